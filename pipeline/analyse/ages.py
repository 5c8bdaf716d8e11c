"""How old the child and the siblings were at each event: exact when the date is, else a range."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from pipeline.analyse.timeline import Chronology, plural
from pipeline.case import Case
from pipeline.model import Entry, EventDate, Finding, Register

#: Until when an age is told in days, weeks and months, as health visitors tell it.
DAYS_UNTIL, WEEKS_UNTIL, MONTHS_UNTIL = 14, 84, 24


def rule(chronology: Chronology, case: Case, register: Register) -> tuple[Finding, ...]:
    """One finding for the child and one for each sibling whose date of birth is registered.

    ``data``: ``person`` (register key); ``ages``, by event id, the age in words; an event
    without a readable date has none.
    """
    return tuple(
        Finding(
            rule="ages",
            title=f"Age of {person.key} at each event",
            detail="Worked out from the date of birth in the register.",
            data={"person": person.key, "ages": ages_of(person, chronology)},
        )
        for person in children(case, register)
    )


def children(case: Case, register: Register) -> tuple[Entry, ...]:
    """The subject child, then siblings in the register's order, who have a date of birth."""
    subject = [entry for entry in register.entries if entry.key == case.child]
    siblings = [
        entry
        for entry in register.entries
        if entry.key != case.child and entry.kind == "person" and "sibling" in entry.role
    ]
    return tuple(entry for entry in (*subject, *siblings) if entry.born is not None)


def ages_of(person: Entry, chronology: Chronology) -> Mapping[str, str]:
    """The person's age at each dated event, by event id."""
    return {
        event.event_id: words
        for event in chronology.events
        if event.kind == "event" and (words := age_when(person, event.when))
    }


def age_when(person: Entry, when: EventDate) -> str:
    """``14 months``, ``2 years 3 months to 3 years 2 months``, or "" when it cannot be told."""
    if person.born is None or when.earliest is None:
        return ""
    first = age(person.born, when.earliest, person.died)
    last = age(person.born, when.latest or when.earliest, person.died)
    return first if first == last else f"{first} to {last}"


def age(born: date, on: date, died: date | None = None) -> str:
    """An age in the field's words: days, weeks, months under two, then years and months."""
    if died is not None and on > died:
        return "after death"
    if on < born:
        return "before birth"
    days = (on - born).days
    if days < DAYS_UNTIL:
        return plural(days, "day")
    if days < WEEKS_UNTIL:
        return plural(days // 7, "week")
    months = whole_months(born, on)
    if months < MONTHS_UNTIL:
        return plural(months, "month")
    years, over = divmod(months, 12)
    return plural(years, "year") + (f" {plural(over, 'month')}" if over else "")


def whole_months(born: date, on: date) -> int:
    """Whole months from one day to another.

    For someone born on the 31st, a month shorter than that is complete on the 1st of the next,
    as a birthday of 29 February falls on 1 March in a common year.
    """
    return (on.year - born.year) * 12 + on.month - born.month - (on.day < born.day)
