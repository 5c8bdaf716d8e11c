"""CSV, JSON, Markdown, plain text, web pages, Rich Text, PDF and mail: words kept, places known."""

from __future__ import annotations

import json
from email.message import EmailMessage

import pytest

from pipeline.model import TextBlock
from pipeline.read.decoding import decode as decode_text
from pipeline.read.outlook_rich import unpacked
from pipeline.read.readers import read_bytes
from pipeline.read.reading import Reading, Refused
from pipeline.read.wire import decode, encode
from tests.office import ole, pdf, ruled, words


def read(data: bytes | str, name: str) -> Reading:
    raw = data.encode() if isinstance(data, str) else data
    reading, refused = read_bytes(raw, name)
    assert not refused, [problem.code for problem in reading.problems]
    assert reading.census.balanced, reading.census
    return reading


def grid(reading: Reading) -> list[list[str]]:
    return [row.texts for row in next(iter(reading.tables())).rows]


def blocks(reading: Reading) -> list[tuple[str, str]]:
    return [(part.style, part.text) for part in reading.content if isinstance(part, TextBlock)]


def codes(reading: Reading) -> list[str]:
    return [problem.code for problem in reading.problems]


# ---------------------------------------------------------------- CSV

ROWS = [["Date", "Event", "Outcome"], ["01/05/2024", "René seen, well", "“none”"]]


@pytest.mark.parametrize(
    ("encoding", "code"),
    [
        ("utf-8", []),
        ("utf-8-sig", []),
        ("utf-16", ["encoding-not-utf8"]),
        ("utf-16-le", ["encoding-not-utf8"]),
        ("utf-16-be", ["encoding-not-utf8"]),
        ("cp1252", ["encoding-not-utf8"]),
    ],
)
def test_a_csv_is_read_in_whatever_encoding_office_programs_write(
    encoding: str, code: list[str]
) -> None:
    text = "\r\n".join(",".join(f'"{field}"' for field in row) for row in ROWS)
    reading = read(text.encode(encoding), "a.csv")
    assert grid(reading) == ROWS
    assert codes(reading) == code


@pytest.mark.parametrize(
    ("mark", "code"), [(",", []), (";", ["csv-separator"]), ("\t", ["csv-separator"])]
)
def test_the_separator_is_the_one_that_gives_even_rows(mark: str, code: list[str]) -> None:
    text = "\n".join(mark.join(f'"{field}"' for field in row) for row in [*ROWS, ROWS[1]])
    reading = read(text, "a.csv")
    assert grid(reading) == [*ROWS, ROWS[1]]
    assert codes(reading) == code


def test_a_table_of_text_is_known_whatever_its_name() -> None:
    assert (
        read("Date\tEvent\tBy\n1/5/24\tSeen\tHV\n2/5/24\tCalled\tHV\n", "export.txt").kind == "csv"
    )


def test_rows_count_as_excel_counts_them_also_with_lines_inside_a_field() -> None:
    text = 'Date,Event,By\n1/5/24,"Seen\nat home",HV\n\n3/5/24,Called,HV\n'
    reading = read(text, "a.csv")
    assert [row.number for row in next(iter(reading.tables())).rows] == [1, 2, 3, 4]
    assert grid(reading)[1][1] == "Seen\nat home"


def test_a_quote_that_is_never_closed_costs_no_row() -> None:
    text = 'Date,Event,By\n1/5/24,"Seen,HV\n2/5/24,"He said ""no""",HV\n3/5/24,Called,HV\n'
    reading = read(text, "a.csv")
    assert grid(reading)[1:] == [
        ["1/5/24", '"Seen', "HV"], ["2/5/24", 'He said "no"', "HV"], ["3/5/24", "Called", "HV"],
    ]  # fmt: skip
    assert [(p.code, p.locator.row) for p in reading.problems] == [("csv-unclosed-quote", 2)]


def test_inches_and_words_in_quotes_inside_a_field_are_no_open_quotes() -> None:
    text = 'Date,Event,By\n1/5/24,a 4" bruise,HV\n2/5/24,said "no" twice,HV\n'
    assert grid(read(text, "a.csv"))[1:] == [
        ["1/5/24", 'a 4" bruise', "HV"], ["2/5/24", 'said "no" twice', "HV"],
    ]  # fmt: skip


