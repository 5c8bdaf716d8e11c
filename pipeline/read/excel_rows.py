"""The rows of a worksheet: calamine's texts, with what the stored numbers show in their formats."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, time
from itertools import chain
from math import isfinite, nan

from python_calamine import CalamineSheet, CalamineWorkbook

from pipeline.read.cleaning import cleaned
from pipeline.read.columns import index_of, letter
from pipeline.read.number_formats import (
    clock_text,
    dated,
    general,
    number_text,
    plain_date,
    shape,
)
from pipeline.read.reading import Reading, Row, Value
from pipeline.read.sheet_census import (
    PLAIN,
    TYPED,
    Sheet,
    Stored,
    columns,
    placed_numbers,
    room_for,
    scan_cells,
    word_of,
)
from pipeline.read.sheet_strings import Strings
from pipeline.read.sheets import without_gaps
from pipeline.read.workbook_parts import Workbook

NO_DATE = "no date, though the cell has a date's format"

#: More cells than this with hardly any filled is a stray value far from the table (A8).
MOST_CELLS = 1_000_000
_STRAY_SHARE = 50
#: Columns a table can have; calamine and Excel allow sixteen thousand.
_WIDEST = 200

Shown = tuple[str, Value, tuple[str, ...]]


@dataclass(slots=True)
class Formats:
    """Turns stored numbers into what the workbook shows, remembering each pair of both."""

    book: Workbook
    strings: Strings
    known: dict[Stored, Shown] = field(default_factory=dict)

    def shown(self, cell: Stored) -> Shown:
        """Text, typed value and marks of one stored cell."""
        found = self.known.get(cell)
        if found is None:
            text, value, marks = self._show(*cell)
            # The count looks over words; what a number's format adds to it is looked over here.
            text = cleaned(text) if cell[0] in TYPED else text
            found = self.known[cell] = (text, value, marks)
        return found

    def _show(self, kind: bytes, raw: bytes, style: int) -> Shown:
        if kind == b"s":
            return self.strings.of((int(raw),))[0], None, ()
        if kind == b"d":
            return _written_date(raw.decode("utf-8", "replace").strip())
        if kind == b"n":
            try:
                number = float(raw)
            except ValueError:
                number = nan
            if not isfinite(number):
                return raw.decode("utf-8", "replace"), None, ()
            return self._number(number, self.book.format(style))
        return word_of(kind, raw), None, ()

    def _number(self, number: float, code: str) -> Shown:
        if not shape(code).is_date:
            return number_text(number, code), number, ()
        shown = dated(number, code, self.book.epoch_1904)
        return shown or (general(number), number, (NO_DATE,))


def _written_date(text: str) -> Shown:
    """A date that Strict workbooks may write out instead of counting days."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text, None, ()
    if moment.time() == time() and "T" not in text:
        return plain_date(moment), moment.date(), ()
    return f"{plain_date(moment)} {clock_text(moment, False)}", moment, ()


@dataclass(slots=True)
class Library:
    """Calamine, which opens the workbook when it is first asked."""

    data: bytes
    _opened: CalamineWorkbook | None = None

    def sheet(self, name: str) -> CalamineSheet:
        """One sheet. Raises CalamineError where the library refuses the sheet or the workbook."""
        if self._opened is None:
            self._opened = CalamineWorkbook.from_filelike(io.BytesIO(self.data))
        return self._opened.get_sheet_by_name(name)


def is_far(part: bytes, filled: int) -> bool:
    """True where a cell, be it empty, names a place so far away that the library dies of it."""
    return is_stray(room_for(part), filled)


def is_sparse(part: bytes, scan: Sheet) -> bool:
    """True where the library would make room for a million empty cells, and die of it."""
    if scan.usual:
        width = columns(part)
    else:
        width = max((column + 1 for _, column, _ in scan.stored), default=0)
    return is_stray(scan.rows * width, scan.filled)


def is_stray(area: int, filled: int) -> bool:
    """True for an area so large and so empty that some value stands far from any table."""
    return area > MOST_CELLS and filled * _STRAY_SHARE < area


