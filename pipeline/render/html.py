"""A document as one static web page: no scripts, nothing fetched, readable by everyone.

The page carries its own style sheet, whose hash is the only thing its content security policy
lets through. What anyone wrote is escaped text, never markup.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

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
    Table,
    TableCell,
    TableRow,
)
from pipeline.render.clean import escape
from pipeline.render.drawing import drawing
from pipeline.render.html_style import STYLE
from pipeline.render.look import CALLOUTS, callout, shade
from pipeline.render.outline import Entry, Outline, anchors, dotted, entries
from pipeline.render.word_text import allowed

_SAFE = re.compile(r"[^A-Za-z0-9_.-]")


def html(document: Document, *, style: str = "") -> bytes:
    """The document as a page in UTF-8, the same bytes for the same model.

    The title is the page's ``h1`` and headings stand below it. ``style`` is more CSS of our own.
    """
    page = _Page(document)
    body = page.blocks(document.blocks)
    return _frame(document, page, body, STYLE + style).encode()


def policy(style: str) -> str:
    """A content security policy under which nothing runs, nothing loads and this style applies."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _frame(document: Document, page: _Page, body: str, style: str) -> str:
    head = "".join(
        f'<p class="{name}">{escape(text)}</p>'
        for name, text in (("marking", document.marking), ("reference", document.reference))
        if text
    )
    subtitle = f'<p class="subtitle">{escape(document.subtitle)}</p>' if document.subtitle else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(document.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy(style)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(document.title)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        '<a class="skip" href="#main">Skip to the content</a>\n'
        f"<header>{head}<h1>{escape(document.title)}</h1>{subtitle}</header>\n"
        f'<main id="main">\n{body}{page.footnotes()}</main>\n'
        f"<footer>{head or f'<p>{escape(document.title)}</p>'}</footer>\n</body>\n</html>\n"
    )


