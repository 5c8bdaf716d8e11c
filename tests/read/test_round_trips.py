"""Whatever a table holds, writing it in any format and reading it back gives the same table."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.read.readers import read_bytes
from pipeline.read.reading import Table
from tests.office import docx, row, sheet, table, xlsx, xrow

# Words as agencies type them: punctuation that means something to some format, accents, emoji.
WORDS = st.sampled_from(
    ["Seen", "at", "home", "o'clock", 'said "no"', "a; b", "c, d", "R&B", "<GP>", "café", "£20",
     "{{ x }}", "=1+1", "NA", "None", "00123", "😊", "100%", "e\u0301", "line|bar", "- dash", "#", "0"]
)  # fmt: skip
TEXT = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)
LINES = st.lists(TEXT, min_size=1, max_size=3).map("\n".join)
WIDTH = 4
GRID = st.lists(
    st.lists(st.one_of(LINES, st.just("")), min_size=WIDTH, max_size=WIDTH).filter(any),
    min_size=2,
    max_size=8,
).map(lambda rows: [["Date", "Time", "Source", "Event"], *rows])
Grid = list[list[str]]


def as_docx(grid: Grid) -> bytes:
    def cell(text: str) -> str:
        lines = "".join(
            f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
            for line in text.split("\n")
        )
        return f"<w:tc><w:tcPr/>{lines}</w:tc>"

    return docx(table(*(row(*map(cell, texts)) for texts in grid)))


def as_xlsx(grid: Grid) -> bytes:
    return xlsx(
        sheet(
            *(xrow(n, *(text or None for text in texts)) for n, texts in enumerate(grid, start=1))
        )
    )


def as_csv(grid: Grid) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(grid)
    return out.getvalue().encode()


def as_json(grid: Grid) -> bytes:
    return json.dumps([dict(zip(grid[0], texts, strict=True)) for texts in grid[1:]]).encode()


def as_html(grid: Grid) -> bytes:
    def cell(text: str) -> str:
        return f"<td>{escape(text).replace(chr(10), '<br>')}</td>"

    rows = "".join(f"<tr>{''.join(map(cell, texts))}</tr>" for texts in grid)
    return f'<html><meta charset="utf-8"><table>{rows}</table></html>'.encode()


def as_rtf(grid: Grid) -> bytes:
    def cell(text: str) -> str:
        signs = text.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}")
        units = "".join(
            char if ord(char) < 128 else "".join(f"\\u{u}?" for u in _units(char)) for char in signs
        )
        return units.replace("\n", "\\par ") + "\\cell "

    edges = "".join(f"\\cellx{1000 * n}" for n in range(1, WIDTH + 1))
    rows = "".join(
        f"\\trowd{edges}\\pard\\intbl {''.join(map(cell, texts))}\\row\n" for texts in grid
    )
    return f"{{\\rtf1\\ansi {rows}\\pard\\par}}".encode("ascii")


def _units(char: str) -> list[int]:
    data = char.encode("utf-16-le")
    return [int.from_bytes(data[at : at + 2], "little") for at in range(0, len(data), 2)]


WRITERS: dict[str, Callable[[Grid], bytes]] = {
    "a.docx": as_docx, "a.xlsx": as_xlsx, "a.csv": as_csv, "a.json": as_json, "a.html": as_html,
    "a.rtf": as_rtf,
}  # fmt: skip


@pytest.mark.parametrize("name", WRITERS)
@settings(max_examples=40, derandomize=True, deadline=None)
@given(grid=GRID)
def test_a_table_comes_back_as_it_was_written(name: str, grid: Grid) -> None:
    reading, refused = read_bytes(WRITERS[name](grid), name)
    assert not refused
    assert reading.census.balanced, reading.census.missing
    found = next(part for part in reading.content if isinstance(part, Table))
    assert [row.texts for row in found.rows] == grid


@settings(max_examples=60, derandomize=True, deadline=None)
@given(texts=st.lists(st.text(max_size=40), min_size=1, max_size=6))
def test_any_text_at_all_comes_through_word_or_is_made_visible(texts: list[str]) -> None:
    plain = [
        text.translate(dict.fromkeys((*range(9), 11, 12, *range(14, 32)), "?")) for text in texts
    ]
    safe = [
        text.encode("utf-8", "replace").decode().translate({0xFFFE: "?", 0xFFFF: "?"})
        for text in plain
    ]
    reading, refused = read_bytes(as_docx([[text, "x"] for text in safe]), "a.docx")
    assert not refused
    assert reading.census.balanced, reading.census.missing
