"""The combined summary for the rapid review meeting (LLR 4.5.1, 4.6.3).

Section 1 is collated from the replies; sections 2 and 3 are completed and agreed at the meeting.
"""

from __future__ import annotations

from pipeline.assemble.returns import outside, returns
from pipeline.assemble.review import Review
from pipeline.assemble.summary_facts import section_one
from pipeline.assemble.summary_forms import section_three, section_two
from pipeline.assemble.wording import day
from pipeline.document import Block, Callout, Contents, Document, TableRow, cell, paragraph
from pipeline.document import Table as _Table


def combined_summary(review: Review) -> Document:
    """The summary as a document of its own."""
    return Document(
        kind="combined-summary",
        title="Combined summary for the meeting",
        subtitle=review.case.title,
        reference=review.case.reference,
        marking=review.profile.marking,
        blocks=(
            paragraph(prepared(review), "lead"),
            *missing(review),
            Contents(2),
            *summary_blocks(review),
        ),
    )


def summary_blocks(review: Review, *, linked: bool = False) -> tuple[Block, ...]:
    """Sections 1 to 3, for the document and for the part of a pack."""
    return (*section_one(review, linked=linked), *section_two(review), *section_three(review))


def prepared(review: Review, *, after_meeting: bool = False) -> str:
    """By whom and on which day the document was prepared.

    A document that tells what the meeting decided (``after_meeting``) bears no day before it met:
    the day in the case file is then still that of the pack.
    """
    officer = review.profile.word("officer")
    on, met = review.case.dates.get("prepared"), review.case.dates.get("meeting")
    if after_meeting and on and met and on < met:
        on = None
    return f"Prepared by the {officer}{f' on {day(on)}' if on else ''}. {review.profile.name}."


def missing(review: Review) -> tuple[Block, ...]:
    """What is missing and why, agency by agency; nothing where everything came.

    Files in no agency's folder come first: they may be what an agency is said to lack.
    """
    strays = tuple(paragraph(line) for line in outside(review))
    lacking = [held for held in returns(review) if held.why()]
    if not lacking:
        return (Callout("missing", "What is missing and why", strays),) if strays else ()
    rows = tuple(
        TableRow(
            (cell(held.agency.name, header=True), cell(held.state.capitalize()), cell(held.why()))
        )
        for held in lacking
    )
    table = _Table(("Agency", "Return", "What is missing and why"), rows, "", (0.3, 0.16, 0.54))
    return (Callout("missing", "What is missing and why", (*strays, table)),)
