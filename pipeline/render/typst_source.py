"""A document as source for the typesetter, in pieces that can be set side by side.

Everything is written in the typesetter's code mode and every word as a string literal, so no
word is ever read as an instruction. Links are set with the address ``anchor:<anchor>`` and led
to their place when the pieces are put together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from pipeline.document import (
    Block,
    Callout,
    Contents,
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
    TableRow,
    plain,
    reasoned,
)
from pipeline.render.clean import clean
from pipeline.render.drawing import drawing
from pipeline.render.look import callout
from pipeline.render.outline import Entry, Outline, dotted
from pipeline.render.typst_table import table_source, whole_source
from pipeline.render.widths import WIDEST, parts
from pipeline.render.word_text import allowed

_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"'})
#: A word wider than this gets places where a line may end, or it would run out of the page: in
#: ems, of an upright page with room for an indent.
LONG_WORD = 36.0
#: A box whose source is shorter than this, some twelve lines, stays on one page.
_WHOLE_CALLOUT = 1500


def literal(text: str) -> str:
    """A string literal of the typesetter."""
    return f'"{text.translate(_ESCAPES)}"'


@dataclass(slots=True)
class Source:
    """Writes blocks as source. ``labels`` are the typesetter's names of the anchors there are.

    ``placed`` collects the labels of headings and marks, in order; ``wanted`` those that get a
    mark besides headings; ``rows`` the ids of rows that stand in their words.
    """

    labels: Mapping[str, str]
    wanted: frozenset[str]
    entries: tuple[Entry, ...]
    show: Mapping[str, str] = field(default_factory=dict)
    outline: Outline = field(default_factory=Outline)
    placed: dict[str, None] = field(default_factory=dict)  # in order
    rows: list[str] = field(default_factory=list)
    order: list[Entry] = field(default_factory=list)
    headings: int = 0
    notes: int = 0
    room: float = LONG_WORD  # ems of a word that fit where it stands
    cell_notes: list[str] | None = None  # of the cell being written
    landscape: bool = False

    # ------------------------------------------------------------ words

    def text(self, text: str) -> str:
        """Words as code: literals, with line breaks between them."""
        text = clean(text) if not text.isprintable() else text
        if self.show and not text.isascii():
            text = "".join(self.show.get(letter, letter) for letter in text)
        if "\n" not in text and "\t" not in text:
            return self._line(text)
        lines = [self._line(line) for line in text.replace("\t", "    ").split("\n")]
        return "{" + "; linebreak(); ".join(lines) + "}"

    def _line(self, line: str) -> str:
        """A line of words: those with hyphens whole, the widest with places to break.

        A break is asked for by a space of no width, which leaves no letter in the words.
        """
        if "-" not in line and len(line) * WIDEST <= self.room:
            return literal(line)
        made: list[str] = []
        cut = False
        for piece, whole in parts(line, self.room):
            if whole:
                made.append(f"box({literal(piece)})")
            else:
                made += ["h(0pt)"] if cut and made else []
                made.append(literal(piece))
            cut = not whole
        return made[0] if len(made) == 1 else f"{{{'; '.join(made)}}}"

    def inline(self, content: tuple[Inline, ...]) -> str:
        """Inline content as one expression."""
        if len(content) == 1:
            return self._piece(content[0])
        return "{" + "; ".join([self._piece(part) for part in content]) + "}"

    def _piece(self, part: Inline) -> str:
        if isinstance(part, Footnote):
            return self._note(part)
        text = self.text(part.text)
        if isinstance(part, Link):
            return self._link(part, text)
        if part.bold:
            text = f"strong({text})"
        return f"emph({text})" if part.italic else text

    def _note(self, note: Footnote) -> str:
        """A footnote; in a table its words stand at the end of their cell.

        At the foot of the page they would be laid out once for every page of the table
        (measured: 24 seconds for 107 notes in 230 rows, against 2), and beside the row they are
        about is where a reader wants them.
        """
        self.notes += 1
        number = literal(str(self.notes))
        words = self.inline(tuple(part for part in note.content if not isinstance(part, Footnote)))
        if self.cell_notes is None:
            return f"footnote(numbering: _ => {number}, {words})"
        self.cell_notes.append(f"cell-note({number}, {words})")
        return f"super({number})"

    def _link(self, link: Link, text: str) -> str:
        if link.target.startswith("#") and link.target[1:] in self.labels:
            return f"goto({literal('anchor:' + self.labels[link.target[1:]])}, {text})"
        if allowed(link.target):
            return f"goto({literal(link.target)}, {text})"
        return text

    def mark(self, anchor: str) -> str:
        """An invisible mark a link can lead to; "" where nothing leads there."""
        label = self.labels.get(anchor, "")
        if label not in self.wanted or label in self.placed:
            return ""
        self.placed[label] = None
        return f"[#metadata(0)#label({literal(label)})]"

    def bookmark(self, band: TableRow) -> None:
        """A band with an anchor (a year, a month) becomes a bookmark below the last heading."""
        label = self.labels.get(band.anchor, "")
        if label in self.wanted and band.cells and label not in self.placed:
            text = " ".join(plain(content) for content in band.cells[0].content[:1])
            self.order.append(Entry(self.outline.last + 1, clean(text)[:80], label))

    # ------------------------------------------------------------ blocks

    def blocks(self, blocks: Sequence[Block]) -> list[str]:
        """One statement or more a block. Contents under a heading are not titled again."""
        made: list[str] = []
        before: Block | None = None
        for block, after in zip_longest(blocks, blocks[1:]):
            made += self.block(block, before, after)
            before = block
        return made

    def block(  # noqa: D102
        self, block: Block, before: Block | None = None, after: Block | None = None
    ) -> list[str]:
        match block:
            case Heading():
                return [self.heading(block)]
            case Paragraph():
                made = self._paragraph(block)
                # What leads to a table is not left behind at the foot of a page.
                return [f"block(sticky: true, {made})" if isinstance(after, Table) else made]
            case Items():
                return [self._items(block)]
            case Table():
                return self.table(block)
            case Figure():
                return self._figure(block)
            case FormField():
                return [self._field(block, sticky=reasoned(block, after))]
            case Callout():
                return [self._callout(block)]
            case Part():
                return self.part(block)
            case Contents():
                return self._contents(block, titled=isinstance(before, Heading))
            case PageBreak():
                return ["pagebreak(weak: true)"]

    def heading(self, block: Heading) -> str:
        """A heading with its number and its label."""
        level = self.outline.level(block)
        number = dotted(self.outline.number(block))
        shown = f"{{{literal(number)}; h(0.9em)}}; " if number else ""
        body = f"{{{shown}{self.inline(block.content) or literal('')}}}"
        return self._titled(level, body)

    def _titled(self, level: int, body: str) -> str:
        """A heading under the anchor the outline gives it; a second of one name goes unmarked."""
        entry = self.entries[self.headings]
        self.headings += 1
        self.order.append(entry)
        if entry.anchor in self.placed:
            return f"heading(level: {level}, {body})"
        self.placed[entry.anchor] = None
        return f"[#heading(level: {level}, {body})#label({literal(entry.anchor)})]"

    def _paragraph(self, block: Paragraph) -> str:
        number = dotted(self.outline.number(block))
        text = self.mark(block.anchor)
        text = f"{{{text}; {self.inline(block.content)}}}" if text else self.inline(block.content)
        if not block.content:
            text = literal("")
        if number:
            return f"numbered({literal(number)}, {text})"
        style = block.style if block.style in _STYLES else "body"
        return f"{_STYLES[style]}({text})"

    def _items(self, block: Items) -> str:
        items = ", ".join(f"{{{'; '.join(self.blocks(item))}}}" for item in block.items)
        return f"{'enum' if block.ordered else 'list'}({items})" if items else '""'

    def table(self, block: Table, rows: slice | None = None) -> list[str]:
        """A table, or some of its rows."""
        if not block.header:
            return []
        return table_source(block, self, rows)

    def _figure(self, block: Figure) -> list[str]:
        figure = drawing(block.svg)
        svg = "".join(self.show.get(letter, letter) for letter in figure.svg.decode())
        mark = self.mark(block.anchor)
        alternative = literal(clean(block.alternative))
        caption = self.text(block.caption) if block.caption else "none"
        drawn = (
            f"picture(bytes({literal(svg)}), {figure.width * 0.75:g}pt, {alternative}, {caption})"
        )
        made = [mark, drawn] if mark else [drawn]
        return made + (whole_source(block.data, self) if block.data else [])

    def _field(self, block: FormField, *, sticky: bool = False) -> str:
        helped = self.text(block.help) if block.help else "none"
        value = self.text(block.value) if block.value else "none"
        if block.kind == "tick":
            return f"tick({self.text(block.label)}, {helped}, {str(bool(block.value)).lower()})"
        options = ", ".join(self.text(option) for option in block.options)
        choices = f"({options},)" if options and not block.value else "()"
        held = ", sticky: true" if sticky else ""
        return f"field({self.text(block.label)}, {helped}, {value}, {choices}{held})"

    def _callout(self, block: Callout) -> str:
        fill, bar, name = callout(block.kind)
        title = f"{name}: {block.title}" if block.title else name
        body = "; ".join(self.blocks(block.blocks))
        whole = len(body) < _WHOLE_CALLOUT and not any(isinstance(b, Table) for b in block.blocks)
        return (
            f'callout(rgb("#{fill}"), rgb("#{bar}"), {str(not whole).lower()}, '
            f"{self.text(title)}, {{{body}}})"
        )

    def part(self, block: Part, *, blocks: Sequence[Block] | None = None) -> list[str]:
        """A part on pages of its own, turned where it wants; then back again."""
        outer = self.landscape
        made = self.turn(landscape=block.landscape)
        made += self.open_part(block)
        made += self.blocks(block.blocks if blocks is None else blocks)
        self.outline.leave()
        return made + self.turn(landscape=outer)

    def open_part(self, block: Part) -> list[str]:
        """The title of a part, on a page of its own where it has a tab."""
        level = self.outline.enter(block)
        if not level:
            return []
        title = self._titled(level, self.text(block.title))
        return [f"tab({title})"] if block.tab else [title]

    def turn(self, *, landscape: bool) -> list[str]:
        """A new page, the other way round where that is wanted."""
        if landscape == self.landscape:
            return ["pagebreak(weak: true)"]
        self.landscape = landscape
        return [f"set page(flipped: {str(landscape).lower()})"]

    def _contents(self, block: Contents, *, titled: bool) -> list[str]:
        made = [] if titled else ['contents-title("Contents")']
        made += [
            f"entry({entry.level}, {literal('anchor:' + entry.anchor)}, {self.text(entry.text)}, "
            f"{literal(entry.anchor)})"
            for entry in self.entries
            if entry.level <= block.depth
        ]
        return made


_STYLES = {
    "body": "body", "lead": "lead", "quote": "quoted", "note": "note", "label": "label-line",
    "question": "question", "signature": "signature",
}  # fmt: skip
