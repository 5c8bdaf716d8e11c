"""Tables as WordprocessingML: a heading row that repeats, short rows that stay whole.

A chronology is one long table, so a row costs little here: plain cells are put together from
openings made once a table. (Measured: looping such a table in a template takes fifteen times
as long.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.document import Span, Table, TableCell, TableRow, plain
from pipeline.errors import Broken
from pipeline.render.clean import escape
from pipeline.render.look import BAND_FILL, HEAD_FILL, shade
from pipeline.render.word_forms import cell_control
from pipeline.render.word_text import SPACE, Writer, paragraph, words

#: Rows of more lines than this may break over a page; shorter ones stay whole, up to the first
#: true footnote of the table, which a report that goes back and forth has: beside footnotes
#: LibreOffice puts a row kept whole on a page of its own.
WHOLE_LINES = 14
#: Rows of a figure's own table, of a line or two each, that a page surely holds.
KEPT_ROWS = 16
_STYLE = re.compile(r'<w:pStyle w:val="Table(?:Text|Head)"/>')
_NOTE = "<w:footnoteReference "
_TWIPS_A_LETTER = 92  # of 9 point Arial, on average
_PARAGRAPH = '<w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr>'
_EMPTY = f"{_PARAGRAPH}</w:p>"
_RUN = f"<w:r>{SPACE}"
_CLOSE = "</w:t></w:r></w:p></w:tc>"
_WHOLE = "<w:tr><w:trPr><w:cantSplit/></w:trPr>"


def shares(table: Table) -> tuple[float, ...]:
    """Each column's share of the width, adding up to 1; equal where none are given."""
    count = len(table.header)
    given = table.widths if len(table.widths) == count and min(table.widths) > 0 else (1.0,) * count
    total = sum(given)
    return tuple(width / total for width in given)


def grid(table: Table, width: int) -> tuple[int, ...]:
    """Column widths in twips, adding up to ``width``."""
    found = [int(share * width) for share in shares(table)]
    found[-1] += width - sum(found)
    return tuple(found)


def table_xml(table: Table, width: int, writer: Writer) -> Iterator[str]:
    """The table in pieces, a row at a time. Raises Broken for a row that does not fill it."""
    if not table.header:
        raise Broken("a table has columns")
    widths = grid(table, width)
    first = bool(table.rows) and all(
        row.cells and row.cells[0].header for row in table.rows if not row.band
    )
    name = f'<w:tblCaption w:val="{escape(table.caption)}"/>' if table.caption else ""
    columns = "".join(f'<w:gridCol w:w="{column}"/>' for column in widths)
    yield (
        '<w:tbl><w:tblPr><w:tblStyle w:val="ReviewTable"/><w:tblW w:w="5000" w:type="pct"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="0{"4A0" if first else "420"}"/>{name}'
        f"</w:tblPr><w:tblGrid>{columns}</w:tblGrid>"
    )
    yield _head(table, widths)
    rows = _Rows(widths, writer)
    yield from map(rows.xml, table.rows)
    yield "</w:tbl>"


def kept_xml(table: Table, width: int, writer: Writer) -> Iterator[str]:
    """A figure's own table: where it is surely shorter than a page, its rows stay together."""
    *above, last, end = table_xml(table, width, writer)
    keep = len(table.rows) <= KEPT_ROWS
    for xml in above:
        yield _STYLE.sub(r"\g<0><w:keepNext/>", xml) if keep else xml
    yield from (last, end)


