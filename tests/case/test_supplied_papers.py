"""A referral form or notification supplied with the case is read, and rendered by us."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.assemble.forms import labels, referral_form
from pipeline.assemble.meeting_pack import meeting_pack
from pipeline.assemble.papers import NO_ANSWER, papers
from pipeline.document import FormField, Heading, Items, Part, Table, plain, walk
from pipeline.model import Cell, Grid, GridRow, Locator, SetAside, Submission, TextBlock
from pipeline.read.returns import read_returns
from pipeline.render.word import word
from pipeline.supplied import parts, read_papers
from tests.case.invented_case import profile, review, said


def _row(number: int, *words: str) -> GridRow:
    return GridRow(number, tuple(Cell("ABC"[n], text) for n, text in enumerate(words)))


HERE = Locator("papers")

SUPPLIED = Submission(
    "papers",
    "Linnet referral.docx",
    content=(
        TextBlock("heading", "Referral", HERE, level=2),
        TextBlock("paragraph", "She was hurt.", HERE),
        TextBlock("item", "One.", HERE),
        TextBlock("item", "Two.", HERE),
        TextBlock("field", "Ada Quill", HERE, label="Referrer"),
        Grid("Table 1", (_row(1, "Agency", "Known"), _row(2, "Police"), _row(3, "", ""))),
    ),
    aside=(SetAside("comment", "a remark", HERE),),
)


@pytest.mark.requirement("L34")
def test_a_supplied_paper_stands_in_the_pack_in_its_own_words(tmp_path: Path) -> None:
    (part,) = papers((SUPPLIED,), {"referral_form": "Linnet referral.docx"})
    assert part.title == "Referral form"
    words = said(part.blocks)
    assert "She was hurt." in words
    assert "Referrer: Ada Quill" in words
    assert "Set aside: 1 passage" in words
    (heading,) = [b for b in part.blocks if isinstance(b, Heading)]
    assert (heading.level, plain(heading.content)) == (2, "Referral")
    (items,) = [b for b in part.blocks if isinstance(b, Items)]
    assert len(items.items) == 2
    (table,) = [b for b in part.blocks if isinstance(b, Table)]
    assert table.header == ("Agency", "Known")
    assert [len(row.cells) for row in table.rows] == [2]  # a short row is filled, an empty one goes
    pack = meeting_pack(review(tmp_path), papers=(part,))
    titles = [block.title for block in pack.blocks if isinstance(block, Part)]
    assert titles.index("Referral form") < titles.index("Combined summary")


def test_a_paper_nobody_named_is_numbered_for_its_name_may_name_a_child() -> None:
    other = replace(SUPPLIED, file="a.docx")
    titles = [part.title for part in papers((other, SUPPLIED), {"notification": SUPPLIED.file})]
    assert titles == ["Serious incident notification", "Paper 1"]
    assert len({part.anchor for part in papers((other, SUPPLIED), {})}) == 2


@pytest.mark.requirement("L21", "L34")
def test_a_question_of_our_form_that_nobody_answered_is_said_to_be_unanswered(
    tmp_path: Path,
) -> None:
    held = review(tmp_path)
    blank = referral_form(held)
    (first, *_) = [block for block in blank.blocks if isinstance(block, FormField)]
    one = tuple(
        replace(block, value="He was hurt at home.") if block is first else block
        for block in blank.blocks
    )
    (tmp_path / "papers").mkdir()
    data = word(replace(blank, blocks=one), profile().folders)
    (tmp_path / "papers" / "form.docx").write_bytes(data)
    named = {"referral_form": "form.docx"}
    (part,) = parts(read_papers(tmp_path), named, labels(held.profile))
    words = said(part.blocks).splitlines()
    at = words.index(first.label)
    assert words[at + 1] == "He was hurt at home."
    asked = {block.label for block in blank.blocks if isinstance(block, FormField)}
    for label in asked - {first.label}:
        assert words[words.index(label) + 1] == NO_ANSWER, label
    assert words[words.index("Name of child") + 1] == NO_ANSWER


def test_our_own_referral_form_filled_in_and_put_in_papers_is_read_whole(tmp_path: Path) -> None:
    held = review(tmp_path)
    blank = referral_form(held)
    blocks = tuple(
        replace(block, value=f"ANSWER {block.tag}") if isinstance(block, FormField) else block
        for block in blank.blocks
    )
    (tmp_path / "papers").mkdir()
    data = word(replace(blank, blocks=blocks), profile().folders)
    (tmp_path / "papers" / "form.docx").write_bytes(data)
    read = [result for result in read_returns(tmp_path, ["papers"]) if result.agency == "papers"]
    supplied = tuple(result.submission for result in read if result.submission)
    (part,) = papers(supplied, {"referral_form": "form.docx"})
    words = said(part.blocks)
    for block in walk(blank.blocks):
        if isinstance(block, FormField):
            assert f"ANSWER {block.tag}" in words
