"""Excel workbooks: .xlsx, .xlsm, Strict or not; the raw XML is counted beside the reading.

Sheets of the usual form are read in a few passes (``excel_plain``), the others by calamine; a sheet
that calamine refuses and Excel opens is walked cell by cell.

Nothing is dropped for being hidden: rows, columns and sheets come marked. A number keeps its
zeros, an error or an unsaved formula is never an empty cell.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import count

from python_calamine import CalamineError

from pipeline.read.bands import Bands
from pipeline.read.columns import letter
from pipeline.read.excel_doubles import given_twice, rows_with_doubles
from pipeline.read.excel_plain import plain_rows
from pipeline.read.excel_rows import (
    NO_DATE,
    Formats,
    Library,
    is_far,
    is_sparse,
    rows_of,
    sparse_rows,
)
from pipeline.read.excel_strings import raw_texts
from pipeline.read.excel_walk import walked_rows
from pipeline.read.package import Package
from pipeline.read.package_notes import note_package, properties
from pipeline.read.reading import Reading, Row, Table, Told, balance
from pipeline.read.sheet_census import (
    Sheet,
    is_marked_up,
    plain_utf8,
    scan_cells,
    scan_sheet,
)
from pipeline.read.sheet_drawings import (
    descriptions_of_sheet,
    notes_of_sheet,
    part_texts,
    unlisted,
)
from pipeline.read.sheet_strings import Strings, scan_strings, shown
from pipeline.read.sheets import HIDDEN_SHEET, carry_merges, mark_hidden
from pipeline.read.workbook_beside import beside_sheets
from pipeline.read.workbook_parts import SheetAbout, SheetPart, Workbook, about_sheet, workbook


def read_excel(package: Package, data: bytes, reading: Reading) -> None:
    """Read a workbook into ``reading``; its census is balanced sheet by sheet."""
    book = workbook(package)
    if book.epoch_1904:
        reading.problem("excel-1904")
    told = Told()
    typed: dict[str, int] = {}
    shared = package.parts.get(book.strings)
    raw = raw_texts(shared)
    strings = scan_strings(plain_utf8(shared), raw) if shared is not None else Strings()
    # Texts that the census has seen to be the whole table are made readable once for both.
    texts = raw and (strings.texts if strings.believed else shown(raw))
    used: set[int] = set()
    source = _Source(package, Library(data), Formats(book, strings), shared, texts)
    for sheet in _named_apart(book, reading):
        part = package.parts[sheet.part]
        scan = scan_cells(part) if strings.loose else scan_sheet(part)
        told.add(sheet.name, [*strings.of(scan.strings), *scan.texts])
        used.update(scan.strings)
        about, far = about_sheet(package, sheet.part), list[str]()
        if scan.filled:
            rows: list[Row] | Bands | None = source.plain(part)
            if rows is None and is_sparse(part, scan):
                rows, far = sparse_rows(reading, sheet.name, part, source.formats)
            elif rows is None:
                rows = source.asked(sheet, scan)
                if given_twice(rows, scan, part):
                    rows, far = rows_with_doubles(reading, sheet, package, source.formats)
            _keep(reading, sheet, scan, about, rows)
        typed[sheet.name] = scan.typed - len(far)
        told.add(sheet.name, [*far, *_beside(package, reading, sheet, about)])
    for name, texts in _unlisted(package, reading, book, source.formats):
        told.add(name, texts)
    for name, texts in [*beside_sheets(package, reading), *note_package(package, reading)]:
        told.add(name, texts)
    told.add(book.strings, _unused(reading, strings, used, book.strings))
    reading.properties += properties(package)
    reading.census = balance(reading, told.parts, typed, told.words)


@dataclass(slots=True)
class _Source:
    """Where rows are read from: the package's own XML, or the library where that is unusual.

    ``texts`` are the shared strings as read; None where their table is unusual.
    """

    package: Package
    library: Library
    formats: Formats
    shared: bytes | None
    texts: list[str] | None

    def plain(self, part: bytes) -> Bands | None:
        """The rows of a sheet of the usual form, None for any other."""
        return None if self.texts is None else plain_rows(part, self.texts, self.formats)

    def asked(self, sheet: SheetPart, scan: Sheet) -> list[Row]:
        """The rows as the library reads them; walked where it refuses, dies or loses words."""
        part = self.package.parts[sheet.part]
        # The library passes over the words of a character section, or takes an instruction for
        # them, and dies of a cell that is far away.
        marked_up = is_marked_up(part) or is_marked_up(self.shared or b"")
        if not (marked_up or sheet.twice or is_far(part, scan.filled)):
            # (It also dies of a number whose format makes it a span of time past all measure.)
            with suppress(CalamineError, OverflowError):
                return rows_of(self.library.sheet(sheet.name), scan, part, self.formats)
        return walked_rows(self.package, sheet.part, self.formats)


def _named_apart(book: Workbook, reading: Reading) -> Iterator[SheetPart]:
    """The sheets, those with the name of an earlier one numbered, so that places stay clear."""
    names = {sheet.name for sheet in book.sheets}
    seen: set[str] = set()
    for sheet in book.sheets:
        if sheet.name in seen:
            ways = (f"{sheet.name} ({number})" for number in count(2))
            name = next(way for way in ways if way not in names)
            reading.problem("sheet-name-twice", found=sheet.name, sheet=name)
            sheet = replace(sheet, name=name, twice=True)
            names.add(name)
        seen.add(sheet.name)
        yield sheet


#: Rows written in more ways than this are not worth keeping by the column.
_MOST_BANDS = 60


def _keep(
    reading: Reading, sheet: SheetPart, scan: Sheet, about: SheetAbout, read: list[Row] | Bands
) -> None:
    """Keep the rows of a sheet, with what its file says of them."""
    table = Table(sheet.name, read, marks=(HIDDEN_SHEET,) if sheet.hidden else ())
    if table.bands is None or _is_special(sheet, scan, about, table.bands):
        _say_of_rows(reading, sheet, scan, about, table.rows)
    reading.content.append(table)


def _is_special(sheet: SheetPart, scan: Sheet, about: SheetAbout, bands: Bands) -> bool:
    """True where something is to be said of single rows or cells."""
    hidden = sheet.hidden or scan.hidden_rows or about.hidden_columns
    wanting = scan.errors or scan.unsaved or bands.marked
    return bool(hidden or wanting or about.merges or len(bands.bands) > _MOST_BANDS)


def _say_of_rows(
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
    undated = [
        (row.number, column)
        for row in rows
        if row.marks
        for column, remarks in row.marks.items()
        if NO_DATE in remarks
    ]
    by_number = {row.number: row for row in rows}
    for code, places in (
        ("excel-error-cell", scan.errors),
        ("formula-unsaved", scan.unsaved),
        ("excel-number-not-date", undated),
    ):
        for number, column in places:
            row = by_number.get(number)
            found = row.texts[column] if row and column < len(row.texts) else ""
            reading.problem(code, found=found, sheet=sheet.name, row=number, column=letter(column))


def _beside(package: Package, reading: Reading, sheet: SheetPart, about: SheetAbout) -> list[str]:
    """Comments and text boxes as notes; headers, footers and descriptions set aside."""
    texts = []
    for kind, place, text in notes_of_sheet(package, sheet.part):
        column, row = split_address(place)
        part = f"{kind} on {place}" if place else kind
        reading.block("note", text, sheet=sheet.name, row=row, column=column, part=part)
        texts.append(text)
    for text in about.furniture:
        reading.set_aside("page-furniture", text, sheet=sheet.name)
    described = descriptions_of_sheet(package, sheet.part)
    for text in described:
        reading.set_aside("picture-description", text, sheet=sheet.name)
    return [*texts, *about.furniture, *described]


def _unlisted(
    package: Package, reading: Reading, book: Workbook, formats: Formats
) -> Iterator[tuple[str, list[str]]]:
    """Set aside the words of parts that no sheet leads to: of charts, and of sheets nobody lists."""
    for reason, kind, part in unlisted(package, book):
        if kind in {"worksheet", "macrosheet"}:
            cells = scan_cells(package.parts[part]).stored
            texts = [formats.shown(cell)[0] for _, _, cell in cells]
            texts += about_sheet(package, part).furniture
        else:
            texts = part_texts(package, part, kind)
        for text in texts:
            reading.set_aside(reason, text, part=part)
        yield part, texts


def _unused(reading: Reading, strings: Strings, used: set[int], part: str) -> list[str]:
    """Set aside the shared strings that no cell shows, such as words of a row that was deleted."""
    if len(used) == len(strings.texts):
        return []
    told = {strings.texts[at] for at in used} | {text for _, text, _ in reading.aside}
    texts = [
        text
        for text in dict.fromkeys(strings.texts)
        if text.strip() and text not in told
    ]  # fmt: skip
    for text in texts:
        reading.set_aside("unused-text", text, part=part)
    return texts


def split_address(place: str) -> tuple[str, int | None]:
    """C5 as ("C", 5); ("", None) for what is no address."""
    letters = place.rstrip("0123456789")
    digits = place[len(letters) :]
    return (letters, int(digits)) if letters.isalpha() and digits else ("", None)
