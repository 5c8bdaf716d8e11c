"""The papers supplied with a case, in ``inputs/<review>/papers/``: read, and put in the pack.

Their words are rendered by us as tagged text; the pages of a PDF are appended as they came, with
nothing live left in them. What cannot be taken is named in the pack, with what to do.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.assemble import papers as layout
from pipeline.assemble.wording import listed, plural
from pipeline.document import Block, Callout, Part, paragraph
from pipeline.files import read_once
from pipeline.model import SetAside, Submission
from pipeline.problems import CATALOGUE
from pipeline.read.returns import ReadResult, read_returns
from pipeline.render.appended import Annex, Bare, bare

FOLDER = "papers"


@dataclass(frozen=True, slots=True)
class Supplied:
    """One paper: what the reader made of it, and of a PDF its bare pages."""

    result: ReadResult = field(repr=False)
    pages: Bare | None = field(default=None, repr=False)

    @property
    def aside(self) -> tuple[SetAside, ...]:
        """Its words that are not shown."""
        return self.result.submission.aside if self.result.submission else ()


def read_papers(folder: Path) -> tuple[Supplied, ...]:
    """Every file of the review's ``papers/``; nothing where there is no such folder."""
    if not (folder / FOLDER).is_dir():
        return ()
    read = read_returns(folder, [FOLDER])
    return tuple(_supplied(folder, one) for one in read if one.agency == FOLDER and one.sha256)


def _supplied(folder: Path, result: ReadResult) -> Supplied:
    path = folder / FOLDER / result.file
    return Supplied(result, bare(read_once(path)) if _is_pdf(result, path) else None)


def _is_pdf(result: ReadResult, path: Path) -> bool:
    """True for a PDF, also one that the reader could not open."""
    return result.kind == "pdf" or (
        result.submission is None and path.suffix.casefold() == ".pdf" and path.is_file()
    )


def parts(
    supplied: Sequence[Supplied], named: Mapping[str, object], prompts: Collection[str] = ()
) -> tuple[Part, ...]:
    """The papers as parts of a pack, the named ones first; see ``assemble.papers``."""
    read = [
        one.result.submission or Submission(FOLDER, one.result.file, content=()) for one in supplied
    ]
    told = {one.result.file: tuple(_said(one)) for one in supplied}
    return layout.papers(read, named, told, prompts)


def annexes(supplied: Sequence[Supplied], named: Mapping[str, object]) -> tuple[Annex, ...]:
    """The pages to append, under the titles that the parts of the pack give them."""
    titles = layout.titles([one.result.file for one in supplied], named)
    held = {one.result.file: one.pages for one in supplied if one.pages and one.pages.pages}
    return tuple(
        Annex(f"{title}: pages as received", held[file])
        for file, title in titles.items()
        if file in held
    )


def _said(one: Supplied) -> Iterator[Block]:
    """What became of a paper, where that is more than being read."""
    if one.pages and one.pages.pages:
        many, they = plural(one.pages.pages, "page"), "stands" if one.pages.pages == 1 else "stand"
        told = (
            f"This paper came as a PDF. Its {many} {they} at the end of the PDF of this pack as "
            "received. Numbers printed in the pages are the sender’s; the number of this pack’s page stands "
            "at the foot of each, beneath the line. They are not tagged: a screen reader may not "
            "read them, and the words below are what can be read of them."
        )
        if one.pages.found:
            told += f" Taken out of the pages: {listed(one.pages.found)}."
        yield Callout("note", "Pages as received", (paragraph(told),))
    elif one.pages:
        told = (
            f"The pages of this PDF are not in the pack: {one.pages.refused}. Ask whoever sent it "
            "for a copy printed to PDF, without a password or a form."
        )
        yield Callout("missing", "Not in this pack", (paragraph(told),))
    elif one.result.submission is None:
        why = listed(CATALOGUE[code].title for code in _codes(one.result)) or "it cannot be read"
        told = f"This paper is not in the pack: {why}. Ask whoever sent it for a fresh copy."
        yield Callout("missing", "Not in this pack", (paragraph(told),))


def _codes(result: ReadResult) -> list[str]:
    return list(dict.fromkeys(problem.code for problem in result.problems))
