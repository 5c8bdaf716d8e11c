"""What every kind of workbook shares: merged ranges carried down, hidden things marked and said."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from operator import attrgetter

from pipeline.read.columns import letter
from pipeline.read.reading import COPIED, Reading, Refused, Row
from pipeline.read.word_tables import UNDER

HIDDEN_ROW = "hidden row in the agency's file"
HIDDEN_COLUMN = "hidden column in the agency's file"
HIDDEN_SHEET = "hidden sheet in the agency's file"

#: Blank rows in a row that are kept; a longer gap says no more.
BLANKS_KEPT = 20

#: Merged ranges never overlap, so that each cell is looked at once; past that, a file is broken.
_LOOKS_AT_A_CELL, _LOOKS_AT_LEAST = 2, 5_000

#: Top row, left column, bottom row, right column; rows from 1, columns from 0.
Area = tuple[int, int, int, int]


def carry_merges(reading: Reading, sheet: str, areas: Sequence[Area], rows: Sequence[Row]) -> None:
    """Carry the value of each merged range down its first column; say what is hidden under it.

    Ranges are never expanded past the rows there are (BAD_INPUTS A9), and rows that hold nothing
    are given no copy.
    """
    if not rows or not areas:
        return
    ordered = sorted(rows, key=_number)
    numbers = list(map(_number, ordered))
    left_over = _LOOKS_AT_A_CELL * sum(len(row.texts) for row in rows) + _LOOKS_AT_LEAST
    for top, left, bottom, right in areas:
        at = bisect_left(numbers, top)
        first = ordered[at] if at < len(ordered) and numbers[at] == top else None
        if first is not None and left < len(first.texts):
            inside = ordered[at : bisect_right(numbers, bottom)]
            if not inside:
                continue
            left_over -= sum(max(min(right + 1, len(row.texts)) - left, 1) for row in inside)
            if left_over < 0:
                raise Refused("file-damaged", "merged ranges that lie over each other")
            name = f"{letter(left)}{top}:{letter(right)}{bottom}"
            _carry(reading, sheet, (left, right), name, inside)


_number = attrgetter("number")


def _carry(
    reading: Reading, sheet: str, columns: tuple[int, int], name: str, inside: Sequence[Row]
) -> None:
    """Carry the value of the first row down one merged range, whose rows are ``inside``."""
    first, (left, right) = inside[0], columns
    if right > left:
        first.mark(left, f"spans columns {letter(left)} to {letter(right)}")
    for row in inside:
        for column in range(left, min(right + 1, len(row.texts))):
            if row is first and column == left:
                continue
            if row.texts[column].strip():
                _say_under(reading, sheet, row, column, name)
            elif column == left and first.texts[left].strip() and any(row.texts):
                _copy(first, row, left, name)


def _say_under(reading: Reading, sheet: str, row: Row, column: int, name: str) -> None:
    row.mark(column, f"{UNDER} {name}")
    reading.problem(
        "text-under-merged-cell", found=row.texts[column], sheet=sheet, row=row.number,
        column=letter(column), part=name,
    )  # fmt: skip


def _copy(first: Row, row: Row, column: int, name: str) -> None:
    row.texts[column] = first.texts[column]
    row.mark(column, f"{COPIED} {name}")
    if column in first.values:
        row.values[column] = first.values[column]


def mark_hidden(
    reading: Reading,
    sheet: str,
    *,
    hidden: bool,
    hidden_rows: Collection[int],
    hidden_columns: Collection[int],
    rows: Sequence[Row],
    filtered: bool = False,
) -> None:
    """Mark what the agency's file hides, and say how much of it there is."""
    if hidden and rows:
        reading.problem("hidden-sheet", found=sheet, sheet=sheet)
    unseen = [row for row in rows if row.number in hidden_rows and any(row.texts)]
    for row in unseen:
        row.row_marks = (*row.row_marks, HIDDEN_ROW)
    if unseen:
        why = " (a filter is on)" if filtered else ""
        found = f"{len(unseen)} hidden rows{why}"
        reading.problem("hidden-rows", found=found, sheet=sheet, row=unseen[0].number)
    columns = [column for column in sorted(hidden_columns) if _mark_column(column, rows)]
    if columns:
        found = ", ".join(map(letter, columns))
        reading.problem("hidden-columns", found=found, sheet=sheet, column=letter(columns[0]))


def _mark_column(column: int, rows: Sequence[Row]) -> bool:
    """Mark the filled cells of a hidden column; True when there are any."""
    filled = [row for row in rows if column < len(row.texts) and row.texts[column]]
    for row in filled:
        row.mark(column, HIDDEN_COLUMN)
    return bool(filled)


def without_gaps(rows: list[Row]) -> list[Row]:
    """The rows without those at the end that are blank, and without most of a long blank gap."""
    kept: list[Row] = []
    blank = 0
    for row in rows:
        blank = 0 if any(row.texts) else blank + 1
        if blank <= BLANKS_KEPT:
            kept.append(row)
    while kept and not any(kept[-1].texts):
        kept.pop()
    return kept
