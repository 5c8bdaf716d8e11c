"""The rows of a table without ruled cells: each between rules of its own, or opened by its date."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Protocol

from pipeline.dates import Period, read_date, read_time
from pipeline.read.pdf_lines import Line, said
from pipeline.read.pdf_page import Word

#: A rule across the page: its height, its left and its right end, and whether it is the edge of
#: a shaded row.
Rule = tuple[float, float, float, bool]
Row = list[list[tuple[Word, ...]]]

#: Settles the century of two figures for this one question: is it a date at all?
_ANY = Period(scope_from=date(1950, 1, 1), until=date(2049, 12, 31))
_NO_DATE = frozenset({"date-unreadable", "date-missing", "date-excel-number"})
#: What a date in doubt costs, in lines joined.
_DOUBT = 100
#: No date is written on more lines of a narrow column.
_TALLEST = 4
#: Lines further apart than this, in lines, do not belong to one paragraph.
_HOLE = 1.12
#: Rules as near to one another as this are one.
_SAME = 3
#: A rule under a table's rows is about as wide as the table.
_WIDE = 0.6


class Unsure(Exception):
    """The words may be a table, and not surely: they are kept as words."""


class Placed(Protocol):
    """Columns, as far as rows need to know them."""

    @property
    def date(self) -> int:
        """The index of the column of dates."""

    @property
    def starts(self) -> tuple[float, ...]:
        """Where each column begins."""

    def cells(self, line: Line) -> list[tuple[Word, ...]]:
        """A line's words column by column."""


@lru_cache(maxsize=4_096)  # each line of a page is asked about again and again
def cost_of_date(text: str) -> int | None:
    """0 for a date, 1 for one in doubt (no year, no such day), None for no date."""
    if not text or len(text) > 60:
        return None
    reading = read_date(text, _ANY)
    if reading.when.known:
        return 0
    codes = {doubt.code for doubt in reading.doubts}
    return None if codes & _NO_DATE or (text.isdigit() and len(text) < 4) else 1


def cost_of_lines(lines: Sequence[str]) -> int | None:
    """What the lines of one cell cost as a date, if need be without a space where it was cut."""
    return cost_of_date(date_of(lines))


def date_of(lines: Sequence[str]) -> str:
    """The words of some lines as one date, without a space where a narrow column cut it."""
    text, whole = " ".join(lines), "".join(lines)
    return whole if cost_of_date(text) != 0 and cost_of_date(whole) == 0 else text


def rows_of(
    columns: Placed,
    body: list[Line],
    rules: Sequence[Rule],
    headed: float | None,
    *,
    fresh: bool = False,
) -> tuple[list[Row], list[Line]]:
    """The rows from the top down, and the lines they take up. Raises Unsure in any doubt.

    ``fresh``: the table begins here, so that no line can belong to a row of the page before.
    """
    openers = _openers(columns, body)
    if not openers:
        raise Unsure
    top = headed if headed is not None else body[0].base + 2 * body[0].size
    ys = _across(columns, body, rules, top)
    pairs = list(pairwise(openers))
    rising = ys[::-1]
    parted = sum(_is_between(rising, body[two].base, body[one].base) for one, two in pairs)
    if pairs and parted == len(pairs):
        return _by_rules(columns, body, ys, rules)
    if parted or (fresh and openers[0]):
        raise Unsure
    return _by_dates(columns, body, openers), body


def _is_between(rising: Sequence[float], low: float, high: float) -> bool:
    """True where one of these heights lies between two others."""
    at = bisect_right(rising, low)
    return at < len(rising) and rising[at] < high


def _across(columns: Placed, body: list[Line], rules: Sequence[Rule], top: float) -> list[float]:
    """The heights of the rules that cross the table beneath its headings, from the top down."""
    left = columns.starts[0]
    right = max(line.words[-1].right for line in body)
    low = body[-1].base - 3 * body[-1].size
    heights = [
        y
        for y, begin, end, _ in rules
        if low <= y < top and min(end, right) - max(begin, left) >= _WIDE * (right - left)
    ]
    found: list[float] = []
    for y in sorted(heights, reverse=True):
        if not found or found[-1] - y > _SAME:
            found.append(y)
    return found


