"""What OpenDocument texts and spreadsheets share: names, properties, and the raw text."""

from __future__ import annotations

import re

from lxml import etree

from pipeline.read.cleaning import unescaped
from pipeline.read.package import Package, open_package, refuse_declarations
from pipeline.read.reading import Refused
from pipeline.read.sheet_census import plain_utf8

_KEPT = {"title", "subject", "description", "creator", "initial-creator", "date", "creation-date",
         "keyword"}  # fmt: skip
# A picture written out in letters, in a document kept as one text.
_PICTURE = re.compile(r"<(?:[\w.-]+:)?binary-data>[^<]*")
_TAG = re.compile(r"<[^>]*>")


def open_document(data: bytes) -> Package:
    """Open an OpenDocument package, or the same document kept as one XML text."""
    if data[:2] != b"PK":
        refuse_declarations("content.xml", data)
        # The tops and feet of pages stand in the same text.
        return Package(dict.fromkeys(("content.xml", "styles.xml"), data), {})
    package = open_package(data)
    if b"encryption-data" in package.parts.get("META-INF/manifest.xml", b""):
        raise Refused("file-password")
    return package


def local(element: etree._Element) -> str:
    """The element's name without its vocabulary; "" for anything that is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: etree._Element, name: str) -> str:
    """An attribute by its name without its vocabulary."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""


def all_text(element: etree._Element) -> str:
    """Every text inside an element."""
    return "".join(map(str, element.itertext()))


def number(element: etree._Element, name: str, otherwise: int) -> int:
    """A whole number from an attribute."""
    value = attribute(element, name)
    return int(value) if value.isdecimal() and len(value) < 10 else otherwise


def office_text(root: etree._Element, kind: str) -> etree._Element | None:
    """The body of a document: ``kind`` is "text" or "spreadsheet"."""
    for body in (element for element in root if local(element) == "body"):
        for child in body:
            if local(child) == kind:
                return child
    return None


def properties(package: Package) -> list[tuple[str, str]]:
    """What the document says of itself."""
    if "meta.xml" not in package.parts:
        return []
    return [
        (local(element), (element.text or "").strip())
        for element in package.xml("meta.xml").iter()
        if local(element) in _KEPT and (element.text or "").strip()
    ]


def plain_xml(part: bytes) -> bytes:
    """The part in UTF-8, without what a scan over its tags would misread."""
    part = plain_utf8(part)
    if part.count(b"<") != part.count(b">"):
        # Written anew, no text or attribute holds a sign that ends a tag.
        part = bytes(etree.tostring(etree.fromstring(part), encoding="utf-8"))
    return part


def raw_text(part: bytes, only: str = "body") -> str:
    """All text inside one element of a part by cutting the tags away: the census."""
    text = plain_xml(part).decode("utf-8", "replace")
    found = re.search(rf"<(?:[\w.-]+:)?{only}(?=[\s>]).*</(?:[\w.-]+:)?{only}>", text, re.DOTALL)
    return unescaped(_TAG.sub(" ", _PICTURE.sub("", found.group()))) if found else ""
