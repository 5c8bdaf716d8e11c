"""Workbooks: typed dates, numbers with their zeros, hidden things, merges, notes, old formats."""

from __future__ import annotations

import io
import struct
import zipfile
from datetime import date, datetime, time
from types import SimpleNamespace

import pytest

from pipeline.model import TextBlock
from pipeline.read import old_excel
from pipeline.read.number_formats import dated, from_serial, number_text
from pipeline.read.readers import read_bytes
from pipeline.read.reading import Reading, Table, balance
from tests.office import HEAD, S, biff, package, record, relations, sheet, xlsx, xrow


def read(data: bytes, name: str = "a.xlsx") -> Reading:
    reading, refused = read_bytes(data, name)
    assert not refused, [problem.code for problem in reading.problems]
    assert reading.census.balanced, reading.census.missing
    return reading


def first(reading: Reading) -> Table:
    return next(iter(reading.tables()))


def texts(reading: Reading) -> list[list[str]]:
    return [row.texts for row in first(reading).rows]


def number(raw: object, style: int = 0) -> str:
    return f'<c s="{style}"><v>{raw}</v></c>'


def shared(*strings: str) -> dict[str, str]:
    items = "".join(
        string if string.startswith("<si>") else f"<si><t>{string}</t></si>" for string in strings
    )
    return {
        "xl/sharedStrings.xml": f'{HEAD}<sst xmlns="{S}">{items}</sst>',
        "xl/_rels/workbook.xml.rels": relations(
            ("rId1", "worksheet", "worksheets/sheet1.xml"),
            ("rId2", "sharedStrings", "sharedStrings.xml"),
            ("rId99", "styles", "styles.xml"),
        ),
    }


@pytest.mark.parametrize(
    ("stored", "code", "text", "value"),
    [
        (45385, "dd/mm/yyyy", "03/04/2024", date(2024, 4, 3)),
        (45385, "[$-809]d mmmm yyyy", "03/04/2024", date(2024, 4, 3)),
        (45385, "m/d/yyyy", "03/04/2024", date(2024, 4, 3)),
        (45385.6041666667, "dd/mm/yyyy hh:mm", "03/04/2024 14:30", datetime.combine(date(2024, 4, 3), time(14, 30))),
        (45385.6041666667, "dd/mm/yyyy", "03/04/2024 14:30", datetime.combine(date(2024, 4, 3), time(14, 30))),
        (0.6041666667, "hh:mm", "14:30", time(14, 30)),
        (0.6041666667, "h:mm AM/PM", "14:30", time(14, 30)),
        (0.0, "hh:mm", "00:00", time(0, 0)),
        (45385, "mmm-yy", "April 2024", None),
        (45385, "yyyy", "2024", None),
        (1.25, "[h]:mm", "30:00", None),
        (0.25, "[h]:mm", "06:00", time(6, 0)),
        (59, "dd/mm/yyyy", "28/02/1900", date(1900, 2, 28)),
        (61, "dd/mm/yyyy", "01/03/1900", date(1900, 3, 1)),
    ],
)  # fmt: skip
def test_a_date_says_what_its_format_shows_and_keeps_its_value(
    stored: float, code: str, text: str, value: object
) -> None:
    found = dated(stored, code, epoch_1904=False)
    assert found is not None
    assert found[:2] == (text, value)


@pytest.mark.parametrize("serial", [-1.0, 2_958_466.0])
def test_a_number_for_which_excel_shows_no_date_is_none(serial: float) -> None:
    assert from_serial(serial, epoch_1904=False) is None


