"""The completed summary taken back: what the meeting wrote becomes the review's answers."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipeline import rapid_review
from pipeline.adopt import adopt_summary, compare
from pipeline.assemble.combined_summary import combined_summary
from pipeline.assemble.panel_summary import decision_record, panel_summary
from pipeline.assemble.review import Review
from pipeline.case import ANSWERS, read_case
from pipeline.document import Document, FormField, walk
from pipeline.errors import BadCase
from pipeline.render.word import word
from tests.case.invented_case import CASE, PEOPLE, profile, review, said
from tests.render.reading import parts, rebuilt

FOLDERS = profile().folders
WRITTEN = {
    "meeting.date": "24 March 2026",
    "criteria.themes.answer": "yes",
    "criteria.themes.reason": 'Seen twice before: "again & again" \\ <so>\nA second line.',
    "decision.answer": "local review",
    "decision.reason": "Two agencies held half a story each.",
    "key_lines.1": "Neglect: how was it seen?",
    "key_lines.2": "Fathers: who asked?",
}


def _completed(document: Document, written: dict[str, str]) -> bytes:
    """The summary as Word gives it back: its fields filled in."""
    blocks = tuple(
        replace(block, value=written.get(block.tag, block.value))
        if isinstance(block, FormField)
        else block
        for block in document.blocks
    )
    return word(replace(document, blocks=blocks), FOLDERS)


def _form(held: Review) -> list[FormField]:
    return [b for b in walk(combined_summary(held).blocks) if isinstance(b, FormField)]


def _without_lines(text: str) -> str:
    start, end = text.index("[[key_lines]]"), text.index("[[agencies]]")
    return (text[:start] + text[end:]).replace("meeting = 2026-03-24\n", "")


@pytest.mark.requirement("L38", "L48", "S1")
def test_what_the_meeting_wrote_is_the_cases_own_and_nothing_is_typed_twice(
    tmp_path: Path,
) -> None:
    held = review(tmp_path, text=_without_lines(CASE))
    assert "meeting" not in held.case.dates
    adopted = adopt_summary(_completed(combined_summary(held), WRITTEN), _form(held), tmp_path)
    assert {change.tag for change in adopted.changes} == set(WRITTEN)
    case = read_case(tmp_path)
    assert {tag: case.answers[tag] for tag in WRITTEN} == WRITTEN
    # The case has moved to a review: its days and key lines stand without retyping.
    assert case.dates["meeting"] == case.dates["decision"] == date(2026, 3, 24)
    assert case.dates["initiated"] == case.dates["discussed"] == date(2026, 3, 24)
    assert [(line.number, line.title, line.question) for line in case.key_lines] == [
        (1, "Neglect", "how was it seen?"),
        (2, "Fathers", "who asked?"),
    ]
    after = Review(case, PEOPLE, profile())
    words = said(panel_summary(after))
    assert "Reason for the decision: Two agencies held half a story each." in words
    assert "Local Child Safeguarding Practice Review" in said(decision_record(after)).title()


def test_a_date_in_the_case_file_is_not_overruled_by_the_form(tmp_path: Path) -> None:
    held = review(tmp_path)
    written = {**WRITTEN, "meeting.date": "25 March 2026"}
    adopt_summary(_completed(combined_summary(held), written), _form(held), tmp_path)
    assert read_case(tmp_path).dates["meeting"] == date(2026, 3, 24)


def test_a_meeting_that_was_moved_is_pointed_out_when_its_summary_is_adopted(
    tmp_path: Path,
) -> None:
    held = review(tmp_path)
    moved = _completed(combined_summary(held), {**WRITTEN, "meeting.date": "25 March 2026"})
    told = " ".join(rapid_review.adopt(tmp_path, moved, held).lines)
    assert "the meeting was on 25 March 2026; case.toml says 24 March 2026" in told
    assert "correct [dates] meeting" in told


def test_a_choice_typed_over_the_list_is_taken_as_it_is_offered(tmp_path: Path) -> None:
    held = review(tmp_path)
    typed = {"criteria.themes.answer": "Yes.", "decision.answer": "Local  Review"}
    adopt_summary(_completed(combined_summary(held), typed), _form(held), tmp_path)
    answers = read_case(tmp_path).answers
    assert (answers["criteria.themes.answer"], answers["decision.answer"]) == (
        "yes",
        "local review",
    )


def _as_older_libreoffice_saves(data: bytes) -> bytes:
    """What 7.4 leaves: no tags, no mark of a prompt, a choice without its name."""
    text = parts(data)["word/document.xml"].decode()
    text = re.sub(r"<w:tag [^>]*/>|<w:showingPlcHdr/>", "", text)
    text = re.sub(r'<w:alias w:val="[^"]*"/>(?=<w:id [^>]*/><w:dropDownList>)', "", text)
    return rebuilt(data, word_document_xml=text)


def test_a_summary_saved_by_older_libreoffice_is_read_by_the_order_of_its_questions(
    tmp_path: Path,
) -> None:
    held = review(tmp_path, text=_without_lines(CASE))
    saved = _as_older_libreoffice_saves(_completed(combined_summary(held), WRITTEN))
    assert b"<w:tag " not in parts(saved)["word/document.xml"]
    assert rapid_review.is_summary(saved, held)
    adopt_summary(saved, _form(held), tmp_path)
    answers = read_case(tmp_path).answers
    assert {tag: answers[tag] for tag in WRITTEN} == WRITTEN
    assert set(answers) == set(WRITTEN)  # a prompt is no answer


def test_without_tags_and_with_a_question_gone_nothing_is_guessed(tmp_path: Path) -> None:
    held = review(tmp_path, text=_without_lines(CASE))
    document = combined_summary(held)
    cut = replace(
        document,
        blocks=tuple(
            b for b in document.blocks if getattr(b, "tag", "") != "criteria.themes.reason"
        ),
    )
    assert not rapid_review.is_summary(_as_older_libreoffice_saves(word(cut, FOLDERS)), held)


def test_taking_the_same_file_back_twice_changes_nothing(tmp_path: Path) -> None:
    held = review(tmp_path)
    data = _completed(combined_summary(held), WRITTEN)
    adopt_summary(data, _form(held), tmp_path)
    first = (tmp_path / ANSWERS).read_bytes()
    again = Review(read_case(tmp_path), PEOPLE, profile())
    assert adopt_summary(data, _form(again), tmp_path).changes == ()
    assert (tmp_path / ANSWERS).read_bytes() == first


def test_a_question_missing_from_the_file_keeps_its_answer(tmp_path: Path) -> None:
    held = review(tmp_path)
    adopt_summary(_completed(combined_summary(held), WRITTEN), _form(held), tmp_path)
    now = Review(read_case(tmp_path), PEOPLE, profile())
    document = combined_summary(now)
    cut = replace(
        document,
        blocks=tuple(b for b in document.blocks if getattr(b, "tag", "") != "decision.reason"),
    )
    adopted = adopt_summary(word(cut, FOLDERS), _form(now), tmp_path)
    assert adopted.kept == ("decision.reason",)
    assert read_case(tmp_path).answers["decision.reason"] == WRITTEN["decision.reason"]


def test_an_answer_a_question_does_not_allow_is_told_by_its_tag(tmp_path: Path) -> None:
    held = review(tmp_path)
    bad = {"criteria.themes.answer": "perhaps Linnet", "meeting.date": "some day in spring"}
    with pytest.raises(BadCase) as stop:
        adopt_summary(_completed(combined_summary(held), bad), _form(held), tmp_path)
    assert "(criteria.themes.answer): is not one of: yes, no, not yet known" in stop.value.sentence
    assert "“Date of the meeting” (meeting.date): is not one day" in stop.value.sentence
    assert "Linnet" not in stop.value.sentence
    assert not (tmp_path / ANSWERS).exists()


def test_a_file_that_is_not_the_summary_is_refused(tmp_path: Path) -> None:
    held = review(tmp_path)
    with pytest.raises(BadCase, match="no Word file"):
        compare(b"%PDF-1.7", _form(held))
    with pytest.raises(BadCase, match="cannot be read: the end of the file is missing"):
        compare(word(combined_summary(held), FOLDERS)[:9000], _form(held))
    other = Document("letter", "A letter", ())
    with pytest.raises(BadCase, match="none of the questions"):
        compare(word(other, FOLDERS), _form(held))


def test_what_is_said_on_the_terminal_is_counts_and_the_headings_of_questions(
    tmp_path: Path,
) -> None:
    held = review(tmp_path)
    lines = "\n".join(compare(_completed(combined_summary(held), WRITTEN), _form(held)).lines())
    assert "Answers taken over: " in lines
    assert "\n  Decision\n  Reason for the decision" in lines
    assert "themes in safeguarding and promoting the welfare of children? (reason)" in lines
    assert not [tag for tag in WRITTEN if tag in lines]
    assert "half a story" not in lines


def test_before_the_summary_is_complete_the_panel_copy_says_so(tmp_path: Path) -> None:
    words = said(panel_summary(review(tmp_path)))
    assert "Not complete" in words
    assert "Not answered at the meeting" in words
