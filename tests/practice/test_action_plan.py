"""Recommendations followed from the report to the plan, to the overdue list and back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipeline.assemble.action_plan import action_plan, overdue, plan, plan_sheet
from pipeline.assemble.improvements import improvements_statement
from pipeline.assemble.recommendations import day_in, recommendations
from pipeline.assemble.sheets import ListSheet, blank_lists
from pipeline.errors import BadCase
from pipeline.practice_lists import PlanRow, read_practice_lists
from pipeline.render.lists import list_book
from tests.practice.made_up import review, words_of


@pytest.mark.requirement("L81", "P9", "E32")
def test_recommendations_are_read_from_the_report_with_owner_day_and_measure() -> None:
    found = recommendations(review())
    assert [(r.ref, r.title, r.owner, r.due, r.measure) for r in found] == [
        ("R1", "One record of a child's words", "Head of Service", date(2026, 10, 30),
         "a sample of thirty files"),
        ("R2", "A place to send concerns", "Head of Safeguarding", date(2026, 7, 31),
         "a test four times a year"),
    ]  # fmt: skip
    assert found[0].words == (
        "Children's social care should keep one record of what each child has said.",
    )


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("30 October 2026", date(2026, 10, 30)),
        ("by 1st May 2026 at the latest", date(2026, 5, 1)),
        ("2026-05-01", date(2026, 5, 1)),
        ("October 2026", None),
        ("31 February 2026", None),
        ("1 May 2026 or 2 May 2026", None),
        ("soon", None),
    ],
)
def test_a_day_is_read_only_when_it_is_written_in_full(words: str, day: date | None) -> None:
    assert day_in(words) == day


@pytest.mark.requirement("L81", "L90", "S10", "S12", "K6", "E7")
def test_the_plan_goes_out_as_a_workbook_and_is_read_back(tmp_path: Path) -> None:
    held = review()
    sheet = plan_sheet(held)
    filled = [list(row) for row in sheet.rows]
    headings = [column.title for column in sheet.columns]
    filled[0][headings.index("state")] = "done"
    filled[0][headings.index("evidence")] = "Audit of 30 files"
    filled[0][headings.index("impact")] = "Two children were asked again"
    filled[1][headings.index("due")] = date(2026, 8, 15)
    returned = ListSheet(sheet.name, sheet.columns, filled, sheet.intro, sheet.blank)
    (tmp_path / "action-plan.xlsx").write_bytes(list_book([returned], title="Plan", head="X"))

    back = review(lists={"plan": read_practice_lists(tmp_path).plan})
    first, second = plan(back).steps
    assert (first.state, first.finished) == ("done", True)
    assert first.row is not None
    assert first.row.impact == "Two children were asked again"
    assert list(second.differences()) == ["the day was 31 July 2026 and is now 15 August 2026"]
    assert [step.ref for step in overdue(back, date(2026, 9, 1))] == ["R2"]
    assert [step.ref for step in overdue(back, date(2026, 8, 1))] == []
    said = words_of(action_plan(back))
    assert "Audit of 30 files" in said
    assert "Due before 1 September 2026 and not finished" in said


def test_what_is_done_is_never_overdue() -> None:
    rows = (PlanRow("R1", state="done"), PlanRow("R2", done_on=date(2026, 7, 1)))
    assert list(overdue(review(lists={"plan": rows}), date(2027, 1, 1))) == []


def test_what_is_not_returned_is_not_started_and_may_be_overdue() -> None:
    assert [step.ref for step in overdue(review(), date(2026, 12, 1))] == ["R2", "R1"]
    assert all(step.state == "not started" for step in plan(review()).steps)


@pytest.mark.requirement("S10")
def test_done_without_evidence_is_pointed_out() -> None:
    held = review(lists={"plan": (PlanRow("R1", state="done"), PlanRow("R9"))})
    said = words_of(action_plan(held))
    assert "called done and no evidence is given" in said
    assert "R9: this number is no recommendation" in said


def test_one_recommendation_may_have_several_actions() -> None:
    rows = (PlanRow("R1.1", action="Write it"), PlanRow("r1.2", action="Test it"))
    assert [step.ref for step in plan(review(lists={"plan": rows})).steps] == ["R1.1", "r1.2", "R2"]


def test_a_returned_plan_with_faults_is_refused_with_every_fault_and_no_words(
    tmp_path: Path,
) -> None:
    (tmp_path / "action-plan.csv").write_text(
        "ref,recomendation,state,due\nR1,Robin,finished,soon\n,x,done,2026-01-01\n"
    )
    with pytest.raises(BadCase) as fault:
        read_practice_lists(tmp_path)
    told = fault.value.sentence
    assert "Did you mean recommendation?" in told
    assert "row 2, state: should be one of" in told
    assert "row 2, due: should be a date" in told
    assert "row 3, ref: is missing" in told
    assert "Robin" not in told


@pytest.mark.requirement("L87", "K12")
def test_a_report_that_is_not_published_leaves_a_statement_of_improvements() -> None:
    held = review(
        lists={"plan": (PlanRow("R1", state="done", impact="Children are asked again"),)},
        settings={"publication": {"publish": False, "reason": "It would harm his sisters"}},
    )
    said = words_of(improvements_statement(held))
    assert "It would harm his sisters" in said
    assert "Children are asked again" in said
    assert "A prompt was added in June." in said
    assert "A place to send concerns" in said


def test_a_statement_nobody_has_asked_for_yet_says_what_it_is_drafted_for() -> None:
    drafted = "Drafted for the case that the report is not published"
    said = words_of(improvements_statement(review()))
    assert drafted in said
    assert "Its report is not published." not in said
    assert "No chapter" not in said
    assert "No chapter has been written yet." in words_of(
        improvements_statement(replace(review(), prose=()))
    )
    decided = words_of(improvements_statement(review(settings={"publication": {"publish": False}})))
    assert drafted not in decided
    assert "Its report is not published." in decided


def test_the_blank_lists_can_be_filled_in_and_read(tmp_path: Path) -> None:
    for name, sheet in blank_lists().items():
        (tmp_path / f"{name}.xlsx").write_bytes(list_book([sheet]))
    found = read_practice_lists(tmp_path)
    assert (found.practitioners, found.contacts, found.feedback) == ((), (), ())


@pytest.mark.requirement("L91")
def test_national_learning_is_held_against_local_action(tmp_path: Path) -> None:
    (tmp_path / "national-learning.csv").write_text(
        "ref,source,learning,bears on us,action,state\n"
        "N1,A national review,Ask fathers,yes,See R2,\nN2,Another,Babies,no,,\n"
    )
    found = read_practice_lists(tmp_path).national
    said = words_of(action_plan(review(lists={"national": found})))
    assert "Ask fathers" in said
    assert "R2: not started" in said
    assert "does not bear on us" in said
