"""The chapters of the report as blocks, each with what its writer says it meets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.assemble.prose import chapter
from pipeline.assemble.references import References
from pipeline.assemble.review import Review
from pipeline.document import Block, Heading, heading, replace
from pipeline.prose_files import Prose

#: Anchors of what the report puts after the chapters; no heading of the prose may take one.
RESERVED = ("front-sheet", "key-events", "learning", "agencies", "family-involvement", "key-lines")


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter. ``meets`` are the keys of the required contents its front lines name."""

    prose: Prose
    blocks: tuple[Block, ...] = field(repr=False)

    @property
    def meets(self) -> frozenset[str]:
        """The required contents the writer says it meets."""
        named = self.prose.front.get("meets", "").split(",")
        return frozenset(name.strip().replace("-", "_") for name in named if name.strip())


def printed(review: Review) -> tuple[Prose, ...]:
    """The files of prose that are chapters of the report; others say ``use:`` in front."""
    return tuple(prose for prose in review.prose if prose.front.get("use", "report") == "report")


def chapters_of(review: Review, references: References) -> tuple[Chapter, ...]:
    """Each file of prose as a chapter, no two headings with one anchor."""
    found = []
    seen = set(RESERVED)
    for number, prose in enumerate(printed(review), start=1):
        references.file = number
        blocks = _titled(prose, chapter(prose, references), number)
        found.append(Chapter(prose, tuple(_unique(blocks, seen))))
    return tuple(found)


def _titled(prose: Prose, blocks: tuple[Block, ...], number: int) -> tuple[Block, ...]:
    """The chapter with the title of its front lines, where it does not begin with a heading."""
    title = prose.front.get("title", "")
    if not title or (blocks and isinstance(blocks[0], Heading)):
        return blocks
    numbered = prose.front.get("numbered", "yes") not in ("no", "false")
    return (heading(1, title, f"chapter-{number}", numbered=numbered), *blocks)


def _unique(blocks: Sequence[Block], seen: set[str]) -> Iterator[Block]:
    for block in blocks:
        if not isinstance(block, Heading):
            yield block
            continue
        anchor, number = block.anchor, 2
        while anchor in seen:
            anchor, number = f"{block.anchor}-{number}", number + 1
        seen.add(anchor)
        yield replace(block, anchor=anchor)
