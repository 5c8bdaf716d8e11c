"""The case file of a review, read, checked and typed. One wrong key never hides another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from pipeline.model import KeyLine


@dataclass(frozen=True, slots=True)
class Agency:
    """One agency asked. ``key`` is its folder's name under ``returns/``.

    ``partner`` is "local authority", "police" or "health" for the three Safeguarding Partners,
    "" for others. ``asked`` holds what was asked of it: chronology, information-report,
    factual-summary or reply.
    """

    key: str
    name: str
    short: str = ""
    partner: str = ""
    asked: tuple[str, ...] = ("chronology",)
    asked_on: date | None = None
    due: date | None = None
    contact: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    departments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Member:
    """A person with a part in the review (panel, chair, lead reviewer, author, officer)."""

    name: str = field(repr=False)
    part: str = ""  # lead reviewer, chair, panel member, author, independent advisor, officer ...
    agency: str = ""
    job: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    direct_involvement: bool | None = None
    declared_on: date | None = None
    substitute_for: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Case:
    """``case.toml`` as values.

    ``dates`` by name: incident, aware, notification, referral,
    meeting, decision, publication, sent_to_panel ... ``settings`` are the tables later stages
    read for themselves: analyse, views, publication, report, rapid_review, columns.
    """

    name: str  # the folder's name under inputs/
    reference: str
    partnership: str
    title: str
    child: str  # register key of the child who is the subject
    track: str = "notified"  # or "referred"
    dates: Mapping[str, date] = field(default_factory=dict)
    scope_from: date | None = None
    scope_to: date | None = None
    scope_reason: str = ""
    key_lines: tuple[KeyLine, ...] = ()
    agencies: tuple[Agency, ...] = ()
    members: tuple[Member, ...] = ()
    settings: Mapping[str, Mapping[str, object]] = field(default_factory=dict, repr=False)

    def agency(self, key: str) -> Agency:
        """The agency with this key. Raises KeyError for a folder nobody was asked for."""
        for agency in self.agencies:
            if agency.key == key:
                return agency
        raise KeyError(key)
