"""Paragraphs and tables of one part of a Word file, in document order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from pipeline.read.columns import letter
from pipeline.read.reading import COUNTED, Reading, Row, Table
from pipeline.read.word_names import VAL, local, other, w
from pipeline.read.word_plain import Texts
from pipeline.read.word_styles import PLAIN, Look, outline_level
from pipeline.read.word_tables import (
    UNDER,
    WordRow,
    all_rows,
    cells_in,
    is_deleted_cell,
    is_deleted_row,
    placed,
    rows_in,
    word_row,
)
from pipeline.read.word_text import Passage, Story, has_words, is_prompt, passage

_P, _TBL, _PPR = w("p"), w("tbl"), w("pPr")
_SKIPPED = {"sectPr", "sdtPr", "sdtEndPr", "customXmlPr", "tcPr", "bookmarkStart", "bookmarkEnd"}
_FORMULAS = {"oMathPara", "oMath"}
_BRANCHES = {other("mc", "Choice"), other("mc", "Fallback")}


@dataclass(slots=True)
class CellText:
    """The text of one cell while it is read."""

    texts: list[str] = field(default_factory=list)
    numbers: list[tuple[str, str]] = field(default_factory=list)
    marks: dict[str, None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the walk stands, and what becomes of the words met there.

    ``aside`` is the reason for which they are set aside ("" where they are shown); ``cell``
    takes them inside a table; ``columns`` is how many columns the table around has.
    """

    part: str = ""
    sheet: str = ""
    row: int | None = None
    aside: str = ""
    style: str = ""
    cell: CellText | None = None
    columns: int = 0


