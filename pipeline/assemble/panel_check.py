"""The panel's check of a draft: against its terms of reference, succinct, and of use here.

LLR 9.1.4. What can be looked up is looked up; the answers are the panel's, in Word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.assemble.editor import Remark, draft, remarks
from pipeline.assemble.editor.draft import Draft
from pipeline.assemble.editor.language import measure
from pipeline.assemble.furniture import NO_CHAPTER, paper, table
from pipeline.assemble.recommendations import recommendations
from pipeline.assemble.review import Review, sublist, text
from pipeline.assemble.wording import day, listed, plural
from pipeline.document import Block, Document, FormField, heading, paragraph


def panel_check(review: Review) -> Document:
    """Each thing the panel looks for, what the draft shows of it, and a place for its answer."""
    held, found = draft(review), remarks(review)
    blocks: list[Block] = [
        paragraph("For each point: what the draft shows, and what the panel says.", "lead"),
        heading(1, "Against the terms of reference", "check-terms"),
        *_key_lines(review, held),
        *_family(review),
        heading(1, "Succinct", "check-succinct"),
        *_succinct(held, found),
        heading(1, "Local improvement", "check-improvement"),
        *_improvement(review, found),
    ]
    number = text(review.table("report"), "draft")
    title = f"The panel’s check of draft {number}" if number else "The panel’s check of the draft"
    return paper(review, "panel-check", title, blocks)


def _question(tag: str, label: str) -> FormField:
    return FormField(f"panel-check.{tag}", label, help="Yes, no, or what is still wanted.")


def _key_lines(review: Review, held: Draft) -> Iterator[Block]:
    rows = []
    for line in review.case.key_lines:
        places = [
            passage.where()
            for passage in held.passages
            if any(p.kind == "kloe" and p.target == str(line.number) for p in passage.pointers)
        ]
        unnamed = "not taken up by number" if held.passages else "no chapter yet"
        where = listed(dict.fromkeys(places)) or unnamed
        rows.append((f"{line.number}. {line.title}", line.question, where))
    if rows:
        header = ("Key line", "Question", "Where the draft takes it up")
        yield table(header, rows, "Key lines of enquiry", (0.24, 0.48, 0.28))
    yield _question("key_lines", "Are the key lines answered?")
    period = f"{day(review.case.scope_from)} to {day(review.case.scope_to)}"
    outside = _outside(review, held)
    told = (
        f" {plural(len(outside), 'event').capitalize()} referred to lie outside it."
        if outside
        else ""
    )
    yield paragraph(f"The period is {period}.{told}")
    yield _question("period", "Does the draft keep to the period, or say why not?")


def _outside(review: Review, held: Draft) -> Sequence[str]:
    """Events the draft points at whose days all lie outside the scoping period."""
    used = {p.target for passage in held.passages for p in passage.pointers if p.kind == "event"}
    first, last = review.case.scope_from, review.case.scope_to
    return [
        event.event_id
        for event in review.events
        if event.event_id in used
        and event.when.earliest
        and event.when.latest
        and ((first and event.when.latest < first) or (last and event.when.earliest > last))
    ]


def _family(review: Review) -> Iterator[Block]:
    missing = [
        text(member, "key")
        for member in sublist(review.table("family"), "members")
        if member.get("involved") is False and not text(member, "reason")
    ]
    if missing:
        yield paragraph(
            f"No reason is recorded for {plural(len(missing), 'family member')} not involved "
            "(LLR 7.4.2).",
            "note",
        )
    yield _question("family", "Is each reason for non-involvement there, and the child’s voice?")


def _succinct(held: Draft, found: Sequence[Remark]) -> Iterator[Block]:
    if not held.passages:
        yield paragraph(NO_CHAPTER)
        yield _question("succinct", "Is it as short as it can be?")
        return
    size = measure([passage.text for passage in held.prose()])
    long = [remark.words for remark in found if remark.rule == "sections"]
    over = f" Overlong: {listed(long)}." if long else ""
    yield paragraph(
        f"{size.words} words in {plural(sum(1 for _ in held.sections()), 'section')}; reading age "
        f"{size.age:g}.{over}"
    )
    yield _question("succinct", "Is it as short as it can be?")


def _improvement(review: Review, found: Sequence[Remark]) -> Iterator[Block]:
    rows = [
        (one.ref, one.title, one.owner or "nobody named", one.by or "no day")
        for one in recommendations(review)
    ]
    if rows:
        header = ("Ref", "Recommendation", "Owner", "By")
        yield table(header, rows, "Recommendations", (0.08, 0.48, 0.28, 0.16))
    unclear = sum(remark.rule == "recommendations" for remark in found)
    if unclear:
        yield paragraph(f"The editor’s report has {plural(unclear, 'remark')} on them.", "note")
    yield _question("improvement", "Will they improve how children here are safeguarded?")
