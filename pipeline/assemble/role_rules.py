"""What a partnership's role profiles ask of its reviewer, authors and members, as warnings.

Which rules apply is the profile's: a partnership that does not ask is not warned.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from pipeline.assemble.review import Review, sublist
from pipeline.assemble.warned import Warned, rule_of
from pipeline.assemble.wording import day
from pipeline.case import Member
from pipeline.profile import Sourced
from pipeline.worksheets import Meeting


def _asked(review: Review, key: str) -> Sourced | None:
    rule = rule_of(review, "people", key)
    return rule if rule and rule.value else None


def _of(member: Member, rule: str, told: str, source: Sourced) -> Warned:
    """One warning of a member, by name for the page and by part for the terminal."""
    words = f"{member.name}, {member.part}: {told}."
    return Warned(rule, words, f"{member.part}: {told}", source.source)


def _replaced(review: Review) -> Iterator[Warned]:
    """Whoever resigned, in writing to the Chair, has a replacement or interim."""
    rule = _asked(review, "replacement")
    for member in review.case.members if rule else ():
        if rule and member.resigned_on and not member.replaced_by:
            told = f"resigned on {day(member.resigned_on)} and no replacement is recorded"
            yield _of(member, "replacement", told, rule)


def _evidence(review: Review) -> Iterator[Warned]:
    """It is held how the reviewer was found, with a CV and evidence."""
    rule = _asked(review, "reviewer_evidence")
    for member in review.case.with_part("lead reviewer") if rule else ():
        if rule and not (member.sourced and member.evidence):
            told = "it is not recorded how the reviewer was found, with CV and evidence held"
            yield _of(member, "reviewer's evidence", told, rule)


def _project_plan(review: Review) -> Iterator[Warned]:
    """The initial meeting with the reviewer agrees the project plan and its days."""
    rule = _asked(review, "project_plan")
    begun = review.case.with_part("lead reviewer") and "initiated" in review.case.dates
    if rule and begun and not sublist(review.table("review"), "timetable"):
        words = "The project plan and timescales agreed with the reviewer are not recorded."
        yield Warned("project plan", words, words.rstrip("."), rule.source)


def _authors_met(review: Review) -> Iterator[Warned]:
    """Each author comes to the meeting of authors with the review team and the reviewer."""
    rule = _asked(review, "author_meeting")
    for meeting in _held(review, "author") if rule else ():
        there = _there(review, meeting)
        for author in review.case.with_part("author"):
            if rule and author.name not in there:
                told = f"was not at the author meeting of {day(meeting.on)}"
                yield Warned(
                    "author meeting", f"{author.name}, author, {told}.", f"an author {told}",
                    rule.source,
                )  # fmt: skip


def _practitioners_met(review: Review) -> Iterator[Warned]:
    """The reviewer leads practitioner meetings, with somebody of the review team."""
    rule = _asked(review, "practitioner_meeting")
    for meeting in _held(review, "practitioner") if rule else ():
        there = _there(review, meeting)
        for part in ("lead reviewer", "panel member"):
            names = {member.name for member in review.case.with_part(part)}
            if rule and not names & there:
                words = f"No {part} was at the practitioner meeting of {day(meeting.on)}."
                yield Warned("practitioner meeting", words, words.rstrip("."), rule.source)


def _held(review: Review, kind: str) -> list[Meeting]:
    """The meetings of a kind at which somebody is recorded as present."""
    return [
        meeting
        for meeting in review.worksheets.meetings
        if kind in meeting.kind.casefold() and _there(review, meeting)
    ]


def _there(review: Review, meeting: Meeting) -> set[str]:
    return {row.name for row in review.worksheets.at(meeting) if row.present == "yes"}


ROLE_RULES: Sequence[Callable[[Review], Iterator[Warned]]] = (
    _replaced,
    _evidence,
    _project_plan,
    _authors_met,
    _practitioners_met,
)
