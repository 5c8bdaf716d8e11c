"""The words of accounts made comparable, and how telling each is. Nothing here decides anything."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import chain

from pipeline.analyse.incident_words import MEANT, ROUTINE

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

_WORD = re.compile(r"[a-z0-9&'#]+")
#: By letter, how ``_WORD`` would have it: small, or a space.
_SPACED = {n: low if _WORD.match(low := chr(n).lower()) else " " for n in range(128)}
_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ies", "ied",
            "ers", "er", "ed", "es", "s", "e", "y")  # fmt: skip
#: Counted as if so many more accounts had been read: in a handful of them no word is rare.
ASSUMED = 50
#: What a word that stands in every chronology of the field tells, against one that does not.
DULL = 0.3


def stem(word: str) -> str:
    """The word less a common ending, so that "visited" meets "visit". Crude, and even-handed."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def stems(text: str) -> frozenset[str]:
    """The telling words of an account, each once, short forms written out, one word a meaning."""
    return frozenset(chain.from_iterable(map(telling, _words(text))))


def _words(text: str) -> list[str]:
    """The words of a text in small letters, as ``_WORD`` has them."""
    text = text.replace("’", "'")
    if text.isascii():
        return text.translate(_SPACED).split()
    return _WORD.findall(text.casefold())


@cache
def telling(raw: str) -> tuple[str, ...]:
    """What one written word stands for: none, one, or the words of its long form."""
    word = raw.strip("'").removesuffix("'s")
    parts = chain.from_iterable(
        MEANT.get(part, part).split() for part in SHORT_FORMS.get(word, word).split()
    )
    return tuple(
        stem(part) for part in parts if part not in STOP and (len(part) > 2 or part.isdigit())
    )


_DULL = frozenset(map(stem, ROUTINE))


def counts(texts: Iterable[frozenset[str]]) -> Counter[str]:
    """In how many accounts each word (or kind) stands."""
    found: Counter[str] = Counter()
    for held in texts:
        found.update(held)
    return found


def rarity(held: Mapping[str, int], total: int) -> dict[str, float]:
    """How telling each word is, 0 to 1: 1 in one account alone, little in every second one."""
    most = math.log((total + ASSUMED) / 1.5)
    return {
        word: (math.log((total + ASSUMED) / (count + 0.5)) / most) * (DULL if word in _DULL else 1)
        for word, count in held.items()
    }
