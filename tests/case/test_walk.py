"""A rapid review from the first day to the last under each partnership, as its officer runs it."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pikepdf
import pytest

from pipeline.assemble.combined_summary import combined_summary
from pipeline.cli import main
from pipeline.gather import gather
from pipeline.profile import read_profile
from pipeline.progress import Silent
from pipeline.render.word import word
from tests.case import walked
from tests.case.invented_case import PROFILES, TEMPLATES

#: What reads as a slip in a letter or a paper, whoever it is for.
SLIPS = ("{", "}", "?:", ".:", ": .", ", ,", "()", "shared default", " None ", "True", "False")
SHOWN = ("chronology.docx", "combined-summary.docx", "meeting-pack.docx", "advisor-pack.docx",
         "national-panel-summary.docx", "decision-record.docx")  # fmt: skip


class Office:
    """One review in a folder of its own, worked through the command line alone."""

    def __init__(self, root: Path, partnership: str) -> None:
        self.folder = root / "inputs" / "walk"
        self.made = root / "outputs" / "walk" / "restricted"
        self.partnership = partnership

    def put(self, agency: str, name: str, data: bytes) -> None:
        """A file arrives and is saved where it belongs, as it came."""
        place = self.folder / "returns" / agency
        place.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(data)

    def edit(self, before: str, after: str) -> None:
        """Change a line of the case file."""
        path = self.folder / "case.toml"
        text = path.read_text("utf-8")
        assert before in text
        path.write_text(text.replace(before, after), "utf-8")

    def states(self) -> dict[str, str]:
        """The tracker's own words, agency by agency, read from the status page."""
        assert main(["status", "-q", "walk"]) == 0
        page = (self.made / "status" / "status.html").read_text("utf-8")
        names = {"police": "Inventshire Police", "council": "Inventshire Council",
                 "health": "Inventshire Integrated Care Board", "school": "Pretend Primary School",
                 "housing": "Castle in the Air Homes"}  # fmt: skip
        table = page[page.index('id="returns"') :]
        found = {}
        for key, name in names.items():
            row = table[table.index(name) :].split("</tr>")[0]
            found[key] = next(
                state
                for state in ("Late", "Queried", "Corrected", "Valid", "Nil return", "Asked")
                if f">{state}<" in row or f" {state}<" in row
            )
        return found


def _first_day(office: Office) -> None:
    assert main(["new", "walk", "--partnership", office.partnership]) == 0
    walked.fill_case(office.folder)
    walked.fill_register(office.folder)
    assert main(["request", "-q", "walk"]) == 0


def _returns_come_in(office: Office) -> None:
    asked = office.made / "requests"
    template = asked / "police" / "chronology-template.xlsx"
    office.put("police", "a.xlsx", walked.fill_chronology(template, walked.POLICE_EVENTS))
    reply, _ = walked.complete(
        asked / "police" / "reply-template.docx", walked.REPLY, walked.REPLY_FIELDS
    )
    office.put("police", "reply.docx", reply)
    office.put("council", "council.csv", walked.COUNCIL.encode())
    cut = (asked / "school" / "chronology-template.docx").read_bytes()[:6000]
    office.put("school", "school.docx", cut)
    office.put("housing", "housing.txt", b"Nil return. Castle in the Air Homes holds no records.\n")


def _papers_come_in(office: Office) -> None:
    form, _ = walked.complete(
        office.made / "requests" / "referral-form.docx", {"referral.incident": "He was hurt."}
    )
    (office.folder / "papers" / "form.docx").write_bytes(form)
    page = pikepdf.new()
    page.add_blank_page(page_size=(595, 842))
    page.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    out = io.BytesIO()
    page.save(out)
    (office.folder / "papers" / "notice.pdf").write_bytes(out.getvalue())
    office.edit(
        "[rapid_review]",
        '[rapid_review]\nreferral_form = "form.docx"\nnotification = "notice.pdf"',
    )


def _meeting(office: Office) -> None:
    walked.fill_sheets(
        office.folder / "meetings.xlsx", meetings=walked.MEETINGS, attendance=walked.CAME
    )
    walked.fill_sheets(office.folder / "actions.xlsx", actions=walked.ACTIONS)
    # The summary is taken from the street itself, so that one build serves the whole walk.
    review = gather(office.folder, Silent()).review
    sent = office.folder.parent / "summary.docx"
    sent.write_bytes(word(combined_summary(review), review.profile.folders))
    _, tags = walked.complete(sent, {})
    completed, _ = walked.complete(sent, walked.meeting_answers(tags))
    sent.write_bytes(completed)
    assert main(["adopt", str(sent), "--review", "walk"]) == 0


def _corrections(office: Office) -> None:
    template = office.made / "requests" / "police" / "chronology-template.xlsx"
    again = walked.fill_chronology(template, walked.POLICE_AGAIN)
    office.put("police", "b.xlsx", again)
    (office.folder / "decisions" / "versions.toml").write_text(
        f'[[stands]]\nagency = "police"\nsha256 = "{hashlib.sha256(again).hexdigest()}"\n'
        'decided_by = "Business Manager"\ndecided_on = 2026-01-26\nreason = "A correction."\n',
        "utf-8",
    )
    office.put("council", "council.csv", walked.COUNCIL_RIGHT.encode())
    office.edit("prepared = 2026-01-21", "prepared = 2026-01-27")


