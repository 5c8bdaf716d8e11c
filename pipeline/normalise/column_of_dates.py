"""What the dates of a column say together: two orders, or days that a program turned round."""

from __future__ import annotations

from dataclasses import replace

from pipeline.dates import Orders, orders
from pipeline.model import Event, Grid, Locator
from pipeline.normalise.gathered import Gathered
from pipeline.normalise.header import Header
from pipeline.normalise.row_dates import TO_CONFIRM


def ask_of_column(grid: Grid, header: Header, events: list[Event], into: Gathered) -> None:
    """Ask about a column whose dates stand in two orders, and mark those that could be either."""
    column = header.column("date")
    if column is None or not events:
        return
    texts = [event.when.as_written for event in events]
    counts = orders(texts)
    place = into.at(grid, None, column.shown)
    total = counts.day_first + counts.month_first + counts.either
    either = f"{counts.either} of {total} dates in this column could be either"
    if counts.month_first and counts.day_first:
        into.ask("date-mixed-order", place, either)
    if counts.month_first:
        if counts.either:
            _say_how_many(grid, either, into)
        for at, event in enumerate(events):
            if orders([event.when.as_written]) == Orders(either=1):
                marks = tuple(dict.fromkeys((*event.marks, TO_CONFIRM)))
                events[at] = replace(event, marks=marks)
    _swapped(grid, column.letter, place, into)


def _say_how_many(grid: Grid, either: str, into: Gathered) -> None:
    for at, problem in enumerate(into.problems):
        if problem.code == "date-us-order" and problem.locator.sheet == grid.name:
            expected = f"{problem.expected}; {either}"
            into.problems[at] = replace(problem, expected=expected)


def _swapped(grid: Grid, letter: str, place: Locator, into: Gathered) -> None:
    """Real dates only up to the 12th and texts only after it: a program turned them round."""
    cells = [c for row in grid.rows for c in row.cells if c.column == letter]
    typed = [c.value for c in cells if hasattr(c.value, "day")]
    texts = orders(c.text for c in cells if not hasattr(c.value, "day"))
    clean = texts.day_first >= 3 and not texts.either and not texts.month_first
    if len(typed) >= 3 and clean and all(value.day <= 12 for value in typed if value):
        into.ask("date-swapped", place)
