"""Settles which finds stand where several want the same words: none overlap, the surest first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.anonymise.details import deeds
from pipeline.anonymise.details.detail import Detail
from pipeline.anonymise.details.known import KNOWN

#: The order in which kinds hold their place: patterns, known phrases, then rules.
FIRST, PHRASES, BY_RULE = 900, 1000, 2000
#: Phrases of kinds that are told in many ways come after the nouns they may be part of.
WIDE_PHRASES = 2004
_JOBS = 2002
#: Deeds come last: what is told with them keeps its own kind.
DEEDS = 3000
#: Quoted words last of all: what is said in them keeps its own kind.
SPOKEN = 4000
#: (order, first character, end, category, general form)
Candidate = tuple[int, int, int, str, str]

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


def settled(text: str, candidates: list[Candidate]) -> Iterator[Detail]:
    """The finds that stand, and those cut short by others that still tell something."""
    held = bytearray(len(text))
    taken: list[tuple[int, int, str, str, int]] = []
    for order, start, end, category, general in sorted(
        candidates, key=lambda each: (each[0], each[1], -each[2])
    ):
        if order == PHRASES and category in _CAPITALISED and part_of_name(text, end):
            continue
        if any(held[start:end]):
            cut = order >= BY_RULE and order != _JOBS and category not in _WHOLE
            if order == DEEDS:
                for first, last in _pieces(text, held, start, end):
                    held[first:last] = _TAKEN * (last - first)
                    taken.append((first, last, category, general, order))
                continue
            free = _free(text, held, start, end) if cut else None
            if free is None:
                continue
            start, end = free
            general = re.sub(r"^an? ", "", general)
        held[start:end] = (_THING if category in _THINGS else _TAKEN) * (end - start)
        taken.append((start, end, category, general, order))
    yield from _joined(text, taken)


#: What a letter of the text is held by: something that a deed was done with, or anything else.
_TAKEN, _THING = b"\1", b"\2"
_THINGS = frozenset(
    "belonging setting event appearance institution immigration education relationship circumstance injury record role politics".split()
)
#: What is of no use cut short.
_WHOLE = frozenset({"count", "money", "measure", "duration", "season", "time"})


def _free(text: str, held: bytearray, start: int, end: int) -> tuple[int, int] | None:
    """The longest stretch of whole words between others, if it is a quarter of the whole."""
    best = max(_stretches(text, held, start, end), key=lambda one: one[1] - one[0], default=None)
    return best if best and 4 * (best[1] - best[0]) > end - start else None


def _pieces(text: str, held: bytearray, start: int, end: int) -> list[tuple[int, int]]:
    """What is left of a deed among other finds, where a word that tells is left in it.

    A thing that it was done with tells too: "threw [a kettle] at the nurse".
    """
    left = [*_stretches(text, held, start, end)]
    said = "".join(" " if held[at] == 1 else text[at] for at in range(start, end))
    if not deeds.tells(said):
        return []
    trimmed = [_trimmed(text, first, last) for first, last in left]
    return [
        (first, last)
        for first, last in trimmed
        if " " in text[first:last] and deeds.says(text[first:last])
    ]


def _trimmed(text: str, first: int, last: int) -> tuple[int, int]:
    """A piece without the small words at its ends: "and ran a" is "ran"."""
    before, after = _SMALL_START.match(text, first, last), _SMALL_END.search(text, first, last)
    return before.end() if before else first, after.start() if after else last


_SMALL_START = re.compile(r"(?:(?:and|or|but|that|which)\s+)+")


_SMALL_END = re.compile(
    r"(?:\s+(?:a|an|the|and|or|of|in|on|at|by|to|for|from|with|his|her|their|that))+$"
)


def _stretches(text: str, held: bytearray, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Every stretch of whole words between others."""
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
        if last > first:
            yield first, last
        at = stop


def _joined(text: str, taken: list[tuple[int, int, str, str, int]]) -> Iterator[Detail]:
    """Known phrases of one kind in a row are one detail: "Welsh, Nigerian and Polish"."""
    by_order = sorted(taken, key=lambda each: (each[4], each[0]))
    out: list[Detail] = []
    last_order = -1
    for start, end, category, general, order in by_order:
        last = out[-1] if out and order == last_order == PHRASES else None
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


_MERGED = re.compile(r"\s*(?:,|,?\s+and|/|-|,?\s+or)\s*")
_LISTED = frozenset({"nationality", "religion", "ethnicity"})
