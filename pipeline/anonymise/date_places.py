"""Where in a text a date can begin, and how months and days are written.

Every date has figures. So the figures are looked for first, which costs next to nothing, and the
many forms of a date are tried only where the words and signs beside them allow one. No form is
decided here.
"""

from __future__ import annotations

import re
from typing import NamedTuple

DAY = r"(?:0?[1-9]|[12]\d|3[01])"
MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b(?:\.(?=\s?['’\d]))?)"
)
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?|sun)(?:day)?,?\s+(?:the\s+)?)?"
#: Before a date stands no letter, figure or sign that would make it a part of something else.
BEFORE = r"(?<!\w)(?<!\d[/.:-])"

#: Figures with a sign between, and four of them that are a year.
_SIGNED = re.compile(r"\d\d?[./-]\d")
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
#: What a figure and its month look like at a glance: looked for first, because it is fast.
_NEAR = re.compile(r"\d[\s./-]*[jfmasondrtJFMASONDRT]")
#: The last figure of a day, and its month.
_DAY_MONTH = re.compile(
    rf"\d\s?(?:st|nd|rd|th)?(?:\s+day)?(?:\s+of)?[\s./-]*{MONTH}", re.IGNORECASE
)
#: A day before another of the same month: "12th, 13th and the 14th".
_LISTED = re.compile(
    r"(?<!\d)\d\d?\s?(?:st|nd|rd|th)?[\s,]*(?:and|&|or|-|–|—|to|until|/)?\s*(?:the\s+)?$",
    re.IGNORECASE,
)
_LEADING = re.compile(rf"{BEFORE}{WEEKDAY}(?:the\s+)?$", re.IGNORECASE)
#: A figure after a space or a quotation mark, as the day or the year after a month is.
_APART = re.compile(r"[\s'’]\d")
_MONTH_BEFORE = re.compile(rf"{BEFORE}{MONTH}(?:(?:\s+of)?,?\s+(?:the\s+)?)['’]?\d$", re.IGNORECASE)
#: What months and their short forms, and the small words after them, end in.
_SMALL = frozenset({" of", "the"})
_ENDS = _SMALL.union(
    "ary rch ril may une uly ust ber jan feb mar apr jun jul aug sep ept oct nov dec".split()
)
#: Words by which a part of a year is told.
_PARTS = frozenset(
    "spring summer autumn winter half part quarter months weeks days beginning end start middle "
    "close year mid early late".split()
)
_LETTERS = re.compile("[a-z]+")
#: How far before a figure the words that go with it may begin.
_REACH = 40


class Places(NamedTuple):
    """Where forms may begin: days before a month, months before figures, figures with signs."""

    iso: tuple[int, ...]
    named: tuple[int, ...]
    months: tuple[int, ...]
    figures: tuple[int, ...]
    years: tuple[int, ...]
    #: Whether a word such as "spring" or "early" stands before some year.
    parts: bool


def places(text: str) -> Places:
    """Where dates can begin in ``text``, in order. Only where none can has it no place."""
    years = tuple(found.start() for found in _YEAR.finditer(text))
    return Places(
        tuple(at for at in years if text.startswith("-", at + 4)),
        _named(text),
        _months(text),
        tuple(found.start() for found in _SIGNED.finditer(text)),
        years,
        any(_parted(text[max(0, at - _REACH) : at].lower()) for at in years),
    )


def _parted(before: str) -> bool:
    return not _PARTS.isdisjoint(_LETTERS.findall(before))


def _named(text: str) -> tuple[int, ...]:
    """Where days that a month follows begin, with the weekday before them; lists of days too."""
    found: set[int] = set()
    for near in _NEAR.finditer(text):
        at = near.start()
        if not _DAY_MONTH.match(text, at):
            continue
        start: int | None = at - text[at - 1 : at].isdigit()
        while start is not None and start not in found:
            found.add(start)
            if text[start - 1 : start].isspace():
                led = _LEADING.search(text, max(0, start - _REACH), start)
                found.add(led.start() if led else start)
            before = _LISTED.search(text, max(0, start - _REACH), start)
            start = before.start() if before and not _after_month(text, before.start()) else None
    return tuple(sorted(found))


def _after_month(text: str, at: int) -> bool:
    """Whether figures go with the month before them: "07" of "14 Jul 07 and 16 May"."""
    return text[max(0, at - 8) : at].rstrip(_AROUND)[-3:].lower() in _ENDS - _SMALL


def _months(text: str) -> tuple[int, ...]:
    """Where the month before figures begins: "May 2023", "June the 3rd"."""
    found: list[int] = []
    for figure in _APART.finditer(text):
        at = figure.start()
        if text[max(0, at - 24) : at].rstrip(_AROUND)[-3:].lower() not in _ENDS:
            continue
        before = _MONTH_BEFORE.search(text, max(0, at - _REACH), figure.end())
        if before:
            found.append(before.start())
    return tuple(found)


_AROUND = " \t\n\r\xa0,.'’"
