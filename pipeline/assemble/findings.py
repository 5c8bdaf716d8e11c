"""Findings on paper: footnotes at their events, and lists under the heading of each rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from pipeline.analyse import RULES
from pipeline.analyse.timeline import Chronology
from pipeline.assemble.agencies import Sign
from pipeline.assemble.finding_tables import TABLES, Mark, agencies
from pipeline.assemble.grids import key_line_coverage
from pipeline.case import Case
from pipeline.document import (
    Block,
    Footnote,
    Inline,
    Link,
    Span,
    Table,
    TableCell,
    TableRow,
    cell,
    heading,
    paragraph,
    words,
)  # fmt: skip
from pipeline.model import Finding, Register

#: Rules whose findings stand as footnotes at the events they point at. The others are about a
#: whole agency or period, or would put a note at nearly every row.
FOOTNOTED = frozenset({"same_incident", "gaps", "out_of_scope", "missed_appointments", "referrals"})

#: Rules whose findings stand in the rows of the chronology themselves.
BESIDE_THE_EVENTS = frozenset({"ages"})

#: An event list longer than this in one cell is cut short, and says so.
MOST_LINKS = 12


def footnotes(
    findings: Iterable[Finding], merged: Chronology
) -> Mapping[str, tuple[Footnote, ...]]:
    """By event id, its footnotes in the order of the findings.

    A gap is noted at the event after it, or before it when none follows; anything else at each
    event it points at, naming the others by id.
    """
    known = {event.event_id for event in merged.events}
    found: dict[str, list[Footnote]] = {}
    for finding in findings:
        if finding.rule in FOOTNOTED:
            for event_id in _noted_at(finding, known):
                found.setdefault(event_id, []).append(_footnote(finding, event_id, known))
    return {event_id: tuple(notes) for event_id, notes in found.items()}


def _noted_at(finding: Finding, known: set[str]) -> tuple[str, ...]:
    wide = finding.data.get("may_fall_within", ())
    passed_over = set(wide) if isinstance(wide, tuple) else set()
    about = [i for i in finding.about if i in known and i not in passed_over]
    return tuple(about[-1:]) if finding.rule == "gaps" else tuple(about)


def _footnote(finding: Finding, at: str, known: set[str]) -> Footnote:
    others = tuple(event_id for event_id in finding.about if event_id != at and event_id in known)
    lead: tuple[Inline, ...] = (Span(f"{finding.title}. {finding.detail}"),)
    if others and finding.rule != "gaps":
        lead += (Span(" See "), *links(others), Span("."))
    return Footnote(lead)


def links(event_ids: Sequence[str]) -> tuple[Inline, ...]:
    """Event ids as links to their rows, divided by commas; cut short with a count when many."""
    found: list[Inline] = []
    for event_id in event_ids[:MOST_LINKS]:
        found += [Span(", ")] if found else []
        found.append(Link(event_id, f"#{event_id}"))
    if len(event_ids) > MOST_LINKS:
        found.append(Span(f" and {len(event_ids) - MOST_LINKS} more"))
    return tuple(found)


def finding_blocks(
    findings: Sequence[Finding], merged: Chronology, signs: Mapping[str, Sign], case: Case,
    register: Register, mark: Mark,
) -> Iterable[Block]:  # fmt: skip
    """Every finding under the heading of its rule, with links to its events."""
    yield heading(1, "Findings", "findings")
    yield paragraph(
        "Each was found by comparing the agencies’ rows by a fixed rule. A finding is a question "
        "for the panel, not an answer."
    )
    known = frozenset(event.event_id for event in merged.events)
    for name, rule in RULES.items():
        own = [finding for finding in findings if finding.rule == name]
        if own and name not in BESIDE_THE_EVENTS:
            yield heading(2, rule.title, f"findings-{name.replace('_', '-')}")
            if name in TABLES:
                yield TABLES[name](own, signs, register, mark)
            elif name == "key_lines":
                yield from _coverage(own, case)
            else:
                yield _table(own, known, signs)


def _coverage(findings: Sequence[Finding], case: Case) -> Iterable[Block]:
    figure = key_line_coverage(findings, case)
    if figure is not None:
        yield figure


def _table(
    findings: Sequence[Finding], known: AbstractSet[str], signs: Mapping[str, Sign]
) -> Table:
    rows = tuple(
        TableRow((
            cell(finding.title, header=True),
            cell(agencies(finding, signs)),
            cell(finding.detail),
            TableCell((links([i for i in finding.about if i in known]) or words("–"),)),
        ))
        for finding in findings
    )  # fmt: skip
    return Table(
        ("Finding", "Agency", "In words", "Events"), rows, widths=(0.18, 0.15, 0.4, 0.27)
    )  # fmt: skip
