"""Where a table's headings stand and what each column is: one row, two rows, or none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from pipeline.dates import Period, read_date
from pipeline.model import Cell, GridRow, Precision
from pipeline.normalise.headings import Known, Synonyms
from pipeline.words import key

#: A heading is short; guidance beneath it may stand on further lines.
LONGEST = 80
#: How many rows below a doubtful heading row are looked at for dates.
LOOK = 6

#: How many rows of a table may stand above headings of which none is known.
TITLES = 6

#: Dates of other things than what happened.
_OTHER_DATE = re.compile(r"\b(?:birth|dob|born|due|next|review|target|expir\w*|deadline)\b")
_DATE_FIGURES = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2}|\d{1,2}:\d{2}")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its letter, its heading as typed, our name for it ("" for the agency's own)."""

    letter: str
    heading: str = field(repr=False)
    name: str = ""

    @property
    def shown(self) -> str:
        """As a person finds it: ``C (Event)``."""
        return f"{self.letter} ({self.heading})" if self.heading else self.letter


@dataclass(frozen=True, slots=True)
class Header:
    """A table's columns and the rows (by position in the grid) their headings stand in.

    ``twins`` are pairs of columns with one and the same heading. ``by_content`` is true where
    no heading says so and one column is taken for the date because nothing but dates is in it.
    """

    columns: tuple[Column, ...]
    rows: range
    twins: tuple[tuple[Column, Column], ...] = ()
    by_content: bool = False

    def column(self, name: str) -> Column | None:
        """The column with our name, or None."""
        return next((column for column in self.columns if column.name == name), None)

    @property
    def own(self) -> tuple[Column, ...]:
        """The agency's own columns, in order."""
        return tuple(column for column in self.columns if not column.name)

    @property
    def keys(self) -> dict[str, str]:
        """The key of each heading by column letter."""
        return {column.letter: key(column.heading) for column in self.columns}


def find_header(
    rows: Sequence[GridRow], at: int, synonyms: Synonyms, period: Period, *, doubtful: bool = True
) -> Header | None:
    """The header that begins at row ``at``, or None when none begins there.

    ``doubtful``: a row with few known headings, or only near ones, is taken too where the rows
    beneath it hold dates; beneath a header that was found, only sure ones are.
    """
    if _has_figures(rows[at]):  # nearly every row of a chronology, told at a glance
        return None
    top = _headings(rows[at], synonyms)
    if len(top) < 2 or _has_dates(rows[at], period):
        return None
    below = _headings(rows[at + 1], synonyms) if at + 1 < len(rows) else {}
    if _two_levels(top, below, rows, at, synonyms, period):
        texts, taken = _joined(rows[at], top, below, synonyms), range(at, at + 2)
        return _header(texts, taken, synonyms, rows[at + 2 :])
    names = _names(rows[at], synonyms)
    if _strong(names, top) or (doubtful and _borne_out(rows, at, top, names, synonyms, period)):
        return _header(top, range(at, at + 1), synonyms, rows[at + 1 :])
    return None


def unknown_header(rows: Sequence[GridRow], synonyms: Synonyms, period: Period) -> Header | None:
    """The header of a table of whose headings none is known: short words over a column of dates.

    None where the first rows are not like that.
    """
    for at, row in enumerate(rows[:TITLES]):
        top = _headings(row, synonyms)
        if len(top) < 2 or _has_dates(row, period) or any(_number_like(t) for t in top.values()):
            continue
        made = with_date_column(_header(top, range(at, at + 1), synonyms), rows, synonyms, period)
        return made if made.by_content else None
    return None


def with_date_column(
    header: Header, rows: Sequence[GridRow], synonyms: Synonyms, period: Period
) -> Header:
    """The header with the one column that holds dates and nothing else taken for the date.

    Only where no heading is known for the date's, and one column alone is like that; a heading
    nearly like a known one is asked about and never taken.
    """
    beneath = rows[header.rows.stop :]
    found = []
    for column in header.own:
        dated, filled = dated_share(beneath, column.letter, period)
        if dated * 2 >= filled and dated:
            found.append((column, dated, filled))
    if header.column("date") is not None or len(found) != 1:
        return header
    column, dated, filled = found[0]
    if dated < 2 or dated * 5 < filled * 4 or _OTHER_DATE.search(key(column.heading)):
        return header
    near = synonyms.find(synonyms.near(column.heading))
    if near is not None and near.name in {"date", "date_to"}:
        return header
    named = tuple(replace(c, name="date") if c is column else c for c in header.columns)
    return replace(header, columns=named, by_content=True)


