"""Finds dates in running text and says them less exactly, by one policy for the whole report.

Day first, always. The finder is for prose; agencies' date cells are read elsewhere. Only what is
finer than the policy changes, and a date always becomes the same text, so that two mentions of
one event cannot be told apart or subtracted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from pipeline.anonymise import dates_told
from pipeline.anonymise.date_places import BEFORE, DAY, MONTH, WEEKDAY, Places, places

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MONTH_OF = {name.lower(): at for at, name in enumerate(MONTHS, 1)}
_MONTH_OF |= {name[:3].lower(): at for at, name in enumerate(MONTHS, 1)} | {"sept": 9}

_ORD = rf"{DAY}\s?(?:st|nd|rd|th)?"
_YEAR = r"(?:(?:19|20)\d\d|['’]\d\d)"
_YEAR2 = r"(?:(?:19|20)\d\d|['’]?\d\d)"
_AND = r"\s*(?:-|–|—|to|and|&|until|/)\s*"
_SEP = r"[./-]"
_TIME = r"(?:[T,]?\s?(?:at\s+)?\d{1,2}[:.]\d\d(?::\d\d)?\s?(?:am|pm|hrs|hours|z)?)?"

#: Forms with a day, each a way agencies and authors write it. Named groups carry the parts.
_DAYS = (
    rf"(?P<iso_y>(?:19|20)\d\d)-(?P<iso_m>0[1-9]|1[0-2])-(?P<iso_d>0[1-9]|[12]\d|3[01]){_TIME}",
    rf"{WEEKDAY}(?:the\s+)?{_ORD}(?:\s+of)?\s+{MONTH}\s*{_AND}{WEEKDAY}(?P<b_d>{DAY})\s?(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<b_m>{MONTH}),?\s+(?P<b_y>{_YEAR})",
    rf"{WEEKDAY}(?:the\s+)?{_ORD}(?:,\s*(?:the\s+)?{_ORD})+(?:,?\s*(?:and|&|or)\s*(?:the\s+)?|,\s*)(?P<l_d>{DAY})\s?(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<l_m>{MONTH})(?:,?\s+(?P<l_y>{_YEAR2}))?",
    rf"{WEEKDAY}(?:the\s+)?{_ORD}{_AND}(?:the\s+)?(?P<r_d>{DAY})\s?(?:st|nd|rd|th)?(?:\s+of)?[\s-]+(?P<r_m>{MONTH})(?:,?[\s-]+(?P<r_y>{_YEAR2}))?",
    rf"{WEEKDAY}(?:the\s+)?(?P<w_d>{DAY})\s?(?:st|nd|rd|th)?(?:\s+day)?(?:\s+of)?[\s./-]*(?P<w_m>{MONTH})(?:,?[\s./-]+(?P<w_y>{_YEAR2}))?{_TIME}",
    rf"(?P<a_m>{MONTH})\s+(?:the\s+)?(?P<a_d>{DAY})(?:st|nd|rd|th)?(?:,?\s+(?P<a_y>(?:19|20)\d\d))?(?!\d)",
    rf"(?P<n_d>{DAY}){_SEP}(?P<n_m>0?[1-9]|1[0-2]){_SEP}(?P<n_y>(?:19|20)\d\d|\d\d){_TIME}",
    rf"(?<=\bon )(?P<s_d>{DAY})/(?P<s_m>0?[1-9]|1[0-2])(?![/\d])",
)
_MONTH_YEAR = rf"(?P<m_m>{MONTH})(?:\s+of)?,?\s+(?P<m_y>{_YEAR})"
#: A season, a half or an edge of a year.
_PART_YEAR = (
    r"(?:(?:the\s+)?(?:(?:early|late|mid|following|previous|next)[\s-]+)?(?:(?P<p_s>spring|summer|autumn|winter)(?:\s+(?:term|holidays?))?|"
    r"(?:first|second|third|fourth|last|latter|early|later)\s+(?:half|part|quarter|months|weeks|days)|(?:beginning|end|start|middle|close)|"
    r"(?:academic|school|financial|tax)\s+year)(?:\s+(?:of|in))?(?:\s+the\s+year)?,?\s+|(?:mid|early|late)[\s-]+)(?P<p_y>(?:19|20)\d\d)(?:[/–-]\d\d(?:\d\d)?)?"
)
_YEAR_ONLY = r"(?P<y_y>(?:19|20)\d\d)"
_EDGE = BEFORE + r"(?:{})(?![\w])"
_FINDERS = tuple(
    re.compile(_EDGE.format(form), re.IGNORECASE)
    for form in (*_DAYS, _MONTH_YEAR, _PART_YEAR, _YEAR_ONLY)
)
_OF_DAYS = len(_DAYS)
_GRAINS = (*("day",) * _OF_DAYS, "month", "season", "year")
#: What is said where the policy gives no date.
NOT_GIVEN = "a date not given"
PRECISIONS = ("month-year", "season", "year", "relative", "age", "remove")


@dataclass(frozen=True, slots=True)
class Found:
    """A date in text: ``[start:end]``, to the ``grain`` day, month, season or year it was written to."""

    start: int
    end: int
    grain: str
    year: int | None = field(default=None, repr=False)
    month: int | None = field(default=None, repr=False)
    day: int | None = field(default=None, repr=False)

    @property
    def first(self) -> date | None:
        """The first day it can mean, or None without a year or where no such day exists."""
        if self.year is None:
            return None
        try:
            return date(self.year, self.month or 1, self.day or 1)
        except ValueError:
            return None


def _year(text: str | None) -> int | None:
    if not text:
        return None
    digits = int(text.lstrip("'’"))
    if digits > 99:
        return digits
    return digits + (2000 if digits < 50 else 1900)


def _month(text: str) -> int:
    name = text.strip(". ").lower()
    return int(name) if name.isdigit() else _MONTH_OF.get(name, 0) or _MONTH_OF[name[:3]]


def _made(found: re.Match[str], grain: str) -> Found:
    parts = {
        name[2:] if name[1] == "_" else name[4:]: value
        for name, value in found.groupdict().items()
        if value
    }
    month = _month(parts["m"]) if "m" in parts else _OF_SEASON.get(parts.get("s", "").lower())
    day = int(parts["d"]) if "d" in parts else None
    return Found(found.start(), found.end(), grain, _year(parts.get("y")), month, day)


#: The month in the middle of a season.
_OF_SEASON = {"spring": 4, "summer": 7, "autumn": 10, "winter": 12}


def find(text: str) -> tuple[Found, ...]:
    """Every date in ``text``, in order, none overlapping, the exact before the vague."""
    found: list[Found] = []
    held: set[int] = set()
    for told in dates_told.find(text):
        if held.isdisjoint(range(told.start, told.end)):
            held.update(range(told.start, told.end))
            found.append(Found(told.start, told.end, "day", told.year, told.month, told.day))
    for finder, grain, begins in zip(_FINDERS, _GRAINS, _begins(places(text)), strict=True):
        for match in _matches(finder, text, begins):
            if grain == "day" and _is_number(text, match):
                continue
            if held.isdisjoint(range(*match.span())):
                held.update(range(*match.span()))
                found.append(_made(match, grain))
    return tuple(sorted(found, key=lambda each: each.start))


def _begins(where: Places) -> tuple[tuple[int, ...] | None, ...]:
    """For each form the places where it can begin; None for anywhere in the text."""
    return (
        where.iso, *(where.named,) * 4, where.months, where.figures, where.figures, where.months,
        None if where.parts else (), where.years,
    )  # fmt: skip


def _matches(
    finder: re.Pattern[str], text: str, begins: tuple[int, ...] | None
) -> Iterator[re.Match[str]]:
    """What ``finder`` matches, none overlapping, as if it had been tried at every place."""
    if begins is None:
        yield from finder.finditer(text)
        return
    end = 0
    for at in begins:
        match = finder.match(text, at) if at >= end else None
        if match:
            end = match.end()
            yield match


def _is_number(text: str, match: re.Match[str]) -> bool:
    """A paragraph's number looks like a date; it is one only where the text says so."""
    if not re.fullmatch(r"\d\d?\.\d\d?\.\d\d", match[0]):
        return False
    before = text[: match.start()].rstrip().lower()
    return before.endswith(("paragraph", "paragraphs", "section", "sections", "para", "chapter"))


