"""The chronology as data for programs: CSV and JSON, one row an event, nothing guessed.

Text is written as it is, never quoted or prefixed against spreadsheets: officers are given the
workbook. An unknown date is an empty string; its words stay in the event.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from typing import Protocol

from pipeline.model import Event

#: The columns every chronology has, in this order; the agencies' other columns follow by name.
COLUMNS = (
    "event_id", "agency", "date_from", "date_to", "precision", "uncertain", "time", "time_to",
    "source", "event", "outcome", "analysis", "expected_practice", "category", "file", "place",
)  # fmt: skip


class Events(Protocol):
    """What is needed of a chronology: its events in merged order."""

    @property
    def events(self) -> tuple[Event, ...]:
        """Every event."""
        ...


#: What agencies often add, under our own names; then come their other columns as they head them.
FURTHER = (
    "kind", "department", "sequence", "recorded_by", "about", "child_seen", "impact", "rating",
    "date_as_written", "time_as_written", "marks",
)  # fmt: skip


def record(event: Event) -> dict[str, str | bool]:
    """One event as a row: ISO dates, ``precision`` by name, then what its agency added.

    A heading that is also one of our names, or stands twice, keeps its words apart from ours:
    ``file`` becomes ``file (agency's column)``; two columns of one heading are joined by a newline.
    """
    when = event.when
    row: dict[str, str | bool] = {
        "event_id": event.event_id,
        "agency": event.agency,
        "date_from": when.earliest.isoformat() if when.earliest else "",
        "date_to": when.latest.isoformat() if when.latest else "",
        "precision": str(when.precision),
        "uncertain": when.uncertain,
        "time": event.time,
        "time_to": event.time_to,
        "source": event.source,
        "event": event.event,
        "outcome": event.outcome,
        "analysis": event.analysis,
        "expected_practice": event.expected_practice,
        "category": event.category,
        "file": event.locator.file,
        "place": event.locator.place(),
        "kind": event.kind,
        "department": event.department,
        "sequence": event.sequence,
        "recorded_by": event.recorded_by,
        "about": event.about,
        "child_seen": event.child_seen,
        "impact": event.impact,
        "rating": event.rating,
        "date_as_written": when.as_written,
        "time_as_written": event.time_as_written,
        "marks": "; ".join(event.marks),
    }
    ours = frozenset(row)
    for heading, text in event.extra:
        name = f"{heading} (agency's column)" if heading in ours else heading
        row[name] = f"{row[name]}\n{text}" if name in row else text
    return row


def columns(rows: Iterable[dict[str, str | bool]]) -> list[str]:
    """Our columns, then the agencies' own in the order of their names."""
    others = {name for row in rows for name in row} - {*COLUMNS, *FURTHER}
    return [*COLUMNS, *FURTHER, *sorted(others)]


def chronology_csv(chronology: Events) -> bytes:
    """UTF-8 without a mark, comma separated, a newline after each row, quoted where needed.

    ``uncertain`` is ``true`` or ``false``, as in the JSON. Words keep their line breaks.
    """
    rows = [record(event) for event in chronology.events]
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns(rows), restval="", lineterminator="\n")
    writer.writeheader()
    for row in rows:
        row["uncertain"] = "true" if row["uncertain"] else "false"
        writer.writerow(row)
    return out.getvalue().encode("utf-8", "backslashreplace")


def chronology_json(chronology: Events) -> bytes:
    """An array of objects in merged order: every one of our columns, and the agency's own."""
    rows = [record(event) for event in chronology.events]
    return (json.dumps(rows, ensure_ascii=False, indent=1) + "\n").encode(
        "utf-8", "backslashreplace"
    )
