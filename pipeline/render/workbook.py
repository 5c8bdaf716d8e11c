"""Workbooks written with xlsxwriter: words stay words, dates are dates, stamps are fixed."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

import xlsxwriter

from pipeline.errors import Broken, CouldNotWrite
from pipeline.render.clean import clean
from pipeline.render.look import ACCENT, HEAD_FILL, INK, LINE, QUIET, shade

#: What Excel holds in one cell; longer words go on in the next row.
LONGEST = 32_767
_A3, _A4 = 8, 9  # Excel's numbers for paper
_WIDE = 12  # columns; more are printed on A3
_EPOCH = datetime(1980, 1, 1)  # noqa: DTZ001 - Excel's stamps have no zone
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))

Value = str | int | float | bool | date | time | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its width in letters, and what may be typed in it.

    ``kind``: text, date, time, number or wrap (long words). ``options`` make a drop-down;
    ``help`` is shown when a cell of the column is chosen.
    """

    title: str
    width: float = 14
    kind: str = "text"
    options: tuple[str, ...] = ()
    help: str = ""


@dataclass(frozen=True, slots=True)
class Jump:
    """Words that lead to a cell of the same workbook."""

    text: str = field(repr=False)
    sheet: str
    row: int  # counted from 1


@dataclass(frozen=True, slots=True)
class Toned:
    """Words with a shade by role, as in :mod:`pipeline.render.look`; its sign stands first."""

    text: str = field(repr=False)
    role: str


