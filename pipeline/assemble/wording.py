"""Days, counts and lists in words, the same on a machine of any language."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pipeline.document import Dated, Inline, Span
from pipeline.model import EventDate, Precision

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

#: Stands where a document waits for something a person must fill in.
TO_COMPLETE = "[to be completed]"


def day(when: date | None, *, weekday: bool = False, unknown: str = "not recorded") -> str:
    """``9 March 2026``, with the day of the week where asked."""
    if when is None:
        return unknown
    words = f"{when.day} {MONTHS[when.month - 1]} {when.year}"
    return f"{WEEKDAYS[when.weekday()]} {words}" if weekday else words


def exactly(when: date) -> EventDate:
    """A day known for certain, as the date of an event."""
    return EventDate(when, when, Precision.DAY, as_written=day(when))


def dated(when: date | None, *, weekday: bool = False) -> Inline:
    """A day as words that a publication copy can generalise."""
    if when is None:
        return Span(day(None))
    return Dated(day(when, weekday=weekday), exactly(when))


def as_told(when: EventDate) -> str:
    """An event's date as its agency wrote it; the span in words where it wrote none."""
    if when.as_written:
        return when.as_written
    if when.earliest is None:
        return "date not known"
    if when.latest is None or when.latest == when.earliest:
        return day(when.earliest)
    return f"{day(when.earliest)} to {day(when.latest)}"


def plural(count: int, one: str, many: str = "") -> str:
    """``1 event``, ``3 events``, ``no events``."""
    return f"{count or 'no'} {one if count == 1 else many or f'{one}s'}"


def sentence_case(text: str) -> str:
    """The text with a capital at its beginning, its other capitals kept."""
    return text[:1].upper() + text[1:]


def listed(names: Iterable[str], last: str = "and") -> str:
    """``a, b and c``."""
    held = [name for name in names if name]
    if len(held) < 2:
        return "".join(held)
    return f"{', '.join(held[:-1])} {last} {held[-1]}"


def sentence(text: str) -> str:
    """The text with a capital and a full stop."""
    text = text.strip()
    if not text:
        return ""
    ended = text if text[-1] in ".?!" else f"{text}."
    return ended[0].upper() + ended[1:]


def age(born: date | None, on: date | None) -> str:
    """An age in the unit people use: days under four weeks, then weeks, months, years."""
    if born is None or on is None or on < born:
        return ""
    days = (on - born).days
    if days < 28:
        return plural(days, "day") if days else "newborn"
    months = (on.year - born.year) * 12 + on.month - born.month - (on.day < born.day)
    if days < 84:
        return plural(days // 7, "week")
    return plural(months, "month") if months < 24 else plural(months // 12, "year")
