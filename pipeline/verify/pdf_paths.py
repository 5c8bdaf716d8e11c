"""Tells lines and boxes of a PDF page from drawings that may be letters.

A table's rules and shades are straight, upright and long. Curves, slanted lines, and many strokes
no longer than a letter is high may be words that no search can read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

#: a, b, c, d, e, f of a PDF's transformation: x' = ax + cy + e, y' = bx + dy + f.
Matrix = tuple[float, float, float, float, float, float]
PLAIN: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

CURVES = frozenset({"c", "v", "y"})
PAINTS = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*"})
#: Points: a stroke shorter than this is no longer than a letter is high.
SHORT = 12.0
#: Points: what is no higher than this is a rule, and may run under a word.
THIN = 1.5
#: How many short strokes a page may have: of rules under words, and of all others.
SHORT_RULES, SHORT_STROKES = 100, 12


def times(inner: Matrix, outer: Matrix) -> Matrix:
    """One transformation and then another."""
    a, b, c, d, e, f = inner
    k, m, n, o, p, q = outer
    return (
        a * k + b * n, a * m + b * o, c * k + d * n, c * m + d * o,
        e * k + f * n + p, e * m + f * o + q,
    )  # fmt: skip


class Paths:
    """Follows the lines of one page, and says what among them may be letters."""

    def __init__(self) -> None:
        self.now: Matrix = PLAIN
        self._kept: list[Matrix] = []
        self._path: list[tuple[float, float]] = []
        self._ends: list[int] = []
        self._rules = self._strokes = 0
        self.drawn = False

    def follow(self, operator: str, operands: Sequence[object]) -> None:
        """Take one operator of the page's drawing."""
        if operator == "q":
            self._kept.append(self.now)
        elif operator == "Q":
            self.now = self._kept.pop() if self._kept else PLAIN
        elif operator == "cm":
            a, b, c, d, e, f = _numbers(operands)
            self.now = times((a, b, c, d, e, f), self.now)
        elif operator in CURVES:
            self.drawn = True
        elif operator in {"m", "l"}:
            x, y = _numbers(operands)
            self._point(x, y, begins=operator == "m")
        elif operator == "re":
            x, y, wide, high = _numbers(operands)
            corners = ((x, y), (x + wide, y), (x + wide, y + high), (x, y + high))
            for number, (left, low) in enumerate(corners):
                self._point(left, low, begins=not number)
        elif operator in PAINTS or operator == "n":
            if operator != "n":
                self._painted()
            self._path.clear()
            self._ends.clear()

    def _point(self, x: float, y: float, *, begins: bool) -> None:
        a, b, c, d, e, f = self.now
        if begins:
            self._ends.append(len(self._path))
        self._path.append((a * x + c * y + e, b * x + d * y + f))

    def _painted(self) -> None:
        for start, end in zip(self._ends, [*self._ends[1:], len(self._path)], strict=True):
            part = self._path[start:end]
            if any(
                abs(x - u) > THIN < abs(y - v)
                for (x, y), (u, v) in zip(part, [*part[1:], part[0]], strict=True)
            ) or len(part) > 5:  # fmt: skip
                self.drawn = True
            wide, high = (max(side) - min(side) for side in zip(*part, strict=True))
            if max(wide, high) < SHORT:
                self._rules += high <= THIN
                self._strokes += high > THIN

    def odd(self) -> bool:
        """Whether something on the page may be letters drawn as lines."""
        return self.drawn or self._rules > SHORT_RULES or self._strokes > SHORT_STROKES


def _numbers(operands: Sequence[object]) -> Iterator[float]:
    return (float(each) for each in operands)  # type: ignore[arg-type]
