"""Tables as source for the typesetter: rows that break only where they are long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.document import Footnote, Table, TableCell, TableRow, plain
from pipeline.errors import Broken
from pipeline.render.look import BAND_FILL, shade
from pipeline.render.widths import ems
from pipeline.render.word_table import shares

if TYPE_CHECKING:
    from pipeline.render.typst_source import Source

#: Letters of a table's words on a full line of an upright and of a turned page.
_LETTERS = {False: 120, True: 185}
#: The same in ems of its letters, and what the edges of a cell take of them.
_EMS = {False: 56.6, True: 85.6}
_EDGES = 1.1
#: Rows of more lines than this may break over a page; shorter ones stay whole. An upright page
#: holds 56 lines of a table, a turned one 36: the rest is room for words wider than counted.
_WHOLE_LINES = {False: 34, True: 24}
#: A column of fewer letters a line is narrow: its lines end ragged, and there are so many more.
_NARROW = 35.0
_RAGGED = 1.4
#: A row counted to so many lines fits a page whatever its letters are; a longer one is measured.
_COUNTED = 14
#: Cells of fewer lines than this fit the six lines that a row has at least before it breaks.
_HELD_LINES = 4
#: Paragraphs of an event's cell up to its account: id, kind or account. Below them stand where it
#: was recorded and by whom, of which two may go over the page with a note.
_ACCOUNT = 3


def table_source(table: Table, source: Source, rows: slice | None = None) -> list[str]:
    """The table as one statement. Raises Broken for a row that does not fill the columns."""
    widths = shares(table)
    columns = ", ".join(f"{share * 100:.4f}fr" for share in widths)
    letters = [max(1.0, share * _LETTERS[source.landscape]) for share in widths]
    head = ", ".join(
        _title(title, room, source) for title, room in zip(table.header, letters, strict=True)
    )
    picked = table.rows if rows is None else table.rows[rows]
    made = [_row(row, letters, source) for row in picked]
    if _ends_together(picked, letters):
        # What stands in a foot stays on one page; ``pdf_piece`` tags it as rows like the others.
        made[-2:] = [f"table.footer(repeat: false, {made[-2]}, {made[-1]})"]
    later = rows is not None and bool(rows.start)
    caption = f"{table.caption} (continued)" if later and table.caption else table.caption
    mark = "" if later else source.mark(table.anchor)
    body = ",\n".join(made)
    statement = (
        f"grid-table(({columns},), ({head},), "
        f"{source.text(caption) if caption else 'none'},\n{body})"
    )
    return [mark, statement] if mark else [statement]


def whole_source(table: Table, source: Source) -> list[str]:
    """A figure's own table, kept on one page where it is surely shorter than one."""
    if not table.header:
        return []
    made = table_source(table, source)
    letters = [max(1.0, share * _LETTERS[source.landscape]) for share in shares(table)]
    heads = max(1 + len(title) / room for title, room in zip(table.header, letters, strict=True))
    lines = heads + sum(_tallest(row, letters) for row in table.rows)
    if lines > _WHOLE_LINES[source.landscape]:
        return made
    return [*made[:-1], f"block(breakable: false, width: 100%, {made[-1]})"]


def _tallest(row: TableRow, letters: list[float]) -> float:
    return max(
        (_lines(cell, room) for cell, room in zip(row.cells, letters, strict=False)), default=0.0
    )


def _ends_together(rows: tuple[TableRow, ...], letters: list[float]) -> bool:
    """True where the last two rows may go over the page together: the last is never there alone.

    Not where one is a band or right below one, or where the two might outgrow a page.
    """
    last = rows[-2:]
    if len(rows) <= len(last) or any(row.band for row in rows[-3:]):
        return False
    return sum(_tallest(row, letters) for row in last) <= _COUNTED


def _title(title: str, room: float, source: Source) -> str:
    outer, source.room = source.room, _word(room, source)
    made = source.text(title)
    source.room = outer
    return made


def _word(room: float, source: Source) -> float:
    """How wide a word may be, in ems, in a column of so many letters a line."""
    turned = source.landscape
    return max(2.5, room / _LETTERS[turned] * _EMS[turned] - _EDGES)


