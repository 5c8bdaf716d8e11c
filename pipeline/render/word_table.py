"""Tables as WordprocessingML: a heading row that repeats, short rows that stay whole."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.document import Footnote, Table, TableCell, TableRow
from pipeline.errors import Broken
from pipeline.render.clean import escape
from pipeline.render.look import BAND_FILL, HEAD_FILL, shade
from pipeline.render.word_text import SPACE, Writer, paragraph, words

#: Rows of more lines than this may break over a page; shorter ones stay whole.
WHOLE_LINES = 14
_TWIPS_A_LETTER = 92  # of 9 point Arial, on average
_CELL = '<w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr>'
_EMPTY = f"{_CELL}</w:p>"


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


def table_xml(table: Table, width: int, writer: Writer) -> str:
    """The whole table. Raises Broken for a row whose cells do not fill the columns."""
    if not table.header:
        raise Broken("a table has columns")
    widths = grid(table, width)
    first = all(row.cells and row.cells[0].header for row in table.rows if not row.band)
    look = f'<w:tblLook w:val="0{"4A0" if first and table.rows else "420"}"/>'
    name = f'<w:tblCaption w:val="{escape(table.caption)}"/>' if table.caption else ""
    columns = "".join(f'<w:gridCol w:w="{column}"/>' for column in widths)
    head = _head(table, widths)
    rows = "".join([_row(row, widths, writer) for row in table.rows])
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="ReviewTable"/><w:tblW w:w="5000" w:type="pct"/>'
        f'<w:tblLayout w:type="fixed"/>{look}{name}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
        f"{head}{rows}</w:tbl>"
    )


def _head(table: Table, widths: Sequence[int]) -> str:
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{HEAD_FILL}"/></w:tcPr>'
        f"{paragraph('TableHead', words(title))}</w:tc>"
        for title, width in zip(table.header, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


def _row(row: TableRow, widths: Sequence[int], writer: Writer) -> str:
    if row.band:
        return _band(row, widths, writer)
    cells = row.cells
    anchor = row.anchor
    made = []
    place = 0
    lines = 0
    for cell in cells:
        span = cell.span
        width = (
            widths[place]
            if span == 1 and place < len(widths)
            else sum(widths[place : place + span])
        )
        place += span
        lines = max(lines, _lines(cell, width))
        made.append(_cell(cell, width, writer, anchor))
        anchor = ""
    if place != len(widths):
        raise Broken("every row of a table fills its columns")
    # A row that may not split and carries a footnote pushes its neighbours off the page in some
    # word processors: one row a page.
    noted = any(isinstance(part, Footnote) for cell in cells for run in cell.content for part in run)
    whole = "<w:trPr><w:cantSplit/></w:trPr>" if lines <= WHOLE_LINES and not noted else ""
    return f"<w:tr>{whole}{''.join(made)}</w:tr>"


def _lines(cell: TableCell, width: int) -> int:
    letters = max(1, width // _TWIPS_A_LETTER)
    count = 0
    for content in cell.content:
        for part in content:
            count += 1 + (len(part.text) // letters if not hasattr(part, "content") else 0)
    return count


def _cell(cell: TableCell, width: int, writer: Writer, anchor: str) -> str:
    role = shade(cell.shade)
    span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{role.fill}"/>' if role.fill else ""
    open_cell = f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{fill}</w:tcPr>'
    content = cell.content
    if len(content) == 1 and len(content[0]) == 1 and not (anchor or role.sign or cell.header):
        part = content[0][0]
        text = getattr(part, "text", "")
        if (
            text.isprintable()
            and not hasattr(part, "target")
            and text
            and not (part.bold or part.italic)
        ):
            # Nearly every cell of a chronology comes this way.
            return f"{open_cell}{_CELL}<w:r>{SPACE}{escape(text)}</w:t></w:r></w:p></w:tc>"
    bold = "<w:b/><w:bCs/>" if cell.header else ""
    made = []
    for count, inlines in enumerate(content):
        runs = writer.runs(inlines, bold)
        if count == 0:
            if role.sign:
                runs = words(f"{role.sign} ", bold) + runs
            if anchor:
                runs = writer.marks.around(anchor, runs)
        made.append(f"{_CELL}{runs}</w:p>")
    return f"{open_cell}{''.join(made) or _EMPTY}</w:tc>"


def _band(row: TableRow, widths: Sequence[int], writer: Writer) -> str:
    cell = row.cells[0] if row.cells else TableCell(((),))
    role = shade(cell.shade)
    runs = [writer.runs(content) for content in cell.content] or [""]
    if role.sign:
        runs[0] = words(f"{role.sign} ") + runs[0]
    runs[0] = writer.marks.around(row.anchor, runs[0])
    body = "".join(paragraph("Band", run) for run in runs)
    return (
        "<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr>"
        f'<w:tcW w:w="{sum(widths)}" w:type="dxa"/><w:gridSpan w:val="{len(widths)}"/>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{role.fill or BAND_FILL}"/></w:tcPr>{body}</w:tc></w:tr>'
    )
