"""Reads the Markdown tables of ``tests/spec``: sections with their tables as rows of cells."""

from __future__ import annotations

from pathlib import Path

SPEC = Path(__file__).resolve().parents[1] / "spec"

Row = dict[str, str]


def sections(name: str) -> list[tuple[str, list[list[Row]]]]:
    """Each section's title and its tables."""
    found: list[tuple[str, list[list[Row]]]] = []
    for part in (SPEC / name).read_text("utf-8").split("\n## ")[1:]:
        title, _, rest = part.partition("\n")
        blocks = [block for block in rest.split("\n\n") if block.lstrip().startswith("|")]
        found.append((title, [_table(block) for block in blocks]))
    return found


def _table(block: str) -> list[Row]:
    lines = [line for line in block.strip().splitlines() if line.startswith("|")]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [dict(zip(rows[0], row, strict=True)) for row in rows[2:]]
