"""Word templates: ours are ours to the byte, and a partnership's faults are told with their place."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from pipeline.document import Document, Table, TableRow, cell, heading, paragraph
from pipeline.errors import TemplateFault
from pipeline.render.lint import lint
from pipeline.render.template_lint import VARIABLES, environment, template_faults
from pipeline.render.word import word
from tests.render.reading import parts, rebuilt, word_text
from tests.tools.make_templates import SHELLS, shell

SHARED = Path(__file__).parents[2] / "templates" / "_shared"
GOOD = (SHARED / "document.docx").read_bytes()
BODY = parts(GOOD)["word/document.xml"].decode()
HEADER = parts(GOOD)["word/header1.xml"].decode()


@pytest.mark.parametrize("name", sorted(SHELLS))
def test_the_shared_templates_are_what_the_tool_makes(name: str) -> None:
    assert (SHARED / name).read_bytes() == shell(name)


@pytest.mark.parametrize("name", sorted(SHELLS))
def test_the_shared_templates_have_no_fault_and_nobody_in_them(name: str) -> None:
    data = (SHARED / name).read_bytes()
    assert template_faults(data) == ()
    with zipfile.ZipFile(SHARED / name) as package:
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert not [
        part for part in parts(data) if re.search("docProps|thumbnail|customXml|theme", part)
    ]


def paragraph_of(text: str) -> str:
    """A paragraph of one run."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def planted(text: str) -> bytes:
    """Our own template with one more paragraph at its start."""
    return rebuilt(
        GOOD, word_document_xml=BODY.replace("<w:body>", f"<w:body>{paragraph_of(text)}")
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{{ tittle }}", "body, paragraph 1: there is no 'tittle'; did you mean title?"),
        ("{{ childs_name }}", "there is no 'childs_name'; there are title"),
        ("{{ title", "a tag is not closed"),
        ("{ { title }}", "a space between its brackets"),
        ("{{ title – reference }}", "Word has changed a character"),
        ("{% for row in rows %}", "only if, else and endif"),
        ("{%p if cover %} for the cover", "must be alone in its paragraph"),
        ("{%tr if cover %}", "stands outside a table"),
        ("{% if cover %}", "an if without an endif"),
        ("{% endif %}", "an endif without an if"),
        ("{% else %}", "an else without an if"),
        ("{{ title | }}", "cannot be understood"),
        ("{{ body }}", "stands a second time"),
        ("Here: {{ body }}", "must be alone in its paragraph"),
        ("{{ cycler.__init__.__globals__ }}", "there is no 'cycler'"),
        ("{{ body | upper }}", "nothing else between the brackets"),
    ],
)
def test_a_fault_in_a_template_is_told_with_its_place(text: str, says: str) -> None:
    found = [str(fault) for fault in template_faults(planted(text))]
    assert any(says in fault for fault in found), found


def test_text_beside_a_row_tag_is_found_in_its_row() -> None:
    row = f"<w:tr><w:tc>{paragraph_of('{%tr if cover %}')}</w:tc><w:tc>{paragraph_of('lost')}</w:tc></w:tr>"
    end = f"<w:tr><w:tc>{paragraph_of('{%tr endif %}')}</w:tc></w:tr>"
    table = f"<w:tbl><w:tblGrid/>{row}{end}</w:tbl><w:p/>"
    bad = rebuilt(GOOD, word_document_xml=BODY.replace("<w:body>", f"<w:body>{table}"))
    assert [str(fault) for fault in template_faults(bad)] == [
        "the body, table 1, row 1: “{%tr if cover %}” must be alone in its row; the words beside it would be lost"
    ]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("{{ body }}", "", "{{ body }} is missing"),
        ("<w:sectPr>", "<w:sectPrX>", "no page set-up"),
        ("<w:body>", '<w:body><w:p><w:ins w:id="1"/></w:p>', "a tracked insertion"),
        ("<w:body>", '<w:body><w:p><w:commentReference w:id="1"/></w:p>', "a comment"),
    ],
)
def test_a_template_that_cannot_hold_a_document_is_refused(old: str, new: str, says: str) -> None:
    body = BODY.replace(old, new).replace(
        "</w:sectPr>", "</w:sectPrX>" if "X" in new else "</w:sectPr>"
    )
    found = [str(fault) for fault in template_faults(rebuilt(GOOD, word_document_xml=body))]
    assert any(says in fault for fault in found), found


