"""What a run comes to: counts for the terminal, and the papers about the returns themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from pipeline.assemble.returns import returns
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


def summary(facts: Facts) -> tuple[str, ...]:
    """What a person wants to know in ten seconds; agencies by their keys, nobody named."""
    review = facts.review
    from_agencies = {event.agency for event in review.events}
    lines = [
        f"{_many(len(review.events), 'event')} from {_many(len(from_agencies), 'agency')}, "
        f"{_many(len(review.reports), 'report')}, {_many(len(facts.results), 'file')} read."
    ]
    silent = [held.agency.key for held in returns(review) if held.state == "not received"]
    if silent:
        lines.append(f"Not received yet: {', '.join(silent)}.")
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
                if problem.severity is not Severity.NOTE and problem.locator.agency
            }
        )
        lines.append(f"Problems: {'; '.join(found)}. They are in restricted/problems.md.")
        if asked:
            lines.append(f"Query letters, ready to send: {', '.join(asked)}.")
    return tuple(lines)


def _many(count: int, what: str) -> str:
    if count == 1:
        return f"1 {what}"
    return f"{count} {what[:-1]}ies" if what.endswith("y") else f"{count} {what}s"


def problem_files(facts: Facts) -> Mapping[str, bytes]:
    return {}


def documents(facts: Facts) -> Mapping[str, Document]:
    return {}


def letters(facts: Facts) -> Mapping[str, Document]:
    return {}
