"""The editor's remarks, held to the tables in ``tests/spec/editor-*.md``."""

from __future__ import annotations

import pytest

from pipeline.assemble import editor
from tests.editor.spec import Example, examples

EXAMPLES = examples()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e.rule}: {e.title}")
def test_the_editor_remarks_what_the_table_says(example: Example) -> None:
    found = [r for r in editor.remarks(example.review) if r.rule == example.rule]
    assert len(found) == len(example.expected), [(r.words, r.advice) for r in found]
    for remark, (words, says) in zip(found, example.expected, strict=True):
        assert words in remark.words
        assert says in remark.advice


def test_every_rule_has_a_table() -> None:
    assert {example.rule for example in EXAMPLES} == set(editor.RULES)
