"""Where the note of a couple stands whose line runs past others: beside it, and on nothing else.

A note for which there is no room is left to the genogram's table and words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.assemble.genogram_lines import Line, Piece, Way, along, parted

Box = tuple[float, float, float, float]

#: Letters' size; the room of a letter and of a line in it, and what is kept free around.
_SIZE = 8.5
_WIDE, _HIGH, _FREE = 0.6 * _SIZE, 8.5, 2.0
#: From one place that is tried to the next.
_STEP = 6.0


def notes(
    lines: Sequence[tuple[Line, Way]], edges: Sequence[Way]
) -> Iterator[tuple[str, float, float]]:
    """Each note with the middle of its words and the line they stand on.

    For couples who do not stand side by side: above the part of their line that runs along the
    page, as near its middle as no other line and no other note is in the way.
    """
    pieces = [piece for _, points in lines for piece in pairwise(points)]
    pieces += [piece for one, points in lines for piece in parted(one, points)]
    pieces += [piece for edge in edges for piece in pairwise(edge)]
    written: list[Box] = []
    for one, points in lines:
        if one.note and len(points) > 2:
            (left, low), (right, _) = sorted(along(points))
            half = _WIDE * len(one.note) / 2 + _FREE
            for x in _tried(left + half, right - half):
                box = (x - half, low - 3 - _HIGH, x + half, low - _FREE)
                if not any(_meet(box, other) for other in written) and not any(
                    _meet(box, _room(piece)) for piece in pieces
                ):
                    written.append(box)
                    yield one.note, x, low - 4
                    break


def _tried(first: float, last: float) -> Iterator[float]:
    """Places from the middle outwards."""
    middle = (first + last) / 2
    steps = int(max(last - first, 0) / 2 / _STEP)
    for n in range(steps + 1):
        for x in dict.fromkeys((middle + n * _STEP, middle - n * _STEP)):
            if abs(x - middle) > (last - first) / 2:
                continue
            yield x


def _room(piece: Piece) -> Box:
    """The upright box round a straight piece: the whole of it for one that slants."""
    (x1, y1), (x2, y2) = piece
    return (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
