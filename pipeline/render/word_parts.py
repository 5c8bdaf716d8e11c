"""The smaller parts of a Word package: lists, footnotes, styles, relationships, content types."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from lxml import etree

from pipeline.errors import Broken
from pipeline.render.clean import escape
from pipeline.render.word_body import BULLETS, DIGITS, FIRST_LIST, HEADINGS, Body
from pipeline.render.word_package import HEAD, OFFICE, PACKAGE, WORDML
from pipeline.render.word_text import WORD

_W = f"{{{WORD}}}"
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
#: Every style the body may use. A partnership's template that lacks one is given ours.
STYLES = frozenset({
    "Normal", "Title", "Subtitle", "Heading1", "Heading2", "Heading3", "Heading4", "Heading5",
    "Heading6", "Lead", "Quote", "Note", "Label", "Signature", "NumberedText", "Caption",
    "ListBullet", "ListNumber", "Field", "CalloutTitle", "TableText", "TableHead", "Band",
    "TabTitle", "Spacer", "TOCHeading", "TOC1", "TOC2", "TOC3", "TOC4", "FootnoteText",
    "FootnoteReference", "Hyperlink", "PlaceholderText", "ReviewTable",
})  # fmt: skip


# ---------------------------------------------------------------- lists


def _level(level: int, kind: int) -> str:
    if kind == HEADINGS:
        sign = ".".join(f"%{place + 1}" for place in range(level + 1))
        left, hanging, shown = 850, 850, "decimal"
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
    root = etree.fromstring(existing or f'<w:numbering xmlns:w="{WORD}"/>'.encode())
    kinds = "".join(
        f'<w:abstractNum w:abstractNumId="{FIRST_LIST + kind}"><w:multiLevelType w:val="multilevel"/>'
        f"{''.join(_level(level, kind) for level in range(9))}</w:abstractNum>"
        for kind in (HEADINGS, BULLETS, DIGITS)
    )
    again = "".join(
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>'
        for level in range(9)
    )
    instances = "".join(
        f'<w:num w:numId="{FIRST_LIST + count}"><w:abstractNumId w:val="{FIRST_LIST + kind}"/>'
        f"{'' if kind == BULLETS else again}</w:num>"
        for count, kind in enumerate(lists, start=1)
    )
    ours = etree.fromstring(f'<w:numbering xmlns:w="{WORD}">{kinds}{instances}</w:numbering>')
    # The schema's order: picture bullets, definitions, instances.
    place = len(root.findall(f"{_W}numPicBullet")) + len(root.findall(f"{_W}abstractNum"))
    for kind in ours.findall(f"{_W}abstractNum"):
        root.insert(place, kind)
        place += 1
    place += len(root.findall(f"{_W}num"))
    for instance in ours.findall(f"{_W}num"):
        root.insert(place, instance)
        place += 1
    return HEAD.encode() + etree.tostring(root)


# ---------------------------------------------------------------- styles


def style_names(styles: bytes) -> frozenset[str]:
    """The ids of the styles a styles part defines."""
    root = etree.fromstring(styles)
    return frozenset(style.get(f"{_W}styleId", "") for style in root.findall(f"{_W}style"))


def complete(styles: bytes, ours: bytes, language: str) -> bytes:
    """A template's styles with ours for those it lacks, in the document's language."""
    missing = STYLES - style_names(styles)
    root = etree.fromstring(styles)
    if missing:
        # What a style of ours is based on comes with it.
        for style in etree.fromstring(ours).findall(f"{_W}style"):
            if style.get(f"{_W}styleId") in missing:
                root.append(style)
    for lang in root.iterfind(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr/{_W}lang"):
        lang.set(f"{_W}val", language)
    if still := STYLES - style_names(etree.tostring(root)):
        raise Broken(f"our own template has every style; it lacks {', '.join(sorted(still))}")
    return HEAD.encode() + etree.tostring(root)


# ---------------------------------------------------------------- notes, settings


def footnotes(notes: Sequence[str]) -> bytes:
    """footnotes.xml with its two separator lines first, as Word asks."""
    lines = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:pStyle w:val="Spacer"/></w:pPr>'
        f"<w:r><w:{kind}/></w:r></w:p></w:footnote>"
        for kind, number in (("separator", -1), ("continuationSeparator", 0))
    )
    return (
        f'{HEAD}<w:footnotes xmlns:w="{WORD}" xmlns:r="{OFFICE}">{lines}{"".join(notes)}'
        "</w:footnotes>"
    ).encode()


def settings(*, notes: bool, language: str) -> bytes:
    """settings.xml of our own: nothing of the template's sessions, printers or mail merges."""
    separators = (
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        if notes
        else ""
    )
    return (
        f'{HEAD}<w:settings xmlns:w="{WORD}"><w:defaultTabStop w:val="720"/>{separators}<w:compat>'
        '<w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{escape(language)}"/></w:settings>'
    ).encode()


