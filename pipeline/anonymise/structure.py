"""Walks a document and rewrites everything in it that has words, block by block.

Every kind of block is named here; a kind added to the model and forgotten here raises Broken
rather than passing through.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.anonymise.policy import Policy
from pipeline.anonymise.rewrite import Rewriter
from pipeline.document import (
    Block,
    Callout,
    Contents,
    Document,
    Figure,
    Footnote,
    FormField,
    Heading,
    Inline,
    Items,
    Link,
    PageBreak,
    Paragraph,
    Part,
    Span,
    Table,
    TableCell,
    TableRow,
)
from pipeline.errors import Broken


def rewritten(document: Document, rewriter: Rewriter, policy: Policy) -> Document:
    """The document with every word in it rewritten and every anchor renamed."""
    walker = _Walker(rewriter, policy)
    title = rewriter.text(document.title)
    subtitle = rewriter.text(document.subtitle)
    blocks = walker.blocks(document.blocks)
    return replace(document, title=title, subtitle=subtitle, blocks=walker.linked(blocks))


class _Walker:
    def __init__(self, rewriter: Rewriter, policy: Policy) -> None:
        self.rewriter = rewriter
        self.policy = policy
        self.anchors: dict[str, str] = {}

    def anchor(self, old: str) -> str:
        """A new name for an anchor that says nothing: s1, s2 ... in reading order."""
        return self.anchors.setdefault(old, f"s{len(self.anchors) + 1}") if old else ""

    def blocks(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(made for block in blocks for made in self.block(block))

    def block(self, block: Block) -> tuple[Block, ...]:
        """One block as none (a figure left out), one, or its data table in its place."""
        self.rewriter.block += 1
        match block:
            case Heading() | Paragraph():
                self.rewriter.quoting = isinstance(block, Paragraph) and block.style == "quote"
                content = self.rewriter.run(block.content)
                self.rewriter.quoting = False
                return (replace(block, content=content, anchor=self.anchor(block.anchor)),)
            case Items():
                return (replace(block, items=tuple(self.blocks(item) for item in block.items)),)
            case Table():
                return (self.table(block),)
            case Figure():
                return self.figure(block)
            case FormField():
                return ()  # a public report asks nothing
            case Callout():
                title = self.rewriter.text(block.title)
                return (replace(block, title=title, blocks=self.blocks(block.blocks)),)
            case Part():
                title = self.rewriter.text(block.title)
                anchor = self.anchor(block.anchor)
                return (
                    replace(block, title=title, anchor=anchor, blocks=self.blocks(block.blocks)),
                )
            case Contents() | PageBreak():
                return (block,)
        raise Broken(f"anonymise does not know the block {type(block).__name__}")

    def table(self, table: Table) -> Table:
        text = self.rewriter.text
        return replace(
            table,
            header=tuple(text(heading) for heading in table.header),
            rows=tuple(self.row(row) for row in table.rows),
            caption=text(table.caption),
            anchor=self.anchor(table.anchor),
        )

    def row(self, row: TableRow) -> TableRow:
        return replace(
            row, cells=tuple(self.cell(cell) for cell in row.cells), anchor=self.anchor(row.anchor)
        )

    def cell(self, cell: TableCell) -> TableCell:
        return replace(cell, content=tuple(self.rewriter.run(part) for part in cell.content))

    def figure(self, figure: Figure) -> tuple[Block, ...]:
        """A figure's drawing was made from confidential data, so only its table may stay."""
        if figure.data is None:
            return ()
        caption = figure.data.caption or figure.caption
        return (self.table(replace(figure.data, caption=caption)),)

    # ------------------------------------------------------------ links within the document

    def linked(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """The blocks with ``#anchor`` links pointing at the anchors' new names."""
        return tuple(self._relinked(block) for block in blocks)

    def _relinked(self, block: Block) -> Block:
        match block:
            case Heading() | Paragraph():
                return replace(block, content=self._run(block.content))
            case Items():
                return replace(block, items=tuple(self.linked(item) for item in block.items))
            case Callout() | Part():
                return replace(block, blocks=self.linked(block.blocks))
            case Table():
                return replace(
                    block,
                    rows=tuple(
                        replace(
                            row,
                            cells=tuple(
                                replace(cell, content=tuple(map(self._run, cell.content)))
                                for cell in row.cells
                            ),
                        )
                        for row in block.rows
                    ),
                )
        return block

    def _run(self, content: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return tuple(self._inline(part) for part in content)

    def _inline(self, part: Inline) -> Inline:
        if isinstance(part, Footnote):
            return Footnote(self._run(part.content))
        if isinstance(part, Link) and part.target.startswith("#"):
            new = self.anchors.get(part.target[1:])
            return replace(part, target=f"#{new}") if new else Span(part.text)
        return part
