"""Word files of other writers: words in every place, each shown, set aside, or named as not read."""

from __future__ import annotations

import pytest

from pipeline.read.readers import read_bytes
from pipeline.read.reading import Reading, Table
from tests.office import NAMESPACES, docx, para, relations, xlsx, xrow
from tests.office import sheet as worksheet


def read(body: str, parts: dict[str, str | bytes] | None = None) -> Reading:
    reading, refused = read_bytes(docx(para("Before") + body, parts), "a.docx")
    assert not refused
    assert reading.census.balanced, reading.census.missing
    return reading


def shown(reading: Reading) -> list[str]:
    return [part.text for part in reading.content if not isinstance(part, Table)][1:]


def aside(reading: Reading, reason: str) -> list[str]:
    return [text for why, text, _ in reading.aside if why == reason]


def embedded(reading: Reading) -> list[str]:
    return [one.found for one in reading.problems if one.code == "file-embedded-object"]


def part(root: str, inner: str) -> str:
    return f"<{root} {NAMESPACES}>{inner}</{root.split()[0]}>"


def test_a_formula_between_paragraphs_is_read_as_one() -> None:
    formula = "<m:oMathPara><m:oMath><m:r><m:t>risk</m:t></m:r><m:r><m:t>=5</m:t></m:r></m:oMath>"
    assert shown(read(formula + "</m:oMathPara>")) == ["risk=5"]


def test_a_diagram_as_it_was_drawn_last_is_a_second_copy_of_its_words() -> None:
    words = "<a:p><a:r><a:t>Referral</a:t></a:r></a:p>"
    reading = read(
        "",
        {
            "word/diagrams/data1.xml": part("dgm:dataModel xmlns:dgm='urn:d'", words),
            "word/diagrams/drawing1.xml": part("dsp:drawing xmlns:dsp='urn:s'", words),
        },
    )
    assert shown(reading) == ["Referral"]
    assert aside(reading, "fallback") == ["Referral"]


def test_words_of_a_chart_of_the_newer_kind_are_set_aside() -> None:
    inner = "<cx:pt idx='0'>Visits</cx:pt><cx:v>Contacts by month</cx:v>"
    reading = read("", {"word/charts/chartEx1.xml": part("cx:chartSpace xmlns:cx='urn:c'", inner)})
    assert aside(reading, "chart") == ["Visits", "Contacts by month"]


def test_a_heading_drawn_as_word_art_is_read_and_its_description_set_aside() -> None:
    art = (
        "<w:p><w:r><w:pict><v:shape alt='A banner'><v:textpath string='Chronology of A'/>"
        "</v:shape></w:pict></w:r></w:p>"
    )
    reading = read(art)
    assert shown(reading) == ["Chronology of A"]
    assert aside(reading, "picture-description") == ["A banner"]


def test_a_watermark_is_page_furniture() -> None:
    mark = "<w:p><w:r><w:pict><v:shape><v:textpath string='DRAFT'/></v:shape></w:pict></w:r></w:p>"
    reading = read("", {"word/header1.xml": part("w:hdr", mark)})
    assert aside(reading, "page-furniture") == ["DRAFT"]


def test_a_control_without_its_frame_keeps_its_words() -> None:
    inside = "<w:sdt><w:sdtPr/><w:r><w:t>Nurse</w:t></w:r></w:sdt>"
    reading = read(f"<w:sdt><w:sdtPr/>{para('Seen')}</w:sdt><w:p>{inside}</w:p>")
    assert shown(reading) == ["Seen", "Nurse"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("word/embeddings/Sheet1.xlsx", xlsx(worksheet(xrow(1, "Hidden")))),
        ("word/objects/sheet.xlsx", xlsx(worksheet(xrow(1, "Hidden")))),
        ("word/media/picture.png", docx(para("A document that calls itself a picture"))),
        ("word/afchunk1.html", b"<p>Pasted</p>"),
        ("word/media/notes.txt", b"Words"),
        ("notes.pdf", b"%PDF-1.4"),
    ],
)
def test_a_file_inside_the_file_is_named_wherever_it_lies(name: str, data: bytes) -> None:
    found = f"{name.rpartition('/')[2]}, {len(data):,} bytes"
    assert embedded(read("", {name: data})) == [found]


def test_a_pasted_page_is_named_once_by_its_file() -> None:
    reading = read(
        "<w:altChunk r:id='rId9'/>",
        {
            "word/page.html": b"<p>Pasted</p>",
            "word/_rels/document.xml.rels": relations(("rId9", "aFChunk", "page.html")),
        },
    )
    assert embedded(reading) == ["page.html, 13 bytes"]


def test_pictures_fonts_and_settings_of_printers_are_no_files_of_their_own() -> None:
    names = ("word/media/a.png", "word/media/b.emf", "word/fonts/f.odttf", "docProps/thumbnail.wmf",
             "word/printerSettings/p1.bin")  # fmt: skip
    assert embedded(read("", dict.fromkeys(names, b"\x89PNG"))) == []


def test_data_behind_a_form_and_words_of_a_part_nobody_shows_are_set_aside() -> None:
    reading = read(
        "",
        {
            "customXml/item1.xml": "<r><a>Allergies &amp; risks</a></r>",
            "word/extra.xml": part("w:extra", para("Earlier draft")),
        },
    )
    assert aside(reading, "behind-the-page") == ["Earlier draft", "Allergies & risks"]


def test_words_outside_every_text_are_set_aside() -> None:
    reading = read(
        "<w:p>loose <w:r><w:t>Seen<w:x/> after</w:t></w:r></w:p><x:y xmlns:x='u'>odd</x:y>"
    )
    assert shown(reading) == ["Seen"]
    assert [text.strip() for text in aside(reading, "behind-the-page")] == ["loose", "after", "odd"]


def test_a_second_body_is_read_too() -> None:
    text = (
        f"<w:document {NAMESPACES}><w:body>{para('One')}</w:body><w:body>{para('Two')}</w:body>"
        "</w:document>"
    )
    reading, refused = read_bytes(docx("", {"word/document.xml": text}), "a.docx")
    assert not refused
    assert reading.census.balanced
    assert [part.text for part in reading.content if not isinstance(part, Table)] == ["One", "Two"]


def test_a_sign_that_ends_a_tag_may_stand_in_an_attribute() -> None:
    assert shown(read("<w:p><w:r><w:t w:y='c>d'>Seen</w:t></w:r></w:p>")) == ["Seen"]


def test_notes_are_numbered_once_each_however_many_there_are() -> None:
    count = 3_000
    marks = "".join(f"<w:r><w:commentReference w:id='{n}'/></w:r>" for n in range(count))
    notes = "".join(f"<w:comment w:id='{n}'>{para('x')}</w:comment>" for n in range(count))
    reading = read(f"<w:p>{marks}</w:p>", {"word/comments.xml": part("w:comments", notes)})
    places = [one.locator.part for one in reading.content if not isinstance(one, Table)][1:]
    assert places == [f"comment {n}" for n in range(1, count + 1)]
