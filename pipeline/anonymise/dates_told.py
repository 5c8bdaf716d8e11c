"""Finds days that are told without their number: "the first hour of 2025", "Boxing Day 2024".

A week of a month and a day in words are days too: each says more than a month.
"""

from __future__ import annotations

import re
from calendar import day_name, month_abbr, month_name, monthrange
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.dates import feasts


class Told(NamedTuple):
    """A day at ``[start:end]`` of a text; of a week its first; ``year`` None where none is said."""

    start: int
    end: int
    year: int | None
    month: int
    day: int


_NAMES = tuple(month_name)[1:]
_MONTHS = {name.lower(): at for at, name in enumerate(_NAMES, 1)}
_MONTHS |= {name.lower(): at for at, name in enumerate(month_abbr) if at} | {"sept": 9}
_MONTH = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b(?:\.(?=\s?\d))?"
_YEAR = r"(?:19|20)\d\d"
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_FIRST_TO_19 = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
#: Days of a month in words.
_IN_WORDS = {word: at for at, word in enumerate(_FIRST_TO_19, 1)}
_IN_WORDS |= {"twentieth": 20, "thirtieth": 30, "thirty-first": 31}
_IN_WORDS |= {f"twenty-{word}": at for at, word in enumerate(_FIRST_TO_19[:9], 21)}
_WORDED = "|".join(word.replace("-", r"[\s-]") for word in sorted(_IN_WORDS, key=len, reverse=True))
_NAMES_OF_FEASTS = sorted(
    {**feasts.FIXED, **feasts.MOVING, **feasts.AROUND}, key=lambda name: (-len(name), name)
)
_FEASTS = "|".join(re.escape(name).replace("'", "['’]") for name in _NAMES_OF_FEASTS)
_FIGURED = r"(?:0?[1-9]|[12]\d|3[01])"
_NTH = rf"{_FIGURED}\s?(?:st|nd|rd|th)?"
_DAYS_AND = rf"{_NTH}(?:\s*(?:-|–|—|to|and|&|/)\s*(?:the\s+)?{_NTH})?"
_WEEK_OF = r"(?:the\s+)?week(?:end)?\s+(?:of|commencing|beginning|ending|starting)\s+"
_HOURS = r"seconds?|minutes?|moments?|hours?|day|night|evening|morning"
_WEEKS = ("first", "second", "third", "fourth", "last", "final")
#: What may follow "May the fourth" where that is a day: "May the fourth agency reply?" is none.
_NO_NOUN = r"(?=[,.;:!?)]|\s*$|\s+(?:he|she|they|the|at|and|by|in|on|when|that)\b)"
_BY_WEEK = (
    rf"{_WEEK_OF}(?:{_WEEKDAY},?\s+)?(?:the\s+)?(?P<figured>{_DAYS_AND})(?:\s+of)?[\s-]+(?P<month>{_MONTH})(?:,?[\s-]+(?P<year>{_YEAR}))?",
    rf"{_WEEK_OF}(?P<figured>{_FIGURED})[./-](?P<number>0?[1-9]|1[0-2])[./-](?P<year>{_YEAR})",
)
#: "on 12 and again on 19 March": the first has its month from the second.
_AGAIN = (
    rf"(?:the\s+)?{_NTH},?\s+(?:and|or|but)\s+(?:again|then|later|also|finally)\s+(?:on\s+)?(?:{_WEEKDAY},?\s+)?(?:the\s+)?(?P<figured>{_NTH})(?:\s+of)?\s+(?P<month>{_MONTH})(?:,?\s+(?P<year>{_YEAR}))?",
)
#: "between Monday 3 and Friday 7 June".
_WEEKDAYS = (
    rf"{_WEEKDAY},?\s+(?:the\s+)?{_NTH}\s*(?:-|–|—|to|and|&|until|/)\s*{_WEEKDAY},?\s+(?:the\s+)?(?P<figured>{_NTH})(?:\s+of)?\s+(?P<month>{_MONTH})(?:,?\s+(?P<year>{_YEAR}))?",
)
_OF_MONTH = (
    rf"(?:{_WEEKDAY},?\s+)?(?:the\s+)?(?P<worded>{_WORDED})(?:\s+day)?\s+of\s+(?P<month>{_MONTH})(?:,?\s+(?P<year>{_YEAR}))?",
    rf"(?P<month>{_MONTH})\s+the\s+(?P<worded>{_WORDED})(?:,?\s+(?P<year>{_YEAR})|{_NO_NOUN})",
    rf"(?:the\s+)?(?P<week>{'|'.join(_WEEKS)})\s+(?:full\s+)?(?:week(?:end)?|few\s+days|days|{_WEEKDAY})\s+(?:of|in)\s+(?P<month>{_MONTH})(?:,?\s+(?P<year>{_YEAR}))?",
)
_EDGE = (
    rf"(?:the\s+)?(?:very\s+)?(?P<edge>first|opening|early|last|final|closing)\s+(?:few\s+)?(?:{_HOURS})\s+of\s+(?:(?P<month>{_MONTH})\s+)?(?P<year>{_YEAR})",
)
_FEAST = (
    rf"(?:(?:the\s+)?(?:day|night|evening|morning|weekend|week|{_WEEKDAY})\s+(?:before|after|of|following)\s+)?(?P<feast>{_FEASTS}),?\s+(?:of\s+|in\s+)?(?P<year>{_YEAR})",
)
_FIRST_WORDS = sorted({re.split("[' ]", name)[0].capitalize() for name in _NAMES_OF_FEASTS})
#: Before its forms are tried, a text must hold one of these: most of a report tells no such day.
_FORMS = tuple(
    (
        marks,
        tuple(re.compile(rf"(?<![\w/.:-])(?:{form})(?!\w)", re.IGNORECASE) for form in forms),
    )
    for marks, forms in (
        (("week of", "weekend of", "commencing", "beginning", "ending", "starting"), _BY_WEEK),
        (("again", " then ", " later ", " also ", " finally "), _AGAIN),
        (tuple(day_name), _WEEKDAYS),
        (("st of ", "nd of ", "rd of ", "th of ", "day of "), _OF_MONTH[:1]),
        (tuple(f"{name} the " for name in _NAMES), _OF_MONTH[1:2]),
        (
            ("week of", "week in", "end of", "end in", "days of", "days in", "day of", "day in"),
            _OF_MONTH[2:],
        ),
        ((" of 19", " of 20", *(f" of {name}" for name in _NAMES)), _EDGE),
        (tuple(_FIRST_WORDS), _FEAST),
    )
)


