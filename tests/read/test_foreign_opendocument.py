"""OpenDocument files of other writers: words in every place, each shown, set aside or named."""

from __future__ import annotations

import pytest

from pipeline.model import TextBlock
from pipeline.read.readers import read_bytes
from pipeline.read.reading import Reading, Table
from tests.office import docx, package, para

NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "form": "urn:oasis:names:tc:opendocument:xmlns:form:1.0",
    "math": "http://www.w3.org/1998/Math/MathML",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
}
NAMESPACES = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMES.items())
TYPE = "application/vnd.oasis.opendocument."


def content(kind: str, body: str) -> str:
    return (
        f"<office:document-content {NAMESPACES}><office:body><office:{kind}>{body}"
        f"</office:{kind}></office:body></office:document-content>"
    )


def read(kind: str, body: str, parts: dict[str, str | bytes] | None = None) -> Reading:
    made = package({"mimetype": TYPE + kind, "content.xml": content(kind, body), **(parts or {})})
    reading, refused = read_bytes(made, "a.odt" if kind == "text" else "a.ods")
    assert not refused, reading.problems
    assert reading.census.balanced, reading.census.missing
    return reading


def code_of(data: bytes, name: str) -> tuple[str, str]:
    reading, refused = read_bytes(data, name)
    assert refused
    return reading.problems[0].code, reading.problems[0].found


def p(text: str) -> str:
    return f"<text:p>{text}</text:p>"


def cell(inside: str, about: str = "") -> str:
    return f"<table:table-cell{about}>{inside}</table:table-cell>"


def sheet(*cells: str, beside: str = "") -> str:
    rows = f"<table:table-row>{''.join(cells)}</table:table-row>"
    return f'<table:table table:name="Log">{beside}{rows}</table:table>'


def blocks(reading: Reading) -> list[str]:
    return [part.text for part in reading.content if isinstance(part, TextBlock)]


def rows(reading: Reading) -> list[list[str]]:
    return [row.texts for table in reading.tables() for row in table.rows]


def aside(reading: Reading, reason: str) -> list[str]:
    return [text.strip() for why, text, _ in reading.aside if why == reason]


def embedded(reading: Reading) -> list[str]:
    return [one.found for one in reading.problems if one.code == "file-embedded-object"]


# ---------------------------------------------------------------- texts


@pytest.mark.parametrize("shape", ["rect", "ellipse", "line", "polygon", "custom-shape"])
def test_words_inside_any_shape_are_read(shape: str) -> None:
    inside = f"<draw:g><draw:{shape}>{p('In a shape')}</draw:{shape}></draw:g>"
    assert "In a shape" in blocks(read("text", f"<text:p>Before{inside}</text:p>"))


def test_words_between_paragraphs_are_set_aside() -> None:
    reading = read("text", f"loose{p('Seen')}<text:section>also{p('Again')}</text:section>")
    assert blocks(reading) == ["Seen", "Again"]
    assert aside(reading, "behind-the-page") == ["loose", "also"]


def test_what_was_typed_into_a_form_is_read() -> None:
    fields = '<form:text form:value="x" form:current-value="Nurse A"/><form:checkbox form:label="Seen alone"/>'
    reading = read(
        "text", f"<office:forms><form:form>{fields}</form:form></office:forms>{p('End')}"
    )
    assert blocks(reading) == ["Nurse A", "Seen alone", "End"]


def test_a_formula_is_read_without_its_source() -> None:
    formula = "<math:math><math:mi>risk</math:mi><math:mo>=</math:mo><math:annotation>risk = </math:annotation></math:math>"
    inside = f"<draw:frame><draw:object>{formula}</draw:object></draw:frame>"
    reading = read("text", f"<text:p>{inside}</text:p>")
    assert blocks(reading) == ["risk="]
    assert aside(reading, "field-code") == ["risk ="]


