"""What settles a date for one review: its period, the child's life, the partnership's terms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from pipeline.dates.times import Clock, Doubt
from pipeline.model import EventDate

#: A span of days written (first month, first day, last month, last day).
MonthDays = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Conventions:
    """What a partnership takes seasons and terms to mean: profile data, ``[dates]``.

    ``memory_years``: how long before the child's birth an agency's dealings with the family may
    reach, where the register gives no older person; it only settles a two-figure year.
    """

    seasons: Mapping[str, MonthDays] = field(
        default_factory=lambda: {
            "spring": (3, 1, 5, 31),
            "summer": (6, 1, 8, 31),
            "autumn": (9, 1, 11, 30),
            "winter": (12, 1, 2, 29),
        }
    )
    terms: Mapping[str, MonthDays] = field(
        default_factory=lambda: {
            "autumn": (9, 1, 12, 31),
            "spring": (1, 1, 4, 15),
            "summer": (4, 1, 7, 31),
        }
    )
    memory_years: int = 60


@dataclass(frozen=True, slots=True)
class Period:
    """What settles a century and what makes a date impossible for this review.

    ``until`` is the last day an event can have (the day the papers were prepared, never the
    clock's today); ``born`` the child's birth; ``eldest`` the earliest birth in the register.
    """

    scope_from: date | None = None
    scope_to: date | None = None
    born: date | None = None
    until: date | None = None
    eldest: date | None = None
    conventions: Conventions = field(default_factory=Conventions)

    @property
    def last(self) -> date | None:
        """The last day an event can have, as far as known."""
        return self.until or self.scope_to

    def year(self, figures: str) -> int | None:
        """The year two or four figures mean; None when the review does not settle a century."""
        if len(figures) == 4:
            return int(figures)
        if self.last is None:
            return None
        starts = [day for day in (self.born, self.scope_from) if day is not None]
        reach = self.eldest
        if reach is None and self.born is not None:
            reach = self.born.replace(year=self.born.year - self.conventions.memory_years, day=1)
        for since in ([min(starts)] if starts else []) + ([reach] if reach else []):
            years = [
                century + int(figures)
                for century in (1900, 2000)
                if since.year <= century + int(figures) <= self.last.year
            ]
            if len(years) == 1:
                return years[0]
        return None


@dataclass(frozen=True, slots=True)
class Reading:
    """A date read, the clock time that stood with it, and every doubt about it.

    ``when`` always keeps the words; its days are None when nothing could be read. ``inferred``
    says what stood elsewhere and filled a gap ("year from the row above: 2023").
    """

    when: EventDate
    clock: Clock = field(default_factory=Clock)
    doubts: tuple[Doubt, ...] = ()
    inferred: str = ""


@dataclass(frozen=True, slots=True)
class Hint:
    """A year or month row above: fills what a date lacks, and is always shown with it."""

    year: int
    month: int | None = None
    where: str = "the row above"
