"""Write the Word shells of ``templates/_shared/`` from scratch: ``python tests/tools/make_templates.py``.

Made part by part, so that no library's default file (an author, a thumbnail, a year) is ever
inside one. Partnerships edit copies of them in Word. A test holds the tracked files to these bytes.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml"

INK, QUIET, LINE, ACCENT, PALE = "1B2430", "4A5563", "B8C0CA", "1F4E6B", "F1F3F6"

SHELLS = {
    "document.docx": {"landscape": False, "running": True},
    "chronology.docx": {"landscape": True, "running": True},
    "letter.docx": {"landscape": False, "running": True, "letter": True},
    "publication.docx": {"landscape": False, "running": False},
}


def style(
    name: str,
    paragraph: str = "",
    run: str = "",
    *,
    based: str = "Normal",
    after: str = "",
    label: str = "",
    priority: int = 1,
    kind: str = "paragraph",
    more: str = "",
) -> str:
    """One style. ``label`` is what Word's gallery shows where it differs from the id."""
    parts = [
        f'<w:style w:type="{kind}" w:styleId="{name}"',
        "" if name in BUILT_IN else ' w:customStyle="1"',
        f'><w:name w:val="{label or BUILT_IN.get(name) or name}"/>',
        f'<w:basedOn w:val="{based}"/>' if based else "",
        f'<w:next w:val="{after}"/>' if after else "",
        f'<w:uiPriority w:val="{priority}"/><w:qFormat/>',
        f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "",
        f"<w:rPr>{run}</w:rPr>" if run else "",
        more,
        "</w:style>",
    ]
    return "".join(parts)


BUILT_IN = {
    "Title": "Title", "Subtitle": "Subtitle", "Heading1": "heading 1", "Heading2": "heading 2",
    "Heading3": "heading 3", "Heading4": "heading 4", "Heading5": "heading 5",
    "Heading6": "heading 6", "Quote": "Quote", "Caption": "caption", "Signature": "Signature",
    "ListBullet": "List Bullet", "ListNumber": "List Number", "Header": "header",
    "Footer": "footer", "FootnoteText": "footnote text",
    "FootnoteReference": "footnote reference", "Hyperlink": "Hyperlink",
    "PlaceholderText": "Placeholder Text", "TOCHeading": "TOC Heading", "TOC1": "toc 1",
    "TOC2": "toc 2", "TOC3": "toc 3", "TOC4": "toc 4",
}  # fmt: skip


def spacing(before: int, after: int, line: int = 0) -> str:
    """Space in points before and after, and the line height in per cent."""
    leading = f' w:line="{240 * line // 100}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before * 20}" w:after="{after * 20}"{leading}/>'


def size(points: float) -> str:
    """The size of words."""
    return f'<w:sz w:val="{int(points * 2)}"/><w:szCs w:val="{int(points * 2)}"/>'


def ink(colour: str) -> str:
    """The colour of words."""
    return f'<w:color w:val="{colour}"/>'


def edge(side: str, colour: str, weight: int = 4, space: int = 1) -> str:
    """One border line."""
    return f'<w:{side} w:val="single" w:sz="{weight}" w:space="{space}" w:color="{colour}"/>'


#: Level, space before and after, size and colour.
HEADINGS = (
    (1, 24, 8, 20, ACCENT), (2, 18, 6, 15, ACCENT), (3, 14, 4, 12.5, INK),
    (4, 12, 4, 11, INK), (5, 10, 4, 11, QUIET), (6, 10, 4, 11, QUIET),
)  # fmt: skip
LETTER_HEADINGS = tuple(
    (level, 14, 4, 13 if level == 1 else 11.5, ACCENT if level == 1 else INK)
    for level in range(1, 7)
)
BOLD = "<w:b/><w:bCs/>"
KEEP = "<w:keepNext/><w:keepLines/>"


