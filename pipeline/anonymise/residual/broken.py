"""Names that the end of a line divides: "Oyela-" and on the next line "ran"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.anonymise.residual.found import Found
from pipeline.anonymise.residual.names import find as names
from pipeline.anonymise.residual.vocabulary import Words

_BREAK = re.compile(r"(?<=[^\W\d_])[-\u2010\u2011\xad][ \t]*\n\s*(?=[^\W\d_])")


def find(text: str, words: Words, *, heading: bool = False) -> Iterator[Found]:
    """Every name that only the text with its divided words joined shows."""
    breaks = list(_BREAK.finditer(text)) if "\n" in text else []
    if not breaks:
        return
    places: list[int] = []
    end = 0
    for each in breaks:
        places += range(end, each.start())
        end = each.end()
    places += range(end, len(text) + 1)
    joined = "".join(text[at] for at in places[:-1])
    for found in names(joined, words, heading=heading):
        start, stop = places[found.start], places[found.end - 1] + 1
        across = [each for each in breaks if start < each.start() < stop]
        if any(_one_word(text, each, words) for each in across):
            yield Found(start, stop, found.kind, text[start:stop])


def _one_word(text: str, divided: re.Match[str], words: Words) -> bool:
    """Whether the halves are one name, and no words of their own: not "Family-/based"."""
    before = re.search(r"[\w'’]+$", text[: divided.start()])
    after = re.match(r"[\w'’]+", text[divided.end() :])
    if before is None or after is None or not before[0][0].isupper():
        return False
    whole = before[0] + after[0]
    if words.name(whole.lower()) or words.strange(before[0]) or words.strange(after[0]):
        return True
    first, listed = before[0].lower(), words.allowed
    return not (words.grammar(first) or first in listed.singles or first in listed.beside)
