"""Every style of date and time the field knows, and what is none, against the spec tables."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from pipeline.dates import (
    Conventions,
    Hint,
    Orders,
    Period,
    exact,
    orders,
    read_date,
    read_time,
    when_with,
)
from pipeline.model import Precision
from tests.norm.specs import sections

PERIOD = Period(
    scope_from=date(2021, 9, 1),
    scope_to=date(2024, 6, 30),
    born=date(2019, 5, 2),
    until=date(2024, 9, 1),
)


def rows(name: str) -> list[object]:
    return [
        pytest.param(row, id=f"{section}: {row['written']}")
        for section in sections(name)
        for row in section.tables[0]
    ]


@pytest.mark.parametrize("row", rows("dates.md"))
def test_a_date_is_read_as_the_table_says(row: dict[str, str]) -> None:
    found = read_date(row["written"], PERIOD)
    when = when_with(found.when, found.clock)
    assert {doubt.code for doubt in found.doubts} == set(filter(None, [row.get("asks", "")]))
    assert row.get("told", "") in " ".join(doubt.expected for doubt in found.doubts)
    assert str(when.earliest or "") == row.get("earliest", "")
    assert str(when.latest or "") == row.get("latest", "")
    assert when.precision == (row.get("precision") or "unknown")
    assert when.uncertain == (row.get("uncertain") == "yes")
    assert when.as_written == row["written"]
    assert found.clock.start == row.get("time", "")
    assert found.clock.end == row.get("to", "")


@pytest.mark.parametrize("row", rows("times.md"))
def test_a_time_is_read_as_the_table_says(row: dict[str, str]) -> None:
    found = read_time(row["written"])
    assert found.start == row["time"]
    assert found.end == row.get("to", "")
    assert found.approximate == (row.get("approximate") == "yes")
    assert {doubt.code for doubt in found.doubts} == set(filter(None, [row.get("asks", "")]))
    assert found.as_written == row["written"]


# ---------------------------------------------------------------- what the review settles


@pytest.mark.parametrize(
    ("period", "year"),
    [
        (PERIOD, "2022"),
        (Period(scope_from=date(1995, 1, 1), scope_to=date(1999, 1, 1)), ""),
        (Period(), ""),
        (Period(until=date(2024, 9, 1)), ""),
    ],
)
def test_two_figures_are_a_year_only_where_the_review_settles_the_century(
    period: Period, year: str
) -> None:
    found = read_date("03/05/22", period)
    assert str(found.when.earliest or "")[:4] == year
    if not year:
        assert [doubt.code for doubt in found.doubts] == ["date-century-open"]


def test_the_eldest_of_the_register_settles_how_far_back_a_century_reaches() -> None:
    old = Period(born=date(2019, 5, 2), until=date(2024, 9, 1), eldest=date(1988, 1, 1))
    assert read_date("03/05/89", old).when.earliest == date(1989, 5, 3)
    assert read_date("03/05/61", old).when.earliest is None
    very = replace(old, eldest=date(1912, 1, 1))  # a great-grandmother: two centuries are open
    assert [d.code for d in read_date("03/05/16", very).doubts] == ["date-century-open"]


def test_a_date_within_the_scoping_period_is_no_question_though_before_the_birth() -> None:
    unborn = Period(date(2018, 9, 1), date(2024, 6, 30), date(2019, 5, 2), date(2024, 9, 1))
    assert read_date("1 January 2019", unborn).doubts == ()
    assert [d.code for d in read_date("1 January 2018", unborn).doubts] == ["date-before-birth"]


def test_seasons_and_terms_are_the_partnerships_convention() -> None:
    own = Conventions(seasons={"spring": (2, 1, 4, 30)}, terms={"summer": (4, 20, 7, 22)})
    period = Period(until=date(2024, 9, 1), conventions=own)
    assert read_date("spring 2022", period).when.earliest == date(2022, 2, 1)
    assert read_date("summer term 2022", period).when.latest == date(2022, 7, 22)


def test_a_year_row_above_fills_a_missing_year_and_says_so() -> None:
    found = read_date("12 March", PERIOD, hint=Hint(2023))
    assert found.when.earliest == date(2023, 3, 12)
    assert found.inferred == "year from the row above: 2023"
    assert read_date("12", PERIOD, hint=Hint(2023, 3)).when.earliest == date(2023, 3, 12)
    assert read_date("12", PERIOD, hint=Hint(2023)).when.earliest is None
    assert read_date("12 March 2022", PERIOD, hint=Hint(2023)).inferred == ""


def test_a_part_of_a_month_takes_its_year_from_the_row_above() -> None:
    found = read_date("early May", PERIOD, hint=Hint(2023))
    assert (found.when.earliest, found.when.latest) == (date(2023, 5, 1), date(2023, 5, 10))


def test_two_dates_on_two_lines_of_a_cell_are_both_read() -> None:
    found = read_date("03/05/22\n05/05/22", PERIOD)
    assert (found.when.earliest, found.when.latest) == (date(2022, 5, 3), date(2022, 5, 5))
    assert found.when.as_written == "03/05/22 05/05/22"
    assert read_date("03/05/22\n14:30", PERIOD).clock.start == "14:30"


# ---------------------------------------------------------------- typed values


#: Excel keeps no time zone: what it shows is what a clock on the wall showed.
WALL = datetime(2023, 4, 3)  # noqa: DTZ001


def test_a_real_excel_date_is_what_it_is_whatever_it_shows() -> None:
    found = read_date("03/04/2023", PERIOD, WALL)
    assert found.when.earliest == date(2023, 4, 3)
    assert (found.clock.start, found.when.as_written) == ("", "03/04/2023")
    timed = read_date("3 Apr", PERIOD, WALL.replace(hour=14, minute=30))
    assert (timed.clock.start, timed.when.as_written) == ("14:30", "3 Apr")


def test_a_real_excel_time_is_read_and_a_number_that_stands_for_one_too() -> None:
    assert read_time("14:30", time(14, 30)).start == "14:30"
    assert read_time("0.6041666666", 0.6041666666).start == "14:30"
    assert read_time("2.3", 2.3).start == ""


# ---------------------------------------------------------------- a column


def test_the_orders_of_a_column_are_counted() -> None:
    column = ["04/13/2024", "13/04/2024", "03/04/2024", "4 May 2024", "05/05/2024", ""]
    assert orders(column) == Orders(day_first=1, month_first=1, either=1)


# ---------------------------------------------------------------- a grammar of all the forms

MONTHS = ("January February March April May June July August September October November "
          "December").split()  # fmt: skip
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
WIDE = Period(date(2001, 1, 1), date(2030, 12, 31), date(2001, 1, 1), date(2030, 12, 31))


@st.composite
def days(draw: st.DrawFn) -> tuple[str, date, date, str]:
    """A day in any of the day forms, and what it means."""
    day = draw(st.dates(date(2001, 1, 1), date(2030, 12, 31)))
    one, two = draw(st.sampled_from("./-")), draw(st.sampled_from("./-"))
    d, m = str(day.day), str(day.month)
    if draw(st.booleans()):
        d, m = d.zfill(2), m.zfill(2)
    year = draw(st.sampled_from([str(day.year), f"{day.year % 100:02}"]))
    name = draw(st.sampled_from([MONTHS[day.month - 1], MONTHS[day.month - 1][:3]]))
    name = draw(st.sampled_from([name, name.upper(), name.lower()]))
    suffix = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}.get(day.day, "th")
    weekday = DAYS[day.weekday()]
    words = draw(
        st.sampled_from(
            [
                f"{d}{one}{m}{two}{year}",
                f"{d} {name} {year}",
                f"{day.day}{suffix} {name} {day.year}",
                f"{d}-{name}-{year}",
                f"{day.day}{suffix} of {name} {day.year}",
                f"{weekday} {day.day} {name} {day.year}",
                f"{weekday[:3]}, {day.day}{suffix} {name} {day.year}",
                f"{name} {day.day}, {day.year}",
                day.isoformat(),
            ]
        )
    )
    return words, day, day, "day"


@st.composite
def spans(draw: st.DrawFn) -> tuple[str, date, date, str]:
    """A month, a year, a week or a range, and what it means."""
    day = draw(st.dates(date(2001, 1, 1), date(2030, 11, 1)))
    month_end = (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    name = MONTHS[day.month - 1]
    later = day + timedelta(days=draw(st.integers(1, 40)))
    choices = [
        (f"{name} {day.year}", day.replace(day=1), month_end, "month"),
        (f"{day.month:02}/{day.year}", day.replace(day=1), month_end, "month"),
        (f"{day.year}", date(day.year, 1, 1), date(day.year, 12, 31), "year"),
        (f"w/c {day:%d/%m/%y}", day, day + timedelta(days=6), "week"),
        (f"{day:%d/%m/%y} to {later:%d/%m/%y}", day, later, "range"),
        (f"{day:%d.%m.%Y} – {later:%d.%m.%Y}", day, later, "range"),
        (f"{day:%d/%m/%y} & {later:%d/%m/%y}", day, later, "range"),
        (f"from {day.day} {name} {day.year} until {later:%d/%m/%Y}", day, later, "range"),
    ]
    if later.month == day.month:
        choices.append((f"{day.day}-{later.day} {name} {day.year}", day, later, "range"))
    return draw(st.sampled_from(choices))


DOUBTFUL = st.sampled_from(["", "?", "c. ", "circa ", "approx ", "about ", "around "])
CLOCKS = st.sampled_from(
    [
        ("", "", ""), (" 14:30", "14:30", ""), (" 1430hrs", "14:30", ""), (" at 2.30pm", "14:30", ""),
        (", 14.30", "14:30", ""), (" 09:05-10:15", "09:05", "10:15"), (" 9-10am", "09:00", "10:00"),
        (" pm", "", ""), (" evening", "", ""),
    ]
)  # fmt: skip


@settings(max_examples=400, deadline=None, derandomize=True)
@given(st.one_of(days(), spans()), DOUBTFUL, CLOCKS)
@pytest.mark.requirement("L65")
def test_every_form_of_the_grammar_is_read_back(
    written: tuple[str, date, date, str], doubt: str, clock: tuple[str, str, str]
) -> None:
    words, earliest, latest, precision = written
    after, start, end = clock if precision == "day" else ("", "", "")
    text = f"{doubt}{words}{after}"
    found = read_date(text, WIDE)
    assert (found.when.earliest, found.when.latest) == (earliest, latest), text
    expected = "minute" if start else precision
    assert when_with(found.when, found.clock).precision == expected, text
    assert found.when.uncertain == bool(doubt), text
    assert (found.clock.start, found.clock.end) == (start, end), text
    assert found.when.as_written == " ".join(text.split())
    assert {d.code for d in found.doubts} <= {"time-clock-change"}, text


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.text(max_size=40))
@example("1" * 40)
@example("٣/٤/٢٠٢٣")
@example("²/²/2023")
def test_no_words_stop_the_reading_and_all_are_kept(text: str) -> None:
    found = read_date(text, PERIOD)
    assert found.when.as_written == " ".join(text.split())
    assert found.when.known or found.doubts
    if found.when.known:
        assert found.when.earliest is not None
        assert found.when.latest is not None
        assert found.when.earliest <= found.when.latest
    assert read_time(text).as_written == " ".join(text.split())


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.integers(1, 12), st.integers(13, 31), st.integers(2020, 2023))
def test_a_month_first_date_is_never_turned_round(month: int, day: int, year: int) -> None:
    found = read_date(f"{month:02}/{day}/{year}", PERIOD)
    assert not found.when.known
    assert found.doubts[0].code == "date-us-order"


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.dates(date(2021, 9, 1), date(2024, 6, 30)), st.sampled_from(DAYS))
def test_a_weekday_that_disagrees_is_asked_about_and_the_date_kept(day: date, name: str) -> None:
    assume(DAYS[day.weekday()] != name)
    found = read_date(f"{name} {day.day} {MONTHS[day.month - 1]} {day.year}", PERIOD)
    assert found.when.earliest == day
    assert exact(found.when)
    assert found.when.precision is Precision.DAY
    assert [doubt.code for doubt in found.doubts] == ["date-weekday-disagrees"]


def test_every_doubt_has_its_entry_in_the_catalogue() -> None:
    import re
    from pathlib import Path

    from pipeline.problems import CATALOGUE

    folder = Path(__file__).parents[2] / "pipeline" / "dates"
    source = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    codes = set(re.findall(r'"((?:date|time)-[a-z-]+)"', source))
    assert len(codes) > 12
    assert codes <= set(CATALOGUE)