def _by_rules(
    columns: Placed, body: list[Line], ys: list[float], rules: Sequence[Rule]
) -> tuple[list[Row], list[Line]]:
    """A row between each two rules; what stands beneath the last rule is none where it can end."""
    rows: list[Row] = []
    used: list[Line] = []
    edges = [float("inf"), *ys, float("-inf")]
    # Which of the spaces between two rules each line stands in, counted from the top.
    falling = [-y for y in ys]
    stands: dict[int, list[Line]] = {}
    for line in body:
        stands.setdefault(bisect_right(falling, -(line.base + 0.3 * line.size)), []).append(line)
    for at, (above, below) in enumerate(pairwise(edges)):
        lines = stands.get(at, [])
        if not lines:
            continue
        dated = [line for line in lines if columns.cells(line)[columns.date]]
        if below == float("-inf") and rows and not dated:
            if max(sum(map(bool, columns.cells(line))) for line in lines) < 2:
                break
            if not any(shade and abs(y - above) <= _SAME for y, *_, shade in rules):
                raise Unsure  # another row without a date, or words beneath the table
        rows.append(row_of(columns, lines))
        used += lines
    return rows, used


def row_of(columns: Placed, lines: Sequence[Line]) -> Row:
    """The words of some lines as one row, cell by cell and line by line."""
    row: Row = [[] for _ in columns.starts]
    for line in lines:
        for cell, words in zip(row, columns.cells(line), strict=True):
            if words:
                cell.append(words)
    return row


# ---------------------------------------------------------------- dates that open rows


def _openers(columns: Placed, body: list[Line]) -> list[int]:
    """The lines in which a date begins, by position.

    The lines of the column of dates are divided so that each piece is a date; where that can be
    done in two ways that are as good, or in none, it is Unsure.
    """
    held = [
        (at, said(words))
        for at, line in enumerate(body)
        if (words := columns.cells(line)[columns.date])
    ]
    pitch = _pitch(columns, body)
    best: list[tuple[int, int, int]] = [(0, 1, 0)]  # cost, ways, where the last piece begins
    for end in range(1, len(held) + 1):
        ways: dict[int, tuple[int, int]] = {}
        for begin in range(max(0, end - _TALLEST), end):
            cost = _piece(held[begin:end], body, columns, pitch)
            if cost is None or best[begin][1] == 0:
                continue
            total = best[begin][0] + cost
            known = ways.get(total, (0, begin))
            ways[total] = (known[0] + best[begin][1], begin)
        if not ways:
            best.append((0, 0, 0))
            continue
        least = min(ways)
        best.append((least, ways[least][0], ways[least][1]))
    if best[-1][1] != 1:
        raise Unsure
    found = []
    at = len(held)
    while at:
        at = best[at][2]
        found.append(held[at][0])
    return found[::-1]


def _piece(
    lines: list[tuple[int, str]], body: list[Line], columns: Placed, pitch: float
) -> int | None:
    """What it costs to take these lines of the column of dates for one cell; None if nothing can."""
    text = date_of([line for _, line in lines])
    bases = [body[at].base for at, _ in lines]
    if any(one - two > _HOLE * pitch for one, two in pairwise(bases)):
        return None
    cost = cost_of_date(text)
    if cost is not None:
        # of two ways that both read, each date on a line of its own is the likelier
        return _DOUBT * cost + len(lines) - 1
    if len(lines) > 1 or not any(letter.isdigit() for letter in text):
        return None
    # A date nobody can read ("3 Arpil 2022") opens a row where other cells begin beside it.
    beside = [words for words in columns.cells(body[lines[0][0]]) if words]
    return 10 * _DOUBT if len(beside) >= 2 and len(text) <= 40 else None


