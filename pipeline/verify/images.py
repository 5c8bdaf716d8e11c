"""Which bytes of a picture are not pixels. A publication copy's pictures hold pixels alone."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator

#: PNG chunks that carry pixels, palette, transparency and resolution.
PNG_CHUNKS = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"pHYs", b"gAMA", b"sRGB", b"cHRM"}
)
#: JPEG markers that carry pixels: tables, frames, scans, and the JFIF and Adobe colour marks.
_JPEG_PIXELS = frozenset({0xC0, 0xC1, 0xC2, 0xC4, 0xDA, 0xDB, 0xDD, 0xE0})
#: Within pixels 0xFF is followed by 0 or by a mark of restart.
_SCAN_END = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
#: Numbers a pixel of each kind of PNG: grey, colour, palette, grey or colour with transparency.
_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}


def odd_in_image(data: bytes) -> Iterator[str]:
    """What in the picture could carry words: comments, EXIF, unknown chunks, bytes after the end."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        yield from _png(data)
    elif data.startswith(b"\xff\xd8"):
        yield from _jpeg(data)
    else:
        yield "a picture of a kind that cannot be checked"


def _png(data: bytes) -> Iterator[str]:
    at, packed, head = 8, [], b""
    while at + 12 <= len(data):
        (length,), kind = struct.unpack_from(">I", data, at), data[at + 4 : at + 8]
        if kind not in PNG_CHUNKS:
            yield "a picture with words in it"
        elif kind == b"IHDR":
            head = data[at + 8 : at + 8 + length]
        elif kind == b"IDAT":
            packed.append(data[at + 8 : at + 8 + length])
        at += 12 + length
        if kind == b"IEND":
            break
    if at != len(data) or not _only_pixels(head, b"".join(packed)):
        yield "bytes after a picture's end"


def _only_pixels(head: bytes, packed: bytes) -> bool:
    """Whether what is packed in a PNG is its pixels and nothing more."""
    if len(head) != 13:
        return False
    width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", head)
    row = 1 + (width * depth * _SAMPLES.get(colour, 0) + 7) // 8
    opener = zlib.decompressobj()
    try:
        size = len(opener.decompress(packed, row * height + 1))
    except zlib.error:
        return False
    return not interlaced and size == row * height and opener.eof and not opener.unused_data


def _jpeg(data: bytes) -> Iterator[str]:
    at, ended = 2, False
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker, (length,) = data[at + 1], struct.unpack_from(">H", data, at + 2)
        jfif = marker == 0xE0 and (length != 16 or data[at + 4 : at + 9] != b"JFIF\0")
        if marker not in _JPEG_PIXELS or jfif:
            yield "a picture with words in it"
        at += 2 + length
        if marker == 0xDA:  # pixels, up to the next marker that is not one of theirs
            found = _SCAN_END.search(data, at)
            at = found.start() if found else len(data)
        ended = data[at : at + 2] == b"\xff\xd9"
        if ended:
            break
    if not ended or at + 2 != len(data):
        yield "bytes after a picture's end"
