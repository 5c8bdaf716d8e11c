"""Corrections that were agreed after feedback, shown on the events they correct (LLR 8.11).

What the agency wrote is never lost: the event says what stood there, what was agreed, by whom and
why. Only agreed rows of the feedback log that name an event, a field and new words count.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pipeline.dates import read_date
from pipeline.model import Event
from pipeline.practice_lists import Feedback


@dataclass(frozen=True, slots=True)
class Uncorrected:
    """A correction that could not be made, with the reason; ``ref`` is the feedback log's."""

    ref: str
    why: str = field(repr=False)


def corrected(
    events: Sequence[Event], feedback: Iterable[Feedback]
) -> tuple[tuple[Event, ...], tuple[Uncorrected, ...]]:
    """The events with every agreed correction made and told in their marks, in the same order.

    A date that cannot be read, or an event that is not there, is given back and nothing is
    changed. Later rows of the log correct what earlier rows left.
    """
    held = {event.event_id: event for event in events}
    undone: list[Uncorrected] = []
    for row in feedback:
        if row.agreed != "yes" or not row.becomes:
            continue
        event = held.get(row.event)
        if event is None:
            undone.append(Uncorrected(row.ref, f"there is no event {row.event}"))
            continue
        found = _changed(event, row)
        if found is None:
            undone.append(Uncorrected(row.ref, "the new date cannot be read"))
            continue
        held[row.event] = found
    return tuple(held.get(event.event_id, event) for event in events), tuple(undone)


def _changed(event: Event, row: Feedback) -> Event | None:
    """The event with one field changed; None for a date that cannot be read."""
    was = event.when.as_written if row.field_name == "date" else getattr(event, row.field_name)
    marks = (*event.marks, told(row, str(was)))
    if row.field_name == "date":
        found = read_date(row.becomes)
        if not found.when.known or found.doubts:
            return None
        return replace(event, when=found.when, marks=marks)
    change: dict[str, Any] = {row.field_name: row.becomes}
    return replace(event, **change, marks=marks)


def told(row: Feedback, was: str) -> str:
    """The mark printed with the event: what stood there, why it changed, who decided."""
    on = f" on {row.decided_on.isoformat()}" if row.decided_on else ""
    stood = f"“{was}”" if was else "nothing"
    return (
        f"corrected ({row.ref}): {row.field_name.replace('_', ' ')} was {stood}; {row.reason} "
        f"Agreed by {row.decided_by}{on}."
    )
