"""What Excel shows for a stored number: identifiers with their zeros, dates, times, months.

A typed date or time keeps its value; its text is a plain day-first reading of what the format
shows, so that "Apr-24" does not become the first of April.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache

from pipeline.read.reading import Value

#: Formats every workbook has without writing them down (ECMA-376 part 1, 18.8.30).
BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
    14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy h:mm", 37: "#,##0", 38: "#,##0",
    39: "#,##0.00", 40: "#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "0.0E+0",
    49: "@",
}  # fmt: skip

_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_DATE_PARTS = re.compile(r"[dmyhs]|am/pm|a/p", re.IGNORECASE)
_PATTERN = re.compile(r"[0#?,.%]*[0#?][0#?,.%]*")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
           "October", "November", "December")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shape:
    """What a format shows. ``number`` is the pattern of digits where it shows no date."""

    is_date: bool = False
    day: bool = False
    month: bool = False
    year: bool = False
    clock: bool = False
    elapsed: bool = False
    seconds: bool = False
    code: str = ""


@cache
def shape(code: str) -> Shape:
    """Read a format code. The first section counts: it is the one for positive numbers."""
    plain = _LITERAL.sub("", code.split(";", maxsplit=1)[0]).lower()
    if plain in {"", "general", "@"} or not _DATE_PARTS.search(plain) or "e+" in plain:
        return Shape(code=code)
    elapsed = re.search(r"\[(?:h+|m+|s+)\]", plain) is not None
    clock = re.search(r"h|s|am/pm|a/p", plain) is not None
    # m is minutes beside hours or seconds, and months anywhere else.
    months = re.sub(r"h+[^a-z]*m+|m+[^a-z]*s+|\[[hms]+\][^a-z]*m*", "", plain)
    return Shape(
        is_date=True,
        day="d" in plain,
        month="m" in months.replace("am/pm", ""),
        year="y" in plain,
        clock=clock,
        elapsed=elapsed,
        seconds="s" in plain,
        code=code,
    )


# ---------------------------------------------------------------- dates and times


def from_serial(serial: float, epoch_1904: bool) -> datetime | None:
    """The moment a stored number means, to the second; None where Excel shows none.

    Numbers below 1 are times of day. Serial 60 is the day Excel invented (29 February 1900).
    """
    if serial < 0 or serial >= 2_958_466:
        return None
    days, seconds = divmod(round(serial * 86_400), 86_400)
    first = date(1904, 1, 1)
    if not epoch_1904:
        first = date(1899, 12, 30) if days > 60 else date(1899, 12, 31)
        days = days - 1 if days == 60 else days
    # A workbook knows no time zone: this is wall time where it was typed.
    return datetime.combine(first, time()) + timedelta(days=days, seconds=seconds)


def dated(serial: float, code: str, epoch_1904: bool) -> tuple[str, Value, tuple[str, ...]] | None:
    """Text, typed value and marks of a number in a date format; None when it is no date."""
    form = shape(code)
    if not form.is_date:
        return None
    if form.elapsed:
        return _elapsed(serial, form)
    moment = from_serial(serial, epoch_1904)
    if moment is None:
        return None
    has_date = form.day or form.month or form.year
    if not has_date or (serial < 1 and not epoch_1904):
        return clock_text(moment, form.seconds), moment.time(), ()
    if not form.day and form.month and form.year and moment.time() == time():
        return month_and_year(moment), None, (_SHOWN_AS_MONTH,)
    if not form.day and not form.month and not form.clock:
        return str(moment.year), None, ("shown as a year in the agency's file",)
    return _moment(moment, form)


_SHOWN_AS_MONTH = "shown as month and year in the agency's file"


def _moment(moment: datetime, form: Shape) -> tuple[str, Value, tuple[str, ...]]:
    day = plain_date(moment)
    if form.clock:
        return f"{day} {clock_text(moment, form.seconds)}", moment, ()
    if moment.time() != time():
        # The time is stored though the format hides it: it is what the agency recorded.
        return f"{day} {clock_text(moment, False)}", moment, ("the format hides the time",)
    return day, moment.date(), ()


def clock_text(moment: datetime, seconds: bool) -> str:
    """14:30, or 14:30:05 where seconds are shown and there are some."""
    text = f"{moment.hour:02d}:{moment.minute:02d}"
    return f"{text}:{moment.second:02d}" if seconds and moment.second else text


def _elapsed(serial: float, form: Shape) -> tuple[str, Value, tuple[str, ...]] | None:
    if serial < 0:
        return None
    minutes, seconds = divmod(round(serial * 86_400), 60)
    hours, minutes = divmod(minutes, 60)
    text = f"{hours}:{minutes:02d}" + (f":{seconds:02d}" if form.seconds and seconds else "")
    if hours < 24:
        return text.zfill(5), time(hours, minutes, seconds), ()
    return text, None, ()


def month_and_year(value: date) -> str:
    """``April 2024``: what a format without days shows, in words nobody can take for a day."""
    return f"{_MONTHS[value.month - 1]} {value.year}"


def plain_date(value: date) -> str:
    """A day the way the house writes it."""
    return f"{value.day:02d}/{value.month:02d}/{value.year:04d}"


# ---------------------------------------------------------------- numbers


def number_text(value: float, code: str) -> str:
    """A number as its format shows it; the plain number for formats of another kind."""
    section = _LITERAL.sub(_kept, code.split(";", maxsplit=1)[0])
    found = _PATTERN.search(section)
    if value < 0 or not found or code.lower() in {"general", "@"} or "e+" in code.lower():
        return general(value)
    if _PATTERN.search(section, found.end()) or "/" in section:
        return _in_groups(value, section)
    pattern = found.group()
    percent = pattern.count("%") + section[found.end() :].count("%")
    body = _digits(value * 100**percent, pattern.replace("%", ""))
    before, after = section[: found.start()], section[found.end() :].replace("%", "")
    return f"{before}{body}{'%' * percent}{after}".strip()


def general(value: float) -> str:
    """A number in Excel's General format: 15 figures, no point where it is whole."""
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.15g}"


def _kept(match: re.Match[str]) -> str:
    text = match.group()
    if text[0] == '"':
        return text[1:-1]
    if text[0] == "\\":
        return text[1]
    if text[:2] == "[$":
        return text[2:-1].split("-", maxsplit=1)[0]
    return ""


def _digits(value: float, pattern: str) -> str:
    whole, _, part = pattern.partition(".")
    text = f"{value:.{sum(map(part.count, '0#?'))}f}"
    left, _, right = text.partition(".")
    left = left.zfill(whole.count("0"))
    while right and right[-1] == "0" and part and part[len(right) - 1 : len(right)] == "#":
        right = right[:-1]
    if "," in whole.rstrip(","):
        left = f"{int(left):,}".zfill(whole.count("0"))
    return f"{left}.{right}" if right else left


def _in_groups(value: float, section: str) -> str:
    """Digits dealt into groups from the right, as for 00000 000000 or 000-000-0000."""
    if value != int(value) or "/" in section or "." in section:
        return general(value)
    left = list(str(int(value)).zfill(section.count("0")))
    out: list[str] = []
    for char in reversed(section):
        if char in "0#?":
            if left:
                out.append(left.pop())
        else:
            out.append(char)
    return "".join((*left, *reversed(out))).strip()
