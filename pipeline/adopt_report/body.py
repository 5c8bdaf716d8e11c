"""The paragraphs and tables of an edited Word copy, each with where it came from."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from pipeline.adopt_report.copy import Copy
from pipeline.adopt_report.pieces import Element, Line
from pipeline.adopt_report.runs import Runs, joined
from pipeline.word_copy import VAL, Mark, read_mark, sign, style, w

_LISTS = ("listbullet", "listnumber", "listparagraph")


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
        runs = tuple(joined(Runs(self.copy).of(paragraph)))
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
