"""The private register of people, places and organisations: read and checked.

Faults stop the run and notes are for the officer; both name entries by their key, never by a
name. What would spoil only a publication copy never stops the meeting pack.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from pipeline import schema
from pipeline.errors import BadCase
from pipeline.model import Entry, Register, Relationship
from pipeline.settings import refuse
from pipeline.tables import Sheet, SheetRow, read_day, read_sheets, split

_HEADINGS = tuple(schema.load("register")["properties"])
_RELATION = re.compile(r"(?P<kind>.+?) of (?P<of>[a-z0-9_][a-z0-9_-]*)\s*(?:\((?P<note>.*)\))?")
_KEY = re.compile(schema.load("register")["properties"]["key"]["pattern"])
_LETTER = re.compile(r"\b([A-Z])\b\.?$")


def read_register(folder: Path) -> Register:
    """The register of ``inputs/<review>``, from ``register.xlsx`` or ``register.csv``.

    Raises BadCase with every fault at once: a heading nobody knows, a key used twice, a date
    that cannot be, a relationship to an entry that is not there.
    """
    path = _path(folder)
    sheets = read_sheets(path)
    if not sheets or not sheets[0].headings:
        raise BadCase(f"{path.name} is empty: its first row should hold the headings.")
    sheet = sheets[0]
    faults = _unknown_headings(sheet)
    for row in sheet.rows:
        faults += _row_faults(row, sheet.headings)
    refuse(path.name, [*faults, *_repeated_keys(sheet.rows), *_loose_relationships(sheet.rows)])
    return Register(tuple(_entry(row) for row in sheet.rows))


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


# ---------------------------------------------------------------- pseudonyms


def pseudonym_faults(register: Register) -> tuple[str, ...]:
    """What must be put right before anything is published, by key.

    A label stands for one person, is nobody's real name, and does not begin with the real
    initial ("Child B" must not be Ben).
    """
    return (
        *_missing_pseudonyms(register.entries),
        *_shared_pseudonyms(register.entries),
        *_telling_pseudonyms(register.entries),
    )


def pseudonym_notes(register: Register) -> tuple[str, ...]:
    """Labels of one family issued in the order of birth or of the real names, by key."""
    lettered = [(entry, letter) for entry in register.entries if (letter := _letter(entry))]
    family = [pair for pair in lettered if pair[0].role in _YOUNG]
    notes = []
    if _in_order([(entry.born, letter) for entry, letter in family if entry.born]):
        notes.append(_order_note("birth", family))
    if _in_order([(entry.name.casefold(), letter) for entry, letter in family]):
        notes.append(_order_note("the alphabet of the real names", family))
    return tuple(notes)


_YOUNG = ("child", "sibling", "half sibling", "half-sibling", "step sibling", "step-sibling")


def _letter(entry: Entry) -> str:
    found = _LETTER.search(entry.pseudonym.strip())
    return found[1] if found else ""


def _in_order(pairs: Iterable[tuple[date | str | None, str]]) -> bool:
    """True when three or more labels rise or fall with what they stand for."""
    labels = [label for _, label in sorted(pairs, key=lambda pair: (str(pair[0]), pair[1]))]
    if len(labels) < 3 or len(set(labels)) < len(labels):
        return False
    return labels in (sorted(labels), sorted(labels, reverse=True))


def _order_note(order: str, family: Sequence[tuple[Entry, str]]) -> str:
    keys = ", ".join(entry.key for entry, _ in family)
    return f"The labels of {keys} follow the order of {order}; issue them in another order."


def _missing_pseudonyms(entries: Iterable[Entry]) -> Iterator[str]:
    for entry in entries:
        if not entry.pseudonym and not entry.public:
            yield f"{entry.key} has no pseudonym and is not marked public"


def _shared_pseudonyms(entries: Iterable[Entry]) -> Iterator[str]:
    by_label: dict[str, list[str]] = {}
    for entry in entries:
        if entry.pseudonym:
            by_label.setdefault(entry.pseudonym.casefold(), []).append(entry.key)
    for keys in by_label.values():
        if len(keys) > 1:
            yield f"{', '.join(keys)} have the same pseudonym; a label stands for one entry"


def _telling_pseudonyms(entries: Sequence[Entry]) -> Iterator[str]:
    names = {name.casefold(): entry.key for entry in entries for name in _name_parts(entry)}
    for entry in entries:
        if entry.public or not entry.pseudonym:
            continue
        whose = [names[word] for word in entry.pseudonym.casefold().split() if word in names]
        if whose and entry.kind == "person":
            yield f"the pseudonym of {entry.key} is part of the real name of {whose[0]}"
        if entry.kind == "person" and _letter(entry) and _letter(entry) in _first_letters(entry):
            yield f"the pseudonym of {entry.key} is the real initial"


def _name_parts(entry: Entry) -> Iterator[str]:
    if entry.kind == "person":
        for name in entry.names:
            yield from (part for part in name.split() if len(part) > 2)


def _first_letters(entry: Entry) -> set[str]:
    words = [word for name in entry.names for word in name.split()]
    return {word[0].upper() for word in words if word}
