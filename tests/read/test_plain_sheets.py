"""Sheets of the usual form, read from their bytes, say what the library and the walk say of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.read import excel
from pipeline.read.excel_strings import raw_texts
from pipeline.read.readers import read_bytes
from pipeline.read.reading import Reading
from pipeline.read.sheet_strings import scan_strings, shown
from tests.office import HEAD, S, sheet, xlsx
from tests.read.test_lost_cells import inline_workbook, shared_workbook
from tests.read.test_sheet_grammar import CELL, STRINGS, STYLED, written
from tests.read.test_workbooks import shared

FORMATS = ("dd/mm/yyyy", "hh:mm", "00000")
PLAIN = (
    "Seen", "R&amp;B", "a&#10;b", "_x0041_", "1", "TRUE", "&#233;😊", "",
    "<si><r><t>Home</t></r><r><t xml:space='preserve'> visit</t></r></si>",
    '<si><t xml:space="preserve">  two  spaces </t></si>', "<si><t/></si>",
    "<si><t>東</t><rPh sb='0' eb='1'><t>トウ</t></rPh></si>",
)  # fmt: skip
USUAL = st.one_of(
    st.integers(0, len(PLAIN) - 1).map(lambda n: f't="s"><v>{n}</v></c>'),
    st.sampled_from(
        [
            "><v>45385</v></c>", "><v>1.5E3</v></c>", ' t="n"><v>-2</v></c>', "/>",
            "><f>A1+1</f><v>3</v></c>", ' t="str"><f>A1</f><v>text</v></c>', ' t="b"><v>1</v></c>',
            ' t="e"><v>#REF!</v></c>', ' t="inlineStr"><is><t>in &lt; line</t></is></c>',
            ' t="inlineStr"><is><t xml:space="preserve"> kept </t></is></c>',
            ' t="inlineStr"><is><t></t></is></c>', ' t="d"><v>2024-04-03T14:30:00</v></c>',
        ]
    ),
)  # fmt: skip
ROW = st.lists(st.tuples(STYLED.map(lambda made: made[0]), USUAL), max_size=5)


def said(data: bytes) -> list[object]:
    """All that is read of a workbook. Blank cells at the end of a row say nothing."""
    reading, _ = read_bytes(data, "a.xlsx")
    for table in reading.tables():
        for row in table.rows:
            while row.texts and not row.texts[-1] and len(row.texts) - 1 not in row.values:
                row.texts.pop()
    return [*reading.content, *reading.problems, *reading.aside, reading.census]


def both_ways(data: bytes) -> tuple[list[object], list[object]]:
    """What a workbook says read from its bytes, and by the library or the walk alone."""
    quick = said(data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(excel, "plain_rows", lambda *_: None)
        return quick, said(data)


def plainly(data: bytes) -> Reading:
    """A workbook read where nothing but the plain way may be used."""

    def never(*_: object) -> None:
        raise AssertionError("the library was asked")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(excel._Source, "asked", never)
        return read_bytes(data, "a.xlsx")[0]


@settings(max_examples=150, derandomize=True, deadline=None)
@given(kinds=st.lists(ROW, min_size=1, max_size=3), order=st.lists(st.integers(0, 2), max_size=12))
def test_rows_alike_and_rows_apart_read_as_the_library_reads_them(
    kinds: list[list[tuple[str, str]]], order: list[int]
) -> None:
    rows = [kinds[at % len(kinds)] for at in order] or kinds
    data = xlsx(written(rows), formats=FORMATS, parts=shared(*PLAIN))
    quick, slow = both_ways(data)
    assert quick == slow


@settings(max_examples=100, derandomize=True, deadline=None)
@given(rows=st.lists(st.lists(st.tuples(st.just(""), CELL), max_size=4), min_size=1, max_size=4))
def test_any_sheet_reads_the_same_with_and_without_the_plain_way(
    rows: list[list[tuple[str, str]]],
) -> None:
    quick, slow = both_ways(xlsx(written(rows), parts=shared(*STRINGS)))
    assert quick == slow


@pytest.mark.parametrize("written", [inline_workbook, shared_workbook])
def test_what_the_usual_programs_write_is_read_without_the_library(
    written: Callable[[], bytes],
) -> None:
    (table,) = plainly(written()).tables()
    assert table.rows[3].texts == ["03/04/2024", "Visit number 3 at home", "Seen"]


TWO_LINES = "Seen\r\nat home"


def cell(text: str, place: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def test_a_long_gap_between_rows_is_cut_short_and_a_short_one_kept() -> None:
    rows = [f'<row r="{n}">{cell("Seen", f"A{n}")}</row>' for n in (2, 5, 90)]
    (table,) = plainly(xlsx(sheet(*rows))).tables()
    numbers = [row.number for row in table.rows]
    assert numbers == [*range(1, 26), 90]


@pytest.mark.parametrize(
    "rows",
    [
        f'<row r="1">{cell("Seen", "A2")}</row>',
        f'<row r="1">{cell("Seen", "B1")}{cell("Called", "A1")}</row>',
        f'<row r="1">{cell("Seen", "A1")}</row><row r="1">{cell("Called", "B1")}</row>',
        f'<row r="1">{cell("Seen", "A1")}<c r="B1"><v>1</v><v>2</v></c></row>',
        f'<row r="1">{cell("Seen", "A1")}<c r="B1"><f>A1</f></c></row>',
        f'<row r="1">{cell("Seen", "A1")}<c r="B1" t="s"><v>0</v></c></row>',
        f'<row r="1">{cell("Seen", "A1")}<c r="B1" t="x"><v>0</v></c></row>',
        f'<row r="1">{cell("Seen", "A1")}<c r="B1" t="s"><is><t>0</t></is></c></row>',
        f'<row r="1">{cell("Seen", "A1")}<c r="B1"> </c></row>',
        f'<row r="1">{cell("Seen", "A1")}</row>Called',
        f'<row r="1">{cell("Seen", "A1")}</row><x/>',
        f'<row r="1">{cell("Seen&foo;", "A1")}</row>',
        f'<row r="1">{cell("Seen&#0;", "A1")}</row>',
        f'<row r="1">{cell("Seen & heard", "A1")}</row>',
        f'<row r="1">{cell(" Seen", "A1")}</row>',
        f'<row r="1">{cell("Seen", "A1")}</row><!-- said -->',
        f'<row r="1">{cell("Se<![CDATA[e]]>n", "A1")}</row>',
        f'<row r="1"/>{cell("Seen", "A1")}</row>',
        f'<row r="0">{cell("Seen", "A0")}</row>',
        f'<row r="1">{cell("Seen", "XFE1")}</row>',
        f'<row r="1">{cell("Seen", "A1")}</row><row r="9999999">{cell("Far", "XFD9999999")}</row>',
        f'<row r="1">{cell("Seen", "A1")}<c r="B1" t="inlineStr"><is><t>x</v></c></row>',
        f'<row r="1">{cell("Seen", "A1")}<c r="B1"><v> </v></c></row>',
        f'<row r="1">{cell("Seen", "A1")}<c r="B1" t="b"><is><t>1</t></is></c></row>',
        f'<row r="1">{cell("Seen", "A1")}<c r="B1" t="inlineStr"><v>1</v></c></row>',
        f'<row r="1">{cell("Seen", "A1")}{cell(TWO_LINES, "B1")}</row>',
        '<row r="1"><c r="A1" t="str"><f>B1</f><v></v></c></row>',
    ],
)
def test_whatever_is_not_of_the_usual_form_is_not_read_from_its_bytes(
    rows: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    whole = excel.plain_rows
    monkeypatch.setattr(excel, "plain_rows", lambda *told: asked.append(whole(*told)))
    read_bytes(xlsx(sheet(rows)), "a.xlsx")
    assert asked in ([None], [])


def strings(items: str) -> bytes:
    return f'{HEAD}<sst xmlns="{S}">{items}</sst>'.encode()


@pytest.mark.parametrize(
    ("items", "texts"),
    [
        ("<si><t>a</t></si><si><t>b</t></si>", ["a", "b"]),
        ("<si><t/></si><si><t>b</t></si>", ["", "b"]),
        ("<si><r><t>a &amp; </t></r><r><t>b</t></r></si>", ["a & b"]),
        ("<si><r><t>a </t></r></si>", None),
        ('<si><t xml:space="preserve"> a</t></si><si><t>b</t></si>', [" a", "b"]),
        ("<si><t>a</t></si> <si><t>b</t></si>", None),
        ('<si><r><t xml:space="preserve">a &amp;lt; </t></r><r><t>b</t></r></si>', ["a &lt; b"]),
        ("<si><t>東</t><rPh sb='0' eb='1'><t>トウ</t></rPh></si>", ["東"]),
        ("<si/><si><t>b</t></si>", None),
        ("<si><t>b</t></si><si/>", None),
        ("<si><t>a</t></si>b<si><t>c</t></si>", None),
        ("<si><t>a</t></si><si><t> c</t></si>", None),
        ("<si><t>a<t>b</t></t></si>", ["a"]),
        ("", []),
    ],
)
def test_shared_strings_keep_their_places_or_are_left_to_the_library(
    items: str, texts: list[str] | None
) -> None:
    raw = raw_texts(strings(items))
    assert (raw if raw is None else shown(raw)) == texts


@pytest.mark.parametrize(
    ("table", "read", "believed"),
    [
        ("<si><t>a</t></si><si><t>b</t></si>", ["a", "b"], True),
        ('<si><t>a</t></si><si><t xml:space="preserve"> b</t></si>', ["a", " b"], True),
        ("<si><t>R&amp;B</t></si>", ["R&amp;B"], True),
        ("<si><t>a</t></si><si><t>b</t></si>", ["a"], False),
        ("<si><t>a</t></si><si><t>b</t></si>", ["b", "a"], False),
        ("<si><t>a</t></si><si><t>b</t></si>", ["a", "c"], False),
        ("<si><t>a</t></si><si><t>b</t></si>", ["a</t></si><si><t>b"], False),
        ("<si><t>a</t></si>b<si><t>c</t></si>", ["a", "c"], False),
        ("<si><t>a</t></si>b", ["a"], False),
        ("b<si><t>a</t></si>", ["a"], False),
        ("<si/><si><t>a</t></si>", ["a"], False),
        ("<si><r><t>a</t></r></si>", ["a"], False),
        ("<si><t>a</t></si>", [], False),
    ],
)
def test_the_census_believes_only_shared_strings_that_are_the_whole_table(
    table: str, read: list[str], *, believed: bool
) -> None:
    part = strings(table)
    found = scan_strings(part, read)
    assert found.believed == believed
    assert found.texts == scan_strings(part).texts


def test_a_shared_string_that_the_reader_loses_or_alters_puts_the_census_out_of_balance(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = shared_workbook()
    honest = read_bytes(data, "a.xlsx")[0].census
    assert honest.balanced
    for harm in (lambda texts: [*texts[1:], texts[0]], lambda texts: [f"{t} more" for t in texts]):
        monkeypatch.setattr(excel, "raw_texts", lambda part, harm=harm: harm(raw_texts(part)))
        reading = read_bytes(data, "a.xlsx")[0]
        assert not reading.census.balanced
        assert reading.census.received == honest.received