def test_dates_of_a_workbook_that_counts_from_1904_are_four_years_on() -> None:
    assert from_serial(43923, epoch_1904=True) == datetime.combine(date(2024, 4, 3), time())


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (123, "00000", "00123"),
        (9434765919, "General", "9434765919"),
        (9434765919, "000 000 0000", "943 476 5919"),
        (1632960123, "00000 000000", "01632 960123"),
        (12.5, "0.00", "12.50"),
        (12.5, "General", "12.5"),
        (1234567.0, "#,##0", "1,234,567"),
        (0.5, "0%", "50%"),
        (7, '"Ref "000', "Ref 007"),
        (20, "[$£-809]#,##0.00", "£20.00"),
        (-4, "0", "-4"),
        (1e20, "General", "1e+20"),
    ],
)
def test_a_number_is_the_text_its_format_shows(value: float, code: str, text: str) -> None:
    assert number_text(value, code) == text


def test_identifiers_keep_their_zeros_and_long_numbers_their_figures() -> None:
    rows = (xrow(1, "Ref", "NHS"), xrow(2, number(123, 1), number("9434765919")))
    assert texts(read(xlsx(sheet(*rows), formats=("00000",))))[1] == ["00123", "9434765919"]


def test_words_that_look_like_nothing_stay_words() -> None:
    rows = (xrow(1, "Injury", "Note"), xrow(2, "None", "NA"), xrow(3, "null", "nan"))
    assert texts(read(xlsx(sheet(*rows))))[1:] == [["None", "NA"], ["null", "nan"]]


def test_rows_keep_excels_numbers_and_blank_rows_within_a_table_stay() -> None:
    reading = read(xlsx(sheet(xrow(3, "Date", "Event"), xrow(5, "1/5/24", "Seen"))))
    assert [(row.number, any(row.texts)) for row in first(reading).rows] == [
        (1, False), (2, False), (3, True), (4, False), (5, True),
    ]  # fmt: skip


def test_a_merged_date_is_given_to_every_row_that_holds_something() -> None:
    merged = '<mergeCells><mergeCell ref="A2:A1048576"/></mergeCells>'
    rows = (xrow(1, "Date", "Event"), xrow(2, number(45385, 1), "Seen"), xrow(3, None, "Called"))
    reading = read(xlsx(sheet(*rows, after=merged), formats=("dd/mm/yyyy",)))
    assert texts(reading)[2] == ["03/04/2024", "Called"]
    assert first(reading).rows[2].values == {0: date(2024, 4, 3)}
    assert first(reading).rows[2].marks == {0: ("from merged cell A2:A1048576",)}


def test_shared_strings_with_formatted_pieces_are_whole_and_reading_aids_left_out() -> None:
    rich = "<si><r><t>Home </t></r><r><rPr><b/></rPr><t>visit</t></r></si>"
    aided = "<si><t>東京</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh></si>"
    cells = "".join(f'<c r="{c}1" t="s"><v>{n}</v></c>' for n, c in enumerate("ABC"))
    data = xlsx(sheet(f'<row r="1">{cells}</row>'), parts=shared(rich, aided, "a &amp; b_x000B_c"))
    assert texts(read(data)) == [["Home visit", "東京", "a & b\nc"]]


def test_the_scan_for_usual_sheets_and_the_one_cell_by_cell_agree() -> None:
    usual = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>45385</v></c></row>'
        '<row r="2" hidden="1"><c r="A2" t="b"><v>1</v></c><c r="B2" t="str"><f>A1</f><v>x</v></c></row>'
    )
    unusual = usual.replace('<c r="A1" t="s">', '<c t="s" r="A1">').replace(
        "<v>1</v>", "<v >1</v >"
    )
    found = [
        read(xlsx(sheet(rows), formats=("dd/mm/yyyy",), parts=shared("Date")))
        for rows in (usual, unusual)
    ]
    assert texts(found[0]) == texts(found[1]) == [["Date", "03/04/2024"], ["TRUE", "x"]]
    assert [first(one).rows[1].row_marks for one in found] == [
        ("hidden row in the agency's file",)
    ] * 2


def test_a_workbook_with_prefixes_and_strict_names_is_read() -> None:
    strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    data = xlsx(
        sheet(xrow(1, "Date", "Event"), xrow(2, number(45385, 1), "Seen")), formats=("dd/mm/yyyy",)
    )
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name in parts:
        if name.startswith("xl/") and name.endswith(".xml"):
            parts[name] = parts[name].replace(S.encode(), strict.encode())
    assert texts(read(package(parts))) == [["Date", "Event"], ["03/04/2024", "Seen"]]


