"""What normalising one file gathers, and the place of each thing in the agency's own terms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from pipeline.dates import Doubt
from pipeline.model import Cell, Event, Grid, GridRow, InformationReport, Locator, SetAside
from pipeline.problems import Problem, Severity
from pipeline.words import short


@dataclass(slots=True)
class Gathered:
    """Events, reports, problems and what is set aside, in the order of the file."""

    agency: str
    file: str = field(repr=False)
    kind: str = ""
    events: list[Event] = field(default_factory=list, repr=False)
    reports: list[InformationReport] = field(default_factory=list, repr=False)
    problems: list[Problem] = field(default_factory=list, repr=False)
    aside: list[SetAside] = field(default_factory=list, repr=False)
    tables: Mapping[str, int] = field(default_factory=dict, repr=False)  # their order, by name

    def at(self, grid: Grid | None = None, row: int | None = None, column: str = "") -> Locator:
        """A place in this file."""
        name = grid.name if grid else ""
        table = self.tables.get(name, 0)
        record = grid is not None and "records" in grid.marks
        return Locator(self.agency, self.file, name, row, column, table=table, record=record)

    def ask(
        self,
        code: str,
        place: Locator,
        found: str = "",
        expected: str = "",
        severity: Severity | None = None,
    ) -> None:
        """Add a problem; what the catalogue says stands unless told otherwise."""
        self.problems.append(Problem(code, place, short(found), expected, severity=severity))

    def doubts(self, doubts: tuple[Doubt, ...], place: Locator, found: str) -> None:
        """Add a problem for each doubt about what stands at a place."""
        for doubt in doubts:
            self.ask(doubt.code, place, found, doubt.expected)

    def set_aside(self, reason: str, grid: Grid, row: GridRow) -> None:
        """List a row's words, cell by cell, as not shown. A row without words is nothing."""
        words = " | ".join(cell.text.strip() for cell in own_cells(row) if cell.text.strip())
        if words:
            self.aside.append(SetAside(reason, words, self.at(grid, row.number)))


def own_cells(row: GridRow) -> tuple[Cell, ...]:
    """The cells whose words stand in this row, without copies a reader filled in from a merge."""
    return tuple(cell for cell in row.cells if not copied(cell))


def copied(cell: Cell) -> bool:
    """True for a cell that repeats the words of the merged cell it belongs to."""
    return any(mark.startswith("from merged cell") for mark in cell.marks)


def within(place: Locator, column: str) -> Locator:
    """The same place, one column of it."""
    return replace(place, column=column)
