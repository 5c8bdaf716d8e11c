"""Labels are checked before anything is published, and faults are told by key alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipeline import lexicon, release
from pipeline.anonymise.labels import Chosen, chosen, distinctive, label_faults, strays
from pipeline.case import read_case
from pipeline.model import Entry, Register
from tests import small_review
from tests.case.invented_case import PEOPLE


def entry(key: str, name: str, label: str, born: int = 0, role: str = "sibling") -> Entry:
    day = date(born, 1, 1) if born else None
    return Entry(key, "person", name, label, role=role, born=day)


def told(*entries: Entry, reasons: Chosen | None = None, elsewhere: tuple[str, ...] = ()) -> str:
    return " ".join(label_faults(Register(entries), reasons, elsewhere))


@pytest.mark.requirement("L78")
def test_a_label_that_tells_is_named_before_anything_is_published() -> None:
    said = told(
        entry("child-1", "Bo Dell", "Child B", 2015, "child"),
        entry("sibling-1", "Ash Dell", "Sibling 1", 2017),
        entry("sibling-2", "Fern Dell", "sibling  1", 2019),
        entry("sibling-3", "Ivy Dell", "Fern", 2020),
        entry("sibling-4", "May Dell", "", 2021),
    )
    assert "the pseudonym of child-1 is the real initial" in said
    assert "sibling-1, sibling-2 have the same pseudonym" in said
    assert "the pseudonym of sibling-3 is part of the real name of sibling-2" in said
    assert "sibling-4 has no pseudonym" in said
    assert "Dell" not in said
    assert not label_faults(PEOPLE)


def test_a_letter_that_is_a_brothers_real_initial_is_refused() -> None:
    said = told(
        entry("child-1", "Osric Dell", "Child B", 2015, "child"),
        entry("sibling-1", "Bo Dell", "Sibling 1", 2017),
    )
    assert "child-1 is the real initial of sibling-1" in said


@pytest.mark.parametrize(
    "labels", [("Child X", "Child Y", "Child Z"), ("Sibling 3", "Sibling 2", "Sibling 1")]
)
def test_labels_in_the_order_of_birth_stop_unless_a_reason_is_recorded(
    labels: tuple[str, str, str],
) -> None:
    born = tuple(
        entry(f"sibling-{year}", name, label, year)
        for year, name, label in zip((2012, 2014, 2016), ("Sol", "Ida", "Oak"), labels, strict=True)
    )
    assert "follow the order of birth" in told(*born)
    assert not told(*born, reasons=Chosen(order="the family asked for it"))
    mixed = (replace(born[0], born=date(2015, 1, 1)), *born[1:])
    assert not told(*mixed)


def test_labels_in_the_order_of_the_alphabet_stop() -> None:
    family = [
        entry(f"sibling-{n}", name, f"Child {letter}")
        for n, (name, letter) in enumerate((("Cade", "X"), ("Dora", "Y"), ("Edda", "Z")))
    ]
    assert "alphabet of the real names" in told(*family)


NUMBER = (("NHS", "999 123 4560"),)


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        (entry("a-1", "Ottoline Dell", "Sibling 1", 2015), entry("a-2", "Ottoline Dell", "AG1"), True),
        (entry("a-1", "Ottoline Dell", "Sibling 1", 2015), entry("a-2", "Ottoline Penn", "AG1", 2015), True),
        (replace(entry("a-1", "Ottoline Dell", "AG"), numbers=NUMBER),
         replace(entry("a-2", "O Penn", "AG1"), numbers=(("nhs", "9991234560"),)), True),
        # Twins, a father and son of one name, and namesakes are two.
        (entry("a-1", "Ottoline Dell", "Sibling 1", 2015), entry("a-2", "Osbert Dell", "Sibling 2", 2015), False),
        (entry("a-1", "Osbert Dell", "Sibling 1", 2015), entry("a-2", "Osbert Dell", "Father", 1980), False),
        (entry("a-1", "Ottoline Dell", "Sibling 1"), entry("a-2", "Ottoline Penn", "Adult 1"), False),
    ],
    ids=["full name", "day and forename", "number", "twins", "father and son", "namesakes"],
)  # fmt: skip
def test_one_person_under_two_labels_is_found(one: Entry, two: Entry, same: bool) -> None:
    assert ("one person under two labels" in told(one, two)) is same
    assert not told(one, two, reasons=Chosen(two_labels="cousins of one name"))


def test_a_label_that_another_review_has_given_stops_unless_a_reason_is_recorded() -> None:
    child = entry("child-1", "Osric Dell", "Child G", 2015, "child")
    assert "child-1 stands in another review" in told(child, elsewhere=("child g",))
    assert not told(child, elsewhere=("Child H",))
    assert not told(
        child, elsewhere=("Child G",), reasons=Chosen(elsewhere="one child, two reviews")
    )


def test_only_labels_that_tell_one_review_from_another_count() -> None:
    labels = [
        "Child G",
        "Mother",
        "GP 1",
        "School 2",
        "Sibling 2",
        "Rubynia",
        "Maternal Grandmother",
    ]
    assert distinctive(labels, lexicon.ordinary()) == {"Child G", "Rubynia"}


def test_another_reviews_label_in_a_text_is_seen_and_our_own_is_not() -> None:
    text = "Child  G and Child A met. Child Green did not."
    assert list(strays(text, {"Child G", "Child A"}, ["Child A"])) == [(0, "Child  G")]


def test_reasons_stand_in_the_case_file() -> None:
    assert chosen({"labels": {"order": "asked for"}}) == Chosen("asked for")
    assert chosen({}) == Chosen()


def test_labels_of_the_reviews_beside_this_one_are_known(tmp_path: Path) -> None:
    here = small_review.make(tmp_path / "inputs" / "here")
    other = small_review.make(tmp_path / "inputs" / "other")
    register = other / "register.csv"
    register.write_text(register.read_text("utf-8").replace("Child A", "Child Q"), "utf-8")
    (tmp_path / "inputs" / "no-register").mkdir()
    case = here / "case.toml"
    case.write_text(case.read_text("utf-8") + 'labels_elsewhere = ["Child Z"]\n', "utf-8")
    assert release.labels_elsewhere(here, read_case(here)) == {"Child Q", "Child Z"}
