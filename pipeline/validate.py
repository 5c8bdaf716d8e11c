"""Records against their schemas, and what the words themselves give away. Looks, never mends.

Every failure is a Problem in the agency's own terms, all at once; nothing here raises on data.
How good a return is, is no question of form: that is a finding of ``analyse``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from nhs_number.validate import is_valid

from pipeline import schema
from pipeline.merge.chronology import record
from pipeline.model import Event, InformationReport, KeyLine, Locator
from pipeline.problems import Problem
from pipeline.schema import Fault
from pipeline.words import short

#: Reports whose form is fixed by a schema of the same name.
REPORTS = ("information-report", "factual-summary", "reply")

_NHS = re.compile(
    r"\bnhs\s*(?:no|num|number)?\.?\s*[:#]?\s*(\d{3}[ -]?\d{3}[ -]?\d{4}|\d{9,11}|\d(?:\.\d+)?e\+?\d+)\b",
    re.IGNORECASE,
)
# UTF-8 read as Windows-1252 shows a capital A or a with a sign, then a sign of the upper half.
_DAMAGED = re.compile(
    "(?:[ÂÃ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€[\u0080-\u00bf™œ“”˜¦\u009d])"
)


def validate_events(events: Iterable[Event]) -> tuple[Problem, ...]:
    """Every problem of form, number and lettering in the events, in their order."""
    listed = list(events)
    problems: list[Problem] = []
    for position, fault in schema.check_all("event", map(record, listed)):
        if fault.path != ("event",):  # a row without its event was asked about as it was read
            problems.append(_formal(fault, listed[position].locator))
    for event in listed:
        problems.extend(_in_words(event))
    return tuple(problems)


def validate_report(
    report: InformationReport, asked: Sequence[str] = (), key_lines: Sequence[KeyLine] = ()
) -> tuple[Problem, ...]:
    """What a report lacks of what was asked (LLR 8.5.1, 8.6.1), each by its own name.

    A factual summary is asked for no analysis; a nil return for nothing. ``asked`` is what the
    case asks of the agency: an agency never asked for analysis owes no key line an answer, and
    one never asked for any report lacks nothing of one.
    """
    if report.kind not in REPORTS or (asked and not set(asked) & set(REPORTS)):
        return ()
    problems = [
        _of_report(fault, report) for fault in schema.check(report.kind, report_record(report))
    ]
    if report.kind == "factual-summary" and report.section("analysis"):
        problems.append(Problem("report-analysis-not-asked", report.locator))
    owes = not asked or "information-report" in asked
    if owes and report.kind == "information-report" and report.section("analysis"):
        problems.extend(_unanswered(report, key_lines))
    return tuple(problems)


def report_record(report: InformationReport) -> dict[str, object]:
    """One report as its schema describes it."""
    sections: dict[str, list[str]] = defaultdict(list)
    other = []
    for section in report.sections:
        if section.key:
            sections[section.key].extend(section.paragraphs)
        else:
            other.append({"title": section.title, "paragraphs": list(section.paragraphs)})
    return {
        "agency": report.agency,
        "kind": report.kind,
        "fields": dict(report.fields),
        "sections": dict(sections),
        "other": other,
    }


# ---------------------------------------------------------------- faults as problems


def _formal(fault: Fault, place: Locator) -> Problem:
    expected = fault.expected or fault.message
    return Problem("record-form", replace(place, column=fault.place()), fault.found, expected)


def _of_report(fault: Fault, report: InformationReport) -> Problem:
    """A missing section or field by the name the schema gives it; anything else as a fault."""
    group, key = (*fault.path, "", "")[:2]
    place = report.locator
    if group == "sections" and (fault.message == "is missing" or len(fault.path) == 2):
        return Problem("report-section-missing", place, "", f"a section: {_named(report, fault)}")
    if group == "fields" and fault.message == "is missing":
        return Problem("report-field-missing", place, "", _named(report, fault))
    return Problem("record-form", replace(place, part=fault.place()), fault.found, str(key))


def _named(report: InformationReport, fault: Fault) -> str:
    if fault.expected:
        return fault.expected
    group, key = fault.path[:2]
    described = schema.load(report.kind)["properties"][group]["properties"].get(key, {})
    return str(described.get("description", key))


def _unanswered(report: InformationReport, key_lines: Sequence[KeyLine]) -> Iterator[Problem]:
    """A problem for each key line of enquiry that no section names."""
    answered = {section.key_line for section in report.section("analysis")}
    for line in key_lines:
        if line.number not in answered:
            expected = f"analysis under key line {line.number}: {line.title}"
            yield Problem("report-key-line-missing", report.locator, "", expected)


# ---------------------------------------------------------------- what the words give away


def _in_words(event: Event) -> Iterator[Problem]:
    texts = [
        ("event", event.event),
        ("source", event.source),
        ("outcome", event.outcome),
        ("analysis", event.analysis),
        *event.extra,
    ]
    for heading, text in texts:
        place = replace(event.locator, column=heading)
        for match in _NHS.finditer(text):
            if not is_valid(re.sub(r"\D", "", match[1])) or "e" in match[1].casefold():
                yield Problem("number-nhs", place, match[0])
        if match_damaged := _DAMAGED.search(text):
            start = max(0, match_damaged.start() - 20)
            found = text[start : match_damaged.end() + 20]
            yield Problem("cell-mojibake", place, short(found), _mended(found))


def _mended(text: str) -> str:
    """What the words may have been, offered and never taken; "" when that cannot be told."""
    try:
        return f"perhaps: {short(text.encode('cp1252').decode('utf-8'))}"
    except UnicodeError:
        return ""
