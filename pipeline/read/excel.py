"""Excel workbooks: .xlsx, .xlsm, Strict or not. Calamine reads, the raw XML is counted beside it.

Nothing is dropped for being hidden: rows, columns and sheets come marked. A number keeps its
zeros, an error or an unsaved formula is never an empty cell.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from pipeline.read.columns import letter
from pipeline.read.number_formats import dated, number_text
from pipeline.read.package import Package
from pipeline.read.package_notes import note_package, properties
from pipeline.read.reading import Reading, Refused, Row, Table, Value, balance
from pipeline.read.sheet_census import (
    TYPED,
    Sheet,
    Stored,
    scan_cells,
    scan_sheet,
    scan_strings,
    word_of,
)
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
    known: dict[Stored, Shown] = field(default_factory=dict)

    def shown(self, cell: Stored) -> Shown:
        """Text, typed value and marks of one stored cell."""
        found = self.known.get(cell)
        if found is None:
            found = self.known[cell] = self._show(*cell)
        return found

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
    if book.epoch_1904:
        reading.problem("excel-1904")
    received: list[tuple[str, Sequence[str]]] = []
    typed: dict[str, int] = {}
    # The library works outside Python's lock, so that the count runs beside it.
    with ThreadPoolExecutor(1) as beside:
        opened = beside.submit(_open, data)
        shared = package.parts.get(book.strings)
        strings = scan_strings(shared) if shared is not None else []
        formats = Formats(book, strings)
        for sheet in book.sheets:
            read = beside.submit(_grid, opened, sheet)
            scan = scan_sheet(package.parts[sheet.part])
            about = about_sheet(package, sheet.part)
            if scan.filled:
                _sheet(reading, sheet, about, _Found(package, scan, formats, read))
                typed[sheet.name] = scan.numbers
            texts = [*map(strings.__getitem__, scan.strings), *scan.texts]
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


def _grid(opened: Future[CalamineWorkbook], sheet: SheetPart) -> CalamineSheet:
    try:
        return opened.result().get_sheet_by_name(sheet.name)
    except CalamineError as fault:
        raise Refused("file-damaged", f"{sheet.name}: {fault}", sheet.name) from None


# ---------------------------------------------------------------- rows


@dataclass(frozen=True, slots=True)
class _Found:
    """What both ways of reading one sheet found."""

    package: Package
    scan: Sheet
    formats: Formats
    read: Future[CalamineSheet]


def _sheet(reading: Reading, sheet: SheetPart, about: SheetAbout, found: _Found) -> None:
    scan = found.scan
    area = scan.rows * scan.columns
    if area > MOST_CELLS and scan.filled * _STRAY_SHARE < area:
        scan = scan_cells(found.package.parts[sheet.part])
        area = scan.rows * scan.columns
    if area > MOST_CELLS and scan.filled * _STRAY_SHARE < area:
        # The library would make room for every empty cell between, and die of it.
        rows = _sparse_rows(reading, sheet.name, scan, found.formats)
    else:
        rows = _rows(found.read.result(), found.scan, found.formats)
    _mark(reading, sheet, found.scan, about, rows)
    marks = (HIDDEN_SHEET,) if sheet.hidden else ()
    reading.content.append(Table(sheet.name, rows, marks=marks))


def _rows(read: CalamineSheet, scan: Sheet, formats: Formats) -> list[Row]:
    """Rows of the library's texts, with what the stored numbers show in their formats."""
    grid: list[list[str]] = read.to_python(skip_empty_area=False)  # type: ignore[assignment]
    rows = list(map(Row, range(1, len(grid) + 1), grid))
    _put_stored(rows, scan, formats)
    only_text = {str}
    for row in rows:
        if set(map(type, row.texts)) != only_text:
            row.texts = [text if type(text) is str else str(text) for text in row.texts]
    return _without_gaps(rows)


def _put_stored(rows: list[Row], scan: Sheet, formats: Formats) -> None:
    """Put what each stored number shows into its cell. Written out: it runs for every number."""
    known, shown, height = formats.known, formats.shown, len(rows)
    for number, column, cell in scan.stored:
        if number > height:
            continue
        row = rows[number - 1]
        if column < len(row.texts):
            text, typed, marks = known.get(cell) or shown(cell)
            row.texts[column] = text
            if cell[0] in TYPED:
                row.values[column] = typed
            if marks:
                row.mark(column, *marks)


def _without_gaps(rows: list[Row]) -> list[Row]:
    """The rows without those at the end that are blank, and without most of a long blank gap."""
    kept: list[Row] = []
    blank = 0
    for row in rows:
        blank = 0 if any(row.texts) else blank + 1
        if blank <= _BLANKS_KEPT:
            kept.append(row)
    while kept and not any(kept[-1].texts):
        kept.pop()
    return kept


def _sparse_rows(reading: Reading, name: str, scan: Sheet, formats: Formats) -> list[Row]:
    """The rows of a sheet whose values stand far apart, without the empty cells between them.

    Values beyond any table's width become notes with their address (BAD_INPUTS 50).
    """
    reading.problem(
        "stray-cell", found=f"{letter(scan.columns - 1)}{scan.rows}", sheet=name, row=scan.rows,
        column=letter(scan.columns - 1),
    )  # fmt: skip
    by_row: dict[int, dict[int, Stored]] = {}
    for number, column, cell in sorted((*scan.stored, *scan.shared)):
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


def _sparse_row(number: int, cells: dict[int, Stored], formats: Formats) -> Row:
    row = Row(number, [""] * (max(cells) + 1))
    # The row stands alone here, so it is the first of its list.
    stored = [(1, column, cell) for column, cell in cells.items()]
    _put_stored([row], Sheet(stored=stored), formats)
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
