"""Findings on paper: footnotes at their events, and lists under the heading of each rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from pipeline.analyse import RULES
from pipeline.analyse.timeline import Chronology, plural
from pipeline.assemble.agencies import Sign
from pipeline.assemble.finding_tables import TABLES, Mark, agencies
from pipeline.assemble.finding_views import VIEWS, Held, links
from pipeline.assemble.grids import key_line_coverage, key_line_months
from pipeline.case import Case
from pipeline.document import (
    Block,
    Footnote,
    Inline,
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

#: A finding's words of no more letters than this, some three lines, are told at each of its rows.
_SHORT = 240

#: Rules whose findings stand in the rows of the chronology themselves.
BESIDE_THE_EVENTS = frozenset({"ages"})


def footnotes(
    findings: Iterable[Finding], merged: Chronology
) -> Mapping[str, tuple[Footnote, ...]]:
    """By event id, its one footnote, with what was found there in the order of the findings.

    A gap is noted at the event after it, or before it when none follows; anything else at each
    event it points at, naming the others by id: in full at the first, and where its words are
    many, at the others by a pointer to the first.
    """
    known = {event.event_id for event in merged.events}
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.rule in FOOTNOTED:
            for event_id in _noted_at(finding, known):
                found.setdefault(event_id, []).append(finding)
    return {
        event_id: (Footnote(tuple(_told(noted, event_id, known))),)
        for event_id, noted in found.items()
    }


def _told(noted: Sequence[Finding], at: str, known: set[str]) -> Iterator[Inline]:
    """All that was found at one event, in one note."""
    for place, finding in enumerate(noted):
        if place:
            yield Span(" ")
        yield from _note(finding, at, known)


def _noted_at(finding: Finding, known: set[str]) -> tuple[str, ...]:
    wide = finding.data.get("may_fall_within", ())
    passed_over = set(wide) if isinstance(wide, tuple) else set()
    about = [i for i in finding.about if i in known and i not in passed_over]
    return tuple(about[-1:]) if finding.rule == "gaps" else tuple(about)


def _note(finding: Finding, at: str, known: set[str]) -> tuple[Inline, ...]:
    others = tuple(event_id for event_id in finding.about if event_id != at and event_id in known)
    told = _in_a_note(finding)
    first = _noted_at(finding, known)[0]
    if first != at and len(told) > _SHORT:
        return (Span(f"{finding.title}. Told in full at "), *links((first,)), Span("."))
    lead: tuple[Inline, ...] = (Span(f"{finding.title}. {told}"),)
    if others and finding.rule != "gaps":
        lead += (Span(" See "), *links(others), Span("."))
    return lead


def _in_a_note(finding: Finding) -> str:
    """A finding's words at a row: of many accounts, why each pair stands together is told once."""
    differ = finding.data.get("disagree")
    if finding.rule != "same_incident" or len(finding.about) < 3 or not isinstance(differ, Mapping):
        return finding.detail
    told = (
        f"{plural(len(finding.about), 'account')}; why they stand together is said under Findings."
    )
    about = " and ".join(", ".join(differ).rsplit(", ", 1))
    return f"{told} They differ about: {about}." if differ else told


def finding_blocks(
    findings: Sequence[Finding], merged: Chronology, signs: Mapping[str, Sign], case: Case,
    register: Register, mark: Mark, *, extract: bool = False, months: bool = False,
) -> Iterable[Block]:  # fmt: skip
    """Every finding under the heading of its rule, with links to its events.

    An ``extract`` says that it holds only those whose every event stands in it; ``months`` adds
    where in time each key line is covered.
    """
    yield heading(1, "Findings", "findings")
    yield paragraph(
        "Each was found by comparing the agencies’ rows by a fixed rule. A finding is a question "
        "for the panel, not an answer."
    )
    if extract:
        yield paragraph(
            "They were found in the whole chronology. Here stand only those whose every event is in "
            "this extract. The whole may tell of others: of sightings, gaps and referrals."
        )
    events = {event.event_id: event for event in merged.events}
    held = Held(events, findings, signs, register, mark)
    known = events.keys()
    for name, rule in RULES.items():
        own = [finding for finding in findings if finding.rule == name]
        if own and name not in BESIDE_THE_EVENTS:
            yield heading(2, rule.title, f"findings-{name.replace('_', '-')}")
            if name in TABLES:
                yield TABLES[name](own, signs, register, mark)
            elif name in VIEWS:
                yield from VIEWS[name](own, held)
            elif name == "key_lines":
                yield from _coverage(findings, case)
                if months:
                    yield from (key_line_months(one, case) for one in own if one.about)
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
