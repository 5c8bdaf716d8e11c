"""What goes to each agency, the letters, and what is never left out of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipeline.assemble.forms import chronology_template, template_columns
from pipeline.assemble.letters import (
    advisor_outcome,
    advisor_papers,
    covering_email,
    delay_notice,
    escalation,
    ladder,
    outcome_agency,
    outcome_referrer,
    panel_covering,
    practitioner,
    reminder,
    reviewer_named,
)
from pipeline.assemble.request import covering_text, request_papers, requests_register
from pipeline.assemble.returns import returns
from pipeline.clocks import deadlines
from pipeline.document import Heading, Table, plain, walk
from tests.case.invented_case import CASE, PROFILES, fields, review, said

ASKING = CASE + (
    '\n[request]\noutline = "A child was hurt."\nsecure_return = "Reply by secure e-mail."\n'
    'signed_by = "Bo Inkwell"\nsigned_role = "Business manager"\n'
    'data_protection = "UK GDPR Article 6"\n'
    '\n[delay]\nreason = "Two agencies have not replied"\nnew_date = 2026-04-10\n'
    '\n[rapid_review]\nreferrer = "Inventshire Council"\ndecision = "local review"\n'
    'decision_reason = "Two agencies held half a story each"\n'
)


@pytest.mark.requirement("L12", "L13", "L14", "L15", "L25", "L29", "L31", "L63")
def test_the_request_says_by_what_power_what_period_and_by_when(tmp_path: Path) -> None:
    held = review(tmp_path, text=ASKING)
    words = said(request_papers(held, held.case.agency("police"))["request-letter"])
    for line in (
        "section 16H of the Children Act 2004",
        "with or without their consent",
        "parents, guardians, carers and other family members",
        "chronology and information report",
        "1 March 2024 to 2 March 2026",
        "Please reply by Thursday 19 March 2026. Reply by secure e-mail.",
        "The basis for sharing it: UK GDPR Article 6.",
        "keep fact apart from opinion",
        "commissioned by the NHS, whether given by the NHS, an independent provider or a voluntary",
        "secure your records today",
        "place an alert on the records of the child, brothers and sisters, parents and carers",
        "take legal advice",
        "Insp Ada Quill, Inventshire Police, reviews@police.example",
    ):
        assert line in words, line
    assert "[to be completed" not in words


@pytest.mark.requirement("L66", "L68", "L69", "E37")
def test_each_agency_is_sent_the_templates_for_what_is_asked_and_no_other(tmp_path: Path) -> None:
    held = review(tmp_path)
    papers = {agency.key: set(request_papers(held, agency)) for agency in held.case.agencies}
    assert papers == {
        "police": {
            "request-letter", "reply-template", "chronology-template",
            "information-report-template",
        },
        "council": {"request-letter", "reply-template", "chronology-template"},
        "gp": {"request-letter", "reply-template", "factual-summary-template"},
    }  # fmt: skip


@pytest.mark.requirement("L15", "L16", "L18", "L28", "L31", "L72", "S3", "S9", "K9", "K10", "E29")
def test_the_reply_template_asks_for_everything_once(tmp_path: Path) -> None:
    held = review(tmp_path)
    form = request_papers(held, held.case.agency("gp"))["reply-template"]
    found = fields(form)
    (table,) = [block for block in form.blocks if isinstance(block, Table)]
    asked = {f"reply.{row.anchor}" for row in table.rows} | set(found)
    for key in (
        "author", "contact", "records_secured", "records_place", "records_person", "alert", "basis",
        "extent", "route", "family", "involvement", "analysis", "voice", "identity",
        "good_practice", "safety", "learning", "actions", "practitioners", "parallel",
    ):  # fmt: skip
        assert f"reply.{key}" in asked, key
    assert "Keep fact apart from opinion" in said(form)
    assert "Facts" in found["reply.involvement"].label
    assert "Opinion" in found["reply.analysis"].label
    assert "direct operational involvement" in found["reply.practitioners"].label
    assert "police witness" in found["reply.parallel"].label
    assert "subject to a rapid review: yes, no, or no records held" in said(form)
    assert len(asked) == len(table.rows) + len(found)


@pytest.mark.requirement("L69")
def test_a_factual_summary_is_asked_for_no_analysis(tmp_path: Path) -> None:
    held = review(tmp_path)
    form = request_papers(held, held.case.agency("gp"))["factual-summary-template"]
    assert not [tag for tag in fields(form) if "analysis" in tag or "learning" in tag]
    assert "no analysis is asked for" in said(form)


@pytest.mark.requirement("L8", "L68", "E40", "K4", "K5")
def test_the_information_report_asks_for_analysis_against_each_key_line(tmp_path: Path) -> None:
    held = review(tmp_path)
    form = request_papers(held, held.case.agency("police"))["information-report-template"]
    found = fields(form)
    assert found["information_report.kloe-1"].label == "How was neglect seen?"
    assert {"information_report.single_learning", "information_report.system_learning"} <= set(
        found
    )
    assert "why it made sense then" in found["information_report.analysis"].label


@pytest.mark.parametrize("key", PROFILES)
def test_every_heading_of_a_form_is_one_the_reader_of_returns_knows(
    tmp_path: Path, key: str
) -> None:
    held = review(tmp_path, key)
    known = {
        heading.casefold() for found in held.profile.report_synonyms.values() for heading in found
    }
    for agency in held.case.agencies:
        for name, form in request_papers(held, agency).items():
            if not name.endswith("template") or name.startswith("chronology"):
                continue
            for block in walk(form.blocks):
                if isinstance(block, Heading):
                    title = plain(block.content).casefold()
                    opening = title.startswith(("about this", "key line", "records", "sharing"))
                    assert opening or title in known, title


@pytest.mark.requirement("L65")
@pytest.mark.parametrize("key", PROFILES)
def test_every_column_of_the_chronology_template_is_one_the_reader_knows(
    tmp_path: Path, key: str
) -> None:
    held = review(tmp_path, key)
    known = {
        field: {heading.casefold() for heading in headings}
        for field, headings in held.profile.synonyms.items()
    }
    for column in template_columns(held):
        assert column.heading.casefold() in known[column.field], column.heading
    words = said(chronology_template(held, held.case.agency("police")))
    assert "Organisational changes" in words


@pytest.mark.requirement("L65", "E39")
def test_llr_offers_the_two_optional_columns_and_essex_asks_for_reflection(tmp_path: Path) -> None:
    llr = {column.field for column in template_columns(review(tmp_path))}
    assert {"analysis", "expected_practice"} <= llr
    essex = {column.field: column.heading for column in template_columns(review(tmp_path, "essex"))}
    assert essex["analysis"] == "Reflection"


def test_the_covering_email_names_nobody_of_the_family(tmp_path: Path) -> None:
    held = review(tmp_path, text=ASKING)
    text = covering_text(held, held.case.agency("police"))
    assert text.startswith("Subject: INV-2026-07: request for information, reply by Thursday 19")
    assert "Quagmire" not in text
    assert "Please do not put anyone's name in the subject line" in text


@pytest.mark.requirement("L63", "L70")
def test_the_register_of_requests_says_what_was_asked_of_whom_and_when(tmp_path: Path) -> None:
    text = CASE.replace(
        "due = 2026-03-19\ncontact",
        'due = 2026-03-19\nmore_asked = [{ what = "The supervision notes", on = 2026-03-20 }]\ncontact',
    )
    register = requests_register(review(tmp_path, text=text))
    words = said(register)
    assert "The supervision notes, 20 March 2026" in words
    assert "6 March 2026" in words
    (table,) = [block for block in register.blocks if isinstance(block, Table)]
    assert len(table.rows) == 3


@pytest.mark.requirement("L17", "E6")
def test_the_ladder_is_the_partnerships(tmp_path: Path) -> None:
    steps = ladder(review(tmp_path))
    assert [to for to, _ in steps] == [
        "Independent Reviewer or a member of the Case Review Panel",
        "Case Review Group",
        "the strategic lead of the agency",
        "the Safeguarding Partners",
    ]
    essex = ladder(review(tmp_path, "essex"))
    assert essex[0] == ("the agency's member of the CSPR Sub-committee", "Essex, Rapid Reviews")


@pytest.mark.requirement("L30", "L17", "L12")
def test_a_chaser_says_what_is_missing_and_the_next_letter_goes_up_the_ladder(
    tmp_path: Path,
) -> None:
    held = review(tmp_path, text=ASKING)
    police = returns(held)[0]
    words = said(reminder(held, police))
    assert "We have not had: chronology and information report." in words
    assert "due on Thursday 19 March 2026" in words
    up = said(escalation(held, police, 2))
    assert "To: The strategic lead of the agency" in up
    assert "section 16H" in up


@pytest.mark.requirement("L20", "P4", "P20")
def test_a_delay_goes_to_the_panel_and_the_secretary_of_state_with_its_reason(
    tmp_path: Path,
) -> None:
    held = review(tmp_path, text=ASKING)
    step = next(one for one in deadlines(held.case, held.profile) if one.key == "review_complete")
    letters = delay_notice(held, step)
    words = "\n".join(said(letter) for letter in letters)
    assert len(letters) == 2
    assert "Secretary of State for Education" in words
    panel = dict(held.profile.rows("addresses"))["national_panel"]
    assert f"{panel['email']} ({panel['note']})" in words
    assert panel["note"] == "confirm before sending"
    assert "The reason is: Two agencies have not replied." in words
    assert "10 April 2026" in words


@pytest.mark.requirement("L41", "L42", "L43")
def test_the_outcome_goes_to_the_panel_the_referrer_and_each_agency(tmp_path: Path) -> None:
    held = review(tmp_path, text=ASKING)
    panel = said(panel_covering(held))
    assert "Our decision is: Local Child Safeguarding Practice Review." in panel
    assert "Two agencies held half a story each." in panel
    assert "(1) Neglect." in panel
    assert "To: Inventshire Council" in said(outcome_referrer(held))
    agency = said(outcome_agency(held, returns(held)[0]))
    assert "tell your own inspectorate" in agency


def test_an_agency_that_sent_nothing_is_not_thanked_for_it(tmp_path: Path) -> None:
    held = returns(review(tmp_path, text=ASKING))[0]
    silent = said(
        outcome_agency(review(tmp_path, text=ASKING), replace(held, state="not received"))
    )
    assert "Nothing that Inventshire Police was asked for had reached the review." in silent
    assert "Thank you" not in silent
    heard = said(outcome_agency(review(tmp_path, text=ASKING), replace(held, state="in part")))
    assert "Thank you for what Inventshire Police gave to the review." in heard


def test_a_reply_knows_the_address_it_goes_to(tmp_path: Path) -> None:
    asking = ASKING.replace(
        'signed_by = "Bo Inkwell"', 'signed_by = "Bo Inkwell"\nreply_to = "office@board.example"'
    )
    held = review(tmp_path, text=asking)
    police = held.case.agency("police")
    for paper in (request_papers(held, police)["request-letter"], covering_email(held, police)):
        assert "Reply by secure e-mail. Our address is office@board.example." in said(paper)


@pytest.mark.requirement("L26", "L41")
def test_the_panel_reads_that_a_referred_case_had_not_been_notified(tmp_path: Path) -> None:
    text = ASKING.replace('child = "child-1"', 'child = "child-1"\ntrack = "referred"', 1)
    text = text.replace("notification = 2026-03-05\n", "")
    words = said(panel_covering(review(tmp_path, text=text)))
    assert "a case that was referred to us on 4 March 2026 and had not been notified" in words
    assert "[to be completed: incident" not in words


def test_a_letter_that_tells_of_the_meeting_bears_no_day_before_it(tmp_path: Path) -> None:
    before = said(outcome_referrer(review(tmp_path / "a", text=ASKING)))
    assert "Date: [to be completed]" in before
    later = ASKING.replace("prepared = 2026-03-20", "prepared = 2026-03-25")
    assert "25 March 2026" in said(outcome_referrer(review(tmp_path / "b", text=later)))


@pytest.mark.requirement("L39", "L40")
def test_the_advisor_has_the_two_questions_before_and_the_decision_after(tmp_path: Path) -> None:
    held = review(tmp_path, text=ASKING)
    before = said(advisor_papers(held))
    assert "as an observer" in before
    assert "whether there should be a review, and on its key areas" in before
    assert "written advice on both questions before the meeting" in before
    after = said(advisor_outcome(held))
    assert "tell us your advice on it" in after
    assert "speak with the safeguarding partners" in after


@pytest.mark.requirement("L54")
def test_the_reviewers_name_goes_to_three_addresses(tmp_path: Path) -> None:
    letters = reviewer_named(review(tmp_path))
    assert [said(letter).count("Dr Thistle Farraday") for letter in letters] == [1, 1, 1]
    words = "\n".join(said(letter) for letter in letters)
    for mailbox in ("NationalReviewPanel", "SCR.SIN@ofsted", "Mailbox.CPOD"):
        assert mailbox in words
    assert words.count("confirm before sending") == 3


@pytest.mark.requirement("K1", "K2", "K8", "K9", "K10", "K13")
def test_a_practitioner_is_told_what_a_review_is_and_is_not(tmp_path: Path) -> None:
    words = said(practitioner(review(tmp_path, "kent")))
    assert "what can be learned" in words
    assert "not a criminal inquiry" in words
    assert "Practitioners' Learning Event" in words
    assert "witness for the police" in words
    assert "before it is published" in words
    assert "a colleague may come with you" in words


def test_a_letter_with_a_hole_in_it_shows_the_hole(tmp_path: Path) -> None:
    assert "[to be completed: decision]" in said(panel_covering(review(tmp_path)))
    assert "[to be completed: outline]" in said(
        request_papers(review(tmp_path), review(tmp_path).case.agency("gp"))["request-letter"]
    )


@pytest.mark.parametrize("key", PROFILES)
def test_no_place_is_left_unfilled_in_any_letter_of_any_profile(tmp_path: Path, key: str) -> None:
    held = review(tmp_path, key, ASKING)
    agency = held.case.agency("police")
    made = [
        *request_papers(held, agency).values(),
        panel_covering(held),
        outcome_referrer(held),
        outcome_agency(held, returns(held)[0]),
        advisor_papers(held),
        advisor_outcome(held),
        practitioner(held),
        reminder(held, returns(held)[0]),
    ]
    for document in made:
        assert "{" not in said(document) + document.title


def test_prepared_day_is_the_case_files_and_not_the_clocks(tmp_path: Path) -> None:
    assert "20 March 2026" in said(advisor_papers(review(tmp_path, text=ASKING)))
    assert str(date(2026, 3, 20).year) in said(requests_register(review(tmp_path)))
