"""A document as a tagged PDF (PDF/UA-1), typeset in pieces by typst and put together here."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import pypdfium2
import typst

from pipeline.document import Document
from pipeline.errors import Broken, CouldNotWrite
from pipeline.render import pack_job, typeset_job
from pipeline.render.clean import clean
from pipeline.render.fonts import FOLDER, fonts
from pipeline.render.glyphs import shown_instead
from pipeline.render.pack_job import lost
from pipeline.render.pdf_file import PdfFile
from pipeline.render.pdf_join import Whole, join
from pipeline.render.pdf_objects import Packed, pack
from pipeline.render.pdf_piece import Piece, open_piece
from pipeline.render.pdf_pieces import HEAVY, Slice, plan
from pipeline.render.typeset_job import typeset
from pipeline.render.typst_source import literal
from pipeline.render.typst_style import FURNITURE

_SECONDS = 300
_MOST_AT_ONCE = 4
_Given = TypeVar("_Given")
_Made = TypeVar("_Made")


def pdf(document: Document) -> bytes:
    """The document as PDF, the same bytes for the same model on any machine.

    Tagged to PDF/UA-1, with bookmarks, contents with page numbers, and reference, marking and
    page x of y on every page. Characters without a glyph are printed as ``[U+4E2D]``. Raises
    CouldNotWrite where it cannot be typeset or a row of a table cannot be found again in it.
    """
    show = shown_instead(document)
    planned = plan(document, show)
    work = _Work(document, planned.slices)
    pieces = work.pieces()
    file = PdfFile()
    for piece in pieces:
        piece.offset = file.number(piece.span) - 1
    packed = work.packed(pieces)
    furniture = _furniture(document, [way for piece in pieces for way in piece.turned], show)
    whole = Whole(
        clean(document.title).replace("\n", " ") or "Document",
        document.language,
        planned.order,
        planned.entries,
    )
    made = join(pieces, packed, furniture, whole, file)
    _opens(made, sum(piece.pages for piece in pieces))
    return made


class _Work:
    """Typesets and packs the slices of one document: here when light, side by side when heavy."""

    def __init__(self, document: Document, slices: Sequence[Slice]) -> None:
        self.document = document
        self.slices = slices
        self.light = sum(one.weight for one in slices) < HEAVY

    def pieces(self) -> list[Piece]:
        """Every slice typeset, its contents with page numbers."""
        pieces = self._each(self._piece, range(len(self.slices)))
        numbers: dict[str, int] = {}
        first = 1
        for piece in pieces:
            for name, place in piece.places.items():
                numbers.setdefault(name, place.page + first)
            first += piece.pages
        for number, one in enumerate(self.slices):
            if one.contents:
                again = self._piece(number, numbers)
                if again.pages != pieces[number].pages:
                    raise Broken("contents take the same pages once they have page numbers")
                pieces[number] = again
        return pieces

    def packed(self, pieces: Sequence[Piece]) -> list[Packed]:
        """What passes through of each piece, once every row has been found on its pages."""
        return self._each(
            lambda number: self._pack(pieces[number], self.slices[number]), range(len(pieces))
        )

    def _each(self, work: Callable[[_Given], _Made], given: Sequence[_Given]) -> list[_Made]:
        if self.light:
            return [work(one) for one in given]
        with ThreadPoolExecutor(min(_MOST_AT_ONCE, os.cpu_count() or 1)) as pool:
            return list(pool.map(work, given))

    def _piece(self, number: int, numbers: dict[str, int] | None = None) -> Piece:
        one = self.slices[number]
        source = one.source(self.document.title, self.document.language, numbers)
        if self.light or numbers is not None:
            data = _here(source, checked=len(self.slices) == 1)
        else:
            data = _apart(typeset_job.__file__, {"fonts": str(FOLDER)}, source.encode())
        return open_piece(data, number, one.marks, one.headings)

    def _pack(self, piece: Piece, one: Slice) -> Packed:
        roots, stop = piece.passing()
        if self.light:
            missing = lost(piece.data, one.rows)
            made = pack(piece.data, piece.offset, roots, set(stop))
        else:
            job = {"offset": piece.offset, "roots": roots, "stop": stop, "ids": one.rows}
            answer, _, data = _apart(pack_job.__file__, job, piece.data).partition(b"\n")
            told = json.loads(answer)
            missing = told["lost"]
            made = Packed(data, [(a, b, c) for a, b, c in told["entries"]])
        if missing:
            raise CouldNotWrite(
                f"A PDF lost {missing} of {len(one.rows)} rows while it was typeset."
            )
        return made


def _here(source: str, *, checked: bool = False, tags: bool = True) -> bytes:
    try:
        return typeset(source, fonts(), checked=checked, tags=tags)
    except typst.TypstError as fault:
        raise CouldNotWrite("A PDF could not be typeset.", private=fault.message) from fault


def _apart(script: str, job: dict[str, object], data: bytes) -> bytes:
    """One job in a process of its own, which gives its memory back."""
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(Path(script).resolve())],
            input=json.dumps(job).encode() + b"\n" + data,
            capture_output=True, timeout=_SECONDS, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as fault:
        raise CouldNotWrite("A PDF could not be made: the typesetter did not answer.") from fault
    if done.returncode:
        private = done.stderr.decode("utf-8", "replace")
        raise CouldNotWrite("A PDF could not be typeset.", private=private)
    return done.stdout


def _furniture(document: Document, turned: Sequence[bool], show: dict[str, str]) -> bytes:
    """Running heads and feet, a page for each page, now that their number is known."""

    def words(text: str) -> str:
        return literal(
            "".join(show.get(letter, letter) for letter in clean(text).replace("\n", " "))
        )

    running = str(bool(document.reference or document.marking)).lower()
    same = f"{words(document.title)}, {words(document.reference)}, {words(document.marking)}, {running}"
    sheets = "\n".join(
        f"#sheet({str(way).lower()}, {number}, {len(turned)}, {same})"
        for number, way in enumerate(turned, start=1)
    )
    return _here(FURNITURE + sheets, tags=False)


def _opens(data: bytes, pages: int) -> None:
    """Open the whole file once more with another library than the one that made it."""
    try:
        file = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        raise CouldNotWrite("A PDF could not be read back after it was made.") from fault
    found = len(file)
    file.close()
    if found != pages:
        raise CouldNotWrite(f"A PDF has {found} of {pages} pages.")
