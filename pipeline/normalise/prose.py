"""A chronology written as paragraphs: each begins with its date, and no table holds them.

Only the beginning of a paragraph is looked at, and only for the strict forms of
``pipeline.dates``: a date parted from what happened by a dash, a colon, a tab or several spaces;
a full date before a new sentence; "On" and a full date; "In" and a month with its year, under a
dated paragraph; a date alone, over the paragraphs that tell of it. A date within a sentence makes
no event.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.dates import Period, Reading, exact, read_date, when_with
from pipeline.model import Event, Grid, Locator, Precision, TextBlock
from pipeline.normalise.gathered import Gathered, own_cells
from pipeline.normalise.row_dates import TO_CONFIRM, UNSETTLED
from pipeline.normalise.undated import says_when, undated_head

#: Fewer dates without words beside them than this may be a letter's own date.
FEWEST = 2
#: No date with its time takes more characters.
LONGEST = 80
#: Formats in which a line is a paragraph.
LINED = frozenset({"txt", "eml", "msg"})
#: Formats whose fields are the lines over a letter, its date among them.
_MAILS = frozenset({"eml", "msg"})

_PART = re.compile(
    r"\s+[-\u2010-\u2015]\s+|\s*[\u2013\u2014]\s*|\s*:(?=\s|$)|\s*\t\s*|\s{2,}|\s*\|\s*"
)
#: A number or bullet that stands before the date of a list's item.
_COUNTED = re.compile(
    r"^(?:\(?(\d{1,3}|[a-z])[.)]\s+|[\u2022\u00b7\u25aa\u25cf\u25e6\u25a0\u2023\uf0b7\uf0a7*-]\s+)"
)
#: "On 3 March 2024 the ..." tells of that day; the sentence stays whole.
_ON = re.compile(
    r"^on\s+(?:the\s+)?(?=\d|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b[,.]?\s+\d)", re.IGNORECASE
)
#: "In May 2023 the ..." tells of that month; the sentence stays whole.
_IN = re.compile(
    r"^(?:in|during|throughout)\s+((?:early |late |mid[ -])?[^\W\d]{3,9}\s+\d{4})\b(?!\s*[-\u2010-\u2015])",
    re.IGNORECASE,
)
_DAY = r"(?:\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2})"
_FIGURES = re.compile(_DAY + "$")
#: A day in figures and a time that no count can be: "14:30", "2.30pm", "1430hrs", never "10.30".
_TIMED = re.compile(
    _DAY + r",?\s.*(?:\d:\d{2}|\d\s?[ap]\.?m\.?|\d{2}\s?(?:hrs?|hours))$", re.IGNORECASE
)
_FULL = re.compile(r"\b\d{4}$")
#: What may stand before the first word of a sentence.
_OPENING = ('"', "'", "\u2018", "\u201c", "(")
#: "c." before a date says that it is not exact.
_CIRCA = re.compile(r"^c\.\s")
_TWO_DAYS = re.compile(r"^.{4,30}?(?:\s+[-\u2010-\u2015]\s+|[-\u2010-\u2015])\w")
#: What ends a letter: from here on no paragraph belongs to the event above.
_SIGNED_OFF = re.compile(
    r"^(?:(?:yours|kind|best|warm|with(?: kind| best)?|many)\s+)?"
    r"(?:sincerely|faithfully|truly|regards|wishes|thanks)\b\W*$"
    r"|^(?:end of (?:chronology|report|document)|prepared by|completed by|signed)\b",
    re.IGNORECASE,
)
_LETTER = re.compile(r"^(?:dear|to whom|to:|re:|ref:|our ref|your ref|from:)", re.IGNORECASE)
_LINE = re.compile(r"^line (\d+)$")
#: What a reader says of a paragraph that a person should see beside its event.
_SHOWN = "columns of the PDF"
#: Doubts after which the words are no date at all.
_NO_DATE = frozenset({"date-unreadable", "date-missing", "date-not-given", "date-excel-number"})


_WORD = re.compile(r"\w")
#: The sign between two days, at the end of a line.
_CUT = re.compile(r"\s*(?:[-\u2013\u2014]|\bto|\buntil)\s*$")


@dataclass(slots=True)
class Paragraph:
    """A dated paragraph and the undated ones beneath it.

    ``heads``: the date stands alone in a line of its own, which is ``line``.
    """

    reading: Reading
    locator: Locator = field(repr=False)
    words: list[str] = field(default_factory=list, repr=False)
    heads: bool = False
    line: TextBlock | None = field(default=None, repr=False)
    marks: tuple[str, ...] = ()


def begins(text: str, period: Period, above: str = "") -> tuple[Reading, str] | None:
    """The date a paragraph begins with, and the words after it; None where it begins with none.

    Of several ways to part them the longest date is taken, so that "12 March 2024 - 14 March
    2024: ..." is one stretch of days. Words that have the form of a date and can be no day are
    a date in doubt: their event is not the one above. "c. March 2024" is about March; only under
    an item b. of a list, which is ``above``, is it the item c.
    """
    counted = None if _CIRCA.match(text) and not above.startswith("b.") else _COUNTED.match(text)
    bare = text[counted.end() :] if counted else text
    found = _parted(bare, period)
    if found is None or not _is_stretch(found[0]):
        found = _stretch(bare, period) or found
    found = found or _on_a_day(bare, period) or _run_on(bare, period)
    if found is None and counted:
        return _parted(text, period)
    return found


def alone(text: str, period: Period) -> Reading | None:
    """The date of a line that is a date and nothing else, with its day, month or year in words."""
    bare = text.strip().rstrip(":.- ")
    if not 6 <= len(bare) <= LONGEST or not re.search(r"\d", bare) or bare.isdigit():
        return None
    reading = read_date(bare, period)
    if not reading.when.known or reading.when.precision in {Precision.TERM, Precision.SEASON}:
        return None
    return reading


def _parted(text: str, period: Period) -> tuple[Reading, str] | None:
    """A date and its words with a sign between them."""
    doubted: tuple[Reading, str] | None = None
    for match in reversed(list(_PART.finditer(text, 0, LONGEST))):
        head, rest = text[: match.start()], text[match.end() :].strip()
        if not re.search(r"\d{2}", head) or not rest:
            continue
        reading = read_date(head, period)
        if reading.when.known:
            return reading, rest
        if not {doubt.code for doubt in reading.doubts} & _NO_DATE and not head.strip().isdigit():
            doubted = (reading, rest)
    return doubted


def _stretch(text: str, period: Period) -> tuple[Reading, str] | None:
    """Two days or times with a sign between them, one space, and a sentence: "12/11/2024 - 14/11/2024 On"."""
    if not _TWO_DAYS.match(text):
        return None
    found = _run_on(text, period)
    if found is None or not _is_stretch(found[0]):
        return None
    return found if found[1][:1].isupper() or found[1][:1] in _OPENING else None


def _is_stretch(reading: Reading) -> bool:
    return reading.when.precision is Precision.RANGE or bool(reading.clock.end)


def _run_on(text: str, period: Period) -> tuple[Reading, str] | None:
    """A date with its year, one space, and a sentence, as in "12/03/2022 Seen at home"."""
    for gap in reversed(list(re.finditer(r"\s+", text[:LONGEST]))):
        head, rest = text[: gap.start()].rstrip(","), text[gap.end() :]
        reading = read_date(head, period) if re.search(r"\d{2}", head) else None
        if reading is None or not reading.when.known or not _WORD.search(rest):
            continue
        # a time, "pm" or a bracket that stands after the date is its end
        ended = bool(reading.clock.as_written) or head.endswith(")")
        sentence = rest[:1].isupper() or rest[:1] in _OPENING
        figures = _FIGURES.search(head) or (reading.clock.start and _TIMED.search(head))
        if figures or ((ended or _FULL.search(head)) and sentence):
            return reading, rest
    return None


def _on_a_day(text: str, period: Period) -> tuple[Reading, str] | None:
    """``On 3 March 2024 ...`` or ``On 03/03/2024, ...``: the day, and the sentence as it stands."""
    lead = _ON.match(text)
    if lead is None:
        return None
    for gap in re.finditer(r",?\s+|,", text[lead.end() : lead.end() + LONGEST]):
        head = text[lead.end() : lead.end() + gap.start()]
        if not (_FIGURES.search(head) or _FULL.search(head)):
            continue
        reading = read_date(head, period)
        if exact(reading.when):
            return reading, text
    return None


def _in_a_month(text: str, period: Period) -> tuple[Reading, str] | None:
    """``In May 2023 ...``: the month, and the sentence as it stands."""
    counted = _COUNTED.match(text)
    bare = text[counted.end() :] if counted else text
    lead = _IN.match(bare)
    reading = read_date(lead[1], period) if lead else None
    if reading is None or not reading.when.known or reading.when.precision is Precision.YEAR:
        return None
    return reading, bare


def _in_doubt(text: str, period: Period, found: Sequence[Paragraph]) -> tuple[Reading, str] | None:
    """``The next day: ...``: no day, and not the day above; a weekday of the week above is its own."""
    head = undated_head(text)
    if head is None:
        return None
    above = found[-1].reading.when.precision if found else Precision.UNKNOWN
    if above in {Precision.WEEK, Precision.RANGE} and head[0].strip("., ").isalpha():
        return None
    return read_date(head[0], period), head[1]


def paragraphs(
    rest: Sequence[Grid | TextBlock], period: Period, kind: str
) -> tuple[list[Paragraph], list[Grid | TextBlock]]:
    """The dated paragraphs with what belongs to them, and what stands around them.

    Headings without a date, notes, tables, all before the first date and all after a letter's
    close stand around them.
    """
    found: list[Paragraph] = []
    around: list[Grid | TextBlock] = []
    closed, above = True, ""
    for part in _rejoined(_lines(rest, kind), period):
        letterhead = isinstance(part, TextBlock) and part.style == "field" and kind in _MAILS
        if isinstance(part, Grid) or part.style == "note" or letterhead:
            around.append(part)
            continue
        text = (f"{part.label}: {part.text}" if part.label else part.text).strip()
        heading = part.style == "heading"
        whole = alone(text, period)
        dated = None if heading or whole else begins(text, period, above)
        above = text
        if dated is None and not (heading or closed or whole):
            dated = _in_a_month(text, period) or _in_doubt(text, period, found)
        if dated is not None:
            words = [dated[1]] if dated[1] else []
            found.append(Paragraph(dated[0], part.locator, words, marks=part.marks))
            closed = False
        elif whole:
            found.append(Paragraph(whole, part.locator, heads=True, line=part, marks=part.marks))
            closed = False
        elif heading and not closed and says_when(text):
            doubted = read_date(text, period)
            found.append(Paragraph(doubted, part.locator, heads=True, line=part, marks=part.marks))
        elif heading or closed or _SIGNED_OFF.match(text):
            around.append(part)
            closed = closed or not heading or _ends(part, found)
        elif not found[-1].words and found[-1].heads and _LETTER.match(text):
            # the date of a letter, which is no event
            line = found.pop().line
            around += [line, part] if line is not None else [part]
            closed = True
        else:
            found[-1].words.append(text)
    return _told(found, around), around


def _ends(heading: TextBlock, found: Sequence[Paragraph]) -> bool:
    """A heading without a date, no deeper than the dated heading above: what follows is not its."""
    line = found[-1].line if found else None
    if line is None or line.style != "heading":
        return False
    return (heading.level or 0) <= (line.level or 0)


def _told(found: list[Paragraph], around: list[Grid | TextBlock]) -> list[Paragraph]:
    """The dated paragraphs that tell of something; a date alone over nothing stands around them."""
    told = []
    for one in found:
        if one.heads and not one.words and one.line is not None:
            around.append(one.line)
        else:
            told.append(one)
    return told


def enough(found: Sequence[Paragraph]) -> bool:
    """True when the dated paragraphs are a chronology and no letter's own date."""
    return len(found) >= FEWEST or any(not one.heads for one in found)


