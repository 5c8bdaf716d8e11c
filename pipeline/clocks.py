"""Every deadline of a review: which rule, from which paragraph, and how it stands.

The rules are the profile's; the only arithmetic here is calendars. Working days are Monday to
Friday less the bank holidays of England. Where the guidance disagrees with itself every reading
is worked out and the profile's choice is the one called due. Nothing here reads the clock:
``today`` is given, and only ``status`` gives it.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import holidays

from pipeline.case import Case
from pipeline.profile import Profile

_DAY = timedelta(days=1)
_ENGLAND = holidays.country_holidays("GB", subdiv="ENG")

#: The days of a case in words, as rules are printed.
DAY_NAMES = {
    "aware": "becoming aware",
    "initiated": "the decision to initiate the review",
}


# ---------------------------------------------------------------- calendars


def is_working(day: date) -> bool:
    """True from Monday to Friday, unless the day is a bank holiday in England."""
    return day.weekday() < 5 and day not in _ENGLAND


def working_days_after(start: date, count: int) -> date:
    """The ``count``-th working day after ``start``; ``start`` itself never counts."""
    return _step(start, count, _DAY)


def working_days_before(start: date, count: int) -> date:
    """The ``count``-th working day before ``start``; ``start`` itself never counts."""
    return _step(start, count, -_DAY)


def _step(day: date, count: int, step: timedelta) -> date:
    while count > 0:
        day += step
        count -= is_working(day)
    return day


def working_days_between(start: date, end: date) -> int:
    """How many working days lie after ``start`` up to and including ``end``; 0 when none."""
    days = max((end - start).days, 0)
    return sum(is_working(start + n * _DAY) for n in range(1, days + 1))


def months_after(start: date, count: int) -> date:
    """The same day ``count`` months later, or the month's last where it has no such day."""
    months = start.year * 12 + start.month - 1 + count
    year, month = divmod(months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def counted(start: date, count: int, unit: str, *, before: bool = False) -> date:
    """The day that is ``count`` of a unit after (or before) another.

    ``unit`` is working days, days, months or years. Raises KeyError for another.
    """
    sign = -1 if before else 1
    if unit == "working days":
        return (working_days_before if before else working_days_after)(start, count)
    units = {
        "days": lambda: start + sign * count * _DAY,
        "months": lambda: months_after(start, sign * count),
        "years": lambda: months_after(start, sign * 12 * count),
    }
    return units[unit]()


# ---------------------------------------------------------------- deadlines


@dataclass(frozen=True, slots=True)
class Reading:
    """One rule for a step, worked out. ``due`` is None while its start is not known.

    ``earliest`` is the first day of a window, None where the rule gives only a last day.
    """

    rule: str
    source: str
    due: date | None = None
    earliest: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Deadline:
    """One step of a review: the profile's reading, and the others the guidance gives.

    ``tells`` names who is told when it is late, ``notice`` the letter then drafted. ``keep`` is
    true for a day until which something is kept up.
    """

    key: str
    title: str
    track: str
    chosen: Reading
    others: tuple[Reading, ...] = ()
    done: date | None = None
    who: str = ""
    tells: tuple[str, ...] = ()
    notice: str = ""
    unit: str = "working days"
    keep: bool = False

    @property
    def due(self) -> date | None:
        """The last day, as the profile reads the guidance."""
        return self.chosen.due

    @property
    def conflicts(self) -> tuple[Reading, ...]:
        """Readings that give another day than the profile's choice, or another window."""
        mine = (self.chosen.earliest, self.chosen.due)
        return tuple(
            other for other in self.others if other.due and (other.earliest, other.due) != mine
        )


@dataclass(frozen=True, slots=True)
class State:
    """How a step stands.

    ``kind``: met, met late, early, planned, planned late, today, due, late, kept or waiting.

    ``days`` counts in ``unit`` how late it is or was, or how long remains; 0 for others.
    """

    kind: str
    days: int = 0
    unit: str = "working days"

    @property
    def late(self) -> bool:
        """True when the step is overdue now."""
        return self.kind == "late"

    def words(self) -> str:
        """The state as people say it."""
        count = f"{self.days} {self.unit if self.days != 1 else self.unit.removesuffix('s')}"
        told = {
            "met": "met",
            "met late": f"met, {count} late",
            "early": "before the window opens",
            "planned": "planned in time",
            "planned late": f"planned {count} late",
            "due": f"due in {count}" if self.days else "due",
            "today": "due today",
            "late": f"late by {count}",
            "kept": "kept until then",
            "waiting": "cannot be counted yet",
        }
        return told[self.kind]


def deadlines(case: Case, profile: Profile) -> tuple[Deadline, ...]:
    """Every step of the case's track, of the review and of publication, in the profile's order."""
    tracks = (case.track, "review", "publication")
    return tuple(
        _deadline(key, clock, case, profile)
        for key, clock in profile.rows("clocks")
        if clock["track"] in tracks
    )


def state(deadline: Deadline, today: date | None = None) -> State:
    """How a deadline stands on ``today``; without a day only what the case's dates show.

    Lateness of a working-day rule is counted in working days, of any other in days.
    """
    due, done = deadline.chosen.due, deadline.done
    if deadline.keep:
        return State("kept" if due else "waiting")
    if due is None:
        return State("met") if done else State("waiting")
    if done is not None:
        if deadline.chosen.earliest and done < deadline.chosen.earliest:
            return State("early")
        kind = "planned" if today and done > today else "met"
        return _apart(f"{kind} late", due, done, deadline) if done > due else State(kind)
    if today is None:
        return State("due")
    if today > due:
        return _apart("late", due, today, deadline)
    return State("today") if today == due else _apart("due", today, due, deadline)


def _apart(kind: str, first: date, last: date, deadline: Deadline) -> State:
    if deadline.unit == "working days":
        return State(kind, working_days_between(first, last))
    return State(kind, (last - first).days, "days")


#: Days of a case of which the first cannot come after the second.
ORDER = (
    ("incident", "aware"), ("aware", "notification"), ("notification", "meeting"),
    ("meeting", "decision"), ("meeting", "ratified"), ("meeting", "sent_to_panel"),
    ("initiated", "completed"), ("report_sent", "publication"),
)  # fmt: skip


def out_of_order(case: Case) -> tuple[tuple[str, str], ...]:
    """Pairs of days that cannot both be right: a year typed wrong moves every deadline."""
    return tuple(
        (before, after)
        for before, after in ORDER
        if before in case.dates and after in case.dates and case.dates[after] < case.dates[before]
    )


def late(found: Iterable[Deadline], today: date) -> tuple[Deadline, ...]:
    """The deadlines that are overdue on a day."""
    return tuple(deadline for deadline in found if state(deadline, today).late)


def earliest_publication(sent: date, profile: Profile) -> date:
    """The first day a report may be published once it was sent on ``sent`` (LLR 10.5.1).

    Raises KeyError when the profile has no clock ``report_sent``.
    """
    clock = dict(profile.rows("clocks"))["report_sent"]
    return counted(sent, int(clock["offset"]), str(clock["unit"]))


def _deadline(key: str, clock: Mapping[str, Any], case: Case, profile: Profile) -> Deadline:
    return Deadline(
        key=key,
        title=profile.say(clock["title"]),
        track=clock["track"],
        chosen=_reading(clock, case, before=clock.get("direction") == "before"),
        others=tuple(_reading(other, case) for other in clock.get("also", ())),
        done=case.dates.get(clock.get("done", "")),
        who=profile.say(clock.get("who", "")),
        tells=tuple(_told(clock.get("tells", ()), profile)),
        notice=clock.get("notice", ""),
        unit=clock["unit"],
        keep=clock.get("keep", False),
    )


def _reading(rule: Mapping[str, Any], case: Case, *, before: bool = False) -> Reading:
    start = case.dates.get(rule["from"])
    unit, offset, first = rule["unit"], rule["offset"], rule.get("earliest")
    due = counted(start, offset, unit, before=before) if start else None
    earliest = counted(start, first, unit) if start and first is not None else None
    name = DAY_NAMES.get(rule["from"], rule["from"].replace("_", " "))
    span = f"{first} to {offset}" if first is not None else str(offset)
    units = unit if (offset != 1 or first is not None) else unit.removesuffix("s")
    words = f"{span} {units} {'before' if before else 'after'} {name}"
    return Reading(words, rule["source"], due, earliest, rule.get("note", ""))


def _told(keys: Iterable[str], profile: Profile) -> Iterator[str]:
    addresses = dict(profile.rows("addresses"))
    for key in keys:
        yield str(addresses[key]["name"]) if key in addresses else profile.word(key)
