"""What is a heading of a report, and what only looks like one and stays words of its section."""

from __future__ import annotations

import pytest

from pipeline.model import InformationReport, TextBlock
from pipeline.normalise.gathered import Gathered
from pipeline.normalise.headings import Synonyms
from pipeline.normalise.report import Builder, Sections
from tests.norm.test_layouts import CASE, PROFILE, block

SECTIONS = Sections(Synonyms.of(PROFILE.report_synonyms), CASE.key_lines)
BOLD = ("bold",)


def _report(*blocks: TextBlock) -> InformationReport:
    builder = Builder(SECTIONS, Gathered("agency", "report.docx", "docx"))
    for one in blocks:
        builder.block(one)
    return builder.report("information-report")


def _sections(*blocks: TextBlock) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(one.title, one.key, one.paragraphs) for one in _report(*blocks).sections]


@pytest.mark.parametrize(
    "line",
    [
        block("paragraph", "Good practice.", marks=()),  # a sentence, known words or not
        block("paragraph", "The nurse saw the child at home.", marks=BOLD),
        block("paragraph", "Seen by: the nurse on the ward", marks=BOLD),
        block("paragraph", "word " * 14 + "word", marks=BOLD),
        block("item", "The nurse on the ward", marks=BOLD),
        block("paragraph", "3 visits were made"),
        block("paragraph", "3 Visits were made to the home of the mother's own mother"),
    ],
    ids=lambda part: part.text[:30],
)
def test_a_line_that_is_no_heading_stays_with_the_section_above(line: TextBlock) -> None:
    found = _sections(block("heading", "Involvement", level=1), line)
    assert found == [("Involvement", "involvement", (line.text,))]


@pytest.mark.parametrize(
    "line",
    [
        block("paragraph", "Good practice"),
        block("item", "Good practice"),
        block("paragraph", "3 Good practice"),
    ],
    ids=lambda part: f"{part.style} {part.text}",
)
def test_a_line_of_known_words_is_a_heading_wherever_it_stands(line: TextBlock) -> None:
    found = _sections(
        block("heading", "Involvement", level=1), line, block("paragraph", "Seen alone.")
    )
    assert [(key, said) for _, key, said in found][1:] == [("good-practice", ("Seen alone.",))]


def test_a_heading_nobody_knows_belongs_to_the_section_it_stands_under() -> None:
    found = _sections(
        block("heading", "Involvement", level=1),
        block("heading", "The summer house", level=2),
        block("paragraph", "A visit."),
        block("heading", "Quite other things", level=1),
        block("paragraph", "Said."),
    )
    assert [(title, key) for title, key, _ in found] == [
        ("Involvement", "involvement"),
        ("The summer house", "involvement"),
        ("Quite other things", ""),
    ]


def test_a_label_within_a_section_is_its_words_and_before_the_first_one_a_field() -> None:
    made = _report(
        block("paragraph", "Author: Jo Bloggs"),
        block("heading", "Involvement", level=1),
        block("paragraph", "Role: the nurse had none in this."),
    )
    assert dict(made.fields) == {"author": "Jo Bloggs"}
    (section,) = made.sections
    assert section.paragraphs == ("Role: the nurse had none in this.",)


def test_a_first_line_that_only_names_the_kind_of_report_is_its_title_and_a_long_one_is_words() -> (
    None
):
    long = "This information report was written by us over two long weeks for the panel"
    assert not _sections(block("paragraph", "Information report"))
    assert _sections(block("paragraph", long)) == [("", "", (long,))]
