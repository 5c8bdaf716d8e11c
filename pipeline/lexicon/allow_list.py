"""The allow-list: what may stand in a published report with a capital, and names nobody."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

_HERE = Path(__file__).resolve().parent


Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AllowList:
    """What may stand, in lower case: single words, and phrases by their first and second word.

    ``exact`` are entries wholly in capitals ("DC", "MIND" is not "Mind"): they count only as
    written. ``beside`` are words that count only beside another allowed word with a capital
    ("Young Carer", but not "Young said").
    """

    version: str
    singles: frozenset[str] = field(repr=False)
    phrases: dict[str, dict[str, tuple[Phrase, ...]]] = field(repr=False)
    exact: frozenset[str] = field(repr=False)
    beside: frozenset[str] = field(default=frozenset(), repr=False)

    def __len__(self) -> int:
        phrases = sum(len(each) for seconds in self.phrases.values() for each in seconds.values())
        return len(self.singles) + phrases + len(self.exact)


def stem(word: str) -> str:
    """A word of a phrase as it is looked up: without what may stand after it."""
    return word.rstrip(",:").removesuffix("'s")


def read(text: str, more: tuple[str, ...] = ()) -> AllowList:
    """The list from its text, with a partnership's own phrases added."""
    version = re.search(r"version (\S+?)\.?$", text, re.MULTILINE)
    body = re.sub(r"^(?:#.*|\[.*\])$", ";", text, flags=re.MULTILINE)
    entries = {" ".join(entry.split()) for entry in (*body.split(";"), *more)} - {""}
    exact = {entry for entry in entries if entry.isupper() and len(entry) > 1}
    listed = {tuple(entry.replace("’", "'").lower().split()) for entry in entries - exact}
    phrases: dict[str, dict[str, list[Phrase]]] = {}
    for words in sorted(listed, key=lambda words: (-len(words), words)):
        if len(words) > 1:
            phrases.setdefault(words[0], {}).setdefault(stem(words[1]), []).append(words)
    return AllowList(
        version[1] if version else "",
        frozenset(words[0] for words in listed if len(words) == 1),
        {
            first: {second: tuple(found) for second, found in seconds.items()}
            for first, seconds in phrases.items()
        },
        frozenset(exact),
    )


@lru_cache(maxsize=1)
def _form_words() -> dict[str, tuple[str, ...]]:
    """The words of forms, plans, roles and laws by section, ``alone`` and ``beside``."""
    lines = (_HERE / "form_words.txt").read_text("utf-8").splitlines()
    body = " ".join(line for line in lines if not line.startswith("#"))
    return {part.split("]")[0]: tuple(part.split("]")[1].split()) for part in body.split("[")[1:]}


def _plural(word: str) -> str:
    return word[:-1] + "ies" if word[-1] == "y" and word[-2] not in "aeiou" else word + "s"


@lru_cache(maxsize=8)
def allow_list(more: tuple[str, ...] = ()) -> AllowList:
    """The list this program ships, with a partnership's own phrases added."""
    words = _form_words()
    alone = (*words["alone"], *(_plural(word) for word in words["alone"] if word[-1] != "s"))
    listed = read((_HERE / "allowed.txt").read_text("utf-8"), (*more, *alone))
    return replace(listed, beside=frozenset(words["beside"]))
