"""Rows of the worksheets officers keep (register, meetings, actions): xlsx or csv, as text.

These are our own files with our own headings; agencies' returns are read by ``read``.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from pipeline.errors import BadCase

_DAY_FIRST = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row under the headings. ``number`` counts from 1 as Excel does.

    ``cells`` maps the heading in small letters to its words; days as 2026-03-31, times as 14:30.
    """

    number: int
    cells: dict[str, str] = field(repr=False)

    def __getitem__(self, heading: str) -> str:
        return self.cells.get(heading, "")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, its headings in small letters, its rows that hold anything."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[SheetRow, ...] = field(repr=False)


def read_sheets(path: Path) -> tuple[Sheet, ...]:
    """Every sheet of a workbook, or the one table of a csv file.

    Raises BadCase, naming the file, when it cannot be read as what its name says.
    """
    return tuple(_sheet(name, grid) for name, grid in _grids(path))


def _grids(path: Path) -> Iterator[tuple[str, Iterable[list[str]]]]:
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise BadCase(f"{path.name} cannot be opened ({fault.strerror}).") from None
    if path.suffix.lower() == ".csv":
        yield path.stem, _csv_rows(path, data)
    else:
        yield from _workbook(path, data)


def read_tables(path: Path, headings: Sequence[str]) -> tuple[Sheet, ...]:
    """Every sheet, read from the row that holds most of ``headings`` among its first twelve.

    Our own workbooks have lines of introduction above their table. A sheet without any of the
    headings is read from its first row. Raises BadCase as ``read_sheets``.
    """
    return tuple(_sheet(name, *_from_headings(grid, headings)) for name, grid in _grids(path))


def _from_headings(
    grid: Iterable[list[str]], headings: Sequence[str]
) -> tuple[list[list[str]], int]:
    rows = list(grid)
    known = set(headings)
    counts = [len({_heading(text) for text in row} & known) for row in rows[:12]]
    most = max(counts, default=0)
    first = counts.index(most) if most else 0
    return rows[first:], first + 2


def read_day(text: str) -> date | None:
    """A day written 2026-03-31 or 31/03/2026; None for anything else. Nothing is guessed."""
    text = text.strip()
    try:
        if found := _DAY_FIRST.fullmatch(text):
            day, month, year = map(int, found.groups())
            return date(year, month, day)
        return date.fromisoformat(text[:10]) if re.match(r"\d{4}-\d\d-\d\d", text) else None
    except ValueError:
        return None


def split(text: str) -> tuple[str, ...]:
    """The entries of a cell that lists several, divided by semicolons or line breaks."""
    return tuple(part.strip() for part in re.split(r"[;\n]", text) if part.strip())


def _csv_rows(path: Path, data: bytes) -> Iterator[list[str]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    first = text.split("\n", 1)[0]
    divider = ";" if first.count(";") > first.count(",") else ","
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=divider, strict=True)
    except csv.Error as fault:
        raise BadCase(f"{path.name} cannot be read as a csv table ({fault}).") from None


def _workbook(path: Path, data: bytes) -> Iterator[tuple[str, Iterable[list[str]]]]:
    if not data.startswith(_ZIP):
        raise BadCase(
            f"{path.name} is not an Excel workbook (.xlsx), or is protected by a password. "
            "Save it again as .xlsx without one."
        )
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for name in book.sheet_names:
            grid = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            yield name, ([_text(value) for value in row] for row in grid)
    except CalamineError:
        raise BadCase(f"{path.name} is damaged and cannot be read. Save it again.") from None


def _text(value: object) -> str:
    """A typed cell as words: days as ISO, whole numbers without a decimal point."""
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes") if value.time() != time(0) else str(value.date())
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()


def _sheet(name: str, grid: Iterable[list[str]], first: int = 2) -> Sheet:
    lines = iter(grid)
    headings = tuple(_heading(text) for text in next(lines, []))
    found = [
        SheetRow(number, {h: text.strip() for h, text in zip(headings, row, strict=False) if h})
        for number, row in enumerate(lines, start=first)
        if any(text.strip() for text in row)
    ]
    return Sheet(name, headings, tuple(found))


def _heading(text: str) -> str:
    return " ".join(text.replace("_", " ").split()).casefold()
