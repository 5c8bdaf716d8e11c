"""The private register of people, places and organisations: read and checked.

Faults stop the run and notes are for the officer; both name entries by their key, never by a
name. What would spoil only a publication copy never stops the meeting pack.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from pipeline import schema
from pipeline.errors import BadCase
from pipeline.model import Entry, Register, Relationship
from pipeline.settings import refuse
from pipeline.tables import Sheet, SheetRow, read_day, read_tables, split

_HEADINGS = tuple(schema.load("register")["properties"])
_RELATION = re.compile(r"(?P<kind>.+?) of (?P<of>[a-z0-9_][a-z0-9_-]*)\s*(?:\((?P<note>.*)\))?")
_KEY = re.compile(schema.load("register")["properties"]["key"]["pattern"])


def read_register(folder: Path) -> Register:
    """The register of ``inputs/<review>``, from ``register.xlsx`` or ``register.csv``.

    With the rows of ``decisions/register-additions.xlsx`` (or ``.csv``) that a person accepted.
    Raises BadCase with every fault at once: a heading nobody knows, a key used twice, a date
    that cannot be, a relationship to an entry that is not there.
    """
    path = _path(folder)
    # A title typed above the table must not hide its headings.
    sheets = read_tables(path, _HEADINGS)
    if not sheets or not sheets[0].headings:
        raise BadCase(f"{path.name} is empty: its first row should hold the headings.")
    sheet = sheets[0]
    faults = _unknown_headings(sheet)
    for row in sheet.rows:
        faults += _row_faults(row, sheet.headings)
    refuse(path.name, [*faults, *_repeated_keys(sheet.rows), *_loose_relationships(sheet.rows)])
    added = _added(folder, {row["key"] for row in sheet.rows})
    return Register(tuple(_entry(row) for row in (*sheet.rows, *added)))


#: Columns of the worksheet of proposed entries that the register itself has not.
_OF_ACCEPTING = ("accept", "note", "times", "where", "by", "on")


def _added(folder: Path, keys: set[str]) -> tuple[SheetRow, ...]:
    """Proposed entries that somebody accepted, each complete, with who decided and when."""
    places = [folder / "decisions" / f"register-additions.{kind}" for kind in ("xlsx", "csv")]
    accepted: list[SheetRow] = []
    for path in filter(Path.exists, places):
        faults: list[str] = []
        for sheet in read_tables(path, (*_HEADINGS, *_OF_ACCEPTING)):
            rows = [row for row in sheet.rows if row["accept"].strip().casefold() == "yes"]
            for row in rows:
                faults += [*_row_faults(row, sheet.headings), *_accepting_faults(row, keys)]
                keys.add(row["key"])
            accepted += rows
        refuse(f"decisions/{path.name}", faults)
    return tuple(accepted)


def _accepting_faults(row: SheetRow, keys: Collection[str]) -> Iterator[str]:
    if row["key"] in keys:
        yield f"row {row.number}: the key {row['key']} is in the register already"
    if not row["pseudonym"] and row["public"].casefold() != "yes":
        yield f"row {row.number}: give a pseudonym, or write yes under public with the reason"
    if not row["by"].strip():
        yield f"row {row.number}: say who decided"
    if read_day(row["on"]) is None:
        yield f"row {row.number}: say on which day, such as 2026-03-31"


def _path(folder: Path) -> Path:
    found = [path for name in ("register.xlsx", "register.csv") if (path := folder / name).exists()]
    if not found:
        raise BadCase("The register is missing: put register.xlsx or register.csv in the review.")
    if len(found) == 2:
        raise BadCase("There are two registers, register.xlsx and register.csv. Keep one.")
    return found[0]


# ---------------------------------------------------------------- rows


def _unknown_headings(sheet: Sheet) -> list[str]:
    """Headings by the letter of their column: a heading nobody knows may be a person's name."""
    faults = []
    counts = Counter(filter(None, sheet.headings))
    for index, heading in enumerate(sheet.headings):
        if heading and heading not in _HEADINGS:
            near = schema.nearest(heading, _HEADINGS)
            hint = f"Did you mean {near}?" if near else f"Known are: {', '.join(_HEADINGS)}."
            faults.append(f"column {_column(index)}: the heading is not one we know. {hint}")
        elif counts[heading] > 1 and heading not in sheet.headings[:index]:
            times = counts[heading]
            faults.append(f"the heading {heading} stands {times} times; each may stand once")
    faults += [
        f"the heading {wanted} is missing"
        for wanted in ("key", "kind", "name")
        if wanted not in sheet.headings
    ]
    return faults


