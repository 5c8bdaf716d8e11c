"""What an OpenDocument file keeps beside its text: fields of forms, charts, formulas, other files."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from lxml import etree

from pipeline.read.cleaning import unescaped
from pipeline.read.odf_names import all_text, local, plain_xml, raw_text
from pipeline.read.package import Package
from pipeline.read.package_notes import is_embedded
from pipeline.read.reading import Reading

_FORM = "{urn:oasis:names:tc:opendocument:xmlns:form:1.0}"
_FORM_TAG = re.compile(
    r"""<form:(?!property\b)[\w-]+((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))+)"""
)
_VALUE = re.compile(r"""\sform:(label|current-value|value)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
#: What LibreOffice writes for itself: pictures of objects, pictures without an ending, settings.
_OF_PROGRAMS = re.compile(r"ObjectReplacements/.*|.*\.rdf|(?:.*/)?styles\.xml|Versions/.*\.xml")

_MACRO = re.compile(r"Basic/.*/(?!script-l|dialog-l)[^/]*\.xml$|Scripts/.")


def form_words(element: etree._Element) -> list[str]:
    """The label of a form's field, and what stands in it."""
    tag = element.tag if isinstance(element.tag, str) else ""
    if not tag.startswith(_FORM) or tag == f"{_FORM}property":
        return []
    label, now, first = (
        str(element.get(f"{_FORM}{name}", "")) for name in ("label", "current-value", "value")
    )
    return [text for text in (label, now or first) if text.strip()]


def form_values(part: bytes) -> list[str]:
    """The same words from the tags of the raw file: the census."""
    found = []
    for about in _FORM_TAG.findall(plain_xml(part).decode("utf-8", "replace")):
        told = {name: unescaped(one or other) for name, one, other in _VALUE.findall(about)}
        found += [told.get("label", ""), told.get("current-value") or told.get("value", "")]
    return found


def formula(element: etree._Element) -> str:
    """What a formula says, without the source it was written in."""
    return "".join(_said(element))


def _said(element: etree._Element) -> Iterator[str]:
    if local(element) == "annotation":
        return
    yield (element.text or "").strip()
    for child in element:
        yield from _said(child)
        yield (child.tail or "").strip()


def note_objects(package: Package, reading: Reading) -> list[str]:
    """Set aside the words of charts, read formulas, and name every other file inside the file.

    Returns the raw texts of what was set aside or read.
    """
    raw, macros = [], False
    for name in sorted(package.parts):
        folder = posixpath.dirname(name)
        if folder.startswith("Object") and name.endswith("/content.xml"):
            raw += _object(package, name, reading)
        elif _MACRO.match(name):
            macros = True
        elif not _OF_PROGRAMS.fullmatch(name) and is_embedded(_ended(name), package.parts[name]):
            size = package.sizes[name]
            found = f"{posixpath.basename(name)}, {size:,} bytes"
            reading.problem("file-embedded-object", found=found)
    if macros:
        reading.problem("file-macro")
    return raw


def _ended(name: str) -> str:
    """A picture may have no ending to its name."""
    return f"{name}.png" if name.startswith("Pictures/") else name


def _object(package: Package, name: str, reading: Reading) -> list[str]:
    part, root = package.parts[name], package.xml(name)
    if local(root) == "math":
        reading.block("note", formula(root), part="formula")
        for source in root.iter("{*}annotation"):
            reading.set_aside("field-code", all_text(source), part="formula")
        return [raw_text(part, only="math")]
    body = next((child for child in root if local(child) == "body"), None)
    if body is not None and any(local(child) == "chart" for child in body):
        reading.set_aside("chart", " ".join(map(str, body.itertext())), part=name)
        return [raw_text(part)]
    found = f"{posixpath.dirname(name)}, {package.sizes[name]:,} bytes"
    reading.problem("file-embedded-object", found=found)
    return []
