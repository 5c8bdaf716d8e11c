"""The draft as an editor reads it: passages with their printed place and what they point at."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from pipeline.assemble.chapters import printed
from pipeline.assemble.prose import chapter
from pipeline.assemble.references import LOST, References
from pipeline.assemble.review import Review
from pipeline.assemble.wording import MONTHS
from pipeline.document import (
    Block,
    Dated,
    Footnote,
    Heading,
    Inline,
    Items,
    Link,
    Mention,
    Paragraph,
    Table,
    plain,
    replace,
)

_MONTH = re.compile(rf"\b(?P<month>{'|'.join(MONTHS)}),? (?P<year>(?:19|20)\d\d)\b")
_TYPED = re.compile(r"\[@(?P<kind>[a-z]+):(?P<target>[^\]\s]+)\]")


@dataclass(frozen=True, slots=True)
class Pointer:
    """A reference to the evidence: after which letter of the passage, its kind and target."""

    at: int
    kind: str  # event, report, kloe; note for the author's own footnote; lost: points at nothing
    target: str


@dataclass(frozen=True, slots=True)
class Named:
    """A person, place or organisation of the register, named in a passage."""

    start: int
    end: int
    key: str


@dataclass(frozen=True, slots=True)
class Said:
    """A day, or a month with its year, that a passage gives, as a span of days."""

    start: int
    end: int
    earliest: date
    latest: date

    def meets(self, earliest: date, latest: date) -> bool:
        """True when the two spans share a day."""
        return self.earliest <= latest and earliest <= self.latest


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph, list item, quotation or table cell of the draft, without its notes.

    ``number`` is the printed paragraph number, "" where none is printed; ``place`` counts the
    passages of the chapter from 1; ``kind`` is heading, paragraph, item, quote or cell.
    """

    chapter: int
    title: str
    section: str
    kind: str
    place: int
    text: str = field(repr=False)
    number: str = ""
    pointers: tuple[Pointer, ...] = ()
    named: tuple[Named, ...] = field(default=(), repr=False)
    days: tuple[Said, ...] = field(default=(), repr=False)
    order: int = 0  # of all passages, from 0

    def where(self) -> str:
        """The place as a reader of the Word draft finds it."""
        if self.number:
            return self.number
        return f"{self.title}: {self.section}, {self.kind} {self.place}"


@dataclass(frozen=True, slots=True)
class Draft:
    """Every passage in reading order, with the review behind it."""

    review: Review
    passages: tuple[Passage, ...] = field(repr=False)

    def prose(self) -> Iterator[Passage]:
        """What is the lead reviewer's own wording: no heading and no quotation."""
        return (held for held in self.passages if held.kind in ("paragraph", "item", "cell"))

    def sections(self) -> Iterator[tuple[Passage, tuple[Passage, ...]]]:
        """Each section: its first passage and its own prose in order."""
        found: dict[tuple[int, str], list[Passage]] = {}
        for held in self.prose():
            found.setdefault((held.chapter, held.section), []).append(held)
        return ((held[0], tuple(held)) for held in found.values())


def draft(review: Review) -> Draft:
    """The draft of the report as passages."""
    references = References(review)
    numbers = _Numbers()
    found: list[Passage] = []
    for count, prose in enumerate(printed(review), start=1):
        blocks = chapter(prose, references)
        title = prose.front.get("title") or _first_heading(blocks) or f"Chapter {count}"
        found += _Reader(count, title, numbers).read(blocks)
    return Draft(review, tuple(replace(held, order=n) for n, held in enumerate(found)))


def _first_heading(blocks: Sequence[Block]) -> str:
    return next((plain(block.content) for block in blocks if isinstance(block, Heading)), "")


@dataclass(slots=True)
class _Numbers:
    """Paragraph numbers as they are printed: 1, 1.1, 1.1.1 under numbered headings."""

    levels: list[int] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)

    def of(self, block: Heading | Paragraph) -> str:
        if not block.numbered:
            return ""
        if isinstance(block, Heading):
            while self.levels and self.levels[-1] >= block.level:
                self.levels.pop()
            depth = len(self.levels)
            self.levels.append(block.level)
        else:
            depth = len(self.levels)
        del self.counts[depth + 1 :]
        self.counts += [0] * (depth + 1 - len(self.counts))
        self.counts[depth] += 1
        return ".".join(map(str, self.counts))


@dataclass(slots=True)
class _Reader:
    """Reads the blocks of one chapter."""

    chapter: int
    title: str
    numbers: _Numbers
    section: str = ""
    place: int = 0

    def read(self, blocks: Sequence[Block], kind: str = "paragraph") -> Iterator[Passage]:
        for block in blocks:
            if isinstance(block, Heading):
                self.section, self.place = plain(block.content), 0
                yield self._passage(block.content, "heading", self.numbers.of(block))
            elif isinstance(block, Paragraph):
                held = "quote" if block.style == "quote" else kind
                yield self._passage(block.content, held, self.numbers.of(block))
            elif isinstance(block, Items):
                for item in block.items:
                    yield from self.read(item, "item")
            elif isinstance(block, Table):
                for row in block.rows:
                    for cell in row.cells:
                        for line in cell.content:
                            yield self._passage(line, "cell", "")

    def _passage(self, content: tuple[Inline, ...], kind: str, number: str) -> Passage:
        if kind != "heading":
            self.place += 1
        text = ""
        pointers: list[Pointer] = []
        named: list[Named] = []
        days: list[Said] = []
        for part in content:
            if isinstance(part, Footnote):
                pointers.append(_pointer(part.typed, len(text)))
                continue
            if part.text.startswith(LOST):
                lost = part.text.removeprefix(LOST).removesuffix("]")
                pointers.append(Pointer(len(text), "lost", lost))
                continue
            if isinstance(part, Link) and part.typed:
                pointers.append(_pointer(part.typed, len(text)))
            if isinstance(part, Dated) and part.when.earliest and part.when.latest:
                end = len(text) + len(part.text)
                days.append(Said(len(text), end, part.when.earliest, part.when.latest))
            if isinstance(part, Mention):
                named.append(Named(len(text), len(text) + len(part.text), part.key))
            text += part.text
        section = self.section or self.title
        return Passage(
            self.chapter, self.title, section, kind, self.place, text, number,
            tuple(pointers), tuple(named), (*days, *_months(text, days)),
        )  # fmt: skip


def _months(text: str, days: Sequence[Said]) -> Iterator[Said]:
    """Months with their year that are not part of a day."""
    for hit in _MONTH.finditer(text):
        if any(held.start < hit.end() and hit.start() < held.end for held in days):
            continue
        month, year = MONTHS.index(hit["month"]) + 1, int(hit["year"])
        yield Said(
            hit.start(),
            hit.end(),
            date(year, month, 1),
            date(year, month, monthrange(year, month)[1]),
        )


def _pointer(typed: str, at: int) -> Pointer:
    found = _TYPED.fullmatch(typed)
    return Pointer(at, found["kind"], found["target"]) if found else Pointer(at, "note", "")