def rows_of(read: CalamineSheet, scan: Sheet, part: bytes, formats: Formats) -> list[Row]:
    """The rows of a sheet, blank ones within the table included."""
    grid: list[list[str]] = read.to_python(skip_empty_area=False)  # type: ignore[assignment]
    rows = list(map(Row, range(1, len(grid) + 1), grid))
    for number, column in scan.unsaved:
        # The library knows no cell where no value was saved.
        rows += [Row(more, []) for more in range(len(rows) + 1, number + 1)]
        rows[number - 1].texts += [""] * (column + 1 - len(rows[number - 1].texts))
    if scan.usual:
        _put_numbers(rows, placed_numbers(part), formats)
    _put_stored(rows, _not_left_to_library(scan, formats), formats)
    if set(map(type, chain.from_iterable(row.texts for row in rows))) - {str}:
        # A value of another type where the raw XML has none: shown as the library has it.
        for row in rows:
            row.texts = [text if type(text) is str else str(text) for text in row.texts]
    return without_gaps(rows)


def _not_left_to_library(sheet: Sheet, formats: Formats) -> Iterable[tuple[int, int, Stored]]:
    """The cells whose text is taken from the raw XML: never a text the library reads whole."""
    loose = formats.strings.loose
    return (
        place
        for place in sheet.stored
        if (int(place[2][1]) in loose if place[2][0] == b"s" else place[2][0] not in PLAIN)
    )


def _put_numbers(
    rows: list[Row], numbers: Iterable[tuple[bytes, bytes, bytes, bytes]], formats: Formats
) -> None:
    """Put what each number shows into its cell. Written out: it runs for every number."""
    known: dict[tuple[bytes, bytes], Shown] = {}
    columns = {letters: index_of(letters.decode()) for letters in {cell[0] for cell in numbers}}
    height = len(rows)
    for letters, digits, style, raw in numbers:
        number, column = int(digits), columns[letters]
        if number > height or column >= len(rows[number - 1].texts):
            continue
        shown = known.get((style, raw))
        if shown is None:
            shown = known[style, raw] = formats.shown((b"n", raw, int(style or 0)))
        row = rows[number - 1]
        row.texts[column], row.values[column], marks = shown
        if marks:
            row.mark(column, *marks)


def _put_stored(
    rows: list[Row], stored: Iterable[tuple[int, int, Stored]], formats: Formats
) -> None:
    """Put what each stored cell shows into its cell."""
    height = len(rows)
    for number, column, cell in stored:
        if number > height:
            continue
        row = rows[number - 1]
        if column < len(row.texts):
            put(row, column, cell, formats)


def put(row: Row, column: int, cell: Stored, formats: Formats) -> None:
    """Put what a stored cell shows into its row, which grows where it is too short."""
    row.texts += [""] * (column + 1 - len(row.texts))
    text, typed, marks = formats.shown(cell)
    row.texts[column] = text
    if cell[0] in TYPED:
        row.values[column] = typed
    if marks:
        row.mark(column, *marks)


# ---------------------------------------------------------------- values far from any table


def sparse_rows(
    reading: Reading, name: str, part: bytes, formats: Formats
) -> tuple[list[Row], list[str]]:
    """The rows of a sheet whose values stand far apart, without the empty cells between them.

    Values beyond any table's width become notes with their address (BAD_INPUTS 50); the second
    value is the texts of the numbers among them, which are no typed cells of the grid.
    """
    scan = scan_cells(part)
    last = letter(max(column for _, column, _ in scan.stored))
    reading.problem(
        "stray-cell", found=f"{last}{scan.rows}", sheet=name, row=scan.rows, column=last
    )
    rows: dict[int, Row] = {}
    numbers: list[str] = []
    for number, column, cell in sorted(scan.stored):
        if column >= _WIDEST:
            text = formats.shown(cell)[0]
            address = f"cell {letter(column)}{number}"
            reading.block("note", text, sheet=name, row=number, column=letter(column), part=address)
            numbers += [text] * (cell[0] in TYPED)
            continue
        put(rows.setdefault(number, Row(number, [])), column, cell, formats)
    return list(rows.values()), numbers
