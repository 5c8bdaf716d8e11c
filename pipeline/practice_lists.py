"""The lists officers keep during a practice review, as worksheets; a missing one is empty.

``practitioners.xlsx`` (who worked with the family, LLR 8.9), ``contacts.xlsx`` (talks and letters
with family and practitioners, LLR 7.3 and 8.12), ``feedback.xlsx`` (accuracy queries and comments,
LLR 8.11 and 8.13), ``action-plan.xlsx`` (the plan as it came back, LLR 9.2) and
``national-learning.xlsx`` (learning of national reviews, LLR 11.5). Each may be a
``.csv``. The table is the first sheet with the headings below; lines above it are passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

from pipeline import schema
from pipeline.settings import refuse
from pipeline.tables import Sheet, SheetRow, read_day, read_tables

PRACTITIONERS = (
    "name", "agency", "job", "line manager", "email", "involved from", "involved to", "direct",
    "witness", "invited on", "coming", "seen contribution", "support", "released",
)  # fmt: skip
CONTACTS = (
    "on", "who", "kind", "how", "by", "about", "agreed", "accuracy checked on",
)  # fmt: skip
FEEDBACK = (
    "ref", "draft", "place", "reader", "agency", "comment", "answer", "agreed", "event",
    "field", "becomes", "reason", "decided by", "decided on",
)  # fmt: skip
PLAN = (
    "ref", "recommendation", "action", "owner", "agencies", "due", "measure", "evidence", "impact",
    "state", "progress", "done on",
)  # fmt: skip

NATIONAL = ("ref", "source", "learning", "bears on us", "action", "state", "checked on")

#: What the state of an action may be.
STATES = ("not started", "on track", "late", "done", "stopped")
#: Fields of an event that an agreed correction may change.
CORRECTED = ("date", "time", "event", "outcome", "source", "analysis", "expected_practice")

_YES_NO = ("", "yes", "no", "not known")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Practitioner:
    """One practitioner an agency named. ``direct`` is yes where the work was with the family."""

    name: str = field(repr=False)
    agency: str = ""
    job: str = field(default="", repr=False)
    line_manager: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    involved_from: date | None = None
    involved_to: date | None = None
    direct: str = ""
    witness: str = ""
    invited_on: date | None = None
    coming: str = ""
    seen_contribution: str = ""
    support: str = field(default="", repr=False)
    released: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """One talk, visit or letter. ``kind``: family, practitioner or other."""

    on: date | None
    who: str = field(repr=False)
    kind: str = ""
    how: str = field(default="", repr=False)
    by: str = field(default="", repr=False)
    about: str = field(default="", repr=False)
    agreed: str = field(default="", repr=False)
    checked_on: date | None = None


@dataclass(frozen=True, slots=True)
class Feedback:
    """One comment or query and what became of it.

    Where ``agreed`` is yes and ``event`` names an event, ``field`` becomes ``becomes``: the
    chronology then says so, with who decided and why.
    """

    ref: str
    draft: str = ""
    place: str = field(default="", repr=False)
    reader: str = field(default="", repr=False)
    agency: str = ""
    comment: str = field(default="", repr=False)
    answer: str = field(default="", repr=False)
    agreed: str = ""
    event: str = ""
    field_name: str = ""
    becomes: str = field(default="", repr=False)
    reason: str = field(default="", repr=False)
    decided_by: str = field(default="", repr=False)
    decided_on: date | None = None


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One line of the action plan as its owner returned it."""

    ref: str
    recommendation: str = field(default="", repr=False)
    action: str = field(default="", repr=False)
    owner: str = field(default="", repr=False)
    agencies: str = ""
    due: date | None = None
    measure: str = field(default="", repr=False)
    evidence: str = field(default="", repr=False)
    impact: str = field(default="", repr=False)
    state: str = ""
    progress: str = field(default="", repr=False)
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class NationalLearning:
    """One piece of learning of a national review and what it led to here (LLR 11.5).

    ``action`` names lines of the action plan, or says what else was done; ``bears`` is yes or no.
    """

    ref: str
    source: str = ""
    learning: str = field(default="", repr=False)
    bears: str = ""
    action: str = field(default="", repr=False)
    state: str = ""
    checked_on: date | None = None


