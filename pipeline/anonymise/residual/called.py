"""Everyday words by which somebody or something is called, told by what stands around them."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.anonymise.residual.grammar_words import (
    CALLED,
    CALLING,
    OF_PEOPLE,
    PARTS_OF_HOUSES,
    SINGULAR_OF_PEOPLE,
    SPEAKING,
)
from pipeline.anonymise.residual.tokens import Token
from pipeline.anonymise.residual.vocabulary import Words

_OPEN, _SHUT, _STOPS = frozenset("“\"‘'"), frozenset("”\"’'"), frozenset(".?!")
#: Small words that people are called by and that begin a sentence before a verb of speech.
_OPENERS = frozenset("so no all one other what then who he she they we you i it".split())
#: How many words before a nickname may say that one follows.
_BACK = 6


def nickname(text: str, laid: Sequence[Token], at: int, words: Words) -> bool:
    """Whether one word stands alone in quotation marks as what somebody is called by."""
    token = laid[at]
    end = token.start + len(token.base)
    if not at or text[token.start - 1] not in _OPEN or text[end : end + 1] not in _SHUT:
        return False
    if text[: token.start - 1].rstrip()[-1:] in _STOPS:
        return False
    before = laid[at - 1]
    if before.capital and words.called(before.lower):  # "Aoife (“Duchess”)"
        return True
    if before.lower in CALLING:
        return True
    if any(each.lower in CALLED for each in laid[max(0, at - _BACK) : at]):
        return True
    return not words.usual(token.lower) and not words.grammar(token.lower)


def like_a_person(laid: Sequence[Token], at: int, words: Words) -> bool:
    """Whether a surname that is a small word does what only people do: "Young was arrested"."""
    token = laid[at]
    if not words.called(token.lower) or at + 2 >= len(laid) or not token.clean:
        return False
    verb, after = laid[at + 1].lower, laid[at + 2]
    if verb in SPEAKING:
        return token.lower not in _OPENERS
    return verb in SINGULAR_OF_PEOPLE and after.lower in OF_PEOPLE and not after.capital


def before_a_ward(laid: Sequence[Token], at: int, words: Words) -> bool:
    """Whether a word begins a sentence before what a part of a house is called: "Maple Ward"."""
    follower = laid[at + 1] if at + 1 < len(laid) else None
    return (
        follower is not None
        and follower.lower in PARTS_OF_HOUSES
        and laid[at].lower not in words.allowed.beside
    )


def possessed(laid: Sequence[Token], group: Sequence[int], words: Words) -> bool:
    """Whether a heading begins with whose it is: "Tegan’s story"."""
    return laid[group[-1]].owner and words.forename(laid[group[0]].lower)
