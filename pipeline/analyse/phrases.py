"""Finding set phrases in agencies' words: all at once, whole words only, wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

import ahocorasick_rs

#: Each replaced on its own: a table for ``str.translate`` costs ten times as much on long texts.
_PLAIN = (("’", "'"), ("‘", "'"), ("‐", "-"), ("‑", "-"), ("–", "-"), ("\n", " "), ("\t", " "), ("\xa0", " "))  # fmt: skip


#: Halves of a character, which a damaged file may hold and a search cannot take.
_HALVES = re.compile("[\ud800-\udfff]")
_SENTENCE = re.compile(r"[^.!?;\n]+[.!?;\n]*")
#: Texts up to so many letters ("No further action.") stand in many rows and are searched once.
SHORT = 60
#: A dozen rules look at the same words: so many texts are kept, those of a long review and more.
TEXTS = 1 << 17
#: What may follow a word that is looked for with its endings.
ENDINGS = ("", "s", "es", "ed", "d", "ing", "ful", "'s")


class Hit(NamedTuple):
    """One phrase at one place: ``kind`` is what it was filed under; offsets are of the text.

    A tuple, since a chronology holds hundreds of thousands and a dataclass costs four times as much.
    """

    kind: str
    phrase: str
    start: int
    end: int


@lru_cache(maxsize=TEXTS)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Where each sentence, clause after a semicolon, or line of a text begins and ends."""
    return tuple([found.span() for found in _SENTENCE.finditer(text)])


def parts(*texts: str) -> list[str]:
    """The sentences of several texts of one row, in order."""
    return [text[start:end] for text in texts for start, end in sentences(text)]


def with_endings(phrases: Iterable[str]) -> tuple[str, ...]:
    """Each phrase, and each with a common ending on its last word: neglect, neglected."""
    return tuple(
        phrase + ending
        for phrase in phrases
        for ending in (ENDINGS if len(phrase) > 3 else ("", "s"))
    )


class AnyCase:
    """A pattern of small letters, found in a text of any letters; offsets are the text's.

    A third of the time of ``re.IGNORECASE``, which cannot pass over what begins otherwise.
    """

    def __init__(self, pattern: str) -> None:
        self._pattern = re.compile(pattern)

    def search(self, text: str) -> re.Match[str] | None:
        """The first place, in small letters."""
        return self._pattern.search(_small(text))

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every place, in small letters."""
        return self._pattern.finditer(_small(text))


def _small(text: str) -> str:
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


@lru_cache(maxsize=TEXTS)
def plain(text: str) -> str:
    """The text in small letters with typewriter quotes, dashes and spaces, offsets unchanged."""
    small = text.lower()
    if small.isascii():
        return small.replace("\n", " ").replace("\t", " ")
    # A few capitals ("İ") become two letters; then offsets matter more than those letters do.
    level = small if len(small) == len(text) else text
    for written, meant in _PLAIN:
        level = level.replace(written, meant)
    return _HALVES.sub("\ufffd", level)


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
        self._short: dict[str, tuple[Hit, ...]] = {}

    def hits(self, text: str) -> tuple[Hit, ...]:
        """Every phrase in the text, in order; none that lies within a longer one."""
        if len(text) > SHORT:
            return self._look(text)
        found = self._short.get(text)
        if found is None:
            found = self._short[text] = self._look(text)
        return found

    def _look(self, text: str) -> tuple[Hit, ...]:
        low = plain(text)
        places = self._search.find_matches_as_indexes(low, overlapping=True)
        if not places:
            return ()
        # Whole words only, in order; of those that begin together the longest first.
        whole = [
            (start, -end, number)
            for number, start, end in places
            if not (low[start - 1 : start].isalnum() or low[end : end + 1].isalnum())
        ]
        whole.sort()
        kept: list[Hit] = []
        reached = -1
        for start, back, number in whole:
            if -back > reached:
                reached = -back
                phrase = self._all[number]
                kept += [Hit(kind, phrase, start, reached) for kind in self._filed[phrase]]
        return tuple(kept)

    def kinds(self, text: str) -> frozenset[str]:
        """What the text holds, by kind."""
        return frozenset(hit.kind for hit in self.hits(text))

    def by_sentence(self, text: str) -> Iterator[tuple[str, frozenset[str]]]:
        """Each sentence that holds a phrase, with what it holds, by kind."""
        hits = self.hits(text)
        if not hits:
            return
        here, most = 0, len(hits)
        for start, end in sentences(text):
            # A text may begin with stops that belong to no sentence.
            while here < most and hits[here].start < start:
                here += 1
            first = here
            while here < most and hits[here].start < end:
                here += 1
            if here > first:
                yield text[start:end], frozenset([hit.kind for hit in hits[first:here]])
            if here == most:
                return
