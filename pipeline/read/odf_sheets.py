"""OpenDocument spreadsheets (.ods): the text each cell shows and the value it stores.

Calamine opens the file as a second reader: the two must find the same sheets with words in them.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date, datetime, time

from lxml import etree
from python_calamine import CalamineError, CalamineWorkbook

from pipeline.read.cleaning import unescaped
from pipeline.read.number_formats import clock_text, month_and_year, plain_date
from pipeline.read.odf_names import attribute, local, number, office_text, properties
from pipeline.read.odf_text import Held, rows_in
from pipeline.read.package import Package, open_package
from pipeline.read.reading import Reading, Refused, Row, Table, Value, balance
from pipeline.read.sheet_census import plain_utf8
from pipeline.read.sheets import HIDDEN_SHEET, mark_hidden

_MOST_CELLS = 1_000_000
_WIDEST = 200
_HIDDEN = {"collapse", "filter"}
_TYPED = {"float", "date", "time", "percentage", "currency"}
_DURATION = re.compile(r"PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S")


def read_ods(data: bytes, reading: Reading) -> None:
    """Read an OpenDocument spreadsheet into one Grid a sheet."""
    package = open_package(data)
    book = office_text(package.xml("content.xml"), "spreadsheet")
    if book is None:
        raise Refused("file-damaged", "part: content.xml", "content.xml")
    hidden = _hidden_styles(package)
    for sheet in (child for child in book if local(child) == "table"):
        _Sheet(reading, sheet, attribute(sheet, "style-name") in hidden).read()
    reading.properties += properties(package)
    texts, typed = _census(_plain(package.parts["content.xml"]))
    if "styles.xml" in package.parts:
        _set_furniture_aside(package.xml("styles.xml"), reading)
        texts.append(("styles.xml", [_words(_masters(_plain(package.parts["styles.xml"])))]))
    reading.census = balance(reading, texts, typed=typed)
    _second_opinion(data, reading)


_FURNITURE = {"header", "footer"} | {
    f"{name}-{page}" for name in ("header", "footer") for page in ("left", "first")
}


def _set_furniture_aside(root: etree._Element, reading: Reading) -> None:
    """The words at the top and the foot of the pages."""
    for element in root.iter():
        if local(element) in _FURNITURE:
            lines = [line for inner in element.iter() for line in _lines(inner)]
            reading.set_aside("page-furniture", "\n".join(lines), part="page header or footer")


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
        for note in (child for child in cell if local(child) == "annotation"):
            text = "\n".join(_lines(note))
            self.reading.block("note", text, sheet=self.name, row=row.number, part="comment")
        for shape in (child for child in cell if local(child) in {"frame", "custom-shape"}):
            text = "\n".join(line for body in shape.iter() for line in _lines(body))
            self.reading.block("note", text, sheet=self.name, row=row.number, part="text box")

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


def _lines(element: etree._Element) -> list[str]:
    return [_with_spaces(line) for line in element if local(line) == "p"]


def _cell(cell: etree._Element) -> tuple[str, Value, bool]:
    """The text a cell shows, the value it stores, and whether it stores one."""
    shown = "\n".join(_with_spaces(line) for line in cell if local(line) == "p")
    kind = attribute(cell, "value-type")
    if kind not in _TYPED or not shown.strip():
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


# ---------------------------------------------------------------- the census

_P = r"(?:[\w.-]+:)?"
_TABLE = re.compile(rf"<{_P}table(?=\s)([^>]*)>(.*?)</{_P}table>", re.DOTALL)
_ROW = re.compile(rf"<{_P}table-row(?=[\s>])([^>]*?)(?:/>|>(.*?)</{_P}table-row>)", re.DOTALL)
_CELL = re.compile(
    rf"<{_P}(?:covered-)?table-cell(?=[\s/>])([^>]*?)(?:/>|>(.*?)</{_P}(?:covered-)?table-cell>)",
    re.DOTALL,
)
_BESIDE = re.compile(rf"<{_P}(annotation|frame|custom-shape)(?=[\s>]).*?</{_P}\1>", re.DOTALL)
_LINE = re.compile(rf"<{_P}p(?=[\s>])[^>]*>(.*?)</{_P}p>", re.DOTALL)
_GAP = re.compile(rf"<{_P}(?:s|tab|line-break)(?=[\s/>])[^>]*>")
_MASTERS = re.compile(rf"<{_P}master-styles(?=[\s>]).*</{_P}master-styles>", re.DOTALL)
_REPEATED = re.compile(r"number-(?:rows|columns)-repeated=\"(\d+)\"")
_VALUE_TYPE = re.compile(rf"{_P}value-type=\"(\w+)\"")


def _plain(part: bytes) -> str:
    return plain_utf8(part).decode("utf-8", "replace")


def _masters(styles: str) -> str:
    return "".join(match.group() for match in _MASTERS.finditer(styles))


def _census(content: str) -> tuple[list[tuple[str, list[str]]], dict[str, int]]:
    """Texts and counts of typed cells of each sheet, from the tags of the raw file."""
    body = content[max(content.find("spreadsheet>"), 0) :]
    texts: list[tuple[str, list[str]]] = []
    typed: dict[str, int] = {}
    for about, inner in _TABLE.findall(body):
        name = re.search(rf"{_P}name=\"([^\"]*)\"", about)
        sheet = unescaped(name[1]) if name else ""
        found: list[str] = []
        for kind, words, times in _cells(inner):
            if kind in _TYPED:
                typed[sheet] = typed.get(sheet, 0) + times
            else:
                found += [words] * times
        found += [_words(beside.group()) for beside in _BESIDE.finditer(inner)]
        texts.append((sheet, found))
    return texts, typed


def _cells(inner: str) -> Iterator[tuple[str, str, int]]:
    for about_row, row in _ROW.findall(inner):
        rows = _times(about_row)
        for about, cell in _CELL.findall(row):
            words = _words(_BESIDE.sub("", cell))
            kind = _VALUE_TYPE.search(about)
            if words.strip():
                yield (kind[1] if kind else ""), words, rows * _times(about)


def _times(about: str) -> int:
    found = _REPEATED.search(about)
    return int(found[1]) if found else 1


def _words(text: str) -> str:
    lines = _LINE.findall(text)
    return "\n".join(unescaped(re.sub(r"<[^>]*>", "", _GAP.sub(" ", line))) for line in lines)


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
