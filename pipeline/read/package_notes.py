"""What an Office package carries besides its text: macros, links to elsewhere, embedded files."""

from __future__ import annotations

import posixpath
import re

from lxml import etree

from pipeline.read.cleaning import unescaped
from pipeline.read.package import Package
from pipeline.read.reading import Reading, Refused

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
#: Relationships a reader follows only by clicking; every other external one is fetched on opening.
_CLICKED = "/hyperlink"
_ELSEWHERE = re.compile(r"^(?:file:|\\\\|//)", re.IGNORECASE)
_EMBEDDED = re.compile(r"(?:^|/)(?:embeddings|activeX)/(?!.*\.rels$)[^/]+$")
_PROPERTIES = ("title", "subject", "creator", "lastModifiedBy", "description", "keywords",
               "category", "created", "modified")  # fmt: skip

#: Endings of parts that hold no words: pictures, sounds, fonts.
_WORDLESS = (
    ".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".gif", ".bmp", ".dib", ".tif", ".tiff", ".emf",
    ".wmf", ".emz", ".wmz", ".pcz", ".svg", ".svm", ".wdp", ".hdp", ".ico", ".webp", ".pict", ".pct",
    ".odttf", ".ttf", ".otf", ".fntdata", ".sigs", ".psmdcp",
)  # fmt: skip
#: Parts that programs write for themselves: looks, caches, signatures, settings of printers.
_OF_PROGRAMS = re.compile(
    r"(?:.*/)?(?:printerSettings/.*|vbaProject\w*\.bin|vbaData\.\w+|customProperty\d*\.bin"
    r"|layout-cache|mimetype|\.DS_Store|attachedToolbars\.bin)"
    r"|docProps/.*|__MACOSX/.*|\[trash\]/.*|xl/model/.*|Thumbnails/.*|META-INF/.*|_xmlsignatures/.*"
    r"|Configurations2/.*|(?:Basic|Dialogs|Scripts)/.*",
    re.IGNORECASE,
)
#: What a document or another package begins with, whatever its name says.
_FILES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-", b"{\\rtf")
#: XML of a package that is read by others, or holds settings.
_KNOWN_XML = re.compile(
    r"(?:word|xl|docProps|customUI\d*|_xmlsignatures|docMetadata|ppt)/.*|.*\.rels"
    r"|\[Content_Types\]\.xml|customXml/itemProps\d*\.xml",
    re.IGNORECASE,
)


def note_package(package: Package, reading: Reading) -> list[tuple[str, list[str]]]:
    """Raise a problem for each thing in a package that was not read or not contacted.

    Returns the texts, part by part, that were set aside because no page leads to them.
    """
    for name in sorted(package.parts):
        if name.lower().endswith("vbaproject.bin"):
            reading.problem("file-macro")
        elif is_embedded(name, package.parts[name]):
            size = package.sizes[name]
            reading.problem(
                "file-embedded-object", found=f"{posixpath.basename(name)}, {size:,} bytes"
            )
        elif name.endswith(".rels"):
            for target in _external(package, name):
                reading.problem("file-external-link", found=target)
    return _behind(package, reading)


def is_embedded(name: str, part: bytes) -> bool:
    """True for a part that is a file of its own, or of a kind that no page of ours shows."""
    if _EMBEDDED.search(name) or part.startswith(_FILES):
        return not _OF_PROGRAMS.fullmatch(name)
    is_xml = name.lower().endswith((".xml", ".rels", ".vml"))
    return not (is_xml or name.lower().endswith(_WORDLESS) or _OF_PROGRAMS.fullmatch(name))


_TEXT = re.compile(rb">([^<]*[^<\s][^<]*)<")


def _behind(package: Package, reading: Reading) -> list[tuple[str, list[str]]]:
    """Set aside the texts of XML that no page shows, such as data that fills in a form."""
    found = []
    for name in sorted(package.parts):
        if name.lower().endswith(".xml") and not _KNOWN_XML.fullmatch(name):
            told = [
                unescaped(text.decode("utf-8", "replace"))
                for text in _TEXT.findall(package.parts[name])
            ]
            for text in told:
                reading.set_aside("behind-the-page", text, part=name)
            found.append((name, told))
    return found


def _external(package: Package, name: str) -> list[str]:
    found = []
    for relation in package.xml(name).iterchildren(_RELATION):
        target, kind = relation.get("Target", ""), relation.get("Type", "")
        outside = relation.get("TargetMode") == "External"
        if outside and (not kind.endswith(_CLICKED) or _ELSEWHERE.match(target)):
            found.append(target)
    return found


def properties(package: Package) -> list[tuple[str, str]]:
    """What the package says of itself: title, author and dates, as written."""
    if "docProps/core.xml" not in package.parts:
        return []
    try:
        root = package.xml("docProps/core.xml")
    except Refused:
        # A bad description takes nothing from the text.
        return []
    found = []
    for element in root.iter(etree.Element):
        name = etree.QName(element).localname
        if name in _PROPERTIES and (element.text or "").strip():
            found.append((name, (element.text or "").strip()))
    return found
