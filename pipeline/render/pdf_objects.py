"""The objects of a typeset piece, renumbered and packed for a larger file, on their bytes.

The typesetter writes every object in clear; a piece of a chronology has tens of thousands, one
a table cell. Copying them one by one through a PDF library costs more than typesetting them
(measured: 0.3 seconds for 600 rows, and 40 MB), so they are renumbered by one pattern and packed
into object streams, in the process that typeset them. Whatever must be changed on the way
(pages, links, the top of the tag tree) is left out here and written anew by ``pdf_join``.

Imports nothing of the program, so that a worker starts at once.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

#: Objects in one object stream.
TOGETHER = 200
#: First letters that set one piece's header cells apart from another's.
LETTERS = b"UVWXYZABCDEFGHIJKLMNOPQRSTuvwxyzabcdefghijklmnopqrst" + bytes(range(0xA1, 0xFF))

#: A literal string, with brackets in it three deep.
LITERAL = rb"\((?:[^()\\]++|\\.|\((?:[^()\\]++|\\.|\((?:[^()\\]++|\\.)*+\))*+\))*+\)"
_TOKEN = re.compile(LITERAL + rb"|(\d+) 0 R", re.DOTALL)
_STREAM = re.compile(rb">>\s*stream\r?\n")
#: Where the typesetter names header cells: ``/ID(U1x0y0)`` and ``/Headers[(U1x0y0)(U1x1y0)]``.
_HEADERS = re.compile(rb"(/ID|/Headers\[)((?:\(U\d+x\d+y\d+\))+)")


class Unreadable(ValueError):
    """The typesetter's file is not laid out as it always was: its version has changed."""


@dataclass(slots=True)
class Packed:
    """Bytes to put into a file, and where its objects stand in them.

    An entry is (number, 0, offset in ``data``) for an object of its own, or
    (number, stream's number, place in it) for one in an object stream.
    """

    data: bytes = field(repr=False)
    entries: list[tuple[int, int, int]] = field(repr=False)


def objects(data: bytes) -> dict[int, bytes]:
    """Every object of a file by number, from its cross-reference table.

    Raises Unreadable where there is no such table.
    """
    start = data.rfind(b"startxref")
    try:
        table = int(data[start + 9 :].split(None, 1)[0])
        lines = data[table:start].split(b"trailer")[0].split(b"\n")
        first, count = (int(part) for part in lines[1].split())
        places = {
            first + number: int(line[:10])
            for number, line in enumerate(lines[2 : 2 + count])
            if line[17:18] == b"n"
        }
    except (ValueError, IndexError) as fault:
        raise Unreadable("no cross-reference table") from fault
    order = sorted(places, key=places.__getitem__)
    ends = [*(places[number] for number in order[1:]), table]
    found = {}
    for number, end in zip(order, ends, strict=True):
        whole = data[places[number] : end]
        head, _, body = whole.partition(b"obj")
        inner, mark, _ = body.rpartition(b"endobj")
        if head.split() != [b"%d" % number, b"0"] or not mark:
            raise Unreadable(f"object {number} is not where the table says")
        found[number] = inner.strip(b"\r\n ")
    return found


def span(data: bytes) -> int:
    """How many numbers a piece takes: its own, and those of the object streams it is packed in."""
    size = max(objects(data)) + 1
    return size + size // TOGETHER + 1


def shift(body: bytes, offset: int, seen: list[int] | None = None) -> bytes:
    """An object with every reference in it raised by ``offset``; ``seen`` collects them."""

    def raised(match: re.Match[bytes]) -> bytes:
        number = match[1]
        if number is None:
            return match[0]
        reference = int(number)
        if seen is not None:
            seen.append(reference)
        return b"%d 0 R" % (reference + offset)

    return _TOKEN.sub(raised, body)


def references(body: bytes) -> list[int]:
    """The numbers of the objects an object refers to."""
    return [int(number) for number in _TOKEN.findall(body) if number]


def pack(data: bytes, offset: int, roots: Iterable[int], stop: Collection[int]) -> Packed:
    """Everything reached from ``roots`` without passing ``stop``, raised by ``offset``."""
    known = objects(data)
    size = max(known) + 1
    settled: list[tuple[int, bytes]] = []
    out: list[bytes] = []
    entries: list[tuple[int, int, int]] = []
    place = 0
    waiting = list(roots)
    done = set(stop)
    while waiting:
        one = waiting.pop()
        if one in done:
            continue
        done.add(one)
        body = known[one]
        seen: list[int] = []
        stream = _STREAM.search(body) if body.endswith(b"endstream") else None
        if stream is None:
            settled.append((one, shift(body, offset, seen)))
        else:
            head = shift(body[: stream.start()], offset, seen)
            whole = b"%d 0 obj\n%b%b\nendobj\n" % (one + offset, head, body[stream.start() :])
            entries.append((one + offset, 0, place))
            out.append(whole)
            place += len(whole)
        waiting += seen
    settled.sort()
    for first in range(0, len(settled), TOGETHER):
        group = [(one + offset, body) for one, body in settled[first : first + TOGETHER]]
        holder = size + offset + first // TOGETHER
        whole = object_stream(holder, group)
        entries.append((holder, 0, place))
        entries += [(one, holder, index) for index, (one, _) in enumerate(group)]
        out.append(whole)
        place += len(whole)
    return Packed(b"".join(out), entries)


def object_stream(number: int, group: list[tuple[int, bytes]]) -> bytes:
    """Objects packed together into one."""
    places = []
    bodies = []
    place = 0
    for one, body in group:
        places.append(b"%d %d" % (one, place))
        bodies.append(body)
        place += len(body) + 1
    head = b" ".join(places) + b" "
    packed = zlib.compress(head + b"\n".join(bodies), 6)
    return (
        b"%d 0 obj\n<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream\nendobj\n"
        % (number, len(group), len(head), len(packed), packed)
    )


def distinct(data: bytes, number: int) -> bytes:
    """A piece whose header cells are called as those of no other piece.

    Changes one letter of each name and so no length: every offset in the file stays true.
    """
    if number == 0:
        return data
    if number >= len(LETTERS):
        raise Unreadable(f"more than {len(LETTERS)} pieces")
    letter = LETTERS[number : number + 1]
    return _HEADERS.sub(lambda match: match[1] + match[2].replace(b"(U", b"(" + letter), data)