# ---------------------------------------------------------------- saying it less exactly


@dataclass(frozen=True, slots=True)
class DatePolicy:
    """How exactly the report dates things. ``born`` serves "age", ``event`` "relative".

    ``label`` is what the report calls the event ("the incident"), ``child`` the child.
    """

    precision: str = "month-year"
    born: date | None = field(default=None, repr=False)
    event: date | None = field(default=None, repr=False)
    label: str = "the incident"
    child: str = "the child"


_SEASONS = {12: "winter", 1: "winter", 2: "winter", 3: "spring", 4: "spring", 5: "spring",
            6: "summer", 7: "summer", 8: "summer", 9: "autumn", 10: "autumn", 11: "autumn"}  # fmt: skip


def generalised(found: Found, policy: DatePolicy) -> str | None:
    """The text that stands for a date under the policy; None where it may stay as written.

    Returns words that follow "in" ("May 2023", "spring 2023"), or a whole phrase for the
    policies that have no such noun (see ``is_phrase``).
    """
    precision = policy.precision
    if precision == "month-year":
        return None if found.grain != "day" else _month_year(found)
    if precision == "year":
        if found.grain == "year":
            return None
        return str(found.year) if found.year else "the same year"
    if precision == "season":
        if found.grain in {"year", "season"} or found.month is None:
            return None
        season = _SEASONS[found.month]
        if found.year is None:
            return season
        # Winter belongs to the year it begins in: January 2024 is winter 2023.
        return f"{season} {found.year - (found.month < 3)}"
    if precision == "remove":
        return NOT_GIVEN
    if found.grain == "year":
        return None if precision == "age" else _relative(found, policy)
    return _age(found, policy) if precision == "age" else _relative(found, policy)


