"""A Word package opened for the lint: parsed parts, relationships, bookmarks, counts.

The rows of a long plain table are proved by a pattern, counted and left out of the tree, so
that 20,000 of them cost little time and no memory; every other row is parsed.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import IO, Any

from lxml import etree

from pipeline.errors import CouldNotWrite
from pipeline.render import xml
from pipeline.render.word_package import PACKAGE

_CHUNK = 1 << 20

# A row as render/word_table.py writes nearly all of them. Possessive throughout: a row either
# is plain at the first look or is parsed like any other. Its words hold no control character and
# no ampersand but our own, so that only what is left over need be looked through for those.
_WORDS = rb"[^<>&\x00-\x08\x0b\x0c\x0e-\x1f]*+"
_TEXT = (
    rb'<w:t xml:space="preserve">' + _WORDS + rb"(?:&(?:amp|lt|gt|quot);" + _WORDS + rb")*+</w:t>"
)
_RUN = (
    rb"<w:r>(?:<w:rPr>(?:<w:b/><w:bCs/>)?+(?:<w:i/><w:iCs/>)?+</w:rPr>)?+"
    rb"(?:" + _TEXT + rb"|<w:br/>|<w:tab/>)*+</w:r>"
)
_NOTE = (
    rb'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
    rb'(?:<w:footnoteReference w:id="\d++"/>|<w:t xml:space="preserve">\d++</w:t>)</w:r>'
)
_MARK = rb'<w:bookmarkStart w:id="\d++" w:name="\w++"/>|<w:bookmarkEnd w:id="\d++"/>'
_CELL = (
    rb'<w:tc><w:tcPr><w:tcW w:w="\d++" w:type="dxa"/>'
    rb'(?:<w:shd w:val="clear" w:color="auto" w:fill="[0-9A-F]{6}"/>)?+</w:tcPr>'
    rb'(?:<w:p><w:pPr><w:pStyle w:val="(?:TableText|FootnoteText)"/></w:pPr>(?:' + _RUN + rb"|" + _NOTE + rb"|"
    + _MARK + rb")*+</w:p>)++</w:tc>"
)  # fmt: skip
_ROW = rb"<w:tr>(?:<w:trPr><w:cantSplit/></w:trPr>)?+(?:" + _CELL + rb")%b</w:tr>"
_ONE = re.compile(_ROW % b"++")
_START, _START_REST = b"<w:bookmarkStart ", re.compile(rb'w:id="(\d+)" w:name="([^"]*)"/>')
_END, _END_REST = b"<w:bookmarkEnd ", re.compile(rb'w:id="(\d+)"/>')
_REFERENCE = re.compile(rb'<w:footnoteReference w:id="(\d+)"/>')
_CELL_NOTE = b'<w:pStyle w:val="FootnoteText"/>'
_AMPERSAND = re.compile(rb"&(?!amp;|lt;|gt;|quot;|apos;|#)")
_CONTROLS = bytes(set(range(32)) - {9, 10, 13})
_SESSION = re.compile(rb"\sw:rsid\w*=")


@dataclass(frozen=True, slots=True)
class Link:
    """One relationship; ``target`` is a part's name or an outside address."""

    id: str
    kind: str
    target: str
    outside: bool


