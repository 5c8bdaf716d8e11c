"""What one file was seen to hold: its texts, and whatever is not on the list of allowed things."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.verify.search import Text


@dataclass(frozen=True, slots=True, order=True)
class Odd:
    """Something a publication copy may not hold. ``why`` names no content."""

    place: str
    why: str


@dataclass(slots=True)
class Look:
    """Gathers texts and oddities while a file is walked."""

    texts: list[Text] = field(default_factory=list, repr=False)
    odd: list[Odd] = field(default_factory=list)

    def strange(self, place: str, why: str) -> None:
        """Note something that is not allowed, once a place."""
        found = Odd(place, why)
        if found not in self.odd:
            self.odd.append(found)
