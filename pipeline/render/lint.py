"""Our Word lint: what neither the published schemas nor Microsoft's validator catch.

A cell without a paragraph, an empty or ragged row, a style or list nobody defined, a bookmark
that never ends: Word repairs or refuses such a file, and shows the reader neither. Run on every
file we make, on its bytes, after it is packed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from pipeline.document import Document, FormField, Heading, Part, walk
from pipeline.errors import CouldNotWrite
from pipeline.render.lint_parts import Package, package
from pipeline.render.outline import notes, tables
from pipeline.render.word_text import RELATIONS, WORD, allowed

_W = f"{{{WORD}}}"
_R = f"{{{RELATIONS}}}"
#: Rows that ``lint_parts`` proved by their pattern and left out of the tree.
_PROVED = f"{_W}plainRows"
_STYLE_TAGS = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
#: Fields a document of ours may hold; a public copy only the first two.
FIELDS = frozenset({"PAGE", "NUMPAGES", "TOC", "PAGEREF", "REF", "SEQ"})
PUBLIC_FIELDS = frozenset({"PAGE", "NUMPAGES"})
#: Nothing of ours holds these: another's words, code, or the marks of a session.
_NEVER = frozenset({
    "ins", "del", "moveFrom", "moveTo", "commentReference", "commentRangeStart", "altChunk",
    "object", "proofErr", "smartTag", "customXml", "dataBinding", "attachedTemplate", "fldSimple",
})  # fmt: skip


def prove(data: bytes, document: Document, *, publication: bool = False) -> None:
    """Read a file just made and hold it to the lint and to the model.

    Raises CouldNotWrite where it breaks a rule, or lacks a row, heading, note or field.
    """
    found = package(data)
    faults = [*_faults(found, publication=publication), *_missing(found, document)]
    if faults:
        raise CouldNotWrite(
            "A Word file came out damaged, so it was not saved. What stood before is untouched. "
            f"({len(faults)} fault{'s' * (len(faults) > 1)}: {faults[0]}.)",
            private="\n".join(faults),
        )


def lint(data: bytes, *, publication: bool = False) -> tuple[str, ...]:
    """Every fault of a Word file, each with its part; () for a clean one."""
    return tuple(_faults(package(data), publication=publication))


def _faults(found: Package, *, publication: bool) -> Iterator[str]:
    yield from found.faults
    defined = _defined(found)
    for name, root in found.trees.items():
        if name.startswith("word/") and not name.endswith(".rels"):
            for fault in _part(root, defined, found.targets(name), publication=publication):
                yield f"{name}: {fault}"
    yield from _relationships(found)


# ---------------------------------------------------------------- what there is to refer to


@dataclass(frozen=True, slots=True)
class _Defined:
    """What a part may refer to by name."""

    styles: dict[str, str]
    lists: frozenset[str]
    notes: frozenset[str]
    bookmarks: frozenset[str]


def _defined(found: Package) -> _Defined:
    styles = found.trees.get("word/styles.xml")
    lists = found.trees.get("word/numbering.xml")
    footnotes = found.trees.get("word/footnotes.xml")
    return _Defined(
        {}
        if styles is None
        else {
            style.get(f"{_W}styleId", ""): style.get(f"{_W}type", "")
            for style in styles.iter(f"{_W}style")
        },
        frozenset() if lists is None else _lists(lists),
        frozenset()
        if footnotes is None
        else frozenset(note.get(f"{_W}id", "") for note in footnotes.iter(f"{_W}footnote")),
        frozenset(found.bookmarks),
    )


def _lists(numbering: Any) -> frozenset[str]:
    """Instances whose definition exists."""
    kinds = {kind.get(f"{_W}abstractNumId") for kind in numbering.iter(f"{_W}abstractNum")}
    return frozenset(
        instance.get(f"{_W}numId", "")
        for instance in numbering.iter(f"{_W}num")
        for kind in instance.iter(f"{_W}abstractNumId")
        if kind.get(f"{_W}val") in kinds
    )


# ---------------------------------------------------------------- one part


@dataclass(slots=True)
class _Seen:
    ids: Counter[str] = field(default_factory=Counter)
    depth: int = 0


def _part(
    root: Any, defined: _Defined, targets: dict[str, str], *, publication: bool
) -> Iterator[str]:
    seen = _Seen()
    for element in root.iter():
        if not isinstance(element.tag, str):
            yield "a comment or instruction in the XML"
            continue
        name = etree.QName(element).localname
        if name in _NEVER and element.tag.startswith(_W):
            yield f"{name} stands in it"
        elif name in _CHECKS and element.tag.startswith(_W):
            yield from _CHECKS[name](element, defined)
        elif name in _STYLE_TAGS:
            style = element.get(f"{_W}val", "")
            if defined.styles.get(style) != _STYLE_TAGS[name]:
                yield f"the {_STYLE_TAGS[name]} style {style!r} is not defined"
        for key, value in element.attrib.items():
            if str(key).startswith(_R) and value not in targets:
                yield f"{name} points at a relationship that is not there"
        yield from _once(element, name, seen)
        yield from _field(element, name, seen, PUBLIC_FIELDS if publication else FIELDS)
    if seen.depth:
        yield "a field begins that does not end"
    yield from (f"{what} stands {count} times" for what, count in seen.ids.items() if count > 1)


def _once(element: Any, name: str, seen: _Seen) -> Iterator[str]:
    """Ids that must stand once in a part."""
    if name in {"docPr", "sdtPr"}:
        number = element.get("id") if name == "docPr" else None
        if name == "sdtPr":
            held = element.find(f"{_W}id")
            number = None if held is None else held.get(f"{_W}val")
        seen.ids[f"{name} id {number}"] += 1
    if name == "docPr" and not element.get("descr"):
        yield "a picture has no text alternative"


def _field(element: Any, name: str, seen: _Seen, may: frozenset[str]) -> Iterator[str]:
    if name == "fldChar":
        kind = element.get(f"{_W}fldCharType")
        seen.depth += {"begin": 1, "end": -1}.get(str(kind), 0)
        if seen.depth < 0:
            yield "a field ends that never began"
    elif name == "instrText":
        word = (element.text or "").split()[:1]
        if not word or word[0].upper() not in may:
            yield "a field that may not stand in it"


def _cell(cell: Any, _: _Defined) -> Iterator[str]:
    held = [child for child in cell if child.tag != f"{_W}tcPr"]
    if not held or held[-1].tag not in {f"{_W}p", f"{_W}sdt"}:
        yield "a cell does not end with a paragraph"


def _row(row: Any, _: _Defined) -> Iterator[str]:
    if not _cells(row):
        yield "a row has no cells"


def _table(table: Any, _: _Defined) -> Iterator[str]:
    columns = len(table.findall(f"{_W}tblGrid/{_W}gridCol"))
    widths = Counter[int]()
    for row in table.iter(f"{_W}tr", _PROVED):
        if _table_of(row) is table:
            widths[_width(row)] += int(row.get("rows", "1"))
    if not widths:
        yield "a table has no rows"
    ragged = widths.total() - widths[columns]
    if ragged:
        yield f"{ragged} of {widths.total()} rows do not fill the {columns} columns of their table"
    after = table.getnext()
    if after is None and table.getparent().tag != f"{_W}sdtContent":
        yield "a table is the last thing in its place, with no paragraph after it"
    elif after is not None and after.tag == f"{_W}tbl":
        yield "two tables stand one after the other with no paragraph between"


def _table_of(row: Any) -> Any | None:
    return next(row.iterancestors(f"{_W}tbl"), None)


def _cells(row: Any) -> list[Any]:
    return [cell for cell in row.iter(f"{_W}tc") if next(cell.iterancestors(f"{_W}tr")) is row]


def _width(row: Any) -> int:
    if row.tag == _PROVED:
        return int(row.get("cells", "0"))
    total = 0
    for cell in _cells(row):
        span = cell.find(f"{_W}tcPr/{_W}gridSpan")
        total += 1 if span is None else int(span.get(f"{_W}val", "1"))
    for skipped in ("gridBefore", "gridAfter"):
        for one in row.findall(f"{_W}trPr/{_W}{skipped}"):
            total += int(one.get(f"{_W}val", "0"))
    return total


def _list(element: Any, defined: _Defined) -> Iterator[str]:
    number = element.get(f"{_W}val", "")
    if element.getparent().tag == f"{_W}numPr" and number not in {"0", *defined.lists}:
        yield f"the list {number} is not defined"


def _note(element: Any, defined: _Defined) -> Iterator[str]:
    if element.get(f"{_W}id") not in defined.notes:
        yield "a footnote is referred to that is not there"


def _link(element: Any, defined: _Defined) -> Iterator[str]:
    anchor = element.get(f"{_W}anchor")
    if anchor is not None and anchor not in defined.bookmarks:
        yield "a link leads to a bookmark that is not there"


def _properties(properties: Any, _: _Defined) -> Iterator[str]:
    """Bold said twice of one run: the schema forbids it, and Word may refuse the file."""
    for tag, count in Counter(one.tag for one in properties).items():
        if count > 1:
            name = etree.QName(properties).localname
            yield f"{name} says {etree.QName(tag).localname} {count} times"


def _body(body: Any, _: _Defined) -> Iterator[str]:
    if len(body) == 0 or body[-1].tag != f"{_W}sectPr":
        yield "the last section has no page set-up"


_CHECKS = {
    "tc": _cell,
    "tr": _row,
    "tbl": _table,
    "numId": _list,
    "footnoteReference": _note,
    "hyperlink": _link,
    "body": _body,
    **dict.fromkeys(("rPr", "pPr", "tcPr", "trPr", "tblPr"), _properties),
}


# ---------------------------------------------------------------- the package


def _relationships(found: Package) -> Iterator[str]:
    reached = {"[Content_Types].xml"}
    for holder, links in found.links.items():
        for link in links:
            if link.outside:
                if not link.kind.endswith("/hyperlink") or not allowed(link.target):
                    yield f"{holder}: leads outside the file to something that is no plain link"
            elif link.target not in found.names:
                yield f"{holder}: points at a part that is not there"
            else:
                reached.add(link.target)
    for name in found.names:
        if not name.endswith(".rels") and name not in reached:
            yield f"{name}: nothing in the file refers to it"


# ---------------------------------------------------------------- against the model


def _missing(found: Package, document: Document) -> Iterator[str]:
    """What the model has and the file does not, by count."""
    blocks = list(walk(document.blocks))
    root = found.trees.get("word/document.xml")
    if root is None:
        yield "there is no document in it"
        return
    styles = Counter(style.get(f"{_W}val", "") for style in root.iter(f"{_W}pStyle"))
    titles = sum(styles[f"Heading{level}"] for level in range(1, 7)) + styles["TabTitle"]
    wanted = {
        "rows": (sum(len(table.rows) + 1 for table in tables(document)), found.rows),
        "headings": (
            sum(isinstance(block, Heading) or (isinstance(block, Part) and bool(block.title))
                for block in blocks),
            titles,
        ),
        "footnotes": (notes(document), len(found.note_marks) + found.cell_notes),
        "questions": (
            sum(isinstance(block, FormField) for block in blocks),
            sum(1 for _ in root.iter(f"{_W}sdt")),
        ),
    }  # fmt: skip
    for what, (expected, there) in wanted.items():
        if there < expected:
            yield f"it has {there} of {expected} {what}"
