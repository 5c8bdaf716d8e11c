"""Times of day as agencies write them: a closed list of strict forms, read to local wall time.

Nothing is guessed: "evening" keeps its words and gets no clock time; what is in no form is
reported. No time zones: a time is what a clock on the wall showed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime, time

from pipeline.words import fold


@dataclass(frozen=True, slots=True)
class Doubt:
    """A reason to ask: a problem code of the catalogue and what would be right here."""

    code: str
    expected: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time read. ``start`` and ``end`` are "HH:MM" or ""; 24:00 is the end of its day."""

    start: str = ""
    end: str = ""
    approximate: bool = False
    as_written: str = field(default="", repr=False)
    doubts: tuple[Doubt, ...] = ()


#: No time takes more characters.
LONGEST = 80

#: Words for a part of the day, or for no time at all: kept as words, nothing to ask.
PARTS_OF_DAY = frozenset(
    """am|pm|a.m.|p.m.|a.m|p.m|morning|early morning|mid morning|mid-morning|late morning|afternoon
    |early afternoon|late afternoon|lunch|lunchtime|lunch time|evening|early evening|late evening
    |night|overnight|late night|early hours|in the early hours|daytime|all day|midday|midnight
    |after school|before school|during the day|during the night|school day|out of hours
    |various|times vary""".replace("\n", "")
    .replace("    ", "")
    .split("|")
)
NOT_GIVEN = frozenset(
    """-|--|n/a|na|n/k|nk|n.k.|not known|unknown|not recorded|not stated|not given|none|tbc|?|??
    |no time|no time recorded|time not recorded|time unknown|time not known|unk|??:??|xx:xx
    |not noted|untimed|not specified""".replace("\n", "")
    .replace("    ", "")
    .split("|")
)

#: What databases write for a date without a time.
EXPORTED = frozenset({"00:00:00", "00:00:00.000", "00:00:00.0000000", "0:00:00"})

_ROUGHLY = re.compile(
    r"^(?:\?+|approximately\b|approx\b\.?|about\b|around\b|circa\b|ca?\.|c(?=\s?\d)|~|est\.?\s)\s*"
    r"|\s*(?:\(?\bapprox(?:imately)?\b\.?\)?|\(\?\)|\?+|\(est(?:imated)?\.?\)|\bish)$"
)
_LEAD = re.compile(r"^(?:at|from|between|time:?|@)\s+")
_RANGE = re.compile(r"\s*(?:-|\bto\b|\buntil\b|\btill\b|\band\b)\s*")
_HOURS = r"(?:\s*(?:hrs?|hours?|h)\b\.?)?"
_CLOCK = re.compile(rf"^(\d{{1,2}})\s?[:.;h]\s?(\d{{2}})(?:[:.](\d{{2}})(?:\.0+)?)?{_HOURS}$")
_RUN = re.compile(rf"^(\d{{1,2}})(\d{{2}}){_HOURS}$")
_TWELVE = re.compile(r"^(\d{1,2})(?:\s?[:.;]?\s?([0-5]\d))?\s*([ap])\.?\s?m\.?$")
_NOON = re.compile(r"^(?:12\s*)?noon$")
_NUMBERS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip
#: "half past four": a time of either half of the day.
SPOKEN = (
    rf"(?:half past|(?:quarter|five|ten|twenty|twenty[ -]five) (?:past|to)) "
    rf"(?:{'|'.join(_NUMBERS)}|1[0-2]|[1-9])(?!\d)"
)
_SPOKEN = re.compile(rf"^{SPOKEN}$")
_HOUR_WORD = re.compile(r"^(\d{1,2})\s*(?:o'?clock)$")


def read_time(text: str, value: object = None) -> Clock:
    """The clock time an agency wrote, with its words; ``value`` is a typed Excel time, if any.

    Doubts: ``time-unreadable``, ``time-impossible``, ``time-am-or-pm``.
    """
    words = " ".join(text.split())
    if isinstance(value, datetime | time):
        return Clock(f"{value:%H:%M}", as_written=words or f"{value:%H:%M}")
    if isinstance(value, float) and 0 <= value < 1 and _is_number(words):
        minutes = round(value * 1440)
        return Clock(f"{minutes // 60 % 24:02}:{minutes % 60:02}", as_written=words)
    plain = fold(words).rstrip(",;")
    if not plain:
        return Clock(as_written=words)
    if len(plain) > LONGEST:
        return Clock(as_written=words, doubts=(Doubt("time-unreadable"),))
    if plain in PARTS_OF_DAY or plain in NOT_GIVEN or plain in EXPORTED:
        return Clock(as_written=words)
    return _read(plain, words)


