"""Old Excel workbooks (.xls) counted from their raw records, apart from the library that reads them.

Also what that library does not tell: hidden rows and columns, text boxes and comments, errors.
The records are those of BIFF 8 (Excel 97 and later).
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

import olefile

from pipeline.read.number_formats import BUILT_IN
from pipeline.read.reading import Refused

_BOUNDSHEET, _PASSWORD, _EOF, _SST, _CONTINUE, _DATE_MODE = 0x85, 0x2F, 0x0A, 0xFC, 0x3C, 0x22
_ROW, _COLUMNS, _TEXT_BOX = 0x208, 0x7D, 0x1B6
_FORMAT, _STYLE_OF_CELL = 0x41E, 0xE0
_LABEL_SST, _LABEL, _RICH_LABEL, _NUMBER, _RK, _MANY_RK = 0xFD, 0x204, 0xD6, 0x203, 0x27E, 0xBD
_DIMENSIONS = 0x200
_FORMULA, _STRING, _BOOL_OR_ERROR, _MERGED = 0x06, 0x207, 0x205, 0xE5
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!",
           42: "#N/A"}  # fmt: skip

#: All the cells of a sheet of Excel 97 could not show more strings.
_MOST_LABELS = 65_536 * 256
_MOST_COLUMNS, _MOST_ROWS = 256, 65_536
_WITH_PLACE = {_LABEL_SST, _LABEL, _RICH_LABEL, _NUMBER, _RK, _MANY_RK, _FORMULA, _BOOL_OR_ERROR}

#: From here on a sector's number is a sign: the end of a chain, or a sector that holds none.
_LAST_SECTOR = 0xFFFFFFFA
_STREAM, _ROOT = 2, 5

Place = tuple[int, int]


@dataclass(slots=True)
class OldSheet:
    """What the records of one sheet say. Rows count from 1, columns from 0."""

    name: str
    hidden: bool
    texts: list[str] = field(default_factory=list)
    numbers: int = 0
    errors: dict[Place, str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    styles: dict[Place, int] = field(default_factory=dict)  # of numbers


@dataclass(slots=True)
class OldBook:
    """The sheets of an old workbook. ``known`` is False for records older than Excel 97."""

    sheets: list[OldSheet] = field(default_factory=list)
    epoch_1904: bool = False
    macros: bool = False
    known: bool = True
    formats: list[str] = field(default_factory=list)  # the number format of each style


def scan_book(data: bytes) -> OldBook:
    """Look through the records. Raises Refused for a password or a broken container."""
    _refuse_lying_header(data)
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            _refuse_broken_chains(container)
            known = bool(container.exists("Workbook"))
            stream = container.openstream("Workbook" if known else "Book").read()
            book = OldBook(macros=bool(container.exists("_VBA_PROJECT_CUR")), known=known)
    except (OSError, ValueError, IndexError, struct.error):
        raise Refused("file-damaged") from None
    try:
        if known:
            _globals(stream, book)
    except (struct.error, IndexError):
        raise Refused("file-damaged", "a record is cut short") from None
    return book


def _refuse_lying_header(data: bytes) -> None:
    """Refuse a container that claims more tables of sectors than it has sectors.

    The library makes room for as many as the file claims, and the system ends it.
    """
    sectors = len(data) // 512 + 1
    shift = struct.unpack_from("<H", data, 30)[0] if len(data) >= 80 else 0
    tables = [struct.unpack_from("<I", data, at)[0] for at in (44, 64, 72)] if shift else []
    if shift not in {9, 12} or any(count > sectors for count in tables):
        raise Refused("file-damaged", "the container's header")


def _refuse_broken_chains(container: olefile.OleFileIO) -> None:
    """Refuse a container in which a chain of sectors turns back on itself or leaves the file.

    The library follows such a chain without end, until the system ends it.
    """
    table = list(container.fat)
    whole = container.minisectorcutoff
    entries = [entry for entry in container.direntries if entry is not None]
    starts = [container.first_dir_sector, container.first_mini_fat_sector]
    starts += [one.isectStart for one in entries if one.size >= whole or one.entry_type == _ROOT]
    for start in starts:
        _refuse_broken_chain(start, table)
    container.loadminifat()
    small = list(container.minifat)
    for entry in entries:
        if entry.entry_type == _STREAM and 0 < entry.size < whole:
            _refuse_broken_chain(entry.isectStart, small)


def _refuse_broken_chain(start: int, table: list[int]) -> None:
    """Follow one chain to its end, which comes within as many steps as there are sectors."""
    at = start
    for _ in range(len(table) + 1):
        if at >= _LAST_SECTOR:
            return
        if at >= len(table):
            raise Refused("file-damaged", "a chain of sectors that leaves the file")
        at = table[at]
    raise Refused("file-damaged", "a chain of sectors without an end")


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Records from ``at`` to the end of their part of the stream."""
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + size]
        if kind == _EOF:
            return
        at += 4 + size


