"""The pages of a PDF one after another: paragraphs, and tables that go on over the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

from pipeline.read.pdf_cells import counted_on, gapped_rows, joined, ruled_rows
from pipeline.read.pdf_gaps import Columns, Gapped, tables_by_gaps
from pipeline.read.pdf_lines import Line, said
from pipeline.read.pdf_page import Drawn, Ruled, Word, tables_of
from pipeline.read.reading import Reading, Row, Table

#: A line that begins with a date in figures begins a paragraph.
DATED = re.compile(r"\s*\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b")
#: A line that begins with a bullet, or a number and a date, is an item of a list.
_ITEM = re.compile(
    r"[\u2022\u00b7\u25aa\u25cf\u25e6\u25a0\u2023\uf0b7\uf0a7]\s|\(?\d{1,3}[.)]\s+\d{1,2}\W"
)
#: A page of close print has a few thousand words; a whole year printed on one sheet, some more.
_MOST_WORDS = 25_000
#: Upright lines of a page by level ones; each pair is looked at.
_MOST_CROSSINGS = 2_000_000
#: Mark of words that stood in columns which could not be told apart.
UNCERTAIN = "columns of the PDF not certain"
#: Mark of a row whose words are on two pages.
OVER = "goes on over the page"
MAY_GO_ON = "may go on on the next page of the PDF, whose columns are not certain"


@dataclass(frozen=True, slots=True)
class Page:
    """A page's words, the lines they make without its running heads, and what is drawn on it."""

    number: int
    words: Sequence[Word] = field(repr=False)
    lines: Sequence[Line] = field(repr=False)
    drawn: Drawn = field(repr=False)

    @property
    def crowded(self) -> bool:
        """True for more than anybody could read on one page: no tables are looked for in it."""
        crossings = len(self.drawn.verticals) * len(self.drawn.horizontals)
        return len(self.words) > _MOST_WORDS or crossings > _MOST_CROSSINGS


