"""What holds for every document of a build, whoever assembled it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from pipeline import gather, pack
from pipeline.document import (
    Block,
    Document,
    Figure,
    Heading,
    Link,
    Paragraph,
    Part,
    Table,
    inlines,
    walk,
)
from pipeline.progress import Silent
from tests import small_review


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Document]:
    """Every document of a small review's build, by name, before it has a format."""
    folder = small_review.make(tmp_path_factory.mktemp("pack") / "inputs" / "small")
    facts = gather.gather(folder, Silent())
    return {**pack.printed(facts), **pack.typed(facts)}


def _anchors(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in walk(blocks):
        if isinstance(block, Heading | Paragraph | Table | Figure | Part) and block.anchor:
            yield block.anchor
        if isinstance(block, Table):
            yield from (row.anchor for row in block.rows if row.anchor)


def test_every_anchor_is_given_once_so_contents_and_links_lead_where_they_say(
    documents: dict[str, Document],
) -> None:
    twice = {
        name: sorted(
            anchor for anchor, count in Counter(_anchors(document.blocks)).items() if count > 1
        )
        for name, document in documents.items()
    }
    assert not {name: anchors for name, anchors in twice.items() if anchors}


def test_every_link_within_a_document_leads_somewhere(documents: dict[str, Document]) -> None:
    for name, document in documents.items():
        there = set(_anchors(document.blocks))
        for block in walk(document.blocks):
            for run in inlines(block):
                for part in run:
                    if isinstance(part, Link) and part.target.startswith("#"):
                        assert part.target[1:] in there, f"{name}: {part.target}"


@pytest.mark.requirement("L34")
def test_the_case_reference_and_the_marking_stand_on_every_document(
    documents: dict[str, Document],
) -> None:
    for name, document in documents.items():
        assert document.reference == "SMALL-2026-01", name
        assert document.marking, name


def test_headings_never_skip_a_level(documents: dict[str, Document]) -> None:
    for name, document in documents.items():
        level = 0
        for block in walk(document.blocks):
            if isinstance(block, Part):
                level = 0
            elif isinstance(block, Heading):
                assert block.level <= level + 1, f"{name}: level {block.level} after {level}"
                level = block.level
