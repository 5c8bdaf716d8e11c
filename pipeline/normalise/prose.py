"""A chronology written as paragraphs: each begins with its date, and no table holds them.

Only the beginning of a paragraph is looked at, only for the strict forms of ``pipeline.dates``,
and only where a dash, a colon or a tab parts the date from what happened. A date within a
sentence makes no event.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.dates import Period, Reading, read_date, when_with
from pipeline.model import Event, Grid, Locator, TextBlock
from pipeline.normalise.gathered import Gathered
from pipeline.normalise.row_dates import TO_CONFIRM, UNSETTLED

#: Fewer dated paragraphs than this may be a letter's own date.
FEWEST = 2
#: No date with its time takes more characters.
LONGEST = 80
#: Formats in which a line is a paragraph.
LINED = frozenset({"txt", "eml", "msg"})

_PART = re.compile(r"\s+[-\u2010-\u2015]\s+|\s*[\u2013\u2014]\s*|\s*:(?=\s|$)|\s*\t\s*")
_LINE = re.compile(r"^line (\d+)$")
#: Doubts after which the words are no date at all.
_NO_DATE = frozenset({"date-unreadable", "date-missing", "date-not-given", "date-excel-number"})


@dataclass(slots=True)
class Paragraph:
    """A dated paragraph and the undated ones beneath it."""

    reading: Reading
    locator: Locator = field(repr=False)
    words: list[str] = field(default_factory=list, repr=False)


def begins(text: str, period: Period) -> tuple[Reading, str] | None:
    """The date a paragraph begins with, and the words after it; None where it begins with none.

    Of several ways to part them the longest date is taken, so that "12 March 2024 - 14 March
    2024: ..." is one stretch of days. Words that have the form of a date and can be no day are
    a date in doubt: their event is not the one above.
    """
    doubted: tuple[Reading, str] | None = None
    for match in reversed(list(_PART.finditer(text, 0, LONGEST))):
        head, rest = text[: match.start()], text[match.end() :].strip()
        if not re.search(r"\d{2}", head):
            continue
        reading = read_date(head, period)
        if reading.when.known:
            return reading, rest
        if not {doubt.code for doubt in reading.doubts} & _NO_DATE and not head.strip().isdigit():
            doubted = (reading, rest)
    return doubted


def paragraphs(
    rest: Sequence[Grid | TextBlock], period: Period, kind: str
) -> tuple[list[Paragraph], list[Grid | TextBlock]]:
    """The dated paragraphs with what belongs to them, and what stands around them.

    Headings, notes, tables and all before the first date stand around them.
    """
    found: list[Paragraph] = []
    around: list[Grid | TextBlock] = []
    for part in _lines(rest, kind):
        if isinstance(part, Grid) or part.style in {"heading", "note"}:
            around.append(part)
            continue
        text = f"{part.label}: {part.text}" if part.label else part.text
        if dated := begins(text.strip(), period):
            found.append(Paragraph(dated[0], part.locator, [dated[1]] if dated[1] else []))
        elif found:
            found[-1].words.append(text.strip())
        else:
            around.append(part)
    return found, around


def events(found: Sequence[Paragraph], into: Gathered) -> Iterator[Event]:
    """The event of each dated paragraph; doubts about its date go to ``into``."""
    for one in found:
        place = replace(one.locator, agency=into.agency, file=into.file)
        when = one.reading.when
        into.doubts(one.reading.doubts, place, when.as_written)
        marks: list[str] = []
        if not when.known or {doubt.code for doubt in one.reading.doubts} & UNSETTLED:
            marks.append(TO_CONFIRM)
        clock = one.reading.clock
        if clock.approximate:
            marks.append("time approximate")
        if not one.words:
            into.ask("event-missing", place)
        yield Event(
            "",
            into.agency,
            when_with(when, clock),
            event="\n\n".join(one.words),
            time=clock.start,
            time_to=clock.end,
            time_as_written=clock.as_written,
            marks=tuple(marks),
            locator=place,
        )


def _lines(rest: Sequence[Grid | TextBlock], kind: str) -> Iterator[Grid | TextBlock]:
    """The parts of a file, a text's paragraphs line by line."""
    for part in rest:
        lined = kind in LINED and isinstance(part, TextBlock) and part.style == "paragraph"
        if isinstance(part, Grid) or not lined:
            yield part
            continue
        first = _LINE.match(part.locator.part)
        for at, line in enumerate(part.text.split("\n")):
            if line.strip():
                named = f"line {int(first[1]) + at}" if first else part.locator.part
                yield replace(part, text=line, locator=replace(part.locator, part=named))
