"""Footnotes, comments and text boxes of a chronology, put with the event they belong to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model import Event, Grid, TextBlock

_ON_CELL = re.compile(r"^(.+?) on [A-Z]{1,3}(\d+)$")
_NUMBERED = re.compile(r"^(.*?)\s*(\d+)$")


def attach(
    events: Sequence[Event], rest: Sequence[Grid | TextBlock]
) -> tuple[list[Event], list[Grid | TextBlock]]:
    """The events with their notes as columns of their own, and what belongs to no event.

    A note belongs to the row it stands in, to the row of the cell it is pinned to, or to the cell
    that refers to it by number.
    """
    if not any(isinstance(part, TextBlock) and part.style == "note" for part in rest):
        return list(events), list(rest)
    by_row: dict[tuple[str, int], int] = {}
    by_mark: dict[str, int] = {}
    for at, event in enumerate(events):
        if event.locator.row is not None:
            by_row.setdefault((event.locator.sheet, event.locator.row), at)
        for mark in event.marks:
            if ": see " in mark:
                by_mark.setdefault(mark.split(": see ", 1)[1], at)
    held: dict[int, list[tuple[str, str]]] = defaultdict(list)
    left: list[Grid | TextBlock] = []
    for part in rest:
        owner = _owner(part, by_row, by_mark) if isinstance(part, TextBlock) else None
        if owner is None or not isinstance(part, TextBlock):
            left.append(part)
        else:
            held[owner].append(_column(part))
    return [_with(event, held.get(at, [])) for at, event in enumerate(events)], left


def _owner(
    note: TextBlock, by_row: dict[tuple[str, int], int], by_mark: dict[str, int]
) -> int | None:
    if note.style != "note":
        return None
    place = note.locator
    if place.part in by_mark:
        return by_mark[place.part]
    if match := _ON_CELL.match(place.part):
        return by_row.get((place.sheet, int(match[2])))
    return by_row.get((place.sheet, place.row)) if place.row is not None else None


def _column(note: TextBlock) -> tuple[str, str]:
    """The heading (Footnote, Comment, Text box) and the words, with the number readers see."""
    part = note.locator.part or "note"
    if match := _ON_CELL.match(part):
        return match[1].capitalize(), note.text.strip()
    if match := _NUMBERED.match(part):
        return match[1].capitalize(), f"{match[2]}: {note.text.strip()}"
    return part.capitalize(), note.text.strip()


def _with(event: Event, notes: list[tuple[str, str]]) -> Event:
    """The event with its notes; several of one kind stand in one column."""
    if not notes:
        return event
    columns: dict[str, str] = {}
    for heading, text in notes:
        columns[heading] = f"{columns[heading]}\n{text}" if heading in columns else text
    return replace(event, extra=(*event.extra, *columns.items()))
