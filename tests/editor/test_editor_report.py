"""The editor's report as the lead reviewer gets it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipeline.assemble import editor
from pipeline.assemble.editor.language import measure, sentences, syllables
from pipeline.assemble.editor.report import editor_report
from pipeline.document import Callout, Document, Table, plain, walk
from pipeline.errors import BadCase
from pipeline.profile import read_profile
from pipeline.render.word import word
from tests.editor.spec import PROFILE, review_of

SEEDED = """\
# What happened

## The visit

On 2 May 2024 officers came to the flat.[@event:police-0001]

The school made the entry on 1 May 2024.[@event:police-0001]

On 1 May 2024 Robin, who was seven, was seen.[@event:police-0001]

Robin told his teacher that he was hungry.

The worker should have known. It was a missed opportunity, and clearly so.[@event:police-0001]

The nurse was careless. She failed to ring, and her manager was to blame.[@event:police-0001]

His mother chose to stay and did not engage.[@event:police-0001]

He undoubtedly knew. It was shocking.[@event:police-0001]

She told the doctor about a miscarriage.[@event:police-0001]

Prior to the meeting there was silo working. The ZZQ met.[@event:police-0001]

One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen twenty one two three four five six seven eight nine ten eleven twelve.

## Recommendation 1: Ensure that people talk

- Owner: all agencies
- By: soon
"""
FAULTS = [
    ("disagreements", "1.1.1"), ("disagreements", "1.1.2"), ("disagreements", "1.1.3"),
    ("unreferenced", "1.1.4"), ("recommendations", "1.2"), ("recommendations", "1.2"),
    ("recommendations", "1.2"), ("recommendations", "1.2"), ("victim_blame", "1.1.7"),
    ("victim_blame", "1.1.7"), ("blame", "1.1.6"), ("blame", "1.1.6"), ("blame", "1.1.6"),
    ("hindsight", "1.1.5"), ("hindsight", "1.1.5"), ("hindsight", "1.1.5"), ("opinion", "1.1.8"),
    ("opinion", "1.1.8"), ("intimate", "1.1.9"), ("jargon", "1.1.10"), ("jargon", "1.1.10"),
    ("abbreviations", "1.1.10"), ("sentences", "1.1.11"),
]  # fmt: skip


def _seeded():
    return review_of(
        SEEDED,
        held={
            "agencies": [
                {"key": "police", "name": "Made-Up Police"},
                {"key": "school", "name": "Made-Up School"},
            ],
            "register": [{"key": "child-1", "name": "Robin", "born": date(2020, 3, 15)}],
            "events": [{"id": "police-0001", "date": "2024-05-01", "event": "Visit"}],
        },
    )


@pytest.mark.requirement("L73", "L78", "L81", "E15", "E25", "E33", "P3", "P15", "S7")
def test_a_draft_seeded_with_faults_has_each_found_at_its_paragraph() -> None:
    found = [(remark.rule, remark.passage.where()) for remark in editor.remarks(_seeded())]
    assert found == FAULTS


def test_the_report_prints_every_remark_with_its_place_and_words() -> None:
    review = _seeded()
    document = editor_report(review)
    printed = [
        [plain(line) for cell in row.cells for line in cell.content]
        for block in walk(document.blocks)
        if isinstance(block, Table) and block.header[0] == "Paragraph"
        for row in block.rows
    ]
    for remark in editor.remarks(review):
        row = [
            remark.passage.number, remark.passage.section, remark.words, remark.advice,
        ]  # fmt: skip
        assert row in printed
    assert word(document, PROFILE.folders).startswith(b"PK")


def test_before_any_chapter_the_report_says_that_nothing_was_read() -> None:
    (table,) = [b for b in editor_report(review_of()).blocks if isinstance(b, Table)]
    assert {plain(row.cells[1].content[0]) for row in table.rows} == {"not read"}
    assert "No chapter has been written yet." in _callouts(editor_report(review_of()))
    assert "No chapter has been written yet." not in _callouts(editor_report(_seeded()))


def _callouts(document: Document) -> list[str]:
    return [block.title for block in document.blocks if isinstance(block, Callout)]


def test_the_report_changes_no_word_of_the_draft() -> None:
    review = _seeded()
    editor_report(review)
    assert review.prose[0].text == SEEDED


def test_a_clean_draft_has_no_remarks() -> None:
    assert editor.remarks(review_of("# Daily life\n\nChildren like to build dens.\n")) == ()


def test_the_glossary_takes_the_meaning_from_the_first_use_and_says_where() -> None:
    review = review_of(
        "# A\n\nThe multi-agency risk assessment conference (MARAC) met. A DSL came.\n"
    )
    terms = editor.glossary(editor.draft(review), editor.lists_of(review))
    assert [(t.short, t.meaning, t.explained, t.first.where()) for t in terms] == [
        ("DSL", "designated safeguarding lead", False, "1.1"),
        ("MARAC", "multi-agency risk assessment conference", True, "1.1"),
    ]


def test_prose_kept_for_another_paper_is_not_in_the_draft() -> None:
    review = review_of("# A\n\nGood.\n", "---\nuse: themes\n---\n# B\n\nHe was to blame.\n")
    assert editor.remarks(review) == ()


def test_a_partnership_adds_words_and_switches_others_off(tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    shutil.copytree(PROFILE.folders[-1], tmp_path / "_shared")
    (tmp_path / "ours" / "editor.toml").write_text(
        '[jargon.words]\n"robust" = false\n"bottomed out" = "asked to the end"\n'
        '[limits]\nsentence_words = { value = 3, source = "ours" }\n'
    )
    review = review_of("# A\n\nIt was robust and bottomed out.\n")
    review = replace(review, profile=read_profile(tmp_path, "ours"))
    found = [(remark.rule, remark.words) for remark in editor.remarks(review)]
    assert ("jargon", "bottomed out") in found
    assert ("jargon", "robust") not in found
    assert any(rule == "sentences" for rule, _ in found)


def test_a_list_that_is_not_ours_is_refused_with_the_nearest_name(tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    shutil.copytree(PROFILE.folders[-1], tmp_path / "_shared")
    (tmp_path / "ours" / "editor.toml").write_text('[jargen.words]\n"robust" = "x"\n')
    with pytest.raises(BadCase, match="jargon"):
        read_profile(tmp_path, "ours")


def test_prose_is_cut_into_sentences_as_people_cut_it() -> None:
    text = (
        'Dr. A. Smith came at 2.30 p.m. on Monday. "Who?" she asked. He said no... Then she left!'
    )
    assert [s.text for s in sentences(text)] == [
        "Dr. A. Smith came at 2.30 p.m. on Monday.", '"Who?" she asked.', "He said no...",
        "Then she left!",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("word", "count"),
    [("child", 1), ("mother", 2), ("safeguarding", 3), ("review", 2), ("table", 2), ("asked", 1),
     ("wanted", 2), ("agencies", 3), ("recommendation", 5), ("practitioner", 4), ("because", 2),
     ("police", 2), ("baby", 2), ("999", 1), ("a", 1), ("children's", 2)],
)  # fmt: skip
def test_syllables_are_counted(word: str, count: int) -> None:
    assert syllables(word) == count


def test_reading_age_is_flesch_kincaid_plus_five() -> None:
    found = measure(["The cat sat on the mat. The dog sat on the cat."])
    assert (found.words, found.sentences, found.syllables) == (12, 2, 12)
    assert found.age == 5.0
