"""Deadlines: recomputed by hand in ``tests/spec/clocks.md``, and how each stands."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.assemble.calendar import LONGEST, calendar
from pipeline.assemble.deadlines import deadline_blocks
from pipeline.case import Case
from pipeline.clocks import (
    Deadline,
    deadlines,
    earliest_publication,
    is_working,
    late,
    months_after,
    state,
    working_days_after,
    working_days_before,
    working_days_between,
)
from tests.case.invented_case import CASE, PROFILES, profile, review, said
from tests.case.tables import Row, sections


def _case(**days: date) -> Case:
    return Case("inv", "INV-1", "llr", "A title", "child-1", dates=days)


def _by_key(case: Case, key: str = "llr") -> dict[str, Deadline]:
    return {held.key: held for held in deadlines(case, profile(key))}


@pytest.mark.requirement("L19", "L27", "L29", "L33", "L44", "L45", "L85", "L86", "P8", "K14")
@pytest.mark.parametrize(
    ("title", "starts", "expected"),
    [(title, tables[0], tables[1]) for title, tables in sections("clocks.md")],
    ids=[title for title, _ in sections("clocks.md")],
)
def test_deadlines_are_those_worked_out_by_hand(
    title: str, starts: list[Row], expected: list[Row]
) -> None:
    days = {row["from"]: row["day"] for row in starts}
    track = days.pop("track", "notified")
    given_days = {name: date.fromisoformat(day) for name, day in days.items()}
    found = _by_key(replace(_case(**given_days), track=track))
    for row in expected:
        reading = found[row["clock"]].chosen
        got = (str(reading.earliest or ""), str(reading.due or ""))
        assert got == (row["earliest"], row["due"]), f"{title}: {row['clock']}"


@pytest.mark.requirement("L24")
def test_the_two_tracks_have_their_own_steps() -> None:
    notified, referred = _by_key(_case()), _by_key(replace(_case(), track="referred"))
    assert {"to_panel", "meeting", "replies_in"} <= set(notified)
    assert {"discussed", "collated"} <= set(referred)
    assert not {"discussed", "collated"} & set(notified)
    assert not {"to_panel", "meeting"} & set(referred)
    assert {"review_complete", "report_sent"} <= set(notified) & set(referred)


def test_where_the_guidance_disagrees_both_are_shown_and_the_choice_is_marked(
    tmp_path: Path,
) -> None:
    found = _by_key(review(tmp_path).case)
    to_panel, meeting = found["to_panel"], found["meeting"]
    assert (to_panel.chosen.source, to_panel.due) == ("LLR 4.9", date(2026, 3, 26))
    assert [(c.source, c.due) for c in to_panel.conflicts] == [("LLR 4.2.2", date(2026, 3, 24))]
    assert [(c.source, c.earliest, c.due) for c in meeting.conflicts] == [
        ("LLR 4.4.2", date(2026, 3, 13), date(2026, 3, 23))
    ]
    words = said(deadline_blocks(review(tmp_path)))
    assert "the profile goes by 15 working days after notification (LLR 4.9)" in words
    assert "LLR 4.2.2 says 15 working days after becoming aware: Tuesday 24 March 2026" in words
    assert "a meeting on day 7 would come before them" in words


def test_readings_that_agree_are_no_conflict() -> None:
    day = date(2026, 3, 5)
    assert not _by_key(_case(notification=day, aware=day))["to_panel"].conflicts


@pytest.mark.requirement("L20", "L30")
def test_a_deadline_is_met_due_or_late_by_so_many_working_days() -> None:
    held = _by_key(_case(notification=date(2025, 12, 18)))["request_sent"]  # due 22 December
    done = replace(held, done=date(2025, 12, 29))
    told = {
        state(held, date(2025, 12, 19)).words(),
        state(held, date(2025, 12, 22)).words(),
        state(held, date(2025, 12, 29)).words(),
        state(held).words(),
        state(replace(held, done=date(2025, 12, 22))).words(),
        state(done).words(),
        state(done, date(2025, 12, 23)).words(),
    }
    assert told == {
        "due in 1 working day",
        "due today",
        "late by 3 working days",  # 23, 24 and 29: Christmas and Boxing Day do not count
        "due",
        "met",
        "met, 3 working days late",
        "planned 3 working days late",
    }
    assert late([held], date(2025, 12, 23)) == (held,)
    assert not late([held], date(2025, 12, 22))


def test_a_meeting_before_its_window_is_said_to_be_early() -> None:
    days = {"notification": date(2026, 3, 5), "meeting": date(2026, 3, 16)}
    assert state(_by_key(_case(**days))["meeting"]).kind == "early"


def test_a_step_whose_start_is_not_known_waits() -> None:
    held = _by_key(_case())["to_panel"]
    assert held.due is None
    assert state(held, date(2026, 1, 1)).words() == "cannot be counted yet"


def test_without_a_day_nothing_is_ever_late(tmp_path: Path) -> None:
    assert "late by" not in said(deadline_blocks(review(tmp_path)))
    assert "late by" in said(deadline_blocks(review(tmp_path), date(2026, 6, 1)))


@pytest.mark.requirement("L20", "P20")
def test_who_is_told_of_a_delay_is_named() -> None:
    assert "Secretary of State for Education" in _by_key(_case())["review_complete"].tells
    sscp = _by_key(_case(), "sscp")["review_complete"]
    assert sscp.tells == ("SSCP Executive", "Child Safeguarding Practice Review Panel")


@pytest.mark.requirement("L85")
def test_publication_comes_seven_working_days_after_the_copies_go() -> None:
    assert earliest_publication(date(2026, 3, 31), profile()) == date(2026, 4, 13)


# ---------------------------------------------------------------- the calendar itself

DAYS = st.dates(date(2015, 1, 1), date(2030, 12, 31))


@settings(max_examples=60, derandomize=True, deadline=None)
@given(DAYS, st.integers(1, 30))
def test_counting_forward_back_and_between_agree(start: date, count: int) -> None:
    end = working_days_after(start, count)
    assert is_working(end)
    assert working_days_between(start, end) == count
    assert working_days_before(end, count) <= max(start, end - timedelta(days=1))
    assert working_days_between(working_days_before(end, count), end) == count


@settings(max_examples=60, derandomize=True, deadline=None)
@given(DAYS, st.integers(-24, 24))
def test_months_keep_the_day_or_take_the_last(start: date, count: int) -> None:
    found = months_after(start, count)
    assert (found.year * 12 + found.month) - (start.year * 12 + start.month) == count
    assert found.day == start.day or (found + timedelta(days=1)).day == 1


def test_the_calendar_file_folds_and_ends_its_lines_as_the_standard_asks(tmp_path: Path) -> None:
    text = calendar(review(tmp_path))
    lines = text.split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert max(len(line.encode()) for line in lines) <= LONGEST
    unfolded = text.replace("\r\n ", "")
    assert "UID:" in unfolded
    assert "SUMMARY:INV-2026-07: Due: Combined summary and covering letter" in unfolded
    # The meeting is set, so its own day stands; the window is told beside it.
    assert "DTSTART;VALUE=DATE:20260324\r\nDTEND;VALUE=DATE:20260325" in unfolded
    assert "(LLR 4.9): Thursday 19 March 2026 to Tuesday 24 March 2026" in unfolded
    assert "LLR 4.2.2: 15 working days after becoming aware: " in unfolded
    assert unfolded.count("DTSTAMP:20260320T000000Z") == unfolded.count("BEGIN:VEVENT")
    assert "Quagmire" not in unfolded
    assert text == calendar(review(tmp_path))


def test_until_the_meeting_is_set_the_calendar_holds_its_whole_window(tmp_path: Path) -> None:
    unset = CASE.replace("meeting = 2026-03-24\n", "")
    unfolded = calendar(review(tmp_path, text=unset)).replace("\r\n ", "")
    assert "DTSTART;VALUE=DATE:20260319\r\nDTEND;VALUE=DATE:20260325" in unfolded


@pytest.mark.parametrize("key", PROFILES)
def test_every_clock_of_every_profile_has_a_source(key: str) -> None:
    for held in deadlines(_case(), profile(key)):
        assert held.chosen.source
        assert all(other.source for other in held.others)
        assert "{" not in held.title + held.who


@pytest.mark.requirement("L33")
def test_llrs_other_window_for_the_meeting_counts_seven_to_thirteen_days_from_the_referral(
    tmp_path: Path,
) -> None:
    # Monday 15 December 2025: the seventh working day is Christmas Eve, the thirteenth 6 January.
    text = re.sub(r"(?m)^referral = .*\n", "", CASE)
    text = text.replace("[scope]", "referral = 2025-12-15\n\n[scope]", 1)
    held = review(tmp_path, text=text)
    (step,) = [one for one in deadlines(held.case, held.profile) if one.key == "meeting"]
    (other,) = step.conflicts
    assert (other.earliest, other.due) == (date(2025, 12, 24), date(2026, 1, 6))
    assert other.rule == "7 to 13 working days after referral"
    assert other.source == "LLR 4.4.2"
