"""One row of a chronology to one event, every word of it kept, every doubt put as a question."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.dates import Period, when_with
from pipeline.model import Cell, Event, Grid, GridRow
from pipeline.normalise.gathered import Gathered, within
from pipeline.normalise.header import Column, Header
from pipeline.normalise.row_dates import TO_CONFIRM, Above, when_of, year_column
from pipeline.words import fold

#: Formats whose reader itself asks about Excel's errors.
WORKBOOKS = frozenset({"xlsx", "xls", "ods"})

#: Columns that go to a field of Event as they stand.
PLAIN = (
    "sequence", "source", "event", "outcome", "analysis", "expected_practice", "category",
    "recorded_by", "about", "child_seen", "impact", "rating", "department",
)  # fmt: skip


_EXCEL_ERRORS = re.compile(
    r"^#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|UNKNOWN!|CONNECT!|BUSY!"
    r"|PYTHON!|EXTERNAL!|TIMEOUT!|GETTING_DATA)$"
)
_SILENT = ("spans columns", "header row", "bold", "italic", "number counted by Word", "records")


#: How agencies name a change in an organisation (LLR 8.4.1): over a sheet or table, or as the
#: category of a row.
CHANGES = re.compile(r"organi[sz]ational changes?|changes? in (?:the )?organi[sz]ation")
ORGANISATION = "organisational change"


@dataclass(frozen=True, slots=True)
class Made:
    """An event made, and the reading of its date for what the column as a whole says."""

    event: Event
    own_date: bool


def cells_by_name(row: GridRow, header: Header) -> dict[str, Cell]:
    """The row's cells under our names for the columns."""
    by_letter = {cell.column: cell for cell in row.cells}
    return {
        column.name: by_letter[column.letter]
        for column in header.columns
        if column.name and column.letter in by_letter
    }


def make_event(
    row: GridRow, grid: Grid, header: Header, above: Above, period: Period, into: Gathered
) -> Made:
    """The event of a row. Problems go to ``into``; ``above`` is not changed."""
    cells = cells_by_name(row, header)
    place = into.at(grid, row.number)
    marks: list[str] = []
    texts = {name: cells[name].text.strip() for name in PLAIN if name in cells}
    extra = _extra(row, header)
    if not texts.get("event") and not header.column("event"):
        texts["event"] = _worded(row, header)
        extra = ()
    own_year = year_column(row, header)
    when, clock, own = when_of(cells, header, above, own_year, period, into, place, marks)
    if header.by_content:
        marks.append(TO_CONFIRM)
    marks.extend(_remarks(row, header, grid))
    if into.kind not in WORKBOOKS:
        for column, text in _every_text(row, header):
            if _EXCEL_ERRORS.match(text):
                into.ask("cell-excel-error", within(place, column.shown), text)
    if not texts.get("event"):
        into.ask("event-missing", place)
    event = Event(
        "",
        into.agency,
        when_with(when, clock),
        time=clock.start,
        time_to=clock.end,
        time_as_written=clock.as_written,
        extra=extra,
        marks=tuple(dict.fromkeys(marks)),
        locator=place,
        kind=ORGANISATION if CHANGES.search(fold(texts.get("category", ""))) else above.kind,
        **({"department": above.department} | {k: v for k, v in texts.items() if v}),
    )
    return Made(event, own)


# ---------------------------------------------------------------- the other columns


def _every_text(row: GridRow, header: Header) -> Iterable[tuple[Column, str]]:
    by_letter = {column.letter: column for column in header.columns}
    for cell in row.cells:
        if text := cell.text.strip():
            yield by_letter.get(cell.column, Column(cell.column, "")), text


def _extra(row: GridRow, header: Header) -> tuple[tuple[str, str], ...]:
    """The agency's own columns in order, blank ones too, so that every event has them alike."""
    by_letter = {cell.column: cell.text.strip() for cell in row.cells}
    known = {column.letter for column in header.columns}
    own = [(column.heading, by_letter.get(column.letter, "")) for column in header.own]
    loose = [
        (f"column {cell.column}", cell.text.strip())
        for cell in row.cells
        if cell.column not in known and cell.text.strip()
    ]
    return tuple(own + loose)


def _worded(row: GridRow, header: Header) -> str:
    """The words of columns that have no name of ours, each under its heading.

    One such column alone is what happened, and needs no heading before its words.
    """
    parts = []
    for heading, text in _extra(row, header):
        if text and len(header.own) == 1:
            parts.append(text)
        elif text:
            parts.append(text if heading.startswith("column ") else f"{heading}: {text}")
    return "\n".join(parts)


def _remarks(row: GridRow, header: Header, grid: Grid) -> Iterable[str]:
    """The reader's marks as a person should see them beside the event."""
    yield from (mark for mark in (*grid.marks, *row.marks) if not mark.startswith(_SILENT))
    by_letter = {column.letter: column for column in header.columns}
    for cell in row.cells:
        if not cell.text.strip():
            continue
        column = by_letter.get(cell.column)
        said = column.name.replace("_", " ") if column and column.name else cell.column
        for mark in cell.marks:
            if not mark.startswith(_SILENT):
                yield f"{said} {mark}" if mark.startswith("from ") else f"{said}: {mark}"
