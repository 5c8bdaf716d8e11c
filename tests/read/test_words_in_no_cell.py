"""Words kept beside the text, such as prompts and reading aids, are set aside by name, once each."""

from __future__ import annotations

from collections import Counter

from pipeline.problems import SET_ASIDE
from pipeline.read.readers import read_bytes
from pipeline.read.reading import Reading, Table
from tests.office import (
    S,
    cell,
    docx,
    para,
    relations,
    row,
    sheet,
    table,
    xlsx,
    xrow,
)

ROWS = (xrow(1, "Date", "Event"), xrow(2, "03/05/2024", "Seen"))
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def _read(data: bytes, name: str = "a.xlsx") -> Reading:
    reading, refused = read_bytes(data, name)
    assert not refused
    assert reading.census.balanced, reading.census.missing
    assert {reason for reason, _, _ in reading.aside} <= set(SET_ASIDE)
    return reading


def _aside(reading: Reading) -> list[tuple[str, str]]:
    return sorted((reason, text) for reason, text, _ in reading.aside)


def test_prompts_and_choices_of_a_workbooks_cells_are_set_aside_each_once() -> None:
    rule = (
        '<dataValidation type="list" sqref="{}" promptTitle="Pick" prompt="One of these"'
        ' errorTitle="No" error="Not offered"><formula1>"Yes,Not yet,No"</formula1></dataValidation>'
    )
    rules = f"<dataValidations>{rule.format('A2')}{rule.format('B2')}</dataValidations>"
    assert _aside(_read(xlsx(sheet(*ROWS, after=rules)))) == [
        ("form-prompt", "No"), ("form-prompt", "Not offered"), ("form-prompt", "One of these"),
        ("form-prompt", "Pick"), ("form-prompt", "Yes Not yet No"),
    ]  # fmt: skip


def test_how_a_word_is_said_stands_in_no_cell_and_is_set_aside() -> None:
    aid = '<rPh sb="0" eb="2"><t>tokyo</t></rPh>'
    shared = f'<sst xmlns="{S}"><si><t>Seen in \u6771\u4eac</t>{aid}</si></sst>'
    links = relations(
        ("rId1", "worksheet", "worksheets/sheet1.xml"),
        ("rId2", "sharedStrings", "sharedStrings.xml"),
    )
    parts = {"xl/sharedStrings.xml": shared, "xl/_rels/workbook.xml.rels": links}
    rows = (ROWS[0], xrow(2, "03/05/2024", '<c t="s"><v>0</v></c>'))
    reading = _read(xlsx(sheet(*rows), parts=parts))
    (found,) = (part for part in reading.content if isinstance(part, Table))
    assert found.rows[1].texts[1] == "Seen in \u6771\u4eac"
    assert _aside(reading) == [("phonetic-guide", "tokyo")]


def test_the_same_in_a_word_file() -> None:
    spoken = "<w:rt><w:r><w:t>tokyo</w:t></w:r></w:rt>"
    written = "<w:rubyBase><w:r><w:t>\u6771\u4eac</w:t></w:r></w:rubyBase>"
    ruby = f"<w:p><w:r><w:ruby><w:rubyPr/>{spoken}{written}</w:ruby></w:r></w:p>"
    reading = _read(docx(table(row("Date", "Event"), row("03/05/2024", cell(ruby)))), "a.docx")
    (found,) = (part for part in reading.content if isinstance(part, Table))
    assert found.rows[1].texts[1] == "\u6771\u4eac"
    assert _aside(reading) == [("phonetic-guide", "tokyo")]


