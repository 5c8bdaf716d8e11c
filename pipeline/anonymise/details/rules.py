"""Which words begin a detail, and the function that says how far it goes.

A rule takes a laid-out text and the place of the word, and gives (first word, last word, category,
general form), or None where the word tells nothing.
"""

from __future__ import annotations

from collections.abc import Callable

from pipeline.anonymise.details.laid import Laid

#: (first character, end, category, general form)
Hit = tuple[int, int, str, str]
Rule = Callable[[Laid, int], Hit | None]


def words(text: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(text.split())


def phrases(text: str) -> tuple[str, ...]:
    """The phrases of a list, parted by semicolons."""
    return tuple(sorted({" ".join(part.split()) for part in text.split(";")} - {""}))


def several(nouns: frozenset[str]) -> frozenset[str]:
    """Nouns with their plurals."""
    return nouns | {_plural(noun) for noun in nouns}


def _plural(noun: str) -> str:
    if noun.endswith(("s", "x", "ch", "sh")):
        return f"{noun}es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}s"
