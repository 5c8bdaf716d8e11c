"""The practice review's papers where people meet them: a new review, the pack, the status."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipeline import practice_review, run
from pipeline.assemble.status import lines, status
from pipeline.practice_lists import PlanRow, PracticeLists, read_practice_lists
from pipeline.prose_files import Prose
from tests.practice.made_up import review, words_of


@pytest.mark.requirement("L74")
def test_a_new_review_has_the_empty_lists_of_a_practice_review(tmp_path: Path) -> None:
    folder = tmp_path / "inputs" / "2026-07"
    run.new(folder, "llr")
    made = {path.stem for path in folder.glob("*.xlsx")}
    lists = {"practitioners", "contacts", "feedback", "national-learning"}
    assert made >= {"register", *lists}
    assert read_practice_lists(folder) == PracticeLists()


@pytest.mark.requirement("L90")
def test_an_overdue_step_of_the_plan_is_told_each_morning_by_its_number() -> None:
    held = review(lists={"plan": (PlanRow("R1", state="on track", progress="half done"),)})
    told = [line for line in lines(held, date(2026, 11, 2)) if "Action plan" in line]
    assert told == [
        "Action plan R2: overdue by 65 working days (not started).",
        "Action plan R1: overdue by 1 working day (on track).",
    ]
    assert "half done" in words_of(status(held, date(2026, 11, 2)))


def test_a_plan_nobody_has_agreed_is_not_overdue() -> None:
    assert not [line for line in lines(review(), date(2027, 1, 1)) if "Action plan" in line]


@pytest.mark.requirement("L73")
def test_the_request_for_more_is_named_by_what_it_is() -> None:
    names = [name for name in practice_review.papers(review(), ()) if "more-asked" in name]
    assert names == ["practice-review/more-asked-police", "practice-review/more-asked-gp"]


def test_a_statement_that_a_report_is_not_published_is_made_only_while_it_may_not_be() -> None:
    name = "practice-review/improvements-statement"
    held = review()
    assert name in practice_review.papers(held, ())
    settings = {**held.case.settings, "publication": {"publish": True}}
    public = replace(held, case=replace(held.case, settings=settings))
    assert name not in practice_review.papers(public, ())


def _draft(number: str, words: str) -> object:
    held = review()
    settings = {**held.case.settings, "report": {"draft": number}}
    prose = (Prose("01-what", f"# What happened\n\n{words}\n"),)
    return replace(held, case=replace(held.case, settings=settings), prose=prose)


@pytest.mark.requirement("L83")
def test_a_second_draft_is_held_against_the_first(tmp_path: Path) -> None:
    folder = tmp_path / "inputs" / "small"
    folder.mkdir(parents=True)
    first, second = _draft("0.1", "One visit was made."), _draft("0.2", "Two visits were made.")
    assert practice_review.comparison(folder, first) == {}  # type: ignore[arg-type]
    practice_review.keep_draft(folder, first)  # type: ignore[arg-type]
    (held,) = practice_review.comparison(folder, second).values()  # type: ignore[arg-type]
    assert "One visit was made." in words_of(held)
    assert "Two visits were made." in words_of(held)
