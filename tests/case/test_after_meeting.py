"""After the meeting: the record, who is told, the two further packs, and who does what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipeline.assemble.duties import roles
from pipeline.assemble.forms import referral_form
from pipeline.assemble.notifications import notifications
from pipeline.assemble.other_packs import advisor_pack, agency_pack
from pipeline.assemble.panel_summary import decision_record, panel_summary
from pipeline.assemble.quorum import sheet
from pipeline.assemble.review import Review
from pipeline.assemble.status import lines
from pipeline.document import FormField, Paragraph, plain, walk
from pipeline.model import InformationReport, ReportSection
from pipeline.worksheets import Attendance, Meeting, Worksheets
from tests.case.invented_case import CASE, PROFILES, event, fields, profile, review, said

EVENTS = (
    event("police-0001", date(2026, 2, 20), "Called to the home."),
    event("council-0001", date(2026, 2, 21), "Referral taken."),
)
REPORTS = (
    InformationReport(
        "police", "information-report", (ReportSection("voice", "Voice", ("She whispered.",)),)
    ),
    InformationReport(
        "council", "reply", (ReportSection("safety", "Safety", ("They are with an aunt.",)),)
    ),
)
DECIDED = {
    "decision.answer": "alternative learning review",
    "decision.reason": "Learning is plain; a short review will do.",
    "meeting.tabled": "yes",
    "meeting.quorate": "no",
    "criteria.themes.answer": "yes",
    "criteria.themes.reason": "Seen before.",
}


def _decided(held: Review, **answers: str) -> Review:
    return replace(held, case=replace(held.case, answers={**DECIDED, **answers}))


@pytest.mark.requirement("L3", "L5", "L7", "L35")
def test_the_record_holds_the_decision_apart_from_the_criteria_with_its_reason(
    tmp_path: Path,
) -> None:
    other = {"decision.alternative": "A half day with the three services"}
    words = said(decision_record(_decided(review(tmp_path), **other)))
    assert "Alternative learning review" in words
    assert "Learning is plain; a short review will do." in words
    assert "Seen before." in words
    assert "meeting one does not by itself require a review" in words
    assert "(LLR 1.4.3 to 1.4.5)" in words
    assert "may be shared with partners and, where it is right to, with the family" in words
    assert "The pack was tabled at the meeting." in words
    assert "Quorate, as the meeting itself recorded it: no." in words
    assert "Instead: A half day with the three services." in words


@pytest.mark.requirement("L7")
def test_the_record_of_the_decision_bears_no_day_before_the_meeting(tmp_path: Path) -> None:
    held = _decided(review(tmp_path, text=CASE))
    met, before = held.case.dates["meeting"], date(2026, 3, 1)
    for on, told in ((before, "Prepared by the Business Office. "), (met, " on ")):
        case = replace(held.case, dates={**held.case.dates, "prepared": on})
        for paper in (decision_record, panel_summary):
            line = said(paper(replace(held, case=case))).partition("Prepared by")
            assert told in f"{line[1]}{line[2]}".splitlines()[0]


def test_the_panels_summary_counts_what_section_three_leaves_open(tmp_path: Path) -> None:
    words = said(panel_summary(_decided(review(tmp_path, text=CASE))))
    assert "of section 3 have no answer yet" in words
    assert "sections 2 and 3" not in words


def test_another_partnership_does_not_print_llrs_paragraphs_as_its_own(tmp_path: Path) -> None:
    words = said(decision_record(_decided(review(tmp_path, "kent"))))
    assert "(default, as LLR 1.4.3" in words


@pytest.mark.requirement("L80", "P1", "P15", "E22")
def test_approvals_are_recorded_in_the_partnerships_order_with_their_days(tmp_path: Path) -> None:
    text = CASE + (
        '\n[[review.approvals]]\ndocument = "rapid_review"\ngroup = "oversight_group"\n'
        "on = 2026-03-24\n"
    )
    words = said(decision_record(review(tmp_path, text=text))).splitlines()
    at = words.index("Completes and agrees sections 2 and 3")
    assert words[at + 1] == "24 March 2026"
    assert words[words.index("Ratifies") + 1] == "To be recorded"
    assert at < words.index("Ratifies")


@pytest.mark.requirement("L80")
def test_a_ratification_stands_in_the_record_once_and_out_of_order_it_is_marked(
    tmp_path: Path,
) -> None:
    days = "decision = 2026-03-24\nratified = 2026-03-25"
    text = CASE.replace("meeting = 2026-03-24", f"meeting = 2026-03-24\n{days}")
    assert days in text
    words = said(decision_record(_decided(review(tmp_path, text=text)))).splitlines()
    assert words[words.index("Ratifies") + 1] == "25 March 2026"
    early = text.replace("ratified = 2026-03-25", "ratified = 2026-03-23")
    words = said(decision_record(_decided(review(tmp_path, text=early)))).splitlines()
    assert words[words.index("Ratifies") + 1] == "23 March 2026: before the step above"


def test_what_a_decision_leaves_open_is_not_called_unanswered(tmp_path: Path) -> None:
    held = _decided(review(tmp_path), **{"decision.answer": "local review"})
    words = said(panel_summary(held))
    assert "the alternative learning review" not in words
    assert "Key line 1: " in words
    assert "Key line 5" not in words
    assert "Reason for the decision: Learning is plain; a short review will do." in words
    assert "Was the pack tabled at the meeting rather than sent before? Yes" in words
    other = said(panel_summary(_decided(review(tmp_path))))
    assert "the alternative learning review: Not answered at the meeting" in other


def test_the_record_holds_what_the_meeting_learned_and_how_it_is_shared(tmp_path: Path) -> None:
    learned = {"learning.immediate": "Ask who else lives there.", "learning.shared": "A briefing."}
    words = said(decision_record(_decided(review(tmp_path), **learned)))
    assert "Learned already: Ask who else lives there." in words
    assert "How it is shared: A briefing." in words


@pytest.mark.requirement("E4")
def test_the_papers_issued_are_logged(tmp_path: Path) -> None:
    text = CASE + (
        '\n[[distribution.issued]]\npaper = "Meeting pack"\nto = "All members"\non = 2026-03-19\n'
    )
    words = said(decision_record(review(tmp_path, text=text)))
    assert "Meeting pack" in words
    assert "All members" in words
    assert "19 March 2026" in words


@pytest.mark.requirement("L18", "S10", "P17")
def test_early_learning_is_shown_with_how_it_is_known_to_have_landed(tmp_path: Path) -> None:
    text = CASE + (
        '\n[[rapid_review.early_learning]]\nwhat = "Ring back."\nagency = "police"\n'
        'shared = "Briefing"\n'
        '\n[[rapid_review.early_learning]]\nwhat = "Ask who else lives there."\n'
        'landed = "Ten calls listened to"\n'
    )
    words = said(decision_record(review(tmp_path, text=text)))
    assert "Ring back." in words
    assert "How we know it has landed" in str(
        [
            getattr(block, "header", "")
            for block in decision_record(review(tmp_path, text=text)).blocks
        ]
    )
    assert "To be recorded" in words
    assert "Ten calls listened to" in words


@pytest.mark.requirement("L41")
def test_the_panels_summary_prints_answers_and_no_form(tmp_path: Path) -> None:
    made = panel_summary(_decided(review(tmp_path, events=EVENTS, reports=REPORTS)))
    assert not [block for block in walk(made.blocks) if isinstance(block, FormField)]
    words = said(made)
    assert "Decision: Alternative learning review" in words
    assert "Reason: Seen before." in words
    assert "They are with an aunt." in words


# ---------------------------------------------------------------- who is told


@pytest.mark.requirement("L11", "L22", "L23", "L43", "L54", "L85", "L88")
def test_who_is_told_of_what_follows_the_track_and_the_dates(tmp_path: Path) -> None:
    text = CASE.replace(
        "[scope]", "decision = 2026-03-24\nsent_to_panel = 2026-03-25\n\n[scope]", 1
    )
    found = {one.key: one for one in notifications(_decided(review(tmp_path, text=text)))}
    assert found["incident"].done == date(2026, 3, 5)
    assert "also when it happened outside England" in found["incident"].what
    assert "copy of the notification" in found["copied"].what
    assert found["copied"].to == "Business Office"
    assert found["decision"].done == date(2026, 3, 25)
    assert found["outcome"].open
    assert found["copied"].open
    assert "criteria_met" not in found  # a notified case
    assert "reviewer" not in found  # no local review was decided
    assert not found["report"].open
    assert {"report", "repository"} <= set(found)
    told = "\n".join(lines(_decided(review(tmp_path, text=text)), date(2026, 3, 26)))
    assert "To tell: Referrer and the agencies asked: The outcome (LLR 4.8.2)." in told


@pytest.mark.requirement("L24", "L26")
def test_a_referred_case_that_meets_the_criteria_is_told_to_the_panel(tmp_path: Path) -> None:
    text = CASE.replace('child = "child-1"', 'child = "child-1"\ntrack = "referred"', 1)
    text = text.replace("[scope]", "decision = 2026-03-24\n\n[scope]", 1)
    held = _decided(review(tmp_path, text=text), **{"decision.answer": "local review"})
    found = {one.key: one for one in notifications(held)}
    assert found["criteria_met"].open
    assert found["criteria_met"].source == "LLR 4.1.6"
    assert "incident" not in found


@pytest.mark.requirement("L21", "L23")
def test_the_referral_form_goes_to_the_right_office(tmp_path: Path) -> None:
    words = said(referral_form(review(tmp_path)))
    assert "Cases of Leicester: the Leicester board office (LLR 4.1.1)" in words
    assert "Cases of Leicestershire and Rutland: the Leicestershire and Rutland" in words
    assert {"referral.incident", "referral.safety", "referral.why"} <= set(
        fields(referral_form(review(tmp_path)))
    )
    assert "Send it to the CSPR Project Officer." in said(referral_form(review(tmp_path, "essex")))


@pytest.mark.requirement("L32")
def test_the_sheet_says_in_which_meeting_the_rapid_review_was_held() -> None:
    meeting = Meeting("RR", kind="rapid review", held_as="extraordinary meeting")
    assert "Held as: extraordinary meeting." in said(sheet(meeting, (), profile(), {}, {}))


# ---------------------------------------------------------------- the further packs


@pytest.mark.requirement("L39")
def test_the_advisors_pack_holds_letter_agenda_and_summary(tmp_path: Path) -> None:
    words = said(advisor_pack(review(tmp_path, events=EVENTS, reports=REPORTS)))
    for line in ("as an observer", "Quorum", "Section 1: the facts", "She whispered."):
        assert line.casefold() in words.casefold(), line


@pytest.mark.requirement("E29", "E41", "L72")
@pytest.mark.parametrize("key", PROFILES)
def test_a_practitioners_pack_holds_only_their_own_agencys_words(tmp_path: Path, key: str) -> None:
    held = review(tmp_path, key, events=EVENTS, reports=REPORTS)
    police = said(agency_pack(held, held.case.agency("police")))
    assert "Called to the home." in police
    assert "She whispered." in police
    assert "Referral taken." not in police
    assert "They are with an aunt." not in police
    assert "Council" not in police
    council = said(agency_pack(held, held.case.agency("council")))
    assert "They are with an aunt." in council
    assert "She whispered." not in council


# ---------------------------------------------------------------- who does what


@pytest.mark.requirement("E1", "L9", "L10", "L57", "S7", "S14")
def test_everyone_and_the_oversight_group_know_their_duties(tmp_path: Path) -> None:
    words = said(roles(review(tmp_path)))
    assert "Treat everyone equally" in words
    assert "Learn, without blame." in words
    assert "Commission reviews, watch progress, assure quality" in words
    assert "senior investigating officer, the Crown Prosecution Service" in words


# Duties of people alone: what has to be held, made or logged is not served by printing a duty.
@pytest.mark.requirement("E3", "E7", "E8", "E27", "E28")
def test_essex_role_profiles_are_printed_part_by_part(tmp_path: Path) -> None:
    words = said(roles(review(tmp_path, "essex")))
    for duty in (
        "Oversee the process, advise the statutory partners",
        "Nominate your agency's members of Review Teams.",
        "Resign in writing to the Chair",
        "Share progress, publication dates and final reports",
        "National Panel's pool, recommendation or prior work, with a CV",
        "Agree the project plan and timescales at an initial meeting.",
        "Lead practitioner meetings with an expert of the Review Team.",
        "Present at the learning event",
        "work with your agency's chronology author; be its point of contact",
        "supported during and after",
        "Come to the author meeting",
    ):
        assert duty in words, duty


@pytest.mark.requirement("P2", "P7", "P11", "P17", "P19")
def test_sscp_role_profiles_are_printed_part_by_part(tmp_path: Path) -> None:
    words = said(roles(review(tmp_path, "sscp")))
    for duty in (
        "Attend panel meetings, and where asked the practitioner learning event",
        "Agree the method with the reviewer before the first panel meeting",
        "Chair every panel meeting and learning event",
        "Give timely information; be the point of contact",
        "or send a substitute of equivalent seniority",
        "Champion the review; see that immediate learning is shared.",
        "Be the key contact for agencies, reviewer, chair and panel",
    ):
        assert duty in words, duty


@pytest.mark.requirement("P6", "E26", "L55")
def test_the_panels_members_are_listed_with_agency_and_job_so_its_breadth_can_be_seen(
    tmp_path: Path,
) -> None:
    text = CASE + (
        '\n[[members]]\nname = "Ash Dell"\npart = "panel member"\nagency = "police"\n'
        'job = "Head of public protection"\ndirect_involvement = false\n'
    )
    words = said(roles(review(tmp_path, "sscp", text)))
    assert "Head of public protection" in words
    assert "Inventshire Police" in words
    assert "experience is broad and relevant" in words


@pytest.mark.requirement("S4", "S8", "S11", "S14", "S15")
def test_staffordshires_thirteen_responsibilities_are_printed(tmp_path: Path) -> None:
    words = said(roles(review(tmp_path, "staffordshire")))
    for number in range(1, 14):
        assert f"Staffordshire, Responsibilities {number}" in words.splitlines(), number


@pytest.mark.requirement("K7", "K8")
def test_kents_authors_are_briefed_by_the_reviewer(tmp_path: Path) -> None:
    words = said(roles(review(tmp_path, "kent")))
    assert "Come to the author's briefing with the Independent Reviewer." in words
    assert "Name your agency's author" in words


def test_the_packs_quorum_in_the_record_is_that_of_the_meeting(tmp_path: Path) -> None:
    came = (Attendance("RR", "Ash Dell", "police", present="yes"),)
    sheets = Worksheets((Meeting("RR", date(2026, 3, 24), kind="rapid review"),), came)
    words = said(decision_record(review(tmp_path, worksheets=sheets)))
    assert "Held on 24 March 2026. Not quorate." in words
    asked = Worksheets(sheets.meetings, (replace(came[0], present=""),))
    words = said(decision_record(review(tmp_path, worksheets=asked)))
    assert "Meeting on 24 March 2026. Attendance is not yet recorded." in words
    assert "Held on" not in words


def test_each_answer_with_a_reason_is_marked_to_stand_with_it(tmp_path: Path) -> None:
    told = [
        block for block in panel_summary(review(tmp_path)).blocks if isinstance(block, Paragraph)
    ]
    reasons = [n for n, block in enumerate(told) if plain(block.content).startswith("Reason")]
    assert len(reasons) > 10
    assert {told[n - 1].style for n in reasons} == {"question"}
    assert {told[n].style for n in reasons} == {"body"}
