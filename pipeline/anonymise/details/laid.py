"""A text laid out as words, and how far a noun or what somebody did reaches in it."""

from __future__ import annotations

import re

from pipeline.anonymise.details import grammar_words as grammar
from pipeline.anonymise.details import words_time as time

_WORD = re.compile(r"\d(?:[\w.,:/½¼¾-]*[\w½¼¾])?|[^\W\d_](?:[^\W_]|['’-](?=[^\W_]))*")
#: How many words may stand between a noun and its article.
_BEFORE = 5


def _lowered(text: str) -> str:
    """Small letters and straight apostrophes, of the same length."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return low.replace("’", "'")


def _spaced(text: str, last: int, start: int) -> bool:
    """Whether nothing but space stands between two places, a plain one first."""
    return text[last] in " \t\n\u00a0" and text[last:start].isspace()


class Laid:
    """The words of ``text`` in order: as small letters, where they stand, and their capitals.

    ``joined``: whether nothing but space stands between a word and the one before it.
    """

    __slots__ = ("capital", "end", "joined", "low", "lowered", "start", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        #: The text in small letters with straight apostrophes, of the same length.
        self.lowered = lowered = _lowered(text)
        spans = [match.span() for match in _WORD.finditer(text)]
        self.start = [start for start, _ in spans]
        self.end = [end for _, end in spans]
        self.low = [lowered[start:end] for start, end in spans]
        self.capital = [text[start].isupper() for start in self.start]
        # One plain space is what nearly always stands between two words.
        self.joined = [False] * bool(spans) + [
            text[last:start] == " " or _spaced(text, last, start)
            for last, start in zip(self.end, self.start[1:], strict=False)
        ]

    def __len__(self) -> int:
        return len(self.low)

    def at(self, place: int) -> str:
        """The word at a place, "" beyond either end."""
        return self.low[place] if 0 <= place < len(self.low) else ""

    def next(self, place: int) -> str:
        """The word after, "" where something other than space stands between."""
        after = place + 1
        return self.low[after] if after < len(self.low) and self.joined[after] else ""

    def before(self, place: int) -> str:
        """The word before, "" where something other than space stands between."""
        return self.low[place - 1] if place and self.joined[place] else ""

    def noun_from(self, head: int) -> int:
        """The first word of what ``head`` is the noun of, its article included."""
        first = head
        while first and self.joined[first] and head - first < _BEFORE:
            word = self.low[first - 1]
            if word in grammar.ARTICLES:
                return first - 1
            if (
                (word in grammar.STOPS and not self._initials(first - 1))
                or (word[0].isdigit() and not word.endswith("-old"))
                or word in grammar.NUMBERS
            ):
                break
            if word.endswith("'s") and not self.capital[first - 1] and word not in grammar.KINDS_OF:
                break
            if word.endswith("ed") and self.before(first - 1) in grammar.SUBJECTS:
                break
            first -= 1
        return first

    def _initials(self, place: int) -> bool:
        """Whether a small word is the letters of something: "an IT consultant"."""
        return len(self.low[place]) > 1 and self.text[self.start[place] : self.end[place]].isupper()

    def reach(self, last: int, links: frozenset[str], most: int = 5) -> int:
        """The last word of what follows ``last`` after a link: "of the left tibia"."""
        place = last
        while self.next(place) in links:
            step = self.run(place + 1, most)
            if step == place + 1:
                break
            place = step
        return place

    def run(self, place: int, most: int) -> int:
        """The last word up to ``most`` words on, before another clause, a name or a number."""
        last = place
        for step in range(place + 1, min(place + 1 + most, len(self.low))):
            word = self.low[step]
            if (
                not self.joined[step]
                or word in grammar.ENDS
                or word[0].isdigit()
                or word in grammar.NUMBERS
            ):
                break
            if self.capital[step] and word not in grammar.ALWAYS_CAPITAL:
                break
            last = step
        timed = (
            last + 1 < len(self.low)
            and self.joined[last + 1]
            and self.low[last + 1] in grammar.TIMES
        )
        while last > place and (
            self.low[last] in grammar.NEVER_LAST or (timed and self.low[last] in time.WHICH)
        ):
            last -= 1
        return last
