"""What the styles of a Word file say of a paragraph: heading level, bold, hidden, contents."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from pipeline.read.word_names import VAL, is_on, w

_HEADING = re.compile(r"heading\s*([1-9])$")
_CONTENTS = re.compile(r"toc\s*[1-9]$")


@dataclass(frozen=True, slots=True)
class Look:
    """How a style makes a paragraph or run look. ``level`` 0 is no heading."""

    level: int = 0
    bold: bool = False
    hidden: bool = False
    contents: bool = False
    listed: bool = False


PLAIN = Look()


def looks(root: etree._Element | None) -> dict[str, Look]:
    """Style id to look, with what each style takes from the one it is based on."""
    if root is None:
        return {}
    styles = {style.get(w("styleId"), ""): style for style in root.iterchildren(w("style"))}
    found: dict[str, Look] = {}
    for key in styles:
        _look(key, styles, found, frozenset())
    return found


def _look(
    key: str, styles: dict[str, etree._Element], found: dict[str, Look], above: frozenset[str]
) -> Look:
    if key in found:
        return found[key]
    style = styles.get(key)
    if style is None or key in above or len(above) > 20:
        return PLAIN
    base = style.find(w("basedOn"))
    parent = PLAIN
    if base is not None:
        parent = _look(base.get(VAL, ""), styles, found, above | {key})
    found[key] = _own(style, parent)
    return found[key]


def _own(style: etree._Element, parent: Look) -> Look:
    name_of = style.find(w("name"))
    name = (name_of.get(VAL, "") if name_of is not None else "").lower()
    return Look(
        level=_level(style, name) or parent.level,
        bold=_switch(style, "b", parent.bold),
        hidden=_switch(style, "vanish", parent.hidden),
        contents=bool(_CONTENTS.match(name)) or parent.contents,
        listed=style.find(f"{w('pPr')}/{w('numPr')}") is not None or parent.listed,
    )


def _level(style: etree._Element, name: str) -> int:
    if found := _HEADING.match(name):
        return int(found.group(1))
    if name == "title":
        return 1
    return outline_level(style.find(w("pPr")))


def outline_level(properties: etree._Element | None) -> int:
    """1 to 9 for a paragraph the outline shows as a heading, else 0."""
    outline = properties.find(w("outlineLvl")) if properties is not None else None
    if outline is None:
        return 0
    value = outline.get(VAL, "")
    return int(value) + 1 if value.isdecimal() and int(value) < 9 else 0


def _switch(style: etree._Element, name: str, inherited: bool) -> bool:
    mark = style.find(f"{w('rPr')}/{w(name)}")
    return inherited if mark is None else is_on(mark.get(VAL))