def test_surplus_fields_are_kept_in_columns_of_their_own() -> None:
    text = "Date,Event,By\n1/5/24,Seen,HV\n2/5/24,Called, no answer,HV\n"
    assert grid(read(text, "a.csv"))[2] == ["2/5/24", "Called", " no answer", "HV"]


# ---------------------------------------------------------------- JSON


def test_a_list_of_events_is_a_table_whose_rows_are_the_records() -> None:
    reading = read('[{"date": "1/5/24", "ref": 1.10}, {"date": null, "who": ["A", "B"]}]', "a.json")
    table = next(iter(reading.tables()))
    assert [(row.number, row.texts) for row in table.rows] == [
        (0, ["date", "ref", "who"]), (1, ["1/5/24", "1.10", ""]), (2, ["", "", "A\nB"]),
    ]  # fmt: skip
    assert table.marks == ("records",)


def test_an_object_gives_its_fields_its_events_and_its_sections() -> None:
    reading = read(
        '{"agency": "gp", "author": {"name": "Dr Invented"}, "events": [{"date": "1/5/24"}],'
        ' "sections": [{"title": "Learning", "paragraphs": ["One.", "Two."]}]}',
        "a.json",
    )
    fields = [(b.label, b.text) for b in reading.content if isinstance(b, TextBlock) and b.label]
    assert fields == [("agency", "gp"), ("author name", "Dr Invented")]
    assert blocks(reading)[2:] == [
        ("heading", "Learning"),
        ("paragraph", "One."),
        ("paragraph", "Two."),
    ]
    assert [table.name for table in reading.tables()] == ["events"]


# ---------------------------------------------------------------- Markdown and plain text


def test_markdown_gives_fields_headings_items_and_tables_and_html_stays_text() -> None:
    text = (
        "---\nauthor: A Writer\npractitioners:\n  - One\n  - Two\n---\n# Report\n\nSome *words*\nhere.\n\n"
        "- item\n\n<script>x</script>\n\n| Date | Event |\n|---|---|\n| 1/5/24 | Seen |\n"
    )
    reading = read(text, "report.md")
    assert blocks(reading) == [
        ("field", "A Writer"), ("field", "One\nTwo"), ("heading", "Report"),
        ("paragraph", "Some words here."), ("item", "item"), ("paragraph", "<script>x</script>"),
    ]  # fmt: skip
    assert grid(reading) == [["Date", "Event"], ["1/5/24", "Seen"]]


def test_links_and_pictures_of_markdown_keep_their_words_and_set_their_targets_aside() -> None:
    reading = read("See [the log](https://log.example/x) and ![a map](map.png).\n", "a.md")
    assert blocks(reading) == [("paragraph", "See the log and a map.")]
    assert [text for _, text, _ in reading.aside] == ["https://log.example/x", "map.png"]


def test_plain_text_is_paragraphs_with_their_line() -> None:
    reading = read("Nil return.\n\n\nWe hold\nno records.\n", "a.txt")
    assert [(b.text, b.locator.part) for b in reading.content if isinstance(b, TextBlock)] == [
        ("Nil return.", "line 1"), ("We hold\nno records.", "line 4"),
    ]  # fmt: skip


# ---------------------------------------------------------------- web pages and Rich Text


def test_a_web_page_named_as_a_workbook_is_read_as_a_web_page() -> None:
    page = (
        "<html><head><title>Export</title><style>td{}</style></head><body><h1>Log</h1><table>"
        "<tr><th>Date</th><th>Event</th></tr><tr><td rowspan=2>1/5/24</td><td>Seen &amp; well<br>home</td></tr>"
        "<tr><td>Called</td></tr></table></body></html>"
    )
    reading = read(page, "log.xls")
    assert grid(reading) == [
        ["Date", "Event"],
        ["1/5/24", "Seen & well\nhome"],
        ["1/5/24", "Called"],
    ]
    assert codes(reading) == ["file-is-other-kind"]
    assert blocks(reading) == [("heading", "Log")]


def test_rich_text_gives_paragraphs_tables_and_what_pandoc_leaves_out() -> None:
    text = (
        rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\header Confidential\par}"
        rb"\pard\outlinelevel0 Log\par\pard Ren\'e9 \u8211? seen {\v secret}\par"
        rb"\trowd\cellx1000\cellx2000\pard\intbl Date\cell Event\cell\row"
        rb"\trowd\cellx1000\cellx2000\pard\intbl 1/5/24\cell Seen{\deleted  alone}\cell\row\pard}"
    )
    reading = read(text, "a.rtf")
    assert blocks(reading) == [("heading", "Log"), ("paragraph", "René – seen secret")]
    assert grid(reading) == [["Date", "Event"], ["1/5/24", "Seen"]]
    assert [(why, text.strip()) for why, text, _ in reading.aside] == [
        ("page-furniture", "Confidential"), ("deleted", "alone"),
    ]  # fmt: skip


