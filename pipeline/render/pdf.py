"""A document as a tagged PDF (PDF/UA-1), typeset in pieces by typst and put together here."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pypdfium2
import typst

from pipeline.document import Document
from pipeline.errors import Broken, CouldNotWrite
from pipeline.render import pack_job, typeset_job
from pipeline.render.clean import clean
from pipeline.render.fonts import FOLDER, fonts
from pipeline.render.glyphs import running_words, shown_instead
from pipeline.render.pack_job import lost
from pipeline.render.pdf_file import PdfFile
from pipeline.render.pdf_join import Whole, join
from pipeline.render.pdf_objects import Packed, pack
from pipeline.render.pdf_piece import Piece, open_piece
from pipeline.render.pdf_slices import Plan, Slice
from pipeline.render.typeset_job import typeset
from pipeline.render.typst_source import literal
from pipeline.render.typst_style import FURNITURE

_SECONDS = 300
_MOST_AT_ONCE = 4


def pdf(document: Document, after: int = 0) -> bytes:
    """The document as PDF, the same bytes for the same model on any machine.

    Tagged to PDF/UA-1, with bookmarks, contents with page numbers, and reference, marking and
    page x of y on every page; ``after`` is how many pages will be put behind these, which the y
    counts. Characters without a glyph are printed as ``[U+4E2D]``. Raises
    CouldNotWrite where it cannot be typeset or a row of a table cannot be found again in it.
    """
    show = shown_instead(document)
    planned = Plan(document, show)
    title = clean(document.title).replace("\n", " ") or "Document"
    work = _Work(planned, title, document.language)
    pieces = work.pieces()
    file = PdfFile()
    for piece in pieces:
        piece.offset = file.number(piece.span) - 1
    turned = [way for piece in pieces for way in piece.turned]
    heads = _furniture(document, turned, show, after)
    packed, furniture = work.packed(pieces, heads)
    whole = Whole(title, document.language, planned.order, planned.entries, planned.names)
    made = join(pieces, packed, furniture, whole, file)
    _opens(made, sum(piece.pages for piece in pieces))
    return made


class _Work:
    """Typesets and packs the slices of one document: here when light, side by side when heavy."""

    def __init__(self, planned: Plan, title: str, language: str) -> None:
        self.planned = planned
        self.title = title
        self.language = language
        self.slices: list[Slice] = []

    def pieces(self) -> list[Piece]:
        """Every slice typeset, its contents with page numbers."""
        pieces = self._typeset()
        numbers: dict[str, int] = {}
        first = 1
        for piece in pieces:
            for name, place in piece.places.items():
                numbers.setdefault(name, place.page + first)
            first += piece.pages
        for number, one in enumerate(self.slices):
            if one.contents:
                again = self._here(one, number, numbers)
                if again.pages != pieces[number].pages:
                    raise Broken("contents take the same pages once they have page numbers")
                pieces[number] = again
        return pieces

    def _typeset(self) -> list[Piece]:
        if self.planned.light:
            self.slices = list(self.planned.slices())
            return [self._here(one, number) for number, one in enumerate(self.slices)]
        with _pool() as pool:
            waiting = []
            for number, one in enumerate(self.planned.slices()):
                # The first are set while the next are still being cut.
                self.slices.append(one)
                waiting.append(pool.submit(self._apart, one, number))
            return [one.result() for one in waiting]

    def packed(self, pieces: Sequence[Piece], heads: str) -> tuple[list[Packed], bytes]:
        """What passes through of each piece, once every row has been found on its pages.

        ``heads`` is the source of the running heads, which is typeset meanwhile.
        """
        if self.planned.light:
            done = list(map(_packed_here, pieces, self.slices))
            furniture = _set(heads)
        else:
            with _pool() as pool:
                drawn = pool.submit(_set_apart, heads.encode())
                done = list(pool.map(_packed_apart, pieces, self.slices))
                furniture = drawn.result()
        missing = sum(lost_rows for _, lost_rows in done)
        if missing:
            wanted = sum(len(one.rows) for one in self.slices)
            raise CouldNotWrite(f"A PDF lost {missing} of {wanted} rows while it was typeset.")
        return [made for made, _ in done], furniture

    def _source(self, one: Slice, numbers: dict[str, int] | None = None) -> str:
        return one.source(self.title, self.language, numbers)

    def _here(self, one: Slice, number: int, numbers: dict[str, int] | None = None) -> Piece:
        data = _set(self._source(one, numbers), checked=len(self.slices) == 1)
        return open_piece(data, number, one.marks, one.headings)

    def _apart(self, one: Slice, number: int) -> Piece:
        source = self._source(one).encode()
        if not one.contents:
            one.statements.clear()  # a long document is held once, not twice
        data = _set_apart(source)
        return open_piece(data, number, one.marks, one.headings)


def _pool() -> ThreadPoolExecutor:
    """Threads that wait for processes, as many as there are processors, up to four."""
    return ThreadPoolExecutor(max(1, min(_MOST_AT_ONCE, os.cpu_count() or 1)))


def _packed_here(piece: Piece, one: Slice) -> tuple[Packed, int]:
    roots, stop = piece.passing()
    return pack(piece.data, piece.offset, roots, set(stop)), lost(piece.data, one.rows)


def _packed_apart(piece: Piece, one: Slice) -> tuple[Packed, int]:
    roots, stop = piece.passing()
    job = {"offset": piece.offset, "roots": roots, "stop": stop, "ids": one.rows}
    answer, _, data = _apart(pack_job.__file__, job, piece.data).partition(b"\n")
    piece.data = b""
    told = json.loads(answer)
    return Packed(data, [(a, b, c) for a, b, c in told["entries"]]), int(told["lost"])


def _set(source: str, *, checked: bool = False) -> bytes:
    try:
        return typeset(source, fonts(), checked=checked)
    except typst.TypstError as fault:
        raise CouldNotWrite("A PDF could not be typeset.", private=str(fault)) from fault


def _set_apart(source: bytes) -> bytes:
    return _apart(typeset_job.__file__, {"fonts": str(FOLDER)}, source)


def _apart(script: str, job: Mapping[str, object], data: bytes) -> bytes:
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


def _furniture(document: Document, turned: Sequence[bool], show: dict[str, str], after: int) -> str:
    """Running heads and feet, a page for each page, now that their number is known."""

    def shown(line: str) -> str:
        return "".join(show.get(letter, letter) for letter in line)

    def words(text: str, most: int) -> str:
        line = running_words(text)
        return literal(shown(line if len(line) <= most else line[: most - 1] + "…"))

    # A protective marking is never cut: a long one is set smaller, over two lines.
    running = str(bool(document.reference or document.marking)).lower()
    same = (
        f"{words(document.title, 110)}, {words(document.reference, 40)}, "
        f"{literal(shown(running_words(document.marking)))}, {running}"
    )
    sheets = "\n".join(
        f"#sheet({str(way).lower()}, {number}, {len(turned) + after}, {same})"
        for number, way in enumerate(turned, start=1)
    )
    return FURNITURE + sheets


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
