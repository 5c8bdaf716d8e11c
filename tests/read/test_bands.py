"""Sheets read by the column give the rows, the count and the cells that reading by the row gives."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model import Cell, Grid
from pipeline.read import excel
from pipeline.read.bands import Band, Bands, Column, column_of
from pipeline.read.readers import read_bytes
from pipeline.read.reading import Reading, Table
from pipeline.read.wire import decode, encode, framed
from pipeline.read.wire_grid import Rubbish
from tests.office import sheet, xlsx, xrow
from tests.read.test_lost_cells import inline_workbook, shared_workbook

TEXT = st.sampled_from(["", "Seen", "At home", "Café \u201cvisit\u201d"])
DAYS = (date(2024, 4, 3), date(2024, 4, 5))


@st.composite
def banded(draw: st.DrawFn) -> Bands:
    """Bands whose rows lie among each other."""
    numbers = draw(st.lists(st.integers(1, 40), min_size=1, max_size=12, unique=True))
    width = draw(st.integers(1, 5))
    dealt: dict[int, list[int]] = {}
    for number in sorted(numbers):
        dealt.setdefault(draw(st.integers(0, 2)), []).append(number)
    bands = []
    for some in dealt.values():
        columns: list[Column | None] = []
        for _ in range(draw(st.integers(0, width))):
            kind, size = draw(st.integers(0, 2)), len(some)
            texts = draw(st.lists(TEXT, min_size=size, max_size=size))
            which = draw(st.lists(st.integers(0, 1), min_size=size, max_size=size))
            days = Column(("03/04/2024", "05/04/2024"), which, DAYS)
            columns.append([None, column_of(texts), days][kind])
        bands.append(Band(some, columns))
    return Bands(sorted(bands, key=lambda band: band.numbers[0]), width)


def journey(table: Table) -> Grid:
    """The table as it reaches the parent."""
    reading = Reading("xlsx", [table])
    (grid,) = decode(encode(reading, refused=False), "police", "a.xlsx").content
    assert isinstance(grid, Grid)
    return grid


@settings(max_examples=150, derandomize=True, deadline=None)
@given(bands=banded())
def test_by_the_column_and_by_the_row_are_one_reading(bands: Bands) -> None:
    by_column, by_row = Table("Log", bands), Table("Log", Table("Log", bands).rows)
    assert by_column.bands is not None
    assert by_row.bands is None
    ours, theirs = Reading("xlsx", [by_column]), Reading("xlsx", [by_row])
    assert list(filter(None, ours.shown_texts())) == list(filter(None, theirs.shown_texts()))
    assert ours.typed_cells() == theirs.typed_cells()
    assert by_column.size == by_row.size
    assert journey(by_column) == journey(by_row)
    assert by_column.bands is not None  # nobody asked for the rows
    assert by_column == by_row


def test_a_column_that_says_the_same_few_things_is_kept_as_these() -> None:
    few = column_of(["Police", "Police", "School", "Police", "School"])
    assert (few.texts, few.which) == (["Police", "School"], [0, 0, 1, 0, 1])
    assert column_of(["a", "b", "a"]).which is None
    late = [f"Record {n}" for n in range(40)] * 2
    assert column_of(late).shown() == late


@pytest.mark.parametrize("written", [inline_workbook, shared_workbook])
@pytest.mark.parametrize("column", [0, 1])
def test_a_cell_lost_from_a_column_stops_the_file(
    written: Callable[[], bytes], column: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = excel.plain_rows

    def loses_one(*asked: object) -> Bands:
        bands = whole(*asked)  # type: ignore[arg-type]
        assert bands is not None
        band = max(bands.bands, key=lambda band: len(band.numbers))
        kept = band.columns[column]
        assert kept is not None
        texts = list(kept.shown())
        texts[7] = ""
        # (A date that is lost leaves a column without types.)
        band.columns[column] = replace(kept, texts=texts, which=None, values=None)
        return bands

    monkeypatch.setattr(excel, "plain_rows", loses_one)
    reading, _ = read_bytes(written(), "a.xlsx")
    assert not reading.census.balanced
    assert [problem.code for problem in reading.problems] == ["census-imbalance"]


def test_rows_that_are_missing_or_say_nothing_are_blank_rows_of_the_table() -> None:
    said = '<c r="{}{}" t="inlineStr"><is><t>{}</t></is></c>'
    rows = [
        f'<row r="{number}">{said.format("A", number, text)}{said.format("C", number, text)}</row>'
        for number, text in ((2, "Date"), (3, ""), (4, "Seen"), (40, "Called"), (41, ""))
    ]
    reading, _ = read_bytes(xlsx(sheet(*rows)), "a.xlsx")
    (table,) = reading.tables()
    assert table.bands is not None
    grid = journey(table)
    texts = [(row.number, "".join(cell.text for cell in row.cells)) for row in grid.rows]
    assert texts == [
        (1, ""), (2, "DateDate"), (3, ""), (4, "SeenSeen"), *((n, "") for n in range(5, 25)),
        (40, "CalledCalled"),
    ]  # fmt: skip
    assert grid.rows[0].cells == (Cell("A"), Cell("B"), Cell("C"))
    assert reading.census.balanced


def test_a_number_past_all_time_in_a_sheet_of_an_unusual_form_is_read() -> None:
    cells = (
        '<c r="A1" s="1"><v>1E+20</v></c><c r="B1" t="inlineStr"><is><r><t>Seen</t></r></is></c>'
    )
    data = xlsx(sheet(f'<row r="1">{cells}</row>', xrow(2, "x")), formats=("[h]:mm",))
    reading, refused = read_bytes(data, "a.xlsx")
    (table,) = reading.tables()
    assert not refused
    assert table.rows[0].texts == ["2399999999999999888151:53", "Seen"]
    assert reading.census.balanced


# ---------------------------------------------------------------- answers out of shape


def counts(*numbers: int) -> bytes:
    return array("Q", numbers).tobytes()


def answer(width: object, told: object, *bulk: bytes) -> Grid:
    made = {
        "kind": "xlsx", "refused": False, "content": [["bands", "Log", [], width, told]],
        "aside": [], "problems": [], "properties": [], "census": [0, 0, 0, []], "attachments": [],
    }  # fmt: skip
    (grid,) = decode(framed(made, bulk), "police", "a.xlsx").content
    assert isinstance(grid, Grid)
    return grid


def test_a_table_of_columns_comes_back_as_rows() -> None:
    few = [["Police", None], ["03/04/2024", ["day", "2024-04-03"]]]
    grid = answer(3, [[2, [3, few]]], counts(4, 7), b"a\x7fb", counts(1, 0))
    assert [(row.number, row.cells) for row in grid.rows] == [
        (4, (Cell("A", "a"), Cell("B", "03/04/2024", date(2024, 4, 3)), Cell("C"))),
        (7, (Cell("A", "b"), Cell("B", "Police"), Cell("C"))),
    ]


@pytest.mark.parametrize(
    ("width", "told", "bulk"),
    [
        (1, [[1, [1]]], [counts(1), b"x", b"more"]),
        (1, [[2, [1]]], [counts(1), b"x"]),
        (1, [[2, [1]]], [counts(1, 2), b"x"]),
        (1, [[1, [3]]], [counts(1), b"x\x7fy"]),
        (1, [[1, [2]]], [counts(1), b"x"]),
        (1, [[1, [-1]]], [counts(1), b"x"]),
        (1, [[1, [True]]], [counts(1), b"x"]),
        (1, [[1, [1]]], [counts(1), b"\xff"]),
        (1, [[1, [1, 1]]], [counts(1), b"x", b"y"]),
        (1, [[1, [[["x", None]]]]], [counts(1), counts(1)]),
        (1, [[1, [[["x", None]]]]], [counts(1), counts(2**63)]),
        (1, [[1, [[[5, None]]]]], [counts(1), counts(0)]),
        (1, [[1, [[["x", ["day", "2024-02-31"]]]]]], [counts(1), counts(0)]),
        (1, [[1, "x"]], [counts(1)]),
        (1, [[-1, []]], []),
        (16_385, [[1, []]], [counts(1)]),
        (16_384, [[400, []]], [counts(*range(400))]),
        (2**62, [[1, []]], [counts(1)]),
        ("1", [[1, []]], [counts(1)]),
        (1, None, []),
    ],
)
def test_a_table_of_columns_out_of_shape_is_rubbish(
    width: object, told: object, bulk: list[bytes]
) -> None:
    with pytest.raises(Rubbish):
        answer(width, told, *bulk)
