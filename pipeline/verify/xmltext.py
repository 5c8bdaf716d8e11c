"""Everything an XML part says, to a reader and to a machine: text, attributes, comments, names."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from lxml import etree

from pipeline.errors import CouldNotVerify
from pipeline.verify.search import Text

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIGNS = {
    _WORD + "tab": "\t", _WORD + "br": "\n", _WORD + "cr": "\n", _WORD + "softHyphen": "",
    _WORD + "noBreakHyphen": "-",
}  # fmt: skip
_PARSER = etree.XMLParser(
    resolve_entities=False,
    no_network=True,
    load_dtd=False,
    huge_tree=False,
    remove_blank_text=False,
)


def parsed(place: str, data: bytes) -> etree._Element:
    """The root of an XML part. Raises CouldNotVerify for anything not plainly XML."""
    try:
        root = etree.fromstring(data, _PARSER)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise CouldNotVerify(
            f"{place} is not XML that can be read, so nothing is known of it."
        ) from fault
    if root.getroottree().docinfo.internalDTD is not None:
        raise CouldNotVerify(f"{place} declares a document type, which can hide text.")
    return root


def local(element: etree._Element) -> str:
    """The element's name without its namespace; "" for comments and instructions."""
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attributes(element: etree._Element) -> list[tuple[str, str]]:
    """The attributes as (name, value), both as text."""
    return [(str(name), str(value)) for name, value in element.attrib.items()]


def vocabularies(root: etree._Element) -> set[tuple[str, str]]:
    """(prefix, name) of every namespace declared anywhere in a part."""
    declared = etree.iterwalk(root, events=("start-ns",))
    return {(str(prefix or ""), str(uri)) for _, (prefix, uri) in declared}


def remark(element: etree._Element) -> str:
    """What a comment or an instruction says."""
    return f"{getattr(element, 'target', '')} {element.text or ''}"


def _said(element: etree._Element) -> str:
    """What one element adds to its paragraph."""
    if not local(element):
        return ""
    if element.tag in _SIGNS:
        return _SIGNS[element.tag]
    if element.tag == _WORD + "sym":
        code = int(element.get(_WORD + "char", "0") or "0", 16)
        return chr(code & 0xFF if 0xF000 <= code < 0xF100 else code) if code else ""
    return element.text or ""


def joined(element: etree._Element, between: str = "") -> str:
    """All the words under an element in order."""
    parts: list[str] = []
    for part in element.iter():
        parts.append(_said(part))
        if part is not element and part.tail:
            parts.append(part.tail)
    return between.join(parts)


def texts(place: str, root: etree._Element, own: Container[str] = ()) -> Iterator[Text]:
    """Paragraph by paragraph, the whole part at once, attributes, comments, names.

    ``own`` are the format's own words: a value that is one of them, and nothing more, is not
    anybody's.
    """
    yield Text(place, joined(root), whole=True)
    yield Text(place, joined(root, " "), whole=True)
    told: dict[str, None] = {}
    for element in root.iter():
        own_name = local(element)
        if not own_name:
            told[remark(element)] = None
            continue
        if own_name == "p":
            told[joined(element)] = None
        for name, value in attributes(element):
            told[value] = None
            told[name.rpartition("}")[2]] = None
        told[own_name] = None
    told.update((name, None) for pair in vocabularies(root) for name in pair if name)
    for outside in (*root.itersiblings(preceding=True), *root.itersiblings()):
        told[remark(outside)] = None
    for text in told:
        if text.strip() and text not in own:
            yield Text(place, text)
    yield from spread(place, root, own)


_CODED = re.compile(
    r"(?<![0-9A-Za-z])(?:[0-9A-Fa-f]{4}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8}|\d{2,3})(?![0-9A-Za-z])"
)


def spread(place: str, root: etree._Element, own: Container[str] = ()) -> Iterator[Text]:
    """What the values of one attribute say together: pieces of a name, colours as letters."""
    values: dict[str, list[str]] = {}
    for element in root.iter():
        for name, value in attributes(element) if local(element) else ():
            if value not in own:
                values.setdefault(name, []).append(value)
    for held in values.values():
        if len(held) > 1:
            # Raw: measures and colours run together say short names by chance.
            yield Text(place, "".join(held), raw=True)
            codes = [code for value in held for code in _CODED.findall(value)]
            yield Text(place, " ".join(codes), raw=True)