# ---------------------------------------------------------------- what holds the package together


def relationships(shell: Mapping[str, bytes], body: Body) -> bytes:
    """document.xml.rels: what the shell had of parts that were kept, then ours."""
    kept = etree.fromstring(shell["word/_rels/document.xml.rels"])
    made = []
    for link in kept:
        target = link.get("Target", "").removeprefix("/word/")
        if f"word/{target}" in shell and not target.startswith("numbering"):
            made.append(_relationship(link.get("Id", ""), link.get("Type", ""), target))
    made += [
        _relationship("rIdSettings", f"{OFFICE}/settings", "settings.xml"),
        _relationship("rIdNumbering", f"{OFFICE}/numbering", "numbering.xml"),
    ]
    if body.writer.notes:
        made.append(_relationship("rIdNotes", f"{OFFICE}/footnotes", "footnotes.xml"))
    for name in sorted(body.pictures.media):
        number, _, suffix = name.removeprefix("figure").partition(".")
        made.append(
            _relationship(f"rId{suffix.title()}{number}", f"{OFFICE}/image", f"media/{name}")
        )
    made += links(body)
    return _relationships(made)


def note_relationships(body: Body) -> bytes:
    """footnotes.xml.rels: the outside links, which may stand in notes as well."""
    return _relationships(links(body))


def links(body: Body) -> list[str]:
    """A relationship for each address outside the document."""
    return [
        _relationship(name, f"{OFFICE}/hyperlink", escape(address), outside=True)
        for address, name in body.writer.links.items()
    ]


def package_relationships() -> bytes:
    """_rels/.rels."""
    return _relationships([
        _relationship("rId1", f"{OFFICE}/officeDocument", "word/document.xml"),
        _relationship(
            "rId2", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"
        ),
    ])  # fmt: skip


def _relationships(made: Iterable[str]) -> bytes:
    body = "".join(made)
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{body}</Relationships>'.encode()


def _relationship(name: str, kind: str, target: str, *, outside: bool = False) -> str:
    mode = ' TargetMode="External"' if outside else ""
    return f'<Relationship Id="{name}" Type="{kind}" Target="{target}"{mode}/>'


def content_types(names: Iterable[str]) -> bytes:
    """[Content_Types].xml for exactly the parts there are."""
    known = sorted(names)
    endings = sorted({name.rpartition(".")[2] for name in known} | {"rels", "xml"})
    defaults = "".join(
        f'<Default Extension="{ending}" ContentType="{_TYPES[ending]}"/>' for ending in endings
    )
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{_OVERRIDES[kind]}"/>'
        for name in known
        if name.endswith(".xml") and (kind := _kind(name)) in _OVERRIDES
    )
    return f'{HEAD}<Types xmlns="{PACKAGE}/content-types">{defaults}{overrides}</Types>'.encode()


def _kind(name: str) -> str:
    return re.sub(r"\d*\.xml$", "", name.rpartition("/")[2])
