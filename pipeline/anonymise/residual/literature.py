"""What a report itself explains: its abbreviations, and the authors of its list of references.

An author is let stand only where literature is cited ("Kemp et al (2015)"), or in an entry of the
list: "Taylor said" waits for a person, whoever else is called Taylor.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pipeline.anonymise.residual.grammar_words import SMALL
from pipeline.anonymise.residual.vocabulary import Words

_AUTHOR = r"[A-Z][\w'’\-]+(?: [A-Z][\w'’\-]+)?"
_YEAR = r"(?:19|20)\d\d[a-z]?"
#: "Brandon, M., Bailey, S. and Belderson, P. (2020) Complexity and challenge: a study of ..."
_ENTRY = re.compile(
    rf"(?:\[?\d{{1,3}}[\].)]?\s+)?({_AUTHOR}, (?:[A-Z]\.?[ \-]?){{1,3}}"
    rf"(?:(?:,| and| &|;|, and|, &)\s{_AUTHOR}, (?:[A-Z]\.?[ \-]?){{1,3}}){{0,12}}(?:,? (?:et al\.?|and others))?"
    rf"(?:,? \(eds?\.?\))?,?\s*)\(?{_YEAR}\)?[.,:]?\s+(?:\S+\s+){{3}}\S"
)
#: The place and the house that published it: "London: The Stationery Office."
_HOUSE = re.compile(r"(?<=[.)] )([A-Z][a-z]+(?: [A-Z][a-z]+)?): ([A-Z][\w &'’\-]+)\.?$")
_LISTS = re.compile(
    r"(?:(?:appendix|annex)?\s*[\dA-Z.]*[:.]?\s*)?(?:list of )?(?:key |selected |research )?(?:references|bibliography|endnotes|"
    r"literature|further reading|sources)(?: and (?:bibliography|further reading|notes|references))?:?",
    re.IGNORECASE,
)
_CITED = re.compile(
    rf"\([^()]*\b{_YEAR}\b[^()]*\)|{_AUTHOR}(?:(?:, | and | & ){_AUTHOR}){{0,4}},?"
    rf"(?: et al\.?| and colleagues)?(?:['’]s?)?,? \({_YEAR}\b|{_AUTHOR} (?:et al\b|and colleagues\b)"
    rf"|{_AUTHOR}['’]s? (?:work|research|study|studies|typology|concept|model|framework|theory|findings)\b"
    rf"|(?:research|work|study|studies|writing) (?:by|of|from) {_AUTHOR}(?:(?:, | and | & ){_AUTHOR}){{0,4}}"
)
#: Without a list of references these alone are literature.
_OTHERS = re.compile(rf"(?<!\w)({_AUTHOR}) et al\.?,? \(?{_YEAR}\b")
#: One word of an author's name.
_WORD = re.compile(r"[A-Z][\w'’\-]+")
_SURNAME = re.compile(rf"({_AUTHOR}), [A-Z]\b")
_ET_AL = re.compile(r"\bet al\b")
_BRACKETED = re.compile(r"\(([A-Z][A-Za-z&]{1,8}?)s?\)")
_SHORT = re.compile(r"[A-Z][A-Za-z&]{1,8}")


@dataclass(frozen=True, slots=True)
class Literature:
    """``authors`` are surnames of the list of references, ``abbreviations`` those explained."""

    authors: frozenset[str] = field(default=frozenset(), repr=False)
    abbreviations: frozenset[str] = field(default=frozenset(), repr=False)


def literature(runs: Iterable[tuple[str, bool]], words: Words) -> Literature:
    """What the (text, whether it is a title) of a document explain."""
    authors: set[str] = set()
    short: set[str] = set()
    listing, before = False, ""
    for text, heading in runs:
        if heading:
            listing = lists(text)
        entry = _ENTRY.match(text) if listing else None
        if entry:
            surnames = (found[1] for found in _SURNAME.finditer(entry[1]))
            authors |= {part for surname in surnames for part in (surname, *surname.split())}
        short |= set(_explained(text, words))
        if _SHORT.fullmatch(before.strip()) and _stands_for(before.strip(), text, words):
            short.add(before.strip())
        before = text
    return Literature(frozenset(authors), frozenset(short))


def lists(heading: str) -> bool:
    """Whether what stands under a heading is a list of literature."""
    return bool(_LISTS.fullmatch(heading.strip()))


def without(text: str, known: Literature, *, listing: bool) -> str:
    """The text with its citations covered, of the same length.

    ``listing``: it stands in a list of literature.
    """
    covered: list[tuple[int, int]] = []
    entry = _ENTRY.match(text) if listing else None
    if entry:
        covered.append(entry.span(1))
        house = _HOUSE.search(text)
        covered += [house.span(1), house.span(2)] if house else []
    if "et al" in text:
        covered += [found.span(1) for found in _OTHERS.finditer(text)]
        covered += [found.span() for found in _ET_AL.finditer(text)]
    if known.authors:
        covered += list(_authors(text, known.authors))
    for start, end in covered:
        text = text[:start] + re.sub(r"\w", "·", text[start:end]) + text[end:]
    return text


def _authors(text: str, authors: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where authors of the list of references are cited, with a year."""
    for cited in _CITED.finditer(text):
        for word in _WORD.finditer(text, cited.start(), cited.end()):
            name = re.sub(r"['’]s?$", "", word[0])
            if name in authors:
                yield word.start(), word.start() + len(name)


def _explained(text: str, words: Words) -> Iterator[str]:
    """Abbreviations in brackets after the words they stand for: "Core Group Plan (CGP)"."""
    if "(" in text:
        for found in _BRACKETED.finditer(text):
            before = text[max(0, found.start() - 120) : found.start()]
            if _stands_for(found[1], before, words):
                yield found[1]


def _stands_for(short: str, long: str, words: Words) -> bool:
    """Whether the letters of an abbreviation are the first ones of its words, and no name is among them."""
    letters = "".join(filter(str.isalpha, short)).lower()
    parts = re.findall(r"[A-Za-z][a-z'’]*", long)
    if len(letters) < 3 or sum(map(str.isupper, short)) < 2:
        return False
    for kept in (parts, [part for part in parts if part.lower() not in SMALL]):
        initials = "".join(part[0].lower() for part in kept)
        at = initials.rfind(letters)
        if at >= 0:
            return not any(_somebody(part, words) for part in kept[at : at + len(letters)])
    return False


def _somebody(word: str, words: Words) -> bool:
    plain = word.lower()
    if plain in words.allowed.singles or plain in words.allowed.beside:
        return False
    return words.strange(word) or words.forename(plain)
