"""Finds what somebody did or what befell them that a neighbour would remember.

"She did not attend" could be told of many, "she hid in the hen house" of one. What tells is a
word outside the everyday words of practice (``words_practice``) in what is said of a person.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.anonymise.details import grammar_words as grammar
from pipeline.anonymise.details import words_time as time
from pipeline.anonymise.details.laid import Laid
from pipeline.anonymise.details.rules import several, words
from pipeline.anonymise.details.words_deeds import PAST, PEOPLE, PERSONAL, PRESS
from pipeline.anonymise.details.words_practice import everyday
from pipeline.anonymise.fold import NOTHING

_MODALS = words(
    "would could can cannot can't couldn't wouldn't did didn't does doesn't do don't will won't shall should might must may"
)
_LEADS = grammar.BE | grammar.HAVE | _MODALS
_ADVERBS = grammar.ADVERBS | words(
    "even soon simply suddenly immediately eventually twice again ever often usually instead"
)
#: Who something is said of.
_WHO = (grammar.SUBJECTS - {"it"}) | grammar.FAMILY | grammar.KIN | several(words(PEOPLE))
#: What is theirs: "her car was sold".
_OWNED = words("his her their your my whose")
_SAYING = words(
    "said told thought believed claimed alleged alleges says claims pretended insisted accepted agreed knew found wrote shouted "
    "threatened asked denied admitted boasted joked feared hoped recalled heard"
)
#: What begins another clause.
_CLAUSE = words(
    "who whom whose which that when while where because although though if so unless whereas "
    "he she they it we i you"
)
_AND = frozenset({"and", "or", "but", "then", "nor"})
#: How many words are told of one deed at most.
_MOST = 16
#: What is no part of what is told, at its end.
_NEVER_LAST = grammar.NEVER_LAST | _LEADS | _AND


def deed(laid: Laid, told: int) -> tuple[int, int] | None:
    """The first and the last word of what a person is said to have done, where one of it tells.

    ``told`` is the place of a word for which ``telling`` holds.
    """
    start = _start(laid, told)
    if laid.low[told] in PRESS:
        last = _end(laid, told)
        return (start, last) if last > start else None
    said_of = _of_family if laid.low[told] in PERSONAL else _of_person
    for at in range(start, told + 1):
        if _is_verb(laid, at) and said_of(laid, at):
            last = _end(laid, at)
            first = _governed(laid, at)
            return (first, last) if last >= told and last > first else None
    return None


def thing(laid: Laid, told: int) -> tuple[int, int] | None:
    """A thing or a person nobody would forget: "a toy hedgehog", "a smell of ferrets"."""
    first = laid.noun_from(told)
    if laid.low[told] in PERSONAL:
        return None
    if laid.before(first) in _OF and laid.low[first] not in grammar.ARTICLES and first > 1:
        first = laid.noun_from(first - 2)  # "a smell of ferrets", "a diet without pork"
    last = told
    while (after := laid.next(last)) and after.isalpha() and telling(after) and last < told + 3:
        if laid.capital[last + 1] or _past(after):
            break
        last += 1
    end = laid.reach(last, _OF, 5)
    if laid.low[first] == "the":
        said = [word for word in laid.low[first : last + 1] if word not in PERSONAL]
        known = end > last or sum(map(telling, said)) > 1
    else:
        known = laid.low[first] in _DETERMINED
    return (first, end) if known else None


_DETERMINED = words("a an another his her their its my your")
_OF = frozenset({"of", "with", "from", "without"})


def _governed(laid: Laid, at: int) -> int:
    """The verb of which what is told is said or thought: "told the school that he was dead"."""
    place = at - 1
    if place > 1 and laid.low[place] == "who" and laid.joined[place]:
        first = laid.noun_from(place - 1)
        return first if laid.low[first] in {"a", "an"} else at
    if place < 1 or laid.low[place] not in grammar.SUBJECTS or not laid.joined[place]:
        return at
    if laid.low[place - 1] == "that" and laid.joined[place - 1]:
        place -= 1
    for verb in range(place - 1, max(-1, place - 6), -1):
        if not laid.joined[verb + 1] or laid.low[verb] in _CLAUSE:
            break
        if laid.low[verb] in _SAYING:
            return verb if _of_person(laid, verb) else at
    return at


@lru_cache(maxsize=50_000)
def telling(word: str) -> bool:
    """Whether a word in small letters tells of somebody: none of everyday practice, no number, no time."""
    if word in PERSONAL or word in PRESS:
        return True
    return not (everyday(word) or word in _COUNTED or word[0].isdigit())


def tells(words_of_it: str) -> bool:
    """Whether one of these words in small letters tells."""
    return any(telling(word) for word in _SMALL.findall(words_of_it))


def says(words_of_it: str) -> bool:
    """Whether these words have one that is more than a preposition, an auxiliary, a time or a name."""
    return any(word not in _LITTLE for word in _SMALL.findall(words_of_it))


_LITTLE = grammar.STOPS | _ADVERBS | grammar.TIMES | grammar.ARTICLES
_SMALL = re.compile(r"(?<![\w'’-])[a-z]+(?:['’-][a-z]+)*")
_COUNTED = grammar.NUMBERS | grammar.TIMES | time.UNITS_OF_TIME | time.UNITS | time.WHICH


def _start(laid: Laid, told: int) -> int:
    """The first word of the clause, its subject where that is one word that begins clauses."""
    start = told
    while start and laid.joined[start] and told - start < _MOST:
        before = laid.low[start - 1]
        if _breaks(laid, start - 1) or (before in _AND and _verb(laid, start)):
            break
        start -= 1
    return start


def _breaks(laid: Laid, place: int) -> bool:
    """Whether another clause begins here: not "because of the ice"."""
    return laid.low[place] in _CLAUSE and laid.next(place) != "of"


def _is_verb(laid: Laid, at: int) -> bool:
    word = laid.low[at]
    if word in _LEADS or word in PAST:
        return True
    if _past(word):
        return True
    before = laid.low[at - 1] if at and laid.joined[at] else ""
    if before in _ADVERBS and at > 1:
        before = laid.low[at - 2]
    return before in _WITH_PLAIN or (word.endswith("s") and before in _WITH_S)


def _past(word: str) -> bool:
    return word.endswith("ed") and len(word) > 3 and word not in _NO_PAST


_NO_PAST = words(
    "need feed seed weed shed speed indeed hundred breed bleed exceed proceed succeed embed greed creed deed heed kindred sacred naked wicked "
    "looked-after aged bed-shared"
)
#: Words after which a verb stands in the present: as it is, and with its "s".
_WITH_PLAIN = words("they you who i we")
_WITH_S = words("he she who") | grammar.FAMILY | words(PEOPLE)


def _of_person(laid: Laid, at: int) -> bool:
    """Whether a person stands before the verb, or another verb that it is joined to."""
    place = at
    while place and laid.joined[place] and laid.low[place - 1] in _ADVERBS:
        place -= 1
    if not place:
        return laid.text.startswith(NOTHING)
    before = laid.low[place - 1]
    gap = laid.text[laid.end[place - 1] : laid.start[place]]
    if not laid.joined[place]:
        # A name that is taken out already stands here, or the list of deeds goes on.
        return NOTHING in gap or gap in {", ", "; "}
    if before in _AND or before in _WHO:
        return True
    if laid.capital[place - 1] and before not in grammar.STOPS:
        return True
    return telling(before) or laid.low[laid.noun_from(place - 1)] in _OWNED


def _of_family(laid: Laid, at: int) -> bool:
    """Whether one of the family, or somebody spoken of by a pronoun or a label, stands there."""
    place = at
    while place and laid.joined[place] and laid.low[place - 1] in _ADVERBS:
        place -= 1
    if not place or not laid.joined[place]:
        return NOTHING in laid.text[laid.end[place - 1] if place else 0 : laid.start[place]]
    before = laid.low[place - 1]
    if before in _AND:
        return place < 2 or laid.low[place] not in _LEADS
    if before in _SPOKEN_OF or laid.low[laid.noun_from(place - 1)] in _OWNED:
        return True
    return laid.capital[place - 1] and before not in grammar.STOPS


_SPOKEN_OF = (
    words("he she they you who i house flat home caravan car dog house's baby's")
    | grammar.FAMILY
    | grammar.KIN
)


def _end(laid: Laid, at: int) -> int:
    """The last word of what is said: to the end of the clause."""
    last = at
    for step in range(at + 1, min(at + 1 + _MOST, len(laid))):
        word = laid.low[step]
        if not laid.joined[step] or (step > at + 1 and _breaks(laid, step)):
            break
        if word in _AND and _verb(laid, step + 1):
            break
        last = step
    while last > at and laid.low[last] in _NEVER_LAST:
        last -= 1
    return last


def _verb(laid: Laid, place: int) -> bool:
    """Whether another verb or another subject stands there."""
    word = laid.next(place - 1)
    if word in _ADVERBS:
        word = laid.next(place)
    return word in _LEADS or word in PAST or word in _CLAUSE or _past(word)
