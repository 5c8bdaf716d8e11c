"""Letters drafted from the profile's texts. The program drafts; people read, sign and send.

What the case does not yet say stands in the letter as "[to be completed: ...]", so that a
letter with a hole in it cannot be sent unseen.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from pipeline.assemble.returns import ASKED, Return
from pipeline.assemble.review import Review, text
from pipeline.assemble.wording import TO_COMPLETE, day, listed, sentence, sentence_case
from pipeline.case import Agency, Case
from pipeline.clocks import Deadline
from pipeline.document import Block, Document, Items, Paragraph, Span, paragraph, words

_PLACE = re.compile(r"\{([a-z_]+)\}")

#: Addressed where an agency has named nobody yet; ``status`` says that the contact is missing.
COLLEAGUE = "colleague"


@dataclass(frozen=True, slots=True)
class Recipient:
    """To whom a letter goes. ``note`` is printed beside the address."""

    name: str = field(repr=False)
    email: str = field(default="", repr=False)
    note: str = ""


def letter(
    review: Review,
    key: str,
    to: Recipient,
    fill: Mapping[str, str] | None = None,
    on: date | None = None,
) -> Document:
    """One letter of the profile, filled from the case and from ``fill``.

    ``on`` is its day, where that is not the day the papers were prepared. Its subject stands
    beneath the salutation. A text of several lines is a list, a line to an item. Raises KeyError
    when the profile has no letter of this name.
    """
    held = dict(review.profile.rows("letters"))[key]
    values = {**_case_values(review), "recipient": to.name, **(fill or {})}
    body = held["body"]
    texts = [filled(review, str(part), values) for part in body] if isinstance(body, list) else []
    title = filled(review, str(held["title"]), values)
    return Document(
        kind="letter",
        title=title,
        reference=review.case.reference,
        marking=review.profile.marking,
        blocks=(
            *_head(review, to, _dated(review, key, on)),
            *map(paragraph, texts[:1]),
            Paragraph(words(title, bold=True)),
            *map(_printed, texts[1:]),
        ),
    )


def _printed(text_: str) -> Block:
    lines = text_.splitlines()
    return (
        Items(tuple((paragraph(line),) for line in lines)) if len(lines) > 1 else paragraph(text_)
    )


def filled(review: Review, text_: str, values: Mapping[str, str]) -> str:
    """A text with the profile's words and the values in their places."""

    def value(place: re.Match[str]) -> str:
        name = place[1]
        return values.get(name) or f"[to be completed: {name.replace('_', ' ')}]"

    return _PLACE.sub(value, review.profile.say(text_)).strip()


def as_mail(document: Document) -> str:
    """A letter's words as the text of an e-mail: subject, then paragraphs."""
    lines = [
        "".join(part.text for part in block.content if isinstance(part, Span))
        for block in document.blocks
        if isinstance(block, Paragraph) and block.style == "body"
    ]
    told = [line for line in lines if line != document.title]
    return f"Subject: {document.title}\n\n" + "\n\n".join(told) + "\n"


# ---------------------------------------------------------------- each letter


def information_request(review: Review, agency: Agency) -> Document:
    """The formal request to one agency, with the power it is made under (LLR 2.1.2, 4.3.3).

    It bears the day on which it goes, not the day of the pack.
    """
    values, to = _agency_values(agency), _agency_at(agency)
    return letter(review, "information_request", to, values, agency.asked_on)


def covering_email(review: Review, agency: Agency) -> Document:
    """The text of the e-mail that carries the request and the templates."""
    return letter(review, "covering_email", _agency_at(agency), _agency_values(agency))


def reminder(review: Review, held: Return) -> Document:
    """The chaser for a return that is late or in part (LLR 4.3.4)."""
    values = {**_agency_values(held.agency), "advice": _missing(held)}
    return letter(review, "reminder", _agency_at(held.agency), values)


def escalation(review: Review, held: Return, step: int) -> Document:
    """The letter for the step of the ladder counted from 0 (LLR 2.1.7)."""
    steps = ladder(review)
    to = Recipient(sentence_case(steps[min(step, len(steps) - 1)][0]))
    values = {**_agency_values(held.agency), "advice": _missing(held)}
    return letter(review, "escalation", to, values)


def ladder(review: Review) -> tuple[tuple[str, str], ...]:
    """The steps of escalation in order: to whom, and the paragraph it comes from."""
    return tuple(
        (review.profile.say(str(step["to"])), str(step["source"]))
        for _, step in review.profile.rows("escalation", "steps")
    )


