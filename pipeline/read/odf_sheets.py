"""OpenDocument spreadsheets (.ods): the text each cell shows and the value it stores.

Calamine opens the file as a second reader: the two must find the same sheets with words in them.
"""

from __future__ import annotations

import io
import re
from datetime import date, datetime, time

from lxml import etree
from python_calamine import CalamineError, CalamineWorkbook

from pipeline.read.number_formats import clock_text, month_and_year, plain_date
from pipeline.read.odf_beside import form_values, form_words, note_objects
from pipeline.read.odf_census import TYPED, count
from pipeline.read.odf_names import (
    attribute,
    local,
    number,
    office_text,
    open_document,
    plain_xml,
    properties,
    raw_text,
)
from pipeline.read.odf_text import LAYOUT, Held, rows_in
from pipeline.read.package import Package
from pipeline.read.reading import Reading, Refused, Row, Table, Value, balance
from pipeline.read.sheets import HIDDEN_SHEET, mark_hidden

_MOST_CELLS = 1_000_000
_WIDEST = 200
_HIDDEN = {"collapse", "filter"}
_DRAWN = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_DURATION = re.compile(r"PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S")


def read_ods(data: bytes, reading: Reading) -> None:
    """Read an OpenDocument spreadsheet into one Grid a sheet."""
    package = open_document(data)
    book = office_text(package.xml("content.xml"), "spreadsheet")
    if book is None:
        raise Refused("file-damaged", "part: content.xml", "content.xml")
    hidden = _hidden_styles(package)
    for sheet in (child for child in book if local(child) == "table"):
        _Sheet(reading, sheet, attribute(sheet, "style-name") in hidden).read()
    reading.properties += properties(package)
    for other in (child for child in book if local(child) != "table"):
        reason = _BESIDE.get(local(other), "behind-the-page")
        for line in _every_line(other):
            reading.set_aside(reason, line, part="beside the sheets")
    told = count(plain_xml(package.parts["content.xml"]).decode("utf-8", "replace"))
    texts = [*told.texts, ("beside the sheets", told.outside)]
    if "styles.xml" in package.parts:
        _set_furniture_aside(package.xml("styles.xml"), reading)
        texts.append(("styles.xml", [_master_words(package.parts["styles.xml"])]))
    texts.append(("forms", form_values(package.parts["content.xml"])))
    texts.append(("objects", note_objects(package, reading)))
    reading.census = balance(reading, texts, typed=told.typed)
    _second_opinion(data, reading)


#: What stands beside the sheets, and the reason for which its words are set aside.
_BESIDE = {"tracked-changes": "deleted", "content-validations": "template", "forms": "fallback"}


def _set_furniture_aside(root: etree._Element, reading: Reading) -> None:
    """The words at the top and the foot of the pages."""
    for masters in (child for child in root if local(child) == "master-styles"):
        for line in _every_line(masters):
            reading.set_aside("page-furniture", line, part="page header or footer")


def _master_words(part: bytes) -> str:
    return raw_text(part, only="master-styles")


def _hidden_styles(package: Package) -> set[str]:
    return {
        attribute(style, "name")
        for style in package.xml("content.xml").iter()
        if local(style) == "style"
        for about in style
        if local(about) == "table-properties" and attribute(about, "display") == "false"
    }


class _Sheet:
    """One sheet while it is read."""

    def __init__(self, reading: Reading, element: etree._Element, hidden: bool) -> None:
        self.reading, self.element, self.hidden = reading, element, hidden
        self.name = attribute(element, "name")
        self.cells = 0
        self.hidden_rows: set[int] = set()

    def read(self) -> None:
        rows: list[Row] = []
        held, at = Held(), 1
        for source in rows_in(self.element):
            times = number(source, "number-rows-repeated", 1)
            if attribute(source, "visibility") in _HIDDEN:
                self.hidden_rows |= set(range(at, at + min(times, 10_000)))
            row = self._row(source, Row(at, []), held)
            if row.texts:
                self._count(times * len(row.texts))
                rows += [row, *(_again(row, at + more) for more in range(1, times))]
            at += times
        self._beside()
        if rows:
            marks = (HIDDEN_SHEET,) if self.hidden else ()
            self.reading.content.append(Table(self.name, rows, marks=marks))
            mark_hidden(
                self.reading,
                self.name,
                hidden=self.hidden,
                hidden_rows=self.hidden_rows,
                hidden_columns=self._hidden_columns(),
                rows=rows,
            )

    def _count(self, cells: int) -> None:
        self.cells += cells
        if self.cells > _MOST_CELLS:
            raise Refused("file-bomb", f"{self.name}: more than {_MOST_CELLS:,} cells")

    def _row(self, source: etree._Element, row: Row, held: Held) -> Row:
        blank = 0
        for cell in source:
            if local(cell) not in {"table-cell", "covered-table-cell"}:
                continue
            self._notes(cell, row)
            text, value, typed = _cell(cell)
            times = number(cell, "number-columns-repeated", 1)
            covered = local(cell) == "covered-table-cell" and len(row.texts) + blank in held.columns
            if not text and not covered:
                blank += times
                continue
            self._count(blank + times)
            row.texts += [""] * blank
            blank = 0
            for _ in range(times):
                held.put(row, cell, text)
                if typed:
                    row.values[len(row.texts) - 1] = value
        return row

    def _notes(self, cell: etree._Element, row: Row) -> None:
        for child in cell:
            kind = local(child)
            if kind == "annotation":
                text = "\n".join(_every_line(child))
                self.reading.block("note", text, sheet=self.name, row=row.number, part="comment")
            elif _is_drawn(child):
                self._drawn(child, row.number)

    def _drawn(self, shape: etree._Element, row: int | None = None) -> None:
        """A drawing on the sheet: its words as a note, what describes it set aside."""
        text = "\n".join(_every_line(shape, ("p", "h")))
        self.reading.block("note", text, sheet=self.name, row=row, part="text box")
        for about in _every_line(shape, ("title", "desc")):
            self.reading.set_aside("picture-description", about, sheet=self.name, row=row)

    def _beside(self) -> None:
        """What hangs on the sheet and on none of its cells."""
        for child in self.element:
            kind = local(child)
            if kind in {"title", "desc"}:
                self.reading.set_aside("metadata", _with_spaces(child), sheet=self.name)
            elif kind == "shapes":
                for shape in child:
                    self._drawn(shape)
            elif kind == "forms":
                self._fields(child)
            elif kind not in LAYOUT:
                for line in _every_line(child):
                    self.reading.set_aside("behind-the-page", line, sheet=self.name)

    def _fields(self, forms: etree._Element) -> None:
        for text in (text for field in forms.iter() for text in form_words(field)):
            self.reading.block("note", text, sheet=self.name, part="form field")
        for line in _every_line(forms):
            self.reading.set_aside("fallback", line, sheet=self.name)

    def _hidden_columns(self) -> set[int]:
        found: set[int] = set()
        at = 0
        for column in (child for child in self.element.iter() if local(child) == "table-column"):
            times = number(column, "number-columns-repeated", 1)
            if attribute(column, "visibility") in _HIDDEN:
                found |= set(range(at, min(at + times, _WIDEST)))
            at += times
        return found


