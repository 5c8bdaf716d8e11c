"""Finds fixed words and phrases: a nationality, a faith, a condition by its name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pipeline.anonymise.details.laid import Laid
from pipeline.anonymise.details.rules import Hit

#: The general form of a phrase in its text at a place.
General = Callable[[str, int, int], str]


@dataclass(frozen=True, slots=True)
class _Phrase:
    words: str
    capitals: tuple[int, ...]
    category: str
    general: str | General
    #: How many characters stand before the word it is found by.
    lead: int


#: Words that stand before so many others that no phrase is looked for by them.
_LEAD = re.compile(
    r"(?:(?:in|to|from|at|on|of|by|a|an|the|was|that|had|her|his|for|with|not|been|have|has|came|they|could|this|before|no|without|two|out)"
    r"[ &](?=[^\W_]))*"
)
_FIRST = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")


class Phrases:
    """Phrases by their first word. Capitals of a phrase must be capitals in the text."""

    def __init__(self) -> None:
        self._by_first: dict[str, list[_Phrase]] = {}
        #: First word -> (characters before it, every phrase's words, the phrases), the longest first.
        self._groups: dict[str, list[tuple[int, tuple[str, ...], list[_Phrase]]]] = {}
        #: The words by which phrases are found.
        self.first_words: frozenset[str] = frozenset()

    def add(
        self,
        category: str,
        listed: Iterable[str],
        general: str | General,
        *,
        cased: bool = False,
    ) -> None:
        """More phrases of a category; ``cased``: capitals matter."""
        for phrase in listed:
            capitals = (
                tuple(at for at, char in enumerate(phrase) if char.isupper()) if cased else ()
            )
            low = phrase.lower()
            article = _LEAD.match(low)
            lead = article.end() if article else 0
            made = _Phrase(low, capitals, category, general, lead)
            self._by_first.setdefault(_FIRST.findall(low, lead)[0], []).append(made)

    def settle(self) -> None:
        """Puts the longest first."""
        self.first_words = frozenset(self._by_first)
        for first, found in self._by_first.items():
            found.sort(key=lambda each: (-len(each.words), each.words))
            for lead in sorted({each.lead for each in found}):
                of_lead = [each for each in found if each.lead == lead]
                said = tuple(each.words for each in of_lead)
                self._groups.setdefault(first, []).append((lead, said, of_lead))

    def find(self, laid: Laid, lowered: str, at: int, word: str) -> Iterator[Hit]:
        """The longest phrase of each category that begins with the ``word`` at a place, or the first part of it."""
        at_word = laid.start[at]
        near: list[_Phrase] = []
        for lead, words, phrases in self._groups.get(word, ()):
            # One look for all of a word's phrases: hardly one stands there.
            if lowered.startswith(words, at_word - lead if at_word >= lead else at_word):
                near += phrases
        if len(near) > 1:
            near.sort(key=lambda each: (-len(each.words), each.words))
        said: set[str] = set()
        for phrase in near:
            start = laid.start[at] - phrase.lead
            end = start + len(phrase.words)
            if start < 0 or phrase.category in said or not lowered.startswith(phrase.words, start):
                continue
            if (phrase.lead and lowered[start - 1 : start].isalnum()) or not _ends(lowered, end):
                continue
            if any(not laid.text[start + place].isupper() for place in phrase.capitals):
                continue
            said.add(phrase.category)
            general = phrase.general
            yield (
                start,
                end,
                phrase.category,
                general if isinstance(general, str) else general(laid.text, start, end),
            )


#: What may follow a phrase after a hyphen: "Polish-speaking", "Sudanese-born".
_MAY_FOLLOW = (
    "-speaking",
    "-born",
    "-based",
    "-style",
    "-medium",
    "-language",
    "-american",
    "-british",
    "-run",
    "-led",
    "-educated",
)


def _ends(lowered: str, end: int) -> bool:
    """Whether a word ends here, "Polish-speaking" too but not "deaf-mute"."""
    after = lowered[end : end + 2]
    if not after or (not after[0].isalnum() and after[0] != "-"):
        return True
    return after[0] == "-" and (not after[1:].isalpha() or lowered.startswith(_MAY_FOLLOW, end))
