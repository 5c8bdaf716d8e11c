"""The presentation for a learning event: the learning summary, a point or a few to a page.

Essex asks for one for every published review. It says nothing that the summary does not say, so
it goes through the same gate.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.assemble.learning_summary import learning_summary
from pipeline.assemble.review import Review
from pipeline.document import Block, Document, Heading, Items, PageBreak, Span

#: So many items of a list stand on one page, to be read from the back of a room.
TOGETHER = 3


def presentation(review: Review) -> Document:
    """The pages in landscape: one heading a page, repeated where its list goes on."""
    summary = learning_summary(review)
    return replace(
        summary,
        kind="presentation",
        title=summary.title.replace("Learning summary", "For the learning event", 1),
        landscape=True,
        cover=True,
        blocks=tuple(pages(summary.blocks)),
    )


def pages(blocks: Sequence[Block]) -> Iterator[Block]:
    """Each heading of the first level begins a page; what stands before the first is left out."""
    under: Heading | None = None
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1:
            if under:
                yield PageBreak()
            under = block
            yield block
        elif isinstance(block, Items) and under:
            yield from _shared_out(block, under)
        elif under:
            yield block


def _shared_out(items: Items, under: Heading) -> Iterator[Block]:
    for first in range(0, len(items.items), TOGETHER):
        if first:
            yield PageBreak()
            more = (*under.content, Span(" (continued)"))
            yield replace(under, content=more, anchor="", origin="")
        yield replace(items, items=items.items[first : first + TOGETHER])
