"""The combined summary and the meeting pack: what they say, and what they say is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest

from pipeline.assemble.combined_summary import combined_summary
from pipeline.assemble.meeting_pack import meeting_pack
from pipeline.assemble.returns import returns
from pipeline.document import Callout, Link, Part, Table, inlines, on_cover, paragraph, plain, walk
from pipeline.model import (
    Entry,
    Finding,
    InformationReport,
    Locator,
    Register,
    Relationship,
    ReportSection,
)
from pipeline.problems import Problem
from pipeline.render.pdf import pdf
from pipeline.render.word import word
from pipeline.worksheets import Action, Attendance, Meeting, Worksheets
from tests.case.invented_case import CASE, PROFILES, TEMPLATES, event, fields, review, said

EVENTS = (
    event("council-0001", date(2025, 1, 7), "Referral received.", "Assessment begun."),
    event("police-0001", date(2026, 2, 20), "Called to the home."),
    event("council-0002", date(2026, 2, 21), "Police told us of a call."),
)
REPORT = InformationReport(
    "police",
    "information-report",
    (
        ReportSection("voice", "Voice", ("Linnet whispered to the officer.",)),
        ReportSection("good-practice", "Good practice", ("An officer waited with her.",)),
        ReportSection("single-agency-learning", "Learning", ("Record who was in the room.",)),
    ),
)
REPLY = InformationReport(
    "council",
    "reply",
    (
        ReportSection("safety", "Immediate safety", ("The children are with an aunt.",)),
        ReportSection("identity", "Race", ("The family speak Invented at home.",)),
        ReportSection("involvement", "Extent", ("An assessment in 2025.",)),
    ),
)
SHARED = Finding(
    "same_incident",
    "May be accounts of one incident",
    "2 accounts. They differ about: date.",
    about=("police-0001", "council-0002"),
    agencies=("police", "council"),
    data={"disagree": ("date",)},
)


@pytest.mark.requirement("L28", "L38", "P18", "S9", "L18")
def test_section_one_is_collated_from_the_replies(tmp_path: Path) -> None:
    words = said(
        combined_summary(
            review(tmp_path, events=EVENTS, reports=(REPORT, REPLY), findings=(SHARED,))
        )
    )
    for line in (
        "Linnet Quagmire",
        "5 years",  # her age at the incident
        "mother of Linnet Quagmire",
        "Linnet whispered to the officer.",
        "An officer waited with her.",
        "Record who was in the room.",
        "The children are with an aunt.",
        "The family speak Invented at home.",
        "An assessment in 2025.",
        "20/2/26",  # as its agency wrote it
        "They differ about: date.",
    ):
        assert line in words, line
    assert words.index("Section 1") < words.index("Section 2") < words.index("Section 3")


def test_what_was_not_looked_for_is_said_with_its_reason_and_never_as_not_found(
    tmp_path: Path,
) -> None:
    nothing = "No incident was found that more than one agency tells of."
    assert nothing in said(combined_summary(review(tmp_path / "a", events=EVENTS)))
    off = '\n[analyse.off]\nsame_incident = "Read by hand."\nlast_seen = "Asked of each agency."\n'
    words = said(combined_summary(review(tmp_path / "b", text=CASE + off, events=EVENTS)))
    assert nothing not in words
    for line in (
        "Possible accounts of one incident: not looked for in this review. Read by hand.",
        "When the child was seen, and seen alone: not looked for in this review. Asked of each agency.",
    ):
        assert line in words


def test_what_nobody_answered_is_said_to_be_unanswered(tmp_path: Path) -> None:
    words = said(combined_summary(review(tmp_path)))
    assert words.count("No agency’s reply speaks of this yet.") >= 5


def test_key_events_are_those_chosen_and_until_then_those_before_the_incident(
    tmp_path: Path,
) -> None:
    words = said(combined_summary(review(tmp_path / "a", events=EVENTS)))
    assert "The events of the 28 days up to the incident." in words
    assert "Called to the home." in words
    assert "Referral received." not in words
    chosen = CASE + '\n[report]\nkey_events = ["council-0001"]\n'
    words = said(combined_summary(review(tmp_path / "b", text=chosen, events=EVENTS)))
    assert "Referral received." in words
    assert "Called to the home." not in words


def test_a_plain_day_stands_beside_a_date_written_otherwise(tmp_path: Path) -> None:
    iso = [
        replace(one, when=replace(one.when, as_written=f"{one.when.earliest}")) for one in EVENTS
    ]
    words = said(combined_summary(review(tmp_path, events=iso)))
    near = next(one for one in iso if one.event == "Called to the home.")
    on = near.when.earliest
    assert f"{on}\n{on.day} {on:%B} {on.year}" in words


def test_no_events_before_the_incident_are_said_to_be_none(tmp_path: Path) -> None:
    words = said(combined_summary(review(tmp_path, events=())))
    assert "No event of the 28 days up to the incident is recorded." in words
    assert "The events of the 28 days" not in words


def test_somebody_who_had_died_by_then_has_no_age_at_the_incident(tmp_path: Path) -> None:
    made = review(tmp_path)
    gone = Entry("grandfather-1", "person", "Oak Quagmire", role="grandfather",
                 born=date(1958, 1, 1), died=date(2024, 1, 16),
                 relationships=(Relationship("grandfather", made.case.child),))  # fmt: skip
    made = replace(made, register=Register((*made.register.entries, gone)))
    words = said(combined_summary(made))
    assert "died 16 January 2024" in words
    assert "66 years" not in words


def test_the_agenda_gives_the_day_of_the_case_file_until_there_is_a_worksheet(
    tmp_path: Path,
) -> None:
    made = review(tmp_path)
    on = made.case.dates["meeting"]
    words = said(meeting_pack(made))
    assert f"{on:%A} {on.day} {on:%B} {on.year}. Time and place to be confirmed." in words
    assert "Date, time and place to be confirmed." not in words


@pytest.mark.requirement("L2", "L3", "L4", "L5", "L37", "L38", "L39", "L40")
def test_sections_two_and_three_ask_everything_with_answer_and_reason(tmp_path: Path) -> None:
    found = fields(combined_summary(review(tmp_path)))
    asked = [f"criteria.{key}" for key in ("improvements", "themes", "together", "panel")]
    asked += [
        f"circumstances.{key}" for key in ("one_agency", "no_involvement", "areas", "institution")
    ]
    asked += [f"serious_case.{key}" for key in ("abuse_or_neglect", "outcome", "harm")]
    for tag in asked:
        assert found[f"{tag}.answer"].kind == "choice"
        assert found[f"{tag}.answer"].options == ("yes", "no", "not yet known")
        assert found[f"{tag}.reason"].kind == "text"
    for tag in (
        "safety.child", "safety.siblings", "safety.others", "learning.immediate",
        "learning.shared", "improvement.potential", "decision.answer", "decision.reason",
        "decision.alternative", "advisor.whether", "advisor.areas", "advisor.attending",
        "family.engagement", "parallel.effect", "meeting.quorate", "meeting.tabled",
    ):  # fmt: skip
        assert tag in found, tag
    assert "alternative learning review" in found["decision.answer"].options
    words = said(combined_summary(review(tmp_path)))
    assert "meeting one does not by itself require a review" in words


@pytest.mark.requirement("L2")
def test_an_answer_known_already_is_not_asked_for_twice(tmp_path: Path) -> None:
    known = CASE + (
        '\n[rapid_review.criteria.themes]\nanswer = "yes"\nreason = "Seen in two reviews."\n'
        '\n[rapid_review.serious_case]\nabuse_or_neglect = "suspected"\ndied = false\n'
        'seriously_harmed = true\nharm = ["neglect", "physical abuse"]\n'
        'impairment = "not yet known"\nreason = "The injuries are not explained."\n'
    )
    held = review(tmp_path, text=known)
    found = fields(combined_summary(held))
    assert found["criteria.themes.answer"].value == "yes"
    assert found["criteria.themes.reason"].value == "Seen in two reviews."
    assert found["serious_case.abuse_or_neglect.answer"].value == "yes"
    assert found["serious_case.outcome.answer"].value == "yes"
    told = {key: found[f"serious_case.{key}.reason"].value for key in ("outcome", "harm")}
    assert told == {"outcome": "Seriously harmed.",
                    "harm": "Neglect and physical abuse. Not yet known."}  # fmt: skip
    suspected = found["serious_case.abuse_or_neglect.reason"].value
    assert suspected == "Suspected. The injuries are not explained."
    assert found["key_lines.1"].value == "Neglect: How was neglect seen?"


def test_what_the_meeting_decided_stands_over_what_was_known_before(tmp_path: Path) -> None:
    (tmp_path / "decisions").mkdir(parents=True)
    (tmp_path / "decisions" / "rapid-review.toml").write_text(
        '[answers]\n"decision.answer" = "local review"\n', encoding="utf-8"
    )
    assert fields(combined_summary(review(tmp_path)))["decision.answer"].value == "local review"


@pytest.mark.requirement("L30")
def test_each_agencys_return_is_received_in_part_nil_unreadable_or_missing(tmp_path: Path) -> None:
    nil = InformationReport("gp", "nil-return")
    held = review(tmp_path, events=EVENTS, reports=(REPORT, nil), files={"council": 1})
    states = {found.agency.key: found.state for found in returns(held)}
    assert states == {"police": "received", "council": "in part", "gp": "nil return"}
    held = review(tmp_path, files={"council": 2})
    found = {one.agency.key: one for one in returns(held)}
    assert found["council"].state == "unreadable"
    assert "2 files received. No part of the return could be read." in found["council"].why()
    assert found["gp"].state == "not received"
    assert "It was due on 19 March 2026." in found["gp"].why()


def test_a_return_with_rows_that_block_is_received_and_says_so(tmp_path: Path) -> None:
    problem = Problem("file-empty", Locator("police"))
    held = review(tmp_path, events=EVENTS, reports=(REPORT,), problems=(problem,))
    police = returns(held)[0]
    assert police.state == "received"
    assert police.why() == "1 entry could not be read."


# ---------------------------------------------------------------- the pack

SHEETS = Worksheets(
    meetings=(Meeting("RR", date(2026, 3, 24), "10:00", "Room 1", "rapid review meeting"),),
    attendance=tuple(
        Attendance("RR", f"Person {n}", key, present="yes", conflict="none")
        for n, key in enumerate(("police", "council", "gp"))
    ),
    actions=(Action("A1", "Share the learning", owner="Ada Quill", agency="police"),),
)


@pytest.mark.requirement("L34", "L36", "L38")
def test_the_pack_holds_its_papers_in_the_order_of_the_agenda(tmp_path: Path) -> None:
    held = review(tmp_path, events=EVENTS, worksheets=SHEETS)
    pack = meeting_pack(
        held,
        chronology=(paragraph("The chronology."),),
        timeline=(paragraph("The timeline."),),
        papers=(Part("Referral form", (paragraph("As received."),), tab=True),),
    )
    parts = [block for block in pack.blocks if isinstance(block, Part)]
    assert [part.title for part in parts] == [
        "Agenda",
        "Attendance and quorum",
        "Deadlines",
        "Referral form",
        "Combined summary",
        "Multi-agency chronology",
        "Timeline",
        "Actions",
    ]
    assert [part.title for part in parts if part.tab] == [
        "Referral form",
        "Combined summary",
        "Multi-agency chronology",
        "Timeline",
    ]
    assert (pack.reference, pack.marking) == ("INV-2026-07", held.profile.marking)
    words = said(pack)
    assert "Quorate" in words
    assert "Meeting on Tuesday 24 March 2026." in words
    assert "Share the learning" in words


def test_every_link_of_the_pack_has_somewhere_to_go(tmp_path: Path) -> None:
    from pipeline.document import Heading, TableRow, cell

    rows = tuple(TableRow((cell(one.event_id),), anchor=one.event_id) for one in EVENTS)
    chronology = (Table(("Event",), rows),)
    held = review(tmp_path, events=EVENTS, worksheets=SHEETS, findings=(SHARED,))
    pack = meeting_pack(held, chronology=chronology)
    anchors, targets = set(), set()
    for block in walk(pack.blocks):
        anchors.add(getattr(block, "anchor", ""))
        if isinstance(block, Table):
            anchors |= {row.anchor for row in block.rows}
        targets |= {
            part.target[1:]
            for content in inlines(block)
            for part in content
            if isinstance(part, Link) and part.target.startswith("#")
        }
    assert targets
    assert targets <= anchors
    headings = [b.anchor for b in walk(pack.blocks) if isinstance(b, Heading) and b.anchor]
    assert len(set(headings)) == len(headings)


def test_an_agency_that_holds_nothing_is_not_asked_to_confirm_its_records(tmp_path: Path) -> None:
    nil = InformationReport("gp", "nil-return")
    (table,) = [
        b
        for b in walk(combined_summary(review(tmp_path, reports=(nil,))).blocks)
        if isinstance(b, Table) and b.caption == "Records secured and alerts placed"
    ]
    found = {plain(row.cells[0].content[0]): plain(row.cells[1].content[0]) for row in table.rows}
    assert found["GP"] == "No records held"
    assert found["Police"] == "Not confirmed"


def test_the_cover_says_what_is_missing_and_why(tmp_path: Path) -> None:
    pack = meeting_pack(review(tmp_path, events=EVENTS))
    missing = [b for b in pack.blocks if isinstance(b, Callout) and b.kind == "missing"]
    assert len(missing) == 1
    words = said(missing)
    assert "Inventshire Police" in words
    assert "Not received: information report. It was due on 19 March 2026." in words


def test_what_is_missing_stands_on_the_title_page_itself(tmp_path: Path) -> None:
    pack = meeting_pack(review(tmp_path, events=EVENTS))
    file = pypdfium2.PdfDocument(pdf(replace(pack, blocks=pack.blocks[: on_cover(pack) + 2])))
    first, second = (file[number].get_textpage().get_text_bounded() for number in (0, 1))
    file.close()
    assert "Not received: information report." in " ".join(first.split())
    assert "Not received" not in second
    assert "Contents" in second
    words = BytesIO(word(pack, [TEMPLATES / "_shared"]))
    before, _, after = ZipFile(words).read("word/document.xml").decode().partition(">Contents<")
    assert after
    assert before.count("<w:pageBreakBefore/>") == 1  # the one before the contents


@pytest.mark.parametrize("key", PROFILES)
def test_the_pack_is_made_under_every_profile_in_its_own_words(tmp_path: Path, key: str) -> None:
    held = review(tmp_path, key, events=EVENTS, worksheets=SHEETS)
    words = said(meeting_pack(held)) + said(combined_summary(held))
    assert held.profile.word("officer") in words
    assert held.profile.name in words
    assert "{" not in words


def test_the_genogram_is_a_paper_of_the_restricted_pack_only_when_given(tmp_path: Path) -> None:
    held = review(tmp_path)
    assert "Genogram" not in [p.title for p in meeting_pack(held).blocks if isinstance(p, Part)]
    given = meeting_pack(held, genogram=(paragraph("A drawing."),))
    assert "Genogram" in [part.title for part in given.blocks if isinstance(part, Part)]
