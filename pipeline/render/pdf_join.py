"""Typeset pieces put together as one tagged PDF: pages, tags, links, bookmarks, metadata.

Library merges drop every tag. Here the tag trees are joined under one document element, each
piece's parent tree is renumbered, footnotes' ids are made unique, and every link is led to its
place. Most objects have passed through already (``pdf_objects``); what must change is read
through pikepdf and written anew.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pikepdf import Dictionary, Object, Pdf, String

from pipeline.errors import Broken
from pipeline.render.clean import clean, escape
from pipeline.render.outline import Entry
from pipeline.render.pdf_file import PdfFile
from pipeline.render.pdf_objects import Packed, pack, references, shift, span
from pipeline.render.pdf_piece import Piece, Place

_ARTIFACT = b"\nQ\n/Artifact <</Type/Pagination>> BDC\nq /Furniture Do Q\nEMC\n"


@dataclass(frozen=True, slots=True)
class Whole:
    """What is said of the whole document. ``order`` are its bookmarks.

    Entries and places go by labels; ``names`` gives the anchor of each.
    """

    title: str = field(repr=False)
    language: str
    order: tuple[Entry, ...]
    entries: tuple[Entry, ...]
    names: Mapping[str, str]


def join(
    pieces: Sequence[Piece],
    packed: Sequence[Packed],
    furniture: bytes,
    whole: Whole,
    file: PdfFile,
) -> bytes:
    """One tagged PDF of all pieces, with running heads drawn over as artifacts.

    ``file`` has given the pieces their numbers; ``packed`` is what of them passes through.
    """
    for one in packed:
        file.add(one)
    joiner = _Joiner(pieces, whole, file)
    joiner.pages(_forms(furniture, file))
    joiner.links()
    joiner.tags()
    return joiner.finish()


def ref(number: int) -> bytes:
    """A reference to an object."""
    return b"%d 0 R" % number


def raw(value: Any, offset: int) -> bytes:
    """A value as it stands in a file, its references raised."""
    if isinstance(value, Object):
        return shift(value.unparse(), offset)
    if isinstance(value, bool):
        return b"true" if value else b"false"
    return str(value).encode()


def words(text: str) -> bytes:
    """A text string."""
    return String(text).unparse()


def edited(thing: Any, offset: int, changes: Mapping[str, bytes]) -> bytes:
    """A dictionary with some entries changed, or, where the change is empty, left out."""
    made = {
        name: raw(value, offset) for name, value in thing.items() if name not in changes
    } | dict(changes)
    return b"<<%b>>" % b"".join(
        name.encode() + b" " + made[name] for name in sorted(made) if made[name]
    )


def _forms(furniture: bytes, file: PdfFile) -> list[int]:
    """Running heads as forms, one a page; their fonts pass through like any piece."""
    offset = file.number(span(furniture)) - 1
    with Pdf.open(io.BytesIO(furniture)) as drawn:
        leaves = [page.obj for page in drawn.pages]
        roots = {number for page in leaves for number in references(raw(page.Resources, 0))}
        stop = {page.objgen[0] for page in leaves}
        file.add(pack(furniture, offset, sorted(roots), stop))
        made = []
        for page in leaves:
            head = b"/Type/XObject/Subtype/Form/BBox%b/Resources %b/Filter/FlateDecode" % (
                raw(page.MediaBox, 0), raw(page.Resources, offset),
            )  # fmt: skip
            made.append(file.stream(head, page.Contents.read_raw_bytes()))
    return made


class _Joiner:
    """Writes what changes: pages, links, the top of the tags, bookmarks, metadata."""

    def __init__(self, pieces: Sequence[Piece], whole: Whole, file: PdfFile) -> None:
        self.pieces = pieces
        self.whole = whole
        self.file = file
        self.leaves: list[int] = []  # the pages' numbers, in order
        self.places: dict[str, Place] = {}
        self.keys: list[int] = []  # what is added to each piece's keys of the parent tree
        self.changes: dict[int, tuple[Any, int, dict[str, bytes]]] = {}
        next_key = 0
        for piece in pieces:
            for name, where in piece.places.items():
                page = where.page + len(self.leaves)
                self.places.setdefault(name, Place(page, where.left, where.top))
            self.leaves += [page.objgen[0] + piece.offset for page in piece.leaves]
            self.keys.append(next_key)
            next_key += int(piece.tree.get("/ParentTreeNextKey", 0))
        self.next_key = next_key
        self.root = file.number()
        self.tree = file.number()
        self.document = file.number()
        self.book = file.number()

    def change(self, thing: Any, piece: Piece, **entries: bytes) -> None:
        """Note that some entries of an object change; it is written once, at the end."""
        number = thing.objgen[0] + piece.offset
        _, _, changes = self.changes.setdefault(number, (thing, piece.offset, {}))
        changes |= {f"/{name}": value for name, value in entries.items()}

    # ------------------------------------------------------------ pages

    def pages(self, forms: Sequence[int]) -> None:
        """Every page, with its running head after its own words."""
        if len(forms) != len(self.leaves):
            raise Broken("every page has its running head")
        before = self.file.stream(b"", b"q\n")
        after = self.file.stream(b"", _ARTIFACT)
        place = 0
        for piece, keys in zip(self.pieces, self.keys, strict=True):
            for page in piece.leaves:
                form = ref(forms[place])
                place += 1
                self.change(
                    page, piece,
                    Parent=ref(self.book), Tabs=b"/S", Resources=_resources(page, piece, form),
                    Contents=b"[%b %b %b]" % (ref(before), raw(page.Contents, piece.offset), ref(after)),
                )  # fmt: skip
                if "/StructParents" in page:
                    self.change(page, piece, StructParents=b"%d" % (int(page.StructParents) + keys))
        kids = b" ".join(map(ref, self.leaves))
        self.file.put(b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(self.leaves), kids), self.book)

    # ------------------------------------------------------------ links

    def links(self) -> None:
        """Links within the document led to their places, with words that say where."""
        texts = {entry.anchor: entry.text for entry in self.whole.entries}
        for piece, keys in zip(self.pieces, self.keys, strict=True):
            for note in piece.links:
                if "/StructParent" in note:
                    self.change(note, piece, StructParent=b"%d" % (int(note.StructParent) + keys))
                action = note.get("/A")
                target = str(action.URI) if action is not None and "/URI" in action else ""
                if target.startswith("anchor:"):
                    anchor = target.removeprefix("anchor:")
                    place = self._place(anchor)
                    words_of = texts.get(anchor) or clean(self.whole.names[anchor])
                    says = f"Go to {words_of}, page {place.page + 1}"
                    self.change(note, piece, A=b"", Dest=self._there(place), Contents=words(says))
                elif "/Dest" in note:
                    self.change(note, piece, Dest=self._moved(note, piece))

    def _moved(self, note: Any, piece: Piece) -> bytes:
        """A link the typesetter made itself (a footnote's): its page has a new number."""
        where = note.Dest
        page = where[0].objgen[0] + piece.offset
        rest = b" ".join(raw(part, piece.offset) for part in list(where)[1:])
        return b"[%b %b]" % (ref(page), rest)

    def _place(self, anchor: str) -> Place:
        place = self.places.get(anchor)
        if place is None:
            raise Broken("every link and bookmark of a document leads to a place in it")
        return place

    def _there(self, place: Place) -> bytes:
        page = ref(self.leaves[place.page])
        return b"[%b/XYZ %.2f %.2f null]" % (page, place.left, place.top)

    # ------------------------------------------------------------ tags

    def tags(self) -> None:
        """The trees of tags joined under one document."""
        kids: list[bytes] = []
        parents: list[bytes] = []
        ids: dict[bytes, int] = {}
        for number, (piece, keys) in enumerate(zip(self.pieces, self.keys, strict=True)):
            for top in piece.tops:
                self.change(top, piece, P=ref(self.document))
                kids.append(ref(top.objgen[0] + piece.offset))
            for key, value in piece.parents:
                where = (
                    ref(value.objgen[0] + piece.offset)
                    if value.is_indirect
                    else raw(value, piece.offset)
                )
                parents.append(b"%d %b" % (key + keys, where))
            for name, element in piece.ids:
                own = b"%d-%b" % (number, name) if name.startswith(b"Note") else name
                if own in ids:
                    raise Broken("every id in a document is one element's")
                ids[own] = element.objgen[0] + piece.offset
            for name, element in piece.notes:
                self.change(element, piece, ID=String(b"%d-%b" % (number, name)).unparse())
        self.file.put(
            b"<</Type/StructElem/S/Document/P %b/K[%b]>>" % (ref(self.tree), b" ".join(kids)),
            self.document,
        )
        names = b" ".join(String(name).unparse() + b" " + ref(ids[name]) for name in sorted(ids))
        self.file.put(
            b"<</Type/StructTreeRoot/K[%b]/ParentTree %b/ParentTreeNextKey %d/RoleMap %b%b>>"
            % (
                ref(self.document),
                ref(self.file.put(b"<</Nums[%b]>>" % b" ".join(parents))),
                self.next_key,
                raw(self.pieces[0].tree.get("/RoleMap", Dictionary()), self.pieces[0].offset),
                b"/IDTree %b" % ref(self.file.put(b"<</Names[%b]>>" % names)) if ids else b"",
            ),
            self.tree,
        )

    # ------------------------------------------------------------ the rest

    def finish(self) -> bytes:
        """Everything that changed, bookmarks, names and metadata; the whole file."""
        for number in sorted(self.changes):
            thing, offset, changes = self.changes[number]
            self.file.put(edited(thing, offset, changes), number)
        metadata = self.file.stream(b"/Type/Metadata/Subtype/XML", _packet(self.whole))
        outlines = self._bookmarks()
        info = self.file.put(b"<</Title %b>>" % words(self.whole.title))
        named = {self.whole.names[label]: where for label, where in self.places.items()}
        names = b" ".join(
            String(name).unparse() + b" " + self._there(named[name])
            for name in sorted(named)
            if name.isascii() and name.isprintable()
        )
        dests = self.file.put(b"<</Names[%b]>>" % names)
        self.file.put(
            b"<</Type/Catalog/Pages %b/StructTreeRoot %b/MarkInfo<</Marked true>>/Lang %b"
            b"/ViewerPreferences<</DisplayDocTitle true>>/Metadata %b/Names<</Dests %b>>%b>>"
            % (
                ref(self.book), ref(self.tree), words(self.whole.language), ref(metadata), ref(dests),
                b"/PageMode/UseOutlines/Outlines %b" % ref(outlines) if outlines else b"",
            ),
            self.root,
        )  # fmt: skip
        return self.file.finish(self.root, info)

    def _bookmarks(self) -> int:
        """Bookmarks as a tree, the first level open; its number, or 0 where there are none."""
        if not self.whole.order:
            return 0
        top = _Bookmark(self.file.number(), None)
        path = [(0, top)]
        for entry in self.whole.order:
            while path[-1][0] >= entry.level:
                path.pop()
            item = _Bookmark(self.file.number(), entry)
            path[-1][1].under.append(item)
            path.append((entry.level, item))
        self._write(top, b"/Type/Outlines")
        return top.number

    def _write(self, item: _Bookmark, own: bytes) -> None:
        links = b""
        if item.under:
            shown = item.shown if item.open else -item.shown
            links = b"/First %b/Last %b/Count %d" % (
                ref(item.under[0].number), ref(item.under[-1].number), shown,
            )  # fmt: skip
        self.file.put(b"<<%b%b>>" % (own, links), item.number)
        for place, one in enumerate(item.under):
            entry = one.entry
            if entry is None:
                raise Broken("a bookmark stands for a heading")
            body = b"/Title %b/Parent %b/Dest%b" % (
                words(entry.text or "(untitled)"), ref(item.number), self._there(self._place(entry.anchor)),
            )  # fmt: skip
            if place:
                body += b"/Prev %b" % ref(item.under[place - 1].number)
            if place + 1 < len(item.under):
                body += b"/Next %b" % ref(item.under[place + 1].number)
            self._write(one, body)


@dataclass(slots=True)
class _Bookmark:
    """A bookmark and those under it."""

    number: int
    entry: Entry | None
    under: list[_Bookmark] = field(default_factory=list)

    @property
    def open(self) -> bool:
        """Only the first level is shown unfolded."""
        return self.entry is None or self.entry.level < 2

    @property
    def shown(self) -> int:
        """How many bookmarks are seen below it when it is unfolded."""
        return sum(1 + (one.shown if one.open else 0) for one in self.under)


def _resources(page: Any, piece: Piece, form: bytes) -> bytes:
    """A page's resources with its running head among them."""
    held = page.get("/Resources")
    if held is None:
        return b"<</XObject<</Furniture %b>>>>" % form
    drawn = held.get("/XObject")
    objects = b"" if drawn is None else edited(drawn, piece.offset, {})[2:-2]
    return edited(held, piece.offset, {"/XObject": b"<<%b/Furniture %b>>" % (objects, form)})


def _packet(whole: Whole) -> bytes:
    """XMP: title and language, and nothing of people, programs or times."""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(whole.title)}</rdf:li></rdf:Alt></dc:title>'
        f"<dc:language><rdf:Bag><rdf:li>{escape(whole.language)}</rdf:li></rdf:Bag></dc:language>"
        "<dc:format>application/pdf</dc:format><pdfuaid:part>1</pdfuaid:part>"
        '</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>'
    ).encode()
