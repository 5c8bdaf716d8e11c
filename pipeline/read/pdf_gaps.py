"""Tables of a PDF that no ruled columns hold: columns from gaps, rows from dates or rules.

Nothing is guessed. A table is read only where a row of headings names a date, no word of the
table stands in the gap between two columns, each column keeps one edge, and every row opens with a
date or stands between rules of its own. In any doubt there is no table, and the page keeps its
words as they are.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from pipeline.read.pdf_lines import Line, pieces, said
from pipeline.read.pdf_page import Word
from pipeline.read.pdf_rows import Row, Rule, Unsure, cost_of_date, cost_of_lines, row_of, rows_of
from pipeline.words import fold

#: A column of dates is headed with one of these.
DATED = re.compile(
    r"\b(?:dates?|dated|when|day|period|timeline|timescale|timestamp|from|start(?:ed)?"
    r"|occurred|recorded|created|logged)\b"
)
#: Two columns may be as close as this share of the type's size, if nothing stands between.
_STRIP = 0.35
#: A gap as wide as this in a line of one column may be a column that nobody named.
_HOLE = 1.8
#: The edge of a column may differ by so many points from letter to letter.
_EDGE = 2.5
_HEADINGS_DEEP = 6
#: Lines of one heading stand as close as this, in sizes of the type.
CLOSE = 1.4
_FEWEST = 2
_LONGEST_HEADING = 60
_MOST_WORDS = 5
#: A cell no longer than this is a date, a time or a number.
_SHORT = 20


@dataclass(frozen=True, slots=True)
class Columns:
    """Where columns begin and what parts them; ``date`` is the index of the column of dates.

    ``heads`` are the lines of the headings as they read, by which they are known again.
    """

    starts: tuple[float, ...]
    parts: tuple[float, ...]
    date: int
    heads: tuple[str, ...] = field(default=(), repr=False)

    def cells(self, line: Line) -> list[tuple[Word, ...]]:
        """A line's words column by column."""
        edges = (float("-inf"), *self.parts, float("inf"))
        return [line.between(left, right) for left, right in pairwise(edges)]

    def crossed(self, line: Line) -> bool:
        """True when a word of the line stands in the gap between two columns."""
        cells = [words for words in self.cells(line) if words]
        return (
            any(word.left < part < word.right for word in line.words for part in self.parts)
            or any(
                words and words[0].left < start - _EDGE
                for words, start in zip(self.cells(line), self.starts, strict=True)
            )
            or any(two[0].left - one[-1].right < _STRIP * line.size for one, two in pairwise(cells))
        )

    def same(self, other: Columns) -> bool:
        """True when both have their columns in the same places."""
        return len(self.starts) == len(other.starts) and all(
            abs(one - two) <= _EDGE for one, two in zip(self.starts, other.starts, strict=True)
        )


@dataclass(frozen=True, slots=True)
class Gapped:
    """A table found: its rows, each a list of cells, each cell the words of its lines.

    ``lines`` are all lines of the page that it takes up.
    """

    columns: Columns
    rows: list[Row] = field(repr=False)
    lines: tuple[Line, ...] = field(repr=False)


def tables_by_gaps(
    lines: Sequence[Line], rules: Sequence[Rule], before: Columns | None
) -> tuple[list[Gapped], bool]:
    """The tables of a page, and whether there was doubt about one.

    ``before`` are the columns of a table that reached the foot of the page before.
    """
    found: list[Gapped] = []
    places = {id(line): at for at, line in enumerate(lines)}
    doubt = False
    at = 0
    while at < len(lines):
        headed, held = _headed(lines, at), len(found)
        try:
            if at == 0 and before is not None and (_again(lines, before) or not headed):
                found.append(_going_on(lines, before, rules))
            elif headed is not None:
                found.append(_headed_table(lines, headed, rules))
        except Unsure:
            doubt = True
        if headed is None and is_heading(lines[at]):
            doubt = doubt or _dated_beneath(lines[at + 1 : at + _HEADINGS_DEEP])
        at = places[id(found[-1].lines[-1])] + 1 if len(found) > held else at + 1
    return found, doubt


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the dates of a table stand: under their heading, or between the headings beside it."""

    left: float
    right: float
    after: float
    before: float

    def words(self, line: Line) -> list[Word]:
        """The words of a line that stand there, whether cells begin, end or are centred at one place."""
        return [
            word
            for piece in pieces(line.words)
            if (piece[0].left < self.right and piece[-1].right > self.left)
            or (piece[0].left > self.after and piece[-1].right < self.before)
            for word in piece
        ]


@dataclass(frozen=True, slots=True)
class _Headed:
    """A header's first line, the one that names the date, the line of the first date beneath.

    ``date`` is where the dates stand across the page.
    """

    first: int
    dated: int
    body: int
    date: _Place


def _again(lines: Sequence[Line], before: Columns) -> bool:
    """True where a page begins with the headings of the table on the page before."""
    return bool(before.heads) and before.heads == tuple(
        said(line.words) for line in lines[: len(before.heads)]
    )


def _dated_beneath(lines: Sequence[Line]) -> bool:
    """True where some line has a date as a piece of its own, so that a table may be meant."""
    return any(
        cost_of_date(said(piece)) == 0
        for line in lines
        if len(parts := pieces(line.words)) > 1
        for piece in parts
    )


def is_heading(line: Line) -> bool:
    """True for a line that can be the headings of a table with a column of dates."""
    parts = [said(part) for part in pieces(line.words)]
    if len(parts) < 2 or any(len(part) > _LONGEST_HEADING for part in parts):
        return False
    if any(cost_of_date(part) == 0 for part in parts):
        return False
    return any(_names_date(part) for part in parts)


def _names_date(part: str) -> bool:
    """True for the few words of a heading of dates; a sentence that says "when" is none."""
    few = len(part.split()) <= _MOST_WORDS and not part.endswith((".", ",", ";"))
    return few and ". " not in part and bool(DATED.search(fold(part)))


def _headed(lines: Sequence[Line], at: int) -> _Headed | None:
    """The header whose line with the date's heading is ``at``, over a row that begins a date."""
    if not is_heading(lines[at]):
        return None
    for part in pieces(lines[at].words):
        if not _names_date(said(part)):
            continue
        first = _top(lines, at, part)
        for body in range(at + 1, min(len(lines), at + _HEADINGS_DEEP + 1)):
            heads = [word for line in lines[first:body] for word in line.words]
            left, right = part[0].left, part[-1].right
            dates = _Place(
                left,
                right,
                max((word.right for word in heads if word.right < left), default=float("-inf")),
                min((word.left for word in heads if word.left > right), default=float("inf")),
            )
            if _begins(lines, body, dates):
                return _Headed(first, at, body, dates)
    return None


