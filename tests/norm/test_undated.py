"""A paragraph that says when without saying the day is never of the day above it."""

from __future__ import annotations

import pytest

from pipeline.model import TextBlock
from pipeline.normalise import Normalised
from pipeline.normalise.undated import undated_head
from tests.norm.test_layouts import block, read


def _told(*texts: str) -> Normalised:
    return read(*(block("paragraph", text) for text in texts), kind="docx")


def _days(found: Normalised) -> list[tuple[str, str, str]]:
    return [
        (event.when.as_written, str(event.when.earliest), event.event) for event in found.events
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Aged 6 weeks", "T+3", "Day 3", "The next day", "The following morning", "Two days later",
        "Later that week", "Over the weekend of 4/5 May", "Easter 2024", "Summer holidays 2023",
        "The night of 3rd-4th", "Monday", "Week 3", "New Year's Eve", "In May", "Friday night",
    ],
)  # fmt: skip
def test_words_that_name_no_day_begin_an_event_in_doubt_with_those_words(words: str) -> None:
    found = _told("12 March 2024 - Home visit.", f"{words}: Mother rang.")
    assert _days(found) == [
        ("12 March 2024", "2024-03-12", "Home visit."),
        (words, "None", "Mother rang."),
    ]
    assert "date to be confirmed" in found.events[1].marks
    assert [p.found for p in found.problems if p.code.startswith("date-")] == [words]


@pytest.mark.parametrize(
    "line",
    [
        "Plan: review in 2 weeks.", "Weight: 3 kg", "Same day: GP told.", "Later that day: GP told.",
        "Night: slept well.", "6-8 week check: no concern.", "Second visit: nobody in.",
        "Time: 10:30", "Age: 4", "May said: no.", "Early evening: GP told.", "2: two dogs",
    ],
)  # fmt: skip
def test_words_of_the_same_day_or_of_another_thing_stay_with_the_day_above(line: str) -> None:
    assert undated_head(line) is None
    (event,) = _told("12 March 2024 - Home visit.", line).events
    assert event.event == f"Home visit.\n\n{line}"


def test_a_weekday_under_its_week_is_told_with_the_week() -> None:
    found = _told("w/c 6/5/24 - A week in school.", "Monday: late.", "Tuesday: absent.")
    assert _days(found) == [
        ("w/c 6/5/24", "2024-05-06", "A week in school.\n\nMonday: late.\n\nTuesday: absent.")
    ]


def _outline(*lines: tuple[int, str]) -> tuple[TextBlock, ...]:
    return tuple(
        block("heading", text, level=level) if level else block("paragraph", text)
        for level, text in lines
    )


def test_a_heading_that_names_no_day_gives_its_words_to_no_other_day() -> None:
    found = read(
        *_outline(
            (2, "12 March 2024"), (0, "Home visit."), (2, "Easter holidays 2024"), (0, "Rang.")
        ),
        kind="docx",
    )
    assert _days(found) == [
        ("12 March 2024", "2024-03-12", "Home visit."),
        ("Easter holidays 2024", "None", "Rang."),
    ]


def test_a_heading_as_high_as_the_dated_one_ends_its_event_and_a_deeper_one_does_not() -> None:
    found = read(
        *_outline(
            (2, "12 March 2024"), (0, "Home visit."), (3, "Outcome"), (0, "Closed."),
            (2, "Our reflections"), (0, "We have learnt."), (2, "14 March 2024"), (0, "Rang."),
        ),
        kind="docx",
    )  # fmt: skip
    assert _days(found) == [
        ("12 March 2024", "2024-03-12", "Home visit.\n\nClosed."),
        ("14 March 2024", "2024-03-14", "Rang."),
    ]
    assert "We have learnt." in [held.text for held in found.aside]


@pytest.mark.parametrize(
    ("text", "written", "time", "event"),
    [
        ("4/5/24 am Mother rang.", "4/5/24 am", "am", "Mother rang."),
        ("4/5/24 pm: Mother rang.", "4/5/24 pm", "pm", "Mother rang."),
        ("4 May 2024 (pm) Mother rang.", "4 May 2024 (pm)", "(pm)", "Mother rang."),
        ("5/6/24 early hours Mother rang.", "5/6/24 early hours", "early hours", "Mother rang."),
        ("4/5/24 am and pm visits.", "4/5/24", "", "am and pm visits."),
        ("3 May 2024 (Friday) Mother rang.", "3 May 2024 (Friday)", "", "Mother rang."),
    ],
)
def test_a_part_of_the_day_after_the_date_is_the_time(
    text: str, written: str, time: str, event: str
) -> None:
    (found,) = _told(text).events
    assert (found.when.as_written, found.time, found.event) == (written, "", event)
    assert found.time_as_written.strip("()") == time.strip("()")


def test_two_days_with_a_dash_and_no_space_are_one_stretch() -> None:
    (event,) = _told("03/05/24\u201305/06/24 Mother rang.").events
    when = event.when
    assert (str(when.earliest), str(when.latest)) == ("2024-05-03", "2024-06-05")
    assert event.event == "Mother rang."


@pytest.mark.parametrize("line", ["04/07/2024 15:44", "4 July 2024, 3.44pm", "04/07/2024 - 15:44"])
def test_a_date_and_time_alone_in_a_line_stand_over_the_words_beneath(line: str) -> None:
    (event, _) = _told(line, "Problem: cough.", "Examination: well.", "06/07/2024", "Rang.").events
    assert (event.time, event.event) == ("15:44", "Problem: cough.\n\nExamination: well.")
    assert event.when.precision == "minute"
