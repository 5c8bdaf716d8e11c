"""What one agency wrote and how it should be read: the two sides of one event."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def ordinal(day: int) -> str:
    """1st, 2nd, 3rd, 4th ... 11th, 12th, 13th."""
    ending = "th" if day % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


#: How agencies write an exact day. The name before the colon is used as "2024-03-04|dots".
DATE_STYLES = {
    "slashes": lambda d: f"{d:%d/%m/%Y}",
    "slashes2": lambda d: f"{d:%d/%m/%y}",
    "bare": lambda d: f"{d.day}/{d.month}/{d:%y}",
    "dots": lambda d: f"{d:%d.%m.%y}",
    "dotslash": lambda d: f"{d:%d.%m}/{d:%y}",
    "hyphens": lambda d: f"{d.day:02}-{MONTHS[d.month - 1][:3].lower()}-{d:%y}",
    "long": lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    "ordinal": lambda d: f"{ordinal(d.day)} {MONTHS[d.month - 1]} {d.year}",
    "weekday": lambda d: f"{DAYS[d.weekday()]} {d.day} {MONTHS[d.month - 1]} {d.year}",
    "iso": lambda d: d.isoformat(),
}

#: How agencies write a clock time. "14:30|pm" is written 2.30pm.
TIME_STYLES = {
    "colon": lambda t: f"{t:%H:%M}",
    "digits": lambda t: f"{t:%H%M}",
    "hrs": lambda t: f"{t:%H%M}hrs",
    "pm": lambda t: f"{(t.hour - 1) % 12 + 1}.{t.minute:02}{'pm' if t.hour >= 12 else 'am'}",
    "approx": lambda t: f"approx {t:%H%M}hrs",
    "doubt": lambda t: f"?{t:%H:%M}",
}


@dataclass(frozen=True)
class When:
    """A date as written and its expected reading; no reading at all for a problem date."""

    written: str
    date_from: str = ""
    date_to: str = ""
    precision: str = "unknown"
    uncertain: bool = False
    day: date | None = None  # for a real Excel date


@dataclass(frozen=True)
class Clock:
    """A time as written and its expected reading."""

    written: str = ""
    time: str = ""
    time_to: str = ""
    value: time | None = None  # for a real Excel time


@dataclass(frozen=True)
class Told:
    """One row of one agency's chronology. ``more`` are the agency's other columns by our name."""

    when: str | When
    clock: str
    text: str
    more: dict[str, str] = field(default_factory=dict)


def span(
    written: str, date_from: str, date_to: str, precision: str = "range", uncertain: bool = False
) -> When:
    """A date that is not one plain day."""
    return When(written, date_from, date_to, precision, uncertain)


def unreadable(written: str) -> When:
    """A date nobody may guess at: it goes back to the agency."""
    return When(written)


def told(when: str | When, clock: str, text: str, **more: str) -> Told:
    """Shorthand for the story files."""
    return Told(when, clock, text, more)


def read_when(when: str | When, style: str) -> When:
    """The date as this agency writes it, with its expected reading."""
    if isinstance(when, When):
        return when
    iso, _, own = when.partition("|")
    day = date.fromisoformat(iso)
    return When(DATE_STYLES[own or style](day), iso, iso, "day", day=day)


#: Parts of the day: the words stay with the event, no clock time is known.
PARTS_OF_DAY = ("am", "pm", "evening", "overnight", "all day")


def read_clock(clock: str, style: str) -> Clock:
    """The time as this agency writes it, with its expected reading. "09:00-10:15" is a span."""
    stated, _, own = clock.partition("|")
    if not stated:
        return Clock()
    if stated in PARTS_OF_DAY:
        return Clock(stated)
    style = own or style
    first, _, last = stated.partition("-")
    start = time.fromisoformat(first)
    written = TIME_STYLES[style](start)
    if last:
        written += f" - {TIME_STYLES[style](time.fromisoformat(last))}"
    return Clock(written, first, last, value=start)
