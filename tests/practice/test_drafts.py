"""Versions of the report: who has which, who approves, what changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.assemble.drafts import (
    changes,
    comparison,
    day_of_draft,
    draft_letters,
    draft_register,
)
from pipeline.assemble.overview_report import overview_report
from pipeline.document import PageBreak, Paragraph, plain
from pipeline.practice_lists import Feedback
from pipeline.prose_files import Prose
from tests.practice.made_up import review, words_of


@pytest.mark.requirement("E22", "E5", "L80", "P1", "K13")
def test_it_is_known_who_has_which_draft_and_who_must_still_approve() -> None:
    held = review(
        lists={"feedback": (Feedback("F1", "0.1", reader="Made-Up Police"),)},
        settings={
            "review": {
                "drafts": [
                    {"draft": "0.1", "to": "Made-Up Police", "as": "agency", "on": date(2026, 8, 1)},
                    {"draft": "0.1", "to": "The family", "as": "family", "on": date(2026, 8, 3),
                     "back_on": date(2026, 8, 9)},
                ],
                "approvals": [
                    {"document": "final report", "group": "final_approval", "on": date(2026, 9, 1)}
                ],
            }
        },
    )  # fmt: skip
    said = words_of(draft_register(held))
    assert "1 August 2026" in said
    assert "not back yet" in said
    assert "9 August 2026" in said
    assert "Case Review Group" in said
    assert "not yet" in said
    assert "recorded before the step ahead of it" in said


def _texts(*paragraphs: str) -> tuple[Prose, ...]:
    return (Prose("01", "\n\n".join(paragraphs)),)


@pytest.mark.requirement("E22")
def test_what_changed_between_drafts_is_told_by_paragraph() -> None:
    old = _texts("One stays.", "He was seen at home in May.", "This goes.", "This moves away.")
    new = _texts(
        "This moves away.", "One stays.", "He was seen at school in May.", "Quite new here"
    )
    found = [(c.was, c.now, c.moved) for c in changes(old, new)]
    assert found == [
        ("", "This moves away.", True),
        ("He was seen at home in May.", "He was seen at school in May.", False),
        ("", "Quite new here", False),
        ("This goes.", "", False),
        ("This moves away.", "", True),
    ]
    said = words_of(comparison(review(), old, new, ("0.1", "0.2")))
    assert "Moved" in said
    assert "school" in said


PARTS = st.lists(st.sampled_from(["a b c d", "a b c e", "f g h i", "j", "k l m n o"]), max_size=6)


@settings(max_examples=60, derandomize=True)
@given(PARTS, PARTS)
def test_no_paragraph_of_either_draft_is_left_out(old: list[str], new: list[str]) -> None:
    found = changes(_texts(*old), _texts(*new))
    kept_old = sorted(old)
    kept_new = sorted(new)
    for change in found:
        if change.was:
            kept_old.remove(change.was)
        if change.now:
            kept_new.remove(change.now)
    assert kept_old == kept_new


def test_a_letter_goes_with_the_draft_to_each_reader_who_has_not_replied() -> None:
    drafts = [
        {"draft": "0.2", "to": "Made-Up Police", "on": date(2026, 8, 1), "due": date(2026, 8, 20)},
        {"draft": "0.2", "to": "GP", "on": date(2026, 8, 1), "back_on": date(2026, 8, 9)},
        {"draft": "0.1", "to": "Panel", "on": date(2026, 7, 1)},
    ]
    letters = draft_letters(review(settings={"review": {"drafts": drafts}}))
    assert list(letters) == ["draft-0.2-1"]
    said = words_of(letters["draft-0.2-1"])
    assert "reply by 20 August 2026" in said
    assert "1 August 2026" in said  # the letter's own day: that on which the draft goes


def test_a_draft_goes_to_the_family_in_words_for_a_family_and_to_a_panel_as_colleagues() -> None:
    drafts = [
        {"draft": "0.2", "to": "Jo Made-Up", "as": "family", "on": date(2026, 8, 1)},
        {"draft": "0.2", "to": "The panel", "as": "panel", "on": date(2026, 8, 1)},
    ]
    family = {"contact": "H. T.", "members": [{"key": "mother-1", "address_as": "Ms Made-Up"}]}
    letters = draft_letters(review(settings={"review": {"drafts": drafts}, "family": family}))
    mother, panel = map(words_of, letters.values())
    assert "Dear Ms Made-Up" in mother
    assert "H. T." in mother
    assert "comment sheet" not in mother
    assert "Dear colleagues" in panel


def test_a_draft_bears_its_own_day_on_its_cover_and_never_one_before_the_review_began() -> None:
    sent = [
        {"draft": "0.1", "to": "Panel", "on": date(2026, 8, 1)},
        {"draft": "0.2", "to": "Panel", "on": date(2026, 9, 12)},
        {"draft": "0.2", "to": "GP", "on": date(2026, 9, 10)},
    ]
    assert day_of_draft(review()) == date(2026, 9, 1)  # the day of the papers
    held = review(settings={"review": {"drafts": sent}})
    assert day_of_draft(held) == date(2026, 9, 10)
    own = review(settings={"report": {"draft": "0.2", "drafted": date(2026, 9, 8)}})
    assert day_of_draft(own) == date(2026, 9, 8)
    early = {"prepared": date(2026, 3, 26), "initiated": date(2026, 4, 2)}
    assert day_of_draft(replace(review(), case=replace(review().case, dates=early))) is None
    line, after = overview_report(own).blocks[:2]
    assert isinstance(line, Paragraph)
    assert plain(line.content).endswith("Draft 0.2 of 8 September 2026.")
    assert isinstance(after, PageBreak)
