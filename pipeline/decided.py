"""What people have decided about strings that remained in a publication text.

``inputs/<review>/decisions/residual.csv`` (or ``.xlsx``), the worksheet of ``restricted/`` filled in:
string, decision (accept, alter or register), replacement, reason, by, on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from pipeline.settings import refuse
from pipeline.tables import SheetRow, read_day, read_tables

HEADINGS = (
    "string",
    "kind",
    "times",
    "where",
    "key",
    "decision",
    "replacement",
    "reason",
    "by",
    "on",
)
DECISIONS = ("accept", "alter", "register")


@dataclass(frozen=True, slots=True)
class Decision:
    """One person's decision about one string."""

    string: str = field(repr=False)
    decision: str = ""
    replacement: str = field(default="", repr=False)
    reason: str = field(default="", repr=False)
    by: str = field(default="", repr=False)
    on: date | None = None


def read_decided(folder: Path) -> tuple[Decision, ...]:
    """Every decision of ``inputs/<review>``; rows without one yet are passed over.

    Raises BadCase with every fault at once, by row: an unknown decision, an acceptance without a
    reason, a change without new words, nobody's name, no day.
    """
    paths = [folder / "decisions" / name for name in ("residual.csv", "residual.xlsx")]
    found: list[Decision] = []
    for path in paths:
        if not path.exists():
            continue
        faults: list[str] = []
        for sheet in read_tables(path, HEADINGS):
            for row in sheet.rows:
                if row["decision"].strip() and row["string"]:
                    faults.extend(_faults(row))
                    found.append(_decision(row))
        refuse(path.name, faults)
    return tuple(found)


def _faults(row: SheetRow) -> Iterator[str]:
    decision = row["decision"].strip().casefold()
    if decision not in DECISIONS:
        yield f"row {row.number}: the decision must be one of {', '.join(DECISIONS)}"
    if decision == "accept" and not row["reason"].strip():
        yield f"row {row.number}: an accepted string needs its reason"
    if decision == "alter" and not row["replacement"].strip():
        yield f"row {row.number}: a string to alter needs its replacement"
    if not row["by"].strip():
        yield f"row {row.number}: say who decided"
    if read_day(row["on"]) is None:
        yield f"row {row.number}: say on which day, such as 2026-03-31"


def _decision(row: SheetRow) -> Decision:
    return Decision(
        row["string"],
        row["decision"].strip().casefold(),
        row["replacement"].strip(),
        row["reason"].strip(),
        row["by"].strip(),
        read_day(row["on"]),
    )
