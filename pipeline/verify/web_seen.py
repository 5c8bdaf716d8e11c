"""A web page as its reader sees it, where that differs from how it is stored.

Words kept out of sight may stand between the letters of a name, a name may stand in a table from
one row to the next, and a list may be numbered with its letters.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from pipeline.verify.search import Text
from pipeline.verify.word_seen import columns
from pipeline.verify.xmltext import joined, local

#: The classes and elements of our own page that are out of sight or in small letters.
_UNSEEN = frozenset({"unseen", "skip"})
_SMALL = frozenset({"sub", "sup", "small", "i", "em", "b", "strong", "u", "span"})
_PARAGRAPHS = frozenset("p li td th h1 h2 h3 h4 h5 h6 caption figcaption dt dd blockquote".split())


def texts(place: str, root: etree._Element) -> Iterator[Text]:
    """Paragraphs without what is out of sight in them, tables by their columns, lists' letters."""
    for element in root.iter():
        if local(element) in _PARAGRAPHS:
            kinds = {_kind(part) for part in element.iterdescendants()} - {""}
            for kind in sorted(kinds):
                yield Text(place, "".join(_without(element, kind)))
        elif local(element) == "table":
            rows = [
                [joined(cell) for cell in row if local(cell) in {"td", "th"}]
                for row in element.iter("tr")
            ]
            yield from columns(place, rows)
    lists = [one for one in root.iter("ol") if one.get("type", "1") in {"a", "A"}]
    yield Text(place, "".join(_letter(one.get("start", "1")) for one in lists), whole=True)


def _kind(part: etree._Element) -> str:
    """What may hide a part of a paragraph: its class, or that its letters are another kind."""
    hidden = sorted(_UNSEEN & set((part.get("class") or "").split()))
    return hidden[0] if hidden else local(part) if local(part) in _SMALL else ""


def _without(element: etree._Element, kind: str) -> Iterator[str]:
    yield element.text or ""
    for part in element:
        if _kind(part) != kind:
            yield from _without(part, kind)
        yield part.tail or ""


def _letter(start: str) -> str:
    return chr(96 + int(start)) if start.isdigit() and 0 < int(start) < 27 else " "
