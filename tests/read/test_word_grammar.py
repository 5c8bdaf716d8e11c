"""Any nesting of what Word may nest is read whole: the walk and the count always agree."""

from __future__ import annotations

from html import escape

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.read.readers import read_bytes
from tests.office import docx

PIECE = st.sampled_from(["a", "bc ", " d", "e", " ", "R&B", "f<g", "", "é", "1.", "\u00a0", "x\ty"])
TEXT = PIECE.map(lambda text: f'<w:t xml:space="preserve">{escape(text)}</w:t>')
IN_RUN = st.one_of(
    TEXT,
    TEXT,
    st.sampled_from(
        [
            "<w:tab/>", "<w:br/>", "<w:cr/>", "<w:noBreakHyphen/>", "<w:softHyphen/>",
            '<w:sym w:font="Wingdings" w:char="F0FC"/>', '<w:sym w:font="Odd" w:char="F041"/>',
            "<w:instrText> PAGE </w:instrText>", "<w:lastRenderedPageBreak/>",
            "<w:fldChar><w:ffData><w:checkBox><w:default w:val='0'/></w:checkBox></w:ffData></w:fldChar>",
            "<w:rPr><w:b/></w:rPr>", "<w:footnoteReference w:id='1'/>",
        ]
    ),
)  # fmt: skip
RUN = st.lists(IN_RUN, max_size=3).map(lambda inner: f"<w:r>{''.join(inner)}</w:r>")
GONE = st.lists(PIECE, max_size=2).map(
    lambda texts: "<w:r>" + "".join(f"<w:delText>{escape(t)}</w:delText>" for t in texts) + "</w:r>"
)


def wrapped(inline: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    many = st.lists(inline, max_size=3).map("".join)
    return st.one_of(
        many.map(lambda x: f"<w:ins>{x}</w:ins>"),
        GONE.map(lambda x: f"<w:del>{x}</w:del>"),
        many.map(lambda x: f"<w:moveFrom>{x}</w:moveFrom>"),
        many.map(lambda x: f"<w:hyperlink>{x}</w:hyperlink>"),
        many.map(lambda x: f"<w:smartTag><w:smartTagPr/>{x}</w:smartTag>"),
        many.map(lambda x: f'<w:fldSimple w:instr="PAGE">{x}</w:fldSimple>'),
        many.map(lambda x: f"<w:unheardOf>{x}</w:unheardOf>"),
        many.map(lambda x: f"<w:sdt><w:sdtPr/><w:sdtContent>{x}</w:sdtContent></w:sdt>"),
        many.map(lambda x: f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{x}</w:sdtContent></w:sdt>"),
        many.map(lambda x: f"<m:oMath><m:r><m:t>y</m:t></m:r>{x}</m:oMath>"),
    )  # fmt: skip


INLINE = st.recursive(RUN, wrapped, max_leaves=5)
SIMPLE_PARAGRAPH = st.lists(INLINE, max_size=4).map(
    lambda x: f"<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr>{''.join(x)}</w:p>"
)


def boxed(inner: str, other: str) -> str:
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>'
        f"{inner}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
        f"<w:txbxContent>{other}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


BOX = st.tuples(SIMPLE_PARAGRAPH, SIMPLE_PARAGRAPH).map(lambda pair: boxed(*pair))
PARAGRAPH = st.lists(st.one_of(INLINE, INLINE, INLINE, BOX), max_size=4).map(
    lambda x: f"<w:p>{''.join(x)}</w:p>"
)


def framed(blocks: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    some = st.lists(blocks, max_size=3).map("".join)
    properties = st.sampled_from(
        [
            "",
            '<w:gridSpan w:val="2"/>',
            '<w:vMerge w:val="restart"/>',
            "<w:vMerge/>",
            "<w:cellDel/>",
        ]
    )
    cell = st.tuples(properties, some).map(
        lambda p: f"<w:tc><w:tcPr>{p[0]}</w:tcPr>{p[1]}<w:p/></w:tc>"
    )
    row = st.tuples(
        st.sampled_from(["", "<w:trPr><w:del/></w:trPr>"]), st.lists(cell, min_size=1, max_size=4)
    ).map(lambda p: f"<w:tr>{p[0]}{''.join(p[1])}</w:tr>")
    return st.one_of(
        st.lists(row, min_size=1, max_size=4).map(lambda r: f"<w:tbl><w:tblPr/>{''.join(r)}</w:tbl>"),
        some.map(lambda x: f"<w:sdt><w:sdtPr/><w:sdtContent>{x}</w:sdtContent></w:sdt>"),
        some.map(lambda x: f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{x}</w:sdtContent></w:sdt>"),
        some.map(lambda x: f"<w:customXml>{x}</w:customXml>"),
    )  # fmt: skip


BODY = st.lists(st.recursive(PARAGRAPH, framed, max_leaves=8), max_size=4).map("".join)


@settings(max_examples=150, derandomize=True, deadline=None)
@given(body=BODY)
def test_every_word_of_any_nesting_is_shown_or_set_aside(body: str) -> None:
    reading, refused = read_bytes(docx(body), "a.docx")
    assert not refused
    assert reading.census.balanced, (reading.census, body)
