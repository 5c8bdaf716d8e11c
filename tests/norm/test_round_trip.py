"""Invented events written as files in random layouts, read back whole: the same events."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import docx
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings

from pipeline.model import Grid
from pipeline.normalise import normalise
from pipeline.read.pool import Pool
from pipeline.read.returns import read_file
from tests.norm.test_layouts import CASE, HEADINGS, PROFILE, REGISTER, layouts


def rows(table: Grid) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def as_csv(table: Grid, path: Path) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";").writerows(rows(table))
    path.write_bytes(out.getvalue().encode("utf-8-sig"))


def as_workbook(table: Grid, path: Path) -> None:
    """Real dates where they are written as ISO, text elsewhere; a title in a merged cell."""
    book = xlsxwriter.Workbook(str(path))
    sheet, style = book.add_worksheet("Chronology"), book.add_format({"num_format": "dd/mm/yyyy"})
    for at, row in enumerate(rows(table)):
        for column, text in enumerate(row):
            if len(text) == 10 and text[4] == "-":
                sheet.write_datetime(at, column, date.fromisoformat(text), style)
            else:
                sheet.write_string(at, column, text)
    book.close()


def as_word(table: Grid, path: Path) -> None:
    """A Word table; rows with one cell filled are merged across, as people make year rows."""
    held = rows(table)
    width = max(len(row) for row in held)
    paper = docx.Document()
    paper.add_heading("Chronology", 1)
    grid = paper.add_table(rows=len(held), cols=width)
    for at, row in enumerate(held):
        cells = grid.rows[at].cells
        if sum(bool(text) for text in row) == 1 and row[0]:
            cells[0].merge(cells[-1]).text = row[0]
            continue
        for cell, text in zip(cells, row, strict=False):
            cell.text = text
    paper.save(str(path))


def as_json(table: Grid, path: Path) -> None:
    """One record an event; years, titles and repeated headings have no place in it."""
    held = rows(table)
    start = next(at for at, row in enumerate(held) if len([text for text in row if text]) > 1)
    heads = held[start]
    records = [
        dict(zip(heads, row, strict=True))
        for row in held[start + 1 :]
        if sum(bool(text) for text in row) > 1 and row != heads
    ]
    path.write_text(json.dumps(records, ensure_ascii=False), encoding="utf-8")


WRITERS: dict[str, Callable[[Grid, Path], None]] = {
    "return.csv": as_csv, "return.xlsx": as_workbook, "return.docx": as_word, "return.json": as_json,
}  # fmt: skip


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool() as children:
        yield children


@pytest.mark.requirement("L65", "L67")
@pytest.mark.parametrize("name", WRITERS)
@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(layout=layouts())
def test_events_come_back_from_a_file_as_they_were_written(
    name: str, layout: tuple[Grid, list[dict[str, str]]], pool: Pool, tmp_path: Path
) -> None:
    table, truth = layout
    path = tmp_path / name
    WRITERS[name](table, path)
    (result,) = read_file(path, "police", pool)
    assert result.submission is not None
    assert result.submission.census.balanced
    found = normalise(result.submission, CASE, REGISTER, PROFILE)
    heads = {cell.text for row in table.rows for cell in row.cells}
    timed = bool(heads & set(HEADINGS["time"]))
    assert [
        (str(e.when.earliest), e.event, e.source, e.outcome, e.analysis, e.time)
        for e in found.events
    ] == [
        (
            told["iso"],
            told["event"],
            *(told.get(field, "") for field in ("source", "outcome", "analysis")),
            told["time"] if timed else "",
        )
        for told in truth
    ]