@dataclass(slots=True)
class Walk:
    """One walk over the parts of one file; ``plain`` are rows that were read before it."""

    story: Story
    reading: Reading
    plain: Mapping[etree._Element, Texts] = field(default_factory=dict)
    tables: int = 0
    boxes: int = 0
    last: str = ""
    inner: list[tuple[etree._Element, Place]] = field(default_factory=list)
    pasted: int = 0

    # ------------------------------------------------------------ blocks

    def blocks(self, parent: etree._Element, place: Place) -> None:
        """Read every block under ``parent``."""
        for child in parent:
            tag = child.tag
            if tag == _P:
                self.paragraph(child, place)
            elif tag == _TBL:
                self.table(child, place)
            elif local(tag) not in _SKIPPED:
                self._other_block(child, place)

    def _other_block(self, child: etree._Element, place: Place) -> None:
        name = local(child.tag)
        if name == "AlternateContent":
            self._alternatives(child, place)
        elif name == "sdt":
            self._control(child, place)
        elif name == "altChunk":
            self.pasted += 1
        elif name in _FORMULAS:
            self.paragraph(child, place)
        elif name in {"del", "moveFrom"} and len(child):
            self.blocks(child, replace(place, aside=place.aside or "deleted"))
        else:
            self.blocks(child, place)

    def _control(self, control: etree._Element, place: Place) -> None:
        content = control.find(w("sdtContent"))
        if is_prompt(control.find(w("sdtPr"))) and not place.aside:
            place = replace(place, aside="template")
        self.blocks(control if content is None else content, place)

    def _alternatives(self, element: etree._Element, place: Place) -> None:
        used = False
        for branch in element:
            if branch.tag in _BRANCHES:
                aside = "fallback" if used else place.aside
                self.blocks(branch, replace(place, aside=aside))
                used = used or has_words(branch)

    def paragraph(self, element: etree._Element, place: Place) -> None:
        """Read one paragraph into a block, a cell, or aside."""
        found = passage(self.story, element)
        self._beside(found, place)
        text = found.text
        if self.story.numbers.lists and not place.aside:
            self._number(element, place)
        if place.aside:
            self._aside(place.aside, text, place)
        elif place.cell is not None:
            place.cell.texts.append(text)
            if found.marks:
                place.cell.marks.update(found.marks)
        else:
            self._block(element, found, text, place)
        if found.boxes or found.drawn:
            self._boxes(found, place)

    def _number(self, element: etree._Element, place: Place) -> None:
        key, number = self.story.numbers.next(element.find(_PPR))
        if key and place.cell is not None:
            place.cell.numbers.append((key, number))
        elif key:
            self.story.numbers.keep_beside(key, number)

    def _block(self, element: etree._Element, found: Passage, text: str, place: Place) -> None:
        properties = element.find(_PPR)
        look = self._look(properties)
        if look.contents:
            self._aside("contents", text, place)
            return
        style, level = place.style, 0
        if not style:
            level = outline_level(properties) or look.level
            style = "heading" if level else _plain_style(properties, look)
        marks = list(found.marks)
        if text.strip() and (look.bold or found.bold) and not (found.plain and not look.bold):
            marks.append("bold")
        self.reading.block(
            style, text, level=level, marks=marks, part=place.part, sheet=place.sheet, row=place.row
        )
        if text.strip():
            self.last = text

    def _look(self, properties: etree._Element | None) -> Look:
        named = properties.find(w("pStyle")) if properties is not None else None
        return self.story.looks.get(named.get(VAL, "") if named is not None else "", PLAIN)

    # ------------------------------------------------------------ words beside the words

    def _beside(self, found: Passage, place: Place) -> None:
        for reason, pieces in (
            ("deleted", found.deleted),
            ("field-code", found.codes),
            ("template", found.prompts),
            ("fallback", found.copies),
            ("phonetic-guide", found.guides),
        ):
            if pieces:
                self._aside(reason, "".join(pieces), place)

    def _aside(self, reason: str, text: str, place: Place) -> None:
        self.reading.set_aside(reason, text, sheet=place.sheet, row=place.row, part=place.part)

    def _boxes(self, found: Passage, place: Place) -> None:
        """Read the text boxes anchored in a paragraph, after it."""
        last = self.last
        for element, copy in found.boxes:
            self.blocks(element, self._box(place, copy=copy))
        for text, copy in found.drawn:
            box = self._box(place, copy=copy)
            if box.aside:
                self._aside(box.aside, text, box)
            else:
                self.reading.block("note", text, part=box.part, sheet=box.sheet, row=box.row)
        self.last = last

    def _box(self, place: Place, *, copy: bool) -> Place:
        aside = place.aside or ("fallback" if copy else "")
        if not aside:
            self.boxes += 1
        part = f"text box {self.boxes}" if not aside else "text box"
        return Place(part, place.sheet, place.row, aside, "note")

    # ------------------------------------------------------------ tables

    def table(self, element: etree._Element, place: Place) -> None:
        """Read one table; tables that it only frames follow it as tables of their own."""
        if place.aside:
            for row in rows_in(element):
                self._row_aside(row, place)
        elif place.cell is None:
            self._grid(element, place)
        elif place.columns <= 2 and _is_real(element):
            self.inner.append((element, replace(place, cell=None)))
        else:
            place.cell.texts += self._flat(element, place)

    def _grid(self, element: etree._Element, place: Place) -> None:
        self.tables += 1
        name, caption, self.last = f"Table {self.tables}", self.last, ""
        before, outer, self.inner = len(self.reading.content), self.inner, []
        rows = all_rows(element, self.plain, self.story.numbers.counting)
        columns = max((_size(*row) for row in rows[:50]), default=0)
        read = []
        for number, (row, texts) in enumerate(rows, start=1):
            if texts is not None:
                read.append(WordRow(number, texts=texts))
                continue
            at = Place(place.part, name, number, columns=columns)
            if is_deleted_row(row):
                self.story.removed += 1
                self._row_aside(row, replace(at, aside="deleted"))
            else:
                read.append(word_row(number, row, lambda cell, at=at: self._cell(cell, at)))  # type: ignore[misc]
        laid = placed(read)
        self._say_what_is_under(name, laid)
        if any(text.strip() for row in laid for text in row.texts):
            self.reading.content.insert(before, Table(name, laid, caption))
        inner, self.inner = self.inner, outer
        for table, at in inner:
            self.last = self.last or caption
            self._grid(table, at)
        self.last = ""

    def _cell(self, cell: etree._Element, place: Place) -> tuple[str, tuple[str, ...]]:
        into = CellText()
        aside = "deleted" if is_deleted_cell(cell) else place.aside
        self.blocks(cell, replace(place, cell=into, aside=aside))
        if into.numbers and not "".join(into.texts).strip():
            into.texts = [number for _, number in into.numbers]
            into.marks[COUNTED] = None
        else:
            for key, number in into.numbers:
                self.story.numbers.keep_beside(key, number)
        return "\n".join(into.texts).strip("\n"), tuple(into.marks)

    def _row_aside(self, row: etree._Element, place: Place) -> None:
        for cell in cells_in(row):
            self.blocks(cell, place)

    def _flat(self, element: etree._Element, place: Place) -> list[str]:
        """A small table inside a cell as lines, its cells parted by tabs."""
        lines = []
        for row in rows_in(element):
            if is_deleted_row(row):
                self._row_aside(row, replace(place, aside="deleted"))
                continue
            texts = [self._cell(cell, place)[0] for cell in cells_in(row)]
            if any(text.strip() for text in texts):
                lines.append("\t".join(texts))
        if place.cell is not None:
            place.cell.marks["table inside the cell"] = None
        return lines

    def _say_what_is_under(self, name: str, rows: list[Row]) -> None:
        for row in rows:
            for index, marks in row.marks.items():
                for mark in marks:
                    if mark.startswith(UNDER):
                        self.reading.problem(
                            "text-under-merged-cell", found=row.texts[index], sheet=name,
                            row=row.number, column=letter(index), part=mark,
                        )  # fmt: skip


def _size(row: etree._Element, texts: list[str] | None) -> int:
    return sum(1 for _ in cells_in(row)) if texts is None else len(texts)


def _plain_style(properties: etree._Element | None, look: Look) -> str:
    listed = look.listed or (properties is not None and properties.find(w("numPr")) is not None)
    return "item" if listed else "paragraph"


def _is_real(table: etree._Element) -> bool:
    """True for a table with rows and columns of its own, not a box drawn with a table."""
    sizes = [sum(1 for _ in cells_in(row)) for row in rows_in(table)]
    return len(sizes) >= 2 and max(sizes) >= 2
