"""Words that a workbook keeps beside its sheets: figures of charts, labels of buttons, saved data."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import etree

from pipeline.read.cleaning import unescaped
from pipeline.read.package import Package
from pipeline.read.reading import Reading
from pipeline.read.word_names import local
from pipeline.read.workbook_parts import about_sheet

_LABEL = re.compile(r"<(?:[\w.-]+:)?textbox\b[^>]*>(.*?)</(?:[\w.-]+:)?textbox>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_ROOT = re.compile(rb"<(?![?!])(?:[\w.-]+:)?([\w-]+)")


def _lines(root: etree._Element) -> list[str]:
    """The paragraphs of a drawing."""
    return [
        "".join(run.text or "" for run in line.iter("{*}t"))
        for line in root.iter("{*}p")
    ]  # fmt: skip


def _figures(root: etree._Element) -> list[str]:
    """The figures and categories of a chart in one line; its titles are read with the sheet."""
    figures = [
        value.text or ""
        for value in root.iter("{*}v", "{*}pt")
        if next(value.iterancestors("{*}tx"), None) is None
    ]
    line = " ".join(" ".join(figures).split())
    return [line] if line else []


def _linked(root: etree._Element) -> list[str]:
    """What was in the cells of another workbook when this one was saved."""
    return [value.text or "" for value in root.iter("{*}v")]


def _pivot(root: etree._Element) -> list[str]:
    """The texts behind a pivot table, each once."""
    return list(dict.fromkeys(item.get("v", "") for item in root.iter("{*}s")))


#: Root elements of such parts, the reason for which their words are set aside, and the words.
_PARTS: dict[str, tuple[str, Callable[[etree._Element], list[str]]]] = {
    "chartSpace": ("chart", _figures),
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
    for text in told:
        if any(text == " ".join(shown.split()) for shown in reading.shown_texts() if text):
            reading.set_aside("fallback", text)
        else:
            reading.block("note", text, part="text box")
    return told
