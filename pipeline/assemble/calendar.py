"""All dates of a review as an iCalendar file (RFC 5545). It names nobody: steps and reference.

The stamp of each entry is the day the papers were prepared, so that the same case gives the
same bytes on any day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from pipeline.assemble.deadlines import window
from pipeline.assemble.review import Review, sublist, text
from pipeline.clocks import Deadline, deadlines

_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})

#: A line of an iCalendar file is at most 75 octets; what follows goes on, after a space.
LONGEST = 75


def calendar(review: Review) -> str:
    """The deadlines, windows, meetings and timetable of the review; lines end as RFC 5545 asks."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//cspr//review calendar//EN",
        "CALSCALE:GREGORIAN",
        *_entries(review),
        "END:VCALENDAR",
    ]
    return "".join(f"{folded}\r\n" for line in lines for folded in _fold(line))


def _entries(review: Review) -> Iterator[str]:
    for held in deadlines(review.case, review.profile):
        if held.due:
            first, last = _days(held)
            yield from _entry(review, held.key, _title(held), first, last, _why(held))
    planned = review.case.dates.get("meeting")
    for number, meeting in enumerate(review.worksheets.meetings, start=1):
        if meeting.on and not ("rapid review" in meeting.kind.casefold() and meeting.on == planned):
            title = meeting.kind or "Meeting"
            yield from _entry(review, f"meeting-{number}", title, meeting.on, meeting.on, "")
    for number, row in enumerate(sublist(review.table("review"), "timetable"), start=1):
        on = row.get("on")
        if isinstance(on, date):
            yield from _entry(review, f"timetable-{number}", text(row, "what"), on, on, "")


def _title(held: Deadline) -> str:
    return held.title if held.keep or held.chosen.earliest else f"Due: {held.title}"


def _days(held: Deadline) -> tuple[date, date]:
    """The day a step with a window is set for or was taken; until then, and else, its last days."""
    due = held.due or date.min
    if held.done and held.chosen.earliest:
        return held.done, held.done
    return held.chosen.earliest or due, due


def _why(held: Deadline) -> str:
    ours = f"{held.chosen.rule} ({held.chosen.source}): {window(held.chosen)}"
    others = (f"{other.source}: {other.rule}: {window(other)}" for other in held.conflicts)
    return "\n".join((ours, *others))


def _entry(
    review: Review, key: str, title: str, first: date, last: date, why: str
) -> Iterator[str]:
    stamp = review.case.dates.get("prepared") or min(review.case.dates.values(), default=first)
    yield "BEGIN:VEVENT"
    yield f"UID:{review.case.name}-{key}@cspr.invalid"
    yield f"DTSTAMP:{stamp:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(f'{review.case.reference}: {title}')}"
    if why:
        yield f"DESCRIPTION:{_escaped(why)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _escaped(words: str) -> str:
    return words.translate(_ESCAPED)


def _fold(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets, no letter cut in two."""
    held, size = "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > LONGEST:
            yield held
            held, size = " ", 1
        held, size = held + letter, size + width
    yield held
