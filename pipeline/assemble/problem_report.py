"""The problems of a review as data and as text: everything that was asked, file by file.

Both name files and quote what was found, so both stand in ``restricted/`` only.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import groupby

from pipeline.assemble.wording import plural
from pipeline.problems import Owner, Problem, Severity
from pipeline.words import natural

#: (agency, file) -> the number by which the terminal names the file.
Numbers = Mapping[tuple[str, str], int]

SEVERITIES = tuple(Severity)
MEANING = {
    Severity.BLOCKS: "blocks: words stay out, or a column stays unread, until it is put right",
    Severity.ASKS: "asks: shown as written, and in question until somebody answers",
    Severity.NOTE: "note: for information",
}
_MARKDOWN = re.compile(r"([\\`*_\[\]#|<>~])")


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems by agency, file and place, each once; what is the same twice is said once."""
    return tuple(sorted(dict.fromkeys(problems), key=_place))


def problem_record(problem: Problem, numbers: Numbers | None = None) -> dict[str, object]:
    """One problem as ``problems.json`` gives it (``schemas/problems.schema.json``)."""
    place, kind = problem.locator, problem.kind
    return {
        "code": problem.code,
        "severity": str(problem.severity),
        "owner": str(kind.owner),
        "title": kind.title,
        "agency": place.agency,
        "file": place.file,
        "file_number": (numbers or {}).get((place.agency, place.file)),
        "sheet": place.sheet,
        "part": place.part,
        "row": place.row,
        "column": place.column,
        "place": place.place(),
        "found": problem.found,
        "expected": problem.expected,
        "remedy": problem.remedy,
    }


def problems_json(problems: Iterable[Problem], numbers: Numbers | None = None) -> bytes:
    """``problems.json``: a list with one record a problem, in order of agency, file and place."""
    records = [problem_record(problem, numbers) for problem in in_order(problems)]
    text = json.dumps(records, ensure_ascii=False, indent=1, sort_keys=False)
    return f"{text}\n".encode("utf-8", "backslashreplace")


def problems_md(
    problems: Iterable[Problem], reference: str, numbers: Numbers | None = None
) -> bytes:
    """``problems.md``: the same for a person, agencies by turn, the gravest first."""
    listed = in_order(problems)
    lines = [f"# Questions about the returns: {_plain(reference)}", ""]
    lines += _summary(listed)
    for agency, own in groupby(listed, key=lambda problem: problem.locator.agency):
        lines += ["", f"## {_plain(agency) or 'The review'}"]
        held = list(own)
        for file, some in groupby(held, key=lambda problem: problem.locator.file):
            number = (numbers or {}).get((agency, file))
            said = f"File {number}: {_plain(file)}" if number else _plain(file)
            lines += ["", f"### {said or 'The return as a whole'}", ""]
            graves = sorted(some, key=lambda problem: SEVERITIES.index(_severity(problem)))
            lines += [_line(problem) for problem in graves]
    return ("\n".join(lines) + "\n").encode("utf-8", "backslashreplace")


def _summary(problems: tuple[Problem, ...]) -> list[str]:
    if not problems:
        return ["No questions: every word was read and nothing is in doubt."]
    counts = Counter(_severity(problem) for problem in problems)
    lines = [f"- {counts[each]} {MEANING[each]}" for each in SEVERITIES if counts[each]]
    asked = sum(problem.kind.owner is Owner.AGENCY for problem in problems)
    told = f"{plural(asked, 'question is', 'questions are')} for agencies, in their query letters."
    return [*lines, "", told[0].upper() + told[1:]]


def _line(problem: Problem) -> str:
    parts = [f"- **{_severity(problem)}** {_plain(problem.kind.title)} ({problem.code})"]
    if place := problem.locator.place():
        parts.append(_plain(place))
    head = ": ".join(parts) + "."
    said = [f"Found: {_plain(problem.found)}." if problem.found else ""]
    if problem.expected and problem.severity is not Severity.NOTE:
        said.append(f"Expected: {_plain(problem.expected.rstrip('.?'))}.")
    said.append(problem.remedy)
    return " ".join(filter(None, (head, *said)))


def _plain(text: str) -> str:
    """Words in one line that Markdown cannot take for its own signs."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def _severity(problem: Problem) -> Severity:
    return problem.severity or problem.kind.severity


def _place(problem: Problem) -> tuple[object, ...]:
    place = problem.locator
    return (
        place.agency,
        natural(place.file),
        place.file,
        natural(place.sheet),
        place.part,
        place.row or 0,
        place.column,
        problem.code,
        problem.found,
    )
