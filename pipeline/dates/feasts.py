"""Days known by a name: Christmas Day, Good Friday. Each is one day of its year, and no more.

Days that governments move (the bank holidays of May and August) are not here: the agency is asked.
"""

from __future__ import annotations

from datetime import date, timedelta

#: Days of a fixed date: their day and month.
FIXED = {
    "christmas eve": (24, 12), "christmas day": (25, 12), "xmas eve": (24, 12),
    "xmas day": (25, 12), "boxing day": (26, 12), "new year's eve": (31, 12),
    "new years eve": (31, 12), "new year's day": (1, 1), "new years day": (1, 1),
    "valentine's day": (14, 2), "halloween": (31, 10), "bonfire night": (5, 11),
}  # fmt: skip
#: Days that move with Easter: how many days after Easter Sunday.
MOVING = {
    "good friday": -2, "easter sunday": 0, "easter day": 0, "easter monday": 1,
    "palm sunday": -7, "maundy thursday": -3, "shrove tuesday": -47, "ash wednesday": -46,
}  # fmt: skip

#: Feasts of several days, by the day they stand around. No event's date is read from these.
AROUND = {"christmas": "christmas day", "xmas": "christmas day", "easter": "easter sunday"}


def moving(name: str, year: int) -> date:
    """The day of a feast that moves with Easter."""
    return easter(year) + timedelta(days=MOVING[name])


def easter(year: int) -> date:
    """Easter Sunday by the rule of the Calendar (New Style) Act 1750, in Butcher's arithmetic."""
    golden, century, rest = year % 19, year // 100, year % 100
    lunar = (
        19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15
    ) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - lunar - rest % 4) % 7
    late = (golden + 11 * lunar + 22 * week) // 451
    month, day = divmod(lunar + week - 7 * late + 114, 31)
    return date(year, month, day + 1)
