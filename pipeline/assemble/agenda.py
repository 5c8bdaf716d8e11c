"""The agenda: the profile's standing items in order, each with its source and its paper."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from pipeline.assemble.wording import day
from pipeline.document import (
    Block,
    Inline,
    Link,
    Span,
    Table,
    TableCell,
    TableRow,
    cell,
    paragraph,
)
from pipeline.profile import Profile
from pipeline.worksheets import Meeting


def agenda(
    profile: Profile,
    kind: str = "rapid_review",
    meeting: Meeting | None = None,
    papers: Mapping[str, tuple[str, str]] | None = None,
    planned: date | None = None,
) -> tuple[Block, ...]:
    """The agenda of a meeting of one kind ("rapid_review" or "panel").

    ``papers`` gives the title and anchor of the part of the pack that holds a paper, by the
    name the profile's items use (summary, chronology, attendance, genogram, actions).
    ``planned`` is the meeting's day in the case file, for a meeting no worksheet holds yet.
    """
    rows = tuple(
        TableRow(
            (
                cell(str(number), header=True),
                cell(profile.say(str(item["item"]))),
                _paper(str(item.get("paper", "")), papers or {}),
                cell(str(item["source"])),
            ),
            anchor=f"agenda-{key}",
        )
        for number, (key, item) in enumerate(profile.rows("agenda", kind), start=1)
    )
    table = Table(
        header=("Item", "Business", "Paper", "Source"),
        rows=rows,
        widths=(0.07, 0.51, 0.22, 0.2),
    )
    return (paragraph(_when(meeting, planned), "lead"), table)


def _when(meeting: Meeting | None, planned: date | None) -> str:
    if meeting is None:
        if planned is None:
            return "Date, time and place to be confirmed."
        return f"{day(planned, weekday=True)}. Time and place to be confirmed."
    told = [day(meeting.on or planned, weekday=True, unknown="Date to be confirmed"), meeting.time]
    return ", ".join(part for part in (*told, meeting.place) if part) + "."


def _paper(key: str, papers: Mapping[str, tuple[str, str]]) -> TableCell:
    if key not in papers:
        return cell("")
    title, anchor = papers[key]
    content: tuple[Inline, ...] = (Link(title, f"#{anchor}"),) if anchor else (Span(title),)
    return TableCell((content,))
