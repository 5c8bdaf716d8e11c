"""A document cut into pieces that can be typeset side by side, each a few hundred rows long."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pipeline.document import (
    Block,
    Contents,
    Document,
    Figure,
    Footnote,
    Heading,
    Inline,
    Link,
    Part,
    Table,
    TableRow,
    inlines,
    plain,
    walk,
)
from pipeline.render.clean import clean
from pipeline.render.outline import Entry, anchors, entries
from pipeline.render.typst_source import Source, literal
from pipeline.render.typst_style import PRELUDE

#: A piece is about as heavy as this many table rows of 450 letters: some 50 pages, 150 MB.
HEAVY = 600.0
#: Below this a document is one piece, contents and all.
LIGHT = 200.0


@dataclass(slots=True)
class Slice:
    """The source of some consecutive pages. ``marks`` are the anchors it must give places for."""

    landscape: bool
    statements: list[str] = field(default_factory=list)
    marks: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()  # ids of rows that must be found on its pages
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
            f"#let numbers = ({pages or ':'})\n{PRELUDE}\n#set document(title: {literal(clean(title)) or literal('Document')})\n"
            f"#set text(lang: {literal(lang)}, region: {literal(region.lower() or 'gb')})\n"
            f"#set page(flipped: {str(self.landscape).lower()})\n"
            f"#{{\n{body}\n{ledger}\n}}\n"
        )


@dataclass(slots=True)
class Plan:
    """Every piece of a document in order, and what is on its pages."""

    slices: list[Slice]
    order: tuple[Entry, ...]  # bookmarks
    entries: tuple[Entry, ...]


def plan(document: Document, show: dict[str, str]) -> Plan:
    """Cut a document. ``show`` says what is printed for characters without a glyph."""
    known = anchors(document)
    wanted = frozenset(targets(document)) & known | frozenset(bands(document))
    source = Source(known, wanted, entries(document), show, landscape=document.landscape)
    cutter = _Cutter(source, small=weight(document.blocks) < LIGHT)
    cutter.start()
    cutter.add(_opening(document, source))
    cutter.blocks(document.blocks)
    cutter.finish()
    return Plan(cutter.pieces, tuple(source.order), source.entries)


def _opening(document: Document, source: Source) -> list[str]:
    def text(words: str) -> str:
        return source.text(words) if words else "none"

    title, subtitle = text(document.title), text(document.subtitle)
    if document.cover:
        return [f"cover({title}, {subtitle}, {text(document.reference)}, {text(document.marking)})"]
    if document.kind == "letter":
        return []
    return [f"title-lines({title}, {subtitle})"]


@dataclass(slots=True)
class _Cutter:
    source: Source
    small: bool
    pieces: list[Slice] = field(default_factory=list)
    _placed: int = 0
    _rows: int = 0

    @property
    def piece(self) -> Slice:
        return self.pieces[-1]

    def start(self) -> None:
        self.pieces.append(Slice(self.source.landscape))

    def finish(self) -> None:
        """Note which marks the piece holds: headings the typesetter names itself."""
        placed = self.source.placed[self._placed :]
        named = {entry.anchor for entry in self.source.entries}
        self.piece.marks = tuple(anchor for anchor in placed if anchor not in named)
        self.piece.headings = tuple(anchor for anchor in placed if anchor in named)
        self.piece.rows = tuple(self.source.rows[self._rows :])
        self._placed, self._rows = len(self.source.placed), len(self.source.rows)

    def cut(self) -> None:
        if self.piece.statements:
            self.finish()
            self.start()

    def add(self, statements: list[str], heavy: float = 0.0) -> None:
        self.piece.statements += statements
        self.piece.weight += heavy

    def blocks(self, blocks: tuple[Block, ...]) -> None:
        before: Block | None = None
        for block in blocks:
            if self.piece.weight >= HEAVY and not isinstance(before, Heading):
                self.cut()
            self._block(block, before)
            before = block

    def _block(self, block: Block, before: Block | None) -> None:
        if isinstance(block, Part):
            self._part(block)
        elif isinstance(block, Table) and weight((block,)) + self.piece.weight > HEAVY:
            self._long_table(block)
        else:
            self.add(self.source.block(block, before), weight((block,)))
            if isinstance(block, Contents):
                self.piece.contents = True
                if not self.small:
                    self.cut()

    def _part(self, block: Part) -> None:
        outer = self.source.landscape
        self.add(self.source.turn(landscape=block.landscape))
        self.add(self.source.open_part(block))
        self.blocks(block.blocks)
        self.source.outline.leave()
        self.add(self.source.turn(landscape=outer))

    def _long_table(self, table: Table) -> None:
        first = 0
        room = HEAVY - self.piece.weight
        heavy = 0.0
        for place, row in enumerate(table.rows):
            heavy += row_weight(row)
            if heavy >= room:
                self.add(self.source.table(table, rows=slice(first, place + 1)), heavy)
                first, room, heavy = place + 1, HEAVY, 0.0
                if first < len(table.rows):
                    self.cut()
        if first < len(table.rows) or not table.rows:
            self.add(self.source.table(table, rows=slice(first, len(table.rows))), heavy)


def weight(blocks: tuple[Block, ...]) -> float:
    """How much work blocks are to set, in table rows of 450 letters."""
    found = 0.0
    for block in walk(blocks):
        table = block.data if isinstance(block, Figure) else block
        if isinstance(table, Table):
            found += sum(map(row_weight, table.rows))
        else:
            letters = sum(len(plain(content)) for content in inlines(block))
            found += 0.1 + letters / 1500
    return found


def row_weight(row: TableRow) -> float:
    """How much work a row is to set."""
    letters = 0
    for cell in row.cells:
        for content in cell.content:
            for part in content:
                letters += len(getattr(part, "text", "")) or 40
    return 0.3 + letters / 640


def targets(document: Document) -> Iterator[str]:
    """The anchors that links of the document lead to."""
    for block in walk(document.blocks):
        for content in inlines(block):
            yield from _targets(content)


def _targets(content: tuple[Inline, ...]) -> Iterator[str]:
    for part in content:
        if isinstance(part, Link) and part.target.startswith("#"):
            yield part.target[1:]
        elif isinstance(part, Footnote):
            yield from _targets(part.content)


def bands(document: Document) -> Iterator[str]:
    """The anchors of full-width rows, which become bookmarks."""
    for block in walk(document.blocks):
        if isinstance(block, Table):
            for row in block.rows:
                if row.band and row.anchor:
                    yield row.anchor
