"""An edited Word copy of the draft as paragraphs and tables, each with where it came from.

Read after its tracked changes are settled: nothing here decides. What a reader drew beside the
text (text boxes) and what stands in comments is handed on as words with a place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from pipeline.errors import BadCase
from pipeline.markdown import REFERENCE
from pipeline.read.package import Package, open_package
from pipeline.read.reading import Refused
from pipeline.read.word_names import one_dialect
from pipeline.read.word_symbols import symbol
from pipeline.word_copy import VAL, Mark, emphasis, read_mark, sign, style, w

_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MAIN_PART = "word/document.xml"
_BOX = w("txbxContent")
_ALTERNATES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of one look. ``typed`` is what the author typed for a reference here.

    ``note`` is the id of a footnote here ("e" before an endnote's); ``link`` an outside address.
    """

    text: str = field(default="", repr=False)
    bold: bool = False
    italic: bool = False
    typed: str = field(default="", repr=False)
    note: str = ""
    link: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph: its style in small letters, its level in a list (None outside one), its runs."""

    style: str
    level: int | None
    ordered: bool
    numbered: bool
    runs: tuple[Run, ...] = field(repr=False)
    goes_on: bool = False  # a further paragraph of the list item before it

    @property
    def text(self) -> str:
        """The words, without notes."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Element:
    """One paragraph or table of the body. ``marks`` say where it came from, () for a new one.

    ``edited`` is true where its words, emphasis, kind or notes are not as they were printed.
    ``cells`` are a table's rows of cells of lines; ``place`` its number in the copy. LibreOffice
    gives a paragraph after one whose removal is tracked (``after_removal``) the removed one's style.
    """

    lines: tuple[Line, ...] = field(repr=False)
    cells: tuple[tuple[tuple[Line, ...], ...], ...] = field(default=(), repr=False)
    marks: tuple[Mark, ...] = ()
    edited: bool = True
    place: str = ""
    after_removal: bool = False

    @property
    def table(self) -> bool:
        """True for a table."""
        return bool(self.cells)

    @property
    def text(self) -> str:
        """All its words, cells divided by spaces."""
        return " ".join(line.text for line in self.all_lines())

    def all_lines(self) -> Iterator[Line]:
        """Its paragraphs, a table's cell by cell."""
        yield from self.lines
        for row in self.cells:
            for cell in row:
                yield from cell


@dataclass(slots=True)
class Copy:
    """The parts of the file that hold words, parsed once. ``body`` may be changed in place."""

    body: etree._Element = field(repr=False)
    notes: dict[str, etree._Element] = field(default_factory=dict, repr=False)
    comments: etree._Element | None = field(default=None, repr=False)
    done: frozenset[str] = frozenset()
    answers: Mapping[str, str] = field(default_factory=dict)
    after_removals: frozenset[etree._Element] = field(default=frozenset(), repr=False)
    links: Mapping[str, str] = field(default_factory=dict, repr=False)
    bullets: frozenset[tuple[str, str]] = frozenset()


def open_copy(data: bytes) -> Copy:
    """The Word file, looked over before anything parses it.

    Raises BadCase when it is no Word file, is damaged, or holds what a Word file never has.
    """
    try:
        package = open_package(data)
        package = Package(
            {name: one_dialect(part) for name, part in package.parts.items()}, package.sizes
        )
        root = package.xml(_MAIN_PART)
    except Refused as refused:
        raise BadCase(f"The Word file cannot be read ({refused.code}).") from None
    body = root.find(w("body"))
    if body is None:
        raise BadCase("The Word file cannot be read (it has no body).")
    if list(body.iter(w("altChunk"))):
        raise BadCase("The Word file holds an embedded file. Paste its words instead.")
    notes = {**_notes(package, "footnotes", ""), **_notes(package, "endnotes", "e")}
    comments = package.xml("word/comments.xml") if "word/comments.xml" in package.parts else None
    done, answers = _threads(package)
    return Copy(
        body, notes, comments, done, answers, _after_removals(body), _links(package),
        _bullets(package),
    )  # fmt: skip