def _globals(stream: bytes, book: OldBook) -> None:
    places: list[int] = []
    strings: list[bytes] = []
    codes, styled = dict(BUILT_IN), list[int]()
    before = 0
    for kind, data in _records(stream, 0):
        if kind == _PASSWORD:
            raise Refused("file-password")
        if kind == _DATE_MODE:
            book.epoch_1904 = data[:1] == b"\x01"
        elif kind == _FORMAT:
            codes[struct.unpack_from("<H", data)[0]] = _long_string(data[2:])
        elif kind == _STYLE_OF_CELL:
            styled.append(struct.unpack_from("<H", data, 2)[0])
        elif kind == _BOUNDSHEET and data[5] == 0:
            places.append(struct.unpack_from("<I", data)[0])
            book.sheets.append(OldSheet(_short_string(data[6:]), data[4] & 3 != 0))
        elif kind == _SST or (kind == _CONTINUE and before == _SST):
            strings.append(data)
        before = kind if kind != _CONTINUE else before
    book.formats = [codes.get(number, "") for number in styled]
    shared = _Shared(strings).strings() if strings else []
    told, unique = struct.unpack_from("<II", strings[0]) if strings else (0, 0)
    if unique != len(shared) or told > _MOST_LABELS:
        # The library makes room for as many strings as the file claims to hold.
        raise Refused("file-damaged", f"{unique} strings told, {len(shared)} there")
    for place, sheet in zip(places, book.sheets, strict=True):
        _sheet(stream, place, sheet, shared)


def _short_string(data: bytes) -> str:
    size, flags = data[0], data[1]
    if flags & 1:
        return data[2 : 2 + 2 * size].decode("utf-16-le", "replace")
    return data[2 : 2 + size].decode("latin-1")


def _long_string(data: bytes) -> str:
    size, flags = struct.unpack_from("<HB", data)
    at = 3 + (2 if flags & 8 else 0) + (4 if flags & 4 else 0)
    if flags & 1:
        return data[at : at + 2 * size].decode("utf-16-le", "replace")
    return data[at : at + size].decode("latin-1")


