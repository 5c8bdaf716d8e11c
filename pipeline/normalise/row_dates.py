"""The date and time of one row: its own, its period's, or the row's above, always said which."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time

from pipeline.dates import (
    MONTHS,
    Clock,
    Hint,
    Period,
    Reading,
    exact,
    read_date,
    read_time,
    skipped_hour,
)
from pipeline.model import Cell, EventDate, GridRow, Locator, Precision
from pipeline.normalise.gathered import Gathered, within
from pipeline.normalise.header import Column, Header
from pipeline.words import fold, key

TO_CONFIRM = "date to be confirmed"
FROM_ABOVE = "date from the row above"
#: Where a year stands that an agency gives beside the day and month.
OWN_COLUMN = "its own column"
#: Doubts after which the day is still in question, though its words could be read.
UNSETTLED = frozenset(
    {"date-weekday-disagrees", "date-future", "date-before-birth", "date-winter"}
)  # fmt: skip
_SAME = frozenset({'"', "''", "ditto", "do.", "as above", "same day", "same date", "same", "〃"})


#: Dates of one year that go back by more days than this have crossed into another year.
HALF_A_YEAR = 183


@dataclass(slots=True)
class Order:
    """How the dates that take their year from one row above follow each other.

    A year row says its year as long as the rows beneath it run one way. Where December stands
    over January, or the order turns, the row may be of the next year.
    """

    hint: Hint | None = None
    last: date | None = None
    way: int = 0
    lost: bool = False

    def broken(self, hint: Hint | None, day: date | None) -> bool:
        """True from the day on that does not follow the one before it, until another row."""
        if hint != self.hint:
            self.hint, self.last, self.way, self.lost = hint, None, 0, False
        before, self.last = self.last, day or self.last
        if before is None or day is None or day == before:
            return self.lost
        way = 1 if day > before else -1
        turned = self.way not in {0, way} or (before - day).days > HALF_A_YEAR
        self.way = self.way or way
        self.lost = self.lost or turned
        return self.lost


@dataclass(slots=True)
class Above:
    """What the rows above give to a row that leaves it out.

    ``heads`` is true when the date stands alone in a row over its events, so that it is theirs
    by the layout and not by omission.
    """

    when: EventDate | None = field(default=None, repr=False)
    heads: bool = False
    hint: Hint | None = None
    department: str = field(default="", repr=False)
    kind: str = "event"
    order: Order = field(default_factory=Order)


def when_of(
    cells: dict[str, Cell],
    header: Header,
    above: Above,
    own_year: Hint | None,
    period: Period,
    into: Gathered,
    place: Locator,
    marks: list[str],
) -> tuple[EventDate, Clock, bool]:
    """The row's date and time, and whether the date is its own."""
    cell = cells.get("date", Cell(""))
    text = cell.text.strip()
    column = header.column("date")
    at = within(place, column.shown if column else "")
    lacks = not _gives_date(cell) and not cells.get("date_to", Cell("")).text.strip()
    if lacks and own_year is not None and own_year.month is not None and column is not None:
        clock = _clock(cells, Clock(), header, into, place, marks)
        return _month_alone(own_year, own_year.month, period, marks), clock, True
    if lacks or fold(text) in _SAME:
        clock = _clock(cells, Clock(), header, into, place, marks)
        return *_without_date(text, column, above, into, at, marks), clock, False
    hint = own_year or above.hint
    reading = read_date(text, period, _day_of(cell), hint)
    into.doubts(reading.doubts, at, text)
    broken = above.order.broken(above.hint, reading.when.earliest)
    if reading.inferred:
        marks.append(reading.inferred)
        if broken and own_year is None:
            into.ask("date-year-from-above", at, text, reading.inferred)
    when, last = _until(reading.when, cells, header, hint, period, into, place, marks)
    codes = {doubt.code for doubt in reading.doubts}
    if not when.known or codes & UNSETTLED:
        marks.append(TO_CONFIRM)
    inner = reading.clock
    if isinstance(cell.value, time):
        inner = read_time(text, cell.value)
    if inner.start and last.start and not last.end:
        words = f"{inner.as_written} to {last.as_written}"
        inner = replace(inner, end=last.start, as_written=words)
    clock = _clock(cells, inner, header, into, place, marks)
    if clock.start[:2] == "01" and clock != inner and exact(when) and skipped_hour(when.earliest):
        timed = header.column("time")
        into.ask("time-clock-change", within(place, timed.shown if timed else ""), clock.as_written)
    return when, clock, True


def _month_alone(own: Hint, month: int, period: Period, marks: list[str]) -> EventDate:
    """The month that stands in columns of its own beside a blank day."""
    marks.append(f"month and year from {own.where}: {MONTHS[month - 1].title()} {own.year}")
    return replace(read_date(f"{month}/{own.year}", period).when, as_written="")


