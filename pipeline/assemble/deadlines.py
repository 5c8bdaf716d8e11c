"""Deadlines on paper: each with its rule and its source, and where the guidance disagrees.

A built document prints days, never "late by n": only ``status`` knows what day it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from pipeline.assemble.review import Review
from pipeline.assemble.wording import day, listed
from pipeline.clocks import Deadline, Reading, deadlines, state
from pipeline.document import Block, Callout, Items, Table, TableRow, cell, paragraph

#: Shades of a deadline's row, by how it stands.
SHADES = {
    "met": "met", "met late": "warn", "early": "warn", "planned": "", "planned late": "warn",
    "today": "warn", "late": "late",
}  # fmt: skip


def deadline_blocks(review: Review, today: date | None = None) -> tuple[Block, ...]:
    """The deadlines of the review, then each place where the guidance disagrees with itself."""
    found = deadlines(review.case, review.profile)
    return (_table(found, today), *_conflicts(found))


def _table(found: Sequence[Deadline], today: date | None) -> Table:
    how = "How it stands" if today else "Done or planned"
    rows = tuple(
        TableRow(
            (
                cell(held.title, header=True),
                cell(window(held.chosen)),
                cell(f"{held.chosen.rule} ({held.chosen.source})"),
                cell(held.who),
                cell(
                    state(held, today).words() if today else day(held.done, unknown=""),
                    shade=SHADES.get(state(held, today).kind, "") if today else "",
                ),
            )
        )
        for held in found
    )
    header = ("Step", "By", "Rule and source", "Who", how)
    return Table(header, rows, "", (0.3, 0.2, 0.24, 0.13, 0.13))


def window(reading: Reading) -> str:
    """The day, or the first and last day, by which a step is due."""
    if reading.due is None:
        return "not yet known"
    last = day(reading.due, weekday=True)
    return f"{day(reading.earliest, weekday=True)} to {last}" if reading.earliest else last


def _conflicts(found: Sequence[Deadline]) -> Iterator[Block]:
    items = tuple(
        (paragraph(_conflict(held, other)),) for held in found for other in held.conflicts
    )
    if items:
        yield Callout("note", "Where the guidance gives more than one answer", (Items(items),))


def _conflict(held: Deadline, other: Reading) -> str:
    note = f" {other.note}" if other.note else ""
    return (
        f"{held.title}: the profile goes by {held.chosen.rule} ({held.chosen.source}): "
        f"{window(held.chosen)}. {other.source} says {other.rule}: {window(other)}.{note}"
    )


def told(held: Deadline) -> str:
    """Who is told when the step is late."""
    return listed(held.tells)
