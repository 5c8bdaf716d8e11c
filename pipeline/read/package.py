"""A zip package looked over before anything parses it, and opened once.

Refuses what a normal Office file never has (BAD_INPUTS A1-A16): an entity declaration in any
XML part, two parts of one name, paths that climb out, a size out of all proportion, a bad CRC.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from lxml import etree

from pipeline.read.reading import Refused

#: A chronology is normally under 10 MB; real collections stay far below these.
MOST_BYTES = 300_000_000
MOST_PARTS = 5_000
#: Word tables of thousands of rows pack to about a fiftieth; zip's own limit is a thousandth.
MOST_RATIO = 250
RATIO_COUNTS_FROM = 50_000_000

# Lists of macros and of files in OpenDocument name their document type by custom, and no reader
# opens them; an entity in them would still be an entity.
_HARMLESS = re.compile(r"(?:Basic|Dialogs|META-INF)/(?:.*\.(?:xml|xlb|xlc|xdl))$")
_XML_SUFFIXES = (".xml", ".rels", ".vml")
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*\bencoding\s*=\s*["']([^"']+)""")
_ENCODINGS = {"utf-8", "utf8", "us-ascii", "ascii", "iso-8859-1", "windows-1252", "utf-16"}


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a package by name, decompressed and checked. ``sizes`` holds every part's."""

    parts: Mapping[str, bytes]
    sizes: Mapping[str, int]

    def spelled(self, name: str) -> str:
        """The part's own spelling of a name: Office tells no capitals apart in it."""
        if name in self.parts:
            return name
        return next((part for part in self.parts if part.lower() == name.lower()), name)

    def xml(self, name: str) -> etree._Element:
        """The root of an XML part. Raises Refused when it is damaged or nested too deep."""
        try:
            return etree.fromstring(self.parts[name], _parser())
        except KeyError:
            raise Refused("file-damaged", f"part missing: {name}", name) from None
        except etree.XMLSyntaxError as fault:
            raise Refused("file-damaged", f"part: {name} ({_why_broken(fault)})", name) from None


def _why_broken(fault: etree.XMLSyntaxError) -> str:
    """Why a part is no XML that we read, in words for people."""
    said = fault.msg or ""
    if "depth" in said:
        return "nested deeper than any document"
    if "too long" in said or "limit" in said.lower():
        return "a text or a name longer than any document's"
    return f"broken off or overwritten in line {fault.lineno}"


def _parser() -> etree.XMLParser:
    # lxml keeps its own limits on depth and text size (huge_tree stays off).
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )


