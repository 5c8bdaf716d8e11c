"""A PDF file written object by object, with a cross-reference stream and a name of its own."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.render.pdf_objects import TOGETHER, Packed, object_stream

_HEAD = b"%PDF-1.7\n%\x80\x80\x80\x80\n"


@dataclass(slots=True)
class PdfFile:
    """Numbers are given out by ``number``; packed pieces bring their own.

    The same objects in the same order give the same bytes, and a name made from them.
    """

    next: int = 1
    _out: bytearray = field(default_factory=lambda: bytearray(_HEAD))
    _places: dict[int, tuple[int, int, int]] = field(default_factory=dict)
    _waiting: list[tuple[int, bytes]] = field(default_factory=list)

    def number(self, count: int = 1) -> int:
        """The first of ``count`` numbers nobody else has."""
        first = self.next
        self.next += count
        return first

    def put(self, body: bytes, number: int = 0) -> int:
        """Add an object that is no stream; give its number."""
        number = number or self.number()
        self._waiting.append((number, body))
        return number

    def stream(self, head: bytes, data: bytes, number: int = 0) -> int:
        """Add a stream. ``head`` is its dictionary without brackets and length."""
        number = number or self.number()
        self._places[number] = (1, len(self._out), 0)
        self._out += b"%d 0 obj\n<<%b/Length %d>>\nstream\n" % (number, head, len(data))
        self._out += data
        self._out += b"\nendstream\nendobj\n"
        return number

    def add(self, packed: Packed) -> None:
        """Add a packed piece."""
        base = len(self._out)
        for number, holder, place in packed.entries:
            self._places[number] = (2, holder, place) if holder else (1, base + place, 0)
        self._out += packed.data

    def finish(self, root: int, info: int) -> bytes:
        """The whole file."""
        for first in range(0, len(self._waiting), TOGETHER):
            group = self._waiting[first : first + TOGETHER]
            holder = self.number()
            self._places[holder] = (1, len(self._out), 0)
            for place, (number, _) in enumerate(group):
                self._places[number] = (2, holder, place)
            self._out += object_stream(holder, group)
        own = self.number()
        start = len(self._out)
        self._places[own] = (1, start, 0)
        index, rows = self._table()
        name = hashlib.sha256(self._out).hexdigest()[:32].encode()
        packed = zlib.compress(rows, 6)
        self._out += (
            b"%d 0 obj\n<</Type/XRef/Size %d/Index[%b]/W[1 5 3]/Root %d 0 R/Info %d 0 R"
            b"/ID[<%b><%b>]/Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream\nendobj\n"
            b"startxref\n%d\n%%%%EOF\n"
            % (own, self.next, index, root, info, name, name, len(packed), packed, start)
        )
        return bytes(self._out)

    def _table(self) -> tuple[bytes, bytes]:
        """The cross-reference table: its runs of numbers, and a row for each number."""
        self._places[0] = (0, 0, 65535)
        rows = []
        runs: list[list[int]] = []
        for number in sorted(self._places):
            kind, where, which = self._places[number]
            rows.append(
                kind.to_bytes(1, "big") + where.to_bytes(5, "big") + which.to_bytes(3, "big")
            )
            if runs and sum(runs[-1]) == number:
                runs[-1][1] += 1
            else:
                runs.append([number, 1])
        return b" ".join(_runs(runs)), b"".join(rows)


def _runs(runs: list[list[int]]) -> Iterator[bytes]:
    for first, count in runs:
        yield b"%d %d" % (first, count)
