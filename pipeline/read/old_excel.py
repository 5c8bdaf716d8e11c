"""Old Excel workbooks (.xls), read by calamine and balanced against their raw records."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from pipeline.read.biff import OldSheet, scan_book
from pipeline.read.columns import letter
from pipeline.read.number_formats import (
    clock_text,
    general,
    month_and_year,
    number_text,
    plain_date,
    shape,
)
from pipeline.read.reading import Reading, Refused, Row, Table, Value, balance
from pipeline.read.sheets import HIDDEN_SHEET, carry_merges, mark_hidden, without_gaps


def read_xls(data: bytes, reading: Reading) -> None:
    """Read an old workbook into one Grid a sheet."""
    book = scan_book(data)
    reading.problem("file-converted", found="an old Excel workbook")
    if book.macros:
        reading.problem("file-macro")
    if book.epoch_1904:
        reading.problem("excel-1904")
    library = _open(data)
    scans = {sheet.name: sheet for sheet in book.sheets}
    received: list[tuple[str, list[str]]] = []
    typed: dict[str, int] = {}
    for name in library.sheet_names:
        scan = scans.get(name, OldSheet(name, False))
        rows = _rows(library, name, scan, book.formats)
        if rows:
            _mark(reading, scan, rows)
            marks = (HIDDEN_SHEET,) if scan.hidden else ()
            reading.content.append(Table(name, rows, marks=marks))
        for text in scan.boxes:
            reading.block("note", text, sheet=name, part="text box or comment")
        received.append((name, [*scan.texts, *scan.boxes]))
        typed[name] = scan.numbers
    if book.known:
        reading.census = balance(reading, received, typed)
    else:
        # Excel 95 and earlier: calamine's own count is all there is, and the officer is told.
        shown = [(table.name, _texts(table)) for table in reading.tables()]
        reading.census = balance(reading, shown)


def _texts(table: Table) -> list[str]:
    return [
        text
        for row in table.rows
        for index, text in enumerate(row.texts)
        if index not in row.values
    ]


def _open(data: bytes) -> CalamineWorkbook:
    with _library():
        return CalamineWorkbook.from_filelike(io.BytesIO(data))


@contextmanager
def _library() -> Iterator[None]:
    """Every fault of the library as a refusal of the file."""
    try:
        yield
    except PasswordError:
        raise Refused("file-password") from None
    except CalamineError as fault:
        raise Refused("file-damaged", str(fault)) from None
    except BaseException as fault:  # a panic is no Exception and has no name to import
        if type(fault).__name__ != "PanicException":
            raise
        raise Refused("file-old-excel", "the reader broke off") from None


def _rows(library: CalamineWorkbook, name: str, scan: OldSheet, formats: list[str]) -> list[Row]:
    with _library():
        grid = library.get_sheet_by_name(name).to_python(skip_empty_area=False)
    rows = []
    far = len(grid) * max(map(len, grid), default=0) > _MANY
    for number, values in enumerate(grid, start=1):
        row = Row(number, [])
        if far:
            # A value far from the table would fill the sheet with blanks.
            while values and values[-1] == "":
                values.pop()
        for index, value in enumerate(values):
            style = scan.styles.get((number, index), -1)
            code = formats[style] if 0 <= style < len(formats) else ""
            text, typed = _as_formatted(value, code) or _shown(value)
            row.texts.append(scan.errors.get((number, index), text))
            if typed is not _NOTHING:
                row.values[index] = typed  # type: ignore[assignment]
        rows.append(row)
    return without_gaps(rows)


def _as_formatted(value: object, code: str) -> tuple[str, object] | None:
    """A number or date as its format shows it, where that is less or other than it stores.

    "Apr-24" is a month and 00123 an identifier, as in a workbook of today.
    """
    if not code or isinstance(value, bool | str | timedelta):
        return None
    form = shape(code)
    if isinstance(value, date) and form.is_date and not form.day and not form.clock and form.year:
        return (month_and_year(value) if form.month else str(value.year)), None
    if isinstance(value, int | float) and not form.is_date:
        return number_text(float(value), code), float(value)
    return None


_NOTHING = object()
_MANY = 1_000_000


def _shown(value: object) -> tuple[str, object]:
    """The text of a cell and its typed value, or the sign that it stores plain text."""
    if isinstance(value, bool):
        return ("TRUE" if value else "FALSE"), _NOTHING
    if isinstance(value, datetime):
        moment = value.replace(microsecond=0) + timedelta(seconds=round(value.microsecond / 1e6))
        return f"{plain_date(moment)} {clock_text(moment, False)}", moment
    if isinstance(value, date):
        return plain_date(value), value
    if isinstance(value, time):
        return f"{value:%H:%M}", _rounded(value)
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02d}", None
    if isinstance(value, int | float):
        return general(float(value)), float(value)
    return str(value), _NOTHING


def _rounded(value: time) -> Value:
    seconds = round(value.hour * 3600 + value.minute * 60 + value.second + value.microsecond / 1e6)
    minutes, seconds = divmod(seconds % 86_400, 60)
    return time(minutes // 60, minutes % 60, seconds)


def _mark(reading: Reading, scan: OldSheet, rows: list[Row]) -> None:
    carry_merges(reading, scan.name, scan.merges, rows)
    mark_hidden(
        reading,
        scan.name,
        hidden=scan.hidden,
        hidden_rows=scan.hidden_rows,
        hidden_columns=scan.hidden_columns,
        rows=rows,
    )
    for (number, column), text in sorted(scan.errors.items()):
        reading.problem(
            "excel-error-cell", found=text, sheet=scan.name, row=number, column=letter(column)
        )
