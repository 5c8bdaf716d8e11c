"""XML parsed with everything turned off that could reach outside the text."""

from __future__ import annotations

from typing import Any

from lxml import etree

_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, remove_pis=False
)
_BARE = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
)


def parse(data: bytes, *, bare: bool = False) -> Any:
    """The root element; without comments and instructions where ``bare``.

    Given as Any: the callers know the shape of what they wrote or have just proved, which the
    type of a general tree cannot say. Raises lxml's XMLSyntaxError.
    """
    return etree.fromstring(data, _BARE if bare else _PARSER)


def text(root: Any) -> str:
    """XML of an element, without a declaration."""
    return str(etree.tostring(root, encoding="unicode"))
