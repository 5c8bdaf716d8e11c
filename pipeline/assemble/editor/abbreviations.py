"""Short forms: which are never explained, and the glossary of those that are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pipeline.assemble.editor.draft import Draft, Passage
from pipeline.assemble.editor.remarks import Lists, Remark, phrases
from pipeline.assemble.review import subtable

_SHORT = re.compile(r"(?<![\w'’-])[A-Z](?:[A-Za-z&]*[A-Z])+s?(?![\w])")
_LONG_FIRST = re.compile(r"((?:[\w'’-]+[ ,]+){1,9}?)\(\s*([A-Z][A-Za-z&]*[A-Z]s?)\s*\)")
_SHORT_FIRST = re.compile(r"(?<![\w-])([A-Z][A-Za-z&]*[A-Z]s?)\s*\(([a-z][^()]{5,80})\)")
_ROMAN = re.compile(r"[IVXL]+s?")
_SMALL = {"of", "and", "the", "for", "in", "to", "on", "a"}


@dataclass(frozen=True, slots=True)
class Term:
    """One line of the glossary. ``meaning`` is the report's own words where it gives them."""

    short: str
    meaning: str = field(repr=False)
    first: Passage = field(repr=False)
    explained: bool


def glossary(draft: Draft, lists: Lists) -> tuple[Term, ...]:
    """Every short form used, with its meaning and the place of its first use, in order of letters."""
    known, off = phrases(lists, "abbreviations"), _off(lists)
    first: dict[str, Passage] = {}
    meant: dict[str, tuple[str, Passage]] = {}
    for passage in draft.passages:
        if passage.kind == "heading":
            continue
        for short, meaning in _explained(passage.text):
            meant.setdefault(short, (meaning, passage))
        for hit in _SHORT.finditer(passage.text):
            short = hit[0].removesuffix("s") if hit[0][:-1].isupper() else hit[0]
            if short not in off and not _passed_over(hit, passage):
                first.setdefault(short, passage)
    return tuple(
        Term(
            short,
            meant[short][0] if short in meant else known.get(short, ""),
            passage,
            short in meant and meant[short][1].order <= passage.order,
        )
        for short, passage in sorted(first.items(), key=lambda item: item[0].casefold())
    )


def unexplained(draft: Draft, lists: Lists) -> Iterator[Remark]:
    """Short forms not written out where they are first used."""
    for term in glossary(draft, lists):
        if not term.explained:
            advice = f"Write it out at first: {term.meaning}." if term.meaning else "Write it out."
            yield Remark("abbreviations", term.first, term.short, advice)


def _off(lists: Lists) -> frozenset[str]:
    held: Mapping[str, object] = subtable(lists.get("abbreviations", {}), "words")
    return frozenset(short for short, advice in held.items() if advice is False)


def _explained(text: str) -> Iterator[tuple[str, str]]:
    for hit in _LONG_FIRST.finditer(text):
        if meaning := _spelling(hit[1].split(), hit[2].removesuffix("s")):
            yield hit[2].removesuffix("s"), meaning
    for hit in _SHORT_FIRST.finditer(text):
        yield hit[1].removesuffix("s"), hit[2].strip()


def _spelling(before: list[str], short: str) -> str:
    """The last words before the bracket whose first letters spell the short form."""
    letters = [letter for letter in short.casefold() if letter.isalnum()]
    for count in range(1, len(before) + 1):
        taken = [
            part for word in before[-count:] for part in re.split(r"[-/]", word.strip(",")) if part
        ]
        for held in (taken, [word for word in taken if word.casefold() not in _SMALL]):
            if [word[0].casefold() for word in held] == letters:
                return " ".join(before[-count:]).strip(" ,")
    return ""


def _passed_over(hit: re.Match[str], passage: Passage) -> bool:
    """True inside a name of the register, and for a Roman number."""
    if _ROMAN.fullmatch(hit[0]):
        return True
    return any(named.start <= hit.start() < named.end for named in passage.named)
