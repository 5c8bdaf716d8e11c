"""A Word table as rows and lettered columns, the way its reader sees it on the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from pipeline.read.columns import letter
from pipeline.read.reading import COPIED, Row
from pipeline.read.word_names import VAL, is_on, local, other, w
from pipeline.read.word_plain import Texts

_TC, _TR = w("tc"), w("tr")
_TCPR, _TRPR = w("tcPr"), w("trPr")
UNDER = "under merged cell"


@dataclass(slots=True)
class WordCell:
    """One cell before its column is known: grid columns ``start`` to ``end``, end excluded."""

    start: int
    end: int
    text: str
    merge: str = ""  # "restart", "continue" or ""
    marks: tuple[str, ...] = ()


@dataclass(slots=True)
class WordRow:
    """One row before its columns are known; ``texts`` instead of cells where all are plain."""

    number: int
    cells: list[WordCell] = field(default_factory=list)
    marks: tuple[str, ...] = ()
    texts: list[str] | None = None

    @property
    def size(self) -> int:
        """How many cells the row has."""
        return len(self.cells) if self.texts is None else len(self.texts)

    def laid_out(self) -> list[WordCell]:
        """The cells with their places; plain cells stand one to a column."""
        if self.texts is None:
            return self.cells
        return [WordCell(at, at + 1, text) for at, text in enumerate(self.texts)]


def rows_in(
    table: etree._Element, plain: Container[etree._Element] = ()
) -> Iterator[etree._Element]:
    """The rows of a table, also those inside content controls and custom XML.

    Of ``plain``, each of which stands for rows read before the walk, those in the table too.
    """
    for child in table:
        if child.tag == _TR or child in plain:
            yield child
        elif local(child.tag) not in {"tblPr", "tblGrid", "tblPrEx"}:
            yield from rows_in(child, plain)


def cells_in(row: etree._Element) -> Iterator[etree._Element]:
    """The cells of a row, also those inside content controls and custom XML."""
    for child in row:
        if child.tag == _TC:
            yield child
        elif local(child.tag) not in {"trPr", "tblPrEx", "sdtPr", "sdtEndPr", "customXmlPr"}:
            yield from cells_in(child)


def is_deleted_row(row: etree._Element) -> bool:
    """True for a row deleted with tracked changes."""
    return row.find(f"{_TRPR}/{w('del')}") is not None


def is_deleted_cell(cell: etree._Element) -> bool:
    """True for a cell deleted with tracked changes."""
    return cell.find(f"{_TCPR}/{w('cellDel')}") is not None


#: What a plain row has none of: merges, tracked changes, controls, drawings, notes, hidden text,
#: numbers that Word counts.
_NOT_PLAIN = [
    w(name)
    for name in (
        "tbl", "gridSpan", "vMerge", "gridBefore", "hidden", "tblHeader", "ins", "del", "moveFrom",
        "moveTo", "sdt", "delText", "instrText", "delInstrText", "fldSimple", "fldChar", "sym",
        "ptab", "cr", "noBreakHyphen", "tabs", "footnoteReference", "endnoteReference",
        "commentReference", "object", "pict", "drawing", "vanish", "rStyle", "ruby", "altChunk",
        "hMerge", "cellDel", "numPr",
    )
] + [other("mc", "AlternateContent"), other("m", "oMath"), w("txbxContent")]  # fmt: skip
_P, _T, _TAB, _BR = w("p"), w("t"), w("tab"), w("br")


def all_rows(
    table: etree._Element,
    plain: Mapping[etree._Element, Texts],
    counting: frozenset[str] = frozenset(),
) -> list[tuple[etree._Element, list[str] | None]]:
    """Every row of a table, with the texts of its cells where it is plain.

    ``counting`` are the styles whose paragraphs Word numbers. A row that was read before the walk comes with the element that stands for it.
    """
    rows = list(rows_in(table, plain))
    if not any(row in plain for row in rows):
        return list(zip(rows, _plain_texts(table, rows, counting), strict=True))
    parsed = [row for row in rows if row not in plain]
    read = iter(_plain_texts(table, parsed, counting))
    found: list[tuple[etree._Element, list[str] | None]] = []
    for row in rows:
        if row in plain:
            found += ((row, texts) for texts in plain[row])
        else:
            found.append((row, next(read)))
    return found


def _plain_texts(
    table: etree._Element, rows: Sequence[etree._Element], counting: frozenset[str]
) -> list[list[str] | None]:
    """The texts of the cells of each row in one pass; None for a row that holds anything special.

    What is special is looked for once in the whole table: asking row by row takes longer than
    reading the rows.
    """
    special: set[etree._Element | None] = set()
    for element in _special(table, counting):
        row: etree._Element | None = element
        while row is not None and row.getparent() is not table:
            row = row.getparent()
        special.add(row)
    if not special:
        found = _texts_by_row(table)
        if len(found) == len(rows):
            return list(found)
    return [None if _within(row, table) in special else _texts_by_row(row)[0] for row in rows]


def _special(table: etree._Element, counting: frozenset[str]) -> Iterator[etree._Element]:
    """What makes a row special, wherever in the table it stands."""
    yield from table.iterdescendants(*_NOT_PLAIN)
    if counting:
        named = table.iterdescendants(w("pStyle"))
        yield from (style for style in named if style.get(VAL) in counting)


def _within(row: etree._Element, table: etree._Element) -> etree._Element:
    """The child of the table in which a row stands: itself, or the control around it."""
    while (parent := row.getparent()) is not None and parent is not table:
        row = parent
    return row


def _texts_by_row(element: etree._Element) -> list[list[str]]:
    """The texts of the cells of each row in an element, which may be one row itself."""
    found: list[list[list[str]]] = []
    texts: list[list[str]] = []
    pieces: list[str] = []
    for part in element.iter(_TR, _TC, _P, _T, _TAB, _BR):
        tag = part.tag
        if tag == _T:
            pieces.append(part.text or "")
        elif tag == _P:
            pieces.append("\n")
        elif tag == _TC:
            pieces = []
            texts.append(pieces)
        elif tag == _TR:
            texts = []
            found.append(texts)
        else:
            pieces.append("\t" if tag == _TAB else "\n")
    return [["".join(pieces).strip("\n") for pieces in texts] for texts in found]


def word_row(
    number: int, row: etree._Element, read: Callable[[etree._Element], tuple[str, tuple[str, ...]]]
) -> WordRow:
    """Read one row; ``read`` gives a cell's text and marks."""
    properties = row.find(_TRPR)
    found = WordRow(number, marks=_row_marks(properties))
    at = _number(properties, "gridBefore", 0)
    for cell in cells_in(row):
        about = cell.find(_TCPR)
        width = max(1, _number(about, "gridSpan", 1)) if about is not None else 1
        text, marks = read(cell)
        found.cells.append(WordCell(at, at + width, text, _merge(about), marks))
        at += width
    return found


