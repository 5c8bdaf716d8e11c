"""The cells of a worksheet walked in its XML tree, for sheets that calamine refuses.

Excel opens more than calamine does: an error value younger than the library (#SPILL!, #CALC!) or
a value it cannot place stops it for the whole workbook. Such a sheet is walked element by element;
the count stays the scan over the bytes, which shares nothing with this walk.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from pipeline.read.excel_rows import Formats, put
from pipeline.read.package import Package
from pipeline.read.reading import Refused, Row
from pipeline.read.sheet_census import LOOSE, UNSAVED, Stored
from pipeline.read.sheets import without_gaps
from pipeline.read.word_names import local
from pipeline.read.workbook_parts import children, first, parse_range


def walked_rows(package: Package, part: str, formats: Formats) -> list[Row]:
    """The rows of a sheet, blank ones within the table included.

    Raises Refused where the sheet is no XML, or a cell can stand nowhere: what is damaged is not
    read another way.
    """
    rows: list[Row] = []
    for number, column, cell in stored_cells(package.xml(part)):
        if number < 1:
            raise Refused("file-damaged", "a cell above the first row")
        rows += [Row(more, []) for more in range(len(rows) + 1, number + 1)]
        put(rows[number - 1], column, cell, formats)
    return without_gaps(rows)


def stored_cells(root: etree._Element) -> Iterator[tuple[int, int, Stored]]:
    """Row from 1, column from 0, and what each filled cell stores; a cell without a place follows."""
    number = 0
    for row in children(first(root, "sheetData"), "row"):
        said = row.get("r", "")
        number, column = int(said) if said.isdecimal() else number + 1, -1
        for cell in children(row, "c"):
            area = parse_range(cell.get("r", "").upper())
            number, column = area[:2] if area else (number, column + 1)
            stored = _stored(cell)
            if stored[1].strip():
                yield number, column, stored


def _stored(cell: etree._Element) -> Stored:
    kind, style = cell.get("t", "n"), cell.get("s", "0")
    value = first(cell, "v")
    text = (value.text or "") if value is not None else ""
    if kind == "inlineStr":
        inside = first(cell, "is")
        return LOOSE, _escaped("".join(pieces(inside)) or text), 0
    if not text and first(cell, "f") is not None:
        return b"unsaved", UNSAVED.encode(), 0
    return kind.encode(), _escaped(text), int(style) if style.isdecimal() else 0


def pieces(inside: etree._Element | None) -> Iterator[str]:
    """The pieces of a text without the reading aids of East Asian text."""
    for child in inside if inside is not None else ():
        if local(child.tag) == "t":
            yield child.text or ""
        elif local(child.tag) == "r":
            yield from pieces(child)


def _escaped(text: str) -> bytes:
    """The text as it stands in the bytes, which is how a stored cell is kept."""
    return text.replace("&", "&amp;").encode()
