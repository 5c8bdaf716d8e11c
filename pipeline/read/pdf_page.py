"""One page of a PDF: its words with their places, and the tables whose ruled lines are certain."""

from __future__ import annotations

import ctypes
import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import neg

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
    """A word, its box in points from the bottom left, its type size, and the line it stands in.

    ``base`` is the line its letters stand on, which is one for all words of a line.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    line: int
    base: float = 0.0

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of the box."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2


#: Where a line stands, and its two ends.
_Line = tuple[float, float, float]


@dataclass(slots=True)
class Ruled:
    """A table drawn with lines, in order. ``xs`` from left to right, ``ys`` from the top down."""

    xs: list[float]
    ys: list[float]
    verticals: list[_Line]
    horizontals: list[_Line]
    words: list[Word] = field(default_factory=list)

    def holds(self, word: Word) -> bool:
        """True for a word inside the outer lines."""
        x, y = word.middle
        return self.xs[0] <= x <= self.xs[-1] and self.ys[-1] <= y <= self.ys[0]

    def walled(self, row: int, column: int) -> bool:
        """True when a line stands between this cell and the one to its right."""
        y, x = (self.ys[row] + self.ys[row + 1]) / 2, self.xs[column + 1]
        return any(low <= y <= high for _, low, high in _near(self.verticals, x))

    def floored(self, row: int, column: int) -> bool:
        """True when a line stands between this cell and the one below."""
        x, y = (self.xs[column] + self.xs[column + 1]) / 2, self.ys[row + 1]
        return any(low <= x <= high for _, low, high in _near(self.horizontals, y))

    def row(self, word: Word) -> int:
        """The row that a word inside stands in."""
        return bisect_right(self.ys, -word.middle[1], hi=len(self.ys) - 1, key=neg) - 1

    def column(self, word: Word) -> int:
        """The column that a word inside stands in."""
        return bisect_right(self.xs, word.middle[0], hi=len(self.xs) - 1) - 1

    def walls_its_words(self) -> bool:
        """False where words stand either side of a column's line in rows that it does not reach.

        One such row is a merged cell; where more than a quarter are, the lines make no columns.
        """
        rows: dict[int, list[Word]] = {}
        for word in self.words:
            rows.setdefault(self.row(word), []).append(word)
        open_ = sum(self._divides_unwalled(at, words) for at, words in rows.items())
        return open_ * 4 <= len(rows)

    def _divides_unwalled(self, row: int, words: Sequence[Word]) -> bool:
        for column, x in enumerate(self.xs[1:-1]):
            crossed = any(word.left < x < word.right for word in words)
            left = any(word.right <= x for word in words)
            right = any(word.left >= x for word in words)
            if left and right and not crossed and not self.walled(row, column):
                return True
        return False


def _near(lines: list[_Line], place: float) -> Iterator[_Line]:
    """Those of some lines, in order, that stand at a place."""
    for at in range(bisect_left(lines, (place - 2 * _NEAR,)), len(lines)):
        if lines[at][0] > place + _NEAR:
            return
        if abs(lines[at][0] - place) <= _NEAR:
            yield lines[at]


def words_of(text: pdfium.PdfTextPage) -> list[Word]:
    """The words of a page in the order of its text."""
    found: list[Word] = []
    chars: list[str] = []
    boxes: list[tuple[float, float, float, float]] = []
    line, size, base = 0, 0.0, 0.0
    for index, char in _characters(text):
        if char.isspace():
            _end(found, chars, boxes, size, line, base)
            line += char == "\n"
        elif char:
            box = _box(text, index)
            if chars and _elsewhere(boxes[-1], box, size, base, text, index):
                _end(found, chars, boxes, size, line, base)
            if not chars:
                size, base = _size(text, index), _base(text, index)
            chars.append(char)
            boxes.append(box)
    _end(found, chars, boxes, size, line, base)
    return found


def _characters(text: pdfium.PdfTextPage) -> Iterator[tuple[int, str]]:
    """Each character with its place; pdfium gives an emoji in two halves."""
    half = 0
    for index in range(text.count_chars()):
        code = pdfium_c.FPDFText_GetUnicode(text, index)
        if 0xD800 <= code < 0xDC00:
            half = code
            continue
        if half and 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((half - 0xD800) << 10) + (code - 0xDC00)
        half = 0
        yield index, chr(code).translate(HYPHENS)


_Box = tuple[float, float, float, float]


def _elsewhere(
    last: _Box, box: _Box, size: float, base: float, text: pdfium.PdfTextPage, index: int
) -> bool:
    """True for a letter of another cell, though no space stands between it and the last."""
    if not -size < box[0] - last[2] < size:
        return True
    apart = box[1] >= last[3] or box[3] <= last[1]
    return apart and abs(_base(text, index) - base) > 0.7 * size


def _size(text: pdfium.PdfTextPage, index: int) -> float:
    """The type's size on the page: browsers write it larger and shrink the whole page."""
    size = float(pdfium_c.FPDFText_GetFontSize(text, index))
    matrix = pdfium_c.FS_MATRIX()
    if pdfium_c.FPDFText_GetMatrix(text, index, matrix):
        scale = math.hypot(matrix.c, matrix.d)
        return size * scale if 0.01 < scale < 100 else size
    return size


