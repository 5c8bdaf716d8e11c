"""Gaps: periods in which no agency, or one agency, recorded anything.

A gap is in the records. Whether anybody saw the family then is for the panel to ask.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.analyse.settings import number
from pipeline.analyse.timeline import Chronology, by_agency, dated, day, happenings, plural
from pipeline.case import Case
from pipeline.model import Event, Finding, Register

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Gap:
    """Days without a record, ``first`` and ``last`` included; the events on either side."""

    first: date
    last: date
    before: Event | None
    after: Event | None

    @property
    def days(self) -> int:
        """How many days, both ends counted."""
        return (self.last - self.first).days + 1


def rule(chronology: Chronology, case: Case, register: Register) -> tuple[Finding, ...]:
    """Gaps of the whole chronology, then of each agency that recorded anything.

    The whole is looked at from the first to the last day of the scoping period; an agency from
    its first event to the end of the period, since when it became involved is no gap. Gaps wholly
    outside the period are left out. Only an
    event whose span is at most ``widest_days`` closes a gap; a wider one ("2023") that may
    fall in it is named. ``data``: ``scope`` ("whole" or "agency"), ``from``, ``to`` (ISO
    dates, both without a record), ``days``, ``may_fall_within`` (event ids).
    """
    del register
    events = happenings(chronology)
    least, agency_least = (number(case, "gaps", f"{name}_days") for name in ("whole", "agency"))
    widest = number(case, "gaps", "widest_days")
    found = [
        _finding(gap, wide, "")
        for gap, wide in _within(events, case, least, widest, from_start=True)
    ]
    for agency, own in by_agency(events).items():
        found += [
            _finding(gap, wide, agency)
            for gap, wide in _within(own, case, agency_least, widest, from_start=False)
        ]
    return tuple(found)


def gaps(
    spans: Sequence[tuple[date, date, Event]], start: date | None, end: date | None
) -> Iterator[Gap]:
    """Every run of days that no span covers, from ``start`` to ``end`` where they are given.

    ``spans`` are in order of their first day, as ``timeline.dated`` leaves them.
    """
    reached, last = (start - DAY if start else None), None
    for earliest, latest, event in spans:
        if end is not None and earliest > end:
            break
        if reached is not None and earliest > reached + DAY:
            yield Gap(reached + DAY, earliest - DAY, last, event)
        if reached is None or latest >= reached:
            reached, last = latest, event
    if end is not None and reached is not None and reached < end:
        yield Gap(reached + DAY, end, last, None)


def _within(
    events: Sequence[Event], case: Case, least: int, widest: int, *, from_start: bool
) -> Iterator[tuple[Gap, tuple[str, ...]]]:
    """Each gap of at least ``least`` days, with the wide-dated events that may fall in it."""
    spans = dated(events)
    close = [span for span in spans if (span[1] - span[0]).days < widest]
    wide = [span for span in spans if (span[1] - span[0]).days >= widest]
    if not close:
        return
    for gap in gaps(close, case.scope_from if from_start else None, case.scope_to):
        outside = case.scope_from is not None and gap.last < case.scope_from
        if gap.days >= least and not outside:
            within = (
                e.event_id for first, last, e in wide if first <= gap.last and last >= gap.first
            )
            yield gap, tuple(within)


def _finding(gap: Gap, wide: tuple[str, ...], agency: str) -> Finding:
    sides = tuple(event for event in (gap.before, gap.after) if event is not None)
    who = "this agency" if agency else "any agency"
    detail = f"Nothing is recorded by {who} from {day(gap.first)} to {day(gap.last)}."
    if wide:
        detail += f" {plural(len(wide), 'event')} with a wider date may fall within it."
    return Finding(
        rule="gaps",
        title=f"{plural(gap.days, 'day')} without a record",
        detail=detail,
        about=tuple(event.event_id for event in sides) + wide,
        agencies=(agency,) if agency else (),
        data={
            "scope": "agency" if agency else "whole",
            "from": gap.first.isoformat(),
            "to": gap.last.isoformat(),
            "days": gap.days,
            "may_fall_within": wide,
        },
    )
