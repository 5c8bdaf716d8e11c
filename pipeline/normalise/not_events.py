"""Why a row of a chronology is no event: a year, a remark, a heading again, a contributor's note."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.dates import Hint, Period, exact, read_date
from pipeline.model import Cell, Grid, GridRow, Precision
from pipeline.normalise.gathered import Gathered
from pipeline.normalise.header import Header, repeats
from pipeline.normalise.row_dates import Above
from pipeline.normalise.rows import cells_by_name
from pipeline.words import fold, key

#: Sources begin with one of these where a contributor left a note to the collator.
NOTE_SIGNS = ("#", "^", "¬", "~")

_PLACEHOLDER = re.compile(r"^\W*(?:dd?|date)\W*(?:mm?m?)\W*(?:yy(?:yy)?)\W*$")
_EXAMPLE = re.compile(r"^\(?(?:e\.g\.|eg:|example\b)")
CONTINUED = re.compile(r"\s*[-:(]*\s*(?:continued|cont'?d?\.?|cont)\s*\)?$")
#: Labels of who wrote a chronology and when, which stand beneath its last row.
_SIGNED = re.compile(
    r"^(?:signed|signature|sign(?:ed)?-? ?off|completed by|prepared by|compiled by|author|name"
    r"|print name|job title|role|date (?:completed|signed|of completion|prepared))\b[\s:]*"
)
_TOTAL = re.compile(
    r"^(?:sub-?\s?)?totals?\b|^number of (?:events|entries|records)|^end of (?:chronology|document|table|report|export|extract|list|log|print|records?)\b"
)


@dataclass(frozen=True, slots=True)
class Rows:
    """Judges rows one by one; what a period or day row gives goes to ``above``."""

    period: Period
    into: Gathered
    departments: tuple[str, ...] = ()

    def why_not(
        self, grid: Grid, at: int, row: GridRow, header: Header, above: Above, filled: list[Cell]
    ) -> str:
        """Why a row is no event, or "" when it is one."""
        if repeats(row, header):
            return "repeated-heading"
        cells = cells_by_name(row, header)
        source = cells.get("source", Cell("")).text.strip()
        if source.startswith(NOTE_SIGNS) or _year_100(cells.get("date")):
            return "contributor-note"
        dated = cells.get("date")
        if dated is not None and _PLACEHOLDER.match(fold(dated.text)):
            return "template"
        if any(_EXAMPLE.match(fold(cell.text)) for cell in filled[:2]):
            return "template"
        if len(filled) == 1:
            return self._lone_cell(grid, at, filled[0], header, above)
        if _TOTAL.match(fold(filled[0].text)) and len(filled) <= 2:
            return "total"
        return self._signature(grid, row, header, filled)

    def _signature(self, grid: Grid, row: GridRow, header: Header, filled: list[Cell]) -> str:
        """Two cells filled, neither a date nor an event: a signature line, or another remark."""
        event, dates = header.column("event"), header.column("date")
        if event is None or dates is None:
            return ""
        signed = filled[0].column != event.letter and bool(_SIGNED.match(fold(filled[0].text)))
        signed = signed or self._dates_itself(filled, event.letter)
        if len(filled) > (3 if signed else 2):
            return ""
        if not signed and any(cell.column == event.letter for cell in filled):
            return ""
        if any(cell.column == dates.letter and self._reads(cell) for cell in filled):
            return ""
        words = " | ".join(cell.text for cell in filled)
        self.into.ask("row-not-an-event", self.into.at(grid, row.number), words)
        return "remark"

    def _dates_itself(self, filled: list[Cell], event: str) -> bool:
        """``Date: | 1 February 2024``: a label, and where the event would stand only a day."""
        label = key(filled[0].text) in {"date", "dated"} and filled[0].column != event
        words = [cell for cell in filled[1:] if cell.column == event]
        return label and all(exact(read_date(cell.text, self.period).when) for cell in words)

    def _lone_cell(self, grid: Grid, at: int, cell: Cell, header: Header, above: Above) -> str:
        """A row with one cell filled: a year, a day, a service, a remark, or an undated event."""
        text = CONTINUED.sub("", fold(cell.text)).strip(" :-")
        event, dates = header.column("event"), header.column("date")
        if len(text) <= 40 and (period := self._period_row(text, above)):
            return period
        if self._is_day_row(grid, at, cell, header, above):
            return "period"
        if _TOTAL.match(text):
            return "total"
        if _number_only(cell.text) and not self._reads(cell):
            return "empty-row"
        if event is None or cell.column == event.letter:
            return ""
        if dates is not None and cell.column == dates.letter and self._reads(cell):
            return ""
        name = next((name for name in self.departments if key(name) == key(cell.text)), "")
        above.department = name or above.department
        if name:
            return "period"
        self.into.ask(
            "row-not-an-event", self.into.at(grid, grid.rows[at].number, cell.column), cell.text
        )
        above.when = None
        return "remark"

    def _reads(self, cell: Cell) -> bool:
        return read_date(cell.text, self.period, cell.value).when.known

    def _period_row(self, text: str, above: Above) -> str:
        """The reason "period" for a row that is a year, a month or another stretch of time."""
        bare = re.sub(r"^(?:year|month|period)\s*:?\s+", "", text)
        whole = above.hint and replace(above.hint, month=None)
        reading = read_date(bare, self.period, hint=whole)
        when = reading.when
        if not when.known or when.earliest is None or exact(when):
            return ""
        if when.precision is Precision.YEAR:
            above.hint = Hint(when.earliest.year)
        elif when.precision is Precision.MONTH:
            above.hint = Hint(when.earliest.year, when.earliest.month)
        elif when.precision not in {Precision.TERM, Precision.SEASON, Precision.RANGE}:
            return ""
        else:
            above.hint = None
        above.when = None
        return "period"

    def _is_day_row(self, grid: Grid, at: int, cell: Cell, header: Header, above: Above) -> bool:
        """A date alone in its row, over rows that have none: it is theirs."""
        reading = read_date(cell.text, self.period, cell.value, above.hint)
        if not exact(reading.when):
            return False
        dates = header.column("date")
        following = next(
            (row for row in grid.rows[at + 1 :] if any(c.text.strip() for c in row.cells)), None
        )
        if following is None:
            return False
        own = next((c for c in following.cells if dates and c.column == dates.letter), Cell(""))
        event = header.column("event")
        told = [c.column for c in following.cells if c.text.strip()]
        if own.text.strip() or own.value is not None or event is None or event.letter not in told:
            return False
        self.into.doubts(reading.doubts, self.into.at(grid, grid.rows[at].number), cell.text)
        above.when, above.heads = reading.when, True
        return True


def _year_100(cell: Cell | None) -> bool:
    """A date in the year 100: how some contributors mark a row that is no event."""
    return cell is not None and bool(re.search(r"(?<!\d)0100(?!\d)", cell.text))


def _number_only(text: str) -> bool:
    return bool(re.fullmatch(r"[\W\d]*\d[\W\d]*[a-z]?", text.strip().casefold()))
