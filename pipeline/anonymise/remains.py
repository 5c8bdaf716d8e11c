"""What a public text still says of a person: facts that can be put together, by category.

Finds them in anonymised text, literal ("aged five") or to be inferred (a pronoun, a school year).
Counts nothing and changes nothing: the jigsaw report does the arithmetic.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.anonymise import quasi
from pipeline.anonymise.dates import find as find_dates


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact in a text: its category, its words, and whether a reader must infer it."""

    category: str
    words: str = field(repr=False)
    inferred: bool = False
    start: int = 0


_PATTERNS: tuple[tuple[str, bool, re.Pattern[str]], ...] = tuple(
    (category, inferred, re.compile(pattern, re.IGNORECASE))
    for category, inferred, pattern in (
        ("sex", False, r"\b(?:boys?|girls?|sons?|daughters?|brothers?|sisters?|female|male)\b"),
        ("sex", True, r"\b(?:he|she|his|her|him|hers|himself|herself)\b"),
        ("age", False, r"\b(?:aged?|age of) (?:\d{1,2}|[a-z]+)\b|\b(?:\d{1,2}|[a-z]+)[ -](?:year|month|week)s?[ -]old\b|\bwho was (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})\b"),
        ("age", True, r"\b(?:reception|year (?:\d{1,2}|one|two|three|four|five|six)|nursery class|key stage \d|started school|first birthday|newborn|toddler|baby)\b"),
        ("school stage", False, r"\b(?:nursery|pre-school|primary school|secondary school|special school|college|home educated|excluded)\b"),
        ("family shape", False, r"\b(?:half[- ]?(?:brother|sister|sibling)s?|step[- ]?(?:father|mother|brother|sister)s?|twins?|siblings?|only child|(?:one|two|three|four|five|six|seven|\d) (?:children|brothers|sisters))\b"),
        ("month", False, r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December) (?:19|20)\d\d\b"),
        ("season", False, r"\b(?:spring|summer|autumn|winter)(?: (?:of )?(?:19|20)\d\d)?\b"),
        ("cause", False, r"\b(?:died|death|killed|murder\w*|manslaughter|stabb\w+|drown\w+|strangl\w+|shaken|head injur\w+|fractur\w+|burns?|scald\w*|overdose|suicide|hanging|starv\w+|ligature|poison\w+|fire|seriously harmed|serious injur\w+)\b"),
        ("proceedings", False, r"\b(?:trial|inquest|coroner\w*|convict\w+|sentenc\w+|pleaded|acquitt\w+|charged|arrested|bail|care proceedings|family court|crown court|tribunal|judgment)\b"),
        ("work", False, r"\b(?:works?|worked|employed|job|occupation|business|shift) (?:as|at|in|for)\b|\bby trade\b|\b(?:teacher|nurse|soldier|police officer|driver|chef|builder) by\b"),
        ("unusual", False, r"\b(?:helicopter|television|newspaper|media|petition|vigil|fundrais\w+|missing from home|abroad|kidnap\w*|fire brigade|hostage|viral|neighbours? (?:said|told))\b"),
        ("quotation", False, r"[“\"][^”\"\n]{15,}[”\"]"),
        ("place", False, r"\b(?:village|town|seaside|estate|rural|coastal|farm|barracks|caravan|flats?|refuge|hostel|hotel|prison)\b"),
    )
)  # fmt: skip
#: How the quasi-identifiers of the policy are called here.
_SAME = {
    "ethnicity": "ethnicity", "nationality": "nationality", "religion": "religion", "condition": "condition",
    "occupation": "work", "siblings": "family shape", "age": "age", "holiday": "day", "birthday": "day",
    "sentence": "proceedings", "hearing": "proceedings", "place": "place",
    "immigration": "nationality", "orientation": "unusual", "politics": "unusual",
    "appearance": "unusual", "distinction": "unusual", "belonging": "unusual", "event": "unusual",
    "record": "proceedings", "quotation": "quotation",
}  # fmt: skip
_UNUSUAL = "unusual"


def facts(text: str) -> Iterator[Fact]:
    """Every fact in ``text``, in order of where it stands, each span once.

    What happened comes last: "died in a fire" is a cause of death before it is anything unusual.
    """
    found: list[Fact] = []
    held: set[int] = set()
    sexed: set[int] = set()

    def add(category: str, start: int, end: int, *, inferred: bool) -> None:
        span = range(start, end)
        if held.isdisjoint(span) and (category == _UNUSUAL or sexed.isdisjoint(span)):
            (sexed if category == "sex" else held).update(span)
            found.append(Fact(category, text[start:end], inferred, start))

    details = [detail for detail in quasi.find(text) if detail.category in _SAME]
    for detail in details:
        if detail.category != "event":
            add(_SAME[detail.category], detail.start, detail.end, inferred=False)
    for date in find_dates(text):
        if date.grain == "day":
            add("day", date.start, date.end, inferred=False)
    for category, inferred, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            add(category, match.start(), match.end(), inferred=inferred)
    for detail in details:
        if detail.category == "event":
            add(_UNUSUAL, detail.start, detail.end, inferred=False)
    yield from sorted(found, key=lambda fact: fact.start)
