"""Everything a document may draw on, in one value, so that a document asks for one thing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.case import Case
from pipeline.model import Entry, Event, Finding, InformationReport, Register
from pipeline.practice_lists import PracticeLists
from pipeline.problems import Problem
from pipeline.profile import Profile
from pipeline.prose_files import Prose
from pipeline.worksheets import Worksheets

#: Words in a part of the register that show a person of the family or household.
FAMILY = frozenset(
    "sibling brother sister mother father stepmother stepfather parent carer partner relative "
    "grandmother grandfather grandparent aunt uncle cousin guardian friend stepchild son daughter "
    "twin nephew niece husband wife lodger".split()
)

#: Words in a part that show somebody at work, whatever else the part says.
AT_WORK = frozenset(
    "professional worker officer nurse midwife doctor teacher visitor practitioner manager lead "
    "advisor adviser reviewer chair author paramedic consultant".split()
)


@dataclass(frozen=True, slots=True)
class Review:
    """One review as it stands: who, what was asked, what came, what was found.

    ``events`` are in merged order. ``files`` counts the files received from each agency.
    """

    case: Case
    register: Register
    profile: Profile
    events: tuple[Event, ...] = field(default=(), repr=False)
    findings: tuple[Finding, ...] = field(default=(), repr=False)
    reports: tuple[InformationReport, ...] = field(default=(), repr=False)
    problems: tuple[Problem, ...] = field(default=(), repr=False)
    worksheets: Worksheets = field(default_factory=Worksheets, repr=False)
    prose: tuple[Prose, ...] = field(default=(), repr=False)
    files: Mapping[str, int] = field(default_factory=dict)
    lists: PracticeLists = field(default_factory=PracticeLists, repr=False)

    def events_of(self, agency: str) -> tuple[Event, ...]:
        """One agency's events, in merged order."""
        return tuple(event for event in self.events if event.agency == agency)

    def reports_of(self, agency: str) -> tuple[InformationReport, ...]:
        """One agency's reports and replies, in the order they were read."""
        return tuple(report for report in self.reports if report.agency == agency)

    def family(self) -> tuple[Entry, ...]:
        """The family and household of the register, the child first."""
        people = [
            entry
            for entry in self.register.entries
            if entry.kind == "person" and (entry.key == self.case.child or of_family(entry))
        ]
        return tuple(sorted(people, key=lambda entry: entry.key != self.case.child))

    def child(self) -> Entry | None:
        """The child who is the subject; None where the register has no such entry."""
        keyed = (entry for entry in self.register.entries if entry.key == self.case.child)
        return next(keyed, None)

    def label(self, agency: str) -> str:
        """An agency's short name; its key where nobody was asked."""
        return next((held.label for held in self.case.agencies if held.key == agency), agency)

    def table(self, name: str) -> Mapping[str, object]:
        """A table of the case file's settings, empty where there is none."""
        return self.case.settings.get(name, {})


def of_family(entry: Entry) -> bool:
    """True for the family and household; professionals and neighbours are not."""
    said = set(re.split(r"[^a-z]+", entry.role))
    return entry.role in ("child", "subject") or bool(said & FAMILY and not said & AT_WORK)


def text(table: Mapping[str, object], key: str) -> str:
    """A text of a settings table, "" where there is none."""
    found = table.get(key, "")
    return found if isinstance(found, str) else ""


def subtable(table: Mapping[str, object], key: str) -> Mapping[str, object]:
    """A table within a settings table, empty where there is none."""
    found = table.get(key, {})
    return found if isinstance(found, Mapping) else {}


def sublist(table: Mapping[str, object], key: str) -> tuple[Mapping[str, object], ...]:
    """The list of tables within a settings table, empty where there is none."""
    found = table.get(key, ())
    if not isinstance(found, list | tuple):
        return ()
    return tuple(row for row in found if isinstance(row, Mapping))