@dataclass(frozen=True, slots=True)
class PracticeLists:
    """Everything the lists of the practice review hold, in the order of their rows."""

    practitioners: tuple[Practitioner, ...] = ()
    contacts: tuple[Contact, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    plan: tuple[PlanRow, ...] = ()
    national: tuple[NationalLearning, ...] = ()


def read_practice_lists(folder: Path) -> PracticeLists:
    """The lists of ``inputs/<review>``. Raises BadCase with every fault of a file at once."""
    return PracticeLists(
        tuple(_read(folder, "practitioners", PRACTITIONERS, _practitioner)),
        tuple(_read(folder, "contacts", CONTACTS, _contact)),
        tuple(_read(folder, "feedback", FEEDBACK, _feedback)),
        tuple(_read(folder, "action-plan", PLAN, _plan)),
        tuple(_read(folder, "national-learning", NATIONAL, _national)),
    )


@dataclass(slots=True)
class _Row:
    """One row with what is wrong in it, told by sheet, row and heading and never by value."""

    sheet: str
    row: SheetRow
    faults: list[str]

    def __getitem__(self, heading: str) -> str:
        return self.row[heading]

    def day(self, heading: str) -> date | None:
        found = read_day(self.row[heading])
        if self.row[heading] and found is None:
            self._fault(heading, "should be a date")
        return found

    def one_of(self, heading: str, known: Sequence[str]) -> str:
        found = self.row[heading].casefold()
        if found not in known:
            self._fault(heading, f"should be one of: {', '.join(filter(None, known))}")
        return found

    def needed(self, heading: str) -> str:
        if not self.row[heading]:
            self._fault(heading, "is missing")
        return self.row[heading]

    def _fault(self, heading: str, words: str) -> None:
        self.faults.append(f"{self.sheet}, row {self.row.number}, {heading}: {words}")


def _read(folder: Path, name: str, headings: Sequence[str], make: Callable[[_Row], _T]) -> list[_T]:
    path = next((p for p in (folder / f"{name}.xlsx", folder / f"{name}.csv") if p.exists()), None)
    if path is None:
        return []
    sheet = _table(path, headings)
    faults = list(_strange(sheet, headings))
    found = [make(_Row(sheet.name, row, faults)) for row in sheet.rows]
    refuse(path.name, faults)
    return found


def _table(path: Path, headings: Sequence[str]) -> Sheet:
    """The first table whose heading row has most of our headings, wherever on its sheet."""
    best = max(
        read_tables(path, headings), key=lambda sheet: len(set(sheet.headings) & set(headings))
    )
    if not set(best.headings) & set(headings):
        refuse(path.name, [f"no heading is one we know. Known are: {', '.join(headings)}."])
    return best


def _strange(sheet: Sheet, headings: Sequence[str]) -> list[str]:
    found = []
    for heading in filter(None, sheet.headings):
        if heading not in headings:
            near = schema.nearest(heading, headings)
            hint = f"Did you mean {near}?" if near else f"Known are: {', '.join(headings)}."
            found.append(f"{sheet.name}: a heading is not one we know. {hint}")
    return found


def _practitioner(row: _Row) -> Practitioner:
    return Practitioner(
        name=row.needed("name"),
        agency=row["agency"],
        job=row["job"],
        line_manager=row["line manager"],
        email=row["email"],
        involved_from=row.day("involved from"),
        involved_to=row.day("involved to"),
        direct=row.one_of("direct", _YES_NO),
        witness=row.one_of("witness", _YES_NO),
        invited_on=row.day("invited on"),
        coming=row.one_of("coming", _YES_NO),
        seen_contribution=row.one_of("seen contribution", _YES_NO),
        support=row["support"],
        released=row.one_of("released", _YES_NO),
    )


def _contact(row: _Row) -> Contact:
    return Contact(
        on=row.day("on"),
        who=row.needed("who"),
        kind=row.one_of("kind", ("", "family", "practitioner", "other")),
        how=row["how"],
        by=row["by"],
        about=row["about"],
        agreed=row["agreed"],
        checked_on=row.day("accuracy checked on"),
    )


def _feedback(row: _Row) -> Feedback:
    corrects = bool(row["becomes"])
    return Feedback(
        ref=row.needed("ref"),
        draft=row["draft"],
        place=row["place"],
        reader=row["reader"],
        agency=row["agency"],
        comment=row["comment"],
        answer=row["answer"],
        agreed=row.one_of("agreed", _YES_NO),
        event=row.needed("event") if corrects else row["event"],
        field_name=row.one_of("field", CORRECTED) if corrects else row["field"],
        becomes=row["becomes"],
        reason=row.needed("reason") if corrects else row["reason"],
        decided_by=row.needed("decided by") if corrects else row["decided by"],
        decided_on=row.day("decided on"),
    )


def _plan(row: _Row) -> PlanRow:
    return PlanRow(
        ref=row.needed("ref"),
        recommendation=row["recommendation"],
        action=row["action"],
        owner=row["owner"],
        agencies=row["agencies"],
        due=row.day("due"),
        measure=row["measure"],
        evidence=row["evidence"],
        impact=row["impact"],
        state=row.one_of("state", ("", *STATES)),
        progress=row["progress"],
        done_on=row.day("done on"),
    )


def _national(row: _Row) -> NationalLearning:
    return NationalLearning(
        ref=row.needed("ref"),
        source=row["source"],
        learning=row["learning"],
        bears=row.one_of("bears on us", _YES_NO),
        action=row["action"],
        state=row.one_of("state", ("", *STATES)),
        checked_on=row.day("checked on"),
    )


__all__ = [
    "CONTACTS",
    "CORRECTED",
    "FEEDBACK",
    "NATIONAL",
    "PLAN",
    "PRACTITIONERS",
    "STATES",
    "Contact",
    "Feedback",
    "NationalLearning",
    "PlanRow",
    "PracticeLists",
    "Practitioner",
    "read_practice_lists",
]  # fmt: skip
