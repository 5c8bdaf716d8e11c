"""An event's date on paper: as the agency wrote it, and beneath it what it may mean."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.analyse.timeline import day
from pipeline.document import Dated, Inline, Span
from pipeline.model import Event, EventDate, Precision

UNDATED = "Date to be confirmed"


def date_lines(event: Event) -> tuple[tuple[Inline, ...], ...]:
    """The date as written, then the days it may mean where that is not one certain day."""
    when = event.when
    written = when.as_written or "No date given"
    time = event.time_as_written or event.time
    first: tuple[Inline, ...] = (Dated(written, when),)
    if time and time not in written:
        first += (Span(f", {time}"),)
    if event.time_to and event.time_to not in written + time:
        first += (Span(f" to {event.time_to}"),)
    return (first, *((Span(line, italic=True),) for line in meaning(when)))


def meaning(when: EventDate) -> Iterable[str]:
    """What stands beneath a date as written: the days it may mean, or the plain form of the day."""
    if when.earliest is None or when.latest is None:
        yield UNDATED
    elif when.precision is Precision.RANGE and not when.uncertain:
        yield f"{day(when.earliest)} to {day(when.latest)}"
    elif when.earliest == when.latest:
        if when.uncertain:
            yield f"uncertain; read as {day(when.earliest)}"
        elif not _plain_day(when):
            yield day(when.earliest)
    else:
        width = when.precision.value
        told = "uncertain" if when.uncertain else f"{width} only" if width != "range" else "a range"
        yield f"{told}: between {day(when.earliest)} and {day(when.latest)}"


def _plain_day(when: EventDate) -> bool:
    """True when the words themselves hold the day, month and four-figure year."""
    on = when.earliest
    if on is None:
        return False
    forms = (f"{on.day:02d}/{on.month:02d}/{on.year}", f"{on.day}/{on.month}/{on.year}", day(on))
    return any(form in when.as_written for form in forms)