def _by_dates(columns: Placed, body: list[Line], openers: list[int]) -> list[Row]:
    """A row from each date to the next; a row without a date only where white space shows it."""
    pitch = _pitch(columns, body)
    bands = [body[one:two] for one, two in pairwise([*openers, len(body)])]
    leading = body[: openers[0]]
    gap = min(
        (one[-1].base - two[0].base for one, two in pairwise(filter(None, [leading, *bands]))),
        default=float("inf"),
    )
    tight = gap <= _HOLE * pitch
    rows = []
    if leading:
        if _holes(columns, leading, pitch):
            raise Unsure
        rows.append(row_of(columns, leading))
    for band in bands:
        rows += _divided(columns, band, pitch, gap, tight=tight)
    if _begun_amid(columns, rows[bool(leading) :]):
        raise Unsure
    return rows


def _pitch(columns: Placed, body: list[Line]) -> float:
    """How far apart the lines of one paragraph stand: the least that any two of a column do."""
    sizes = [line.size for line in body]
    least, overlaid = 1.6 * max(sizes), 0.9 * min(sizes)
    cells = [columns.cells(line) for line in body]
    for index in range(len(columns.starts)):
        bases = [line.base for line, held in zip(body, cells, strict=True) if held[index]]
        for one, two in pairwise(bases):
            if one - two >= overlaid:
                least = min(least, one - two)
    return least


def _holes(columns: Placed, band: Sequence[Line], pitch: float) -> list[tuple[int, float]]:
    """Where a column has white space between two of its lines: the line beneath, and how much."""
    found = []
    for index in range(len(columns.starts)):
        own = [(at, line.base) for at, line in enumerate(band) if columns.cells(line)[index]]
        for (_, one), (at, two) in pairwise(own):
            if one - two > _HOLE * pitch:
                found.append((at, one - two))
    return found


def _divided(
    columns: Placed, band: Sequence[Line], pitch: float, gap: float, *, tight: bool
) -> list[Row]:
    """The rows of a band that opens with a date: one, or more where white space parts them."""
    first = [words for words in columns.cells(band[0]) if words]
    if len(first) < 2:
        raise Unsure  # a date alone, whose row may stand in the middle of its cells
    starts = {0}
    for index in range(len(columns.starts)):
        own = [at for at, line in enumerate(band) if columns.cells(line)[index]]
        if own and own[0] != 0:
            starts.add(own[0])
    holes = _holes(columns, band, pitch)
    if not holes and len(starts) == 1:
        _no_second_row(columns, band)
        return [row_of(columns, band)]
    if tight:
        raise Unsure
    cuts = sorted({at for at, white in holes if white >= 0.9 * gap} | (starts - {0}))
    for cut in cuts:
        above, below = band[cut - 1], band[cut]
        if above.base - below.base < 0.9 * gap:
            raise Unsure  # a cell that begins beneath the others
        if sum(bool(words) for words in columns.cells(below)) < 2:
            raise Unsure  # a paragraph or a row: nothing tells which
    pieces = [band[one:two] for one, two in pairwise([0, *cuts, len(band)])]
    for piece in pieces:
        _no_second_row(columns, piece)
    return [row_of(columns, piece) for piece in pieces]


def _begun_amid(columns: Placed, rows: Sequence[Row]) -> bool:
    """True when cells begin in the middle of a sentence, as they do where dates stand half way down."""
    for index in range(len(columns.starts)):
        texts = [said(row[index][0]) for row in rows if row[index]]
        small = sum(text[:1].islower() for text in texts)
        if len(texts) > 2 and small * 4 > len(texts):
            return True
    return False


def _no_second_row(columns: Placed, band: Sequence[Line]) -> None:
    """Raise Unsure where a row without a date may hide under another's lines."""
    rights = {}
    for index in range(len(columns.starts)):
        lines = [words for line in band if (words := columns.cells(line)[index])]
        rights[index] = max((words[-1].right for words in lines), default=0.0)
        times = [bool(read_time(said(words)).start) for words in lines]
        if len(times) > 1 and all(times) and index != columns.date:
            raise Unsure  # two clock times in one cell
    for above, below in pairwise(band):
        hard = 0
        for index, (one, two) in enumerate(
            zip(columns.cells(above), columns.cells(below), strict=True)
        ):
            if one and two and index != columns.date:
                fits = one[-1].right + 0.3 * one[-1].size + (two[0].right - two[0].left)
                hard += fits < rights[index]
        if hard >= 2:
            raise Unsure  # two cells begin anew at one height
