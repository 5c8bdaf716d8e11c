"""What the hunt finds: a slice of text, what kind of thing it seems to be, and why."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Found:
    """``[start:end]`` of a text may identify somebody. ``kind`` is one of ``KINDS``."""

    start: int
    end: int
    kind: str
    text: str = field(default="", repr=False)


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


def settled(found: list[Found]) -> tuple[Found, ...]:
    """The finds in order, none overlapping: the longest stand."""
    taken: list[Found] = []
    held: set[int] = set()
    for each in sorted(found, key=lambda each: (each.start - each.end, each.start)):
        span = range(each.start, each.end)
        if held.isdisjoint(span):
            held.update(span)
            taken.append(each)
    return tuple(sorted(taken, key=lambda each: each.start))
