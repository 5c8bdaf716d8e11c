"""Finds words of a list in a text, at a cost that hardly grows with the length of the list.

A text is read as bytes, one for each of its characters, in which all but the letters a to z are
spaces; a word is looked for with the spaces around it, so that only whole words are told. What
costs time is each place that is told, and few are told in vain.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from ahocorasick_rs import BytesAhoCorasick

_SPACES = bytes(code if bytes([code]).isalpha() else 32 for code in range(256)).lower()


def with_ends(text: str) -> bytes:
    """A text's letters, small ones, with spaces for all else and one more on either side."""
    return b" %s " % text.encode("ascii", "replace").translate(_SPACES)


class Words:
    """A list of words of letters a to z, and of signs, looked for all at once."""

    def __init__(self, words: Iterable[str]) -> None:
        self._search = BytesAhoCorasick(list(map(with_ends, words)))

    def places(self, text: str) -> list[int]:
        """Where each word begins that has no letter a to z before it or after it, in any case."""
        found = self._search.find_matches_as_indexes(with_ends(text), overlapping=True)
        return sorted(start for _, start, _ in found)

    def replaced(
        self, runs: re.Pattern[str], said: Callable[[re.Match[str]], str], text: str
    ) -> str:
        """The same as ``runs.sub(said, text)`` where every run begins with a word of the list."""
        pieces: list[str] = []
        done = 0
        for start in self.places(text):
            run = runs.match(text, start) if start >= done else None
            if run:
                pieces += text[done:start], said(run)
                done = run.end()
        return "".join([*pieces, text[done:]])
