"""What waits for a person before copies are made: its worksheet, its kinds, and who may stand."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from pipeline import lexicon
from pipeline.anonymise import Anonymised, anonymise
from pipeline.anonymise.policy import Policy
from pipeline.anonymise.quasi import CATEGORIES, Choice
from pipeline.assemble.review import Review
from pipeline.decided import Decision
from pipeline.document import Document, paragraph
from pipeline.errors import Undecided
from pipeline.gather import gather
from pipeline.hunting import decided_strings, hash_key, own_words, untitled
from pipeline.lexicon import names
from pipeline.model import Entry, Register
from pipeline.progress import Silent
from tests import small_review

KEEP = {name: Choice("keep", "a test") for name in CATEGORIES}
TEXT = (
    "Then Carys Quillfeather rang and nobody wrote it down.",
    "It is like Child Quex of the other report.",
    "They met at the Makebelieve Hub.",
)


@pytest.fixture(scope="module")
def review(tmp_path_factory: pytest.TempPathFactory) -> Review:
    folder = small_review.make(tmp_path_factory.mktemp("strings") / "inputs" / "small")
    return gather(folder, Silent()).review


def copies(review: Review, texts: tuple[str, ...] = TEXT) -> Mapping[str, Anonymised]:
    document = Document("report", "A report", tuple(map(paragraph, texts)))
    policy = Policy(details=KEEP, neutral=tuple(entry.key for entry in review.register.entries))
    made = anonymise(
        document,
        review.register,
        policy,
        lexicon.ordinary(),
        lexicon.common(),
        names.forenames(),
    )
    return {"report": made}


def kinds(outputs: Path) -> dict[str, str]:
    with (outputs / "restricted" / "residual.csv").open(encoding="utf-8-sig") as lines:
        return {row["string"]: row["kind"] for row in csv.DictReader(lines)}


def accept(string: str) -> Decision:
    return Decision(string, "accept", "", "it may stay", "Olive Officer", date(2026, 3, 31))


@pytest.mark.requirement("L78")
def test_nothing_is_made_while_a_string_waits_and_the_worksheet_says_what_each_is(
    review: Review, tmp_path: Path
) -> None:
    with pytest.raises(Undecided):
        decided_strings(review, copies(review), (), tmp_path, "month-year", ("Child Quex",))
    found = kinds(tmp_path)
    assert found["Carys Quillfeather"] == "namesake"
    assert found["Child Quex"] == "label"
    assert found["Makebelieve Hub"] == "organisation"
    written = {path.name for path in (tmp_path / "restricted").iterdir()}
    assert written >= {
        "residual.xlsx",
        "residual.csv",
        "redaction-review.html",
        "jigsaw-report.docx",
    }


def test_what_is_decided_lets_the_copies_be_made(review: Review, tmp_path: Path) -> None:
    with pytest.raises(Undecided):
        decided_strings(review, copies(review), (), tmp_path, "month-year", ("Child Quex",))
    decisions = [accept(string) for string in kinds(tmp_path)]
    stay = decided_strings(
        review, copies(review), decisions, tmp_path, "month-year", ("Child Quex",)
    )
    assert "Carys Quillfeather" in stay


def test_a_word_that_may_tell_a_hidden_sex_waits_too(review: Review, tmp_path: Path) -> None:
    made = copies(review, ("The boy was seen by a man and he said that he was well.",))
    assert made["report"].doubts
    with pytest.raises(Undecided):
        decided_strings(review, made, (), tmp_path, "month-year")
    assert "pronoun" in kinds(tmp_path).values()


def test_the_key_of_the_hashes_is_known_only_with_the_register() -> None:
    one = Register((Entry("a", "person", "Osgood Quillfeather"),))
    two = Register((Entry("a", "person", "Osgood Quillfeathers"),))
    assert hash_key(one) == hash_key(one) != hash_key(two)


def test_the_reviewer_may_be_named_with_or_without_a_title(review: Review) -> None:
    assert untitled("Professor Dame Ada Invented") == "Ada Invented"
    leads = [each.name for each in review.case.members if each.part == "lead reviewer"]
    assert {*leads, *map(untitled, leads)} <= set(own_words(review))
