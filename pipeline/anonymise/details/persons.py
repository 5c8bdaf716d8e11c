"""Finds who somebody is, by a noun: what the family works as, whose child and kin, what people are."""

from __future__ import annotations

from pipeline.anonymise.details import grammar_words as grammar
from pipeline.anonymise.details.laid import Laid
from pipeline.anonymise.details.noun_phrases import (
    LINKS,
    OF,
    REACHING,
    SERVICES,
    THE,
    article_of,
    compounded,
    hit,
    said_as,
)
from pipeline.anonymise.details.rules import Hit, Rule, words

#: What a family's member is called in the sentence before "is a nurse".
_SPEAKS_OF = grammar.SUBJECTS - {"it", "which", "they", "we"} | grammar.FAMILY
_BEFORE_BE = grammar.ADVERBS | {"had", "has", "have", "been"}


def subject_before(laid: Laid, place: int) -> str:
    """Who something is said of before a form of "be" with its adverbs, "" where it is no person."""
    at = place - 1
    while at > 0 and laid.low[at] in _BEFORE_BE and laid.low[at] not in grammar.BE:
        at -= 1
    if at < 1 or laid.low[at] not in grammar.BE:
        return ""
    at -= 1
    while at > 0 and laid.low[at] in _BEFORE_BE:
        at -= 1
    return laid.low[at]


def occupation(laid: Laid, head: int) -> Hit | None:
    """What one of the family works as; of anybody else a role that is told and kept.

    "Her uncle, a barrister" and "he was a taxi driver" are of the family, "a sonographer made a
    note" is not.
    """
    if compounded(laid, head):
        return None
    first = laid.noun_from(head)
    indefinite = article_of(laid, first, head) in {"a", "an"}
    before = laid.before(first)
    service = laid.low[head] in SERVICES
    if service and not indefinite:
        return None
    said = subject_before(laid, first) in _SPEAKS_OF if service else before in _SAID_OF
    first -= before == "both"
    if said or before == "become" or _apart(laid, first):
        return hit(laid, first, laid.reach(head, OF, 4), "occupation", "an employee")
    if indefinite and (not service or head - first > 1):
        return hit(laid, first, laid.reach(head, OF, 4), "circumstance", "a person")
    return None


_SAID_OF = grammar.BE | grammar.ADVERBS | {"both", "as"}


def _apart(laid: Laid, first: int) -> bool:
    """Whether it stands in apposition to one of the family or a party: "her uncle, a barrister"."""
    if (
        not first
        or laid.joined[first]
        or laid.text[laid.end[first - 1] : laid.start[first]].strip() != ","
    ):
        return False
    before = laid.low[first - 1]
    return before in grammar.FAMILY | grammar.KIN or before.isdigit()


def person(category: str) -> Rule:
    """What somebody is: with "a", or said of them with a verb."""

    def found(laid: Laid, head: int) -> Hit | None:
        if compounded(laid, head):
            return None
        first = laid.noun_from(head)
        article = article_of(laid, first, head)
        if (
            article in {"the", "this", "that", "these", "those", "each", "every"}
            and head - first == 1
        ):
            return None
        links = LINKS if category in REACHING else OF
        return hit(
            laid, first, laid.reach(head, links, 4), category, _PERSON.get(category, "a person")
        )

    return found


_PERSON = {
    "relationship": "a relative", "immigration": "from abroad", "politics": "active in public life",
    "education": "in education", "distinction": "well known", "appearance": "a feature",
    "circumstance": "a person",
}  # fmt: skip


def kin(laid: Laid, head: int) -> Hit | None:
    """One of the wider family: "her great-aunt"."""
    if compounded(laid, head):
        return None
    first = laid.noun_from(head)
    plural = laid.low[head].endswith("s")
    return hit(
        laid,
        first,
        head,
        "relationship",
        said_as(laid, first, head, "relatives" if plural else "relative"),
    )


_ORDER = words(
    "elder older younger first second third fourth fifth sixth seventh eighth ninth tenth only eldest youngest oldest middle new twin grown-up unborn"
)


def offspring(laid: Laid, head: int) -> Hit | None:
    """Somebody's children by number or order: "two sons and a daughter", "their first child"."""
    if compounded(laid, head):
        return None
    first = laid.noun_from(head)
    before = laid.before(first)
    counted = before in grammar.NUMBERS or before == "one" or before[:1].isdigit()
    if counted:
        first -= 1
    article = article_of(laid, first, head)
    said = {laid.low[at] for at in range(first, head)}
    ordered = bool(said & (_LAST if article in THE else _ORDER))
    if (
        not counted
        and not ordered
        and not (article in grammar.INDEFINITE and laid.before(first) in _HAS)
    ):
        return None
    noun = "children" if laid.low[head] in _CHILDREN else "child"
    return hit(
        laid, first, head, "relationship", noun if counted else said_as(laid, first, head, noun)
    )


_LAST = words("eldest youngest oldest middle only")
_CHILDREN = words(
    "sons daughters children grandchildren grandsons babies brothers sisters siblings"
)
_HAS = grammar.HAVE | words("and with of to also")
