"""PDFs supplied with a case, appended to the pack page for page, with nothing live left in them.

The pages are looked over and laid bare in a process of their own (``appended_job``), then set
within our own running heads and feet, so that reference and marking stand on every page. They
carry no tags, so a pack that holds them no longer says that it is accessible: it says which
pages are not.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf

from pipeline.errors import CouldNotWrite
from pipeline.render import appended_job
from pipeline.render.fonts import fonts
from pipeline.render.typeset_job import typeset
from pipeline.render.typst_source import literal
from pipeline.render.typst_style import FURNITURE

_SECONDS = 90
#: The room between head and foot, as shares of A4: left, bottom, right, top.
_ROOM = (0.04, 0.07, 0.96, 0.93)


@dataclass(frozen=True, slots=True)
class Bare:
    """What became of one supplied PDF: its bare pages, or why it was refused.

    ``found`` says in words what was taken out of it.
    """

    pages: int = 0
    found: tuple[str, ...] = ()
    refused: str = ""
    data: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Annex:
    """Bare pages under the title they have in the pack."""

    title: str
    bare: Bare = field(repr=False)


def bare(data: bytes) -> Bare:
    """Look a supplied PDF over; never raises for what is wrong with it."""
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(Path(appended_job.__file__).resolve())],
            input=data, capture_output=True, timeout=_SECONDS, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return Bare(refused="it takes too long to read")
    told, _, made = done.stdout.partition(b"\n")
    if done.returncode or not told:
        return Bare(refused="it cannot be read safely")
    held = json.loads(told)
    if "refused" in held:
        return Bare(refused=str(held["refused"]))
    return Bare(int(held["pages"]), tuple(map(str, held["found"])), data=made)


def appended(pack: bytes, annexes: Sequence[Annex], reference: str, marking: str) -> bytes:
    """The pack with the pages of each annex after its own, each with a bookmark.

    Their feet go on counting: page 31 of 33 of the pack, whatever a supplied page says itself.
    The same bytes for the same pack and annexes. Raises CouldNotWrite where the whole cannot be
    read back.
    """
    held = [annex for annex in annexes if annex.bare.pages]
    if not held:
        return pack
    with pikepdf.open(io.BytesIO(pack)) as whole:
        starts = []
        total = len(whole.pages) + pages_of(held)
        for annex in held:
            before = len(whole.pages)
            starts.append((annex.title, before))
            with pikepdf.open(io.BytesIO(annex.bare.data)) as pages:
                wide = [_wide(page) for page in pages.pages]
                sheets = _sheets(annex.title, wide, (before + 1, total), reference, marking)
                with pikepdf.open(io.BytesIO(sheets)) as frames:
                    _set_within(pages, frames)
                    whole.pages.extend(frames.pages)
        with whole.open_outline() as outline:
            outline.root += [pikepdf.OutlineItem(title, number) for title, number in starts]
        with whole.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as told:
            for key in ("pdfuaid:part", "pdfuaid:rev", "pdfuaid:amd"):
                if key in told:
                    del told[key]
        out = io.BytesIO()
        whole.save(out, deterministic_id=True)
        wanted = len(whole.pages)
    return _read_back(out.getvalue(), wanted)


def _set_within(pages: pikepdf.Pdf, frames: pikepdf.Pdf) -> None:
    """Each supplied page, made to fit, between the head and the foot of its own sheet."""
    for page, frame in zip(pages.pages, frames.pages, strict=True):
        _, _, width, height = (float(edge) for edge in frame.mediabox)
        left, bottom, right, top = _ROOM
        room = pikepdf.Rectangle(left * width, bottom * height, right * width, top * height)
        # Named by us: the library's own overlay makes up a new name each time.
        name = pikepdf.Name("/Supplied")
        shown = frames.copy_foreign(page.as_form_xobject())
        frame.add_resource(shown, pikepdf.Name.XObject, name)
        placed = frame.calc_form_xobject_placement(
            shown, name, room, invert_transformations=True, allow_shrink=True, allow_expand=True
        )
        frame.contents_add(placed, prepend=True)


def _wide(page: pikepdf.Page) -> bool:
    left, bottom, right, top = (float(edge) for edge in page.cropbox)
    turned = int(page.obj.get("/Rotate", 0)) % 180 == 90
    return (right - left > top - bottom) != turned


def pages_of(annexes: Sequence[Annex]) -> int:
    """How many pages the annexes come to."""
    return sum(annex.bare.pages for annex in annexes)


def _sheets(
    title: str, turned: Sequence[bool], place: tuple[int, int], reference: str, marking: str
) -> bytes:
    """A frame for each page; ``place`` is the number of the first and of all pages of the pack."""
    first, total = place
    same = f"{literal(title)}, {literal(reference)}, {literal(marking)}, true"
    source = "\n".join(
        f"#sheet({str(way).lower()}, {number}, {total}, {same})"
        for number, way in enumerate(turned, start=first)
    )
    return typeset(FURNITURE + source, fonts())


def _read_back(data: bytes, pages: int) -> bytes:
    try:
        with pikepdf.open(io.BytesIO(data), attempt_recovery=False) as made:
            if len(made.pages) == pages:
                return data
    except pikepdf.PdfError as fault:
        raise CouldNotWrite("The pack with its annexes could not be read back.") from fault
    raise CouldNotWrite("The pack with its annexes lost pages.")
