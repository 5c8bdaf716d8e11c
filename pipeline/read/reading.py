"""What a reader hands over while it reads: rows, blocks, words set aside, doubts, and a refusal.

Lives in the child process only; ``wire`` carries it to the parent, who makes it a Submission.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from functools import cache
from itertools import starmap
from operator import itemgetter

from pipeline.model import Census, Locator, TextBlock
from pipeline.problems import Problem, Severity
from pipeline.read.bands import Bands
from pipeline.read.cleaning import clean, cleaned, count_words, has_unseen, look_over, words
from pipeline.read.columns import letter

#: What a cell may hold besides its text.
Value = date | datetime | time | float | None

#: Mark of a table whose rows are the records of a list and whose row 0 is their fields' names.
RECORDS = "records"

#: Marks that say a cell's text is a copy of another cell's, so that it is counted once.
COPIED = "from merged cell"
#: Marks a number that Word counts by itself and shows alone in a cell; the file does not hold it.
COUNTED = "number counted by Word"


class Refused(Exception):
    """The file cannot be read, or must not be. Carries the problem's code, never its words."""

    def __init__(self, code: str, found: str = "", part: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.found = found
        self.part = part


@dataclass(slots=True)
class Row:
    """One row being read. ``texts`` begin at column A; ``values`` and ``marks`` are by index."""

    number: int
    texts: list[str]
    values: dict[int, Value] = field(default_factory=dict)
    marks: dict[int, tuple[str, ...]] = field(default_factory=dict)
    row_marks: tuple[str, ...] = ()

    def mark(self, index: int, *remarks: str) -> None:
        """Add remarks to one cell."""
        self.marks[index] = (*self.marks.get(index, ()), *remarks)


class Table:
    """One table or sheet being read; becomes a Grid.

    ``bands`` hold its rows until somebody asks for them one by one, who may then change them.
    """

    __slots__ = ("_rows", "bands", "caption", "marks", "name")
    __hash__ = None  # type: ignore[assignment]

    def __init__(
        self, name: str, rows: list[Row] | Bands, caption: str = "", marks: tuple[str, ...] = ()
    ) -> None:
        self.name, self.caption, self.marks = name, caption, marks
        self.bands = rows if isinstance(rows, Bands) else None
        self._rows = [] if isinstance(rows, Bands) else rows

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Table):
            return NotImplemented
        told = (self.name, self.rows, self.caption, self.marks)
        return told == (other.name, other.rows, other.caption, other.marks)

    @property
    def rows(self) -> list[Row]:
        """Its rows in order."""
        if self.bands is not None:
            self._rows, self.bands = list(starmap(Row, self.bands.one_by_one())), None
        return self._rows

    @property
    def size(self) -> tuple[int, int]:
        """How many cells it has, and how many its widest row."""
        if self.bands is not None:
            return self.bands.cells, self.bands.width
        sizes = [len(row.texts) for row in self._rows]
        return sum(sizes), max(sizes, default=0)


