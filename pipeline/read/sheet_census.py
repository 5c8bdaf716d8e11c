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
from pipeline.read.package import has_instruction, has_markup_declaration
from pipeline.read.reading import Refused
from pipeline.read.sheet_strings import PHONETIC, PREFIX, TEXT, decoded, is_escaped, is_loose, shown

#: Shown where a formula was saved without its result (BAD_INPUTS 46): never an empty cell.
UNSAVED = "[formula-without-a-saved-result]"

#: Row from 1, column from 0.
Place = tuple[int, int]
#: Kind of cell as the XML names it, what it stores, and its style.
Stored = tuple[bytes, bytes, int]

#: Kinds of cell that store a number or a date.
TYPED = {b"n", b"d"}
#: Kinds that the library reads word for word, so that nothing is put in their place.
PLAIN = {b"str", b"inlineStr"}
#: A text in several pieces, between which the library would lose the spaces.
LOOSE = b"loose"

# The usual form: attributes in the order r, s, t; a value that is not empty; formulas short.
_FORMULA = rb"(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)?"
# Possessive: a cell of another kind is passed over at the first look.
_STANDS = rb'<c r="[A-Z]++[0-9]++"(?: s="[0-9]++")?+'
_PLACED = rb'<c r="([A-Z]++)(\d++)"(?: s="(\d++)")?+'
# A number, which is not caught, or the index of a shared string.
_USUAL_VALUE = re.compile(
    _STANDS + rb'(?: t="s"><v>([0-9]++)|(?: t="n")?+><v>[^<\s][^<]*+)</v></c>'
)
_USUAL_INLINE = re.compile(r' t="inlineStr"><is><t(?: xml:space="preserve")?>([^<]*)</t></is></c>')
_USUAL_RESULT = re.compile(_PLACED + rb'(?: t="n")?>' + _FORMULA + rb"<v>([^<\s][^<]*)</v></c>")
_USUAL_STRING = re.compile(_STANDS + rb' t="s">' + _FORMULA + rb"<v>(\d+)</v></c>")
_USUAL_OTHER = re.compile(
    _PLACED + rb' t="(str|b|e|d)">' + _FORMULA + rb"<v(?: [^>]*)?>([^<\s][^<]*)</v></c>"
)
_HIDDEN_ROW = re.compile(rb'<row r="(\d+)"[^>]* hidden="(?:1|true)"')
_WIDE = re.compile(rb'<c r="[A-Z]{2}')
_NAMED = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{1,9})(\d{1,12})["']""")
_LETTERS = re.compile(rb'<c r="([A-Z]+)')


@dataclass(slots=True)
class Sheet:
    """What the raw XML of one sheet holds.

    ``strings`` are indexes of shared strings; ``texts`` the text of every other cell that is not
    typed; ``typed`` how many cells hold a number or a date. ``stored`` are the cells as (row,
    column, what it stores); in a sheet of the ``usual`` form those that are no strings and no
    numbers. ``rows`` is how far filled cells can reach.
    """

    strings: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    typed: int = 0
    usual: bool = False
    stored: list[tuple[int, int, Stored]] = field(default_factory=list)
    errors: list[Place] = field(default_factory=list)
    unsaved: list[Place] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    rows: int = 0

    @property
    def filled(self) -> int:
        """How many cells have a value."""
        return len(self.strings) + len(self.texts) + self.typed

    def keep(self, row: int, column: int, cell: Stored) -> None:
        """Count one cell with its place. Raises Refused for a string that is not there."""
        kind, raw, _ = cell
        if kind == b"s":
            if not raw.strip().isdigit():
                raise Refused("file-damaged", "a shared string that is not there")
            self.strings.append(int(raw))
        elif kind in TYPED:
            self.typed += 1
        else:
            self.texts.append(word_of(kind, raw))
            if kind == b"e":
                self.errors.append((row, column))
        self.stored.append((row, column, cell))


