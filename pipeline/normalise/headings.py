"""Which of our columns a heading means, by the synonym table and by nothing else.

A heading that is only nearly a known one is offered to the agency, never assumed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from pipeline.words import heading_keys, key

#: How alike two headings must be before one is offered for the other.
NEAR = 80

#: ``{Summary|Details} of {contact|visit}`` in the table stands for each way of choosing one.
_CHOICE = re.compile(r"\{([^{}]*)\}")
#: What joins two headings in one: each must be known for the whole to be.
_JOINED = re.compile(r"\s+(?:and|or)\s+|\s*[/&+,]\s*", re.IGNORECASE)
#: What may stand beside the event in one column with it.
_BESIDE_EVENT = frozenset(
    {"event", "outcome", "analysis", "impact", "category", "about", "child_seen", "source"}
)
#: How much a heading of two parts is believed: less than any that is in the table.
_LAST = 10_000


@dataclass(frozen=True, slots=True)
class Known:
    """A heading recognised: our name for the column, and how much it is believed (0 is most)."""

    name: str
    rank: int


@dataclass(frozen=True, slots=True)
class Synonyms:
    """The synonym table, ready to be asked.

    ``other`` holds the headings the table has with a question mark before them ("?Entry": a
    number or, in a table where no other heading is the event, what happened).
    """

    by_key: Mapping[str, Known] = field(repr=False)
    shown: Mapping[str, str] = field(repr=False)  # key -> the heading as the table spells it
    other: Mapping[str, Known] = field(default_factory=dict, repr=False)

    @classmethod
    def of(
        cls, table: Mapping[str, tuple[str, ...]], first: Mapping[str, str] | None = None
    ) -> Synonyms:
        """Compile the table.

        ``first`` are a review's own headings (``[columns]``): they go before the table's, and
        are believed most.
        """
        by_key: dict[str, Known] = {}
        shown: dict[str, str] = {}
        for heading, name in (first or {}).items():
            by_key[key(heading)] = Known(name, -1)
            shown[key(heading)] = heading
        other: dict[str, Known] = {}
        for name, headings in table.items():
            for rank, listed in enumerate(headings):
                for heading in _spelt_out(listed):
                    found = key(heading)
                    if found and heading.startswith("?"):
                        other.setdefault(found, Known(name, rank))
                    elif found and found not in by_key:
                        by_key[found] = Known(name, rank)
                        shown[found] = heading
        return cls(by_key, shown, other)

    def find(self, heading: str, *, guided: bool = True) -> Known | None:
        """What a heading means, or None; ``guided``: with guidance on its own line or without."""
        if len(heading) > 400:
            return None
        for found in heading_keys(heading, guided=guided):
            if known := self.by_key.get(found):
                return known
        return self._of_two(heading) if guided else None

    def second(self, heading: str) -> Known | None:
        """The other meaning of a heading that has two, or None."""
        return next((self.other[one] for one in heading_keys(heading) if one in self.other), None)

    def _of_two(self, heading: str) -> Known | None:
        """What a heading joined of known ones means: what all of them do, or the event first."""
        pieces = [piece for piece in _JOINED.split(heading.strip().split("\n", 1)[0]) if key(piece)]
        if not 2 <= len(pieces) <= 4:
            return None
        each = [self.by_key.get(key(piece)) for piece in pieces]
        names = {known.name for known in each if known is not None}
        if None in each or not (len(names) == 1 or names <= _BESIDE_EVENT):
            return None
        if len(names) > 1 and each[0] is not None and each[0].name != "event":
            return None
        return Known(each[0].name, _LAST) if each[0] is not None else None

    def near(self, heading: str) -> str:
        """The known heading that this one nearly is, as the table spells it; "" when none is."""
        keys = heading_keys(heading)
        if not keys or len(keys[-1]) < 3 or len(keys[-1]) > 60:
            return ""
        best = process.extractOne(
            keys[-1], self.by_key.keys(), scorer=fuzz.ratio, score_cutoff=_cutoff(keys[-1])
        )
        return self.shown[best[0]] if best else ""


def _spelt_out(listed: str) -> Iterator[str]:
    """Every heading that an entry of the table stands for."""
    match = _CHOICE.search(listed)
    if match is None:
        yield listed
        return
    for choice in match[1].split("|"):
        yield from _spelt_out(f"{listed[: match.start()]}{choice}{listed[match.end() :]}")


def _cutoff(found: str) -> float:
    """Short headings have few letters to be alike in: one slip in three or four may be near."""
    return 66 if len(found) <= 6 else NEAR
