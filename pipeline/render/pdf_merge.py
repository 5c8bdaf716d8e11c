"""Typeset pieces put together as one tagged PDF: pages, tags, links, bookmarks, metadata.

Library merges drop every tag. Here the structure trees are joined under one document element,
each piece's parent tree is renumbered, ids are made unique, and every link is led to its place.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, String

from pipeline.errors import Broken
from pipeline.render.clean import escape
from pipeline.render.outline import Entry


@dataclass(frozen=True, slots=True)
class Place:
    """A point on a page of the whole document; pages count from 0."""

    page: int
    left: float
    top: float


@dataclass(slots=True)
class Sheets:
    """One typeset piece, opened: its own pages and where its anchors stand on them."""

    pdf: Pdf
    pages: int
    places: dict[str, Place] = field(default_factory=dict)

    @property
    def turned(self) -> list[bool]:
        """For each page, whether it is wider than high."""
        boxes = [page.mediabox for page in self.pdf.pages[: self.pages]]
        return [float(box[2]) > float(box[3]) for box in boxes]


def open_piece(data: bytes, marks: Sequence[str], headings: Sequence[str]) -> Sheets:
    """Read a piece: named headings, and the last page of links that tells of the other marks.

    Raises Broken where a mark or a heading has no place.
    """
    pdf = Pdf.open(io.BytesIO(data))
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    found = Sheets(pdf, len(pdf.pages) - bool(marks))
    for name, where in _named(pdf):
        found.places[name] = _place(where, numbers)
    if marks:
        links = list(pdf.pages[-1].obj.get("/Annots", []))
        if len(links) != len(marks):
            raise Broken("every mark of a piece is told its place")
        for mark, link in zip(marks, links, strict=True):
            found.places[mark] = _place(link.Dest, numbers)
    if missing := set(headings) - set(found.places):
        raise Broken(f"every heading of a piece has a place; {len(missing)} have none")
    return found


def _named(pdf: Pdf) -> Iterator[tuple[str, Any]]:
    names = pdf.Root.get("/Names", Dictionary())
    if "/Dests" in names:
        for name, where in pikepdf.NameTree(names.Dests).items():
            yield str(name), where


def _place(where: Any, numbers: Mapping[tuple[int, int], int]) -> Place:
    return Place(numbers[where[0].objgen], float(where[2]), float(where[3]))


@dataclass(frozen=True, slots=True)
class Whole:
    """What is said of the whole document."""

    title: str
    language: str
    order: tuple[Entry, ...]
    entries: tuple[Entry, ...]


def merge(sheets: Sequence[Sheets], furniture: bytes, whole: Whole) -> bytes:
    """One tagged PDF of all pieces, with running heads drawn over as artifacts."""
    out = Pdf.new()
    places: dict[str, Place] = {}
    trees: list[Any] = []
    keys = 0
    first = 0
    for piece in sheets:
        out.pages.extend(piece.pdf.pages[: piece.pages])
        trees.append((out.copy_foreign(piece.pdf.Root.StructTreeRoot), keys, bool(_ledger(piece))))
        for page in out.pages[first : first + piece.pages]:
            _renumber(page, keys)
        for name, where in piece.places.items():
            places.setdefault(name, Place(where.page + first, where.left, where.top))
        keys += int(piece.pdf.Root.StructTreeRoot.get("/ParentTreeNextKey", 0))
        first += piece.pages
    _structure(out, trees, keys)
    _links(out, places, {entry.anchor: entry.text for entry in whole.entries})
    _furniture(out, furniture)
    _bookmarks(out, places, whole.order)
    _names(out, places)
    _describe(out, whole)
    made = io.BytesIO()
    out.save(
        made,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
    )
    return made.getvalue()


def _ledger(piece: Sheets) -> int:
    return len(piece.pdf.pages) - piece.pages


#: Where the typesetter names header cells: ``/ID(U1x0y0)`` and ``/Headers[(U1x0y0)(U1x1y0)]``.
_HEADERS = re.compile(rb"(/ID|/Headers\[)((?:\(U\d+x\d+y\d+\))+)")
#: First letters that set one piece's header cells apart from another's.
_LETTERS = b"UVWXYZABCDEFGHIJKLMNOPQRSTuvwxyzabcdefghijklmnopqrst" + bytes(range(0xA1, 0xFF))


def distinct(data: bytes, number: int) -> bytes:
    """A piece whose header cells are called as those of no other piece.

    Done on the bytes, which is a hundred times as fast as object by object, and changes no
    length, so that every offset in the file stays true.
    """
    if number == 0:
        return data
    if number >= len(_LETTERS):
        raise Broken(f"a document has at most {len(_LETTERS)} pieces")
    letter = _LETTERS[number : number + 1]
    return _HEADERS.sub(lambda match: match[1] + match[2].replace(b"(U", b"(" + letter), data)


def _note_ids(tree: Any, number: int) -> list[tuple[bytes, Any]]:
    """The elements of a piece that have ids; its footnotes are told from those of other pieces."""
    found: list[tuple[bytes, Any]] = []
    if "/IDTree" not in tree:
        return found
    for name, element in _flat(tree.IDTree):
        if number and name.startswith(b"Note"):
            element.ID = String(f"{number}-{name.decode('latin-1')}")
        found.append((bytes(element.ID), element))
    return found


def _flat(tree: Any) -> Iterator[tuple[bytes, Any]]:
    """A name tree as pairs, in its order; ids are bytes, not text."""
    for kid in tree.get("/Kids", []):
        yield from _flat(kid)
    names = list(tree.get("/Names", []))
    yield from ((bytes(name), value) for name, value in zip(names[::2], names[1::2], strict=True))


def _name(pair: tuple[bytes, Any]) -> bytes:
    return pair[0]


def _renumber(page: Any, keys: int) -> None:
    if "/StructParents" in page:
        page.StructParents = int(page.StructParents) + keys
    for note in page.get("/Annots", []):
        if "/StructParent" in note:
            note.StructParent = int(note.StructParent) + keys


def _structure(out: Pdf, trees: Sequence[tuple[Any, int, bool]], keys: int) -> None:
    root = out.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = out.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root))
    kids: list[Any] = []
    numbers: list[Any] = []
    for tree, base, ledger in trees:
        held = list(tree.K[0].K)
        if ledger:
            held.pop()  # the page of links, which is not in the document
        for kid in held:
            kid.P = document
        kids += held
        for key, value in pikepdf.NumberTree(tree.ParentTree).items():
            numbers += [key + base, value]
    document.K = Array(kids)
    root.K = Array([document])
    root.ParentTree = out.make_indirect(Dictionary(Nums=Array(numbers)))
    root.ParentTreeNextKey = keys
    root.RoleMap = trees[0][0].get("/RoleMap", Dictionary())
    ids = [pair for number, (tree, _, _) in enumerate(trees) for pair in _note_ids(tree, number)]
    if len({name for name, _ in ids}) != len(ids):
        raise Broken("every id in a document is one element's")
    if ids:
        flat = [
            part for name, element in sorted(ids, key=_name) for part in (String(name), element)
        ]
        root.IDTree = out.make_indirect(Dictionary(Names=Array(flat)))
    out.Root.StructTreeRoot = root


def _links(out: Pdf, places: Mapping[str, Place], texts: Mapping[str, str]) -> None:
    for page in out.pages:
        for note in page.get("/Annots", []):
            action = note.get("/A")
            target = str(action.URI) if action is not None and "/URI" in action else ""
            if target.startswith("anchor:"):
                anchor = target.removeprefix("anchor:")
                place = places.get(anchor)
                if place is None:
                    raise Broken("every link within a document leads to a place in it")
                del note["/A"]
                note.Dest = _destination(out, place)
                name = texts.get(anchor, anchor)
                note.Contents = String(f"Go to {name}, page {place.page + 1}")


def _destination(out: Pdf, place: Place) -> Array:
    page = out.pages[place.page].obj
    return Array([page, Name.XYZ, round(place.left, 2), round(place.top, 2), None])


def _furniture(out: Pdf, furniture: bytes) -> None:
    """Draw each page's running head and foot over it, marked as no part of the text."""
    with Pdf.open(io.BytesIO(furniture)) as drawn:
        if len(drawn.pages) != len(out.pages):
            raise Broken("every page has its running head")
        for page, over in zip(out.pages, drawn.pages, strict=True):
            form = out.copy_foreign(over.as_form_xobject())
            resources = _own(page.obj, "/Resources")
            objects = _own(resources, "/XObject")
            objects["/Furniture"] = form
            resources.XObject = objects
            page.obj.Resources = resources
            page.contents_add(b"q", prepend=True)
            page.contents_add(b"Q /Artifact <</Type/Pagination>> BDC q /Furniture Do Q EMC")


