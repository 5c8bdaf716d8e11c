"""What is published where the report is not: the improvements, and why (LLR 10.1.1, note 12)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.assemble.action_plan import plan
from pipeline.assemble.chapters import printed
from pipeline.assemble.furniture import NO_CHAPTER, paper
from pipeline.assemble.publication_plan import ground
from pipeline.assemble.review import Review, text
from pipeline.assemble.wording import TO_COMPLETE, sentence
from pipeline.document import Block, Callout, Document, Items, heading, paragraph


def improvements_statement(review: Review) -> Document:
    """The statement of improvements for a report that is not published.

    It holds no account of the case: the reason, what agencies have already changed in their own
    words, and what is still to be done. It goes through the same gate as a report. Until the
    case file says that the report is not published, it says what it is drafted for.
    """
    held = review.table("publication")
    blocks: list[Block] = [
        *_lead(review),
        heading(1, "Why the report is not published"),
        *([paragraph(f"The ground: {ground(review)}.")] if ground(review) else []),
        paragraph(sentence(text(held, "reason")) or TO_COMPLETE),
        heading(1, "What has improved"),
        *_improved(review),
        heading(1, "What will be done"),
        *_to_do(review),
    ]
    return paper(review, "improvements-statement", "Improvements made after a review", blocks)


def _lead(review: Review) -> Iterator[Block]:
    what = review.profile.word("practice_review")
    contents = "why, and what has improved and will improve because of it."
    if review.table("publication").get("publish") is False:
        told = f"A {what} was held. Its report is not published. This statement says {contents}"
        yield paragraph(told, "lead")
        return
    yield paragraph(f"For a {what} whose report is not published: {contents}", "lead")
    chapters = () if printed(review) else (paragraph(NO_CHAPTER),)
    undecided = "case.toml does not say yet whether it is ([publication] publish)."
    yield Callout(
        "note",
        "Drafted for the case that the report is not published",
        (paragraph(undecided), *chapters),
    )


def _improved(review: Review) -> Iterator[Block]:
    own = text(review.table("publication"), "improvements")
    if own:
        yield from (paragraph(part) for part in own.split("\n\n"))
    done = [
        step.row.impact or step.row.progress or step.recommendation.title
        for step in plan(review).steps
        if step.row and step.state == "done"
    ]
    taken = [
        said
        for agency in review.case.agencies
        for report in review.reports_of(agency.key)
        for section in report.section("actions")
        for said in section.paragraphs
        if said.strip()
    ]
    if done or taken:
        yield Items(tuple((paragraph(line),) for line in (*done, *taken)))
    elif not own:
        yield paragraph(TO_COMPLETE)


def _to_do(review: Review) -> Iterator[Block]:
    open_ = [step for step in plan(review).steps if not step.finished]
    if not open_:
        yield paragraph("Nothing is outstanding." if plan(review).steps else TO_COMPLETE)
        return
    yield Items(
        tuple((paragraph(sentence(step.recommendation.title)),) for step in open_), ordered=True
    )
