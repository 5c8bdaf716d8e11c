"""The names a public Word file is made of: namespaces, elements, attributes, the format's own words."""

from __future__ import annotations

TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
DUBLIN = "http://purl.org/dc/elements/1.1/"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
ART = "http://schemas.openxmlformats.org/drawingml/2006/main"
PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#: Namespaces that attributes may come from.
SPACES = frozenset({"", WORD, OFFICE, "http://www.w3.org/XML/1998/namespace"})
ELEMENTS: dict[str, frozenset[str]] = {
    TYPES: frozenset("Default Override Types".split()),
    RELATIONS: frozenset("Relationship Relationships".split()),
    CORE: frozenset("coreProperties".split()),
    DUBLIN: frozenset("language title".split()),
    WORD: frozenset(
        "abstractNum abstractNumId b bCs basedOn body bookmarkEnd bookmarkStart bottom br cantSplit "
        "caps characterSpacingControl color cols compat compatSetting contextualSpacing "
        "continuationSeparator cr defaultTabStop docDefaults docGrid document drawing end "
        "evenAndOddHeaders fldChar fldSimple footerReference footnote footnotePr footnoteRef "
        "footnoteReference footnotes ftr gridCol gridSpan hdr headerReference highlight hyperlink i "
        "iCs ilvl ind insideH insideV instrText isLgl jc keepLines keepNext lang left lineRule link "
        "lsdException lvl lvlJc lvlOverride lvlRestart lvlText multiLevelType name next "
        "noBreakHyphen noProof nsid num numFmt numId numPr numbering outlineLvl p pBdr pPr "
        "pPrDefault pStyle pageBreakBefore pgBorders pgMar pgNumType pgSz qFormat r rFonts rPr "
        "rPrDefault rStyle right rtl sectPr semiHidden separator settings shd smallCaps softHyphen "
        "spacing start startOverride strike style styles suff suppressAutoHyphens sz szCs t tab "
        "tabs tbl tblBorders tblCaption tblCellMar tblCellSpacing tblDescription tblGrid tblHeader "
        "tblInd tblLayout tblLook tblPr tblStyle tblStylePr tblW tblpPr tc tcBorders tcMar tcPr tcW "
        "textAlignment themeFontLang titlePg tmpl top tr trPr type u uiPriority unhideWhenUsed "
        "vAlign vMerge vertAlign widowControl zoom".split()
    ),
    DRAWING: frozenset("cNvGraphicFramePr docPr extent inline".split()),
    ART: frozenset(
        "avLst blip ext fillRect graphic graphicData graphicFrameLocks off prstGeom stretch xfrm".split()
    ),
    PICTURE: frozenset("blipFill cNvPicPr cNvPr nvPicPr pic spPr".split()),
}
ATTRIBUTES = frozenset(
    "ContentType Extension Id PartName Target TargetMode Type abstractNumId after anchor ascii "
    "before bidi bottom charSpace clear color count cs customStyle cx cy default descr dirty "
    "distB distL distR distT eastAsia embed fill firstColumn firstRow fldCharType fmt footer "
    "gutter h hAnsi hRule hanging header history id ilvl instr lastColumn lastRow leader left "
    "line linePitch lineRule name noChangeAspect noHBand noVBand num numId orient pos prefix "
    "prst right space styleId sz themeColor themeShade top type uri val w wrap x y".split()
)
#: Values that are the format's own and nobody's words, exactly as written.
FORMAT_WORDS = frozenset(
    "Arial Band CalloutTitle Caption CoverLine CoverSpace DefaultParagraphFont External Field "
    "Footer FootnoteReference FootnoteText Header Heading1 Heading2 Heading3 Heading4 Heading5 "
    "Heading6 Hyperlink Label Lead ListBullet ListNumber NoList Normal Note NumberedText "
    "PlaceholderText Quote ReviewTable Signature Spacer Subtitle TOC1 TOC2 TOC3 TOC4 TOCHeading "
    "TabTitle TableHead TableNormal TableText Title "
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml "
    "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml "
    "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml "
    "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml "
    "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml "
    "application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml "
    "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml "
    "application/vnd.openxmlformats-package.core-properties+xml "
    "application/vnd.openxmlformats-package.relationships+xml application/xml ar-SA atLeast "
    "auto autofit baseline begin both bottom bullet caption center character clear column "
    "compatibilityMode continuationSeparator continue continuous dashed decimal default dotted "
    "double dxa en-GB end even evenPage exact false first firstCol firstRow fixed footer header "
    "http://schemas.microsoft.com/office/word "
    "http://schemas.openxmlformats.org/drawingml/2006/picture "
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer "
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes "
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header "
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink "
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image "
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering "
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument "
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings "
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles "
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties "
    "hybridMultilevel image/png landscape left lowerLetter lowerRoman multilevel nextPage nil "
    "none nothing numbering oddPage off on page paragraph pct png portrait preserve rect rels "
    "restart right separate separator single singleLevel space start subscript superscript tab "
    "table textWrapping top true underscore upperLetter upperRoman xml".split()
) | {
    "Callout Title",
    "Cover Line",
    "Cover Space",
    "Default Paragraph Font",
    "Figure 1",
    "List Bullet",
    "List Number",
    "No List",
    "Normal Table",
    "Numbered Text",
    "Placeholder Text",
    "Review Table",
    "TOC Heading",
    "Tab Title",
    "Table Head",
    "Table Text",
    "footnote reference",
    "footnote text",
    "heading 1",
    "heading 2",
    "heading 3",
    "heading 4",
    "heading 5",
    "heading 6",
    "toc 1",
    "toc 2",
    "toc 3",
    "toc 4",
}