def _row_marks(properties: etree._Element | None) -> tuple[str, ...]:
    if properties is None:
        return ()
    marks = []
    for name, remark in (
        ("hidden", "hidden row in the agency's file"),
        ("tblHeader", "header row in the agency's file"),
        ("ins", "row inserted with tracked changes"),
    ):
        mark = properties.find(w(name))
        if mark is not None and is_on(mark.get(VAL)):
            marks.append(remark)
    return tuple(marks)


def _number(properties: etree._Element | None, name: str, otherwise: int) -> int:
    element = properties.find(w(name)) if properties is not None else None
    value = element.get(VAL, "") if element is not None else ""
    # A width no page could hold is a slip or an attack; it counts as one column.
    return int(value) if value.isdecimal() and int(value) < 200 else otherwise


def _merge(properties: etree._Element | None) -> str:
    mark = properties.find(w("vMerge")) if properties is not None else None
    if mark is None:
        return ""
    return "restart" if mark.get(VAL) == "restart" else "continue"


# ---------------------------------------------------------------- columns


def placed(rows: list[WordRow]) -> list[Row]:
    """Give every cell its column and fill vertically merged cells, each copy marked.

    Borders dragged by hand leave rows with the same cells on different grid columns, so the
    commonest row sets the columns, and rows with other numbers of cells are laid over it.
    """
    starts = _columns(rows)
    width = max([len(starts), *(row.size for row in rows)], default=0)
    laid = [_lay(row, starts, width) for row in rows]
    _fill_merged(rows, laid)
    return [row for row, _ in laid]


