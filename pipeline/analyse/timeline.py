"""Events on a line of days: what every rule asks of a date that may be a span."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Protocol

from pipeline.model import Event, EventDate, Precision

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
# Not strftime("%B"): a machine set to another language would print another word.

#: Precisions that name one day.
EXACT = frozenset({Precision.MINUTE, Precision.DAY})


class Chronology(Protocol):
    """What a rule needs of a chronology: its events, in merged order."""

    @property
    def events(self) -> tuple[Event, ...]:
        """Every event, organisational changes and undated ones included."""
        ...


def happenings(chronology: Chronology) -> tuple[Event, ...]:
    """The events that are about the family; organisational changes (LLR 8.4.1) are not."""
    return tuple(event for event in chronology.events if event.kind == "event")


def dated(events: Iterable[Event]) -> list[tuple[date, date, Event]]:
    """``(earliest, latest, event)`` of every event whose date could be read, in date order.

    Events that begin on one day keep the order they came in.
    """
    spans = [
        (event.when.earliest, event.when.latest or event.when.earliest, event)
        for event in events
        if event.when.earliest is not None
    ]
    return sorted(spans, key=lambda span: span[0])


def exact(when: EventDate) -> date | None:
    """The day, when the words name one day for certain; else None."""
    if when.precision in EXACT and not when.uncertain and when.earliest == when.latest:
        return when.earliest
    return None


def by_agency(events: Iterable[Event]) -> Mapping[str, tuple[Event, ...]]:
    """Events by agency key, agencies in alphabetical order, events in the order given."""
    found: dict[str, list[Event]] = {}
    for event in events:
        found.setdefault(event.agency, []).append(event)
    return {agency: tuple(found[agency]) for agency in sorted(found)}


def day(value: date) -> str:
    """``3 May 2024``."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def day_said(when: EventDate) -> str:
    """A certain day in words; else the agency's own words: no day that is only assumed."""
    on = exact(when)
    return day(on) if on else when.as_written


def month(value: date) -> str:
    """``2024-05``: sorts as it reads."""
    return f"{value.year:04d}-{value.month:02d}"


def month_in_words(key: str) -> str:
    """``May 2024`` for ``2024-05``."""
    return f"{MONTHS[int(key[5:7]) - 1]} {int(key[:4])}"


def months_between(first: date, last: date) -> tuple[str, ...]:
    """Every month from ``first`` to ``last``, both included."""
    count = (last.year - first.year) * 12 + last.month - first.month
    start = first.year * 12 + first.month - 1
    return tuple(f"{n // 12:04d}-{n % 12 + 1:02d}" for n in range(start, start + count + 1))


def plural(count: int, one: str, many: str = "") -> str:
    """``1 day``, ``2 days``."""
    return f"{count} {one if count == 1 else many or one + 's'}"
