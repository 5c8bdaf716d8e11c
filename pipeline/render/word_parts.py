"""The smaller parts of a Word package: lists, footnotes, relationships, content types."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lxml import etree

from pipeline.render.clean import escape
from pipeline.render.word_body import BULLETS, DIGITS, HEADINGS, Body
from pipeline.render.word_package import HEAD, OFFICE, PACKAGE, WORDML
from pipeline.render.word_text import WORD, paragraph

_W = f"{{{WORD}}}"
_FIRST = 9000
_TYPES = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "svg": "image/svg+xml",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
}
_OVERRIDES = {
    "document": f"{WORDML}.document.main+xml",
    "styles": f"{WORDML}.styles+xml",
    "settings": f"{WORDML}.settings+xml",
    "numbering": f"{WORDML}.numbering+xml",
    "footnotes": f"{WORDML}.footnotes+xml",
    "header": f"{WORDML}.header+xml",
    "footer": f"{WORDML}.footer+xml",
    "core": "application/vnd.openxmlformats-package.core-properties+xml",
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
}
_BULLET_SIGNS = ("•", "–", "▪")


def _level(level: int, kind: int) -> str:
    if kind == HEADINGS:
        text = ".".join(f"%{place + 1}" for place in range(level + 1))
        left = hanging = 850
        shown, sign = "decimal", text
    else:
        left, hanging = 360 * (level + 1), 360
        shown = "decimal" if kind == DIGITS else "bullet"
        sign = f"%{level + 1}." if kind == DIGITS else _BULLET_SIGNS[level % 3]
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{shown}"/>'
        f'<w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/><w:pPr>'
        f'<w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
    )


def numbering(existing: bytes | None, lists: Sequence[int]) -> bytes:
    """numbering.xml: the template's own lists, then ours, each of which starts again at 1."""
    root = (
        etree.fromstring(existing)
        if existing
        else etree.fromstring(f'<w:numbering xmlns:w="{WORD}"/>')
    )
    kinds = "".join(
        f'<w:abstractNum w:abstractNumId="{_FIRST + kind}"><w:multiLevelType w:val="multilevel"/>'
        f"{''.join(_level(level, kind) for level in range(9))}</w:abstractNum>"
        for kind in (HEADINGS, BULLETS, DIGITS)
    )
    again = "".join(
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>'
        for level in range(9)
    )
    numbers = "".join(
        f'<w:num w:numId="{_FIRST + count}"><w:abstractNumId w:val="{_FIRST + kind}"/>'
        f"{'' if kind == BULLETS else again}</w:num>"
        for count, kind in enumerate(lists, start=1)
    )
    ours = etree.fromstring(f'<w:numbering xmlns:w="{WORD}">{kinds}{numbers}</w:numbering>')
    place = len(root.findall(f"{_W}numPicBullet")) + len(root.findall(f"{_W}abstractNum"))
    for kind in ours.findall(f"{_W}abstractNum"):
        root.insert(place, kind)
        place += 1
    place += len(root.findall(f"{_W}num"))
    for number in ours.findall(f"{_W}num"):
        root.insert(place, number)
        place += 1
    return HEAD.encode() + etree.tostring(root)


def footnotes(notes: Sequence[str]) -> bytes:
    """footnotes.xml with its two separator lines first, as Word asks."""
    lines = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:pStyle w:val="Spacer"/></w:pPr>'
        f"<w:r><w:{mark}/></w:r></w:p></w:footnote>"
        for kind, number, mark in (
            ("separator", -1, "separator"),
            ("continuationSeparator", 0, "continuationSeparator"),
        )
    )
    return (
        f'{HEAD}<w:footnotes xmlns:w="{WORD}" xmlns:r="{OFFICE}">{lines}{"".join(notes)}'
        "</w:footnotes>"
    ).encode()


def relationships(shell: Mapping[str, bytes], body: Body) -> bytes:
    """document.xml.rels: what the shell had of parts that were kept, then ours."""
    kept = etree.fromstring(shell["word/_rels/document.xml.rels"])
    made = []
    for link in kept:
        target = link.get("Target", "").removeprefix("/word/")
        if f"word/{target}" in shell and not target.startswith("numbering"):
            made.append(_relationship(link.get("Id"), link.get("Type"), target))
    made += [
        _relationship("rIdSettings", f"{OFFICE}/settings", "settings.xml"),
        _relationship("rIdNumbering", f"{OFFICE}/numbering", "numbering.xml"),
    ]
    if body.writer.notes:
        made.append(_relationship("rIdNotes", f"{OFFICE}/footnotes", "footnotes.xml"))
    for name in sorted(body.media):
        number, _, suffix = name.removeprefix("figure").partition(".")
        made.append(
            _relationship(f"rId{suffix.title()}{number}", f"{OFFICE}/image", f"media/{name}")
        )
    for address, name in body.writer.links.items():
        made.append(_relationship(name, f"{OFFICE}/hyperlink", escape(address), outside=True))
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{"".join(made)}</Relationships>'.encode()


def _relationship(name: str, kind: str, target: str, *, outside: bool = False) -> str:
    mode = ' TargetMode="External"' if outside else ""
    return f'<Relationship Id="{name}" Type="{kind}" Target="{target}"{mode}/>'


def content_types(parts: Mapping[str, bytes]) -> bytes:
    """[Content_Types].xml for exactly the parts there are."""
    endings = sorted({name.rpartition(".")[2] for name in parts} | {"rels", "xml"})
    defaults = "".join(
        f'<Default Extension="{ending}" ContentType="{_TYPES[ending]}"/>' for ending in endings
    )
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{_OVERRIDES[kind]}"/>'
        for name in sorted(parts)
        if name.endswith(".xml") and (kind := _kind(name)) in _OVERRIDES
    )
    return f'{HEAD}<Types xmlns="{PACKAGE}/content-types">{defaults}{overrides}</Types>'.encode()


def _kind(name: str) -> str:
    return re.sub(r"\d*\.xml$", "", name.rpartition("/")[2])


__all__ = ["content_types", "footnotes", "numbering", "paragraph", "relationships"]
