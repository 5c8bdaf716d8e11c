"""What an Excel package says of its sheets: their parts, formats, merges and hidden columns."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field

from lxml import etree

from pipeline.read.columns import index_of
from pipeline.read.number_formats import BUILT_IN
from pipeline.read.package import Package
from pipeline.read.reading import Refused
from pipeline.read.word_names import local

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?")


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One worksheet: its name, its part, whether it is hidden, and named as an earlier one."""

    name: str
    part: str
    hidden: bool
    twice: bool = False


@dataclass(slots=True)
class SheetAbout:
    """What a sheet says about its cells. Ranges are (top, left, bottom, right), rows from 1."""

    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_columns: set[int] = field(default_factory=set)
    furniture: list[str] = field(default_factory=list)
    filtered: bool = False


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets, the date system, and the number format of each cell style."""

    sheets: tuple[SheetPart, ...]
    epoch_1904: bool
    formats: tuple[str, ...]
    strings: str

    def format(self, style: int) -> str:
        """The format code of a cell style."""
        return self.formats[style] if style < len(self.formats) else "General"


def children(parent: etree._Element | None, name: str) -> list[etree._Element]:
    """Child elements by their name without its vocabulary, so that Strict files read alike."""
    return [] if parent is None else [child for child in parent if local(child.tag) == name]


def first(parent: etree._Element | None, name: str) -> etree._Element | None:
    """The first such child, or None."""
    return next(iter(children(parent, name)), None)


def relations(package: Package, part: str) -> list[tuple[str, str, str]]:
    """(id, type, target part) of each relationship of a part inside the package."""
    folder, name = posixpath.split(part)
    rels = posixpath.join(folder, "_rels", f"{name}.rels")
    if rels not in package.parts:
        return []
    found = []
    for relation in package.xml(rels).iterchildren(_RELATION):
        if relation.get("TargetMode") != "External":
            target = relation.get("Target", "").replace("\\", "/")
            full = target[1:] if target.startswith("/") else posixpath.join(folder, target)
            found.append(
                (
                    relation.get("Id", ""),
                    relation.get("Type", ""),
                    package.spelled(posixpath.normpath(full)),
                )
            )
    return found


def workbook(package: Package) -> Workbook:
    """Read the workbook's own part. Raises Refused when it has none."""
    main = next(
        (to for _, kind, to in relations(package, "") if kind.endswith("/officeDocument")),
        "xl/workbook.xml",
    )
    root = package.xml(main)
    linked = relations(package, main)
    by_id = {key: (kind, to) for key, kind, to in linked}
    about = first(root, "workbookPr")
    return Workbook(
        tuple(_sheets(package, root, by_id)),
        about is not None and about.get("date1904", "0") in {"1", "true"},
        _formats(package, _of_type(linked, "/styles")),
        _of_type(linked, "/sharedStrings"),
    )


def _of_type(linked: list[tuple[str, str, str]], ending: str) -> str:
    return next((to for _, kind, to in linked if kind.endswith(ending)), "")


def _sheets(
    package: Package, root: etree._Element, by_id: dict[str, tuple[str, str]]
) -> list[SheetPart]:
    found = []
    for sheet in (element for element in root.iter() if local(element.tag) == "sheet"):
        key = next((value for name, value in sheet.attrib.items() if local(name) == "id"), "")
        if str(key) not in by_id:
            raise Refused("file-damaged", f"no part for the sheet {sheet.get('name', '')}")
        kind, part = by_id[str(key)]
        if kind.endswith("/worksheet"):
            if part not in package.parts:
                raise Refused("file-damaged", f"part missing: {part}", part)
            hidden = sheet.get("state", "visible") in {"hidden", "veryHidden"}
            found.append(SheetPart(sheet.get("name", ""), part, hidden))
    return found


def _formats(package: Package, part: str) -> tuple[str, ...]:
    if part not in package.parts:
        return ()
    root = package.xml(part)
    own = {
        form.get("numFmtId", ""): form.get("formatCode", "")
        for form in children(first(root, "numFmts"), "numFmt")
    }
    found = []
    for style in children(first(root, "cellXfs"), "xf"):
        key = style.get("numFmtId", "0")
        built_in = BUILT_IN.get(int(key), "General") if key.isdecimal() else "General"
        found.append(own.get(key) or built_in)
    return tuple(found)


# ---------------------------------------------------------------- one sheet

_DATA = re.compile(rb"<(?:[\w.-]+:)?sheetData(?=[\s>])")


def about_sheet(package: Package, part: str) -> SheetAbout:
    """What the sheet's XML says outside its cells; the cells are cut away before parsing."""
    root = sheet_root(package, part)
    about = SheetAbout(filtered=first(root, "autoFilter") is not None)
    for merge in children(first(root, "mergeCells"), "mergeCell"):
        area = parse_range(merge.get("ref", ""))
        if area:
            about.merges.append(area)
    for column in children(first(root, "cols"), "col"):
        if column.get("hidden", "0") in {"1", "true"}:
            about.hidden_columns |= _columns(column)
    for furniture in children(root, "headerFooter"):
        about.furniture += [text.text or "" for text in furniture]
    return about


def sheet_root(package: Package, part: str) -> etree._Element:
    """The sheet's XML without its cells."""
    return Package({part: _without_cells(package.parts[part])}, {}).xml(part)


def _without_cells(part: bytes) -> bytes:
    begun = _DATA.search(part)
    end = part.rfind(b"sheetData>")
    if not begun or end < begun.end():
        return part
    return part[: begun.start()] + part[end + len(b"sheetData>") :]


def _columns(column: etree._Element) -> set[int]:
    low, high = column.get("min", ""), column.get("max", "")
    if not (low.isdecimal() and high.isdecimal()):
        return set()
    return set(range(int(low) - 1, min(int(high), 16_384)))


def parse_range(text: str) -> tuple[int, int, int, int] | None:
    """A6:C8 as (6, 0, 8, 2)."""
    found = _RANGE.fullmatch(text)
    if not found:
        return None
    top, left = int(found[2]), index_of(found[1])
    bottom = int(found[4]) if found[4] else top
    right = index_of(found[3]) if found[3] else left
    return top, left, bottom, right
