"""A table as an agency laid it out, row by row: every row an event, or set aside with a reason."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.dates import Hint, Period, exact, read_date
from pipeline.model import Event, Grid, GridRow, Precision
from pipeline.normalise.column_of_dates import ask_of_column
from pipeline.normalise.gathered import Gathered, copied
from pipeline.normalise.header import (
    Header,
    dated_share,
    find_header,
    repeats,
    unheaded,
    unknown_header,
    with_date_column,
)
from pipeline.normalise.headings import Synonyms
from pipeline.normalise.not_events import CONTINUED, Rows
from pipeline.normalise.row_dates import Above
from pipeline.normalise.rows import CHANGES, ORGANISATION, make_event
from pipeline.words import fold, key

#: Names of sheets that explain or list things.
KEY_SHEETS = re.compile(
    r"\b(?:key|guidance|guide|instructions?|how to|notes for|lists?|look ?ups?|drop ?downs?|codes"
    r"|glossary|legend|abbreviations|examples?|validation|read ?me|cover)\b"
)
#: Of these, the ones whose events are made up to show how it is done.
EXAMPLES = re.compile(r"\b(?:guidance|guide|instructions?|how to|examples?)\b")


@dataclass(slots=True)
class Reader:
    """Reads the tables of one file in turn, remembering the columns of the last one."""

    synonyms: Synonyms
    period: Period
    into: Gathered
    departments: tuple[str, ...] = ()
    header: Header | None = field(default=None, repr=False)

    def is_chronology(self, grid: Grid) -> bool:
        """True when the table has a header of a chronology, or continues one."""
        if is_key_sheet(grid) and not self._events_after_all(grid):
            return False
        headed = any(self._found(grid.rows, at) for at in range(min(len(grid.rows), 60)))
        return headed or self._continues(grid)

    def read(self, grid: Grid) -> list[Event]:
        """Every event of a chronology's table. Rows that are none are set aside with a reason."""
        above = Above(hint=_hint_of(grid), kind=_kind_of(grid))
        if _names_department(grid, self.departments):
            above.department = grid.name
        events: list[Event] = []
        header = self.header if self._continues(grid) else None
        if header is not None:
            self.into.ask("table-continues", self.into.at(grid))
            header = replace(header, rows=range(0))
        at = 0
        while at < len(grid.rows):
            found = self._found(grid.rows, at, doubtful=header is None)
            if found is not None and not (header is not None and repeats(grid.rows[at], header)):
                found = with_date_column(found, grid.rows, self.synonyms, self.period)
                self._begin(grid, found, first=header is None)
                header = found
                at = found.rows.stop
                above.when = None
                continue
            row = grid.rows[at]
            if header is None:
                above.hint = _hint_of_title(row, self.period) or above.hint
                self.into.set_aside("title", grid, row)
            else:
                events.extend(self._row(grid, at, row, header, above))
            at += 1
        if header is not None:
            self.header = header
            ask_of_column(grid, header, events, self.into)
        return events

    def read_unheaded(self, grid: Grid) -> list[Event]:
        """Rows of a table without any heading we know: events with their words in order.

        The one column of dates, where there is one, gives their dates, to be confirmed.
        """
        header = unknown_header(grid.rows, self.synonyms, self.period)
        if header is None:
            header = unheaded(grid.rows, self.synonyms, self.period)
            self.into.ask("table-no-headings", self.into.at(grid))
        else:
            for row in grid.rows[: header.rows.start]:
                self.into.set_aside("title", grid, row)
            self._begin(grid, header, first=True)
        above = Above(hint=_hint_of(grid))
        return [
            event
            for at, row in enumerate(grid.rows[header.rows.stop :], start=header.rows.stop)
            for event in self._row(grid, at, row, header, above)
        ]

    # ------------------------------------------------------------ headers

    def _events_after_all(self, grid: Grid) -> bool:
        """A sheet named like a key that nevertheless has a header and a dated row."""
        if EXAMPLES.search(fold(grid.name)):
            return False
        for at in range(min(len(grid.rows), 60)):
            header = self._found(grid.rows, at)
            column = header.column("date") if header else None
            if header is not None and column is not None:
                rows = grid.rows[header.rows.stop :]
                return dated_share(rows, column.letter, self.period)[0] >= 1
        return False

    def _found(self, rows: Sequence[GridRow], at: int, *, doubtful: bool = True) -> Header | None:
        return find_header(rows, at, self.synonyms, self.period, doubtful=doubtful)

    def _continues(self, grid: Grid) -> bool:
        """A table without headings, as wide as the last one, dated where that one is dated."""
        if self.header is None or not grid.rows:
            return False
        column = self.header.column("date")
        wide = {cell.column for row in grid.rows for cell in row.cells if cell.text.strip()}
        if column is None or not wide <= {one.letter for one in self.header.columns}:
            return False
        first = range(min(len(grid.rows), 5))
        if any(self._found(grid.rows, at, doubtful=False) for at in first):
            return False
        if self._headed_otherwise(grid.rows, column.letter):
            return False
        dated, filled = dated_share(grid.rows[:20], column.letter, self.period)
        return dated > 0 and dated * 2 >= filled

    def _headed_otherwise(self, rows: Sequence[GridRow], letter: str) -> bool:
        """True where the first full row has words, and no date, in the column of the dates."""
        first = next((r for r in rows if sum(bool(c.text.strip()) for c in r.cells) >= 2), None)
        words = "".join(c.text for c in first.cells if c.column == letter) if first else ""
        reading = read_date(words, self.period)
        codes = {doubt.code for doubt in reading.doubts}
        return not reading.when.known and "date-unreadable" in codes and not _figures(words)

    def _begin(self, grid: Grid, header: Header, *, first: bool) -> None:
        """Set the heading rows aside and ask about headings that are missing, near or double."""
        for at in header.rows:
            self.into.set_aside("heading" if first else "repeated-heading", grid, grid.rows[at])
        row = grid.rows[header.rows.stop - 1].number
        for name, code in (("date", "heading-no-date"), ("event", "heading-no-event")):
            if header.column(name) is None and not (name == "date" and self._by_rows(grid, header)):
                self.into.ask(code, self.into.at(grid, row))
        if header.by_content and (dates := header.column("date")):
            place = self.into.at(grid, row, dates.shown)
            self.into.ask("heading-date-taken", place, dates.heading)
        for one, other in header.twins:
            if _has_words(grid, header, one.letter) and _has_words(grid, header, other.letter):
                both = f"columns {one.letter} and {other.letter}: {one.heading}"
                self.into.ask("heading-duplicate", self.into.at(grid, row), both)
        for column in header.own:
            if self.synonyms.find(column.heading):
                continue
            near = self.synonyms.near(column.heading)
            place = self.into.at(grid, row, column.shown)
            if near:
                self.into.ask("heading-near", place, column.heading, f"did they mean {near}?")
            else:
                self.into.ask("heading-unknown", place, column.heading)

    def _by_rows(self, grid: Grid, header: Header) -> bool:
        """True for a table whose first row beneath the headings is a date alone."""
        rows = (
            row for row in grid.rows[header.rows.stop :] if any(c.text.strip() for c in row.cells)
        )
        texts = [
            c.text for c in next(rows, GridRow(0, ())).cells if c.text.strip() and not copied(c)
        ]
        return len(texts) == 1 and exact(read_date(texts[0], self.period).when)

    # ------------------------------------------------------------ rows

    def _row(self, grid: Grid, at: int, row: GridRow, header: Header, above: Above) -> list[Event]:
        """The event of a row, or none when the row is set aside."""
        filled = [cell for cell in row.cells if cell.text.strip() and not copied(cell)]
        if not filled:
            return []
        judge = Rows(self.period, self.into, self.departments)
        reason = judge.why_not(grid, at, row, header, above, filled)
        if reason:
            self.into.set_aside(reason, grid, row)
            return []
        made = make_event(row, grid, header, above, self.period, self.into)
        if made.own_date:
            above.when, above.heads = made.event.when, False
        return [made.event]


