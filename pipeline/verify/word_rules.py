"""What a Word file for the public may hold: parts, elements, attributes and their values, fields.

A list of what is allowed, never of what is forbidden: what nobody thought of is refused. A value
is a number, a colour, one of the format's own words, or stands where a document is meant to have
words (an alternative, a caption), where it is searched like any text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from pipeline.verify.word_names import ATTRIBUTES, ELEMENTS, FORMAT_WORDS, SPACES
from pipeline.verify.xmltext import attributes, local, vocabularies

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/core\.xml|word/document\.xml"
    r"|word/_rels/(?:document|footnotes|header\d{1,2}|footer\d{1,2})\.xml\.rels"
    r"|word/(?:styles|numbering|settings|footnotes|fontTable)\.xml"
    r"|word/(?:header|footer)\d{1,2}\.xml|word/media/(?:image|figure)\d{1,3}\.(?:png|jpe?g)"
)
_FIELDS = re.compile(r"\s*(?:PAGE|NUMPAGES)\s*(?:\\\*\s*(?:MERGEFORMAT|Arabic)\s*)?")
#: Values that are measures, colours, switches, languages or the package's own names.
_VALUE = re.compile(
    r"-?\d+(?:\.\d+)?(?:pt|%)?|[0-9A-Fa-f]{4,8}|rId[A-Za-z0-9]{1,12}|[a-z]{2}-[A-Z]{2}|"
    r"/?(?:word/|docProps/)?(?:_rels/)?(?:media/)?[a-zA-Z]{1,12}\d{0,3}\.(?:xml|png|jpe?g)|"
    r"(?:%\d|[.)( ]|[–•▪◦-])*"
)
#: (element, attribute) where an author's words may stand.
_FREE = frozenset(
    {
        ("docPr", "descr"), ("cNvPr", "descr"), ("tblCaption", "val"), ("tblDescription", "val"),
        ("rFonts", "ascii"), ("rFonts", "hAnsi"), ("rFonts", "cs"), ("rFonts", "eastAsia"),
    }
)  # fmt: skip
_PATTERNED = {
    ("bookmarkStart", "name"): re.compile(r"[a-z]{1,8}_?\d{1,5}"),
    ("hyperlink", "anchor"): re.compile(r"[a-z]{1,8}_?\d{1,5}"),
    ("docPr", "name"): re.compile(r"(?:Figure|Picture) \d{1,3}"),
    ("cNvPr", "name"): re.compile(r"(?:Figure|Picture) \d{1,3}"),
    # Lists begin at one: their letters would spell what each began with.
    ("start", "val"): re.compile("[01]"),
    ("startOverride", "val"): re.compile("[01]"),
    ("name", "val"): re.compile(r"[A-Za-z][A-Za-z0-9 ]{0,30}"),
    ("style", "styleId"): re.compile(r"[A-Za-z][A-Za-z0-9]{0,30}"),
    ("pStyle", "val"): re.compile(r"[A-Za-z][A-Za-z0-9]{0,30}"),
    ("rStyle", "val"): re.compile(r"[A-Za-z][A-Za-z0-9]{0,30}"),
    ("tblStyle", "val"): re.compile(r"[A-Za-z][A-Za-z0-9]{0,30}"),
    ("basedOn", "val"): re.compile(r"[A-Za-z][A-Za-z0-9]{0,30}"),
    ("next", "val"): re.compile(r"[A-Za-z][A-Za-z0-9]{0,30}"),
    ("link", "val"): re.compile(r"[A-Za-z][A-Za-z0-9]{0,30}"),
}
#: Elements of a part that may hold text; text anywhere else is out of place.
_TEXTUAL = frozenset({"t", "instrText", "title", "language"})


def known(name: str) -> bool:
    """Whether a part of this name is on the list."""
    return bool(_PARTS.fullmatch(name))


DRAWING = "a drawing, whose lines may be letters"
_TYPEFACES = frozenset("embedRegular embedBold embedItalic embedBoldItalic".split())
#: Elements that are lines of their own: Word's shapes, older Office's, ink, and vector pictures.
_LINES = frozenset(
    "arc circle contentPart curve custGeom ellipse image imagedata line oval path polygon polyline "
    "trace".split()
)


def unread_in_xml(root: etree._Element) -> Iterator[str]:
    """What of a part people see and nobody can read: drawings, typefaces, pictures elsewhere."""
    for element in root.iter():
        named = local(element)
        if named in _TYPEFACES:
            yield "a typeface of the file's own"
        elif named in _LINES or (named in {"shape", "shapetype"} and element.get("path")):
            yield DRAWING
        elif (
            named == "Relationship"
            and element.get("TargetMode") == "External"
            and element.get("Type", "").endswith("/image")
        ):
            yield "a picture that stands elsewhere"


def odd_in_xml(name: str, root: etree._Element, links: tuple[str, ...]) -> Iterator[str]:
    """What in a part is not on the list, in words that quote nothing of it."""
    for element in root.iter():
        named = local(element)
        if not named:
            yield "a comment or an instruction for a program"
            continue
        space = etree.QName(element).namespace or ""
        if named not in ELEMENTS.get(space, ()):
            yield (
                f"the element {named}" if named in REFUSED else "an element that is not on the list"
            )
        if (named not in _TEXTUAL and (element.text or "").strip()) or (element.tail or "").strip():
            yield "text where no text belongs"
        yield from _odd_attributes(named, element)
        yield from _odd_fields(element)
    if any(uri not in ELEMENTS and uri not in SPACES for _, uri in vocabularies(root)):
        yield "a vocabulary that is not on the list"
    if root.getprevious() is not None or root.getnext() is not None:
        yield "a comment or an instruction for a program"
    if name.endswith(".rels"):
        yield from _odd_relations(root, links)


#: Elements named in the finding, because officers meet them: the rest are only counted.
REFUSED = frozenset(
    "ins del moveFrom moveTo comment commentReference vanish sdt smartTag customXml object pict "
    "altChunk proofErr creator lastModifiedBy description keywords docVars mailMerge rsids".split()
)


def _odd_attributes(named: str, element: etree._Element) -> Iterator[str]:
    for name, value in attributes(element):
        told = etree.QName(name)
        if (told.namespace or "") not in SPACES or told.localname not in ATTRIBUTES:
            yield "an attribute that is not on the list"
        elif named == "Relationship" and told.localname == "Target":
            continue  # judged with its mode
        elif not _fits(named, told.localname, value):
            yield "a value that is not on the list"


def _fits(element: str, attribute: str, value: str) -> bool:
    if (element, attribute) in _FREE or value in FORMAT_WORDS:
        return True
    pattern = _PATTERNED.get((element, attribute), _VALUE)
    return bool(pattern.fullmatch(value))


def _odd_fields(element: etree._Element) -> Iterator[str]:
    instruction = None
    if element.tag == f"{W}instrText":
        instruction = element.text or ""
    elif element.tag == f"{W}fldSimple":
        instruction = element.get(f"{W}instr", "")
    if instruction is not None and not _FIELDS.fullmatch(instruction):
        yield "a field that is not a page number"


def _odd_relations(root: etree._Element, links: tuple[str, ...]) -> Iterator[str]:
    for relation in root:
        target = relation.get("Target", "")
        if relation.get("TargetMode", "") == "External":
            if not target.startswith(links or ("\0",)):
                yield "a link out of the file that is not on the list"
        elif not _VALUE.fullmatch(target):
            yield "a link within the file that is not on the list"
