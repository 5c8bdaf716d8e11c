"""Finds bytes packed inside bytes: zlib and gzip runs in pictures, objects and unknown parts."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

_STARTS = re.compile(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08")
#: A run that unpacks to less says nothing; to more is not a picture of a report.
SHORTEST, LONGEST = 4, 50_000_000


def unpacked(data: bytes) -> Iterator[bytes]:
    """What every zlib or gzip run in ``data`` unpacks to, wherever it starts."""
    for start in _STARTS.finditer(data):
        opener = zlib.decompressobj(47)  # zlib or gzip, whichever it is
        try:
            found = opener.decompress(data[start.start() :], LONGEST)
        except zlib.error:
            continue
        if len(found) >= SHORTEST:
            yield found
