"""Tables kept by the column on their way from a child to its parent, which makes their cells.

A column travels as its texts in one, or as the few different cells it has and which of them each
row has; the parent then makes each of these once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import repeat
from operator import attrgetter
from typing import Any

from pipeline.model import Cell, Grid, GridRow
from pipeline.read.bands import MOST_CELLS, Bands, Column
from pipeline.read.cleaning import cleaned
from pipeline.read.reading import Table
from pipeline.read.wire_grid import (
    BETWEEN,
    Rubbish,
    bytes_of,
    count_of,
    counts,
    letters,
    list_of,
    marks_of,
    no_collection,
    packed,
    text_of,
    value_of,
)


def pack_bands(table: Table, bands: Bands, bulk: list[bytes]) -> list[Any]:
    """A table as lists of plain values; what there is much of goes to ``bulk``.

    There, band by band: the numbers of its rows, and of each column the texts, or which of the
    few cells that stand in the list itself.
    """
    told = []
    for band in bands.bands:
        bulk.append(bytes_of(band.numbers))
        columns = [_packed(column, bulk) for column in band.columns]
        told.append([len(band.numbers), columns])
    return ["bands", cleaned(table.name), list(table.marks), bands.width, told]


def _packed(column: Column | None, bulk: list[bytes]) -> Any:
    """None for a blank column, the length of the texts in ``bulk``, or the few cells."""
    if column is None:
        return None
    if column.which is None:
        bulk.append(BETWEEN.join(column.texts).encode("utf-8", "replace"))
        return len(bulk[-1])
    bulk.append(bytes_of(column.which))
    values: Iterable[Any] = repeat(None) if column.values is None else map(packed, column.values)
    return [[text, value] for text, value in zip(column.texts, values, strict=False)]


def unpack_bands(part: list[Any], bulk: memoryview) -> tuple[Grid, memoryview]:
    """A Grid from what ``pack_bands`` made, and the rest of ``bulk``.

    Raises Rubbish, or an error of types or numbers.
    """
    _, name, marks, width, told = part
    some = letters(count_of(width))
    sizes = [count_of(size) for size, _ in list_of(told)]
    if sum(sizes) * len(some) > MOST_CELLS:
        raise Rubbish("cells")
    rows: list[GridRow] = []
    with no_collection():
        for size, (_, columns) in zip(sizes, told, strict=True):
            taken = _Taken(bulk, size)
            found, bulk = taken.rows(list_of(columns), some), taken.bulk
            rows += found
        if len(sizes) > 1:
            rows.sort(key=attrgetter("number"))
    return Grid(text_of(name), tuple(rows), marks=marks_of(marks)), bulk


class _Taken:
    """Takes one band of ``size`` rows from the front of ``bulk``."""

    def __init__(self, bulk: memoryview, size: int) -> None:
        self.bulk, self.size = bulk, size

    def rows(self, columns: list[Any], some: Sequence[str]) -> list[GridRow]:
        numbers = counts(self._bytes(8 * self.size))
        if len(columns) > len(some):
            raise Rubbish("columns")
        cells: list[Iterable[Cell]] = [
            self._column(column, letter) for column, letter in zip(columns, some, strict=False)
        ]
        cells += map(self._blank, some[len(columns) :])
        whole = zip(*cells, strict=True) if cells else repeat((), self.size)
        return list(map(GridRow, numbers, whole))

    def _column(self, column: Any, letter: str) -> Iterable[Cell]:
        if column is None:
            return self._blank(letter)
        if type(column) is list:
            few = [Cell(letter, text_of(text), value_of(value)) for text, value in column]
            which = counts(self._bytes(8 * self.size))
            return list(map(few.__getitem__, which))
        texts = str(self._bytes(count_of(column)), "utf-8").split(BETWEEN)
        if len(texts) != self.size:
            raise Rubbish("texts")
        parts = zip(repeat(letter), texts, repeat(None), repeat(()))
        return map(tuple.__new__, repeat(Cell), parts)

    def _blank(self, letter: str) -> Iterable[Cell]:
        return repeat(Cell(letter), self.size)

    def _bytes(self, size: int) -> memoryview:
        if size > len(self.bulk):
            raise Rubbish("sizes")
        taken, self.bulk = self.bulk[:size], self.bulk[size:]
        return taken
