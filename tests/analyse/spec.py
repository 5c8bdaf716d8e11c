"""Reads the specification tables in ``tests/spec/analyse-*.md``: given events, expect findings.

A file names its rule in its first line. Settings may stand in a ``toml`` block, for the whole
file or for one section: ``[case]``, ``[[register]]``, ``[[key_lines]]``, ``[[agencies]]`` and
``[settings]``. A section has a table of events, and a table of findings or the words "Nothing
is found."
"""

from __future__ import annotations

import re
import tomllib
from calendar import monthrange
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

from pipeline.case import Agency, Case
from pipeline.model import (
    Entry,
    Event,
    EventDate,
    Finding,
    KeyLine,
    Precision,
    Register,
    Relationship,
)
from tests.analyse.house import settled

SPECS = Path(__file__).parent.parent / "spec"


@dataclass(frozen=True)
class Events:
    """The least a rule asks of a chronology."""

    events: tuple[Event, ...]


@dataclass(frozen=True)
class Example:
    rule: str
    title: str
    chronology: Events
    case: Case
    register: Register
    expected: list[dict[str, str]]


def examples(pattern: str = "analyse-*.md") -> list[Example]:
    """Every section of every specification file, in order."""
    return [example for path in sorted(SPECS.glob(pattern)) for example in _examples(path)]


def when(words: str) -> EventDate:
    """``2024-05-01``, ``2024-05``, ``2024``, ``2024-05-01/2024-05-09``, any after ``?``, or "-"."""
    uncertain, text = words.startswith("?"), words.lstrip("?")
    if text in {"", "-"}:
        return EventDate(None, None, Precision.UNKNOWN, uncertain, words)
    if "/" in text:
        first, last = text.split("/")
        return EventDate(_day(first), _day(last), Precision.RANGE, uncertain, words)
    if len(text) == 4:
        year = int(text)
        return EventDate(date(year, 1, 1), date(year, 12, 31), Precision.YEAR, uncertain, words)
    if len(text) == 7:
        year, month = (int(part) for part in text.split("-"))
        last_day = date(year, month, monthrange(year, month)[1])
        return EventDate(date(year, month, 1), last_day, Precision.MONTH, uncertain, words)
    return EventDate(_day(text), _day(text), Precision.DAY, uncertain, words)


def event(**row: str) -> Event:
    """An event from a row of a table: headings are the fields' names, ``id`` and ``date``."""
    known = {field.name for field in fields(Event)}
    held = {name: text for name, text in row.items() if name in known}
    return Event(
        event_id=row["id"], when=when(row.get("date", "")),
        **{"agency": row["id"].rpartition("-")[0], **held},
    )  # fmt: skip


def finding_row(finding: Finding, columns: list[str]) -> dict[str, str]:
    """The columns of a finding that a table asks for, as it would print them."""
    return {column: _shown(_look(finding, column)) for column in columns}


def tables(text: str) -> list[list[dict[str, str]]]:
    """Every Markdown table, as rows by heading."""
    found = []
    for block in re.findall(r"(?:^\|.*\|[ ]*\n?)+", text, re.M):
        head, _, *rows = [
            [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
            for line in block.strip().splitlines()
        ]
        found.append([dict(zip(head, row, strict=True)) for row in rows])
    return found


def register_of(text: str) -> Register:
    """The register in a file's ``toml`` block."""
    return _register(_toml(text))


def _examples(path: Path) -> list[Example]:
    opening, *sections = re.split(r"^## ", path.read_text("utf-8"), flags=re.M)
    rule = re.search(r"`(\w+)`", opening.splitlines()[0]).group(1)
    return [_example(rule, opening, section) for section in sections]


def _example(rule: str, opening: str, section: str) -> Example:
    settings = _toml(opening) | _toml(section)
    given, *expected = tables(section)
    assert expected or "Nothing is found." in section, section.splitlines()[0]
    return Example(
        rule, section.splitlines()[0].strip(),
        Events(tuple(event(**row) for row in given)), _case(settings), _register(settings),
        expected[0] if expected else [],
    )  # fmt: skip


def _toml(text: str) -> dict:
    return tomllib.loads("\n".join(re.findall(r"```toml\n(.*?)```", text, re.S)))


def _case(settings: dict) -> Case:
    return settled(Case(**{
        "name": "spec", "reference": "SPEC-1", "partnership": "llr", "title": "", "child": "child-1",
        **settings.get("case", {}),
        "key_lines": tuple(
            KeyLine(**{**line, "terms": tuple(line["terms"])})
            for line in settings.get("key_lines", [])
        ),
        "agencies": tuple(
            Agency(**{k: tuple(v) if isinstance(v, list) else v for k, v in agency.items()})
            for agency in settings.get("agencies", [])
        ),
        "settings": {"analyse": settings.get("settings", {})},
    }))  # fmt: skip


def _register(settings: dict) -> Register:
    return Register(tuple(
        Entry(**{
            "kind": "person", **entry,
            **{
                name: tuple(entry[name])
                for name in ("aliases", "nicknames", "initials") if name in entry
            },
            "relationships": tuple(
                Relationship(*words.split(" of ")) for words in entry.get("relationships", [])
            ),
        })
        for entry in settings.get("register", [])
    ))  # fmt: skip


def _look(finding: Finding, column: str) -> object:
    value: object = finding
    for part in column.split("."):
        value = value.get(part, "") if isinstance(value, dict) else getattr(value, part)
    return value


def _shown(value: object) -> str:
    if isinstance(value, tuple | list):
        return ", ".join(_shown(part) for part in value)
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_shown(part)}" for key, part in value.items())
    return "" if value is None else str(value)


def _day(words: str) -> date:
    return date.fromisoformat(words)
