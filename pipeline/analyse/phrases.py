"""Finding set phrases in agencies' words: all at once, whole words only, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import ahocorasick_rs

_PLAIN = str.maketrans({"’": "'", "‘": "'", "‐": "-", "‑": "-", "–": "-", "\n": " ", "\t": " ", "\xa0": " "})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hit:
    """One phrase at one place: ``kind`` is what it was filed under; offsets are of the text."""

    kind: str
    phrase: str
    start: int
    end: int


def plain(text: str) -> str:
    """The text in small letters with typewriter quotes, dashes and spaces, offsets unchanged."""
    small = text.lower()
    # A few capitals ("İ") become two letters; then offsets matter more than those letters do.
    return (small if len(small) == len(text) else text).translate(_PLAIN)


class Phrases:
    """Phrases by kind, searched for together. Longer phrases win over those inside them."""

    def __init__(self, kinds: Mapping[str, Iterable[str]]) -> None:
        self._filed: dict[str, list[str]] = {}
        for kind, phrases in kinds.items():
            for phrase in phrases:
                if phrase.strip():
                    self._filed.setdefault(plain(phrase.strip()), []).append(kind)
        self._all = sorted(self._filed)
        self._search = ahocorasick_rs.AhoCorasick(
            self._all, matchkind=ahocorasick_rs.MatchKind.Standard
        )

    def hits(self, text: str) -> tuple[Hit, ...]:
        """Every phrase in the text, in order; none that lies within a longer one."""
        low = plain(text)
        found = sorted(self._whole(low), key=lambda hit: (hit[1], -hit[2]))
        kept: list[Hit] = []
        reached = -1
        for number, start, end in found:
            if end > reached:
                reached = end
                phrase = self._all[number]
                kept += [Hit(kind, phrase, start, end) for kind in self._filed[phrase]]
        return tuple(kept)

    def kinds(self, text: str) -> frozenset[str]:
        """What the text holds, by kind."""
        return frozenset(hit.kind for hit in self.hits(text))

    def _whole(self, low: str) -> Iterator[tuple[int, int, int]]:
        for number, start, end in self._search.find_matches_as_indexes(low, overlapping=True):
            before, after = low[start - 1 : start], low[end : end + 1]
            if not (before.isalnum() or after.isalnum()):
                yield number, start, end
