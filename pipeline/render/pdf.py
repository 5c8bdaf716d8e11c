"""A document as a tagged PDF (PDF/UA-1), typeset in pieces by typst and put together here."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pypdfium2
import typst

from pipeline.document import Document, Figure, Table, plain, walk
from pipeline.errors import Broken, CouldNotWrite
from pipeline.render.clean import clean
from pipeline.render.fonts import FOLDER, fonts
from pipeline.render.glyphs import shown_instead
from pipeline.render.pdf_merge import Sheets, Whole, distinct, merge, open_piece
from pipeline.render.pdf_pieces import HEAVY, Piece, Plan, plan
from pipeline.render.typeset_job import typeset
from pipeline.render.typst_source import literal
from pipeline.render.typst_style import FURNITURE

_JOB = Path(__file__).with_name("typeset_job.py")
_SECONDS = 300
# The PDF library gives a hyphen at a line's end as U+FFFE, so hyphens do not count either.
_SPACES = re.compile(r"[\s\u200b\u00ad\ufffe\u2010\u2011-]+")


def pdf(document: Document) -> bytes:
    """The document as PDF, the same bytes for the same model on any machine.

    Tagged to PDF/UA-1, with bookmarks, contents with page numbers, and reference, marking and
    page x of y on every page. Characters without a glyph are printed as ``[U+4E2D]``. Raises
    CouldNotWrite where it cannot be typeset or a row of a table cannot be found again in it.
    """
    show = shown_instead(document)
    planned = plan(document, show)
    sheets = _typeset(planned.pieces, document)
    _number_contents(planned.pieces, sheets, document)
    turned = [way for piece in sheets for way in piece.turned]
    furniture = _furniture(document, turned, show)
    whole = Whole(
        clean(document.title) or "Document", document.language, planned.order, planned.entries
    )
    made = merge(sheets, furniture, whole)
    check(made, document)
    return made


def _number_contents(pieces: Sequence[Piece], sheets: list[Sheets], document: Document) -> None:
    """Typeset the pieces that hold contents again, now that every page number is known."""
    numbers: dict[str, int] = {}
    first = 1
    for made in sheets:
        for name, place in made.places.items():
            numbers.setdefault(name, place.page + first)
        first += made.pages
    for place_of, piece in enumerate(pieces):
        if piece.contents:
            again = _opened(
                _here(
                    piece.source(document.title, document.language, numbers),
                    checked=len(pieces) == 1,
                ),
                piece,
                place_of,
            )
            if again.pages != sheets[place_of].pages:
                raise Broken("contents take the same pages once they have page numbers")
            sheets[place_of] = again


def _opened(data: bytes, piece: Piece, number: int) -> Sheets:
    return open_piece(distinct(data, number), piece.marks, piece.headings)


def _typeset(pieces: Sequence[Piece], document: Document) -> list[Sheets]:
    """Every piece typeset: here when there is little, side by side when there is much."""
    light = sum(piece.weight for piece in pieces) < HEAVY

    def one(numbered: tuple[int, Piece]) -> Sheets:
        number, piece = numbered
        source = piece.source(document.title, document.language)
        made = _here(source, checked=len(pieces) == 1) if light else _apart(source)
        return _opened(made, piece, number)

    with ThreadPoolExecutor(1 if light else max(1, min(4, os.cpu_count() or 1))) as pool:
        return list(pool.map(one, enumerate(pieces)))


def _here(source: str, *, checked: bool = False) -> bytes:
    try:
        return typeset(source, fonts(), checked=checked)
    except typst.TypstError as fault:
        raise CouldNotWrite("A PDF could not be typeset.", private=fault.message) from fault


def _apart(source: str) -> bytes:
    """One piece in a process of its own, which gives its memory back. Words go by pipe only."""
    job = json.dumps({"source": source, "fonts": str(FOLDER)}).encode()
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(_JOB)],
            input=job, capture_output=True, timeout=_SECONDS, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as fault:
        raise CouldNotWrite("A PDF could not be typeset: the typesetter did not answer.") from fault
    if done.returncode:
        private = done.stderr.decode("utf-8", "replace")
        raise CouldNotWrite("A PDF could not be typeset.", private=private)
    return done.stdout


def _furniture(document: Document, turned: Sequence[bool], show: dict[str, str]) -> bytes:
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
    try:
        return typeset(FURNITURE + sheets, fonts(), tags=False)
    except typst.TypstError as fault:
        raise CouldNotWrite("A PDF could not be typeset.", private=fault.message) from fault


def check(data: bytes, document: Document) -> None:
    """Find every row of every table again, in order, by its id or its first words.

    Raises CouldNotWrite where one is lost: a row may be laid out and still not be on a page.
    """
    wanted = [
        row.anchor
        for block in walk(document.blocks)
        for table in ((block.data if isinstance(block, Figure) else block),)
        if isinstance(table, Table)
        for row in table.rows
        if row.anchor
        and any(row.anchor in plain(part) for cell in row.cells for part in cell.content)
    ]
    if not wanted:
        return
    text = printed(data)
    place = 0
    lost = 0
    for anchor in wanted:
        found = text.find(_SPACES.sub("", anchor), place)
        if found < 0:
            lost += 1
        else:
            place = found
    if lost:
        raise CouldNotWrite(f"A PDF lost {lost} of {len(wanted)} rows while it was typeset.")


def printed(data: bytes) -> str:
    """The words of a PDF in reading order, without spaces."""
    file = pypdfium2.PdfDocument(data)
    try:
        pieces = []
        for number in range(len(file)):
            page = file[number]
            text = page.get_textpage()
            pieces.append(_SPACES.sub("", text.get_text_range()))
            text.close()
            page.close()
        return "".join(pieces)
    finally:
        file.close()


__all__ = ["Plan", "check", "pdf", "printed"]