def _row(row: TableRow, letters: list[float], source: Source) -> str:
    if row.anchor and _printed(row):
        source.rows.append(row.anchor)
    if row.band:
        return _band(row, len(letters), source)
    rooms = letters
    if len(row.cells) != len(letters) or any(cell.span != 1 for cell in row.cells):
        rooms = _rooms(row, letters)
    most = _WHOLE_LINES[source.landscape]
    lines = [_lines(cell, room) for cell, room in zip(row.cells, rooms, strict=True)]
    # What may not break and outgrows a page would lose its end: nearly so long, it is measured.
    long = max(lines) > most or (
        max(lines) > _COUNTED
        and any(
            _measured(cell, room, source) > most
            for cell, room in zip(row.cells, rooms, strict=True)
        )
    )
    # A row begins on the next page where one of its cells does, so its shortest is held together.
    held = lines.index(min(lines)) if long and min(lines) < _HELD_LINES else None
    mark = source.mark(row.anchor)
    made = []
    outer = source.room
    for place, (cell, room) in enumerate(zip(row.cells, rooms, strict=True)):
        source.room = _word(room, source)
        made.append(_cell(cell, source, mark, long=long, held=place == held))
        mark = ""
    source.room = outer
    return ", ".join(made)


def _rooms(row: TableRow, letters: list[float]) -> list[float]:
    """The letters on a line of each cell of a row in which some reach over several columns."""
    place = 0
    found = []
    for cell in row.cells:
        found.append(sum(letters[place : place + cell.span]))
        place += cell.span
    if place != len(letters):
        raise Broken("every row of a table fills its columns")
    return found


def _printed(row: TableRow) -> bool:
    """True when the row's id stands in its words, as an event's does."""
    return any(
        row.anchor in part.text
        for cell in row.cells
        for content in cell.content
        for part in content
        if not isinstance(part, Footnote)
    )


def _lines(cell: TableCell, room: float) -> float:
    """About how many lines a cell's words take; in a narrow column, more."""
    lines = 0.0
    for content in cell.content:
        lines += 1
        for part in content:
            text = plain(part.content) if isinstance(part, Footnote) else part.text
            lines += len(text) / room + text.count("\n")
    return lines if room > _NARROW else lines * _RAGGED


def _measured(cell: TableCell, room: float, source: Source) -> float:
    """About how many lines a cell's words take at most, by the widths of their letters."""
    wide = _word(room, source)
    lines = 0.0
    for content in cell.content:
        lines += 1
        for part in content:
            text = plain(part.content) if isinstance(part, Footnote) else part.text
            lines += ems(text.replace(" ", "i")) / wide + text.count("\n")
    return lines if room > _NARROW else lines * _RAGGED


def _cell(cell: TableCell, source: Source, mark: str, *, long: bool, held: bool) -> str:
    role = shade(cell.shade)
    content = cell.content
    if (
        len(content) == 1
        and not (mark or long or role.fill or cell.header or cell.span > 1)
        and not any(isinstance(part, Footnote) for part in content[0])
    ):
        return source.inline(content[0]) if content[0] else '""'
    body = _body(cell, source, mark)
    if held:
        body = f"held({body})"
    options = ""
    if cell.span > 1:
        options += f"colspan: {cell.span}, "
    if role.fill:
        options += f'fill: rgb("#{role.fill}"), '
    if long:
        options += "breakable: true, "
    if cell.header and cell.span == 1:
        return f"row-head({options}{body})"
    return f"table.cell({options}{body})" if options else body


def _body(cell: TableCell, source: Source, mark: str) -> str:
    """A cell's paragraphs as one expression, and its notes below them."""
    sign = shade(cell.shade).sign
    notes: list[str] = []
    source.cell_notes = notes
    pieces = [source.inline(content) if content else '""' for content in cell.content] or ['""']
    source.cell_notes = None
    if sign:
        pieces[0] = f'{{"{sign} "; {pieces[0]}}}'
    if cell.header:
        pieces = [f"strong({piece})" for piece in pieces]
    if len(pieces) + len(notes) > 1:
        # A page never opens with a note alone: the words just above go over the page with it.
        free = len(pieces) - (0 if not notes else 2 if len(pieces) > _ACCOUNT else 1)
        pars = [f"par({piece})" for piece in pieces[:free]]
        pieces = [*pars, *(f"par-noted({piece})" for piece in pieces[free:]), *notes]
    if mark:
        pieces.insert(0, mark)
    return pieces[0] if len(pieces) == 1 else "{" + "; ".join(pieces) + "}"


def _band(row: TableRow, columns: int, source: Source) -> str:
    cell = row.cells[0] if row.cells else TableCell(((),))
    fill = shade(cell.shade).fill or BAND_FILL
    source.bookmark(row)
    body = _body(cell, source, source.mark(row.anchor))
    made = f'table.cell(colspan: {columns}, fill: rgb("#{fill}"), band({body}))'
    # A band that is nobody's row heads the rows below it, and is not left alone at a page's foot.
    return made if row.anchor else f"table.header(level: 2, repeat: false, {made})"
