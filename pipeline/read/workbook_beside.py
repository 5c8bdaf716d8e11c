"""Words that a workbook keeps beside its sheets: charts, labels of buttons, prompts, saved data."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import etree

from pipeline.read.cleaning import unescaped
from pipeline.read.package import Package
from pipeline.read.reading import Reading
from pipeline.read.sheet_prompts import beside_cells
from pipeline.read.word_names import local
from pipeline.read.workbook_parts import about_sheet

_LABEL = re.compile(r"<(?:[\w.-]+:)?textbox\b[^>]*>(.*?)</(?:[\w.-]+:)?textbox>", re.DOTALL)
_ATTRIBUTE = r"""\s*=\s*(?:"([^"]*)"|'([^']*)')"""
_SAID = (
    re.compile(rf"<(?:[\w.-]+:)?(?:shape|rect|group|image)\b[^>]*?\salt{_ATTRIBUTE}"),
    re.compile(rf"<(?:[\w.-]+:)?textpath\b[^>]*?\sstring{_ATTRIBUTE}"),
)
_TAG = re.compile(r"<[^>]*>")
_ROOT = re.compile(rb"<(?![?!])(?:[\w.-]+:)?([\w-]+)")


def _lines(root: etree._Element) -> list[str]:
    """The paragraphs of a drawing."""
    return [
        "".join(run.text or "" for run in line.iter("{*}t"))
        for line in root.iter("{*}p")
    ]  # fmt: skip


def _chart(root: etree._Element) -> list[str]:
    """All that a chart says: its titles, names taken from cells, and its figures in one line."""
    named, figures = list[str](), list[str]()
    for value in root.iter("{*}v", "{*}pt"):
        title = next(value.iterancestors("{*}tx"), None) is not None
        (named if title else figures).append(value.text or "")
    line = " ".join(" ".join(figures).split())
    return [*_lines(root), *named, *([line] if line else [])]


def _linked(root: etree._Element) -> list[str]:
    """What was in the cells of another workbook when this one was saved."""
    return [value.text or "" for value in root.iter("{*}v")]


def _pivot(root: etree._Element) -> list[str]:
    """The texts behind a pivot table, each once."""
    return list(dict.fromkeys(item.get("v", "") for item in root.iter("{*}s")))


#: Root elements of such parts, the reason for which their words are set aside, and the words.
_PARTS: dict[str, tuple[str, Callable[[etree._Element], list[str]]]] = {
    "chartSpace": ("chart", _chart),
    "userShapes": ("chart", _lines),
    "drawing": ("fallback", _lines),
    "externalLink": ("behind-the-page", _linked),
    "pivotCacheDefinition": ("behind-the-page", _pivot),
    "pivotCacheRecords": ("behind-the-page", _pivot),
}


def beside_sheets(package: Package, reading: Reading) -> Iterator[tuple[str, list[str]]]:
    """Set aside, or read, the words beside the sheets; yields each part with its texts."""
    for name in sorted(package.parts):
        part = package.parts[name]
        if name.lower().endswith(".vml"):
            yield name, _labels(part, reading)
        elif name.lower().endswith(".xml") and (found := _ROOT.search(part[:4000])):
            kind = found[1].decode()
            if kind in {"chartsheet", "dialogsheet"}:
                yield (
                    name,
                    _aside(reading, "page-furniture", about_sheet(package, name).furniture, name),
                )
            elif kind in {"worksheet", "sst"}:
                yield name, beside_cells(package, name, reading)
            elif kind in _PARTS:
                reason, words = _PARTS[kind]
                root = package.xml(name)
                if local(root.tag) == kind:
                    texts = words(root)
                    if kind.startswith("pivot"):
                        # What stands on a sheet is not said again.
                        shown = set(reading.shown_texts())
                        texts = [text for text in texts if text not in shown]
                    yield name, _aside(reading, reason, texts, name)


def _aside(reading: Reading, reason: str, texts: list[str], part: str) -> list[str]:
    for text in texts:
        reading.set_aside(reason, text, part=part)
    return texts


def _labels(part: bytes, reading: Reading) -> list[str]:
    """Labels of buttons and boxes, which a drawing for newer programs may say again."""
    told = [
        " ".join(unescaped(_TAG.sub(" ", label)).split())
        for label in _LABEL.findall(part.decode("utf-8", "replace"))
    ]
    described, drawn = _drawn(part)
    for text in drawn:
        reading.block("note", text, part="text box")
    _aside(reading, "picture-description", described, "")
    for text in told:
        if any(text == " ".join(shown.split()) for shown in reading.shown_texts() if text):
            reading.set_aside("fallback", text)
        else:
            reading.block("note", text, part="text box")
    return [*told, *described, *drawn]


def _drawn(part: bytes) -> tuple[list[str], list[str]]:
    """What shapes are described by, each once, and words drawn along a line."""
    text = part.decode("utf-8", "replace")
    found = [[unescaped(one or other) for one, other in pattern.findall(text)] for pattern in _SAID]
    described, drawn = ([words for words in told if words.strip()] for told in found)
    return list(dict.fromkeys(described)), drawn