def delay_notice(review: Review, deadline: Deadline) -> tuple[Document, ...]:
    """The notice of one delay to everyone the profile tells, with the reason (LLR 3.1.3)."""
    delay = review.table("delay")
    new = delay.get("new_date")
    values = {
        "step": deadline.title,
        "due": day(deadline.due, unknown=""),
        "reason": sentence(text(delay, "reason")),
        "new_date": day(new if isinstance(new, date) else None, unknown=""),
    }
    return tuple(
        letter(review, "delay_notice", to, values) for to in addressed(review, "delay_notice")
    )


def panel_covering(review: Review) -> Document:
    """The covering letter of the combined summary for the National Panel (LLR 4.8.1)."""
    return letter(review, "panel_covering", addressed(review, "panel_covering")[0])


def outcome_referrer(review: Review) -> Document:
    """The outcome to the referrer (LLR 4.8.2)."""
    to = text(review.table("rapid_review"), "referrer") or "The referrer"
    return letter(review, "outcome_referrer", Recipient(to))


def outcome_agency(review: Review, held: Return) -> Document:
    """The outcome to one agency, with its own inspectorate to think of (LLR 4.8.2, 4.8.3).

    An agency is thanked for what it gave; one that gave nothing is told so.
    """
    agency = held.agency
    thanks = (
        f"Nothing that {agency.name} was asked for had reached the review."
        if held.state == "not received"
        else f"Thank you for what {agency.name} gave to the review."
    )
    values = {**_agency_values(agency), "thanks": thanks}
    return letter(review, "outcome_agency", _agency_at(agency), values)


def advisor_papers(review: Review) -> Document:
    """The letter that carries the papers to the independent advisor (LLR 4.7.1)."""
    return letter(review, "advisor_papers", _advisor(review))


def advisor_outcome(review: Review) -> Document:
    """The decision and its reason to the advisor, asking for advice on it (LLR 4.7.5)."""
    return letter(review, "advisor_outcome", _advisor(review))


def reviewer_named(review: Review) -> tuple[Document, ...]:
    """The reviewer's name to the Panel, Ofsted and the Department (LLR 6.1.2)."""
    return tuple(letter(review, "reviewer_named", to) for to in addressed(review, "reviewer_named"))


def practitioner(review: Review) -> Document:
    """The lead reviewer's letter to practitioners (Kent, Practitioners)."""
    return letter(review, "practitioner", Recipient("A practitioner who worked with the family"))


# ---------------------------------------------------------------- what goes in the places


#: Letters written once the practice review has begun.
_LATER = frozenset(
    (
        "practitioner", "report_sent", "deposit", "deposit_anonymous", "publication_practitioner",
        "publication_family", "more_information", "family", "workshop_invitation", "draft_family",
        "draft_comments",
    )
)  # fmt: skip


#: Letters that tell what the meeting decided.
_AFTER = frozenset(
    ("panel_covering", "outcome_referrer", "outcome_agency", "advisor_outcome", "reviewer_named")
)


def _dated(review: Review, key: str, on: date | None) -> str:
    """The day a letter bears.

    A letter of the practice review cannot bear one before it began, nor one that tells of the
    meeting a day before it met.
    """
    prepared, begun = review.case.dates.get("prepared"), review.case.dates.get("initiated")
    met = review.case.dates.get("meeting")
    if on is None and key in _AFTER and prepared and met and prepared < met:
        return f"Date: {TO_COMPLETE}"
    if on is None and key in _LATER and prepared and begun and prepared < begun:
        return f"Date: {TO_COMPLETE}"
    return day(on or prepared, unknown="")


def _head(review: Review, to: Recipient, dated: str) -> tuple[Block, ...]:
    """The letterhead, reference, day and address."""
    address = " ".join(part for part in (to.email, f"({to.note})" if to.note else "") if part)
    lines = [
        review.profile.word("letterhead"),
        f"Our reference: {review.case.reference}",
        dated,
        f"To: {', '.join(part for part in (to.name, address) if part)}",
    ]
    return tuple(paragraph(line, "label") for line in lines if line)


