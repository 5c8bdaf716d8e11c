"""Word files: real headings, lists, tables, notes, figures and links, and nothing of anybody."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.document import (
    Document,
    Figure,
    Footnote,
    Link,
    Paragraph,
    Span,
    Table,
    TableCell,
    TableRow,
    cell,
    heading,
    paragraph,
    words,
)
from pipeline.errors import Broken, TemplateFault
from pipeline.render.clean import clean
from pipeline.render.lint import lint
from pipeline.render.word import word
from tests.render.invented import COLUMNS, HOSTILE, SVG, chronology, hostile, rich
from tests.render.reading import W, parts, styles_used, word_text, word_xml

SHARED = [Path(__file__).parents[2] / "templates" / "_shared"]


@pytest.fixture(scope="module")
def made() -> bytes:
    return word(rich(), SHARED)


def test_every_word_of_the_document_is_in_the_file(made: bytes) -> None:
    text = word_text(made)
    for wanted in (
        "Combined summary", "Child A", "EXR-2026-01", "OFFICIAL-SENSITIVE", "What happened",
        "On 9 March 2026 Child A was taken to hospital. See event 2 and the guidance.",
        "Police return, row 2.", "Missing: Two returns have not arrived", "Housing",
        "“She was quiet when he was there.”", "Inner two", "Are improvements needed?", "Line one\nLine two",
        "January 2024", "police-0001", "✗ No", "Nothing more is known", "The first of the appendix.",
    ):  # fmt: skip
        assert wanted in text, wanted


def test_headings_are_real_headings_that_word_can_list(made: bytes) -> None:
    assert [style for style in styles_used(made) if re.match("Heading|TabTitle", style)] == [
        "Heading1", "Heading2", "TabTitle", "Heading2", "Heading1", "Heading2",
    ]  # fmt: skip
    styles = word_xml(made, "word/styles.xml")
    levels = {
        style.get(f"{W}styleId"): style.find(f"{W}pPr/{W}outlineLvl")
        for style in styles.iter(f"{W}style")
    }
    assert levels["Heading2"] is not None
    assert levels["Heading2"].get(f"{W}val") == "1"


def test_numbered_paragraphs_are_a_list_of_three_levels(made: bytes) -> None:
    numbered = [
        (p.find(f"{W}pPr/{W}numPr/{W}ilvl"), p.find(f"{W}pPr/{W}numPr/{W}numId"))
        for p in word_xml(made).iter(f"{W}p")
        if p.find(f"{W}pPr/{W}numPr") is not None
        and p.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "NumberedText"  # type: ignore[union-attr]
    ]
    assert [level.get(f"{W}val") for level, _ in numbered if level is not None] == ["2", "2", "1"]
    lists = word_xml(made, "word/numbering.xml")
    texts = [text.get(f"{W}val") for text in lists.iter(f"{W}lvlText")]
    assert "%1.%2.%3" in texts


def test_a_table_repeats_its_heading_row_and_short_rows_stay_whole(made: bytes) -> None:
    table = word_xml(made).findall(f".//{W}tbl")[-1]
    rows = table.findall(f"{W}tr")
    assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    assert [len(row.findall(f"{W}tc")) for row in rows] == [5, 1, 5, 5, 2]
    assert table.find(f"{W}tblPr/{W}tblCaption") is not None


def test_a_remark_on_a_heading_stays_with_the_table_it_speaks_of() -> None:
    table = Table(("A",), (TableRow((cell("b"),)),), "Caption")
    note = paragraph("What was asked", "note")
    kept = Document("test", "T", (heading(1, "H"), note, table))
    loose = Document("test", "T", (heading(1, "H"), paragraph("Words."), note, table))
    assert '<w:pStyle w:val="Note"/><w:keepNext/>' in _body(word(kept, SHARED))
    assert '<w:pStyle w:val="Note"/><w:keepNext/>' not in _body(word(loose, SHARED))


@pytest.mark.parametrize(("count", "kept"), [(10, True), (60, False)])
def test_a_figures_own_table_stays_on_its_page_where_one_holds_it(count: int, kept: bool) -> None:
    rows = tuple(TableRow((cell(f"agency {n}", header=True), cell("1"))) for n in range(count))
    figure = Figure(SVG, "In words.", "Figure", data=Table(("Agency", "All"), rows, "The same"))
    made = word_xml(word(Document("test", "T", (figure,)), SHARED))
    held = [
        row.find(f".//{W}keepNext") is not None
        for row in made.findall(f".//{W}tbl")[-1].iter(f"{W}tr")
    ]
    assert held == [kept] * count + [False]


def test_a_question_with_its_answer_stays_on_the_page_of_its_reason() -> None:
    asked = (paragraph("Was it? Yes.", "question"), paragraph("Reason: seen."))
    body = _body(word(Document("test", "T", asked), SHARED))
    assert body.count("<w:keepNext/>") == 1
    assert body.index("<w:keepNext/>") < body.index("Was it?") < body.index("Reason: seen.")


def test_a_long_row_may_break_over_a_page() -> None:
    long = Document(
        "document", "t", (Table(("A", "B"), (TableRow((cell("x"), cell("word " * 900))),)),)
    )
    row = word_xml(word(long, SHARED)).findall(f".//{W}tr")[1]
    assert row.find(f"{W}trPr/{W}cantSplit") is None


def test_a_note_of_a_table_stands_in_its_row_which_stays_whole() -> None:
    noted = TableCell(((Span("x"), Footnote((Span("A finding."),))),))
    band = TableRow((noted,), band=True)
    rows = (TableRow((cell("a"),)), TableRow((noted,)), band, TableRow((cell("b"),)))
    made = word_xml(word(Document("document", "t", (Table(("A",), rows),)), SHARED))
    whole = [r.find(f"{W}trPr/{W}cantSplit") is not None for r in made.findall(f".//{W}tr")]
    assert whole == [True] * 5
    assert not list(made.iter(f"{W}footnoteReference"))
    told = ["".join(p.itertext()) for p in made.iter(f"{W}p")]
    assert told[told.index("x1") + 1] == "1 A finding."
    assert told[told.index("x2") + 1] == "2 A finding."


def test_a_bold_word_in_a_heading_cell_is_bold_once() -> None:
    bold = TableCell(((Span("x", bold=True),),), header=True)
    made = word_xml(word(Document("document", "t", (Table(("A",), (TableRow((bold,)),)),)), SHARED))
    assert all(len(look.findall(f"{W}b")) <= 1 for look in made.iter(f"{W}rPr"))


def test_a_shade_carries_a_sign_as_well(made: bytes) -> None:
    assert "✗ No" in word_text(made)
    assert 'w:fill="FBE7E4"' in parts(made)["word/document.xml"].decode()


def test_links_lead_to_bookmarks_that_are_there(made: bytes) -> None:
    root = word_xml(made)
    marks = {mark.get(f"{W}name") for mark in root.iter(f"{W}bookmarkStart")}
    led = {link.get(f"{W}anchor") for link in root.iter(f"{W}hyperlink")} - {None}
    assert "police_0002" in led
    assert led <= marks


def test_only_plain_web_and_mail_addresses_become_links() -> None:
    links = Paragraph(tuple(
        Link(f"to {target}", target)
        for target in (
            "https://www.gov.example/a?b=1&c=2", "mailto:office@council.example", "http://old.example",
            "javascript:alert(1)", "file:///C:/secret.docx", "\\\\server\\share", "#nowhere",
        )
    ))  # fmt: skip
    made = word(Document("document", "t", (links,)), SHARED)
    outside = re.findall(
        r'Target="([^"]*)" TargetMode="External"',
        parts(made)["word/_rels/document.xml.rels"].decode(),
    )
    assert outside == ["https://www.gov.example/a?b=1&amp;c=2", "mailto:office@council.example"]
    assert "to javascript:alert(1)" in word_text(made)


def test_a_footnote_is_a_real_footnote(made: bytes) -> None:
    notes = word_xml(made, "word/footnotes.xml")
    assert [note.get(f"{W}id") for note in notes] == ["-1", "0", "1"]
    assert len(list(word_xml(made).iter(f"{W}footnoteReference"))) == 1


def test_contents_lead_to_their_headings_and_ask_for_each_page_number(made: bytes) -> None:
    root = word_xml(made)
    asked = [field.text.split()[:2] for field in root.iter(f"{W}instrText")]
    marks = {mark.get(f"{W}name") for mark in root.iter(f"{W}bookmarkStart")}
    assert len(asked) == 6
    assert {kind for kind, _ in asked} == {"PAGEREF"}
    assert {name for _, name in asked} <= marks
    settings = parts(made)["word/settings.xml"].decode()
    assert "updateFields" not in settings  # Word would ask every reader about other files
    assert [style for style in styles_used(made) if style.startswith("TOC")] == [
        "TOCHeading", "TOC1", "TOC2", "TOC1", "TOC2", "TOC1", "TOC2",
    ]  # fmt: skip


def test_a_landscape_part_is_a_section_of_its_own(made: bytes) -> None:
    ways = [size.get(f"{W}orient", "portrait") for size in word_xml(made).iter(f"{W}pgSz")]
    assert ways == ["portrait", "landscape", "portrait"]


def test_a_figure_has_words_for_those_who_cannot_see_it_and_a_picture_for_old_programs(
    made: bytes,
) -> None:
    names = set(parts(made))
    assert {"word/media/figure1.png", "word/media/figure1.svg"} <= names
    text = parts(made)["word/document.xml"].decode()
    assert text.count('descr="One contact by the police in January."') == 2
    assert parts(made)["word/media/figure1.png"].startswith(b"\x89PNG")


def test_the_file_says_nothing_of_people_machines_or_times(made: bytes) -> None:
    held = parts(made)
    assert not [
        name
        for name in held
        if re.search("thumbnail|customXml|app.xml|people|comments|webSettings", name)
    ]
    everything = b"".join(held.values())
    for word_ in (b"rsid", b"creator", b"lastModifiedBy", b"dcterms", b"python"):
        assert word_ not in everything
    core = held["docProps/core.xml"].decode()
    assert re.findall(r"<dc:(\w+)>", core) == ["title", "language"]
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        infos = package.infolist()
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert {info.create_system for info in infos} == {0}
    assert infos[0].filename == "[Content_Types].xml"
    assert [info.filename for info in infos[2:]] == sorted(info.filename for info in infos[2:])


def test_the_same_document_gives_the_same_bytes(made: bytes) -> None:
    assert word(rich(), SHARED) == made


def test_a_public_copy_has_no_field_but_page_numbers_and_no_vector_drawing() -> None:
    made = word(rich(), SHARED, publication=True)
    everything = b"".join(part for name, part in parts(made).items() if name.endswith(".xml"))
    fields = re.findall(rb"<w:instrText[^>]*>([^<]*)<", everything)
    assert {field.split()[0] for field in fields} == {b"PAGE", b"NUMPAGES"}
    assert not [name for name in parts(made) if name.endswith(".svg")]
    assert lint(made, publication=True) == ()


def test_words_that_try_to_be_markup_are_printed_as_words() -> None:
    made = word(hostile(), SHARED)
    text = word_text(made)
    # title, subtitle, reference, marking, heading, contents, paragraphs, table, form, boxes ...
    assert text.count(clean(HOSTILE)) >= 18
    assert "49" not in text
    assert lint(made) == ()


@settings(max_examples=30)
@given(st.lists(st.text(st.characters(), max_size=80), min_size=1, max_size=6))
def test_any_words_come_back_as_they_were_typed(texts: list[str]) -> None:
    rows = tuple(TableRow((cell("x"), TableCell((words(text),)))) for text in texts)
    made = word(
        Document("document", "t", (*map(paragraph, texts), Table(("A", "B"), rows))), SHARED
    )
    text = word_text(made)
    for wanted in texts:
        assert text.count(clean(wanted)) >= 2


def test_a_row_that_does_not_fill_its_columns_is_refused() -> None:
    ragged = Table(("A", "B", "C"), (TableRow((cell("x"), cell("y"))),))
    with pytest.raises(Broken, match="fills its columns"):
        word(Document("document", "t", (ragged,)), SHARED)


def test_two_tables_in_a_row_stay_two() -> None:
    table = Table(("A",), (TableRow((cell("x"),)),))
    made = word(Document("document", "t", (table, table)), SHARED)
    assert len(word_xml(made).findall(f".//{W}tbl")) == 2
    assert lint(made) == ()


def test_long_anchors_and_twins_still_have_bookmarks_of_their_own() -> None:
    names = ["a" * 60, "a" * 61, "b-c", "b_c", "B-C", "9 lives", "ŵ"]
    blocks = tuple(heading(1, name, name) for name in names)
    links = Paragraph(tuple(Link(name, f"#{name}") for name in names))
    made = word(Document("document", "t", (*blocks, links)), SHARED)
    assert lint(made) == ()
    root = word_xml(made)
    found = [mark.get(f"{W}name", "") for mark in root.iter(f"{W}bookmarkStart")]
    assert len({name.lower() for name in found}) == len(names)
    assert all(re.fullmatch(r"[A-Za-z]\w{0,39}", name) for name in found)


@pytest.mark.requirement("L67")
def test_a_chronology_of_a_thousand_events_holds_each_once_in_order() -> None:
    made = word(chronology(1000), SHARED)
    cells = re.findall(r">(police-\d{4})</w:t>", parts(made)["word/document.xml"].decode())
    assert cells == [f"police-{number:04d}" for number in range(1, 1001)]
    assert lint(made) == ()


def test_the_heading_words_follow_the_table_when_a_partnership_changes_its_template(
    tmp_path: Path,
) -> None:
    (tmp_path / "document.docx").write_bytes((SHARED[0] / "publication.docx").read_bytes())
    made = word(Document("document", "t", (paragraph("x"),), marking="SECRET"), [tmp_path, *SHARED])
    assert "SECRET" not in word_text(made)  # that template has no place for a marking


def test_no_template_at_all_is_told_plainly(tmp_path: Path) -> None:
    with pytest.raises(TemplateFault, match="no Word template letter.docx"):
        word(Document("letter", "t", ()), [tmp_path])


def test_a_document_of_nothing_is_still_a_document() -> None:
    assert lint(word(Document("document", "", ()), SHARED)) == ()
    empty = Document("document", "t", (Table(COLUMNS, ()), Paragraph((Span(""),)), Paragraph(())))
    assert lint(word(empty, SHARED)) == ()


def _body(made: bytes) -> str:
    return parts(made)["word/document.xml"].decode()