def test_what_a_shape_of_an_old_workbook_says_is_read_and_what_describes_it_set_aside() -> None:
    vml = (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml"><v:shape alt="A red arrow"><v:textbox>'
        '<div>See below</div></v:textbox></v:shape><v:shape><v:textpath string="DRAFT &amp; more"/>'
        "</v:shape></xml>"
    )
    links = relations(("rId1", "vmlDrawing", "../drawings/vmlDrawing1.vml"))
    reading = _read(
        xlsx(
            sheet(*ROWS, after='<legacyDrawing r:id="rId1"/>'),
            parts={
                "xl/worksheets/_rels/sheet1.xml.rels": links,
                "xl/drawings/vmlDrawing1.vml": vml,
            },
        )
    )
    notes = [part.text for part in reading.content if not isinstance(part, Table)]
    assert sorted(notes) == ["DRAFT & more", "See below"]
    assert _aside(reading) == [("picture-description", "A red arrow")]


def test_help_and_choices_of_a_word_form_are_set_aside_and_the_chosen_one_is_its_answer() -> None:
    field = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:helpText w:val="Who was told"/>'
        '<w:statusText w:val="Choose"/><w:ddList><w:result w:val="1"/><w:listEntry w:val="Police"/>'
        '<w:listEntry w:val="School"/></w:ddList></w:ffData></w:fldChar></w:r></w:p>'
    )
    control = (
        '<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="Seen" w:value="1"/>'
        '<w:listItem w:displayText="Not seen" w:value="2"/></w:dropDownList></w:sdtPr><w:sdtContent>'
        f"{para('Seen')}</w:sdtContent></w:sdt>"
    )
    rows = (row("Date", "Event", "Who"), row("03/05/2024", cell(control), cell(field)))
    reading = _read(docx(table(*rows)), "a.docx")
    (found,) = (part for part in reading.content if isinstance(part, Table))
    assert found.rows[1].texts == ["03/05/2024", "Seen", "School"]
    assert _aside(reading) == [
        ("form-prompt", "Choose"), ("form-prompt", "Not seen"), ("form-prompt", "Police"),
        ("form-prompt", "Who was told"),
    ]  # fmt: skip


def test_every_word_of_a_chart_is_set_aside_once() -> None:
    rich = "<c:tx><c:rich><a:p><a:r><a:t>Visits</a:t></a:r></a:p></c:rich></c:tx>"
    named = (
        "<c:tx><c:strRef><c:strCache><c:pt><c:v>School</c:v></c:pt></c:strCache></c:strRef></c:tx>"
    )
    values = "<c:val><c:numCache><c:pt><c:v>17</c:v></c:pt><c:pt><c:v>23</c:v></c:pt></c:numCache></c:val>"
    chart = (
        f'<c:chartSpace xmlns:c="{C}" xmlns:a="{A}"><c:chart><c:title>{rich}</c:title>'
        f"<c:ser>{named}{values}</c:ser></c:chart></c:chartSpace>"
    )
    reading = _read(xlsx(sheet(*ROWS), parts={"xl/charts/chart1.xml": chart}))
    words = Counter(word for reason, text, _ in reading.aside for word in text.split())
    assert words == Counter(["Visits", "School", "17", "23"])
    assert {reason for reason, _, _ in reading.aside} == {"chart"}


def test_texts_that_no_cell_shows_are_set_aside_and_those_that_one_shows_are_not_said_again() -> (
    None
):
    texts = ("Date", "Event", "03/05/2024", "Seen", "Words of a deleted row", "Seen", " ")
    shared = "".join(f'<si><t xml:space="preserve">{text}</t></si>' for text in texts)
    links = relations(
        ("rId1", "worksheet", "worksheets/sheet1.xml"),
        ("rId2", "sharedStrings", "sharedStrings.xml"),
    )
    parts = {
        "xl/sharedStrings.xml": f'<sst xmlns="{S}">{shared}</sst>',
        "xl/_rels/workbook.xml.rels": links,
    }
    first, second = (
        xrow(n, *(f'<c t="s"><v>{at}</v></c>' for at in cells))
        for n, cells in ((1, (0, 1)), (2, (2, 3)))
    )
    reading = _read(xlsx(sheet(first, second), parts=parts))
    assert _aside(reading) == [("unused-text", "Words of a deleted row")]