def _columns(rows: list[WordRow]) -> list[int]:
    """Where each column of the commonest row starts."""
    sizes = Counter(row.size for row in rows if row.size > 1)
    if not sizes:
        return [0]
    # Among equally common widths the widest: it can hold the others.
    size = max(sizes, key=lambda width: (sizes[width], width))
    typical = [row for row in rows if row.size == size]
    if all(row.texts is not None for row in typical):
        return list(range(size))
    laid = [row.laid_out() for row in typical]
    return [
        Counter(cells[index].start for cells in laid).most_common(1)[0][0] for index in range(size)
    ]


def _lay(row: WordRow, starts: list[int], width: int) -> tuple[Row, list[int]]:
    """The row over its columns, and the column of each of its cells."""
    if row.texts is not None and row.size == len(starts):
        return Row(row.number, row.texts + [""] * (width - row.size), row_marks=row.marks), []
    cells = row.laid_out()
    places = _places(cells, starts)
    size = max([width, *(place + 1 for place in places)])
    out = Row(row.number, [""] * size, row_marks=row.marks)
    for index, (cell, place) in enumerate(zip(cells, places, strict=True)):
        out.texts[place] = cell.text
        if cell.marks:
            out.mark(place, *cell.marks)
        last = (places[index + 1] if index + 1 < len(places) else _after(cell, starts)) - 1
        if last > place and cell.end - cell.start > 1 and len(cells) != len(starts):
            out.mark(place, f"spans columns {letter(place)} to {letter(last)}")
    return out, places


def _places(cells: list[WordCell], starts: list[int]) -> list[int]:
    if len(cells) == len(starts):
        return list(range(len(starts)))
    places: list[int] = []
    for cell in cells:
        nearest = min(range(len(starts)), key=lambda i: (abs(starts[i] - cell.start), i))
        at_least = places[-1] + 1 if places else 0
        places.append(max(nearest, at_least))
    return places


def _after(cell: WordCell, starts: list[int]) -> int:
    return next((i for i, start in enumerate(starts) if start >= cell.end), len(starts))


def _fill_merged(rows: list[WordRow], laid: list[tuple[Row, list[int]]]) -> None:
    """Copy the top text of each vertical merge down, as far as it reaches."""
    if not any(cell.merge for row in rows for cell in row.cells):
        return
    for column in range(max((len(row.texts) for row, _ in laid), default=0)):
        start: int | None = None
        for index, (row, (_, places)) in enumerate(zip(rows, laid, strict=True)):
            at = places.index(column) if column in places else None
            merge = row.cells[at].merge if at is not None and row.texts is None else ""
            if merge == "continue" and start is not None:
                continue
            if start is not None:
                _fill(laid, column, start, index)
            start = index if merge == "restart" else None
        if start is not None:
            _fill(laid, column, start, len(rows))


def _fill(laid: list[tuple[Row, list[int]]], column: int, start: int, end: int) -> None:
    if end - start < 2:
        return
    top, last = laid[start][0], laid[end - 1][0]
    name = f"{letter(column)}{top.number}:{letter(column)}{last.number}"
    for row, _ in laid[start + 1 : end]:
        if row.texts[column].strip():
            row.mark(column, f"{UNDER} {name}")
        elif top.texts[column].strip():
            row.texts[column] = top.texts[column]
            row.mark(column, f"{COPIED} {name}")
