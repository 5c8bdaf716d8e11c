"""One page of a PDF: its words with their places, and the tables whose ruled lines are certain."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

#: Thinner than this is a line, whether drawn as one or as a narrow box; in points.
_THIN = 2.5
_LONG = 8.0
_NEAR = 2.0
#: Hyphens pdfium found at the end of a line, and soft ones.
HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-", "\u00ad": "-", "\x00": None})
_MOST_LINES = 20_000


@dataclass(frozen=True, slots=True)
class Word:
    """A word, its box in points from the bottom left, its type size, and the line it stands in."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    line: int

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of the box."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2


@dataclass(slots=True)
class Ruled:
    """A table drawn with lines. ``xs`` from left to right, ``ys`` from the top down."""

    xs: list[float]
    ys: list[float]
    verticals: list[tuple[float, float, float]]
    horizontals: list[tuple[float, float, float]]
    words: list[Word] = field(default_factory=list)

    def holds(self, word: Word) -> bool:
        """True for a word inside the outer lines."""
        x, y = word.middle
        return self.xs[0] <= x <= self.xs[-1] and self.ys[-1] <= y <= self.ys[0]

    def walled(self, row: int, column: int) -> bool:
        """True when a line stands between this cell and the one to its right."""
        y, x = (self.ys[row] + self.ys[row + 1]) / 2, self.xs[column + 1]
        return any(abs(at - x) <= _NEAR and low <= y <= high for at, low, high in self.verticals)

    def floored(self, row: int, column: int) -> bool:
        """True when a line stands between this cell and the one below."""
        x, y = (self.xs[column] + self.xs[column + 1]) / 2, self.ys[row + 1]
        return any(abs(at - y) <= _NEAR and low <= x <= high for at, low, high in self.horizontals)


def words_of(text: pdfium.PdfTextPage) -> list[Word]:
    """The words of a page in the order of its text."""
    found: list[Word] = []
    chars: list[str] = []
    boxes: list[tuple[float, float, float, float]] = []
    line, size = 0, 0.0
    for index in range(text.count_chars()):
        char = chr(pdfium_c.FPDFText_GetUnicode(text, index)).translate(HYPHENS)
        if char.isspace():
            _end(found, chars, boxes, size, line)
            line += char == "\n"
        elif char:
            if not chars:
                size = pdfium_c.FPDFText_GetFontSize(text, index)
            chars.append(char)
            boxes.append(_box(text, index))
    _end(found, chars, boxes, size, line)
    return found


def _box(text: pdfium.PdfTextPage, index: int) -> tuple[float, float, float, float]:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium_c.FPDFText_GetCharBox(text, index, left, right, bottom, top)
    return left.value, bottom.value, right.value, top.value


def _end(
    found: list[Word],
    chars: list[str],
    boxes: list[tuple[float, float, float, float]],
    size: float,
    line: int,
) -> None:
    if chars:
        found.append(
            Word(
                "".join(chars),
                min(box[0] for box in boxes),
                min(box[1] for box in boxes),
                max(box[2] for box in boxes),
                max(box[3] for box in boxes),
                size,
                line,
            )
        )
    chars.clear()
    boxes.clear()


# ---------------------------------------------------------------- ruled tables


def tables_of(page: pdfium.PdfPage, words: Sequence[Word]) -> list[Ruled]:
    """The tables of a page whose lines make rows and at least two columns, with their words."""
    verticals, horizontals = _lines(page)
    tables = []
    for some_v, some_h in _joined(verticals, horizontals):
        xs = _apart({at for at, _, _ in some_v})
        ys = _apart({at for at, _, _ in some_h})[::-1]
        if len(xs) >= 3 and len(ys) >= 2:
            tables.append(Ruled(xs, ys, some_v, some_h))
    for word in words:
        table = next((table for table in tables if table.holds(word)), None)
        if table is not None:
            table.words.append(word)
    return sorted((table for table in tables if table.words), key=lambda table: -table.ys[0])


_Line = tuple[float, float, float]


def _lines(page: pdfium.PdfPage) -> tuple[list[_Line], list[_Line]]:
    verticals: list[_Line] = []
    horizontals: list[_Line] = []
    paths = page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_PATH], max_depth=4)
    for path, _ in zip(paths, range(_MOST_LINES), strict=False):
        left, bottom, right, top = path.get_bounds()
        wide, high = right - left, top - bottom
        if wide <= _THIN and high >= _LONG:
            verticals.append(((left + right) / 2, bottom, top))
        elif high <= _THIN and wide >= _LONG:
            horizontals.append(((bottom + top) / 2, left, right))
        elif wide >= _LONG and high >= _LONG:
            verticals += [(left, bottom, top), (right, bottom, top)]
            horizontals += [(bottom, left, right), (top, left, right)]
    return _merged(verticals), _merged(horizontals)


def _merged(lines: Iterable[_Line]) -> list[_Line]:
    """Pieces of one line, drawn cell by cell, as one."""
    out: list[_Line] = []
    for at, low, high in sorted(lines):
        for index in range(len(out) - 1, max(-1, len(out) - 60), -1):
            other, other_low, other_high = out[index]
            if abs(other - at) <= _NEAR and low <= other_high + 3 and high >= other_low - 3:
                out[index] = (other, min(low, other_low), max(high, other_high))
                break
        else:
            out.append((at, low, high))
    return out


def _joined(
    verticals: list[_Line], horizontals: list[_Line]
) -> list[tuple[list[_Line], list[_Line]]]:
    """Lines that meet, together."""
    groups: list[tuple[list[_Line], list[_Line]]] = []
    for line in verticals:
        x, bottom, top = line
        meets = [
            other
            for other in horizontals
            if other[1] - 3 <= x <= other[2] + 3 and bottom - 3 <= other[0] <= top + 3
        ]
        together = [group for group in groups if any(other in group[1] for other in meets)]
        merged: tuple[list[_Line], list[_Line]] = ([line], list(dict.fromkeys(meets)))
        for group in together:
            merged[0].extend(group[0])
            merged[1].extend(other for other in group[1] if other not in merged[1])
            groups.remove(group)
        groups.append(merged)
    return groups


def _apart(places: set[float]) -> list[float]:
    out: list[float] = []
    for place in sorted(places):
        if not out or place - out[-1] > 2 * _NEAR:
            out.append(place)
    return out
