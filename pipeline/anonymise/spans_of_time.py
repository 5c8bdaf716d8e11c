"""Says intervals and times of day less exactly, so that no two of them give a day back."""

from __future__ import annotations

import re

_SMALL = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
).split()
#: Numbers in words, and what they mean.
WORDED = {word: number for number, word in enumerate(_SMALL, 1)} | {"a": 1}
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
#: Numbers in words up to ninety-nine, for ages: a space and a hyphen both join two words.
COUNTED = {word: number for number, word in enumerate(_SMALL, 1)} | {
    f"{ten}{joint}{one}": 10 * at + number
    for at, ten in enumerate(_TENS, 2)
    for joint, number, one in [("", 0, ""), *((" ", n, w) for n, w in enumerate(_SMALL[:9], 1))]
}


def _count(number: int, unit: str) -> str:
    word = _SMALL[number - 1] if number <= len(_SMALL) else str(number)
    return f"{word} {unit}{'s' if number != 1 else ''}"


def about(found: re.Match[str]) -> str:
    """An interval rounded, eight days later as about a week later: days become weeks, weeks months.

    One day stays: "the day after" an event known by its month points at no day.
    """
    number = WORDED.get(found["n"].lower()) or int(found["n"])
    days = number * (7 if found["unit"].lower().startswith("week") else 1)
    return found[0] if days <= 1 else f"{approximately(days)}{found['rest']}"


def approximately(days: int) -> str:
    """A number of days as people speak of it: 54 as "about two months"."""
    if days < 6:
        return "a few days"
    if days < 11:
        return "about a week"
    if days < 25:
        return f"about {_count(round(days / 7), 'week')}"
    if days < 46:
        return "about a month"
    return f"about {_count(max(2, round(days / 30.4)), 'month')}"


#: (from this hour on, what the part of the day is called)
_PARTS = (
    (0, "in the early hours"),
    (6, "in the morning"),
    (12, "in the afternoon"),
    (18, "in the evening"),
    (23, "late at night"),
)


def part_of_day(found: re.Match[str]) -> str:
    """A time of day by its part: at 14:30 as in the afternoon."""
    digits = re.findall(r"\d+", found[0])
    hour = int(digits[0]) if len(digits[0]) < 3 else int(digits[0][:2])
    if re.search(r"pm", found[0], re.IGNORECASE) and hour < 12:
        hour += 12
    elif re.search(r"am", found[0], re.IGNORECASE) and hour == 12:
        hour = 0
    return next(name for start, name in reversed(_PARTS) if hour % 24 >= start)


#: A part of a day before or after the month it was in: "in the evening on 4 May" is one evening in May.
OF_A_MONTH = {
    "in the early hours": "early one morning",
    "in the morning": "one morning",
    "in the afternoon": "one afternoon",
    "in the evening": "one evening",
    "late at night": "late one night",
}
