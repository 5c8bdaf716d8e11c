"""What people have decided about a publication text, and how somebody tried to see through it.

``inputs/<review>/decisions/residual.csv`` (or ``.xlsx``), the worksheet of ``restricted/`` filled in:
string, decision (accept, alter or register), replacement, reason, by, on. And ``intruder.toml``:
one person's search, as somebody would search who wants to know whom the report is about.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.errors import BadCase
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


# ---------------------------------------------------------------- the motivated intruder


#: What the searcher checks, by the key under [checked]: personal and geographical indicators
#: (Brophy's guidance for judgments about children), then what the ICO's motivated intruder has.
INTRUDER_CHECKS = {
    "names": "No name, initial, nickname or handle, in the text or in the files themselves",
    "places": "No place, school, ward or street by which a neighbour knows the family",
    "dates": "No date, weekday, age or interval by which a day can be worked out",
    "family": "The number, order, sex and ages of the children do not single the family out",
    "health": "No condition, disability, injury or cause of death that is rare where they live",
    "origin": "Ethnicity, nationality, language and religion do not single anybody out",
    "work": "No occupation, employer or position that points at one person",
    "proceedings": "No trial, inquest, tribunal or judgment that leads to names",
    "quotations": "No quoted message, post or headline that a search engine finds",
    "press": "Searched newspapers and broadcasters for the same events",
    "social_media": "Searched social media for the same events",
    "releases": "Read beside the rapid review, judgments and earlier publications",
    "local": "Read as a neighbour, a classmate's parent and a colleague would",
}


@dataclass(frozen=True, slots=True)
class IntruderTest:
    """One person's recorded search for the people behind a report."""

    name: str = field(repr=False)
    on: date
    minutes: int
    content_sha256: str
    checked: frozenset[str]
    found: str = field(default="", repr=False)

    @property
    def unchecked(self) -> tuple[str, ...]:
        """Keys of the checks not made, in order."""
        return tuple(key for key in INTRUDER_CHECKS if key not in self.checked)


#: What a value of the form looks like, for whoever fills it in.
_WRITTEN: Mapping[type, str] = {
    str: "in quotation marks",
    date: "a day such as 2026-01-31",
    int: "a whole number",
    dict: "a table",
}


def read_intruder(folder: Path) -> IntruderTest | None:
    """The search recorded in ``decisions/intruder.toml``; None when there is none yet.

    Raises BadCase with what is missing in the file.
    """
    path = folder / "decisions" / "intruder.toml"
    if not path.exists():
        return None
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        raise BadCase("decisions/intruder.toml is not valid TOML.") from None
    wanted = {
        "name": str,
        "on": date,
        "minutes": int,
        "content_sha256": str,
        "found": str,
        "checked": dict,
    }
    faults = [
        f"{key} is missing or is not {_WRITTEN[kind]}"
        for key, kind in wanted.items()
        if not isinstance(table.get(key), kind)
    ]
    if not faults and not table["name"].strip():
        faults = ["name is empty: who searched?"]
    if not faults:
        faults = [
            f"{key} is not one of the checks"
            for key in table["checked"]
            if key not in INTRUDER_CHECKS
        ]
    refuse("decisions/intruder.toml", faults)
    return _intruder(table)


def _intruder(table: Mapping[str, Any]) -> IntruderTest:
    checked = frozenset(key for key, done in table["checked"].items() if done is True)
    return IntruderTest(
        table["name"].strip(), table["on"], table["minutes"], table["content_sha256"].strip().lower(),
        checked, table["found"].strip(),
    )  # fmt: skip
