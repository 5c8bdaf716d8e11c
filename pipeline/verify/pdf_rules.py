"""What a PDF for the public may hold: entries, names, operators, properties. A list of the allowed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import pikepdf

from pipeline.errors import CouldNotVerify
from pipeline.verify.xmltext import attributes, local, parsed, remark

#: Entries of dictionaries that lay out, tag and typeset a document, and no others.
_KEYS = frozenset(
    "/A /Alt /Annots /Ascent /AvgWidth /BBox /BackgroundColor /BaseFont /BaselineShift "
    "/BitsPerComponent /Border /BorderColor /BorderStyle /BorderThickness /CA /CIDSet "
    "/CIDSystemInfo /CIDToGIDMap /CapHeight /CharSet /ColSpan /ColorSpace /Colors /Columns "
    "/Contents /Count /CropBox /D /DW /DecodeParms /Decode /DescendantFonts /Descent /Dest /Dests "
    "/DisplayDocTitle /Encoding /ExtGState /F /Filter /First /FirstChar /Flags /Font /FontBBox "
    "/FontDescriptor /FontFamily /FontFile2 /FontFile3 /FontName /FontStretch /FontWeight /Group /H "
    "/Headers /Height /I /ID /IDTree /IM /ImageMask /Info /Interpolate /ItalicAngle /K /Kids /Lang "
    "/Last /LastChar /Length /Length1 /Limits /LineHeight /ListNumbering /MCID /MarkInfo /Marked "
    "/Matrix /MediaBox /Metadata /MissingWidth /N /Names /Next /Nums /O /Obj /Ordering /Outlines /P "
    "/PageMode /Pages /Parent /ParentTree /ParentTreeNextKey /Pattern /Pg /Placement /Predictor "
    "/Prev /ProcSet /Range /Rect /Registry /Resources /RoleMap /Root /Rotate /RowSpan /S /SMask "
    "/Scope /Shading /Size /StemV /StructElem /StructParent /StructParents /StructTreeRoot "
    "/Subtype /Summary /Supplement /T /TableHeader /Tabs /TextDecorationColor "
    "/TextDecorationThickness /TextDecorationType /Title /ToUnicode /Type /URI /ViewerPreferences "
    "/W /WMode /Width /Widths /WritingMode /XHeight /XObject /ca /BM /BleedBox /TrimBox /Index "
    "/Private /Attributes".split()
) - {"/Private"}  # fmt: skip
#: Names as values. Fonts and a page's own resources have patterns below.
_NAMES = frozenset(
    "/Action /Adobe /All /Annot /Artifact /Before /Block /Both /CIDFontType0 /CIDFontType0C "
    "/CIDFontType2 /CMap /Catalog /Caption /Center /Circle /Column /DCTDecode /Decimal /DeviceCMYK "
    "/DeviceGray /DeviceRGB /Disc /Div /Document /Em /End /ExtGState /Figure /FlateDecode /Font "
    "/FontDescriptor /Form /Fit /FitH /Group /H1 /H2 /H3 /H4 /H5 /H6 /ICCBased /Identity /Identity-H "
    "/Image /ImageB /ImageC /ImageI /Inline /L /LBody /LI /Layout /Lbl /Link /List /LrTb "
    "/LowerAlpha /LowerRoman /MCR /Mask /Metadata /None /NonStruct /Normal /Note /OBJR /ObjStm "
    "/OpenType /Outlines /P /PDF /Page /Pages /Part /Quote /BlockQuote /Row /S /Sect /Solid /Span "
    "/Square /Start /Strong /StructElem /StructTreeRoot /TBody /TD /TFoot /TH /THead /TOC /TOCI /TR "
    "/Table /Text /Title /Transparency /TrueType /Type0 /Type1C /URI /Underline /UpperAlpha "
    "/UpperRoman /UseNone /UseOutlines /W /X /XML /XObject /XRef /XYZ /Terms /Datetime /Formula "
    "/Code /Aside /Label".split()
) - {"/Aside"}  # fmt: skip
_RESOURCE = re.compile(r"/[A-Za-z]{1,3}\d{1,4}|/Furniture")
#: The typefaces public copies are set in, and those every reader has.
_FONT = re.compile(
    r"/(?:[A-Z]{6}\+)?(?:OpenSans|LibertinusSerif|NewCM(?:Math|10|Sans10|Mono10)|DejaVuSansMono|Helvetica|Arial)"
    r"(?:-(?:Regular|Bold|Italic|BoldItalic|Oblique|SemiBold|Semibold|ExtraBold|Light|Medium))?"
    r"(?:-Identity-H)?"
)
_ANYTHING = re.compile(r".*", re.DOTALL)
#: Strings with a form of their own.
_FORMS = {
    "/Lang": re.compile(r"[a-z]{2}(?:-[A-Z]{2})?"),
    "/Registry": re.compile("Adobe"),
    "/Ordering": re.compile("Identity|UCS"),
    "/CharSet": re.compile(r"(?:/[A-Za-z0-9.]+)*"),
    "/FontFamily": re.compile("Open Sans|Libertinus Serif|New Computer Modern.*"),
}
#: Entries that may hold words or bytes of a string; strings anywhere else are out of place.
_STRINGS = frozenset(
    "/Alt /Contents /Dest /D /Headers /ID /Lang /Names /Ordering /Registry /T /Title /URI /Limits "
    "/CharSet /Summary /FontFamily".split()
)
#: Dictionaries whose entries are names of the document's own.
_NAMING = frozenset({"/RoleMap", "/ColorSpace"})
_FONT_KEYS = frozenset({"/BaseFont", "/FontName"})
#: The marks of a packet's beginning and end, as the standard gives them.
_PACKET = re.compile(
    "xpacket (?:begin=['\"]\ufeff?['\"] id=['\"]W5M0MpCehiHzreSzNTczkc9d['\"]|end=['\"][rw]['\"])"
)
_XMP = frozenset(
    "xmpmeta RDF Description title language format Alt Bag Seq li part conformance rev amd".split()
)
#: Operators that draw text nobody sees or carry an image within the page.
INVISIBLE = frozenset({"3", "7"})


def own_word(name: str) -> bool:
    """Whether a name is one of the format's own, or of a page's resources, and nobody's."""
    return name in _KEYS or name in _NAMES or bool(_RESOURCE.fullmatch(name))


