"""Finds what is said with a noun: "a part-time fireman", "a spiral fracture of the right arm"."""

from __future__ import annotations

from pipeline.anonymise.details import grammar_words as grammar
from pipeline.anonymise.details import words_health as health
from pipeline.anonymise.details import words_things as things
from pipeline.anonymise.details import words_work as work
from pipeline.anonymise.details.laid import Laid
from pipeline.anonymise.details.noun_phrases import (
    NOUNS,
    OF,
    THE,
    article_of,
    compounded,
    hit,
    said_as,
)
from pipeline.anonymise.details.persons import kin, occupation, offspring, person
from pipeline.anonymise.details.rules import Hit, Rule, words

_WHERE = frozenset({"of", "to", "in", "on"})


def _noun(
    category: str, *, plain: frozenset[str] = frozenset(), links: frozenset[str] = OF
) -> Rule:
    """A thing or a place: more than the noun alone with "the"."""

    def found(laid: Laid, head: int) -> Hit | None:
        if compounded(laid, head):
            return None
        first = laid.noun_from(head)
        article = article_of(laid, first, head)
        bare = head - first <= (1 if article else 0)
        if (
            article == "the"
            and laid.capital[head]
            and laid.next(head) in {"of", "for"}
            and laid.capital[min(head + 2, len(laid) - 1)]
        ):
            return hit(laid, first, _title_end(laid, head), category, f"the {laid.low[head]}")
        if (
            laid.next(head) == "of"
            and article in grammar.INDEFINITE
            and (last := laid.reach(head, OF, 4)) > head
        ):
            return hit(laid, first, last, category, said_as(laid, first, head, laid.low[head]))
        owned = not article and laid.low[head].endswith("s") and laid.before(first) in _OWNING
        sited = (
            bool(article)
            and laid.next(head) in _SITES
            and head + 2 < len(laid)
            and laid.capital[head + 2]
        )
        if (
            bare
            and not (owned or sited)
            and (laid.low[head] in plain or article not in grammar.INDEFINITE)
        ):
            return None
        if category == "belonging" and _goes_on(laid, head):
            return None
        if bare and article == "no":
            return None
        last = laid.reach(head, links, 4)
        return hit(laid, first, last, category, said_as(laid, first, head, laid.low[head]))

    return found


_SITES = words("in at on near off outside by")
_OWNING = grammar.HAVE | words("with own owns owned keep keeps kept breed breeds carrying using")


def _title_end(laid: Laid, head: int) -> int:
    """The last word of a body's name: "the Ministry of Justice"."""
    last = head + 2
    while (
        last + 1 < len(laid)
        and laid.joined[last + 1]
        and (laid.capital[last + 1] or laid.low[last + 1] in {"and", "for", "of", "the"})
    ):
        last += 1
    while not laid.capital[last]:
        last -= 1
    return last


def _goes_on(laid: Laid, head: int) -> bool:
    """Whether another noun seems to follow, of which this one says the kind: "a dog groomer"."""
    after = laid.next(head)
    return (
        bool(after)
        and after.isalpha()
        and after not in grammar.STOPS
        and not after.endswith(("ed", "ing", "ly"))
        and not laid.capital[head + 1]
    )


def _ailment(category: str, general: str) -> Rule:
    """An illness or an injury, which needs no article."""

    def found(laid: Laid, head: int) -> Hit | None:
        word = laid.low[head]
        if compounded(laid, head):
            return None
        first = laid.noun_from(head)
        if word in health.BODY_PARTS and not any(
            laid.low[at] in health.BEFALLEN for at in range(max(0, first - 1), head)
        ):
            return None
        if word in _VAGUE and head - first <= (1 if article_of(laid, first, head) in THE else 0):
            return None
        return hit(laid, first, laid.reach(head, _WHERE, 5), category, general)

    return found


#: Words of illness that say nothing by themselves.
_VAGUE = words(
    "condition conditions complaint disease diseases disorder disorders syndrome illness illnesses difficulties cuts cut tear bite "
    "odd nas fas stroke tube complaint operation operations withdrawal termination difficulties impairment cyst tic tics fever mark"
)


def _court(laid: Laid, head: int) -> Hit | None:
    """A court by its name or its place: not "the court"."""
    first = head
    while (
        first
        and laid.joined[first]
        and (
            laid.capital[first - 1]
            or laid.low[first - 1]
            in {"and", "of", "the", "district", "regional", "local", "town", "high"}
        )
    ):
        first -= 1
        if laid.low[first] == "the":
            break
    if head - first < (2 if laid.low[first] == "the" else 1):
        return None
    last = head
    if (
        laid.next(head) in {"of", "at", "in", "for"}
        and head + 2 < len(laid)
        and laid.capital[head + 2]
    ):
        last = head + 2
        while last + 1 < len(laid) and laid.joined[last + 1] and laid.capital[last + 1]:
            last += 1
    return hit(laid, first, last, "court", f"the {laid.low[head]}")


#: Which rule finds what the nouns of each kind tell.
_RULE_OF: dict[str, Rule] = {
    "offspring": offspring,
    "kin": kin,
    **{
        name: person(name)
        for name in (
            "relationship", "politics", "education", "distinction", "appearance", "circumstance",
        )
    },
    "injury": _ailment("injury", "an injury"),
    "health": _ailment("health", "a health condition"),
    "occupation": occupation,
    "court": _court,
    "institution": _noun("institution", plain=things.PLAIN_INSTITUTIONS),
    "setting": _noun("setting", plain=things.PLAIN_SETTINGS),
    "belonging": _noun("belonging", plain=things.PLAIN_BELONGINGS, links=frozenset({"of", "with"})),
    "event": _noun("event", plain=things.PLAIN_EVENTS, links=frozenset({"of", "in", "on", "about", "at"})),
}  # fmt: skip
#: Word -> the rules for it, in order.
RULES: dict[str, tuple[Rule, ...]] = {}
for _kind, _rule in _RULE_OF.items():
    for _word in NOUNS[_kind]:
        RULES[_word] = (*RULES.get(_word, ()), _rule)

_BY_ENDING: tuple[tuple[tuple[str, ...], frozenset[str], Rule], ...] = (
    (health.HEALTH_ENDINGS, health.NO_HEALTH, _ailment("health", "a health condition")),
    (work.OCCUPATION_ENDINGS, work.NO_OCCUPATIONS, occupation),
)


def by_ending(word: str) -> Rule | None:
    """The rule for a word that no list has, by how it ends."""
    if len(word) < 7:
        return None
    for endings, never, rule in _BY_ENDING:
        if word.endswith(endings) and word not in never:
            return rule
    return None
