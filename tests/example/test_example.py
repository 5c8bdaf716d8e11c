"""The example review is read whole: every event of its truth, none invented, none guessed."""

from __future__ import annotations

import csv
import re
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from pipeline.case import read_case
from pipeline.merge import number
from pipeline.model import Event
from pipeline.normalise import Normalised, normalise
from pipeline.profile import read_profile
from pipeline.read import read_returns
from pipeline.register import read_register

#: What the agencies wrote that nobody may settle for them, and the question each gets.
QUESTIONS = {
    ("school", "31/11/2024"): "date-impossible",
    ("domestic-abuse", "04/24/2025"): "date-us-order",
    ("domestic-abuse", "3rd June"): "date-no-year",
    ("early-years", "12/06"): "date-no-year",
    ("probation", "Monday 18 November 2025"): "date-weekday-disagrees",
    ("gp", "2019"): "date-before-birth",
}

Read = dict[str, list[Normalised]]


@pytest.fixture(scope="module")
def review(root: Path) -> Path:
    return root / "inputs" / "example-review"


@pytest.fixture(scope="module")
def truth(root: Path) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {}
    with (root / "tests" / "example" / "truth.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["agency"], []).append(row)
    return found


@pytest.fixture(scope="module")
def results(review: Path):
    keys = [agency.key for agency in read_case(review).agencies]
    return read_returns(review / "returns", keys)


@pytest.fixture(scope="module")
def read(review: Path, root: Path, results) -> Read:
    case = read_case(review)
    register = read_register(review)
    profile = read_profile(root / "templates", case.partnership)
    found: Read = {}
    for result in results:
        if result.submission is None:
            continue  # test_every_file_is_read says so
        done = normalise(result.submission, case, register, profile)
        found.setdefault(result.agency, []).append(done)
    return found


def _events(read: Read, agency: str) -> list[Event]:
    return [event for done in read.get(agency, []) for event in done.events]


def _words(text: str) -> str:
    return " ".join(text.split())


def _reading(event: Event) -> tuple[str, ...]:
    first, last = event.when.earliest, event.when.latest
    return (
        first.isoformat() if first else "",
        last.isoformat() if last else "",
        str(event.when.precision),
        "true" if event.when.uncertain else "false",
        event.time,
        event.time_to,
    )


AGENCIES = (
    "children-social-care", "domestic-abuse", "early-years", "gp", "health-visiting", "hospital",
    "housing", "police", "probation", "school",
)  # fmt: skip


@pytest.mark.parametrize("agency", AGENCIES)
def test_every_event_an_agency_sent_is_read_and_none_is_invented(
    agency: str, read: Read, truth: dict[str, list[dict[str, str]]]
) -> None:
    found = [_words(event.event) for event in _events(read, agency)]
    assert found == [_words(row["event"]) for row in truth[agency]]


@pytest.mark.parametrize("agency", AGENCIES)
def test_every_date_and_time_is_read_as_its_agency_meant_it(
    agency: str, read: Read, truth: dict[str, list[dict[str, str]]]
) -> None:
    names = ("date_from", "date_to", "precision", "uncertain", "time", "time_to")
    expected = [(tuple(row[name] for name in names), row["event"][:40]) for row in truth[agency]]
    found = [(_reading(event), event.event[:40]) for event in _events(read, agency)]
    wrong = [pair for pair in zip(found, expected, strict=True) if pair[0][0] != pair[1][0]]
    assert not wrong


def test_every_file_is_read(results) -> None:
    assert [result.file for result in results if result.submission is None] == []
    assert len(results) == 15


def test_every_word_received_is_shown_or_set_aside(results) -> None:
    unbalanced = [
        (result.agency, result.number, result.submission.census)
        for result in results
        if result.submission and not result.submission.census.balanced
    ]
    assert not unbalanced


@pytest.mark.parametrize(("agency", "written"), QUESTIONS)
def test_a_date_nobody_may_settle_goes_back_to_its_agency(
    agency: str, written: str, read: Read
) -> None:
    code = QUESTIONS[agency, written]
    problems = [problem for done in read[agency] for problem in done.problems]
    asked = [problem for problem in problems if problem.code == code and written in problem.found]
    assert len(asked) == 1
    assert asked[0].locator.row is not None


def test_an_unreadable_date_keeps_its_words_and_its_event(read: Read) -> None:
    events = [event for agency in read for event in _events(read, agency)]
    unread = {event.when.as_written for event in events if not event.when.known}
    assert {"31/11/2024", "3rd June", "12/06"} <= unread


def test_a_hidden_row_and_a_merged_date_are_kept_and_marked(read: Read) -> None:
    told = next(event for event in _events(read, "housing") if "a domestic" in event.event)
    marks = " ".join(told.marks)
    assert "hidden" in marks
    assert "merged" in marks


def test_deleted_words_are_set_aside_and_inserted_ones_read(results, read: Read) -> None:
    outcomes = " ".join(event.outcome for event in _events(read, "health-visiting"))
    assert "No further appointment made." in outcomes
    assert "Will try again in September." not in outcomes
    aside = [
        held
        for result in results
        if result.agency == "health-visiting"
        for held in result.submission.aside
        if held.reason == "deleted"
    ]
    assert any("Will try again" in held.text for held in aside)


def test_the_note_of_a_contributor_and_a_key_are_no_events(read: Read) -> None:
    everything = " ".join(event.event for agency in read for event in _events(read, agency))
    assert "Author's note" not in everything
    assert "advice to another agency" not in everything


def test_three_agencies_report_one_summarises_one_has_nothing_one_is_silent(read: Read) -> None:
    kinds = Counter(
        (agency, report.kind)
        for agency, done in read.items()
        for normalised in done
        for report in normalised.reports
    )
    assert kinds == {
        ("ambulance", "factual-summary"): 1,
        ("children-social-care", "information-report"): 1,
        ("fire-and-rescue", "nil-return"): 1,
        ("health-visiting", "information-report"): 1,
        ("police", "information-report"): 1,
    }
    assert "camhs" not in read


@pytest.mark.parametrize("agency", ["children-social-care", "health-visiting", "police"])
def test_an_information_report_answers_each_key_line(agency: str, read: Read) -> None:
    reports = [report for done in read[agency] for report in done.reports]
    lines = [section.key_line for report in reports for section in report.sections]
    assert [line for line in lines if line] == [1, 2, 3, 4, 5, 6]
    for name in ("good-practice", "single-agency-learning", "system-learning", "actions"):
        assert reports[0].section(name), name
    for name in ("author", "role", "independence", "records_secured"):
        assert reports[0].field(name), name


def test_events_are_numbered_in_the_order_of_their_agency_s_file(
    read: Read, truth: dict[str, list[dict[str, str]]]
) -> None:
    """The prose points at these ids."""
    unnumbered = [event for agency in read for event in _events(read, agency)]
    numbered, _ = number(unnumbered)
    for agency in AGENCIES:
        found = {e.event_id: _words(e.event) for e in numbered if e.agency == agency}
        assert found == {
            f"{agency}-{place:04}": _words(row["event"])
            for place, row in enumerate(truth[agency], start=1)
        }


def test_every_tracked_change_of_the_example_has_a_number_of_its_own(review: Path) -> None:
    found = 0
    for path in sorted((review / "returns").rglob("*.docx")):
        with zipfile.ZipFile(path) as package:
            document = package.read("word/document.xml").decode("utf-8")
        numbers = re.findall(r'<w:(?:ins|del) w:id="(\d+)"', document)
        assert len(numbers) == len(set(numbers)), path.name
        found += len(numbers)
    assert found > 3
