"""The terms of reference of a practice review, from the case (LLR 5.1 to 5.8).

What the case does not say yet is printed as a hole to be filled, never left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from pipeline.assemble.furniture import paper, said, table
from pipeline.assemble.review import Review, sublist, text
from pipeline.assemble.wording import TO_COMPLETE, dated, day, listed, sentence
from pipeline.document import (
    Block,
    Document,
    Items,
    Paragraph,
    Span,
    heading,
    paragraph,
)


def terms_of_reference(review: Review) -> Document:
    """The terms of reference, with versions of the key lines and who agreed what, when."""
    blocks: list[Block] = [paragraph(f"{review.profile.word('practice_review')}.", "lead")]
    for number, (title, fill) in enumerate(_SECTIONS.items(), start=1):
        blocks.append(heading(1, title, f"terms-{number}", numbered=True))
        blocks += fill(review)
    title = f"Terms of reference: {review.case.reference}"
    return paper(review, "terms-of-reference", title, blocks)


def _purpose(review: Review) -> Iterator[Block]:
    own = text(review.table("review"), "purpose")
    held = review.profile.tables.get("purpose", {}).get("value", [])
    usual = [str(line) for line in held] if isinstance(held, list) else []
    for line in [own] if own else usual:
        yield paragraph(review.profile.say(line))
    rationale = text(review.table("review"), "rationale") or review.case.answers.get(
        "decision.reason", ""
    )
    if rationale:
        yield paragraph(f"Why it was decided to hold it: {sentence(rationale)}")


def _scope(review: Review) -> Iterator[Block]:
    case = review.case
    period = (Span("From "), dated(case.scope_from), Span(" to "), dated(case.scope_to), Span("."))
    yield Paragraph(period)
    yield said(sentence(case.scope_reason), "The reason for this period: " + TO_COMPLETE)
    yield paragraph(
        "Events outside the period are shown where they help to understand it, and are marked.",
        "note",
    )


def _key_lines(review: Review) -> Iterator[Block]:
    lines = review.case.key_lines
    if not lines:
        yield said("")
        return
    rows = [(f"{n.number}. {n.title}", n.question, str(n.version)) for n in lines]
    yield table(
        ("Key line of enquiry", "Question", "Version"), rows, "Key lines", (0.28, 0.6, 0.12)
    )
    group = review.profile.word("oversight_group")
    yield paragraph(f"A significant change needs the approval of the {group}.", "note")


def _method(review: Review) -> Iterator[Block]:
    held = review.table("review")
    yield said(sentence(text(held, "methodology")))
    if markers := text(held, "markers"):
        yield paragraph(sentence(markers))
    tools = held.get("tools", ())
    named = [str(tool) for tool in tools] if isinstance(tools, list) else []
    yield paragraph("What is used to collect what is known:")
    yield Items(tuple((paragraph(tool),) for tool in named or [TO_COMPLETE]))


def _agencies(review: Review) -> Iterator[Block]:
    rows = [
        (
            agency.name,
            listed(key.replace("-", " ") for key in agency.asked).capitalize(),
            agency.contact or TO_COMPLETE,
            listed(agency.departments),
        )
        for agency in review.case.agencies
    ]
    header = ("Agency", "Asked for", "Single point of contact", "Services")
    yield table(header, rows, "Agencies", (0.34, 0.26, 0.22, 0.18))


def _panel(review: Review) -> Iterator[Block]:
    names = {agency.key: agency.name for agency in review.case.agencies}
    rows = [
        (
            member.name,
            member.part.capitalize(),
            member.job,
            names.get(member.agency, ""),
            {True: "yes", False: "none", None: "to be recorded"}[member.direct_involvement],
            day(member.declared_on, unknown="to be recorded"),
        )
        for member in review.case.members
    ]
    header = ("Name", "Part", "Post", "Agency", "Direct involvement", "Declared on")
    yield table(header, rows, "People", (0.19, 0.13, 0.21, 0.21, 0.14, 0.12))
    if liaison := text(review.table("review"), "police_liaison"):
        yield paragraph(f"Police liaison: {sentence(liaison)}")


def _parallel(review: Review) -> Iterator[Block]:
    processes = sublist(review.table("parallel"), "processes")
    if not processes:
        yield paragraph(
            "None is recorded yet. To be considered: criminal, coroner’s, family court and disciplinary "
            "proceedings, and other reviews."
        )
        return
    rows = [
        tuple(text(held, key) for key in ("kind", "lead", "state", "effect")) for held in processes
    ]
    header = ("Process", "Led by", "State", "What it means for this review")
    yield table(header, rows, "Parallel processes", (0.14, 0.22, 0.28, 0.36))


def _family(review: Review) -> Iterator[Block]:
    held = review.table("family")
    yield said(sentence(text(held, "plan")), "The plan for engaging the family: " + TO_COMPLETE)
    if contact := text(held, "contact"):
        yield paragraph(f"The family’s contact: {contact}.")
    if needs := text(held, "needs"):
        yield paragraph(f"Support: {sentence(needs)}")
    rows = [_member(review, member) for member in sublist(held, "members")]
    if rows:
        header = ("Person", "Part in the family", "Invited", "Involved", "How, or why not")
        yield table(header, rows, "Family members", (0.22, 0.16, 0.14, 0.1, 0.38))


def _member(review: Review, member: Mapping[str, object]) -> tuple[str, ...]:
    key = text(member, "key")
    entry = next((held for held in review.register.entries if held.key == key), None)
    invited, involved = member.get("invited_on"), member.get("involved")
    answer = "to be decided" if involved is None else "yes" if involved else "no"
    return (
        entry.name if entry else key,
        entry.role if entry else "",
        day(invited) if isinstance(invited, date) else "",
        answer,
        text(member, "how") or text(member, "reason"),
    )


def _legal(review: Review) -> Iterator[Block]:
    advice = sentence(text(review.table("review"), "legal_advice"))
    yield said(advice, "Whether legal advice is needed: " + TO_COMPLETE)


def _timetable(review: Review) -> Iterator[Block]:
    rows = []
    for step in sublist(review.table("review"), "timetable"):
        on = step.get("on")
        rows.append((day(on, weekday=True) if isinstance(on, date) else "", text(step, "what")))
    yield table(("Day", "What"), rows or [(TO_COMPLETE, "")], "Timetable", (0.34, 0.66))


def _issues(review: Review) -> Iterator[Block]:
    rows = [
        (text(issue, "what"), text(issue, "by"), text(issue, "answer") or "not settled")
        for issue in sublist(review.table("review"), "issues")
    ]
    if rows:
        yield table(("Issue", "Raised by", "Answer"), rows, "Issues", (0.44, 0.22, 0.34))
    else:
        advisor = review.profile.word("independent_advisor")
        yield paragraph(f"None has been recorded from the {advisor} or the panel.")


def _approval(review: Review) -> Iterator[Block]:
    rows = []
    for held in sublist(review.table("review"), "approvals"):
        on = held.get("on")
        rows.append(
            (
                text(held, "document").replace("-", " ").capitalize(),
                review.profile.say(text(held, "group")),
                day(on) if isinstance(on, date) else "",
                text(held, "note"),
            )
        )
    group = review.profile.word("oversight_group")
    if not any(row[0].startswith("Terms of reference") for row in rows):
        rows.append(("Terms of reference", group, "not yet agreed", ""))
    yield table(("Document", "Agreed by", "On", "Note"), rows, "Approvals", (0.3, 0.26, 0.18, 0.26))


_SECTIONS: Mapping[str, Callable[[Review], Iterator[Block]]] = {
    "Purpose": _purpose,
    "Scoping period": _scope,
    "Key lines of enquiry": _key_lines,
    "Method and collection tools": _method,
    "Agencies": _agencies,
    "The panel and others": _panel,
    "Engaging the family": _family,
    "Parallel processes": _parallel,
    "Legal advice": _legal,
    "Issues raised": _issues,
    "Timetable": _timetable,
    "Approval": _approval,
}
