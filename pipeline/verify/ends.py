"""Finds words of a list in a text, at a cost that hardly grows with the length of the list.

A text is read as bytes, one for each of its characters, in which all but the letters a to z are
spaces; a word is looked for with the spaces around it, so that only whole words are told. What
costs time is each place that is told, and few are told in vain.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ahocorasick_rs import BytesAhoCorasick

_LETTERS = b"abcdefghijklmnopqrstuvwxyz"
_SPACES = bytes(code if code in _LETTERS else 32 for code in range(256))


def with_ends(text: str) -> bytes:
    """Lower-case text with spaces for all but its letters, and one more before and after it."""
    return b" %s " % text.encode("ascii", "replace").translate(_SPACES)


class Words:
    """A list of words of letters a to z, looked for all at once."""

    def __init__(self, words: Iterable[str]) -> None:
        self._search = BytesAhoCorasick([f" {word} ".encode() for word in words])

    def places(self, text: str) -> Iterator[int]:
        """Where each word begins that has no letter a to z before it or after it, in any case."""
        for _, start, _ in self._search.find_matches_as_indexes(
            with_ends(text.lower()), overlapping=True
        ):
            yield start
