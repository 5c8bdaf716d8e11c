"""The body of a Word document from the content model: blocks to WordprocessingML."""

from __future__ import annotations

from collections.abc import Sequence
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
)
from pipeline.render.clean import escape
from pipeline.render.drawing import Drawing, drawing, picture
from pipeline.render.look import callout
from pipeline.render.outline import Entry, Outline, anchors, entries
from pipeline.render.word_forms import field_xml
from pipeline.render.word_table import table_xml
from pipeline.render.word_text import Marks, Writer, paragraph, words

_STYLES = {
    "body": "Normal", "lead": "Lead", "quote": "Quote", "note": "Note", "label": "Label",
    "signature": "Signature",
}  # fmt: skip
_EMU = 635  # English Metric Units in a twip
_NUMBERING = 9000  # our list definitions start here, past any a template has

HEADINGS, BULLETS, DIGITS = 0, 1, 2


@dataclass(slots=True)
class Page:
    """The sizes of a template's page in twips, and its section properties for either way round."""

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
    """Builds one body. Afterwards ``writer``, ``media`` and ``lists`` say which parts it needs.

    ``lists`` holds, for each numbering instance after ``_NUMBERING``, the kind it restarts.
    """

    document: Document
    page: Page
    publication: bool = False
    writer: Writer = field(init=False)
    media: dict[str, bytes] = field(default_factory=dict)
    lists: list[int] = field(default_factory=list)
    _entries: tuple[Entry, ...] = ()
    _outline: Outline = field(default_factory=Outline)
    _numbering: int = 0
    _headings: int = 0
    _controls: int = 0
    _figures: int = 0
    _break: bool = False
    _landscape: bool = False
    _around: str = ""  # paragraph properties of the boxed remark we are in

    def __post_init__(self) -> None:
        self.writer = Writer(Marks(anchors(self.document)))
        self._entries = entries(self.document)
        self._landscape = self.document.landscape

    def build(self) -> str:
        """The whole body as XML, ending with the last section's properties."""
        self._numbering = self._list(HEADINGS)
        self._break = self.document.cover
        made = self._blocks(self.document.blocks)
        if made.endswith("</w:tbl>") or not made:
            made += paragraph("Spacer", "")  # Word wants a paragraph after a table
        return made + self.page.section(landscape=self._landscape)

    # ------------------------------------------------------------ blocks

    def _blocks(self, blocks: Sequence[Block]) -> str:
        made: list[str] = []
        for block in blocks:
            xml = _BLOCKS[type(block)](self, block)
            if made and made[-1].endswith("</w:tbl>") and xml.startswith("<w:tbl>"):
                made.append(paragraph("Spacer", ""))  # or Word joins the two tables
            if xml:
                made.append(xml)
        return "".join(made)

    def _paragraph(self, style: str, runs: str, *, numbers: str = "", indent: str = "") -> str:
        """A paragraph with page break, numbering and box, in the order the schema asks."""
        before = "<w:pageBreakBefore/>" if self._take_break() else ""
        return paragraph(style, runs, f"{before}{numbers}{self._around}{indent}")

    def _take_break(self) -> bool:
        wanted, self._break = self._break, False
        return wanted

    def _before_table(self) -> str:
        return self._paragraph("Spacer", "") if self._break else ""

    def _heading(self, block: Heading) -> str:
        level = self._outline.level(block)
        number = self._outline.number(block)
        self._headings += 1
        anchor = block.anchor or f"heading-{self._headings}"
        runs = self.writer.marks.around(anchor, self.writer.runs(block.content))
        return self._paragraph(f"Heading{level}", runs, numbers=self._number(number))

    def _text(self, block: Paragraph) -> str:
        number = self._outline.number(block)
        style = "NumberedText" if number else _STYLES.get(block.style, "Normal")
        runs = self.writer.marks.around(block.anchor, self.writer.runs(block.content))
        if block.style == "signature":
            runs += "<w:r><w:tab/></w:r>"
        return self._paragraph(style, runs, numbers=self._number(number))

    def _number(self, number: tuple[int, ...]) -> str:
        if not number:
            return ""
        return _numbers(len(number) - 1, self._numbering)

    def _list(self, kind: int) -> int:
        self.lists.append(kind)
        return _NUMBERING + len(self.lists)

    def _items(self, block: Items, depth: int = 0) -> str:
        number = self._list(DIGITS if block.ordered else BULLETS)
        style = "ListNumber" if block.ordered else "ListBullet"
        made = []
        for item in block.items:
            first = True
            for part in item:
                if isinstance(part, Items):
                    made.append(self._items(part, depth + 1))
                elif isinstance(part, Paragraph):
                    runs = self.writer.marks.around(part.anchor, self.writer.runs(part.content))
                    numbers = _numbers(depth, number) if first else ""
                    indent = "" if first else f'<w:ind w:left="{360 * (depth + 1)}"/>'
                    made.append(self._paragraph(style, runs, numbers=numbers, indent=indent))
                else:
                    made.append(self._blocks((part,)))
                first = False
        return "".join(made)

    def _table(self, block: Table) -> str:
        width = self.page.width(landscape=self._landscape)
        before = self._before_table()
        if block.caption or block.anchor:
            runs = self.writer.marks.around(block.anchor, words(block.caption))
            before += self._paragraph("Caption" if block.caption else "Spacer", runs)
        return before + table_xml(block, width, self.writer)

    def _figure(self, block: Figure) -> str:
        self._figures += 1
        figure = drawing(block.svg)
        image = self._image(block, figure)
        caption = self._paragraph("Caption", words(block.caption)) if block.caption else ""
        runs = self.writer.marks.around(block.anchor, image)
        data = self._table(block.data) if block.data else ""
        return caption + self._paragraph("Normal", runs) + data

    def _image(self, block: Figure, figure: Drawing) -> str:
        number = self._figures
        self.media[f"figure{number}.png"] = picture(figure)
        vector = ""
        if not self.publication:
            self.media[f"figure{number}.svg"] = figure.svg
            vector = _VECTOR.format(number=number)
        room = self.page.width(landscape=self._landscape)
        wide = min(room, int(figure.width * 15))  # 15 twips to a CSS pixel
        high = int(wide * figure.height / figure.width)
        if high > _TALLEST:
            wide, high = int(wide * _TALLEST / high), _TALLEST
        return _IMAGE.format(
            number=number, alt=escape(block.alternative), wide=wide * _EMU, high=high * _EMU,
            vector=vector,
        )  # fmt: skip

    def _field(self, block: FormField) -> str:
        self._controls += 1
        before = self._before_table()
        return before + field_xml(block, 1000 + self._controls)

    def _callout(self, block: Callout) -> str:
        fill, bar, name = callout(block.kind)
        outer, self._around = self._around, _BOX.format(fill=fill, bar=bar)
        title = f"{name}: {block.title}" if block.title else name
        made = self._paragraph("CalloutTitle", words(title)) + self._blocks(block.blocks)
        self._around = outer
        return made + paragraph("Spacer", "")

    def _part(self, block: Part) -> str:
        before = self._turn(landscape=block.landscape)
        if self._outline.enter(block):
            before += self._part_title(block)
        made = before + self._blocks(block.blocks)
        self._outline.leave()
        if made.endswith("</w:tbl>"):
            made += paragraph("Spacer", "")
        return made + self._turn(landscape=self.document.landscape)

    def _part_title(self, block: Part) -> str:
        self._headings += 1
        self._numbering = self._list(HEADINGS)
        anchor = block.anchor or f"heading-{self._headings}"
        runs = self.writer.marks.around(anchor, words(block.title))
        if not block.tab:
            return self._paragraph("Heading1", runs)
        made = self._paragraph("TabTitle", runs)
        self._break = True
        return made

    def _turn(self, *, landscape: bool) -> str:
        """End the section where the page turns; either way the next block starts a page."""
        if landscape == self._landscape:
            self._break = True
            return ""
        ended = self.page.section(landscape=self._landscape)
        self._landscape = landscape
        self._break = False
        return f'<w:p><w:pPr><w:pStyle w:val="Spacer"/>{ended}</w:pPr></w:p>'

    def _contents(self, block: Contents) -> str:
        entries_wanted = [entry for entry in self._entries if entry.level <= block.depth]
        made = [self._paragraph("TOCHeading", words("Contents"))]
        last = len(entries_wanted) - 1
        for count, entry in enumerate(entries_wanted):
            link = (
                f'<w:hyperlink w:anchor="{self.writer.marks.name(entry.anchor)}" w:history="1">'
                f"{words(entry.text)}</w:hyperlink>"
            )
            if not self.publication:
                link = (_TOC.format(depth=block.depth) if count == 0 else "") + link
                link += _TOC_END if count == last else ""
            made.append(paragraph(f"TOC{min(entry.level, 4)}", link))
        return "".join(made)

    def _page_break(self, _: PageBreak) -> str:
        self._break = True
        return ""


