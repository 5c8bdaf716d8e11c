"""The chronology as data: the agreed columns first, text as it is, nothing guessed."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model import NO_DATE, EventDate, Precision
from pipeline.render.data import COLUMNS, chronology_csv, chronology_json
from tests.render.test_workbooks import Merged, event

AGREED = (
    "event_id agency date_from date_to precision uncertain time time_to source event outcome analysis "
    "expected_practice category file place"
).split()


def rows(data: bytes) -> list[dict[str, str]]:
    """CSV as a program reads it."""
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def test_the_agreed_columns_come_first_in_their_order() -> None:
    made = chronology_csv(Merged(event(1)))
    assert made.decode().splitlines()[0].split(",")[: len(AGREED)] == AGREED
    assert list(COLUMNS) == AGREED
    assert list(json.loads(chronology_json(Merged(event(1))))[0])[: len(AGREED)] == AGREED


def test_dates_are_iso_and_an_unknown_one_is_empty() -> None:
    spring = EventDate(
        date(2022, 3, 1),
        date(2022, 5, 31),
        Precision.SEASON,
        uncertain=True,
        as_written="?spring 2022",
    )
    first, second = rows(chronology_csv(Merged(event(1, when=spring), event(2, when=NO_DATE))))
    assert [first[name] for name in ("date_from", "date_to", "precision", "uncertain", "date_as_written")] == [
        "2022-03-01", "2022-05-31", "season", "true", "?spring 2022",
    ]  # fmt: skip
    assert [second[name] for name in ("date_from", "date_to", "precision")] == ["", "", "unknown"]


def test_text_is_never_prefixed_quoted_or_read() -> None:
    typed = [
        "=1+1",
        "+44 1632 960001",
        "- mother said",
        "None",
        "NA",
        "00123",
        ' "quoted", she said ',
        "two\nlines",
    ]
    found = rows(
        chronology_csv(Merged(*(event(n, event=text) for n, text in enumerate(typed, start=1))))
    )
    assert [row["event"] for row in found] == typed
    assert [
        one["event"]
        for one in json.loads(
            chronology_json(Merged(*(event(n, event=t) for n, t in enumerate(typed, 1))))
        )
    ] == typed


def test_the_agencys_other_columns_follow_under_their_own_headings() -> None:
    more = event(1, extra=(("RAG", "Red"), ("file", "F1"), ("RAG", "Amber")))
    row = rows(chronology_csv(Merged(more, event(2))))[0]
    assert row["RAG"] == "Red\nAmber"
    assert row["file"] == "return.xlsx"
    assert row["file (agency's column)"] == "F1"


def test_the_place_is_the_agencys_own() -> None:
    assert rows(chronology_csv(Merged(event(3))))[0]["place"] == "Sheet1, row 4"


def test_the_file_is_plain_utf8_with_newlines_alone() -> None:
    made = chronology_csv(Merged(event(1, event="Ŵŷ é 中")))
    assert not made.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in made
    assert "Ŵŷ é 中" in made.decode()


@settings(max_examples=60)
@given(
    st.lists(st.text(st.characters(exclude_characters="\x00"), max_size=50), min_size=1, max_size=4)
)
def test_any_words_come_back_as_they_were_typed(texts: list[str]) -> None:
    merged = Merged(*(event(n, event=text) for n, text in enumerate(texts, start=1)))
    assert [one["event"] for one in json.loads(chronology_json(merged))] == texts
    plain = [text.encode("utf-8", "backslashreplace").decode() for text in texts]
    assert [row["event"] for row in rows(chronology_csv(merged))] == plain
