"""The facts of a review, as plain values. Nothing here reads, writes or decides.

Every value that can carry a person's words or name keeps them out of its ``repr``, so that a
traceback or a log line never names a child.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any, NamedTuple


def private(default: Any = ...) -> Any:
    """A dataclass field that holds personal data and so stays out of every repr."""
    return field(repr=False) if default is ... else field(default=default, repr=False)


# ---------------------------------------------------------------- places in agencies' files


@dataclass(frozen=True, slots=True)
class Locator:
    """Where something stands, in the terms in which its agency sees it.

    ``file`` is the name under ``returns/<agency>/`` and may itself name a child; ``sheet`` a
    sheet or table ("Sheet1", "Table 2"); ``row`` counts from 1 as Excel and Word users count;
    ``column`` a letter, with the heading where it is known ("C (Event)"); ``part`` anything
    else that helps ("footnote 3", "record 14", "page 2", "paragraph 12").
    """

    agency: str = ""
    file: str = private("")
    sheet: str = private("")
    row: int | None = None
    column: str = private("")
    part: str = private("")
    #: Which of the file's sheets or tables it is, from 1; for their order and nothing else.
    table: int = field(default=0, compare=False)
    #: True in a list of records (JSON), which has no rows and no letters to go by.
    record: bool = field(default=False, compare=False)

    def place(self) -> str:
        """The place without the file's name: ``Sheet1, row 14, column C (Event)``.

        In a list of records ``events, record 14, field Event``; its names stand in no record.
        """
        words = [self.sheet, self.part]
        if self.record:
            words.append(f"record {self.row}" if self.row else "")
            found = re.fullmatch(r"[A-Z]+ \((.*)\)", self.column, re.DOTALL)
            words.append(f"field {found[1] if found else self.column}" if self.column else "")
            return ", ".join(word for word in words if word)
        if self.row is not None:
            words.append(f"row {self.row}")
        if self.column:
            words.append(f"column {self.column}")
        return ", ".join(word for word in words if word)


# ---------------------------------------------------------------- what a reader hands on


class Cell(NamedTuple):
    """One cell as its agency sees it; a tuple, for a return may have a million.

    ``column`` is the letter an Excel user sees (A, B, ... also for Word tables and CSV);
    ``value`` is the typed value where the format stores one (a real Excel date or time), else
    None; ``marks`` are the reader's plain remarks ("from merged cell A6:A8", "hidden column").
    """

    column: str
    text: str = ""
    value: date | datetime | time | float | None = None
    marks: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """The cell without its words, which may be personal."""
        return f"Cell(column={self.column!r}, marks={self.marks!r})"


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row of a table, in order, blank cells included. ``number`` is the agency's count."""

    number: int
    cells: tuple[Cell, ...]
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """One table or sheet, every row of it: title rows, heading rows, period rows and all.

    A reader does not decide what a row is; ``normalise`` does. ``caption`` is the heading or
    paragraph just above a Word table (a table a year carries its year there).
    """

    name: str = private()
    rows: tuple[GridRow, ...] = private()
    caption: str = private("")
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TextBlock:
    """One paragraph outside tables. ``style``: heading, paragraph, item, field or note.

    A ``field`` is "name: value" from front matter or a form; its name stands in ``label``.
    ``note`` is a footnote, comment, text box, header or footer, named in the locator's part.
    """

    style: str
    text: str = private()
    locator: Locator = private()
    level: int = 0
    label: str = private("")
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SetAside:
    """Words that were received and are not shown as an event or a report, and why.

    ``reason`` is one of the phrases of ``problems.SET_ASIDE``.
    """

    reason: str
    text: str = private()
    locator: Locator = private()


@dataclass(frozen=True, slots=True)
class Census:
    """An independent count of a file's words, balanced against what was read.

    ``received`` is counted from the raw package by code that does not share the reader's walk;
    ``shown`` are the words in the submission's content; ``aside`` those set aside.
    ``missing`` are words (with their part) the count saw and the reader did not.
    """

    received: int
    shown: int
    aside: int
    missing: tuple[str, ...] = private(())

    @property
    def balanced(self) -> bool:
        """True when every word received is shown or set aside."""
        return not self.missing and self.received == self.shown + self.aside


@dataclass(frozen=True, slots=True)
class Submission:
    """One file of an agency's return, read whole. ``content`` stands in document order.

    ``kind`` is told from the bytes: docx xlsx xls ods odt rtf csv json md txt pdf eml msg.
    ``properties`` holds what the format says of itself (front matter, title, author).
    """

    agency: str
    file: str = private()
    sha256: str = ""
    kind: str = ""
    content: tuple[Grid | TextBlock, ...] = private(())
    aside: tuple[SetAside, ...] = private(())
    census: Census = Census(0, 0, 0)
    properties: tuple[tuple[str, str], ...] = private(())

    @property
    def grids(self) -> tuple[Grid, ...]:
        """The tables, in document order."""
        return tuple(part for part in self.content if isinstance(part, Grid))

    @property
    def blocks(self) -> tuple[TextBlock, ...]:
        """The paragraphs outside tables, in document order."""
        return tuple(part for part in self.content if isinstance(part, TextBlock))


# ---------------------------------------------------------------- events


class Precision(StrEnum):
    """How exactly an agency knew when. The names are those of ``chronology.csv``."""

    MINUTE = "minute"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    TERM = "term"
    YEAR = "year"
    RANGE = "range"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class EventDate:
    """A date as certain as its agency was. "March 2021" is a span, never the 1st.

    ``earliest`` and ``latest`` are both None when the date is unknown; the words stay.
    """

    earliest: date | None
    latest: date | None
    precision: Precision
    uncertain: bool = False
    as_written: str = private("")

    @property
    def known(self) -> bool:
        """True when the words could be read as a span of days."""
        return self.earliest is not None


