"""Words of a Word part that stand where no program of Word puts words, and so shows none.

A file that was damaged or made by hand can hold words between its elements; they are set aside,
never passed over.
"""

from __future__ import annotations

from typing import cast

from lxml import etree

from pipeline.read.word_names import W_MAIN

#: Elements that hold words; in a text, what follows an element inside it is not read.
_TEXT = etree.XPath(
    "//text()[normalize-space() and not(parent::w:t or parent::w:delText or parent::w:instrText"
    " or parent::w:delInstrText or parent::w:fldData or parent::m:t or parent::a:t)]"
    " | //w:t/*/following-sibling::text()[normalize-space()]",
    namespaces={
        "w": W_MAIN,
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    },
)
#: Vocabularies whose elements hold measures, places and names of settings, or are read elsewhere.
_SETTINGS = (
    "http://schemas.openxmlformats.org/drawingml/",
    "http://schemas.microsoft.com/office/",
    "http://purl.oclc.org/ooxml/drawingml/",
    "http://www.w3.org/2003/InkML",
    "urn:schemas-microsoft-com:",
)


def stray_words(root: etree._Element) -> list[str]:
    """The words of one part that stand outside every element that holds words."""
    found = cast("list[etree._ElementUnicodeResult]", _TEXT(root))
    return [str(text) for text in found if not _vocabulary(text).startswith(_SETTINGS)]


def _vocabulary(text: etree._ElementUnicodeResult) -> str:
    parent = text.getparent()
    tag = parent.tag if parent is not None else ""
    return tag[1:].partition("}")[0] if isinstance(tag, str) and tag.startswith("{") else ""