def _after_removals(body: etree._Element) -> frozenset[etree._Element]:
    """The paragraphs that follow one whose end is tracked as removed."""
    found = set()
    for paragraph in body.iter(w("p")):
        mark = paragraph.find(f"{w('pPr')}/{w('rPr')}/{w('del')}")
        after = paragraph.getnext()
        while after is not None and after.tag != w("p"):
            after = after.getnext()
        if mark is not None and after is not None:
            found.add(after)
    return frozenset(found)


def _notes(package: Package, part: str, sign_: str) -> dict[str, etree._Element]:
    if f"word/{part}.xml" not in package.parts:
        return {}
    return {
        sign_ + note.get(w("id"), ""): note
        for note in package.xml(f"word/{part}.xml")
        if note.get(w("type")) is None
    }


def _links(package: Package) -> dict[str, str]:
    name = "word/_rels/document.xml.rels"
    if name not in package.parts:
        return {}
    return {
        link.get("Id", ""): link.get("Target", "")
        for link in package.xml(name).iter(_REL)
        if link.get("Type", "").endswith("/hyperlink")
    }


def _threads(package: Package) -> tuple[frozenset[str], dict[str, str]]:
    """The paragraphs of comments marked as done, and those that answer another's paragraph."""
    name = "word/commentsExtended.xml"
    if name not in package.parts:
        return frozenset(), {}
    found = set()
    answers = {}
    for entry in package.xml(name):
        values = {str(key).rpartition("}")[2]: value for key, value in entry.attrib.items()}
        if values.get("done") in ("1", "true"):
            found.add(str(values.get("paraId", "")))
        if parent := values.get("paraIdParent"):
            answers[str(values.get("paraId", ""))] = str(parent)
    return frozenset(found), answers


def _bullets(package: Package) -> frozenset[tuple[str, str]]:
    """Lists and levels that are bullets, as (number, level)."""
    if "word/numbering.xml" not in package.parts:
        return frozenset()
    root = package.xml("word/numbering.xml")
    kinds: dict[str, set[str]] = {}
    for abstract in root.iter(w("abstractNum")):
        levels = {
            level.get(w("ilvl"), "0")
            for level in abstract.iter(w("lvl"))
            if (held := level.find(w("numFmt"))) is not None and held.get(VAL) == "bullet"
        }
        kinds[abstract.get(w("abstractNumId"), "")] = levels
    found = set()
    for number in root.iter(w("num")):
        target = number.find(w("abstractNumId"))
        for level in kinds.get(target.get(VAL, "") if target is not None else "", ()):
            found.add((number.get(w("numId"), ""), level))
    return frozenset(found)


# ---------------------------------------------------------------- the body


def elements(copy: Copy) -> list[Element]:
    """Every paragraph and table of the body in order; empty paragraphs are left out."""
    reader = _Body(copy)
    reader.walk(copy.body)
    return reader.found


