"""After the meeting: the summary for the National Panel and the record of the decision.

Both draw on what the meeting wrote into the combined summary, so nothing is typed twice. What
the meeting left unanswered is said to be unanswered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import zip_longest

from pipeline.assemble.combined_summary import prepared
from pipeline.assemble.letters import answer, decision, key_lines
from pipeline.assemble.notifications import notifications_table
from pipeline.assemble.quorum import judge
from pipeline.assemble.review import Review, sublist, text
from pipeline.assemble.summary_facts import section_one
from pipeline.assemble.summary_forms import section_three, section_two
from pipeline.assemble.wording import day, plural, sentence, sentence_case
from pipeline.document import (
    Block,
    Callout,
    Contents,
    Document,
    FormField,
    Paragraph,
    Span,
    Table,
    TableRow,
    cell,
    heading,
    paragraph,
    reasoned,
)

UNANSWERED = "Not answered at the meeting"
RAPID = "rapid_review"


def panel_summary(review: Review) -> Document:
    """The combined summary for the National Panel: the facts, then what was decided and why."""
    return Document(
        kind="panel-summary",
        title=_title(review, "panel_summary"),
        subtitle=review.case.title,
        reference=review.case.reference,
        marking=review.profile.marking,
        blocks=(
            paragraph(prepared(review, after_meeting=True), "lead"),
            *_unanswered(review),
            Contents(2),
            *section_one(review),
            *_answered(section_two(review)),
            *_answered(section_three(review)),
        ),
    )


def decision_record(review: Review) -> Document:
    """The decision with its reason, the quorum, and the approvals in the profile's order."""
    return Document(
        kind="decision-record",
        title=_title(review, "decision_record"),
        subtitle=review.case.title,
        reference=review.case.reference,
        marking=review.profile.marking,
        blocks=(
            paragraph(prepared(review, after_meeting=True), "lead"),
            Callout(
                "decision",
                sentence_case(decision(review)) or "No decision is recorded yet",
                tuple(map(paragraph, _why(review))),
            ),
            *map(paragraph, statements(review)),
            heading(1, "Criteria and circumstances"),
            _answers_table(review),
            heading(1, "The meeting"),
            *_meeting(review),
            heading(1, "Approvals"),
            approvals_table(review, RAPID),
            heading(1, "Who is told"),
            notifications_table(review),
            heading(1, "Papers issued"),
            *_issued(review),
            heading(1, "Key lines of enquiry proposed"),
            paragraph(key_lines(review) or "None are recorded."),
            heading(1, "Early learning, and how it is shared"),
            *_early_learning(review),
        ),
    )


def _why(review: Review) -> Iterator[str]:
    """The reason of the decision, and the learning process instead where one is held (LLR 1.4.5)."""
    yield review.case.answers.get("decision.reason", "") or _reason(review)
    other = answer(review, "decision.alternative", "alternative")
    if other and not _needs_none("decision.alternative", review.case.answers):
        yield f"Instead: {sentence(other)}"


def statements(review: Review, *keys: str) -> list[str]:
    """Sentences of the profile with their paragraphs; all of them, or those named."""
    return [
        f"{held['value']} ({held['source']})"
        for key, held in review.profile.rows("statements")
        if not keys or key in keys
    ]


def approvals_table(review: Review, document: str) -> Table:
    """Who approves a document, in the profile's order, with the days recorded.

    The rapid review's days also stand among the case's dates: the decision's, and that of its
    ratification. A step recorded before the one that comes before it is marked.
    """
    given = {
        str(row.get("group", "")): row
        for row in sublist(review.table("review"), "approvals")
        if row.get("document") == document
    }
    rows = []
    before = date.min
    for number, (_, step) in enumerate(review.profile.rows("approvals", document), start=1):
        held = given.get(str(step["group"]), {})
        on = held.get("on") or (
            _approved(review, str(step["group"])) if document == RAPID else None
        )
        told = day(on, unknown="To be recorded")  # type: ignore[arg-type]
        early = isinstance(on, date) and on < before
        before = on if isinstance(on, date) else before
        rows.append(
            TableRow(
                (
                    cell(str(number), header=True),
                    cell(review.profile.word(str(step["group"]))),
                    cell(str(step["act"]).capitalize()),
                    cell(
                        f"{told}: before the step above" if early else told,
                        shade="warn" if early else "met" if on else "",
                    ),
                    cell(str(step["source"])),
                )
            )
        )
    header = ("Order", "By", "What it does", "On", "Source")
    return Table(header, tuple(rows), "", (0.08, 0.26, 0.3, 0.16, 0.2))


def _approved(review: Review, group: str) -> date | None:
    """The day of the case's own dates on which a group took its step in the rapid review."""
    return review.case.dates.get({"final_approval": "ratified"}.get(group, "decision"))


# ---------------------------------------------------------------- answers