def _top(lines: Sequence[Line], at: int, date: Sequence[Word]) -> int:
    """The first line of a header whose other headings begin above the date's."""
    first = at
    while first > 0 and at - first < 3:
        above = lines[first - 1]
        over = any(word.left < date[-1].right and word.right > date[0].left for word in above.words)
        if above.base - lines[first].base > CLOSE * above.size:
            break
        if over and len(pieces(above.words)) < 2:
            break  # a title and no upper line of the headings
        first -= 1
    return first


def _begins(lines: Sequence[Line], at: int, dates: _Place) -> bool:
    """True where a date begins in the column of dates, on this line or going on in the next."""
    held: list[str] = []
    for line in lines[at : at + 4]:
        cell = dates.words(line)
        if not cell and not held:
            return False
        held += [said(cell)] if cell else []
        if cost_of_lines(held) is not None:
            # "on" over "14/10/2022" is the end of a heading, and not where the date begins
            needed = any(letter.isdigit() for letter in held[0]) or len(held) == 1
            return needed or cost_of_lines(held[1:]) is None
    return False


def _headed_table(lines: Sequence[Line], headed: _Headed, rules: Sequence[Rule]) -> Gapped:
    heads = list(lines[headed.first : headed.body])
    below = [at for at, line in enumerate(heads) if line.base < lines[headed.dated].base]
    cut = next((at for at in below if _ruled_off(heads[at - 1], heads[at], rules)), len(heads))
    start = headed.first + cut
    heads = heads[:cut]
    if any(one.base - two.base > CLOSE * two.size for one, two in pairwise(heads)):
        raise Unsure  # rows without dates stand between the headings and the first date
    body = _body(lines, start, headed.date)
    columns = _columns(heads, body, headed.date)
    _headings_only(columns, heads)
    body += _tail(lines, start + len(body), columns, body, rules)
    rows, used = rows_of(columns, body, rules, headed=heads[-1].base, fresh=True)
    columns = replace(columns, heads=tuple(said(line.words) for line in heads))
    return Gapped(columns, [row_of(columns, heads), *rows], (*heads, *used))


def _ruled_off(above: Line, below: Line, rules: Sequence[Rule]) -> bool:
    """True where a rule or the edge of a shade parts two lines."""
    left, right = below.words[0].left, below.words[-1].right
    return any(
        below.base < y < above.base and begin <= left + 1 and end >= right - 1
        for y, begin, end, _ in rules
    )


def _headings_only(columns: Columns, heads: Sequence[Line]) -> None:
    """Raise Unsure where what stands over the first date is more than headings."""
    for lines in row_of(columns, heads):
        text = " ".join(said(words) for words in lines)
        if len(text) > _LONGEST_HEADING or text.endswith((".", ",", ";")):
            raise Unsure


def _going_on(lines: Sequence[Line], before: Columns, rules: Sequence[Rule]) -> Gapped:
    """The rows at the top of a page whose table began on the one before, its headings first."""
    heads = list(lines[: len(before.heads)]) if _again(lines, before) else []
    lines = lines[len(heads) :]
    edges = (float("-inf"), *before.parts, float("inf"))
    left, right = edges[before.date], edges[before.date + 1]
    dates = _Place(before.starts[before.date], before.starts[before.date] + 1, left, right)
    last = max((at for at in range(len(lines)) if _begins(lines, at, dates)), default=None)
    if last is None:
        raise Unsure
    body = list(lines[: last + 1])
    if any(is_heading(line) for line in body):
        raise Unsure
    if any(before.crossed(line) for line in body):
        raise Unsure
    body += _tail(lines, last + 1, before, body, rules)
    _edges_kept(before, body)
    rows, used = rows_of(before, body, rules, headed=heads[-1].base if heads else None)
    if heads:
        rows.insert(0, row_of(before, heads))
    return Gapped(before, rows, (*heads, *used))


