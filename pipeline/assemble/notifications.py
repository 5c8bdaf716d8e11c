"""Who must be told of what, and whether the case's dates show that it was done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pipeline.assemble.letters import answer
from pipeline.assemble.review import Review
from pipeline.assemble.wording import day, sentence_case
from pipeline.document import Table, TableRow, cell


@dataclass(frozen=True, slots=True)
class Notification:
    """One thing to tell. ``since`` is the day from which it is due, ``done`` when it was done."""

    key: str
    what: str
    to: str
    by: str
    since: date | None
    done: date | None
    source: str

    @property
    def open(self) -> bool:
        """True when it is due and nothing shows that it was done."""
        return self.since is not None and self.done is None


def notifications(review: Review) -> tuple[Notification, ...]:
    """Everything this case's track and decision ask to be told, in the profile's order."""
    decided = answer(review, "decision.answer", "decision")
    return tuple(
        Notification(
            key=key,
            what=review.profile.say(str(held["what"])),
            to=sentence_case(review.profile.say(str(held["to"]))),
            by=sentence_case(review.profile.say(str(held.get("by", "")))),
            since=review.case.dates.get(str(held["after"])),
            done=review.case.dates.get(str(held["done"])),
            source=str(held["source"]),
        )
        for key, held in review.profile.rows("notifications")
        if held.get("track", review.case.track) == review.case.track
        and held.get("decision", decided) == decided
    )


def notifications_table(review: Review) -> Table:
    """What is told to whom, and the day on which it was (LLR 1.6.3)."""
    rows = tuple(
        TableRow(
            (
                cell(one.what, header=True),
                cell(one.to),
                cell(one.by),
                cell(
                    day(one.done) if one.done else "To be done" if one.open else "Not due yet",
                    shade="met" if one.done else "warn" if one.open else "",
                ),
                cell(one.source),
            )
        )
        for one in notifications(review)
    )
    header = ("What", "To", "By", "Done on", "Source")
    return Table(header, rows, "", (0.34, 0.22, 0.14, 0.14, 0.16))
