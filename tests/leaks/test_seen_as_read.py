"""What a page and a Word part say to their reader, where that is not what is stored."""

from __future__ import annotations

from lxml import etree, html

from pipeline.verify import web_seen, word_seen
from tests.leaks.word_builder import CLEAN, paragraph, run


def of_page(body: str) -> set[str]:
    root = html.document_fromstring(f"<!doctype html><body>{body}</body>")
    return {text.text for text in web_seen.texts("page", root)} - {""}


def of_word(body: str) -> set[str]:
    root = etree.fromstring(f"<w:body {CLEAN}>{body}</w:body>")
    return {text.text for text in word_seen.texts("part", root)} - {""}


def test_a_paragraph_is_read_without_each_kind_of_element_in_it() -> None:
    body = '<p>Ze<b>be</b><span class="unseen">qx<b>y</b></span>dee <i>came</i>.</p>'
    assert of_page(body) == {
        "Zebedee came.",  # without what is out of sight
        "Zeqxdee came.",  # without what is bold
        "Zebeqxydee .",  # without what is italic
    }


def test_a_paragraph_without_elements_is_read_as_it_stands_elsewhere() -> None:
    assert of_page("<p>A quiet week.</p><p>Read <a href='#x'>on</a>.</p>") == set()


def test_tables_are_read_by_their_columns_rows_of_any_length() -> None:
    body = "<table><tr><td>Ze</td><td>x</td></tr><tr><td>be</td></tr><tr><td>dee</td></tr></table>"
    assert {"Ze\nbe\ndee", "x"} <= of_page(body)
    rows = "".join(
        f"<w:tr>{''.join(f'<w:tc>{paragraph(run(cell))}</w:tc>' for cell in row)}</w:tr>"
        for row in (["Ze", "x"], ["be"], ["dee"])
    )
    assert of_word(f"<w:tbl>{rows}</w:tbl>") == {"Ze\nbe\ndee", "x"}


def test_lists_numbered_with_letters_are_read_by_the_letter_they_begin_with() -> None:
    body = "".join(
        f'<ol type="a" start="{number}"><li>x</li></ol>' for number in ("26", "5", "30", "x")
    )
    assert of_page(body) == {"ze  "}
    assert of_page("<ol><li>x</li></ol>") == set()


def test_letters_too_pale_or_too_small_are_left_out_and_others_are_not() -> None:
    pale = "<w:rPr><w:color w:val='FBFCFD'/></w:rPr>"
    small = "<w:rPr><w:sz w:val='7'/></w:rPr>"
    plain = "<w:rPr><w:color w:val='1F4E6B'/><w:sz w:val='8'/></w:rPr>"
    body = paragraph(run("Ze", plain), run("qx", pale), run("be"), run("y", small), run("dee"))
    assert of_word(body) == {"Zebedee"}
    assert of_word(paragraph(run("Ze", plain), run("bedee", "<w:rPr><w:b/></w:rPr>"))) == set()


def test_a_style_of_letters_is_told_by_what_it_hides_and_no_other_style_is() -> None:
    def styles(kind: str, properties: str) -> etree._Element:
        return etree.fromstring(
            f'<w:styles {CLEAN}><w:style w:type="{kind}">{properties}</w:style></w:styles>'
        )

    pale = '<w:rPr><w:color w:val="FFFFFF"/></w:rPr>'
    assert word_seen.hidden_letters(styles("character", pale))
    assert not word_seen.hidden_letters(styles("paragraph", pale))
    assert not word_seen.hidden_letters(styles("character", ""))
