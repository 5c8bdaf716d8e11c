"""Word files as agencies make them: tables, merged cells, tracked changes, content controls."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import datetime

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

STAMP = (1980, 1, 1, 0, 0, 0)
_MARKED = re.compile(r"(\{\+.*?\+\}|\{-.*?-\}|\{!.*?!\})", re.DOTALL)


def new(author: str, title: str, *, landscape: bool = True, font: str = "Arial") -> Document:
    """An A4 document that says who typed it."""
    made = docx.Document()
    made.core_properties.author = author
    made.core_properties.last_modified_by = author
    made.core_properties.title = title
    made.core_properties.comments = ""
    made.core_properties.created = made.core_properties.modified = datetime(2026, 3, 24, 9, 0)  # noqa: DTZ001 - Word stores no zone
    normal = made.styles["Normal"]
    normal.font.name = font
    normal.font.size = Pt(9 if landscape else 11)
    section = made.sections[0]
    short, long = Cm(21), Cm(29.7)
    section.page_width, section.page_height = (long, short) if landscape else (short, long)
    if landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
    margin = Cm(1.5 if landscape else 2.5)
    section.left_margin = section.right_margin = margin
    section.top_margin = section.bottom_margin = Cm(1.8)
    for level in (1, 2):
        style = made.styles[f"Heading {level}"]
        style.font.name = font
        style.font.color.rgb = RGBColor(0x1F, 0x1F, 0x1F)
    return made


def furniture(made: Document, header: str, footer: str) -> None:
    """A header and a footer on every page."""
    section = made.sections[0]
    section.header.paragraphs[0].text = header
    section.footer.paragraphs[0].text = footer


def title(made: Document, *lines: str) -> None:
    """A title block of bold lines."""
    for number, line in enumerate(lines):
        paragraph = made.add_paragraph()
        run = paragraph.add_run(line)
        run.bold = number < 2
        run.font.size = Pt(14 if number == 0 else 10)


def table(made: Document, headings: Sequence[str], widths: Sequence[float]) -> Table:
    """A gridded table whose heading row Word repeats on each page."""
    grid = made.add_table(rows=1, cols=len(headings))
    grid.style = "Table Grid"
    grid.autofit = False
    headings_row(grid.rows[0], headings)
    repeat(grid.rows[0])
    for column, width in enumerate(widths):
        grid.columns[column].width = Cm(width)
        grid.cell(0, column).width = Cm(width)
    return grid


def headings_row(row: _Row, headings: Sequence[str]) -> None:
    """Shaded bold headings."""
    for cell, heading in zip(row.cells, headings, strict=True):
        write(cell, heading, bold=True)
        shade(cell, "D9E2F3")


def repeat(row: _Row) -> None:
    """Mark the row as one Word prints again on each page."""
    mark = OxmlElement("w:tblHeader")
    row._tr.get_or_add_trPr().append(mark)


def shade(cell: _Cell, colour: str) -> None:
    """Colour a cell's ground."""
    fill = OxmlElement("w:shd")
    fill.set(qn("w:val"), "clear")
    fill.set(qn("w:color"), "auto")
    fill.set(qn("w:fill"), colour)
    cell._tc.get_or_add_tcPr().append(fill)


def add(grid: Table, values: Sequence[str], widths: Sequence[float]) -> _Row:
    """A row of the table."""
    row = grid.add_row()
    for cell, value, width in zip(row.cells, values, widths, strict=True):
        cell.width = Cm(width)
        write(cell, value)
    return row


def band(grid: Table, words: str) -> None:
    """A row over the full width, such as a year."""
    row = grid.add_row()
    cell = row.cells[0].merge(row.cells[-1])
    write(cell, words, bold=True)
    shade(cell, "EDEDED")


def write(cell: _Cell, text: str, *, bold: bool = False) -> None:
    """Put text into an empty cell, a paragraph a line, with its tracked changes and comments."""
    for number, line in enumerate(text.split("\n")):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        _fill(paragraph, line, bold)


