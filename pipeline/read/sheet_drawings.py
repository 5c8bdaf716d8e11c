"""The words of a workbook outside its cells: comments, shapes, what describes them, and charts."""

from __future__ import annotations

import re

from lxml import etree

from pipeline.read.package import Package
from pipeline.read.word_names import local
from pipeline.read.workbook_parts import Workbook, children, relations

#: Roots of parts with words, and the reason for which those that no sheet leads to stay aside.
_WORDED = {"worksheet": "unlisted-sheet", "macrosheet": "unlisted-sheet", "wsDr": "unlisted-sheet", "comments": "unlisted-sheet", "dataModel": "text-outside",
           "ThreadedComments": "unlisted-sheet"}  # fmt: skip
#: What is read with the sheet that leads to it.
_READ = ("/comments", "/threadedComment", "/drawing")
_ROOT = re.compile(rb"<(?:[\w.-]+:)?(" + "|".join(_WORDED).encode() + rb")(?=[\s/>])")


def unlisted(package: Package, book: Workbook) -> list[tuple[str, str, str]]:
    """(reason, root element, name) of the parts with words that none of the sheets leads to."""
    known = {sheet.part for sheet in book.sheets}
    known |= {
        to
        for sheet in book.sheets
        for _, kind, to in relations(package, sheet.part)
        if kind.endswith(_READ)
    }
    found = []
    for name in sorted(set(package.parts) - known):
        root = _ROOT.search(package.parts[name][:2000]) if name.endswith(".xml") else None
        if root:
            kind = local(package.xml(name).tag)
            if kind in _WORDED:
                found.append((_WORDED[kind], kind, name))
    return found


def notes_of_sheet(package: Package, part: str) -> list[tuple[str, str, str]]:
    """(kind, place, text) of comments, threaded comments and text boxes of one sheet."""
    found: list[tuple[str, str, str]] = []
    boxes = 0
    for _, kind, target in relations(package, part):
        if target not in package.parts or not kind.endswith(_READ):
            continue
        # A part is what its root says; the relationship may say something else.
        root = package.xml(target)
        if local(root.tag) == "comments":
            found += _comments(root)
        elif local(root.tag) == "ThreadedComments":
            found += _threads(root)
        else:
            for text in _drawn(root):
                boxes += 1
                found.append((f"text box {boxes}", "", text))
    return found


def descriptions_of_sheet(package: Package, part: str) -> list[str]:
    """The words that describe the pictures and shapes of one sheet to those who cannot see them."""
    return [
        text
        for _, kind, target in relations(package, part)
        if kind.endswith(_READ) and target in package.parts
        for text in described(package.xml(target))
    ]


def described(root: etree._Element) -> list[str]:
    """The descriptions and titles of what is drawn."""
    drawn = (element for element in root.iter() if local(element.tag) == "cNvPr")
    texts = (element.get(name, "") for element in drawn for name in ("title", "descr"))
    return [text for text in texts if text.strip()]


def part_texts(package: Package, part: str, kind: str) -> list[str]:
    """The texts of a part of comments, drawings or diagrams; a chart's are read beside the sheets."""
    root = package.xml(part)
    if kind == "comments":
        return [text for _, _, text in _comments(root)]
    if kind == "ThreadedComments":
        return [text for _, _, text in _threads(root)]
    if kind == "wsDr":
        return [*_drawn(root), *described(root)]
    return [_line(line) for line in root.iter() if local(line.tag) == "p"]


def _comments(root: etree._Element) -> list[tuple[str, str, str]]:
    found = []
    for comment in (element for element in root.iter() if local(element.tag) == "comment"):
        texts = [run.text or "" for run in comment.iter() if local(run.tag) == "t"]
        found.append(("comment", comment.get("ref", ""), "".join(texts)))
    return found


def _threads(root: etree._Element) -> list[tuple[str, str, str]]:
    return [
        ("comment", thread.get("ref", ""), text.text or "")
        for thread in children(root, "threadedComment")
        for text in children(thread, "text")
    ]


def _line(paragraph: etree._Element) -> str:
    return "".join(run.text or "" for run in paragraph.iter() if local(run.tag) == "t")


def _drawn(root: etree._Element) -> list[str]:
    found = []
    for body in (element for element in root.iter() if local(element.tag) == "txBody"):
        lines = [_line(paragraph) for paragraph in children(body, "p")]
        if any(line.strip() for line in lines):
            found.append("\n".join(lines))
    return found
