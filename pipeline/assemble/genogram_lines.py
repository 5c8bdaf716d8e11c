"""Where the lines of a genogram run, so that none crosses a name.

Under each generation lies a channel for lines along the page; each such line has a track of its
own in it. Past the names of a generation lines go down only in the gaps between people. What
must pass a whole generation goes round it at the right. So nothing depends on how a family is
tied: any two people can be joined.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.assemble.family import Family, Union

#: Half a symbol, half the widest label with a little room, and from one track to the next.
HALF, LABEL, TRACK = 18.0, 58.0, 9.0
#: Lanes down a gap on either side of a person: where the first is, how far apart, how many.
LANE, LANES_APART, LANES = 62.0, 6.0, 3
#: Above a symbol: what is kept for a note and the household's line, then for the legs of twins.
ABOVE, LEGS = 52.0, 26.0
#: Down from a person, where a line leaves a symbol at its side.
SIDE = 10.0


@dataclass(frozen=True, slots=True)
class At:
    """A height: so far from the middle of a row's symbols, or a track of the channel below it."""

    row: int
    off: float = 0.0
    track: int = -1


#: Points of a line as it is drawn.
Way = Sequence[tuple[float, float]]
Piece = tuple[tuple[float, float], tuple[float, float]]


@dataclass(slots=True)
class Line:
    """A line through points, its look, and at its first track (or its middle) the strokes of an end."""

    points: list[tuple[float, At]]
    dash: str = ""
    strokes: int = 0
    note: str = ""


@dataclass(slots=True)
class Routes:
    """Every line of a family drawn in rows at these places across the page."""

    held: Family
    rows: Sequence[Sequence[str]]
    x: Mapping[str, float]
    lines: list[Line] = field(default_factory=list)
    tracks: dict[int, int] = field(default_factory=dict)
    _lanes: dict[tuple[str, int], int] = field(default_factory=dict)
    _outer: int = 0
    _from: dict[frozenset[str], tuple[float, At]] = field(default_factory=dict)
    _row: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._row = {key: n for n, row in enumerate(self.rows) for key in row}
        for union in self.held.unions:
            self._union(union)
        for parents, children, by_birth in broods(self.held):
            self._brood(parents, children, by_birth=by_birth)
        for together in _joined(self.held.siblings):
            self._siblings(together)

    # ------------------------------------------------------------ places

    def _track(self, row: int) -> At:
        number = self.tracks.get(row, 0)
        self.tracks[row] = number + 1
        return At(row, track=number)

    def _lane(self, key: str, side: int) -> float:
        number = min(self._lanes.get((key, side), 0), LANES - 1)
        self._lanes[key, side] = number + 1
        return self.x[key] + side * (LANE + LANES_APART * number)

    def _round(self) -> float:
        """A way past whole generations, at the right of everybody."""
        self._outer += 1
        return max(self.x.values()) + LANE + 24 + TRACK * self._outer

    def width(self) -> float:
        """How far to the right the lines reach."""
        return max(self.x.values()) + LANE + 34 + TRACK * self._outer

    def _down(self, key: str, side: int) -> list[tuple[float, At]]:
        """From a person's side into the gap beside."""
        row = self._row[key]
        lane = self._lane(key, side)
        return [(self.x[key] + side * HALF * 0.8, At(row, SIDE)), (lane, At(row, SIDE))]

    # ------------------------------------------------------------ couples

    def _union(self, union: Union) -> None:
        one, other = sorted((union.one, union.other), key=lambda key: (self._row[key], self.x[key]))
        dash = "" if union.married else "5 4" if union.known else "1 4"
        strokes = 2 if union.divorced else 1 if union.ended else 0
        made = Line([], dash, strokes, union.note)
        row, other_row = self._row[one], self._row[other]
        members = list(self.rows[row])
        pair = frozenset((one, other))
        if row == other_row and abs(members.index(one) - members.index(other)) == 1:
            made.points = [
                (self.x[one] + HALF, At(row)), (self.x[other] - HALF, At(row)),
            ]  # fmt: skip
            self._from[pair] = ((self.x[one] + self.x[other]) / 2, At(row))
        else:
            side = 1 if self.x[one] <= self.x[other] else -1
            start, end = self._down(one, side), self._down(other, -side)
            if union.note:
                self._track(row)  # room above the line for its note
            track = self._track(row)
            path = [(start[-1][0], track)]
            if other_row != row:
                outer, below = self._round(), self._track(other_row)
                path += [(outer, track), (outer, below), (end[-1][0], below)]
            else:
                path.append((end[-1][0], track))
            made.points = [*start, *path, *reversed(end)]
            self._from[pair] = ((path[0][0] + path[1][0]) / 2, track)
        self.lines.append(made)

    # ------------------------------------------------------------ descent

    def _siblings(self, together: Sequence[str]) -> None:
        """One line above brothers and sisters whose parents are not known."""
        row = self._row[together[0]]
        bar = self._track(row - 1)
        at = sorted(self.x[key] - 9.0 for key in together)
        self.lines += [Line([(x, bar), (x, At(row, -HALF + 3))]) for x in at]
        self.lines.append(Line([(at[0], bar), (at[-1], bar)]))

    def _brood(self, parents: tuple[str, ...], children: Sequence[str], *, by_birth: bool) -> None:
        source = self._from.get(frozenset(parents))
        start = self._down(parents[0], 1) if source is None else [source]
        row = start[-1][1].row
        for below in sorted({self._row[key] for key in children}):
            own = [key for key in children if self._row[key] == below]
            dash = "" if by_birth else "5 4"
            if below == row + 1:
                bar = self._track(row)
                path = [*start, (start[-1][0], bar)]
            else:
                first, outer = self._track(row), self._round()
                bar = self._track(below - 1)
                path = [*start, (start[-1][0], first), (outer, first), (outer, bar)]
            self.lines.append(Line(path, dash))
            self._drops(own, path[-1][0], bar, dash, by_birth=by_birth)

    def _drops(
        self, own: Sequence[str], source: float, bar: At, dash: str, *, by_birth: bool
    ) -> None:
        """From the bar down to each child; twins from one point of it."""
        born = {key: self.held.people[key].born for key in own}
        feet: list[float] = []
        for day in dict.fromkeys(born.values()):
            together = [key for key in own if born[key] == day]
            groups = [together] if day is not None else [[key] for key in together]
            for group in groups:
                shift = 0.0 if by_birth or not _birth(self.held, group[0]) else 9.0
                at = [self.x[key] + shift for key in group]
                point = sum(at) / len(at)
                feet.append(point)
                below = self._row[group[0]]
                for x in at:
                    legs = [(point, bar)]
                    if len(at) > 1:
                        legs += [(point, At(below, -ABOVE - LEGS))]
                    legs += [(x, At(below, -ABOVE)), (x, At(below, -HALF + (3 if shift else 0)))]
                    self.lines.append(Line(legs, dash))
        self.lines.append(Line([(min(*feet, source), bar), (max(*feet, source), bar)], dash))


