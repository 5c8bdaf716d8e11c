"""Titles, whose capitals mean little: a short line, a quoted one, a work before its year."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.anonymise.residual.grammar_words import SMALL
from pipeline.anonymise.residual.tokens import Token
from pipeline.anonymise.residual.vocabulary import Words


def title_case(laid: Sequence[Token], words: Words, *, stopped: bool = False) -> bool:
    """A short line of whose words all but the small ones have capitals: a title.

    Not one that ends as a sentence does, or holds two.
    """
    if not 2 < len(laid) < 16 or stopped or any(token.first for token in laid[1:]):
        return False
    longer = [
        token.capital
        for token in laid
        if len(token.base) > 3 and not token.shouted and not words.grammar(token.lower)
    ]
    return len(longer) > 1 and all(longer)


def sentence_case(laid: Sequence[Token], words: Words) -> bool:
    """A heading of which some word of weight is in small letters: "What Oyelaran told the school".

    Its other capitals mean as much as in a sentence.
    """
    return any(
        not token.capital
        and len(token.base) > 3
        and token.lower not in _LINKING
        and not words.strange(token.lower)
        for token in laid
    )


#: Words of more than three letters that stay small in a title.
_LINKING = frozenset(
    "with from about after before between during through into over than that their when where which while "
    "within without against around behind beyond towards upon under until since what whom whose because "
    "across among along onto near past plus unless versus does your this these those have been were they".split()
)


def titled(text: str, laid: Sequence[Token], words: Words) -> frozenset[int]:
    """Indexes of tokens inside titles of works: quoted ones, and those before their year in brackets."""
    found: set[int] = set()
    for quoted in _QUOTED.finditer(text) if "“" in text or '"' in text or "‘" in text else ():
        inside = [
            at for at, token in enumerate(laid) if quoted.start() < token.start < quoted.end()
        ]
        if title_case([laid[at]._replace(first=False) for at in inside], words):
            found.update(inside)
    for year in _DATED.finditer(text) if "(" in text else ():
        at = next((at for at, token in enumerate(laid) if token.start > year.start()), len(laid))
        run: list[int] = []
        while at and (laid[at - 1].capital or laid[at - 1].lower in SMALL) and at - 1 not in run:
            at -= 1
            run.append(at)
            if laid[at].first:
                break
        if title_case([laid[each]._replace(first=False) for each in run], words):
            found.update(run)
    return frozenset(found)


_QUOTED = re.compile(r"“[^“”\n]{8,120}”|\"[^\"\n]{8,120}\"|‘[^‘’\n]{8,120}’(?!\w)")
_DATED = re.compile(r"\((?:19|20)\d\d")
