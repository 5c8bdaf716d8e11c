"""The letter that puts an agency's own questions back to it, ready to be sent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from pipeline.assemble.letters import COLLEAGUE, Recipient, letter
from pipeline.assemble.problem_report import in_order
from pipeline.assemble.review import Review
from pipeline.assemble.wording import day, listed
from pipeline.case import Agency
from pipeline.clocks import working_days_after, working_days_before
from pipeline.document import Block, Document, Table, TableRow, cell, heading
from pipeline.problems import Owner, Problem, Severity

#: From this many on, questions that ask the same of many rows are put in one line.
MANY = 6
#: What follows the questions: by when, the close and the signature.
ENDING = 3
#: How many of them are quoted; the rows are always all named.
QUOTED = 4


def asks_agency(problem: Problem) -> bool:
    """True for a problem its agency must answer: notes and the officer's own stay at home."""
    return problem.kind.owner is Owner.AGENCY and problem.severity is not Severity.NOTE


def query_letter(review: Review, agency: Agency, problems: Iterable[Problem]) -> Document | None:
    """The letter with every question for one agency; None when there is nothing to ask.

    A table a file: place, what was found, what is expected, what to do.
    """
    own = [p for p in in_order(problems) if p.locator.agency == agency.key and asks_agency(p)]
    if not own:
        return None
    who = f"{agency.contact}, {agency.name}" if agency.contact else agency.name
    fill = {
        "agency": agency.name,
        "contact": agency.contact or COLLEAGUE,
        "due": corrected_by(review, agency),
    }
    made = letter(review, "query", Recipient(who, agency.email), fill)
    return replace(made, blocks=(*made.blocks[:-ENDING], *_tables(own), *made.blocks[-ENDING:]))


def corrected_by(review: Review, agency: Agency) -> str:
    """The day a corrected return is due.

    The agency's own while it lies ahead, else the working day before the meeting, else so many
    working days from the letter as the profile gives; "" while the letter has no day.
    """
    case = review.case
    prepared = case.dates.get("prepared")
    if agency.due and (prepared is None or agency.due > prepared):
        return day(agency.due, weekday=True)
    meeting = case.dates.get("meeting")
    if meeting and (prepared is None or meeting > prepared):
        return day(working_days_before(meeting, 1), weekday=True)
    given = dict(review.profile.rows("letters"))["query"].get("answer", {}).get("value", 0)
    return day(working_days_after(prepared, given), weekday=True) if prepared and given else ""


def _tables(problems: list[Problem]) -> Iterable[Block]:
    for file, own in groupby(problems, key=lambda problem: problem.locator.file):
        yield heading(1, f"In the file {file}" if file else "In the return as a whole")
        yield Table(
            ("Place", "What was found", "What is expected", "What to do"),
            tuple(_row(some) for some in _gathered(list(own))),
            widths=(0.2, 0.28, 0.26, 0.26),
        )


def _gathered(problems: list[Problem]) -> list[list[Problem]]:
    """Questions in order, those that ask the same of many rows together at the first of them."""
    groups: dict[tuple[str, ...], list[Problem]] = {}
    for problem in problems:
        place = problem.locator
        same = (problem.code, place.sheet, place.column, problem.expected, problem.remedy)
        groups.setdefault(same, []).append(problem)
    gathered: list[list[Problem]] = []
    for some in groups.values():
        together = len(some) >= MANY and all(problem.locator.row for problem in some)
        gathered += [some] if together else [[problem] for problem in some]
    order = {id(problem): at for at, problem in enumerate(problems)}
    gathered.sort(key=lambda some: order[id(some[0])])
    return gathered


def _row(some: list[Problem]) -> TableRow:
    """One question, or one that is asked of many rows."""
    first = some[0]
    place = first.locator.place() or "the whole file"
    if len(some) > 1:
        bare = replace(first.locator, row=None).place()
        numbers = _runs([problem.locator.row or 0 for problem in some])
        place = f"{bare}\n\n{numbers}" if bare else numbers
    quoted = list(dict.fromkeys(problem.found for problem in some if problem.found))
    more = len(quoted) - QUOTED
    said = f"{', '.join(quoted[:QUOTED])} and {more} more" if more > 0 else listed(quoted)
    titled = f"{first.kind.title}.\n\n{said}" if said else f"{first.kind.title}."
    return TableRow((cell(place), cell(titled), cell(first.expected), cell(first.remedy)))


def _runs(numbers: list[int]) -> str:
    """``rows 5, 9 and 12 to 15``."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    said = [str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs]
    return f"rows {listed(said)}"
