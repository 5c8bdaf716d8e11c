"""Workbooks of other writers: what they keep in places of their own is read, set aside or named."""

from __future__ import annotations

import pytest

from pipeline.model import TextBlock
from pipeline.read.readers import read_bytes
from pipeline.read.reading import Reading
from tests.office import HEAD, biff, sheet, xlsx, xrow


@pytest.mark.parametrize(
    "text", ["Seen \U0001f600", "\U0001f600" * 50, "caf\u00e9 \U0001f600 seen"]
)
def test_a_character_of_two_halves_in_an_old_workbook_is_one(text: str) -> None:
    reading, refused = read_bytes(biff([[text, "Next"]]), "a.xls")
    assert not refused
    assert reading.census.balanced
    assert [row.texts for table in reading.tables() for row in table.rows] == [[text, "Next"]]


A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def read(parts: dict[str, str], *rows: str) -> Reading:
    book = xlsx(sheet(*(rows or [xrow(1, "Seen", "Again")])), parts=dict(parts))
    reading, refused = read_bytes(book, "a.xlsx")
    assert not refused
    assert reading.census.balanced, reading.census
    return reading


def aside(reading: Reading, reason: str) -> list[str]:
    return [text for why, text, _ in reading.aside if why == reason]


def drawn(root: str, inner: str) -> str:
    return f'{HEAD}<x:{root} xmlns:x="urn:x" xmlns:a="{A}">{inner}</x:{root}>'


WORDS = "<a:p><a:r><a:t>Visits</a:t></a:r></a:p>"


@pytest.mark.parametrize(
    ("name", "part", "reason", "texts"),
    [
        ("xl/charts/chart1.xml", drawn("chartSpace", f"{WORDS}<x:v>May</x:v>"), "chart", ["Visits", "May"]),
        ("xl/charts/chartEx1.xml", drawn("chartSpace", "<x:pt>May</x:pt>"), "chart", ["May"]),
        ("xl/drawings/drawing5.xml", drawn("userShapes", WORDS), "chart", ["Visits"]),
        ("xl/diagrams/drawing1.xml", drawn("drawing", WORDS), "fallback", ["Visits"]),
        ("xl/externalLinks/externalLink1.xml", drawn("externalLink", "<x:v>Far</x:v>"), "behind-the-page", ["Far"]),
        ("xl/pivotCache/pivotCacheRecords1.xml", drawn("pivotCacheRecords", '<x:s v="Gone"/><x:s v="Seen"/>'), "behind-the-page", ["Gone"]),
        ("xl/dialogsheets/sheet1.xml", drawn("dialogsheet", "<x:headerFooter><x:oddHeader>Form</x:oddHeader></x:headerFooter>"), "page-furniture", ["Form"]),
        ("customXml/item1.xml", "<r><a>Allergies</a></r>", "behind-the-page", ["Allergies"]),
    ],
)  # fmt: skip
def test_words_beside_the_sheets_are_set_aside_and_counted(
    name: str, part: str, reason: str, texts: list[str]
) -> None:
    assert aside(read({name: part}), reason) == texts


def test_the_label_of_a_button_is_read_unless_a_drawing_says_it() -> None:
    label = "<xml xmlns:v='urn:v'><v:textbox><div>Tick if <b>seen</b><br></div></v:textbox></xml>"
    reading = read({"xl/drawings/vmlDrawing1.vml": label})
    notes = [part.text for part in reading.content if isinstance(part, TextBlock)]
    assert notes == ["Tick if seen"]


def test_merged_ranges_over_each_other_cost_no_time() -> None:
    ranges = "".join(f'<mergeCell ref="A1:B{n}"/>' for n in range(2, 20_000))
    rows = [xrow(n, "a", "b") for n in range(1, 300)]
    book = xlsx(sheet(*rows, after=f"<mergeCells>{ranges}</mergeCells>"))
    reading, refused = read_bytes(book, "a.xlsx")
    assert refused
    assert [one.code for one in reading.problems] == ["file-damaged"]


def test_a_range_written_backwards_harms_nothing() -> None:
    merged = '<mergeCells><mergeCell ref="B9:A1"/></mergeCells>'
    reading, refused = read_bytes(xlsx(sheet(xrow(9, "a", "b"), after=merged)), "a.xlsx")
    assert not refused
    assert reading.census.balanced
