"""Rows of a sheet kept column by column, for those who have no need of each row and cell.

A reader that takes rows of one form out of a sheet has their columns first; the count, the journey
to the parent and the making of its cells all go faster by the column. Whoever needs the rows one by
one is given them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, count, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from pipeline.read.reading import Value

#: More cells than any agency's return; the program that collects them has memory to lose too.
MOST_CELLS = 5_000_000
#: As many columns as Excel has; the program letters no more.
MOST_COLUMNS = 16_384

#: Texts looked at to see whether a column says the same few things again and again.
_LOOKED_AT = 64

_T = TypeVar("_T")
Marks = tuple[str, ...]
#: The number of a row, its texts, and the values and marks of its cells by index.
Parts = tuple[int, list[str], "dict[int, Value]", dict[int, Marks]]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a band.

    ``texts`` are those of its rows from the top; or, with ``which``, the different ones there are,
    and which of them each row has. ``values`` and ``marks`` go with ``texts``, values only where
    all cells of the column are typed.
    """

    texts: Sequence[str] = field(repr=False)
    which: Sequence[int] | None = None
    values: Sequence[Value] | None = field(default=None, repr=False)
    marks: Sequence[Marks] | None = None

    def shown(self) -> Sequence[str]:
        """The text of each row."""
        return self.texts if self.which is None else list(self.spread(self.texts))

    def spread(self, different: Sequence[_T]) -> Iterable[_T]:
        """What goes with each of the different texts, row by row."""
        return different if self.which is None else map(different.__getitem__, self.which)


def column_of(texts: Sequence[str]) -> Column:
    """A column of these texts; as the different ones there are where most are there again."""
    some = texts[:_LOOKED_AT]
    if len(set(some)) * 2 > len(some) or len(different := dict.fromkeys(texts)) * 2 > len(texts):
        return Column(texts)
    places = dict(zip(different, count(), strict=False))
    return Column(list(different), list(map(places.__getitem__, texts)))


@dataclass(frozen=True, slots=True)
class Band:
    """Rows with the same columns filled: their numbers, and each column from A; None is blank."""

    numbers: list[int]
    columns: list[Column | None]

    def texts(self, *, typed: bool) -> list[Sequence[str]]:
        """The texts of each column that has any; those of typed columns where they are asked for."""
        return [
            column.shown()
            for column in self.columns
            if column is not None and (typed or column.values is None)
        ]


@dataclass(frozen=True, slots=True)
class Bands:
    """The rows of one table, each as wide as ``width``, in bands that may lie among each other."""

    bands: list[Band]
    width: int

    @property
    def cells(self) -> int:
        """How many cells there are, blank ones too."""
        return self.width * sum(len(band.numbers) for band in self.bands)

    @property
    def typed(self) -> int:
        """How many cells are typed."""
        return sum(
            len(band.numbers)
            for band in self.bands
            for column in band.columns
            if column is not None and column.values is not None
        )

    @property
    def marked(self) -> bool:
        """True where any cell has a mark."""
        return any(
            column is not None and column.marks is not None and any(column.marks)
            for band in self.bands
            for column in band.columns
        )

    def untyped_texts(self) -> list[str]:
        """The texts of all cells that are not typed, row by row; blank ones may be left out."""
        texts = [band.texts(typed=False) for band in self.bands]
        if self._in_turn():
            rows: Iterable[tuple[str, ...]] = chain.from_iterable(
                zip(*some, strict=True) for some in texts
            )
        else:
            numbered = chain.from_iterable(
                zip(band.numbers, zip(*some, strict=True), strict=True)
                for band, some in zip(self.bands, texts, strict=True)
                if some
            )
            rows = map(itemgetter(1), sorted(numbered, key=itemgetter(0)))
        return list(chain.from_iterable(rows))

    def _in_turn(self) -> bool:
        """True where each band ends before the next begins."""
        return all(one.numbers[-1] < two.numbers[0] for one, two in pairwise(self.bands))

    def one_by_one(self) -> list[Parts]:
        """The rows in order."""
        found = list(chain.from_iterable(map(self._rows, self.bands)))
        return found if self._in_turn() else sorted(found, key=itemgetter(0))

    def _rows(self, band: Band) -> Iterator[Parts]:
        blank: Sequence[str] = [""] * len(band.numbers)
        texts = [blank if column is None else column.shown() for column in band.columns]
        texts += [blank] * (self.width - len(texts))
        rows = list(map(list, zip(*texts, strict=True)))
        values: list[dict[int, Value]] = [{} for _ in band.numbers]
        marks: list[dict[int, Marks]] = [{} for _ in band.numbers]
        for at, column in enumerate(band.columns):
            if column is not None and column.values is not None:
                for held, value in zip(values, column.spread(column.values), strict=True):
                    held[at] = value
            if column is not None and column.marks is not None and any(column.marks):
                for noted, some in zip(marks, column.spread(column.marks), strict=True):
                    if some:
                        noted[at] = some
        return zip(band.numbers, rows, values, marks, strict=True)
