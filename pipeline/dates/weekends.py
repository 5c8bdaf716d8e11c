"""The weekend and the week that a day stands for: "the weekend of 4/5 May 2024", "week of 6 May"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from pipeline.dates.judging import exact
from pipeline.dates.period import Reading
from pipeline.dates.ranges import weekday_doubts
from pipeline.dates.times import Doubt
from pipeline.model import Precision

WEEKEND = re.compile(
    r"^(?:(?:over|at|on|during) )?(?:the )?(?:weekend|w/end)(?: of| beginning)?(?: the)?[\s:]+(.+)$"
)
WEEK_OF = re.compile(r"^(?:in |during )?(?:the )?week of(?: the)?\s+(.+)$")
_SATURDAY, _SUNDAY = 5, 6


def weekend(inner: Reading) -> Reading:
    """The Saturday and Sunday of the day or days written.

    A weekday is no day of a weekend, and no weekend is made of one: the days that were written
    stand, and the weekday is questioned.
    """
    when = inner.when
    if when.earliest is None or when.latest is None:
        return inner
    day = timedelta(days=1)
    if exact(when) and when.earliest.weekday() in {_SATURDAY, _SUNDAY}:
        first = when.earliest - day * (when.earliest.weekday() - _SATURDAY)
        spanned = replace(when, earliest=first, latest=first + day, precision=Precision.RANGE)
        return replace(inner, when=spanned)
    doubts = [*weekday_doubts(_SATURDAY, when.earliest)]
    if (when.latest - when.earliest).days > 3:
        return _unsure(inner, "the days of the weekend")
    if when.earliest.weekday() == _SATURDAY - 1 and when.latest.weekday() == _SUNDAY:
        doubts = []  # Friday to Sunday
    return replace(inner, doubts=(*inner.doubts, *doubts))


def week_of(inner: Reading) -> Reading:
    """The seven days from a Monday; "the week of" another day may begin on it or hold it."""
    when = inner.when
    if not exact(when) or when.earliest is None or when.earliest.weekday() != 0:
        return _unsure(inner, "the day on which the week begins")
    last = when.earliest + timedelta(days=6)
    return replace(inner, when=replace(when, latest=last, precision=Precision.WEEK))


def _unsure(inner: Reading, expected: str) -> Reading:
    """The words without a day, and the question which was meant."""
    when = replace(inner.when, earliest=None, latest=None, precision=Precision.UNKNOWN)
    return Reading(when, inner.clock, (Doubt("date-unreadable", expected),))
