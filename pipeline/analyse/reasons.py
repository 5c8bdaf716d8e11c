"""Why two accounts were set side by side, in words: the reasons a reader may weigh for themselves.

No name is quoted: a word only as one of the accounts writes it in small letters, a person by their
part in the family.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.analyse.likeness import telling
from pipeline.analyse.telling import Told
from pipeline.analyse.timeline import plural
from pipeline.analyse.weighing import (
    AGAINST,
    FOR,
    ONE_CALL,
    ONE_JOURNEY,
    Weighing,
    minutes_apart,
)
from pipeline.model import Register

#: So many words in common are quoted, those fewest other accounts hold.
MOST_WORDS = 4
#: A word held by more accounts than these say is not worth quoting (see ``likeness.rarity``).
WORTH_QUOTING = 0.35

_SMALL = re.compile(r"(?<![A-Za-z0-9'’&#])[a-z0-9][a-z0-9'’]*(?![A-Za-z])")
#: What speaks against and is printed all the same.
_DOUBTS = {
    "another_source": "but one says it heard from somebody else",
    "another_child": "but they name different children",
    "another_person": "but they name different people",
    "another_time": "but at another time",
    "another_injury": "but of an injury to another part of the body",
}


def because(one: Told, other: Told, weighing: Weighing, register: Register) -> tuple[str, ...]:
    """What spoke for the two being one incident, the time first, and what spoke against."""
    signs = dict(zip((*FOR, *AGAINST), weighing.signs(one, other), strict=True))
    found = [_when(one, other)]
    if signs["quoted_number"]:
        found.append("both give the same reference number")
    if signs["quoted_time"]:
        found.append("the time of one stands in the words of the other")
    if signs["told"] or signs["heard"]:
        found.append("one may tell of what it was told")
    if signs["names_service"] and one.own != other.own:
        found.append("each has a word for the other's service" if one.services & other.own and other.services & one.own
                     else "one has a word for the other's service")  # fmt: skip
    if shared := sorted(one.kinds & other.kinds):
        found.append(f"both tell of {_list(shared)}")
    if words := tuple(_quoted(one, other, weighing)):
        found.append(f"both say {_list(words)}")
    if roles := _roles(one, other, register):
        found.append(f"both name the {_list(roles)}")
    found += [words for sign, words in _DOUBTS.items() if signs[sign]]
    return tuple(found)


def _when(one: Told, other: Told) -> str:
    apart = minutes_apart(one, other)
    if apart is not None and apart <= ONE_JOURNEY:
        if apart <= ONE_CALL:
            return f"{plural(apart, 'minute')} apart" if apart else "same time"
        return "within two hours"
    if one.certain and other.certain:
        days = abs(one.first - other.first)
        return ("same day", "the day after")[days] if days < 2 else f"{days} days apart"
    if (one.first, one.last) == (other.first, other.last):
        return "same span of days"
    between = max(other.first - one.last, one.first - other.last)
    return f"{plural(between, 'day')} apart at least" if between > 0 else "dates overlap"


def _quoted(one: Told, other: Told, weighing: Weighing) -> Iterator[str]:
    """Words in common as they are written, in small letters in at least one of the accounts."""
    rare = weighing.rare
    worth = [word for word in weighing.common(one, other) if rare[word] >= WORTH_QUOTING]
    if not worth:
        return
    mine, theirs = _written(one), _written(other)
    given = 0
    for word in sorted(worth, key=lambda word: (-rare[word], word)):
        if given == MOST_WORDS:
            return
        forms = tuple(dict.fromkeys(form for form in (mine.get(word), theirs.get(word)) if form))
        # A single figure is of a flat, a day or an age, and says nothing on its own.
        if any(len(form) > 1 for form in forms):
            given += 1
            yield " / ".join(f"“{form}”" for form in forms)


def _written(told: Told) -> dict[str, str]:
    """By stem, the first form of it that stands in small letters in the account."""
    found: dict[str, str] = {}
    for word in _SMALL.findall(f"{told.event.event} \n {told.event.outcome}"):
        for stem in telling(word.replace("’", "'")):
            found.setdefault(stem, word)
    return found


def _roles(one: Told, other: Told, register: Register) -> list[str]:
    return [
        entry.role
        for entry in register.entries
        if entry.key in one.people & other.people and entry.role
    ]


def _list(words: tuple[str, ...] | list[str]) -> str:
    return " and ".join(", ".join(words).rsplit(", ", 1))