def test_comments_and_text_boxes_of_a_sheet_are_notes_with_their_cell() -> None:
    comments = f'{HEAD}<comments xmlns="{S}"><commentList><comment ref="B2"><text><t>By phone</t></text></comment></commentList></comments>'
    box = (
        f'{HEAD}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:sp><xdr:txBody><a:p><a:r>'
        "<a:t>Key: red is urgent</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:wsDr>"
    )
    parts = {
        "xl/comments1.xml": comments,
        "xl/drawings/drawing1.xml": box,
        "xl/worksheets/_rels/sheet1.xml.rels": relations(
            ("r1", "comments", "../comments1.xml"), ("r2", "drawing", "../drawings/drawing1.xml")
        ),
    }
    reading = read(xlsx(sheet(xrow(1, "Date", "Event"), xrow(2, "1/5/24", "Seen")), parts=parts))
    notes = [(b.text, b.locator.place()) for b in reading.content if isinstance(b, TextBlock)]
    assert notes == [
        ("By phone", "Sheet1, comment on B2, row 2, column B"),
        ("Key: red is urgent", "Sheet1, text box 1"),
    ]


class LosesTheLast:
    """A library that hands on one cell less than the workbook holds."""

    def __init__(self, whole: object) -> None:
        self.whole = whole

    def __getattr__(self, name: str) -> object:
        return getattr(self.whole, name)

    def get_sheet_by_name(self, name: str) -> object:
        sheet = self.whole.get_sheet_by_name(name)  # type: ignore[attr-defined]
        grid = sheet.to_python(skip_empty_area=False)
        grid[-1][-1] = ""
        return SimpleNamespace(to_python=lambda **_: grid)