def _head(table: Table, widths: Sequence[int]) -> str:
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{HEAD_FILL}"/></w:tcPr>'
        f"{paragraph('TableHead', words(title))}</w:tc>"
        for title, width in zip(table.header, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


@dataclass(slots=True)
class _Rows:
    """Writes the rows of one table."""

    widths: Sequence[int]
    writer: Writer
    _open: list[tuple[str, str, int]] | None = None
    _noted: bool = False

    def xml(self, row: TableRow) -> str:
        """One row, its bookmark around the words of its first cell."""
        if row.band:
            return self._band(row)
        plain_cells = self._openings()
        cells = row.cells
        if len(cells) != len(plain_cells):
            return self._spanned(row)
        made = []
        whole = _WHOLE
        anchor = row.anchor
        for cell, (opening, fallback, most) in zip(cells, plain_cells, strict=True):
            content = cell.content
            if len(content) == 1 and len(content[0]) == 1 and not (cell.shade or cell.header):
                part = content[0][0]
                if type(part) is Span and not (part.bold or part.italic):
                    text = part.text
                    if text.isprintable() and text:
                        # Nearly every cell of a chronology comes this way.
                        if len(text) > most:
                            whole = "<w:tr>"
                        if "&" in text or "<" in text or ">" in text:
                            text = escape(text)
                        if anchor:
                            run = self.writer.marks.around(anchor, f"{_RUN}{text}</w:t></w:r>")
                            made.append(f"{opening}{run}</w:p></w:tc>")
                            anchor = ""
                        else:
                            made.append(f"{opening}{_RUN}{text}{_CLOSE}")
                        continue
            if cell.span != 1:
                return self._spanned(row)
            if _lines(cell, most) > WHOLE_LINES:
                whole = "<w:tr>"
            made.append(self._cell(cell, fallback, anchor))
            anchor = ""
        body = "".join(made)
        self._noted = self._noted or _NOTE in body
        return f"{'<w:tr>' if self._noted else whole}{body}</w:tr>"

    def _openings(self) -> list[tuple[str, str, int]]:
        """For each column: a plain cell up to its words, a cell's start, letters that fill a page."""
        if self._open is None:
            starts = [f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>' for width in self.widths]
            self._open = [
                (f"{start}</w:tcPr>{_PARAGRAPH}", start, _letters(width) * WHOLE_LINES)
                for start, width in zip(starts, self.widths, strict=True)
            ]
        return self._open

    def _spanned(self, row: TableRow) -> str:
        """A row some of whose cells reach over several columns."""
        made = []
        place = 0
        lines = 0
        anchor = row.anchor
        for cell in row.cells:
            width = sum(self.widths[place : place + cell.span])
            place += cell.span
            start = f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
            if cell.span > 1:
                start += f'<w:gridSpan w:val="{cell.span}"/>'
            lines = max(lines, _lines(cell, _letters(width) * WHOLE_LINES))
            made.append(self._cell(cell, start, anchor))
            anchor = ""
        if place != len(self.widths):
            raise Broken("every row of a table fills its columns")
        return f"{_WHOLE if lines <= WHOLE_LINES else '<w:tr>'}{''.join(made)}</w:tr>"

    def _cell(self, cell: TableCell, start: str, anchor: str) -> str:
        if cell.control is not None:
            control = cell_control(cell.control, self.writer.next_control())
            return f"{start}</w:tcPr>{_PARAGRAPH}{control}</w:p></w:tc>"
        role = shade(cell.shade)
        fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{role.fill}"/>' if role.fill else ""
        bold = "<w:b/><w:bCs/>" if cell.header else ""
        made = []
        notes = self.writer.cell_notes = []
        for count, inlines in enumerate(cell.content):
            runs = self.writer.runs(inlines, bold)
            if count == 0:
                if role.sign:
                    runs = words(f"{role.sign} ", bold) + runs
                runs = self.writer.marks.around(anchor, runs)
            made.append(f"{_PARAGRAPH}{runs}</w:p>")
        self.writer.cell_notes = None
        return f"{start}{fill}</w:tcPr>{''.join(made + notes) or _EMPTY}</w:tc>"

    def _band(self, row: TableRow) -> str:
        cell = row.cells[0] if row.cells else TableCell(((),))
        role = shade(cell.shade)
        notes = self.writer.cell_notes = []
        runs = [self.writer.runs(content) for content in cell.content] or [""]
        self.writer.cell_notes = None
        if role.sign:
            runs[0] = words(f"{role.sign} ") + runs[0]
        runs[0] = self.writer.marks.around(row.anchor, runs[0])
        body = "".join([*(paragraph("Band", run) for run in runs), *notes])
        return (
            "<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr>"
            f'<w:tcW w:w="{sum(self.widths)}" w:type="dxa"/><w:gridSpan w:val="{len(self.widths)}"/>'
            f'<w:shd w:val="clear" w:color="auto" w:fill="{role.fill or BAND_FILL}"/></w:tcPr>'
            f"{body}</w:tc></w:tr>"
        )


def _letters(width: int) -> int:
    """Letters on a full line of a column."""
    return max(1, width // _TWIPS_A_LETTER)


def _lines(cell: TableCell, most: int) -> int:
    """How many lines a cell's words take, where ``most`` letters fill ``WHOLE_LINES``."""
    a_line = most // WHOLE_LINES
    return sum(1 + len(plain(content)) // a_line for content in cell.content)
