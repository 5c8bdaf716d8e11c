"""Lists people fill in, as workbooks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from pipeline.render.workbook import Cell, Column, Sheet, workbook


class ListColumn(Protocol):
    """A column of a list, as ``assemble.sheets`` makes it."""

    @property
    def title(self) -> str: ...
    @property
    def width(self) -> float: ...
    @property
    def kind(self) -> str: ...
    @property
    def options(self) -> tuple[str, ...]: ...
    @property
    def help(self) -> str: ...


class ListSheet(Protocol):
    """A list with its rows, as ``assemble.sheets`` makes it."""

    @property
    def name(self) -> str: ...
    @property
    def columns(self) -> Sequence[ListColumn]: ...
    @property
    def rows(self) -> Sequence[Sequence[Cell]]: ...
    @property
    def intro(self) -> tuple[str, ...]: ...
    @property
    def blank(self) -> int: ...


def list_book(sheets: Sequence[ListSheet], *, title: str = "", head: str = "") -> bytes:
    """A workbook of lists; the same bytes for the same values. ``head`` is printed on each page."""
    made = [
        Sheet(
            held.name,
            tuple(Column(c.title, c.width, c.kind, c.options, c.help) for c in held.columns),
            held.rows,
            intro=held.intro,
            blank=held.blank,
        )
        for held in sheets
    ]
    return workbook(made, title=title, head=head)


__all__ = ["list_book"]