@dataclass(slots=True)
class Package:
    """What the lint looks at. ``trees`` hold ``w:plainRows`` for rows proved already."""

    names: frozenset[str] = frozenset()
    trees: dict[str, Any] = field(default_factory=dict)
    links: dict[str, list[Link]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    bookmarks: Counter[str] = field(default_factory=Counter)
    note_marks: list[str] = field(default_factory=list)
    cell_notes: int = 0
    rows: int = 0

    def targets(self, name: str) -> dict[str, str]:
        """A part's relationships: id to target."""
        return {link.id: link.target for link in self.links.get(name, [])}


def package(data: bytes) -> Package:
    """Open a package. Raises CouldNotWrite where the zip itself is damaged."""
    found = Package()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            names = file.namelist()
            found.names = frozenset(names)
            if len(found.names) != len(names):
                found.faults.append("a part stands twice in the file")
            for name in names:
                if name.endswith((".xml", ".rels")):
                    with file.open(name) as part:
                        _read(name, part, found)
    except (zipfile.BadZipFile, EOFError, OSError) as fault:
        raise CouldNotWrite("A Word file could not be read back after it was made.") from fault
    _content_types(found)
    return found


def _read(name: str, part: IO[bytes], found: Package) -> None:
    if name == "word/document.xml":
        text = _document(part, found)
    else:
        text = part.read()
        _look(name, text, found)
    try:
        root = xml.parse(text)
    except etree.XMLSyntaxError:
        found.faults.append(f"{name}: not well-formed XML")
        return
    if root.getroottree().docinfo.doctype:
        found.faults.append(f"{name}: declares a document type")
    found.trees[name] = root
    if name.endswith(".rels"):
        found.links[_holder(name)] = _links(name, root)


def _document(part: IO[bytes], found: Package) -> bytes:
    """The document with its plain rows proved, counted and left out."""
    kept: list[bytes] = []
    starts: list[tuple[bytes, ...]] = []
    ends: list[bytes] = []
    waiting = b""

    while True:
        more = part.read(_CHUNK)
        waiting += more
        cut = waiting.rfind(b"</w:tr>") + len(b"</w:tr>") if more else len(waiting)
        if cut < len(b"</w:tr>") and more:
            continue
        chunk, waiting = waiting[:cut], waiting[cut:]
        starts += _after(chunk, _START, _START_REST)
        ends += (number for (number,) in _after(chunk, _END, _END_REST))
        if b"<w:footnoteReference" in chunk:
            found.note_marks += [number.decode() for number in _REFERENCE.findall(chunk)]
        found.cell_notes += chunk.count(_CELL_NOTE)
        rest = _without_plain_rows(chunk, found)
        _look("word/document.xml", rest, found)
        found.rows += rest.count(b"<w:tr>") + rest.count(b"<w:tr ")
        kept.append(rest)
        if not more:
            break
    _paired(starts, ends, found)
    return b"".join(kept)


def _after(chunk: bytes, tag: bytes, rest: re.Pattern[bytes]) -> Iterator[tuple[bytes, ...]]:
    """The attributes of every tag of one kind. Splitting at it costs a quarter of a search."""
    for piece in chunk.split(tag)[1:]:
        if read := rest.match(piece):
            yield read.groups()


def _without_plain_rows(chunk: bytes, found: Package) -> bytes:
    """The chunk with each run of plain rows of so many cells as one element that counts them."""
    while one := _ONE.search(chunk):
        cells = one[0].count(b"<w:tc>")

        def proved(match: re.Match[bytes], cells: int = cells) -> bytes:
            rows = match[0].count(b"</w:tr>")
            found.rows += rows
            return b'<w:plainRows rows="%d" cells="%d"/>' % (rows, cells)

        chunk = _run_of(cells).sub(proved, chunk)
    return chunk


@cache
def _run_of(cells: int) -> re.Pattern[bytes]:
    """Plain rows of just so many cells, one after the other."""
    return re.compile(b"(?:" + _ROW % (b"{%d}+" % cells) + b")++")


def _look(name: str, chunk: bytes, found: Package) -> None:
    """What must not stand in any XML of ours, seen on the bytes."""
    if b"&" in chunk and _AMPERSAND.search(chunk):
        found.faults.append(f"{name}: a bare ampersand")
    if len(chunk.translate(None, _CONTROLS)) != len(chunk):
        found.faults.append(f"{name}: a control character")
    if b"w:rsid" in chunk and _SESSION.search(chunk):
        found.faults.append(f"{name}: marks of an editing session")


def _paired(starts: list[tuple[bytes, ...]], ends: list[bytes], found: Package) -> None:
    found.bookmarks = Counter(name.decode() for _, name in starts)
    numbers = [number for number, _ in starts]
    if sorted(numbers) != sorted(ends):
        found.faults.append("word/document.xml: a bookmark does not both start and end")
    if len(set(numbers)) != len(numbers):
        found.faults.append("word/document.xml: two bookmarks have one id")
    if any(count > 1 for count in found.bookmarks.values()):
        found.faults.append("word/document.xml: two bookmarks have one name")
    if any(len(name) > 40 for name in found.bookmarks):
        found.faults.append("word/document.xml: a bookmark's name is longer than Word allows")


def _holder(name: str) -> str:
    """The part whose relationships these are: ``word/_rels/document.xml.rels``."""
    folder, _, file = name.rpartition("/")
    return posixpath.join(folder.removesuffix("_rels").rstrip("/"), file.removesuffix(".rels"))


def _links(name: str, root: Any) -> list[Link]:
    folder = posixpath.dirname(_holder(name))
    made = []
    for link in root.iter(f"{{{PACKAGE}/relationships}}Relationship"):
        outside = link.get("TargetMode") == "External"
        target = link.get("Target", "")
        if not outside:
            target = target.lstrip("/") if target.startswith("/") else posixpath.normpath(
                posixpath.join(folder, target)
            )  # fmt: skip
        made.append(Link(link.get("Id", ""), link.get("Type", ""), target, outside))
    return made


def _content_types(found: Package) -> None:
    types = found.trees.get("[Content_Types].xml")
    if types is None:
        found.faults.append("the file has no content types")
        return
    space = f"{{{PACKAGE}/content-types}}"
    endings = {one.get("Extension", "").lower() for one in types.iter(f"{space}Default")}
    named = {one.get("PartName", "").lstrip("/") for one in types.iter(f"{space}Override")}
    for name in sorted(found.names - {"[Content_Types].xml"}):
        if name not in named and name.rpartition(".")[2].lower() not in endings:
            found.faults.append(f"{name}: has no content type")
    for name in sorted(named - found.names):
        found.faults.append(f"{name}: has a content type and is not there")
