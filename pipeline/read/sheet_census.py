"""The cells of a worksheet counted from its raw XML, apart from the library that reads them.

Sheets as Excel, LibreOffice and the usual libraries write them are counted by a few scans over
the bytes; the scans must account for every value in the sheet, and where they do not, each cell
is looked at by itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from pipeline.read.cleaning import unescaped
from pipeline.read.columns import index_of

#: Shown where a formula was saved without its result (BAD_INPUTS 46): never an empty cell.
UNSAVED = "[formula-without-a-saved-result]"

#: Row from 1, column from 0.
Place = tuple[int, int]
#: Kind of cell as the XML names it, what it stores, and its style.
Stored = tuple[bytes, bytes, int]

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
_STYLE = re.compile(rb"""\bs\s*=\s*["'](\d{1,9})["']""")
_HIDDEN = re.compile(rb"""\bhidden\s*=\s*["'](?:1|true)["']""")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")

# The usual form: attributes in the order r, s, t; a value that is not empty; formulas short.
_FORMULA = rb"(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)?"
_USUAL_STRING = re.compile(rb' t="s"><v>(\d+)</v>')
_USUAL_STYLED = re.compile(rb'<c r="([A-Z]+)(\d+)" s="(\d+)"><v>([^<\s][^<]*)</v>')
_USUAL_NUMBER = re.compile(
    rb'<c r="([A-Z]+)(\d+)"(?: s="(\d+)")?(?: t="n")?>' + _FORMULA + rb"<v>([^<\s][^<]*)</v>"
)
_USUAL_OTHER = re.compile(
    rb'<c r="([A-Z]+)(\d+)"(?: s="(\d+)")? t="(str|b|e|d)">'
    + _FORMULA
    + rb"<v(?: [^>]*)?>([^<\s][^<]*)</v>"
)
_HIDDEN_ROW = re.compile(rb'<row r="(\d+)"[^>]* hidden="(?:1|true)"')
_NO_RESULT = re.compile(rb"</f></c>|<f[^>]*/></c>|</f><v/>")
_WIDE = re.compile(rb'<c r="[A-Z]{2}')
_LETTERS = re.compile(rb'<c r="([A-Z]+)')


@dataclass(slots=True)
class Sheet:
    """What the raw XML of one sheet holds.

    ``strings`` are indexes of shared strings; ``stored`` every other cell with a value, as
    (row, column, what it stores); ``rows`` and ``columns`` how far the filled cells can reach.
    """

    strings: list[int] = field(default_factory=list)
    stored: list[tuple[int, int, Stored]] = field(default_factory=list)
    shared: list[tuple[int, int, Stored]] = field(default_factory=list)
    unsaved: list[Place] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    rows: int = 0
    columns: int = 0

    @property
    def filled(self) -> int:
        """How many cells have a value."""
        return len(self.strings) + len(self.stored)

    @property
    def untyped(self) -> list[tuple[int, int, Stored]]:
        """The stored cells that hold neither a number nor a date."""
        return [cell for cell in self.stored if cell[2][0] not in TYPED]

    @property
    def texts(self) -> list[str]:
        """The text of every cell that is neither a shared string nor typed."""
        return [word_of(kind, raw) for _, _, (kind, raw, _) in self.untyped]

    @property
    def numbers(self) -> int:
        """How many cells hold a number or a date."""
        return len(self.stored) - len(self.untyped)

    @property
    def errors(self) -> list[Place]:
        """Cells that show an error."""
        return [(row, column) for row, column, (kind, _, _) in self.untyped if kind == b"e"]


#: Kinds of cell that store a number or a date.
TYPED = {b"n", b"d"}


def scan_sheet(part: bytes) -> Sheet:
    """Count the cells of one sheet."""
    part = plain_utf8(part)
    return _usual(part) or scan_cells(part)


def plain_utf8(part: bytes) -> bytes:
    """The part in UTF-8 without comments and character sections, which a scan would misread."""
    head = part[:200]
    utf8 = b"encoding" not in head or re.search(rb"""encoding=["']utf-?8""", head, re.IGNORECASE)
    if utf8 and b"<!--" not in part and b"<![CDATA[" not in part and head[:2] not in _MARKS:
        return part
    parser = etree.XMLParser(remove_comments=True, remove_pis=True, resolve_entities=False)
    return bytes(etree.tostring(etree.fromstring(part, parser), encoding="utf-8"))


_MARKS = {b"\xff\xfe", b"\xfe\xff"}


def surely_small(part: bytes) -> bool:
    """True for a sheet that a few looks show to need little room, so that nothing must wait.

    No column past Z and not many rows; a sheet that is written in another way is not surely small.
    """
    last = part.rfind(b'<row r="')
    found = re.match(rb'<row r="(\d{1,6})"', part[last : last + 20]) if last >= 0 else None
    return found is not None and int(found[1]) < 100_000 and not _WIDE.search(part)


# ---------------------------------------------------------------- the usual form


def _usual(part: bytes) -> Sheet | None:
    """The count by a few scans; None when they do not account for every value."""
    if b"<worksheet" not in part[:2000] or (b"<f" in part and _NO_RESULT.search(part)):
        return None
    values = part.count(b"</v>")
    strings = _USUAL_STRING.findall(part)
    numbers = _USUAL_STYLED.findall(part)
    others: list[tuple[bytes, ...]] = []
    if len(strings) + len(numbers) < values:
        numbers, others = _USUAL_NUMBER.findall(part), _USUAL_OTHER.findall(part)
    if len(strings) + len(numbers) + len(others) != values or b"<is>" in part:
        return None
    sheet = Sheet(strings=list(map(int, strings)))
    columns = {letters: index_of(letters.decode()) for letters in _letters(part)}
    styles = _Styles()
    sheet.stored = [
        (int(row), columns[letters], (b"n", raw, styles[style]))
        for letters, row, style, raw in numbers
    ]
    for letters, row, style, kind, raw in others:
        sheet.stored.append((int(row), columns[letters], (kind, raw, styles[style])))
    sheet.columns = max(columns.values(), default=-1) + 1
    return sheet if _usual_rows(part, sheet) else None


class _Styles(dict[bytes, int]):
    """Numbers of styles by their digits; no digits is style 0."""

    def __missing__(self, digits: bytes) -> int:
        self[digits] = int(digits or 0)
        return self[digits]


def _usual_rows(part: bytes, sheet: Sheet) -> bool:
    """Take the last row and the hidden rows; False where rows are not written the usual way."""
    data = part.find(b"<sheetData")
    last = part.rfind(b'<row r="')
    found = re.match(rb'<row r="(\d+)"', part[last : last + 40]) if last >= 0 else None
    sheet.rows = int(found[1]) if found else 0
    hidden = part.find(b" hidden=", data)
    if hidden >= 0:
        sheet.hidden_rows = set(map(int, _HIDDEN_ROW.findall(part)))
        told = part.count(b' hidden="1"', data) + part.count(b' hidden="true"', data)
        return told == len(sheet.hidden_rows)
    return found is not None or not sheet.filled


def _letters(part: bytes) -> set[bytes]:
    if _WIDE.search(part):
        return set(_LETTERS.findall(part))
    return {bytes([letter]) for letter in range(65, 91)}


# ---------------------------------------------------------------- every cell by itself


def scan_cells(part: bytes) -> Sheet:
    """Look at every cell of one sheet by itself, and remember where shared strings stand."""
    part = plain_utf8(part)
    sheet, row, column = Sheet(), 0, -1
    for about_row, about_cell, inner in _CELL.findall(part):
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


def _cell(sheet: Sheet, place: Place, about: bytes, inner: bytes) -> None:
    typed, style = _TYPE.search(about), _STYLE.search(about)
    kind = typed[1] if typed else b"n"
    if kind == b"inlineStr":
        text = b"".join(_INLINE.findall(_PHONETIC.sub(b"", inner)))
    else:
        value = _VALUE.search(inner)
        text = value[1] if value else b""
        if not text and re.search(rb"<" + _P + rb"f[\s/>]", inner):
            sheet.unsaved.append(place)
            kind, text = b"unsaved", UNSAVED.encode()
    if not text.strip():
        return
    sheet.rows, sheet.columns = max(sheet.rows, place[0]), max(sheet.columns, place[1] + 1)
    if kind == b"s":
        sheet.strings.append(int(text))
        sheet.shared.append((*place, (kind, text, 0)))
    else:
        sheet.stored.append((*place, (kind, text, int(style[1]) if style else 0)))


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


# ---------------------------------------------------------------- shared strings

_BETWEEN = b"</t></si><si><t>"
_GAP = "\x00"  # stands in no XML text


def scan_strings(part: bytes) -> list[str]:
    """The shared strings, in order, without the reading aids of East Asian text."""
    part = plain_utf8(part)
    texts = _usual_strings(part)
    if texts is not None:
        return texts
    if b"rPh" in part:
        part = _PHONETIC.sub(b"", part)
    items = re.split(rb"<" + _P + rb"si(?=[\s/>])[^>]*>", part)[1:]
    return [_shared(item) for item in items]


_LOOSE = re.compile(rb"<(?:[\w.-]+:)?t>(?:\s|[^<]*\s</)")


def loses_spaces(part: bytes) -> bool:
    """True where pieces of a string begin or end with spaces that are not marked to be kept.

    The library takes such spaces away and so glues the words of two pieces.
    """
    in_pieces = b"<r>" in part or b":r>" in part or b"<r " in part
    return in_pieces and _LOOSE.search(part) is not None


def _usual_strings(part: bytes) -> list[str] | None:
    """The strings of a part without formatted text; None for any other."""
    begin, end = part.find(b"<si><t"), part.rfind(b"</t></si>")
    if begin < 0 or end < begin:
        return None
    body = part[begin:end].replace(b' xml:space="preserve"', b"")
    body = body.removeprefix(b"<si><t>").replace(_BETWEEN, b"\x00")
    # A tag that is left belongs to formatted text, a reading aid or something unusual.
    if b"<" in body or part.find(b"<si", end) > 0 or part.rfind(b"<si", 0, begin) > 0:
        return None
    return decoded(unescaped(body.decode("utf-8", "replace"))).split(_GAP)


def _shared(item: bytes) -> str:
    texts: list[bytes] = _INLINE.findall(item)
    text = texts[0] if len(texts) == 1 else b"".join(texts)
    return decoded(unescaped(text.decode("utf-8", "replace")))