@dataclass(slots=True)
class _Body:
    """Walks the body; remembers which bookmarks are open from one paragraph to the next."""

    copy: Copy
    found: list[Element] = field(default_factory=list)
    open: dict[str, Mark] = field(default_factory=dict)
    counts: list[int] = field(default_factory=list)
    ended: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self.ended = _ended(self.copy.body)

    def walk(self, parent: etree._Element) -> None:
        for child in parent:
            if child.tag in (w("p"), w("tbl")):
                self._element(child)
            elif child.tag in (w("bookmarkStart"), w("bookmarkEnd")):
                self._bookmark(child, {})
            elif child.tag == w("sdt"):
                content = child.find(w("sdtContent"))
                if content is not None:
                    self.walk(content)
            elif child.tag not in (w("sectPr"), w("sdtPr")):
                self.walk(child)

    def _element(self, node: etree._Element) -> None:
        marks = self._marks(node)
        place = self._place(node) if node.tag == w("p") else ""
        if node.tag == w("tbl"):
            rows = tuple(self._row(row) for row in node.iter(w("tr")) if _own(row, node))
            made = Element((), rows, place=place)
        else:
            made = Element((self._line(node),), place=place)
        if not made.text.strip() and not any(
            run.note for line in made.all_lines() for run in line.runs
        ):
            return
        edited = not marks or sign(node, self.copy.notes) != marks[0].sign
        after = node in self.copy.after_removals
        self.found.append(Element(made.lines, made.cells, marks, edited, place, after))

    def _row(self, row: etree._Element) -> tuple[tuple[Line, ...], ...]:
        """The cells of a row, with an empty one for each further column that a cell spans."""
        found: list[tuple[Line, ...]] = [()] * _count(row, "trPr", "gridBefore", 0)
        for cell in row.iter(w("tc")):
            if _row_of(cell) is row:
                found.append(tuple(self._line(p) for p in cell.iter(w("p"))))
                found += [()] * (_count(cell, "tcPr", "gridSpan", 1) - 1)
        return tuple(found)

    def _marks(self, node: etree._Element) -> tuple[Mark, ...]:
        """The origins of an element: those with most of its words first."""
        words: dict[Mark, int] = dict.fromkeys(self.open.values(), 0)
        for inner in node.iter():
            if inner.tag in (w("bookmarkStart"), w("bookmarkEnd")):
                self._bookmark(inner, words)
            elif inner.tag in (w("t"), w("footnoteReference")):
                for mark in self.open.values():
                    words[mark] += len((inner.text or "").strip()) or 1
        self.open = {n: mark for n, mark in self.open.items() if n in self.ended}
        held = [mark for mark, count in words.items() if count or node.tag == w("tbl")]
        return tuple(sorted(held, key=lambda mark: -words[mark]))

    def _bookmark(self, node: etree._Element, words: dict[Mark, int]) -> None:
        number = node.get(w("id"), "")
        if node.tag == w("bookmarkEnd"):
            self.open.pop(number, None)
        elif mark := read_mark(node.get(w("name"), "")):
            self.open[number] = mark
            words.setdefault(mark, 0)

    # ------------------------------------------------------------ one paragraph

    def _line(self, paragraph: etree._Element) -> Line:
        name = style(paragraph)
        number, level = _list_of(paragraph)
        numbered = bool(number) and (name.startswith("heading") or name == "numberedtext")
        listed = (bool(number) and not numbered) or name in _LISTS
        ordered = (number, level) not in self.copy.bullets if number else name == "listnumber"
        runs = tuple(_joined(_Runs(self.copy).of(paragraph)))
        indented = paragraph.find(f"{w('pPr')}/{w('ind')}") is not None
        goes_on = listed and not number and indented
        depth = int(level or 0) if listed else None
        return Line(name, depth, ordered, numbered, runs, goes_on)

    def _place(self, paragraph: etree._Element) -> str:
        """The number Word prints before a numbered heading or paragraph; "" for others."""
        name = style(paragraph)
        number, level = _list_of(paragraph)
        if not number or not (name.startswith("heading") or name == "numberedtext"):
            return ""
        depth = int(level or 0)
        del self.counts[depth + 1 :]
        self.counts += [0] * (depth + 1 - len(self.counts))
        self.counts[depth] += 1
        return ".".join(map(str, self.counts))


_LISTS = ("listbullet", "listnumber", "listparagraph")


def _ended(body: etree._Element) -> frozenset[str]:
    """Bookmarks that end after they start; another stays within its paragraph."""
    started: set[str] = set()
    found: set[str] = set()
    for node in body.iter(w("bookmarkStart"), w("bookmarkEnd")):
        number = node.get(w("id"), "")
        if node.tag == w("bookmarkStart"):
            started.add(number)
        elif number in started:
            found.add(number)
    return frozenset(found)


def _own(row: etree._Element, table: etree._Element) -> bool:
    """True for a row of this table and not of one inside it."""
    outer = row.getparent()
    while outer is not None and outer.tag != w("tbl"):
        outer = outer.getparent()
    return outer is table


def _row_of(cell: etree._Element) -> etree._Element | None:
    outer = cell.getparent()
    while outer is not None and outer.tag != w("tr"):
        outer = outer.getparent()
    return outer


def _count(node: etree._Element, properties: str, name: str, otherwise: int) -> int:
    """A number of columns that Word gives of a row or a cell; at most 63, as in Word."""
    held = node.find(f"{w(properties)}/{w(name)}")
    value = held.get(VAL, "") if held is not None else ""
    return min(int(value), 63) if value.isdigit() else otherwise


