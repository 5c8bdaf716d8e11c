"""How long between one event and the next, for the whole and for each agency."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from statistics import median

from pipeline.analyse.timeline import Chronology, by_agency, day, exact, happenings, plural
from pipeline.case import Case
from pipeline.model import Event, EventDate, Finding, Register


def rule(chronology: Chronology, case: Case, register: Register) -> tuple[Finding, ...]:
    """One finding for the whole, then one for each agency with at least two certain days.

    Measured between days that are certain; the others are counted and left out. ``data``:
    ``scope``, ``median`` and ``longest`` (days), ``since``, by event id, days since the event
    before it, and ``left_out``, how many events have no certain day.
    """
    del case, register
    events = happenings(chronology)
    found = [_finding(events, "")]
    found += [_finding(own, agency) for agency, own in by_agency(events).items()]
    return tuple(finding for finding in found if finding is not None)


def between(one: EventDate, other: EventDate) -> tuple[int, int] | None:
    """The fewest and the most days from one event to another, or None when one has no date.

    "March 2024" to "12 March 2024" is anything from -19 to 11 days. Negative: the other may be
    earlier.
    """
    if None in (one.earliest, other.earliest):
        return None
    first, second = _ends(one), _ends(other)
    return (second[0] - first[1]).days, (second[1] - first[0]).days


def _ends(when: EventDate) -> tuple[date, date]:
    earliest = when.earliest or date.min
    return earliest, when.latest or earliest


def _finding(events: Sequence[Event], agency: str) -> Finding | None:
    certain = sorted(
        ((on, event) for event in events if (on := exact(event.when)) is not None),
        key=lambda pair: pair[0],
    )
    if len(certain) < 2:
        return None
    since: Mapping[str, int] = {
        event.event_id: (on - before).days for (before, _), (on, event) in pairwise(certain)
    }
    longest = max(since, key=lambda event_id: since[event_id])
    place = next(n for n, (_, event) in enumerate(certain) if event.event_id == longest)
    middle = median(since.values())
    left_out = len(events) - len(certain)
    detail = (
        f"Half of the intervals are {plural(int(middle), 'day')} or shorter; the longest is "
        f"{plural(since[longest], 'day')}, from {day(certain[place - 1][0])} to "
        f"{day(certain[place][0])}."
    )
    if left_out:
        detail += f" {plural(left_out, 'event')} without a certain day left out."
    return Finding(
        rule="intervals",
        title="Intervals between events" + (" of one agency" if agency else " of all agencies"),
        detail=detail,
        about=(certain[place - 1][1].event_id, longest),
        agencies=(agency,) if agency else (),
        data={
            "scope": "agency" if agency else "whole", "median": middle,
            "longest": since[longest], "since": since, "left_out": left_out,
        },
    )  # fmt: skip
