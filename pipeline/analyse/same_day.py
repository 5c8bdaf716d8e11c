"""Days on which several agencies recorded something: where to look across the table."""

from __future__ import annotations

from datetime import date

from pipeline.analyse.timeline import Chronology, day, exact, happenings, plural
from pipeline.case import Case
from pipeline.model import Event, Finding, Register


def rule(chronology: Chronology, case: Case, register: Register) -> tuple[Finding, ...]:
    """One finding for each day that two or more agencies name exactly.

    An uncertain date, or one wider than a day, is not taken to be that day. ``data``: ``day``
    (ISO date). Whether the accounts are of one incident is ``same_incident``'s to suggest.
    """
    del case, register
    days: dict[date, list[Event]] = {}
    for event in happenings(chronology):
        if (on := exact(event.when)) is not None:
            days.setdefault(on, []).append(event)
    return tuple(
        _finding(on, events)
        for on, events in sorted(days.items())
        if len({event.agency for event in events}) > 1
    )


def _finding(on: date, events: list[Event]) -> Finding:
    agencies = tuple(dict.fromkeys(event.agency for event in events))
    return Finding(
        rule="same_day",
        title=f"{len(agencies)} agencies on {day(on)}",
        detail=f"{plural(len(events), 'event')} by {len(agencies)} agencies on one day.",
        about=tuple(event.event_id for event in events),
        agencies=agencies,
        data={"day": on.isoformat()},
    )