def is_phrase(policy: DatePolicy) -> bool:
    """Whether the policy's texts are phrases of their own, not nouns that follow "in"."""
    return policy.precision in {"relative", "age", "remove"}


def _month_year(found: Found) -> str:
    month = MONTHS[(found.month or 1) - 1]
    return f"{month} {found.year}" if found.year else month


def _age(found: Found, policy: DatePolicy) -> str:
    if policy.born is None or found.first is None:
        return NOT_GIVEN
    months = (found.first.year - policy.born.year) * 12 + found.first.month - policy.born.month
    months -= found.first.day < policy.born.day and found.grain == "day"
    if months < 0:
        return f"before {policy.child} was born"
    if months < 3:
        return f"when {policy.child} was a newborn"
    if months < 24:
        return f"when {policy.child} was about {months // 3 * 3} months old"
    return f"when {policy.child} was {months // 12} years old"


#: (days before the event, words). Bands are wide so that two of them never give a day back.
_BEFORE = (
    (31, "in the month before"), (92, "in the three months before"),
    (183, "in the six months before"), (366, "in the year before"),
)  # fmt: skip


def _relative(found: Found, policy: DatePolicy) -> str:
    if policy.event is None or found.first is None:
        return NOT_GIVEN
    days = (policy.event - found.first).days
    if days <= 0:
        return f"at the time of {policy.label}" if days == 0 else f"after {policy.label}"
    for upto, words in _BEFORE:
        if days <= upto:
            return f"{words} {policy.label}"
    years = days // 365
    return f"more than {'a year' if years == 1 else f'{years} years'} before {policy.label}"