def _again(row: Row, at: int) -> Row:
    return Row(at, list(row.texts), dict(row.values), dict(row.marks), row.row_marks)


def _is_drawn(element: etree._Element) -> bool:
    return isinstance(element.tag, str) and element.tag.startswith(_DRAWN)


def _every_line(
    element: etree._Element, names: tuple[str, ...] = ("p", "h", "title", "desc")
) -> list[str]:
    """Every paragraph inside an element, however deep."""
    return [_with_spaces(inner) for inner in element.iter() if local(inner) in names]


def _lines(cell: etree._Element) -> list[str]:
    """The paragraphs of a cell, also those in lists and in tables of its own."""
    found = []
    for child in cell:
        name = local(child)
        if name in {"p", "h"}:
            found.append(_with_spaces(child))
        elif name and name != "annotation" and not _is_drawn(child):
            found += _lines(child)
    return found


def _cell(cell: etree._Element) -> tuple[str, Value, bool]:
    """The text a cell shows, the value it stores, and whether it stores one."""
    shown = "\n".join(_lines(cell))
    kind = attribute(cell, "value-type")
    if kind and not shown.strip():
        # A writer may store a value and leave it to others to show it.
        stored = (
            attribute(cell, f"{name}value")
            for name in ("string-", "date-", "time-", "boolean-", "")
        )
        shown = next(filter(None, stored), "")
    if kind not in TYPED or not shown.strip():
        return shown, None, False
    if kind == "date":
        return (*_day(attribute(cell, "date-value"), shown), True)
    if kind == "time":
        return (*_clock(attribute(cell, "time-value"), shown), True)
    try:
        return shown, float(attribute(cell, "value")), True
    except ValueError:
        return shown, None, True


def _with_spaces(line: etree._Element) -> str:
    found = [line.text or ""]
    for child in line:
        if local(child) == "s":
            found.append(" " * min(number(child, "c", 1), 200))
        elif local(child) == "line-break":
            found.append("\n")
        elif local(child) != "annotation":
            found.append(_with_spaces(child))
        found.append(child.tail or "")
    return "".join(found)


def _day(written: str, shown: str) -> tuple[str, Value]:
    try:
        if "T" not in written:
            day = date.fromisoformat(written)
            return _as_shown(day, shown)
        moment = datetime.fromisoformat(written).replace(microsecond=0)
    except ValueError:
        return shown, None
    if moment.time() == time():
        return plain_date(moment), moment.date()
    return f"{plain_date(moment)} {clock_text(moment, False)}", moment


def _as_shown(day: date, shown: str) -> tuple[str, Value]:
    """A stored day as its format shows it: whole, or the month and year alone, or its words."""
    if re.search(r"\d\D+\w+\D+\d", shown):
        return plain_date(day), day
    if re.fullmatch(rf"[^\W\d]{{3,9}}\W+(?:{day.year}|'?{day.year % 100:02})", shown.strip()):
        return month_and_year(day), None
    return shown, None


def _clock(written: str, shown: str) -> tuple[str, Value]:
    found = _DURATION.fullmatch(written)
    if not found or int(found[1]) > 23:
        return shown, None
    value = time(int(found[1]), int(found[2]), int(found[3]))
    return f"{value:%H:%M:%S}" if value.second else f"{value:%H:%M}", value


def _second_opinion(data: bytes, reading: Reading) -> None:
    """Calamine must find words in the same sheets."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        told = {name for name in book.sheet_names if book.get_sheet_by_name(name).height}
    except CalamineError:
        # It is stricter than LibreOffice about things that hold no words.
        return
    read = {table.name for table in reading.tables()}
    for name in sorted(told - read):
        reading.problem("census-imbalance", found=f"sheet {name}: not read", sheet=name)
