"""Marks in the restricted Word copy of a draft that say where each paragraph comes from.

They let ``cspr adopt`` bring an edited copy back into the prose. A publication copy has none.
"""

from __future__ import annotations

import re

from lxml import etree

from pipeline.document import Document
from pipeline.render.word_text import RELATIONS, WORD, Writer
from pipeline.word_copy import Mark, sign

#: Where a body's own paragraphs and tables begin; what they hold is deeper.
_TOP = re.compile(r"<w:(p|tbl)(?:>| [^>]*>)|</w:(p|tbl)>")
_START = re.compile(r"(<w:p>|<w:p [^>]*>)(<w:pPr>.*?</w:pPr>)?", re.DOTALL)
_MOST = 0xFFF
#: The one document whose edited copy is taken back.
KIND = "overview-report"


def carried(document: Document) -> bool:
    """True for the draft of the report: its blocks say where their author typed them.

    Other documents that draw on the prose hold parts of it, and a part is no copy to take back.
    """
    return document.kind == KIND and any(getattr(block, "origin", "") for block in document.blocks)


def with_marks(xml: str, origin: str, writer: Writer) -> str:
    """The XML of one block with a bookmark in each of its paragraphs and tables."""
    parts = _parts(xml)
    shown = [place for place, part in enumerate(parts) if _shows(part)]
    if len(shown) > _MOST:
        return xml
    for at, place in enumerate(shown):
        mark = Mark(origin, at, len(shown), _sign(parts[place], writer))
        parts[place] = _marked(parts[place], mark.name(), writer)
    return "".join(parts)


def _shows(part: str) -> bool:
    """True for a paragraph or table in which anything stands."""
    body = part.startswith(("<w:p>", "<w:p ", "<w:tbl>"))
    return body and ("<w:t>" in part or "<w:t " in part or "<w:footnoteReference" in part)


def _parts(xml: str) -> list[str]:
    """A body's XML cut into its own paragraphs and tables, and whatever else stands there."""
    found: list[str] = []
    depth = at = 0
    for edge in _TOP.finditer(xml):
        if edge[1]:
            if depth == 0 and edge.start() > at:
                found.append(xml[at : edge.start()])
                at = edge.start()
            depth += 1
        else:
            depth -= 1
            if depth == 0:
                found.append(xml[at : edge.end()])
                at = edge.end()
    return [*found, xml[at:]] if at < len(xml) else found


def _sign(part: str, writer: Writer) -> str:
    notes = {
        number: _element(writer.notes[int(number) - 1])
        for number in re.findall(r'<w:footnoteReference w:id="(\d+)"/>', part)
    }
    return sign(_element(part), notes)


def _element(part: str) -> etree._Element:
    root = etree.fromstring(
        f'<w:body xmlns:w="{WORD}" xmlns:r="{RELATIONS}" {_OTHERS}>{part}</w:body>'
    )
    return root[0]


_OTHERS = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)


def _marked(part: str, name: str, writer: Writer) -> str:
    """A bookmark around the words of the paragraph, or of a table's first paragraph."""
    start = _START.search(part)
    if start is None:
        return part
    end = part.index("</w:p>", start.end())
    inside = writer.marks.named(name, part[start.end() : end])
    return part[: start.end()] + inside + part[end:]
