"""What one review says against a date: the future, before the birth, an hour no clock showed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from pipeline.dates.period import Period, Reading
from pipeline.dates.spans import long
from pipeline.dates.times import Doubt
from pipeline.model import EventDate, Precision


def exact(when: EventDate) -> bool:
    """True when the date is one day."""
    return when.known and when.earliest == when.latest


def judged(reading: Reading, period: Period) -> Reading:
    """The reading with what this review says against it: the future, before the birth.

    A year no event of the review can have (a slip such as 2204) leaves no span, so that it
    stretches no timeline; a day a little ahead (a hearing already listed) is kept as written.
    """
    earliest, latest = reading.when.earliest, reading.when.latest
    if earliest is None or latest is None:
        return reading
    doubts = list(reading.doubts)
    when = reading.when
    last = period.last
    nowhere = EventDate(None, None, Precision.UNKNOWN, as_written=when.as_written)
    if last is not None and earliest > last:
        doubts.append(Doubt("date-future", f"a day up to {long(last)}"))
        when = nowhere if earliest.year > last.year + 1 else when
    elif not 1900 <= earliest.year <= 2199:
        doubts.append(Doubt("date-impossible", "a year in which an event can lie"))
        when = nowhere
    elif period.born is not None and latest < period.born and not _in_scope(latest, period):
        doubts.append(Doubt("date-before-birth"))
    return replace(reading, when=when, doubts=tuple(doubts) + tuple(_lost_hour(when, reading)))


def _in_scope(day: date, period: Period) -> bool:
    return period.scope_from is not None and day >= period.scope_from


def _lost_hour(when: EventDate, reading: Reading) -> Iterable[Doubt]:
    """The hour the clocks skip on the last Sunday of March (Summer Time Act 1972, as amended)."""
    if reading.clock.start[:2] == "01" and exact(when) and skipped_hour(when.earliest):
        yield Doubt("time-clock-change")


def skipped_hour(day: date | None) -> bool:
    """True on the day whose hour from 01:00 to 02:00 no clock in England showed."""
    return day is not None and day.month == 3 and day.weekday() == 6 and day.day > 24
