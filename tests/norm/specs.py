"""Reads the specification tables of dates, layouts and merging in ``tests/spec/*.md``.

A section is a heading and what stands under it: fenced blocks, each with its word (``table
Sheet1``), and Markdown tables, in order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.model import Cell, Grid, GridRow

SPECS = Path(__file__).parent.parent / "spec"


@dataclass
class Section:
    title: str
    blocks: list[tuple[str, list[str]]] = field(default_factory=list)
    tables: list[list[dict[str, str]]] = field(default_factory=list)

    def __str__(self) -> str:
        return self.title


def sections(name: str) -> list[Section]:
    found: list[Section] = []
    lines = iter((SPECS / name).read_text(encoding="utf-8").splitlines())
    rows: list[str] = []
    for line in lines:
        if line.startswith("|"):
            rows.append(line)
            continue
        if rows:
            found[-1].tables.append(_table(rows))
            rows = []
        if line.startswith("## "):
            found.append(Section(line[3:].strip()))
        elif line.startswith("```"):
            block = []
            while not (inner := next(lines)).startswith("```"):
                block.append(inner)
            found[-1].blocks.append((line[3:].strip(), block))
    if rows:
        found[-1].tables.append(_table(rows))
    return found


def _table(rows: list[str]) -> list[dict[str, str]]:
    split = [[cell.strip().replace("\\|", "|") for cell in _cells(row)] for row in rows]
    heads, body = split[0], split[2:]
    return [dict(zip(heads, row, strict=True)) for row in body]


def _cells(row: str) -> list[str]:
    return re.split(r"(?<!\\)\|", row.strip().removeprefix("|").removesuffix("|"))


def grid(name: str, lines: list[str], caption: str = "") -> Grid:
    """A grid from lines of cells parted by ``|``; ``~mark~`` after a cell's words is a mark,
    ``!mark!`` before the first cell a mark of the row."""
    rows = []
    for number, line in enumerate(lines, start=1):
        marks: tuple[str, ...] = ()
        if match := re.match(r"!(.+?)!", line):
            marks, line = (match[1],), line[match.end() :]
        cells = []
        for at, text in enumerate(line.split("|")):
            found = re.findall(r"~(.+?)~", text)
            bare = re.sub(r"~.+?~", "", text).strip().replace("\\n", "\n")
            cells.append(Cell(chr(65 + at), bare, None, tuple(found)))
        rows.append(GridRow(number, tuple(cells), marks))
    return Grid(name, tuple(rows), caption)
