"""What stands in a PDF's bytes beside its objects: comments, gaps, and comments in its drawing."""

from __future__ import annotations

import re
from collections.abc import Iterator

_STREAM = re.compile(rb"stream\r?\n.*?\r?\n?endstream", re.DOTALL)
_HEXADECIMAL = re.compile(rb"<[0-9A-Fa-f\s]+>")
_ESCAPE_OR_BRACKET = re.compile(rb"\\.|[()]", re.DOTALL)
_OBJECT = re.compile(rb"\d+ \d+ obj\b.*?\bendobj\b", re.DOTALL)
_FRAME = re.compile(
    rb"\s*%PDF-\d\.\d\s+(?:%[\x80-\xff]{4,8}\s+)?"
    rb"(?:xref\s+(?:\d+ \d+\s+(?:\d{10} \d{5} [fn]\s+)*)+trailer\s*<<.*?>>\s*)?"
    rb"startxref\s+\d+\s+%%EOF\s*",
    re.DOTALL,
)


def odd_between_objects(data: bytes) -> Iterator[str]:
    """Anything in the file that is no object, no index and no mark of its beginning or end."""
    bare = _without_strings(_STREAM.sub(b"", data))
    objects = _OBJECT.findall(bare)
    if any(b"%" in item for item in objects):
        yield "a comment in an object"
    if not _FRAME.fullmatch(_OBJECT.sub(b"", bare)):
        yield "bytes between objects"


def odd_in_source(body: bytes) -> Iterator[str]:
    """A comment in a page's drawing, which no reader shows."""
    if b"%" in _without_strings(body):
        yield "a comment in the page's drawing"


def _without_strings(data: bytes) -> bytes:
    """The bytes with every string empty. A string may hold brackets in pairs, and comment signs.

    A string that never ends is left as it stands, and so is what follows a backslash outside one.
    """
    kept = []
    depth = begin = 0
    for found in _ESCAPE_OR_BRACKET.finditer(data):
        sign = found[0]
        if sign == b"(":
            if not depth:
                kept.append(data[begin : found.end()])
            depth += 1
        elif sign == b")" and depth:
            depth -= 1
            begin = found.start()
    kept.append(data[begin:])
    return _HEXADECIMAL.sub(b"<>", b"".join(kept))