def odd_in(item: object, links: tuple[str, ...], key: str = "") -> Iterator[str]:
    """What in an object is not on the list, in words that quote nothing of it."""
    if isinstance(item, pikepdf.Stream | pikepdf.Dictionary):
        held = item.stream_dict if isinstance(item, pikepdf.Stream) else item
        for name, value in held.items():
            if not _is_key(name, within=key):
                yield "an entry that is not on the list"
            if name == "/URI" and not str(value).startswith(links or ("\0",)):
                yield "a link out of the file that is not on the list"
            if not getattr(value, "is_indirect", False):
                yield from odd_in(value, links, name)
    elif isinstance(item, pikepdf.Array):
        for value in item:
            if not getattr(value, "is_indirect", False):
                yield from odd_in(value, links, key)
    elif (
        isinstance(item, pikepdf.String)
        and key not in _STRINGS
        and not (key == "" and _is_tag(item))
    ):
        yield "a string where no words belong"
    elif isinstance(item, pikepdf.String) and not _FORMS.get(key, _ANYTHING).fullmatch(str(item)):
        yield "a string that is not on the list"
    elif isinstance(item, pikepdf.Name) and not _is_name(str(item), key):
        yield "a name that is not on the list"


def _is_key(name: str, within: str) -> bool:
    if name in _KEYS or _RESOURCE.fullmatch(name):
        return True
    return within in _NAMING and name in _NAMES


def _is_name(name: str, key: str) -> bool:
    return name in _NAMES or (key in _FONT_KEYS and bool(_FONT.fullmatch(name)))


