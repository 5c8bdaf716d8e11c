"""Papers supplied with the case (referral form, notification): read, and rendered by us.

What was read from the file stands in its order; nothing of its layout is copied, and what the
reader set aside is said to be set aside.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

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

NO_ANSWER = "Not answered on the form."


def titles(files: Iterable[str], named: Mapping[str, object]) -> dict[str, str]:
    """Each file's title in the order of the pack; the named ones first.

    ``named`` is the case file's ``[rapid_review]``, whose ``referral_form`` and ``notification``
    name a file. Other files are numbered: their own names may name a child.
    """
    known = {str(named[key]): title for key, title in NAMED.items() if named.get(key)}
    there = set(files)
    found = {file: title for file, title in known.items() if file in there}
    others = sorted(there - found.keys())
    return {**found, **{file: f"Paper {number}" for number, file in enumerate(others, start=1)}}


def papers(
    supplied: Sequence[Submission],
    named: Mapping[str, object],
    told: Mapping[str, tuple[Block, ...]] | None = None,
    prompts: Collection[str] = (),
) -> tuple[Part, ...]:
    """Each file under ``papers/`` as a part of the pack, in the order of ``titles``.

    ``told`` are blocks put before the words of a file: what became of it. ``prompts`` are the
    questions of our own forms: one that nothing follows is said to have no answer.
    """
    by_file = {one.file: one for one in supplied}
    return tuple(
        Part(
            title,
            (*(told or {}).get(file, ()), *_blocks(by_file[file], prompts)),
            tab=True,
            anchor=f"paper-{number}",
        )
        for number, (file, title) in enumerate(titles(by_file, named).items(), start=1)
    )


def _blocks(supplied: Submission, prompts: Collection[str]) -> Iterator[Block]:
    if supplied.content:
        note = "As received; the words are the sender’s, the layout is ours."
        if supplied.aside:
            passages = plural(len(supplied.aside), "passage")
            note += f" Set aside: {passages}, listed in the collation report."
        yield paragraph(note, "note")
    items: list[tuple[Block, ...]] = []
    following: tuple[Grid | TextBlock | None, ...] = (*supplied.content[1:], None)
    for part, after in zip(supplied.content, following, strict=False):
        if isinstance(part, TextBlock) and part.style == "item":
            items.append((paragraph(part.text),))
            continue
        if items:
            yield Items(tuple(items))
            items = []
        if isinstance(part, Grid):
            yield from _grid(part, prompts)
        elif part.text in prompts and part.style != "heading":
            yield paragraph(part.text, "label")
            if after is None or (isinstance(after, TextBlock) and _asks(after, prompts)):
                yield paragraph(NO_ANSWER, "note")
        else:
            yield from _text(part)
    if items:
        yield Items(tuple(items))


def _asks(block: TextBlock, prompts: Collection[str]) -> bool:
    """True for what begins another question."""
    return block.style == "heading" or block.text in prompts


def _text(block: TextBlock) -> Iterator[Block]:
    if block.style == "heading":
        yield Heading(max(block.level, 1), words(block.text))
    elif block.style == "field" and block.label:
        yield Paragraph((Span(f"{block.label}: ", bold=True), Span(block.text)))
    elif block.text.strip():
        yield paragraph(block.text, "note" if block.style == "note" else "body")


def _grid(grid: Grid, prompts: Collection[str]) -> Iterator[Block]:
    """A table whose first row is its heading; short rows are filled up, none is dropped.

    A row that asks one of our own questions and has nothing beside it says so.
    """
    rows = [[held.text for held in row.cells] for row in grid.rows]
    rows = [row for row in rows if any(text.strip() for text in row)]
    width = max((len(row) for row in rows), default=0)
    if not width:
        return
    filled = [row + [""] * (width - len(row)) for row in rows]
    for row in filled[1:]:
        if width > 1 and row[0] in prompts and not any(text.strip() for text in row[1:]):
            row[1] = NO_ANSWER
    body = tuple(TableRow(tuple(cell(text) for text in row)) for row in filled[1:])
    yield Table(tuple(filled[0]), body or (TableRow(tuple(cell("") for _ in range(width))),))
