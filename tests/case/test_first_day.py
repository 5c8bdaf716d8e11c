"""The first day: what ``cspr new`` lays ready can be filled in as it stands."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from pipeline.case import read_case
from pipeline.cli import main
from pipeline.clocks import deadlines, state
from pipeline.profile import read_profile
from pipeline.register import read_register
from pipeline.worksheets import read_worksheets
from tests.case import walked
from tests.case.invented_case import TEMPLATES


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A review that has just begun, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    assert main(["new", "first"]) == 0
    return tmp_path / "inputs" / "first"


def test_every_line_of_the_new_case_file_may_be_taken_into_use(office: Path) -> None:
    path = office / "case.toml"
    text = path.read_text("utf-8")
    path.write_text(re.sub(r"(?m)^# (?=\[|[a-z_]+ = )", "", text), "utf-8")
    case = read_case(office)
    assert case.agencies[0].asked == ("reply", "chronology")
    assert case.with_part("chair")
    # Its days are an example: not one of them is late, or before its window opens.
    found = deadlines(case, read_profile(TEMPLATES, "llr"))
    assert {state(one).kind for one in found if one.done and one.track == "notified"} == {"met"}


def test_the_new_register_explains_every_column_of_its_own_and_reads_as_empty(office: Path) -> None:
    book = openpyxl.load_workbook(office / "register.xlsx")
    headings = [cell.value for cell in book.worksheets[0][1]]
    explained = {row[0]: row[1] for row in book["How to fill in"].iter_rows(2, values_only=True)}
    assert list(explained) == headings
    assert all(explained.values())
    assert read_register(office).entries == ()


def test_the_examples_of_the_register_make_an_entry_that_is_accepted(office: Path) -> None:
    book = openpyxl.load_workbook(office / "register.xlsx")
    rows = book["How to fill in"].iter_rows(2, values_only=True)
    example = {heading: given or "" for heading, _, given in rows}
    example |= {"key": "mother-1", "relationships": "mother of child-1"}
    child = {"key": "child-1", "kind": "person", "name": "Zeb Quillfeather"}
    for row in (example, child):
        book.worksheets[0].append([row.get(heading, "") for heading in example])
    book.save(office / "register.xlsx")
    mother = read_register(office).entries[0]
    assert mother.nicknames == ("Minty", "Min")
    assert mother.born == date(2024, 1, 9)
    assert mother.numbers == (("NHS", "999 041 6028"),)


def test_the_lists_of_meetings_and_actions_are_there_and_empty(office: Path) -> None:
    read = read_worksheets(office)
    assert (read.meetings, read.attendance, read.actions) == ((), (), ())
    assert {path.name for path in office.glob("*.xlsx")} >= {"meetings.xlsx", "actions.xlsx"}


def test_the_next_steps_name_every_verb_of_a_rapid_review(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    main(["new", "first"])
    told = capsys.readouterr().out
    for step in (
        "cspr request first", "cspr status first", "cspr adopt", "papers/", "make publish",
        ".venv/bin/cspr",
    ):  # fmt: skip
        assert step in told


def test_the_status_of_another_morning_can_be_asked_for(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    walked.fill_case(office)
    capsys.readouterr()
    assert main(["status", "-q", "first", "--on", "2026-01-22"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "school: chronology late by 1 working day." in told
    assert "224" not in told
    page = office.parents[1] / "outputs" / "first" / "restricted" / "status" / "status.html"
    assert "Status on Thursday 22 January 2026" in page.read_text("utf-8")
    assert date(2026, 1, 22).weekday() == 3
    assert main(["status", "first", "--on", "22/01/2026"]) == 2


def test_the_first_check_says_what_to_write_and_where_and_what_it_shows_works(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert main(["check", "-q", "first"]) == 10
    told = capsys.readouterr().err
    assert "[[agencies]] in case.toml for each agency asked" in " ".join(told.split())
    lines = [line.strip() for line in told.splitlines()]
    shown = "\n".join(lines[lines.index("[[agencies]]") :])
    path = office / "case.toml"
    path.write_text(f"{path.read_text('utf-8')}\n{shown}\n", "utf-8")
    (agency,) = read_case(office).agencies
    assert (agency.key, agency.asked) == ("police", ("reply", "chronology"))