def scan_sheet(part: bytes) -> Sheet:
    """Count the cells of one sheet."""
    part = plain_utf8(part)
    return _usual(part) or scan_cells(part)


def plain_utf8(part: bytes) -> bytes:
    """The part in UTF-8 without comments, instructions and character sections.

    A scan would misread them.
    """
    if is_plain_utf8(part):
        return part
    parser = etree.XMLParser(remove_comments=True, remove_pis=True, resolve_entities=False)
    return bytes(etree.tostring(etree.fromstring(part, parser), encoding="utf-8"))


def is_plain_utf8(part: bytes) -> bool:
    """True for a part in UTF-8 without comments, instructions and character sections."""
    head = part[:200]
    utf8 = b"encoding" not in head or re.search(rb"""encoding=["']utf-?8""", head, re.IGNORECASE)
    return bool(utf8) and not is_marked_up(part) and head[:2] not in _MARKS


def is_marked_up(part: bytes) -> bool:
    """True where comments, instructions or character sections stand among the elements."""
    return has_markup_declaration(part) or has_instruction(part, 5)


_MARKS = {b"\xff\xfe", b"\xfe\xff"}


def room_for(part: bytes) -> int:
    """How many cells the library makes room for: up to the last place any cell names."""
    places = set(_NAMED.findall(part))
    columns = max((index_of(letters.upper().decode()) for letters, _ in places), default=0)
    return (columns + 1) * max((int(digits) for _, digits in places), default=0)


# ---------------------------------------------------------------- the usual form


def _usual(part: bytes) -> Sheet | None:
    """The count by a few scans; None when they do not account for every cell that ends."""
    if b"<worksheet" not in part[:2000]:
        return None
    cells = part.count(b"</c>")
    texts = _inline_texts(part) if b"</is>" in part else []
    values: list[bytes] = _USUAL_VALUE.findall(part) if len(texts) < cells else []
    strings, others = list(filter(None, values)), list[tuple[bytes, ...]]()
    numbers = len(values) - len(strings)
    if len(texts) + len(values) < cells:
        strings, others = _USUAL_STRING.findall(part), _USUAL_OTHER.findall(part)
        numbers = len(_USUAL_RESULT.findall(part))
    if len(texts) + len(strings) + numbers + len(others) != cells:
        return None
    sheet = Sheet(list(map(int, strings)), _not_blank(texts), numbers, usual=True)
    for letters, row, style, kind, raw in others:
        sheet.keep(int(row), index_of(letters.decode()), (kind, raw, int(style or 0)))
    return sheet if _usual_rows(part, sheet) else None


def placed_numbers(part: bytes) -> list[tuple[bytes, bytes, bytes, bytes]]:
    """The numbers of a sheet of the usual form, as (letters, row, style, digits)."""
    return _USUAL_RESULT.findall(plain_utf8(part))


def _inline_texts(part: bytes) -> list[str]:
    whole = part.decode("utf-8", "replace")
    return shown(_USUAL_INLINE.findall(whole), escaped=is_escaped(whole))


def _not_blank(texts: list[str]) -> list[str]:
    texts = list(filter(None, texts))
    return list(filter(str.strip, texts)) if any(map(str.isspace, texts)) else texts


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


def columns(part: bytes) -> int:
    """How far to the right the cells of a sheet of the usual form reach, empty ones too."""
    used = set(_LETTERS.findall(part)) if _WIDE.search(part) else {b"Z"}
    return max((index_of(letters.decode()) for letters in used), default=-1) + 1


# ---------------------------------------------------------------- every cell by itself

