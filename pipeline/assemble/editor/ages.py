"""Ages that the register's day of birth contradicts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from pipeline.assemble.editor.draft import Named, Passage, Said
from pipeline.assemble.editor.language import Sentence
from pipeline.assemble.editor.people_called import Called

_NUMBERS = (
    "nought one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty"
).split()
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}
_WORDS = "|".join(
    [*(f"{ten}-{one}" for ten in _TENS for one in _NUMBERS[1:10]), *_TENS, *reversed(_NUMBERS)]
)
COUNT = rf"\d{{1,2}}|{_WORDS}"
_UNIT = r"(?: (?P<{0}>years?|months?|weeks?|days?)(?: old| of age)?)?"
#: "aged four", "who was four", "was four when", "Filip (4)", "Filip, 4,", "a boy of four".
_AGE = re.compile(
    rf"\b(?:aged?|who (?:was|is)|turned|at the age of|(?:boy|girl|baby|child|infant|toddler) of) "
    rf"(?P<a>{COUNT}){_UNIT.format('ua')}\b"
    rf"(?! (?:hour|minute|time|occasion|children|of|to|calls|people)\w*)"
    rf"|\b(?:was|is|were|being|not yet|nearly|almost|only|just|barely) (?P<b>{COUNT}){_UNIT.format('ub')}"
    rf"(?= (?:when|at the time|then|on that day|by then|and had|and was|that (?:day|week|month|year|term|spring|summer|autumn|winter))\b|[.;,]|$)"
    rf"|\b(?P<c>{COUNT})[- ](?P<uc>year|month|week|day)s?[- ]old\b"
    rf"|(?<=\w) \((?P<d>{COUNT}){_UNIT.format('ud')}\)"
    rf"|(?<=\w), (?P<e>{COUNT}){_UNIT.format('ue')}, ",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(?:he|she)\b[^.;]{0,20}$", re.IGNORECASE)


def aged(
    passage: Passage, sentence: Sentence, spans: Sequence[Said], called: Called
) -> Iterator[str]:
    """What to say of each age in a sentence that fits none of the days it speaks of."""
    if not spans:
        return
    people = called.people(passage)
    for hit in _AGE.finditer(passage.text, sentence.start, sentence.end):
        whose = _whose(passage, people, sentence, hit.start())
        entry = called.born.get(whose.key) if whose else None
        if entry is None or entry.born is None:
            continue
        group = next(name for name in "abcde" if hit[name])
        unit = (hit[f"u{group}"] or "year").casefold().rstrip("s")
        ages = [
            (_age(entry.born, s.earliest, unit), _age(entry.born, s.latest, unit)) for s in spans
        ]
        if not any(low <= number(hit[group]) <= high for low, high in ages):
            low, high = ages[0]
            right = f"{low}" if low == high else f"{low} or {high}"
            yield f"The sentence says {hit[group]}; by the register it was {right} ({unit}s)."


def _whose(passage: Passage, people: Sequence[Named], sentence: Sentence, at: int) -> Named | None:
    """The person named last before the age, else first after it, in the sentence.

    Where the sentence says only "he" or "she": the one person named in the passage before it.
    """
    here = [named for named in people if sentence.start <= named.start < sentence.end]
    before = [named for named in here if named.start < at]
    if before or here:
        return before[-1] if before else here[0]
    earlier = {named.key: named for named in people if named.start < sentence.start}
    said = _PRONOUN.search(passage.text, sentence.start, at)
    return next(iter(earlier.values())) if said and len(earlier) == 1 else None


def number(text: str) -> int:
    """A count in figures or words, as ``COUNT`` finds it."""
    words = text.casefold()
    if words.isdigit():
        return int(words)
    ten, _, one = words.partition("-")
    return _TENS[ten] + (_NUMBERS.index(one) if one else 0) if ten in _TENS else _NUMBERS.index(ten)


def _age(born: date, on: date, unit: str) -> int:
    if unit in ("week", "day"):
        return (on - born).days // (7 if unit == "week" else 1)
    months = (on.year - born.year) * 12 + on.month - born.month - (on.day < born.day)
    return months if unit == "month" else months // 12