# ---------------------------------------------------------------- PDF


def test_tracked_changes_of_rich_text_are_counted() -> None:
    data = rb"{\rtf1 Seen {\revised twice }{\revised\b today}, {\deleted once }at {\revised home}.\par}"
    reading = read(data, "a.rtf")
    (problem,) = [each for each in reading.problems if each.code == "tracked-changes"]
    assert problem.found == "2 insertions read, 1 deletion left out"
    assert reading.census.balanced


def test_a_ruled_table_of_a_pdf_is_rows_and_goes_on_over_the_page() -> None:
    def page(*rows: tuple[str, str], title: str = "") -> str:
        ys = [700 - 20 * n for n in range(len(rows) + 1)]
        lines = ruled([50, 150, 400], ys) + (words(50, 750, title, 16) if title else "")
        return lines + "".join(
            words(55, y - 14, date) + words(155, y - 14, event)
            for y, (date, event) in zip(ys, rows, strict=False)
        )

    data = pdf(
        page(("Date", "Event"), ("01/05/2024", "Seen at home"), title="Chronology"),
        page(("02/05/2024", "Called")),
    )
    reading = read(data, "a.pdf")
    assert grid(reading) == [
        ["Date", "Event"],
        ["01/05/2024", "Seen at home"],
        ["02/05/2024", "Called"],
    ]
    assert [row.number for row in next(iter(reading.tables())).rows] == [1, 2, 3]
    assert codes(reading) == []


def test_prose_of_a_pdf_is_paragraphs_with_their_page_and_no_question_is_asked() -> None:
    lines = (
        words(50, 700, "We held no records")
        + words(50, 688, "of this family.")
        + words(50, 600, "Signed")
    )
    reading = read(pdf(lines), "a.pdf")
    assert blocks(reading) == [
        ("paragraph", "We held no records of this family."),
        ("paragraph", "Signed"),
    ]
    assert [(p.code, p.severity) for p in reading.problems] == [("pdf-words-only", "note")]


def test_comments_in_a_pdf_are_notes() -> None:
    note = "/Annots [<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (Check this) >>]"
    assert ("note", "Check this") in blocks(read(pdf(words(50, 700, "Seen"), extra=note), "a.pdf"))


# ---------------------------------------------------------------- mail


def test_a_mail_is_its_headers_and_words_and_its_attachment_a_file_of_its_own() -> None:
    mail = EmailMessage()
    mail["Subject"], mail["From"] = "Nil return – EXR", "Records <records@health.example>"
    mail.set_content("We hold no records.\n")
    mail.add_alternative("<p>We hold no records.</p>", subtype="html")
    mail.add_attachment(b"Date,Event,By\n", maintype="text", subtype="csv", filename="gp.csv")
    reading = read(bytes(mail), "FW_ nil return.eml")
    assert blocks(reading)[-1] == ("paragraph", "We hold no records.")
    assert ("field", "Nil return – EXR") in blocks(reading)
    assert reading.attachments == [("gp.csv", b"Date,Event,By\n")]


def test_a_chronology_pasted_into_a_mail_is_read_as_a_table() -> None:
    mail = EmailMessage()
    mail["Subject"], mail["From"] = "Chronology", "records@health.example"
    mail.set_content("Date Event\n1/5/24 Seen\n")
    page = (
        "<table><tr><td>Date</td><td>Event</td></tr><tr><td>1/5/24</td><td>Seen</td></tr></table>"
    )
    mail.add_alternative(page, subtype="html")
    assert grid(read(bytes(mail), "a.eml")) == [["Date", "Event"], ["1/5/24", "Seen"]]


