"""Which character separates the fields of a text table: the one that gives even rows."""

from __future__ import annotations

import csv
import io
from collections import Counter

DELIMITERS = ",;\t|"
_LINES = 60


def delimiter_of(text: str) -> str:
    """The separator that gives most rows the same number of fields, and at least two.

    A comma when nothing separates anything: one column is still a table.
    """
    scores = [(_evenness(text, mark), -order, mark) for order, mark in enumerate(DELIMITERS)]
    best, _, mark = max(scores)
    return mark if best > 0 else ","


def looks_delimited(text: str) -> bool:
    """True for text of at least three rows that one separator cuts into three or more columns."""
    rows = _sample(text, delimiter_of(text))
    if len(rows) < 3:
        return False
    width, times = Counter(len(row) for row in rows).most_common(1)[0]
    return width >= 3 and times >= 0.8 * len(rows)


def _evenness(text: str, mark: str) -> float:
    """Share of rows with the commonest width, weighted by that width; 0 when nothing is cut."""
    widths = Counter(len(row) for row in _sample(text, mark))
    rows = sum(widths.values())
    wide = {width: times for width, times in widths.items() if width > 1}
    if not rows or not wide:
        return 0.0
    width, times = max(wide.items(), key=lambda item: (item[1], item[0]))
    return times / rows * min(width, 20)


def _sample(text: str, mark: str) -> list[list[str]]:
    head = text[:200_000]
    try:
        rows = csv.reader(io.StringIO(head, newline=""), delimiter=mark)
        return [row for row, _ in zip((row for row in rows if row), range(_LINES), strict=False)]
    except csv.Error:
        return []
