"""Numbers that Word counts by itself, and words that describe pictures: kept or listed, not lost."""

from __future__ import annotations

import pytest

from pipeline.model import TextBlock
from pipeline.read import word
from pipeline.read.readers import read_bytes
from pipeline.read.reading import Reading
from pipeline.read.word_numbers import written
from tests.office import HEAD, NAMESPACES, cell, docx, para, relations, row, table


def level(depth: int, form: str, text: str) -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


LISTS = (
    f"{HEAD}<w:numbering {NAMESPACES}>"
    f'<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "%1.")}'
    f"{level(1, 'lowerLetter', '%1.%2)')}</w:abstractNum>"
    f'<w:abstractNum w:abstractNumId="1">{level(0, "bullet", "o")}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="5"/></w:lvlOverride></w:num></w:numbering>'
)


def listed(key: int, depth: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{key}"/></w:numPr>'


def counted(key: int) -> str:
    """A cell with nothing in it but the number that Word counts."""
    return cell(f"<w:p><w:pPr>{listed(key)}</w:pPr></w:p>")


def read(body: str, lists: str = LISTS) -> Reading:
    links = relations(("rId1", "numbering", "numbering.xml"))
    parts = {"word/numbering.xml": lists, "word/_rels/document.xml.rels": links}
    reading, refused = read_bytes(docx(body, parts), "a.docx")
    assert not refused
    assert reading.census.balanced
    return reading


def aside(reading: Reading) -> list[tuple[str, str]]:
    return [(why, text) for why, text, _ in reading.aside]


def test_a_number_alone_in_a_cell_is_the_text_of_the_cell() -> None:
    rows = (row(counted(1), f"{day}/5/24", "Seen") for day in (1, 2, 3))
    reading = read(table(row("No", "Date", "Event"), *rows))
    (found,) = reading.tables()
    assert [line.texts[0] for line in found.rows] == ["No", "1.", "2.", "3."]
    assert reading.aside == []


def test_numbers_before_words_are_set_aside_list_by_list_and_bullets_are_none() -> None:
    inside = cell(para("Rang", listed(1)) + para("Wrote", listed(2)))
    reading = read(
        para("One", listed(1)) + para("Under one", listed(1, 1)) + para("Under one", listed(1, 1))
        + para("Two", listed(1)) + para("Under two", listed(1, 1)) + para("Anew", listed(3))
        + table(row("Date", "Event"), row("1/5/24", inside))
    )  # fmt: skip
    assert aside(reading) == [("list-number", "1. 1.a) 1.b) 2. 2.a) 3."), ("list-number", "5.")]
    (found,) = reading.tables()
    assert found.rows[1].texts == ["1/5/24", "Rang\nWrote"]
    assert [part.text for part in reading.content if isinstance(part, TextBlock)][:2] == [
        "One",
        "Under one",
    ]


def test_a_damaged_part_of_lists_costs_their_numbers_alone() -> None:
    reading = read(para("One", listed(1)), lists=LISTS[:-9])
    assert [part.text for part in reading.content if isinstance(part, TextBlock)] == ["One"]
    assert reading.aside == []


@pytest.mark.parametrize(
    ("number", "form", "shown"),
    [
        (27, "lowerLetter", "aa"),
        (2, "upperLetter", "B"),
        (14, "lowerRoman", "xiv"),
        (1994, "upperRoman", "MCMXCIV"),
        (7, "decimalZero", "07"),
        (7, "chicago", "7"),
        (0, "lowerRoman", "0"),
    ],
)
def test_a_number_is_written_as_its_list_writes_it(number: int, form: str, shown: str) -> None:
    assert written(number, form) == shown


PICTURE = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
    'wordprocessingDrawing"><wp:docPr id="1" name="Picture 1" descr="Bruise > 2 cm &amp; a graze"'
    ' title="Body map"/></wp:inline></w:drawing></w:r></w:p>'
)


def test_the_words_that_describe_a_picture_are_set_aside() -> None:
    assert aside(read(para("Seen.") + PICTURE)) == [
        ("picture-description", "Body map"),
        ("picture-description", "Bruise > 2 cm & a graze"),
    ]


def test_a_description_that_the_reader_loses_stops_the_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(word, "_descriptions", lambda *_: None)
    reading, _ = read_bytes(docx(para("Seen.") + PICTURE), "a.docx")
    assert [problem.code for problem in reading.problems] == ["census-imbalance"]


def test_parts_are_found_whatever_capitals_their_names_have() -> None:
    comment = (
        f'<w:comments {NAMESPACES}><w:comment w:id="1">{para("Ask again")}</w:comment></w:comments>'
    )
    reading, _ = read_bytes(docx(para("Seen."), {"WORD/COMMENTS.XML": HEAD + comment}), "a.docx")
    assert "Ask again" in reading.all_texts()


STYLES = (
    f"{HEAD}<w:styles {NAMESPACES}>"
    f'<w:style w:type="paragraph" w:styleId="Counted"><w:pPr>{listed(1)}</w:pPr></w:style>'
    f'<w:style w:type="paragraph" w:styleId="Dotted"><w:pPr>{listed(2)}</w:pPr></w:style>'
    "</w:styles>"
)


@pytest.mark.parametrize(
    ("style", "shown"), [("Counted", ["1.", "2.", "3."]), ("Dotted", ["", "", ""])]
)
def test_rows_that_only_a_style_numbers_have_their_numbers(style: str, shown: list[str]) -> None:
    number = cell(f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr></w:p>')
    rows = (row(number, f"{day}/5/24", "Seen") for day in (1, 2, 3))
    links = relations(("rId1", "numbering", "numbering.xml"), ("rId2", "styles", "styles.xml"))
    parts = {
        "word/numbering.xml": LISTS,
        "word/styles.xml": STYLES,
        "word/_rels/document.xml.rels": links,
    }
    reading, refused = read_bytes(docx(table(row("No", "Date", "Event"), *rows), parts), "a.docx")
    assert not refused
    assert reading.census.balanced
    (found,) = reading.tables()
    assert [line.texts[0] for line in found.rows] == ["No", *shown]