def test_an_outlook_message_is_read_with_its_attachment() -> None:
    def wide(text: str) -> bytes:
        return text.encode("utf-16-le")

    message = ole(
        {
            "__properties_version1.0": b"\x00" * 32,
            "__substg1.0_0037001F": wide("Nil return"),
            "__substg1.0_1000001F": wide("We hold no records."),
            "__attach_version1.0_#00000000/__substg1.0_3707001F": wide("gp.csv"),
            "__attach_version1.0_#00000000/__substg1.0_37010102": b"Date,Event\n",
        }
    )
    reading = read(message, "FW nil return.msg")
    assert blocks(reading) == [("field", "Nil return"), ("paragraph", "We hold no records.")]
    assert [(name, data.rstrip(b"\x00")) for name, data in reading.attachments] == [
        ("gp.csv", b"Date,Event\n")
    ]


#: The packed text that the format's description gives as its example (MS-OXRTFCP 3.1).
PACKED = bytes.fromhex(
    "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c"
    "090020627705b06c647d0a800fa0"
)


def test_the_packed_text_of_the_formats_own_example_is_unpacked() -> None:
    assert unpacked(PACKED) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"


def test_a_message_that_holds_rich_text_alone_hands_it_on_to_its_reader() -> None:
    message = ole({
        "__properties_version1.0": b"\x00" * 32,
        "__substg1.0_0037001F": "Nil return".encode("utf-16-le"),
        "__substg1.0_10090102": PACKED,
    })  # fmt: skip
    reading = read(message, "nil return.msg")
    ((name, text),) = reading.attachments
    assert blocks(read(text, name)) == [("paragraph", "hello world")]


@pytest.mark.parametrize("data", [b"", PACKED[:12], PACKED[:8] + b"????" + PACKED[12:]])
def test_packed_text_that_is_none_is_refused(data: bytes) -> None:
    with pytest.raises(Refused):
        unpacked(data)


def test_packed_text_cut_short_gives_what_is_there() -> None:
    assert all(
        unpacked(PACKED).startswith(unpacked(PACKED[:end])) for end in range(16, len(PACKED))
    )


def test_a_word_without_an_end_is_looked_through_once() -> None:
    """A picture pasted as letters: looked through from each of its letters it would take hours."""
    reading = Reading("txt")
    text = decode_text(b"QUJD" * 200_000 + b" caf\x81 seen", reading)
    assert len(text) == 800_010
    assert [problem.found for problem in reading.problems][1:] == ["caf\ufffd"]


def test_a_control_character_in_a_list_of_records_is_placed_by_record_and_field() -> None:
    records = [{"date": "1/5/24", "event": "Seen"}, {"date": "2/5/24", "event": "Rang\x01"}]
    answer = decode(encode(read(json.dumps(records), "a.json"), refused=False), "police", "a.json")
    (problem,) = answer.problems
    assert (problem.code, problem.locator.place()) == (
        "control-characters",
        "record 2, field event",
    )


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le"])
def test_letters_are_only_to_be_checked_where_the_encoding_is_not_said(codec: str) -> None:
    reading, _ = read_bytes("Date,Event\r\n01/05/2024,At the café: £2\r\n".encode(codec), "a.csv")
    asked = {"utf-16": "UTF-16", "utf-16-le": "UTF-16; please check: é £"}[codec]
    assert [(p.code, p.found) for p in reading.problems] == [("encoding-not-utf8", asked)]


@pytest.mark.parametrize(
    ("data", "lost"),
    [
        ("Date,Event\r\n01/05/2024,Seen".encode("utf-16")[:-1], "See\ufffd"),
        (b"Date,Event\r\n01/05/2024,Se\x81en\r\n", "Se\ufffden"),
        (b"\xef\xbb\xbfDate,Event\r\n01/05/2024,Se\xe9n\r\n", "Se\ufffdn"),
    ],
)
def test_bytes_that_are_no_letter_are_put_to_the_agency(data: bytes, lost: str) -> None:
    reading, _ = read_bytes(data, "a.csv")
    assert ("letters-lost", lost) in [(p.code, p.found) for p in reading.problems]


def test_a_new_line_within_a_cell_of_markdown_is_one_and_elsewhere_the_sign_is_kept() -> None:
    text = "| Date | Event |\n|---|---|\n| 1/5/24 | Seen. <br>Rang.<BR/>Left. |\n\nThe sign <br> here.\n"
    reading, _ = read_bytes(text.encode(), "a.md")
    assert reading.census.balanced
    (table,) = reading.tables()
    assert table.rows[1].texts == ["1/5/24", "Seen.\nRang.\nLeft."]
    assert "The sign <br> here." in [part.text for part in reading.content[1:]]