Cell = Value | Jump | Toned


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: lines of words on top, then a table people can sort and filter.

    Rows that are not ``fitted`` are left to the program that opens them: Excel makes them as high
    as their words, LibreOffice lays the words of one row over the next.
    ``blank`` empty rows are added with the columns' rules, for a form to be filled in.
    """

    name: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Cell]] = field(repr=False)
    intro: tuple[str, ...] = field(default=(), repr=False)
    blank: int = 0
    landscape: bool = True
    frozen: int = 0  # columns that stay in sight
    fitted: bool = False  # rows as high as their words, for sheets that are read and not filled in
    printed: int = 0  # columns that are printed, from the left; 0 for all


def workbook(sheets: Sequence[Sheet], *, title: str = "", head: str = "") -> bytes:
    """A workbook of the sheets, in order; the same bytes for the same values.

    ``head`` is printed on every page (reference and marking). Words longer than a cell go on in
    rows right below, marked "(continued)"; nothing is cut and nothing becomes a formula.
    Raises Broken for a row that does not fill its columns.
    """
    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
        "default_date_format": "dd/mm/yyyy",
    }
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"title": clean(title), "created": _EPOCH})
    book.set_calc_mode("auto")
    formats = _Formats(book)
    taken: set[str] = set()
    for number, sheet in enumerate(sheets, start=1):
        page = book.add_worksheet(sheet_name(sheet.name, taken))
        _write(page, sheet, formats, f"Table{number}", clean(head))
    try:
        book.close()
    except (OSError, xlsxwriter.exceptions.XlsxWriterException) as fault:
        raise CouldNotWrite("A workbook could not be made.") from fault
    return out.getvalue()


def sheet_name(name: str, taken: set[str]) -> str:
    """A name Excel accepts: at most 31 characters, none of its forbidden ones, no two alike."""
    plain = " ".join(clean(name).translate(_FORBIDDEN).split()).strip("'")[:31] or "Sheet"
    found, count = plain, 2
    while found.lower() in taken:
        found = f"{plain[:27]} ({count})"
        count += 1
    taken.add(found.lower())
    return found


class _Formats:
    """Cell formats by name, made once a workbook."""

    def __init__(self, book: Any) -> None:
        base = {"valign": "top", "font_name": "Arial", "font_size": 10, "font_color": f"#{INK}"}
        self._book = book
        self._base = base
        self._tones: dict[str, Any] = {}
        self.text = book.add_format({**base, "num_format": "@", "text_wrap": True})
        self.plain = book.add_format({**base, "text_wrap": True})
        self.date = book.add_format({**base, "num_format": "dd/mm/yyyy", "align": "left"})
        self.time = book.add_format({**base, "num_format": "hh:mm", "align": "left"})
        self.number = book.add_format({**base, "align": "left"})
        self.link = book.add_format({**base, "font_color": f"#{ACCENT}", "underline": 1})
        self.title = book.add_format(
            {**base, "bold": True, "font_size": 14, "font_color": f"#{ACCENT}"}
        )
        self.intro = book.add_format({**base, "font_color": f"#{QUIET}"})
        self.head = book.add_format(
            {**base, "bold": True, "text_wrap": True, "bg_color": f"#{HEAD_FILL}",
             "bottom": 1, "bottom_color": f"#{LINE}"}
        )  # fmt: skip

    def tone(self, fill: str) -> Any:
        """Words on a fill."""
        if fill not in self._tones:
            self._tones[fill] = self._book.add_format(
                {**self._base, "num_format": "@", "text_wrap": True, "bg_color": f"#{fill}"}
            )
        return self._tones[fill]


def _write(page: Any, sheet: Sheet, formats: _Formats, table: str, head: str) -> None:
    top = 0
    for count, line in enumerate(sheet.intro):
        page.write_string(count, 0, clean(line), formats.title if count == 0 else formats.intro)
        top = count + 2
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, column.width)
        page.write_string(top, place, clean(column.title), formats.head)
    row = top
    widths = [column.width for column in sheet.columns]
    for values in sheet.rows:
        if len(values) != len(sheet.columns):
            raise Broken("every row of a sheet fills its columns")
        if sheet.fitted and (lines := _lines(values, widths)) > 1:
            page.set_row(row + 1, min(_HIGHEST, _LINE * lines + 2))
        row = _row(page, row + 1, values, formats)
    last = row + sheet.blank
    _rules(page, sheet, top + 1, max(last, top + 1), formats)
    page.add_table(
        top, 0, max(last, top + 1), len(sheet.columns) - 1,
        {"name": table, "style": "Table Style Light 1", "banded_rows": False,
         "columns": [{"header": title} for title in _headings(sheet.columns)]},
    )  # fmt: skip
    for place, title in enumerate(_headings(sheet.columns)):
        page.write_string(top, place, title, formats.head)
    page.freeze_panes(top + 1, sheet.frozen)
    page.repeat_rows(top)
    page.set_paper(_A3 if len(sheet.columns) > _WIDE else _A4)
    page.fit_to_pages(1, 0)
    if sheet.landscape:
        page.set_landscape()
    if head:
        page.set_header(f"&L{_literal(head)}")
    left = "&A"
    if 0 < sheet.printed < len(sheet.columns):
        page.print_area(0, 0, max(last, top + 1), sheet.printed - 1)
        left = f"&A, {sheet.printed} of {len(sheet.columns)} columns"
    page.set_footer(f"&L{left}&RPage &P of &N")


def _headings(columns: Sequence[Column]) -> list[str]:
    """Headings no two of which are alike, as a table asks."""
    found: list[str] = []
    for column in columns:
        title, count = clean(column.title), 2
        while title.lower() in {name.lower() for name in found}:
            title = f"{clean(column.title)} ({count})"
            count += 1
        found.append(title)
    return found


#: Points a line of words is high, and what Excel allows a row.
_LINE, _HIGHEST = 12.75, 409.0


def _lines(values: Sequence[Cell], widths: Sequence[float]) -> int:
    """About how many lines the words of a row take in its columns, never too few."""
    most = 1
    for value, width in zip(values, widths, strict=True):
        # Most cells are within a line: what cannot make the row higher is not looked into.
        if isinstance(value, str):
            if "\n" in value:
                most = max(most, sum(1 + int(len(line) / width) for line in value.split("\n")))
            elif width < len(value) >= width * most:
                most = 1 + int(len(value) / width)
    return most


def _literal(text: str) -> str:
    return text.replace("&", "&&")[:250]


def _row(page: Any, row: int, values: Sequence[Cell], formats: _Formats) -> int:
    """Write one row, and the rows its long words go on in; give the last row written."""
    left: dict[int, list[str]] = {}
    for place, value in enumerate(values):
        if isinstance(value, str):
            text = value if value.isprintable() else clean(value)
            if len(text) > LONGEST:
                text, *left[place] = split(text)
            if text:
                page.write_string(row, place, text, formats.text)
        else:
            _value(page, row, place, value, formats)
    for step in range(max(map(len, left.values()), default=0)):
        row += 1
        for place, pieces in left.items():
            if step < len(pieces):
                page.write_string(row, place, pieces[step], formats.text)
    return row


def _value(page: Any, row: int, place: int, value: Cell, formats: _Formats) -> None:
    if value is None or value == "":
        return
    if isinstance(value, Toned):
        role = shade(value.role)
        text = clean(f"{role.sign} {value.text}" if role.sign else value.text)
        page.write_string(row, place, text, formats.tone(role.fill) if role.fill else formats.text)
    elif isinstance(value, Jump):
        sheet = value.sheet.replace("'", "''")
        page.write_url(
            row, place, f"internal:'{sheet}'!A{value.row}", formats.link, clean(value.text)
        )
    elif isinstance(value, bool):
        page.write_string(row, place, "yes" if value else "no", formats.text)
    elif isinstance(value, date):
        # Excel's calendar begins in 1900; an earlier day stays as words.
        if value.year < 1901:
            page.write_string(row, place, value.isoformat(), formats.text)
        else:
            page.write_datetime(row, place, value, formats.date)
    elif isinstance(value, time):
        page.write_datetime(row, place, value, formats.time)
    elif isinstance(value, int | float):
        page.write_number(row, place, value, formats.number)


def split(text: str) -> list[str]:
    """Words in pieces a cell can hold, cut between words, each but the last saying so."""
    after, before = " (continued below)", "(continued) "
    room = LONGEST - len(after) - len(before)
    pieces = []
    while len(text) > room:
        cut = max(text.rfind(" ", room // 2, room), text.rfind("\n", room // 2, room)) + 1 or room
        pieces.append(text[:cut])
        text = text[cut:]
    pieces.append(text)
    last = len(pieces) - 1
    return [
        (before if count else "") + piece + (after if count < last else "")
        for count, piece in enumerate(pieces)
    ]


def _rules(page: Any, sheet: Sheet, first: int, last: int, formats: _Formats) -> None:
    for place, column in enumerate(sheet.columns):
        rule: dict[str, Any] = {}
        if column.options:
            # In a form the list is an offer: "Yes, asleep in the cot" says more than "Yes".
            rule = {
                "validate": "list",
                "source": list(column.options),
                "show_error": not sheet.blank,
            }
        elif column.kind == "date" and sheet.blank:
            rule = {
                "validate": "date", "criteria": "between", "minimum": date(1901, 1, 1),
                "maximum": date(2199, 12, 31), "error_type": "warning",
                "error_title": "Not a date",
                "error_message": "Write the day, month and four-figure year, as 03/04/2024. "
                "If the date is not known exactly, write what is known and choose Yes.",
            }  # fmt: skip
        if column.help:
            rule.setdefault("validate", "any")
            rule |= {"input_title": clean(column.title)[:32], "input_message": column.help[:255]}
        if rule:
            page.data_validation(first, place, last, place, rule)
        if sheet.blank:
            kind = {"date": formats.date, "time": formats.text}.get(column.kind, formats.text)
            page.set_column(place, place, column.width, kind)
