"""The left half of the street: from a review's folder to everything a document may draw on.

read -> validate -> normalise -> number -> merge -> analyse
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline import analyse, merge, normalise, validate
from pipeline.assemble.review import Review
from pipeline.case import Case, read_case
from pipeline.ledger import add_ids, read_ids
from pipeline.manifest import ROOT
from pipeline.merge import Chronology
from pipeline.model import Event, InformationReport, Register, SetAside
from pipeline.problems import Problem, Severity
from pipeline.profile import Profile, read_profile, with_columns
from pipeline.progress import Progress
from pipeline.prose_files import read_prose
from pipeline.read.returns import ReadResult, read_returns
from pipeline.register import read_register
from pipeline.worksheets import read_worksheets


@dataclass(frozen=True, slots=True)
class Facts:
    """One review as its returns tell it.

    ``aside`` is everything received and not shown, with its reason; ``new_ids`` the lines to add
    to the ledger of event ids; ``results`` what became of each file.
    """

    review: Review
    chronology: Chronology = field(repr=False)
    results: tuple[ReadResult, ...] = field(repr=False)
    aside: tuple[SetAside, ...] = field(repr=False)
    new_ids: tuple[merge.LedgerRow, ...] = field(default=(), repr=False)

    @property
    def sources(self) -> tuple[tuple[str, str, str], ...]:
        """(agency, file name, what became of it), a line for each file received."""
        made = Counter((event.agency, event.locator.file) for event in self.review.events)
        return tuple(
            (result.agency, result.file, _became(result, made[result.agency, result.file]))
            for result in self.results
        )

    @property
    def blocking(self) -> int:
        """How many problems block."""
        return sum(problem.severity is Severity.BLOCKS for problem in self.review.problems)


def _became(result: ReadResult, events: int) -> str:
    if result.submission is None:
        return "could not be read: see the problems"
    return f"{events} events" if events else "read as a report or reply"


def gather(folder: Path, progress: Progress) -> Facts:
    """Read everything in a review's folder and put its events into one order.

    Raises BadCase (10) when the case file, the register, the profile or a worksheet is wrong.
    """
    case = read_case(folder)
    profile = read_profile(ROOT / "templates", case.partnership)
    profile = with_columns(profile, case.settings.get("columns", {}))
    register = read_register(folder)
    agencies = [agency.key for agency in case.agencies]
    progress.stage("reading the returns")
    results = tuple(read_returns(folder / "returns", agencies, lambda _done, _of: progress.step()))
    progress.stage("putting events in order")
    sorted_out = _normalise(results, case, register, profile)
    numbered, new_ids = merge.number(sorted_out.events, read_ids(folder))
    chronology = merge.merge(numbered)
    progress.stage("looking for what a reader should see")
    review = Review(
        case=case,
        register=register,
        profile=profile,
        events=chronology.events,
        findings=analyse.findings(chronology, case, register, profile),
        reports=sorted_out.reports,
        problems=sorted_out.problems,
        worksheets=read_worksheets(folder),
        prose=read_prose(folder),
        files=Counter(result.agency for result in results),
    )
    return Facts(review, chronology, results, sorted_out.aside, new_ids)


@dataclass(frozen=True, slots=True)
class _SortedOut:
    events: tuple[Event, ...]
    reports: tuple[InformationReport, ...]
    problems: tuple[Problem, ...]
    aside: tuple[SetAside, ...]


def _normalise(
    results: Sequence[ReadResult], case: Case, register: Register, profile: Profile
) -> _SortedOut:
    """Every file's events and reports, with every problem of every file."""
    events: list[Event] = []
    reports: list[InformationReport] = []
    problems: list[Problem] = []
    aside: list[SetAside] = []
    for result in results:
        problems += result.problems
        if result.submission is None:
            continue
        made = normalise.normalise(result.submission, case, register, profile)
        events += made.events
        reports += made.reports
        problems += made.problems
        aside += (*result.submission.aside, *made.aside)
    problems += validate.validate_events(events)
    for report in reports:
        asked = _asked(case, report.agency)
        problems += validate.validate_report(report, asked, case.key_lines)
    return _SortedOut(tuple(events), tuple(reports), tuple(problems), tuple(aside))


def _asked(case: Case, agency: str) -> tuple[str, ...]:
    return next((held.asked for held in case.agencies if held.key == agency), ())


def keep_ids(folder: Path, facts: Facts) -> None:
    """Add the ids given to new events to the review's ledger, so that they never change."""
    if facts.new_ids:
        add_ids(folder, facts.new_ids)