def unheaded(rows: Sequence[GridRow], synonyms: Synonyms, period: Period) -> Header:
    """The columns of a table without headings, called ``column A`` and so on."""
    letters = dict.fromkeys(cell.column for row in rows for cell in row.cells if cell.text.strip())
    header = _header({letter: f"column {letter}" for letter in letters}, range(0), synonyms)
    return with_date_column(header, rows, synonyms, period)


def repeats(row: GridRow, header: Header) -> bool:
    """True for a row that only says the headings again."""
    texts = _headings(row)
    keys = header.keys
    same = sum(keys.get(letter) == key(text) for letter, text in texts.items())
    return same >= 2 and same * 2 > len(texts)


def dated_share(rows: Sequence[GridRow], letter: str, period: Period) -> tuple[int, int]:
    """How many of the rows have a readable date in the column, and how many rows have words."""
    filled = [row for row in rows if sum(bool(cell.text.strip()) for cell in row.cells) >= 2]
    dated = sum(
        _is_date(cell, period) for row in filled for cell in row.cells if cell.column == letter
    )
    return dated, len(filled)


# ---------------------------------------------------------------- judging a row


def _headings(row: GridRow, synonyms: Synonyms | None = None) -> dict[str, str]:
    """The words of a row by column letter; nothing for a row too wordy to be headings.

    A long heading is one all the same when it is one we know with guidance after it.
    """
    texts = {cell.column: cell.text.strip() for cell in row.cells if cell.text.strip()}
    for text in texts.values():
        if len(text.split("\n", 1)[0]) > LONGEST and not (synonyms and synonyms.find(text)):
            return {}
    return texts


def _names(row: GridRow, synonyms: Synonyms) -> set[str]:
    """Our names for the headings of a row that we know."""
    texts = _headings(row, synonyms).values()
    names = {known.name for text in texts if (known := synonyms.find(text))}
    if "event" not in names and names & {"date", "time"}:
        # "Entry" beside a time is what happened; beside anything else it may be a number
        names |= {second.name for text in texts if (second := synonyms.second(text))}
    return names


def _has_dates(row: GridRow, period: Period) -> bool:
    """True for a row with a date or a clock time in it, which headings never have.

    A bare year is none: it can be part of a heading.
    """
    if _has_figures(row):
        return True
    for cell in row.cells:
        if any(figure.isdigit() for figure in cell.text) and len(cell.text) <= LONGEST:
            when = read_date(cell.text, period).when
            if when.known and when.precision is not Precision.YEAR:
                return True
    return False


def _has_figures(row: GridRow) -> bool:
    """True for a row with a date in figures, or a cell that is a date."""
    return any(
        isinstance(cell.value, date) or _DATE_FIGURES.search(cell.text) for cell in row.cells
    )


def _strong(names: set[str], texts: dict[str, str]) -> bool:
    """Enough known headings to stand by themselves, one of them the date or the event."""
    if not names & {"date", "event"}:
        return False
    return len(names) >= 3 or (len(names) == 2 and len(texts) <= 4)


def _borne_out(
    rows: Sequence[GridRow],
    at: int,
    texts: dict[str, str],
    names: set[str],
    synonyms: Synonyms,
    period: Period,
) -> bool:
    """Few known headings, or only near ones: the rows beneath must hold dates."""
    near = sum(1 for text in texts.values() if not synonyms.find(text) and synonyms.near(text))
    if not names and near < 2:
        return False
    if not names & {"date", "event"} and not near:
        return False
    beneath = rows[at + 1 : at + 1 + LOOK]
    if any(_strong(_names(row, synonyms), _headings(row, synonyms)) for row in beneath):
        return False  # a title block with labels above the real headings
    for letter in texts:
        dated, filled = dated_share(beneath, letter, period)
        if dated and dated * 2 >= filled:
            return True
    return False


def _is_date(cell: Cell, period: Period) -> bool:
    if isinstance(cell.value, date):
        return True
    if not cell.text.strip() or len(cell.text) > LONGEST:
        return False
    return read_date(cell.text, period).when.known


