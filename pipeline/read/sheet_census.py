"""The cells of a worksheet counted from its raw XML, apart from the library that reads them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from pipeline.read.cleaning import unescaped
from pipeline.read.columns import index_of

#: Shown where a formula was saved without its result (BAD_INPUTS 46): never an empty cell.
UNSAVED = "[formula-without-a-saved-result]"

_P = rb"(?:[\w.-]+:)?"
_CELL = re.compile(
    rb"<" + _P + rb"(?:row(?=[\s>])([^>]*)>|c(?=[\s/>])([^>]*?)(?:/>|>(.*?)</" + _P + rb"c>))",
    re.DOTALL,
)
_VALUE = re.compile(rb"<" + _P + rb"v(?:\s[^>]*)?>([^<]*)</")
_INLINE = re.compile(rb"<" + _P + rb"t(?:\s[^>]*)?>([^<]*)</")
_PHONETIC = re.compile(rb"<" + _P + rb"rPh\b.*?</" + _P + rb"rPh>", re.DOTALL)
_REF = re.compile(rb"""\br\s*=\s*["']\$?([A-Za-z]{1,3})?\$?(\d{1,7})["']""")
_TYPE = re.compile(rb"""\bt\s*=\s*["'](\w+)["']""")
_STYLE = re.compile(rb"""\bs\s*=\s*["'](\d+)["']""")
_HIDDEN = re.compile(rb"""\bhidden\s*=\s*["'](?:1|true)["']""")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(slots=True)
class Sheet:
    """What the raw XML of one sheet holds. Places are (row from 1, column from 0)."""

    strings: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    cells: dict[tuple[int, int], tuple[bytes, bytes, int]] = field(default_factory=dict)
    shared: dict[tuple[int, int], tuple[bytes, bytes, int]] = field(default_factory=dict)
    errors: list[tuple[int, int]] = field(default_factory=list)
    unsaved: list[tuple[int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    rows: int = 0
    columns: int = 0
    filled: int = 0

    @property
    def numbers(self) -> int:
        """How many cells hold a number or a date."""
        return sum(1 for kind, _, _ in self.cells.values() if kind in {b"n", b"d"})


def plain_utf8(part: bytes) -> bytes:
    """The part in UTF-8 without comments and character sections, which a scan would misread."""
    head = part[:200]
    utf8 = b"encoding" not in head or re.search(rb"""encoding=["']utf-?8""", head, re.IGNORECASE)
    if utf8 and b"<!--" not in part and b"<![CDATA[" not in part and head[:2] not in _MARKS:
        return part
    parser = etree.XMLParser(remove_comments=True, remove_pis=True, resolve_entities=False)
    return bytes(etree.tostring(etree.fromstring(part, parser), encoding="utf-8"))


_MARKS = {b"\xff\xfe", b"\xfe\xff"}


def scan_sheet(part: bytes) -> Sheet:
    """Count the cells of one sheet."""
    sheet, row, column = Sheet(), 0, -1
    for about_row, about_cell, inner in _CELL.findall(plain_utf8(part)):
        if about_row or not (about_cell or inner):
            row, column = _next_row(sheet, about_row, row), -1
            continue
        where = _REF.search(about_cell)
        if where and where[1]:
            row, column = int(where[2]), index_of(where[1].decode().upper())
        else:
            column += 1
        if inner:
            _cell(sheet, (row, column), about_cell, inner)
    return sheet


def _next_row(sheet: Sheet, about: bytes, row: int) -> int:
    numbered = _REF.search(about)
    row = int(numbered[2]) if numbered else row + 1
    if b"hidden" in about and _HIDDEN.search(about):
        sheet.hidden_rows.add(row)
    return row


def _cell(sheet: Sheet, place: tuple[int, int], about: bytes, inner: bytes) -> None:
    typed, style = _TYPE.search(about), _STYLE.search(about)
    kind = typed[1] if typed else b"n"
    if kind == b"inlineStr":
        text = b"".join(_INLINE.findall(_PHONETIC.sub(b"", inner)))
    else:
        value = _VALUE.search(inner)
        text = value[1] if value else b""
        if not text and b"<f" in inner.replace(b":f", b"<f"):
            sheet.unsaved.append(place)
            kind, text = b"unsaved", UNSAVED.encode()
    if not text.strip():
        return
    sheet.rows, sheet.columns = max(sheet.rows, place[0]), max(sheet.columns, place[1] + 1)
    sheet.filled += 1
    if kind == b"s":
        sheet.strings.append(int(text))
        sheet.shared[place] = (kind, text, 0)
        return
    sheet.cells[place] = (kind, text, int(style[1]) if style else 0)
    if kind == b"e":
        sheet.errors.append(place)
    if kind not in {b"n", b"d"}:
        sheet.texts.append(word_of(kind, text))


def word_of(kind: bytes, raw: bytes) -> str:
    """The text a cell of this kind shows."""
    if kind == b"b":
        return "TRUE" if raw.strip() == b"1" else "FALSE"
    return decoded(unescaped(raw.decode("utf-8", "replace")))


def decoded(text: str) -> str:
    """Excel's own escapes for characters XML cannot carry, such as _x000B_ (BAD_INPUTS A29)."""
    if "_x" not in text:
        return text
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)


def scan_strings(part: bytes) -> list[str]:
    """The shared strings, in order, without the reading aids of East Asian text."""
    part = _PHONETIC.sub(b"", plain_utf8(part)) if b"rPh" in part else plain_utf8(part)
    items = re.split(rb"<" + _P + rb"si(?=[\s/>])[^>]*>", part)[1:]
    return [_shared(item) for item in items]


def _shared(item: bytes) -> str:
    texts: Sequence[bytes] = _INLINE.findall(item)
    text = texts[0] if len(texts) == 1 else b"".join(texts)
    return decoded(unescaped(text.decode("utf-8", "replace")))
