"""Which of our columns a heading means, by the synonym table and by nothing else.

A heading that is only nearly a known one is offered to the agency, never assumed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from pipeline.words import heading_keys, key

#: How alike two headings must be before one is offered for the other.
NEAR = 80


@dataclass(frozen=True, slots=True)
class Known:
    """A heading recognised: our name for the column, and how much it is believed (0 is most)."""

    name: str
    rank: int


@dataclass(frozen=True, slots=True)
class Synonyms:
    """The synonym table, ready to be asked."""

    by_key: Mapping[str, Known] = field(repr=False)
    shown: Mapping[str, str] = field(repr=False)  # key -> the heading as the table spells it

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
        for name, headings in table.items():
            for rank, heading in enumerate(headings):
                found = key(heading)
                if found and found not in by_key:
                    by_key[found] = Known(name, rank)
                    shown[found] = heading
        return cls(by_key, shown)

    def find(self, heading: str, *, guided: bool = True) -> Known | None:
        """What a heading means, or None; ``guided``: with guidance on its own line or without."""
        if len(heading) > 400:
            return None
        for found in heading_keys(heading, guided=guided):
            if known := self.by_key.get(found):
                return known
        return None

    def near(self, heading: str) -> str:
        """The known heading that this one nearly is, as the table spells it; "" when none is."""
        keys = heading_keys(heading)
        if not keys or len(keys[-1]) < 3 or len(keys[-1]) > 60:
            return ""
        best = process.extractOne(
            keys[-1], self.by_key.keys(), scorer=fuzz.ratio, score_cutoff=_cutoff(keys[-1])
        )
        return self.shown[best[0]] if best else ""


def _cutoff(found: str) -> float:
    """Short headings have few letters to be alike in: one slip in three or four may be near."""
    return 66 if len(found) <= 6 else NEAR
