"""The lead reviewer's Markdown as blocks: headings, numbered paragraphs, lists, tables, notes.

HTML is off: a tag is printed as it was typed. Paragraphs and headings are numbered (1.1.1) as
overview reports are; a list's and a quotation's are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from pipeline.assemble.references import References
from pipeline.document import (
    Block,
    Footnote,
    Heading,
    Inline,
    Items,
    Link,
    PageBreak,
    Paragraph,
    Span,
    Table,
    TableCell,
    TableRow,
    plain,
    replace,
)
from pipeline.prose_files import Prose
from pipeline.prose_pieces import notes_of, origin, parser, tokens_of

_NOTE_PLACE = re.compile(r"\[\^([^\]\s]+)\]")
#: A line break in a cell of a pipe table, unless it was typed to be printed.
_BREAK = re.compile(r"\s*(?<!\\)<br ?/?>\s*")
_NOT_ANCHOR = re.compile(r"[^a-z0-9]+")
_ALLOWED = ("https://", "http://", "mailto:", "#")


def chapter(prose: Prose, references: References) -> tuple[Block, ...]:
    """One file as blocks. What points at nothing is kept in ``references.faults``."""
    numbered = prose.front.get("numbered", "yes") not in ("no", "false")
    return _Reader(references, prose, numbered=numbered).read()


def anchor(text: str) -> str:
    """A heading's anchor: its words in small letters, joined by hyphens."""
    return _NOT_ANCHOR.sub("-", text.casefold()).strip("-") or "section"


