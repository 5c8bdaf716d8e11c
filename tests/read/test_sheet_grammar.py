"""Any mix of cells a workbook may hold is read whole: the library and the count always agree."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.read.readers import read_bytes
from tests.office import sheet, xlsx
from tests.read.test_workbooks import shared

STRINGS = (
    "Seen", " at home ", "R&amp;B", "a&#10;b", "_x0041_", "_x000D_", "1", "TRUE", "#N/A",
    "<si><r><t>Home </t></r><r><t xml:space='preserve'> visit</t></r></si>",
    "<si><t xml:space='preserve'>  two  spaces </t></si>", "<si><t/></si>",
    "<si><t>東</t><rPh sb='0' eb='1'><t>トウ</t></rPh></si>", "\u00a0", "é😊",
)  # fmt: skip
CELL = st.one_of(
    st.integers(0, len(STRINGS) - 1).map(lambda n: f't="s"><v>{n}</v></c>'),
    st.sampled_from(
        [
            "><v>45385</v></c>", "><v>1.5E3</v></c>", ' t="n"><v>-2</v></c>', "><v>0</v></c>",
            "><f>A1+1</f><v>3</v></c>", ' t="str"><f>A1</f><v>text</v></c>', ' t="b"><v>1</v></c>',
            ' t="b"><v>0</v></c>', ' t="e"><v>#REF!</v></c>', ' t="str"><f>A1</f><v></v></c>',
            "><f>NOW()</f></c>", ' t="inlineStr"><is><t>in line</t></is></c>', "/>", "></c>",
            ' t="inlineStr"><is><r><t>two </t></r><r><t>runs</t></r></is></c>',
            ' t="d"><v>2024-04-03T14:30:00</v></c>', ' t="str"><v>  spaced  </v></c>',
        ]
    ),
)  # fmt: skip
STYLED = st.tuples(st.sampled_from(["", ' s="1"', ' s="2"', ' s="3"', ' s="0"']), CELL)
ROW = st.lists(STYLED, max_size=5)


def written(rows: list[list[tuple[str, str]]]) -> str:
    made = []
    for number, cells in enumerate(rows, start=1):
        inner = "".join(
            f'<c r="{chr(65 + at)}{number}"{style} {cell}'.replace(" >", ">").replace(" /", "/")
            for at, (style, cell) in enumerate(cells)
        )
        made.append(f'<row r="{number}">{inner}</row>')
    return sheet(*made)


@settings(max_examples=200, derandomize=True, deadline=None)
@given(rows=st.lists(ROW, min_size=1, max_size=6))
def test_every_cell_of_any_sheet_is_shown(rows: list[list[tuple[str, str]]]) -> None:
    data = xlsx(written(rows), formats=("dd/mm/yyyy", "hh:mm", "00000"), parts=shared(*STRINGS))
    reading, refused = read_bytes(data, "a.xlsx")
    assert not refused, [(problem.code, problem.found) for problem in reading.problems]
    assert reading.census.balanced, reading.census