def events(found: Sequence[Paragraph], into: Gathered) -> Iterator[Event]:
    """The event of each dated paragraph; doubts about its date go to ``into``."""
    for one in found:
        place = replace(one.locator, agency=into.agency, file=into.file)
        when = one.reading.when
        into.doubts(one.reading.doubts, place, when.as_written)
        marks = [mark for mark in one.marks if mark.startswith(_SHOWN)]
        # Where columns run together the date that begins a line may be another column's.
        if marks or not when.known or {doubt.code for doubt in one.reading.doubts} & UNSETTLED:
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
    """The parts of a file: a text's paragraphs line by line, a list in one column row by row."""
    for part in rest:
        if isinstance(part, Grid) and (listed := _one_column(part)):
            yield from listed
            continue
        lined = kind in LINED and isinstance(part, TextBlock) and part.style == "paragraph"
        if isinstance(part, Grid) or not lined:
            yield part
            continue
        first = _LINE.match(part.locator.part)
        for at, line in enumerate(part.text.split("\n")):
            if line.strip():
                named = f"line {int(first[1]) + at}" if first else part.locator.part
                yield replace(part, text=line, locator=replace(part.locator, part=named))


def _rejoined(parts: Iterable[Grid | TextBlock], period: Period) -> Iterator[Grid | TextBlock]:
    """The parts, with a stretch of days that the end of a line cut in two made whole.

    "12/11/2024 -" above "14/11/2024 Ward stay" is one stretch and no event of its first day.
    """
    held: TextBlock | None = None
    for part in parts:
        if isinstance(part, Grid) or part.style != "paragraph":
            if held is not None:
                yield held
            held = None
            yield part
            continue
        whole = _whole(held, part, period) if held is not None else None
        if held is not None and whole is None:
            yield held
        line, held = whole or part, None
        cut = _CUT.search(line.text[: LONGEST + 4])
        if cut and alone(line.text[: cut.start()], period):
            held = line
        else:
            yield line
    if held is not None:
        yield held


def _whole(first: TextBlock, second: TextBlock, period: Period) -> TextBlock | None:
    """Both lines as one, where they are the two halves of a stretch of days."""
    text = f"{first.text.strip()} {second.text.strip()}"
    found = begins(text, period)
    if found is None or not _is_stretch(found[0]):
        return None
    marks = tuple(dict.fromkeys((*first.marks, *second.marks)))
    return replace(first, text=text, marks=marks)


def _one_column(grid: Grid) -> list[TextBlock]:
    """The rows of a table that has one column, as paragraphs; none for any other table."""
    if any(sum(bool(cell.text.strip()) for cell in own_cells(row)) > 1 for row in grid.rows):
        return []
    return [
        TextBlock("paragraph", cell.text, Locator(sheet=grid.name, row=row.number))
        for row in grid.rows
        for cell in own_cells(row)
        if cell.text.strip()
    ]
