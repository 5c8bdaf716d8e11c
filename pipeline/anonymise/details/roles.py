"""Finds the post of somebody who worked with the family: "the duty registrar", "the head of year".

A town has many social workers and one paediatric dietitian: a post that few hold tells who held
it. The posts of every review (``COMMON``) do not, unless a word says which of them.
"""

from __future__ import annotations

from pipeline.anonymise.details import grammar_words as grammar
from pipeline.anonymise.details import words_work as work
from pipeline.anonymise.details.laid import Laid
from pipeline.anonymise.details.rules import Hit, Rule, several, words
from pipeline.anonymise.details.words_deeds import COMMON, POST_ENDINGS, POSTS, TEAMS

_FOR = words("of for in")
#: Whom a post is for: "the specialist nurse for looked after children".
_CARED_FOR = words(
    "looked looked-after children young care adults disabled families missing exploited inclusion safeguarding special mental refugee asylum"
)
#: A sister, a brother or a driver of the service, not of the family.
_ON_DUTY = words("ward theatre charge night duty nursing religious lay ambulance bus taxi lorry")
_COMMON = several(words(COMMON.replace(";", " ").replace("_", " ")))
_PAIRS = frozenset(" ".join(pair.split()) for pair in TEAMS.split(";"))


def post(laid: Laid, head: int) -> Hit | None:
    """A post with what says which: "The ophthalmologist", not "the social worker"."""
    after = laid.next(head)
    if after in RULES and after not in grammar.STOPS:
        return None
    first = laid.noun_from(head)
    article = laid.low[first]
    if laid.low[head] in grammar.FAMILY and laid.before(head) not in _ON_DUTY:
        return None
    said = laid.low[first + (article in grammar.ARTICLES) : head + 1]
    last = laid.reach(head, _FOR, 5) if after in _FOR else head
    if after == "for" and laid.at(head + 2) not in _CARED_FOR:
        last = head
    known = len(said) == 1 and said[0] in _COMMON
    if last == head and (known or " ".join(said) in _PAIRS):
        return None
    if article not in grammar.ARTICLES and len(said) < 2:
        return None
    plural = laid.low[head].endswith("s")
    noun = "professionals" if plural else "professional"
    lead = article if article in grammar.ARTICLES and first < head else ""
    general = f"{'a' if lead == 'an' else lead} {noun}".strip()
    return laid.start[first], laid.end[last], "role", general


RULES: dict[str, tuple[Rule, ...]] = dict.fromkeys(
    several(words(work.OCCUPATION_NOUNS))
    | several(work.SERVICE_NOUNS)
    | several(words(POSTS))
    | _COMMON,
    (post,),
)


def by_ending(word: str) -> Rule | None:
    """The rule for the name of a post that no list has, by how it ends."""
    return post if len(word) > 7 and word.endswith(POST_ENDINGS) else None
