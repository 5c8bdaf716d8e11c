"""Which words of a text the allow-list lets stand, each at its place.

An allowed word is not allowed everywhere: "Ms Page" is a person, "May said so" is one, and
"page 4" and "in May" are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.anonymise.residual.grammar_words import (
    BEFORE_DATES,
    CALENDAR,
    FAMILY,
    MESSAGES,
    MONTHS,
    PEOPLE_VERBS,
    PLANNED,
    SPEAKING,
    SURNAMES_TOO,
    TERMS,
    TITLES,
    WHO,
    WORKERS,
)
from pipeline.anonymise.residual.phrases import beside, compound
from pipeline.anonymise.residual.tokens import Token, initial
from pipeline.anonymise.residual.vocabulary import Words
from pipeline.lexicon.allow_list import AllowList, stem


def permitted(text: str, laid: Sequence[Token], words: Words, loud: Sequence[int]) -> set[int]:
    """Indexes of tokens inside a phrase of the allow-list that names nobody where it stands.

    ``loud``: the places of tokens that are not quiet, or have a capital. A phrase matters only
    where one of them would be found without it.
    """
    found: set[int] = set()
    exact, phrases, singles = words.allowed.exact, words.allowed.phrases, words.allowed.singles
    end = 0
    for at in _beginnings(laid, loud):
        if at < end:
            continue
        token = laid[at]
        length = 0
        if token.lower in phrases or token.lower in singles or token.owner:
            length = _phrase(laid, at, words.allowed)
        if not length and token.capital and "-" in token.lower:
            length = int(compound(token.lower, words))
        if length == 1 and token.capital and _names_somebody(text, laid, at, words):
            length = 0
        elif length:
            found.update(range(at, at + length))
        elif token.base in exact or token.base.rstrip("s") in exact:
            found.add(at)
        end = at + (length or 1)
    if found:
        beside(text, laid, found, words)
    return found


def _beginnings(laid: Sequence[Token], loud: Sequence[int]) -> Iterator[int]:
    """Where a phrase that matters may begin: at a loud word, or before one with a capital."""
    before = -1
    for at in loud:
        if at > before + 1 and laid[at].capital:
            yield at - 1
        yield at
        before = at


def _phrase(laid: Sequence[Token], at: int, allowed: AllowList) -> int:
    """How many tokens from here are a phrase of the allow-list; the longest phrase counts."""
    token = laid[at]
    following = laid[at + 1].lower if at + 1 < len(laid) else ""
    if not token.owner and token.lower not in allowed.phrases:
        return int(token.lower in allowed.singles)
    longest = 0
    for spelling in (token.lower, token.lower + "'s") if token.owner else (token.lower,):
        longest = max(longest, spelling in allowed.singles)
        seconds = allowed.phrases.get(spelling)
        if seconds is None or not following:
            continue
        phrases = seconds.get(following) or seconds.get(following.removesuffix("s"), ())
        for phrase in phrases:
            rest = laid[at + 1 : at + len(phrase)]
            if len(rest) == len(phrase) - 1 and all(map(_same, phrase[1:], rest)):
                longest = max(longest, len(phrase))
                break
    return longest


def _same(word: str, token: Token) -> bool:
    """Whether a token is a word of a phrase, or its plural, whatever stands after it."""
    if token.lower == word:
        return True
    plain = stem(word)
    return token.lower in {plain, plain + "s"}


def _names_somebody(text: str, laid: Sequence[Token], at: int, words: Words) -> bool:
    """Whether a single allowed word is a person or a place here: "Ms Page", "Eve Friend", "May"."""
    token = laid[at]
    if token.lower in CALENDAR:
        return not _dated(text, laid, at)
    before = laid[at - 1] if at and token.joined else None
    after = laid[at + 1] if at + 1 < len(laid) else None
    if before and (before.lower in TITLES or initial(before)):
        return True
    surname = token.lower in SURNAMES_TOO or words.name(token.lower)
    if words.forename(token.lower) and _and_surname(after, words):
        return True
    if before and before.lower == "the":
        return surname and after is not None and after.lower in FAMILY
    if before and before.capital and not _listed(before, words):
        forename = words.forename(before.lower) and before.lower not in words.allowed.beside
        called = words.name(token.lower) or token.lower in _SHORT
        return forename or (called and words.strange(before.base))
    if _indexed(text, laid, at, words):
        return True
    if token.lower not in SURNAMES_TOO or after is None or after.first:
        return False
    if before and not before.capital:
        counted = _NUMBER_AFTER.match(text, token.start + len(token.base))
        return before.lower in WORKERS or (before.lower in PEOPLE_VERBS and not counted)
    spoke = after.lower in SPEAKING or after.lower in WHO
    return token.first and (token.owner or spoke or _done(after))


def _indexed(text: str, laid: Sequence[Token], at: int, words: Words) -> bool:
    """Whether a surname stands before a forename as in an index: "Ward, Senthil"."""
    token = laid[at]
    if at + 1 >= len(laid) or not words.called(token.lower) or not laid[at + 1].capital:
        return False
    end = token.start + len(token.base)
    before = text[: token.start].rstrip()
    if text[end : end + 2] != ", " or (before and before[-1] not in ":;|(\t\n"):
        return False
    fore = laid[at + 1]
    if words.usual(fore.lower) or _listed(fore, words):
        return False
    return words.forename(fore.lower) or words.strange(fore.base)


def _and_surname(after: Token | None, words: Words) -> bool:
    """Whether a surname that may not stand follows at once: "Christian Reading"."""
    if after is None or not after.joined or not after.capital or _listed(after, words):
        return False
    return words.called(after.lower) or words.strange(after.base)


def _listed(token: Token, words: Words) -> bool:
    return token.lower in words.allowed.singles


def _done(token: Token) -> bool:
    """Whether a word is a past tense such as people are the subject of."""
    return token.lower.endswith("ed") and not token.capital


def _dated(text: str, laid: Sequence[Token], at: int) -> bool:
    """Whether a month, day or season stands where a date would: "in May", "May 2023"."""
    token = laid[at]
    after = laid[at + 1 : at + 3]
    if token.owner:
        return False
    end = token.start + len(token.base)
    if _NUMBER_AFTER.match(text, end) or _NUMBER_BEFORE.search(
        text[max(0, token.start - 12) : token.start]
    ):
        return True
    if after and after[0].lower in FAMILY:
        return False
    if after and after[0].joined and after[0].capital and after[0].lower not in TERMS | MONTHS:
        return False
    if at and token.joined and laid[at - 1].lower in BEFORE_DATES | MONTHS:
        sent = laid[at - 1].lower == "from" and at > 1 and laid[at - 2].lower in MESSAGES
        return not sent or bool(after and after[0].lower in {"until", "till", "onwards"})
    if at and token.joined and laid[at - 1].lower == "for":
        return any(each.lower in PLANNED for each in laid[max(0, at - 4) : at - 1])
    if any(each.lower in MONTHS for each in laid[max(0, at - 3) : at]):  # "from April to June"
        return True
    if after and after[0].lower in {"and", "to", "or"}:
        return any(each.lower in MONTHS for each in after[1:])
    return bool(after) and after[0].lower in TERMS


#: Days cut short that are surnames besides: "Trang Sun".
_SHORT = frozenset({"sun", "mon", "sat", "wed", "jan", "mar", "jun", "sep", "dec"})
_NUMBER_AFTER = re.compile(r",?\s*['’]?\d")
_NUMBER_BEFORE = re.compile(r"\d(?:st|nd|rd|th)?(?:\s+of)?,?\s+$")
