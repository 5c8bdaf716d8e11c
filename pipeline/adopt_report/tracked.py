"""Tracked changes of an edited Word file: found, told, and accepted or refused in the XML.

What is not decided is left as the text stood before the change, and the change is told in the
table of comments. Changes of formatting alone are taken as they are and counted.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from pipeline.word_copy import w

_PUT_IN = {w("ins"), w("moveTo")}
_TAKEN_OUT = {w("del"), w("moveFrom")}
_CHANGES = _PUT_IN | _TAKEN_OUT
_FORMAT = {
    w(name)
    for name in (
        "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tcPrChange", "trPrChange",
        "tblGridChange", "tblPrExChange", "numberingChange", "cellIns", "cellDel", "cellMerge",
    )
}  # fmt: skip
_RANGES = {w(f"{name}Range{end}") for name in ("moveFrom", "moveTo") for end in ("Start", "End")}
_TEXT = {w("t"), w("delText")}
_MARKS = {w("bookmarkStart"), w("bookmarkEnd")}


@dataclass(slots=True)
class Tracked:
    """One change of one reader, as Word shows it in the margin.

    ``was`` are the words taken out and ``now`` those put in; ``nodes`` the elements that hold it.
    """

    reader: str = field(repr=False)
    on: str
    kind: str
    was: str = field(default="", repr=False)
    now: str = field(default="", repr=False)
    nodes: list[etree._Element] = field(default_factory=list, repr=False)
    at: etree._Element | None = field(default=None, repr=False)

    @property
    def ref(self) -> str:
        """The same for the same change, in whichever copy it comes back; a move has one for both ends."""
        moved = self.kind.startswith("moved")
        words = (self.was or self.now,) if moved else (self.was, self.now)
        said = "\x1f".join((self.reader, "move" if moved else "change", *words))
        return f"T-{hashlib.sha256(said.encode()).hexdigest()[:8]}"


def tracked(body: etree._Element) -> list[Tracked]:
    """Every tracked change of words in a body, in reading order; one reader's neighbours as one."""
    found: list[Tracked] = []
    open_: Tracked | None = None
    for node, paragraph in _nodes(body):
        if node.tag not in _CHANGES:
            if _words(node).strip():
                open_ = None
            continue
        same = open_ is not None and open_.at is paragraph and open_.reader == _reader(node)
        if open_ is None or not same or _kind(node) != open_.kind:
            open_ = Tracked(_reader(node), _day(node), _kind(node), at=paragraph)
            found.append(open_)
        open_.nodes.append(node)
        if node.tag in _PUT_IN:
            open_.now += _words(node)
        else:
            open_.was += _words(node)
    for change in found:
        change.kind = _told(change)
    return found


def formatting(body: etree._Element) -> int:
    """How many changes of formatting alone the body holds."""
    return sum(1 for node in body.iter() if node.tag in _FORMAT)


def _nodes(body: etree._Element) -> Iterator[tuple[etree._Element, etree._Element]]:
    """Each change, and each run outside one, with its paragraph; a paragraph's own mark last."""
    for paragraph in body.iter(w("p"), w("tr")):
        if paragraph.tag == w("tr"):
            properties = paragraph.find(w("trPr"))
            if properties is not None:
                yield from ((node, paragraph) for node in properties if node.tag in _CHANGES)
            continue
        yield from ((node, paragraph) for node in _within(paragraph))
        mark = paragraph.find(f"{w('pPr')}/{w('rPr')}")
        if mark is not None:
            yield from ((node, paragraph) for node in mark if node.tag in _CHANGES)


def _within(parent: etree._Element) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag in _CHANGES or child.tag == w("r"):
            yield child
            if child.tag in _CHANGES:
                # One reader's change within another's.
                yield from (
                    inner for inner in child.iter() if inner is not child and inner.tag in _CHANGES
                )
        elif child.tag not in (w("pPr"), w("txbxContent")):
            yield from _within(child)


def _reader(node: etree._Element) -> str:
    return node.get(w("author"), "").strip() or "not named"


def _day(node: etree._Element) -> str:
    return node.get(w("date"), "")[:10]


