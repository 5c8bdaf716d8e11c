"""What the judges saw, in words that name nobody: register keys, keyed hashes, places."""

from __future__ import annotations

import hmac
from collections.abc import Collection
from dataclasses import dataclass

from pipeline.verify.consistent import words_of

#: How many a sentence names before it counts the rest.
NAMED = 12


@dataclass(frozen=True, slots=True, order=True)
class Sighting:
    """Somebody seen: a register key, or the keyed hash of something unregistered, and a place."""

    key: str
    place: str
    judge: str
    why: str = ""


def hashed(string: str, secret: bytes) -> str:
    """A short keyed hash that stands for a string nobody may read in a log."""
    return "#" + hmac.new(secret, words_of(string).lower().encode(), "sha256").hexdigest()[:12]


def told(sightings: Collection[Sighting]) -> str:
    """Who was seen where: ``child-1 in word/header1.xml; ...``."""
    lines = dict.fromkeys(
        f"{each.key} in {each.place}" + (f" ({each.why})" if each.why else "")
        for each in sorted(sightings)
    )
    more = len(lines) - NAMED
    return "; ".join(list(lines)[:NAMED]) + (f"; and {more} more" if more > 0 else "")


def listed(keys: Collection[str]) -> str:
    """Keys in order, the first of them named and the rest counted."""
    ordered = sorted(keys)
    more = f" and {len(ordered) - NAMED} more" if len(ordered) > NAMED else ""
    return ", ".join(ordered[:NAMED]) + more
