"""The Word lint: each fault planted in a good file is found, and a good file has none."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from pipeline.document import Document, Table, TableRow, cell, paragraph, replace
from pipeline.errors import CouldNotWrite
from pipeline.render.lint import lint, prove
from pipeline.render.word import word
from tests.render.invented import chronology, rich
from tests.render.reading import parts, rebuilt

SHARED = [Path(__file__).parents[2] / "templates" / "_shared"]
CELL = '<w:tc><w:tcPr><w:tcW w:w="1000" w:type="dxa"/></w:tcPr><w:p/></w:tc>'


@pytest.fixture(scope="module")
def good() -> bytes:
    return word(rich(), SHARED)


#: What is wrong; what stands in the good file; what to put there; words of the fault.
FAULTS = [
    ("a cell without a paragraph", r"<w:tc>(<w:tcPr>(?:(?!</w:tcPr>).)*</w:tcPr>).*?</w:tc>", r"<w:tc>\1</w:tc>", "does not end with a paragraph"),
    ("a row without cells", r"(<w:tr><w:trPr><w:cantSplit/></w:trPr>)<w:tc>.*?</w:tr>", r"\1</w:tr>", "a row has no cells"),
    ("a ragged row", r"</w:tc></w:tr>", rf"</w:tc>{CELL}</w:tr>", "do not fill the"),
    ("a style nobody defined", r'<w:pStyle w:val="Lead"/>', '<w:pStyle w:val="Leed"/>', "'Leed' is not defined"),
    ("a list nobody defined", r'<w:numId w:val="9001"/>', '<w:numId w:val="77"/>', "the list 77 is not defined"),
    ("a bookmark that does not end", r'<w:bookmarkEnd w:id="1"/>', "", "does not both start and end"),
    ("two bookmarks of one name", r'w:name="police_0002"', 'w:name="police_0001"', "one name"),
    ("two bookmarks of one id", r'<w:bookmarkStart w:id="2"', '<w:bookmarkStart w:id="1"', "both start and end"),
    ("a link to nowhere", r'w:anchor="police_0002"', 'w:anchor="police_9999"', "a bookmark that is not there"),
    ("a footnote that is not there", r'<w:footnoteReference w:id="1"/>', '<w:footnoteReference w:id="5"/>', "footnote is referred to"),
    ("a picture nobody can hear", r'descr="One contact[^"]*"', 'descr=""', "no text alternative"),
    ("a picture that is not there", r'r:embed="rIdPng1"', 'r:embed="rIdPng9"', "relationship that is not there"),
    ("a field that reaches outside", r" PAGEREF ", " INCLUDETEXT ", "a field that may not stand"),
    ("a field that does not end", r'<w:r><w:fldChar w:fldCharType="end"/></w:r>', "", "a field begins that does not end"),
    ("a tracked insertion", r"<w:r><w:t", r'<w:ins w:id="1" w:author="A"/><w:r><w:t', "ins stands in it"),
    ("marks of an editing session", r"<w:tr>", r'<w:tr w:rsidR="00AB12CD">', "editing session"),
    ("a comment in the XML", r"<w:body>", "<w:body><!-- who -->", "a comment or instruction"),
    ("no page set-up at the end", r"<w:sectPr>(?!.*<w:sectPr>).*?</w:sectPr>", "", "no page set-up"),
    ("two tables joined", r'(</w:tbl>)<w:p>.*?</w:p>', r"\1<w:tbl><w:tblGrid/></w:tbl>", "no paragraph"),
    ("two questions of one id", r'<w:id w:val="1002"/>', '<w:id w:val="1001"/>', "stands 2 times"),
    ("broken XML", r"</w:body>", "", "not well-formed"),
    ("a bare ampersand", r"Signed", "Signed & sealed", "bare ampersand"),
    ("a control character", r"Signed", "Signed\x01", "control character"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("what", "found", "put", "says"), FAULTS, ids=[fault[0] for fault in FAULTS]
)
def test_each_fault_of_the_document_is_found(
    good: bytes, what: str, found: str, put: str, says: str
) -> None:
    text = parts(good)["word/document.xml"].decode()
    bad, count = re.subn(found, put, text, count=1, flags=re.DOTALL)
    assert count == 1, what
    assert any(says in fault for fault in lint(rebuilt(good, word_document_xml=bad))), lint(
        rebuilt(good, word_document_xml=bad)
    )


def test_a_good_file_has_no_fault(good: bytes) -> None:
    assert lint(good) == ()


def test_a_row_is_looked_at_the_same_however_long_the_table_is() -> None:
    long = word(chronology(600), SHARED)
    text = parts(long)["word/document.xml"].decode()
    places = [match.start() for match in re.finditer("</w:tc></w:tr>", text)]
    where = places[400]
    ragged = f"{text[:where]}</w:tc>{CELL}{text[where + len('</w:tc>') :]}"
    assert lint(long) == ()
    assert any(
        "1 of 601 rows do not fill" in fault
        for fault in lint(rebuilt(long, word_document_xml=ragged))
    )


@pytest.mark.parametrize(
    ("put", "says"),
    [
        ("\x01</w:t>", "control character"), ("&</w:t>", "bare ampersand"),
        ("&#0;</w:t>", "not well-formed"), ("&#xFFFF;</w:t>", "not well-formed"),
        ("</w:t><w:ins/>", "ins stands in it"),
    ],
    ids=["a control character", "a bare ampersand", "a reference to nothing", "to no character", "an insertion"],
)  # fmt: skip
def test_the_words_of_the_four_hundredth_row_are_looked_at_too(put: str, says: str) -> None:
    long = word(chronology(600), SHARED)
    text = parts(long)["word/document.xml"].decode()
    where = [match.start() for match in re.finditer("</w:t></w:r></w:p></w:tc></w:tr>", text)][400]
    bad = f"{text[:where]}{put}{text[where + len('</w:t>') :]}"
    assert any(says in fault for fault in lint(rebuilt(long, word_document_xml=bad)))


@pytest.mark.parametrize(
    ("part", "old", "new", "says"),
    [
        ("word__rels_document_xml_rels", 'Target="media/figure1.png"', 'Target="media/gone.png"', "a part that is not there"),
        ("word__rels_document_xml_rels", "https://www.gov.example/guidance", "http://beacon.example/", "leads outside"),
        ("word__rels_document_xml_rels", "hyperlink", "attachedTemplate", "leads outside"),
        ("_Content_Types__xml", 'Extension="png"', 'Extension="pnx"', "has no content type"),
        ("word_numbering_xml", 'w:abstractNumId="9000"', 'w:abstractNumId="8000"', "is not defined"),
        ("word_styles_xml", 'w:styleId="TableText"', 'w:styleId="Other"', "'TableText' is not defined"),
        ("word_footnotes_xml", "</w:footnotes>", "</w:footnotes><!-- -->", "comment"),
    ],
)  # fmt: skip
def test_each_fault_of_the_package_is_found(
    good: bytes, part: str, old: str, new: str, says: str
) -> None:
    names = {re.sub(r"\W", "_", name): name for name in parts(good)}
    text = parts(good)[names[part]].decode()
    assert old in text
    bad = rebuilt(good, **{part: text.replace(old, new)})
    if says == "comment":
        assert lint(bad) == ()  # outside the root element it is nobody's words
    else:
        assert any(says in fault for fault in lint(bad)), lint(bad)


def test_a_part_nobody_refers_to_is_found(good: bytes, tmp_path: Path) -> None:
    file = tmp_path / "extra.docx"
    file.write_bytes(good)
    with zipfile.ZipFile(file, "a") as package:
        package.writestr("word/media/leftover.png", b"")
    assert any("nothing in the file refers to it" in fault for fault in lint(file.read_bytes()))


def test_a_file_that_lacks_a_row_of_the_model_is_not_given_out(good: bytes) -> None:
    more = Document(
        "document",
        "t",
        (*rich().blocks, Table(("A",), (TableRow((cell("lost"),)),)), paragraph("x")),
    )
    with pytest.raises(CouldNotWrite, match="rows"):
        prove(good, more)
    with pytest.raises(CouldNotWrite, match="questions"):
        prove(
            word(Document("document", "t", ()), SHARED),
            replace(rich(), blocks=rich().blocks[11:13]),
        )


def test_what_is_no_zip_is_told_without_a_traceback() -> None:
    with pytest.raises(CouldNotWrite, match="could not be read back"):
        lint(b"PK\x03\x04 cut short")