def _own(holder: Any, name: str) -> Any:
    """A dictionary of the holder's own, where it may share one with other pages."""
    held = holder.get(name)
    return Dictionary() if held is None else Dictionary(dict(held.items()))


def _bookmarks(out: Pdf, places: Mapping[str, Place], order: Sequence[Entry]) -> None:
    with out.open_outline() as outline:
        open_at: list[tuple[int, Any]] = []
        for entry in order:
            place = places.get(entry.anchor)
            if place is None:
                raise Broken("every bookmark has a place")
            item = OutlineItem(entry.text or "(untitled)", _destination(out, place))
            item.is_closed = entry.level > 1
            while open_at and open_at[-1][0] >= entry.level:
                open_at.pop()
            (open_at[-1][1].children if open_at else outline.root).append(item)
            open_at.append((entry.level, item))


def _names(out: Pdf, places: Mapping[str, Place]) -> None:
    if places:
        named = sorted((name.encode("utf-8", "replace"), place) for name, place in places.items())
        flat: list[Any] = []
        for name, place in named:
            flat += [String(name), _destination(out, place)]
        out.Root.Names = Dictionary(Dests=out.make_indirect(Dictionary(Names=Array(flat))))


def _describe(out: Pdf, whole: Whole) -> None:
    """Title and language, and nothing of people, programs or times."""
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(whole.title)}</rdf:li></rdf:Alt></dc:title>'
        f"<dc:language><rdf:Bag><rdf:li>{escape(whole.language)}</rdf:li></rdf:Bag></dc:language>"
        "<dc:format>application/pdf</dc:format><pdfuaid:part>1</pdfuaid:part>"
        '</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>'
    )
    metadata = out.make_stream(packet.encode())
    metadata.Type = Name.Metadata
    metadata.Subtype = Name.XML
    out.Root.Metadata = metadata
    out.Root.Lang = String(whole.language)
    out.Root.MarkInfo = Dictionary(Marked=True)
    out.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    out.Root.PageMode = Name.UseOutlines if whole.order else Name.UseNone
    out.docinfo["/Title"] = String(whole.title)
    for page in out.pages:
        page.obj.Tabs = Name.S
