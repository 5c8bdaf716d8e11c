"""A table that says whom a return is about is no chronology, whatever dates stand in it."""

from __future__ import annotations

from pipeline.model import Grid
from tests.norm.specs import grid
from tests.norm.test_layouts import block, read

CHRONOLOGY = """Date | Event
03/05/22 | Seen at home.
04/05/22 | Rang."""


def _read(particulars: str) -> tuple[list[str], list[tuple[str, str]], list[str]]:
    parts: tuple[Grid, ...] = (_table("Table 1", particulars), _table("Table 2", CHRONOLOGY))
    found = read(*parts, kind="docx")
    aside = [(held.reason, held.text) for held in found.aside if held.reason != "heading"]
    return [e.event for e in found.events], aside, [p.code for p in found.problems]


def _table(name: str, text: str) -> Grid:
    return grid(name, text.splitlines())


def test_births_and_prints_beside_their_labels_are_set_aside_and_nobody_is_asked() -> None:
    lines = "Name | Odalys Invented\nDate of birth | 11/02/1996\nEDD | 30/04/2022\nDate printed | 5/5/22"
    events, aside, codes = _read(lines)
    assert events == ["Seen at home.", "Rang."]
    assert aside == [("title", line) for line in lines.splitlines()]
    assert codes == []


def test_a_date_beside_any_other_label_may_be_what_happened() -> None:
    events, _, codes = _read(
        "Name | Odalys Invented\nDate of birth | 11/02/2022\nFirst seen | 12/03/2022"
    )
    assert len(events) == 4
    assert codes


def test_particulars_alone_are_no_chronology_either() -> None:
    found = read(
        _table(
            "Table 1", "Name | Odalys Invented\nDate of birth | 11/02/1996\nNHS number | unknown"
        ),
        block("paragraph", "Our records hold more."),
        kind="docx",
    )
    assert not found.events
    assert "return-kind-unclear" in [problem.code for problem in found.problems]
