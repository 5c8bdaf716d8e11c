"""Finds what is said with a verb: "has remarried", "runs a bakery", "was struck by a train"."""

from __future__ import annotations

from pipeline.anonymise.details import grammar_words as grammar
from pipeline.anonymise.details import words_things as things
from pipeline.anonymise.details import words_work as work
from pipeline.anonymise.details.laid import Laid
from pipeline.anonymise.details.persons import subject_before
from pipeline.anonymise.details.rules import Hit, Rule, words

_WHO = grammar.SUBJECTS - {"it", "which", "we"} | grammar.FAMILY
_BEFORE_VERBS = grammar.ADVERBS | grammar.HAVE | {"and", "to", "been", "being", "now", "latterly"}


def _person_before(laid: Laid, place: int) -> bool:
    """Whether a person stands before a verb, with nothing but adverbs between."""
    if laid.low[place].endswith("ing") and not laid.joined[place]:
        return True
    at = place
    while at and place - at < 4 and laid.low[at - 1] in _BEFORE_VERBS:
        at -= 1
    if not at:
        return False
    before = laid.low[at - 1]
    if laid.low[place].endswith("s") and (not laid.joined[place] or laid.low[place - 1] == "and"):
        return True
    if (
        before.isdigit()
        and at < len(laid)
        and laid.text[laid.end[at - 1] : laid.end[at - 1] + 1] == ","
    ):
        return True
    return before in _WHO or (laid.capital[at - 1] and before not in grammar.STOPS)


def life(laid: Laid, at: int) -> Hit | None:
    """What somebody does with their life: "keeps bees", "attends college"."""
    if not _person_before(laid, at):
        return None
    last = laid.run(at, 5)
    if (last == at and laid.low[at] not in things.WHOLE_LIVES) or laid.next(at) == "as":
        return None
    return laid.start[at], laid.end[last], "circumstance", "[circumstance]"


def job(laid: Laid, at: int) -> Hit | None:
    """What somebody works as or at: "as a dog groomer", "drives a tram"."""
    for place in range(at + 1, min(at + 5, len(laid))):
        word = laid.low[place]
        if word in {"as", "alongside"} and laid.next(place) in {"a", "an"}:
            return _as(laid, place + 1)
        if word in grammar.ENDS or not laid.joined[place]:
            break
    last = laid.run(at, 6)
    said = laid.low[at + 1 : last + 1]
    if last == at or not any(
        word in work.WORK_WITH or word.split("-")[-1] in work.WORK_WITH for word in said
    ):
        return None
    if not _person_before(laid, at):
        return None
    return laid.start[at], laid.end[last], "circumstance", "[circumstance]"


_NO_JOB = words(
    "team group pair unit partnership whole part barrier deterrent trigger tool single framework prompt guide worker visitor "
    "midwife practitioner manager reviewer chair lead panel advocate psychologist psychiatrist paediatrician therapist "
    "counsellor coordinator result consequence matter way rule support"
)


def _as(laid: Laid, article: int) -> Hit | None:
    last = article
    for place in range(article + 1, min(article + 5, len(laid))):
        if (
            not laid.joined[place]
            or laid.low[place] in grammar.STOPS
            or laid.low[place][0].isdigit()
        ):
            break
        last = place
    if last == article or laid.low[last] in _NO_JOB:
        return None
    return laid.start[article], laid.end[last], "occupation", "an employee"


def befell(laid: Laid, at: int) -> Hit | None:
    """What happened to somebody: "was struck by a falling icicle"."""
    passive = (
        laid.before(at) in grammar.BE
        or laid.before(at) in grammar.HAVE
        or (laid.before(at) in grammar.ADVERBS and laid.at(at - 2) in grammar.BE | grammar.HAVE)
    )
    if not passive and not _person_before(laid, at):
        return None
    last = laid.run(at, 7)
    if last == at and not passive:
        return None
    return laid.start[at], laid.end[last], "event", "[event]"


