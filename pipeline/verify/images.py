"""Which bytes of a picture are not pixels. A publication copy's pictures hold pixels alone."""

from __future__ import annotations

import struct
from collections.abc import Iterator

#: PNG chunks that carry pixels, palette, transparency and resolution.
PNG_CHUNKS = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"pHYs", b"gAMA", b"sRGB", b"cHRM"}
)
#: JPEG markers that carry pixels: tables, frames, scans, and the JFIF and Adobe colour marks.
_JPEG_PIXELS = frozenset({0xC0, 0xC1, 0xC2, 0xC4, 0xDA, 0xDB, 0xDD, 0xE0})


def odd_in_image(data: bytes) -> Iterator[str]:
    """What in the picture could carry words: comments, EXIF, unknown chunks, bytes after the end."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        yield from _png(data)
    elif data.startswith(b"\xff\xd8"):
        yield from _jpeg(data)
    else:
        yield "a picture of a kind that cannot be checked"


def _png(data: bytes) -> Iterator[str]:
    at = 8
    while at + 12 <= len(data):
        (length,), kind = struct.unpack_from(">I", data, at), data[at + 4 : at + 8]
        if kind not in PNG_CHUNKS:
            yield "a picture with words in it"
        at += 12 + length
        if kind == b"IEND":
            break
    if at != len(data):
        yield "bytes after a picture's end"


def _jpeg(data: bytes) -> Iterator[str]:
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker, (length,) = data[at + 1], struct.unpack_from(">H", data, at + 2)
        if marker not in _JPEG_PIXELS:
            yield "a picture with words in it"
        if marker == 0xDA:
            break
        at += 2 + length
    if not data.endswith(b"\xff\xd9"):
        yield "bytes after a picture's end"
