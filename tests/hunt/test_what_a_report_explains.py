"""Abbreviations a report explains and the literature it lists need no decision; namesakes do."""

from __future__ import annotations

import pytest

from pipeline.anonymise.residual import hunt
from pipeline.anonymise.residual.literature import lists
from pipeline.document import Document, Heading, paragraph
from pipeline.lexicon.allow_list import allow_list
from tests.hunt.unregistered import words

ENTRY = (
    "Quillby, M., Thornberry, A. and Oxborrow, P. (2020) Complexity and challenge: a study of "
    "reviews. London: The Stationery Office."
)


def waits(*texts: str, references: tuple[str, ...] = (), heading: str = "References") -> list[str]:
    """What waits for a person in paragraphs, with a list of references after them."""
    blocks = [paragraph(text) for text in texts]
    if references:
        title = Heading(1, paragraph(heading).content)
        blocks = [*blocks, title, *map(paragraph, references)]
    document = Document("r", "", tuple(blocks))
    return [each.string for each in hunt({"r": document}, words(), ())]


def test_an_entry_of_the_references_needs_no_decision() -> None:
    assert waits(references=(ENTRY,)) == []
    assert "Quillby" in " ".join(waits(ENTRY))


@pytest.mark.parametrize(
    "cited",
    [
        "Quillby et al (2020) say so.", "It is known (Quillby, 2020; Thornberry and Oxborrow, 2019).",
        "Quillby and colleagues say so.", "Quillby's work says so.", "This is research by Oxborrow.",
    ],
)  # fmt: skip
def test_a_listed_author_may_be_cited(cited: str) -> None:
    assert waits(cited, references=(ENTRY,)) == []


def test_a_listed_author_who_is_not_cited_waits_like_anybody() -> None:
    assert waits("Then Quillby rang the school.", references=(ENTRY,)) == ["Quillby"]


def test_a_person_with_a_year_beside_the_name_is_no_author() -> None:
    child = "Quillby, M. (2010) lives with his father now."
    assert waits(child) != []
    assert "Quillby" in " ".join(waits(child, references=(ENTRY,), heading="The family"))
    assert waits("Her brother (Quillby, 2009) was asleep.") == ["Quillby"]


def test_a_study_by_several_needs_no_list() -> None:
    assert waits("Quillby et al (2015) found it rare.") == []


@pytest.mark.parametrize(
    ("heading", "is_one"),
    [
        ("References", True), ("Appendix C: Bibliography", True), ("Further reading", True),
        ("The family", False), ("Sources of stress", False),
    ],
)  # fmt: skip
def test_a_list_of_literature_is_known_by_its_heading(heading: str, is_one: bool) -> None:
    assert lists(heading) is is_one


def test_an_abbreviation_explained_once_stands_everywhere() -> None:
    once = "The Quality and Performance Subgroup Board (QPSB) met."
    assert waits(once, "The QPSB met again.", "ZQXB met.") == ["ZQXB"]
    assert (
        waits("The Quality and Infant Physical Examination (QIPE) was new. The QIPE ended.") == []
    )


def test_letters_that_stand_for_other_words_are_not_explained() -> None:
    assert waits("The Quality Subgroup (ZQXB) met.") == ["ZQXB"]
    assert waits("The Quality Zone (QZ) met.") == ["Zone", "QZ"]


def test_a_glossary_explains_too() -> None:
    assert waits("QPSB", "Quality and Performance Subgroup Board", "The QPSB met.") == []


def test_the_initials_of_a_person_are_no_abbreviation() -> None:
    assert "GAB" in waits("She met Grace Adeola Bello (GAB) there.", "Then GAB rang.")


def test_a_plural_of_a_word_of_forms_stands_too() -> None:
    singles = allow_list().singles
    assert {"strategy", "strategies", "pathways", "survey", "surveys"} <= singles


def test_no_word_of_forms_that_stands_alone_is_a_name_people_are_known_by() -> None:
    singles, beside = allow_list().singles, allow_list().beside
    assert not {"grace", "hope", "young", "law", "reading", "stone", "king", "bell"} & singles
    assert {"young", "law", "reading"} <= beside