def test_a_fault_in_a_header_is_told_as_the_headers() -> None:
    bad = rebuilt(GOOD, word_header1_xml=HEADER.replace("{{ marking }}", "{{ markings }}"))
    assert [str(fault) for fault in template_faults(bad)] == [
        "the header, table 1, row 1: there is no 'markings'; did you mean marking?"
    ]


def test_every_fault_is_told_at_once_with_the_templates_name(tmp_path: Path) -> None:
    (tmp_path / "document.docx").write_bytes(planted("{{ tittle }} {{ refrence }}"))
    with pytest.raises(TemplateFault) as told:
        word(Document("document", "t", ()), [tmp_path, SHARED])
    assert "document.docx" in told.value.sentence
    assert told.value.sentence.count("did you mean") == 2


@pytest.mark.parametrize("data", [b"", b"PK not a zip", b"%PDF-1.7"])
def test_what_is_no_word_file_is_no_template(data: bytes) -> None:
    assert len(template_faults(data)) == 1


def test_linked_templates_and_macros_are_refused() -> None:
    link = '<Relationship Id="rId9" Type="x/attachedTemplate" Target="http://other.example/a.dotm" TargetMode="External"/>'
    rels = parts(GOOD)["word/_rels/document.xml.rels"].decode()
    bad = rebuilt(
        GOOD,
        word__rels_document_xml_rels=rels.replace("</Relationships>", f"{link}</Relationships>"),
    )
    assert "linked to something outside" in str(template_faults(bad)[0])


def test_a_template_runs_nothing() -> None:
    made = environment()
    with pytest.raises(Exception, match="unsafe|undefined"):
        made.from_string("{{ title.__class__.__mro__ }}").render(title="x")
    with pytest.raises(Exception, match="undefined"):
        made.from_string("{{ nobody }}").render()
    assert made.globals == {}


def test_a_partnerships_changes_come_through_and_its_missing_styles_are_given(
    tmp_path: Path,
) -> None:
    """As Word would leave it: another colour, a style deleted, session marks, parts of its own."""
    styles = parts(GOOD)["word/styles.xml"].decode()
    styles = re.sub(r'<w:style [^>]*w:styleId="Lead">.*?</w:style>', "", styles)
    styles = styles.replace("1F4E6B", "7B2D8B")
    body = BODY.replace("<w:p>", '<w:p w:rsidR="00112233">').replace(
        "<w:body>", f"<w:body>{paragraph_of('Example Partnership')}"
    )
    changed = rebuilt(GOOD, word_styles_xml=styles, word_document_xml=body)
    file = tmp_path / "document.docx"
    file.write_bytes(changed)
    with zipfile.ZipFile(file, "a") as package:
        package.writestr("word/webSettings.xml", "<x/>")
        package.writestr("docProps/app.xml", "<Properties><Company>Example</Company></Properties>")
    document = Document(
        "document",
        "Title",
        (
            heading(1, "One"),
            paragraph("Lead words", "lead"),
            Table(("A",), (TableRow((cell("x"),)),)),
        ),
    )
    made = word(document, [tmp_path, SHARED])
    assert lint(made) == ()
    assert "Example Partnership" in word_text(made)
    assert b"7B2D8B" in parts(made)["word/styles.xml"]
    assert b'w:styleId="Lead"' in parts(made)["word/styles.xml"]
    assert not [name for name in parts(made) if "webSettings" in name or "app.xml" in name]
    assert b"rsid" not in parts(made)["word/document.xml"]


def test_the_language_of_the_document_is_the_language_of_its_words() -> None:
    made = word(Document("document", "Adolygiad", (), language="cy-GB"), [SHARED])
    assert b'w:lang w:val="cy-GB"' in parts(made)["word/styles.xml"]
    assert b"<dc:language>cy-GB<" in parts(made)["docProps/core.xml"]


def test_the_nearest_template_of_the_documents_kind_is_taken(tmp_path: Path) -> None:
    (tmp_path / "letter.docx").write_bytes(planted("From the partnership"))
    made = word(Document("letter", "t", ()), [tmp_path, SHARED])
    assert "From the partnership" in word_text(made)
    assert "From the partnership" not in word_text(
        word(Document("document", "t", ()), [tmp_path, SHARED])
    )


def test_every_variable_is_used_by_our_own_templates() -> None:
    used = "".join(
        part.decode() for name in SHELLS for part in parts((SHARED / name).read_bytes()).values()
    )
    assert {name for name in VARIABLES if re.search(rf"\b{name}\b", used)} >= set(VARIABLES) - {
        "language"
    }
