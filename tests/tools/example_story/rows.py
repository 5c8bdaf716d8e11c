"""From the story to rows: what an agency's file shows, and what it should be read as."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .told import Clock, Told, When, read_clock, read_when

SAME = "^"
_DELETED = re.compile(r"\{-(.*?)-\}|\{!.*?!\}", re.DOTALL)
_INSERTED = re.compile(r"\{\+(.*?)\+\}", re.DOTALL)

TRUTH = (
    "agency", "file", "date_from", "date_to", "precision", "uncertain", "time", "time_to", "event",
)  # fmt: skip


@dataclass(frozen=True)
class Shown:
    """One event as it stands in a file. ``merged``: its date cell is merged with the one above."""

    when: When
    clock: Clock
    text: str
    more: dict[str, str]
    merged: bool = False

    def get(self, name: str) -> str:
        return self.more.get(name, "")


def shown(events: Iterable[Told], style: str | Callable[[str], str], clock: str) -> list[Shown]:
    """The events with their dates and times written in the agency's own styles."""
    rows: list[Shown] = []
    for event in events:
        merged = event.when == SAME
        if merged:
            when = rows[-1].when
        else:
            iso = event.when if isinstance(event.when, str) else ""
            when = read_when(event.when, style(iso) if callable(style) else style)
        rows.append(Shown(when, read_clock(event.clock, clock), event.text, event.more, merged))
    return rows


def final(text: str) -> str:
    """The text with tracked insertions taken, deletions and comments dropped."""
    return _INSERTED.sub(r"\1", _DELETED.sub("", text))


def truth(agency: str, file: str, rows: Iterable[Shown]) -> list[dict[str, str]]:
    """How each row should be read, in file order."""
    found = []
    for row in rows:
        exact = row.when.precision == "day" and bool(row.clock.time)  # "approx 1430hrs" too
        found.append(
            {
                "agency": agency,
                "file": file,
                "date_from": row.when.date_from,
                "date_to": row.when.date_to,
                "precision": "minute" if exact else row.when.precision,
                "uncertain": "true" if row.when.uncertain else "false",
                "time": row.clock.time,
                "time_to": row.clock.time_to,
                "event": final(row.text),
            }
        )
    return found