def _case_values(review: Review) -> dict[str, str]:
    case, asked = review.case, review.table("request")
    reviewers = listed(member.name for member in case.with_part("lead reviewer"))
    days = {
        name: day(case.dates.get(name), unknown="")
        for name in (
            "meeting",
            "notification",
            "referral",
            "initiated",
            "publication",
            "report_sent",
        )
    }
    return {
        **days,
        "reference": case.reference,
        "title": case.title,
        "track": case.track,
        "scope_from": day(case.scope_from, unknown=""),
        "scope_to": day(case.scope_to, unknown=""),
        "scope_reason": f"Why this period: {case.scope_reason}" if case.scope_reason else " ",
        "outline": sentence(text(asked, "outline")),
        "secure_return": _reply_to(asked),
        "data_protection": _basis(text(asked, "data_protection")),
        "meeting_told": meeting_told(case),
        "incident_told": _incident_told(case),
        "signed_by": text(asked, "signed_by"),
        "signed_role": text(asked, "signed_role"),
        "decision": decision(review),
        "decision_reason": sentence(answer(review, "decision.reason", "decision_reason")),
        "key_lines": key_lines(review),
        "reviewer": reviewers,
        "prepared": day(case.dates.get("prepared"), unknown=""),
    }


def _reply_to(asked: Mapping[str, object]) -> str:
    """How replies come back, and to which address where one is given."""
    how, address = sentence(text(asked, "secure_return")), text(asked, "reply_to")
    return f"{how} Our address is {address}.".strip() if address else how


def _basis(told: str) -> str:
    """The basis in data protection law as a sentence (LLR 2.1.5); nothing where none is given."""
    return f"The basis for sharing it: {told.strip().rstrip('.')}." if told.strip() else " "


def _incident_told(case: Case) -> str:
    """How the case came: notified on a day, or referred by an agency (LLR 4.1.4)."""
    if case.track == "referred":
        on = case.dates.get("referral")
        return (
            f"a case that was referred to us on {day(on)} and had not been notified" if on else ""
        )
    on = case.dates.get("notification")
    return f"the incident notified on {day(on)}" if on else ""


def meeting_told(case: Case) -> str:
    """When the meeting is, or was by the day the letter is written."""
    met, written = case.dates.get("meeting"), case.dates.get("prepared")
    if met is None:
        return "A meeting is being arranged."
    if written and written > met:
        return f"The meeting was held on {day(met)}, and what you hold is still needed."
    return f"The meeting is on {day(met, weekday=True)}."


def answer(review: Review, tag: str, key: str) -> str:
    """What the meeting wrote under ``tag``, else what the case file says under ``key``."""
    return review.case.answers.get(tag) or text(review.table("rapid_review"), key)


def decision(review: Review) -> str:
    """The decision in the partnership's words; "" while there is none."""
    found = answer(review, "decision.answer", "decision")
    named = {"local review": review.profile.word("practice_review"), "not yet known": ""}
    return named.get(found, found)


def key_lines(review: Review) -> str:
    """The key lines of enquiry, numbered, in one sentence; those of the meeting first."""
    tagged = [
        held
        for number in range(1, 21)
        if (held := review.case.answers.get(f"key_lines.{number}", ""))
    ]
    found = tagged or [f"{line.title}" for line in review.case.key_lines]
    return " ".join(f"({number}) {sentence(held)}" for number, held in enumerate(found, start=1))


def _agency_values(agency: Agency) -> dict[str, str]:
    return {
        "agency": agency.name,
        "contact": agency.contact or COLLEAGUE,
        "asked": listed(ASKED.get(key, key) for key in agency.asked),
        "asked_on": day(agency.asked_on, unknown=""),
        "due": day(agency.due, weekday=True, unknown=""),
    }


def _missing(held: Return) -> str:
    return listed(ASKED.get(key, key) for key in held.missing)


def _agency_at(agency: Agency) -> Recipient:
    who = f"{agency.contact}, {agency.name}" if agency.contact else agency.name
    return Recipient(who, agency.email)


def _advisor(review: Review) -> Recipient:
    advisors = review.case.with_part("independent advisor")
    if advisors:
        return Recipient(advisors[0].name, advisors[0].email)
    return Recipient(review.profile.word("independent_advisor"))


def addressed(review: Review, key: str) -> tuple[Recipient, ...]:
    """Those a letter goes to by the profile, with their mailboxes to be confirmed."""
    letters, addresses = (
        dict(review.profile.rows("letters")),
        dict(review.profile.rows("addresses")),
    )
    found = []
    for name in letters[key].get("to", ()):
        held = addresses.get(str(name))
        if held:
            found.append(
                Recipient(str(held["name"]), str(held.get("email", "")), str(held.get("note", "")))
            )
    return tuple(found) or (Recipient("[to be completed: recipient]"),)