class _Reader:
    """Plays the tokens of one file back as blocks."""

    def __init__(self, references: References, prose: Prose, *, numbered: bool) -> None:
        self.references = references
        self.prose = prose
        self.notes = notes_of(prose.text)
        self.numbered = numbered
        self.markdown = parser()

    def read(self) -> tuple[Block, ...]:
        """The blocks, each with the place it was typed at."""
        found: list[Block] = []
        tokens = tokens_of(self.prose.text)
        at = count = 0
        while at < len(tokens):
            end = _closing(tokens, at) if tokens[at].nesting == 1 else at
            place = origin(self.prose.name, self.prose.text, count).name()
            for block in self._block(tokens[at : end + 1], numbered=self.numbered, style="body"):
                if isinstance(block, Heading | Paragraph | Items | Table):
                    found.append(replace(block, origin=place))
                else:
                    found.append(block)
            at, count = end + 1, count + 1
        return tuple(found)

    # -------------------------------------------------------------- blocks

    def _blocks(
        self, tokens: Sequence[Token], *, numbered: bool, style: str = "body"
    ) -> Iterator[Block]:
        at = 0
        while at < len(tokens):
            token = tokens[at]
            end = _closing(tokens, at) if token.nesting == 1 else at
            yield from self._block(tokens[at : end + 1], numbered=numbered, style=style)
            at = end + 1

    def _block(self, tokens: Sequence[Token], *, numbered: bool, style: str) -> Iterator[Block]:
        first, inner = tokens[0], tokens[1:-1]
        if first.type == "heading_open":
            content = self._inline(inner[0])
            level = int(first.tag[1:])
            yield Heading(level, content, anchor(plain(content)), numbered=self.numbered)
        elif first.type == "paragraph_open":
            yield Paragraph(self._inline(inner[0]), style=style, numbered=numbered)
        elif first.type in ("bullet_list_open", "ordered_list_open"):
            yield Items(tuple(self._items(inner)), ordered=first.type.startswith("ordered"))
        elif first.type == "blockquote_open":
            yield from self._blocks(inner, numbered=False, style="quote")
        elif first.type == "table_open":
            yield self._table(inner)
        elif first.type == "hr":
            yield PageBreak()
        elif first.content:  # code: printed as it stands, never run
            yield Paragraph((Span(first.content.rstrip("\n")),), style="quote")

    def _items(self, tokens: Sequence[Token]) -> Iterator[tuple[Block, ...]]:
        at = 0
        while at < len(tokens):
            end = _closing(tokens, at)
            yield tuple(self._blocks(tokens[at + 1 : end], numbered=False))
            at = end + 1

    def _table(self, tokens: Sequence[Token]) -> Table:
        rows: list[list[tuple[tuple[Inline, ...], ...]]] = []
        for token in tokens:
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(self._lines(token))
        header = tuple(" ".join(map(plain, cell)) for cell in rows[0]) if rows else ()
        body = tuple(TableRow(tuple(TableCell(cell) for cell in row)) for row in rows[1:])
        return Table(header, body)

    def _lines(self, token: Token) -> tuple[tuple[Inline, ...], ...]:
        """A cell's paragraphs, divided by ``<br>``: the one tag that a pipe table cannot do without."""
        parts = _BREAK.split(token.content)
        if len(parts) == 1:
            return (self._inline(token),)
        return tuple(self._inline(self.markdown.parseInline(part)[0]) for part in parts)

    # -------------------------------------------------------------- inlines

    def _inline(self, token: Token) -> tuple[Inline, ...]:
        found: list[Inline] = []
        for span in self._spans(token.children or []):
            found += self._resolved(span) if isinstance(span, Span) else [span]
        return tuple(found)

    def _spans(self, tokens: Sequence[Token]) -> Iterator[Inline]:
        """The words with their emphasis, neighbours of one look joined, links whole."""
        bold = italic = 0
        held = Span("")
        link: tuple[str, list[str]] | None = None
        for token in tokens:
            words = _words(token)
            if token.type == "link_open":
                yield held
                held, link = Span(""), (str(token.attrGet("href") or ""), [])
            elif token.type == "link_close" and link:
                yield from self._link(*link)
                link = None
            elif link is not None:
                link[1].append(words)
            else:
                bold += _step(token, "strong")
                italic += _step(token, "em")
                if (held.bold, held.italic) != (bold > 0, italic > 0):
                    yield held
                    held = Span("", bold=bold > 0, italic=italic > 0)
                held = replace(held, text=held.text + words)
        yield held

    def _link(self, target: str, words: list[str]) -> Iterator[Inline]:
        text = "".join(words)
        yield Link(text, target) if target.startswith(_ALLOWED) else Span(f"{text} ({target})")

    def _resolved(self, span: Span) -> Iterator[Inline]:
        """A span with its footnotes in place and its references resolved."""
        at = 0
        for place in _NOTE_PLACE.finditer(span.text):
            note = self.notes.get(place[1])
            if note is None:
                continue
            yield from self.references.inlines(replace(span, text=span.text[at : place.start()]))
            yield Footnote(self._note(note), typed=place[0])
            at = place.end()
        if rest := span.text[at:]:
            yield from self.references.inlines(replace(span, text=rest))

    def _note(self, text: str) -> tuple[Inline, ...]:
        """A note's words; a reference inside a note stays words, for a note holds no note."""
        found: list[Inline] = []
        for part in self._spans(self.markdown.parseInline(text)[0].children or []):
            for inline in self.references.inlines(part) if isinstance(part, Span) else [part]:
                found += inline.content if isinstance(inline, Footnote) else [inline]
        return tuple(found)


def _closing(tokens: Sequence[Token], at: int) -> int:
    """Where what opens at ``at`` closes."""
    depth = 0
    for place in range(at, len(tokens)):
        depth += tokens[place].nesting
        if depth == 0:
            return place
    return len(tokens) - 1


def _words(token: Token) -> str:
    if token.type in ("softbreak",):
        return " "
    if token.type == "hardbreak":
        return "\n"
    return token.content if token.type in ("text", "code_inline", "html_inline", "image") else ""


def _step(token: Token, tag: str) -> int:
    return token.nesting if token.tag == tag else 0
