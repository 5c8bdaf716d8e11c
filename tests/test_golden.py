"""What the documents of a small review say, word for word: a change is read before it is accepted.

``UPDATE_GOLDEN=1 make test`` writes the files anew; git then shows what changed.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline import gather, pack
from pipeline.document import (
    Block,
    Callout,
    Document,
    Figure,
    FormField,
    Heading,
    Items,
    Paragraph,
    Part,
    Table,
    plain,
)
from pipeline.progress import Silent
from tests import small_review

GOLDEN = Path(__file__).resolve().parent / "golden"
KEPT = ("chronology", "combined-summary", "overview-report", "letters/police-query")


def _said(blocks: tuple[Block, ...], depth: int = 0) -> Iterator[str]:
    """A document's words, a line a paragraph or row, so that a difference is easy to read."""
    indent = "  " * depth
    for block in blocks:
        if isinstance(block, Heading):
            yield f"\n{'#' * block.level} {plain(block.content)}"
        elif isinstance(block, Paragraph):
            yield f"{indent}{plain(block.content)}"
        elif isinstance(block, Items):
            for item in block.items:
                yield from (f"{indent}- {line.strip()}" for line in _said(item))
        elif isinstance(block, Table):
            yield f"{indent}[{block.caption}] {' | '.join(block.header)}"
            for row in block.rows:
                cells = (" / ".join(plain(run) for run in cell.content) for cell in row.cells)
                yield f"{indent}| {' | '.join(cells)}"
        elif isinstance(block, FormField):
            yield f"{indent}{block.label}: [{block.value}] {'/'.join(block.options)}"
        elif isinstance(block, Figure):
            yield f"{indent}({block.alternative})"
        elif isinstance(block, Part | Callout):
            yield f"{indent}= {block.title}"
            yield from _said(block.blocks, depth + 1)


def _text(document: Document) -> str:
    lines = [document.title, document.subtitle, document.reference, document.marking]
    return "\n".join([*lines, *_said(document.blocks)]) + "\n"


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Document]:
    folder = small_review.make(tmp_path_factory.mktemp("golden") / "inputs" / "small")
    facts = gather.gather(folder, Silent())
    return {**pack.printed(facts), **pack.typed(facts)}


@pytest.mark.parametrize("name", KEPT)
def test_a_document_says_what_it_said(name: str, documents: dict[str, Document]) -> None:
    place = GOLDEN / f"{name.replace('/', '-')}.txt"
    now = _text(documents[name])
    if os.environ.get("UPDATE_GOLDEN"):
        place.write_text(now, "utf-8", newline="\n")
    assert now == place.read_text("utf-8")
