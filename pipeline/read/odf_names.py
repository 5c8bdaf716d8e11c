"""What OpenDocument texts and spreadsheets share: names, properties, and the raw text."""

from __future__ import annotations

import re

from lxml import etree

from pipeline.read.cleaning import unescaped
from pipeline.read.package import Package

_KEPT = {"title", "subject", "description", "creator", "initial-creator", "date", "creation-date",
         "keyword"}  # fmt: skip
_TAG = re.compile(r"<[^>]*>")


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


def raw_text(part: bytes, only: str = "body") -> str:
    """All text inside one element of a part by cutting the tags away: the census."""
    text = part.decode("utf-8", "replace")
    found = re.search(rf"<(?:[\w.-]+:)?{only}(?=[\s>]).*</(?:[\w.-]+:)?{only}>", text, re.DOTALL)
    return unescaped(_TAG.sub(" ", found.group())) if found else ""
