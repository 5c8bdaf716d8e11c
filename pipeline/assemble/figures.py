"""The timeline: a lane an agency, a dot a day, a bar where the date may be any of several days.

Told by shape and place, never by colour, so that it reads in a black and white print.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.analyse.timeline import MONTHS, Chronology, day, exact, months_between, plural
from pipeline.assemble.agencies import Sign, signs
from pipeline.assemble.event_days import first_and_last
from pipeline.assemble.svg import (
    ACCENT,
    INK,
    LINE,
    PALE,
    QUIET,
    circle,
    drawing,
    line,
    path,
    rect,
    text,
    wrapped,
)  # fmt: skip
from pipeline.case import Case
from pipeline.document import Figure, Table, TableRow, cell
from pipeline.model import Event, Precision

WIDTH, LEFT, RIGHT, TOP, BOTTOM = 1040.0, 170.0, 20.0, 66.0, 40.0
DOT, ROW, PAD = 3.5, 12.0, 6.0
#: Half a key event's diamond: wide enough for two figures to be read on paper. Each more widens it.
KEY, MORE = 9.0, 3.0
#: Dots in one lane are stacked at most so many high; after that they stand on one another.
MOST_ROWS = 5


@dataclass(frozen=True, slots=True)
class Axis:
    """Days laid out from left to right."""

    first: date
    last: date
    left: float
    right: float

    def x(self, on: date) -> float:
        """Where a day stands; days off the axis stand at its end."""
        on = min(max(on, self.first), self.last)
        whole = max((self.last - self.first).days, 1)
        return self.left + (self.right - self.left) * (on - self.first).days / whole


def swim_lanes(
    chronology: Chronology, case: Case, *, key_events: Sequence[str] = (), anchor: str = "timeline"
) -> Figure:
    """The timeline of every dated event as a figure with its words and its table.

    A filled dot is a certain day, a bar a period the agency gave, a dashed bar the days an
    uncertain date may mean, a diamond an event of ``key_events``, with the number that the
    chronology's row has: it is looked up there. Organisational changes have a lane of their own. At most 20 ms for 500 events.
    """
    signed = signs(case, (event.agency for event in chronology.events))
    lanes = _lanes(chronology.events, signed)
    axis = _axis(chronology.events, case)
    chosen = frozenset(key_events)
    rows = enumerate(chronology.events, start=1)
    numbers = {event.event_id: number for number, event in rows if event.event_id in chosen}
    return Figure(
        svg=_draw(lanes, axis, case, numbers),
        alternative=_in_words(chronology, lanes, axis, case, numbers),
        caption="Timeline of recorded events, by agency",
        data=_counts(lanes, axis),
        anchor=anchor,
    )


# ---------------------------------------------------------------- what is drawn


@dataclass(frozen=True, slots=True)
class _Lane:
    code: str
    name: str
    events: tuple[Event, ...]


def _lanes(events: Sequence[Event], signed: Mapping[str, Sign]) -> list[_Lane]:
    by_key: dict[str, list[Event]] = {}
    for event in events:
        if event.when.earliest is not None:
            key = event.agency if event.kind == "event" else ""
            by_key.setdefault(key, []).append(event)
    lanes = [
        _Lane(sign.code, sign.short, tuple(by_key[key]))
        for key, sign in signed.items() if key in by_key
    ]  # fmt: skip
    if "" in by_key:
        lanes.append(_Lane("", "Changes in organisations", tuple(by_key[""])))
    return lanes


def _axis(events: Iterable[Event], case: Case) -> Axis:
    """From the first of a month to the end of one, over the scoping period and a margin.

    An event years before the period (a parent's own childhood) would squeeze everything else
    into a corner: it stands at the edge, where the drawing says that it lies before.
    """
    firsts = sorted(event.when.earliest for event in events if event.when.earliest)
    lasts = [event.when.latest for event in events if event.when.latest]
    first = firsts[0] if firsts else date(2000, 1, 1)
    last = max(lasts) if lasts else first
    if case.scope_from is not None and case.scope_to is not None:
        margin = max((case.scope_to - case.scope_from) // 8, timedelta(days=31))
        first = max(min(first, case.scope_from), case.scope_from - margin)
        last = min(max(last, case.scope_to), case.scope_to + margin)
    after = date(last.year + last.month // 12, last.month % 12 + 1, 1)
    return Axis(first.replace(day=1), after, LEFT, WIDTH - RIGHT)


# ---------------------------------------------------------------- drawing


def _draw(lanes: Sequence[_Lane], axis: Axis, case: Case, numbers: Mapping[str, int]) -> str:
    shades: list[str] = []
    parts: list[str] = []
    y = TOP
    for place, lane in enumerate(lanes):
        rows, drawn = _placed(lane.events, axis, numbers)
        height = rows * ROW + 2 * PAD
        if place % 2 == 0:
            shades.append(rect(0, y, WIDTH, height, fill=PALE))
        parts += _label(lane, y + height / 2)
        for event, row in drawn:
            middle = y + PAD + ROW * (row + 0.5)
            parts.append(_mark(event, axis, middle, numbers.get(event.event_id)))
        y += height
    under = (*shades, *_months(axis, y), *_days(axis, case, y))
    return drawing(WIDTH, y + BOTTOM, (*under, *parts, *_key(y + 24, bool(numbers))))


def _placed(
    events: Sequence[Event], axis: Axis, numbers: Mapping[str, int]
) -> tuple[int, list[tuple[Event, int]]]:
    """Each event with its row in the lane: the first row free at its place."""
    ends: list[float] = []
    found = []
    for event in events:
        first, last = _span(event, axis)
        if event.event_id in numbers:
            middle = (first + last) / 2
            half = _half(numbers[event.event_id])
            first, last = min(first, middle - half), max(last, middle + half)
        row = next((n for n, end in enumerate(ends) if end <= first), len(ends))
        if row == len(ends) and len(ends) == MOST_ROWS:
            row = ends.index(min(ends))
        elif row == len(ends):
            ends.append(0.0)
        ends[row] = last
        found.append((event, row))
    return max(len(ends), 2), found


def _span(event: Event, axis: Axis) -> tuple[float, float]:
    earliest = event.when.earliest or axis.first
    first, last = axis.x(earliest), axis.x(event.when.latest or earliest)
    return first - DOT, max(last, first) + DOT


def _mark(event: Event, axis: Axis, y: float, number: int | None) -> str:
    first, last = _span(event, axis)
    x = first + DOT
    when = event.when
    if number is not None:
        middle = (first + last) / 2
        days = "" if exact(when) is not None else _bar(event, first, last, y)
        shape = _diamond(middle, y, wide=_half(number))
        return days + path(shape, fill="#ffffff", stroke=INK, closed=True) + text(
            middle, y + 2.7, str(number), size=7.5, anchor="middle", bold=True
        )  # fmt: skip
    if exact(when) is not None:
        if event.kind != "event":
            return rect(x - DOT, y - DOT, 2 * DOT, 2 * DOT, fill="#ffffff", stroke=INK)
        return circle(x, y, DOT - 0.4, fill=ACCENT)
    return _bar(event, first, last, y)


def _half(number: int) -> float:
    """Half the width of the diamond that holds a number."""
    return KEY + MORE * max(len(str(number)) - 2, 0)


def _diamond(x: float, y: float, half: float = KEY, wide: float = KEY) -> list[tuple[float, float]]:
    return [(x, y - half), (x + wide, y), (x, y + half), (x - wide, y)]


def _bar(event: Event, first: float, last: float, y: float) -> str:
    """The days a date may mean: dashed unless the agency gave them as a period."""
    certain = event.when.precision is Precision.RANGE and not event.when.uncertain
    return rect(
        first, y - DOT, last - first, 2 * DOT, fill=LINE if certain else "#ffffff",
        stroke=INK, dash="" if certain else "3 2", round_=DOT,
    )  # fmt: skip


def _label(lane: _Lane, middle: float) -> Iterator[str]:
    yield text(8, middle + 4, lane.code, size=10, bold=True)
    lines = wrapped(lane.name, 21 if lane.code else 26, 2)
    for number, words in enumerate(lines):
        y = middle + 4 + 12 * (number - (len(lines) - 1) / 2)
        yield text(44 if lane.code else 8, y, words, size=10)


def _months(axis: Axis, bottom: float) -> Iterator[str]:
    """A line a month, a heavier one and its number a year; months are named where there is room."""
    months = months_between(axis.first, axis.last - timedelta(days=1))
    wide = (axis.right - axis.left) / max(len(months), 1)
    for key in months:
        year, number = int(key[:4]), int(key[5:7])
        x = axis.x(date(year, number, 1))
        new_year = number == 1 or key == months[0]
        if wide >= 4 or number in {1, 4, 7, 10}:
            yield line(x, TOP - (14 if new_year else 4), x, bottom, stroke=QUIET if number == 1 else LINE)  # fmt: skip
        if new_year and (number < 11 or wide > 24):
            yield text(x + 3, TOP - 18, str(year), size=11, bold=True)
        if wide >= 20:
            yield text(x + wide / 2, TOP - 5, MONTHS[number - 1][: 3 if wide >= 26 else 1], size=9,
                       anchor="middle", fill=QUIET)  # fmt: skip
    yield line(axis.left, TOP, axis.left, bottom, stroke=QUIET)


def _days(axis: Axis, case: Case, bottom: float) -> Iterator[str]:
    """The ends of the scoping period and the incident, named above the lanes."""
    ends = (("Scope from", case.scope_from), ("Scope to", case.scope_to))
    named = (*ends, ("Incident", case.dates.get("incident")))
    for words, on in named:
        if on is not None and axis.first <= on <= axis.last:
            x, incident = axis.x(on), words == "Incident"
            y = 10.0 if incident else 22.0
            yield line(x, y - 8, x, bottom, stroke=INK, width=2 if incident else 1.2,
                       dash="" if incident else "6 3")  # fmt: skip
            late = x > (axis.left + axis.right) / 2
            yield text(x - 4 if late else x + 4, y, f"{words} {day(on)}", size=9, bold=True,
                       anchor="end" if late else "start")  # fmt: skip


def _key(y: float, numbered: bool) -> Iterator[str]:
    x = LEFT
    yield circle(x, y - 3, DOT - 0.4, fill=ACCENT)
    yield text(x + 9, y, "a certain day", size=10)
    yield rect(x + 92, y - 3 - DOT, 26, 2 * DOT, fill=LINE, stroke=INK, round_=DOT)
    yield text(x + 124, y, "a period the agency gave", size=10)
    yield rect(x + 268, y - 3 - DOT, 26, 2 * DOT, fill="#ffffff", stroke=INK, dash="3 2", round_=DOT)  # fmt: skip
    yield text(x + 300, y, "some day within: uncertain, or month or year only", size=10)
    yield rect(x + 570, y - 3 - DOT, 2 * DOT, 2 * DOT, fill="#ffffff", stroke=INK)
    yield text(x + 583, y, "a change in an organisation", size=10)
    if numbered:
        yield path(_diamond(x + 742, y - 3, 6, 6), fill="#ffffff", stroke=INK, closed=True)
        yield text(x + 754, y, "a key event: its row", size=10)


# ---------------------------------------------------------------- in words and numbers


def _in_words(
    chronology: Chronology,
    lanes: Sequence[_Lane],
    axis: Axis,
    case: Case,
    numbers: Mapping[str, int],
) -> str:
    undated = sum(event.when.earliest is None for event in chronology.events)
    outside = sum(
        not axis.first <= (event.when.earliest or axis.first) <= axis.last
        for event in chronology.events
    )
    parts = [
        f"{lane.name}: {plural(len(lane.events), 'event')}, from "
        + " to ".join(first_and_last(lane.events) or ())
        for lane in lanes
    ]
    last = axis.last - timedelta(days=1)
    told = f"A timeline from {day(axis.first)} to {day(last)}, one lane an agency. "
    told += "; ".join(parts) + "." if parts else "No event has a readable date."
    keys = sum(event.event_id in numbers for lane in lanes for event in lane.events)
    if keys:
        told += f" {plural(keys, 'key event')} stand as diamonds with the numbers of their rows."
    if incident := case.dates.get("incident"):
        told += f" A line marks the incident, {day(incident)}."
    if outside:
        told += f" {plural(outside, 'event')} before or after these days stand at the edge."
    if undated:
        told += f" {plural(undated, 'event')} without a readable date cannot be drawn."
    return told


def _counts(lanes: Sequence[_Lane], axis: Axis) -> Table:
    """A column a year that is drawn, one for what lies before or after where anything does."""
    years = range(axis.first.year, axis.last.year + 1)
    of = [
        [event.when.earliest.year for event in lane.events if event.when.earliest]
        for lane in lanes
    ]  # fmt: skip
    before = any(year < years[0] for held in of for year in held)
    after = any(year > years[-1] for held in of for year in held)
    heads = [f"Before {years[0]}"] * before + [*map(str, years)] + [f"After {years[-1]}"] * after
    rows = []
    for lane, held in zip(lanes, of, strict=True):
        counted = [held.count(year) for year in years]
        counted[:0] = [sum(year < years[0] for year in held)] * before
        counted += [sum(year > years[-1] for year in held)] * after
        unsure = sum(exact(event.when) is None for event in lane.events)
        numbers = (*counted, unsure, len(held))
        rows.append(TableRow((cell(lane.name, header=True), *(cell(str(n)) for n in numbers))))
    return Table(
        ("Agency", *heads, "Of these, not a certain day", "All"), tuple(rows),
        caption="Events whose date could be read, by agency and the year of their earliest day",
    )  # fmt: skip
