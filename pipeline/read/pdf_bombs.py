"""Streams of a PDF that unpack past all measure, found before the library unpacks them and dies."""

from __future__ import annotations

import zlib

from pipeline.read.reading import Refused

#: Deflate packs to a thousandth at most, so that a shorter stream can do no harm.
_LONG = 100_000
#: What one stream may unpack to; a scanned page in colour is a tenth of it.
_MOST = 250_000_000
_AT_ONCE = 4_000_000


def refuse_bombs(data: bytes) -> None:
    """Refuse a PDF with a stream that unpacks to more than ``_MOST`` bytes."""
    at = data.find(b"stream")
    while at >= 0:
        start = at + len(b"stream")
        end = data.find(b"endstream", start)
        if end < 0:
            end = len(data)
        if data[at - 3 : at] != b"end" and end - start > _LONG:
            _refuse_bomb(data[start:end].lstrip(b"\r\n"))
        at = data.find(b"stream", end + len(b"endstream"))


def _refuse_bomb(packed: bytes) -> None:
    # Only what says that it is deflated; a picture packed in another way keeps its size.
    if packed[:1] != b"x":
        return
    unpack, size = zlib.decompressobj(), 0
    try:
        while packed and not unpack.eof:
            size += len(unpack.decompress(packed, _AT_ONCE))
            packed = unpack.unconsumed_tail
            if size > _MOST:
                raise Refused("file-bomb", f"a part expands to over {_MOST // 1_000_000} MB")
    except zlib.error:
        # Damaged, or encrypted: the library will say so.
        return
