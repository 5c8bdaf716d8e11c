"""The body of a Word document from the content model: blocks to WordprocessingML.

Written to a sink as it is made: a chronology of 20,000 rows never stands in memory whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.document import (
    Block,
    Callout,
    Contents,
    Document,
    Figure,
    FormField,
    Heading,
    Items,
    PageBreak,
    Paragraph,
    Part,
    Table,
    on_cover,
)
from pipeline.render.look import callout
from pipeline.render.outline import Entry, Outline, anchors, entries
from pipeline.render.word_carry import carried, with_marks
from pipeline.render.word_figures import Pictures
from pipeline.render.word_forms import field_xml
from pipeline.render.word_table import kept_xml, table_xml
from pipeline.render.word_text import Marks, Writer, paragraph, words
from pipeline.word_copy import own

_STYLES = {
    "body": "Normal", "lead": "Lead", "quote": "Quote", "note": "Note", "label": "Label",
    "signature": "Signature",
}  # fmt: skip
#: Our list definitions start here, past any a template has.
FIRST_LIST = 9000
HEADINGS, BULLETS, DIGITS = 0, 1, 2
_TABLE_END = "</w:tbl>"
_DEEPEST_LIST = 8


@dataclass(frozen=True, slots=True)
class Page:
    """A template's page both ways round: section properties, and the text's width in twips."""

    portrait: str
    landscape: str
    portrait_width: int
    landscape_width: int

    def section(self, *, landscape: bool) -> str:
        """Section properties."""
        return self.landscape if landscape else self.portrait

    def width(self, *, landscape: bool) -> int:
        """The width of the text."""
        return self.landscape_width if landscape else self.portrait_width


@dataclass(slots=True)
class Body:
    """Writes one body to ``sink``; afterwards its fields say which other parts it needs.

    ``lists`` holds, for each numbering instance after ``FIRST_LIST``, the kind it starts again.
    """

    document: Document
    page: Page
    sink: Callable[[str], None]
    publication: bool = False
    writer: Writer = field(init=False)
    pictures: Pictures = field(init=False)
    lists: list[int] = field(default_factory=list)
    _entries: tuple[Entry, ...] = ()
    _outline: Outline = field(default_factory=Outline)
    _numbering: int = 0
    _headings: int = 0
    _controls: int = 0
    _break: bool = False
    _landscape: bool = False
    _box: str = ""  # paragraph properties of the boxed remark we are in
    _last: str = ""

    def __post_init__(self) -> None:
        carries = not self.publication and carried(self.document)
        self.writer = Writer(Marks(anchors(self.document)), carries=carries)
        self.pictures = Pictures(vector=not self.publication)
        self._entries = entries(self.document)
        self._landscape = self.document.landscape

    def write(self) -> None:
        """The whole body, ending with the last section's properties."""
        self._numbering = self._list(HEADINGS)
        self._break = self.document.cover and not on_cover(self.document)
        self._blocks(self.document.blocks)
        self._after_table()
        self._put(self.page.section(landscape=self._landscape))

    def _put(self, xml: str) -> None:
        if xml:
            self.sink(xml)
            self._last = xml

    def _after_table(self) -> None:
        """A little room, and the paragraph Word wants between two tables and after the last."""
        if self._last.endswith(_TABLE_END):
            self._put(paragraph("Spacer", ""))

    def _paragraph(
        self, style: str, runs: str, *, numbers: str = "", indent: str = "", held: bool = False
    ) -> None:
        """A paragraph with page break, numbering and box, in the order the schema asks."""
        before = "<w:keepNext/>" if held else ""
        before += "<w:pageBreakBefore/>" if self._break else ""
        self._break = False
        if self._box and not indent:
            indent = f'<w:ind w:left="{_BOX_INDENT}" w:right="120"/>'
        self._put(paragraph(style, runs, f"{before}{numbers}{self._box}{indent}"))

    # ------------------------------------------------------------ blocks

    def _blocks(self, blocks: Sequence[Block]) -> None:
        before: Block | None = None
        top = self.writer.carries and blocks is self.document.blocks
        for count, block in enumerate(blocks):
            if top:
                self._carried(count, block, before)
            else:
                self._block(block, before)
            before = block

    def _carried(self, count: int, block: Block, before: Block | None) -> None:
        """A block whose paragraphs and tables say where they come from."""
        held: list[str] = []
        outer, self.sink = self.sink, held.append
        self._block(block, before)
        self.sink = outer
        origin = getattr(block, "origin", "") or own(count)
        self._put(with_marks("".join(held), origin, self.writer))

    def _block(self, block: Block, before: Block | None = None) -> None:
        match block:
            case Heading():
                self._heading(block)
            case Paragraph():
                self._text(block, held=_held(block, before))
            case Items():
                self._items(block)
            case Table():
                self._table(block)
            case Figure():
                self._figure(block)
            case FormField():
                self._field(block)
            case Callout():
                self._callout(block)
            case Part():
                self._part(block)
            case Contents():
                self._contents(block, titled=isinstance(before, Heading))
            case PageBreak():
                self._break = True

    def _anchor(self, given: str) -> str:
        self._headings += 1
        return given or f"heading-{self._headings}"

    def _heading(self, block: Heading) -> None:
        level = self._outline.level(block)
        number = self._outline.number(block)
        runs = self.writer.marks.around(self._anchor(block.anchor), self.writer.runs(block.content))
        self._paragraph(f"Heading{level}", runs, numbers=self._number(number))

    def _text(self, block: Paragraph, *, held: bool = False) -> None:
        """``held``: it stays with what comes next, as a heading does."""
        number = self._outline.number(block)
        style = "NumberedText" if number else _STYLES.get(block.style, "Normal")
        runs = self.writer.marks.around(block.anchor, self.writer.runs(block.content))
        if block.style == "signature":
            runs += "<w:r><w:tab/></w:r>"
        self._paragraph(style, runs, numbers=self._number(number), held=held)

    def _number(self, number: tuple[int, ...]) -> str:
        return numbers(len(number) - 1, self._numbering) if number else ""

    def _list(self, kind: int) -> int:
        self.lists.append(kind)
        return FIRST_LIST + len(self.lists)

    def _items(self, block: Items, depth: int = 0) -> None:
        number = self._list(DIGITS if block.ordered else BULLETS)
        style = "ListNumber" if block.ordered else "ListBullet"
        depth = min(depth, _DEEPEST_LIST)
        for item in block.items:
            for count, part in enumerate(item):
                if isinstance(part, Items):
                    self._items(part, depth + 1)
                elif isinstance(part, Paragraph):
                    runs = self.writer.marks.around(part.anchor, self.writer.runs(part.content))
                    left = 360 * (depth + 1) + (_BOX_INDENT if self._box else 0)
                    if count == 0:
                        # The bar of a box stands where its paragraphs begin.
                        boxed = f'<w:ind w:left="{left}" w:right="120" w:hanging="360"/>'
                        self._paragraph(
                            style, runs, numbers=numbers(depth, number),
                            indent=boxed if self._box else "",
                        )  # fmt: skip
                    else:
                        self._paragraph(style, runs, indent=f'<w:ind w:left="{left}"/>')
                else:
                    self._block(part)

    def _table(self, block: Table, laid: Callable[..., Iterator[str]] = table_xml) -> None:
        runs = self.writer.marks.around(block.anchor, words(block.caption))
        if block.caption:
            self._paragraph("Caption", runs)
        elif runs or self._break:
            self._paragraph("Spacer", runs)
        else:
            self._after_table()
        for xml in laid(block, self.page.width(landscape=self._landscape), self.writer):
            self._put(xml)
        self._after_table()

    def _figure(self, block: Figure) -> None:
        if block.caption:
            self._paragraph("Caption", words(block.caption))
        image = self.pictures.image(
            block, room=self.page.width(landscape=self._landscape), landscape=self._landscape
        )
        self._paragraph("Normal", self.writer.marks.around(block.anchor, image))
        if block.data:
            self._table(block.data, kept_xml)

    def _field(self, block: FormField) -> None:
        if self._break:
            self._paragraph("Spacer", "")
        self._controls += 1
        self._put(field_xml(block, 1000 + self._controls))

    def _callout(self, block: Callout) -> None:
        fill, bar, name = callout(block.kind)
        outer, self._box = self._box, _BOX.format(fill=fill, bar=bar)
        self._paragraph("CalloutTitle", words(f"{name}: {block.title}" if block.title else name))
        self._blocks(block.blocks)
        self._box = outer
        self._put(paragraph("Spacer", ""))

    def _part(self, block: Part) -> None:
        outer = self._landscape
        self._turn(landscape=block.landscape)
        if self._outline.enter(block):
            self._part_title(block)
        self._blocks(block.blocks)
        self._outline.leave()
        self._after_table()
        self._turn(landscape=outer)

    def _part_title(self, block: Part) -> None:
        self._numbering = self._list(HEADINGS)
        level = self._outline.last
        runs = self.writer.marks.around(self._anchor(block.anchor), words(block.title))
        self._paragraph("TabTitle" if block.tab and level == 1 else f"Heading{level}", runs)
        self._break = block.tab

    def _turn(self, *, landscape: bool) -> None:
        """A new page; a new section where it is the other way round."""
        if landscape == self._landscape:
            self._break = True
            return
        ended = self.page.section(landscape=self._landscape)
        self._landscape = landscape
        self._break = False
        if self._last:
            self._put(f'<w:p><w:pPr><w:pStyle w:val="Spacer"/>{ended}</w:pPr></w:p>')

    def _contents(self, block: Contents, *, titled: bool) -> None:
        if not titled:
            self._paragraph("TOCHeading", words("Contents"))
        wanted = [entry for entry in self._entries if entry.level <= block.depth]
        for entry in wanted:
            name = self.writer.marks.name(entry.anchor)
            page = "" if self.publication else _PAGE_OF.format(name=name)
            link = (
                f'<w:hyperlink w:anchor="{name}" w:history="1">'
                f"{words(entry.text)}{page}</w:hyperlink>"
            )
            tabs = ""
            if page:
                tabs = _TABS.format(right=self.page.width(landscape=self._landscape))
            self._paragraph(f"TOC{min(entry.level, 4)}", link, indent=tabs)


