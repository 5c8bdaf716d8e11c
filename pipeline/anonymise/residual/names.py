"""Finds names nobody registered: dictionary, capitals and grammar, no model.

A capital where English needs none, a word no dictionary has, a name where a name would stand.
What it misses by nature are names that are words and stand where only sense tells: in small
letters, or first in a sentence with nothing beside them that a name would have.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.anonymise.residual.capitals import Judge
from pipeline.anonymise.residual.found import Found
from pipeline.anonymise.residual.grammar_words import (
    ADDRESSED,
    AUXILIARIES,
    CLOSING,
    DOUBTFUL_TITLES,
    FIRMS,
    INSTITUTIONS,
    SMALL_TITLES,
    VERBS,
    WORKERS,
)
from pipeline.anonymise.residual.permitted import permitted
from pipeline.anonymise.residual.slots import closed, named_after, stands_as_person
from pipeline.anonymise.residual.tokens import Token
from pipeline.anonymise.residual.vocabulary import Words


def find(text: str, words: Words, *, heading: bool = False) -> Iterator[Found]:
    """Every name in ``text`` that the allow-list does not have.

    ``heading``: a title, whose capitals mean nothing.
    """
    laid = words.laid(text)
    loud = [at for at, token in enumerate(laid) if token.capital or not token.quiet]
    if not loud:
        return
    allowed = permitted(text, laid, words, loud)
    judge = Judge(text, laid, words, allowed, heading=heading)
    yield from _signs(text, _judged(text, laid, _groups(laid, allowed, loud), judge, words))


def _judged(
    text: str, laid: Sequence[Token], groups: Iterable[list[int]], judge: Judge, words: Words
) -> Iterator[Found]:
    for group in groups:
        capital = laid[group[0]].capital
        found = judge.capitals(group) if capital else _small(laid, group[0], words)
        if found:
            yield _addressed(text, _whole(text, laid, group[-1], found)) if capital else found


def _signs(text: str, finds: Iterable[Found]) -> Iterator[Found]:
    """The finds, with two of them that are one sign joined: "the Rose and Crown"."""
    before: Found | None = None
    for each in finds:
        if before is None:
            before = each
        elif _signed(text, before, each):
            before = Found(before.start, each.end, "name", text[before.start : each.end])
        else:
            yield before
            before = each
    if before:
        yield before


def _signed(text: str, one: Found, other: Found) -> bool:
    the = text[max(0, one.start - 4) : one.start].lower() == "the "
    return the and text[one.end : other.start] in {" and ", " & "}


def _whole(text: str, laid: Sequence[Token], last: int, found: Found) -> Found:
    """The find with the words after it that say what is called so: "Sunbeams Day Nursery".

    The allow-list has "Day Nursery"; in the worksheet the name should stand whole.
    """
    saint = _saint(text, found.start)
    if laid[last].owner and not saint:
        return found
    end = 0
    for after in laid[last + 1 : last + 5]:
        if not (after.capital and after.joined) or after.first:
            break
        if after.lower in INSTITUTIONS or after.lower in FIRMS:
            end = after.start + len(after.base)
    if not end and not saint:
        return found
    start, end = found.start - saint, end or found.end
    return Found(start, end, "organisation", text[start:end])


#: What stands before a road or a house and is a part of the address: "64b", "Flat 3,".
_NUMBERED = re.compile(
    r"(?:\b(?:flat|room|unit|apartment|plot)\s+\d{1,4}[a-z]?,?\s+)?(?:\b\d{1,3}[a-z]?,?\s+)?$",
    re.IGNORECASE,
)


def _addressed(text: str, found: Found) -> Found:
    """The find of a road or a house with its number: "64b Marsden Road", "Flat 3, Elm House"."""
    last = found.text.rsplit(" ", 1)[-1].lower()
    if " " not in found.text or last not in ADDRESSED:
        return found
    number = _NUMBERED.search(text, max(0, found.start - _LONGEST_NUMBER), found.start)
    if number is None or number.start() == found.start:
        return found
    return Found(number.start(), found.end, found.kind, text[number.start() : found.end])


_LONGEST_NUMBER = 24


def _saint(text: str, start: int) -> int:
    """How many characters before a find are "St" or "Saint"."""
    before = text[max(0, start - 6) : start]
    return next((len(each) for each in ("St ", "St. ", "Saint ") if before.endswith(each)), 0)


def _groups(laid: Sequence[Token], allowed: set[int], loud: Sequence[int]) -> Iterator[list[int]]:
    """Runs of capitalised words with nothing between them, and single words in small letters.

    ``loud``: the places of tokens that are not quiet, or have a capital.
    """
    group: list[int] = []
    for at in loud:
        token = laid[at]
        capital = token.capital and at not in allowed
        if group and (not capital or not token.joined or token.first or at > group[-1] + 1):
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
    if not _BETWEEN.sub("", token.base).isalpha() or (
        token.lower == "al" and at and laid[at - 1].lower == "et"
    ):
        return None
    strange = words.strange(token.lower) and not words.of_the_field(token.lower)
    before = laid[at - 1] if at and token.joined else None
    # "spoke to bojing yuan": a name after a word nobody knows.
    pair = before is not None and not before.capital and words.strange(before.lower)
    if pair and (words.name(token.lower) or strange):
        return Found(token.start, token.start + len(token.base), "name", token.base)
    short = len(token.base) < 3 and not named_after(laid, at)
    if not short and (strange or _stands_as_name(laid, at, words) or _surname(laid, at, words)):
        return Found(token.start, token.start + len(token.base), "name", token.base)
    return None


def _titled(laid: Sequence[Token], at: int, words: Words) -> Found | None:
    """The word after a title in small letters: "mr wei rang", but not "miss school"."""
    if at + 1 >= len(laid):
        return None
    after = laid[at + 1]
    if not after.joined or after.capital or after.lower in VERBS or words.grammar(after.lower):
        return None
    officer = laid[at].lower in {"pc", "dc"} and words.called(after.lower) and closed(laid, at + 1)
    if laid[at].lower in DOUBTFUL_TITLES and words.usual(after.lower) and not officer:
        return None
    return Found(after.start, after.start + len(after.base), "name", after.base)


def _stands_as_name(laid: Sequence[Token], at: int, words: Words) -> bool:
    """Whether a forename that is a word stands as a person.

    It is rare as a word; or begins a text in small letters ("hope not seen today"); or stands
    where a person does ("his friend hope was there", "spoke to hope").
    """
    token = laid[at]
    if not words.forename(token.lower):
        return False
    if token.lower not in AUXILIARIES and (
        at == 0 or (at == 1 and token.first) or not words.usual(token.lower)
    ):
        return True
    return stands_as_person(laid, at, words.called)


def _surname(laid: Sequence[Token], at: int, words: Words) -> bool:
    """Whether a name that is a word stands after a forename that stands as one: "from penny darling"."""
    if at < 1 or not laid[at].joined or not words.called(laid[at].lower):
        return False
    before = laid[at - 1]
    if before.capital or not words.forename(before.lower) or laid[at].lower in CLOSING | VERBS:
        return False
    return (named_after(laid, at - 1) or laid[at - 2].lower in WORKERS) and closed(laid, at)


#: Signs that run the parts of one name together: "o'sullivan", "rui.samuels", "rui_samuels9".
_BETWEEN = re.compile(r"[-'’._]|\d+$")