@dataclass(slots=True)
class _Page:
    """Builds the page's body; keeps the notes it meets."""

    document: Document
    _entries: tuple[Entry, ...] = ()
    _known: frozenset[str] = frozenset()
    _outline: Outline = field(default_factory=Outline)
    _notes: list[str] = field(default_factory=list)
    _made: set[str] = field(default_factory=set)
    _headings: int = 0

    def __post_init__(self) -> None:
        self._entries = entries(self.document)
        self._known = anchors(self.document)

    def blocks(self, blocks: Sequence[Block]) -> str:
        """Blocks in order. A contents list under a heading of its own is not titled again."""
        made = []
        before: Block | None = None
        for block in blocks:
            if isinstance(block, Contents):
                made.append(self._contents(block, titled=isinstance(before, Heading)))
            else:
                made.append(self._block(block))
            before = block
        return "".join(made)

    def _block(self, block: Block) -> str:
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph():
                return self._paragraph(block)
            case Items():
                return self._items(block)
            case Table():
                return self._table(block)
            case Figure():
                return self._figure(block)
            case FormField():
                return self._field(block)
            case Callout():
                return self._callout(block)
            case Part():
                return self._part(block)
            case Contents():
                return self._contents(block, titled=False)
            case PageBreak():
                return '<div class="break"></div>\n'

    # ------------------------------------------------------------ words

    def _id(self, anchor: str) -> str:
        if not anchor or anchor in self._made:
            return ""
        self._made.add(anchor)
        return f' id="{identifier(anchor)}"'

    def _inline(self, content: tuple[Inline, ...]) -> str:
        return "".join([self._piece(part) for part in content])

    def _piece(self, part: Inline) -> str:
        if isinstance(part, Footnote):
            return self._note(part)
        text = lines(part.text)
        if isinstance(part, Link):
            return self._link(part, text)
        if part.bold:
            text = f"<strong>{text}</strong>"
        return f"<em>{text}</em>" if part.italic else text

    def _link(self, link: Link, text: str) -> str:
        if link.target.startswith("#") and link.target[1:] in self._known:
            return f'<a href="#{identifier(link.target[1:])}">{text}</a>'
        if allowed(link.target):
            return f'<a href="{escape(link.target)}" rel="noopener noreferrer">{text}</a>'
        return text

    def _note(self, note: Footnote) -> str:
        self._notes.append("")
        number = len(self._notes)
        self._notes[number - 1] = self._inline(
            tuple(part for part in note.content if not isinstance(part, Footnote))
        )
        return (
            f'<sup class="note"><a href="#note-{number}" id="note-mark-{number}" '
            f'aria-label="Note {number}">{number}</a></sup>'
        )

    def footnotes(self) -> str:
        """The notes at the end of the page, each leading back to its place."""
        if not self._notes:
            return ""
        made = "".join(
            f'<li id="note-{number}">{text} <a href="#note-mark-{number}" '
            f'aria-label="Back to the place of note {number}">\u21a9</a></li>\n'
            for number, text in enumerate(self._notes, start=1)
        )
        return f'<section class="notes" aria-labelledby="notes"><h2 id="notes">Notes</h2><ol>{made}</ol></section>\n'

    # ------------------------------------------------------------ blocks

    def _heading(self, block: Heading) -> str:
        level = min(self._outline.level(block) + 1, 6)
        number = dotted(self._outline.number(block))
        self._headings += 1
        shown = f'<span class="number">{number}</span> ' if number else ""
        where = self._id(block.anchor or f"heading-{self._headings}")
        return f"<h{level}{where}>{shown}{self._inline(block.content)}</h{level}>\n"

    def _paragraph(self, block: Paragraph) -> str:
        number = dotted(self._outline.number(block))
        text = self._inline(block.content)
        where = self._id(block.anchor)
        if number:
            return f'<p class="numbered"{where}><span class="number">{number}</span> <span>{text}</span></p>\n'
        if block.style == "quote":
            return f"<blockquote{where}><p>{text}</p></blockquote>\n"
        name = "" if block.style in ("body", "question") else f' class="{block.style}"'
        return f"<p{name}{where}>{text}</p>\n"

    def _items(self, block: Items) -> str:
        tag = "ol" if block.ordered else "ul"
        made = "".join(f"<li>{self._item(item)}</li>\n" for item in block.items)
        return f"<{tag}>\n{made}</{tag}>\n"

    def _item(self, item: tuple[Block, ...]) -> str:
        if len(item) == 1 and isinstance(item[0], Paragraph) and not item[0].numbered:
            return self._inline(item[0].content)
        return self.blocks(item)

    def _table(self, block: Table) -> str:
        caption = f"<caption>{escape(block.caption)}</caption>" if block.caption else ""
        head = "".join(f'<th scope="col">{lines(title)}</th>' for title in block.header)
        rows = "".join([self._row(row, len(block.header)) for row in block.rows])
        name = f' aria-label="{escape(block.caption)}"' if block.caption else ' aria-label="Table"'
        return (
            f'<div class="table"{self._id(block.anchor)} role="region" tabindex="0"{name}>'
            f"<table>{caption}<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody></table></div>\n"
        )

    def _row(self, row: TableRow, columns: int) -> str:
        where = self._id(row.anchor)
        if row.band:
            held = row.cells[0] if row.cells else TableCell(((),))
            return f'<tr class="band"{where}><td colspan="{columns}">{self._cell_body(held)}</td></tr>\n'
        return f"<tr{where}>{''.join([self._cell(held) for held in row.cells])}</tr>\n"

    def _cell(self, held: TableCell) -> str:
        tag, scope = ("th", ' scope="row"') if held.header else ("td", "")
        span = f' colspan="{held.span}"' if held.span > 1 else ""
        role = shade(held.shade)
        look = f' class="fill-{role.fill}"' if role.fill else ""
        return f"<{tag}{scope}{span}{look}>{self._cell_body(held)}</{tag}>"

    def _cell_body(self, held: TableCell) -> str:
        sign = sign_html(held.shade)
        made = [self._inline(content) for content in held.content]
        if len(made) < 2:
            return sign + "".join(made)
        return sign + "".join(f"<p>{text}</p>" for text in made)

    def _figure(self, block: Figure) -> str:
        figure = drawing(block.svg).svg.decode()
        figure = figure.replace(
            "<svg ", f'<svg role="img" aria-label="{escape(block.alternative)}" ', 1
        )
        caption = f"<figcaption>{escape(block.caption)}</figcaption>" if block.caption else ""
        data = ""
        if block.data:
            data = f"<details><summary>The same as a table</summary>{self._table(block.data)}</details>"
        return f"<figure{self._id(block.anchor)}>{caption}{figure}{data}</figure>\n"

    def _field(self, block: FormField) -> str:
        helped = f'<p class="note">{lines(block.help)}</p>' if block.help else ""
        if block.kind == "tick":
            box = "\u2612" if block.value else "\u2610"
            return f'<p class="label">{box} {lines(block.label)}</p>{helped}\n'
        value = lines(block.value) or '<span class="unanswered">Not answered yet</span>'
        return f'<div class="field"><p class="label">{lines(block.label)}</p>{helped}<p class="answer">{value}</p></div>\n'

    def _callout(self, block: Callout) -> str:
        name = callout(block.kind)[2]
        title = f"{name}: {block.title}" if block.title else name
        kind = block.kind if block.kind in CALLOUTS else "note"
        return (
            f'<div class="callout {kind}-box" role="note"><p class="label">{lines(title)}</p>'
            f"{self.blocks(block.blocks)}</div>\n"
        )

    def _part(self, block: Part) -> str:
        title = ""
        level = self._outline.enter(block)
        if level:
            self._headings += 1
            where = self._id(block.anchor or f"heading-{self._headings}")
            title = f"<h{min(level + 1, 6)}{where}>{lines(block.title)}</h{min(level + 1, 6)}>\n"
        made = f'<section class="part">\n{title}{self.blocks(block.blocks)}</section>\n'
        self._outline.leave()
        return made

    def _contents(self, block: Contents, *, titled: bool) -> str:
        wanted = [entry for entry in self._entries if entry.level <= block.depth]
        made = "".join(
            f'<li class="level-{entry.level}"><a href="#{identifier(entry.anchor)}">{lines(entry.text)}</a></li>\n'
            for entry in wanted
        )
        title = "" if titled else '<h2 id="contents-title">Contents</h2>'
        return f'<nav class="contents" aria-label="Contents">{title}<ul>{made}</ul></nav>\n'


def identifier(anchor: str) -> str:
    """An anchor as an id: letters, digits, dots and hyphens only."""
    return _SAFE.sub(lambda match: f"_{ord(match[0]):x}_", anchor)


def lines(text: str) -> str:
    """Escaped words with their line breaks."""
    return escape(text).replace("\n", "<br>") if "\n" in text or "\r" in text else escape(text)


def sign_html(role: str) -> str:
    """The sign of a shade, read out by its meaning."""
    found = shade(role)
    if not found.sign:
        return ""
    return (
        f'<span class="sign"><span aria-hidden="true">{found.sign}</span>'
        f'<span class="unseen">{found.meaning}: </span></span> '
    )
