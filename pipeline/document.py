"""A document before it has a format: what is said, in which order. Renderers only play it back.

A ``Mention`` marks untouched text with a register key and a ``Dated`` with the day it means:
the restricted copy prints the words as written, the publication copy the pseudonym or the
generalised date. They are two renderings of one model.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from pipeline.model import EventDate

# ---------------------------------------------------------------- inlines


@dataclass(frozen=True, slots=True)
class Span:
    """Words, with at most emphasis. A newline in ``text`` is a line break."""

    text: str = field(repr=False)
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that mean a person, place or organisation of the register.

    ``typed`` is what the author typed for them where it was not these words (``{{child-1}}``);
    the restricted Word copy carries it, so that an edited copy can be brought back.
    """

    text: str = field(repr=False)
    key: str
    bold: bool = False
    italic: bool = False
    typed: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Dated:
    """Words that give a date."""

    text: str = field(repr=False)
    when: EventDate
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A link. ``target`` is ``#anchor`` within the document, or an https or mailto address.

    ``typed`` is what the author typed for it (``[@kloe:2]``), as for a mention.
    """

    text: str = field(repr=False)
    target: str = field(repr=False)
    typed: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note at this point in the text; ``typed`` as for a mention (``[@event:police-0042]``)."""

    content: tuple[Inline, ...] = field(repr=False)
    typed: str = field(default="", repr=False)


Inline = Span | Mention | Dated | Link | Footnote

# ---------------------------------------------------------------- blocks


@dataclass(frozen=True, slots=True)
class Heading:
    """``level`` counts from 1. ``anchor`` is a stable id, unique in the document.

    ``origin`` says which block of the author's prose this is (``prose_pieces.Origin``); a bookmark
    carries it in the restricted Word copy and nothing else does.
    """

    level: int
    content: tuple[Inline, ...] = field(repr=False)
    anchor: str = ""
    numbered: bool = False
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``style``: body, lead, quote, note, label, question (with its answer) or signature.

    ``numbered``: 1.1.1 under headings. A question stays on the page of the reason that follows.

    ``origin`` as for a heading.
    """

    content: tuple[Inline, ...] = field(repr=False)
    style: str = "body"
    anchor: str = ""
    numbered: bool = False
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A bulleted or numbered list; an item is one or more blocks. ``origin`` as for a heading."""

    items: tuple[tuple[Block, ...], ...] = field(repr=False)
    ordered: bool = False
    origin: str = ""


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell's paragraphs. ``shade`` is a role (agency, late, met, warn ...), never a colour.

    ``control``: what Word offers in an empty cell of a form, a date or a choice; other words may
    be typed over it.
    """

    content: tuple[tuple[Inline, ...], ...] = field(repr=False)
    shade: str = ""
    header: bool = False  # a row header
    span: int = 1
    control: FormField | None = None


@dataclass(frozen=True, slots=True)
class TableRow:
    """``anchor`` is an event id in a chronology, so that links and counts find the row.

    ``band``: a full-width row (a year, an organisational change) with one cell.
    """

    cells: tuple[TableCell, ...] = field(repr=False)
    anchor: str = ""
    band: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A real table with a heading row that repeats. ``widths`` are shares of the page width.

    ``origin`` as for a heading.
    """

    header: tuple[str, ...]
    rows: tuple[TableRow, ...] = field(repr=False)
    caption: str = ""
    widths: tuple[float, ...] = ()
    anchor: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing as SVG with its text alternative, and the same figures as a table."""

    svg: str = field(repr=False)
    alternative: str = field(repr=False)
    caption: str = ""
    data: Table | None = None
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class FormField:
    """A question to be answered in Word and read back by ``cspr adopt``.

    ``tag`` is the name the answer is stored under; ``kind``: text, choice, date or tick.
    """

    tag: str
    label: str
    kind: str = "text"
    options: tuple[str, ...] = ()
    value: str = field(default="", repr=False)
    help: str = ""


def reasoned(block: Block | None, after: Block | None) -> bool:
    """True for a question followed by the one for its reason: they stand on one page."""
    return (
        isinstance(block, FormField)
        and isinstance(after, FormField)
        and block.tag.endswith(".answer")
        and after.tag == block.tag.removesuffix("answer") + "reason"
    )


@dataclass(frozen=True, slots=True)
class Callout:
    """A boxed remark. ``kind``: missing, warning, note or decision."""

    kind: str
    title: str
    blocks: tuple[Block, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a pack: starts on a new page with a tab page when ``tab`` is true."""

    title: str
    blocks: tuple[Block, ...] = field(repr=False)
    landscape: bool = False
    tab: bool = False
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents goes here, down to ``depth``."""

    depth: int = 2


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The next block starts a page."""


