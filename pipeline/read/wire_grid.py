"""Tables on their way from a child to its parent: all texts in one, what is special beside them.

Texts were cleaned, so that two control characters are free to stand between cells and rows. A
value or mark that many cells share travels once.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from functools import cache
from typing import Any

from pipeline.model import Cell, Grid, GridRow
from pipeline.read.cleaning import cleaned
from pipeline.read.columns import letter
from pipeline.read.reading import Table, Value

_CELL, _ROW = "\x7f", "\x80"
_MOST_COLUMNS = 16_384


class Rubbish(Exception):
    """The child's answer is not of the agreed shape. Says where, never what."""


def pack(table: Table) -> list[Any]:
    """A table as lists of plain values."""
    special: dict[tuple[Value, tuple[str, ...]], int] = {}
    places: list[int] = []
    row_marks: dict[str, list[str]] = {}
    for at, row in enumerate(table.rows):
        if row.row_marks:
            row_marks[str(at)] = list(row.row_marks)
        for index in sorted({*row.values, *row.marks}) if row.marks else row.values:
            key = (row.values.get(index), row.marks.get(index, ()))
            places += (at, index, special.setdefault(key, len(special)))
    return [
        "grid",
        cleaned(table.name),
        cleaned(table.caption),
        list(table.marks),
        [row.number for row in table.rows],
        _ROW.join([_CELL.join(row.texts) for row in table.rows]),
        [[_packed(value), list(marks)] for value, marks in special],
        places,
        row_marks,
    ]


def _packed(value: Value) -> Any:
    # A datetime is also a date: the longer kind is asked first.
    if isinstance(value, datetime):
        return ["moment", value.isoformat()]
    if isinstance(value, date):
        return ["day", value.isoformat()]
    if isinstance(value, time):
        return ["time", value.isoformat()]
    return value


def unpack(part: list[Any]) -> Grid:
    """A Grid from what ``pack`` made. Raises Rubbish, or an error of types or numbers."""
    _, name, caption, marks, numbers, texts, special, places, row_marks = part
    with _no_collection():
        known = [(_value(value), marks_of(some)) for value, some in list_of(special)]
        by_row = _by_row(count_list(places))
        marked = {int(at): marks_of(some) for at, some in dict(row_marks).items()}
        numbers, lines = count_list(numbers), text_of(texts).split(_ROW) if numbers else []
        if len(lines) != len(numbers):
            raise Rubbish("rows")
        rows = [
            GridRow(number, _cells(line.split(_CELL), by_row.get(at), known), marked.get(at, ()))
            for at, (number, line) in enumerate(zip(numbers, lines, strict=True))
        ]
        return Grid(text_of(name), tuple(rows), text_of(caption), marks_of(marks))


def _by_row(places: list[int]) -> dict[int, list[tuple[int, int]]]:
    found: dict[int, list[tuple[int, int]]] = {}
    for at, index, which in zip(places[::3], places[1::3], places[2::3], strict=True):
        found.setdefault(at, []).append((index, which))
    return found


def _cells(
    texts: list[str],
    special: list[tuple[int, int]] | None,
    known: list[tuple[Value, tuple[str, ...]]],
) -> tuple[Cell, ...]:
    letters = _letters(len(texts))
    if special is None:
        return tuple(map(Cell, letters, texts))
    values: list[Value] = [None] * len(texts)
    marks: list[tuple[str, ...]] = [()] * len(texts)
    for index, which in special:
        values[index], marks[index] = known[which]
    return tuple(map(Cell, letters, texts, values, marks))


@cache
def _letters(size: int) -> tuple[str, ...]:
    if size > _MOST_COLUMNS:
        raise Rubbish("columns")
    return tuple(map(letter, range(size)))


def _value(value: Any) -> Value:
    if value is None or isinstance(value, float):
        return value
    if isinstance(value, int):
        return float(value)
    kind, text = value
    if kind == "moment":
        return datetime.fromisoformat(text)
    return date.fromisoformat(text) if kind == "day" else time.fromisoformat(text)


@contextmanager
def _no_collection() -> Iterator[None]:
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


def count_list(value: Any) -> list[int]:
    """A list of whole numbers from 0, or Rubbish."""
    if set(map(type, list_of(value))) - {int} or (value and min(value) < 0):
        raise Rubbish("counts")
    return list(value)


def marks_of(value: Any) -> tuple[str, ...]:
    """Remarks, or Rubbish."""
    return tuple(map(text_of, list_of(value)))