def styles(*, running: bool, letter: bool = False) -> str:
    """styles.xml: everything a document of ours uses, in plain Word terms."""
    body = 11
    fonts = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}{ink(INK)}{size(body)}"
        '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault><w:pPr>{spacing(0, 8, 120)}</w:pPr></w:pPrDefault></w:docDefaults>"
    )
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '<w:qFormat/></w:style><w:style w:type="character" w:default="1" '
        'w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>'
        '<w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    )
    heads = [
        style(
            f"Heading{level}",
            f'{KEEP}{spacing(before, after, 110)}<w:outlineLvl w:val="{level - 1}"/>',
            f"{BOLD}{ink(colour)}{size(points)}",
            after="Normal",
            priority=9,
        )
        for level, before, after, points, colour in (LETTER_HEADINGS if letter else HEADINGS)
    ]
    boxed = "".join(edge(side, LINE, 4, 4) for side in ("top", "left", "bottom", "right"))
    rest = [
        style("Title", f"{KEEP}{spacing(0, 6, 105)}", f"{BOLD}{ink(ACCENT)}{size(26)}", after="Subtitle"),
        style("Subtitle", f"{spacing(0, 18, 115)}", f"{ink(QUIET)}{size(14)}", after="Normal"),
        style("CoverSpace", spacing(170, 0), size(2), label="Cover Space"),
        style("CoverLine", spacing(0, 4), f"{ink(QUIET)}{size(12)}", label="Cover Line"),
        style("Lead", spacing(0, 12, 125), size(13)),
        style("Quote", f'<w:pBdr>{edge("left", LINE, 18, 10)}</w:pBdr>{spacing(4, 10, 120)}<w:ind w:left="340" w:right="340"/>', ink(QUIET)),
        style("Note", spacing(0, 6, 115), f"{ink(QUIET)}{size(9.5)}"),
        style("Label", f"{KEEP}{spacing(10, 2)}", BOLD),
        style("Signature", f'<w:tabs><w:tab w:val="left" w:leader="underscore" w:pos="6800"/></w:tabs>{spacing(18, 4)}'),
        style("NumberedText", spacing(0, 8, 120), label="Numbered Text"),
        style("Caption", f"<w:keepNext/>{spacing(10, 4)}", f"{BOLD}{size(10)}"),
        style("ListBullet", spacing(0, 4, 115)),
        style("ListNumber", spacing(0, 4, 115)),
        style("Field", f"<w:pBdr>{boxed}</w:pBdr>{spacing(2, 10, 115)}<w:ind w:left=\"80\" w:right=\"80\"/>"),
        style("CalloutTitle", f"{KEEP}{spacing(6, 2)}", BOLD, label="Callout Title"),
        style("TableText", spacing(1, 2, 105), size(9), label="Table Text"),
        style("TableHead", f"<w:keepNext/>{spacing(2, 2, 105)}", f"{BOLD}{size(9)}", based="TableText", label="Table Head"),
        style("Band", f"<w:keepNext/>{spacing(3, 3)}", f"{BOLD}{ink(ACCENT)}{size(9.5)}", based="TableText"),
        style("TabTitle", f"{KEEP}{spacing(220, 8, 105)}<w:outlineLvl w:val=\"0\"/>", f"{BOLD}{ink(ACCENT)}{size(28)}", label="Tab Title"),
        style("Spacer", '<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>', size(2)),
        style("TOCHeading", f"{KEEP}{spacing(18, 8)}", f"{BOLD}{ink(ACCENT)}{size(16)}"),
        style("Header", spacing(0, 0, 105), f"{ink(QUIET)}{size(9)}"),
        style("Footer", spacing(0, 0, 105), f"{ink(QUIET)}{size(9)}"),
        style("FootnoteText", spacing(0, 2, 105), size(9)),
        style("FootnoteReference", "", '<w:vertAlign w:val="superscript"/>', based="DefaultParagraphFont", kind="character"),
        style("Hyperlink", "", f'{ink(ACCENT)}<w:u w:val="single"/>', based="DefaultParagraphFont", kind="character"),
        style("PlaceholderText", "", ink(QUIET), based="DefaultParagraphFont", kind="character"),
    ]  # fmt: skip
    contents = [
        style(
            f"TOC{level}",
            f'{spacing(6 if level == 1 else 0, 2)}<w:ind w:left="{(level - 1) * 280}"/>',
            BOLD if level == 1 else "",
            priority=39,
        )
        for level in (1, 2, 3, 4)
    ]
    if not running:
        heads = [text.replace(QUIET, INK) for text in heads]
    return f"{HEAD}<w:styles {W}>{defaults}{normal}{''.join(heads + rest + contents)}{TABLE}</w:styles>"


TABLE = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="table" w:customStyle="1" w:styleId="ReviewTable"><w:name w:val="Review Table"/>'
    '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/><w:tblPr><w:tblBorders>'
    f'{edge("top", ACCENT, 8, 0)}{edge("bottom", LINE, 4, 0)}{edge("insideH", LINE, 4, 0)}'
    '</w:tblBorders><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
    '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr>'
    '<w:shd w:val="clear" w:color="auto" w:fill="E4EAF0"/></w:tcPr></w:tblStylePr>'
    '<w:tblStylePr w:type="firstCol"><w:rPr><w:b/><w:bCs/></w:rPr></w:tblStylePr></w:style>'
)  # fmt: skip