def year_column(row: GridRow, header: Header) -> Hint | None:
    """The year, and the month where it too has one, given in a column of its own."""
    letters = {column.letter: key(column.heading) for column in header.own}
    said = {letters[c.column]: c.text.strip() for c in row.cells if c.column in letters}
    year = said.get("year", "")
    if not re.fullmatch(r"(?:19|20)\d\d", year):
        return None
    month = read_date(f"{said.get('month', '')} {year}").when if said.get("month") else None
    if month is None or month.precision is not Precision.MONTH or month.earliest is None:
        numbered = said.get("month", "")
        known = numbered.isdigit() and 1 <= int(numbered) <= 12
        return Hint(int(year), int(numbered) if known else None, OWN_COLUMN)
    return Hint(int(year), month.earliest.month, OWN_COLUMN)


def _gives_date(cell: Cell) -> bool:
    return bool(cell.text.strip()) or isinstance(cell.value, datetime)


def _day_of(cell: Cell) -> object:
    """The typed value; Excel keeps a time alone as a moment of its first day."""
    if isinstance(cell.value, datetime) and cell.value.year < 1901:
        return None
    return cell.value


def _without_date(
    text: str, column: Column | None, above: Above, into: Gathered, at: Locator, marks: list[str]
) -> tuple[EventDate]:
    """The date of a row that gives none: the row's above, shown as such, or none."""
    nothing = EventDate(None, None, Precision.UNKNOWN, as_written=text)
    if column is None and not above.heads:
        marks.append(TO_CONFIRM)
        return (nothing,)
    if above.when is not None and above.when.known:
        marks.append(f"{FROM_ABOVE}: {above.when.as_written}")
        if not text and not above.heads:
            into.ask(
                "date-from-above", at, "", f"the row's own date, if not {above.when.as_written}"
            )
        precision = above.when.precision
        day = Precision.DAY if precision is Precision.MINUTE else precision
        return (replace(above.when, precision=day, as_written=text),)
    into.ask("date-missing", at, text)
    marks.append(TO_CONFIRM)
    return (nothing,)


def _until(
    start: EventDate,
    cells: dict[str, Cell],
    header: Header,
    hint: Hint | None,
    period: Period,
    into: Gathered,
    place: Locator,
    marks: list[str],
) -> tuple[EventDate, Clock]:
    """The date with the end its own column gives, and the clock time that stands there."""
    cell = cells.get("date_to")
    if cell is None or not cell.text.strip():
        return start, Clock()
    column = header.column("date_to")
    at = within(place, column.shown if column else "")
    text = cell.text.strip()
    if hint is None and start.earliest is not None:
        hint = Hint(start.earliest.year, None, "the start date")
    end: Reading = read_date(text, period, _day_of(cell), hint)
    if end.inferred:
        marks.append(f"end: {end.inferred}")
        if hint is not None and hint.where != OWN_COLUMN:
            into.ask("date-year-from-above", at, text, end.inferred)
    if {doubt.code for doubt in end.doubts} <= {"date-not-given", "date-open-ended"}:
        pass
    else:
        into.doubts(end.doubts, at, text)
    words = f"{start.as_written} to {text}" if start.as_written else text
    if not end.when.known or end.when.latest is None:
        return replace(start, as_written=words), end.clock
    if not start.known or start.earliest is None:
        return replace(end.when, as_written=words), end.clock
    if end.when.latest < start.earliest:
        into.ask("date-range-reversed", at, words)
        marks.append(TO_CONFIRM)
        return replace(start, as_written=words), Clock()
    if end.when.latest == start.latest and start.earliest == start.latest:
        return replace(start, as_written=start.as_written or text), end.clock
    uncertain = start.uncertain or end.when.uncertain
    when = EventDate(start.earliest, end.when.latest, Precision.RANGE, uncertain, words)
    return when, end.clock


def _clock(
    cells: dict[str, Cell],
    inner: Clock,
    header: Header,
    into: Gathered,
    place: Locator,
    marks: list[str],
) -> Clock:
    """The time of the time columns, or the one that stood with the date."""
    clock = inner
    for name in ("time", "time_to"):
        cell = cells.get(name)
        if cell is None or not (cell.text.strip() or cell.value is not None):
            continue
        column = header.column(name)
        at = within(place, column.shown if column else "")
        found = read_time(cell.text, cell.value)
        into.doubts(found.doubts, at, cell.text)
        if name == "time_to":
            words = " to ".join(filter(None, (clock.as_written, found.as_written)))
            clock = replace(clock, end=found.start or clock.end, as_written=words)
        elif found.start or not inner.start:
            if inner.start and inner.start != found.start:
                into.ask("date-two-disagree", at, f"{inner.as_written} and {found.as_written}")
            clock = found
    if clock.approximate:
        marks.append("time approximate")
    return clock
