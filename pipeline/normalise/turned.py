"""A chronology lying on its side: headings down the first column, one event in each column."""

from __future__ import annotations

from pipeline.dates import Period, read_date
from pipeline.model import Cell, Grid, GridRow
from pipeline.normalise.gathered import own_cells
from pipeline.normalise.headings import Synonyms

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#: One event beside its headings is a form (``forms``); more are such a table.
_FEWEST = 2


def turned(grid: Grid, synonyms: Synonyms, period: Period) -> Grid | None:
    """The same events as rows under headings; None when the table does not lie on its side.

    Every row has its heading in the first column, most headings are known, one is the date's and
    one the event's, and every date stands beside the date's. Each event keeps the number of the
    row that holds its date.
    """
    rows = [row for row in grid.rows if any(cell.text.strip() for cell in row.cells)]
    heads = [row.cells[0].text.strip() for row in rows if row.cells[0].column == "A"]
    if len(heads) != len(rows) or not 2 <= len(rows) <= len(_LETTERS) or not all(heads):
        return None
    names = [known.name if (known := synonyms.find(head)) else "" for head in heads]
    if names.count("date") != 1 or "event" not in names or sum(map(bool, names)) * 2 < len(names):
        return None
    dates = rows[names.index("date")]
    given = [cell for cell in own_cells(dates)[1:] if cell.text.strip()]
    if len(given) < _FEWEST or not all(_is_date(cell, period) for cell in given):
        return None
    head = GridRow(
        grid.rows[0].number,
        tuple(Cell(letter, text) for letter, text in zip(_LETTERS, heads, strict=False)),
    )
    across = dict.fromkeys(cell.column for row in rows for cell in row.cells[1:])
    events = [_event(rows, column, dates) for column in across]
    return Grid(grid.name, (head, *events), grid.caption, grid.marks)


def _event(rows: list[GridRow], column: str, dates: GridRow) -> GridRow:
    cells = []
    for letter, row in zip(_LETTERS, rows, strict=False):
        found = next((cell for cell in row.cells if cell.column == column), Cell(column))
        cells.append(Cell(letter, found.text, found.value, found.marks))
    return GridRow(dates.number, tuple(cells), dates.marks)


def _is_date(cell: Cell, period: Period) -> bool:
    return read_date(cell.text, period, cell.value).when.known
