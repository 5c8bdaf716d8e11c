"""What each agency was asked for, what came, and what is missing and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pipeline.assemble.review import Review
from pipeline.assemble.wording import day, listed, plural, sentence
from pipeline.case import Agency
from pipeline.problems import Problem, Severity

#: What is asked for, in words.
ASKED = {
    "chronology": "chronology",
    "information-report": "information report",
    "factual-summary": "factual summary",
    "reply": "reply to the information request",
}


@dataclass(frozen=True, slots=True)
class Return:
    """One agency's return as it stands.

    ``state``: received, in part, nil return, unreadable or not received. ``first`` and ``last``
    are the earliest and latest day that its events may mean.
    """

    agency: Agency
    state: str
    came: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    files: int = 0
    events: int = 0
    first: date | None = None
    last: date | None = None
    blocking: int = 0
    asking: int = 0

    @property
    def complete(self) -> bool:
        """True when nothing asked of the agency is missing."""
        return self.state in ("received", "nil return")

    def why(self) -> str:
        """What is missing and why, in a sentence; "" when nothing is."""
        what = listed(ASKED.get(key, key) for key in self.missing)
        due = f" It was due on {day(self.agency.due)}." if self.agency.due else ""
        if self.state == "not received":
            return f"Nothing has been received ({what} asked for).{due}"
        if self.state == "unreadable":
            came = sentence(f"{plural(self.files, 'file')} received")
            return f"{came} No part of the return could be read.{due}"
        if self.state == "in part":
            return f"Not received: {what}.{due}"
        if self.blocking:
            return f"{sentence(plural(self.blocking, 'entry', 'entries') + ' could not be read')}"
        return ""


def outside(review: Review, *, named: bool = True) -> tuple[str, ...]:
    """What lies under ``returns/`` in no agency's folder and was not read, a sentence each.

    Without ``named``, for the terminal, a name stands only where it is nearly an agency's key:
    any other may be a person's.
    """
    found = [held for held in review.problems if held.code == "file-not-in-agency-folder"]
    return tuple(dict.fromkeys(_outside(held, named=named) for held in found))


def _outside(problem: Problem, *, named: bool) -> str:
    place = problem.locator
    if not place.part:
        file = f"The file {place.file}" if named else "A file"
        return f"{file} lies beside the agencies’ folders and was not read."
    near = problem.expected if problem.expected != problem.kind.expected else ""
    folder = f"returns/{place.file}" if named or near else "a folder under returns/"
    meant = f" Should it be {near}?" if near else ""
    return f"Files lie in {folder}, which no agency of case.toml has. They were not read.{meant}"


def returns(review: Review) -> tuple[Return, ...]:
    """Every agency asked, in the order of the case file."""
    return tuple(_return(review, agency) for agency in review.case.agencies)


def _return(review: Review, agency: Agency) -> Return:
    events = review.events_of(agency.key)
    kinds = {report.kind for report in review.reports_of(agency.key)}
    came = tuple(key for key in agency.asked if (events if key == "chronology" else key in kinds))
    files = review.files.get(agency.key, 0)
    missing = tuple(key for key in agency.asked if key not in came)
    days = [event.when.earliest for event in events if event.when.earliest]
    ends = [event.when.latest for event in events if event.when.latest]
    own = [problem for problem in review.problems if problem.locator.agency == agency.key]
    return Return(
        agency=agency,
        state=_state(kinds, came, missing, files, bool(events)),
        came=came,
        missing=missing,
        files=files,
        events=len(events),
        first=min(days, default=None),
        last=max(ends, default=None),
        blocking=sum(problem.severity is Severity.BLOCKS for problem in own),
        asking=sum(problem.severity is Severity.ASKS for problem in own),
    )


def _state(
    kinds: set[str], came: tuple[str, ...], missing: tuple[str, ...], files: int, events: bool
) -> str:
    if "nil-return" in kinds:
        return "nil return"
    if not missing:
        return "received"
    if came or kinds or events:
        return "in part"
    return "unreadable" if files else "not received"
