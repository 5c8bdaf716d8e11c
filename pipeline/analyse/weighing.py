"""What speaks for two accounts being of one incident, and what against, added up in the open.

``SIGNS`` are the things looked at, each worth so many points under ``[analyse.same_incident]``
of the profile or the case; their sum must reach ``points``. Nothing else decides.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from pipeline.analyse.incident_words import BODY, KINDS, SCHEDULED, SERIES
from pipeline.analyse.likeness import ASSUMED, counts, rarity, stem, stems
from pipeline.analyse.settings import number
from pipeline.analyse.telling import Told
from pipeline.case import Case

#: Two clocks of one meeting, of one call answered, of one journey.
ONE_MINUTE, ONE_CALL, ONE_JOURNEY = 5, 45, 120
#: A span of more days says little of the day.
WIDE = 7
#: So many minutes apart is another part of the day, or another day.
ANOTHER = 600
#: Kinds count up to so much together: a long account is of many kinds.
MOST_KINDS = 1.5
#: Two words are one misspelt from so many of 100, when both have so many letters.
MISSPELT, LONG = 85, 6
#: Numbers with a fraction added up in two orders may differ by less than this.
ROUNDING = 1e-6

#: What a shared kind of event is worth when it is of each service's routine and neither names the
#: other: two health visits of one day are two.
ROUTINE = 0.25

_BODY = frozenset(map(stem, BODY))
#: By kind, the words it is told in.
_SAID: Mapping[str, frozenset[str]] = {kind: stems(" ".join(KINDS[kind])) for kind in KINDS}
_HURT = frozenset({"an injury", "a burn", "a bite"})

#: For: each is worth the points of its setting, times how much of it there is.
FOR = ("word", "kind", "names_service", "told", "heard", "same_minute", "same_call", "same_journey",
       "quoted_time", "quoted_number", "person", "misspelt_word")  # fmt: skip
#: Against: taken off.
AGAINST = ("another_source", "another_child", "another_person", "another_time", "another_injury")


@dataclass(frozen=True, slots=True)
class Points:
    """What each sign is worth, and how much is needed."""

    worth: tuple[float, ...]  # in the order of FOR, then AGAINST, these below 0
    needed: int

    @classmethod
    def of(cls, case: Case) -> Points:
        """As the case or the profile under it sets them.

        Raises:
            BadCase: one is missing, or is no whole number.
        """
        given = {name: number(case, "same_incident", name) for name in (*FOR, *AGAINST)}
        worth = (*(given[name] for name in FOR), *(-given[name] for name in AGAINST))
        return cls(tuple(map(float, worth)), number(case, "same_incident", "points"))


class Weighing:
    """Weighs pairs of accounts of one chronology."""

    def __init__(self, told: Sequence[Told], points: Points) -> None:
        self._points = points
        self._for, self._against = points.worth[: len(FOR)], points.worth[len(FOR) :]
        worth = dict(zip((*FOR, *AGAINST), points.worth, strict=True))
        self._word, self._kind = worth["word"], worth["kind"]
        self._misspelt_word = worth["misspelt_word"]
        self._near = worth["same_call"] + worth["same_journey"]
        self._at_once = self._near + worth["same_minute"]
        self._told = max(worth["told"], worth["heard"])
        self._named, self._person = worth["names_service"], worth["person"]
        self._quoted_time = worth["quoted_time"]
        self._another_time = -worth["another_time"]
        self.held: Counter[str] = counts(one.words for one in told)
        self.rare = rarity(self.held, len(told))
        shared = sorted((count, word) for word, count in self.held.items() if count > 1)
        #: Words several accounts hold, by how few; one nobody else holds finds nobody.
        self.rank = {word: place for place, (_, word) in enumerate(shared)}
        self._telling = {word: weight * weight for word, weight in self.rare.items()}
        kinds = rarity(counts(one.kinds for one in told), len(told))
        self._kinds = kinds
        self._by_bits: tuple[dict[int, float], dict[int, float]] = ({}, {})
        self._said_of: dict[int, frozenset[str]] = {0: frozenset()}
        self._unnamed = {k: weight * (ROUTINE if k in SERIES else 1) for k, weight in kinds.items()}
        people = rarity(counts(one.people for one in told), len(told))
        self._people = {key: weight * weight for key, weight in people.items()}
        #: The most an account's words can share with another's.
        self._most_words = {
            one.event.event_id: sum(map(self._telling.__getitem__, one.words)) for one in told
        }
        # What one word of another account shares with this one by chance, and how many it has.
        share = {
            word: self._telling[word] * n / (len(told) + ASSUMED) for word, n in self.held.items()
        }
        self._by_chance = {
            one.event.event_id: math.fsum(map(share.__getitem__, one.words)) for one in told
        }
        self._length = sum(len(one.words) for one in told) / max(len(told), 1) or 1.0

    def points(self, one: Told, other: Told) -> float:
        """The points of two accounts, 0 when they do not reach what is needed."""
        needed, misspelt = self._points.needed, 2 * self._misspelt_word
        apart, heard = minutes_apart(one, other), _told(one, other)
        total = sum(map(float.__mul__, self._for, self._signs_for(one, other, apart, heard)))
        if total + misspelt < needed:
            return 0.0  # what speaks against only takes off
        against = _signs_against(one, other, apart, heard)
        total = sum(map(float.__mul__, self._against, against), total)
        if total < needed <= total + misspelt:
            total += self._misspelt_word * self._misspelt(one, other)
        return total if total >= needed else 0.0

    def may_reach(self, account: Told, others: Iterable[Told]) -> Iterator[int]:
        """Places of those whose points with this account may do; the rest, nearly all, cannot.

        Everything is counted as if it spoke for the pair as far as it can. Of tens of thousands of
        pairs this alone is looked at, so it asks for nothing twice and calls little.
        """
        needed, misspelt = self._points.needed - ROUNDING, 2 * self._misspelt_word
        telling, most_words = self._telling.__getitem__, self._most_words
        words, people, numbers = account.words, account.people, account.numbers
        kinds, services, own = account.kind_bits, account.service_bits, account.own_bits
        at, heard, clock = account.at, account.heard, account.clock
        mine = most_words[account.event.event_id]
        for place, other in enumerate(others):
            if numbers and not numbers.isdisjoint(other.numbers):
                yield place
                continue
            named = bool(services & other.own_bits) + bool(other.service_bits & own)
            kind = self._kind_shared(account, other, named) if kinds & other.kind_bits else 0.0
            told = self._told if heard or other.heard else 0.0
            most = self._kind * kind
            apart = None if at is None or other.at is None else abs(at - other.at)
            if apart is not None and apart <= ONE_JOURNEY:
                most += self._near if apart > ONE_MINUTE else self._at_once
            elif (apart is None or apart > ANOTHER) and not told and _on_other_days(account, other):
                most -= self._another_time
            if clock or other.clock:
                most += self._quoted_time
            if people and other.people:
                most += self._person * len(people & other.people)
            # First as if all words of one stood in the other: then no words need be compared.
            word = most_words[other.event.event_id]
            word = mine if mine < word else word
            if (
                most + self._word * word + self._named * named + told + misspelt * (word > 0.5)
                < needed
            ):
                continue
            word = sum(map(telling, words & other.words))
            content = min(2 * (word + kind), 1.0)
            most += self._word * word + self._named * named * (1 + content) / 2 + told * content
            if (kind or named or word) and most + misspelt * (word > 0.5) >= needed:
                yield place

    def signs(self, one: Told, other: Told) -> tuple[float, ...]:
        """How much there is of each sign, in the order of FOR and AGAINST."""
        apart, heard = minutes_apart(one, other), _told(one, other)
        return (
            *self._signs_for(one, other, apart, heard),
            *_signs_against(one, other, apart, heard),
        )

    def _signs_for(
        self, one: Told, other: Told, apart: int | None, said: tuple[float, float, float]
    ) -> tuple[float, ...]:
        named = _names(one, other)
        word = self._words(one, other)
        kind = self._kind_shared(one, other, named)
        told, heard, _ = said
        near = math.inf if apart is None else apart
        # Two rows of one minute that share nothing else are two rows.
        substance = min(word + kind + named, 1.0)
        # Nor is every letter from a service about what it did that week.
        content = min(2 * (word + kind), 1.0)
        return (
            word, kind, named * (1.0 + content) / 2, told * content, heard * substance,
            (near <= ONE_MINUTE) * substance, (near <= ONE_CALL) * substance,
            (near <= ONE_JOURNEY) * substance,
            float(_quoted(one, other)), float(bool(one.numbers & other.numbers)),
            math.fsum(map(self._people.__getitem__, one.people & other.people)), 0.0,
        )  # fmt: skip

    def _kind_shared(self, one: Told, other: Told, named: int) -> float:
        """What the kinds of event both tell of are worth together."""
        shared = one.kind_bits & other.kind_bits
        if not shared:
            return 0.0
        known = self._by_bits[named > 0]
        if shared not in known:
            weights = self._kinds if named else self._unnamed
            known[shared] = min(
                math.fsum(map(weights.__getitem__, one.kinds & other.kinds)), MOST_KINDS
            )
        return known[shared]

    def _words(self, one: Told, other: Told) -> float:
        """What the words in common tell beyond chance, without those that only say what kind of event it was."""
        common = self.common(one, other)
        if not common:
            return 0.0
        said = math.fsum(map(self._telling.__getitem__, common))
        return max(said - self._chance(one, other), 0.0)

    def common(self, one: Told, other: Told) -> frozenset[str]:
        """Words in common that do not just say what kind of event it was."""
        shared = one.kind_bits & other.kind_bits
        if shared not in self._said_of:
            said = (_SAID[kind] for kind in one.kinds & other.kinds)
            self._said_of[shared] = frozenset().union(*said)
        return (one.words & other.words) - self._said_of[shared]

    def _chance(self, one: Told, other: Told) -> float:
        """What two accounts of these lengths share by chance."""
        a = self._by_chance[one.event.event_id] * len(other.words)
        b = self._by_chance[other.event.event_id] * len(one.words)
        return (a + b) / 2 / self._length

    def _misspelt(self, one: Told, other: Told) -> int:
        """How many long words of one account the other has misspelt, 2 at most."""
        mine = [
            word for word in one.words - other.words if len(word) >= LONG and self.rare[word] > 0.6
        ]
        if not mine:
            return 0
        theirs = [word for word in other.words - one.words if len(word) >= LONG]
        found = sum(
            any(fuzz.ratio(a, b, score_cutoff=MISSPELT) for b in theirs if a[0] == b[0])
            for a in mine
        )
        return min(found, 2)


def minutes_apart(one: Told, other: Told) -> int | None:
    """Minutes between two accounts whose day and time are both certain, over midnight too."""
    return None if one.at is None or other.at is None else abs(other.at - one.at)


def _names(one: Told, other: Told) -> int:
    """How many of the two name the other's service."""
    return bool(one.service_bits & other.own_bits) + bool(other.service_bits & one.own_bits)


