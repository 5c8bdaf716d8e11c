"""The practitioners' workshop: who is asked, the invitation, a short briefing, an outline.

Only those with direct operational involvement in the period (LLR 8.9); invitations with plenty of
notice (LLR 8.11). What the list of practitioners does not show yet is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from pipeline.assemble.furniture import paper, table
from pipeline.assemble.letters import Recipient, letter
from pipeline.assemble.review import Review, sublist, text
from pipeline.assemble.themes import themes
from pipeline.assemble.wording import TO_COMPLETE, day, sentence
from pipeline.clocks import working_days_between
from pipeline.document import (
    Block,
    Callout,
    Document,
    Items,
    heading,
    paragraph,
)
from pipeline.practice_lists import Practitioner


@dataclass(frozen=True, slots=True)
class Question:
    """Something to settle about one practitioner before the workshop."""

    name: str = field(repr=False)
    what: str = ""
    source: str = ""


def workshop_papers(review: Review) -> Mapping[str, Document]:
    """Invitation, briefing, outline and the list for the officer, by the name of their file."""
    return {
        "workshop-invitation": invitation(review),
        "workshop-briefing": briefing(review),
        "workshop-outline": outline(review),
        "workshop-practitioners": practitioners(review),
    }


def invitation(review: Review) -> Document:
    """The invitation to a practitioner; one letter for all, so that it names nobody."""
    to = Recipient("A practitioner who worked with the family")
    return letter(review, "workshop_invitation", to, {"workshop": _when(review)})


def _when(review: Review) -> str:
    held = review.table("review")
    own = held.get("workshop", {})
    found = own if isinstance(own, Mapping) else {}
    on = found.get("on")
    if not isinstance(on, date):
        steps = sublist(held, "timetable")
        on = next((s.get("on") for s in steps if "workshop" in text(s, "what").casefold()), None)
    if not isinstance(on, date):
        return ""
    parts = [day(on, weekday=True), text(found, "time"), text(found, "place")]
    also = found.get("also_on")
    if isinstance(also, date):
        parts.append(f"and again on {day(also, weekday=True)}")
    return ", ".join(part for part in parts if part)


def _workshop(review: Review) -> Mapping[str, object]:
    held = review.table("review").get("workshop", {})
    return held if isinstance(held, Mapping) else {}


def briefing(review: Review) -> Document:
    """A page to read before the day."""
    held = _workshop(review)
    shared = review.profile.tables.get("workshop", {}).get("briefing", {})
    lines = shared.get("value", []) if isinstance(shared, Mapping) else []
    blocks: list[Block] = [paragraph(f"{_when(review) or TO_COMPLETE}.", "lead")]
    blocks += [paragraph(review.profile.say(str(line))) for line in lines]
    if own := text(held, "briefing"):
        blocks.append(paragraph(sentence(own)))
    if support := text(held, "support"):
        blocks.append(paragraph(f"Support: {sentence(support)}"))
    blocks.append(heading(1, "What we will talk about"))
    blocks.append(
        Items(tuple((paragraph(t.title),) for t in themes(review)) or ((paragraph(TO_COMPLETE),),))
    )
    name = review.profile.word("practitioner_event")
    return paper(review, "workshop-briefing", f"Briefing: {name}", blocks)


def outline(review: Review) -> Document:
    """The outline of the discussion: what was known at the time comes before any theme."""
    rows = []
    total = 0
    found = themes(review)
    for _, item in review.profile.rows("workshop", "outline"):
        minutes = item.get("minutes", 0)
        total += minutes if isinstance(minutes, int) else 0
        text_ = review.profile.say(str(item["item"]))
        if item.get("themes"):
            text_ = "\n\n".join((text_, *(f"{n}. {t.title}" for n, t in enumerate(found, 1))))
        rows.append((text_, f"{minutes} minutes" if minutes else "", str(item["source"])))
    blocks: list[Block] = [
        paragraph(f"{_when(review) or TO_COMPLETE}. {total} minutes.", "lead"),
        table(("Item", "Time", "Source"), rows, "Outline", (0.62, 0.14, 0.24)),
    ]
    for number, theme in enumerate(found, start=1):
        if theme.questions:
            blocks.append(heading(1, f"Theme {number}: {theme.title}"))
            blocks.append(Items(tuple((paragraph(question),) for question in theme.questions)))
    if expert := text(_workshop(review), "expert"):
        lead = review.profile.word("lead_reviewer")
        blocks.append(paragraph(f"Led by the {lead} with {expert}.", "note"))
    name = review.profile.word("practitioner_event")
    return paper(review, "workshop-outline", f"Outline: {name}", blocks)


def practitioners(review: Review) -> Document:
    """For the officer: whom each agency named, who is invited, and what is to be settled first."""
    held = _workshop(review)
    suitable = held.get("suitable")
    answer = (
        {True: "Suitable", False: "Not suitable"}.get(bool(suitable))
        if suitable is not None
        else "Whether a workshop is suitable is to be recorded"
    )
    reason = sentence(text(held, "reason"))
    blocks: list[Block] = [paragraph(f"{answer}. {reason}".strip(), "lead")]
    rows = [
        (
            one.name,
            review.label(one.agency),
            one.job,
            one.line_manager or "to be named",
            _period(one),
            one.witness or "not known",
            day(one.invited_on, unknown="not yet"),
            one.coming,
        )
        for one in review.lists.practitioners
    ]
    header = (
        "Name", "Agency", "Post", "Line manager", "Involved", "Police witness", "Invited", "Coming",
    )  # fmt: skip
    widths = (0.16, 0.12, 0.16, 0.15, 0.15, 0.08, 0.1, 0.08)
    if rows:
        blocks.append(table(header, rows, "Practitioners named by agencies", widths))
    if found := questions(review):
        items = tuple((paragraph(f"{one.name}: {one.what} ({one.source})"),) for one in found)
        blocks.append(Callout("warning", "To settle before the day", (Items(items),)))
    blocks += _not_named(review)
    return paper(review, "workshop-practitioners", "Practitioners", blocks, landscape=True)


def _period(one: Practitioner) -> str:
    if one.involved_from or one.involved_to:
        return f"{day(one.involved_from, unknown='?')} to {day(one.involved_to, unknown='?')}"
    return "not given"


def _not_named(review: Review) -> Iterator[Block]:
    named = {one.agency for one in review.lists.practitioners}
    missing = [
        agency.name
        for agency in review.case.agencies
        if agency.key not in named and "information-report" in agency.asked
    ]
    if missing:
        items = tuple((paragraph(name),) for name in missing)
        title = "No practitioner or line manager named yet"
        yield Callout("missing", title, (Items(items),))


def questions(review: Review) -> tuple[Question, ...]:
    """What is to be settled about each practitioner, in the order of the list."""
    return tuple(one for held in review.lists.practitioners for one in _about(review, held))


def _about(review: Review, held: Practitioner) -> Iterator[Question]:
    case = review.case
    if held.direct != "yes":
        what = (
            "direct involvement with the family is not recorded"
            if not held.direct
            else "had no direct operational involvement"
        )
        yield Question(held.name, f"{what}; only those who had it are invited", "LLR 8.9")
    before = held.involved_to and case.scope_from and held.involved_to < case.scope_from
    after = held.involved_from and case.scope_to and held.involved_from > case.scope_to
    if before or after:
        yield Question(held.name, "was involved outside the period", "Kent, Practitioners")
    if not held.line_manager:
        yield Question(held.name, "no line manager is named", "LLR 8.9; Essex, Review Team")
    if held.witness == "yes":
        what = "is or may be a police witness: agree first with the investigating officer"
        yield Question(held.name, what, "Kent, Practitioners")
    if held.coming == "yes" and held.seen_contribution != "yes":
        what = "has not yet seen what the agency gave to the review"
        yield Question(held.name, what, "Essex, Review Team")
    if held.coming == "yes" and held.released != "yes":
        yield Question(held.name, "release and support are not recorded", "LLR 8.2.3")
    yield from _notice(review, held)


def _notice(review: Review, held: Practitioner) -> Iterator[Question]:
    on = _workshop(review).get("on")
    rule = review.profile.tables.get("workshop", {}).get("notice", {})
    least = rule.get("value", 0) if isinstance(rule, Mapping) else 0
    if isinstance(on, date) and held.invited_on and isinstance(least, int):
        given = working_days_between(held.invited_on, on)
        if given < least:
            what = f"was given {given} working days’ notice; {least} are wanted"
            yield Question(held.name, what, "LLR 8.11")
