"""What an Office package carries besides its text: macros, links to elsewhere, embedded files."""

from __future__ import annotations

import posixpath
import re

from lxml import etree

from pipeline.read.package import Package
from pipeline.read.reading import Reading, Refused

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
#: Relationships a reader follows only by clicking; every other external one is fetched on opening.
_CLICKED = "/hyperlink"
_ELSEWHERE = re.compile(r"^(?:file:|\\\\|//)", re.IGNORECASE)
_EMBEDDED = re.compile(r"(?:^|/)(?:embeddings|activeX)/(?!.*\.rels$)[^/]+$")
_PROPERTIES = ("title", "subject", "creator", "lastModifiedBy", "description", "keywords",
               "category", "created", "modified")  # fmt: skip


def note_package(package: Package, reading: Reading) -> None:
    """Raise a problem for each thing in a package that was not read or not contacted."""
    for name in sorted(package.parts):
        if name.lower().endswith("vbaproject.bin"):
            reading.problem("file-macro")
        elif _EMBEDDED.search(name):
            size = package.sizes[name]
            reading.problem(
                "file-embedded-object", found=f"{posixpath.basename(name)}, {size:,} bytes"
            )
        elif name.endswith(".rels"):
            for target in _external(package, name):
                reading.problem("file-external-link", found=target)


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