def test_the_words_of_a_chart_are_set_aside_and_other_files_inside_are_named() -> None:
    chart = content("chart", p("Contacts by month"))
    reading = read(
        "text",
        p("Seen"),
        {
            "Object 1/content.xml": chart,
            "Object 2/content.xml": content("spreadsheet", ""),
            "letter.docx": docx(para("Inside")),
            "ObjectReplacements/Object 1": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "Pictures/100": b"\x89PNG",
        },
    )
    assert aside(reading, "chart") == ["Contacts by month"]
    assert [found.partition(",")[0] for found in embedded(reading)] == ["Object 2", "letter.docx"]


def test_every_head_and_foot_of_a_page_is_set_aside() -> None:
    kinds = ("header", "header-first", "header-left", "footer-first", "footer")
    masters = "".join(f"<style:{kind}>{p(kind)}</style:{kind}>" for kind in kinds)
    styles = f"<office:document-styles {NAMESPACES}><office:master-styles>{masters}</office:master-styles></office:document-styles>"
    assert aside(read("text", p("x"), {"styles.xml": styles}), "page-furniture") == list(kinds)


def test_a_cell_repeated_over_columns_says_its_words_in_each() -> None:
    body = sheet(cell(p("Seen"), ' table:number-columns-repeated="3"'))
    assert rows(read("text", body)) == [["Seen"] * 3]


@pytest.mark.parametrize("text", ["a<!-- no -->b", "<![CDATA[ab]]>", "<?x y?>ab"])
def test_comments_and_character_sections_change_no_words(text: str) -> None:
    assert blocks(read("text", p(text))) == ["ab"]


def test_a_sign_that_ends_a_tag_may_stand_in_an_attribute() -> None:
    assert blocks(read("text", '<text:p text:x="a>b">Seen</text:p>')) == ["Seen"]


# ---------------------------------------------------------------- sheets


def test_paragraphs_of_a_cell_may_stand_in_lists_and_tables_of_its_own() -> None:
    inner = (
        f"<text:list><text:list-item>{p('one')}</text:list-item></text:list>{sheet(cell(p('two')))}"
    )
    assert rows(read("spreadsheet", sheet(cell(inner), cell(p("three"))))) == [
        ["one\ntwo", "three"]
    ]


def test_a_value_stored_without_being_shown_is_not_lost() -> None:
    reading = read(
        "spreadsheet",
        sheet(
            cell("", ' office:value-type="float" office:value="5"'),
            cell("", ' office:value-type="string" office:string-value="Seen"'),
            cell("", ' office:value-type="boolean" office:boolean-value="true"'),
        ),
    )
    assert rows(reading) == [["5", "Seen", "true"]]


def test_drawings_on_a_sheet_are_notes() -> None:
    shapes = f"<table:shapes><draw:g><draw:rect>{p('Key')}</draw:rect></draw:g></table:shapes>"
    note = f"<draw:line>{p('See below')}<svg:title>An arrow</svg:title></draw:line>"
    reading = read("spreadsheet", sheet(cell(note + p("Seen")), beside=shapes))
    assert sorted(blocks(reading)) == ["Key", "See below"]
    assert aside(reading, "picture-description") == ["An arrow"]


def test_what_stands_beside_the_sheets_is_set_aside() -> None:
    changes = f"<table:tracked-changes><table:previous>{p('Old words')}</table:previous></table:tracked-changes>"
    link = f"<table:dde-links><table:dde-link>{sheet(cell(p('Far')))}</table:dde-link></table:dde-links>"
    reading = read("spreadsheet", changes + sheet(cell(p("Seen"))) + link)
    assert rows(reading) == [["Seen"]]
    assert aside(reading, "deleted") == ["Old words"]
    assert aside(reading, "behind-the-page") == ["Far"]


# ---------------------------------------------------------------- kinds

ENCRYPTED = {
    "mimetype": f"{TYPE}text",
    "content.xml": b"\x01\x02",
    "META-INF/manifest.xml": "<m><encryption-data/></m>",
}