def _is_tag(item: pikepdf.String) -> bool:
    return len(bytes(item)) < 40 and bytes(item).isascii()


def odd_in_trailer(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Properties beyond the title, and older revisions."""
    if "/Prev" in pdf.trailer:
        yield "an older revision"
    info = pdf.trailer.get("/Info", pikepdf.Dictionary())
    if any(key != "/Title" for key in info):
        yield "a property that is not the title"


def odd_in_metadata(data: bytes) -> Iterator[str]:
    """Elements of the XMP packet beyond title, language, format and the standard claimed."""
    try:
        root = parsed("the properties", data.strip(b"\xef\xbb\xbf \r\n\t\0"))
    except CouldNotVerify:
        yield "properties that cannot be read"
        return
    for outside in (*root.itersiblings(preceding=True), *root.itersiblings()):
        if not _PACKET.fullmatch(remark(outside)):
            yield "a property that is not on the list"
    for element in root.iter():
        if local(element) not in _XMP:
            yield "a property that is not on the list"
        for name, value in attributes(element):
            if (
                not re.fullmatch(r"x-default|[a-z]{2}(?:-[A-Z]{2})?|", value)
                and "xmptk" not in name
            ):
                yield "a property that is not on the list"


def odd_in_drawing(operator: str, operands: Sequence[object]) -> Iterator[str]:
    """Operators that hide text: invisible writing, layers, pictures within the page."""
    if operator == "Tr" and str(operands[0]) in INVISIBLE:
        yield "text drawn invisibly"
    elif operator in {"BI", "ID", "EI", "INLINE IMAGE"}:
        yield "a picture within the page's drawing"
    elif operator in {"BDC", "DP"} and str(operands[0]) == "/OC":
        yield "a layer that can be hidden"


def unread_in_drawing(operator: str, operands: Sequence[object]) -> Iterator[str]:
    """Operators that show what nobody can read: pictures, shadings, patterns."""
    if operator == "INLINE IMAGE":
        yield "a picture"
    elif operator == "sh" or (
        operator in {"scn", "SCN"} and operands and isinstance(operands[-1], pikepdf.Name)
    ):
        yield "a pattern or a shading"


def unread_in(item: object) -> Iterator[str]:
    """What nobody can read of an object: a picture, or letters that the file draws itself."""
    if not isinstance(item, pikepdf.Stream | pikepdf.Dictionary):
        return
    if item.get("/Subtype") == "/Image":
        yield "a picture"
    elif item.get("/Subtype") == "/Type3":
        yield "letters that the file draws itself"


def unreached(pdf: pikepdf.Pdf) -> int:
    """How many objects that could hold words nothing points at, from the trailer on.

    A destination or a table of resources without strings is a writer's litter and says nothing.
    """
    seen: set[tuple[int, int]] = set()
    waiting: list[object] = [pdf.trailer]
    while waiting:
        item = waiting.pop()
        if getattr(item, "is_indirect", False):
            if _objgen(item) in seen:
                continue
            seen.add(_objgen(item))
        waiting.extend(_held(item))
    return sum(_objgen(item) not in seen and _wordy(item) for item in pdf.objects)


def _held(item: object) -> list[object]:
    if isinstance(item, pikepdf.Stream):
        return list(item.stream_dict.values())
    if isinstance(item, pikepdf.Dictionary):
        return list(item.values())
    return list(item) if isinstance(item, pikepdf.Array) else []


def _wordy(item: object) -> bool:
    """Whether an object could hold words: a stream that is not the file's own, or a string."""
    if isinstance(item, pikepdf.Stream):
        return str(item.get("/Type")) not in {"/XRef", "/ObjStm"}
    if isinstance(item, pikepdf.String):
        return True
    return any(_wordy(part) for part in _held(item) if not getattr(part, "is_indirect", False))


def _objgen(item: object) -> tuple[int, int]:
    found: tuple[int, int] = getattr(item, "objgen", (0, 0))
    return found
