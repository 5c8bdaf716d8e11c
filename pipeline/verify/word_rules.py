"""What a Word file for the public may hold: parts, elements, attributes, fields, properties.

A list of what is allowed, never of what is forbidden: what nobody thought of is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from pipeline.verify.xmltext import attributes, local

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_XML = "http://www.w3.org/XML/1998/namespace"
_PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/core\.xml|word/document\.xml"
    r"|word/_rels/(?:document|footnotes|header\d{1,2}|footer\d{1,2})\.xml\.rels"
    r"|word/(?:styles|numbering|settings|footnotes|fontTable|theme/theme1)\.xml"
    r"|word/(?:header|footer)\d{1,2}\.xml|word/media/image\d{1,3}\.(?:png|jpg|jpeg)"
)
#: Namespaces whose elements and attributes a publication copy may use.
_SPACES = frozenset(
    {
        W, R, _XML,
        "http://schemas.openxmlformats.org/drawingml/2006/main",
        "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "http://schemas.openxmlformats.org/package/2006/relationships",
        "http://schemas.openxmlformats.org/package/2006/content-types",
        "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        "http://purl.org/dc/elements/1.1/",
    }
)  # fmt: skip
#: Elements that carry hidden, deleted, foreign or computed text, or tell of a person or machine.
_REFUSED = frozenset(
    "ins del moveFrom moveTo moveFromRangeStart moveToRangeStart delText delInstrText rPrChange "
    "pPrChange tblPrChange trPrChange tcPrChange sectPrChange numberingChange cellIns cellDel "
    "cellMerge comment commentRangeStart commentRangeEnd commentReference annotationRef vanish "
    "webHidden specVanish object pict altChunk smartTag smartTagPr customXml customXmlPr ffData "
    "docVars docVar mailMerge attachedTemplate rsids rsid rsidRoot permStart permEnd ruby oMath "
    "dataBinding sdt subDoc contentPart txbxContent endnote saveThroughXslt writeProtection "
    "documentProtection removePersonalInformation creator lastModifiedBy description keywords "
    "subject category contentStatus created modified revision version identifier lastPrinted "
    "tblCaption tblDescription-none".split()
)
_CORE = frozenset({"coreProperties", "title", "language"})
_FIELDS = re.compile(r"\s*(?:PAGE|NUMPAGES)\s*(?:\\\*\s*(?:MERGEFORMAT|Arabic)\s*)?")


def known(name: str) -> bool:
    """Whether a part of this name is on the list."""
    return bool(_PARTS.fullmatch(name))


def odd_in_xml(name: str, root: etree._Element, links: tuple[str, ...]) -> Iterator[str]:
    """What in a part is not on the list, in words that quote nothing of it."""
    for element in root.iter():
        if not local(element):
            yield "a comment or an instruction for a program"
            continue
        named = local(element)
        space = etree.QName(element).namespace
        if space not in _SPACES:
            yield "an element of a kind that is not on the list"
        elif named in _REFUSED and not (name == "docProps/core.xml" and named in _CORE):
            yield f"the element {named}"
        yield from _odd_attributes(element)
        yield from _odd_fields(element)
    if root.getprevious() is not None or root.getnext() is not None:
        yield "a comment or an instruction for a program"
    if name == "docProps/core.xml" and any(local(part) not in _CORE for part in root.iter()):
        yield "a property that is not title or language"
    if name.endswith(".rels"):
        yield from _odd_relations(root, links)


def _odd_attributes(element: etree._Element) -> Iterator[str]:
    for name, _ in attributes(element):
        told = etree.QName(name)
        if told.namespace not in _SPACES and told.namespace is not None:
            yield "an attribute of a kind that is not on the list"
        elif told.localname.startswith("rsid") or told.localname in {"author", "date", "initials"}:
            yield f"the attribute {told.localname}"


def _odd_fields(element: etree._Element) -> Iterator[str]:
    instruction = None
    if element.tag == f"{{{W}}}instrText":
        instruction = element.text or ""
    elif element.tag == f"{{{W}}}fldSimple":
        instruction = element.get(f"{{{W}}}instr", "")
    if instruction is not None and not _FIELDS.fullmatch(instruction):
        yield "a field that is not a page number"


def _odd_relations(root: etree._Element, links: tuple[str, ...]) -> Iterator[str]:
    for relation in root:
        if relation.get("TargetMode", "") == "External" and not relation.get(
            "Target", ""
        ).startswith(links or ("\0",)):
            yield "a link out of the file that is not on the list"