# ---------------------------------------------------------------- two levels


def _two_levels(
    top: dict[str, str],
    below: dict[str, str],
    rows: Sequence[GridRow],
    at: int,
    synonyms: Synonyms,
    period: Period,
) -> bool:
    """True when the next row divides the headings of this one (Date: From, To)."""
    if len(below) < 2 or _has_dates(rows[at + 1], period):
        return False
    if rows[at + 1].number != rows[at].number + 1:
        return False  # a blank row stands between: a title block over the headings
    if all(key(text) == key(top.get(letter, "")) for letter, text in below.items()):
        return False
    divides = any(letter not in top for letter in below)
    groups = _groups(rows[at], below)
    known = sum(
        1
        for letter, text in below.items()
        if synonyms.find(text) or synonyms.find(f"{groups.get(letter, '')} {text}")
    )
    # unguided: "Patient: 1234" is a label with its words, and no heading over others
    above = sum(1 for text in top.values() if synonyms.find(text, guided=False))
    return divides and above >= 1 and known >= 2 and known * 2 >= len(below)


def _groups(row: GridRow, below: dict[str, str]) -> dict[str, str]:
    """The upper heading over each column; a blank one belongs to the heading at its left."""
    upper = {cell.column: cell.text.strip() for cell in row.cells}
    groups: dict[str, str] = {}
    last = ""
    for letter in dict.fromkeys((*upper, *below)):
        text = upper.get(letter, "")
        last = text or last
        within = letter in below and letter in upper
        groups[letter] = text or (last if within else "")
    return groups


def _joined(
    row: GridRow, top: dict[str, str], below: dict[str, str], synonyms: Synonyms
) -> dict[str, str]:
    """One heading a column out of two levels: the lower where it says enough, else both."""
    joined: dict[str, str] = {}
    for letter, upper in _groups(row, below).items():
        lower = below.get(letter, "")
        both = f"{upper} {lower}".strip()
        if not lower or key(lower) == key(upper):
            joined[letter] = top.get(letter, upper)
        elif not upper or (synonyms.find(lower) and not synonyms.find(both)):
            joined[letter] = lower
        else:
            joined[letter] = both
    return {letter: text for letter, text in joined.items() if text}


# ---------------------------------------------------------------- naming the columns


def _header(
    texts: dict[str, str], rows: range, synonyms: Synonyms, beneath: Sequence[GridRow] = ()
) -> Header:
    """Give each of our names to the column believed most; the others keep their own heading.

    A heading of two meanings has its second where no other heading has that, and the cells
    ``beneath`` are not mere numbers.
    """
    best: dict[str, tuple[int, int, str]] = {}
    for position, (letter, text) in enumerate(texts.items()):
        known = synonyms.find(text)
        if known is not None:
            best[known.name] = min(
                best.get(known.name, (known.rank, position, letter)),
                (known.rank, position, letter),
            )
    chosen = {letter: name for name, (_, _, letter) in best.items()}
    for letter, text in texts.items():
        second = synonyms.second(text)
        if second is not None and second.name not in best and not _numbers(beneath, letter):
            best[second.name] = (second.rank, 0, letter)
            chosen[letter] = second.name
    columns = tuple(
        Column(letter, " ".join(text.split("\n", 1)[0].split()), chosen.get(letter, ""))
        for letter, text in texts.items()
    )
    twins = []
    seen: dict[str, Column] = {}
    for column in columns:
        own = key(column.heading)
        if own in seen:
            twins.append((seen[own], column))
        elif own:
            seen[own] = column
    return Header(columns, rows, tuple(twins))


def _numbers(rows: Sequence[GridRow], letter: str) -> bool:
    """True for a column in which nothing but numbers and codes stands."""
    texts = [cell.text for row in rows[:20] for cell in row.cells if cell.column == letter]
    return all(_number_like(text) for text in texts if text.strip())


def _number_like(text: str) -> bool:
    return bool(re.fullmatch(r"[\W\d]*\d[\W\d]*[a-z]?", text.strip().casefold()))


__all__ = [
    "Column",
    "Header",
    "Known",
    "dated_share",
    "find_header",
    "repeats",
    "unheaded",
    "unknown_header",
    "with_date_column",
]
