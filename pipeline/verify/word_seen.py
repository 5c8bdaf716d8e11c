"""A Word part as its reader sees it, where that differs from how it is stored.

Letters too pale or too small to be seen may stand between those of a name, and a name may stand
in a table from one row to the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from pipeline.verify.search import Text
from pipeline.verify.xmltext import joined

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: White, or so near it that nobody sees a letter of it on paper.
_PALE = re.compile("[F][0-9A-F]" * 3, re.IGNORECASE)
#: Half points: what is lower than this nobody sees.
_LOWEST = 8


def texts(place: str, root: etree._Element) -> Iterator[Text]:
    """Each paragraph with unseen letters without them, and each table by its columns."""
    for paragraph in root.iter(f"{_W}p"):
        runs = list(paragraph.iter(f"{_W}r"))
        seen = [run for run in runs if not _unseen(run)]
        if len(seen) < len(runs):
            yield Text(place, "".join(map(joined, seen)))
    for table in root.iter(f"{_W}tbl"):
        rows = [[joined(cell) for cell in row.iter(f"{_W}tc")] for row in table.iter(f"{_W}tr")]
        yield from columns(place, rows)


def columns(place: str, rows: list[list[str]]) -> Iterator[Text]:
    """A table's words from top to bottom. Whole: the end of a cell begins no word of the next."""
    for number in range(max(map(len, rows), default=0)):
        yield Text(place, "\n".join(row[number] for row in rows if number < len(row)), whole=True)


def hidden_letters(root: etree._Element) -> bool:
    """Whether a style of letters, which may part those of a name, has them too pale or too small."""
    return any(
        style.get(f"{_W}type") == "character" and _unseen(style)
        for style in root.iter(f"{_W}style")
    )


def _unseen(held: etree._Element) -> bool:
    """Whether a run or a style has letters that nobody sees."""
    properties = held.find(f"{_W}rPr")
    if properties is None:
        return False
    color, size = properties.find(f"{_W}color"), properties.find(f"{_W}sz")
    return (color is not None and bool(_PALE.fullmatch(color.get(f"{_W}val", "")))) or (
        size is not None
        and size.get(f"{_W}val", "").isdigit()
        and int(size.get(f"{_W}val", "")) < _LOWEST
    )
