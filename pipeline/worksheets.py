"""The lists officers keep as worksheets: meetings and who came, actions and where they stand.

``meetings.xlsx`` has the sheets Meetings and Attendance; ``actions.xlsx`` (or ``.csv``) one
sheet. A sheet that is not there is an empty list. Headings we do not know are refused.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

from pipeline import schema
from pipeline.settings import refuse
from pipeline.tables import Sheet, SheetRow, read_day, read_tables

MEETINGS = ("meeting", "date", "time", "place", "kind", "held as")
ATTENDANCE = (
    "meeting", "name", "agency", "partner", "present", "substitute for", "substitute named on",
    "conflict declared",
)  # fmt: skip
ACTIONS = (
    "ref", "meeting", "action", "owner", "agency", "due", "state", "evidence", "done on",
)  # fmt: skip
PARTNERS = ("", "local authority", "police", "health")
PRESENT = ("yes", "no", "apologies", "")

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting of the review. ``kind`` is rapid review, panel, workshop ...

    ``held_as`` says in which meeting of the partnership it was held: the monthly one, a date in
    between, or an extraordinary one (LLR 4.4.1).
    """

    meeting: str
    on: date | None = None
    time: str = ""
    place: str = field(default="", repr=False)
    kind: str = ""
    held_as: str = ""


@dataclass(frozen=True, slots=True)
class Attendance:
    """One person at one meeting. ``present`` is yes, no, apologies, or "" before the meeting.

    ``conflict`` is what the person declared: "" when no declaration is recorded, "none" when
    the person declared that there is none.
    """

    meeting: str
    name: str = field(repr=False)
    agency: str = ""
    partner: str = ""
    present: str = ""
    substitute_for: str = field(default="", repr=False)
    substitute_named_on: date | None = None
    conflict: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Action:
    """One action agreed. ``state`` is as the officer keeps it: open, done, overdue ..."""

    ref: str
    action: str = field(repr=False)
    meeting: str = ""
    owner: str = field(default="", repr=False)
    agency: str = ""
    due: date | None = None
    state: str = ""
    evidence: str = field(default="", repr=False)
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class Worksheets:
    """Everything the officers' lists hold, in the order of their rows."""

    meetings: tuple[Meeting, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    actions: tuple[Action, ...] = ()

    def meeting(self, kind: str) -> Meeting | None:
        """The last meeting of a kind, which is the one a pack is for; None when none is set.

        ``kind`` need only stand in the officer's words: "rapid review", "panel".
        """
        found = [meeting for meeting in self.meetings if kind in meeting.kind.casefold()]
        return found[-1] if found else None

    def at(self, meeting: Meeting | None) -> tuple[Attendance, ...]:
        """Who was asked to a meeting or came to it."""
        wanted = meeting.meeting if meeting else None
        return tuple(row for row in self.attendance if row.meeting == wanted)


def read_worksheets(folder: Path) -> Worksheets:
    """The officers' lists of ``inputs/<review>``; empty where a file is not there.

    Raises BadCase with every fault of a file at once, by sheet, row and heading.
    """
    meetings = _sheets(folder / "meetings.xlsx")
    actions = _sheets(folder / "actions.xlsx") or _sheets(folder / "actions.csv")
    faults: list[str] = []
    held = _list(meetings.get("meetings"), MEETINGS, _meeting, faults)
    came = _list(meetings.get("attendance"), ATTENDANCE, _attendance, faults)
    known = {meeting.meeting for meeting in held}
    if loose := sum(row.meeting not in known for row in came):
        faults.append(f"Attendance: rows for a meeting the sheet Meetings has not: {loose}")
    refuse("meetings.xlsx", faults)
    faults = []
    agreed = _list(next(iter(actions.values()), None), ACTIONS, _action, faults)
    refuse("actions", faults)
    return Worksheets(tuple(held), tuple(came), tuple(agreed))


def _sheets(path: Path) -> Mapping[str, Sheet]:
    if not path.exists():
        return {}
    known = (*MEETINGS, *ATTENDANCE, *ACTIONS)
    return {sheet.name.strip().casefold(): sheet for sheet in read_tables(path, known)}


def _list(
    sheet: Sheet | None,
    headings: Sequence[str],
    make: Callable[[SheetRow, Callable[[SheetRow, str], date | None]], _T],
    faults: list[str],
) -> list[_T]:
    """The rows of a sheet as values; what is wrong with them is added to ``faults``."""
    if sheet is None:
        return []
    for heading in filter(None, sheet.headings):
        if heading not in headings:
            near = schema.nearest(heading, headings)
            hint = f"Did you mean {near}?" if near else f"Known are: {', '.join(headings)}."
            faults.append(f"{sheet.name}: a heading is not one we know. {hint}")

    def on(row: SheetRow, heading: str) -> date | None:
        day = read_day(row[heading])
        if row[heading] and day is None:
            faults.append(f"{sheet.name}, row {row.number}, {heading}: should be a date")
        return day

    for row in sheet.rows:
        for heading, answers in (("partner", PARTNERS), ("present", PRESENT)):
            if heading in headings and row[heading].casefold() not in answers:
                known = ", ".join(answer for answer in answers if answer)
                faults.append(
                    f"{sheet.name}, row {row.number}, {heading}: should be one of: {known}"
                )
    return [make(row, on) for row in sheet.rows]


def _meeting(row: SheetRow, on: Callable[[SheetRow, str], date | None]) -> Meeting:
    return Meeting(
        row["meeting"], on(row, "date"), row["time"], row["place"], row["kind"], row["held as"]
    )


def _attendance(row: SheetRow, on: Callable[[SheetRow, str], date | None]) -> Attendance:
    return Attendance(
        meeting=row["meeting"],
        name=row["name"],
        agency=row["agency"],
        partner=row["partner"].casefold(),
        present=row["present"].casefold(),
        substitute_for=row["substitute for"],
        substitute_named_on=on(row, "substitute named on"),
        conflict=row["conflict declared"],
    )


def _action(row: SheetRow, on: Callable[[SheetRow, str], date | None]) -> Action:
    return Action(
        ref=row["ref"],
        action=row["action"],
        meeting=row["meeting"],
        owner=row["owner"],
        agency=row["agency"],
        due=on(row, "due"),
        state=row["state"].casefold(),
        evidence=row["evidence"],
        done_on=on(row, "done on"),
    )
