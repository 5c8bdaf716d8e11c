"""What an edited Word copy is made of: words of one look, paragraphs, tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.word_copy import Mark


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of one look. ``typed`` is what the author typed for a reference here.

    ``note`` is the id of a footnote here ("e" before an endnote's); ``link`` an outside address.
    """

    text: str = field(default="", repr=False)
    bold: bool = False
    italic: bool = False
    typed: str = field(default="", repr=False)
    note: str = ""
    link: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph: its style in small letters, its level in a list (None outside one), its runs."""

    style: str
    level: int | None
    ordered: bool
    numbered: bool
    runs: tuple[Run, ...] = field(repr=False)
    goes_on: bool = False  # a further paragraph of the list item before it

    @property
    def text(self) -> str:
        """The words, without notes."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Element:
    """One paragraph or table of the body. ``marks`` say where it came from, () for a new one.

    ``edited`` is true where its words, emphasis, kind or notes are not as they were printed.
    ``cells`` are a table's rows of cells of lines; ``place`` its number in the copy. LibreOffice
    gives a paragraph after one whose removal is tracked (``after_removal``) the removed one's style.
    """

    lines: tuple[Line, ...] = field(repr=False)
    cells: tuple[tuple[tuple[Line, ...], ...], ...] = field(default=(), repr=False)
    marks: tuple[Mark, ...] = ()
    edited: bool = True
    place: str = ""
    after_removal: bool = False

    @property
    def table(self) -> bool:
        """True for a table."""
        return bool(self.cells)

    @property
    def text(self) -> str:
        """All its words, cells divided by spaces."""
        return " ".join(line.text for line in self.all_lines())

    def all_lines(self) -> Iterator[Line]:
        """Its paragraphs, a table's cell by cell."""
        yield from self.lines
        for row in self.cells:
            for cell in row:
                yield from cell
