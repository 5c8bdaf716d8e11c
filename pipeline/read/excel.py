"""Excel workbooks: .xlsx, .xlsm, Strict or not. Calamine reads, the raw XML is counted beside it.

Nothing is dropped for being hidden: rows, columns and sheets come marked. A number keeps its
zeros, an error or an unsaved formula is never an empty cell.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field

from python_calamine import CalamineError, CalamineWorkbook

from pipeline.read.columns import letter
from pipeline.read.number_formats import dated, number_text
from pipeline.read.package import Package
from pipeline.read.package_notes import note_package, properties
from pipeline.read.reading import Reading, Refused, Row, Table, Value, balance
from pipeline.read.sheet_census import Sheet, scan_sheet, scan_strings, word_of
from pipeline.read.sheets import HIDDEN_SHEET, carry_merges, mark_hidden
from pipeline.read.workbook_parts import (
    SheetAbout,
    SheetPart,
    Workbook,
    about_sheet,
    notes_of_sheet,
    workbook,
)

#: More cells than this with hardly any filled is a stray value far from the table (A8).
MOST_CELLS = 1_000_000
_STRAY_SHARE = 50
#: Blank rows in a row that are kept; a longer gap says no more.
_BLANKS_KEPT = 20
#: Columns a table can have; calamine and Excel allow sixteen thousand.
_WIDEST = 200

Shown = tuple[str, Value, tuple[str, ...]]


@dataclass(slots=True)
class Formats:
    """Turns stored numbers into what the workbook shows, remembering each pair of both."""

    book: Workbook
    strings: Sequence[str]
    known: dict[tuple[bytes, bytes, int], Shown] = field(default_factory=dict)

    def shown(self, cell: tuple[bytes, bytes, int]) -> Shown:
        """Text, typed value and marks of one stored cell."""
        if cell not in self.known:
            self.known[cell] = self._show(*cell)
        return self.known[cell]

    def _show(self, kind: bytes, raw: bytes, style: int) -> Shown:
        if kind == b"s":
            return self.strings[int(raw)], None, ()
        if kind == b"n":
            try:
                number = float(raw)
            except ValueError:
                return raw.decode("utf-8", "replace"), None, ()
            code = self.book.format(style)
            return dated_or_number(number, code, self.book.epoch_1904)
        return word_of(kind, raw), None, ()


def dated_or_number(number: float, code: str, epoch_1904: bool) -> Shown:
    """What a number shows in a format."""
    from_date = dated(number, code, epoch_1904) if code != "General" else None
    return from_date or (number_text(number, code), number, ())


def read_excel(package: Package, data: bytes, reading: Reading) -> None:
    """Read a workbook into ``reading``; its census is balanced sheet by sheet."""
    book = workbook(package)
    strings = scan_strings(package.parts[book.strings]) if book.strings in package.parts else []
    formats = Formats(book, strings)
    if book.epoch_1904:
        reading.problem("excel-1904")
    received: list[tuple[str, list[str]]] = []
    typed: dict[str, int] = {}
    library = _open(data)
    for sheet in book.sheets:
        scan = scan_sheet(package.parts[sheet.part])
        about = about_sheet(package, sheet.part)
        if scan.filled:
            rows = _rows(library, reading, sheet, scan, formats)
            _mark(reading, sheet, scan, about, rows)
            marks = (HIDDEN_SHEET,) if sheet.hidden else ()
            reading.content.append(Table(sheet.name, rows, marks=marks))
            typed[sheet.name] = scan.numbers
        texts = [*(strings[index] for index in scan.strings), *scan.texts]
        received.append((sheet.name, texts))
        received.append((sheet.name, _beside(package, reading, sheet, about)))
    note_package(package, reading)
    reading.properties += properties(package)
    reading.census = balance(reading, received, typed=typed)


def _open(data: bytes) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(data))
    except CalamineError as fault:
        raise Refused("file-damaged", str(fault)) from None


# ---------------------------------------------------------------- rows


def _rows(
    library: CalamineWorkbook,
    reading: Reading,
    sheet: SheetPart,
    scan: Sheet,
    formats: Formats,
) -> list[Row]:
    area = scan.rows * scan.columns
    if area > MOST_CELLS and scan.filled * _STRAY_SHARE < area:
        return _sparse_rows(reading, sheet.name, scan, formats)
    try:
        grid = library.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
    except CalamineError as fault:
        raise Refused("file-damaged", f"{sheet.name}: {fault}", sheet.name) from None
    rows, blank = [], 0
    for number, values in enumerate(grid[: scan.rows], start=1):
        row = _row(number, values[: scan.columns], scan, formats)
        blank = 0 if row.values or any(row.texts) else blank + 1
        if blank <= _BLANKS_KEPT:
            rows.append(row)
    return rows


def _sparse_rows(reading: Reading, name: str, scan: Sheet, formats: Formats) -> list[Row]:
    """The rows of a sheet whose values stand far apart, without the empty cells between them.

    Values beyond any table's width become notes with their address (BAD_INPUTS 50).
    """
    reading.problem(
        "stray-cell", found=f"{letter(scan.columns - 1)}{scan.rows}", sheet=name, row=scan.rows,
        column=letter(scan.columns - 1),
    )  # fmt: skip
    by_row: dict[int, dict[int, tuple[bytes, bytes, int]]] = {}
    for (number, column), cell in sorted({**scan.cells, **scan.shared}.items()):
        by_row.setdefault(number, {})[column] = cell
    rows = []
    for number, cells in by_row.items():
        near = {column: cell for column, cell in cells.items() if column < _WIDEST}
        for column in sorted(cells.keys() - near.keys()):
            text = formats.shown(cells[column])[0]
            part = f"cell {letter(column)}{number}"
            reading.block("note", text, sheet=name, row=number, column=letter(column), part=part)
        if near:
            rows.append(_sparse_row(number, near, formats))
    return rows


def _sparse_row(number: int, cells: dict[int, tuple[bytes, bytes, int]], formats: Formats) -> Row:
    row = Row(number, [""] * (max(cells) + 1))
    for column, cell in cells.items():
        _put(row, column, cell, formats)
    return row


def _put(row: Row, column: int, cell: tuple[bytes, bytes, int], formats: Formats) -> None:
    text, typed, marks = formats.shown(cell)
    row.texts[column] = text
    if cell[0] in {b"n", b"d"}:
        row.values[column] = typed
    if marks:
        row.mark(column, *marks)


def _row(number: int, values: Sequence[object], scan: Sheet, formats: Formats) -> Row:
    row = Row(number, list(values))  # type: ignore[arg-type]
    for index, value in enumerate(values):
        if type(value) is str and (value or not scan.cells):
            continue
        cell = scan.cells.get((number, index))
        if cell is None:
            row.texts[index] = "" if value == "" else str(value)
            continue
        _put(row, index, cell, formats)
    return row


# ---------------------------------------------------------------- marks and problems


def _mark(
    reading: Reading, sheet: SheetPart, scan: Sheet, about: SheetAbout, rows: list[Row]
) -> None:
    carry_merges(reading, sheet.name, about.merges, rows)
    mark_hidden(
        reading,
        sheet.name,
        hidden=sheet.hidden,
        hidden_rows=scan.hidden_rows,
        hidden_columns=about.hidden_columns,
        rows=rows,
        filtered=about.filtered,
    )
    by_number = {row.number: row for row in rows}
    for code, places in (("excel-error-cell", scan.errors), ("formula-unsaved", scan.unsaved)):
        for number, column in places:
            found = by_number[number].texts[column]
            reading.problem(code, found=found, sheet=sheet.name, row=number, column=letter(column))


def _beside(package: Package, reading: Reading, sheet: SheetPart, about: SheetAbout) -> list[str]:
    """Comments and text boxes as notes; headers and footers set aside."""
    texts = []
    for kind, place, text in notes_of_sheet(package, sheet.part):
        part = f"{kind} on {place}" if place else kind
        reading.block("note", text, sheet=sheet.name, part=part)
        texts.append(text)
    for text in about.furniture:
        reading.set_aside("page-furniture", text, sheet=sheet.name)
        texts.append(text)
    return texts
