"""Numbers, levels and anchors, worked out once for every format."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.document import Block, Document, Heading, Paragraph, Part, heading, plain, words
from pipeline.render.outline import Outline, anchors, entries, in_order
from tests.render.invented import rich

SPEC = Path(__file__).parents[1] / "spec" / "render-numbering.md"


def _cases() -> list[tuple[str, list[tuple[str, str]]]]:
    found = []
    for section in SPEC.read_text(encoding="utf-8").split("\n## ")[1:]:
        title, _, body = section.partition("\n")
        rows = re.findall(r"^\| (.*?) +\| (.*?) +\|$", body, re.MULTILINE)[1:]
        found.append((title, [row for row in rows if not row[0].startswith("--")]))
    return found


def _blocks(typed: list[str]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for number, line in enumerate(typed):
        mark, _, text = line.partition(" ")
        if mark == "=":
            return (*blocks, Part(text, _blocks(typed[number + 1 :])))
        if mark.startswith("#"):
            blocks.append(heading(len(mark), text, numbered=True))
        else:
            blocks.append(Paragraph(words(text), numbered=mark == "*"))
    return tuple(blocks)


@pytest.mark.parametrize(
    ("title", "rows"), _cases(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_numbers_are_those_of_the_table(title: str, rows: list[tuple[str, str]]) -> None:
    printed = []
    for block, _, number in in_order(_blocks([typed for typed, _ in rows]), Outline()):
        text = block.title if isinstance(block, Part) else plain(block.content)  # type: ignore[union-attr]
        printed.append(f"{number} {text}".strip())
    assert printed == [wanted for _, wanted in rows], title


def test_levels_never_skip_and_start_at_one() -> None:
    document = Document("document", "t", (heading(3, "a"), heading(6, "b"), heading(1, "c")))
    assert [entry.level for entry in entries(document)] == [1, 2, 1]


def test_what_a_part_holds_stands_below_its_title() -> None:
    inner = Part("Inner", (heading(1, "Inside the inner part"),))
    document = Document(
        "document",
        "t",
        (heading(1, "Before"), Part("Outer", (heading(2, "First"), inner)), heading(1, "After")),
    )
    assert [(entry.level, entry.text) for entry in entries(document)] == [
        (1, "Before"), (1, "Outer"), (2, "First"), (2, "Inner"), (3, "Inside the inner part"), (1, "After"),
    ]  # fmt: skip


def test_every_heading_has_an_anchor_of_its_own() -> None:
    found = [entry.anchor for entry in entries(rich())]
    assert len(set(found)) == len(found)
    assert {
        "what",
        "part-2",
        "police-0001",
        "month-2024-01",
        "figure-contacts",
        "events",
    } <= anchors(rich())


def test_a_heading_keeps_its_notes_out_of_the_contents() -> None:
    from pipeline.document import Footnote, Span

    noted = Heading(1, (Span("Findings"), Footnote((Span("since corrected"),))))
    assert entries(Document("document", "t", (noted,)))[0].text == "Findings"
