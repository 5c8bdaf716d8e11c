"""What one file was seen to hold: its texts, what nobody can read, and what may not be there."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from pipeline.verify.search import Text


@dataclass(frozen=True, slots=True, order=True)
class Odd:
    """Something a publication copy may not hold. ``why`` names no content."""

    place: str
    why: str


@dataclass(frozen=True, slots=True, order=True)
class Unread:
    """Something people see and no search can read: a picture, a drawing, letters that may lie.

    ``sha256`` is the picture's own hash, by which one that people know is told; "" for others.
    """

    place: str
    what: str
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Specimen:
    """A PDF that draws every letter of a file's typefaces in a cell of its own.

    ``claims`` is what the letters of each page say they are, in the order of their cells.
    """

    data: bytes = field(repr=False)
    claims: tuple[tuple[str, ...], ...] = field(repr=False)


@dataclass(slots=True)
class Look:
    """Gathers texts and oddities while a file is walked."""

    texts: list[Text] = field(default_factory=list, repr=False)
    odd: list[Odd] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    specimen: Specimen | None = None
    styles: list[str] = field(default_factory=list, repr=False)

    def strange(self, place: str, why: str) -> None:
        """Note something that is not allowed, once a place."""
        found = Odd(place, why)
        if found not in self.odd:
            self.odd.append(found)

    def unreadable(self, place: str, what: str, picture: bytes = b"") -> None:
        """Note something nobody can read, once a place; ``picture`` are its bytes, if it is one."""
        found = Unread(place, what, hashlib.sha256(picture).hexdigest() if picture else "")
        if found not in self.unread:
            self.unread.append(found)
