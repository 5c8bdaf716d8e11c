"""What a PDF prints on its pages' edges: running heads and feet, page numbers, a browser's own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.read.pdf_gaps import CLOSE, is_heading
from pipeline.read.pdf_lines import Line, said

#: The share of a page, from its upper and its lower edge, in which such lines stand.
_EDGE = 0.13
_NUMBER = re.compile(
    r"^\W*(?:(?:page|pg\.?|p\.?)\s*\d{1,4}\s*(?:(?:of|/|-)\s*\d{1,4})?"
    r"|\d{1,3}\s*(?:(?:of|/)\s*\d{1,3})?)\W*$"
    r"|\bpage\s+\d{1,4}\s*(?:(?:of|/)\s*\d{1,4})?\W*$",
    re.IGNORECASE,
)
_BROWSER = re.compile(
    r"^\d{1,2}/\d{1,2}/\d{2,4}, \d{1,2}:\d{2}(?: [AP]M)?\b|\b(?:file|https?)://\S+"
)
_FIGURES = re.compile(r"\d+")


def furniture(pages: Sequence[tuple[Sequence[Line], float, float]]) -> list[set[int]]:
    """The lines of each page, by position, that are none of its text.

    They are page numbers, a browser's own, and what stands alike on most pages. ``pages`` holds
    each page's lines from the top down, its lower and its upper edge. Only the outermost lines, and never the headings of a table.
    """
    edges = [_outermost(lines, foot, top) for lines, foot, top in pages]
    said_on = Counter(
        key
        for (lines, _, _), ends in zip(pages, edges, strict=True)
        for key in {_key(lines[at]) for end in ends for at in end}
    )
    found = []
    for (lines, _, _), ends in zip(pages, edges, strict=True):
        taken: set[int] = set()
        headings = _headings(lines)
        for end in ends:
            for at in end:
                running = said_on[_key(lines[at])] >= max(2, (len(pages) + 1) // 2)
                if at in headings or not (running or _is_furniture(lines[at])):
                    break
                taken.add(at)
        found.append(taken)
    return found


def _outermost(lines: Sequence[Line], foot: float, top: float) -> tuple[list[int], list[int]]:
    """The lines near the upper edge from the top down, and near the lower edge from the foot up."""
    reach = _EDGE * (top - foot)
    heads = [at for at, line in enumerate(lines) if line.base > top - reach]
    feet = [at for at, line in enumerate(lines) if line.base < foot + reach]
    return heads[:4], feet[::-1][:4]


def _headings(lines: Sequence[Line]) -> set[int]:
    """The lines that can be the headings of a table, with those that stand close above them."""
    found: dict[int, float] = {}
    for at, line in enumerate(lines):
        if is_heading(line):
            found[at] = reach = CLOSE * line.size
            while at and lines[at - 1].base - lines[at].base <= reach:
                at -= 1
                if found.get(at, 0.0) >= reach:
                    break  # what stands above it has been looked at
                found[at] = reach
    return set(found)


def _key(line: Line) -> tuple[str, int]:
    return _FIGURES.sub("#", said(line.words)), round(line.base / 4)


def _is_furniture(line: Line) -> bool:
    text = said(line.words)
    return bool(_NUMBER.search(text) or _BROWSER.search(text)) and len(text) <= 160
