"""Fingerprints by which an event is known again without any of its words being kept.

A fingerprint is made of one-way sums of the date, the place and the text, and a sketch by which
two wordings can be told to be much alike.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.model import Event
from pipeline.words import fold

_WORD = re.compile(r"\w+")
_HASHES = 128
_AT_ONCE = 128
_MOST = np.iinfo(np.uint32).max


@dataclass(frozen=True, slots=True)
class Print:
    """A fingerprint taken apart: sums of the date, the place, the text, and the text's sketch.

    ``way`` is the number of the way in which it was made.
    """

    day: str
    place: str
    text: str
    sketch: str
    way: int = 1

    @property
    def whole(self) -> str:
        """As the ledger keeps it."""
        return f"{self.way}:{self.day}:{self.place}:{self.text}:{self.sketch}"

    @classmethod
    def of(cls, fingerprint: str) -> Print:
        """From a line of the ledger; a line in another form matches nothing.

        A line without the number of its way was made in the first.
        """
        parts = fingerprint.split(":")
        way = parts.pop(0) if len(parts) == 5 else "1"
        if len(parts) != 4 or not way.isdecimal():
            return cls("", "", "", "", 0)
        day, place, text, sketch = parts
        return cls(day, place, text, sketch, int(way))


def likeness(one: str, other: str) -> float:
    """The share of words two sketches have in common, from 0 to 1, to about a twentieth."""
    if not one or len(one) != len(other):
        return 0.0
    same = sum(a == b for a, b in zip(one, other, strict=True)) / len(one)
    return max(0.0, (same - 1 / 16) / (1 - 1 / 16))  # one in sixteen is alike by chance


def prints(events: Sequence[Event]) -> list[Print]:
    """The fingerprint of each event, in order."""
    texts = [_bare(event.event) for event in events]
    return [
        Print(
            _sum(f"{_bare(event.when.as_written) or _days(event)}|{event.time}"),
            _sum(f"{fold(event.locator.sheet)}|{fold(event.sequence) or event.locator.row}"),
            _sum(text),
            sketch,
        )
        for event, text, sketch in zip(events, texts, _sketches(texts), strict=True)
    ]


def _bare(text: str) -> str:
    """The words alone, of any script: case and punctuation are no difference."""
    return " ".join(_WORD.findall(fold(text)))


def _days(event: Event) -> str:
    return f"{event.when.earliest}/{event.when.latest}"


def _sum(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _sketches(texts: Sequence[str]) -> list[str]:
    """128 figures a text, of which two texts share as many as they share words (min-hash)."""
    vocabulary: dict[str, int] = {}
    chosen = [
        [vocabulary.setdefault(word, len(vocabulary)) for word in set(text.split())]
        for text in texts
    ]
    sums = b"".join(
        hashlib.shake_128(word.encode("utf-8", "surrogatepass")).digest(4 * _HASHES)
        for word in vocabulary
    )
    # one row more than there are words, greater than all: a text without words takes only this
    spread = np.full((len(vocabulary) + 1, _HASHES), _MOST, np.uint32)
    spread[:-1] = np.frombuffer(sums, "<u4").reshape(-1, _HASHES)
    sketches: list[str] = []
    for start in range(0, len(chosen), _AT_ONCE):
        some = [words or [len(vocabulary)] for words in chosen[start : start + _AT_ONCE]]
        firsts = np.cumsum([0, *map(len, some[:-1])])
        least = np.minimum.reduceat(spread[[word for words in some for word in words]], firsts)
        figures = (least % 16).astype(np.uint8).reshape(len(some), -1, 2)
        pairs = figures[:, :, 0] * 16 + figures[:, :, 1]
        sketches += [row.tobytes().hex() for row in pairs]
    return [sketch if words else "" for sketch, words in zip(sketches, chosen, strict=True)]


#: The ways of making fingerprints, by number; the highest is in use. A way that has been used is
#: never changed: a better one is added with the next number, and the older ones stay.
WAYS: dict[int, Callable[[Sequence[Event]], list[Print]]] = {1: prints}
