"""What Excel opens and the library refuses or loses is read all the same, whole, or refused plainly."""

from __future__ import annotations

import pytest

from pipeline.model import TextBlock
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


def drawing(inner: str) -> dict[str, str]:
    """A drawing on the first sheet, and the relationship that leads to it."""
    return {
        "xl/worksheets/_rels/sheet1.xml.rels": relations(("rId1", "drawing", "../drawings/d.xml")),
        "xl/drawings/d.xml": f'{HEAD}<xdr:wsDr xmlns:xdr="urn:x" xmlns:a="urn:a">{inner}</xdr:wsDr>',
    }


def test_what_describes_a_picture_or_a_shape_is_set_aside_with_its_sheet() -> None:
    inner = (
        '<xdr:pic><xdr:cNvPr id="2" name="Picture 1" title="Plan" descr="A plan of the house"/></xdr:pic>'
        '<xdr:grpSp><xdr:cNvPr id="3" name="Shape 2" descr=""/><xdr:sp><xdr:cNvPr id="4" name="x" descr="An arrow"/>'
        "<xdr:txBody><a:p><a:r><a:t>Back door</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:grpSp>"
    )
    reading, _ = read_bytes(xlsx(sheet(HEADINGS), parts=drawing(inner)), "a.xlsx")
    assert reading.census.balanced
    assert [(why, text, where.sheet) for why, text, where in reading.aside] == [
        ("picture-description", "Plan", "Sheet1"),
        ("picture-description", "A plan of the house", "Sheet1"),
        ("picture-description", "An arrow", "Sheet1"),
    ]
    assert [part.text for part in reading.content if isinstance(part, TextBlock)] == ["Back door"]
    assert reading.census.aside == 8


def test_titles_names_and_figures_of_a_chart_that_came_from_cells_are_set_aside() -> None:
    cached = (
        "<c:tx><c:strRef><c:f>[1]Log!A1</c:f><c:strCache><c:pt><c:v>{}</c:v></c:pt></c:strCache>"
        "</c:strRef></c:tx>"
    )
    chart = (
        f'{HEAD}<c:chartSpace xmlns:c="urn:c"><c:title>{cached.format("Visits a month")}</c:title>'
        f"<c:ser>{cached.format('Health')}<c:val><c:v>7</c:v><c:v>9</c:v></c:val></c:ser></c:chartSpace>"
    )
    reading, _ = read_bytes(xlsx(sheet(HEADINGS), parts={"xl/charts/chart1.xml": chart}), "a.xlsx")
    assert reading.census.balanced
    assert [(why, text) for why, text, _ in reading.aside] == [
        ("chart", "Visits a month"),
        ("chart", "Health"),
        ("chart", "7 9"),
    ]


def test_the_words_of_a_diagram_are_set_aside() -> None:
    inner = (
        f'{HEAD}<dgm:dataModel xmlns:dgm="urn:d" xmlns:a="urn:a"><dgm:pt><dgm:t><a:p><a:r>'
        "<a:t>Mother of the child</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:dataModel>"
    )
    reading, _ = read_bytes(xlsx(sheet(HEADINGS), parts={"xl/diagrams/data1.xml": inner}), "a.xlsx")
    assert [(why, text) for why, text, _ in reading.aside] == [
        ("text-outside", "Mother of the child")
    ]


def test_headers_and_footers_of_every_kind_of_page_are_set_aside() -> None:
    furniture = "".join(
        f"<{kind}>&amp;C{kind}</{kind}>"
        for kind in ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader")
    )
    page = sheet(HEADINGS, after=f"<headerFooter>{furniture}</headerFooter>")
    reading, _ = read_bytes(xlsx(page), "a.xlsx")
    assert reading.census.balanced
    assert [text for why, text, _ in reading.aside if why == "page-furniture"] == [
        "&CoddHeader", "&CoddFooter", "&CevenHeader", "&CevenFooter", "&CfirstHeader",
    ]  # fmt: skip


# ---------------------------------------------------------------- what damaged writers give twice


def test_two_sheets_of_one_name_are_both_read_and_told_apart() -> None:
    pages = [
        sheet(xrow(1, "Date", "Event", 5), xrow(2, "1/5/24", word, 7)) for word in ("A", "B", "C")
    ]
    data = xlsx(*pages, names=("Log", "Log", "Log (2)"))
    for plain in (True, False):
        with pytest.MonkeyPatch.context() as patch:
            if not plain:
                patch.setattr(excel, "plain_rows", lambda *_: None)
            reading, refused = read_bytes(data, "a.xlsx")
        assert not refused
        assert reading.census.balanced
        assert [(table.name, table.rows[1].texts) for table in reading.tables()] == [
            ("Log", ["1/5/24", "A", "7"]),
            ("Log (3)", ["1/5/24", "B", "7"]),
            ("Log (2)", ["1/5/24", "C", "7"]),
        ]
        assert [(p.code, p.locator.place()) for p in reading.problems] == [
            ("sheet-name-twice", "Log (3)")
        ]


def test_a_cell_given_again_stays_as_a_note_whatever_it_holds() -> None:
    again = '<c r="A1"><v>7</v></c><c r="B2" t="inlineStr"><is><t>Called</t></is></c></row>'
    page = sheet(HEADINGS, xrow(2, 5, "Seen").replace("</row>", again))
    reading, refused = read_bytes(xlsx(page), "a.xlsx")
    assert not refused
    assert reading.census.balanced
    assert rows(reading) == [["Date", "Event", "Source"], ["5", "Seen"]]
    blocks = [part for part in reading.content if isinstance(part, TextBlock)]
    notes = [(part.text, part.locator.place()) for part in blocks]
    assert notes == [
        ("7", "Sheet1, cell A1, given again, row 1, column A"),
        ("Called", "Sheet1, cell B2, given again, row 2, column B"),
    ]
    assert [(p.code, p.found) for p in reading.problems] == [
        ("cell-twice", "7"),
        ("cell-twice", "Called"),
    ]


def test_a_row_given_twice_with_other_cells_is_one_row() -> None:
    one, other = (
        '<row r="2"><c r="{}2"><v>{}</v></c></row>'.format(*told) for told in ("A5", "B7")
    )
    reading, _ = read_bytes(xlsx(sheet(HEADINGS, one, other)), "a.xlsx")
    assert reading.census.balanced
    assert rows(reading)[1][:2] == ["5", "7"]
    assert not reading.problems


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
