"""An edited Word copy of the draft: opened whole, before anything in it is decided.

Read after its tracked changes are settled: nothing here decides. What a reader drew beside the
text (text boxes) and what stands in comments is handed on as words with a place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from pipeline.errors import BadCase
from pipeline.read.package import Package, open_package
from pipeline.read.reading import Refused
from pipeline.read.word_names import one_dialect
from pipeline.word_copy import VAL, w

_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MAIN_PART = "word/document.xml"
_BOX = w("txbxContent")


@dataclass(slots=True)
class Copy:
    """The parts of the file that hold words, parsed once. ``body`` may be changed in place."""

    body: etree._Element = field(repr=False)
    notes: dict[str, etree._Element] = field(default_factory=dict, repr=False)
    comments: etree._Element | None = field(default=None, repr=False)
    done: frozenset[str] = frozenset()
    answers: Mapping[str, str] = field(default_factory=dict)
    after_removals: frozenset[etree._Element] = field(default=frozenset(), repr=False)
    links: Mapping[str, str] = field(default_factory=dict, repr=False)
    bullets: frozenset[tuple[str, str]] = frozenset()


def open_copy(data: bytes) -> Copy:
    """The Word file, looked over before anything parses it.

    Raises BadCase when it is no Word file, is damaged, or holds what a Word file never has.
    """
    try:
        package = open_package(data)
        package = Package(
            {name: one_dialect(part) for name, part in package.parts.items()}, package.sizes
        )
        root = package.xml(_MAIN_PART)
    except Refused as refused:
        raise BadCase(f"The Word file cannot be read ({refused.code}).") from None
    body = root.find(w("body"))
    if body is None:
        raise BadCase("The Word file cannot be read (it has no body).")
    if list(body.iter(w("altChunk"))):
        raise BadCase("The Word file holds an embedded file. Paste its words instead.")
    notes = {**_notes(package, "footnotes", ""), **_notes(package, "endnotes", "e")}
    comments = package.xml("word/comments.xml") if "word/comments.xml" in package.parts else None
    done, answers = _threads(package)
    return Copy(
        body, notes, comments, done, answers, _after_removals(body), _links(package),
        _bullets(package),
    )  # fmt: skip


def _after_removals(body: etree._Element) -> frozenset[etree._Element]:
    """The paragraphs that follow one whose end is tracked as removed."""
    found = set()
    for paragraph in body.iter(w("p")):
        mark = paragraph.find(f"{w('pPr')}/{w('rPr')}/{w('del')}")
        after = paragraph.getnext()
        while after is not None and after.tag != w("p"):
            after = after.getnext()
        if mark is not None and after is not None:
            found.add(after)
    return frozenset(found)


def _notes(package: Package, part: str, sign_: str) -> dict[str, etree._Element]:
    if f"word/{part}.xml" not in package.parts:
        return {}
    return {
        sign_ + note.get(w("id"), ""): note
        for note in package.xml(f"word/{part}.xml")
        if note.get(w("type")) is None
    }


def _links(package: Package) -> dict[str, str]:
    name = "word/_rels/document.xml.rels"
    if name not in package.parts:
        return {}
    return {
        link.get("Id", ""): link.get("Target", "")
        for link in package.xml(name).iter(_REL)
        if link.get("Type", "").endswith("/hyperlink")
    }


def _threads(package: Package) -> tuple[frozenset[str], dict[str, str]]:
    """The paragraphs of comments marked as done, and those that answer another's paragraph."""
    name = "word/commentsExtended.xml"
    if name not in package.parts:
        return frozenset(), {}
    found = set()
    answers = {}
    for entry in package.xml(name):
        values = {str(key).rpartition("}")[2]: value for key, value in entry.attrib.items()}
        if values.get("done") in ("1", "true"):
            found.add(str(values.get("paraId", "")))
        if parent := values.get("paraIdParent"):
            answers[str(values.get("paraId", ""))] = str(parent)
    return frozenset(found), answers


def _bullets(package: Package) -> frozenset[tuple[str, str]]:
    """Lists and levels that are bullets, as (number, level)."""
    if "word/numbering.xml" not in package.parts:
        return frozenset()
    root = package.xml("word/numbering.xml")
    kinds: dict[str, set[str]] = {}
    for abstract in root.iter(w("abstractNum")):
        levels = {
            level.get(w("ilvl"), "0")
            for level in abstract.iter(w("lvl"))
            if (held := level.find(w("numFmt"))) is not None and held.get(VAL) == "bullet"
        }
        kinds[abstract.get(w("abstractNumId"), "")] = levels
    found = set()
    for number in root.iter(w("num")):
        target = number.find(w("abstractNumId"))
        for level in kinds.get(target.get(VAL, "") if target is not None else "", ()):
            found.add((number.get(w("numId"), ""), level))
    return frozenset(found)


def boxes(copy: Copy) -> list[tuple[etree._Element, str]]:
    """The words of each text box with the paragraph it hangs on; of two drawings of it the first."""
    found = []
    for box in copy.body.iter(_BOX):
        outer = box.getparent()
        fallback = False
        anchor = None
        while outer is not None and outer.tag != w("body"):
            fallback = fallback or str(outer.tag).endswith("}Fallback")
            if outer.tag == w("p"):
                anchor = outer
            outer = outer.getparent()
        words = " ".join("".join(t.text or "" for t in p.iter(w("t"))) for p in box.iter(w("p")))
        if not fallback and anchor is not None and words.strip():
            found.append((anchor, words.strip()))
    return found
