"""Reads numbers written in words: a telephone number spelled out, a day, a year."""

from __future__ import annotations

import re

from pipeline.verify.ends import Words

_UNITS = "zero one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))  # fmt: skip
_ORDINALS = {
    word: at
    for at, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth "
        "twentieth".split(),
        1,
    )
} | {"thirtieth": 30}
_CARDINALS = (
    {word: at for at, word in enumerate([*_UNITS, *_TEENS])} | _TENS | {"oh": 0, "nought": 0}
)
_TIMES = {"double": 2, "triple": 3, "treble": 3}
#: How many figures follow what is counted in them.
_ROUND = {"hundred": 2, "thousand": 3}
_WORD = "|".join(sorted([*_CARDINALS, *_ORDINALS, *_TIMES, *_ROUND], key=len, reverse=True))
_RUN = re.compile(rf"\b(?:{_WORD})(?:(?:[\s,-]+(?:and\s+)?)(?:{_WORD}))*\b", re.IGNORECASE)
_ANY = re.compile(rf"\b(?:{_WORD})\b", re.IGNORECASE)
_BEGINNINGS = Words(sorted({*_CARDINALS, *_ORDINALS, *_TIMES, *_ROUND}))


def in_figures(text: str) -> str:
    """The text with every number in words written in figures, each run of words closed up.

    ``the third of May twenty twenty`` is ``the 3rd of May 2020``; ``nine double four`` is ``944``.
    """
    return _BEGINNINGS.replaced(_RUN, lambda run: _figures(_ANY.findall(run[0].lower())), text)


def _figures(words: list[str]) -> str:
    made, times, tens = "", 1, False  # tens: the last figure may still be changed by a unit
    for at, word in enumerate(words):
        if word in _TIMES:
            times = _TIMES[word]
        elif word in _ROUND:
            following = [str(_CARDINALS[each]) for each in words[at + 1 :] if each in _CARDINALS]
            made += "0" * (_ROUND[word] - len(following[0] if following else ""))
        else:
            value = _CARDINALS.get(word) or _ORDINALS.get(word, 0)
            made = f"{made[:-1]}{value}" if tens and 0 < value < 10 else made + str(value) * times
            times, tens = 1, value >= 20 and word in _TENS
        if word in _ORDINALS:
            made += _suffix(int(made[-2:])) + " " * (at + 1 < len(words))
    return made


def _suffix(number: int) -> str:
    if 10 < number < 20:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
