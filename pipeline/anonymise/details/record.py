"""Finds what somebody had to do with the law, and where they were found: "cautioned for theft"."""

from __future__ import annotations

from pipeline.anonymise.details import grammar_words as grammar
from pipeline.anonymise.details.laid import Laid
from pipeline.anonymise.details.rules import Hit, Rule, several, words

_LEADS = grammar.BE | grammar.HAVE | grammar.ADVERBS
_LINKS = words("of for on with to under from at after by in")


def before_the_law(laid: Laid, at: int) -> Hit | None:
    """What somebody was arrested for, charged with or convicted of."""
    if laid.next(at) not in _LINKS | {"guilty", "not"}:
        return None
    last = laid.run(at, 8)
    if last - at < 2:
        return None
    return laid.start[_first(laid, at)], laid.end[last], "record", "[record]"


def convictions(laid: Laid, head: int) -> Hit | None:
    """Offences by number or by what they were: "fourteen convictions for theft"."""
    first = laid.noun_from(head)
    if first and laid.joined[first] and _counts(laid.low[first - 1]):
        first -= 1
    last = laid.reach(head, _OFFENCES, 6)
    bare = first == head or (head - first == 1 and laid.low[first] in _THESE)
    if (bare and last == head) or laid.next(head) in _OF_LAW:
        return None
    return laid.start[first], laid.end[last], "record", "[record]"


def procedure(laid: Laid, at: int) -> Hit | None:
    """What became of a claim or a hearing: "was reserved for seven weeks"."""
    first = _first(laid, at)
    if first == at or laid.before(first) not in _HEARD:
        return None
    last = laid.run(at, 8)
    if last == at:
        return None
    return laid.start[first], laid.end[last], "court", "was dealt with"


_HEARD = words(
    "claim claims hearing hearings trial inquest jury appeal judgment matter case permission retrial application proceedings petition "
    "decision verdict evidence tribunal it"
)


def come_upon(laid: Laid, at: int) -> Hit | None:
    """Where or how somebody was found or seen: "was found in a skip"."""
    if laid.next(at) not in _THERE or laid.before(at) not in _LEADS:
        return None
    last = laid.run(at, 9)
    if last - at < 2:
        return None
    return laid.start[_first(laid, at)], laid.end[last], "event", "[event]"


def _first(laid: Laid, at: int) -> int:
    first = at
    while first and laid.joined[first] and laid.low[first - 1] in _LEADS:
        first -= 1
    return first


def _counts(word: str) -> bool:
    return word in grammar.NUMBERS or word[0].isdigit() or word in {"no", "one", "many", "several"}


_OFFENCES = words("of for against in under involving")
_THESE = words("the this that these those any an a such his her their its")
#: What makes of an offence a matter of law in general: "the offence provisions".
_OF_LAW = words("provision provisions type types category rate rates rule rules order")
_THERE = words(
    "in at on under behind inside outside near beside hiding asleep unconscious unresponsive dead hanging wandering alone eating sleeping "
    "lying drunk naked crying walking playing begging floating face"
)
RULES: dict[str, tuple[Rule, ...]] = {
    **dict.fromkeys(
        words(
            "convicted cautioned arrested charged acquitted remanded imprisoned jailed prosecuted bailed indicted detained pleaded paroled "
            "extradited reprimanded interviewed reported released recalled produced deported barred disqualified banned fined"
        ),
        (before_the_law,),
    ),
    **dict.fromkeys(
        words(
            "heard listed reserved transferred dismissed refused ordered discharged interrupted adjourned stayed remitted allowed withdrawn"
        ),
        (procedure,),
    ),
    **dict.fromkeys(several(words("conviction caution offence reprimand arrest")), (convictions,)),
    **dict.fromkeys(words("found seen discovered spotted filmed"), (come_upon,)),
}
