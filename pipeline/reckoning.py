"""What a run comes to: counts for the terminal, and the papers about the returns themselves."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping

from pipeline.assemble.collation_report import File, collation_report
from pipeline.assemble.problem_report import problems_json, problems_md
from pipeline.assemble.query_letter import asks_agency, query_letter
from pipeline.assemble.returns import outside, returns
from pipeline.assemble.version_form import version_form
from pipeline.assemble.views import key_events
from pipeline.document import Document
from pipeline.gather import Facts
from pipeline.problems import Severity

_DOES = {
    Severity.BLOCKS: ("keeps words out until it is put right", "keep words out until put right"),
    Severity.ASKS: ("asks the agency a question", "ask the agency a question"),
    Severity.NOTE: ("is a note", "are notes"),
}


def counts(facts: Facts) -> dict[str, object]:
    """Events and files by agency, reports by kind, problems by severity: counts, no content."""
    review = facts.review
    return {
        "events": len(review.events),
        "events by agency": dict(sorted(Counter(e.agency for e in review.events).items())),
        "files by agency": dict(sorted(review.files.items())),
        "reports": dict(sorted(Counter(r.kind for r in review.reports).items())),
        "problems": {each.value: _severe(facts, each) for each in Severity},
        "findings": len(review.findings),
        "words": {
            "received": sum(r.submission.census.received for r in facts.results if r.submission),
            "shown": sum(r.submission.census.shown for r in facts.results if r.submission),
            "set aside": sum(r.submission.census.aside for r in facts.results if r.submission),
        },
    }


def _severe(facts: Facts, severity: Severity) -> int:
    return sum(problem.severity is severity for problem in facts.review.problems)


def summary(facts: Facts, *, built: bool = False) -> tuple[str, ...]:
    """What a person wants to know in ten seconds; agencies by their keys, nobody named.

    ``built``: the query letters are written already.
    """
    review = facts.review
    from_agencies = {event.agency for event in review.events}
    came = (
        (len(review.events), "event"),
        (len(from_agencies), "agency"),
        (len(review.reports), "report"),
        (len(facts.results), "file"),
    )
    events, agencies, reports, files = (_many(count, what) for count, what in came)
    lines = [f"{events} from {agencies}, {reports}, {files} read."]
    silent = [held.agency.key for held in returns(review) if held.state == "not received"]
    if silent:
        lines.append(f"Not received yet: {', '.join(silent)}.")
    lines += outside(review, named=False)
    chosen = key_events(review.case)
    if lost := sorted(set(chosen) - {event.event_id for event in review.events}):
        lines.append(f"Chosen as key events, and in no return: {', '.join(lost)}.")
    found = [
        f"{_severe(facts, each)} {_DOES[each][_severe(facts, each) != 1]}"
        for each in Severity
        if _severe(facts, each)
    ]
    if found:
        asked = sorted(
            {
                problem.locator.agency
                for problem in review.problems
                if asks_agency(problem) and problem.locator.agency
            }
        )
        lines.append(f"Problems: {'; '.join(found)}. They are in restricted/problems.md.")
        if asked:
            letters = (
                "a query letter for each is in restricted/letters/"
                if built
                else "`cspr build` writes each a query letter"
            )
            lines.append(f"Questions for {', '.join(asked)}: {letters}.")
    return tuple(lines)


def _many(count: int, what: str) -> str:
    if count == 1:
        return f"1 {what}"
    return f"{count} {what[:-1]}ies" if what.endswith("y") else f"{count} {what}s"


def _numbers(facts: Facts) -> dict[tuple[str, str], int]:
    """The number that stands for a file's name wherever the name must not be shown."""
    return {(result.agency, result.file): result.number for result in facts.results}


def problem_files(facts: Facts) -> Mapping[str, bytes]:
    """``problems.json`` for programs, ``problems.md`` for people, ``received.json`` for names.

    ``received.json`` is where the manifest's "file 1" gets its name back. ``versions.toml`` is the
    form to complete while a return stands in several versions.
    """
    review, numbers = facts.review, _numbers(facts)
    received = [
        {"agency": r.agency, "number": r.number, "file": r.file, "kind": r.kind, "sha256": r.sha256}
        for r in facts.results
    ]
    listed = json.dumps(received, indent=1, ensure_ascii=False)
    form = version_form(facts.differences)
    return {
        **({"versions.toml": form.encode()} if form else {}),
        "problems.json": problems_json(review.problems, numbers),
        "problems.md": problems_md(review.problems, review.case.reference, numbers),
        "received.json": f"{listed}\n".encode("utf-8", "backslashreplace"),
    }


def documents(facts: Facts) -> Mapping[str, Document]:
    """The papers about the returns, by file name without its ending."""
    made = Counter((event.agency, event.locator.file) for event in facts.review.events)
    files = [
        File(
            result.agency,
            result.number,
            result.file,
            result.kind,
            result.sha256,
            result.submission.census if result.submission else None,
            made[result.agency, result.file],
            tuple(
                report.kind
                for report in facts.review.reports
                if (report.agency, report.locator.file) == (result.agency, result.file)
            ),
        )
        for result in facts.results
    ]
    report = collation_report(facts.review, files, facts.aside, facts.differences)
    return {"collation-report": report}


def letters(facts: Facts) -> Mapping[str, Document]:
    """A query letter for each agency that has something to put right, by agency key."""
    review = facts.review
    made = {
        agency.key: query_letter(review, agency, review.problems) for agency in review.case.agencies
    }
    return {f"{key}-query": letter for key, letter in made.items() if letter is not None}
