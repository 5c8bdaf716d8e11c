"""Rows read from their bytes say what the same rows say when they are parsed."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.read import word, word_plain
from pipeline.read.package import Package
from pipeline.read.readers import read_bytes
from pipeline.read.reading import Reading
from tests.office import docx, para, row, table

#: What a row is made of: mostly looks, and now and then something that changes its words.
LOOKS = st.sampled_from(
    ["", "<w:rPr/>", "<w:rPr><w:b/></w:rPr>", '<w:rPr><w:sz w:val="20"/></w:rPr>',
     "<w:rPr><w:vanish/></w:rPr>"]
)  # fmt: skip
WORDS = st.sampled_from(["seen", " at home", "R&B", "a > b", "", "é", "\n", "1\u00a02", "]]"])
IN_RUN = st.one_of(
    WORDS.map(lambda text: f'<w:t xml:space="preserve">{escape(text)}</w:t>'),
    WORDS.map(lambda text: f"<w:t>{escape(text).replace('&gt;', '>')}</w:t>"),
    st.sampled_from(["<w:tab/>", "<w:br/>", "<w:t/>", "<w:cr/>", "<w:t>&#233;&#x21;</w:t>"]),
)
RUN = st.tuples(LOOKS, st.lists(IN_RUN, max_size=2)).map(
    lambda made: f"<w:r>{made[0]}{''.join(made[1])}</w:r>"
)
INLINE = st.one_of(
    RUN,
    RUN,
    RUN,
    st.sampled_from(['<w:proofErr w:type="spellEnd"/>', '<w:bookmarkEnd w:id="1"/>']),
    RUN.map(lambda run: f"<w:ins>{run}</w:ins>"),
    RUN.map(lambda run: f"<!--{run}-->".replace("--><", "><")),
)
PARAGRAPH = st.tuples(
    st.sampled_from(["", "<w:pPr/>", '<w:pPr><w:jc w:val="left"/></w:pPr>']),
    st.lists(INLINE, max_size=2),
).map(lambda made: f'<w:p w:rsidR="00A1">{made[0]}{"".join(made[1])}</w:p>')
CELL = st.tuples(
    st.sampled_from(["", "<w:tcPr/>", '<w:tcPr><w:tcW w:w="9" w:type="dxa"/></w:tcPr>'] * 3
                    + ['<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>']),
    st.lists(PARAGRAPH, min_size=1, max_size=2),
).map(lambda made: f"<w:tc>{made[0]}{''.join(made[1])}</w:tc>")  # fmt: skip
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["", "", "<w:trPr><w:cantSplit/></w:trPr>", "<w:trPr><w:tblHeader/></w:trPr>"]),
        st.lists(CELL, min_size=1, max_size=3),
    ).map(lambda made: f"<w:tr>{made[0]}{''.join(made[1])}</w:tr>"),
    min_size=1,
    max_size=5,
)  # fmt: skip


def said(reading: Reading) -> list[object]:
    return [*reading.content, *reading.problems, *reading.aside, reading.census]


def both_ways(data: bytes) -> tuple[list[object], list[object]]:
    """What a document says with its plain rows read from the bytes, and with all rows parsed."""
    quick, _ = read_bytes(data, "a.docx")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(word, "parse", lambda package, name, _: _whole(package, name))
        slow, _ = read_bytes(data, "a.docx")
    return said(quick), said(slow)


def _whole(package: Package, name: str) -> word_plain.Parsed:
    return word_plain.Parsed(package.xml(name), {})


@given(ROWS)
@settings(max_examples=150, deadline=None, derandomize=True)
def test_any_rows_say_the_same_from_their_bytes_as_parsed(rows: list[str]) -> None:
    quick, slow = both_ways(docx(para("Log") + table(*rows)))
    assert quick == slow


def test_plain_rows_are_read_from_their_bytes() -> None:
    data = docx(
        table(row("Date", "Event"), *(row(f"{day}/05/2022", "Seen") for day in range(1, 9)))
    )
    found: list[int] = []
    whole = word_plain.texts_of
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            word_plain, "texts_of", lambda *asked: found.append(len(whole(*asked))) or whole(*asked)
        )
        read_bytes(data, "a.docx")
    assert found == [9]


@pytest.mark.parametrize(
    "around",
    [
        "<w:del>{}</w:del>",
        "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:tbl><w:tr><w:tc>{}<w:p/></w:tc><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>",
        "<w:tbl><w:tr><w:tc>{}<w:p/></w:tc></w:tr></w:tbl>",
        '<w:tbl><w:plainRows w:val="0"/></w:tbl>{}',
        "<!-- {} -->",
    ],
)
def test_rows_that_are_not_simply_on_the_page_are_read_as_ever(around: str) -> None:
    rows = table(row("Date", "Event"), row("01/05/2022", "Seen at home"))
    quick, slow = both_ways(docx(para("Log") + around.format(rows) + rows))
    assert quick == slow


@pytest.mark.parametrize(
    "wrong",
    ["<w:t>a</w:r></w:t>", "<w:t>&lost;</w:t>", "<w:t>]]></w:t>", "<w:t>\x01</w:t>", "<w:t>&#0;</w:t>",
     "<w:t odd:a='1'>x</w:t>"],
)  # fmt: skip
def test_a_row_no_parser_takes_is_not_taken_from_its_bytes(wrong: str) -> None:
    made = f"<w:tr><w:tc><w:p><w:r>{wrong}</w:r></w:p></w:tc></w:tr>"
    reading, refused = read_bytes(docx(table(row("Date"), made)), "a.docx")
    assert refused
    assert [problem.code for problem in reading.problems] == ["file-damaged"]