def being(laid: Laid, at: int) -> Hit | None:
    """What somebody is said to be, whatever it is: "is a kolbar"."""
    place = at + 1
    while laid.at(place) in grammar.ADVERBS | grammar.BE and laid.joined[place]:
        place += 1
    if place >= len(laid) or not laid.joined[place] or laid.low[place] not in {"a", "an", "the"}:
        return None
    if subject_before(laid, place) not in _WHO and not _named(laid, at):
        return None
    after = laid.next(place)
    if laid.low[place] == "the" and after not in _ONLY and not after.endswith("'s"):
        return None
    last = laid.run(place, 7)
    if last == place or laid.low[last] in _ABSTRACT or laid.low[place + 1] in _ABSTRACT:
        return None
    return laid.start[place], laid.end[last], "circumstance", "a person"


_ONLY = words(
    "carer carers only sole first last oldest youngest eldest head owner holder president secretary son daughter mainstay leading leader"
)
#: What people are said to be that tells nothing about them.
_ABSTRACT = words(
    "risk concern victim problem matter threat witness question good bad little bit lot great number person man woman boy girl child "
    "young member protective source need way pattern lack barrier priority"
)


def once(laid: Laid, at: int) -> Hit | None:
    """What somebody once was, or is to be: "a former nun", "a trainee plumber"."""
    first = laid.noun_from(at)
    last = laid.run(at, 3)
    head = laid.low[last]
    if laid.low[first] not in _ONES or last == at or head in _NOT_ONCE or head in grammar.FAMILY:
        return None
    return laid.start[first], laid.end[last], "circumstance", "a person"


_ONES = words("a an his her their one another")
#: What many have had or been: a former partner, a retired practitioner of a panel.
_NOT_ONCE = words(
    "partner partners address addresses home placement school carer carers worker workers manager managers colleague colleagues name "
    "team service services policy area relationship marriage"
)


def _named(laid: Laid, verb: int) -> bool:
    """Whether a name stands before the verb."""
    return (
        bool(verb)
        and laid.joined[verb]
        and laid.capital[verb - 1]
        and laid.low[verb - 1] not in grammar.STOPS
    )


def apart(laid: Laid, at: int) -> Hit | None:
    """What is said of somebody between commas: "Mr Hale, a keen fell-runner,"."""
    if (
        laid.joined[at]
        or not at
        or laid.text[laid.end[at - 1] : laid.start[at]].strip() not in {",", "(", "–", "—"}
    ):
        return None
    before = at - 1
    if not (
        laid.capital[before] or laid.low[before] in grammar.FAMILY or laid.low[before].isdigit()
    ):
        return None
    last = laid.run(at, 7)
    after = laid.text[laid.end[last] : laid.end[last] + 1]
    if (
        last == at
        or not after
        or (
            after not in ",.;:)–—"
            and laid.next(last) not in {"who", "and", "whose", "from", "by"}
            and not laid.capital[min(last + 1, len(laid) - 1)]
        )
    ):
        return None
    return laid.start[at], laid.end[last], "circumstance", "a person"


_GROUPS: tuple[tuple[frozenset[str], Rule], ...] = (
    (words(things.EVENT_VERBS), befell),
    (words(things.LIFE_VERBS) | words(work.WORK_VERBS), life),
    (grammar.BE, being),
    (frozenset({"a", "an"}), apart),
    (
        words(
            "former retired trainee aspiring disgraced renowned celebrated struck-off newly-qualified off-duty"
        ),
        once,
    ),
)
#: Work is found before the nouns that it names: "as a dog groomer".
JOBS: dict[str, tuple[Rule, ...]] = dict.fromkeys(words(work.WORK_VERBS), (job,))
RULES: dict[str, tuple[Rule, ...]] = {}
for _listed, _rule in _GROUPS:
    for _word in _listed:
        RULES[_word] = (*RULES.get(_word, ()), _rule)
