"""The requirements catalogue and the tests that serve it stay in step."""

from __future__ import annotations

from tests.requirements import numbers, served


def test_every_number_a_test_names_is_in_the_catalogue() -> None:
    unknown = sorted(set(served()) - set(numbers()))
    assert not unknown, f"no such requirement: {unknown}"


def test_the_catalogue_has_all_of_its_numbers() -> None:
    assert len(numbers()) == len(set(numbers())) == 181