def _numbers(level: int, number: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


_BLOCKS = {
    Heading: Body._heading,
    Paragraph: Body._text,
    Items: Body._items,
    Table: Body._table,
    Figure: Body._figure,
    FormField: Body._field,
    Callout: Body._callout,
    Part: Body._part,
    Contents: Body._contents,
    PageBreak: Body._page_break,
}

_TALLEST = 12800  # twips: a figure leaves room for its caption
_BOX = (
    '<w:pBdr><w:left w:val="single" w:sz="36" w:space="8" w:color="{bar}"/></w:pBdr>'
    '<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'
)
_TOC = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> '
    'TOC \\o "1-{depth}" \\h \\z </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)
_TOC_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
_VECTOR = (
    '<a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}">'
    '<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" '
    'r:embed="rIdSvg{number}"/></a:ext></a:extLst>'
)
_IMAGE = (
    "<w:r><w:drawing><wp:inline "
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{wide}" cy="{high}"/>'
    '<wp:docPr id="{number}" name="Figure {number}" descr="{alt}"/><wp:cNvGraphicFramePr>'
    '<a:graphicFrameLocks xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'noChangeAspect="1"/></wp:cNvGraphicFramePr>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr>'
    '<pic:cNvPr id="{number}" name="Figure {number}" descr="{alt}"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:embed="rIdPng{number}">{vector}</a:blip>'
    '<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="{wide}" cy="{high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)