def along(way: Way) -> Way:
    """The part of a couple's line that runs along the page: what is said of them stands there."""
    return way if len(way) == 2 else way[2:4]


def parted(one: Line, way: Way) -> list[Piece]:
    """The strokes across a couple's line that say that it has ended."""
    if not one.strokes:
        return []
    middle, low = sum(x for x, _ in along(way)) / 2, along(way)[0][1]
    return [
        ((middle - 20 + 6 * n, low + 8), (middle - 12 + 6 * n, low - 8)) for n in range(one.strokes)
    ]


def broods(held: Family) -> list[tuple[tuple[str, ...], list[str], bool]]:
    """Children with the same parents, together: by birth, then those who came otherwise."""
    joined = {frozenset((union.one, union.other)) for union in held.unions}
    found: dict[tuple[tuple[str, ...], bool], list[str]] = {}
    for child, parents in held.parents.items():
        birth = _birth(held, child)
        others = [key for key in parents if key not in birth]
        if birth:
            found.setdefault((tuple(sorted(birth)), True), []).append(child)
        if len(others) == 2 and frozenset(others) in joined:
            found.setdefault((tuple(sorted(others)), False), []).append(child)
        else:
            for key in others:
                found.setdefault(((key,), False), []).append(child)
    return [(parents, children, by) for (parents, by), children in found.items()]


def _joined(pairs: Sequence[tuple[str, str]]) -> list[list[str]]:
    """Those whom pairs tie together, directly or through others."""
    groups: list[list[str]] = []
    for pair in pairs:
        touched = [group for group in groups if set(group) & set(pair)]
        whole = dict.fromkeys([key for group in touched for key in group] + list(pair))
        groups = [group for group in groups if group not in touched] + [list(whole)]
    return groups


def _birth(held: Family, child: str) -> tuple[str, ...]:
    parents = held.parents.get(child, ())
    return tuple(key for key in parents if (child, key) not in held.not_by_birth)[:2]
