"""Which words may stand beside allowed words in the name of a form, a plan, a role or a law.

"Early" of "Early Years", "Fair" of "Fair Access Panel", "Homelessness" of "Homelessness Reduction
Act 2017"; a name among them still waits for a person: "Khan Review", "Maria Act".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.anonymise.residual.grammar_words import (
    BEFORE_NAMES,
    BODIES,
    FORMS,
    INSTITUTIONS,
    KIN,
    LAWS,
    SMALL,
    STREETS,
    TITLES,
    WORKERS,
)
from pipeline.anonymise.residual.tokens import Token, initial
from pipeline.anonymise.residual.vocabulary import PREFIXES, Words


def beside(text: str, laid: Sequence[Token], found: set[int], words: Words) -> None:
    """Adds to the allowed places ``found`` those that may stand beside them."""
    capitals = [at for at, token in enumerate(laid) if token.capital]
    if len(capitals) < 2:
        return
    _neighbours(laid, capitals, found, words)
    _headed(laid, capitals, found, words)
    _bodies(laid, capitals, found, words)
    _laws(text, laid, [at for at in capitals if at in found], found, words)


def compound(word: str, words: Words) -> bool:
    """Whether every part of a hyphenated word may stand with a capital: "Non-Mobile"."""
    listed = words.allowed
    return all(
        part in PREFIXES
        or words.grammar(part)
        or ((part in listed.beside or part in listed.singles) and not words.forename(part))
        for part in word.split("-")
    )


def _neighbours(
    laid: Sequence[Token], capitals: Sequence[int], found: set[int], words: Words
) -> None:
    """Adds words that may stand only beside an allowed capital: "Early" of "Early Years"."""
    beside = words.allowed.beside
    order = [at for at in capitals if laid[at].lower in beside and not laid[at].shouted]
    for at in order:
        if at not in found and (_follows(laid, at, found, words) or _leads(laid, at, found)):
            found.add(at)
    for at in reversed(order):
        if at not in found and _leads(laid, at, found):
            found.add(at)


def _follows(laid: Sequence[Token], at: int, found: set[int], words: Words) -> bool:
    """Whether an allowed capital that is no role stands before: "Family Law", not "Nurse Law"."""
    before = at - 1
    while before > 0 and laid[before].lower in SMALL and not laid[before].first:
        before -= 1
    if before not in found or not laid[before].capital or laid[at].first:
        return False
    role = laid[before].lower.replace("-", "") in _ROLES
    if before == at - 1 and (role or not laid[at].joined):
        return False
    # "Hope Family Law" stays a name, and so does "Xiaoling Order Law".
    first = before
    while first - 1 in found and laid[first].joined:
        first -= 1
    return not (
        first
        and laid[first].joined
        and laid[first - 1].capital
        and first - 1 not in found
        and words.name(laid[first - 1].lower)
    )


def _leads(laid: Sequence[Token], at: int, found: set[int]) -> bool:
    """Whether an allowed capital stands after, and no role or initial before: "Young Carer"."""
    if laid[at].joined and (initial(laid[at - 1]) or laid[at - 1].lower in _ROLES):
        return False
    after = at + 1
    while after < len(laid) and laid[after].lower in SMALL and laid[after].joined:
        after += 1
    return after in found and laid[after].capital and laid[after].joined and not laid[at].owner


#: What somebody is called after; a surname may follow.
_ROLES = WORKERS | BEFORE_NAMES | TITLES | KIN


def _laws(
    text: str, laid: Sequence[Token], capitals: Sequence[int], found: set[int], words: Words
) -> None:
    """Adds the ordinary words of a statute that gives its year: "Homelessness Reduction Act 2017"."""
    for at in capitals:
        token = laid[at]
        if token.lower not in LAWS or not token.joined:
            continue
        if not _YEAR_AFTER.match(text, token.start + len(token.base)):
            continue
        before = at - 1
        while before >= 0 and (laid[before].capital or laid[before].lower in SMALL):
            if before not in found and laid[before].capital:
                if words.strange(laid[before].base) or words.name(laid[before].lower):
                    break
                found.add(before)
            if laid[before].first:
                break
            before -= 1


_YEAR_AFTER = re.compile(r"(?:\s+\([A-Z][a-z ]+\))?,?\s+(?:1[89]|20)\d\d\b")


def _headed(laid: Sequence[Token], capitals: Sequence[int], found: set[int], words: Words) -> None:
    """Adds everyday words before what a form, a meeting or a role is called: "Fair Access Panel"."""
    for head in capitals:
        if head not in found or not laid[head].joined:
            continue
        if laid[head].lower.removesuffix("s") not in FORMS:
            continue
        at = head
        new: set[int] = set()
        while at and laid[at].joined and laid[at - 1].capital and not laid[at - 1].owner:
            at -= 1
            if at not in found:
                role = laid[at].joined and laid[at - 1].lower.replace("-", "") in _ROLES
                if role or laid[at].first or not _everyday(laid[at].lower, words):
                    new = set()
                    break
                new.add(at)
        found |= new


def _bodies(laid: Sequence[Token], capitals: Sequence[int], found: set[int], words: Words) -> None:
    """Adds whom a national body is a body of: "the Royal College of Radiologists"."""
    for at in capitals:
        token = laid[at]
        if at < 2 or at in found or token.lower[-1:] != "s":
            continue
        if laid[at - 1].lower != "of" or laid[at - 2].lower not in BODIES or at - 2 not in found:
            continue
        if not words.strange(token.base) and not words.called(token.lower):
            found.add(at)


def _everyday(word: str, words: Words) -> bool:
    """Whether a word is met often and neither a person nor a place is called so."""
    if word in INSTITUTIONS or word in STREETS or words.called(word) or words.strange(word):
        return False
    return words.usual(word) or word.endswith(("ed", "ing", "al", "ive"))
