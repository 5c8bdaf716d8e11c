"""A table as an agency laid it out, row by row: every row an event, or set aside with a reason."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.dates import Hint, Orders, Period, exact, orders, read_date
from pipeline.model import Cell, Event, Grid, GridRow, Locator, Precision
from pipeline.normalise.gathered import Gathered, copied
from pipeline.normalise.header import (
    Header,
    dated_share,
    find_header,
    repeats,
    unheaded,
)
from pipeline.normalise.headings import Synonyms
from pipeline.normalise.rows import (
    CHANGES,
    ORGANISATION,
    TO_CONFIRM,
    Above,
    cells_by_name,
    make_event,
)
from pipeline.words import fold, key

#: Names of sheets that explain or list things.
KEY_SHEETS = re.compile(
    r"\b(?:key|guidance|guide|instructions?|how to|notes for|lists?|look ?ups?|drop ?downs?|codes"
    r"|glossary|legend|abbreviations|examples?|validation|read ?me|cover)\b"
)
#: Of these, the ones whose events are made up to show how it is done.
EXAMPLES = re.compile(r"\b(?:guidance|guide|instructions?|how to|examples?)\b")
#: Sources begin with one of these where a contributor left a note to the collator.
NOTE_SIGNS = ("#", "^", "¬", "~")

_PLACEHOLDER = re.compile(r"^\W*(?:dd?|date)\W*(?:mm?m?)\W*(?:yy(?:yy)?)\W*$")
_EXAMPLE = re.compile(r"^\(?(?:e\.g\.|eg:|example\b)")
_CONTINUED = re.compile(r"\s*[-:(]*\s*(?:continued|cont'?d?\.?|cont)\s*\)?$")
_TOTAL = re.compile(
    r"^(?:sub-?\s?)?totals?\b|^number of (?:events|entries)|^end of (?:chronology|document|table|report)"
)


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
                self._begin(grid, found, first=header is None)
                header = found
                at = found.rows.stop
                above.when = None
                continue
            row = grid.rows[at]
            if header is None:
                self.into.set_aside("title", grid, row)
            else:
                events.extend(self._row(grid, at, row, header, above))
            at += 1
        if header is not None:
            self.header = header
            self._column_orders(grid, header, events)
        return events

    def read_unheaded(self, grid: Grid) -> list[Event]:
        """Rows of a table without any heading: events with their words in order and no more."""
        header = unheaded(grid.rows, self.synonyms)
        self.into.ask("table-no-headings", self.into.at(grid))
        above = Above(hint=_hint_of(grid))
        return [
            event
            for at, row in enumerate(grid.rows)
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
        dated, filled = dated_share(grid.rows[:20], column.letter, self.period)
        return dated > 0 and dated * 2 >= filled

    def _begin(self, grid: Grid, header: Header, *, first: bool) -> None:
        """Set the heading rows aside and ask about headings that are missing, near or double."""
        for at in header.rows:
            self.into.set_aside("heading" if first else "repeated-heading", grid, grid.rows[at])
        row = grid.rows[header.rows.stop - 1].number
        for name, code in (("date", "heading-no-date"), ("event", "heading-no-event")):
            if header.column(name) is None:
                self.into.ask(code, self.into.at(grid, row))
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

    # ------------------------------------------------------------ rows

    def _row(self, grid: Grid, at: int, row: GridRow, header: Header, above: Above) -> list[Event]:
        """The event of a row, or none when the row is set aside."""
        filled = [cell for cell in row.cells if cell.text.strip() and not copied(cell)]
        if not filled:
            return []
        reason = self._why_not(grid, at, row, header, above, filled)
        if reason:
            self.into.set_aside(reason, grid, row)
            return []
        made = make_event(row, grid, header, above, self.period, self.into)
        if made.own_date:
            above.when, above.heads = made.event.when, False
        return [made.event]

    def _why_not(
        self, grid: Grid, at: int, row: GridRow, header: Header, above: Above, filled: list[Cell]
    ) -> str:
        """Why a row is no event, or "" when it is one."""
        if repeats(row, header):
            return "repeated-heading"
        cells = cells_by_name(row, header)
        source = cells.get("source", Cell("")).text.strip()
        if source.startswith(NOTE_SIGNS) or _year_100(cells.get("date")):
            return "contributor-note"
        dated = cells.get("date")
        if dated is not None and _PLACEHOLDER.match(fold(dated.text)):
            return "template"
        if any(_EXAMPLE.match(fold(cell.text)) for cell in filled[:2]):
            return "template"
        if len(filled) == 1:
            return self._lone_cell(grid, at, filled[0], header, above)
        if _TOTAL.match(fold(filled[0].text)) and len(filled) <= 2:
            return "total"
        return self._signature(grid, row, header, filled)

    def _signature(self, grid: Grid, row: GridRow, header: Header, filled: list[Cell]) -> str:
        """Two cells filled, neither a date nor an event: a signature line, or another remark."""
        event, dates = header.column("event"), header.column("date")
        if len(filled) > 2 or event is None or dates is None:
            return ""
        if any(cell.column == event.letter for cell in filled):
            return ""
        if any(cell.column == dates.letter and self._reads(cell) for cell in filled):
            return ""
        words = " | ".join(cell.text for cell in filled)
        self.into.ask("row-not-an-event", self.into.at(grid, row.number), words)
        return "remark"

    def _lone_cell(self, grid: Grid, at: int, cell: Cell, header: Header, above: Above) -> str:
        """A row with one cell filled: a year, a day, a service, a remark, or an undated event."""
        text = _CONTINUED.sub("", fold(cell.text)).strip(" :-")
        event, dates = header.column("event"), header.column("date")
        if len(text) <= 40 and (period := self._period_row(text, above)):
            return period
        if self._is_day_row(grid, at, cell, header, above):
            return "period"
        if _TOTAL.match(text):
            return "total"
        if _number_only(cell.text) and not self._reads(cell):
            return "empty-row"
        if event is None or cell.column == event.letter:
            return ""
        if dates is not None and cell.column == dates.letter and self._reads(cell):
            return ""
        name = next((name for name in self.departments if key(name) == key(cell.text)), "")
        above.department = name or above.department
        if name:
            return "period"
        self.into.ask(
            "row-not-an-event", self.into.at(grid, grid.rows[at].number, cell.column), cell.text
        )
        above.when = None
        return "remark"

    def _reads(self, cell: Cell) -> bool:
        return read_date(cell.text, self.period, cell.value).when.known

    def _period_row(self, text: str, above: Above) -> str:
        """The reason "period" for a row that is a year, a month or another stretch of time."""
        bare = re.sub(r"^(?:year|month|period)\s*:?\s+", "", text)
        whole = above.hint and replace(above.hint, month=None)
        reading = read_date(bare, self.period, hint=whole)
        when = reading.when
        if not when.known or when.earliest is None or exact(when):
            return ""
        if when.precision is Precision.YEAR:
            above.hint = Hint(when.earliest.year)
        elif when.precision is Precision.MONTH:
            above.hint = Hint(when.earliest.year, when.earliest.month)
        elif when.precision not in {Precision.TERM, Precision.SEASON, Precision.RANGE}:
            return ""
        else:
            above.hint = None
        above.when = None
        return "period"

    def _is_day_row(self, grid: Grid, at: int, cell: Cell, header: Header, above: Above) -> bool:
        """A date alone in its row, over rows that have none: it is theirs."""
        reading = read_date(cell.text, self.period, cell.value, above.hint)
        if not exact(reading.when):
            return False
        dates = header.column("date")
        following = next(
            (row for row in grid.rows[at + 1 :] if any(c.text.strip() for c in row.cells)), None
        )
        if following is None or dates is None:
            return False
        own = next((c for c in following.cells if c.column == dates.letter), Cell(""))
        event = header.column("event")
        told = [c.column for c in following.cells if c.text.strip()]
        if own.text.strip() or own.value is not None or event is None or event.letter not in told:
            return False
        self.into.doubts(reading.doubts, self.into.at(grid, grid.rows[at].number), cell.text)
        above.when, above.heads = reading.when, True
        return True

    # ------------------------------------------------------------ the column as a whole

    def _column_orders(self, grid: Grid, header: Header, events: list[Event]) -> None:
        """Ask about a column whose dates stand in two orders, and mark those that could be either."""
        column = header.column("date")
        if column is None or not events:
            return
        texts = [event.when.as_written for event in events]
        counts = orders(texts)
        place = self.into.at(grid, None, column.shown)
        total = counts.day_first + counts.month_first + counts.either
        either = f"{counts.either} of {total} dates in this column could be either"
        if counts.month_first and counts.day_first:
            self.into.ask("date-mixed-order", place, either)
        if counts.month_first:
            if counts.either:
                self._say_how_many(grid, either)
            for at, event in enumerate(events):
                if orders([event.when.as_written]) == Orders(either=1):
                    marks = tuple(dict.fromkeys((*event.marks, TO_CONFIRM)))
                    events[at] = replace(event, marks=marks)
        self._swapped(grid, column.letter, place)

    def _say_how_many(self, grid: Grid, either: str) -> None:
        for at, problem in enumerate(self.into.problems):
            if problem.code == "date-us-order" and problem.locator.sheet == grid.name:
                expected = f"{problem.expected}; {either}"
                self.into.problems[at] = replace(problem, expected=expected)

    def _swapped(self, grid: Grid, letter: str, place: Locator) -> None:
        """Real dates only up to the 12th and texts only after it: a program turned them round."""
        cells = [c for row in grid.rows for c in row.cells if c.column == letter]
        typed = [c.value for c in cells if hasattr(c.value, "day")]
        texts = orders(c.text for c in cells if not hasattr(c.value, "day"))
        clean = texts.day_first >= 3 and not texts.either and not texts.month_first
        if len(typed) >= 3 and clean and all(value.day <= 12 for value in typed if value):
            self.into.ask("date-swapped", place)


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
        when = read_date(_CONTINUED.sub("", words), Period()).when if len(words) <= 40 else None
        if when is not None and when.earliest is not None:
            if when.precision is Precision.YEAR:
                return Hint(when.earliest.year, None, where)
            if when.precision is Precision.MONTH:
                return Hint(when.earliest.year, when.earliest.month, where)
    return None


def _kind_of(grid: Grid) -> str:
    named = CHANGES.search(fold(grid.name)) or CHANGES.search(fold(grid.caption))
    return ORGANISATION if named else "event"


def _names_department(grid: Grid, departments: tuple[str, ...]) -> bool:
    return key(grid.name) in {key(name) for name in departments}


def _has_words(grid: Grid, header: Header, letter: str) -> bool:
    rows = grid.rows[header.rows.stop :]
    return any(c.text.strip() for row in rows for c in row.cells if c.column == letter)


def _year_100(cell: Cell | None) -> bool:
    """A date in the year 100: how some contributors mark a row that is no event."""
    return cell is not None and bool(re.search(r"(?<!\d)0100(?!\d)", cell.text))


def _number_only(text: str) -> bool:
    return bool(re.fullmatch(r"[\W\d]*\d[\W\d]*[a-z]?", text.strip().casefold()))
