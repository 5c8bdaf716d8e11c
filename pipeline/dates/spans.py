"""The days a written date can mean: its first and last, and how exactly it is known."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from pipeline.dates.feasts import moving
from pipeline.dates.forms import MONTHS, Part
from pipeline.dates.period import Conventions, Period
from pipeline.dates.times import Doubt
from pipeline.model import Precision


class Cannot(Exception):
    """The figures cannot be a date, and why."""

    def __init__(self, code: str, expected: str = "") -> None:
        super().__init__(code)
        self.doubt = Doubt(code, expected)


Span = tuple[date, date, Precision]


def span(part: Part, period: Period) -> Span:
    """The days a part can mean. Raises Cannot when it can mean none, or its century is open."""
    if part.day == 0 or part.month == 0:
        raise Cannot("date-impossible", "a day from 1 to 31 and a month from 1 to 12")
    if part.month is not None and part.month > 12:
        us = part.day is not None and part.day <= 12 and part.month <= 31
        raise Cannot(
            "date-us-order" if us else "date-impossible", f"there is no month {part.month}"
        )
    year = period.year(part.year)
    if year is None:
        raise Cannot("date-century-open", "the year in four figures")
    if not 1 <= year <= 9990:
        raise Cannot("date-impossible", f"a year in which an event can lie, not {part.year}")
    if part.kind in {"season", "term"}:
        return _named_span(part, year, period.conventions)
    if part.kind == "feast":
        day = moving(part.word, year)
        return day, day, Precision.DAY
    if part.kind == "decade":
        return date(year, 1, 1), date(year + 9, 12, 31), Precision.RANGE
    if part.kind == "years":
        return date(year, 1, 1), date(year + 1, 12, 31), Precision.RANGE
    if part.kind == "school-year":
        return date(year, 9, 1), date(year + 1, 8, 31), Precision.RANGE
    if part.kind == "financial-year":
        return date(year, 4, 1), date(year + 1, 3, 31), Precision.RANGE
    if part.portion:
        return _portion_span(part, year)
    return _calendar_span(part, year)


def _calendar_span(part: Part, year: int) -> Span:
    if part.month is None:
        if part.day is None:
            return date(year, 1, 1), date(year, 12, 31), Precision.YEAR
        # 07/??/97: the seventh of some month
        months = [month for month in range(1, 13) if part.day <= monthrange(year, month)[1]]
        if not months:
            raise Cannot("date-impossible", "no month has that many days")
        return date(year, months[0], part.day), date(year, months[-1], part.day), Precision.YEAR
    days = monthrange(year, part.month)[1]
    if part.day is None:
        return date(year, part.month, 1), date(year, part.month, days), Precision.MONTH
    if part.day > days:
        name = MONTHS[part.month - 1].title()
        month = f"{name} {year}" if part.month == 2 else name
        raise Cannot("date-impossible", f"{month} has {days} days")
    day = date(year, part.month, part.day)
    return day, day, Precision.DAY


def _portion_span(part: Part, year: int) -> Span:
    """Thirds: early 2022 is January to April, mid May the 11th to the 20th."""
    if part.kind == "decade":
        third = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(part.portion, (0, 9))
        return date(year + third[0], 1, 1), date(year + third[1], 12, 31), Precision.RANGE
    if part.month is not None:
        days = monthrange(year, part.month)[1]
        first, last = {
            "early": (1, 10),
            "mid": (11, 20),
            "late": (21, days),
            "first half": (1, 15),
        }.get(part.portion, (16, days))
        return date(year, part.month, first), date(year, part.month, last), Precision.RANGE
    first, last = {
        "early": (1, 4),
        "mid": (5, 8),
        "late": (9, 12),
        "first half": (1, 6),
    }.get(part.portion, (7, 12))
    return date(year, first, 1), date(year, last, monthrange(year, last)[1]), Precision.RANGE


def _named_span(part: Part, year: int, conventions: Conventions) -> Span:
    """A season or term.

    Of two years written, winter and the autumn term begin in the first; the rest lie in the second.
    """
    table = conventions.seasons if part.kind == "season" else conventions.terms
    first_month, first_day, last_month, last_day = table[part.word]
    wraps = last_month < first_month
    begins_first = wraps or (part.kind == "term" and first_month >= 8)
    if part.second and not begins_first:
        year += 1
    end_year = year + 1 if wraps else year
    earliest = date(year, first_month, first_day)
    latest = date(end_year, last_month, min(last_day, monthrange(end_year, last_month)[1]))
    if part.portion:
        days = (latest - earliest).days + 1
        cut = {"early": (0, 1), "mid": (1, 2), "late": (2, 3)}.get(part.portion, (0, 3))
        begin = earliest
        earliest = begin + timedelta(days=days * cut[0] // 3)
        latest = begin + timedelta(days=days * cut[1] // 3 - 1)
        return earliest, latest, Precision.RANGE
    return earliest, latest, Precision.SEASON if part.kind == "season" else Precision.TERM


def long(day: date) -> str:
    """``3 May 2024``."""
    return f"{day.day} {MONTHS[day.month - 1].title()} {day.year}"