class Flow:
    """Reads page after page; a table that goes on over the page stays one table.

    ``doubtful`` are the pages on which words stand in columns that are not certain.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.doubtful: list[int] = []
        self._tables = 0
        self._open: Table | None = None
        self._open_at: tuple[float, ...] = ()
        self._columns: Columns | None = None

    def page(self, page: Page) -> None:
        """Read one page from the top down."""
        crowded = page.crowded
        ruled, unsure = ([], []) if crowded else tables_of(page.drawn, page.words)
        inside = {id(word) for table in ruled for word in table.words}
        gapped: list[Gapped] = []
        doubt = crowded
        before = self._columns if self._at_foot() and not ruled else None
        for lines in () if crowded else _between(ruled, page.lines, inside):
            some, doubted = tables_by_gaps(lines, page.drawn.across, before)
            gapped, doubt, before = [*gapped, *some], doubt or doubted, None
        inside |= {id(word) for table in gapped for line in table.lines for word in line.words}
        doubt = doubt or any(id(word) not in inside for table in unsure for word in table.words)
        if doubt:
            self.doubtful.append(page.number)
            if not gapped and self._columns is not None and self._at_foot():
                self._may_go_on()
        loose = [word for word in page.words if id(word) not in inside]
        rest: list[Ruled | Gapped] = sorted((*ruled, *gapped), key=lambda table: -_top(table))
        # (A page may have no words but those at its head and foot.)
        typical = median(word.size for word in page.words) if page.words else 0.0
        for words in _paragraphs(loose):
            while rest and _top(rest[0]) > words[0].top:
                self._table(page.number, rest.pop(0))
            self._paragraph(page.number, words, typical, doubt=doubt)
        for table in rest:
            self._table(page.number, table)

    def _may_go_on(self) -> None:
        """Say of the last row before a page in doubt that its rest may be there."""
        if self._open is not None and self._open.rows:
            last = self._open.rows[-1]
            last.row_marks = (*last.row_marks, MAY_GO_ON)

    def _at_foot(self) -> bool:
        """True where nothing has been read since the last table."""
        return bool(self.reading.content) and self.reading.content[-1] is self._open

    def _paragraph(self, number: int, words: list[Word], typical: float, *, doubt: bool) -> None:
        large = max(word.size for word in words) > 1.15 * typical and len(words) <= 20
        style = "heading" if large else "paragraph"
        level, marks = (1 if large else 0), ((UNCERTAIN,) if doubt else ())
        self.reading.block(style, said(words), level=level, part=f"page {number}", marks=marks)

    def _table(self, number: int, table: Ruled | Gapped) -> None:
        places = tuple(table.xs) if isinstance(table, Ruled) else table.columns.starts
        self._columns = table.columns if isinstance(table, Gapped) else None
        goes_on = self._open is not None and self._at_foot() and _same(self._open_at, places)
        if self._open is None or not goes_on:
            self._tables += 1
            self._open = Table(f"Table {self._tables} (page {number})", [], self._caption())
            self.reading.content.append(self._open)
        self._open_at = places
        first = len(self._open.rows) + 1
        rows = ruled_rows(table, first) if isinstance(table, Ruled) else gapped_rows(table, first)
        self._open.rows.extend(_without_rest(self._open.rows, rows) if goes_on else rows)

    def _caption(self) -> str:
        last = self.reading.content[-1] if self.reading.content else None
        return last.text if last is not None and not isinstance(last, Table) else ""


def _without_rest(before: list[Row], rows: list[Row]) -> list[Row]:
    """The rows of a further page, without the rest of the row that its first goes on with."""
    again = 1 if rows and rows[0].texts == before[0].texts else 0
    if len(rows) <= again:
        return rows
    surely = counted_on(before, rows[again:])
    if not joined(before[-1], rows[again], surely=surely):
        return rows
    before[-1].row_marks = (*before[-1].row_marks, OVER)
    kept = rows[:again] + rows[again + 1 :]
    for row in kept[again:]:
        row.number -= 1
    return kept


def _between(
    ruled: Sequence[Ruled], lines: Sequence[Line], inside: set[int]
) -> Iterator[list[Line]]:
    """The lines outside ruled tables, those above, between and beneath them apart."""
    tops = [table.ys[0] for table in ruled]
    parts: dict[int, list[Line]] = {}
    for line in lines:
        if not any(id(word) in inside for word in line.words):
            parts.setdefault(sum(line.base < top for top in tops), []).append(line)
    yield from (parts[at] for at in sorted(parts))


def _top(table: Ruled | Gapped) -> float:
    if isinstance(table, Ruled):
        return table.ys[0]
    return max(word.top for word in table.lines[0].words)


def _same(some: Sequence[float], others: Sequence[float]) -> bool:
    return len(some) == len(others) and all(
        abs(one - other) <= 3 for one, other in zip(some, others, strict=True)
    )


# ---------------------------------------------------------------- paragraphs


def _paragraphs(words: list[Word]) -> Iterator[list[Word]]:
    """Lines that stand close together, as paragraphs; a line that begins with a date begins one."""
    found: list[Word] = []
    for line in _lines(words):
        if found and (not _close(found[-1], line[0]) or _begins(line)):
            yield found
            found = []
        found += line
    if found:
        yield found


def _begins(line: list[Word]) -> bool:
    text = said(line[:3])
    return bool(DATED.match(text) or _ITEM.match(text))


def _lines(words: list[Word]) -> Iterator[list[Word]]:
    line: list[Word] = []
    for word in words:
        if line and word.line != line[-1].line:
            yield line
            line = []
        line.append(word)
    if line:
        yield line


def _close(before: Word, after: Word) -> bool:
    gap = before.bottom - after.top
    return abs(before.size - after.size) < 0.6 and -before.size < gap < 0.7 * before.size
