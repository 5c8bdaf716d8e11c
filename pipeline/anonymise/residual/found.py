"""What the hunt finds: a slice of text, what kind of thing it seems to be, and why."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Found(NamedTuple):
    """``[start:end]`` of a text may identify somebody. ``kind`` is one of ``KINDS``."""

    start: int
    end: int
    kind: str
    text: str = ""

    def __repr__(self) -> str:
        return f"Found(start={self.start}, end={self.end}, kind={self.kind!r})"

    def moved(self, by: int) -> Found:
        """The find in a text of which the one it was found in is a piece that begins at ``by``."""
        return Found(self.start + by, self.end + by, self.kind, self.text) if by else self


#: Every kind of thing the hunt looks for, and what a person is told about it.
KINDS = {
    "name": "a name of a person, a place or an organisation",
    "organisation": "a name made of ordinary words, such as Acorn Lane Nursery",
    "abbreviation": "capital letters that stand for something or somebody",
    "number": "a long number",
    "code": "letters and digits together, such as a reference",
    "date": "a date finer than the report's policy",
    "handle": "a social-media name, an e-mail or a web address",
    "message": "quoted words that a search engine may find",
}


def settled(found: Iterable[Found]) -> tuple[Found, ...]:
    """The finds in order, none overlapping: one inside another is its, two that overlap are one.

    "London WC2A" and "WC2A 1AL" become "London WC2A 1AL", of the longer one's kind.
    """
    taken: list[Found] = []
    for each in sorted(found, key=lambda each: (each.start, -each.end)):
        last = taken[-1] if taken else None
        if last is None or each.start >= last.end:
            taken.append(each)
        elif each.end > last.end:
            longer = max(last, each, key=lambda one: one.end - one.start)
            text = last.text + each.text[last.end - each.start :]
            taken[-1] = Found(last.start, each.end, longer.kind, text)
    return tuple(taken)
