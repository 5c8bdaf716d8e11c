"""Names and days are marked on whole text, and not one letter is changed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.assemble.mentions import Marker, marked
from pipeline.document import (
    Dated,
    Mention,
    Paragraph,
    Span,
    Table,
    TableCell,
    TableRow,
    paragraph,
    plain,
)
from tests.case.invented_case import PEOPLE

MARK = Marker(PEOPLE)
PIECES = st.sampled_from(
    ["Linnet Quagmire", "Linny", "Wren Quagmire's", "Puddlewick Primary", "Puddlewick", " and ",
     "4 March 2025", "04/03/2025", "31 February 2025", "2025-03-04", "x", "é", " ", "\n", "Quagmire"]
)  # fmt: skip


def _marks(text: str) -> list[tuple[str, str]]:
    found = []
    for part in MARK(text):
        if isinstance(part, Mention):
            found.append((part.text, part.key))
        elif isinstance(part, Dated):
            found.append((part.text, str(part.when.earliest)))
    return found


@settings(max_examples=150, derandomize=True, deadline=None)
@given(st.lists(PIECES, max_size=12))
def test_marking_changes_no_letter(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert plain(MARK(text)) == text


def test_the_longest_name_wins_and_a_possessive_keeps_its_ending() -> None:
    assert _marks("Puddlewick Primary told Linnet Quagmire's mother, Wren Quagmire.") == [
        ("Puddlewick Primary", "school-1"),
        ("Linnet Quagmire", "child-1"),
        ("Wren Quagmire", "mother-1"),
    ]
    assert _marks("Puddlewick is near.") == [("Puddlewick", "school-1")]


def test_a_name_inside_a_word_is_not_a_name() -> None:
    assert _marks("Linnyish XLinny Puddlewicks") == []


@pytest.mark.parametrize(
    "text",
    [
        "4 March 2025", "4th March 2025", "4th of March 2025", "04/03/2025", "4.3.2025",
        "2025-03-04", "Tuesday 4 March 2025", "Tuesday, 4 Mar 2025", "March 4, 2025",
    ],
)  # fmt: skip
def test_a_day_written_out_is_marked_day_first(text: str) -> None:
    assert _marks(f"Seen on {text}.") == [(text, str(date(2025, 3, 4)))]


@pytest.mark.parametrize("text", ["31 February 2025", "March 2025", "32/01/2025", "v1.2.3", "2025"])
def test_what_is_not_a_day_is_not_marked(text: str) -> None:
    assert _marks(f"See {text}.") == []


def test_a_name_cut_by_spans_of_one_look_is_whole_again() -> None:
    block = Paragraph((Span("Linnet "), Span("Quagmire"), Span(" spoke.")))
    (found,) = marked([block], MARK)
    assert isinstance(found, Paragraph)
    assert found.content[0] == Mention("Linnet Quagmire", "child-1")


def test_marking_reaches_into_tables_lists_and_boxes() -> None:
    table = Table(("a",), (TableRow((TableCell(((Span("Linny"),),)),)),))
    (found,) = marked([table], MARK)
    assert isinstance(found, Table)
    assert isinstance(found.rows[0].cells[0].content[0][0], Mention)
    (plain_paragraph,) = marked([paragraph("Nobody here.")], MARK)
    assert plain_paragraph == paragraph("Nobody here.")