def test_a_number_the_library_does_not_hand_on_stops_the_workbook(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened = old_excel._open
    monkeypatch.setattr(old_excel, "_open", lambda data: LosesTheLast(opened(data)))
    reading, _ = read_bytes(biff([["Date", "Units"], ["1/5/24", 7]]), "a.xls")
    assert not reading.census.balanced
    assert [problem.code for problem in reading.problems][-1] == "census-imbalance"
    assert "Log" in reading.census.missing[0]


def test_a_number_a_reader_of_workbooks_loses_stops_the_workbook() -> None:
    """The count of the sheet's own numbers finds what was made to go missing."""
    reading = read(xlsx(sheet(xrow(1, "Date", 5), xrow(2, "a", 7))))
    told = [("Sheet1", [text for row in first(reading).rows for text in row.texts[:1]])]
    assert balance(reading, told, {"Sheet1": 2}).balanced
    first(reading).rows[1].values.clear()
    first(reading).rows[1].texts[1] = ""
    lost = balance(reading, told, {"Sheet1": 2})
    assert not lost.balanced
    assert "Sheet1" in lost.missing[0]


# ---------------------------------------------------------------- old workbooks


def test_an_old_workbook_is_read_and_counted_from_its_records() -> None:
    reading = read(biff([["Date", "Event"], [45385.5, "Café visit"]]), "a.xls")
    assert texts(reading) == [["Date", "Event"], ["45385.5", "Café visit"]]
    assert reading.census.received == 5


def styled(kind: int, row: int, column: int, style: int, value: float) -> bytes:
    """A number of an old workbook in one of its styles."""
    return record(kind, struct.pack("<HHHd", row, column, style, value))


def test_an_old_workbook_shows_what_its_formats_show() -> None:
    """A month is no first day of it, and an identifier keeps its zeros."""

    def form(number: int, code: str) -> bytes:
        text = struct.pack("<HB", len(code), 0) + code.encode()
        return record(0x41E, struct.pack("<H", number) + text)

    codes = ["mmm-yy", "yyyy", "00000", "dd/mm/yyyy"]
    before = b"".join(form(164 + at, code) for at, code in enumerate(codes))
    before += b"".join(
        record(0xE0, struct.pack("<HH", 0, 164 + at) + bytes(16)) for at in range(len(codes))
    )
    cells = b"".join(
        styled(0x203, at + 1, 0, at, value) for at, value in enumerate([44621, 44621, 123, 44621])
    )
    reading = read(
        biff([["Date", "Event"]] + [[None, "Seen"]] * 4, before=before, extra=cells), "a.xls"
    )
    rows = first(reading).rows[1:]
    assert [row.texts[0] for row in rows] == ["March 2022", "2022", "00123", "01/03/2022"]
    assert [row.values.get(0) for row in rows] == [None, None, 123.0, date(2022, 3, 1)]


@pytest.mark.parametrize(
    ("shown", "text", "value"),
    [
        ("Mar-22", "March 2022", None),
        ("March 2022", "March 2022", None),
        ("22-Mar-22", "22/03/2022", date(2022, 3, 22)),
        ("2022", "2022", None),
    ],
)
def test_a_month_of_an_opendocument_sheet_is_no_day(
    shown: str, text: str, value: date | None
) -> None:
    cell = (
        '<table:table-cell office:value-type="date" office:date-value="2022-03-22">'
        f"<text:p>{shown}</text:p></table:table-cell>"
    )
    rows = f'<table:table table:name="Log"><table:table-row>{cell}</table:table-row></table:table>'
    row = first(read(open_document("spreadsheet", rows), "a.ods")).rows[0]
    assert (row.texts[0], row.values[0]) == (text, value)


def test_an_old_workbook_says_what_it_hides() -> None:
    hidden = record(0x208, struct.pack("<HHHHHHHH", 1, 0, 2, 255, 0, 0, 0x20, 0))
    columns = record(0x7D, struct.pack("<HHHHHH", 1, 1, 2560, 15, 1, 0))
    reading = read(biff([["Date", "Event"], ["1/5/24", "Seen"]], extra=hidden + columns), "a.xls")
    assert [problem.code for problem in reading.problems] == [
        "file-converted", "hidden-rows", "hidden-columns",
    ]  # fmt: skip


def test_an_old_workbook_with_a_password_is_refused_as_such() -> None:
    locked = biff([["Date"]], before=record(0x2F, b"\x01\x00" + b"\x00" * 52))
    reading, refused = read_bytes(locked, "a.xls")
    assert (refused, reading.problems[0].code) == (True, "file-password")


@pytest.mark.parametrize(
    ("entry", "points_at", "says"),
    [
        (0, 0, "without an end"),  # the workbook's own chain goes round
        (3, 1, "without an end"),
        (2, 0x7FFF, "leaves the file"),
        (-1, -1, "without an end"),  # the chain of the directory
    ],
)
def test_an_old_workbook_whose_sectors_go_round_is_refused_before_it_is_opened(
    entry: int, points_at: int, says: str
) -> None:
    """The library would follow them until the system ends it."""
    data = bytearray(biff([["Date", "Event"], ["1/5/24", "Seen"]]))
    table = len(data) - 512
    if entry < 0:
        entry = points_at = struct.unpack_from("<I", data, 48)[0]
    struct.pack_into("<I", data, table + 4 * entry, points_at)
    reading, refused = read_bytes(bytes(data), "a.xls")
    assert (refused, reading.problems[0].code) == (True, "file-damaged")
    assert says in reading.problems[0].found


def test_text_boxes_of_an_old_workbook_are_notes() -> None:
    text = "By telephone"
    box = record(0x1B6, struct.pack("<HHHHHHHI", 0, 0, 0, 0, 0, len(text), 16, 0))
    box += record(0x3C, b"\x00" + text.encode())
    reading = read(biff([["Date"]], extra=box), "a.xls")
    assert [b.text for b in reading.content if isinstance(b, TextBlock)] == [text]


# ---------------------------------------------------------------- OpenDocument

ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
)


