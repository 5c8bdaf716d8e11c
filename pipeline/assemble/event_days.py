"""The first and the last day that events tell of, in words that assume none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pipeline.analyse.timeline import day, exact
from pipeline.model import Event, EventDate


def first_and_last(events: Sequence[Event]) -> tuple[str, str] | None:
    """When the first of the events was and when the last; None where none has a date.

    A certain day; else the agency's own words: no day that is only assumed stands here.
    """
    dated = [event.when for event in events if event.when.earliest and event.when.latest]
    if not dated:
        return None
    return _said(min(dated, key=_start)), _said(max(dated, key=_end))


def _start(when: EventDate) -> tuple[date, bool]:
    """What comes first: of two that may be the same day, the certain one."""
    return when.earliest or date.max, exact(when) is None


def _end(when: EventDate) -> tuple[date, bool]:
    return when.latest or date.min, exact(when) is not None


def _said(when: EventDate) -> str:
    on = exact(when)
    return day(on) if on else when.as_written or "no date given"
