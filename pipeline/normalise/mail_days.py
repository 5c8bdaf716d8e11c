"""Sentences of a covering mail that tell of a day, other than the days of the correspondence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from pipeline.dates import DAYS, MONTHS, Period, read_date
from pipeline.words import fold

_MONTH = rf"(?:{'|'.join(month[:3] for month in MONTHS)})[a-z]*\.?"
_WEEKDAY = rf"(?:{'|'.join(DAYS)})"
#: Days as they stand within a sentence; each is read by ``pipeline.dates`` or taken as a doubt.
_DAY = re.compile(
    r"(?<![\w.])\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:\d{4}|\d{2})\b|\b\d{4}-\d{2}-\d{2}\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?:,?\s+\d{{4}})?\b"
    rf"|\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?\b|\b{_MONTH}\s+\d{{4}}\b"
    rf"|\b(?:yesterday|last (?:night|week|month|weekend|{_WEEKDAY})|this (?:morning|afternoon))\b"
    rf"|\bon {_WEEKDAY}(?: (?:morning|afternoon|evening|night))?\b"
)
#: Before a day of the correspondence itself.
_LETTER = re.compile(
    r"\b(?:letter|e-?mail|request|message|form|template|note)s? (?:of|dated|from|sent(?: on)?|on)"
    r"(?: the)?(?: (?:mon|tues|wednes|thurs|fri|satur|sun)day,?)? ?$|\b(?:by|until|deadline(?: of| is)?|due(?: on)?) (?:the )?$"
)
#: The line a mail program writes over the message that is answered, and a birth.
_QUOTED = re.compile(
    r"^(?:>|on .{6,80} wrote:|(?:sent|date|from|to|cc|subject):)|\bd\.?o\.?b\b|\bborn\b"
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"'(])|\n+")


def days_told(text: str, known: Iterable[date], period: Period) -> Iterator[str]:
    """The sentences with a day that is none of the ``known`` days of this review.

    A day without a year is known by its day and month, a month by its year and month.
    """
    days = set(known)
    for sentence in _SENTENCE.split(text):
        words = fold(sentence)
        if _QUOTED.search(words):
            continue
        if any(
            not _LETTER.search(words[: found.start()]) and not _known(found[0], days, period)
            for found in _DAY.finditer(words)
        ):
            yield sentence.strip()


def _known(words: str, days: set[date], period: Period) -> bool:
    when = read_date(words, period).when
    if when.earliest is None or when.latest is None:
        return any(read_date(f"{words} {day.year}", period).when.earliest == day for day in days)
    if when.earliest == when.latest:
        return when.earliest in days
    return any(when.earliest <= day <= when.latest for day in days)
