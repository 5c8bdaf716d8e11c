"""The chronology as a document: every row there, in order, with its words as written."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from pipeline import analyse
from pipeline.assemble.chronology import chronology
from pipeline.assemble.figures import swim_lanes
from pipeline.assemble.findings import footnotes
from pipeline.case import Agency
from pipeline.document import (
    Callout,
    Dated,
    Document,
    Figure,
    Footnote,
    Heading,
    Link,
    PageBreak,
    Paragraph,
    Span,
    Table,
    TableRow,
    inlines,
    plain,
    walk,
)
from pipeline.model import Event, Finding, InformationReport, Locator
from pipeline.problems import CATALOGUE, Problem
from tests.analyse import invented
from tests.analyse.spec import Events, event

MERGED = invented.chronology(120)


def _document(merged=MERGED, findings=(), **more) -> Document:
    return chronology(merged, findings, invented.case(), invented.register(), **more)


def _rows(document: Document) -> list[TableRow]:
    return [
        row
        for block in walk(document.blocks)
        if isinstance(block, Table)
        for row in block.rows
        if row.anchor
    ]


def _text(document: Document) -> str:
    held = (block for block in walk(document.blocks) if isinstance(block, Paragraph))
    return "\n".join(plain(block.content) for block in held)


def _words(row: TableRow) -> str:
    return "\n".join(plain(part) for cell in row.cells for part in cell.content)


@pytest.mark.requirement("L67")
def test_every_event_is_one_row_in_merged_order() -> None:
    assert [row.anchor for row in _rows(_document())] == [e.event_id for e in MERGED.events]


@pytest.mark.requirement("L65")
def test_an_event_keeps_every_word_it_came_with() -> None:
    full = Event(
        event_id="police-0001", agency="police", when=MERGED.events[0].when, event="Told\n\nin two",
        time="14:30", time_as_written="approx 1430hrs", source="CAD 00123", outcome="NFA <b>&",
        analysis="{{ odd }}", expected_practice="No", category="Call", recorded_by="PC 99",
        about="Mother", child_seen="Not seen", impact="Poor", rating="RED", department="Response",
        extra=(("Odd column", "kept"),), marks=("hidden row in the agency's file",),
        locator=Locator("police", "their file.docx", "Table 2", 14),
    )  # fmt: skip
    (row,) = _rows(_document(Events((full,))))
    told = _words(row)
    for words in (
        "Told", "in two", "approx 1430hrs", "CAD 00123", "NFA <b>&", "{{ odd }}", "No", "Call",
        "PC 99", "Mother", "Not seen", "Poor", "RED", "Response", "Odd column: kept",
        "hidden row in the agency's file", "their file.docx, Table 2, row 14",
        full.when.as_written,
    ):  # fmt: skip
        assert words in told


def test_file_names_stand_only_where_words_stand_as_typed() -> None:
    located = Event("gp-1", "gp", MERGED.events[0].when, "Seen",
                    locator=Locator("gp", "poppy.docx", "Table 2", 14))  # fmt: skip
    (typed,) = _rows(_document(Events((located,))))
    (under,) = _rows(_document(Events((located,)), mark=lambda text: (Span(text),)))
    assert "poppy.docx" in _words(typed)
    assert "poppy.docx" not in _words(under)
    assert "Table 2, row 14" in _words(under)


@pytest.mark.parametrize(
    ("written", "beneath"),
    [
        ("2024-05-01", ["2024-05-01", "1 May 2024"]),
        ("?2024-05-01", ["?2024-05-01", "uncertain; read as 1 May 2024"]),
        ("2024-05", ["2024-05", "month only: between 1 May 2024 and 31 May 2024"]),
        ("2024", ["2024", "year only: between 1 January 2024 and 31 December 2024"]),
        ("2024-05-01/2024-05-03", ["2024-05-01/2024-05-03", "1 May 2024 to 3 May 2024"]),
        ("-", ["-", "Date to be confirmed"]),
    ],
)
def test_a_date_stands_as_written_and_an_assumed_day_is_never_printed_as_recorded(
    written: str, beneath: list[str]
) -> None:
    (row,) = _rows(_document(Events((event(id="gp-1", date=written, event="Seen"),))))
    assert [plain(part) for part in row.cells[1].content] == beneath
    first = row.cells[1].content[0][0]
    assert isinstance(first, Dated)
    assert first.text == written


def test_contents_are_by_year_and_undated_events_stand_last() -> None:
    document = _document()
    headings = [
        (block.level, plain(block.content))
        for block in walk(document.blocks)
        if isinstance(block, Heading) and block.level == 2
    ]
    years = [words for _, words in headings if re.fullmatch(r"\d{4}|Date to be.*", words)]
    assert years == ["2023", "2024", "2025", "2026", "Date to be confirmed"]


@pytest.mark.requirement("L65")
def test_a_change_in_an_organisation_is_a_band_beside_the_events_of_its_time() -> None:
    events = Events((
        event(id="gp-1", date="2024-05-01", event="Seen"),
        event(id="gp-2", date="2024-05-03", event="Two surgeries merged", kind="organisational change"),
    ))  # fmt: skip
    rows = _rows(_document(events))
    assert [row.band for row in rows] == [False, True]
    assert "Two surgeries merged" in _words(rows[1])
    assert sum(cell.span for cell in rows[1].cells) == len(rows[0].cells)


def test_the_childs_age_stands_beside_each_event() -> None:
    (row,) = _rows(_document(Events((event(id="gp-1", date="2024-05", event="Seen"),))))
    assert plain(row.cells[2].content[0]) == "4 years 2 months to 4 years 3 months"


def test_a_finding_is_a_footnote_with_links_to_the_other_events() -> None:
    found = Finding("same_incident", "May be accounts of one incident", "2 accounts.",
                    about=(MERGED.events[3].event_id, MERGED.events[7].event_id))  # fmt: skip
    rows = {row.anchor: row for row in _rows(_document(findings=(found,)))}
    notes = [
        part
        for cell in rows[found.about[0]].cells
        for content in cell.content
        for part in content
        if isinstance(part, Footnote)
    ]
    assert len(notes) == 1
    assert [part.target for part in notes[0].content if isinstance(part, Link)] == [
        f"#{found.about[1]}"
    ]


def test_an_extract_says_that_the_whole_may_tell_of_more() -> None:
    said = "Here stand only those whose every event is in this extract."
    assert said in _text(_document(extract="Events of one agency"))
    assert said not in _text(_document())


def test_every_link_leads_to_an_anchor_of_the_document() -> None:
    case, register = invented.case(), invented.register()
    document = _document(findings=analyse.findings(MERGED, case, register))
    anchors = {row.anchor for row in _rows(document)}
    for block in walk(document.blocks):
        for content in inlines(block):
            notes = [part.content for part in content if isinstance(part, Footnote)]
            for part in (*content, *(p for note in notes for p in note)):
                if isinstance(part, Link):
                    assert part.target.removeprefix("#") in anchors


def test_the_front_page_says_who_has_not_replied_and_how_many_problems_there_are() -> None:
    without = Events(tuple(e for e in MERGED.events if e.agency not in {"gp", "dentist"}))
    nil = InformationReport("dentist", "nil-return")
    code = next(iter(CATALOGUE))
    document = _document(without, problems=(Problem(code, Locator("police")),), reports=(nil,))
    boxes = {b.title: b for b in walk(document.blocks) if isinstance(b, Callout)}
    said = {
        title: [plain(i) for b in walk(box.blocks) for i in inlines(b)]
        for title, box in boxes.items()
    }
    assert said["Asked for a chronology and not replied"] == ["Sample Street Surgery"]
    assert said["Replied that they hold no records"] == ["Sample Dental Practice"]
    assert "1 problem found in the returns" in said
    assert "Sample Dental Practice (replied that it holds no records)" in _asked(document)


def _asked(document: Document) -> list[str]:
    """The names in the table of who was asked."""
    (table,) = [
        b for b in walk(document.blocks)
        if isinstance(b, Table) and b.caption.startswith("Agencies asked")
    ]  # fmt: skip
    return [plain(row.cells[1].content[0]) for row in table.rows]


def test_an_agency_asked_for_a_factual_summary_only_is_not_shown_as_one_without_events() -> None:
    case = invented.case()
    asked = tuple(
        replace(one, asked=("factual-summary",)) if one.key == "gp" else one
        for one in case.agencies
    )
    without = Events(tuple(e for e in MERGED.events if e.agency != "gp"))
    case = replace(case, agencies=asked)
    told = _asked(chronology(without, (), case, invented.register()))
    assert "Sample Street Surgery (asked for a factual summary only)" in told
    assert "Sample Street Surgery" in _asked(chronology(MERGED, (), case, invented.register()))


def test_a_long_finding_is_told_in_full_at_its_first_row_and_pointed_at_from_the_others() -> None:
    ids = tuple(one.event_id for one in MERGED.events[:3])
    for detail, times in (("Long. " * 60, 1), ("Short.", 3)):
        notes = footnotes((Finding("referrals", "A referral", detail, ids, {}),), MERGED)
        told = [plain(notes[one][0].content) for one in ids]
        assert [detail in one for one in told] == [True, *[times == 3] * 2]
        assert [f"Told in full at {ids[0]}." in one for one in told] == [False, *[times == 1] * 2]


def test_the_front_page_says_how_many_of_the_events_are_changes_in_organisations() -> None:
    plain_rows = (event(id="school-1", date="2024-05-01", event="Late."),)
    change = replace(
        event(id="school-2", date="2024-05-02", event="New head."), kind="organisational change"
    )
    assert (
        "changes in organisations" not in _text(_document(Events(plain_rows))).split("scoping")[0]
    )
    told = _text(_document(Events((*plain_rows, change))))
    assert "1 of them is a change in an organisation." in told


def test_a_rule_turned_off_is_said_with_its_reason() -> None:
    case = invented.case(settings={"analyse": {"off": {"gaps": "Records were lost in a flood."}}})
    document = chronology(MERGED, (), case, invented.register())
    (box,) = [
        b for b in walk(document.blocks)
        if isinstance(b, Callout) and b.title == "Not looked for in this review"
    ]  # fmt: skip
    said = [plain(i) for b in walk(box.blocks) for i in inlines(b)]
    assert said == ["Gaps in the records: Records were lost in a flood."]


def test_agencies_are_told_apart_by_letters_of_their_own() -> None:
    document = _document()
    table = next(b for b in walk(document.blocks) if isinstance(b, Table))
    codes = [plain(row.cells[0].content[0]) for row in table.rows]
    assert len(set(codes)) == len(codes) == 15
    twins = replace(
        invented.case(),
        agencies=tuple(replace(a, name="Same Name Trust") for a in invented.case().agencies),
    )
    table = next(
        b
        for b in walk(chronology(MERGED, (), twins, invented.register()).blocks)
        if isinstance(b, Table)
    )
    assert len({plain(row.cells[0].content[0]) for row in table.rows}) == 15


def test_the_first_table_counts_an_agency_whole_and_by_its_departments() -> None:
    """Two levels of the merge: a department named in the case that recorded nothing shows too."""
    rows = (
        replace(event(id="gp-1", date="2024-05-01"), department="Front  desk"),
        replace(event(id="gp-2", date="2024-06-01"), department="front desk"),
        event(id="gp-3", date="2024-07-01"),
        event(id="school-1", date="2024-05-01"),
    )
    agencies = (
        Agency("gp", "Sample Surgery", departments=("Nurses", "Front desk")),
        Agency("school", "Specimen School"),
    )
    case = invented.case(agencies=agencies)
    made = chronology(Events(rows), (), case, invented.register())
    table = next(block for block in made.blocks if isinstance(block, Table))
    counted = [
        tuple(plain(held.content[0]) for held in row.cells[1:4] if held.content)
        for row in table.rows
    ]
    assert counted == [
        ("Sample Surgery", "3", "1 May 2024"),
        ("– Nurses", "0", "–"),
        ("– Front desk", "2", "1 May 2024"),
        ("– department not named", "1", "1 July 2024"),
        ("Specimen School", "1", "1 May 2024"),
    ]


def test_why_many_accounts_stand_together_is_told_once_and_not_at_each_row() -> None:
    """Of two the reasons are short and stand in the note; of more the note leads to the findings."""
    rows = Events(tuple(event(id=f"gp-{n}", date="2024-05-01") for n in range(3)))
    ids = tuple(e.event_id for e in rows.events)
    reasons = "Set side by side because: the same day."
    for many, there in ((ids[:2], True), (ids, False)):
        found = Finding("same_incident", "One", f"{len(many)} accounts. {reasons}", many, data={
            "adds": {}, "disagree": {"date": {}, "time": {}, "people": {}},
        })  # fmt: skip
        (note,) = footnotes((found,), rows)[ids[0]]
        said = plain(note.content)
        assert (reasons in said) is there
        if not there:
            assert said.startswith(
                "One. 3 accounts; why they stand together is said under Findings."
            )
            assert "They differ about: date, time and people. See gp-1, gp-2." in said


def test_with_figures_each_key_line_is_shown_by_agency_and_month() -> None:
    """And without, as in the meeting pack, which has the one grid of key lines by agency."""
    found = analyse.findings(MERGED, invented.case(), invented.register())
    for figures, least in (((), 1), ((swim_lanes(MERGED, invented.case()),), 5)):
        captions = [b.caption for b in walk(_document(findings=found, figures=figures).blocks)
                    if isinstance(b, Figure)]  # fmt: skip
        assert len(captions) == least
        by_month = "Key line 2, Domestic abuse: events by agency and month"
        assert (by_month in captions) is bool(figures)


def _thin(count: int, analysis: str) -> Events:
    """So many long accounts, of which one carries this analysis."""
    account = "Visited the house. Mother said all was well. " * 3
    rows = [event(id=f"gp-{n}", date="2024-05-01", event=account) for n in range(count)]
    rows[0] = replace(rows[0], analysis=analysis, expected_practice="Partly")
    return Events(tuple(rows))


@pytest.mark.requirement("L65")
def test_little_analysis_stands_by_name_under_its_account_and_much_in_a_column() -> None:
    """One remark among nine long accounts needs no column that is empty on every page."""
    for count, titled in ((1, "Analysis and expected practice"), (9, "Event and any analysis")):
        document = _document(_thin(count, "We were late.\n\nAnd alone."))
        tables = [b for b in walk(document.blocks) if isinstance(b, Table) and b.rows[0].anchor]
        (table,) = (table for table in tables if table.rows[0].anchor == "gp-0")
        assert titled in table.header
        assert len(table.widths) == len(table.header) == len(table.rows[0].cells)
        assert sum(table.widths) == pytest.approx(1)
        told = [plain(part) for part in table.rows[0].cells[4].content]
        under = ["Analysis: We were late.", "And alone.", "Expected practice: Partly"]
        if count == 1:
            assert under[0] not in told
            assert [plain(part) for part in table.rows[0].cells[6].content] == [
                "We were late.", "And alone.", "Expected practice: Partly",
            ]  # fmt: skip
        else:
            assert told[2:5] == under


def test_without_any_analysis_the_table_does_not_speak_of_it() -> None:
    (table,) = [
        b for b in walk(_document(Events((event(id="gp-1", date="2024-05-01"),))).blocks)
        if isinstance(b, Table) and b.rows[0].anchor == "gp-1"
    ]  # fmt: skip
    assert table.header[-2:] == ("Event", "Outcome")


def test_the_first_table_names_no_day_that_is_only_assumed() -> None:
    """A year alone is given as the agency wrote it, not as its first of January."""
    rows = tuple(
        event(id=f"gp-{n}", date=date) for n, date in enumerate(("2019", "2024-05-01", "?2025-06"))
    )
    table = next(b for b in walk(_document(Events(rows)).blocks) if isinstance(b, Table))
    (told,) = [
        [plain(held.content[0]) for held in row.cells[2:]]
        for row in table.rows
        if plain(row.cells[1].content[0]) == "Sample Street Surgery"
    ]
    assert told == ["3", "2019", "?2025-06"]


def test_the_contents_of_the_whole_begin_on_a_page_of_their_own() -> None:
    """With its figures it has so many headings that they would else be torn in two."""
    for figures, apart in ((), False), ((swim_lanes(MERGED, invented.case()),), True):
        blocks = list(_document(figures=figures).blocks)
        (place,) = [
            n for n, b in enumerate(blocks) if isinstance(b, Heading) and b.anchor == "contents"
        ]  # fmt: skip
        assert isinstance(blocks[place - 1], PageBreak) is apart
