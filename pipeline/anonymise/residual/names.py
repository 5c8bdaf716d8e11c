"""Finds names nobody registered: dictionary, capitals and grammar, no model.

A capital where English needs none, a word no dictionary has, a name where a name would stand.
What it misses by nature are names that are words and stand where only sense tells: in small
letters, or first in a sentence with nothing beside them that a name would have.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.anonymise.residual.capitals import Judge
from pipeline.anonymise.residual.found import Found
from pipeline.anonymise.residual.grammar_words import (
    AUXILIARIES,
    DOUBTFUL_TITLES,
    KIN,
    SMALL_TITLES,
    VERBS,
)
from pipeline.anonymise.residual.permitted import permitted
from pipeline.anonymise.residual.tokens import Token
from pipeline.anonymise.residual.vocabulary import Words


def find(text: str, words: Words, *, heading: bool = False) -> Iterator[Found]:
    """Every name in ``text`` that the allow-list does not have.

    ``heading``: a title, whose capitals mean nothing.
    """
    laid = words.laid(text)
    if not any(not token.quiet or token.capital for token in laid):
        return
    allowed = permitted(text, laid, words)
    judge = Judge(text, laid, words, allowed, heading=heading)
    for group in _groups(laid, allowed):
        capital = laid[group[0]].capital
        found = judge.capitals(group) if capital else _small(laid, group[0], words)
        if found:
            yield found


def _groups(laid: Sequence[Token], allowed: set[int]) -> Iterator[list[int]]:
    """Runs of capitalised words with nothing between them, and single words in small letters."""
    group: list[int] = []
    for at, token in enumerate(laid):
        capital = token.capital and at not in allowed
        if group and (not capital or not token.joined or token.first):
            yield group
            group = []
        if capital:
            group.append(at)
        elif not token.quiet and (at not in allowed or _title(token)):
            yield [at]
    if group:
        yield group


def _title(token: Token) -> bool:
    """Whether the word is a title in small letters, which says that a name follows."""
    return token.lower in SMALL_TITLES and not token.capital


def _small(laid: Sequence[Token], at: int, words: Words) -> Found | None:
    """A word in small letters that no dictionary has, or that stands where a name does."""
    token = laid[at]
    if token.lower in SMALL_TITLES:
        return _titled(laid, at, words)
    if not token.base.replace("-", "").isalpha():
        return None
    strange = words.strange(token.lower) and not words.of_the_field(token.lower)
    before = laid[at - 1] if at and token.joined else None
    # "spoke to bojing yuan": a name after a word nobody knows.
    pair = before is not None and not before.capital and words.strange(before.lower)
    if pair and (words.name(token.lower) or strange):
        return Found(token.start, token.start + len(token.base), "name", token.base)
    if len(token.base) > 2 and (strange or _stands_as_name(laid, at, words)):
        return Found(token.start, token.start + len(token.base), "name", token.base)
    return None


def _titled(laid: Sequence[Token], at: int, words: Words) -> Found | None:
    """The word after a title in small letters: "mr wei rang", but not "miss school"."""
    if at + 1 >= len(laid):
        return None
    after = laid[at + 1]
    if not after.joined or after.capital or after.lower in VERBS or words.grammar(after.lower):
        return None
    if laid[at].lower in DOUBTFUL_TITLES and words.usual(after.lower):
        return None
    return Found(after.start, after.start + len(after.base), "name", after.base)


def _stands_as_name(laid: Sequence[Token], at: int, words: Words) -> bool:
    """Whether a forename that is a word stands as a person.

    It is rare as a word; or begins a text in small letters ("hope not seen today"); or stands
    between a relation and a verb ("his friend hope was there").
    """
    token = laid[at]
    if token.lower in AUXILIARIES or not words.forename(token.lower):
        return False
    if at == 0 or not words.usual(token.lower):
        return True
    if at == len(laid) - 1 or not token.joined:
        return False
    before, after = laid[at - 1].lower, laid[at + 1].lower
    return before in KIN and after in VERBS and token.clean
