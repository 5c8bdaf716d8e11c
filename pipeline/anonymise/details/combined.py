"""Puts the ways of finding a detail together: one walk over the words, patterns where they are due."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from pipeline.anonymise.details import doings, nouns, numbers, times
from pipeline.anonymise.details import grammar_words as grammar
from pipeline.anonymise.details.detail import Detail
from pipeline.anonymise.details.kinds import WIDE
from pipeline.anonymise.details.known import KNOWN
from pipeline.anonymise.details.laid import Laid
from pipeline.anonymise.details.patterns import FIGURES, NUMBER, ORDINAL, PATTERNS, TOLD, Pattern
from pipeline.anonymise.details.rules import Hit, Rule

_TABLES: tuple[dict[str, tuple[Rule, ...]], ...] = (
    times.RULES,
    numbers.RULES,
    doings.JOBS,
    nouns.RULES,
    {},
    doings.RULES,
)
#: Word -> its rules with their order: patterns and known phrases come before them.
_RULES: dict[str, tuple[tuple[int, Rule], ...]] = {}
for _order, _table in enumerate(_TABLES):
    for _word, _rules in _table.items():
        _RULES[_word] = (*_RULES.get(_word, ()), *((_order, rule) for rule in _rules))
_NEEDED: dict[str, tuple[int, ...]] = {}
for _at, _pattern in enumerate(PATTERNS):
    for _word in _pattern.needs:
        _NEEDED[_word] = (*_NEEDED.get(_word, ()), _at)
#: The order in which kinds hold their place: patterns, known phrases, then rules.
_FIRST, _PHRASES, _BY_RULE = 900, 1000, 2000
#: Phrases of kinds that are told in many ways come after the nouns they may be part of.
_WIDE_PHRASES = 2004
_JOBS = 2002
#: Kinds of numbers that are sure by their unit.
_SURE = frozenset({"money", "measure", "duration"})
_MERGED = re.compile(r"\s*(?:,|,?\s+and|/|-|,?\s+or)\s*")


class _Word(NamedTuple):
    """What a word may begin: known phrases, rules with their order, patterns tried around it."""

    known: str
    rules: tuple[tuple[int, Rule], ...]
    patterns: tuple[int, ...]
    number: bool


@lru_cache(maxsize=50_000)
def _of_word(word: str) -> _Word:
    first, last = word.split("-", 1)[0], word.rsplit("-", 1)[-1]
    figures = word[0].isdigit()
    number = figures or word == "one" or word in grammar.NUMBERS or first in grammar.NUMBERS
    marks = {word, last}
    marks |= {NUMBER} if number else set()
    marks |= {"old"} if word.endswith("old") else set()
    marks |= {FIGURES} if figures else set()
    marks |= {ORDINAL} if figures and word.endswith(("st", "nd", "rd", "th")) else set()
    rules = _RULES.get(word)
    if rules is None and figures:
        rules = _OF_FIGURES
    elif rules is None and first in grammar.NUMBERS:
        rules = _HYPHENED
    elif rules is None and last != word:
        rules = _RULES.get(last)
    if rules is None:
        ending = nouns.by_ending(word)
        rules = ((3, ending),) if ending else ()
    known = next((each for each in (word, first) if each in KNOWN.first_words), "")
    patterns = sorted({at for mark in marks for at in _NEEDED.get(mark, ())})
    return _Word(known, rules, tuple(patterns), number)


_OF_FIGURES: tuple[tuple[int, Rule], ...] = ((0, times.clock), (1, numbers.number))
_HYPHENED: tuple[tuple[int, Rule], ...] = ((1, numbers.hyphened),)


def details(text: str) -> Iterator[Detail]:
    """Every detail in ``text``: none overlapping, the surest first."""
    laid = Laid(text)
    lowered = _lowered(text)
    candidates = [*_patterned(laid, text)]
    for at, word in enumerate(laid.low):
        known, rules, _, _ = _of_word(word)
        if known:
            for hit in KNOWN.find(laid, lowered, at, known):
                narrow = hit[2] not in WIDE
                candidates.append(
                    (_PHRASES, *hit) if narrow else (_WIDE_PHRASES, *_reaching(laid, at, hit))
                )
        for order, rule in rules:
            if hit := rule(laid, at):  # type: ignore[assignment]
                candidates.append((_FIRST if hit[2] in _SURE else _BY_RULE + order, *hit))
    yield from _settled(text, candidates)


def _reaching(laid: Laid, at: int, hit: Hit) -> Hit:
    """A known phrase with what follows it: "separated from his wife"."""
    start, end, category, general = hit
    if category not in nouns.REACHING:
        return hit
    last = at
    while last + 1 < len(laid) and laid.start[last + 1] < end:
        last += 1
    reached = laid.run(last, 5) if laid.low[last] in _OPEN else laid.reach(last, nouns.LINKS, 5)
    return (
        (start, laid.end[reached], category, general)
        if reached > last and laid.end[last] == end
        else hit
    )


#: Last words of a phrase that say nothing without what follows.
_OPEN = nouns.LINKS | {"a", "an", "undergoes", "underwent", "prescribed", "gave", "give"}


def of_category(text: str, category: str) -> Iterator[Detail]:
    """The details one category's patterns find, for what must be said before all others."""
    wanted = [
        (order, *hit)
        for order, *hit in _patterned(Laid(text), text, category)
        if hit[2] == category
    ]
    yield from _settled(text, wanted)  # type: ignore[arg-type]


