"""Every agency's events in one total and stable order, as a checked pandas frame."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

import pandas as pd

from pipeline.errors import Broken
from pipeline.model import Event, Precision
from pipeline.words import fold, natural

#: The columns outside tools rely on, in order (README, "What comes out").
FIXED = (
    "event_id", "agency", "date_from", "date_to", "precision", "uncertain", "time", "time_to",
    "source", "event", "outcome", "analysis", "expected_practice", "category", "file", "place",
)  # fmt: skip
#: What else we know of every event, before the agencies' own columns.
FURTHER = (
    "department", "kind", "date_as_written", "time_as_written", "sequence", "recorded_by",
    "about", "child_seen", "impact", "rating", "marks",
)  # fmt: skip
COLUMNS = (*FIXED, *FURTHER)

#: Between the remarks of one event in the column ``marks``.
BETWEEN_MARKS = "; "

_LAST_DAY = 10**7
_RANKS = {precision: rank for rank, precision in enumerate(Precision)}


@dataclass(frozen=True, slots=True)
class Chronology:
    """The events in order, and the same as a frame with one row an event.

    ``frame`` has COLUMNS and then the agencies' own columns by heading, text in every cell but
    ``uncertain`` (bool). Dates are ISO 8601, "" when unknown. Raises Broken when made of parts
    that do not agree.
    """

    events: tuple[Event, ...] = field(repr=False)
    frame: pd.DataFrame = field(repr=False)

    def __post_init__(self) -> None:
        frame, ids = self.frame, [event.event_id for event in self.events]
        keys = [order(event) for event in self.events]
        promises = {
            "has the agreed columns": tuple(frame.columns[: len(COLUMNS)]) == COLUMNS,
            "has no column twice": frame.columns.is_unique,
            "has no empty cells": not bool(frame.isna().to_numpy().any()),
            "shows every event once": frame["event_id"].tolist() == ids,
            "gives every event an id of its own": len(set(ids)) == len(ids) and "" not in ids,
            "is in order": all(one <= other for one, other in pairwise(keys)),
        }
        for promise, kept in promises.items():
            if not kept:
                raise Broken(f"a chronology {promise}")

    def __len__(self) -> int:
        return len(self.events)


def merge(events: Iterable[Event]) -> Chronology:
    """Put every agency's events into one order, losing none and changing none.

    Two agencies that record one visit stay two events: whether they agree is a finding, so it is
    ``analyse``'s to raise. The order of ``events`` makes no difference. They must be numbered.
    """
    ordered = tuple(sorted(events, key=order))
    return Chronology(ordered, _frame(ordered))


Order = tuple[int, str, int, str, str, tuple[tuple[int, int, str], ...], int, str, str]


def order(event: Event) -> Order:
    """The one order of a chronology.

    Earliest day (unknown dates last); clock time, an event without one before those of its day
    that have one; precision, the more exact first; agency; then the place in the agency's own
    return (file, table, row), which is the agency's own sequence; last the id.
    """
    when, place = event.when, event.locator
    day = when.earliest.toordinal() if when.earliest is not None else _LAST_DAY
    return (
        day,
        event.time,
        _RANKS[when.precision],
        event.agency,
        place.file,
        _natural(place.sheet),
        place.row or 0,
        place.part,
        event.event_id,
    )


def record(event: Event) -> dict[str, object]:
    """One event as ``schemas/event.schema.json`` describes it."""
    values: dict[str, object] = dict(zip(COLUMNS, _row(event), strict=True))
    values["marks"] = list(event.marks)
    values["extra"] = [list(pair) for pair in event.extra]
    return values


@cache
def _natural(text: str) -> tuple[tuple[int, int, str], ...]:
    return natural(text)


def _row(event: Event) -> tuple[object, ...]:
    when = event.when
    return (
        event.event_id,
        event.agency,
        when.earliest.isoformat() if when.earliest else "",
        when.latest.isoformat() if when.latest else "",
        when.precision.value,
        when.uncertain,
        event.time,
        event.time_to,
        event.source,
        event.event,
        event.outcome,
        event.analysis,
        event.expected_practice,
        event.category,
        event.locator.file,
        event.locator.place(),
        event.department,
        event.kind,
        when.as_written,
        event.time_as_written,
        event.sequence,
        event.recorded_by,
        event.about,
        event.child_seen,
        event.impact,
        event.rating,
        BETWEEN_MARKS.join(event.marks),
    )


def _frame(events: Sequence[Event]) -> pd.DataFrame:
    values = zip(*map(_row, events), strict=True) if events else ((),) * len(COLUMNS)
    columns: dict[str, list[object]] = {
        name: list(column) for name, column in zip(COLUMNS, values, strict=True)
    }
    for place, held in _own_columns(events).items():
        columns[place] = list(held)
    frame = pd.DataFrame(columns, dtype=object)
    return frame.astype({"uncertain": bool})


def _own_columns(events: Sequence[Event]) -> dict[str, list[str]]:
    """The agencies' own columns, by agency and then as the agency has them.

    One heading is one column however agencies spell its case; a heading that is one of ours, or
    that an agency has twice, is told apart in its name.
    """
    names: dict[tuple[str, int], str] = {}
    taken = {fold(name) for name in COLUMNS}
    headings: dict[tuple[str, int], str] = {}
    for event in sorted((event for event in events if event.extra), key=_source):
        for heading, turn in _turns(event):
            headings.setdefault((fold(heading), turn), heading)
    for (folded, turn), heading in headings.items():
        name = heading or "no heading"
        name = name if turn == 1 else f"{name} ({turn})"
        while fold(name) in taken:
            name = f"{name} (own column)"
        taken.add(fold(name))
        names[folded, turn] = name
    columns = {name: [""] * len(events) for name in names.values()}
    for position, event in enumerate(events):
        if event.extra:
            texts = (text for _, text in event.extra)
            for (heading, turn), text in zip(_turns(event), texts, strict=True):
                columns[names[fold(heading), turn]][position] = text
    return columns


def _source(event: Event) -> tuple[str, str, tuple[tuple[int, int, str], ...], int, str]:
    place = event.locator
    return event.agency, place.file, _natural(place.sheet), place.row or 0, event.event_id


def _turns(event: Event) -> list[tuple[str, int]]:
    """Each heading of the event's own columns, and how often it has stood there by then."""
    seen: dict[str, int] = {}
    turns = []
    for heading, _ in event.extra:
        seen[fold(heading)] = seen.get(fold(heading), 0) + 1
        turns.append((heading, seen[fold(heading)]))
    return turns