def _list_of(paragraph: etree._Element) -> tuple[str, str]:
    held = paragraph.find(f"{w('pPr')}/{w('numPr')}")
    if held is None:
        return "", ""
    number, level = held.find(w("numId")), held.find(w("ilvl"))
    found = number.get(VAL, "") if number is not None else ""
    return ("", "") if found == "0" else (found, level.get(VAL, "0") if level is not None else "0")


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    """Runs of one look side by side as one."""
    held: Run | None = None
    for run in runs:
        alike = (
            held is not None
            and not (run.typed or run.note or held.typed or held.note)
            and (run.bold, run.italic, run.link) == (held.bold, held.italic, held.link)
        )
        if alike and held is not None:
            held = Run(held.text + run.text, run.bold, run.italic, link=run.link)
            continue
        if held is not None:
            yield held
        held = run
    if held is not None:
        yield held


@dataclass(slots=True)
class _Runs:
    """The runs of one paragraph."""

    copy: Copy

    def of(self, parent: etree._Element, **look: Any) -> Iterator[Run]:
        """Every run in order. ``look``: link or typed of what is around them."""
        for child in parent:
            if child.tag == w("r"):
                yield from self._run(child, **look)
            elif child.tag == w("hyperlink"):
                address = self.copy.links.get(child.get(_R_ID, ""), "")
                yield from self.of(child, **({**look, "link": address} if address else look))
            elif child.tag == w("sdt"):
                yield from self._control(child, **look)
            elif child.tag == _ALTERNATES:
                yield from self.of(child[0], **look) if len(child) else ()
            elif child.tag not in (w("pPr"), _BOX):
                yield from self.of(child, **look)

    def _control(self, control: etree._Element, **look: Any) -> Iterator[Run]:
        content = control.find(w("sdtContent"))
        if content is None:
            return
        tag = control.find(f"{w('sdtPr')}/{w('tag')}")
        typed = tag.get(VAL, "") if tag is not None else ""
        if not (REFERENCE.fullmatch(typed) or typed.startswith("[^")):
            yield from self.of(content, **look)
            return
        inner = list(self.of(content, **look))
        if any(run.note for run in inner):
            for run in inner:
                yield Run(typed=typed, note=run.note) if run.note else run
            return
        yield Run("".join(run.text for run in inner), *_first_look(inner), typed=typed)

    def _run(self, run: etree._Element, **look: Any) -> Iterator[Run]:
        bold, italic = emphasis(run)
        link = str(look.get("link", ""))
        for child in run:
            text = _text(child)
            if text:
                yield Run(text, bold, italic, link=link)
            elif child.tag == w("footnoteReference"):
                yield Run(note=child.get(w("id"), ""))
            elif child.tag == w("endnoteReference"):
                yield Run(note="e" + child.get(w("id"), ""))
            elif child.tag == _ALTERNATES:
                yield from self.of(child[0], **look) if len(child) else ()


def _first_look(runs: list[Run]) -> tuple[bool, bool]:
    return (runs[0].bold, runs[0].italic) if runs else (False, False)


def _text(child: etree._Element) -> str:
    if child.tag == w("t"):
        return child.text or ""
    if child.tag in (w("br"), w("cr")):
        return "" if child.get(w("type")) in ("page", "column") else "\n"
    if child.tag in (w("tab"), w("ptab")):
        return " "
    if child.tag == w("noBreakHyphen"):
        return "\u2011"
    if child.tag == w("sym"):
        return symbol(child.get(w("font"), ""), child.get(w("char"), ""))
    return ""


def note_runs(copy: Copy, number: str) -> tuple[Run, ...]:
    """The runs of a note, its paragraphs divided by a space."""
    note = copy.notes.get(number)
    if note is None:
        return ()
    runs: list[Run] = []
    for paragraph in note.iter(w("p")):
        if runs:
            runs.append(Run(" "))
        runs += _Runs(copy).of(paragraph)
    return tuple(_joined(iter(runs)))


def boxes(copy: Copy) -> list[tuple[etree._Element, str]]:
    """The words of each text box with the paragraph it hangs on; of two drawings of it the first."""
    found = []
    for box in copy.body.iter(_BOX):
        outer = box.getparent()
        fallback = False
        anchor = None
        while outer is not None and outer.tag != w("body"):
            fallback = fallback or str(outer.tag).endswith("}Fallback")
            if outer.tag == w("p"):
                anchor = outer
            outer = outer.getparent()
        words = " ".join("".join(t.text or "" for t in p.iter(w("t"))) for p in box.iter(w("p")))
        if not fallback and anchor is not None and words.strip():
            found.append((anchor, words.strip()))
    return found
