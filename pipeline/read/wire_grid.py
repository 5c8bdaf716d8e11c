"""Tables on their way from a child to its parent: all texts in one, what is special beside them.

Texts were cleaned, so that a control character is free to stand between them. Whole numbers travel
as they stand in memory, and a value or mark that many cells share travels once.
"""

from __future__ import annotations

import gc
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time
from functools import cache, partial
from itertools import accumulate, chain, pairwise, repeat
from typing import Any

from pipeline.model import Cell, Grid, GridRow
from pipeline.read.bands import MOST_COLUMNS
from pipeline.read.cleaning import cleaned
from pipeline.read.columns import letter
from pipeline.read.reading import Row, Table, Value

BETWEEN = "\x7f"
#: Whole numbers from 0, of eight bytes each.
_COUNTS = "Q"

Special = tuple[Value, tuple[str, ...]]


class Rubbish(Exception):
    """The child's answer is not of the agreed shape. Says where, never what."""


def pack(table: Table, bulk: list[bytes]) -> list[Any]:
    """A table as lists of plain values; what there is much of goes to ``bulk``.

    There, in this order: the texts of all cells, the number and the width of each row, and of
    each special cell its place among all cells and which special it is.
    """
    special, places, which = _specials(table.rows)
    texts = BETWEEN.join(chain.from_iterable([row.texts for row in table.rows]))
    parts = [
        texts.encode("utf-8", "replace"),
        bytes_of(row.number for row in table.rows),
        bytes_of(len(row.texts) for row in table.rows),
        bytes_of(places),
        bytes_of(which),
    ]
    bulk += parts
    return [
        "grid",
        cleaned(table.name),
        cleaned(table.caption),
        list(table.marks),
        list(map(len, parts)),
        [[packed(value), list(marks)] for value, marks in special],
        {str(at): list(row.row_marks) for at, row in enumerate(table.rows) if row.row_marks},
    ]


def _specials(rows: Sequence[Row]) -> tuple[list[Special], list[int], list[int]]:
    """The different values with marks, and of each cell that has some its place and which."""
    special: list[Special] = []
    # Cells that are alike share one value: it is known again by being the same.
    known: dict[tuple[int, tuple[str, ...]], int] = {}
    places: list[int] = []
    which: list[int] = []
    at = 0
    for row in rows:
        if row.values or row.marks:
            for index in {*row.values, *row.marks} if row.marks else row.values:
                value, marks = row.values.get(index), row.marks.get(index, ())
                key = (id(value), marks)
                if key not in known:
                    known[key] = len(special)
                    special.append((value, marks))
                places.append(at + index)
                which.append(known[key])
        at += len(row.texts)
    return special, places, which


def bytes_of(numbers: Iterable[int]) -> bytes:
    """Whole numbers from 0 as they stand in memory."""
    return array(_COUNTS, numbers).tobytes()


def packed(value: Value) -> Any:
    """A value as plain JSON has it."""
    # A datetime is also a date: the longer kind is asked first.
    if isinstance(value, datetime):
        return ["moment", value.isoformat()]
    if isinstance(value, date):
        return ["day", value.isoformat()]
    if isinstance(value, time):
        return ["time", value.isoformat()]
    return value


def unpack(part: list[Any], bulk: memoryview) -> tuple[Grid, memoryview]:
    """A Grid from what ``pack`` made, and the rest of ``bulk``.

    Raises Rubbish, or an error of types or numbers.
    """
    _, name, caption, marks, sizes, special, row_marks = part
    texts, numbers, widths, places, which = _cut(bulk, sizes)
    with no_collection():
        known = [(value_of(value), marks_of(some)) for value, some in list_of(special)]
        marked = {int(at): marks_of(some) for at, some in dict(row_marks).items()}
        cells = _cells(str(texts, "utf-8"), counts(widths), counts(places), counts(which), known)
        row_numbers = counts(numbers)
        if len(row_numbers) != len(cells):
            raise Rubbish("rows")
        rows = list(
            map(GridRow, row_numbers, cells, map(marked.get, range(len(cells)), repeat(())))
        )
        grid = Grid(text_of(name), tuple(rows), text_of(caption), marks_of(marks))
    return grid, bulk[sum(sizes) :]


def _cut(bulk: memoryview, sizes: Any) -> list[memoryview]:
    """The five pieces of a table."""
    ends = list(accumulate(map(count_of, list_of(sizes)), initial=0))
    if ends[-1] > len(bulk):
        raise Rubbish("sizes")
    return [bulk[begin:end] for begin, end in pairwise(ends)]


def counts(data: memoryview) -> list[int]:
    """The numbers that ``bytes_of`` made into bytes."""
    found = array(_COUNTS)
    found.frombytes(data)
    return found.tolist()


_cell = partial(tuple.__new__, Cell)


def _cells(
    joined: str, widths: list[int], places: list[int], which: list[int], known: list[Special]
) -> list[tuple[Cell, ...]]:
    """The cells of each row."""
    size = sum(widths)
    texts = joined.split(BETWEEN) if size else []
    if len(texts) != size:
        raise Rubbish("cells")
    values: list[Value] = [None] * size
    marks: list[tuple[str, ...]] = [()] * size
    for at, special in zip(places, which, strict=True):
        values[at], marks[at] = known[special]
    named = chain.from_iterable(map(letters, widths))
    cells: list[Cell] = list(map(_cell, zip(named, texts, values, marks, strict=True)))
    return [tuple(cells[begin:end]) for begin, end in pairwise(accumulate(widths, initial=0))]


@cache
def letters(size: int) -> tuple[str, ...]:
    """The letters of so many columns, or Rubbish."""
    if size > MOST_COLUMNS:
        raise Rubbish("columns")
    return tuple(map(letter, range(size)))


def value_of(value: Any) -> Value:
    """The value that ``packed`` made plain. Raises an error of types or numbers for any other."""
    if value is None or isinstance(value, float):
        return value
    if isinstance(value, int):
        return float(value)
    kind, text = value
    if kind == "moment":
        return datetime.fromisoformat(text)
    return date.fromisoformat(text) if kind == "day" else time.fromisoformat(text)


@contextmanager
def no_collection() -> Iterator[None]:
    """Make values without the collector looking on."""
    # A hundred thousand new values make the collector look through all of them again and again.
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


# ---------------------------------------------------------------- checked values


def text_of(value: Any) -> str:
    """A text, or Rubbish."""
    if type(value) is not str:
        raise Rubbish("text")
    return value


def count_of(value: Any) -> int:
    """A whole number from 0, or Rubbish."""
    if type(value) is not int or value < 0:
        raise Rubbish("count")
    return value


def list_of(value: Any) -> list[Any]:
    """A list, or Rubbish."""
    if type(value) is not list:
        raise Rubbish("list")
    return value


def marks_of(value: Any) -> tuple[str, ...]:
    """Remarks, or Rubbish."""
    return tuple(map(text_of, list_of(value)))
