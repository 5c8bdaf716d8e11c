"""Pronouns and gendered words where the report hides somebody's sex, from tables people can check."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from pipeline import lexicon
from pipeline.anonymise import Anonymised, Policy, anonymise
from pipeline.anonymise.neutral import policy_of, telling_labels
from pipeline.anonymise.quasi import CATEGORIES, Choice
from pipeline.document import Document, Paragraph, paragraph, plain
from pipeline.model import Entry, Register
from tests.leaks.invented import REGISTER
from tests.norm.specs import sections

KEEP = {name: Choice("keep", "a test") for name in CATEGORIES}
SISTER = Entry(
    "sibling-1", "person", "Ottoline Quillington", "Sibling 1", role="sibling", sex="female"
)
FAMILY = Register(
    (
        *(
            replace(entry, pseudonym="Parent 1") if entry.key == "mother-1" else entry
            for entry in REGISTER.entries
        ),
        SISTER,
    )
)


def made(text: str, *neutral: str, **more: object) -> Anonymised:
    policy = replace(Policy(details=KEEP, neutral=neutral), **more)  # type: ignore[arg-type]
    document = Document("report", "t", (paragraph(text),))
    return anonymise(document, FAMILY, policy, lexicon.ordinary(), lexicon.common())


def said(anonymised: Anonymised) -> str:
    block = anonymised.document.blocks[0]
    assert isinstance(block, Paragraph)
    return plain(block.content)


def rows(*titles: str) -> Iterator[dict[str, str]]:
    for section in sections("anonymise-neutral.md"):
        if section.title in titles:
            for table in section.tables:
                yield from ({"title": section.title, **row} for row in table)


@pytest.mark.parametrize("row", list(rows("everybody", "children")), ids=lambda row: row["written"])
def test_what_tells_a_sex_is_said_without_it_and_the_grammar_is_kept(row: dict[str, str]) -> None:
    found = made(row["written"], row["title"])
    assert (said(found), found.doubts) == (row["published"], ())


@pytest.mark.parametrize(
    "row", list(rows("In doubt, and left for a person to settle")), ids=lambda row: row["written"]
)
def test_what_is_not_certain_goes_to_a_person_and_is_not_guessed(row: dict[str, str]) -> None:
    found = made(row["written"], row["policy"])
    assert row["settled by a person"] in [words for words, _ in found.doubts]
    # What the person writes stands, and the question is not asked again.
    settled = ((row["settled by a person"], "Somebody was cold"),)
    after = made(row["written"], row["policy"], altered=settled)
    assert "Somebody was cold" in said(after)
    assert not after.doubts


def test_without_the_policy_every_pronoun_stays() -> None:
    found = made("Zebedee said that he and his mother were cold.")
    assert said(found) == "Child A said that he and his mother were cold."
    assert not found.doubts


def test_one_person_alone_can_be_chosen() -> None:
    assert said(made("Ottoline came. She was cold.", "sibling-1")).endswith("They were cold.")
    assert said(made("Zebedee came. He was cold.", "sibling-1")).endswith("He was cold.")


def test_every_change_of_a_word_stands_in_the_ledger() -> None:
    ledger = made("Zebedee said that he was cold.", "everybody").ledger
    assert [(line.before, line.after) for line in ledger if line.rule == "neutral"] == [
        ("he was", "they were")
    ]


def test_a_label_that_says_the_sex_the_report_hides_is_told_by_its_key() -> None:
    entries = (
        *FAMILY.entries,
        Entry("s-2", "person", "Nobody Real", "Half Sister 1", role="sibling"),
    )
    assert telling_labels(entries, {"s-2", "child-1"}) == ("s-2",)


@pytest.mark.parametrize(
    ("setting", "policy"),
    [
        (None, ()), (False, ()), (True, ("children",)), ("everybody", ("everybody",)),
        (["child-1"], ("child-1",)), (["nobody-9"], None), ("the girls", None),
    ],
)  # fmt: skip
def test_the_case_file_says_whose_sex_is_hidden(
    setting: object, policy: tuple[str, ...] | None
) -> None:
    assert policy_of(setting, ["child-1", "mother-1"]) == policy