# ---------------------------------------------------------------- small questions about a table


def is_key_sheet(grid: Grid) -> bool:
    """True for a sheet or table whose name or caption says that it explains or lists things."""
    caption = fold(grid.caption) if len(grid.caption.split()) <= 6 else ""
    return bool(KEY_SHEETS.search(fold(grid.name)) or KEY_SHEETS.search(caption))


def _hint_of(grid: Grid) -> Hint | None:
    """The year or month that a table's heading or a sheet's name gives."""
    for text, where in (
        (grid.caption, "the heading above the table"),
        (grid.name, "the sheet's name"),
    ):
        words = re.sub(r"^(?:chronology|events)?\s*(?:for|of|in)?\s*", "", fold(text))
        when = read_date(CONTINUED.sub("", words), Period()).when if len(words) <= 40 else None
        if when is not None and when.earliest is not None:
            if when.precision is Precision.YEAR:
                return Hint(when.earliest.year, None, where)
            if when.precision is Precision.MONTH:
                return Hint(when.earliest.year, when.earliest.month, where)
    return None


def _hint_of_title(row: GridRow, period: Period) -> Hint | None:
    """The year or month that stands alone in a row above the headings."""
    texts = [cell.text for cell in row.cells if cell.text.strip() and not copied(cell)]
    if len(texts) != 1 or len(texts[0]) > 40:
        return None
    when = read_date(CONTINUED.sub("", fold(texts[0])), period).when
    if when.earliest is None or when.precision not in {Precision.YEAR, Precision.MONTH}:
        return None
    month = when.earliest.month if when.precision is Precision.MONTH else None
    return Hint(when.earliest.year, month)


def _figures(words: str) -> bool:
    return any(letter.isdigit() for letter in words)


def _kind_of(grid: Grid) -> str:
    named = CHANGES.search(fold(grid.name)) or CHANGES.search(fold(grid.caption))
    return ORGANISATION if named else "event"


def _names_department(grid: Grid, departments: tuple[str, ...]) -> bool:
    return key(grid.name) in {key(name) for name in departments}


def _has_words(grid: Grid, header: Header, letter: str) -> bool:
    rows = grid.rows[header.rows.stop :]
    return any(c.text.strip() for row in rows for c in row.cells if c.column == letter)
