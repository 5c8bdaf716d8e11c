"""Two or more dates written as one: ``3-5 May 2024``, ``28/02/24 to 03/03/24``, ``3, 4 & 7 May``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from pipeline.dates.forms import DAYS, MONTHS, Part, month_and_year, parse
from pipeline.dates.period import Hint, Period, Reading
from pipeline.dates.spans import Cannot, long, span
from pipeline.dates.times import Doubt
from pipeline.model import EventDate, Precision

ROUGHLY = re.compile(
    r"^(?:\?+|on or (?:about|around)\b|on/around\b|approximately\b|approx\b\.?|about\b|around\b"
    r"|circa\b|ca?\.|c(?=\s?\d)|c\s|~|est(?:imated)?\b\.?|possibly\b|probably\b|believed\b"
    r"|some ?time in\b|likely\b|(?:exact )?date (?:unknown|not known|unclear|uncertain)[\s,:-]+"
    r"|unknown date in\b|undated[\s,:-]+)\s*"
    r"|\s*\(?(?:exact |precise )?(?:date|day) (?:unknown|not known|unclear|uncertain|not recorded"
    r"|approx(?:imate)?|tbc|to be confirmed)\)?$|\s*\((?:tbc|unconfirmed|to be confirmed)\)$"
    r"|\s*(?:\(?\b(?:approx(?:imately)?|circa|estimated|est)\b\.?\)?|\(\?+\)|\?+)$"
)


RANGE_WORD = re.compile(r"\s+(?:to|until|till|through to|through)\s+|\s+-+\s+|\s*->\s*")
RANGE_LEAD = re.compile(r"^(?:from|between)\s+")
_LIST = re.compile(r"\s*(?:,|&|\+|;|\band\b|\s/\s)\s*")
#: One day or another: both stand in the span, and which it was is not certain.
_OR = re.compile(r"^(?:either )?(.+?)\s+or\s+(.+)$")
_TIGHT = re.compile(r"[-/]")


def splits(plain: str) -> Iterable[list[str]]:
    """The ways in which the words can be two or more dates, the clearest first."""
    bare = RANGE_LEAD.sub("", plain)
    if either := _OR.match(plain):
        yield [f"?{either[1]}", either[2]]
    yield from ([bare[: m.start()], bare[m.end() :]] for m in RANGE_WORD.finditer(bare))
    several = [piece for piece in _LIST.split(bare) if piece]
    if 2 <= len(several) <= 12:
        yield several
    for match in _TIGHT.finditer(bare):
        halves = [bare[: match.start()].strip(), bare[match.end() :].strip()]
        # 3/4 May is the night between; 3/9 May is no way to write a range
        if match.group() == "-" or _next_to(halves):
            yield halves


def _next_to(halves: list[str]) -> bool:
    first, last = parse(halves[0]), parse(halves[1])
    if not isinstance(first, Part) or not isinstance(last, Part):
        return False
    if first.year and last.year and not first.day and not last.day:
        return True  # late 2021/early 2022
    if first.day and last.day and first.month is None:
        return last.day == first.day + 1
    return first.day is None and last.day is None and bool(first.month and last.month)


def _only_month(part: Part) -> bool:
    return part.kind == "calendar" and part.month is not None and not (part.day or part.year)


def only_day(part: Part) -> bool:
    """True for a bare "12th", which is a date only within a range or under a month's row."""
    bare = part.kind == "calendar" and not part.year and not part.unknown
    return bare and part.month is None


def from_parts(pieces: list[str], words: str, period: Period, hint: Hint | None) -> Reading | None:
    """The span from the first piece to the last; None when a piece is no date.

    An earlier piece takes the month and year it lacks from the one after it, as people write.
    """
    parts: list[Part] = []
    uncertain = False
    for piece in pieces:
        bare = ROUGHLY.sub("", piece).strip()
        uncertain = uncertain or bare != piece.strip()
        part = parse(bare)
        if isinstance(part, Doubt) and parts and all(_only_month(one) for one in parts):
            part = month_and_year(bare)  # Jan to March 22
        if not isinstance(part, Part):
            return None
        parts.append(part)
    if only_day(parts[-1]) and (hint is None or hint.month is None):
        return None
    last, inferred = hinted(parts[-1], hint)
    if any(not _may_borrow(part, last) for part in parts):
        return None
    filled = [last]
    for part in reversed(parts[:-1]):
        filled.insert(0, _carried(part, filled[0], period))
    spans = [span(part, period) for part in filled]
    doubts = [
        doubt
        for part, span in zip(filled, spans, strict=True)
        if part.weekday is not None and span[0] == span[1]
        for doubt in weekday_doubts(part.weekday, span[0])
    ]
    starts = [span[0] for span in spans]
    if starts != sorted(starts):
        raise Cannot("date-range-reversed")
    latest = max(span[1] for span in spans)
    precision = Precision.DAY if starts[0] == latest else Precision.RANGE
    unsure = uncertain or any(part.unknown for part in filled)
    when = EventDate(starts[0], latest, precision, unsure, words)
    return Reading(when, doubts=tuple(doubts), inferred=inferred)


def _may_borrow(part: Part, last: Part) -> bool:
    """A part takes what it lacks only from one as exact: "3 to 5 May", never "3 to May"."""
    if part.year or part.kind != "calendar":
        return True
    return last.day is not None if part.month is None else last.month is not None


def _carried(part: Part, following: Part, period: Period) -> Part:
    """An earlier date of a range with the month and year its later one gives."""
    if part.year or part.kind != "calendar" or following.kind != "calendar":
        return part
    month = part.month if part.month is not None else following.month
    filled = replace(part, month=month, year=following.year)
    year = period.year(following.year)
    if part.month and following.month and part.month > following.month and year is not None:
        return replace(filled, year=f"{year - 1:04}")  # 28 Dec to 3 Jan 2024
    return filled


def hinted(part: Part, hint: Hint | None) -> tuple[Part, str]:
    """The part with what it lacks filled from the row above, and the words that say so."""
    if part.year or part.kind not in {"calendar", "feast"}:
        return part, ""
    if part.kind == "feast":
        if hint is None:
            raise Cannot("date-no-year", "the day with its year")
        return replace(part, year=str(hint.year)), f"year from {hint.where}: {hint.year}"
    if hint is None or (part.month is None and (hint.month is None or part.unknown)):
        raise Cannot("date-no-year", _year_offer(part))
    if part.month is None:
        filled = replace(part, month=hint.month, year=str(hint.year))
        month = MONTHS[(hint.month or 1) - 1].title()
        return filled, f"month and year from {hint.where}: {month} {hint.year}"
    return replace(part, year=str(hint.year)), f"year from {hint.where}: {hint.year}"


def _year_offer(part: Part) -> str:
    return "the day, the month and a year in four figures" if part.day else ""


def weekday_doubts(named: int, day: date) -> Iterable[Doubt]:
    """A doubt when the weekday written (0 is Monday) is not the day's."""
    if named != day.weekday():
        told = f"{long(day)} was a {DAYS[day.weekday()].title()}"
        yield Doubt("date-weekday-disagrees", told)
