"""A document cut into slices that can be typeset side by side, each some hundred pages long."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import zip_longest

from pipeline.document import (
    Block,
    Contents,
    Document,
    Figure,
    Heading,
    Part,
    Table,
    TableRow,
    inlines,
    on_cover,
    plain,
    walk,
)
from pipeline.render.clean import clean
from pipeline.render.outline import Entry, anchors, entries, tables, targets
from pipeline.render.typst_source import Source, literal
from pipeline.render.typst_style import prelude

#: A slice is at most about as heavy as this many table rows of 450 letters: 80 pages, 200 MB.
HEAVY = 700.0
#: Below this a document is one slice, contents and all.
LIGHT = 200.0
#: Slices come in twos, for two processes. (Not in as many as the machine has: pages would differ.)
_TOGETHER = 2


@dataclass(slots=True)
class Slice:
    """The source of some consecutive pages. ``marks`` are the anchors it must give places for.

    ``rows`` are the ids of rows that must be found in its words.
    """

    landscape: bool
    statements: list[str] = field(default_factory=list, repr=False)
    marks: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    rows: tuple[str, ...] = field(default=(), repr=False)
    contents: bool = False
    weight: float = 0.0

    def source(self, title: str, language: str, numbers: Mapping[str, int] | None = None) -> str:
        """The whole source, with a last page of links that tells where the marks came to stand.

        ``numbers`` are the page numbers of the contents, once they are known.
        """
        lang, _, region = language.partition("-")
        ledger = ""
        if self.marks:
            links = "; ".join(f"link(label({literal(mark)}), [x])" for mark in self.marks)
            ledger = f"pagebreak(weak: true)\n{{ {links} }}"
        body = "\n".join(self.statements)
        pages = ", ".join(f'{literal(name)}: "{page}"' for name, page in (numbers or {}).items())
        return (
            f"#let numbers = ({pages or ':'})\n{prelude(body)}\n"
            f"#set document(title: {literal(title)})\n"
            f"#set text(lang: {literal(lang)}, region: {literal(region.lower() or 'gb')})\n"
            f"#set page(flipped: {str(self.landscape).lower()})\n"
            f"#{{\n{body}\n{ledger}\n}}\n"
        )


class Plan:
    """Cuts one document. ``order``, its bookmarks, is complete when the last slice is.

    Anchors go by labels here; ``names`` gives the anchor of each.
    """

    def __init__(self, document: Document, show: Mapping[str, str]) -> None:
        # The typesetter's names are plain letters, whatever an anchor holds.
        labels = {name: f"n{count}" for count, name in enumerate(sorted(anchors(document)), 1)}
        led_to = (targets(document) & set(labels)) | set(_bands(document))
        wanted = frozenset(labels[name] for name in led_to)
        self.document = document
        self.names = {label: name for name, label in labels.items()}
        self.entries = tuple(
            Entry(entry.level, clean(entry.text), labels[entry.anchor])
            for entry in entries(document)
        )
        self._weights = {
            id(table): list(map(_row_weight, table.rows)) for table in tables(document)
        }
        self.weight = self._weigh(document.blocks)
        self._source = Source(labels, wanted, self.entries, show, landscape=document.landscape)
        self._named = {entry.anchor for entry in self.entries}
        self._most = self._share()
        self._slice = Slice(document.landscape)
        self._placed = 0
        self._rows = 0

    @property
    def light(self) -> bool:
        """True when it is sooner done here than side by side."""
        return self.weight < HEAVY

    @property
    def order(self) -> tuple[Entry, ...]:
        """Bookmarks so far."""
        return tuple(self._source.order)

    def _share(self) -> float:
        """The weight of a slice: an equal share, so that no process waits long for another."""
        if self.light:
            return HEAVY
        return self.weight / (_TOGETHER * math.ceil(self.weight / HEAVY / _TOGETHER))

    def slices(self) -> Iterator[Slice]:
        """Every slice in order, each as soon as it is cut."""
        self._slice.statements += _opening(self.document, self._source)
        yield from self._blocks(self.document.blocks)
        yield self._finished()

    def _finished(self) -> Slice:
        """The slice as it stands; the next begins."""
        made = self._slice
        placed = list(self._source.placed)[self._placed :]
        made.marks = tuple(anchor for anchor in placed if anchor not in self._named)
        made.headings = tuple(anchor for anchor in placed if anchor in self._named)
        made.rows = tuple(self._source.rows[self._rows :])
        self._placed, self._rows = len(self._source.placed), len(self._source.rows)
        self._slice = Slice(self._source.landscape)
        return made

    def _blocks(self, blocks: tuple[Block, ...]) -> Iterator[Slice]:
        before: Block | None = None
        for block, after in zip_longest(blocks, blocks[1:]):
            if self._slice.weight >= self._most and not isinstance(before, Heading):
                yield self._finished()
            yield from self._block(block, before, after)
            before = block

    def _block(self, block: Block, before: Block | None, after: Block | None) -> Iterator[Slice]:
        weight = self._weigh((block,))
        if isinstance(block, Part):
            yield from self._part(block)
        elif isinstance(block, Table) and weight + self._slice.weight > self._most:
            yield from self._long_table(block)
        else:
            self._slice.statements += self._source.block(block, before, after)
            self._slice.weight += weight
            if isinstance(block, Contents):
                self._slice.contents = True
                if self.weight >= LIGHT:
                    # It is set twice, so it stands alone.
                    yield self._finished()

    def _part(self, block: Part) -> Iterator[Slice]:
        source = self._source
        outer = source.landscape
        self._slice.statements += source.turn(landscape=block.landscape)
        self._slice.statements += source.open_part(block)
        yield from self._blocks(block.blocks)
        source.outline.leave()
        self._slice.statements += source.turn(landscape=outer)

    def _long_table(self, table: Table) -> Iterator[Slice]:
        first = 0
        last = len(table.rows)
        for place, weight in enumerate(self._weights[id(table)], start=1):
            self._slice.weight += weight
            if self._slice.weight >= self._most and place < last:
                self._slice.statements += self._source.table(table, slice(first, place))
                first = place
                yield self._finished()
        self._slice.statements += self._source.table(table, slice(first, last))

    def _weigh(self, blocks: tuple[Block, ...]) -> float:
        """How much work blocks are to set, in table rows of 450 letters."""
        found = 0.0
        for block in walk(blocks):
            table = block.data if isinstance(block, Figure) else block
            if isinstance(table, Table):
                found += sum(self._weights[id(table)])
            else:
                letters = sum(len(plain(content)) for content in inlines(block))
                found += 0.1 + letters / 1500
        return found


def _opening(document: Document, source: Source) -> list[str]:
    def text(words: str) -> str:
        return source.text(words) if words else "none"

    title, subtitle = text(document.title), text(document.subtitle)
    if document.cover:
        furniture = f"{text(document.reference)}, {text(document.marking)}"
        alone = str(not on_cover(document)).lower()
        return [f"cover({title}, {subtitle}, {furniture}, {alone})"]
    if document.kind == "letter":
        return []
    return [f"title-lines({title}, {subtitle})"]


def _row_weight(row: TableRow) -> float:
    """How much work a row is to set."""
    letters = 0
    for cell in row.cells:
        for content in cell.content:
            for part in content:
                letters += len(getattr(part, "text", "")) or 40
    return 0.3 + letters / 640


def _bands(document: Document) -> Iterator[str]:
    """The anchors of full-width rows, which become bookmarks."""
    for table in tables(document):
        for row in table.rows:
            if row.band and row.anchor:
                yield row.anchor