def _fill(paragraph: Paragraph, line: str, bold: bool) -> None:
    for piece in _MARKED.split(line):
        kind, words = piece[:2], piece[2:-2]
        if kind == "{+":
            _revision(paragraph, "w:ins", "w:t", words)
        elif kind == "{-":
            _revision(paragraph, "w:del", "w:delText", words)
        elif kind == "{!":
            runs = paragraph.runs
            made = paragraph.part.document.add_comment(
                runs, text=words, author="J. Pike", initials="JP"
            )
            made._comment_elm.set(qn("w:date"), "2026-03-20T09:00:00Z")
        elif piece:
            paragraph.add_run(piece).bold = bold


def _revision(paragraph: Paragraph, tag: str, text_tag: str, words: str) -> None:
    revision = OxmlElement(tag)
    earlier = paragraph.part.element.xpath("//w:ins | //w:del")
    revision.set(qn("w:id"), str(900 + len(earlier)))  # one number to one change
    revision.set(qn("w:author"), "J. Pike")
    revision.set(qn("w:date"), "2026-03-20T09:00:00Z")
    run = OxmlElement("w:r")
    text = OxmlElement(text_tag)
    text.text = words
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(text)
    revision.append(run)
    paragraph._p.append(revision)


def merge_down(grid: Table, first: int, last: int, column: int) -> None:
    """Merge a column's cells of rows ``first`` to ``last``; only the first holds words."""
    grid.cell(first, column).merge(grid.cell(last, column))


def control_rows(grid: Table) -> None:
    """Put each row into a content control, and each date cell's paragraph into one of its own."""
    for number, row in enumerate(list(grid.rows)[1:], start=1):
        paragraph = row.cells[0].paragraphs[0]
        for run in list(paragraph.runs):
            _control(run._r, f"date{number}")
        _control(row._tr, f"entry{number}")


def control_table(grid: Table) -> None:
    """Put the whole table into a content control."""
    _control(grid._tbl, "chronology")


def _control(element: object, tag: str) -> None:
    control = OxmlElement("w:sdt")
    properties = OxmlElement("w:sdtPr")
    name = OxmlElement("w:tag")
    name.set(qn("w:val"), tag)
    properties.append(name)
    content = OxmlElement("w:sdtContent")
    control.append(properties)
    control.append(content)
    element.addprevious(control)  # type: ignore[attr-defined]
    content.append(element)  # type: ignore[arg-type]


def report(made: Document, text: str, fields: Sequence[str], *, styled: bool) -> None:
    """A report in the notation of ``reports``: headings by style, or numbered bold lines."""
    numbers = [0, 0]
    held = text.strip().splitlines()
    known = [line.partition(": ") for line in held if line.partition(": ")[0] in fields]
    grid = made.add_table(rows=0, cols=2)
    grid.style = "Table Grid"
    for name, _, value in known:
        row = grid.add_row()
        write(row.cells[0], name, bold=True)
        write(row.cells[1], value)
        row.cells[0].width, row.cells[1].width = Cm(5), Cm(11)
    made.add_paragraph()
    for line in held:
        mark, _, words = line.partition(" ")
        if line.partition(": ")[0] in fields:
            continue
        if mark in ("#", "##"):
            level = len(mark)
            if styled:
                made.add_heading(words, level)
                continue
            numbers = [numbers[0] + 1, 0] if level == 1 else [numbers[0], numbers[1] + 1]
            number = f"{numbers[0]}." if level == 1 else f"{numbers[0]}.{numbers[1]}"
            made.add_paragraph().add_run(f"{number} {words}").bold = True
        elif mark == "-":
            made.add_paragraph(words, style="List Bullet")
        else:
            made.add_paragraph(line)


def saved(made: Document) -> bytes:
    """The file's bytes, the same on every run."""
    buffer = io.BytesIO()
    made.save(buffer)
    return restamp(buffer.getvalue())


def restamp(data: bytes) -> bytes:
    """The same zip with its parts stamped 1980."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            entry = zipfile.ZipInfo(name, STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(entry, before.read(name))
    return out.getvalue()
