"""Words that somebody is quoted as saying are never altered silently: what changes is bracketed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.anonymise.edits import Edit

#: Longer than this, two marks are more likely an inch and a feather than a quotation.
_LONGEST = 1200
_QUOTES = re.compile(
    rf'"(?P<straight>[^"]{{1,{_LONGEST}}})"'
    rf"|“(?P<curly>[^“”]{{1,{_LONGEST}}})”"
    rf"|(?<!\w)‘(?P<single>(?:[^‘’]|’(?=\w)){{1,{_LONGEST}}})’(?!\w)"
    rf"|(?<!\w)'(?=\w)(?P<plain>(?:[^']|'(?=\w)){{1,{_LONGEST}}}?)(?<=[\w.,!?])'(?!\w)"
)
#: A line of a block quotation that says whose words they are.
_SAYS_WHOSE = re.compile(r"^\s*(?:[—–-]|(?:From|Source|As told|Said by)\b)")


def quotations(text: str, *, block: bool = False) -> tuple[tuple[int, int], ...]:
    """``(start, end)`` of the words inside each pair of quotation marks.

    ``block``: the text is a paragraph of a block quotation; without marks of its own it is
    quoted whole, unless it says whose words they are.
    """
    found = tuple(match.span(match.lastgroup or 0) for match in _QUOTES.finditer(text))
    if block and not found and not _SAYS_WHOSE.match(text):
        return ((0, len(text)),)
    return found


def bracketed(
    text: str, edits: Iterable[Edit], quotes: Sequence[tuple[int, int]]
) -> tuple[Edit, ...]:
    """The edits, those inside a quotation in square brackets.

    A name that is all a quotation holds ('known as "Daz"') loses its quotation marks instead:
    nobody said the label.
    """
    return tuple(_fitted(text, edit, quotes) for edit in edits)


def _fitted(text: str, edit: Edit, quotes: Sequence[tuple[int, int]]) -> Edit:
    for start, end in quotes:
        if not (start <= edit.start and edit.end <= end):
            continue
        if edit.key and (edit.start, edit.end) == (start, end) and start and end < len(text):
            return replace(edit, start=start - 1, end=end + 1)
        return replace(edit, text=_in_brackets(edit.text))
    return edit


def _in_brackets(words: str) -> str:
    """The words in brackets; spaces at either end, and words in brackets already, stay outside."""
    bare = words.strip()
    if not bare or re.fullmatch(r"\[[^\[\]]*\]", bare):
        return words
    inner = re.sub(r"[\[\]]", "", bare)
    return words.replace(bare, f"[{inner}]")