def paragraph(name: str, text: str, *, bold: bool = False, right: bool = False) -> str:
    """A paragraph of one run; tags in ``text`` are docxtpl's."""
    weight = f"<w:rPr>{BOLD}</w:rPr>" if bold else ""
    side = '<w:jc w:val="right"/>' if right else ""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{name}"/>{side}</w:pPr>'
        f'<w:r>{weight}<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def field(name: str) -> str:
    """A field Word works out itself: PAGE or NUMPAGES."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {name} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def pair(left: str, right: str, rule: str) -> str:
    """Two cells over the width of any page, with a line at ``rule`` (top or bottom)."""
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{share}" w:type="pct"/></w:tcPr>{part}</w:tc>'
        for part, share in ((left, 4000), (right, 1000))
    )
    return (
        '<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>'
        f'{edge(rule, LINE, 6, 0)}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        '<w:top w:w="60" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="60" w:type="dxa"/>'
        '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w="7710"/>'
        f'<w:gridCol w:w="1928"/></w:tblGrid><w:tr>{cells}</w:tr></w:tbl>'
        '<w:p><w:pPr><w:pStyle w:val="Spacer"/></w:pPr></w:p>'
    )


def header() -> str:
    """The running head: marking on the left, reference on the right."""
    left = paragraph("Header", "{{ marking }}", bold=True)
    right = paragraph("Header", "{{ reference }}", right=True)
    return f"{HEAD}<w:hdr {W} {R}>{pair(left, right, 'bottom')}</w:hdr>"


def footer() -> str:
    """The running foot: title on the left, page x of y on the right."""
    left = paragraph("Footer", "{{ title }}")
    right = (
        '<w:p><w:pPr><w:pStyle w:val="Footer"/><w:jc w:val="right"/></w:pPr>'
        '<w:r><w:t xml:space="preserve">Page </w:t></w:r>'
        f'{field("PAGE")}<w:r><w:t xml:space="preserve"> of </w:t></w:r>{field("NUMPAGES")}</w:p>'
    )
    return f"{HEAD}<w:ftr {W} {R}>{pair(left, right, 'top')}</w:ftr>"


def document(*, landscape: bool, running: bool, letter: bool = False) -> str:
    """The body: title lines, the marker where the words go, and the page."""
    cover = "".join((
        paragraph("Normal", "{%p if cover %}"), paragraph("CoverSpace", ""),
        paragraph("Normal", "{%p endif %}"),
    ))  # fmt: skip
    title = [] if letter else [
        cover,
        paragraph("Title", "{{ title }}"),
        paragraph("Normal", "{%p if subtitle %}"), paragraph("Subtitle", "{{ subtitle }}"),
        paragraph("Normal", "{%p endif %}"),
    ]  # fmt: skip
    if running and not letter:
        title += [
            paragraph("Normal", "{%p if cover %}"), paragraph("CoverLine", "{{ reference }}"),
            paragraph("CoverLine", "{{ marking }}", bold=True), paragraph("Normal", "{%p endif %}"),
        ]  # fmt: skip
    long, short = 16838, 11906
    page = (
        f'<w:pgSz w:w="{long}" w:h="{short}" w:orient="landscape"/>'
        if landscape
        else f'<w:pgSz w:w="{short}" w:h="{long}"/>'
    )
    sides = 850 if landscape else 1134
    refs = '<w:headerReference w:type="default" r:id="rId3"/>' if running else ""
    section = (
        f'<w:sectPr>{refs}<w:footerReference w:type="default" r:id="rId4"/>{page}'
        f'<w:pgMar w:top="1134" w:right="{sides}" w:bottom="1134" w:left="{sides}" '
        # The head begins high enough for a marking of two lines to leave the words where they are.
        'w:header="400" w:footer="567" w:gutter="0"/></w:sectPr>'
    )
    body = "".join(title) + paragraph("Normal", "{{ body }}") + section
    return f"{HEAD}<w:document {W} {R}><w:body>{body}</w:body></w:document>"


def parts(*, landscape: bool, running: bool, letter: bool = False) -> dict[str, str]:
    """Every part of one shell, by name."""
    kinds = {
        "document": "document.main",
        "styles": "styles",
        "settings": "settings",
        "footer1": "footer",
    }
    if running:
        kinds["header1"] = "header"
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{WORDML}.{kind}+xml"/>'
        for name, kind in sorted(kinds.items())
    )
    links = [
        ("rId1", "styles", "styles"),
        ("rId2", "settings", "settings"),
        ("rId4", "footer", "footer1"),
    ]
    if running:
        links.insert(2, ("rId3", "header", "header1"))
    found = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": document(landscape=landscape, running=running, letter=letter),
        "word/_rels/document.xml.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
        + "".join(
            f'<Relationship Id="{link}" Type="{OFFICE}/{kind}" Target="{name}.xml"/>'
            for link, kind, name in links
        )
        + "</Relationships>",
        "word/styles.xml": styles(running=running, letter=letter),
        "word/settings.xml": f'{HEAD}<w:settings {W}><w:defaultTabStop w:val="720"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>',
        "word/footer1.xml": footer(),
    }
    if running:
        found["word/header1.xml"] = header()
    return found


def shell(name: str) -> bytes:
    """One shell as bytes: the same on any machine."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
        for part, text in parts(**SHELLS[name]).items():
            stamp = zipfile.ZipInfo(part, (1980, 1, 1, 0, 0, 0))
            stamp.create_system = 0
            package.writestr(stamp, text.encode())
    return out.getvalue()


def main() -> None:
    """Write every shell into ``templates/_shared/``."""
    folder = Path(__file__).parents[2] / "templates" / "_shared"
    folder.mkdir(parents=True, exist_ok=True)
    for name in SHELLS:
        (folder / name).write_bytes(shell(name))


if __name__ == "__main__":
    main()
