"""Files of two agencies that hold the same rows: one agency's return in another's folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from pipeline.model import Event
from pipeline.words import key

#: Fewer rows of the same day and words than this may be chance: "No contact" on one day.
FEWEST = 3
#: The share of the smaller file's rows that stand in the other before anybody is asked.
MOST = 0.8


def held_elsewhere(
    agencies: Sequence[str], files: Sequence[Sequence[Event]]
) -> list[tuple[int, int, int]]:
    """Of each file most of whose rows another agency's file before it holds: the two and how many.

    ``(before, file, rows)``, places in ``files``; the file with most rows in common is named.
    Rows are the same where their days are and their words are, but for case and punctuation.
    """
    if len(set(agencies)) < 2:
        return []
    rows = [frozenset(_row(event) for event in events if key(event.event)) for events in files]
    holders: dict[object, list[int]] = {}
    for at, held in enumerate(rows):
        for row in held:
            holders.setdefault(row, []).append(at)
    shared = Counter(pair for places in holders.values() for pair in combinations(places, 2))
    most: dict[int, tuple[int, int]] = {}
    for (before, at), n in sorted(shared.items()):
        enough = max(FEWEST, MOST * min(len(rows[before]), len(rows[at])))
        if agencies[before] != agencies[at] and n >= enough and n > most.get(at, (0, 0))[1]:
            most[at] = (before, n)
    return [(before, at, n) for at, (before, n) in sorted(most.items())]


def _row(event: Event) -> tuple[object, ...]:
    return event.when.earliest, event.when.latest, key(event.event)