Walk = tuple[Office, dict[str, dict[str, str]]]


def _walk(root: Path, partnership: str) -> Walk:
    """The walk, with the tracker as it stood on the first, a middle and the last day."""
    held = Office(root, partnership)
    states = {}
    _first_day(held)
    states["asked"] = held.states()
    _returns_come_in(held)
    states["came"] = held.states()
    _papers_come_in(held)
    _meeting(held)
    _corrections(held)
    states["corrected"] = held.states()
    assert main(["build", "-q", "walk"]) == 0
    return held, states


def _the_tracker_follows_each_return_from_asked_to_corrected(walk: Walk) -> None:
    _, states = walk
    assert set(states["asked"].values()) == {"Late"}  # all were due long ago
    assert states["came"] == {
        "police": "Valid", "council": "Queried", "health": "Late", "school": "Late",
        "housing": "Nil return",
    }  # fmt: skip
    assert states["corrected"]["police"] == "Corrected"
    assert states["corrected"]["council"] == "Valid"
    assert states["corrected"]["health"] == "Late"


def _reminders_of_those_who_have_replied_do_not_lie_ready(walk: Walk) -> None:
    held, _ = walk
    drafts = {path.name for path in (held.made / "status" / "letters").iterdir()}
    assert {"reminder-health.docx", "reminder-school.docx"} <= drafts
    assert not {"reminder-council.docx", "reminder-housing.docx"} & drafts


def _every_paper_of_the_meeting_and_after_it_is_made_and_reads_well(walk: Walk) -> None:
    held, _ = walk
    papers = sorted(held.made.rglob("*.docx"))
    names = {path.relative_to(held.made).as_posix() for path in papers}
    assert set(SHOWN) <= names
    assert {f"letters/outcome-{key}.docx" for key in ("police", "health", "referrer")} <= names
    slips = [
        (path.name, slip) for path in papers for slip in SLIPS if slip in walked.words_of(path)
    ]
    assert slips == []


def _the_papers_speak_the_partnerships_own_words(walk: Walk) -> None:
    held, _ = walk
    profile = read_profile(TEMPLATES, held.partnership)
    letter = walked.words_of(held.made / "letters" / "outcome-police.docx")
    assert profile.word("oversight_group") in letter
    assert profile.name in walked.words_of(held.made / "decision-record.docx")


def _what_the_meeting_wrote_reaches_the_national_panel_without_retyping(walk: Walk) -> None:
    held, _ = walk
    summary = walked.words_of(held.made / "national-panel-summary.docx")
    assert walked.MEETING["decision.reason"] in summary
    assert walked.MEETING["safety.child"] in summary
    assert "Not complete" not in summary
    named = walked.words_of(held.made / "letters" / "reviewer-named-1.docx")
    assert "The decision to hold it was made on 26 January 2026" in named
    assert "to be completed: initiated" not in named


def _an_agencys_practitioners_read_their_own_agency_and_none_of_our_questions(
    walk: Walk,
) -> None:
    held, _ = walk
    pack = walked.words_of(held.made / "practitioners" / "police.docx")
    assert walked.REPLY["reply.voice"] in pack
    assert "What the child said, showed and lived with" not in pack
    assert "Strategy record" not in pack
    query = held.made / "letters" / "police-query.docx"
    assert not query.exists() or "About this reply" not in walked.words_of(query)


def _supplied_papers_stand_in_the_pack_with_nothing_live(walk: Walk) -> None:
    held, _ = walk
    words = walked.words_of(held.made / "meeting-pack.docx")
    assert "He was hurt." in words
    assert "Its 1 page" in words
    with pikepdf.open(held.made / "meeting-pack.pdf") as pack:
        assert "/OpenAction" not in pack.Root
        with pack.open_outline() as outline:
            assert outline.root[-1].title == "Serious incident notification: pages as received"


# One test a partnership: the walk is long, and workers that share tests out would each walk it.
@pytest.mark.requirement("L7", "L30", "L34", "L38", "L41", "L42", "E2", "E6", "S1")
@pytest.mark.parametrize("partnership", PROFILES)
def test_a_rapid_review_runs_from_the_first_day_to_the_last(
    partnership: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    walk = _walk(tmp_path, partnership)
    _the_tracker_follows_each_return_from_asked_to_corrected(walk)
    _reminders_of_those_who_have_replied_do_not_lie_ready(walk)
    _every_paper_of_the_meeting_and_after_it_is_made_and_reads_well(walk)
    _the_papers_speak_the_partnerships_own_words(walk)
    _what_the_meeting_wrote_reaches_the_national_panel_without_retyping(walk)
    _an_agencys_practitioners_read_their_own_agency_and_none_of_our_questions(walk)
    _supplied_papers_stand_in_the_pack_with_nothing_live(walk)
