"""Finds registered names with a slip of the fingers in them, so that they are replaced too.

One slip (a letter put in, left out, changed, or two swapped) from five letters, two from eight;
only words that no dictionary has. What is left of shorter names is the hunt's to find.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from rapidfuzz.distance import OSA

from pipeline.anonymise.fold import folded
from pipeline.anonymise.variants import INSTITUTION, Form, name_tokens
from pipeline.model import Entry, Register

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def misspelt(
    texts: Iterable[str], register: Register, forms: Iterable[Form], ordinary: Collection[str]
) -> tuple[Form, ...]:
    """A form for every word of ``texts`` that is nearly a name of one entry, and no word.

    A word that is near names of several entries gives a form for each, so that nobody in
    particular is taken to be meant.
    """
    known = {form.text for form in forms}
    names = _names(register, ordinary)
    found: dict[tuple[str, str], Form] = {}
    for word in sorted(_unknown(texts, known, ordinary)):
        for key in _near(word, names):
            found[word, key] = Form(word, key, "misspelt")
    return tuple(found.values())


def _names(register: Register, ordinary: Collection[str]) -> dict[int, list[tuple[str, str]]]:
    public = {word for entry in register.entries if entry.public for word in _words(entry)}
    by_length: dict[int, list[tuple[str, str]]] = {}
    for entry in register.entries:
        for word in set(_words(entry)) - public if not entry.public else ():
            if entry.kind == "person" or word not in ordinary:
                by_length.setdefault(len(word), []).append((word, entry.key))
    return by_length


def _words(entry: Entry) -> Iterator[str]:
    for name in entry.names:
        tokens = name_tokens(name) if entry.kind == "person" else folded(name).split()
        for token in tokens:
            yield from (
                piece
                for piece in {token, *token.split("-")}
                if len(piece) > 4 and piece not in INSTITUTION
            )


def _unknown(texts: Iterable[str], known: Collection[str], ordinary: Collection[str]) -> set[str]:
    words: set[str] = set()
    for text in texts:
        for written in _WORD.findall(text):
            word = folded(written)
            for piece in {word, *word.split("-")}:
                stem = piece.removesuffix("'s")
                if len(stem) > 3 and stem not in known and stem not in ordinary:
                    words.add(stem)
    return words


def _near(word: str, names: dict[int, list[tuple[str, str]]]) -> Iterator[str]:
    seen: set[str] = set()
    for length in range(len(word) - 2, len(word) + 3):
        slips = 2 if length > 7 else 1
        for name, key in names.get(length, ()):
            close = abs(len(word) - length) <= slips
            if (
                close
                and key not in seen
                and 0 < OSA.distance(word, name, score_cutoff=slips) <= slips
            ):
                seen.add(key)
                yield key