def _lowered(text: str) -> str:
    """Small letters and straight apostrophes, of the same length."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return low.replace("’", "'")


def _patterned(
    laid: Laid, text: str, category: str = ""
) -> Iterator[tuple[int, int, int, str, str]]:
    """What the patterns find around their words."""
    windows: dict[int, list[list[int]]] = {}
    for at, word in enumerate(laid.low):
        _, _, needed, number = _of_word(word)
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


#: What has no name for a capital to be part of: "the 14-year-old Leicester boy".
NAMELESS = frozenset(
    {"age", "hearing", "interval", "time", "siblings", "sentence", "birthday", "ethnicity"}
)
_PROPER_NAME = re.compile(r"[ -][A-Z][a-z]")
_AFTER_NAME = re.compile(r"[ -]([A-Za-z'’-]+)")


def part_of_name(text: str, end: int) -> bool:
    """Whether a capital follows that makes it part of a name ("Polish Saturday School").

    Another word of its own kind does not ("a Bangladeshi Muslim woman").
    """
    if not _PROPER_NAME.match(text, end):
        return False
    after = _AFTER_NAME.match(text, end)
    return not (
        after
        and after[1].lower().replace("’", "'") in KNOWN.adjectives
        and not _PROPER_NAME.match(text, after.end())
    )


#: Kinds that are known by a capitalised word, which may be part of a name.
_CAPITALISED = frozenset({"place", "ethnicity", "nationality", "religion", "holiday", "condition"})


def _settled(text: str, candidates: list[tuple[int, int, int, str, str]]) -> Iterator[Detail]:
    held = bytearray(len(text))
    taken: list[tuple[int, int, str, str, int]] = []
    for order, start, end, category, general in sorted(
        candidates, key=lambda each: (each[0], each[1], -each[2])
    ):
        if order == _PHRASES and category in _CAPITALISED and part_of_name(text, end):
            continue
        if any(held[start:end]):
            cut = order >= _BY_RULE and order != _JOBS and category not in _WHOLE
            free = _free(text, held, start, end) if cut else None
            if free is None:
                continue
            start, end = free
            general = re.sub(r"^an? ", "", general)
        held[start:end] = b"\1" * (end - start)
        taken.append((start, end, category, general, order))
    yield from _joined(text, taken)


#: What is of no use cut short.
_WHOLE = frozenset({"count", "money", "measure", "duration", "season", "time"})


def _free(text: str, held: bytearray, start: int, end: int) -> tuple[int, int] | None:
    """The longest stretch of whole words between others, if it is half of the whole."""
    best: tuple[int, int] | None = None
    at = start
    while at < end:
        while at < end and held[at]:
            at += 1
        stop = at
        while stop < end and not held[stop]:
            stop += 1
        words = text[at:stop]
        first = at + len(words) - len(words.lstrip(" ,’'"))
        last = stop - (len(words) - len(words.rstrip(" ,’'")))
        if 4 * (last - first) > end - start and (best is None or last - first > best[1] - best[0]):
            best = (first, last)
        at = stop
    return best


def _joined(text: str, taken: list[tuple[int, int, str, str, int]]) -> Iterator[Detail]:
    """Known phrases of one kind in a row are one detail: "Welsh, Nigerian and Polish"."""
    by_order = sorted(taken, key=lambda each: (each[4], each[0]))
    out: list[Detail] = []
    last_order = -1
    for start, end, category, general, order in by_order:
        last = out[-1] if out and order == last_order == _PHRASES else None
        if (
            last
            and last.category == category
            and category in _LISTED
            and _MERGED.fullmatch(text, last.end, start)
        ):
            out[-1] = Detail(last.start, end, category, last.general)
        else:
            out.append(Detail(start, end, category, general))
        last_order = order
    yield from out


_LISTED = frozenset({"nationality", "religion", "ethnicity"})
