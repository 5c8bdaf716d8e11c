"""Puts the ways of finding a detail together: one walk over the words, patterns where they are due."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from pipeline.anonymise.details import deeds, doings, nouns, numbers, record, roles, spoken, times
from pipeline.anonymise.details import grammar_words as grammar
from pipeline.anonymise.details.detail import Detail
from pipeline.anonymise.details.kinds import WIDE
from pipeline.anonymise.details.known import KNOWN
from pipeline.anonymise.details.laid import Laid
from pipeline.anonymise.details.noun_phrases import LINKS, REACHING
from pipeline.anonymise.details.patterns import CLOCK, NUMBER, ORDINAL, PATTERNS, TOLD, Pattern
from pipeline.anonymise.details.rules import Hit, Rule
from pipeline.anonymise.details.settled import (
    BY_RULE,
    DEEDS,
    FIRST,
    NAMELESS,
    PHRASES,
    SPOKEN,
    WIDE_PHRASES,
    Candidate,
    part_of_name,
    settled,
)

#: Tables of rules, each with its order: what is found first holds its place.
_TABLES: tuple[tuple[int, dict[str, tuple[Rule, ...]]], ...] = (
    (0, times.RULES),
    (1, numbers.RULES),
    (2, doings.JOBS),
    (3, record.RULES),
    (3, nouns.RULES),
    (5, doings.RULES),
    (6, roles.RULES),
)
#: Word -> its rules with their order: patterns and known phrases come before them.
_RULES: dict[str, tuple[tuple[int, Rule], ...]] = {}
for _order, _table in _TABLES:
    for _word, _rules in _table.items():
        _RULES[_word] = (*_RULES.get(_word, ()), *((_order, rule) for rule in _rules))
_NEEDED: dict[str, tuple[int, ...]] = {}
for _at, _pattern in enumerate(PATTERNS):
    for _word in _pattern.needs:
        _NEEDED[_word] = (*_NEEDED.get(_word, ()), _at)
#: Kinds of numbers that are sure by their unit.
_SURE = frozenset({"money", "measure", "duration"})


class _Word(NamedTuple):
    """What a word may begin: known phrases, rules with their order, patterns tried around it."""

    known: str
    rules: tuple[tuple[int, Rule], ...]
    patterns: tuple[int, ...]
    number: bool
    telling: bool


#: How a word of figures looks that may be a time of day.
_CLOCK = re.compile(r"[:.][0-5]\d|[ap]\.?m$|(?:hrs|hours)$")


@lru_cache(maxsize=50_000)
def _of_word(word: str) -> _Word:
    first, last = word.split("-", 1)[0], word.rsplit("-", 1)[-1]
    figures = word[0].isdigit()
    number = figures or word == "one" or word in grammar.NUMBERS or first in grammar.NUMBERS
    marks = {word, last}
    marks |= {NUMBER} if number else set()
    marks |= {"old"} if word.endswith("old") else set()
    marks |= {CLOCK} if figures and _CLOCK.search(word) else set()
    marks |= {ORDINAL} if figures and word.endswith(("st", "nd", "rd", "th")) else set()
    rules = _RULES.get(word)
    if rules is None and figures:
        rules = _OF_FIGURES
    elif rules is None and first in grammar.NUMBERS:
        rules = _HYPHENED
    elif rules is None and last != word:
        rules = _RULES.get(last)
    if rules is None:
        endings = ((3, nouns.by_ending(word)), (6, roles.by_ending(word)))
        rules = tuple((order, rule) for order, rule in endings if rule)
    known = next((each for each in (word, first) if each in KNOWN.first_words), "")
    patterns = sorted({at for mark in marks for at in _NEEDED.get(mark, ())})
    made = _Word(known, rules, tuple(patterns), number, deeds.telling(word))
    return _NOTHING if made == _NOTHING else made


#: What most words begin: the walk passes them by.
_NOTHING = _Word("", (), (), False, False)


_OF_FIGURES: tuple[tuple[int, Rule], ...] = ((0, times.clock), (1, numbers.number))
_HYPHENED: tuple[tuple[int, Rule], ...] = ((1, numbers.hyphened),)


def details(text: str) -> Iterator[Detail]:
    """Every detail in ``text``: none overlapping, the surest first."""
    laid = Laid(text)
    met = [*map(_of_word, laid.low)]
    candidates = [*_patterned(laid, text, met)]
    told = -1
    for at, word in enumerate(met):
        if word is _NOTHING:
            continue
        known, rules, _, _, telling = word
        if telling and at > told and not laid.capital[at]:
            if done := deeds.deed(laid, at):
                first, told = done
                candidates.append((DEEDS, laid.start[first], laid.end[told], "event", "[event]"))
            elif done := deeds.thing(laid, at):
                first, told = done
                found = laid.start[first], laid.end[told]
                candidates.append((DEEDS, *found, "belonging", "something"))
        if known:
            for hit in KNOWN.find(laid, laid.lowered, at, known):
                narrow = hit[2] not in WIDE
                candidates.append(
                    (PHRASES, *hit) if narrow else (WIDE_PHRASES, *_reaching(laid, at, hit))
                )
        for order, rule in rules:
            if hit := rule(laid, at):  # type: ignore[assignment]
                candidates.append((FIRST if hit[2] in _SURE else BY_RULE + order, *hit))
    candidates += [(SPOKEN, *hit) for hit in spoken.quotations(laid)]
    yield from settled(text, candidates)


def _reaching(laid: Laid, at: int, hit: Hit) -> Hit:
    """A known phrase with what follows it: "separated from his wife"."""
    start, end, category, general = hit
    if category not in REACHING:
        return hit
    last = at
    while last + 1 < len(laid) and laid.start[last + 1] < end:
        last += 1
    reached = laid.run(last, 5) if laid.low[last] in _OPEN else laid.reach(last, LINKS, 5)
    return (
        (start, laid.end[reached], category, general)
        if reached > last and laid.end[last] == end
        else hit
    )


#: Last words of a phrase that say nothing without what follows.
_OPEN = LINKS | {"a", "an", "undergoes", "underwent", "prescribed", "gave", "give"}


def of_category(text: str, category: str) -> Iterator[Detail]:
    """The details one category's patterns find, for what must be said before all others."""
    laid = Laid(text)
    wanted = [
        (order, *hit)
        for order, *hit in _patterned(laid, text, [*map(_of_word, laid.low)], category)
        if hit[2] == category
    ]
    yield from settled(text, wanted)  # type: ignore[arg-type]