def _is_number(words: str) -> bool:
    return bool(re.fullmatch(r"\d*\.?\d+(?:e-?\d+)?", words.casefold()))


def _read(plain: str, words: str) -> Clock:
    bare = plain
    while (rest := _ROUGHLY.sub("", bare).strip()) != bare:
        bare = rest
    approximate = bare != plain
    bare = _LEAD.sub("", bare)
    while (rest := _ROUGHLY.sub("", bare).strip()) != bare:
        bare, approximate = rest, True
    if bare in PARTS_OF_DAY or bare in NOT_GIVEN:
        return Clock(as_written=words)
    if (one := _one(bare)) is not None:
        clock, doubts = one
        return Clock(clock, "", approximate, words, doubts)
    halves = _RANGE.split(bare)
    if len(halves) == 2:
        return _range(halves[0], halves[1], approximate, words)
    return Clock(as_written=words, doubts=(Doubt("time-unreadable"),))


def _range(left: str, right: str, approximate: bool, words: str) -> Clock:
    last = _one(right)
    first = _one(left)
    if last is not None and last[0] and (meridiem := re.search(r"[ap]\.?\s?m\.?$", right)):
        first = _carried(left, last[0], meridiem.group()) or first
    if first is None or last is None or not first[0] or not last[0]:
        return Clock(as_written=words, doubts=(Doubt("time-unreadable"),))
    # "14:30-2" style doubts of either half belong to the whole
    return Clock(first[0], last[0], approximate, words, first[1] + last[1])


def _carried(left: str, end: str, meridiem: str) -> tuple[str, tuple[Doubt, ...]] | None:
    """The left of "2-3pm" or "11.30-1pm": the half of the day that keeps the two in order."""
    if re.search(r"m\.?$|hrs?$|hours?$", left) or re.match(r"^(?:0\d|1[3-9]|2[0-4])", left):
        return None
    other = "am" if meridiem.startswith("p") else "pm"
    for half in (meridiem, other):
        read = _one(f"{left}{half}")
        if read is not None and read[0] and read[0] < end:
            return read
    return None


def _one(text: str) -> tuple[str, tuple[Doubt, ...]] | None:
    """One clock time: its "HH:MM" and doubts; None when the text is in no form."""
    text = text.strip()
    if _NOON.match(text):
        return "12:00", ()
    if match := _TWELVE.match(text):
        return _twelve(int(match[1]), int(match[2] or 0), match[3])
    if match := _HOUR_WORD.match(text):
        hour = int(match[1])
        return (f"{hour:02}:00", (_half(hour),)) if 1 <= hour <= 12 else None
    if _SPOKEN.match(text):
        # words for a clock with hands say nothing of the half of the day: no time is assumed
        return "", (Doubt("time-am-or-pm", "the time on the 24-hour clock"),)
    if match := _CLOCK.match(text):
        return _twenty_four(match[1], match[2], spoken=not text.endswith(("s", "h", ".")))
    if match := _RUN.match(text):
        # three figures: an early hour whose nought a spreadsheet dropped (930)
        return _twenty_four(match[1].zfill(2), match[2], spoken=False)
    return None


def _half(hour: int) -> Doubt:
    return Doubt("time-am-or-pm", f"{hour:02} or {hour % 12 + 12} on the 24-hour clock")


def _twelve(hour: int, minute: int, half: str) -> tuple[str, tuple[Doubt, ...]]:
    if 13 <= hour <= 23 and half == "p":  # "14.30pm": one reading only
        return f"{hour:02}:{minute:02}", ()
    if not 1 <= hour <= 12:
        return "", (Doubt("time-impossible", f"an hour from 1 to 12 before {half}m"),)
    return f"{hour % 12 + (12 if half == 'p' else 0):02}:{minute:02}", ()


def _twenty_four(hour: str, minute: str, *, spoken: bool) -> tuple[str, tuple[Doubt, ...]]:
    if int(minute) > 59 or int(hour) > 24 or (int(hour) == 24 and int(minute)):
        return "", (Doubt("time-impossible", "hours from 00 to 23 and minutes from 00 to 59"),)
    # "2.30" with neither nought nor half of the day is how people say an afternoon time too
    doubts = (_half(int(hour)),) if spoken and len(hour) == 1 and 1 <= int(hour) <= 6 else ()
    return f"{int(hour):02}:{minute}", doubts
