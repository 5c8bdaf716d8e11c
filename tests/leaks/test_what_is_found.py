"""What tells of a person is found, and named by its kind, read from a table."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pipeline.anonymise import quasi
from pipeline.anonymise.fold import NOTHING
from tests.norm.specs import sections


def rows() -> Iterator[tuple[str, str]]:
    for section in sections("anonymise-finds.md"):
        for table in section.tables:
            yield from ((row["sentence"], row["found"]) for row in table)


@pytest.mark.requirement("L78")
@pytest.mark.parametrize(("sentence", "found"), list(rows()))
def test_a_detail_is_found_whole_and_of_its_kind(sentence: str, found: str) -> None:
    finds = sorted(quasi.find(sentence), key=lambda each: each.start)
    said = [f"{each.category}: {sentence[each.start : each.end].strip()}" for each in finds]
    assert ("; ".join(said) or "-") == found


def test_letters_that_lengthen_in_small_print_move_no_find() -> None:
    text = "In İzmir he has epilepsy."
    (only,) = [each for each in quasi.find(text) if each.category == "health"]
    assert text[only.start : only.end] == "epilepsy"


@pytest.mark.parametrize("before", ["", "On that day, "])
def test_what_somebody_did_is_found_where_the_name_is_already_out(before: str) -> None:
    text = f"{before}{NOTHING * 6} kept a pelican and bought a drum."
    found = [text[each.start : each.end] for each in quasi.find(text) if each.category == "event"]
    assert "kept a pelican" in found
