"""The learning summary: a page or two, in the report's own words, without its evidence notes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline.assemble.learning_summary import WORDS, learning_summary
from pipeline.document import Footnote, Mention, inlines, walk
from pipeline.prose_files import Prose
from tests.case.invented_case import event, review, said

WHAT = (
    "# What happened\n\n## Start\n\nShort.\n\n{{child-1}} was taken to hospital on 2 March 2026 "
    "with injuries that nobody had explained.[@event:police-0001] She lives with an aunt.\n"
)
WHY = (
    "# Why\n\n## Nights were counted\n\nThis section answers [@kloe:1]. The tools were built to "
    "grade a night, and each night ended by itself. Nobody added them up. A third sentence.\n"
)
DO = (
    "# Learning\n\n## Recommendation 1: Add them up\n\nPolice should begin each notice with the "
    "calls to the address in two years. The rest follows.\n\n- Owner: Police\n"
)


@pytest.mark.requirement("E34", "L77")
def test_the_summary_says_what_happened_what_was_learned_and_what_must_happen(
    tmp_path: Path,
) -> None:
    held = review(
        tmp_path,
        events=(event("police-0001", date(2026, 3, 2), "Called."),),
        prose=(
            Prose("1", WHAT, {"meets": "overview"}),
            Prose("2", WHY, {"meets": "decisions"}),
            Prose(
                "3",
                "# Good\n\n- One helped.[@event:police-0001]\n- Two.\n",
                {"meets": "good_practice"},
            ),
            Prose("4", DO, {"meets": "learn"}),
        ),
    )
    made = learning_summary(held)
    words = said(made)
    assert "Linnet Quagmire was taken to hospital on 2 March 2026" in words
    assert "Short." not in words
    assert "Nights were counted. The tools were built" in words
    assert "Nobody added them up." in words
    assert "A third sentence." not in words
    assert "answers" not in words
    assert "One helped." in words
    assert "Recommendation 1: Add them up. Police should begin" in words
    assert "Owner" not in words
    every = [part for b in walk(made.blocks) for content in inlines(b) for part in content]
    assert not [part for part in every if isinstance(part, Footnote)]
    assert [part.key for part in every if isinstance(part, Mention)] == ["child-1"]


def test_a_report_without_chapters_gives_only_the_questions(tmp_path: Path) -> None:
    words = said(learning_summary(review(tmp_path)))
    assert "What happened" not in words
    assert "Talk about it in your team" in words


def test_a_long_report_gives_no_longer_a_summary_than_two_pages(tmp_path: Path) -> None:
    day = "It was a long day for everybody who was there, and longer for the child.\n\n" * 3
    finding = "Nobody had been told what the others had seen of the family that week. " * 3
    good = "".join(f"- {finding}\n" for _ in range(9))
    learned = "".join(f"## Finding {n}\n\n{finding}\n\n" for n in range(20))
    held = review(
        tmp_path,
        prose=(
            Prose("1", f"# What happened\n\n{day}", {"meets": "overview"}),
            Prose("2", f"# Why\n\n{learned}", {"meets": "decisions"}),
            Prose("3", f"# Good\n\n{good}", {"meets": "good_practice"}),
        ),
    )
    words = said(learning_summary(held))
    assert len(words.split()) <= WORDS
    assert "Finding 19" in words