def test_a_protected_document_says_that_it_is_protected() -> None:
    assert code_of(package(ENCRYPTED), "a.odt")[0] == "file-password"


@pytest.mark.parametrize(
    ("suffix", "made", "found"),
    [
        ("odp", {"mimetype": f"{TYPE}presentation"}, "an OpenDocument presentation"),
        ("epub", {"mimetype": "application/epub+zip"}, "a file of another program"),
        ("pages", {"Index/Document.iwa": b"x"}, "a file of another program"),
        ("xps", {"[Content_Types].xml": "<Types/>"}, "a file of another program"),
    ],
)
def test_a_package_of_another_program_is_no_zip_folder(
    suffix: str, made: dict[str, str | bytes], found: str
) -> None:
    code, said = code_of(package(made), f"a.{suffix}")
    assert code == "file-unknown-kind"
    assert said.startswith(found)


def test_a_document_without_its_list_of_parts_is_damaged_and_no_zip_folder() -> None:
    code = code_of(package({"word/document.xml": "<x/>"}), "a.docx")
    assert code == ("file-damaged", "part missing: [Content_Types].xml")


def test_a_document_that_lost_all_its_parts_is_damaged_and_no_zip_folder() -> None:
    assert code_of(package({"x": "y"}), "a.odt") == ("file-damaged", "named .odt")
    assert code_of(package({"x": "y"}), "a.zip")[0] == "file-zip"


def test_a_document_without_its_mark_is_known_by_its_body() -> None:
    reading, refused = read_bytes(package({"content.xml": content("text", p("Seen"))}), "a.odt")
    assert not refused
    assert blocks(reading) == ["Seen"]


@pytest.mark.parametrize("kind", ["text", "spreadsheet"])
def test_a_document_kept_as_one_text_is_read(kind: str) -> None:
    picture = "<draw:frame><draw:image><office:binary-data>QUJD</office:binary-data></draw:image></draw:frame>"
    body = p(f"Seen{picture}") if kind == "text" else sheet(cell(p("Seen")))
    flat = (
        f'<?xml version="1.0"?><office:document {NAMESPACES} office:mimetype="{TYPE}{kind}">'
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document>"
    )
    reading, refused = read_bytes(flat.encode(), "a.fodt")
    assert not refused
    assert reading.census.balanced, reading.census
    assert blocks(reading) + [text for row in rows(reading) for text in row] == ["Seen"]


def test_a_presentation_kept_as_one_text_is_no_web_page() -> None:
    flat = (
        f'<office:document {NAMESPACES} office:mimetype="{TYPE}presentation"><p/></office:document>'
    )
    assert code_of(flat.encode(), "a.fodp")[0] == "file-unknown-kind"


# ---------------------------------------------------------------- all kinds


def test_a_part_that_is_nested_past_measure_is_refused_in_words_people_know() -> None:
    deep = content("text", "<text:section>" * 5_000 + "</text:section>" * 5_000)
    code, found = code_of(package({"mimetype": f"{TYPE}text", "content.xml": deep}), "a.odt")
    assert (code, found) == ("file-damaged", "part: content.xml (nested deeper than any document)")


def test_a_row_past_all_measure_is_the_files_fault_and_not_ours() -> None:
    code, found = code_of(b"a,b\n" + b"c," * 16_384 + b"d\n", "a.csv")
    assert (code, found) == ("file-bomb", "a row of 16,385 cells")


def test_past_five_hundred_problems_of_a_kind_the_rest_are_counted() -> None:
    lines = b"a,b,c\n" + b"d,e,f\n" * 5_000 + b"d,e\n" * 600
    reading, _ = read_bytes(lines, "a.csv")
    alike = [one.found for one in reading.problems if one.code == "row-too-short"]
    assert len(alike) == 501
    assert alike[-1] == "and 100 more in the file"
    assert (
        len(next(iter(part for part in reading.content if isinstance(part, Table))).rows) == 5_601
    )
