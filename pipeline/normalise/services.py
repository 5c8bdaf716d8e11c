"""A sheet or a table a service: the service is the department of its events."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model import Event, Grid
from pipeline.words import fold

#: What shows that a name is a service's and not a person's, a year's or a part's.
_SERVICE = re.compile(
    r"\b(?:service|services|team|unit|ward|department|dept|nursing|nurses?|visiting|visitors?"
    r"|midwifery|midwives|clinic|hospital|paediatrics?|community|therapy|camhs|gp|practice|surgery"
    r"|emergency|a&e|ed|mash|front door|duty|social care|early help|family support|children.s"
    r"|housing|probation|education|school|nursery|adult|mental health|substance|police|custody"
    r"|safeguarding|referral|assessment|looked after|fostering|youth|outreach|radiology)\b"
)


#: A table a year of one service: the year is no part of the service's name.
_YEAR = re.compile(r"[\s:,(–-]*\b(?:19|20)\d\d(?:\s*(?:/|-|–|to)\s*(?:19|20)?\d\d)?\)?$")


def by_service(events: Sequence[Event], grids: Sequence[Grid]) -> list[Event]:
    """The events with their sheet or table named as department, where there is one a service.

    Only where at least two sheets with events are so named, and an event has no department yet.
    """
    used = {event.locator.sheet for event in events}
    names = {grid.name: _service(grid) for grid in grids if grid.name in used}
    if len({name for name in names.values() if name}) < 2:
        return list(events)
    return [
        event if event.department else replace(event, department=names.get(event.locator.sheet, ""))
        for event in events
    ]


def _service(grid: Grid) -> str:
    """The service a sheet's name or a table's caption gives, "" when it gives none."""
    for name in (grid.name, grid.caption):
        words = _YEAR.sub("", " ".join(name.split()).rstrip(":"))
        if 0 < len(words) <= 60 and _SERVICE.search(fold(words)):
            return words
    return ""
