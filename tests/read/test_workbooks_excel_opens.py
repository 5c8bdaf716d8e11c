"""What Excel opens and the library refuses or loses is read all the same, whole, or refused plainly."""

from __future__ import annotations

import pytest

from pipeline.read import excel
from pipeline.read.excel_rows import is_far
from pipeline.read.readers import read_bytes
from pipeline.read.reading import Reading, Row
from tests.office import HEAD, R, S, relations, sheet, xlsx, xrow

HEADINGS = xrow(1, "Date", "Event", "Source")
ERRORS = """#SPILL! #CALC! #FIELD! #BLOCKED! #UNKNOWN! #CONNECT! #BUSY! #GETTING_DATA #PYTHON!
#EXTERNAL! #TIMEOUT!""".split()


def strings(items: str) -> dict[str, str]:
    """A table of shared strings and the relationships that lead to it."""
    return {
        "xl/sharedStrings.xml": f'{HEAD}<sst xmlns="{S}">{items}</sst>',
        "xl/_rels/workbook.xml.rels": relations(
            ("rId1", "worksheet", "worksheets/sheet1.xml"),
            ("rId9", "sharedStrings", "sharedStrings.xml"),
        ),
    }


def listing(sheets: str) -> dict[str, str]:
    """The workbook's own part with this list of sheets."""
    return {"xl/workbook.xml": f'{HEAD}<workbook xmlns="{S}" xmlns:r="{R}">{sheets}</workbook>'}


def with_cell(cell: str) -> bytes:
    return xlsx(sheet(HEADINGS, xrow(2, "01/05/2024", "Seen", cell)))


def rows(reading: Reading) -> list[list[str]]:
    return [row.texts for table in reading.tables() for row in table.rows]


@pytest.mark.parametrize("error", ERRORS)
def test_an_error_younger_than_the_library_is_shown_and_asked_about(error: str) -> None:
    reading, refused = read_bytes(with_cell(f'<c t="e"><v>{error}</v></c>'), "a.xlsx")
    assert not refused
    assert reading.census.balanced
    assert rows(reading)[1] == ["01/05/2024", "Seen", error]
    asked = [(p.code, p.found, p.locator.place()) for p in reading.problems]
    assert asked == [("excel-error-cell", error, "Sheet1, row 2, column C")]


def test_the_other_cells_of_such_a_sheet_read_as_they_always_do() -> None:
    words = (
        '<si><r><t xml:space="preserve">Mum </t></r><r><t>said</t></r></si>'
        '<si><t>東京</t><rPh sb="0" eb="2"><t>トウ</t></rPh></si>'
    )
    rich = '<c t="inlineStr"><is><r><t>Dad </t></r><r><t>too</t></r></is></c>'
    cells = sheet(
        HEADINGS,
        xrow(2, '<c t="s"><v>0</v></c>', '<c t="s"><v>1</v></c>', '<c t="e"><v>#SPILL!</v></c>'),
        xrow(4, 45000, "A & B _x0041_", rich),
        '<row><c t="d"><v>2024-05-01</v></c><c t="b"><v>true</v></c><c t="str"><f>A1</f></c></row>',
    )
    reading, _ = read_bytes(xlsx(cells, parts=strings(words)), "a.xlsx")
    assert reading.census.balanced
    assert rows(reading)[1:] == [
        ["Mum said", "東京", "#SPILL!"],
        [],
        ["45000", "A & B A", "Dad too"],
        ["01/05/2024", "TRUE", "[formula-without-a-saved-result]"],
    ]


def test_a_cell_that_the_walk_loses_stops_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = excel.walked_rows

    def loses_one(*asked: object) -> list[Row]:
        found = whole(*asked)  # type: ignore[arg-type]
        found[1].texts[1] = ""
        return found

    monkeypatch.setattr(excel, "plain_rows", lambda *_: None)
    monkeypatch.setattr(excel, "walked_rows", loses_one)
    reading, _ = read_bytes(with_cell('<c t="e"><v>#SPILL!</v></c>'), "a.xlsx")
    assert [p.code for p in reading.problems if p.code != "excel-error-cell"] == [
        "census-imbalance"
    ]


def test_a_sheet_that_is_no_xml_is_not_read_another_way() -> None:
    page = sheet(HEADINGS, xrow(2, "x", '<c t="e"><v>#SPILL!</v></c>'))
    torn = page.replace("</row></sheetData>", "</rows></sheetData>")
    reading, refused = read_bytes(xlsx(torn), "a.xlsx")
    assert refused
    assert [p.code for p in reading.problems] == ["file-damaged"]


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ('<c t="str"><v><![CDATA[a < b]]></v></c>', "a < b"),
        ('<c t="inlineStr"><v>written as a value</v></c>', "written as a value"),
        ('<c s="0"><v>1e999</v></c>', "1e999"),
        ('<c s="0"><v>NaN</v></c>', "NaN"),
        ('<c t="b"><v>true</v></c>', "TRUE"),
    ],
)
def test_a_cell_written_in_a_rare_way_keeps_its_words(cell: str, shown: str) -> None:
    reading, refused = read_bytes(with_cell(cell), "a.xlsx")
    assert not refused
    assert reading.census.balanced
    assert rows(reading)[1][2] == shown


