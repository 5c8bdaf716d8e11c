"""An independent count of the words of an OpenDocument spreadsheet, from the tags of its raw XML.

Shares nothing with the reader's walk over elements: one scan, with a count of how deep it stands
in cells, and in what hangs beside a cell (a comment, a drawing).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.read.cleaning import unescaped

#: Kinds of value that count by the cell, however it is shown.
TYPED = {"float", "date", "time", "percentage", "currency"}

_TAG = re.compile(
    r"<(/?)(?:[\w.-]+:)?(covered-table-cell|table-cell|table-row|table|p|h|title|desc|annotation|s|tab"
    r"|line-break)(?=[\s/>])([^>]*)>([^<]*)"
    r"|<(/?)draw:[\w-]+([^>]*)>([^<]*)|<[^>]*>([^<]*)"
)
_REPEATED = re.compile(r"number-(?:rows|columns)-repeated=\"(\d+)\"")
_KIND = re.compile(r":value-type=\"([\w-]+)\"")
_STORED = re.compile(r":((?:string|date|time|boolean)-value|value)=\"([^\"]*)\"")
_NAME = re.compile(r":name=\"([^\"]*)\"")


@dataclass(slots=True)
class Count:
    """The texts of each sheet, how many of its cells are typed, and texts outside the sheets."""

    texts: list[tuple[str, list[str]]] = field(default_factory=list)
    typed: dict[str, int] = field(default_factory=dict)
    outside: list[str] = field(default_factory=list)


def count(content: str) -> Count:
    """Count the words of the spreadsheet's body."""
    scan = _Scan()
    for match in _TAG.finditer(content, max(content.find("spreadsheet>"), 0)):
        closing, name, about, text, drawn_end, drawn, drawn_text, other = match.groups()
        if name is not None:
            scan.tag(name, about, closing=bool(closing))
            scan.text(text)
        elif drawn is not None:
            if not drawn.endswith("/"):
                scan.beside += -1 if drawn_end else 1
            scan.text(drawn_text)
        else:
            scan.text(other)
    return scan.count


@dataclass(slots=True)
class _Scan:
    """What is open where the scan stands."""

    count: Count = field(default_factory=Count)
    tables: int = 0
    cells: int = 0
    lines: int = 0
    beside: int = 0
    rows: int = 1
    about: str = ""
    sheet: str = ""
    words: list[str] = field(default_factory=list)
    line: list[str] = field(default_factory=list)

    def tag(self, name: str, about: str, *, closing: bool) -> None:
        """Take in one tag."""
        empty = about.endswith("/")
        if name in {"s", "tab", "line-break"}:
            self.text("\n" if name == "line-break" else " ")
        elif name in {"p", "h", "title", "desc"}:
            self._line(-1 if closing else 1, empty=empty)
        elif name == "annotation":
            self.beside += 0 if empty else -1 if closing else 1
        elif name == "table":
            self._table(about, empty=empty, closing=closing)
        elif name == "table-row":
            self.rows = _times(about) if not closing and self.cells == 0 else self.rows
        else:
            self._cell(about, empty=empty, closing=closing)

    def text(self, text: str) -> None:
        """Take in the text after a tag."""
        if self.lines:
            self.line.append(text)

    def _line(self, more: int, *, empty: bool) -> None:
        if empty:
            return
        self.lines += more
        if self.lines == 0:
            text, self.line = unescaped("".join(self.line)), []
            if self.cells and not self.beside:
                self.words.append(text)
            elif self.tables == 1 or self.cells:
                self.count.texts[-1][1].append(text)
            else:
                self.count.outside.append(text)

    def _table(self, about: str, *, empty: bool, closing: bool) -> None:
        if empty:
            return
        self.tables += -1 if closing else 1
        if self.tables == 1 and not closing:
            name = _NAME.search(about)
            self.sheet = unescaped(name[1]) if name else ""
            self.count.texts.append((self.sheet, []))

    def _cell(self, about: str, *, empty: bool, closing: bool) -> None:
        if self.cells == 0 and not closing:
            self.about, self.words = about, []
        if not empty:
            self.cells += -1 if closing else 1
        if self.cells == 0:
            self._end_cell()

    def _end_cell(self) -> None:
        found = _KIND.search(self.about)
        kind = found[1] if found else ""
        shown = "\n".join(self.words)
        if kind and not shown.strip():
            # A writer may store a value and leave it to others to show it.
            stored = _STORED.search(self.about)
            shown = unescaped(stored[2]) if stored else ""
        times = self.rows * _times(self.about)
        if not shown.strip():
            return
        if kind in TYPED:
            self.count.typed[self.sheet] = self.count.typed.get(self.sheet, 0) + times
        else:
            self.count.texts[-1][1].extend([shown] * times)


def _times(about: str) -> int:
    found = _REPEATED.search(about)
    return max(int(found[1]), 1) if found and len(found[1]) < 10 else 1
