"""Sentences, syllables and reading age of English prose, by rule and without a library.

Measures for a person to weigh, not verdicts: a rule counts syllables right in about nine words
of ten, which moves a section's reading age by less than a year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_END = re.compile(r"[.?!…]+[\"”’')\]]*(?=\s+[\"“‘'(\[]*[A-Z0-9]|\s*$)")
#: A full stop after these ends no sentence.
_SHORT = frozenset(
    "mr mrs ms mx dr prof rev st sgt pc det supt insp ch no nos para paras fig e.g i.e eg ie etc "
    "vs approx c ref vol p pp cllr hon".split()
)
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:[^laeiouy]es|[^dtaeiouy]ed|[^laeiouy]e)$")
#: A silent e inside a word made of two: safeguarding, careful, something.
_INSIDE = re.compile(r"^(safe|care|home|there|where|some|time|life|more)(?=[bcdfghjklmnpqstvwxz])")
#: Two vowels side by side that are said apart.
_APART = re.compile(r"ia(?!n$)|io(?!n)|ua(?!r)|uo|eo(?!u|n$)|ie(?=t|n[ct])|[aeo]ing$|creat|react")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and where it stands in its paragraph, up to where the next begins."""

    text: str = field(repr=False)
    start: int
    end: int


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a paragraph, in order; initials and short titles end none."""
    at = 0
    for stop in _END.finditer(text):
        before = text[at : stop.start()].rsplit(None, 1)[-1:] or [""]
        last = before[0].lstrip("(\"'“‘").casefold()
        initial = len(last) == 1 and last.isalpha() and last != "i"
        short = stop.group() == "." and (last in _SHORT or initial)
        if short and stop.end() < len(text.rstrip()):
            continue
        end = len(text) - len(text[stop.end() :].lstrip())
        yield from _sentence(text, at, end)
        at = end
    yield from _sentence(text, at, len(text))


def _sentence(text: str, start: int, end: int) -> Iterator[Sentence]:
    words = text[start:end]
    if words.strip():
        start += len(words) - len(words.lstrip())
        yield Sentence(text[start:end].rstrip(), start, end)


def words(text: str) -> list[str]:
    """The words, numbers among them."""
    return _WORD.findall(text)


def syllables(word: str) -> int:
    """How many syllables a word has, at least one. Figures count as one."""
    plain = word.casefold().replace("’", "'").removesuffix("'s")
    if not plain.isalpha():
        plain = "".join(letter for letter in plain if letter.isalpha())
    if len(plain) <= 3:
        return 1 if plain not in {"any", "ago", "via", "idea", "area"} else 2
    plain = _INSIDE.sub(lambda hit: hit[0][:-1], plain)
    groups = len(_VOWELS.findall(_SILENT.sub("", plain) or plain))
    if plain.endswith("le") and plain[-3] not in "aeiouy":
        groups += 1 if _SILENT.search(plain) else 0
    if plain.endswith("ism"):
        groups += 1
    return max(1, groups + len(_APART.findall(plain)))


@dataclass(frozen=True, slots=True)
class Measure:
    """What a passage measures. ``age`` is the Flesch-Kincaid grade plus five, in years.

    The grade is 0.39 words a sentence + 11.8 syllables a word - 15.59 (Kincaid and others, 1975).
    """

    words: int
    sentences: int
    syllables: int

    @property
    def age(self) -> float:
        """The age of a reader at home with such a text; 0 without words."""
        if not self.words or not self.sentences:
            return 0.0
        per_sentence = self.words / self.sentences
        grade = 0.39 * per_sentence + 11.8 * self.syllables / self.words - 15.59
        return round(max(grade, 0) + 5, 1)

    @property
    def per_sentence(self) -> float:
        """Words a sentence on the average."""
        return round(self.words / self.sentences, 1) if self.sentences else 0.0


def measure(paragraphs: list[str]) -> Measure:
    """The measure of some paragraphs together."""
    held = [words(paragraph) for paragraph in paragraphs]
    return Measure(
        words=sum(map(len, held)),
        sentences=sum(sum(1 for _ in sentences(paragraph)) for paragraph in paragraphs),
        syllables=sum(syllables(word) for found in held for word in found),
    )
