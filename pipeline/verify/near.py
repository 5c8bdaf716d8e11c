"""Near spellings of registered names: one slip of the fingers still names a child.

Distance counts a letter put in, left out, changed, or two swapped, as one each (optimal string
alignment): one slip from five letters, two from eight; three and four letters only after a
title. Only words that no dictionary has, or that have a capital within a sentence, are compared.
A word that no dictionary has and that sounds like a name (``Kwillington``) is one too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from rapidfuzz.distance import OSA

from pipeline.model import Register
from pipeline.verify.alphabets import by_ear
from pipeline.verify.letters import plain
from pipeline.verify.needles import name_words
from pipeline.verify.search import Text
from pipeline.verify.sounds import FEWEST, sound

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
#: A capital that stands alone within a sentence, where English needs none.
_WITHIN = re.compile(r"(?:^| )[a-z][a-z'-]*[,;]? ([A-Z][^\W\d_]{3,}(?:['-][^\W\d_]+)*)(?! [A-Z])")
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|PC|DC|DS|DI|Sgt|Nurse|Master)\.? ([A-Z][^\W\d_]{1,4})\b"
)
#: A word with signs for some of its letters, and two letters at least left.
_SIGNS = re.compile(r"[*•●_]+")
_MASKED = re.compile(
    r"(?<![^\W_])[A-Za-z](?=[*•●_]*[A-Za-z])(?=\w*[*•●_])[A-Za-z*•●_]{3,}(?![^\W_])"
)
#: A name cut short, which stands among other words; a month before its day or year is none.
_SHORT = re.compile(r"(?<=[a-z,] )([A-Z][a-z]{2,4})(?:'s)?(?![\w'-]| ?\d)")


class NearSearch:
    """A register's names, ready to be compared with the words of a file."""

    def __init__(
        self, register: Register, ordinary: Collection[str], allowed: Iterable[str] = ()
    ) -> None:
        self._ordinary = ordinary
        self._allowed = {word for text in allowed for word in _WORD.findall(plain(text).lower())}
        self._names: dict[int, list[tuple[str, str]]] = {}
        self._sounds: dict[str, str] = {}
        for word, key in name_words(register):
            # A county's public name within a service's own, and words of a shop's name, are
            # words that a report needs.
            if word not in self._allowed and (
                register[key].kind == "person" or word not in ordinary
            ):
                self._names.setdefault(len(word), []).append((word, key))
                if register[key].kind == "person" and len(sound(word)) >= FEWEST:
                    self._sounds.setdefault(sound(word), key)
        self._judged: dict[str, str] = {}

    def keys(self, texts: Iterable[Text]) -> Iterator[tuple[str, str]]:
        """(register key, place) of every near spelling."""
        for text in texts:
            if text.raw:
                continue
            flat = " ".join(plain(text.text).split())
            for word in (*self._words(flat), *by_ear(text.text)):
                if key := self._near(word):
                    yield key, text.place
            masked = _MASKED.findall(flat) if _SIGNS.search(flat) else ()
            for word in (*masked, *_SHORT.findall(flat)):
                if key := self._cut(word):
                    yield key, text.place
            for found in _TITLED.finditer(flat):
                if key := self._compared(found[1].lower(), 3, 4, 1):
                    yield key, text.place

    def _words(self, flat: str) -> set[str]:
        lower = {word.lower() for word in _WORD.findall(flat)}
        unknown = {word for word in lower if len(word) > 3 and not self._is_known(word)}
        return unknown | {found.lower() for found in _WITHIN.findall(flat)}

    def _is_known(self, word: str) -> bool:
        """Whether a word, or every part of a word with hyphens, is in the dictionary."""
        stem = word.removesuffix("'s")
        return stem in self._ordinary or all(part in self._ordinary for part in stem.split("-"))

    def _near(self, word: str) -> str:
        """The key of the entry a word is nearly the name of, or ""."""
        if word not in self._judged:
            stem = word.removesuffix("'s")
            known = stem in self._allowed or stem.removesuffix("s") in self._allowed
            pieces = {stem, *(part for part in stem.split("-") if part not in self._ordinary)}
            self._judged[word] = "" if known else next(
                (key for piece in sorted(pieces) if len(piece) > 3 and (key := self._like(piece))), ""
            )  # fmt: skip
        return self._judged[word]

    def _cut(self, word: str) -> str:
        """Whose name a word is with letters masked (``Z*b*d**``) or left off (``Zeb``), or ""."""
        low = word.lower()
        if low in self._ordinary or low in self._allowed:
            return ""
        if word.isalpha():
            form, shortest = re.compile(f"{low}[a-z]{{2,}}"), len(low) + 2
        else:
            form, shortest = re.compile(_SIGNS.sub("[a-z]+", low)), 4
        for length, names in self._names.items():
            for name, key in names if length >= shortest else ():
                if form.fullmatch(name):
                    return key
        return ""

    def _like(self, word: str) -> str:
        return self._slips(word) or self._sounding(word)

    def _sounding(self, word: str) -> str:
        """Whose name a word sounds like that no dictionary has."""
        if word in self._ordinary or word.removesuffix("s") in self._ordinary:
            return ""
        return self._sounds.get(sound(word), "")

    def _slips(self, word: str) -> str:
        return self._compared(word, 5, 7, 1) or self._compared(word, 8, 40, 2)

    def _compared(self, word: str, shortest: int, longest: int, slips: int) -> str:
        for length in range(max(shortest, len(word) - slips), min(longest, len(word) + slips) + 1):
            for name, key in self._names.get(length, ()):
                if 0 < OSA.distance(word, name, score_cutoff=slips) <= slips:
                    return key
        return ""