def _base(text: pdfium.PdfTextPage, index: int) -> float:
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium_c.FPDFText_GetCharOrigin(text, index, x, y)
    return y.value


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
    base: float,
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
                base,
            )
        )
    chars.clear()
    boxes.clear()


# ---------------------------------------------------------------- ruled tables


@dataclass(frozen=True, slots=True)
class Drawn:
    """The upright and level lines drawn on a page, and the upper and lower edges of shaded boxes."""

    verticals: list[_Line]
    horizontals: list[_Line]
    shades: list[_Line]

    @property
    def across(self) -> list[tuple[float, float, float, bool]]:
        """All that can part two rows: its height, left and right end; True for a shade's edge."""
        return [
            *((*line, False) for line in self.horizontals),
            *((*line, True) for line in self.shades),
        ]


def tables_of(drawn: Drawn, words: Sequence[Word]) -> tuple[list[Ruled], list[Ruled]]:
    """The tables whose lines make rows and at least two columns, and those whose lines do not hold.

    Both with their words, from the top of the page down.
    """
    tables = []
    for some_v, some_h in _joined(drawn.verticals, drawn.horizontals):
        xs = _apart({at for at, _, _ in some_v})
        ys = _apart({at for at, _, _ in some_h})[::-1]
        if len(xs) >= 3 and len(ys) >= 2:
            tables.append(Ruled(xs, ys, sorted(some_v), sorted(some_h)))
    for word in words:
        table = next((table for table in tables if table.holds(word)), None)
        if table is not None:
            table.words.append(word)
    filled = sorted((table for table in tables if table.words), key=lambda table: -table.ys[0])
    held = [table.walls_its_words() for table in filled]
    return (
        [table for table, sure in zip(filled, held, strict=True) if sure],
        [table for table, sure in zip(filled, held, strict=True) if not sure],
    )


def drawn_on(page: pdfium.PdfPage) -> Drawn:
    """The lines of a page. A box that is only filled has no lines: it shades what stands in it."""
    verticals: list[_Line] = []
    horizontals: list[_Line] = []
    shades: list[_Line] = []
    paths = page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_PATH], max_depth=4)
    for path, _ in zip(paths, range(_MOST_LINES), strict=False):
        left, bottom, right, top = path.get_bounds()
        wide, high = right - left, top - bottom
        if wide <= _THIN and high >= _LONG:
            verticals.append(((left + right) / 2, bottom, top))
        elif high <= _THIN and wide >= _LONG:
            horizontals.append(((bottom + top) / 2, left, right))
        elif wide >= _LONG and high >= _LONG and not _stroked(path):
            shades += [(bottom, left, right), (top, left, right)]
        elif wide >= _LONG and high >= _LONG:
            verticals += [(left, bottom, top), (right, bottom, top)]
            horizontals += [(bottom, left, right), (top, left, right)]
    return Drawn(_merged(verticals), _merged(horizontals), _merged(shades))


def _stroked(path: pdfium.PdfObject) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    told = pdfium_c.FPDFPath_GetDrawMode(path.raw, fill, stroke)
    return bool(stroke.value) or not told


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
