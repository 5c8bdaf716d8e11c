"""The left half of the street: from a review's folder to everything a document may draw on.

read -> validate -> normalise -> number -> merge -> analyse
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline import analyse, merge, normalise, validate
from pipeline.assemble.review import Review
from pipeline.case import Case, read_case
from pipeline.corrections import Uncorrected, corrected
from pipeline.errors import BadCase
from pipeline.ledger import add_ids, read_ids
from pipeline.manifest import ROOT
from pipeline.merge import Chronology
from pipeline.model import Register, SetAside
from pipeline.normalise.covering import carriers, without_cover
from pipeline.practice_lists import read_practice_lists
from pipeline.problems import Problem, Severity
from pipeline.profile import Profile, read_profile, with_columns
from pipeline.progress import Progress
from pipeline.prose_files import read_prose
from pipeline.read.returns import ReadResult, read_returns
from pipeline.register import read_register
from pipeline.settings import faults_of, read_toml, refuse
from pipeline.supplied import Supplied, read_papers
from pipeline.versions import (
    Difference,
    Received,
    Settled,
    Standing,
    settle,
    standings,
    still_asked,
)
from pipeline.worksheets import read_worksheets


@dataclass(frozen=True, slots=True)
class Facts:
    """One review as its returns tell it.

    ``aside`` is everything received and not shown, with its reason; ``differences`` are between
    versions of one return; ``new_ids`` the lines to add to the ledger of event ids; ``results``
    what became of each file; ``undone`` agreed corrections whose event or words were not found;
    ``papers`` what was supplied with the case.
    """

    review: Review
    chronology: Chronology = field(repr=False)
    results: tuple[ReadResult, ...] = field(repr=False)
    aside: tuple[SetAside, ...] = field(repr=False)
    differences: tuple[Difference, ...] = field(default=(), repr=False)
    new_ids: tuple[merge.LedgerRow, ...] = field(default=(), repr=False)
    undone: tuple[Uncorrected, ...] = field(default=(), repr=False)
    papers: tuple[Supplied, ...] = field(default=(), repr=False)

    @property
    def sources(self) -> tuple[tuple[str, str, str], ...]:
        """(agency, file name, what became of it), a line for each file received."""
        made = Counter((event.agency, event.locator.file) for event in self.review.events)
        reports = {(report.agency, report.locator.file) for report in self.review.reports}
        return tuple(
            (file[0], file[1], _became(result, made[file], reported=file in reports))
            for result in self.results
            for file in [(result.agency, result.file)]
        )

    @property
    def corrected(self) -> frozenset[str]:
        """The agencies whose return replaced an earlier one, as somebody decided."""
        return frozenset(one.agency for one in self.differences if one.decided)

    @property
    def blocking(self) -> int:
        """How many problems block."""
        return sum(problem.severity is Severity.BLOCKS for problem in self.review.problems)


#: What became of files that are no return of their own, by the code of their note.
_NO_RETURN = {
    "file-twice": "the same as another file: counted once",
    "file-ignored": "no return: it belongs to the computer",
    "file-open-elsewhere": "no return: the mark of a file that somebody has open",
}


def _became(result: ReadResult, events: int, *, reported: bool) -> str:
    if result.submission is None:
        codes = [problem.code for problem in result.problems if problem.code in _NO_RETURN]
        return _NO_RETURN[codes[0]] if codes else "could not be read: see the problems"
    if events:
        return "1 event" if events == 1 else f"{events} events"
    if reported:
        return "read as a report or reply"
    return "set aside whole: nothing of it is shown, see the problems"


def gather(folder: Path, progress: Progress) -> Facts:
    """Read everything in a review's folder and put its events into one order.

    Raises BadCase (10) when the case file, the register, the profile or a worksheet is wrong.
    """
    case = read_case(folder)
    profile = read_profile(ROOT / "templates", case.partnership)
    profile = with_columns(profile, case.settings.get("columns", {}))
    register = read_register(folder)
    check_child(case, register)
    agencies = [agency.key for agency in case.agencies]
    progress.stage("reading the returns")
    results = tuple(read_returns(folder / "returns", agencies, lambda _done, _of: progress.step()))
    papers = read_papers(folder)
    progress.stage("putting events in order")
    sorted_out = _sort_out(results, case, register, profile, read_standings(folder))
    numbered, new_ids = merge.number(sorted_out.settled.events, read_ids(folder))
    lists = read_practice_lists(folder)
    told, undone = corrected(numbered, lists.feedback)
    chronology = merge.merge(told)
    progress.stage("looking for what a reader should see")
    review = Review(
        case=case,
        register=register,
        profile=profile,
        events=chronology.events,
        findings=analyse.findings(chronology, case, register, profile),
        reports=sorted_out.settled.reports,
        problems=sorted_out.problems,
        worksheets=read_worksheets(folder),
        prose=read_prose(folder),
        files=Counter(result.agency for result in results),
        lists=lists,
    )
    return Facts(
        review,
        chronology,
        results,
        (*sorted_out.aside, *(held for paper in papers for held in paper.aside)),
        sorted_out.settled.differences,
        new_ids,
        undone,
        papers,
    )


def check_child(case: Case, register: Register) -> None:
    """Raises BadCase (10) when the case names a child whom a register already filled in has not."""
    keys = [entry.key for entry in register.entries]
    if keys and case.child not in keys:
        near = difflib.get_close_matches(case.child, keys, n=1)
        hint = f" Did you mean {near[0]!r}?" if near else ""
        raise BadCase(
            f"case.toml, [case] child is {case.child!r}, which is no key of the register.{hint}"
        )


@dataclass(frozen=True, slots=True)
class _SortedOut:
    """What all files come to, each event once."""

    settled: Settled
    problems: tuple[Problem, ...]
    aside: tuple[SetAside, ...]


def _sort_out(
    results: Sequence[ReadResult],
    case: Case,
    register: Register,
    profile: Profile,
    decided: Sequence[Standing],
) -> _SortedOut:
    """Every file's events and reports, with every problem of every file."""
    received: list[Received] = []
    problems: list[Problem] = []
    aside: list[SetAside] = []
    mails = carriers((read.agency, read.file) for read in results if read.submission is not None)
    for result in results:
        problems += result.problems
        submission = result.submission
        if submission is None:
            continue
        made = normalise.normalise(submission, case, register, profile)
        if (result.agency, result.file) in mails:
            made = without_cover(submission, made, case, register, profile)
        problems += made.problems
        aside += (*submission.aside, *made.aside)
        received.append(
            Received(result.agency, result.file, result.sha256, made.events, made.reports)
        )
    settled = settle(received, decided)
    problems += settled.problems
    problems += validate.validate_events(settled.events)
    for report in settled.reports:
        asked = _asked(case, report.agency)
        problems += validate.validate_report(report, asked, case.key_lines)
    asked_once = once_garbled(still_asked(problems, settled))
    return _SortedOut(settled, asked_once, (*aside, *settled.aside))


def once_garbled(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Garbled letters asked about once: at their rows, not for the file as a whole too."""
    named = {
        (problem.locator.agency, problem.locator.file)
        for problem in problems
        if problem.code == "cell-mojibake"
    }
    return tuple(
        problem
        for problem in problems
        if problem.code != "letters-garbled"
        or (problem.locator.agency, problem.locator.file) not in named
    )


def read_standings(folder: Path) -> tuple[Standing, ...]:
    """Which version of a return stands, as decided in ``decisions/versions.toml``.

    Raises BadCase when the file is not as its schema says.
    """
    path = folder / "decisions" / "versions.toml"
    if not path.exists():
        return ()
    values = read_toml(path)
    refuse("decisions/versions.toml", faults_of("versions", values))
    return standings(values)


def _asked(case: Case, agency: str) -> tuple[str, ...]:
    return next((held.asked for held in case.agencies if held.key == agency), ())


def keep_ids(folder: Path, facts: Facts) -> None:
    """Add the ids given to new events to the review's ledger, so that they never change."""
    if facts.new_ids:
        add_ids(folder, facts.new_ids)
