"""Word files: every place in which Word keeps words, read once, in order, with its place."""

from __future__ import annotations

import pytest

from pipeline.read.readers import read_bytes
from pipeline.read.reading import Reading, Table
from tests.office import (
    HEAD,
    NAMESPACES,
    cell,
    document,
    docx,
    para,
    relations,
    row,
    table,
)


def read(body: str, **parts: str) -> Reading:
    named = {f"word/{name}.xml": content for name, content in parts.items()}
    reading, refused = read_bytes(docx(body, named), "a.docx")
    assert not refused
    assert reading.census.balanced, reading.census.missing
    return reading


def grid(reading: Reading, index: int = 0) -> list[list[str]]:
    return [row.texts for row in list(reading.tables())[index].rows]


def texts(reading: Reading) -> list[str]:
    return [part.text for part in reading.content if not isinstance(part, Table)]


def aside(reading: Reading, reason: str) -> list[str]:
    return [text for why, text, _ in reading.aside if why == reason]


def marks(reading: Reading) -> list[dict[int, tuple[str, ...]]]:
    return [row.marks for table in reading.tables() for row in table.rows]


def run(text: str, properties: str = "") -> str:
    rpr = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{rpr}<w:t xml:space="preserve">{text}</w:t></w:r>'


def control(inside: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def test_a_word_cut_into_runs_is_one_word() -> None:
    reading = read(f"<w:p>{run('Saf')}{run('eguar')}<w:proofErr/>{run('ding')}</w:p>")
    assert texts(reading) == ["Safeguarding"]
    assert reading.census.received == 1


def test_tracked_insertions_are_read_and_deletions_listed() -> None:
    changed = (
        f"<w:p>{run('Seen ')}<w:ins>{run('alone ')}</w:ins><w:del><w:r><w:delText>by mother"
        f"</w:delText></w:r></w:del>{run('at home')}</w:p>"
    )
    reading = read(changed)
    assert texts(reading) == ["Seen alone at home"]
    assert aside(reading, "deleted") == ["by mother"]


def test_words_moved_stand_where_they_were_moved_to() -> None:
    body = (
        f"<w:p><w:moveFrom>{run('Moved')}</w:moveFrom>{run('First')}</w:p>"
        f"<w:p><w:moveTo>{run('Moved')}</w:moveTo></w:p>"
    )
    reading = read(body)
    assert texts(reading) == ["First", "Moved"]
    assert aside(reading, "deleted") == ["Moved"]


def test_a_deleted_row_is_set_aside_and_the_rows_keep_their_numbers() -> None:
    gone = row("02/05/2024", "Deleted visit", properties="<w:del/>")
    reading = read(table(row("Date", "Event"), gone, row("03/05/2024", "Seen")))
    assert grid(reading) == [["Date", "Event"], ["03/05/2024", "Seen"]]
    assert [row.number for row in next(iter(reading.tables())).rows] == [1, 3]
    assert aside(reading, "deleted") == ["02/05/2024", "Deleted visit"]


@pytest.mark.parametrize("level", ["run", "cell", "row", "block"])
def test_content_controls_are_read_at_every_level(level: str) -> None:
    inner = {
        "run": table(row("Date", cell(f"<w:p>{control(run('Visit'))}</w:p>"))),
        "cell": table(f"<w:tr>{cell('Date')}{control(cell('Visit'))}</w:tr>"),
        "row": table(control(row("Date", "Visit"))),
        "block": control(table(row("Date", "Visit"))),
    }[level]
    assert grid(read(inner)) == [["Date", "Visit"]]


def test_a_prompt_nobody_filled_in_is_no_words_of_the_agency() -> None:
    prompt = control(run("Click here to enter text."), "<w:showingPlcHdr/>")
    reading = read(f"<w:p>{run('Outcome:')}{prompt}</w:p>")
    assert texts(reading) == ["Outcome:"]
    assert aside(reading, "template") == ["Click here to enter text."]


def test_a_date_cell_merged_down_is_given_to_every_row_and_marked() -> None:
    top = cell("01/05/2024", '<w:vMerge w:val="restart"/>')
    below = cell("", "<w:vMerge/>")
    reading = read(
        table(
            row("Date", "Event"), row(top, "Seen"), row(below, "Called"), row("04/05/2024", "Met")
        )
    )
    assert grid(reading)[1:] == [
        ["01/05/2024", "Seen"],
        ["01/05/2024", "Called"],
        ["04/05/2024", "Met"],
    ]
    assert marks(reading)[2] == {0: ("from merged cell A2:A3",)}


def test_words_hidden_under_a_merged_cell_are_kept_and_asked_about() -> None:
    top = cell("01/05/2024", '<w:vMerge w:val="restart"/>')
    below = cell("02/05/2024", "<w:vMerge/>")
    reading = read(table(row("Date", "Event"), row(top, "Seen"), row(below, "Called")))
    assert grid(reading)[2] == ["02/05/2024", "Called"]
    assert [problem.code for problem in reading.problems] == ["text-under-merged-cell"]


def test_a_cell_across_columns_leaves_the_columns_after_it_where_they_are() -> None:
    wide = cell("May 2024", '<w:gridSpan w:val="2"/>')
    reading = read(table(row("Date", "Time", "Event"), row(wide, "Seen"), row("1", "2", "3")))
    assert grid(reading)[1] == ["May 2024", "", "Seen"]
    assert marks(reading)[1] == {0: ("spans columns A to B",)}


def test_borders_dragged_by_hand_do_not_shift_the_columns() -> None:
    """The heading row's cells end on other grid columns than those of the rows below."""
    heading = row(
        cell("Date", '<w:gridSpan w:val="2"/>'), "Time", cell("Event", '<w:gridSpan w:val="2"/>')
    )
    event = row(
        "01/05/2024",
        cell("14:30", '<w:gridSpan w:val="2"/>'),
        cell("Seen", '<w:gridSpan w:val="2"/>'),
    )
    assert grid(read(table(heading, event, event))) == [
        ["Date", "Time", "Event"],
        ["01/05/2024", "14:30", "Seen"],
        ["01/05/2024", "14:30", "Seen"],
    ]


def test_of_two_drawings_of_one_box_the_first_is_read_and_the_second_set_aside() -> None:
    box = (
        "<w:p><w:r><w:t>Before</w:t></w:r><w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>{para("In a box")}'
        "</w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox><w:txbxContent>{para('In a box')}</w:txbxContent>"
        "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    reading = read(box)
    assert [(part.style, part.text) for part in reading.content if not isinstance(part, Table)] == [
        ("paragraph", "Before"),
        ("note", "In a box"),
    ]
    assert aside(reading, "fallback") == ["In a box"]


def test_a_picture_sign_of_which_only_the_old_form_has_words_is_read() -> None:
    sign = (
        "<w:p><w:r><w:t>Well done</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='w16se'/>"
        "<mc:Fallback><w:t>\U0001f60a</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert texts(read(sign)) == ["Well done\U0001f60a"]


def test_a_small_table_inside_a_cell_belongs_to_the_event() -> None:
    inner = table(row("Height", "98 cm"), row("Weight", "15 kg"))
    outer = table(
        row("Date", "Source", "Event"), row("01/05/2024", "Clinic", cell(para("Weighed") + inner))
    )
    reading = read(outer)
    assert grid(reading)[1][2] == "Weighed\nHeight\t98 cm\nWeight\t15 kg"


def test_a_chronology_inside_a_frame_is_a_table_of_its_own() -> None:
    inner = table(row("Date", "Time", "Event"), row("01/05/2024", "14:30", "Seen"))
    reading = read(para("Chronology") + table(row(cell(para("Our contacts") + inner))))
    assert [table.name for table in reading.tables()] == ["Table 1", "Table 2"]
    assert grid(reading, 1) == [["Date", "Time", "Event"], ["01/05/2024", "14:30", "Seen"]]


def test_the_heading_above_a_table_is_its_caption() -> None:
    reading = read(para("Events of 2021") + table(row("Date", "Event")) + table(row("a", "b")))
    assert [table.caption for table in reading.tables()] == ["Events of 2021", ""]


def test_a_fields_result_is_read_and_its_instruction_set_aside() -> None:
    field = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("1 May 2024")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    reading = read(field)
    assert texts(reading) == ["1 May 2024"]
    assert aside(reading, "field-code") == [" DATE "]


def test_old_form_fields_say_what_was_ticked_and_chosen() -> None:
    box = "<w:fldChar><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar>"
    choice = (
        '<w:fldChar><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="No"/>'
        '<w:listEntry w:val="Yes, alone"/></w:ddList></w:ffData></w:fldChar>'
    )
    reading = read(f"<w:p>{run('Seen? ')}<w:r>{box}</w:r>{run(' ')}<w:r>{choice}</w:r></w:p>")
    assert texts(reading) == ["Seen? ☒ Yes, alone"]


def test_a_tick_drawn_with_a_symbol_font_is_a_tick() -> None:
    tick = '<w:sym w:font="Wingdings" w:char="F0FC"/>'
    assert texts(read(f"<w:p>{run('Child seen ')}<w:r>{tick}</w:r></w:p>")) == ["Child seen ✓"]


def test_hidden_text_is_kept_and_marked() -> None:
    secret = cell(para("Not for the panel", run="<w:vanish/>"))
    reading = read(table(row("Date", "Event"), row("01/05/2024", secret)))
    assert grid(reading)[1] == ["01/05/2024", "Not for the panel"]
    assert marks(reading)[1] == {1: ("hidden text in the agency's file",)}


def test_footnotes_endnotes_and_comments_are_notes_and_their_cells_say_so() -> None:
    anchored = cell(
        f"<w:p>{run('Seen')}<w:r><w:footnoteReference w:id='2'/></w:r>"
        "<w:r><w:commentReference w:id='0'/></w:r></w:p>"
    )
    notes = f"{HEAD}<w:footnotes {NAMESPACES}><w:footnote w:id='2'>{para('By a locum')}</w:footnote></w:footnotes>"
    remarks = f"{HEAD}<w:comments {NAMESPACES}><w:comment w:id='0'>{para('Check this')}</w:comment></w:comments>"
    reading = read(table(row("Date", anchored)), footnotes=notes, comments=remarks)
    assert marks(reading) == [{1: ("see footnote 1", "see comment 1")}]
    found = [
        (part.text, part.locator.part) for part in reading.content if not isinstance(part, Table)
    ]
    assert found == [("By a locum", "footnote 1"), ("Check this", "comment 1")]


def test_headers_and_footers_are_set_aside_as_page_furniture() -> None:
    header = f"{HEAD}<w:hdr {NAMESPACES}>{para('CONFIDENTIAL page')}</w:hdr>"
    reading = read(para("Chronology"), header1=header)
    assert texts(reading) == ["Chronology"]
    assert aside(reading, "page-furniture") == ["CONFIDENTIAL page"]


def test_headings_are_told_by_style_and_by_outline_and_bold_lines_are_marked() -> None:
    styles = (
        f'{HEAD}<w:styles {NAMESPACES}><w:style w:styleId="Kop1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:styleId="Mine"><w:basedOn w:val="Kop1"/></w:style></w:styles>'
    )
    body = (
        para("Involvement", '<w:pStyle w:val="Mine"/>')
        + para("Learning", '<w:outlineLvl w:val="1"/>')
        + para("Good practice", run="<w:b/>")
        + para("One of a list", "<w:numPr/>")
    )
    reading = read(body, styles=styles)
    found = [(b.style, b.level, b.marks) for b in reading.content if not isinstance(b, Table)]
    assert found == [
        ("heading", 1, ()),
        ("heading", 2, ()),
        ("paragraph", 0, ("bold",)),
        ("item", 0, ()),
    ]


def test_a_strict_file_is_read_like_any_other() -> None:
    strict = (
        document(table(row("Date", "Event")))
        .replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                 "http://purl.oclc.org/ooxml/wordprocessingml/main")
        .replace("http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                 "http://purl.oclc.org/ooxml/officeDocument/relationships")
    )  # fmt: skip
    assert grid(read("", document=strict)) == [["Date", "Event"]]


def test_a_file_with_prefixes_of_its_own_and_a_part_of_another_name_is_read() -> None:
    other = document(para("Seen at home")).replace("w:", "word:").replace(":w=", ":word=")
    parts = {
        "word/document.xml": b"",
        "stuff/main.xml": other,
        "_rels/.rels": relations(("r", "officeDocument", "/stuff/main.xml")),
    }
    data = docx("", parts)
    reading, refused = read_bytes(data, "a.docx")
    assert (texts(reading), refused) == (["Seen at home"], False)
    assert reading.census.balanced


def test_comments_instructions_and_character_sections_inside_the_xml_change_no_word() -> None:
    body = "<w:p><w:r><w:t>Se<!-- x -->en <![CDATA[& heard]]></w:t></w:r><?pi y?></w:p>"
    assert texts(read(body)) == ["Seen & heard"]


def test_several_paragraphs_tabs_and_breaks_in_a_cell_stay_lines() -> None:
    lines = cell(
        para("One")
        + f"<w:p>{run('Two')}<w:r><w:br/></w:r>{run('Three')}<w:r><w:tab/></w:r>{run('x')}</w:p>"
    )
    assert grid(read(table(row("Date", lines)))) == [["Date", "One\nTwo\nThree\tx"]]


def test_words_the_reader_does_not_hand_on_stop_the_file_and_are_named() -> None:
    stray = "<w:tbl><w:tr><w:p><w:r><w:t>between cells</w:t></w:r></w:p></w:tr></w:tbl>"
    reading, _ = read_bytes(docx(para("Seen") + stray), "a.docx")
    problem = next(problem for problem in reading.problems if problem.code == "census-imbalance")
    assert "word/document.xml: between" in problem.found
    assert not reading.census.balanced


def test_a_contents_list_is_not_the_text_it_points_at() -> None:
    styles = f'{HEAD}<w:styles {NAMESPACES}><w:style w:styleId="I"><w:name w:val="toc 1"/></w:style></w:styles>'
    reading = read(para("1 Involvement 3", '<w:pStyle w:val="I"/>') + para("Text"), styles=styles)
    assert texts(reading) == ["Text"]
    assert aside(reading, "contents") == ["1 Involvement 3"]