def open_package(data: bytes) -> Package:
    """Open a zip package whole, or refuse it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            # (The library's own question fails on a part without a name.)
            entries = [each for each in archive.infolist() if not each.filename.endswith("/")]
            _refuse_short_directory(data, archive)
            _refuse_names(archive.infolist())
            _refuse_sizes(entries)
            parts = {entry.filename: _part(archive, entry, data) for entry in entries}
    except zipfile.BadZipFile:
        # What was found is in the problem's own words: the library's mean nothing to an agency.
        raise Refused(_why_bad(data)) from None
    except (OSError, EOFError, ValueError, NotImplementedError, OverflowError) as fault:
        raise Refused("file-damaged", type(fault).__name__) from None
    for name, part in parts.items():
        if _is_xml(name, part) and not _HARMLESS.match(name):
            refuse_declarations(name, part)
        elif b"<!ENTITY" in part[:100_000] and _HARMLESS.match(name):
            raise Refused("file-dtd", f"part: {name}", name)
    return Package(parts, {name: len(part) for name, part in parts.items()})


def _why_bad(data: bytes) -> str:
    # The directory of a zip stands at its end: without it, the end is missing.
    return "file-damaged" if b"PK\x05\x06" in data[-70_000:] else "file-truncated"


def _refuse_short_directory(data: bytes, archive: zipfile.ZipFile) -> None:
    """Refuse a package whose directory lists fewer parts than its end says there are."""
    end = data.rfind(b"PK\x05\x06")
    told = int.from_bytes(data[end + 10 : end + 12], "little")
    if told not in {len(archive.infolist()), 0xFFFF}:
        raise Refused("file-damaged", f"{len(archive.infolist())} of {told} parts")


def _refuse_names(entries: list[zipfile.ZipInfo]) -> None:
    seen: set[str] = set()
    for entry in entries:
        name = entry.orig_filename
        if not entry.filename:
            raise Refused("file-damaged", "a part without a name")
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts or re.search(r"[\\\x00]|^[A-Za-z]:", name):
            raise Refused("file-bad-path", name)
        if name.lower() in seen:
            raise Refused("file-duplicate-part", name)
        seen.add(name.lower())
        if entry.flag_bits & 0x1:
            raise Refused("file-password")


def _refuse_sizes(entries: list[zipfile.ZipInfo]) -> None:
    size = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries) or 1
    if len(entries) > MOST_PARTS:
        raise Refused("file-bomb", f"{len(entries):,} parts")
    if size > MOST_BYTES or (size > RATIO_COUNTS_FROM and size / packed > MOST_RATIO):
        raise Refused("file-bomb", f"expands to {size // 1_000_000:,} MB")


#: Parts from this size are inflated piece by piece into one place, where the library copies them.
_LARGE, _PIECE = 1_000_000, 262_144


def _part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, data: bytes) -> bytes:
    try:
        large = entry.file_size >= _LARGE and entry.compress_type == zipfile.ZIP_DEFLATED
        part = _inflated(archive, entry, data) if large else None
        # The library knows what is to be said of a part that is not as told.
        return archive.read(entry) if part is None else part
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as fault:
        raise Refused("file-damaged", f"part: {entry.filename}", entry.filename) from fault
    except RuntimeError as fault:
        raise Refused("file-password") from fault


def _inflated(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, data: bytes) -> bytes | None:
    """A deflated part, up to the size that was told; None where its checksum is not as told."""
    archive.open(entry).close()  # Sees that the part's own head agrees with the directory.
    begin = entry.header_offset
    # The lengths of the name and of what is added to it (APPNOTE.TXT 4.3.7).
    name, extra = struct.unpack_from("<HH", data, begin + 26)
    begin += 30 + name + extra
    stream, out, left = zlib.decompressobj(-15), io.BytesIO(), entry.file_size
    end = begin + entry.compress_size
    for at in range(begin, end, _PIECE):
        # Never more than was told: a stream that lies about its size stops here.
        left -= out.write(stream.decompress(data[at : min(at + _PIECE, end)], left))
        if not left:
            break
    part = out.getvalue()
    return part if zlib.crc32(part) == entry.CRC else None


def _is_xml(name: str, part: bytes) -> bool:
    if name.lower().endswith(_XML_SUFFIXES):
        return True
    # A picture in SVG or a pasted web page is never parsed here.
    if name.lower().endswith((".svg", ".htm", ".html", ".mht", ".mhtml", ".xhtml")):
        return False
    return part[:4].lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"<"


#: More exclamation or question marks than this are not looked at one by one.
_MOST_MARKS = 1_000


def has_markup_declaration(part: bytes) -> bool:
    """True where ``<!`` stands: a document type, an entity, a comment or a character section.

    Exclamation marks are rare and found at the speed of memory; ``<`` is not rare.
    """
    at = -1
    for _ in range(_MOST_MARKS):
        at = part.find(b"!", at + 1)
        if at < 0:
            return False
        if at and part[at - 1] == 0x3C:
            return True
    return b"<!" in part


def has_instruction(part: bytes, at: int) -> bool:
    """True where an instruction begins after ``at``.

    A question mark is rare, and so found faster than the two characters of an instruction.
    """
    for _ in range(_MOST_MARKS):
        at = part.find(b"?", at)
        if at < 0:
            return False
        if at and part[at - 1] == 0x3C:
            return True
        at += 1
    return part.find(b"<?", at) >= 0


def refuse_declarations(name: str, part: bytes) -> None:
    """Refuse a part that declares entities, or could in an encoding we do not look through."""
    if part[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\x00" in part[:8]:
        part = part.decode("utf-16", "replace").encode() if part[:1] > b"\xf0" else b"<!ENTITY"
    declared = _DECLARED.match(part[:200])
    odd = declared and declared.group(1).decode("ascii", "replace").lower() not in _ENCODINGS
    if odd and declared:
        encoding = declared.group(1)[:20].decode("ascii", "replace")
        raise Refused("file-dtd", f"part: {name}, in the encoding {encoding}", name)
    if has_markup_declaration(part) and (b"<!DOCTYPE" in part or b"<!ENTITY" in part):
        raise Refused("file-dtd", f"part: {name}", name)
