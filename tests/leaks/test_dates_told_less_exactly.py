"""What stands for a date in a public copy: never more than its policy says, never a guess."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.anonymise import dated, dates
from pipeline.anonymise.dates import NOT_GIVEN, DatePolicy, Found, generalised
from pipeline.anonymise.policy import Policy
from pipeline.anonymise.quasi import Choice
from pipeline.model import NO_DATE, EventDate, Precision

BORN, EVENT = date(2020, 5, 3), date(2023, 6, 1)


def policy(precision: str) -> DatePolicy:
    return DatePolicy(precision, BORN, EVENT, "the incident", "Child A")


def test_a_date_without_a_year_and_one_that_no_calendar_has_mean_no_day() -> None:
    assert Found(0, 7, "day", None, 3, 4).first is None
    assert Found(0, 7, "day", 2023, 2, 30).first is None
    assert Found(0, 7, "month", 2023, 2).first == date(2023, 2, 1)


@pytest.mark.parametrize(
    ("precision", "found", "said"),
    [
        ("month-year", Found(0, 1, "day", None, 3, 4), "March"),
        ("year", Found(0, 1, "day", None, 3, 4), "the same year"),
        ("year", Found(0, 1, "year", 2023), None),
        ("season", Found(0, 1, "day", None, 3, 4), "spring"),
        ("season", Found(0, 1, "day", 2024, 1, 4), "winter 2023"),
        ("season", Found(0, 1, "year", 2023), None),
        ("age", Found(0, 1, "day", None, 3, 4), NOT_GIVEN),
        ("age", Found(0, 1, "day", 2019, 3, 4), "before Child A was born"),
        ("age", Found(0, 1, "day", 2020, 6, 4), "when Child A was a newborn"),
        ("age", Found(0, 1, "day", 2020, 11, 2), "when Child A was about 3 months old"),
        ("age", Found(0, 1, "year", 2023), None),
        ("relative", Found(0, 1, "day", None, 3, 4), NOT_GIVEN),
        ("relative", Found(0, 1, "day", 2023, 6, 1), "at the time of the incident"),
        ("relative", Found(0, 1, "day", 2023, 7, 1), "after the incident"),
        ("relative", Found(0, 1, "day", 2023, 5, 20), "in the month before the incident"),
        ("relative", Found(0, 1, "day", 2022, 5, 20), "more than a year before the incident"),
        ("relative", Found(0, 1, "year", 2020), "more than 3 years before the incident"),
        ("remove", Found(0, 1, "day", 2023, 3, 4), NOT_GIVEN),
    ],
)  # fmt: skip
def test_each_policy_says_a_date_in_its_own_words(
    precision: str, found: Found, said: str | None
) -> None:
    assert generalised(found, policy(precision)) == said


def test_without_a_birthday_or_an_event_nothing_is_reckoned_from_one() -> None:
    day = Found(0, 1, "day", 2023, 3, 4)
    assert generalised(day, DatePolicy("age")) == NOT_GIVEN
    assert generalised(day, DatePolicy("relative")) == NOT_GIVEN


def marked(written: str, when: EventDate, precision: str) -> str | None:
    """What stands in the sentence for a date that its agency wrote in its own way."""
    text = f"Seen {written}, at home."
    edit = dated.of_span(text, 5, 5 + len(written), when, policy(precision))
    return None if edit is None else text[: edit.start] + edit.text + text[edit.end :]


YEAR = EventDate(date(2025, 1, 1), date(2025, 12, 31), Precision.YEAR)
MONTH = EventDate(date(2025, 7, 1), date(2025, 7, 31), Precision.MONTH)
SUMMER = EventDate(date(2025, 6, 1), date(2025, 8, 31), Precision.SEASON)
RANGE = EventDate(date(2025, 2, 27), date(2025, 3, 2), Precision.RANGE)


@pytest.mark.parametrize(
    ("written", "when", "precision", "said"),
    [
        ("??/??/??", NO_DATE, "month-year", "Seen a date not given, at home."),
        ("summer 2025", SUMMER, "month-year", None),
        ("??/??/25", YEAR, "month-year", "Seen 2025, at home."),
        ("07/??/25", MONTH, "month-year", "Seen in July 2025, at home."),
        ("??/??/25", YEAR, "relative", "Seen after the incident, at home."),
        ("27/02-02/03/2025", RANGE, "month-year", "Seen in February 2025 to March 2025, at home."),
        ("27/02-02/03/2025", RANGE, "year", "Seen in 2025, at home."),
        ("27/02-02/03/2025", RANGE, "remove", None),
    ],
)  # fmt: skip
def test_a_date_in_its_agencys_own_signs_is_told_by_its_meaning(
    written: str, when: EventDate, precision: str, said: str | None
) -> None:
    got = marked(written, when, precision)
    if precision == "remove":
        assert got is not None
        assert NOT_GIVEN in got
    else:
        assert got == said


@pytest.mark.parametrize(
    ("precision", "season"),
    [("month-year", "keep"), ("season", "generalise"), ("year", "remove"), ("age", "remove")],
)
def test_a_season_is_told_no_more_exactly_than_the_reports_dates(
    precision: str, season: str
) -> None:
    details = {"season": Choice("keep", "a test"), "age": Choice("keep", "a test")}
    choices = Policy(dates=DatePolicy(precision), details=details).choices
    assert choices["season"].do == season
    assert choices["age"].do == "keep"
    removed = {"season": Choice("remove", "a test")}
    assert Policy(dates=DatePolicy(precision), details=removed).choices == removed


def test_a_number_of_a_paragraph_is_no_date() -> None:
    assert dates.find("See paragraph 2.1.19.") == ()
    assert [found.grain for found in dates.find("Seen 2.1.19.")] == ["day"]


def test_of_two_dates_told_over_the_same_words_the_surer_stands() -> None:
    text = "In the last week of May the third, 2024 came."
    (found,) = [each for each in dates.find(text) if each.grain == "day"]
    assert (text[found.start : found.end], found.first) == ("May the third, 2024", date(2024, 5, 3))