class _Shared:
    """The shared strings, which may be cut anywhere by the start of the next record."""

    def __init__(self, parts: list[bytes]) -> None:
        self.parts, self.part, self.at = parts, 0, 8

    def strings(self) -> list[str]:
        count = struct.unpack_from("<I", self.parts[0], 4)[0]
        found: list[str] = []
        while len(found) < count and not self._ended():
            found.append(self._one())
        return found

    def _ended(self) -> bool:
        return self.part >= len(self.parts) - 1 and self.at >= len(self.parts[-1])

    def _one(self) -> str:
        size, flags = struct.unpack("<HB", self._take(3))
        runs = struct.unpack("<H", self._take(2))[0] if flags & 8 else 0
        extra = struct.unpack("<I", self._take(4))[0] if flags & 4 else 0
        text = self._characters(size, bool(flags & 1))
        self._take(4 * runs + extra)
        return text

    def _take(self, size: int) -> bytes:
        found = b""
        while size > len(found):
            data = self.parts[self.part][self.at : self.at + size - len(found)]
            found += data
            self.at += len(data)
            if len(found) < size:
                self.part, self.at = self.part + 1, 0
        return found

    def _characters(self, size: int, wide: bool) -> str:
        # Counted in halves of characters: an emoji is two, and a record may end between them.
        units = b""
        while len(units) < 2 * size:
            left = self.parts[self.part][self.at :]
            if not left:
                # Each record that goes on with a text says anew how wide its characters are.
                self.part, self.at = self.part + 1, 1
                wide = bool(self.parts[self.part][0] & 1)
                continue
            data = left[: (2 if wide else 1) * (size - len(units) // 2)]
            units += data if wide else data.decode("latin-1").encode("utf-16-le")
            self.at += len(data)
        return units.decode("utf-16-le", "replace")


def _sheet(stream: bytes, place: int, sheet: OldSheet, shared: list[str]) -> None:
    waiting = 0  # characters of a text box announced by the record before
    for kind, data in _records(stream, place):
        if kind == _ROW and struct.unpack_from("<H", data, 12)[0] & 0x20:
            sheet.hidden_rows.add(struct.unpack_from("<H", data)[0] + 1)
        elif kind == _COLUMNS and struct.unpack_from("<H", data, 8)[0] & 1:
            low, high = struct.unpack_from("<HH", data)
            sheet.hidden_columns |= set(range(low, min(high, 255) + 1))
        elif kind == _TEXT_BOX:
            waiting = struct.unpack_from("<H", data, 10)[0]
        elif kind == _CONTINUE and waiting:
            wide = data[0] & 1
            text = data[1:].decode("utf-16-le" if wide else "latin-1", "replace")
            sheet.boxes.append(text[:waiting])
            waiting = 0
        elif kind == _MERGED:
            _merges(data, sheet)
        else:
            _cell(kind, data, sheet, shared)


def _merges(data: bytes, sheet: OldSheet) -> None:
    for index in range(struct.unpack_from("<H", data)[0]):
        top, bottom, left, right = struct.unpack_from("<HHHH", data, 2 + 8 * index)
        sheet.merges.append((top + 1, left, bottom + 1, right))


def _cell(kind: int, data: bytes, sheet: OldSheet, shared: list[str]) -> None:
    if kind in _WITH_PLACE and struct.unpack_from("<H", data, 2)[0] >= _MOST_COLUMNS:
        raise Refused("file-damaged", "a cell past the last column", sheet.name)
    if kind == _DIMENSIONS and len(data) >= 12:
        _, rows, _, columns = struct.unpack_from("<IIHH", data)
        if rows > _MOST_ROWS or columns > _MOST_COLUMNS:
            raise Refused("file-damaged", "a sheet past all measure", sheet.name)
    if kind == _LABEL_SST:
        index = struct.unpack_from("<I", data, 6)[0]
        sheet.texts.append(shared[index])
    elif kind in {_LABEL, _RICH_LABEL}:
        sheet.texts.append(_long_string(data[6:]))
    elif kind in {_NUMBER, _RK}:
        sheet.numbers += 1
        _styled(data, sheet)
    elif kind == _MANY_RK:
        sheet.numbers += _many(data, sheet)
    elif kind == _FORMULA:
        _formula(data, sheet)
    elif kind == _STRING:
        sheet.texts.append(_long_string(data))
    elif kind == _BOOL_OR_ERROR:
        _truth(data, data[6], bool(data[7]), sheet)


def _many(data: bytes, sheet: OldSheet) -> int:
    """How many numbers one record holds; it says so twice, and must not disagree."""
    first, last = struct.unpack_from("<H", data, 2)[0], struct.unpack("<H", data[-2:])[0]
    count, rest = divmod(len(data) - 6, 6)
    if rest or count < 1 or last - first + 1 != count or last >= _MOST_COLUMNS:
        raise Refused("file-damaged", "a record of several numbers", sheet.name)
    row = struct.unpack_from("<H", data)[0]
    for index in range(count):
        style = struct.unpack_from("<H", data, 4 + 6 * index)[0]
        sheet.styles[row + 1, first + index] = style
    return count


def _styled(data: bytes, sheet: OldSheet) -> None:
    row, column, style = struct.unpack_from("<HHH", data)
    sheet.styles[row + 1, column] = style


def _formula(data: bytes, sheet: OldSheet) -> None:
    result = data[6:14]
    if result[6:8] != b"\xff\xff":
        sheet.numbers += 1
        _styled(data, sheet)
    elif result[0] in {1, 2}:
        _truth(data, result[2], result[0] == 2, sheet)


def _truth(data: bytes, value: int, error: bool, sheet: OldSheet) -> None:
    row, column = struct.unpack_from("<HH", data)
    if error:
        text = _ERRORS.get(value, "#ERROR")
        sheet.errors[row + 1, column] = text
    else:
        text = "TRUE" if value else "FALSE"
    sheet.texts.append(text)
