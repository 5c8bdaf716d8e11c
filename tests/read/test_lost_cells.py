"""The count is made apart from the reading: a cell that a reader loses stops the file."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date

import openpyxl
import pytest
import xlsxwriter

from pipeline.read import excel, word_blocks, word_plain
from pipeline.read.cleaning import count_words, has_unseen, look_over
from pipeline.read.readers import read_bytes
from pipeline.read.reading import Row, Table
from tests.office import docx, para, row, table

ROWS = [("Date", "Event", "Outcome")] + [
    (date(2024, 4, day), f"Visit number {day} at home", "Seen") for day in range(1, 20)
]


def inline_workbook() -> bytes:
    """A workbook with its words within the cells, as openpyxl writes it."""
    out, book = io.BytesIO(), openpyxl.Workbook(write_only=True)
    page = book.create_sheet("Log")
    for texts in ROWS:
        page.append(texts)
    book.save(out)
    return out.getvalue()


def shared_workbook() -> bytes:
    """A workbook with its words in a table of strings, as Excel writes it."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    page, day = book.add_worksheet("Log"), book.add_format({"num_format": "dd/mm/yyyy"})
    for number, texts in enumerate(ROWS):
        for column, text in enumerate(texts):
            page.write(number, column, text, *([day] if isinstance(text, date) else []))
    book.close()
    return out.getvalue()


def word_table() -> bytes:
    """The same rows as a Word table."""
    return docx(para("Log") + table(*(row(*map(str, texts)) for texts in ROWS)))


@pytest.mark.parametrize("written", [inline_workbook, shared_workbook])
def test_a_workbook_is_read_whole_whichever_way_its_words_are_written(
    written: Callable[[], bytes],
) -> None:
    reading, refused = read_bytes(written(), "a.xlsx")
    (sheet,) = reading.tables()
    assert not refused
    assert reading.census.balanced
    assert sheet.rows[19].texts == ["19/04/2024", "Visit number 19 at home", "Seen"]
    assert sheet.rows[19].values == {0: date(2024, 4, 19)}


@pytest.mark.parametrize("written", [inline_workbook, shared_workbook])
@pytest.mark.parametrize("column", [0, 1])
@pytest.mark.parametrize("reader", ["plain_rows", "rows_of", "walked_rows"])
def test_a_cell_of_a_workbook_that_the_reader_loses_stops_the_file(
    written: Callable[[], bytes], column: int, reader: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = getattr(excel, reader)

    def loses_one(*asked: object) -> list[Row]:
        read = whole(*asked)
        rows: list[Row] = Table("Log", read).rows
        rows[7].texts[column] = ""
        rows[7].values.pop(column, None)
        return rows

    if reader != "plain_rows":
        monkeypatch.setattr(excel, "plain_rows", lambda *_: None)
    if reader == "walked_rows":
        monkeypatch.setattr(excel, "is_far", lambda *_: True)
    monkeypatch.setattr(excel, reader, loses_one)
    reading, _ = read_bytes(written(), "a.xlsx")
    assert not reading.census.balanced
    assert [problem.code for problem in reading.problems] == ["census-imbalance"]
    if column:
        assert reading.census.missing[0].startswith("Log: ")
    else:
        assert reading.census.missing == ("Log: 1 of 19 numbers and dates",)


def test_a_cell_of_a_word_table_that_the_reader_loses_stops_the_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = word_blocks.all_rows

    def loses_one(*asked: object) -> list[tuple[object, list[str] | None]]:
        rows = whole(*asked)  # type: ignore[arg-type]
        texts = rows[7][1]
        assert texts is not None
        texts[1] = ""
        return list(rows)

    monkeypatch.setattr(word_blocks, "all_rows", loses_one)
    reading, _ = read_bytes(word_table(), "a.docx")
    assert not reading.census.balanced
    assert [problem.code for problem in reading.problems] == ["census-imbalance"]


@pytest.mark.parametrize("lost", [b"Visit number 7 at home", b"2024-04-07"])
def test_a_text_that_the_reading_of_plain_rows_loses_stops_the_file(
    lost: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = word_plain.texts_of
    monkeypatch.setattr(
        word_plain, "texts_of", lambda run, cell: whole(run.replace(lost, b""), cell)
    )
    reading, _ = read_bytes(word_table(), "a.docx")
    assert not reading.census.balanced
    assert [problem.code for problem in reading.problems] == ["census-imbalance"]


def test_a_word_table_with_set_heights_and_a_repeated_heading_keeps_every_cell() -> None:
    plain, _ = read_bytes(word_table(), "a.docx")
    high = docx(
        para("Log")
        + table(
            *(
                row(*map(str, texts)).replace(
                    "<w:tr>", "<w:tr><w:trPr><w:trHeight w:val='300'/></w:trPr>", 1
                )
                for texts in ROWS
            )
        )
    )
    tall, _ = read_bytes(high, "a.docx")
    found = [[one.texts for one in next(iter(reading.tables())).rows] for reading in (plain, tall)]
    assert found[0] == found[1]
    assert tall.census.balanced


@pytest.mark.parametrize(
    "texts",
    [["one two", " three "], ["a\u00a0b", "c\u2003d"], ["", ""], ["é", "—"], ["x"] * 2_500],
)
def test_words_are_counted_alike_in_pieces_and_whole(texts: list[str]) -> None:
    assert look_over(texts) == count_words("\n".join(texts)) == len(" ".join(texts).split())


@pytest.mark.parametrize("unseen", ["\x00", "\x0b", "\x1c", "\x7f", "\u200b", "\ud800"])
def test_what_nobody_can_see_is_never_counted_over(unseen: str) -> None:
    texts = [*["Seen"] * 1_500, f"at{unseen} home"]
    assert has_unseen(texts[-1])
    assert look_over(texts) is None
