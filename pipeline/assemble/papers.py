"""Papers supplied with the case (referral form, notification): read, and rendered by us.

What was read from the file stands in its order; nothing of its layout is copied, and what the
reader set aside is said to be set aside.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.assemble.wording import plural
from pipeline.document import (
    Block,
    Heading,
    Items,
    Paragraph,
    Part,
    Span,
    Table,
    TableRow,
    cell,
    paragraph,
    words,
)
from pipeline.model import Grid, Submission, TextBlock

#: The papers a case file may name, and how they are called in the pack.
NAMED = {"referral_form": "Referral form", "notification": "Serious incident notification"}


def papers(
    supplied: Sequence[Submission], named: Mapping[str, object], tab: str = "paper"
) -> tuple[Part, ...]:
    """Each file under ``papers/`` as a part of the pack; the named ones first, under their name.

    ``named`` is the case file's ``[rapid_review]``, whose ``referral_form`` and ``notification``
    name a file. Other files are numbered: their own names may name a child.
    """
    titles = {str(named[key]): title for key, title in NAMED.items() if named.get(key)}
    order = {name: number for number, name in enumerate(titles)}
    ordered = sorted(supplied, key=lambda one: (order.get(one.file, len(order)), one.file))
    found, other = [], 0
    for number, one in enumerate(ordered, start=1):
        title = titles.get(one.file, "")
        if not title:
            other += 1
            title = f"Paper {other}"
        blocks = tuple(_blocks(one))
        found.append(Part(title, blocks, tab=True, anchor=f"{tab}-{number}"))
    return tuple(found)


def _blocks(supplied: Submission) -> Iterator[Block]:
    note = "As received; the words are the sender’s, the layout is ours."
    if supplied.aside:
        note += f" Set aside: {plural(len(supplied.aside), 'passage')}, listed with the problems."
    yield paragraph(note, "note")
    items: list[tuple[Block, ...]] = []
    for part in supplied.content:
        if isinstance(part, TextBlock) and part.style == "item":
            items.append((paragraph(part.text),))
            continue
        if items:
            yield Items(tuple(items))
            items = []
        yield from _grid(part) if isinstance(part, Grid) else _text(part)
    if items:
        yield Items(tuple(items))


def _text(block: TextBlock) -> Iterator[Block]:
    if block.style == "heading":
        yield Heading(max(block.level, 1), words(block.text))
    elif block.style == "field" and block.label:
        yield Paragraph((Span(f"{block.label}: ", bold=True), Span(block.text)))
    elif block.text.strip():
        yield paragraph(block.text, "note" if block.style == "note" else "body")


def _grid(grid: Grid) -> Iterator[Block]:
    """A table whose first row is its heading; short rows are filled up, none is dropped."""
    rows = [[held.text for held in row.cells] for row in grid.rows]
    rows = [row for row in rows if any(text.strip() for text in row)]
    width = max((len(row) for row in rows), default=0)
    if not width:
        return
    filled = [row + [""] * (width - len(row)) for row in rows]
    body = tuple(TableRow(tuple(cell(text) for text in row)) for row in filled[1:])
    yield Table(tuple(filled[0]), body or (TableRow(tuple(cell("") for _ in range(width))),))
