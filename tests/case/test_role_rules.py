"""What the role profiles of Essex and SSCP ask of reviewer, authors and members is checked."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline.assemble.people import public_lines
from pipeline.assemble.review import Review
from pipeline.assemble.role_rules import ROLE_RULES
from pipeline.clocks import deadlines, state
from pipeline.worksheets import Attendance, Meeting, Worksheets
from tests.case.invented_case import CASE, PROFILES, review

REVIEWER = 'part = "lead reviewer"\n'
#: A case with everything the Essex profiles ask: each test takes one thing away.
WHOLE = (
    CASE.replace(
        REVIEWER,
        f'{REVIEWER}sourced = "The National Panel\'s pool"\nevidence = "CV, two reports"\n',
    ).replace("[scope]", "initiated = 2026-04-02\n\n[scope]", 1)
    + """
[[review.timetable]]
on = 2026-04-10
what = "Project plan agreed"

[[members]]
name = "Ash Dell"
part = "author"
agency = "police"

[[members]]
name = "Fern Dell"
part = "panel member"
agency = "police"
"""
)
MEETINGS = (
    Meeting("A", date(2026, 4, 20), kind="author meeting"),
    Meeting("P", date(2026, 5, 4), kind="practitioner meeting"),
)
CAME = (
    Attendance("A", "Ash Dell", "police", present="yes"),
    Attendance("P", "Dr Thistle Farraday", present="yes"),
    Attendance("P", "Fern Dell", "police", present="yes"),
)


def _told(held: Review) -> list[tuple[str, str]]:
    return [(one.rule, one.source) for rule in ROLE_RULES for one in rule(held)]


def _held(
    folder: Path, text: str = WHOLE, key: str = "essex", came: tuple[Attendance, ...] = CAME
) -> Review:
    return review(folder, key, text, worksheets=Worksheets(MEETINGS, came))


def test_a_review_that_does_all_the_profiles_ask_is_warned_of_nothing(tmp_path: Path) -> None:
    assert _told(_held(tmp_path)) == []


@pytest.mark.parametrize("key", [key for key in PROFILES if key != "essex"])
def test_a_partnership_that_does_not_ask_is_not_warned(tmp_path: Path, key: str) -> None:
    assert _told(_held(tmp_path, CASE, key, came=CAME[:2])) == []


@pytest.mark.requirement("E11")
def test_a_member_who_resigned_without_a_replacement_is_pointed_out(tmp_path: Path) -> None:
    gone = WHOLE.replace('name = "Fern Dell"\n', 'name = "Fern Dell"\nresigned_on = 2026-04-30\n')
    held = _held(tmp_path / "a", gone)
    assert _told(held) == [("replacement", "Essex, Sub-committee: resignation")]
    assert (
        "panel member: resigned on 30 April 2026 and no replacement is recorded "
        "(Essex, Sub-committee: resignation)."
    ) in public_lines(held)
    followed = gone.replace("resigned_on", 'replaced_by = "Moss Vale, interim"\nresigned_on')
    assert _told(_held(tmp_path / "b", followed)) == []


@pytest.mark.requirement("E13")
@pytest.mark.parametrize("lacking", ["sourced", "evidence"])
def test_how_the_reviewer_was_found_and_the_evidence_are_held(tmp_path: Path, lacking: str) -> None:
    text = "\n".join(line for line in WHOLE.splitlines() if not line.startswith(f"{lacking} ="))
    assert _told(_held(tmp_path, text)) == [("reviewer's evidence", "Essex, Lead Reviewer")]


@pytest.mark.requirement("E14")
def test_a_review_begun_without_an_agreed_project_plan_is_pointed_out(tmp_path: Path) -> None:
    start = WHOLE.index("[[review.timetable]]")
    text = WHOLE[:start] + WHOLE[WHOLE.index("[[members]]", start) :]
    assert _told(_held(tmp_path, text)) == [("project plan", "Essex, Lead Reviewer")]


@pytest.mark.requirement("E38")
def test_an_author_who_missed_the_author_meeting_is_pointed_out(tmp_path: Path) -> None:
    came = (Attendance("A", "Somebody", "gp", present="yes"), *CAME[1:])
    assert _told(_held(tmp_path, came=came)) == [("author meeting", "Essex, Authors")]


@pytest.mark.requirement("E20")
@pytest.mark.parametrize("absent", ["Dr Thistle Farraday", "Fern Dell"])
def test_a_practitioner_meeting_needs_the_reviewer_and_the_review_team(
    tmp_path: Path, absent: str
) -> None:
    came = tuple(row for row in CAME if row.name != absent)
    assert _told(_held(tmp_path, came=came)) == [("practitioner meeting", "Essex, Methodology")]


@pytest.mark.requirement("P5")
def test_the_method_is_agreed_before_the_first_panel_meeting(tmp_path: Path) -> None:
    # Tuesday after Easter Monday: the working day before is Maundy Thursday.
    text = CASE.replace("[scope]", "first_panel_meeting = 2026-04-07\n\n[scope]", 1)
    held = review(tmp_path / "a", "sscp", text)
    (step,) = [one for one in deadlines(held.case, held.profile) if one.key == "method_agreed"]
    assert step.due == date(2026, 4, 2)
    assert step.chosen.source == "SSCP, Chair (before the first panel meeting)"
    assert state(step, date(2026, 4, 3)).late
    agreed = text.replace("first_panel", "method_agreed = 2026-04-01\nfirst_panel")
    held = review(tmp_path / "b", "sscp", agreed)
    (step,) = [one for one in deadlines(held.case, held.profile) if one.key == "method_agreed"]
    assert not state(step, date(2026, 4, 3)).late
    other = review(tmp_path / "c", "llr", text)
    assert "method_agreed" not in {one.key for one in deadlines(other.case, other.profile)}
