"""Workbooks: agencies' returns with titles, merged dates and hidden rows, and the office's lists."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from math import ceil

import xlsxwriter

from .rows import Shown

CREATED = datetime(2026, 3, 20, 9, 0, tzinfo=UTC).replace(tzinfo=None)


def _book(buffer: io.BytesIO, author: str, title: str) -> xlsxwriter.Workbook:
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"author": author, "title": title, "created": CREATED})
    return book


def social_care(
    sheets: Sequence[tuple[str, Sequence[Shown]]], key: Sequence[tuple[str, str]]
) -> bytes:
    """A sheet a service with title rows above headings on row 4, and a sheet that is a key."""
    buffer = io.BytesIO()
    book = _book(buffer, "Children's Social Care", "Chronology")
    bold = book.add_format({"bold": True, "font_size": 13})
    head = book.add_format(
        {"bold": True, "bg_color": "#D9E2F3", "border": 1, "text_wrap": True, "valign": "top"}
    )
    cell = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
    day = book.add_format({"border": 1, "num_format": "dd/mm/yyyy", "valign": "top"})
    clock = book.add_format({"border": 1, "num_format": "hh:mm", "valign": "top"})
    headings = (
        "No.",
        "Date",
        "Time",
        "Event",
        "Source of Information",
        "Action / Outcome",
        "Was the child seen/spoken to?",
        "Practitioner",
        "Was this expected practice?",
        "Category",
    )
    widths = (6, 12, 8, 70, 18, 45, 18, 22, 40, 16)
    number = 0
    for name, rows in sheets:
        sheet = book.add_worksheet(name)
        sheet.write_string(0, 0, f"Children's Social Care: {name}", bold)
        sheet.write_string(
            1, 0, "Chronology of significant events, 1 September 2023 to 9 March 2026. EXR-2026-01"
        )
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.set_row(3, 30)
        for column, heading in enumerate(headings):
            sheet.write_string(3, column, heading, head)
        for place, row in enumerate(rows, start=4):
            number += 1
            sheet.write_number(place, 0, number, cell)
            _when(sheet, place, 1, row, day, cell)
            if row.clock.value:
                sheet.write_datetime(place, 2, row.clock.value, clock)
            else:
                sheet.write_blank(place, 2, None, cell)
            texts = (
                row.text,
                row.get("source"),
                row.get("outcome"),
                row.get("seen"),
                row.get("worker"),
                row.get("practice"),
                row.get("category"),
            )
            sheet.set_row(place, _height(texts, widths[3:]))
            for column, text in enumerate(texts, start=3):
                sheet.write_string(place, column, text, cell)
        sheet.freeze_panes(4, 0)
        sheet.set_landscape()
        sheet.set_paper(8)  # A3
        sheet.fit_to_pages(1, 0)
    guide = book.add_worksheet("Key")
    guide.set_column(0, 0, 16)
    guide.set_column(1, 1, 60)
    for place, (word, meaning) in enumerate(key):
        guide.write_string(place, 0, word, bold if place == 0 else cell)
        guide.write_string(place, 1, meaning, cell)
    book.close()
    return buffer.getvalue()


def housing(rows: Sequence[Shown]) -> bytes:
    """Dates merged over the rows of one day, and a row somebody hid."""
    buffer = io.BytesIO()
    book = _book(buffer, "D. Quillfeather", "Tenancy contacts")
    head = book.add_format({"bold": True, "bottom": 1})
    cell = book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top", "align": "left"})
    clock = book.add_format({"num_format": "hh:mm", "valign": "top"})
    sheet = book.add_worksheet("Tenancy contacts")
    sheet.write_string(0, 0, "Bramble Homes: contacts for Flat 3 Nonesuch Court", head)
    headings = ("Date of contact", "Time", "Details of contact", "What we did", "Recorded by")
    for column, (heading, width) in enumerate(zip(headings, (16, 9, 70, 50, 18), strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(2, column, heading, head)
    place = 3
    while place - 3 < len(rows):
        last = place
        while last - 2 < len(rows) and rows[last - 2].merged:
            last += 1
        first_row = rows[place - 3]
        if last > place:
            sheet.merge_range(place, 0, last, 0, "", day)
        for at in range(place, last + 1):
            row = rows[at - 3]
            if at == place:
                _when(sheet, at, 0, first_row, day, cell)
            if row.clock.value:
                sheet.write_datetime(at, 1, row.clock.value, clock)
            elif row.clock.written:
                sheet.write_string(at, 1, row.clock.written, cell)
            texts = (row.text, row.get("outcome"), row.get("by"))
            options = {"hidden": True} if row.get("hidden") else {}
            sheet.set_row(at, _height(texts, (70, 50, 18)), None, options)
            for column, text in enumerate(texts, start=2):
                sheet.write_string(at, column, text, cell)
        place = last + 1
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    book.close()
    return buffer.getvalue()


def _height(texts: Sequence[str], widths: Sequence[float]) -> float:
    """A row's height in points, as Excel would set it for wrapped words."""
    lines = (
        sum(ceil(len(line) / width) or 1 for line in text.split("\n"))
        for text, width in zip(texts, widths, strict=True)
    )
    return 15.0 * max(lines)


def _when(sheet: object, place: int, column: int, row: Shown, day: object, cell: object) -> None:
    if row.when.day:
        sheet.write_datetime(place, column, datetime.combine(row.when.day, time()), day)  # type: ignore[attr-defined]
    else:
        sheet.write_string(place, column, row.when.written, cell)  # type: ignore[attr-defined]


def worksheet(sheets: Sequence[tuple[str, Sequence[Sequence[str]], Sequence[int]]]) -> bytes:
    """The office's own lists: headings in row 1, text as text, days as real dates."""
    buffer = io.BytesIO()
    book = _book(buffer, "Business Office", "")
    head = book.add_format({"bold": True, "bg_color": "#E2EFDA", "border": 1, "text_wrap": True})
    cell = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
    day = book.add_format(
        {"border": 1, "num_format": "dd/mm/yyyy", "valign": "top", "align": "left"}
    )
    for name, rows, widths in sheets:
        sheet = book.add_worksheet(name)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        for place, row in enumerate(rows):
            sheet.set_row(place, _height(row, widths))
            for column, text in enumerate(row):
                if place and _is_day(text):
                    sheet.write_datetime(
                        place, column, datetime.combine(date.fromisoformat(text), time()), day
                    )
                else:
                    sheet.write_string(place, column, text, cell if place else head)
        sheet.freeze_panes(1, 1)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
    book.close()
    return buffer.getvalue()


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == 10