def _signs_against(
    one: Told, other: Told, apart: int | None, said: tuple[float, float, float]
) -> tuple[float, ...]:
    told, heard, elsewhere = said
    return (
        elsewhere, _another_child(one, other), _another_person(one, other),
        (1.0 - max(told, heard) / 2 - told / 2) * _at_another_time(one, other, apart),
        float(_another_injury(one, other)),
    )  # fmt: skip


def _told(one: Told, other: Told) -> tuple[float, float, float]:
    """Whether the later account tells of what the other's service, nobody named, or another told."""
    told = heard = elsewhere = 0.0
    if not (one.heard or other.heard):
        return told, heard, elsewhere
    for first, later in ((one, other), (other, one)):
        if later.heard and later.last >= first.first:
            if later.heard_of and not later.heard_of & first.own:
                elsewhere = 1.0
            elif later.services & first.own:
                told = 1.0
            else:
                heard = 1.0
    return told, 0.0 if told else heard, elsewhere


def _another_child(one: Told, other: Told) -> float:
    """Whether each names a child of the family and neither the other's."""
    if not (one.children and other.children) or one.children & other.children:
        return 0.0
    return float("children" not in one.words and "children" not in other.words)


def _another_person(one: Told, other: Told) -> float:
    return float(bool(one.people and other.people) and not one.meant & other.meant)