def numbers(level: int, number: int) -> str:
    """Paragraph properties of a list item or a numbered paragraph."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


_BOX_INDENT = 200  # twips
_BOX = (
    '<w:pBdr><w:top w:val="single" w:sz="4" w:space="3" w:color="{fill}"/>'
    '<w:left w:val="single" w:sz="36" w:space="8" w:color="{bar}"/>'
    '<w:bottom w:val="single" w:sz="4" w:space="3" w:color="{fill}"/></w:pBdr>'
    '<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'
)
#: The page an entry stands on, which only a program that lays pages out knows: LibreOffice fills
#: it in on opening, Word before it prints or when fields are updated (Ctrl+A, F9). Empty until
#: then: a number from another layout would be wrong, and told to update on opening Word stops
#: every reader with a question about other files. Not within a field for the whole list, whose
#: entries LibreOffice takes for words that never change.
_PAGE_OF = (
    '<w:r><w:tab/></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> PAGEREF {name} \\h </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t xml:space="preserve"></w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_TABS = '<w:tabs><w:tab w:val="right" w:pos="{right}"/></w:tabs>'


def _held(block: Paragraph, before: Block | None) -> bool:
    """True for a remark on the heading above it, and for a question whose reason follows."""
    return block.style == "question" or (block.style == "note" and isinstance(before, Heading))
