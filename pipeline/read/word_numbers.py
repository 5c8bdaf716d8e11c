"""The numbers that Word counts by itself in front of paragraphs: no words of the file, yet shown.

A number that stands alone in a cell is the cell's text; every other is set aside, list by list.
Bullets are no numbers. Rules of counting: ECMA-376 part 1, 17.9 (numbering).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from pipeline.read.word_names import VAL, w

_NUM_ID = f"{w('numPr')}/{w('numId')}"
_LEVEL = f"{w('numPr')}/{w('ilvl')}"
_PLACE = re.compile(r"%([1-9])")
_NONE, _DEEPEST = {"bullet", "none"}, 8


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its first number, the way it is written, and the text around it."""

    start: int
    form: str
    text: str


@dataclass(slots=True)
class Numbers:
    """Counts while the paragraphs are read. ``beside`` are the numbers in no cell, by list."""

    lists: Mapping[str, tuple[str, Mapping[int, Level]]] = field(default_factory=dict)
    styles: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    beside: dict[str, list[str]] = field(default_factory=dict)

    @property
    def counting(self) -> frozenset[str]:
        """The styles whose paragraphs Word numbers, though nothing in the paragraph says so."""
        return frozenset(
            style
            for style, (key, depth) in self.styles.items()
            if key in self.lists
            and (level := self.lists[key][1].get(depth)) is not None
            and level.form not in _NONE
        )

    def next(self, properties: etree._Element | None) -> tuple[str, str]:
        """The list of a paragraph and its number as shown; ("", "") where it has none."""
        key, depth = self._list_of(properties) if properties is not None else ("", 0)
        if key not in self.lists:
            return "", ""
        counted, levels = self.lists[key]
        level = levels.get(depth)
        if level is None:
            return "", ""
        counts = self.counts.setdefault(counted, {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [known for known in counts if known > depth]:
            del counts[deeper]
        if level.form in _NONE:
            return "", ""
        return key, _PLACE.sub(lambda match: _shown(int(match[1]) - 1, levels, counts), level.text)

    def keep_beside(self, key: str, number: str) -> None:
        """Keep a number that stands in no cell of its own."""
        self.beside.setdefault(key, []).append(number)

    def _list_of(self, properties: etree._Element) -> tuple[str, int]:
        named = properties.find(w("pStyle"))
        key, depth = self.styles.get(named.get(VAL, "") if named is not None else "", ("", 0))
        own, level = properties.find(_NUM_ID), properties.find(_LEVEL)
        key = own.get(VAL, "") if own is not None else key
        return key, _whole(level, depth) if level is not None else depth


def _shown(depth: int, levels: Mapping[int, Level], counts: Mapping[int, int]) -> str:
    level = levels.get(depth)
    if level is None:
        return ""
    return written(counts.get(depth, level.start), level.form)


def written(number: int, form: str) -> str:
    """A number in the way of its list; ways that English lists do not use show figures."""
    if form in {"lowerLetter", "upperLetter"} and number > 0:
        # After z Word writes aa, bb, cc.
        letters = chr(97 + (number - 1) % 26) * min((number - 1) // 26 + 1, 10)
        return letters.upper() if form == "upperLetter" else letters
    if form in {"lowerRoman", "upperRoman"} and 0 < number < 4000:
        roman = _roman(number)
        return roman if form == "upperRoman" else roman.lower()
    return f"{number:02}" if form == "decimalZero" else str(number)


def _roman(number: int) -> str:
    found = ""
    for value, letters in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    ):
        while number >= value:
            found, number = found + letters, number - value
    return found


def _whole(element: etree._Element | None, otherwise: int) -> int:
    value = element.get(VAL, "") if element is not None else ""
    return int(value) if value.isdecimal() and len(value) < 6 else otherwise


def numbers(part: etree._Element | None, styles: etree._Element | None) -> Numbers:
    """What the part of lists and the part of styles say of numbers."""
    if part is None:
        return Numbers()
    abstract = {
        element.get(w("abstractNumId"), ""): _levels(element)
        for element in part.iterchildren(w("abstractNum"))
    }
    lists: dict[str, tuple[str, Mapping[int, Level]]] = {}
    for element in part.iterchildren(w("num")):
        key, of = element.get(w("numId"), ""), element.find(w("abstractNumId"))
        named = of.get(VAL, "") if of is not None else ""
        levels = dict(abstract.get(named, {}))
        restarts = _overridden(element, levels)
        lists[key] = (f"list {key}" if restarts else named, levels)
    return Numbers(lists, _of_styles(styles))


def _levels(element: etree._Element) -> dict[int, Level]:
    found = {}
    for level in element.iterchildren(w("lvl")):
        depth = level.get(w("ilvl"), "")
        if depth.isdecimal() and len(depth) == 1 and int(depth) <= _DEEPEST:
            form, text = level.find(w("numFmt")), level.find(w("lvlText"))
            found[int(depth)] = Level(
                _whole(level.find(w("start")), 0),
                form.get(VAL, "decimal") if form is not None else "decimal",
                text.get(VAL, "") if text is not None else "",
            )
    return found


def _overridden(element: etree._Element, levels: dict[int, Level]) -> bool:
    """Put what a list says otherwise than the list it is made from; True where it starts anew."""
    restarts = False
    for over in element.iterchildren(w("lvlOverride")):
        depth, start = over.get(w("ilvl"), ""), over.find(w("startOverride"))
        level = levels.get(int(depth)) if depth.isdecimal() and len(depth) == 1 else None
        levels.update(_levels(over))
        if start is not None and level is not None:
            restarts = True
            levels[int(depth)] = Level(_whole(start, level.start), level.form, level.text)
    return restarts


def _of_styles(styles: etree._Element | None) -> dict[str, tuple[str, int]]:
    """The list and level of each style of paragraphs that has one of its own."""
    found = {}
    for style in styles.iterchildren(w("style")) if styles is not None else ():
        properties = style.find(w("pPr"))
        key = properties.find(_NUM_ID) if properties is not None else None
        if properties is not None and key is not None:
            depth = _whole(properties.find(_LEVEL), 0)
            found[style.get(w("styleId"), "")] = (key.get(VAL, ""), depth)
    return found
