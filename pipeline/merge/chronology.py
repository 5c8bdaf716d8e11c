"""Every agency's events in one total and stable order, as a checked pandas frame."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

import numpy as np
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


_Natural = tuple[tuple[int, int, str], ...]
_Place = tuple[str, str, int, _Natural, int, str]
Order = tuple[int, str, int, str, str, int, _Natural, int, str, str]


def order(event: Event) -> Order:
    """The one order of a chronology.

    Earliest day (unknown dates last); clock time, an event without one before those of its day
    that have one; precision, the more exact first; agency; then the place in the agency's own
    return (file, sheet or table as the file has them, row), which is the agency's own sequence;
    last the id.
    """
    when, place = event.when, event.locator
    day = when.earliest.toordinal() if when.earliest is not None else _LAST_DAY
    return (
        day,
        event.time,
        _RANKS[when.precision],
        event.agency,
        place.file,
        place.table,
        _natural(place.sheet),
        place.row or 0,
        place.part,
        event.event_id,
    )


def record(event: Event) -> dict[str, object]:
    """One event as ``schemas/event.schema.json`` describes it."""
    held = (column[0] for column in _columns((event,)))
    values: dict[str, object] = dict(zip(COLUMNS, held, strict=True))
    values["marks"] = list(event.marks)
    values["extra"] = [list(pair) for pair in event.extra]
    return values


@cache
def _natural(text: str) -> _Natural:
    return natural(text)


def _columns(events: Sequence[Event]) -> list[list[object]]:
    """The values of COLUMNS, column by column: far faster for many events than row by row."""
    whens = [event.when for event in events]
    own: list[list[object]] = [
        [event.event_id for event in events],
        [event.agency for event in events],
        [when.earliest.isoformat() if when.earliest else "" for when in whens],
        [when.latest.isoformat() if when.latest else "" for when in whens],
        [when.precision.value for when in whens],
        [when.uncertain for when in whens],
        [event.time for event in events],
        [event.time_to for event in events],
        [event.source for event in events],
        [event.event for event in events],
        [event.outcome for event in events],
        [event.analysis for event in events],
        [event.expected_practice for event in events],
        [event.category for event in events],
        [event.locator.file for event in events],
        [event.locator.place() for event in events],
        [event.department for event in events],
        [event.kind for event in events],
        [when.as_written for when in whens],
        [event.time_as_written for event in events],
        [event.sequence for event in events],
        [event.recorded_by for event in events],
        [event.about for event in events],
        [event.child_seen for event in events],
        [event.impact for event in events],
        [event.rating for event in events],
        [BETWEEN_MARKS.join(event.marks) for event in events],
    ]
    return own


def _frame(events: Sequence[Event]) -> pd.DataFrame:
    columns = dict(zip(COLUMNS, _columns(events), strict=True))
    columns.update(_own_columns(events))
    kinds = {name: bool if name == "uncertain" else object for name in columns}
    return pd.DataFrame(
        {name: np.array(held, dtype=kinds[name]) for name, held in columns.items()}, copy=False
    )


def _own_columns(events: Sequence[Event]) -> dict[str, list[object]]:
    """The agencies' own columns, by agency and then as the agency has them.

    One heading is one column however agencies spell its case; a heading that is one of ours, or
    that an agency has twice, is told apart in its name.
    """
    first: dict[tuple[str, ...], _Place] = {}
    for event in events:
        if event.extra:
            headings = tuple(heading for heading, _ in event.extra)
            place = _source(event)
            if headings not in first or place < first[headings]:
                first[headings] = place
    names: dict[tuple[str, int], str] = {}
    taken = {fold(name) for name in COLUMNS}
    layouts = {headings: _turns(headings) for headings in sorted(first, key=first.__getitem__)}
    for headings, turns in layouts.items():
        for (folded, turn), heading in zip(turns, headings, strict=True):
            if (folded, turn) not in names:
                names[folded, turn] = name = _own_name(heading, turn, taken)
                taken.add(fold(name))
    columns: dict[str, list[object]] = {name: [""] * len(events) for name in names.values()}
    targets = {
        headings: [columns[names[turn]] for turn in turns] for headings, turns in layouts.items()
    }
    for at, event in enumerate(events):
        if not event.extra:
            continue
        held = targets[tuple(heading for heading, _ in event.extra)]
        for column, (_, text) in zip(held, event.extra, strict=True):
            column[at] = text
    return columns


def _own_name(heading: str, turn: int, taken: set[str]) -> str:
    name = heading or "no heading"
    name = name if turn == 1 else f"{name} ({turn})"
    while fold(name) in taken:
        name = f"{name} (own column)"
    return name


def _source(event: Event) -> _Place:
    place = event.locator
    sheet = _natural(place.sheet)
    return event.agency, place.file, place.table, sheet, place.row or 0, event.event_id


def _turns(headings: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    """Each heading, blind to case, and how often it has stood there by then."""
    seen: dict[str, int] = {}
    turns = []
    for heading in headings:
        folded = fold(heading)
        seen[folded] = seen.get(folded, 0) + 1
        turns.append((folded, seen[folded]))
    return tuple(turns)
