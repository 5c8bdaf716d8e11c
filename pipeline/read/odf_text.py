"""OpenDocument texts (.odt): paragraphs, tables, notes, comments, boxes and tracked deletions."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from lxml import etree

from pipeline.read.columns import letter
from pipeline.read.letters import balance_letters
from pipeline.read.odf_beside import form_values, form_words, formula, note_objects
from pipeline.read.odf_names import (
    all_text,
    attribute,
    local,
    number,
    office_text,
    open_document,
    properties,
    raw_text,
)
from pipeline.read.reading import COPIED, Reading, Refused, Row, Table

_SPACES = {"tab": "\t", "line-break": "\n", "soft-page-break": ""}
#: Inside a paragraph: words that are about the text, and the reason they are set aside.
_ABOUT = {
    "note-citation": "list-number",
    "creator": "metadata",
    "date": "metadata",
    "creator-initials": "metadata",
    "meta-creator-initials": "metadata",
    "title": "metadata",
    "desc": "metadata",
    "script": "metadata",
    "sender-initials": "metadata",
    "number": "list-number",
    "event-listeners": "metadata",
}
_CONTENTS = {
    "table-of-content", "alphabetical-index", "illustration-index", "table-index", "user-index",
    "object-index", "bibliography",
}  # fmt: skip
_WIDEST = 200
#: Elements that are read in a way of their own.
_OWN = {"frame": "_box", "image": "_image", "math": "_formula", "forms": "_fields",
        "annotation": "_comment", "table": "_table"}  # fmt: skip
#: Inside a table: what is no row of it.
LAYOUT = {
    "table-row", "table-header-rows", "table-rows", "table-row-group", "table-column",
    "table-columns", "table-header-columns", "table-column-group", "table-source",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Place:
    part: str = ""
    sheet: str = ""
    row: int | None = None
    aside: str = ""
    style: str = ""
    level: int = 0
    into: list[str] | None = field(default=None, compare=False)
    marks: dict[str, None] | None = field(default=None, compare=False)


def read_odt(data: bytes, reading: Reading) -> None:
    """Read an OpenDocument text into blocks and Grids."""
    package = open_document(data)
    root = package.xml("content.xml")
    body = office_text(root, "text")
    if body is None:
        raise Refused("file-damaged", "part: content.xml", "content.xml")
    walk = _Walk(reading)
    walk.blocks(body, _Place())
    walk.read_later()
    raw = [raw_text(package.parts["content.xml"]), *walk.repeated]
    if "styles.xml" in package.parts:
        for element in package.xml("styles.xml"):
            if local(element) == "master-styles":
                walk.blocks(element, _Place(part="page header or footer", aside="page-furniture"))
        walk.read_later()
        raw.append(raw_text(package.parts["styles.xml"], only="master-styles"))
    raw += form_values(package.parts["content.xml"])
    reading.tracked(walk.inserted, walk.deleted)
    if walk.pictures:
        reading.problem("pictures-not-read", found=f"{walk.pictures} pictures")
    raw += note_objects(package, reading)
    reading.properties += properties(package)
    reading.census = balance_letters(reading, "\n".join(raw))


class _Walk:
    """One walk over one document."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.tables = self.notes = self.comments = self.boxes = self.deleted = self.inserted = 0
        self.pictures = 0
        self.repeated: list[str] = []
        self.last = ""
        self.later: list[tuple[etree._Element, _Place]] = []

    def blocks(self, parent: etree._Element, place: _Place) -> None:
        """Read every block under ``parent``; words that stand between blocks are set aside."""
        self._between(parent.text, place)
        for child in parent:
            self.one(child, place)
            self._between(child.tail, place)

    def _between(self, text: str | None, place: _Place) -> None:
        if text and not text.isspace():
            self._aside(place.aside or "behind-the-page", text, place)

    def one(self, child: etree._Element, place: _Place) -> None:
        """Read one block."""
        name = local(child)
        if name in {"p", "h"}:
            self._paragraph(child, place)
        elif name in _CONTENTS:
            self.blocks(child, replace(place, aside=place.aside or "contents"))
        elif name == "deletion":
            self.deleted += 1
            self.blocks(child, replace(place, aside="deleted"))
        elif name == "insertion":
            self.inserted += 1  # who and when; its words stand in the text
            self.blocks(child, place)
        elif name in _ABOUT:
            self._aside(_ABOUT[name], all_text(child), place)
        elif name in {"list-item", "list-header"}:
            self.blocks(child, replace(place, style=place.style or "item", level=place.level + 1))
        elif name in _OWN:
            getattr(self, _OWN[name])(child, place)
        elif name and name != "binary-data":
            self.blocks(child, place)

    def _image(self, element: etree._Element, place: _Place) -> None:
        self.pictures += 1
        self.blocks(element, place)

    def _formula(self, element: etree._Element, place: _Place) -> None:
        if place.aside:
            self._aside(place.aside, formula(element), place)
        else:
            self.reading.block("note", formula(element), part="formula")
        for source in element.iter("{*}annotation"):
            self._aside("field-code", all_text(source), place)

    def _fields(self, forms: etree._Element, place: _Place) -> None:
        """The words beside and inside the fields of a form."""
        for child in forms.iter():
            for text in form_words(child):
                if place.aside:
                    self._aside(place.aside, text, place)
                else:
                    self.reading.block("note", text, part="form field")
            if local(child) in {"p", "h"}:
                self._aside("fallback", all_text(child), place)

    # ------------------------------------------------------------ paragraphs

    def _paragraph(self, element: etree._Element, place: _Place) -> None:
        marks: dict[str, None] = {}
        text = "".join(self._words(element, place, marks))
        if place.aside:
            self._aside(place.aside, text, place)
        elif place.into is not None:
            place.into.append(text)
            if place.marks is not None:
                place.marks.update(marks)
        else:
            self._block(element, text, place, marks)
        self.read_later()

    def read_later(self) -> None:
        """Read what was anchored in the text just read, after it."""
        waiting, self.later = self.later, []
        for child, at in waiting:
            if local(child) in {"p", "h", "table"}:
                self.one(child, at)
            else:
                self.blocks(child, at)

    def _block(
        self, element: etree._Element, text: str, place: _Place, marks: dict[str, None]
    ) -> None:
        style, level = place.style or "paragraph", place.level
        if local(element) == "h" and not place.part:
            style, level = "heading", max(1, number(element, "outline-level", 1))
        self.reading.block(
            style, text, level=level, part=place.part, sheet=place.sheet, row=place.row,
            marks=tuple(marks),
        )  # fmt: skip
        if text.strip():
            self.last = text

    def _words(self, element: etree._Element, place: _Place, marks: dict[str, None]) -> list[str]:
        found = [element.text or ""]
        for child in element:
            name = local(child)
            if name == "s":
                found.append(" " * min(number(child, "c", 1), 200))
            elif name in _SPACES:
                found.append(_SPACES[name])
            elif name == "note":
                self._note(child, place, marks)
            elif name == "annotation":
                self._comment(child, place)
                marks[f"see comment {self.comments}"] = None
            elif name == "frame" or name.startswith("custom-shape"):
                self._box(child, place)
            elif name in _ABOUT:
                self._aside(_ABOUT[name], all_text(child), place)
            elif name in {"p", "h", "table", "list"}:
                self.later.append((child, replace(place, into=None, style="note")))
            elif name:
                found += self._words(child, place, marks)
            found.append(child.tail or "")
        return found

    def _aside(self, reason: str, text: str, place: _Place) -> None:
        self.reading.set_aside(reason, text, sheet=place.sheet, row=place.row, part=place.part)

    # ------------------------------------------------------------ notes, comments, boxes

    def _note(self, element: etree._Element, place: _Place, marks: dict[str, None]) -> None:
        self.notes += 1
        part = f"{attribute(element, 'note-class') or 'footnote'} {self.notes}"
        marks[f"see {part}"] = None
        self.later.append((element, self._beside(place, part)))

    def _comment(self, element: etree._Element, place: _Place) -> None:
        self.comments += 1
        self.later.append((element, self._beside(place, f"comment {self.comments}")))

    def _box(self, element: etree._Element, place: _Place) -> None:
        if not place.aside and any(local(inner) == "p" for inner in element.iter()):
            self.boxes += 1
        self.later.append((element, self._beside(place, f"text box {self.boxes}")))

    def _beside(self, place: _Place, part: str) -> _Place:
        return _Place(part, place.sheet, place.row, place.aside, "note")

    # ------------------------------------------------------------ tables

    def _table(self, element: etree._Element, place: _Place) -> None:
        for child in element:
            if local(child) not in LAYOUT:
                self.one(child, place)
        if place.aside or place.into is not None:
            for row in rows_in(element):
                for cell in row:
                    self.blocks(cell, place)
            return
        self.read_later()
        self.tables += 1
        name, caption, before = f"Table {self.tables}", self.last, len(self.reading.content)
        rows, held = [], Held()
        for at, source in enumerate(rows_in(element), start=1):
            rows.append(self._row(source, Row(at, []), name, held, place))
        if any(text.strip() for row in rows for text in row.texts):
            self.reading.content.insert(before, Table(name, rows, caption))
        self.last = ""

    def _row(self, source: etree._Element, row: Row, name: str, held: Held, place: _Place) -> Row:
        for cell in source:
            kind = local(cell)
            if kind not in {"table-cell", "covered-table-cell"}:
                continue
            into: list[str] = []
            marks: dict[str, None] = {}
            at = _Place(place.part, name, row.number, place.aside, into=into, marks=marks)
            self.blocks(cell, at)
            self.read_later()
            for time in range(min(number(cell, "number-columns-repeated", 1), _WIDEST)):
                held.put(row, cell, "\n".join(into).strip("\n"))
                # Written once and shown several times: told as often as it is shown.
                self.repeated += into if time else ()
                if marks:
                    row.mark(len(row.texts) - 1, *marks)
        return row


