"""Finds when, where no date says it: seasons, months without a year, days of the week."""

from __future__ import annotations

import re

from pipeline.anonymise.details import grammar_words as grammar
from pipeline.anonymise.details import words_time as time
from pipeline.anonymise.details.laid import Laid
from pipeline.anonymise.details.rules import Hit, Rule

_YEAR = re.compile(
    r"\s(?:of\s)?(?:the\s(?:same|following|next|previous)\syear|that\syear|(?:19|20)\d\d(?:[/-]\d\d)?)\b"
)
_SEASON_OF = {
    "december": "winter", "january": "winter", "february": "winter", "march": "spring", "april": "spring", "may": "spring",
    "june": "summer", "july": "summer", "august": "summer", "september": "autumn", "october": "autumn", "november": "autumn",
}  # fmt: skip
_EDGE = frozenset({"late", "early", "mid"})


def season(laid: Laid, at: int) -> Hit | None:
    """A season: "the spring of 2019", but not the verb "spring"."""
    word = laid.low[at]
    before = laid.before(at)
    if before in grammar.NUMBERS or before[:1].isdigit():
        return None
    if (
        word == "spring"
        and before not in time.BEFORE_SEASONS
        and not _YEAR.match(laid.text, laid.end[at])
    ):
        return None
    first = at
    while (
        first
        and laid.joined[first]
        and laid.low[first - 1] in time.WHICH | {"the", "that", "mid", "late", "early"}
    ):
        first -= 1
    year = _YEAR.match(laid.text, laid.end[at])
    end = year.end() if year else laid.end[at]
    return laid.start[first], end, "season", laid.text[laid.start[first] : end]


def month(laid: Laid, at: int) -> Hit | None:
    """A month without its year or its day, which dates have found."""
    if not laid.capital[at] and not laid.low[at].startswith("mid-"):
        return None
    word, before, after = laid.low[at], laid.before(at), laid.next(at)
    if word in {"may", "march", "august"} and before not in time.BEFORE_MONTHS:
        return None
    if (
        before[:1].isdigit()
        or after[:1].isdigit()
        or (laid.at(at + 1)[:1].isdigit() and laid.text[laid.end[at] : laid.start[at + 1]] == ", ")
    ):
        return None
    if before == "of" and at > 1 and laid.low[at - 2][:1].isdigit():
        return None
    first = at - 1 if before in _EDGE | {"that"} else at
    year = _YEAR.match(laid.text, laid.end[at])
    return (
        laid.start[first],
        year.end() if year else laid.end[at],
        "season",
        _SEASON_OF.get(word.removeprefix("mid-"), word),
    )


def weekday(laid: Laid, at: int) -> Hit | None:
    """A day of the week with what it is the time of: "Sunday morning"."""
    if not laid.capital[at]:
        return None
    first, last = at, at
    while (
        first and laid.joined[first] and laid.low[first - 1] in time.WHICH | {"the", "on", "that"}
    ):
        first -= 1
    if laid.low[first] == "on":
        first += 1
    if laid.next(last) in time.DAYTIMES:
        last += 1
    return laid.start[first], laid.end[last], "season", "one day"


def daytime(laid: Laid, at: int) -> Hit | None:
    """A day, a night or a year that is a certain one: "the same evening", "two days later"."""
    before = laid.before(at)
    if before not in time.WHICH and laid.low[at] not in {
        "midnight",
        "midday",
        "noon",
        "dawn",
        "dusk",
    }:
        return None
    first = at
    while first and laid.joined[first] and laid.low[first - 1] in time.WHICH:
        first -= 1
    if laid.before(first) == "the":
        first -= 1
    last = at
    if laid.next(last) in {"of", "before", "after", "in"} and laid.at(last + 2) in time.DAYTIMES | {
        "term",
        "trial",
        "the",
    }:
        last += 1
        while laid.next(last) in time.DAYTIMES | {"the", "term", "trial"}:
            last += 1
    # "The next day" points at no day where the day itself is general: only a removal changes it.
    return (
        laid.start[first],
        laid.end[last],
        "season",
        laid.text[laid.start[first] : laid.end[last]],
    )


_DECADE = re.compile(r"(?:(?:early|mid|late)[- ])?(?:19|20)?\d0['’]?s\b")
_CLOCK = re.compile(
    r"(?:(?:about|around|nearly|almost|just after|just before|shortly after|shortly before)\s)?(?:(?:(?:a\s)?quarter|half|"
    r"(?:five|ten|twenty|twenty-five)(?:\sminutes)?|\d{1,2}\sminutes)\s(?:past|to)\s"
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|midnight|noon|\d{1,2})|"
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})\so['’]clock)"
    r"(?:\s(?:in the|on the|at|that|this|the same|the next|the following)\s(?:morning|afternoon|evening|night))?\b",
    re.IGNORECASE,
)


def clock(laid: Laid, at: int) -> Hit | None:
    """A time of day in words: "half past seven", "two o'clock in the morning"."""
    found = _CLOCK.match(laid.text, laid.start[at])
    return (found.start(), found.end(), "time", part_in_words(found[0])) if found else None


def part_in_words(written: str) -> str:
    """The part of the day a worded time says it was, if it does."""
    said = re.search(r"morning|afternoon|evening|night", written, re.IGNORECASE)
    if not said:
        return "at some time of day"
    return "at night" if said[0].lower() == "night" else f"in the {said[0].lower()}"


RULES: dict[str, tuple[Rule, ...]] = {
    **dict.fromkeys(time.SEASONS, (season,)),
    **dict.fromkeys(time.MONTHS, (month,)),
    **dict.fromkeys(time.WEEKDAYS, (weekday,)),
    **dict.fromkeys(time.DAYTIMES, (daytime,)),
    **dict.fromkeys(
        "one two three four five six seven eight nine ten eleven twelve twenty twenty-five half quarter".split(),
        (clock,),
    ),
}