Block = (
    Heading | Paragraph | Items | Table | Figure | FormField | Callout | Part | Contents | PageBreak
)


@dataclass(frozen=True, slots=True)
class Document:
    """One document. ``kind`` picks the template (``templates/<partnership>/<kind>.docx``).

    ``reference`` and ``marking`` stand on every page; both are empty on a publication copy's
    page furniture unless the policy gives a public reference.
    """

    kind: str
    title: str
    blocks: tuple[Block, ...] = field(repr=False)
    subtitle: str = ""
    reference: str = ""
    marking: str = ""
    language: str = "en-GB"
    landscape: bool = False
    cover: bool = False


def on_cover(document: Document) -> int:
    """How many of the first blocks stand on the title page itself.

    Paragraphs and boxed remarks that a page break follows; 0 without either or without a cover.
    """
    if document.cover:
        for number, block in enumerate(document.blocks):
            if isinstance(block, PageBreak):
                return number
            if not isinstance(block, Paragraph | Callout):
                break
    return 0


# ---------------------------------------------------------------- small ways of making and walking


def words(text: str, *, bold: bool = False, italic: bool = False) -> tuple[Inline, ...]:
    """Plain words as inline content."""
    return (Span(text, bold=bold, italic=italic),)


def paragraph(text: str, style: str = "body") -> Paragraph:
    """A paragraph of plain words."""
    return Paragraph(words(text), style=style)


def heading(level: int, text: str, anchor: str = "", *, numbered: bool = False) -> Heading:
    """A heading of plain words."""
    return Heading(level, words(text), anchor=anchor, numbered=numbered)


def cell(text: str, *, shade: str = "", header: bool = False) -> TableCell:
    """A cell of plain words; a blank line starts a new paragraph in the cell."""
    return TableCell(
        tuple(words(part) for part in text.split("\n\n")) or ((),), shade=shade, header=header
    )


def plain(content: tuple[Inline, ...]) -> str:
    """The words of inline content, footnotes in brackets after their place."""
    parts = (
        f" [{plain(part.content)}]" if isinstance(part, Footnote) else part.text for part in content
    )
    return "".join(parts)


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Every block in reading order, parents before what they hold."""
    for block in blocks:
        yield block
        if isinstance(block, Items):
            for item in block.items:
                yield from walk(item)
        elif isinstance(block, Part | Callout):
            yield from walk(block.blocks)


def inlines(block: Block) -> Iterator[tuple[Inline, ...]]:
    """Each run of inline content a block itself holds, tables cell by cell."""
    if isinstance(block, Heading | Paragraph):
        yield block.content
    elif isinstance(block, Table):
        for row in block.rows:
            for held in row.cells:
                yield from held.content


__all__ = [
    "Block", "Callout", "Contents", "Dated", "Document", "Figure", "Footnote", "FormField",
    "Heading", "Inline", "Items", "Link", "Mention", "PageBreak", "Paragraph", "Part", "Span",
    "Table", "TableCell", "TableRow", "cell", "heading", "inlines", "on_cover", "paragraph",
    "plain", "replace", "walk", "words",
]  # fmt: skip
