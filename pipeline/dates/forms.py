"""The closed list of forms in which agencies write a date, day first. One form, one pattern.

A form only says which figures stand where. What year two figures mean, whether the day exists
and what to make of it is decided in ``dates``. Text in no form is not a date.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process

from pipeline.dates.feasts import FIXED, MOVING
from pipeline.dates.times import Doubt

MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


@dataclass(frozen=True, slots=True)
class Part:
    """What one written date gives. ``year`` holds the figures as written, "" when there are none.

    ``kind``: calendar, feast, season, term, decade, years, school-year or financial-year. ``word``
    is the feast, season or term; ``portion`` early, mid, late, first half or second half. ``unknown``: the figures the
    agency marked as not known ("day", "month"). ``second`` is the later year of "2022/23".
    """

    kind: str = "calendar"
    day: int | None = None
    month: int | None = None
    year: str = ""
    weekday: int | None = None
    word: str = ""
    portion: str = ""
    second: str = ""
    unknown: tuple[str, ...] = ()


Form = Callable[[re.Match[str]], Part | Doubt | None]

_SHORT = {name[:3]: number for number, name in enumerate(MONTHS, 1)} | {"sept": 9}
_LONG = {name: number for number, name in enumerate(MONTHS, 1)}
_MONTH_NUMBER = _LONG | _SHORT

_D = r"(\d{1,2}|\?{1,2}|xx|__)"
_ORD = r"(?:\s?(?:st|nd|rd|th))?"
_MON = rf"({'|'.join(sorted(_MONTH_NUMBER, key=len, reverse=True))})\.?"
_YEAR = r"('?\d{2}|\d{4})"
_DOT = r"\s?[./-]\s?"
_GAP = r"[\s./,-]*"
_SPACE = r"[\s./,-]+"
_YEARS = r"('?\d{4}|'?\d{2})(?:\s?[/-]\s?(\d{4}|\d{2}))?"
_PORTION = (
    r"(early|(?:the )?beginning of|(?:the )?start of|start|mid|(?:the )?middle of|late"
    r"|(?:the )?end of|end|(?:the )?first half of|(?:the )?second half of|(?:the )?1st half of"
    r"|(?:the )?2nd half of)"
)


def _calendar(day: str = "", month: str = "", year: str = "") -> Part | None:
    """A calendar date from its figures or words; ``??`` and ``xx`` mean not known."""
    unknown = []
    numbers: list[int | None] = []
    for name, written in (("day", day), ("month", month)):
        if (written and not written.isalnum()) or written == "xx":
            unknown.append(name)
            numbers.append(None)
        elif written:
            numbers.append(_MONTH_NUMBER.get(written) or int(written))
        else:
            numbers.append(None)
    return Part("calendar", numbers[0], numbers[1], year.lstrip("'"), unknown=tuple(unknown))


def _month_year(match: re.Match[str]) -> Part | Doubt | None:
    month, year = match[1], match[2]
    if len(year) == 2 and int(year) <= 31:
        name = MONTHS[_MONTH_NUMBER[month] - 1].title()
        both = f"{int(year)} {name} with its year, or the month in full, such as {name} 20{year}"
        return Doubt("date-two-ways", both)
    return _calendar("", month, year)


def _year_month(match: re.Match[str]) -> Part | Doubt | None:
    """``2021-05`` is a month; ``2021/22`` two years; ``2010-11`` could be either."""
    year, second = match[1], match[2]
    following = int(second) == (int(year) + 1) % 100
    if 1 <= int(second) <= 12 and len(second) == 2:
        if following:
            month = f"{MONTHS[int(second) - 1].title()} {year}"
            return Doubt("date-two-ways", f"{month}, or the years {year} to {int(year) + 1}")
        return _calendar("", second, year)
    if following:
        return Part("years", year=year, second=second)
    return _calendar("", second, year) if int(second) <= 99 and len(second) == 2 else None


def _feast(match: re.Match[str]) -> Part | None:
    """A day known by a name, with its year or without."""
    name, year = match[1], (match[2] or "").lstrip("'")
    if name in FIXED:
        day, month = FIXED[name]
        return Part(day=day, month=month, year=year)
    return Part("feast", year=year, word=name)


def _portion(match: re.Match[str]) -> Part | Doubt | None:
    short = _MONTH_SHORT_YEAR.match(match[2])
    rest = _calendar("", short[1], short[2]) if short else parse(match[2])
    if not isinstance(rest, Part) or rest.portion or rest.day or rest.unknown:
        return rest if isinstance(rest, Doubt) else None
    if rest.kind not in {"calendar", "season", "decade"} or not (rest.year or rest.month):
        return None
    word = match[1].removeprefix("the ").removesuffix(" of")
    word = word.replace("1st", "first").replace("2nd", "second")
    portion = {"beginning": "early", "start": "early", "middle": "mid", "end": "late"}
    return Part(rest.kind, None, rest.month, rest.year, None, rest.word, portion.get(word, word))


def _named(kind: str, word: int, years: int) -> Form:
    """A season or school term with its year or the two years it lies in."""

    def read(match: re.Match[str]) -> Part | Doubt | None:
        name = {"fall": "autumn"}.get(match[word], match[word])
        second = match[years + 1] or ""
        year = match[years].lstrip("'")
        if second and int(second) % 100 != (int(year) + 1) % 100:
            return None
        return Part(kind, year=year, word=name, second=second)

    return read


def _working_year(word: str, year: str, second: str | None) -> Part | Doubt | None:
    """A school or financial year, which needs both of the years it lies in."""
    if not second:
        return Doubt("date-two-ways", "both years, such as 2022/23")
    if int(second) % 100 != (int(year.lstrip("'")) + 1) % 100:
        return None
    kind = "school-year" if word in {"academic", "school"} else "financial-year"
    return Part(kind, year=year.lstrip("'"), second=second)


def _quarter(match: re.Match[str]) -> Part | Doubt | None:
    number, year = int(match[1] or match[2]), match[3]
    firsts = MONTHS[number * 3 - 3].title(), MONTHS[number * 3 % 12].title()
    both = f"the quarter from {firsts[0]} (calendar year) or from {firsts[1]} (financial year)"
    return Doubt("date-two-ways", f"the months themselves: {both} {year} cannot be told apart")


_FEAST = re.compile(rf"^(?:the )?({'|'.join((*FIXED, *MOVING))}),?(?: (?:of |in )?{_YEAR})?$")
#: "March 22" after "end of": the figures can be no day there.
_MONTH_SHORT_YEAR = re.compile(rf"^{_MON}{_GAP}'?(\d{{2}})$")
_SEASON = r"(spring|summer|autumn|fall|winter)"
_TERM = r"(autumn|spring|summer)"

FORMS: tuple[tuple[re.Pattern[str], Form], ...] = tuple(
    (re.compile(f"^{pattern}$"), form)
    for pattern, form in (
        # 22.05.16  22/05/16  22.05/16  4/9/24  07/??/97  22-05-2016
        (rf"{_D}{_DOT}{_D}{_DOT}{_YEAR}", lambda m: _calendar(m[1], m[2], m[3])),
        # 12/05/????
        (rf"{_D}{_DOT}{_D}{_DOT}(?:\?{{1,4}}|xx|xxxx)", lambda m: _calendar(m[1], m[2])),
        # 2023-03-04  2023/03/04  2023-03-??
        (rf"(\d{{4}}){_DOT}{_D}{_DOT}{_D}", lambda m: _calendar(m[3], m[2], m[1])),
        # 22 05 2016
        (r"(\d{1,2}) (\d{1,2}) (\d{4})", lambda m: _calendar(m[1], m[2], m[3])),
        # 22-may-16  21st February 2013  the 4th of March 2023  ?? May 2021
        (
            rf"(?:the )?{_D}{_ORD}(?:\s?(?:day )?of)?{_GAP}{_MON}{_GAP}{_YEAR}",
            lambda m: _calendar(m[1], m[2], m[3]),
        ),
        # March 4th, 2023: the month is a word, so nothing can be taken for the day
        (rf"{_MON}\s?(\d{{1,2}}){_ORD}(?:,\s?|\s)(\d{{4}})", lambda m: _calendar(m[2], m[1], m[3])),
        # 2023 March 4  2023-Mar-04
        (rf"(\d{{4}})[\s-]{_MON}[\s-](\d{{1,2}}){_ORD}", lambda m: _calendar(m[3], m[2], m[1])),
        # September 2011  Sept '11
        (rf"{_MON}{_GAP}(?:of\s)?(\d{{4}}|'\d{{2}})", lambda m: _calendar("", m[1], m[2])),
        # 2021 May
        (rf"(\d{{4}}){_SPACE}{_MON}", lambda m: _calendar("", m[2], m[1])),
        # Sep-97  May 21
        (rf"{_MON}{_GAP}(\d{{2}})", _month_year),
        # 05/2021
        (rf"{_D}{_DOT}(\d{{4}})", lambda m: _calendar("", m[1], m[2])),
        # 2021-05  2021/22
        (r"(\d{4})\s?[/.-]\s?(\d{1,2})", _year_month),
        # 2019
        (r"(\d{4})", lambda m: _calendar(year=m[1])),
        # the 1990s
        (r"(?:the )?(\d{3}0)'?s", lambda m: Part("decade", year=m[1])),
        # summer term 2023  autumn term 2022/23  summer 2023 term
        (rf"(?:the )?{_TERM}(?: school)? term,?(?: of| in)? {_YEARS}", _named("term", 1, 2)),
        (rf"(?:the )?{_TERM} {_YEARS}(?: school)? term", _named("term", 1, 2)),
        # spring 2022  winter 2022/23  winter of 2022
        (rf"(?:the )?{_SEASON},?(?: of)? {_YEARS}", _named("season", 1, 2)),
        # academic year 2022/23  financial year 2022/23
        (
            rf"(?:the )?(academic|school|financial|tax) year(?: of)? {_YEARS}",
            lambda m: _working_year(m[1], m[2], m[3]),
        ),
        (
            rf"(?:the )?{_YEARS} (academic|school|financial|tax) year",
            lambda m: _working_year(m[3], m[1], m[2]),
        ),
        # Christmas Day 2022  Good Friday
        (_FEAST.pattern.strip("^$"), _feast),
        # early 2022  mid-May 2021  end of May 2021
        (rf"{_PORTION}[\s-](.+)", _portion),
        # Q1 2023
        (r"(?:q\s?([1-4])|([1-4])(?:st|nd|rd|th) quarter(?: of)?)[\s,/-]*(\d{4})", _quarter),
        # 3 April  3rd of April  03/04  April: no year
        (
            rf"(?:the )?{_D}{_ORD}(?:\s?(?:day )?of)?{_GAP}{_MON}",
            lambda m: _calendar(m[1], m[2]),
        ),
        (rf"{_MON}\s?(\d{{1,2}}){_ORD}", lambda m: _calendar(m[2], m[1])),
        (rf"{_D}{_DOT}{_D}", lambda m: _calendar(m[1], m[2])),
        (_MON, lambda m: _calendar("", m[1])),
        # 12th: only within a range or under a month's row
        (rf"(?:the )?(\d{{1,2}}){_ORD}", lambda m: _calendar(m[1])),
    )
)

_FULL_DAY = "|".join(DAYS)
_WEEKDAY_FIRST = re.compile(rf"^({_FULL_DAY}|mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)\b[.,]?\s+")
_WEEKDAY_LAST = re.compile(
    rf"[\s,]*\(?\b({_FULL_DAY}|mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)\b\.?\)?$"
)


def parse(text: str) -> Part | Doubt | None:
    """The first form that folded ``text`` has, its weekday beside it; None when it has none."""
    if match := _FEAST.match(text):
        return _feast(match)  # before its Sunday or Monday is taken for a weekday
    weekday = None
    if (match := _WEEKDAY_FIRST.search(text)) or (match := _WEEKDAY_LAST.search(text)):
        weekday = _day_number(match[1])
        text = (text[: match.start()] + text[match.end() :]).strip(" ,")
    for pattern, form in FORMS:
        if match := pattern.match(text):
            found = form(match)
            if isinstance(found, Part) and weekday is not None:
                return replace(found, weekday=weekday)
            if found is not None:
                return found
    return None


def _day_number(word: str) -> int:
    return next(number for number, name in enumerate(DAYS) if name.startswith(word[:3]))


def month_and_year(text: str) -> Part | None:
    """``March 22`` where another month stands before it, so that its figures are no day."""
    match = _MONTH_SHORT_YEAR.match(text)
    return _calendar("", match[1], match[2]) if match else None


def near_month(text: str) -> str:
    """A month's name that a word of the text nearly is ("Febuary"), or ""."""
    for word in re.findall(r"[a-z]{4,}", text):
        best = process.extractOne(word, MONTHS, scorer=fuzz.ratio, score_cutoff=80)
        if best and word not in _MONTH_NUMBER:
            return str(best[0]).title()
    return ""
