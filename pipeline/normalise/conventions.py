"""What a review's own facts say about its dates: the period, the child's life, the terms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pipeline.case import Case
from pipeline.dates import Conventions, Period
from pipeline.dates.period import MonthDays
from pipeline.model import Register
from pipeline.profile import Profile


def period_of(case: Case, register: Register, profile: Profile) -> Period:
    """What settles dates for this review.

    The clock's today plays no part: the last day an event can have is the day the papers were
    prepared, else the meeting, else the end of the scope.
    """
    born = next((entry.born for entry in register.entries if entry.key == case.child), None)
    births = [entry.born for entry in register.entries if entry.born is not None]
    until = case.dates.get("prepared") or case.dates.get("meeting") or case.scope_to
    return Period(
        case.scope_from,
        case.scope_to,
        born,
        until,
        min(births) if births and min(births) != born else None,
        conventions_of(profile),
    )


def conventions_of(profile: Profile) -> Conventions:
    """The partnership's seasons and terms (``[dates.seasons]``: spring = "03-01 to 05-31")."""
    table = profile.tables.get("dates", {})
    usual = Conventions()
    return replace(
        usual,
        seasons={**usual.seasons, **_spans(table.get("seasons"))},
        terms={**usual.terms, **_spans(table.get("terms"))},
    )


def _spans(table: object) -> dict[str, MonthDays]:
    """``"09-01 to 12-31"`` as months and days; a sourced value is taken by its ``value``."""
    if not isinstance(table, Mapping):
        return {}
    found = {}
    for name, span in table.items():
        words = span.get("value", "") if isinstance(span, Mapping) else span
        numbers = tuple(int(part) for part in str(words).replace(" to ", "-").split("-"))
        if len(numbers) == 4:
            found[str(name)] = numbers
    return found
