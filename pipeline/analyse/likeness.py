"""How like two accounts are, in words. Nothing here knows of dates or decides anything."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from rapidfuzz import fuzz

#: Words that say nothing of what happened.
STOP = frozenset(
    [
        "a",
        "about",
        "after",
        "again",
        "all",
        "also",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "because",
        "been",
        "before",
        "being",
        "but",
        "by",
        "can",
        "could",
        "did",
        "do",
        "does",
        "down",
        "due",
        "during",
        "each",
        "for",
        "from",
        "further",
        "got",
        "had",
        "has",
        "have",
        "having",
        "he",
        "her",
        "here",
        "hers",
        "him",
        "his",
        "i",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "just",
        "me",
        "more",
        "most",
        "no",
        "nor",
        "not",
        "now",
        "of",
        "off",
        "on",
        "once",
        "only",
        "or",
        "other",
        "our",
        "out",
        "over",
        "own",
        "re",
        "said",
        "same",
        "she",
        "should",
        "so",
        "some",
        "such",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "through",
        "to",
        "today",
        "too",
        "under",
        "until",
        "up",
        "very",
        "via",
        "was",
        "we",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "who",
        "will",
        "with",
        "would",
        "yes",
        "you",
        "your",
    ]
)

#: What agencies shorten. The long form's words are compared with other agencies' words.
SHORT_FORMS: Mapping[str, str] = {
    "999": "emergency call", "a&e": "emergency department", "ae": "emergency department",
    "amb": "ambulance", "appt": "appointment", "appts": "appointment", "cic": "looked after child",
    "cin": "child in need", "conf": "conference", "cp": "child protection", "csc": "social care",
    "da": "domestic abuse", "disch": "discharged", "dna": "not attended", "dr": "doctor",
    "dv": "domestic abuse", "dva": "domestic abuse", "ed": "emergency department",
    "fgm": "female genital mutilation", "fta": "not attended", "hv": "health visitor",
    "icpc": "initial child protection conference", "lac": "looked after child",
    "mash": "multi agency safeguarding hub", "mat": "maternal", "nfa": "no further action",
    "officers": "police", "pc": "police", "pcs": "police", "premises": "address",
    "property": "address", "ref": "referral", "reg": "registration", "s47": "section 47",
    "strat": "strategy", "sw": "social worker", "tc": "telephone call", "violence": "abuse",
    "wnb": "not brought",
}  # fmt: skip

#: See ``weights`` and ``like``.
ASSUMED, ENOUGH = 50, 40.0

_WORD = re.compile(r"[a-z0-9&']+")
_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ies", "ied",
            "ers", "er", "ed", "es", "s", "e", "y")  # fmt: skip


def stem(word: str) -> str:
    """The word less a common ending, so that "visited" meets "visit". Crude, and even-handed."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def stems(text: str) -> frozenset[str]:
    """The telling words of an account, each once, short forms written out."""
    words = _WORD.findall(text.casefold().replace("’", "'"))
    return frozenset(chain.from_iterable(map(_telling, words)))


@lru_cache(maxsize=20_000)
def _telling(raw: str) -> tuple[str, ...]:
    """What one written word stands for: none, one, or the words of its long form."""
    word = raw.strip("'").removesuffix("'s")
    return tuple(
        stem(part)
        for part in SHORT_FORMS.get(word, word).split()
        if part not in STOP and (len(part) > 2 or part.isdigit())
    )


@dataclass(frozen=True, slots=True)
class Words:
    """The telling words of one account, and their weight in this chronology.

    ``rare`` are its words that fewest other accounts hold, rarest first; a word nobody else
    holds finds nobody and is not among them.
    """

    stems: frozenset[str]
    weight: float
    joined: str
    rare: tuple[str, ...]


def counts(texts: Iterable[frozenset[str]]) -> Counter[str]:
    """In how many accounts each word stands."""
    found: Counter[str] = Counter()
    for held in texts:
        found.update(held)
    return found


def weights(held: Mapping[str, int], total: int) -> dict[str, float]:
    """How telling each word is: rare words count for more than those in every account.

    Counted as if ``ASSUMED`` more accounts without the word had been read, since in a handful of
    accounts no word is rare.
    """
    return {word: math.log((total + ASSUMED) / (count + 0.5)) for word, count in held.items()}


def prepared(
    texts: Sequence[frozenset[str]], held: Mapping[str, int], weigh: Mapping[str, float], rare: int
) -> tuple[Words, ...]:
    """Each account ready to be compared, with its ``rare`` rarest shared words."""
    found = []
    for own in texts:
        shared = sorted((held[word], word) for word in own if held[word] > 1)
        # fsum gives one sum in whatever order a set is walked.
        weight = math.fsum(map(weigh.__getitem__, own))
        found.append(Words(own, weight, " ".join(sorted(own)), tuple(w for _, w in shared[:rare])))
    return tuple(found)


def like(one: Words, other: Words, weigh: Mapping[str, float], least: float = 0.0) -> float:
    """How like two accounts are, 0 to 100; 0 when it would be under ``least``.

    The mean of two judgements: the weight of the words they share over the weight of the
    shorter account (and over ``ENOUGH``, so that "Home visit." is not like every home visit),
    and rapidfuzz's token set ratio, which forgives spelling.
    """
    common = one.stems & other.stems
    if not common:
        return 0.0
    shared = math.fsum(map(weigh.__getitem__, common))
    held = 50 * min(shared / max(min(one.weight, other.weight), ENOUGH), 1.0)
    wanted = max(2 * (least - held), 0.0)
    # Unrelated accounts of some length reach a ratio of 60 by their letters alone, never 90.
    if wanted > 90:
        return 0.0
    ratio = fuzz.token_set_ratio(one.joined, other.joined, score_cutoff=wanted)
    return held + ratio / 2 if ratio >= wanted else 0.0