def find(text: str) -> Iterator[Told]:
    """Every such day in ``text``, form by form; two may overlap, the earlier form is the surer."""
    for marks, forms in _FORMS:
        if any(map(text.__contains__, marks)):
            for form in forms:
                for match in form.finditer(text):
                    parts = {name: said for name, said in match.groupdict().items() if said}
                    year = int(parts["year"]) if "year" in parts else None
                    yield Told(*match.span(), year, *_month_and_day(parts, year))


def _month_and_day(parts: dict[str, str], year: int | None) -> tuple[int, int]:
    if "feast" in parts and year is not None:
        return _of_feast(parts["feast"], year)
    month = _MONTHS[parts["month"].lower().rstrip(".")] if "month" in parts else 0
    if "edge" in parts and year is not None:
        first = parts["edge"].lower() in {"first", "opening", "early"}
        month = month or (1 if first else 12)
        return month, 1 if first else monthrange(year, month)[1]
    if "week" in parts:
        return month, min(1 + 7 * _WEEKS.index(parts["week"].lower()), 28)
    if "worded" in parts:
        return month, _IN_WORDS["-".join(re.split(r"[\s-]+", parts["worded"].lower()))]
    last = re.findall(r"\d+", parts["figured"])[-1]
    return month or int(parts["number"]), int(last)


def _of_feast(written: str, year: int) -> tuple[int, int]:
    name = " ".join(written.lower().replace("’", "'").split())
    name = feasts.AROUND.get(name, name)
    if name in feasts.FIXED:
        day, month = feasts.FIXED[name]
        return month, day
    moved = feasts.moving(name, year)
    return moved.month, moved.day