def _answered(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """The forms as words: each question's label, then its answer."""
    held = {block.tag: block.value for block in blocks if isinstance(block, FormField)}
    for block, after in zip_longest(blocks, blocks[1:]):
        if isinstance(block, FormField):
            if not block.value and _needs_none(block.tag, held):
                continue
            # A question keeps its own mark; a colon after it would be one too many.
            label = block.label if block.label.endswith(("?", ".")) else f"{block.label}:"
            said = sentence_case(block.value) or UNANSWERED
            style = "question" if reasoned(block, after) else "body"
            yield Paragraph((Span(f"{label} ", bold=True), Span(said)), style)
        elif not (isinstance(block, Paragraph) and block.style == "note"):
            yield block


def _needs_none(tag: str, held: Mapping[str, str]) -> bool:
    """True for a question that its neighbours' answers leave without one.

    A key line after the last proposed, and the alternative to a review that is held.
    """
    if tag.startswith("key_lines."):
        proposed = any(held[one] for one in held if one.startswith("key_lines."))
        return proposed or tag != "key_lines.1"
    return tag == "decision.alternative" and held.get("decision.answer") == "local review"


def _open(review: Review) -> list[FormField]:
    """The questions of section 3 that must have an answer and have none."""
    needed = ("criteria.", "circumstances.", "serious_case.", "decision.answer", "decision.reason")
    return [
        block
        for block in section_three(review)
        if isinstance(block, FormField) and block.tag.startswith(needed) and not block.value
    ]


def _unanswered(review: Review) -> tuple[Block, ...]:
    waiting = _open(review)
    if not waiting:
        return ()
    told = (
        f"{plural(len(waiting), 'question')} of section 3 {'has' if len(waiting) == 1 else 'have'} "
    )
    told += "no answer yet. Complete the summary of the meeting and adopt it before this goes to "
    told += "the National Panel."
    return (Callout("missing", "Not complete", (paragraph(told),)),)


def _answers_table(review: Review) -> Table:
    fields = {
        block.tag: block.value for block in section_three(review) if isinstance(block, FormField)
    }
    rows = []
    for name in ("criteria", "circumstances"):
        for key, question in review.profile.rows(name):
            rows.append(
                TableRow(
                    (
                        cell(str(question["question"]), header=True),
                        cell(sentence_case(fields.get(f"{name}.{key}.answer", "")) or UNANSWERED),
                        cell(fields.get(f"{name}.{key}.reason", "")),
                        cell(str(question["source"])),
                    )
                )
            )
    header = ("Question", "Answer", "Reason", "Source")
    return Table(header, tuple(rows), "", (0.4, 0.12, 0.3, 0.18))


def _reason(review: Review) -> str:
    found = review.table("rapid_review").get("decision_reason", "")
    return str(found) or "No reason is recorded yet."


def _meeting(review: Review) -> Iterator[Block]:
    meeting = review.worksheets.meeting("rapid review")
    partners: Mapping[str, str] = {held.key: held.partner for held in review.case.agencies}
    found = judge(review.worksheets.at(meeting), review.profile, partners)
    on = (meeting and meeting.on) or review.case.dates.get("meeting")
    held = "Meeting" if found.quorate is None and found.laid_down else "Held"
    yield paragraph(f"{held} on {day(on, unknown='a day not recorded')}. {found.answer}.")
    for reason in found.reasons:
        yield paragraph(reason)
    if own := review.case.answers.get("meeting.quorate", ""):
        yield paragraph(f"Quorate, as the meeting itself recorded it: {own}.")


def _issued(review: Review) -> Iterator[Block]:
    """Whether the pack went out before the meeting, and which papers went to whom (LLR 4.5.2)."""
    shared = review.case.dates.get("pack_shared")
    tabled = review.case.answers.get("meeting.tabled", "") == "yes" or bool(
        review.table("rapid_review").get("tabled")
    )
    if tabled:
        yield paragraph("The pack was tabled at the meeting.")
    else:
        on = f"on {day(shared)}" if shared else "the day is to be recorded"
        yield paragraph(f"The pack was shared before the meeting: {on}.")
    rows = tuple(
        TableRow(
            (
                cell(text(held, "paper"), header=True),
                cell(text(held, "to")),
                cell(day(held.get("on"))),  # type: ignore[arg-type]
            )
        )
        for held in sublist(review.table("distribution"), "issued")
    )
    if rows:
        yield Table(("Paper", "To", "On"), rows, "", (0.4, 0.4, 0.2))


def _early_learning(review: Review) -> Iterator[Block]:
    """What the meeting wrote, then the list of the case file."""
    labels = {"learning.immediate": "Learned already", "learning.shared": "How it is shared"}
    said = {tag: review.case.answers.get(tag, "") for tag in labels}
    for tag, words in said.items():
        if words:
            yield Paragraph((Span(f"{labels[tag]}: ", bold=True), Span(words)))
    rows = tuple(
        TableRow(
            (
                cell(str(held.get("what", "")), header=True),
                cell(review.label(str(held.get("agency", "")))),
                cell(day(held.get("on"), unknown="")),  # type: ignore[arg-type]
                cell(str(held.get("shared", ""))),
                cell(str(held.get("landed", "") or "To be recorded")),
            )
        )
        for held in sublist(review.table("rapid_review"), "early_learning")
    )
    if not rows:
        if not any(said.values()):
            yield paragraph("None is recorded.", "note")
        return
    header = ("Learning", "Agency", "On", "How it is shared", "How we know it has landed")
    yield Table(header, rows, "Early learning", (0.32, 0.14, 0.12, 0.2, 0.22))


def _title(review: Review, key: str) -> str:
    return str(dict(review.profile.rows("documents"))[key]["title"])
