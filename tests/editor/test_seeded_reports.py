"""Reports into which twenty faults were written: how many the editor finds, and how much else.

``seeded/*.md`` hold a draft, the facts behind it, and a table of the faults: words of the
paragraph each stands in, and the rules any of which may find it.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline.assemble import editor
from pipeline.assemble.editor.remarks import Remark
from pipeline.assemble.review import Review
from tests.editor.spec import review_of

SEEDED = sorted((Path(__file__).parent / "seeded").glob("*.md"))
#: Rules about a whole section, whose remark stands at its first paragraph.
OF_A_SECTION = {"reading_age", "sections"}


@dataclass(frozen=True)
class Seeded:
    review: Review
    faults: tuple[tuple[str, str, frozenset[str]], ...]


def _seeded(path: Path) -> Seeded:
    text = path.read_text("utf-8")
    draft, facts = (re.search(rf"```{kind}\n(.*?)```", text, re.S) for kind in ("markdown", "toml"))
    assert draft
    assert facts
    rows = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("| ")][1:]
    faults = ((fault.strip(), words.strip(), rules) for fault, words, rules in rows)
    return Seeded(
        review_of(draft[1], held=tomllib.loads(facts[1])),
        tuple(
            (fault, words, frozenset(rules.strip().split(", "))) for fault, words, rules in faults
        ),
    )


def _finds(remark: Remark, words: str, rules: frozenset[str]) -> bool:
    there = words in remark.passage.text or words in remark.words
    return remark.rule in rules and (there or remark.rule in OF_A_SECTION)


@pytest.mark.requirement("L73", "L78", "L81", "E15", "E25")
@pytest.mark.parametrize("path", SEEDED, ids=lambda path: path.stem)
def test_an_editor_finds_nineteen_of_twenty_faults_and_leaves_clean_paragraphs_alone(
    path: Path,
) -> None:
    seeded = _seeded(path)
    found = editor.remarks(seeded.review)
    assert len(seeded.faults) == 20
    missed = [fault for fault in seeded.faults if not any(_finds(r, *fault[1:]) for r in found)]
    assert len(missed) <= 1, missed
    faulty = tuple(words for _, words, _ in seeded.faults)
    elsewhere = [r for r in found if not any(w in r.passage.text + r.words for w in faulty)]
    assert len(elsewhere) <= 2, [(r.rule, r.words) for r in elsewhere]


def test_plain_careful_prose_is_left_alone() -> None:
    """The wording lists, on a page without faults: none to four remarks a thousand words."""
    text = (Path(__file__).parent / "clean.md").read_text("utf-8")
    found = [r for r in editor.remarks(review_of(text)) if r.rule != "unreferenced"]
    assert len(text.split()) > 600
    assert len(found) <= 2, [(r.rule, r.words) for r in found]
