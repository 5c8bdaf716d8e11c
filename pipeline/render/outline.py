"""Levels, numbers and anchors of a document, worked out once for every format.

A titled part is a heading of the first level and what it holds stands below it. Levels never
skip, as PDF/UA asks. Numbers run 1, 1.1, 1.1.1: a numbered heading opens a level for the
headings and paragraphs under it; every part starts again at 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pipeline.document import (
    Block,
    Callout,
    Document,
    Figure,
    Footnote,
    Heading,
    Inline,
    Items,
    Link,
    Paragraph,
    Part,
    Span,
    Table,
    inlines,
    plain,
    walk,
)

DEEPEST = 6


@dataclass(slots=True)
class Outline:
    """Called with each heading, paragraph and part in reading order; remembers where it is."""

    last: int = 0
    _shifts: list[int] = field(default_factory=lambda: [0])
    _open: list[int] = field(default_factory=list)
    _counts: list[int] = field(default_factory=list)

    def enter(self, part: Part) -> int:
        """Open a part and give the level of its title (0 without one); numbers start again."""
        if not part.title:
            self._shifts.append(self._shifts[-1])
            return 0
        outer = self._shifts[-1]
        held = [block.level for block in walk(part.blocks) if isinstance(block, Heading)]
        self._open, self._counts = [], []
        self.last = level = max(1, min(outer + 1, self.last + 1, DEEPEST))
        self._shifts.append(level + 1 - min(held, default=1))
        return level

    def leave(self) -> None:
        """Close a part: what follows stands at the level of what is around it."""
        self._shifts.pop()

    def level(self, heading: Heading) -> int:
        """The level a heading is printed at, 1 to 6, never more than one below the last."""
        self.last = max(1, min(heading.level + self._shifts[-1], self.last + 1, DEEPEST))
        return self.last

    def number(self, block: Heading | Paragraph) -> tuple[int, ...]:
        """The number of a numbered heading or paragraph, () for others."""
        if not block.numbered:
            return ()
        if isinstance(block, Heading):
            while self._open and self._open[-1] >= block.level:
                self._open.pop()
            depth = len(self._open)
            self._open.append(block.level)
        else:
            depth = len(self._open)
        del self._counts[depth + 1 :]
        while len(self._counts) <= depth:
            self._counts.append(0)
        self._counts[depth] += 1
        return tuple(self._counts)


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading as contents and bookmarks show it. ``anchor`` is where it leads."""

    level: int
    text: str = field(repr=False)
    anchor: str = ""


def dotted(number: tuple[int, ...]) -> str:
    """``1.2.3``; "" where there is no number."""
    return ".".join(map(str, number))


def in_order(blocks: Iterable[Block], outline: Outline) -> Iterator[tuple[Block, int, str]]:
    """Each heading, part and numbered paragraph with its printed level (0) and number ("")."""
    for block in blocks:
        if isinstance(block, Part):
            yield block, outline.enter(block), ""
            yield from in_order(block.blocks, outline)
            outline.leave()
        elif isinstance(block, Heading):
            yield block, outline.level(block), dotted(outline.number(block))
        elif isinstance(block, Paragraph):
            yield block, 0, dotted(outline.number(block))
        elif isinstance(block, Callout):
            yield from in_order(block.blocks, outline)
        elif isinstance(block, Items):
            for item in block.items:
                yield from in_order(item, outline)


def entries(document: Document) -> tuple[Entry, ...]:
    """Every heading of a document with the anchor its renderers give it.

    A heading without an anchor of its own is ``heading-<n>``, counted from 1 over all headings.
    """
    found: list[Entry] = []
    for block, level, number in in_order(document.blocks, Outline()):
        if level and isinstance(block, Part | Heading):
            text = block.title if isinstance(block, Part) else _without_notes(block.content)
            anchor = block.anchor or f"heading-{len(found) + 1}"
            found.append(Entry(level, f"{number} {text}".strip(), anchor))
    return tuple(found)


def tables(document: Document) -> Iterator[Table]:
    """Every table of a document in reading order, those behind figures too."""
    for block in walk(document.blocks):
        if isinstance(block, Table):
            yield block
        elif isinstance(block, Figure) and block.data is not None:
            yield block.data


def contents(document: Document) -> Iterator[tuple[Inline, ...]]:
    """Every run of inline content, in tables behind figures too; footnotes stand within theirs."""
    for block in walk(document.blocks):
        yield from inlines(block)
        if isinstance(block, Figure) and block.data is not None:
            yield from inlines(block.data)


def anchors(document: Document) -> frozenset[str]:
    """Every anchor a link of the document may lead to."""
    found = {entry.anchor for entry in entries(document)}
    for block in walk(document.blocks):
        if isinstance(block, Paragraph | Figure | Table | Part | Heading) and block.anchor:
            found.add(block.anchor)
    for table in tables(document):
        found.update(row.anchor for row in table.rows if row.anchor)
        if table.anchor:
            found.add(table.anchor)
    return frozenset(found)


def targets(document: Document) -> frozenset[str]:
    """The anchors that links of the document lead to."""
    return frozenset(
        link.target[1:] for link in _links(_marked(document)) if link.target.startswith("#")
    )


def _marked(document: Document) -> list[Inline]:
    """Every part of inline content but plain words, of which a chronology has most by far."""
    found: list[Inline] = []
    for block in walk(document.blocks):
        table = block.data if isinstance(block, Figure) else block
        if isinstance(table, Table):
            found += [
                part
                for row in table.rows
                for held in row.cells
                for content in held.content
                for part in content
                if type(part) is not Span
            ]
        elif not isinstance(block, Figure):
            found += [part for content in inlines(block) for part in content]
    return found


def _links(content: Iterable[Inline]) -> Iterator[Link]:
    for part in content:
        if isinstance(part, Link):
            yield part
        elif isinstance(part, Footnote):
            yield from _links(part.content)


def notes(document: Document) -> int:
    """How many footnotes the document has."""
    return sum(isinstance(part, Footnote) for part in _marked(document))


def _without_notes(content: tuple[Inline, ...]) -> str:
    return plain(tuple(part for part in content if not isinstance(part, Footnote))).strip()
