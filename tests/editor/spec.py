"""Reads ``tests/spec/editor-*.md``: given this draft, the editor remarks that.

A section has a ``markdown`` block with the draft, a table of what is remarked (``words`` as far
as they must agree, ``says`` a part of the advice) or the words "Nothing is remarked.", and may
have a ``toml`` block with ``[[register]]``, ``[[agencies]]``, ``[[events]]`` and ``[dates]``.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from pipeline.assemble.review import Review
from pipeline.case import Agency, Case
from pipeline.model import Entry, KeyLine, Register
from pipeline.profile import read_profile
from pipeline.prose_files import Prose
from tests.analyse.spec import event

ROOT = Path(__file__).resolve().parent.parent.parent
SPECS = ROOT / "tests" / "spec"
PROFILE = read_profile(ROOT / "templates", "_shared")


@dataclass(frozen=True)
class Example:
    rule: str
    title: str
    review: Review
    expected: list[tuple[str, str]]


def examples() -> list[Example]:
    return [example for path in sorted(SPECS.glob("editor-*.md")) for example in _examples(path)]


def review_of(*chapters: str, held: dict | None = None) -> Review:
    """A review whose report has these chapters; front matter may stand first."""
    held = held or {}
    case = Case(
        name="made-up",
        reference="MADE-UP-1",
        partnership="_shared",
        title="A made-up review",
        child="child-1",
        dates=held.get("dates", {}),
        agencies=tuple(Agency(**row) for row in held.get("agencies", ())),
        key_lines=tuple(KeyLine(**row) for row in held.get("key_lines", ())),
        settings=held.get("settings", {}),
    )
    register = Register(
        tuple(Entry(kind=row.pop("kind", "person"), **row) for row in held.get("register", ()))
    )
    events = tuple(event(**row) for row in held.get("events", ()))
    return Review(case, register, PROFILE, events, prose=tuple(map(_prose, chapters)))


def _prose(text: str) -> Prose:
    front = {}
    if text.startswith("---\n"):
        head, _, text = text[4:].partition("\n---\n")
        front = dict(map(str.strip, line.split(":", 1)) for line in head.splitlines())
    return Prose("chapter", text, front)


def _examples(path: Path) -> list[Example]:
    rule = path.stem.removeprefix("editor-").replace("-", "_")
    found = []
    for part in _sections(path.read_text("utf-8")):
        title, _, body = part.partition("\n")
        chapters = re.findall(r"```markdown\n(.*?)```", body, re.DOTALL)
        toml = re.search(r"```toml\n(.*?)```", body, re.DOTALL)
        held = tomllib.loads(toml[1]) if toml else {}
        table = [line for line in body.splitlines() if line.startswith("| ")][1:]
        rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table]
        expected = [(row[0], row[1]) for row in rows if not set(row[0]) <= {"-", ":"}]
        assert expected or "Nothing is remarked." in body, f"{path.name}, {title}: says nothing"
        found.append(Example(rule, title, review_of(*chapters, held=held), expected))
    return found


def _sections(text: str) -> list[str]:
    """The parts under headings of the second level; a draft's own headings open none."""
    found: list[str] = []
    fenced = False
    for line in text.splitlines(keepends=True):
        fenced ^= line.startswith("```")
        if line.startswith("## ") and not fenced:
            found.append(line[3:])
        elif found:
            found[-1] += line
    return found