def open_document(kind: str, body: str) -> bytes:
    content = (
        f"{HEAD}<office:document-content {ODF}><office:body><office:{kind}>{body}"
        f"</office:{kind}></office:body></office:document-content>"
    )
    mimetype = f"application/vnd.oasis.opendocument.{kind}"
    return package({"mimetype": mimetype, "content.xml": content})


def test_the_head_and_foot_of_an_opendocument_spreadsheet_are_set_aside() -> None:
    body = (
        '<table:table table:name="Log"><table:table-row><table:table-cell>'
        "<text:p><![CDATA[a < b]]></text:p></table:table-cell></table:table-row></table:table>"
    )
    styles = (
        f"{HEAD}<office:document-styles {ODF}><office:master-styles><style:master-page>"
        "<style:header><style:region-left><text:p>Health <text:span>records</text:span></text:p>"
        "</style:region-left></style:header><style:footer><text:p>Page 1</text:p></style:footer>"
        "</style:master-page></office:master-styles></office:document-styles>"
    )
    whole = zipfile.ZipFile(io.BytesIO(open_document("spreadsheet", body)))
    parts = {name: whole.read(name) for name in whole.namelist()}
    reading = read(package({**parts, "styles.xml": styles}), "a.ods")
    assert texts(reading) == [["a < b"]]
    assert reading.census.balanced
    assert [(why, text) for why, text, _ in reading.aside] == [
        ("page-furniture", "Health records"),
        ("page-furniture", "Page 1"),
    ]


def test_an_opendocument_spreadsheet_keeps_dates_merges_repeats_and_hidden_rows() -> None:
    body = (
        '<table:table table:name="Log"><table:table-row>'
        '<table:table-cell office:value-type="date" office:date-value="2024-04-03" '
        'table:number-rows-spanned="2"><text:p>3 Apr 24</text:p></table:table-cell>'
        '<table:table-cell office:value-type="string" table:number-columns-repeated="2">'
        "<text:p>Seen<text:s/>well</text:p></table:table-cell></table:table-row>"
        '<table:table-row table:visibility="collapse"><table:covered-table-cell/>'
        "<table:table-cell><text:p>Called</text:p></table:table-cell></table:table-row></table:table>"
    )
    reading = read(open_document("spreadsheet", body), "a.ods")
    rows = first(reading).rows
    assert texts(reading) == [["03/04/2024", "Seen well", "Seen well"], ["03/04/2024", "Called"]]
    assert rows[0].values == {0: date(2024, 4, 3)}
    assert rows[1].row_marks == ("hidden row in the agency's file",)
    assert rows[1].marks == {0: ("from merged cell A1:A2",)}


def test_an_opendocument_text_keeps_notes_boxes_and_deleted_words_apart() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Old words</text:p>"
        "</text:deletion></text:changed-region><text:changed-region><text:insertion/>"
        "</text:changed-region></text:tracked-changes>"
        '<text:h text:outline-level="2">Involvement</text:h>'
        '<text:p>Seen<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>By a locum</text:p></text:note-body></text:note> at home</text:p>"
        "<table:table><table:table-row><table:table-cell><text:p>Date</text:p></table:table-cell>"
        "<table:table-cell><text:p>Event</text:p></table:table-cell></table:table-row></table:table>"
    )
    reading = read(open_document("text", body), "a.odt")
    blocks = [(b.style, b.level, b.text) for b in reading.content if isinstance(b, TextBlock)]
    assert blocks == [
        ("heading", 2, "Involvement"), ("paragraph", 0, "Seen at home"), ("note", 0, "By a locum"),
    ]  # fmt: skip
    assert texts(reading) == [["Date", "Event"]]
    assert [(why, text) for why, text, _ in reading.aside] == [
        ("deleted", "Old words"), ("list-number", "1"),
    ]  # fmt: skip
    assert [each.found for each in reading.problems if each.code == "tracked-changes"] == [
        "1 insertion read, 1 deletion left out"
    ]
