"""Workbooks: words stay words, dates are dates, nothing is cut, findings lead to their events."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date, time

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.case import Agency, Case
from pipeline.errors import Broken
from pipeline.model import NO_DATE, Event, EventDate, Finding, Locator, Precision
from pipeline.render.clean import clean
from pipeline.render.excel import chronology_book, clock
from pipeline.render.workbook import (
    LONGEST,
    Column,
    Jump,
    Sheet,
    Toned,
    sheet_name,
    split,
    workbook,
)
from tests.render.reading import parts


class Merged:
    """A chronology as the renderers need it."""

    def __init__(self, *events: Event) -> None:
        self.events = events


def event(number: int, **more: object) -> Event:
    """An invented event of the police."""
    when = EventDate(
        date(2024, 5, number), date(2024, 5, number), Precision.DAY, as_written=f"{number}.5.24"
    )
    return Event(**{  # type: ignore[arg-type]
        "event_id": f"police-{number:04d}", "agency": "police", "when": when, "event": f"Visit {number}",
        "time": "10:30", "locator": Locator("police", "return.xlsx", "Sheet1", number + 1), **more,
    })  # fmt: skip


CASE = Case(
    "x", "EXR-2026-01", "llr", "t", "child-1", agencies=(Agency("police", "Exampleshire Police"),)
)


def opened(data: bytes) -> openpyxl.Workbook:
    """A workbook as another library reads it."""
    return openpyxl.load_workbook(io.BytesIO(data))


@pytest.mark.parametrize(
    ("last", "precision", "told"),
    [
        (date(2024, 5, 1), Precision.DAY, (2024, "2024-05")),
        (date(2024, 5, 31), Precision.MONTH, (2024, "2024-05")),
        (date(2024, 12, 31), Precision.YEAR, (2024, None)),
        (date(2025, 2, 1), Precision.RANGE, (None, None)),
    ],
)
def test_the_long_sheet_counts_an_event_in_no_month_its_date_does_not_give(
    last: date, precision: Precision, told: tuple[int | None, str | None]
) -> None:
    when = EventDate(date(2024, 5, 1), last, precision, as_written="as written")
    made = opened(chronology_book(Merged(event(1, when=when)), [], CASE, marking="OFFICIAL"))
    heads, row = made["Long"][1], made["Long"][2]
    held = {head.value: cell.value for head, cell in zip(heads, row, strict=True)}
    assert (held["Year"], held["Month"] or None) == told
    assert held["Precision"] == str(precision)


def test_the_chronology_book_has_events_findings_sources_and_a_long_sheet() -> None:
    found = Finding(
        "gaps", "A gap", "Thirty days", ("police-0002", "police-0001"), ("police",), key_line=1
    )
    made = opened(chronology_book(Merged(event(1), event(2)), [found], CASE, marking="OFFICIAL"))
    assert made.sheetnames == ["Events", "Findings", "Sources", "Long"]
    events = made["Events"]
    heads = [held.value for held in events[1]]
    row = dict(zip(heads, events[2], strict=True))
    assert row["Event id"].value == "police-0001"
    assert row["Agency"].value == "Exampleshire Police"
    assert row["Date from"].value.date() == date(2024, 5, 1)
    assert row["Date as written"].value == "1.5.24"
    assert row["Precision"].value == "day"
    assert row["Time"].value == time(10, 30)
    assert row["Place in the file"].value == "Sheet1, row 2"
    assert events.freeze_panes == "B2"
    assert events.auto_filter.ref or events.tables
    assert [(made["Findings"].cell(n, 7).value, made["Findings"].cell(n, 7).hyperlink.location) for n in (2, 3)] == [
        ("police-0002", "'Events'!A3"), ("police-0001", "'Events'!A2"),
    ]  # fmt: skip
    assert [held.value for held in made["Sources"][2]][:3] == [
        "Exampleshire Police",
        "return.xlsx",
        2,
    ]
    assert made["Long"].max_row == 3
    long_heads = [held.value for held in made["Long"][1]]
    assert long_heads[:3] == ["Event id", "Agency", "Department"]
    assert "Impact" not in heads  # nobody filled it in
    assert {"Analysis", "Expected practice"} <= set(heads)
    assert [made["Findings"].cell(n, 4).value for n in (2, 3)] == ["Thirty days"] * 2


def test_events_can_be_filtered_by_what_was_found_of_them() -> None:
    """Last seen alone before May, and who was told: two filters of one sheet."""
    two = ("police-0001", "police-0002")
    case = replace(CASE, child="child-1")
    found = [
        Finding("ages", "Age", data={"person": "child-1", "ages": {two[0]: "14 months"}}),
        Finding("ages", "Age", data={"person": "sibling-1", "ages": {two[0]: "9 years"}}),
        Finding("last_seen", "Record", about=two[:1], data={"record": {two[0]: "alone"}}),
        Finding("last_seen", "Last seen alone", about=two[:1], data={}),
        Finding("known_by", "Told", about=two[:1], data={"told": ("police", "x"), "heard": ("gp",)}),
        Finding("known_by", "First", about=two, key_line=1, data={"first": {}}),
        Finding("key_lines", "Line", about=two, key_line=1),
        Finding("key_lines", "Line", about=two[:1], key_line=3),
    ]  # fmt: skip
    made = chronology_book(Merged(event(1), event(2)), found, case, key_events=(two[1], "gone-1"))
    first, second = (
        dict(zip([held.value for held in opened(made)["Events"][1]], row, strict=True))
        for row in opened(made)["Events"].iter_rows(min_row=2, values_only=True)
    )
    assert (first["Found: child's age"], first["Found: child seen"]) == ("14 months", "alone")
    assert first["Found: told or met"] == "Exampleshire Police; x"
    assert first["Found: told by"] == "gp"
    assert (first["Found: key lines"], second["Found: key lines"]) == ("1; 3", "1")
    assert (first["Key event"], second["Key event"]) == (None, "yes")
    assert second["Found: child seen"] is None
    assert not [head for head in opened(chronology_book(Merged(event(1)), [], CASE))["Events"][1] if "Found" in head.value]  # fmt: skip


def test_each_row_of_the_findings_sheet_stands_alone_and_answers_of_its_event() -> None:
    two = ("police-0001", "police-0002")
    found = [
        Finding("last_seen", "Record", "Two rows", two, data={
            "record": {two[0]: "alone", two[1]: "seen"},
            "basis": {two[0]: "column", two[1]: "words"},
        }),
        Finding("same_incident", "One", "Differ", two, ("police",), data={
            "adds": {}, "disagree": {"time": {two[0]: "10:30"}, "people": {two[0]: ("child-1",)}},
        }),
        Finding("known_by", "Told", "", two[:1], data={"told": ("police", "x"), "heard": ()}),
        Finding("missed_appointments", "In a row", "", two[1:], data={"kinds": {two[1]: "no access"}}),
        Finding("gaps", "A gap", "Nothing points", (), ("police",)),
    ]  # fmt: skip
    sheet = opened(chronology_book(Merged(event(1), event(2)), found, CASE))["Findings"]
    heads = [held.value for held in sheet[1]]
    rows = [
        dict(zip(heads, row, strict=True)) for row in sheet.iter_rows(min_row=2, values_only=True)
    ]
    assert [row["Of this event"] for row in rows] == [
        "seen alone; read from the agency's own column", "seen; read from its words",
        "time: 10:30", None, "told or met Exampleshire Police, x", "no access", None,
    ]  # fmt: skip
    assert [row["Detail"] for row in rows[:4]] == ["Two rows"] * 2 + ["Differ"] * 2
    assert {row["Date from"].date() for row in rows[:6]} == {date(2024, 5, 1), date(2024, 5, 2)}
    assert rows[0]["Date as written"] == "1.5.24"
    assert {row["Whose event"] for row in rows[:6]} == {"Exampleshire Police"}
    assert rows[6]["Event"] is None


def test_a_rule_turned_off_stands_among_the_findings_with_its_reason() -> None:
    off = {"Gaps in the records": "Scope is four days."}
    sheet = opened(chronology_book(Merged(event(1)), [], CASE, off=off))["Findings"]
    assert [held.value for held in sheet[2]][1:4] == [
        "Gaps in the records", "Turned off for this review", "Scope is four days.",
    ]  # fmt: skip


def test_an_uncertain_or_unknown_date_is_never_a_certain_one() -> None:
    spring = EventDate(
        date(2022, 3, 1),
        date(2022, 5, 31),
        Precision.SEASON,
        uncertain=True,
        as_written="?spring 2022",
    )
    made = opened(chronology_book(Merged(event(1, when=spring), event(2, when=NO_DATE)), [], CASE))[
        "Events"
    ]
    assert [made.cell(2, n).value for n in (6, 7, 8)] == ["season", "yes", "?spring 2022"]
    assert made.cell(2, 5).value.date() == date(2022, 5, 31)
    assert [made.cell(3, n).value for n in (4, 5, 6)] == [None, None, "unknown"]


def test_the_agencys_other_columns_are_kept_with_their_headings() -> None:
    more = event(1, extra=(("Officer's collar no.", "0123"), ("File", "A-1"), ("File", "A-2")))
    made = opened(chronology_book(Merged(more), [], CASE))["Events"]
    row = {held.value: made.cell(2, held.column).value for held in made[1]}
    assert row["Officer's collar no."] == "0123"
    assert row["File"] == "A-1\nA-2"
    assert row["File (2)"] == "return.xlsx"


@pytest.mark.parametrize(
    "typed",
    [
        "=1+1",
        "+44 1632 960001",
        "-",
        "@SUM(A1)",
        '=HYPERLINK("http://x")',
        "00123",
        "1E5",
        "TRUE",
        "http://x.example",
        "mailto:a@b.example",
    ],
)
def test_words_never_become_a_formula_a_number_or_a_link(typed: str) -> None:
    made = chronology_book(Merged(event(1, event=typed)), [], CASE)
    held = opened(made)["Events"].cell(2, 13)
    assert held.value == typed
    assert held.data_type == "s"
    assert held.hyperlink is None
    assert not [name for name, part in parts(made).items() if b"<f>" in part]


def test_long_words_go_on_below_and_are_never_cut() -> None:
    words = " ".join(str(number) for number in range(20_000))
    made = opened(
        chronology_book(
            Merged(event(1, event=words), event(2)),
            [Finding("r", "t", about=("police-0002",))],
            CASE,
        )
    )
    column = [made["Events"].cell(n, 13).value for n in range(2, made["Events"].max_row + 1)]
    pieces = [text for text in column if text and "Visit" not in text]
    assert len(pieces) > 3
    whole = "".join(re.sub(r"^\(continued\) | \(continued below\)$", "", piece) for piece in pieces)
    assert whole == words
    row = 2 + len(pieces)
    assert made["Findings"].cell(2, 7).hyperlink.location == f"'Events'!A{row}"
    assert made["Events"].cell(row, 1).value == "police-0002"


@settings(max_examples=40)
@given(st.text("ab \n", min_size=1, max_size=30), st.integers(1, 9))
def test_pieces_fit_and_put_together_again_are_the_words(word: str, times: int) -> None:
    words = word * (times * 9000 // len(word))
    pieces = split(words)
    assert all(len(piece) <= LONGEST for piece in pieces)
    joined = "".join(
        piece[
            len("(continued) ") * bool(number) : len(piece)
            - len(" (continued below)") * (number < len(pieces) - 1)
        ]
        for number, piece in enumerate(pieces)
    )
    assert joined == words


@settings(max_examples=25)
@given(st.lists(st.text(st.characters(), max_size=60), min_size=1, max_size=5))
def test_any_words_come_back_as_they_were_typed(texts: list[str]) -> None:
    made = opened(workbook([Sheet("S", (Column("A"),), [[text] for text in texts])]))["S"]
    for number, text in enumerate(texts, start=2):
        # Excel writes a carriage return and some controls as escapes; ours are cleaned before.
        assert (made.cell(number, 1).value or "") == clean(text).replace("\r", "\n")


def test_the_same_values_give_the_same_bytes_with_nobody_in_them() -> None:
    first = chronology_book(Merged(event(1)), [], CASE)
    assert chronology_book(Merged(event(1)), [], CASE) == first
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    core = parts(first)["docProps/core.xml"].decode()
    assert "<dc:creator></dc:creator>" in core
    assert re.findall(r"(\d{4})-\d\d-\d\dT", core) == ["1980", "1980"]


def test_a_form_has_drop_downs_help_and_room_to_write() -> None:
    columns = (
        Column("Date", 12, "date", help="Day, month, four-figure year."),
        Column("Seen alone?", 10, options=("Yes", "No")),
    )
    made = opened(
        workbook(
            [Sheet("Chronology", columns, [], ("Chronology", "Fill in a row an event."), blank=50)]
        )
    )
    rules = made["Chronology"].data_validations.dataValidation
    assert {rule.type for rule in rules} == {"date", "list"}
    assert made["Chronology"]["A1"].value == "Chronology"
    assert next(iter(made["Chronology"].tables.values())).ref == "A4:B54"


def test_a_shade_carries_a_sign_and_a_jump_its_place() -> None:
    sheet = Sheet(
        "A",
        (Column("x"), Column("y")),
        [[Toned("Housing", "late"), Jump("see", "A", 2)], [True, 3.5]],
    )
    made = opened(workbook([sheet]))["A"]
    assert made["A2"].value == "✗ Housing"
    assert made["B2"].hyperlink.location == "'A'!A2"
    assert [made["A3"].value, made["B3"].value] == ["yes", 3.5]


def test_a_row_that_does_not_fill_its_columns_is_refused() -> None:
    with pytest.raises(Broken, match="fills its columns"):
        workbook([Sheet("A", (Column("x"), Column("y")), [["only one"]])])


def test_sheet_names_are_ones_excel_accepts() -> None:
    taken: set[str] = set()
    names = [
        sheet_name(name, taken) for name in ("Q&A: [all]/*", "x" * 40, "x" * 41, "X" * 40, "'", "")
    ]
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)
    assert len({name.lower() for name in names}) == len(names)


@pytest.mark.parametrize(
    ("text", "read"), [("10:30", time(10, 30)), ("24:00", "24:00"), ("", ""), ("early", "early")]
)
def test_a_time_is_a_time_only_when_it_is_one(text: str, read: object) -> None:
    assert clock(text) == read


def test_rows_that_are_read_are_as_high_as_their_words_and_those_to_fill_in_are_left_alone() -> (
    None
):
    words = "said and done " * 20
    rows = [["a", words], ["b", "short"], ["c", "one\ntwo\nthree"]]
    columns = (Column("Id", 10), Column("Words", 40))
    for fitted in (True, False):
        made = workbook([Sheet("Read", columns, rows, fitted=fitted)])
        page = parts(made)["xl/worksheets/sheet1.xml"].decode()
        high = [float(h) for h in re.findall(r'<row [^>]*\sht="([\d.]+)"', page)]
        if fitted:
            assert len(high) == 2
            assert high[0] >= 12.75 * len(words) / 40
        else:
            assert high == []


def test_a_sheet_prints_its_first_columns_and_says_so() -> None:
    columns = tuple(Column(f"C{n}", 10) for n in range(5))
    made = workbook([Sheet("Wide", columns, [list("abcde")], printed=3)])
    assert "Wide!$A$1:$C$2" in parts(made)["xl/workbook.xml"].decode()
    assert "3 of 5 columns" in parts(made)["xl/worksheets/sheet1.xml"].decode()