def test_a_character_section_in_the_table_of_strings_keeps_its_words() -> None:
    page = sheet(HEADINGS, xrow(2, "01/05/2024", '<c t="s"><v>0</v></c>'))
    data = xlsx(page, parts=strings("<si><t><![CDATA[a < b]]></t></si>"))
    reading, _ = read_bytes(data, "a.xlsx")
    assert rows(reading)[1][:2] == ["01/05/2024", "a < b"]


@pytest.mark.parametrize(
    "page",
    [
        sheet(HEADINGS, xrow(2, "x", '<c t="s"><v>word</v></c>')),
        sheet(HEADINGS, xrow(2, "x", '<c t="s"><v>7</v></c>')),
        sheet('<row r="0"><c r="A0" t="inlineStr"><is><t>Date</t></is></c></row>'),
    ],
)
def test_a_cell_that_can_stand_nowhere_is_damage(page: str) -> None:
    reading, refused = read_bytes(xlsx(page), "a.xlsx")
    assert refused
    assert [p.code for p in reading.problems] == ["file-damaged"]


@pytest.mark.parametrize("target", ["Worksheets/Sheet1.xml", "worksheets\\sheet1.xml"])
def test_a_part_is_found_as_office_finds_it(target: str) -> None:
    links = {"xl/_rels/workbook.xml.rels": relations(("rId1", "worksheet", target))}
    reading, refused = read_bytes(xlsx(sheet(HEADINGS), parts=links), "a.xlsx")
    assert not refused
    assert rows(reading) == [["Date", "Event", "Source"]]


def test_a_sheet_that_the_workbook_does_not_list_is_set_aside_with_its_words() -> None:
    data = xlsx(sheet(HEADINGS), parts=listing("<sheets/>"))
    reading, _ = read_bytes(data, "a.xlsx")
    assert reading.census.balanced
    assert [(why, text) for why, text, _ in reading.aside] == [
        ("unlisted-sheet", "Date"),
        ("unlisted-sheet", "Event"),
        ("unlisted-sheet", "Source"),
    ]


def test_the_words_of_a_chart_are_set_aside() -> None:
    chart = (
        f'{HEAD}<c:chartSpace xmlns:c="urn:c" xmlns:a="urn:a">'
        "<a:p><a:r><a:t>Visits a month</a:t></a:r></a:p></c:chartSpace>"
    )
    reading, _ = read_bytes(xlsx(sheet(HEADINGS), parts={"xl/charts/chart1.xml": chart}), "a.xlsx")
    assert reading.census.balanced
    assert [(why, text) for why, text, _ in reading.aside] == [("chart", "Visits a month")]


def test_a_listed_sheet_without_a_part_stops_the_file() -> None:
    two = '<sheets><sheet name="a" sheetId="1" r:id="rId1"/><sheet name="b" sheetId="2" r:id="rId7"/></sheets>'
    reading, refused = read_bytes(xlsx(sheet(HEADINGS), parts=listing(two)), "a.xlsx")
    assert refused
    assert [(p.code, p.found) for p in reading.problems] == [
        ("file-damaged", "no part for the sheet b")
    ]


def test_an_instruction_inside_a_value_is_none_of_its_words() -> None:
    reading, _ = read_bytes(with_cell('<c s="0"><?x y?><v>12</v></c>'), "a.xlsx")
    assert reading.census.balanced
    assert rows(reading)[1] == ["01/05/2024", "Seen", "12"]


def test_comments_that_are_linked_as_something_else_are_set_aside() -> None:
    parts = {
        "xl/worksheets/_rels/sheet1.xml.rels": relations(("rId1", "oddity", "../comments1.xml")),
        "xl/comments1.xml": f'{HEAD}<comments xmlns="{S}"><commentList><comment ref="A1"><text>'
        "<t>Ask again</t></text></comment></commentList></comments>",
    }
    reading, _ = read_bytes(xlsx(sheet(HEADINGS), parts=parts), "a.xlsx")
    assert reading.census.balanced
    assert [(why, text) for why, text, _ in reading.aside] == [("unlisted-sheet", "Ask again")]


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="XFD1048576" t="str"><v></v></c>',
        '<c t="inlineStr" r="ZZZZZZ1"><is><t>far</t></is></c>',
        '<c r="A999999999" t="inlineStr"><is><t>far</t></is></c>',
    ],
)
def test_a_cell_beyond_every_table_is_no_death_of_the_library(cell: str) -> None:
    page = sheet(HEADINGS, f'<row r="2">{cell}</row>').encode()
    assert is_far(page, 4)
    assert not is_far(sheet(HEADINGS).encode(), 3)
