"""One cell's words to one date: which form they have, and what this review says against it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from pipeline.dates.forms import Part, near_month, parse
from pipeline.dates.judging import exact, judged
from pipeline.dates.period import Hint, Period, Reading
from pipeline.dates.ranges import (
    RANGE_LEAD,
    RANGE_WORD,
    ROUGHLY,
    from_parts,
    hinted,
    only_day,
    splits,
    weekday_doubts,
)
from pipeline.dates.spans import Cannot, long, span
from pipeline.dates.times import SPOKEN, Clock, Doubt, read_time
from pipeline.dates.weekends import WEEK_OF, WEEKEND, week_of, weekend
from pipeline.model import EventDate, Precision
from pipeline.words import fold

#: No date takes more characters; more is a story in the wrong column.
LONGEST = 120

_LEAD = re.compile(r"^(?:on|in|during|date:?|dated|the month of|year)\s+")
_WEEK = re.compile(
    r"^(?:w\s?[/.]?\s?c\b\.?|w\s?[/.]?\s?b\b\.?|wk\.? ?c\b\.?|(?:week|wk)\.? (?:commencing|beginning|starting)|wk comm\.?"
    r"|week comm\.?|(w\s?[/.]?\s?e\b\.?|(?:week|wk)\.? ending))[\s:]*(.+)$"
)
_OPEN = re.compile(
    r"^(?:from |since )?(.+?)[\s,-]+(?:onwards?|ongoing|to (?:the )?(?:present|date|now|current)"
    r"|- ?present|present|to ongoing|continuing)\b\.?$"
)
_SINCE = re.compile(r"^(?:from|since)\s+(.+)$")
_NONE = frozenset(
    """unknown|not known|n/k|nk|n.k.|n/a|na|-|--|?|??|tbc|undated|no date|not recorded|not given
    |not stated|date unknown|date not known|date not recorded|date tbc|none|various|various dates
    |ongoing|throughout|historical|historic|see above|as above|ditto|\"|unk|not dated|unclear
    |??/??/????|??/??/??|xx/xx/xxxx|xx/xx/xx""".replace("\n", "")
    .replace("    ", "")
    .split("|")
)


_TIME = (
    r"(?:\(?(?:(?:at )?approximately|(?:at )?approx\.?|(?:at )?about|at|@|about|around|circa|c\.?|from|between)?\s*\??~?"
    r"(?:\d{1,2}\s?[:.]\s?\d{2}(?:[:.]\d{2}(?:\.\d+)?)?\s?(?:hrs?|hours?|h|[ap]\.?m\.?)?"
    r"|\d{3,4}\s?(?:hrs?|hours?|h)\b\.?|\d{1,2}\s?[ap]\.?m\.?|\d{4}|12 ?noon|noon"
    r"|\d{1,2}(?=\s?-\s?\d{1,2}(?:[:.]\d{2})?\s?[ap]\.?m)"
    rf"|{SPOKEN})"
    r"\??(?:\s?approx\.?)?\)?)"
)
_PART_OF_DAY = (
    r"(?:(?:in the )?(?:early |late |mid[ -]?)?(?:morning|afternoon|evening|night|am|pm|a\.m\.?"
    r"|p\.m\.?|lunch ?time|midday|midnight|overnight|hours))"
)
_TIMES = rf"(?:{_TIME}(?:\s?(?:-|to|until|till|and)\s?{_TIME})?|\(?{_PART_OF_DAY}\)?)"
_TIME_AT_END = re.compile(
    rf"(?:[\s,;@]+(?:at\s)?|(?<=\d)t(?=\d))({_TIMES})(?:z|\s?[+-]\d{{2}}:?\d{{2}})?$"
)
_TIME_LAST = re.compile(rf"^(.+?){_TIME_AT_END.pattern}")
_TIME_FIRST = re.compile(
    rf"^(?:(?:(?:over|on|during) )?the )?({_TIMES})(?:\s+(?:on|of))?[\s,;]+(.+)$"
)
#: ``March ?2022``: a mark of doubt before one of the words of a date.
_DOUBTED = re.compile(r"(?<=\s)\?(?=\w)")
_GAP = re.compile(r"[\s,;@]+|(?<=\d)t(?=\d)")


def read_date(
    text: str,
    period: Period | None = None,
    value: object = None,
    hint: Hint | None = None,
) -> Reading:
    """The span of days, and the clock time, that an agency's words give.

    ``value`` is a typed Excel date where the cell holds one; ``hint`` a year or month row above.
    Doubts (codes of the catalogue): date-missing, date-not-given, date-unreadable,
    date-impossible, date-us-order, date-no-year, date-two-ways, date-century-open,
    date-weekday-disagrees, date-future, date-before-birth, date-range-reversed,
    date-excel-number, date-open-ended, and those of times.
    """
    period = period or Period()
    words = " ".join(text.split())
    if isinstance(value, date):
        return judged(_typed(value, words), period)
    plain = fold(words).strip(" ,;").removesuffix(".").strip()
    if not plain:
        return _unread(words, Doubt("date-missing"))
    if len(plain) > LONGEST:
        return _unread(words, Doubt("date-unreadable"))
    if plain in _NONE:
        return _unread(words, Doubt("date-not-given"))
    found = _read(plain, words, period, hint)
    if "\n" in text.strip() and not found.when.known:
        lines = " & ".join(line for line in map(fold, text.splitlines()) if line)
        several = _attempt(lines, words, period, hint)
        found = several if several is not None and several.when.known else found
    return judged(found, period)


def when_with(when: EventDate, clock: Clock) -> EventDate:
    """The date, known to the minute when it is one day and a clock time stands with it."""
    if clock.start and when.precision is Precision.DAY:
        return replace(when, precision=Precision.MINUTE)
    return when


def _unread(words: str, doubt: Doubt, clock: Clock | None = None) -> Reading:
    nothing = EventDate(None, None, Precision.UNKNOWN, as_written=words)
    return Reading(nothing, clock or Clock(), (doubt,))


def _typed(value: date, words: str) -> Reading:
    """A real Excel date; a time of midnight is no time."""
    day = value.date() if isinstance(value, datetime) else value
    clock = Clock()
    if isinstance(value, datetime) and value.time() != time():
        clock = read_time(f"{value:%H:%M}")
    when = EventDate(day, day, Precision.DAY, as_written=words or day.isoformat())
    return Reading(when, clock)


def _read(plain: str, words: str, period: Period, hint: Hint | None) -> Reading:
    whole = _attempt(plain, words, period, hint)
    if whole is not None and whole.when.known:
        return whole
    timed = _timed(plain, words, period, hint)
    if timed is not None and (timed.when.known or whole is None):
        return timed
    if whole is not None:
        return whole
    if both := _two_moments(plain, words, period, hint):
        return both
    if re.fullmatch(r"\d{5}(?:\.\d+)?", plain) and 20000 <= float(plain) <= 60000:
        day = date(1899, 12, 30) + timedelta(days=int(float(plain)))
        shown = f"a date; as a number of Excel it would be {long(day)}"
        return _unread(words, Doubt("date-excel-number", shown))
    near = near_month(plain)
    expected = f"a month spelt in full: did they mean {near}?" if near else ""
    return _unread(words, Doubt("date-unreadable", expected))


def _timed(plain: str, words: str, period: Period, hint: Hint | None) -> Reading | None:
    """A date with a time after or before it; of several ways to part them the one that reads."""
    ways = [
        (plain[: gap.start()], match[1])
        for gap in _GAP.finditer(plain)
        if gap.start() and (match := _TIME_AT_END.match(plain, gap.start()))
    ]
    if match := _TIME_FIRST.match(plain):
        ways.append((match[2], match[1]))
    found: Reading | None = None
    for dated, timed in ways:
        clock = read_time(timed.strip("()@ ").removeprefix("at "))
        reading = _attempt(dated.strip(" ,;-"), words, period, hint)
        bare = re.fullmatch(r"\d{4}", timed)
        if reading is None or (bare and not exact(reading.when)):
            continue  # four figures after anything but a day are a year, not a time
        reading = replace(reading, clock=clock, doubts=reading.doubts + clock.doubts)
        if reading.when.known:
            return reading
        found = found or reading
    return found


def _attempt(plain: str, words: str, period: Period, hint: Hint | None) -> Reading | None:
    """The reading of words that are a date and nothing else; None when they are in no form."""
    try:
        reading = _one_form(plain, words, period, hint)
        if reading is not None:
            return reading
        roughly = ROUGHLY.sub("", plain).strip(" ,")
        if roughly and roughly != plain:
            reading = _attempt(roughly, words, period, hint)
            return reading and replace(reading, when=replace(reading.when, uncertain=True))
        sure = _DOUBTED.sub("", plain)
        if sure != plain:
            reading = _attempt(sure, words, period, hint)
            return reading and replace(reading, when=replace(reading.when, uncertain=True))
        reading = _several(plain, words, period, hint)
        if reading is not None:
            return reading
    except Cannot as fault:
        return _unread(words, fault.doubt)
    rest = _LEAD.sub("", plain)
    if rest and rest != plain:
        return _attempt(rest, words, period, hint)
    if match := (_OPEN.match(plain) or _SINCE.match(plain)):
        reading = _attempt(match[1], words, period, hint)
        if reading is not None and reading.when.known:
            return replace(reading, doubts=(*reading.doubts, Doubt("date-open-ended")))
    return None


def _one_form(plain: str, words: str, period: Period, hint: Hint | None) -> Reading | None:
    """One date in one form. Raises Cannot when it has a form and can be no day."""
    if match := _WEEK.match(plain):
        return _week(match, words, period, hint)
    for form, whole in ((WEEKEND, weekend), (WEEK_OF, week_of)):
        if match := form.match(plain):
            inner = _attempt(match[1], words, period, hint)
            return whole(inner) if inner is not None and inner.when.known else inner
    part = parse(plain)
    if isinstance(part, Doubt):
        return _unread(words, part)
    if part is None or (only_day(part) and (hint is None or hint.month is None)):
        return None
    return _from_part(part, words, period, hint)


def _several(plain: str, words: str, period: Period, hint: Hint | None) -> Reading | None:
    """Two dates or more. Raises the first Cannot when every way of dividing them fails."""
    failed: Cannot | None = None
    for pieces in splits(plain):
        try:
            reading = from_parts(pieces, words, period, hint)
        except Cannot as fault:
            failed = failed or fault
            continue
        if reading is not None:
            return reading
    if failed is not None:
        raise failed
    return None


def _from_part(part: Part, words: str, period: Period, hint: Hint | None) -> Reading:
    part, inferred = hinted(part, hint)
    doubts: list[Doubt] = []
    earliest, latest, precision = span(part, period)
    if part.weekday is not None and earliest == latest:
        doubts.extend(weekday_doubts(part.weekday, earliest))
    if part.kind == "season" and part.word == "winter" and not part.second:
        years = f"winter {earliest.year}/{latest.year % 100:02}"
        doubts.append(Doubt("date-winter", f"both years, such as {years}"))
    when = EventDate(earliest, latest, precision, bool(part.unknown), words)
    return Reading(when, doubts=tuple(doubts), inferred=inferred)


def _week(match: re.Match[str], words: str, period: Period, hint: Hint | None) -> Reading | None:
    """``w/c`` is the seven days from its date, ``w/e`` the seven up to it."""
    inner = _attempt(match[2].strip(), words, period, hint)
    if inner is None or not inner.when.known:
        return inner
    if not exact(inner.when) or inner.when.earliest is None or inner.when.latest is None:
        return _unread(words, Doubt("date-unreadable", "the day on which the week begins"))
    if inner.when.earliest.year < 1900:
        return inner  # no year of an event: told so when it is judged
    six = timedelta(days=6)
    first = inner.when.earliest - six if match[1] else inner.when.earliest
    when = replace(inner.when, earliest=first, latest=first + six, precision=Precision.WEEK)
    return replace(inner, when=when)


def _two_moments(plain: str, words: str, period: Period, hint: Hint | None) -> Reading | None:
    """``04/03/2023 14:30 to 05/03/2023 09:00``: two dates, each with its time."""
    for match in RANGE_WORD.finditer(plain):
        halves = []
        for piece in (plain[: match.start()], plain[match.end() :]):
            if timed := _TIME_LAST.match(RANGE_LEAD.sub("", piece)):
                reading = _attempt(timed[1].strip(" ,"), words, period, hint)
                if reading is not None and exact(reading.when):
                    halves.append((reading, read_time(timed[2])))
        if len(halves) == 2:
            (first, start), (last, end) = halves
            if not (first.when.earliest and last.when.latest):
                return None
            if first.when.earliest > last.when.latest:
                return _unread(words, Doubt("date-range-reversed"))
            one = first.when.earliest == last.when.latest
            when = replace(
                first.when,
                latest=last.when.latest,
                precision=Precision.DAY if one else Precision.RANGE,
            )
            clock = replace(
                start, end=end.start, as_written=f"{start.as_written} to {end.as_written}"
            )
            return Reading(when, clock, first.doubts + last.doubts + start.doubts + end.doubts)
    return None