#: A date nobody wrote.
NO_DATE = EventDate(None, None, Precision.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Event:
    """One row of one agency's chronology. Words as typed; nothing guessed.

    ``time`` and ``time_to`` are "HH:MM" or ""; "24:00" is the end of its day. ``extra`` keeps
    the agency's other columns as (heading as typed, text). ``marks`` are remarks printed with
    the event ("hidden row in the agency's file", "date to be confirmed", "date from merged cell A6:A8").
    """

    event_id: str
    agency: str
    when: EventDate
    event: str = private("")
    time: str = ""
    time_to: str = ""
    time_as_written: str = private("")
    source: str = private("")
    outcome: str = private("")
    analysis: str = private("")
    expected_practice: str = private("")
    category: str = private("")
    sequence: str = private("")
    recorded_by: str = private("")
    about: str = private("")
    child_seen: str = private("")
    impact: str = private("")
    rating: str = private("")
    department: str = ""
    kind: str = "event"  # or "organisational change" (LLR 8.4.1)
    extra: tuple[tuple[str, str], ...] = private(())
    marks: tuple[str, ...] = private(())
    locator: Locator = private(Locator())


# ---------------------------------------------------------------- reports


@dataclass(frozen=True, slots=True)
class ReportSection:
    """One section of an agency's report. ``key`` is a section of the schema, "" if unknown.

    ``paragraphs`` are in order, lists as one paragraph an item; ``key_line`` is the number of
    the key line of enquiry the section answers, where the agency says so.
    """

    key: str
    title: str = private()
    paragraphs: tuple[str, ...] = private()
    key_line: int | None = None
    locator: Locator = private(Locator())


@dataclass(frozen=True, slots=True)
class InformationReport:
    """An agency's report: ``kind`` is information-report, factual-summary, reply or nil-return.

    ``fields`` holds author, role, independence, records_secured, practitioners and whatever
    else the agency named, as written.
    """

    agency: str
    kind: str
    sections: tuple[ReportSection, ...] = private(())
    fields: tuple[tuple[str, str], ...] = private(())
    locator: Locator = private(Locator())

    def field(self, name: str) -> str:
        """The field's words, or "" when the agency gave none."""
        return dict(self.fields).get(name, "")

    def section(self, key: str) -> tuple[ReportSection, ...]:
        """Every section filed under ``key``, in the agency's order."""
        return tuple(section for section in self.sections if section.key == key)


# ---------------------------------------------------------------- the review


@dataclass(frozen=True, slots=True)
class KeyLine:
    """A key line of enquiry (LLR 5.3.1). ``terms`` are words that show an event bears on it."""

    number: int
    title: str
    question: str = private("")
    terms: tuple[str, ...] = private(())
    version: int = 1


@dataclass(frozen=True, slots=True)
class Finding:
    """Something worth a reader's eye. Points at events by id; repeats and alters none.

    ``rule`` names the module under ``analyse/``; ``about`` are event ids; ``data`` holds the
    rule's own figures (days, counts) for tables and figures.
    """

    rule: str
    title: str
    detail: str = private("")
    about: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    key_line: int | None = None
    data: Mapping[str, object] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Relationship:
    """``of`` is this entry's ``kind``: Relationship("mother", "child-1") on the mother's entry."""

    kind: str
    of: str
    note: str = private("")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the private register: a person, place or organisation.

    ``key`` is the only thing about an entry that logs and messages may carry. ``kind`` is
    person, place, organisation or other; ``role`` says what they are to the child (child,
    sibling, mother, father, relative, professional, school, address ...). ``public`` is true
    where the real form may appear in a published report, with ``public_reason``.
    """

    key: str
    kind: str
    name: str = private()
    pseudonym: str = private("")
    role: str = ""
    title: str = private("")
    aliases: tuple[str, ...] = private(())
    nicknames: tuple[str, ...] = private(())
    initials: tuple[str, ...] = private(())
    born: date | None = private(None)
    died: date | None = private(None)
    dates: tuple[tuple[str, date], ...] = private(())
    numbers: tuple[tuple[str, str], ...] = private(())
    addresses: tuple[str, ...] = private(())
    contacts: tuple[str, ...] = private(())  # phones, e-mails, handles
    relationships: tuple[Relationship, ...] = private(())
    sex: str = private("")
    public: bool = False
    public_reason: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Every form of the name the register gives, the full name first."""
        return tuple(dict.fromkeys((self.name, *self.aliases, *self.nicknames)))


@dataclass(frozen=True, slots=True)
class Register:
    """The private register of a review. Never leaves restricted places; its repr is a count."""

    entries: tuple[Entry, ...] = private(())

    def __getitem__(self, key: str) -> Entry:
        for entry in self.entries:
            if entry.key == key:
                return entry
        raise KeyError(key)

    def __len__(self) -> int:
        return len(self.entries)

    def with_role(self, *roles: str) -> tuple[Entry, ...]:
        """Entries with one of these roles, in the register's order."""
        return tuple(entry for entry in self.entries if entry.role in roles)


@dataclass(frozen=True, slots=True)
class SignOff:
    """A person's recorded decision that a cleared copy may be published."""

    name: str = private()
    role: str = ""
    on: date = date.min
    content_sha256: str = ""
    statement: str = private("")


@dataclass(frozen=True, slots=True)
class Clearance:
    """Proof that one file was searched whole and nobody was found in it."""

    file: str
    sha256: str
    content_sha256: str
    judges: tuple[str, ...] = ()