@dataclass(slots=True)
class Held:
    """Texts of cells that reach down over the rows below, by column."""

    columns: dict[int, tuple[int, str, str]] = field(default_factory=dict)

    def put(self, row: Row, cell: etree._Element, text: str) -> None:
        """Append one cell; a covered cell takes the text above it, marked as a copy."""
        column = len(row.texts)
        row.texts.append(text)
        down, across = (
            number(cell, "number-rows-spanned", 1),
            number(cell, "number-columns-spanned", 1),
        )
        if across > 1:
            row.mark(column, f"spans columns {letter(column)} to {letter(column + across - 1)}")
        if down > 1:
            name = f"{letter(column)}{row.number}:{letter(column)}{row.number + down - 1}"
            self.columns[column] = (row.number + down - 1, text, name)
        elif local(cell) == "covered-table-cell" and column in self.columns and not text.strip():
            last, above, name = self.columns[column]
            if row.number <= last and above.strip():
                row.texts[column] = above
                row.mark(column, f"{COPIED} {name}")


def rows_in(table: etree._Element) -> list[etree._Element]:
    """The rows of a table, also in header rows and groups, those of inner tables left out."""
    found = []
    for child in table:
        name = local(child)
        if name == "table-row":
            found.append(child)
        elif name in {"table-header-rows", "table-rows", "table-row-group"}:
            found += rows_in(child)
    return found