def _kind(node: etree._Element) -> str:
    if node.tag == w("moveFrom"):
        return "moved away"
    return "moved here" if node.tag == w("moveTo") else ""


def _told(change: Tracked) -> str:
    if change.kind:
        return change.kind
    if change.was and change.now:
        return "replaced"
    if change.was or change.now:
        return "taken out" if change.was else "put in"
    gone = any(node.tag in _TAKEN_OUT for node in change.nodes)
    return "paragraphs joined" if gone else "paragraph divided"


def _words(node: etree._Element) -> str:
    """The words of a run or a change; a break counts as a space."""
    found = []
    for inner in node.iter():
        if inner.tag in _TEXT:
            found.append(inner.text or "")
        elif inner.tag in (w("br"), w("tab")):
            found.append(" ")
    return "".join(found)


# ---------------------------------------------------------------- deciding


def settle(body: etree._Element, changes: list[Tracked], accept: Callable[[Tracked], bool]) -> None:
    """Make the body as it is when each change is accepted or refused. Changes the tree in place."""
    for change in changes:
        taken = accept(change)
        for node in change.nodes:
            _settle(node, accepted=taken)
    for node in [node for node in body.iter() if node.tag in _FORMAT | _RANGES]:
        _drop(node)


def _settle(node: etree._Element, *, accepted: bool) -> None:
    parent = node.getparent()
    if parent is None:
        return
    stays = accepted == (node.tag in _PUT_IN)
    if parent.tag == w("trPr"):
        row = parent.getparent()
        parent.remove(node)
        if not stays and row is not None:
            _drop(row)
    elif parent.tag == w("rPr") and node.find("*") is None:
        _settle_mark(node, parent, stays=stays)
    elif stays:
        _unwrap(node)
    else:
        _drop_words(node)


def _settle_mark(node: etree._Element, properties: etree._Element, *, stays: bool) -> None:
    """The mark at a paragraph's end: where it goes, the paragraph joins the next."""
    properties.remove(node)
    outer = properties.getparent()
    paragraph = outer.getparent() if outer is not None else None
    if not stays and paragraph is not None and paragraph.tag == w("p"):
        _join(paragraph)


def _join(paragraph: etree._Element) -> None:
    """Put the next paragraph's content after this one's; an empty one just goes."""
    after = paragraph.getnext()
    while after is not None and after.tag in _MARKS:
        after = after.getnext()
    if after is None or after.tag != w("p"):
        return
    if not _words(paragraph).strip() and not list(paragraph.iter(w("footnoteReference"))):
        keep = [c for c in paragraph if c.tag in (w("commentRangeStart"), w("commentRangeEnd"))]
        place = 1 if after.find(w("pPr")) is not None else 0
        for offset, child in enumerate(keep):
            after.insert(place + offset, child)
        _drop(paragraph)
        return
    for child in list(after):
        if child.tag != w("pPr"):
            paragraph.append(child)
    mark = after.find(f"{w('pPr')}/{w('rPr')}")
    own = paragraph.find(w("pPr"))
    if mark is not None and own is not None and own.find(w("rPr")) is None:
        own.append(mark)  # what was tracked about the next one's end is now this one's
    _drop(after)


def _unwrap(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is None:
        return
    place = parent.index(node)
    if node.tag in _TAKEN_OUT:
        for inner in node.iter(w("delText"), w("delInstrText")):
            inner.tag = w("t") if inner.tag == w("delText") else w("instrText")
    for offset, child in enumerate(list(node)):
        parent.insert(place + offset, child)
    _drop(node)


def _drop_words(node: etree._Element) -> None:
    """Take out what a change holds; bookmarks and the ends of comments' ranges stay."""
    parent = node.getparent()
    if parent is None:
        return
    place = parent.index(node)
    kept = [
        inner
        for inner in node.iter()
        if inner.tag in (*_MARKS, w("commentRangeStart"), w("commentRangeEnd"))
    ]
    for offset, inner in enumerate(kept):
        parent.insert(place + offset, inner)
    _drop(node)


def _drop(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)