def _another_injury(one: Told, other: Told) -> bool:
    """Whether both tell of an injury, and of no part of the body in common."""
    if not one.kinds & other.kinds & _HURT:
        return False
    mine, theirs = one.words & _BODY, other.words & _BODY
    return bool(mine and theirs and not mine & theirs)


def _quoted(one: Told, other: Told) -> bool:
    """Whether one account's words give a time at which the other one happened."""
    if not (one.clock or other.clock) or abs(one.first - other.first) > 1:
        return False
    times = other.clock | ({other.minutes} if other.minutes is not None else frozenset())
    own = one.clock | ({one.minutes} if one.minutes is not None else frozenset())
    return bool(one.clock & times or other.clock & own)


def _on_other_days(one: Told, other: Told) -> bool:
    return one.certain and other.certain and one.first != other.first


def _at_another_time(one: Told, other: Told, apart: int | None) -> bool:
    """Whether the two times, or the two days, are more apart than one event lasts.

    A month and a day in it are of one time only so far as anybody can say, and count as apart.
    """
    if (one.last - one.first > WIDE) != (other.last - other.first > WIDE):
        return True
    if apart is not None:
        return apart > (ONE_JOURNEY if one.kinds & other.kinds & SCHEDULED else ANOTHER)
    return _on_other_days(one, other)
