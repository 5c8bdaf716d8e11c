"""The meeting pack: one document of parts, in the order of the agenda (LLR 4.5.1).

With the meeting in two days the officer gets a pack of everything that could be read; its cover
says what is missing and why.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.assemble.agenda import agenda
from pipeline.assemble.combined_summary import missing, prepared, summary_blocks
from pipeline.assemble.deadlines import deadline_blocks
from pipeline.assemble.quorum import sheet
from pipeline.assemble.review import Review
from pipeline.assemble.wording import day
from pipeline.document import (
    Block,
    Contents,
    Document,
    Heading,
    PageBreak,
    Part,
    Table,
    TableRow,
    cell,
    paragraph,
)
from pipeline.worksheets import Meeting

#: The papers of a rapid review pack: name in the profile's agenda, title, anchor.
# Anchors of parts are their own: a paper's heading may have the same title.
TITLES = {
    "agenda": ("Agenda", "part-agenda"),
    "attendance": ("Attendance and quorum", "part-attendance"),
    "deadlines": ("Deadlines", "part-deadlines"),
    "summary": ("Combined summary", "part-combined-summary"),
    "chronology": ("Multi-agency chronology", "part-chronology"),
    "timeline": ("Timeline", "part-timeline"),
    "genogram": ("Genogram", "part-genogram"),
    "actions": ("Actions", "part-actions"),
}


def meeting_pack(
    review: Review,
    *,
    chronology: Sequence[Block] = (),
    timeline: Sequence[Block] = (),
    genogram: Sequence[Block] = (),
    papers: Sequence[Part] = (),
) -> Document:
    """The pack for the rapid review meeting.

    ``chronology``, ``timeline`` and ``genogram`` are the blocks of those papers, left out where
    empty; ``papers`` are further parts (referral form, notification), put before the summary.
    """
    held: dict[str, Sequence[Block]] = {
        "attendance": _attendance(review),
        "deadlines": deadline_blocks(review),
        "summary": summary_blocks(review, linked=bool(chronology)),
        "chronology": without_contents(chronology),
        "timeline": timeline,
        "genogram": genogram,
        "actions": _actions(review),
    }
    there = {key: TITLES[key] for key, blocks in held.items() if blocks}
    meeting = review.worksheets.meeting("rapid review")
    first = _part("agenda", _agenda(review, meeting, there))
    parts = [_part(key, blocks, wide=key in _WIDE) for key, blocks in held.items() if blocks]
    return Document(
        kind="meeting-pack",
        title=f"{review.profile.word('rapid_review_meeting')} pack",
        subtitle=review.case.title,
        reference=review.case.reference,
        marking=review.profile.marking,
        cover=True,
        blocks=(*front(review), Contents(2), first, *parts[:2], *papers, *parts[2:]),
    )


_WIDE = ("chronology", "timeline")
#: Papers of a page or two, which need no page of their own in front.
_SHORT = ("agenda", "attendance", "deadlines", "actions")


def without_contents(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """A paper's blocks without its own table of contents and its heading: a pack has one."""
    gone = {number for number, block in enumerate(blocks) if isinstance(block, Contents)}
    gone |= {n - 1 for n in gone if n and isinstance(blocks[n - 1], Heading)}
    return tuple(block for number, block in enumerate(blocks) if number not in gone)


def _part(key: str, blocks: Sequence[Block], *, wide: bool = False) -> Part:
    title, anchor = TITLES[key]
    return Part(title, tuple(blocks), landscape=wide, tab=key not in _SHORT, anchor=anchor)


def front(review: Review) -> tuple[Block, ...]:
    """What the cover itself says: for which meeting, by whom, and what is missing."""
    meeting = review.worksheets.meeting("rapid review")
    on = (meeting and meeting.on) or review.case.dates.get("meeting")
    return (
        paragraph(f"Meeting on {day(on, weekday=True, unknown='a day to be confirmed')}.", "lead"),
        paragraph(prepared(review)),
        *missing(review),
        PageBreak(),
    )


def _agenda(
    review: Review, meeting: Meeting | None, there: Mapping[str, tuple[str, str]]
) -> tuple[Block, ...]:
    planned = review.case.dates.get("meeting")
    return agenda(review.profile, "rapid_review", meeting, there, planned)


def _attendance(review: Review) -> tuple[Block, ...]:
    meeting = review.worksheets.meeting("rapid review")
    partners: Mapping[str, str] = {held.key: held.partner for held in review.case.agencies}
    names = {held.key: held.name for held in review.case.agencies}
    return sheet(meeting, review.worksheets.at(meeting), review.profile, partners, names)


def _actions(review: Review) -> tuple[Block, ...]:
    actions = review.worksheets.actions
    if not actions:
        return ()
    rows = tuple(
        TableRow(
            (
                cell(action.ref, header=True),
                cell(action.action),
                cell(action.owner),
                cell(review.label(action.agency)),
                cell(day(action.due, unknown="")),
                cell(action.state.capitalize(), shade="met" if action.done_on else ""),
            )
        )
        for action in actions
    )
    header = ("Ref", "Action", "Owner", "Agency", "Due", "State")
    widths = (0.08, 0.42, 0.16, 0.12, 0.12, 0.1)
    return (Table(header, rows, "", widths),)