# A row's attributes; or a cell's letters and number where they come first, its other attributes,
# and what it holds.
_CELL = re.compile(
    rb"<" + PREFIX + rb"(?:row(?=[\s>])([^>]*)>"
    rb'|c(?=[\s/>])(?: r="([A-Z]{1,3})(\d{1,7})")?([^>]*)>'
    rb"(?:(?<=/>)|([^<]*(?:<(?!/" + PREFIX + rb"c>)[^<]*)*)</" + PREFIX + rb"c>))"
)
_VALUE = re.compile(rb"<" + PREFIX + rb"v(?:\s[^>]*)?>([^<]*)</")
_HAS_FORMULA = re.compile(rb"<" + PREFIX + rb"f[\s/>]")
_REF = re.compile(rb"""\br\s*=\s*["']\$?([A-Za-z]{1,3})?\$?(\d{1,7})["']""")
_TYPE = re.compile(rb"""\bt\s*=\s*["'](\w+)["']""")
_STYLE = re.compile(rb"""\bs\s*=\s*["'](\d{1,9})["']""")
_HIDDEN = re.compile(rb"""\bhidden\s*=\s*["'](?:1|true)["']""")


class _About(dict[bytes, tuple[bytes, int, bytes, int]]):
    """What a cell's attributes say: kind, style, and letters and row (b"" and 0 where not said).

    Cells with the same attributes are many, and looked at once.
    """

    def __missing__(self, attributes: bytes) -> tuple[bytes, int, bytes, int]:
        typed, style = _TYPE.search(attributes), _STYLE.search(attributes)
        where = _REF.search(attributes)
        placed = (where[1].upper(), int(where[2])) if where and where[1] else (b"", 0)
        found = (typed[1] if typed else b"n", int(style[1]) if style else 0, *placed)
        self[attributes] = found
        return found


def scan_cells(part: bytes) -> Sheet:
    """Look at every cell of one sheet by itself, and remember where each stands."""
    part = plain_utf8(part)
    sheet, row, column = Sheet(), 0, -1
    about = _About()
    for about_row, letters, digits, attributes, inner in _CELL.findall(part):
        if about_row or not (letters or attributes or inner):
            row, column = _next_row(sheet, about_row, row), -1
            continue
        kind, style, far, below = about[attributes]
        if letters:
            row, column = int(digits), index_of(letters.decode())
        elif far:
            row, column = below, index_of(far.decode())
        else:
            column += 1
        if inner:
            _keep(sheet, (row, column), kind, style, inner)
    return sheet


def _next_row(sheet: Sheet, about: bytes, row: int) -> int:
    numbered = _REF.search(about)
    row = int(numbered[2]) if numbered else row + 1
    if b"hidden" in about and _HIDDEN.search(about):
        sheet.hidden_rows.add(row)
    return row


def _keep(sheet: Sheet, place: Place, kind: bytes, style: int, inner: bytes) -> None:
    """Keep a cell that holds anything."""
    if kind == b"inlineStr":
        kind, text = _inline(inner)
    else:
        value = _VALUE.search(inner)
        text = value[1] if value else b""
        if not text and _HAS_FORMULA.search(inner):
            sheet.unsaved.append(place)
            kind, text = b"unsaved", UNSAVED.encode()
    if not text or text.isspace():
        return
    row, column = place
    if row > sheet.rows:
        sheet.rows = row
    sheet.keep(row, column, (kind, text, style))


def _inline(inner: bytes) -> tuple[bytes, bytes]:
    """The kind and the text of a cell whose text is written within it."""
    if b"rPh" in inner:
        inner = PHONETIC.sub(b"", inner)
    texts: list[bytes] = TEXT.findall(inner)
    if len(texts) == 1:
        return b"inlineStr", texts[0]
    if not texts and (value := _VALUE.search(inner)):
        # Written as a value, where the library does not look for it.
        return LOOSE, value[1]
    return LOOSE if is_loose(inner) else b"inlineStr", b"".join(texts)


def word_of(kind: bytes, raw: bytes) -> str:
    """The text a cell of this kind shows."""
    if kind == b"b":
        return "TRUE" if raw.strip() in {b"1", b"true"} else "FALSE"
    return decoded(unescaped(raw.decode("utf-8", "replace")))
