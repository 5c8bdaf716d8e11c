"""Word packages: parts in, the same bytes out on any machine.

A long document is deflated while it is written, so that its text never stands in memory whole.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.errors import CouldNotWrite

#: Word looks for the content types first; the rest stands in the order of its names.
_FIRST = ("[Content_Types].xml", "_rels/.rels")
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_STAMP = (0, 0x0021)  # midnight on 1 January 1980, as zip writes it
_UTF8_NAMES = 0x800
_CHUNK = 1 << 16


@dataclass(slots=True)
class Part:
    """One part, deflated as it is written."""

    size: int = 0
    crc: int = 0
    data: bytes = field(default=b"", repr=False)
    stored: bool = False
    _waiting: list[str] = field(default_factory=list)
    _length: int = 0
    _out: io.BytesIO = field(default_factory=io.BytesIO)
    _deflate: zlib._Compress = field(
        # Half the time of the usual level for a sixth more bytes: this is the long part.
        default_factory=lambda: zlib.compressobj(3, zlib.DEFLATED, -15)
    )

    def write(self, text: str) -> None:
        """More of the part's text."""
        self._waiting.append(text)
        self._length += len(text)
        if self._length >= _CHUNK:
            self._flush()

    def _flush(self) -> None:
        data = "".join(self._waiting).encode()
        self._waiting, self._length = [], 0
        self.size += len(data)
        self.crc = zlib.crc32(data, self.crc)
        self._out.write(self._deflate.compress(data))

    def close(self) -> Part:
        """The part, whole."""
        self._flush()
        self._out.write(self._deflate.flush())
        self.data = self._out.getvalue()
        return self


def part(data: bytes, *, stored: bool = False) -> Part:
    """A part whose bytes are at hand. Pictures are packed already and so are only stored."""
    made = Part(len(data), zlib.crc32(data), stored=stored)
    if stored:
        made.data = data
    else:
        deflate = zlib.compressobj(6, zlib.DEFLATED, -15)
        made.data = deflate.compress(data) + deflate.flush()
    return made


def pack(parts: Mapping[str, Part]) -> bytes:
    """A zip of the parts: a fixed order, the stamp of 1980, no word of the system it was made on."""
    order = [name for name in _FIRST if name in parts]
    order += sorted(name for name in parts if name not in _FIRST)
    out = io.BytesIO()
    directory = []
    for name in order:
        one = parts[name]
        raw = name.encode()
        flags = 0 if name.isascii() else _UTF8_NAMES
        method = 0 if one.stored else zipfile.ZIP_DEFLATED
        common = struct.pack(
            "<HHHHHIIIHH",
            20, flags, method, *_STAMP, one.crc, len(one.data), one.size, len(raw), 0,
        )  # fmt: skip
        where = out.tell()
        out.write(b"PK\x03\x04" + common + raw + one.data)
        directory.append(
            b"PK\x01\x02" + struct.pack("<H", 20) + common
            + struct.pack("<HHHII", 0, 0, 0, 0, where) + raw
        )  # fmt: skip
    start = out.tell()
    end = b"".join(directory)
    count = len(directory)
    out.write(end)
    out.write(b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, count, count, len(end), start, 0))
    return out.getvalue()


def unpack(data: bytes) -> dict[str, bytes]:
    """Every part by name. Raises CouldNotWrite where the zip is damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return {name: package.read(name) for name in package.namelist()}
    except (zipfile.BadZipFile, EOFError, OSError) as fault:
        raise CouldNotWrite("A Word file could not be read back after it was made.") from fault


def core(title: str, language: str) -> str:
    """Core properties: a title and a language, and nothing of people, machines or times."""
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{title}</dc:title><dc:language>{language}</dc:language></cp:coreProperties>"
    )
