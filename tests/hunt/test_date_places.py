"""Dates are looked for only where one can begin; nothing is lost by it."""

from __future__ import annotations

import random

import pytest

from pipeline.anonymise import dates
from pipeline.anonymise.date_places import places

_PIECES = (
    "Monday", "Thurs,", "the", "The", "of", "and", "to", "–", "-", "/", ",", ".", "’", "on", "at",
    "early", "mid", "spring term", "first half of", "end of the year", "May", "june", "SEPT", "Oct.",
    "Nov", "February", "1", "12", "31st", "2nd", "03/04/21", "4-5-2020", "2019-07-30", "2021", "’19",
    "16:45", "seen", "(", "\n", "  ",
)  # fmt: skip


def _everywhere(text: str) -> list[tuple[int, int]]:
    """Dates as they are found when every form is tried at every place."""
    held: set[int] = set()
    found: list[tuple[int, int]] = []
    for finder, grain in zip(dates._FINDERS, dates._GRAINS, strict=True):
        for match in dates._matches(finder, text, None):
            if grain == "day" and dates._is_number(text, match):
                continue
            if held.isdisjoint(range(*match.span())):
                held.update(range(*match.span()))
                found.append(match.span())
    return sorted(found)


def test_no_date_is_lost_by_looking_only_where_one_can_begin() -> None:
    rng = random.Random(20260718)
    there = 0
    for _ in range(1000):
        text = " ".join(rng.choices(_PIECES, k=rng.randint(2, 12)))
        found = [(each.start, each.end) for each in dates.find(text)]
        assert found == _everywhere(text), text
        there += len(found)
    assert there > 700


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Seen on 25thNov at home.", "25thNov"),
        ("Seen on 1st, 2nd and the 14th of May 2020.", "1st, 2nd and the 14th of May 2020"),
        ("Seen (Monday the 3rd March).", "Monday the 3rd March"),
        ("Seen June the 4th.", "June the 4th"),
        ("It was Sept. ’19 when they came.", "Sept. ’19"),
        ("By the end of 2019 it was lost.", "the end of 2019"),
    ],
)
def test_a_date_is_found_whole_with_the_words_before_it(text: str, written: str) -> None:
    (only,) = dates.find(text)
    assert text[only.start : only.end] == written


def test_a_text_without_figures_has_no_place_for_a_date() -> None:
    assert not any(places("May the summer term of the year be kind."))
