"""Kinds of evidence, and the words behind each reference of the report (restricted)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.assemble.editor.draft import Passage, Pointer, draft
from pipeline.assemble.furniture import paper, table
from pipeline.assemble.review import Review
from pipeline.assemble.wording import as_told
from pipeline.document import Block, Document, heading, paragraph
from pipeline.model import Event, InformationReport, ReportSection

PRIMARY, SECONDARY, OPINION = "primary", "secondary", "opinion"

#: What a section of a report is evidence of: an account written later from records, or a view.
KINDS = {
    "involvement": SECONDARY, "summary": SECONDARY, "voice": SECONDARY, "family": SECONDARY,
    "context": SECONDARY, "method": SECONDARY, "actions": SECONDARY, "identity": SECONDARY,
    "practitioners": SECONDARY, "safety": SECONDARY,
}  # fmt: skip
KIND_WORDS = {
    PRIMARY: "Primary: what was recorded at the time",
    SECONDARY: "Secondary: an account written later",
    OPINION: "Opinion: what its author makes of it",
}


@dataclass(frozen=True, slots=True)
class Source:
    """What one reference leads to: whose words they are, where they stand, and of which kind."""

    name: str
    where: str = field(repr=False)
    kind: str = PRIMARY
    words: tuple[str, ...] = field(default=(), repr=False)


def kind_of(section: str) -> str:
    """The kind of evidence a section of a report is; analysis and learning are opinion."""
    return KINDS.get(section, OPINION)


def place_of(section: ReportSection) -> str:
    """Where a section stands in its agency's file, as the agency sees it."""
    place = section.locator.place()
    return f"{section.title}, {place}" if place else section.title


def sources(review: Review, pointer: Pointer) -> Iterator[Source]:
    """Everything a reference leads to: one event, or each section of a report it names."""
    if pointer.kind == "event":
        for event in review.events:
            if event.event_id == pointer.target:
                yield from _of_event(review, event)
    elif pointer.kind == "report":
        agency, _, wanted = pointer.target.partition("#")
        for report in review.reports_of(agency):
            yield from _of_report(review, report, wanted)


def _of_event(review: Review, event: Event) -> Iterator[Source]:
    where = ", ".join(
        part for part in (as_told(event.when), event.source, event.locator.place()) if part
    )
    name = f"{review.label(event.agency)}, event {event.event_id}"
    recorded = tuple(part for part in (event.event, event.outcome) if part)
    yield Source(name, where, PRIMARY, recorded)
    if event.analysis:
        yield Source(name, where, OPINION, (event.analysis,))


def _of_report(review: Review, report: InformationReport, wanted: str) -> Iterator[Source]:
    name = f"{review.label(report.agency)}, {report.kind.replace('-', ' ')}"
    for section in report.sections:
        if section.paragraphs and (not wanted or section.key == wanted):
            yield Source(name, place_of(section), kind_of(section.key), section.paragraphs)


def evidence_annex(review: Review) -> Document:
    """Each reference of the draft with its source words, in the order of the paragraphs.

    Restricted: it shows real names and dates. A reference to a whole report lists its sections
    and not all their words.
    """
    blocks: list[Block] = [
        paragraph(
            "Every statement of the draft that has a reference, with the words it rests on. For "
            "the panel; never published.",
            "lead",
        )
    ]
    chapter = 0
    rows: list[tuple[str, ...]] = []
    title = ""
    for passage in draft(review).passages:
        if passage.chapter != chapter:
            blocks += _chapter(chapter, title, rows)
            chapter, title, rows = passage.chapter, passage.title, []
        rows += _rows(review, passage)
    blocks += _chapter(chapter, title, rows)
    name = "Evidence annex to the draft overview report"
    return paper(review, "evidence-annex", name, blocks, landscape=True)


def _chapter(number: int, title: str, rows: list[tuple[str, ...]]) -> Iterator[Block]:
    if not rows:
        return
    yield heading(1, title, f"evidence-{number}")
    header = ("Paragraph", "Reference", "Where it stands", "Kind", "Source words")
    yield table(header, rows, f"Evidence for: {title}", (0.08, 0.16, 0.2, 0.1, 0.46))


def _rows(review: Review, passage: Passage) -> Iterator[tuple[str, ...]]:
    for pointer in passage.pointers:
        if pointer.kind in ("kloe", "note"):
            continue
        found = list(sources(review, pointer))
        whole = pointer.kind == "report" and "#" not in pointer.target
        for source in found:
            words = source.words[:1] if whole else source.words
            yield passage.where(), source.name, source.where, source.kind, "\n\n".join(words)
        if not found:
            yield passage.where(), pointer.target or "unknown", "", "", "Points at nothing."
