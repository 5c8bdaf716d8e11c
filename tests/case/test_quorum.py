"""Quorum: judged by the profile's rule, counted by agency, with the reason and its paragraph."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.assemble.agenda import agenda
from pipeline.assemble.quorum import judge, sheet
from pipeline.worksheets import Attendance, Meeting, read_worksheets
from tests.case.invented_case import PROFILES, profile, said, write_sheets
from tests.case.tables import sections

PARTNERS = {"la": "local authority", "police": "police", "health": "health"}
ROWS = [row for _, tables in sections("quorum.md") for row in tables[0]]


def _came(agencies: str) -> list[Attendance]:
    names = [name.strip() for name in agencies.split(",") if name.strip()]
    came = [Attendance("m", f"Person {n}", name, present="yes") for n, name in enumerate(names)]
    absent = Attendance("m", "Somebody absent", "police", present="apologies")
    return [*came, absent, Attendance("m", "Somebody else", "health", present="no")]


@pytest.mark.requirement("L36", "E9")
@pytest.mark.parametrize(
    "row", ROWS, ids=[f"{r['profile']}: {r['agencies present']}" for r in ROWS]
)
def test_the_attendance_recorded_is_judged_by_the_profile(row: dict[str, str]) -> None:
    found = judge(_came(row["agencies present"]), profile(row["profile"]), PARTNERS)
    assert found.answer == row["answer"]
    assert found.reasons


@pytest.mark.requirement("L36")
def test_the_sheet_says_why_and_by_which_paragraph() -> None:
    words = said(sheet(Meeting("m"), _came("la, school, housing"), profile(), PARTNERS, {}))
    assert "Not quorate" in words
    assert "3 agencies represented; at least 3 needed (LLR 4.6.1)." in words
    assert "Safeguarding Partners present: local authority; at least 2 of 3 needed" in words


def test_before_the_meeting_the_sheet_says_what_will_be_needed() -> None:
    asked = [Attendance("m", "Person 1", "la")]
    found = judge(asked, profile("essex"), PARTNERS)
    assert found.quorate is None
    assert "at least 3 Safeguarding Partners (Essex, Sub-committee: quorum)" in found.reasons[0]


@pytest.mark.requirement("L36", "E9")
def test_before_the_meeting_the_sheet_foresees_whether_those_asked_are_enough() -> None:
    asked = [
        Attendance("m", "Person 1", "la"),
        Attendance("m", "Person 2", "police"),
        Attendance("m", "Person 3", "icb", present="apologies"),
        Attendance("m", "Person 4", "school"),
    ]
    words = said(sheet(Meeting("m"), asked, profile(), PARTNERS, {}))
    assert "Attendance is not yet recorded" in words
    assert "Not quorate" not in words  # apologies alone are no attendance
    assert "who has not sent apologies, the meeting will be quorate" in words
    words = said(sheet(Meeting("m"), asked, profile("essex"), PARTNERS, {}))
    assert "the meeting will not be quorate" in words
    assert "Safeguarding Partners present: local authority and police; at least 3 of 3" in words
    assert "the meeting will" not in said(sheet(Meeting("m"), asked, profile("kent"), PARTNERS, {}))


def test_who_is_known_not_to_come_makes_no_meeting_of_one_that_is_still_to_be_held() -> None:
    asked = [
        Attendance("m", "Person 1", "la"),
        Attendance("m", "Person 2", "police"),
        Attendance("m", "Person 3", "icb", present="no"),
    ]
    words = said(sheet(Meeting("m"), asked, profile(), PARTNERS, {}))
    assert "Not quorate" not in words
    assert "The meeting has not been held, or who came is not entered yet." in words
    assert "the meeting will not be quorate" in words  # two agencies of the three are coming


@pytest.mark.requirement("L9")
def test_who_has_not_declared_is_counted_on_the_sheet() -> None:
    came = [
        Attendance("m", "Person 1", "la", present="yes", conflict="none"),
        Attendance("m", "Person 2", "police", present="yes"),
    ]
    words = said(sheet(Meeting("m"), came, profile(), PARTNERS, {}))
    assert "1 person has not yet declared" in words
    assert "LLR 1.5.8" in words


@pytest.mark.requirement("L9", "L37", "L58", "L89")
@pytest.mark.parametrize("key", PROFILES)
def test_the_standing_items_are_on_every_agenda(key: str) -> None:
    words = said(agenda(profile(key), "rapid_review"))
    for item in (
        "quorum, apologies and substitutes",
        "Declarations of conflict of interest, and confidentiality",
        "The facts",
        "Immediate safety of the child, brothers and sisters, and any other vulnerable person",
        "Immediate learning, and how it is shared",
        "Potential for improvement",
        "Criteria",
        "Decision, or an alternative learning review",
        "Engagement of the family",
        "Parallel proceedings",
        "Actions",
    ):
        assert item in words, item
    panel = said(agenda(profile(key), "panel"))
    assert "Parallel processes" in panel or "Parallel proceedings" in panel
    assert "act now" in panel or "acted on" in panel


@pytest.mark.requirement("L58", "L89")
def test_family_and_action_now_stand_on_every_llr_panel_agenda() -> None:
    words = said(agenda(profile(), "panel"))
    assert "Engagement of the family" in words
    assert "Whether any agency must act now" in words


def test_worksheets_are_read_with_real_dates_and_their_faults_told(tmp_path: Path) -> None:
    from datetime import date

    from pipeline.errors import BadCase

    meetings = [("Meeting", "Date", "Time", "Place", "Kind")]
    meetings.append(("RR", date(2026, 3, 24), "10:00", "Room 1", "Rapid review meeting"))  # type: ignore[arg-type]
    people = [("meeting", "name", "agency", "present", "substitute for", "substitute named on")]
    people.append(("RR", "Ada Quill", "police", "Yes", "Bo Inkwell", date(2026, 3, 20)))  # type: ignore[arg-type]
    write_sheets(tmp_path / "meetings.xlsx", {"Meetings": meetings, "Attendance": people})
    found = read_worksheets(tmp_path)
    meeting = found.meeting("rapid review")
    assert meeting is not None
    assert meeting.on == date(2026, 3, 24)
    assert found.at(meeting)[0].substitute_named_on == date(2026, 3, 20)
    people[1] = ("XX", "Ada Quill", "police", "maybe", "Bo Inkwell", "soon")
    write_sheets(tmp_path / "meetings.xlsx", {"Meetings": meetings, "Attendance": people})
    with pytest.raises(BadCase) as stop:
        read_worksheets(tmp_path)
    assert "present: should be one of" in stop.value.sentence
    assert "substitute named on: should be a date" in stop.value.sentence
    assert "rows for a meeting the sheet Meetings has not: 1" in stop.value.sentence
    assert "Quill" not in stop.value.sentence
