"""Hostile files, by their number in the catalogue of attacks: refused, or read without harm."""

from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path

import pytest

from pipeline.read import read_returns
from pipeline.read.pool import Pool
from pipeline.read.readers import read_bytes
from pipeline.read.reading import Reading, Table
from tests.office import HEAD, document, docx, para, relations, row, sheet, table, xlsx, xrow


def code_of(data: bytes, name: str = "a.docx") -> str:
    reading, refused = read_bytes(data, name)
    assert refused
    assert not reading.content
    return reading.problems[0].code


def read(data: bytes, name: str = "a.docx") -> Reading:
    reading, refused = read_bytes(data, name)
    assert not refused
    assert reading.census.balanced, reading.census
    return reading


def with_declaration(declaration: str, text: str) -> bytes:
    made = document(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
    return docx(
        "", {"word/document.xml": made.replace("<w:document", f"{declaration}<w:document", 1)}
    )


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    ("attack", "declaration", "text"),
    [
        ("A1", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>', "Hello &e;"),
        ("A2", '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;]>', "Hello"),
        ("A3", f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>', "&l9;"),
        ("A4", f'<!DOCTYPE x [<!ENTITY q "{"x" * 100_000}">]>', "&q;" * 20_000),
        ("A5", '<!DOCTYPE x [<!ENTITY x "EXPANDED">]>', "before &x; after"),
    ],
)
def test_entities_are_refused_in_the_text_and_in_any_other_part(
    attack: str, declaration: str, text: str
) -> None:
    assert code_of(with_declaration(declaration, text)) == "file-dtd", attack
    beside = f"{HEAD}{declaration}<x>{text[:100]}</x>"
    assert code_of(docx(para("Seen"), {"customXml/item1.xml": beside})) == "file-dtd", attack
    assert (
        code_of(xlsx(sheet(xrow(1, "Date")), parts={"xl/other.xml": beside}), "a.xlsx")
        == "file-dtd"
    )


def test_an_entity_does_not_hide_behind_another_encoding() -> None:
    declared = '<!DOCTYPE x [<!ENTITY e "x">]>'
    for part in (
        f'<?xml version="1.0" encoding="UTF-16"?>{declared}<x>&e;</x>'.encode("utf-16"),
        f'<?xml version="1.0" encoding="UTF-16"?>{declared}<x>&e;</x>'.encode("utf-16-le"),
        b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE x><x/>',
    ):
        assert code_of(docx(para("Seen"), {"customXml/item1.xml": part})) == "file-dtd"


def test_a6_a7_what_expands_without_measure_is_refused_at_once() -> None:
    bomb = docx(para("Chronology"), {"word/media/image1.bin": bytes(310_000_000)})
    begin = time.perf_counter()
    assert code_of(bomb) == "file-bomb"
    assert time.perf_counter() - begin < 2


def test_a8_a_value_in_the_last_cell_costs_nothing_and_is_said() -> None:
    far = '<row r="1048576"><c r="XFD1048576"><v>7</v></c></row>'
    reading = read(xlsx(sheet(xrow(1, "Date", "Event"), far)), "a.xlsx")
    assert [problem.code for problem in reading.problems] == ["stray-cell"]
    assert [part.text for part in reading.content if not isinstance(part, Table)] == ["7"]


def test_a9_a_merge_over_the_whole_sheet_is_not_written_out() -> None:
    merged = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    reading = read(xlsx(sheet(xrow(1, "Title"), xrow(2, None, "Seen"), after=merged)), "a.xlsx")
    table_read = next(iter(reading.tables()))
    assert [row.texts for row in table_read.rows] == [["Title", ""], ["Title", "Seen"]]


def test_a10_a_sheet_that_lies_about_its_size_is_read_whole() -> None:
    lie = '<dimension ref="A1:A1"/>'
    data = xlsx(sheet(xrow(1, "Date", "Event"), xrow(2, "1/5/24", "Seen"), before=lie))
    assert [row.texts for row in next(iter(read(data, "a.xlsx").tables())).rows] == [
        ["Date", "Event"], ["1/5/24", "Seen"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("attachedTemplate", "http://templates.example/n.dotm"),
        ("image", "http://pictures.example/p.png"),
        ("image", "\\\\server.example\\share\\p.png"),
        ("oleObject", "file:///c:/x.xlsx".replace("file:///", "file://local/")),
    ],
)
def test_a13_links_that_word_would_follow_by_itself_are_named_and_not_contacted(
    kind: str, target: str
) -> None:
    data = docx(para("Seen"), {"word/_rels/document.xml.rels": relations(("r1", kind, target))})
    assert [problem.code for problem in read(data).problems] == ["file-external-link"]


def test_a_link_a_reader_must_click_is_no_problem() -> None:
    links = relations(("r1", "hyperlink", "https://www.example/page"))
    assert read(docx(para("Seen"), {"word/_rels/document.xml.rels": links})).problems == []


def test_a16_a_pasted_web_page_is_said_not_lost_in_silence() -> None:
    reading = read(docx(para("Seen") + '<w:altChunk r:id="r1"/>'))
    assert [problem.code for problem in reading.problems] == ["file-embedded-object"]


def test_a19_template_tags_and_formulas_of_an_agency_stay_its_words() -> None:
    words = ["{{ 7*7 }}", "{% for x in y %}", '=HYPERLINK("http://x.example")', "</w:t></w:r>"]
    data = docx(table(row(*words)))
    assert next(iter(read(data).tables())).rows[0].texts == words
    assert next(iter(read(xlsx(sheet(xrow(1, *words))), "a.xlsx").tables())).rows[0].texts == words


@pytest.mark.parametrize(
    "text", [b"[" * 19_000, b"> " * 5_000 + b"x", b"*a " * 5_000, b"`" * 9_000]
)
def test_a26_markdown_made_to_be_slow_is_read_all_the_same(text: bytes) -> None:
    begin = time.perf_counter()
    read(b"# Report\n\n" + text + b"\n", "a.md")
    assert time.perf_counter() - begin < 20


def test_a29_excels_escapes_are_characters_and_made_visible() -> None:
    reading = read(xlsx(sheet(xrow(1, "a_x0001_b", "c_x000B_d"))), "a.xlsx")
    assert next(iter(reading.tables())).rows[0].texts == ["a[control character removed]b", "c\nd"]
    assert [(p.code, p.locator.place()) for p in reading.problems] == [
        ("control-characters", "Sheet1, row 1, column A")
    ]


def test_a33_the_bytes_that_are_hashed_are_the_bytes_that_are_parsed(tmp_path: Path) -> None:
    """The file is opened once; what happens to it afterwards changes nothing."""
    (tmp_path / "police").mkdir()
    path = tmp_path / "police" / "a.txt"
    path.write_text("We hold no records.", encoding="utf-8")

    class Changing(Pool):
        def ask(self, name: str, data: bytes) -> bytes:
            path.write_text("Changed.", encoding="utf-8")
            return super().ask(name, data)

    with Changing() as pool:
        (result,) = read_returns(tmp_path, ["police"], pool=pool)
    assert result.submission is not None
    assert result.submission.blocks[0].text == "We hold no records."
    assert result.sha256 == hashlib.sha256(b"We hold no records.").hexdigest()


def test_a34_xml_nested_past_any_document_is_refused() -> None:
    deep = "<w:sdt><w:sdtContent>" * 5_000 + para("x") + "</w:sdtContent></w:sdt>" * 5_000
    assert code_of(docx(deep)) == "file-damaged"


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links on this system")
def test_a32_a_folder_that_is_a_link_is_not_entered(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "secret.txt").write_text("secret", encoding="utf-8")
    (tmp_path / "returns" / "police").mkdir(parents=True)
    (tmp_path / "returns" / "police" / "more").symlink_to(tmp_path / "elsewhere")
    (result,) = read_returns(tmp_path / "returns", ["police"])
    assert result.submission is None
    assert result.problems[0].code == "file-is-link"
