"""What the papers of a practice review share: their furniture and small tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.assemble.mentions import Marker, marked
from pipeline.assemble.review import Review
from pipeline.assemble.wording import TO_COMPLETE
from pipeline.document import Block, Document, Table, TableRow, cell, paragraph


def paper(
    review: Review,
    kind: str,
    title: str,
    blocks: Iterable[Block],
    *,
    landscape: bool = False,
) -> Document:
    """One restricted paper with reference and marking; the register's names and days are marked."""
    return Document(
        kind=kind,
        title=title,
        subtitle=review.case.title,
        reference=review.case.reference,
        marking=review.profile.marking,
        landscape=landscape,
        blocks=marked(tuple(blocks), Marker(review.register)),
    )


def table(
    header: tuple[str, ...],
    rows: Iterable[Sequence[str]],
    caption: str,
    widths: tuple[float, ...],
) -> Table:
    """A table of words whose first column heads its row."""
    made = tuple(
        TableRow(tuple(cell(words, header=place == 0) for place, words in enumerate(row)))
        for row in rows
    )
    return Table(header, made, caption, widths)


#: What a paper about the draft says while there is none.
NO_CHAPTER = "No chapter has been written yet."


def said(words: str, missing: str = TO_COMPLETE) -> Block:
    """A paragraph of what the case says, or the plain sign that it says nothing yet."""
    return paragraph(words or missing)