def _column(index: int) -> str:
    """The letter of a column as Excel shows it, from 0."""
    before, last = divmod(index, 26)
    return (_column(before - 1) if before else "") + chr(ord("A") + last)


def _row_faults(row: SheetRow, headings: Sequence[str]) -> Iterator[str]:
    """What is wrong in the columns that are there, each cell once."""
    cells = {heading: text for heading, text in row.cells.items() if heading in _HEADINGS}
    cells |= {"kind": row["kind"].casefold(), "public": row["public"].casefold()}
    told = set()
    for fault in schema.check("register", cells):
        if not fault.path or fault.path[0] in headings:
            told.add(fault.place())
            yield f"row {row.number}, {fault.sentence()}"
    for heading in ("born", "died"):
        if heading not in told and row[heading] and not read_day(row[heading]):
            yield f"row {row.number}, {heading}: is not a day of the calendar"
    for label, text in _pairs(row["other dates"]):
        if label and not read_day(text):
            yield f"row {row.number}, other dates: an entry is not a date such as 2024-05-01"
    for text in split(row["relationships"]):
        if not _RELATION.fullmatch(text):
            yield f"row {row.number}, relationships: an entry is not like 'mother of child-1'"


def _entry(row: SheetRow) -> Entry:
    dates = [(label, read_day(text)) for label, text in _pairs(row["other dates"])]
    return Entry(
        key=row["key"],
        kind=row["kind"].casefold(),
        name=row["name"],
        pseudonym=row["pseudonym"],
        role=row["role"].casefold(),
        title=row["title"],
        aliases=split(row["aliases"]),
        nicknames=split(row["nicknames"]),
        initials=split(row["initials"]),
        born=read_day(row["born"]),
        died=read_day(row["died"]),
        dates=tuple((label, day) for label, day in dates if day),
        numbers=tuple(_pairs(row["numbers"])),
        addresses=split(row["addresses"]),
        contacts=split(row["contacts"]),
        relationships=tuple(_relationship(text) for text in split(row["relationships"])),
        sex=row["sex"].casefold(),
        public=row["public"].casefold() == "yes",
        public_reason=row["public reason"],
    )


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for part in split(text):
        label, _, value = part.partition(":")
        yield label.strip(), value.strip()


def _relationship(text: str) -> Relationship:
    found = _RELATION.fullmatch(text)
    if found is None:  # refused before: _row_faults says where
        raise ValueError("a relationship that was not checked")
    return Relationship(found["kind"].strip(), found["of"], found["note"] or "")


def _repeated_keys(rows: Sequence[SheetRow]) -> Iterator[str]:
    for key, count in Counter(row["key"] for row in rows if _KEY.fullmatch(row["key"])).items():
        if count > 1:
            yield f"the key {key} is used {count} times; each entry needs its own"


def _loose_relationships(rows: Sequence[SheetRow]) -> Iterator[str]:
    keys = {row["key"] for row in rows if _KEY.fullmatch(row["key"])}
    for row in rows:
        who = row["key"] if row["key"] in keys else f"row {row.number}"
        for found in filter(None, map(_RELATION.fullmatch, split(row["relationships"]))):
            if found["of"] not in keys:
                near = schema.nearest(found["of"], keys)
                hint = f" Did you mean {near}?" if near else ""
                yield f"{who}, relationships: no entry has the key {found['of']}.{hint}"