def _body(lines: Sequence[Line], start: int, dates: _Place) -> list[Line]:
    """The lines from the first row to the line in which the last date begins."""
    last, count = start, 0
    for at in range(start, len(lines)):
        if _begins(lines, at, dates):
            last, count = at, count + 1
        elif is_heading(lines[at]) and at > start:
            break
    if count < _FEWEST:
        raise Unsure
    return list(lines[start : last + 1])


def _tail(
    lines: Sequence[Line],
    start: int,
    columns: Columns,
    body: Sequence[Line],
    rules: Sequence[Rule],
) -> list[Line]:
    """The lines of the table beneath the line of its last date, as far as they belong to it.

    Raises Unsure where a line may be another row, or may not.
    """
    found: list[Line] = []
    widest = max((one.base - two.base for one, two in pairwise(body)), default=0.0)
    held = [said(columns.cells(body[-1])[columns.date])]
    for line in lines[start:]:
        above = (found or body)[-1]
        cells = columns.cells(line)
        white = above.base - line.base
        dated = said(cells[columns.date])
        fits = not columns.crossed(line) and not is_heading(line)
        if fits and dated and cost_of_lines([*held, dated]) is None:
            fits = False
        ruled = any(rule[0] < line.base for rule in rules)
        if not fits or (white > max(1.9 * line.size, widest) and not ruled):
            if white <= CLOSE * line.size and not is_heading(line):
                raise Unsure  # too close to be no part of the row above
            if len(pieces(line.words)) > 1 and white < 8 * line.size and not is_heading(line):
                raise Unsure  # cells all the same
            break
        held += [dated] if dated else []
        found.append(line)
    return found


# ---------------------------------------------------------------- columns


def _columns(heads: list[Line], body: list[Line], dates: _Place) -> Columns:
    """The columns, each under one heading. Raises Unsure where a gap is not clear of words."""
    size = max(line.size for line in body)
    named = _intervals((word for line in heads for word in line.words), 0.6 * size)
    filled = _intervals((word for line in (*heads, *body) for word in line.words), _STRIP * size)
    joined: list[tuple[float, float]] = []
    for left, right in filled:
        over = [head for head in named if head[0] < right and head[1] > left]
        if len(over) > 1:
            raise Unsure
        if over:
            joined.append((left, right))
        elif not joined or left - joined[-1][1] > 1.2 * size:
            raise Unsure  # a column without a heading
        else:
            joined[-1] = (joined[-1][0], right)
    if len(joined) < 2:
        raise Unsure
    # close before the next column, so that a longer line further down crosses nothing
    parts = tuple(max(two[0] - 1.5, (one[1] + two[0]) / 2) for one, two in pairwise(joined))
    starts = tuple(left for left, _ in joined)
    date = sum(part <= dates.left + _EDGE for part in parts)
    columns = Columns(starts, parts, date)
    _edges_kept(columns, body)
    return columns


def _intervals(words: Iterator[Word], apart: float) -> list[tuple[float, float]]:
    """The stretches across the page that words take up, those closer than ``apart`` as one."""
    found: list[tuple[float, float]] = []
    for left, right in sorted((word.left, word.right) for word in words):
        if found and left - found[-1][1] < apart:
            found[-1] = (found[-1][0], max(right, found[-1][1]))
        else:
            found.append((left, right))
    return found


def _edges_kept(columns: Columns, body: Sequence[Line]) -> None:
    """Raise Unsure where a column keeps no edge, or hides another behind a wide gap."""
    for cells in zip(*(columns.cells(line) for line in body), strict=True):
        lines = [words for words in cells if words]
        for words in lines:
            if any(two.left - one.right > _HOLE * one.size for one, two in pairwise(words)):
                raise Unsure
        sides = [[words[0].left for words in lines]]
        if all(len(said(words)) <= _SHORT for words in lines):
            # dates, times and numbers may end or be centred at one place
            sides.append([-words[-1].right for words in lines])
            sides.append([(words[0].left + words[-1].right) / 2 for words in lines])
        if lines and not any(_one_edge(places) for places in sides):
            raise Unsure


def _one_edge(places: list[float]) -> bool:
    """True when most of the places are one and the same, and none lies outside it."""
    places = sorted(places)
    for edge in dict.fromkeys(places):
        if places[0] < edge - 2 * _EDGE:
            return False  # what follows lies further to the right
        at = bisect_right(places, edge + _EDGE) - bisect_left(places, edge - _EDGE)
        if at * 5 >= 3 * len(places):
            return True
    return False