def _patterned(laid: Laid, text: str, met: list[_Word], category: str = "") -> Iterator[Candidate]:
    """What the patterns find around their words; ``met`` is what each word may begin."""
    windows: dict[int, list[list[int]]] = {}
    for at, word in enumerate(met):
        if word is _NOTHING:
            continue
        _, _, needed, number, _ = word
        if number:
            more = (each for mark in _number_marks(laid, at) for each in _NEEDED.get(mark, ()))
            needed = (*needed, *more)
        for pattern in needed:
            if not category or PATTERNS[pattern].category == category:
                _widen(windows.setdefault(pattern, []), laid, at, PATTERNS[pattern].reach)
    for pattern, places in windows.items():
        for start, end in places:
            for match in PATTERNS[pattern].pattern.finditer(text, start, end):
                if hit := _matched(PATTERNS[pattern], match):
                    yield pattern, *hit


def _number_marks(laid: Laid, at: int) -> Iterator[str]:
    before = laid.low[max(0, at - 4) : at]
    if any(word in grammar.BE for word in before):
        yield "#be"
    if before and before[-1] == "of":
        yield "#of"
    if before and before[-1] == "at":
        yield "#at"
    gap = laid.text[laid.end[at - 1] : laid.start[at]] if at else ""
    hedged = bool(before) and before[-1] in _HEDGES
    if hedged or "," in gap:
        yield "#comma"
    if hedged or "(" in gap:
        yield "#bracket"
    if before and laid.capital[at - 1]:
        yield "#name"


_HEDGES = frozenset("now then aged about nearly almost only just".split())


def _widen(places: list[list[int]], laid: Laid, at: int, reach: tuple[int, int]) -> None:
    text = laid.text
    start, end = max(0, laid.start[at] - reach[0]), min(len(text), laid.end[at] + reach[1])
    if start and reach[0]:
        start = text.find(" ", start, laid.start[at]) + 1 or laid.start[at]
    if end < len(text):
        space = text.find(" ", end)
        end = space if space >= 0 else len(text)
    if places and start <= places[-1][1]:
        places[-1][1] = max(end, places[-1][1])
    else:
        places.append([start, end])


def _matched(pattern: Pattern, match: re.Match[str]) -> Hit | None:
    groups = match.groupdict()
    told = next((name for name in TOLD if groups.get(name) is not None), 0)
    start, end = match.span(told)
    if pattern.category not in NAMELESS and part_of_name(match.string, end):
        return None
    general = pattern.general(match)
    return None if general is None or start == end else (start, end, pattern.category, general)
