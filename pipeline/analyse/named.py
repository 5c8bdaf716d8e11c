"""Who is named where: each person of the register and the events that name them."""

from __future__ import annotations

from pipeline.analyse.people import people_of
from pipeline.analyse.timeline import Chronology, plural
from pipeline.case import Case
from pipeline.model import Finding, Register


def rule(chronology: Chronology, case: Case, register: Register) -> tuple[Finding, ...]:
    """One finding for each person of the register whom an event names, in the register's order.

    Named by the name, an alias, a nickname, the pseudonym, or a part in the family that only
    one person has ("mother"). ``data``: ``person``, the register key.
    """
    del case
    people = people_of(register)
    events: dict[str, list[str]] = {}
    agencies: dict[str, dict[str, None]] = {}
    for event in chronology.events:
        for key in people.in_event(event):
            events.setdefault(key, []).append(event.event_id)
            agencies.setdefault(key, {})[event.agency] = None
    return tuple(
        Finding(
            rule="named",
            title=f"Events that name {entry.key}",
            detail=f"{plural(len(events[entry.key]), 'event')} of "
            f"{plural(len(agencies[entry.key]), 'agency', 'agencies')}.",
            about=tuple(events[entry.key]),
            agencies=tuple(agencies[entry.key]),
            data={"person": entry.key},
        )
        for entry in register.entries
        if entry.key in events
    )
