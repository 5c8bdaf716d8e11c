"""One typeset piece, opened: its pages, its tags, and where its anchors came to stand."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Dictionary, Object, Pdf

from pipeline.errors import Broken
from pipeline.render.look import ROW_HEAD_LINE
from pipeline.render.pdf_objects import distinct, references, span

#: A cell that heads its row: the typesetter can only be told so behind a switch that its Python
#: package does not have, so ``typst_style`` draws such a cell's rule in a colour of its own.
_BLUE = b"%.6f" % (int(ROW_HEAD_LINE[4:], 16) / 255)
_FOOT = re.compile(rb"(/Type/StructElem/S/)TFoot(?=/P )")
_ROW_HEAD = re.compile(
    rb"/S/TD(/P \d+ 0 R/A\[<</O/Table)(/Headers\[(?:\([^)]*\))+\])"
    rb"(>><</O/Layout(?:/BackgroundColor\[[^\]]*\])?/BorderColor\[[^/]*?" + re.escape(_BLUE) + rb")"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A point on a page; pages count from 0."""

    page: int
    left: float
    top: float


@dataclass(slots=True)
class Piece:
    """An opened piece. Its last page, where it has one of links, is not counted in ``pages``.

    ``offset`` is added to the number of each of its objects in the whole document.
    """

    data: bytes = field(repr=False)
    pdf: Pdf
    pages: int
    places: dict[str, Place] = field(default_factory=dict)
    offset: int = 0

    @property
    def span(self) -> int:
        """How many object numbers it takes."""
        return span(self.data)

    @property
    def leaves(self) -> list[Any]:
        """The page objects."""
        return [page.obj for page in self.pdf.pages[: self.pages]]

    @property
    def turned(self) -> list[bool]:
        """For each page, whether it is wider than high."""
        boxes = [page.MediaBox for page in self.leaves]
        return [float(box[2]) > float(box[3]) for box in boxes]

    @property
    def links(self) -> list[Any]:
        """The annotations on its pages."""
        return [note for page in self.leaves for note in page.get("/Annots", [])]

    @property
    def tree(self) -> Any:
        """The root of its tags."""
        return self.pdf.Root.StructTreeRoot

    @property
    def tops(self) -> list[Any]:
        """What stands right under the document in its tags, in reading order."""
        held = list(self.tree.K[0].get("/K", [])) if "/K" in self.tree else []
        return held[:-1] if len(self.pdf.pages) > self.pages else held

    @property
    def ids(self) -> list[tuple[bytes, Any]]:
        """Elements that have ids, by their own word: header cells and footnotes."""
        held = self.tree.get("/IDTree")
        return [] if held is None else [(bytes(one.ID), one) for one in list(held.Names)[1::2]]

    @property
    def notes(self) -> list[tuple[bytes, Any]]:
        """The footnotes among them."""
        return [(name, element) for name, element in self.ids if name.startswith(b"Note")]

    @property
    def parents(self) -> list[tuple[int, Any]]:
        """Its parent tree, without what belongs to the page of links; empty for a blank piece."""
        if "/ParentTree" not in self.tree:
            return []
        beyond: set[int] = set()
        for page in self.pdf.pages[self.pages :]:
            beyond.add(int(page.obj.get("/StructParents", -1)))
            beyond |= {int(note.get("/StructParent", -1)) for note in page.obj.get("/Annots", [])}
        return [
            (key, value)
            for key, value in pikepdf.NumberTree(self.tree.ParentTree).items()
            if key not in beyond
        ]

    def passing(self) -> tuple[list[int], list[int]]:
        """Objects that pass through unchanged are those reached from the first, not the second."""
        edited = [*self.leaves, *self.links, *self.tops, *(element for _, element in self.notes)]
        pages = [self.pdf.Root.Pages, *(page.obj for page in self.pdf.pages[self.pages :])]
        stop = {one.objgen[0] for one in (*edited, *pages, self.tree, *self.tree.get("/K", []))}
        roots: set[int] = set()
        for _, value in self.parents:
            roots.update(references(value.unparse()))
        for one in edited:
            # A page's resources and a link's place are written anew: only what they hold passes.
            for name, value in one.items():
                if name == "/Resources":
                    roots.update(references(value.unparse(resolved=True)))
                elif name not in {"/Dest", "/Parent", "/P"} and isinstance(value, Object):
                    roots.update(references(value.unparse()))
        return sorted(roots - stop), sorted(stop)


def open_piece(
    data: bytes, number: int, marks: Sequence[str] = (), headings: Sequence[str] = ()
) -> Piece:
    """Read a piece: named headings, and the last page of links that tells of the other marks.

    ``number`` is its place among the pieces. Raises Broken where a mark or heading has no place.
    """
    data = distinct(headed(data), number)
    pdf = Pdf.open(io.BytesIO(data))
    numbers = {page.obj.objgen: place for place, page in enumerate(pdf.pages)}
    found = Piece(data, pdf, len(pdf.pages) - bool(marks))
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


def headed(data: bytes) -> bytes:
    """A piece in which a cell that heads its row is tagged as a heading of the row.

    The rows that ``typst_table`` sets as a foot, to keep them together, are tagged as a body.

    Changes no length, as ``distinct`` does not.
    """

    def head(match: re.Match[bytes]) -> bytes:
        return b"/S/TH" + match[1] + b"/Scope/Row".ljust(len(match[2])) + match[3]

    return _FOOT.sub(rb"\1TBody", _ROW_HEAD.sub(head, data))


def _named(pdf: Pdf) -> Iterator[tuple[str, Any]]:
    names = pdf.Root.get("/Names", Dictionary())
    if "/Dests" in names:
        for name, where in pikepdf.NameTree(names.Dests).items():
            yield str(name), where


def _place(where: Any, numbers: Mapping[tuple[int, int], int]) -> Place:
    return Place(numbers[where[0].objgen], float(where[2]), float(where[3]))
