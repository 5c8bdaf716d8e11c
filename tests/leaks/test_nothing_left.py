"""After substitution nothing of anybody is left: shown by the judges' own search, not by ours."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import lexicon
from pipeline.anonymise import Policy, anonymise, dates, quasi
from pipeline.anonymise.quasi import CATEGORIES, Choice
from pipeline.document import Document, Paragraph, paragraph, plain
from pipeline.verify.near import NearSearch
from pipeline.verify.search import Searcher, Text
from tests.leaks.mutations import identifiers, long_register

REGISTER = long_register()
SEARCHER = Searcher(REGISTER, lexicon.common())
NEAR = NearSearch(REGISTER, lexicon.ordinary(), [entry.pseudonym for entry in REGISTER.entries])
KEEP = Policy(details={name: Choice("keep", "a test") for name in CATEGORIES})
SENTENCES = (
    "The health visitor saw {} at home.", "{} was not brought.", "It was {} who rang the police.",
    "(see {})", "The nursery told {}, and the school, about it.",
)  # fmt: skip


def remaining(seed: int, count: int) -> list[str]:
    """Sentences in which, after substitution, the judges still see somebody."""
    rng = random.Random(seed)
    found = identifiers(REGISTER, rng)
    written = [rng.choice(SENTENCES).format(next(found)[2]) for _ in range(count)]
    document = Document("report", "t", tuple(paragraph(text) for text in written))
    made = anonymise(document, REGISTER, KEEP, lexicon.ordinary(), lexicon.common()).document
    left = []
    for text, block in zip(written, made.blocks, strict=True):
        assert isinstance(block, Paragraph)
        shown = [Text("p", plain(block.content))]
        if [*SEARCHER.keys(shown), *NEAR.keys(shown)]:
            left.append(text)
    return left


@pytest.mark.requirement("L78")
def test_no_disguise_of_a_fixed_sample_survives_substitution() -> None:
    assert remaining(seed=20260301, count=600) == []


@pytest.mark.campaign
@pytest.mark.parametrize("seed", range(10))
def test_no_disguise_of_thousands_survives_substitution(seed: int) -> None:
    assert remaining(seed, count=3000) == []


DAYS = st.dates(date(2018, 1, 1), date(2026, 12, 31))


@settings(max_examples=150, derandomize=True, deadline=None)
@given(DAYS, st.sampled_from(["month-year", "season", "year", "relative", "age"]))
def test_no_generalised_date_says_which_of_many_days_it_was(day: date, precision: str) -> None:
    """At least a week of days is said in the same words; a month of them but near an event."""
    policy = dates.DatePolicy(precision, date(2017, 6, 15), date(2026, 3, 9))
    (found,) = dates.find(f"{day.day} {dates.MONTHS[day.month - 1]} {day.year}")
    words = dates.generalised(found, policy)
    alike = 0
    for days in range(-40, 41):
        other = day + timedelta(days)
        (near,) = dates.find(f"{other.day} {dates.MONTHS[other.month - 1]} {other.year}")
        alike += dates.generalised(near, policy) == words
    assert alike >= 7 or day == policy.event, (words, alike)


@settings(max_examples=60, derandomize=True, deadline=None)
@given(DAYS, st.integers(2, 200))
def test_two_generalised_dates_and_an_interval_give_no_day_back(start: date, days: int) -> None:
    """Given both months and the rounded interval, many first days remain possible."""

    def told(first: date, gap: int) -> tuple[str, str, str]:
        last = first + timedelta(gap)
        (interval,) = [
            each for each in quasi.find(f"It was {gap} days later.") if each.category == "interval"
        ]
        return f"{first:%m %Y}", f"{last:%m %Y}", interval.general

    wanted = told(start, days)
    possible = {
        day
        for day in (start + timedelta(each) for each in range(-40, 41))
        if any(told(day, gap) == wanted for gap in range(max(2, days - 20), days + 21))
    }
    assert len(possible) >= 4, wanted
