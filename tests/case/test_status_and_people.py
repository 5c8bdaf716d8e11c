"""The morning's status: one line for each thing that needs someone, and no name in any line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipeline.assemble.people import warnings
from pipeline.assemble.review import Review
from pipeline.assemble.status import lines, status, tracker
from pipeline.case import Escalation
from pipeline.model import InformationReport, Locator
from pipeline.problems import Problem
from pipeline.worksheets import Action, Attendance, Meeting, Worksheets
from tests.case.invented_case import CASE, event, review, said

EVENTS = (
    event("police-0001", date(2026, 2, 20), "Called to the home."),
    event("council-0001", date(2026, 2, 21), "Referral."),
)
REPORTS = (InformationReport("police", "information-report"), InformationReport("council", "reply"))


def _whole(folder: Path, **parts: object) -> Review:
    return review(folder, events=EVENTS, reports=REPORTS, **parts)


def _with_agency(held: Review, key: str, **changed: object) -> Review:
    agencies = tuple(
        replace(agency, **changed) if agency.key == key else agency  # type: ignore[arg-type]
        for agency in held.case.agencies
    )
    return replace(held, case=replace(held.case, agencies=agencies))


@pytest.mark.requirement("L30", "E2", "E6", "E36")
def test_each_agency_is_asked_valid_queried_corrected_nil_or_late(tmp_path: Path) -> None:
    nil = InformationReport("gp", "nil-return")
    problem = Problem("file-empty", Locator("council"))
    held = _whole(tmp_path, problems=(problem,))
    states = {one.held.agency.key: one.state for one in tracker(held, date(2026, 3, 19))}
    assert states == {"police": "valid", "council": "queried", "gp": "asked"}
    states = {one.held.agency.key: one.state for one in tracker(held, date(2026, 3, 20))}
    assert states["gp"] == "late"
    held = replace(held, reports=(*held.reports, nil), problems=())
    found = tracker(held, date(2026, 3, 20), corrected=("council",))
    states = {one.held.agency.key: one.state for one in found}
    assert states == {"police": "valid", "council": "corrected", "gp": "nil return"}


@pytest.mark.requirement("L17", "L30", "E6")
def test_a_late_return_climbs_the_ladder_a_step_at_a_time(tmp_path: Path) -> None:
    held = _whole(tmp_path)
    today = date(2026, 3, 25)
    (line,) = [one for one in lines(held, today) if one.startswith("gp:")]
    assert line == "gp: factual summary late by 4 working days. Send the reminder."
    held = _with_agency(held, "gp", reminded=(date(2026, 3, 20),))
    (line,) = [one for one in lines(held, today) if one.startswith("gp: factual")]
    assert "Next: Independent Reviewer or a member of the Case Review Panel (LLR 2.1.7)" in (
        line.replace("default, as ", "")
    )
    steps = tuple(Escalation("x", date(2026, 3, 21)) for _ in range(4))
    held = _with_agency(held, "gp", escalated=steps)
    (line,) = [one for one in lines(held, today) if one.startswith("gp: factual")]
    assert "take legal advice" in line


@pytest.mark.requirement("L30", "E2", "P20")
def test_late_steps_say_by_how_much_by_which_rule_and_who_is_told(tmp_path: Path) -> None:
    told = lines(_whole(tmp_path), date(2026, 3, 30))
    (panel,) = [line for line in told if "letter to the National Panel" in line]
    assert "late by 2 working days (LLR 4.9)" in panel
    assert "Tell: Partnership and Child Safeguarding Practice Review Panel." in panel


@pytest.mark.requirement("S12", "E31", "P14")
def test_an_overdue_action_is_told_by_its_number_and_a_done_one_is_not(tmp_path: Path) -> None:
    sheets = Worksheets(
        actions=(
            Action("A1", "Share it", due=date(2026, 3, 18)),
            Action("A2", "Write it", due=date(2026, 3, 18), done_on=date(2026, 3, 17)),
            Action("A3", "Close it", due=date(2026, 3, 18), state="closed"),
            Action("A4", "Later", due=date(2026, 6, 1)),
        )
    )
    told = lines(_whole(tmp_path, worksheets=sheets), date(2026, 3, 20))
    assert [line for line in told if line.startswith("Action")] == [
        "Action A1: overdue by 2 working days."
    ]


@pytest.mark.requirement("L30")
def test_a_file_in_nobodys_folder_comes_before_the_reminder_it_may_make_needless(
    tmp_path: Path,
) -> None:
    stray = Problem(
        "file-not-in-agency-folder",
        Locator("", "gpp", part="folder"),
        expected="returns/gp/, the nearest key of case.toml",
    )
    told = lines(_whole(tmp_path, problems=(stray,)), date(2026, 3, 25))
    assert told[0].startswith("Returns: Files lie in returns/gpp")
    assert "Should it be returns/gp/" in told[0]
    assert any(line.startswith("gp: factual summary late") for line in told[1:])


@pytest.mark.requirement("E2")
def test_days_that_cannot_both_be_right_are_pointed_out_before_anything_is_called_late(
    tmp_path: Path,
) -> None:
    assert not [line for line in lines(_whole(tmp_path), date(2026, 3, 6)) if "Dates:" in line]
    wrong = CASE.replace("notification = 2026-03-05", "notification = 2027-03-05")
    assert wrong != CASE
    told = lines(_whole(tmp_path, text=wrong), date(2026, 3, 6))
    assert told[0] == (
        "Dates: meeting (24 March 2026) is before notification (5 March 2027). "
        "Look at [dates] in case.toml."
    )


def test_what_several_agencies_lack_is_one_line(tmp_path: Path) -> None:
    told = lines(_whole(tmp_path), date(2026, 3, 6))
    lacking = [line for line in told if "is recorded (" in line]
    assert lacking == ["People: council and gp: no contact or address is recorded (LLR 8.2.2)."]


def test_involvement_that_is_known_is_told_apart_from_what_is_not_recorded(tmp_path: Path) -> None:
    member = '\n[[members]]\nname = "Fern Quagmire"\npart = "author"\nagency = "police"\n'
    told = lines(_whole(tmp_path / "a", text=CASE + member), date(2026, 3, 6))
    assert any("author: it is not recorded whether there was direct" in line for line in told)
    member += "direct_involvement = true\n"
    told = lines(_whole(tmp_path / "b", text=CASE + member), date(2026, 3, 6))
    assert any("author: had direct involvement with the family" in line for line in told)


def test_no_line_names_anybody(tmp_path: Path) -> None:
    text = CASE + '\n[[members]]\nname = "Fern Quagmire"\npart = "author"\nagency = "police"\n'
    told = "\n".join(lines(_whole(tmp_path, text=text), date(2026, 6, 1)))
    for name in ("Quagmire", "Farraday", "Quill", "Linnet"):
        assert name not in told
    assert "author: a declaration is missing" in told


def test_when_nothing_needs_anyone_it_says_so(tmp_path: Path) -> None:
    held = replace(_whole(tmp_path), case=replace(review(tmp_path).case, agencies=(), members=()))
    held = replace(held, case=replace(held.case, dates={}))
    assert lines(held, date(2026, 3, 6)) == ("Nothing needs anyone today.",)


def test_the_page_holds_returns_deadlines_actions_and_people(tmp_path: Path) -> None:
    words = said(status(_whole(tmp_path), date(2026, 3, 25)))
    for title in ("Needs someone today", "Returns", "Deadlines", "People: to look at"):
        assert title in words
    assert "Inventshire Police" in words


# ---------------------------------------------------------------- people


def _rules(held: Review) -> list[str]:
    return [f"{one.rule}: {one.words} ({one.source})" for one in warnings(held)]


def _members(*lines_: str) -> str:
    return CASE + "".join(f"\n[[members]]\n{line}\n" for line in lines_)


@pytest.mark.requirement("L55", "E26", "E35", "P10", "K3")
def test_direct_involvement_is_looked_at_with_its_paragraph(tmp_path: Path) -> None:
    text = _members(
        'name = "Fern Dell"\npart = "panel member"\nagency = "police"\ndirect_involvement = true\n'
        "declared_on = 2026-03-10",
        'name = "Ash Dell"\npart = "author"\nagency = "police"\ndirect_involvement = false\n'
        "declared_on = 2026-03-10",
    )
    told = _rules(review(tmp_path, "essex", text))
    (found,) = [line for line in told if line.startswith("direct involvement")]
    assert "Fern Dell, panel member, had direct involvement with the family." in found
    assert "Essex, Review Team and Authors" in found


@pytest.mark.requirement("E35")
def test_an_author_who_sits_on_the_panel_is_pointed_out(tmp_path: Path) -> None:
    both = 'agency = "police"\ndirect_involvement = false\ndeclared_on = 2026-03-10'
    text = _members(
        f'name = "Ash Dell"\npart = "author"\n{both}',
        f'name = "Ash Dell"\npart = "panel member"\n{both}',
    )
    assert any(
        "Ash Dell is an author and also panel member." in line
        for line in _rules(review(tmp_path, text=text))
    )


@pytest.mark.requirement("L55")
def test_a_panel_without_a_safeguarding_partner_is_pointed_out(tmp_path: Path) -> None:
    text = _members(
        'name = "Ash Dell"\npart = "chair"\nagency = "police"\ndirect_involvement = false\n'
        "declared_on = 2026-03-10"
    )
    told = [line for line in _rules(review(tmp_path, text=text)) if line.startswith("panel:")]
    assert [line.partition("nobody from: ")[2].partition(".")[0] for line in told] == [
        "local authority",
        "health",
    ]
    assert "LLR 6.2.1" in told[0]


@pytest.mark.requirement("E10")
def test_a_substitute_is_named_two_working_days_before_in_essex(tmp_path: Path) -> None:
    def told(named: date | None, key: str = "essex") -> list[str]:
        row = Attendance(
            "RR", "Ash Dell", "police", present="yes", substitute_for="Fern Dell",
            substitute_named_on=named,
        )  # fmt: skip
        sheets = Worksheets((Meeting("RR", date(2026, 3, 24), kind="rapid review"),), (row,))
        held = review(tmp_path, key, worksheets=sheets)
        return [line for line in _rules(held) if line.startswith("substitute")]

    assert not told(date(2026, 3, 20))  # Friday: Monday and Tuesday are the two
    assert "named 1 working days before; 2 are needed." in told(date(2026, 3, 23))[0]
    assert "is not recorded" in told(None)[0]
    assert not told(date(2026, 3, 23), "llr")


@pytest.mark.requirement("S2")
def test_a_change_of_member_is_flagged_in_staffordshire_and_nowhere_else(tmp_path: Path) -> None:
    meetings = tuple(
        Meeting(name, date(2026, 4, n), kind="review panel") for n, name in ((1, "P1"), (2, "P2"))
    )
    came = (
        Attendance("P1", "Ash Dell", "police", present="yes"),
        Attendance("P2", "Fern Dell", "police", present="yes"),
        Attendance("P1", "Oak Dell", "council", present="yes"),
        Attendance("P2", "Oak Dell", "council", present="yes"),
    )
    sheets = Worksheets(meetings, came)
    told = [
        w
        for w in warnings(review(tmp_path, "staffordshire", worksheets=sheets))
        if w.rule == "same member"
    ]
    assert [one.words for one in told] == ["Police has been represented by Ash Dell and Fern Dell."]
    assert "Ash" not in told[0].public
    assert not [w for w in warnings(review(tmp_path, worksheets=sheets)) if w.rule == "same member"]


@pytest.mark.requirement("L54")
def test_a_reviewer_not_yet_named_to_the_national_bodies_is_pointed_out(tmp_path: Path) -> None:
    begun = CASE.replace("[scope]", "initiated = 2026-04-02\n\n[scope]")
    wanted = "Child Safeguarding Practice Review Panel, Ofsted and Department for Education"
    assert any(
        f"not recorded as sent to {wanted}" in line
        for line in _rules(review(tmp_path / "a", text=begun))
    )
    named = begun.replace("[scope]", "reviewer_named = 2026-04-03\n\n[scope]", 1)
    assert not any(
        "not recorded as sent to" in line for line in _rules(review(tmp_path / "b", text=named))
    )


@pytest.mark.requirement("E12", "P12", "P13", "L63")
def test_an_agency_without_a_contact_or_secure_address_is_pointed_out(tmp_path: Path) -> None:
    told = [line for line in _rules(review(tmp_path)) if line.startswith("contact")]
    assert len(told) == 2
    assert "GP: no contact or address is recorded." in told[1]


@pytest.mark.requirement("L9", "L62")
def test_declarations_and_reasons_of_the_family_are_looked_for(tmp_path: Path) -> None:
    text = CASE.replace("declared_on = 2026-03-20\n", "")
    text += '\n[[family.members]]\nkey = "mother-1"\ninvolved = false\n'
    told = "\n".join(_rules(review(tmp_path, text=text)))
    assert "has not declared interests and confidentiality. (LLR 1.5.8)" in told
    assert "mother-1: the reason for not being involved is to be recorded. (LLR 7.4.2)" in told
