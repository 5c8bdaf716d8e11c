"""Family and practitioners: letters, the log of conversations, the log of feedback.

LLR 7.3.2 (letters, contact log), 8.12 (conversations), 8.13 and 8.11 (accuracy, corrections).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from pipeline.assemble.furniture import paper, table
from pipeline.assemble.letters import Recipient, letter
from pipeline.assemble.review import Review, sublist, text
from pipeline.assemble.wording import day, listed, plural, sentence
from pipeline.corrections import Uncorrected
from pipeline.document import Block, Callout, Document, Items, heading, paragraph
from pipeline.practice_lists import Contact


def family_letters(review: Review) -> Mapping[str, Document]:
    """A letter for each family member whom the case marks ``letter = true``, by register key.

    Signed for or delivered by hand (LLR 7.3.2); the person's own needs stand in it, and never
    those of the family's other members, who may have to be kept safe from this one. A child gets
    none: an adult whom the child knows explains.
    """
    held = review.table("family")
    found = {}
    for member in sublist(held, "members"):
        key = text(member, "key")
        entry = next((one for one in review.register.entries if one.key == key), None)
        if member.get("letter") is not True or entry is None:
            continue
        fill = {"needs": sentence(text(member, "needs")) or " ", "contact": text(held, "contact")}
        to, on = Recipient(addressed_as(review, entry.name)), member.get("invited_on")
        found[key] = letter(review, "family", to, fill, on if isinstance(on, date) else None)
    return found


def addressed_as(review: Review, name: str) -> str:
    """How letters address a member of the family whom the register knows by this name."""
    keys = {entry.key for entry in review.register.entries if entry.name == name}
    for member in sublist(review.table("family"), "members"):
        if text(member, "key") in keys:
            return text(member, "address_as") or name
    return name


def contact_log(review: Review) -> Document:
    """Every talk, visit and letter, family first, and whom nobody has spoken with yet."""
    blocks: list[Block] = [paragraph("Conversations, visits and letters, in order.", "lead")]
    for kind, title in (("family", "Family"), ("practitioner", "Practitioners"), ("", "Others")):
        rows = [
            (
                day(one.on, unknown="no date"), one.who, one.how, one.by, one.about, one.agreed,
                day(one.checked_on, unknown="not yet"),
            )
            for one in review.lists.contacts
            if one.kind == kind or (not kind and one.kind == "other")
        ]  # fmt: skip
        if rows:
            header = ("On", "With", "How", "By", "About", "Agreed", "Accuracy checked")
            widths = (0.1, 0.15, 0.1, 0.12, 0.28, 0.15, 0.1)
            blocks += [heading(1, title), table(header, rows, title, widths)]
    blocks += _late_talks(review)
    blocks += _not_spoken_with(review)
    return paper(review, "contact-log", "Log of contacts", blocks, landscape=True)


def _late_talks(review: Review) -> Iterator[Block]:
    """Talks with the family held only after the workshop; they belong before it (LLR 7.4.1)."""
    own = review.table("review").get("workshop", {})
    on = own.get("on") if isinstance(own, Mapping) else None
    talks: Sequence[Contact] = [c for c in review.lists.contacts if c.kind == "family" and c.on]
    if isinstance(on, date) and talks and all(c.on and c.on > on for c in talks):
        words = "Every talk with the family comes after the workshop; they belong before it (LLR 7.4.1)."
        yield Callout("warning", "Order", (paragraph(words),))


def _not_spoken_with(review: Review) -> Iterator[Block]:
    """Practitioners of whom the log holds no contact: they are to be kept in touch with."""
    spoken = {one.who.casefold() for one in review.lists.contacts if one.kind == "practitioner"}
    left = [p.name for p in review.lists.practitioners if p.name.casefold() not in spoken]
    if left:
        words = (
            f"No contact is recorded with: {listed(left)}. Practitioners are kept in regular contact, "
            "and cared for before and after (Staffordshire, Responsibilities 4)."
        )
        yield Callout("warning", "Practitioners without a contact", (paragraph(words),))


def feedback_log(review: Review, undone: Sequence[Uncorrected] = ()) -> Document:
    """Every comment and query with its answer, and what became of agreed corrections.

    ``undone``: corrections ``corrections.corrected`` could not make.
    """
    held = review.lists.feedback
    open_ = [one for one in held if not one.answer and not one.agreed]
    blocks: list[Block] = [
        paragraph(
            f"{sentence(plural(len(held), 'comment'))} {sentence(plural(len(open_), 'comment') + ' not answered yet')}",
            "lead",
        )
    ]
    rows = [
        (
            one.ref, one.draft, one.place, ", ".join(p for p in (one.reader, review.label(one.agency)) if p),
            one.comment, one.answer or "not answered yet", one.agreed or "open",
        )
        for one in held
    ]  # fmt: skip
    header = ("Ref", "Draft", "Place", "Reader", "Comment", "Answer", "Agreed")
    if rows:
        widths = (0.07, 0.06, 0.12, 0.16, 0.29, 0.22, 0.08)
        blocks.append(table(header, rows, "Feedback", widths))
    changed = [one for one in held if one.agreed == "yes" and one.becomes]
    if changed:
        blocks.append(heading(1, "Corrections to the chronology"))
        rows = [
            (
                one.ref, one.event, one.field_name.replace("_", " "), one.becomes, one.reason,
                one.decided_by, day(one.decided_on, unknown=""),
            )
            for one in changed
        ]  # fmt: skip
        header = ("Ref", "Event", "Field", "Becomes", "Why", "Decided by", "On")
        blocks.append(table(header, rows, "Corrections", (0.08, 0.13, 0.1, 0.26, 0.2, 0.13, 0.1)))
    if undone:
        items = tuple((paragraph(f"{one.ref}: {one.why}"),) for one in undone)
        blocks.append(Callout("warning", "Corrections that could not be made", (Items(items),)))
    return paper(review, "feedback-log", "Feedback log", blocks, landscape=True)