@dataclass(slots=True)
class Reading:
    """Everything read from one file so far."""

    kind: str
    content: list[Table | TextBlock] = field(default_factory=list)
    aside: list[tuple[str, str, Locator]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    properties: list[tuple[str, str]] = field(default_factory=list)
    attachments: list[tuple[str, bytes]] = field(default_factory=list)
    census: Census = field(default_factory=lambda: Census(0, 0, 0))
    looked_over: bool = False

    def block(
        self,
        style: str,
        text: str,
        *,
        level: int = 0,
        label: str = "",
        marks: Sequence[str] = (),
        sheet: str = "",
        row: int | None = None,
        column: str = "",
        part: str = "",
    ) -> None:
        """Keep one paragraph, unless it is blank."""
        if text.strip() or label:
            where = Locator(sheet=sheet, row=row, column=column, part=part)
            self.content.append(TextBlock(style, text, where, level, label, tuple(marks)))

    def set_aside(
        self, reason: str, text: str, *, sheet: str = "", row: int | None = None, part: str = ""
    ) -> None:
        """Put words aside with one of the reasons of ``problems.SET_ASIDE``."""
        if text.strip():
            self.aside.append((reason, text, Locator(sheet=sheet, row=row, part=part)))

    def problem(
        self,
        code: str,
        *,
        found: str = "",
        expected: str = "",
        remedy: str = "",
        severity: Severity | None = None,
        sheet: str = "",
        row: int | None = None,
        column: str = "",
        part: str = "",
    ) -> None:
        """Raise one problem at one place."""
        where = Locator(sheet=sheet, row=row, column=column, part=part)
        self.problems.append(Problem(code, where, found, expected, remedy, severity))

    def tracked(self, inserted: int, deleted: int) -> None:
        """Say how many changes were tracked, if any were."""
        if inserted or deleted:
            self.problem(
                "tracked-changes",
                found=f"{inserted} {'insertion' if inserted == 1 else 'insertions'} read, "
                f"{deleted} {'deletion' if deleted == 1 else 'deletions'} left out",
            )

    def tables(self) -> Iterable[Table]:
        """The tables read so far, in order."""
        return (part for part in self.content if isinstance(part, Table))

    def make_visible(self) -> None:
        """Replace characters nobody can see, everywhere, and say where they stood."""
        if not self.looked_over and has_unseen("\n".join(self.all_texts())):
            self.replace_unseen()

    def replace_unseen(self) -> None:
        """Replace characters nobody can see in every text, one by one."""
        unseen = _Unseen(self)
        for at, part in enumerate(self.content):
            if isinstance(part, TextBlock):
                text, label = unseen.clean(part.text, part.locator), cleaned(part.label)
                self.content[at] = replace(part, text=text, label=label)
                continue
            part.caption = cleaned(part.caption)
            for row in part.rows:
                for index, text in enumerate(row.texts):
                    where = _place_of(part, row, index)
                    row.texts[index] = unseen.clean(text, where)
        self.aside = [(why, unseen.clean(text, where), where) for why, text, where in self.aside]
        unseen.say()

    def all_texts(self) -> list[str]:
        """Every text of the reading, copies and names of fields too."""
        texts = [text for _, text, _ in self.aside]
        for part in self.content:
            if isinstance(part, TextBlock):
                texts += (part.text, part.label)
            else:
                texts += (part.name, part.caption)
                for row in part.rows:
                    texts += row.texts
        return texts

    def shown_texts(self) -> list[str]:
        """Every text the submission shows, once.

        Not counted: copies of merged cells, numbers that Word counts by itself, names of fields (labels, and row 0 of a list of
        records), and typed values, which count by the cell and not by their looks.
        """
        texts: list[str] = []
        for part in self.content:
            if isinstance(part, TextBlock):
                texts.append(part.text)
                continue
            if part.bands is not None:
                texts += part.bands.untyped_texts()
                continue
            for row in part.rows:
                if row.number == 0:
                    continue
                if row.marks:
                    texts += _own_texts(row)
                elif row.values:
                    texts += _untyped(tuple(row.values), len(row.texts))(row.texts)
                else:
                    texts += row.texts
        return texts

    def typed_cells(self) -> dict[str, int]:
        """How many cells of each table hold a number, a date or a time; each counts as a word."""
        found: dict[str, int] = {}
        for table in self.tables():
            if table.bands is not None:
                count = table.bands.typed
            else:
                typed = [row for row in table.rows if row.values]
                count = sum(_own_values(row) if row.marks else len(row.values) for row in typed)
            found[table.name] = found.get(table.name, 0) + count
        return found


def _place_of(table: Table, row: Row, index: int) -> Locator:
    """The place of a cell; in a list of records, which has no letters, its field by name."""
    if RECORDS not in table.marks:
        return Locator(sheet=table.name, row=row.number, column=letter(index))
    names = table.rows[0].texts
    field_name = names[index] if index < len(names) else letter(index)
    return Locator(sheet=table.name, row=row.number, column=field_name, record=True)


@dataclass(slots=True)
class _Unseen:
    """Counts what was made visible, and remembers the first places."""

    reading: Reading
    control: int = 0
    hidden: int = 0
    control_at: Locator | None = None
    hidden_at: Locator | None = None

    def clean(self, text: str, where: Locator) -> str:
        text, control, hidden = clean(text)
        if control:
            self.control += control
            self.control_at = self.control_at or where
        if hidden:
            self.hidden += hidden
            self.hidden_at = self.hidden_at or where
        return text

    def say(self) -> None:
        for code, count, where in (
            ("control-characters", self.control, self.control_at),
            ("hidden-characters", self.hidden, self.hidden_at),
        ):
            if where is not None:
                self.reading.problems.append(Problem(code, where, f"{count} in the file"))


@cache
def _untyped(typed: tuple[int, ...], size: int) -> Callable[[Sequence[str]], tuple[str, ...]]:
    """Takes the texts of a row without those of its typed cells; most rows are alike."""
    rest = [index for index in range(size) if index not in typed]
    if len(rest) < 2:
        return lambda texts: tuple(texts[index] for index in rest)
    return itemgetter(*rest)


def _own_texts(row: Row) -> list[str]:
    return [
        text
        for index, text in enumerate(row.texts)
        if index not in row.values and not _is_copy(row, index)
    ]


def _own_values(row: Row) -> int:
    return sum(1 for index in row.values if not _is_copy(row, index))


def _is_copy(row: Row, index: int) -> bool:
    return any(mark.startswith((COPIED, COUNTED)) for mark in row.marks.get(index, ()))


# ---------------------------------------------------------------- the balance


@dataclass(slots=True)
class Told:
    """The texts of the raw file, part by part, their words counted as they come in.

    ``words`` is None once a text holds characters nobody can see.
    """

    parts: list[tuple[str, Sequence[str]]] = field(default_factory=list)
    words: int | None = 0

    def add(self, part: str, texts: Sequence[str]) -> None:
        """Take in the texts of one part."""
        self.parts.append((part, texts))
        count = look_over(texts)
        self.words = None if count is None or self.words is None else self.words + count


def balance(
    reading: Reading,
    received: Sequence[tuple[str, Sequence[str]]],
    typed: Mapping[str, int] | None = None,
    words_told: int | None = None,
) -> Census:
    """Balance what a reader shows and sets aside against an independent count of the raw file.

    ``received`` is (name of the part, its texts), and ``words_told`` their words where they have
    been counted; ``typed`` is how many numbers and dates each sheet holds in the raw file, each of
    which counts as one word however it is shown.
    """
    shown, aside = reading.shown_texts(), [text for _, text, _ in reading.aside]
    told = [text for _, texts in received for text in texts]
    alike = _alike(told, [*shown, *aside])
    n_aside = look_over(aside)
    if alike and words_told is not None and n_aside is not None:
        # The same texts in the same order have the same words: they are counted once.
        n_shown: int | None = words_told - n_aside
    else:
        n_shown = look_over(shown)
    reading.looked_over = True
    if n_shown is None or n_aside is None:
        reading.replace_unseen()
        shown, aside = reading.shown_texts(), [text for _, text, _ in reading.aside]
        n_shown, n_aside = count_words("\n".join(shown)), count_words("\n".join(aside))
        alike = False
    n_told, missing = n_shown + n_aside, tuple[str, ...]()
    if not alike and not _same_texts(told, shown, aside):
        # Not the same text by text: look again word by word, as both would be shown.
        received = [(part, _visible(texts)) for part, texts in received]
        told = [text for _, texts in received for text in texts]
        n_told = count_words("\n".join(told))
        if _fingerprint(told) != _fingerprint([*shown, *aside]):
            missing = _missing([*shown, *aside], received)
    by_table = reading.typed_cells()
    n_typed = sum(by_table.values())
    told_typed = sum(typed.values()) if typed is not None else n_typed
    if typed is not None:
        missing = (*missing, *_missing_typed(by_table, typed))
    return Census(n_told + told_typed, n_shown + n_typed, n_aside, missing)


def _alike(told: Sequence[str], kept: Sequence[str]) -> bool:
    """True when both hold the same texts, or the same lines, in the same order."""
    if told == kept:
        return True
    ours, theirs = list(filter(None, told)), list(filter(None, kept))
    return ours == theirs or ours == list(filter(None, "\n".join(theirs).split("\n")))


def _same_texts(told: Sequence[str], shown: Sequence[str], aside: Sequence[str]) -> bool:
    """True when both sides hold the same texts, or at least the same lines, in any order."""
    # A sum of hashes does not depend on the order; the hash of an empty text is 0.
    if sum(map(hash, told)) == sum(map(hash, shown)) + sum(map(hash, aside)):
        return True
    return _lines(told) == _lines([*shown, *aside])


def _lines(texts: Sequence[str]) -> int:
    return sum(map(hash, "\n".join(texts).split("\n")))


def _visible(texts: Sequence[str]) -> Sequence[str]:
    return [cleaned(text) for text in texts] if has_unseen("\n".join(texts)) else texts


def _fingerprint(texts: Sequence[str]) -> tuple[int, int]:
    found = words("\n".join(texts))
    return len(found), sum(map(hash, found))


def _missing(
    got: Sequence[str],
    received: Sequence[tuple[str, Sequence[str]]],
) -> tuple[str, ...]:
    """Words of the raw file that the reader did not hand on, each with its part."""
    left = Counter(words("\n".join(got)))
    missing: list[str] = []
    for part, texts in received:
        for word in words("\n".join(texts)):
            if left[word] > 0:
                left[word] -= 1
            elif len(missing) < _MOST_MISSING:
                missing.append(f"{part}: {word}")
    return tuple(missing)


def _missing_typed(read: Mapping[str, int], typed: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(
        f"{sheet}: {count - read.get(sheet, 0)} of {count} numbers and dates"
        for sheet, count in typed.items()
        if count != read.get(sheet, 0)
    )


#: Words named in an imbalance; the count says how many there are.
_MOST_MISSING = 50
