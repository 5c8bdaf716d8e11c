"""Somebody who only shares a surname with a person in the register is never given their label."""

from __future__ import annotations

import pytest

from pipeline import lexicon
from pipeline.anonymise import Anonymised, Policy, anonymise
from pipeline.anonymise.quasi import CATEGORIES, Choice
from pipeline.document import Document, Paragraph, paragraph, plain
from pipeline.lexicon import names
from pipeline.model import Entry, Register

WORKERS = Register(
    (
        Entry("sw-1", "person", "Owen Prosser", "Social Worker 1", role="professional", sex="male"),
        Entry("hv-1", "person", "Morwenna Vance", "Health Visitor 1", title="Ms", role="professional"),
        Entry("gp-1", "person", "Dr Umbridge", "GP 1", role="professional"),
        Entry("child-1", "person", "Zebedee Quillington", "Child A", role="child", sex="male"),
        Entry("father-1", "person", "Osgood Quillington", "Father", role="father", sex="male"),
        Entry("school-1", "organisation", "Prosser Hall", "School 1", role="school"),
    )
)  # fmt: skip
KEEP = {name: Choice("keep", "a test") for name in CATEGORIES}


def made(text: str, altered: tuple[tuple[str, str], ...] = ()) -> Anonymised:
    return anonymise(
        Document("report", "t", (paragraph(text),)),
        WORKERS,
        Policy(details=KEEP, altered=altered),
        lexicon.ordinary(),
        lexicon.common(),
        names.forenames(),
    )


def said(found: Anonymised) -> str:
    block = found.document.blocks[0]
    assert isinstance(block, Paragraph)
    return plain(block.content)


@pytest.mark.requirement("L78")
@pytest.mark.parametrize(
    ("written", "published", "string"),
    [
        ("Then Mrs Prosser rang.", "Then [name removed] rang.", "Mrs Prosser"),
        ("Then Carys Prosser rang.", "Then [name removed] rang.", "Carys Prosser"),
        ("Then Ms Carys Prosser rang.", "Then [name removed] rang.", "Ms Carys Prosser"),
        ("Carys Ann Prosser rang.", "[name removed] rang.", "Carys Ann Prosser"),
        ("Then C. Prosser rang.", "Then [name removed] rang.", "C. Prosser"),
        ("It was Carys Prosser's car.", "It was [name removed]'s car.", "Carys Prosser"),
        ("Then Mr Vance rang.", "Then [name removed] rang.", "Mr Vance"),
        ("Then Carys Quillington rang.", "Then [name removed] rang.", "Carys Quillington"),
        ("Then Osgood Prosser rang.", "Then Father [name removed] rang.", "Osgood Prosser"),
    ],
)
def test_a_stranger_of_a_registered_surname_is_taken_out_and_asked_about(
    written: str, published: str, string: str
) -> None:
    found = made(written)
    assert said(found) == published
    assert [words for words, _ in found.namesakes] == [string]


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("Then Owen Prosser rang.", "Then Social Worker 1 rang."),
        ("Then Mr Prosser rang.", "Then Social Worker 1 rang."),
        ("Then O. Prosser rang.", "Then Social Worker 1 rang."),
        ("When Prosser rang, she came.", "When Social Worker 1 rang, she came."),
        ("The Social Worker Prosser rang.", "Social Worker 1 rang."),
        ("The duty worker Prosser rang.", "The duty worker Social Worker 1 rang."),
        ("Then CSC Prosser rang.", "Then CSC Social Worker 1 rang."),
        ("Then Mrs Vance rang.", "Then Health Visitor 1 rang."),
        ("Then Nurse Vance rang.", "Then Health Visitor 1 rang."),
        ("Then Adaeze Umbridge rang.", "Then Adaeze GP 1 rang."),
        ("Then Auntie Quillington rang.", "Then Auntie a member of the family rang."),
        ("The Prosser Hall nursery rang.", "The School 1 nursery rang."),
        ("He left Hall early.", "He left Hall early."),
        ("They went to Prosser Hall.", "They went to School 1."),
    ],
)
def test_the_person_of_the_register_keeps_the_label(written: str, published: str) -> None:
    found = made(written)
    assert said(found) == published
    assert not found.namesakes


def test_a_middle_name_the_register_lacks_is_no_other_person() -> None:
    assert not made("Then Owen Rhys Prosser rang.").namesakes


def test_what_a_person_decided_about_a_namesake_stands_and_is_not_asked_again() -> None:
    found = made("Then Carys Prosser rang.", (("Carys Prosser", "a neighbour"),))
    assert said(found) == "Then a neighbour rang."
    assert not found.namesakes
