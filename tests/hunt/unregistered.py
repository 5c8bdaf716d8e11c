"""Sentences with names nobody registered, and how many of the names the hunt finds."""

from __future__ import annotations

import random
import re
import string
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pipeline import lexicon
from pipeline.anonymise.residual import Words
from pipeline.anonymise.residual.hunt import search
from pipeline.lexicon import names
from pipeline.lexicon.allow_list import allow_list
from tests.hunt import people, review_sentences
from tests.hunt.people import ORIGINS, WORDS, Named

_FIELD = re.compile(r"\{([fsgtij])([lu]?)\}")
MISSPELT, ARE_WORDS = "misspelt", "names that are words"
#: Names that are words, in small letters: told apart by nothing but sense, so counted by themselves.
SMALL_WORDS = "words in small letters"


@dataclass(frozen=True)
class Case:
    """A sentence and where in it names stand."""

    context: str
    origin: str
    text: str
    spans: tuple[tuple[int, int], ...]


@lru_cache(maxsize=1)
def words() -> Words:
    """What the hunt knows, with no partnership's own phrases."""
    return Words(
        lexicon.ordinary(), names.forenames(), names.surnames(), allow_list(), lexicon.often()
    )


def _written(sentence: str, values: dict[str, str]) -> tuple[str, tuple[tuple[int, int], ...]]:
    text, spans, at = "", [], 0
    for field in _FIELD.finditer(sentence):
        text += sentence[at : field.start()]
        value = values[field[1]]
        value = {"l": value.lower(), "u": value.upper(), "": value}[field[2]]
        if field[1] not in "ij":  # an initial beside a surname goes with it
            spans.append((len(text), len(text) + len(value)))
        text, at = text + value, field.end()
    return text + sentence[at:], tuple(spans)


def misspelling(name: str, rng: random.Random) -> str:
    """The name with one slip of the keys after its first letter."""
    at = rng.randrange(1, len(name) - 1)
    return rng.choice(
        (
            name[:at] + name[at + 1] + name[at] + name[at + 2 :],
            name[:at] + name[at + 1 :],
            name[: at + 1] + name[at:],
            name[:at] + rng.choice(string.ascii_lowercase) + name[at + 1 :],
        )
    )


def _values(named: Named, which: int, rng: random.Random, *, slip: bool) -> dict[str, str]:
    fore, sur = people.half(named.forenames, which), people.half(named.surnames, which)
    f, g, s, t = rng.choice(fore), rng.choice(fore), rng.choice(sur), rng.choice(sur)
    if slip:
        f, s = (misspelling(each, rng) if len(each) > 4 else each for each in (f, s))
    return {"f": f, "g": g, "s": s, "t": t, "i": f[0], "j": g[0]}


def cases(which: int, seed: int, rounds: int) -> Iterator[Case]:
    """Every sentence of one half, ``rounds`` times for each origin, misspelt, and with names that are words."""
    rng = random.Random(seed)
    for context, sentences in review_sentences.CONTEXTS.items():
        for sentence in review_sentences.half(sentences, which):
            for _ in range(rounds):
                for origin, named in ORIGINS.items():
                    text, spans = _written(sentence, _values(named, which, rng, slip=False))
                    yield Case(context, origin, text, spans)
                origin = rng.choice(sorted(ORIGINS))
                slipped = _written(sentence, _values(ORIGINS[origin], which, rng, slip=True))
                yield Case(MISSPELT, origin, *slipped)
                for _ in range(4):
                    text, spans = _written(sentence, _values(WORDS, which, rng, slip=False))
                    small = context == "small letters"
                    yield Case(SMALL_WORDS if small else ARE_WORDS, context, text, spans)


def missed(case: Case) -> list[str]:
    """The names of a sentence that no find covers."""
    finds = search(case.text, words(), [])
    return [
        case.text[start:end]
        for start, end in case.spans
        if not _covered(start, end, [(each.start, each.end) for each in finds])
    ]


def _covered(start: int, end: int, finds: list[tuple[int, int]]) -> bool:
    """Whether every character of the name lies in some find (a hyphen may divide two)."""
    return all(any(low <= at < high for low, high in finds) for at in range(start, end))


@dataclass
class Recall:
    """Names found out of names there, by context and by origin."""

    there: Counter[str]
    gone: Counter[str]
    examples: list[tuple[Case, list[str]]]

    def of(self, group: str) -> float:
        """Share found of one context or origin."""
        return 1 - self.gone[group] / self.there[group]


def recall(which: int, seed: int, rounds: int) -> Recall:
    """Counted over ``cases``. "all" leaves out what ``SMALL_WORDS`` says of itself."""
    found = Recall(Counter(), Counter(), [])
    for case in cases(which, seed, rounds):
        gone = missed(case)
        groups = {case.context, f"{case.context}: {case.origin}"}
        if case.context != SMALL_WORDS:
            groups |= {"all"} | ({case.origin} if case.origin in ORIGINS else set())
        for group in groups:
            found.there[group] += len(case.spans)
            found.gone[group] += len(gone)
        if gone:
            found.examples.append((case, gone))
    return found


def known() -> dict[str, float]:
    """By origin, what share of the test's names the hunt's own lists have besides."""
    lists = names.forenames() | names.surnames()
    return {
        origin: sum(names._plain(each) in lists for each in (*named.forenames, *named.surnames))
        / (len(named.forenames) + len(named.surnames))
        for origin, named in {**ORIGINS, "words": WORDS}.items()
    }
