"""The allow-list: what may stand in a published report with a capital, and names nobody."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

_HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class AllowList:
    """Phrases by their first word in lower case, each phrase as its words in lower case.

    ``exact`` are entries wholly in capitals ("DC", "MIND" is not "Mind"): they count only as
    written.
    """

    version: str
    phrases: dict[str, tuple[tuple[str, ...], ...]] = field(repr=False)
    exact: frozenset[str] = field(repr=False)

    def __len__(self) -> int:
        return sum(map(len, self.phrases.values())) + len(self.exact)


def read(text: str, more: tuple[str, ...] = ()) -> AllowList:
    """The list from its text, with a partnership's own phrases added."""
    version = re.search(r"version (\S+?)\.?$", text, re.MULTILINE)
    body = re.sub(r"^(?:#.*|\[.*\])$", ";", text, flags=re.MULTILINE)
    entries = {" ".join(entry.split()) for entry in (*body.split(";"), *more)} - {""}
    exact = {entry for entry in entries if entry.isupper() and len(entry) > 1}
    phrases: dict[str, set[tuple[str, ...]]] = {}
    for entry in entries - exact:
        words = tuple(entry.replace("’", "'").lower().split())
        phrases.setdefault(words[0], set()).add(words)
    return AllowList(
        version[1] if version else "",
        {first: tuple(sorted(found, key=len, reverse=True)) for first, found in phrases.items()},
        frozenset(exact),
    )


@lru_cache(maxsize=8)
def allow_list(more: tuple[str, ...] = ()) -> AllowList:
    """The list this program ships, with a partnership's own phrases added."""
    return read((_HERE / "allowed.txt").read_text("utf-8"), more)
