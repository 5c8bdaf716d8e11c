"""Sheets of damaged writers that give one cell twice: both values are kept, and asked about."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.read.columns import letter
from pipeline.read.excel_rows import Formats, put
from pipeline.read.excel_walk import stored_cells
from pipeline.read.package import Package
from pipeline.read.reading import Reading, Row
from pipeline.read.sheet_census import TYPED, Sheet, scan_cells
from pipeline.read.sheets import without_gaps
from pipeline.read.workbook_parts import SheetPart


def given_twice(rows: Sequence[Row], scan: Sheet, part: bytes) -> bool:
    """True where fewer cells were read than there are, for some stand in the same place."""
    if sum(bool(text) for row in rows for text in row.texts) >= scan.filled:
        return False
    places = [(row, column) for row, column, _ in scan_cells(part).stored]
    return len(set(places)) < len(places)


def rows_with_doubles(
    reading: Reading, sheet: SheetPart, package: Package, formats: Formats
) -> tuple[list[Row], list[str]]:
    """The rows with the first value of each cell; every later one becomes a note with its address.

    The second value is the texts of the numbers among the notes, which are no typed cells.
    """
    rows: dict[int, Row] = {}
    numbers: list[str] = []
    for number, column, cell in stored_cells(package.xml(sheet.part)):
        row = rows.setdefault(number, Row(number, []))
        if column >= len(row.texts) or not row.texts[column]:
            put(row, column, cell, formats)
            continue
        text, place = formats.shown(cell)[0], letter(column)
        about = f"cell {place}{number}, given again"
        reading.problem("cell-twice", found=text, sheet=sheet.name, row=number, column=place)
        reading.block("note", text, sheet=sheet.name, row=number, column=place, part=about)
        numbers += [text] * (cell[0] in TYPED)
    return without_gaps([rows[number] for number in sorted(rows)]), numbers
