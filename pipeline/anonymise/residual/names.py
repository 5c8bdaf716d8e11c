"""Finds names nobody registered: dictionary, capitals and grammar, no model.

A capital where English needs none, a word no dictionary has, a name where a name would stand.
What it misses by nature are names that are words at the start of a sentence with nothing
beside them that a name would have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.anonymise.residual.found import Found
from pipeline.anonymise.residual.grammar_words import (
    AUXILIARIES,
    BEFORE_DATES,
    BEFORE_NAMES,
    CALENDAR,
    INSTITUTIONS,
    KIN,
    MONTHS,
    TERMS,
    VERBS,
)
from pipeline.anonymise.residual.tokens import Token
from pipeline.anonymise.residual.vocabulary import Words
from pipeline.lexicon.allow_list import AllowList


def find(text: str, words: Words, *, heading: bool = False) -> Iterator[Found]:
    """Every name in ``text`` that the allow-list does not have.

    ``heading``: a title, whose capitals mean nothing.
    """
    laid = list(words.tokeniser.tokens(text))
    allowed = _allowed(text, laid, words.allowed)
    judge = _Judge(text, laid, words, allowed, heading=heading or _title_case(laid))
    for group in _groups(laid, allowed):
        found = judge.capitals(group) if laid[group[0]].capital else judge.small(group[0])
        if found:
            yield found


def _title_case(laid: Sequence[Token]) -> bool:
    """A short line most of whose words have capitals: a title."""
    if not 2 < len(laid) < 16:
        return False
    longer = [token for token in laid if len(token.base) > 3 and not token.shouted]
    return sum(token.capital for token in longer) > 0.7 * len(longer) > 1.4


def _allowed(text: str, laid: Sequence[Token], listed: AllowList) -> set[int]:
    """Indexes of tokens inside a phrase of the allow-list."""
    found: set[int] = set()
    at = 0
    while at < len(laid):
        token = laid[at]
        length = _phrase(laid, at, listed) if token.lower in listed.phrases or token.owner else 0
        if length == 1 and token.lower in CALENDAR and token.capital and not _dated(text, laid, at):
            length = 0
        if length:
            found.update(range(at, at + length))
        elif token.base in listed.exact or token.base.rstrip("s") in listed.exact:
            found.add(at)
        at += length or 1
    return found


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
    if after and after[0].joined and after[0].capital and after[0].lower not in TERMS | MONTHS:
        return False
    if any(each.lower in BEFORE_DATES | MONTHS for each in laid[max(0, at - 1) : at]):
        return True
    if any(each.lower in MONTHS for each in laid[max(0, at - 3) : at]):  # "from April to June"
        return True
    if after and after[0].lower in {"and", "to", "or"}:
        return any(each.lower in MONTHS for each in after[1:])
    return bool(after) and after[0].lower in TERMS


_NUMBER_AFTER = re.compile(r",?\s*['’]?\d")
_NUMBER_BEFORE = re.compile(r"\d(?:st|nd|rd|th)?(?:\s+of)?,?\s+$")


def _phrase(laid: Sequence[Token], at: int, listed: AllowList) -> int:
    """How many tokens from here are a phrase of the allow-list; the longest phrase counts."""
    token = laid[at]
    for spelling in (token.lower, token.lower + "'s") if token.owner else (token.lower,):
        for phrase in listed.phrases.get(spelling, ()):
            rest = laid[at + 1 : at + len(phrase)]
            if len(rest) == len(phrase) - 1 and all(
                word in {each.lower, each.lower + "'s"}
                for word, each in zip(phrase[1:], rest, strict=True)
            ):
                return len(phrase)
    return 0


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
        elif at not in allowed:
            yield [at]
    if group:
        yield group


class _Judge:
    """Decides about groups of words of one text."""

    def __init__(
        self, text: str, laid: Sequence[Token], words: Words, allowed: set[int], *, heading: bool
    ) -> None:
        self.text, self.laid, self.words = text, laid, words
        self.allowed, self.heading = allowed, heading

    def small(self, at: int) -> Found | None:
        """A word in small letters that no dictionary has, or that stands where a name does."""
        token = self.laid[at]
        if len(token.base) < 3 or not token.base.replace("-", "").isalpha():
            return None
        if self.words.strange(token.lower) or self._of_kin(at):
            return self._found([at], "name")
        return None

    def _of_kin(self, at: int) -> bool:
        """Whether a word stands between a relation and a verb: "his friend hope was there"."""
        token = self.laid[at]
        if not 0 < at < len(self.laid) - 1 or not token.joined or token.lower in AUXILIARIES:
            return False
        before, after = self.laid[at - 1].lower, self.laid[at + 1].lower
        return before in KIN and after in VERBS and token.clean and self.words.forename(token.lower)

    def capitals(self, group: list[int]) -> Found | None:
        """A run of capitals that the allow-list does not have."""
        first = self.laid[group[0]]
        if all(self.laid[at].shouted for at in group):
            return self._shouted(group)
        weak = first.first or self.heading
        strange = [at for at in group if self.words.strange(self.laid[at].base)]
        if strange:
            ordinary_start = weak and group[0] not in strange and not self.words.name(first.lower)
            return self._found(group[1:] if ordinary_start else group, "name")
        if self.heading:
            return None
        if self._institution(group):
            return self._found(group, "organisation")
        if not weak or (len(group) > 1 and self.words.name(first.lower)):
            return self._found(group, "name")
        if len(group) > 1:
            return self._found(group[1:], "name")
        before = self.laid[group[0] - 1].lower if group[0] else ""
        if before in BEFORE_NAMES or (self.words.name(first.lower) and self._acts(group[0])):
            return self._found(group, "name")
        return None

    def _acts(self, at: int) -> bool:
        """Whether what follows is what a person does: "Hope was", "Sky's", "Grace and her"."""
        token = self.laid[at]
        if token.owner:
            return True
        if at + 1 >= len(self.laid):
            return False
        after = self.laid[at + 1]
        if after.first:
            return False
        if not token.clean:  # "Hope, who was four" and "Hope (4)"
            return self.words.forename(token.lower)
        if after.lower in VERBS or (after.lower.endswith("ed") and not after.capital):
            return True
        return after.lower in {"and", "or", "&"} and at + 2 < len(self.laid)

    def _shouted(self, group: list[int]) -> Found | None:
        """Words wholly in capitals: a name, an abbreviation, or emphasis."""
        known = [at for at in group if not self.words.strange(self.laid[at].base)]
        if len(group) > 1 and len(known) < len(group):
            return self._found(group, "name")
        if len(group) == 1 and not known:
            return self._found(group, "abbreviation") if self._abbreviation(group[0]) else None
        loud = self.heading or len(group) > 3
        if not loud and any(self.words.name(self.laid[at].lower) for at in group):
            return self._found(group, "name")
        return None

    def _abbreviation(self, at: int) -> bool:
        """Whether capital letters stand for something that the text has not explained."""
        token = self.laid[at]
        if any(char.isdigit() for char in token.base):
            return False
        if len(token.base) > 3 and not self.words.unknown(token.lower):
            return False
        letters = token.base.rstrip("s").replace(".", "").lower()
        initials = "".join(each.base[0].lower() for each in self.laid[max(0, at - 10) : at])
        return not (len(letters) > 2 and letters in initials)

    def _institution(self, group: list[int]) -> bool:
        """Whether capitals end in what an institution or a street is called by."""
        last = group[-1]
        if len(group) > 1 and self.laid[last].lower in INSTITUTIONS:
            return True
        after = last + 1
        if after >= len(self.laid) or self.laid[group[0]].first or after not in self.allowed:
            return False
        follower = self.laid[after]
        return follower.joined and follower.capital and follower.lower in INSTITUTIONS

    def _found(self, group: Sequence[int], kind: str) -> Found:
        start = self.laid[group[0]].start
        last = self.laid[group[-1]]
        end = last.start + len(last.base)
        return Found(start, end, kind, self.text[start:end])
