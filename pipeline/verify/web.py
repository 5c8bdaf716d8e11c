"""Walks a web page: text, attributes, comments, scripts, styles, data addresses."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from html.parser import HTMLParser

from lxml import etree, html

from pipeline.errors import CouldNotVerify
from pipeline.verify import web_rules, web_seen
from pipeline.verify.images import odd_in_image
from pipeline.verify.looks import Look
from pipeline.verify.search import Text, raw_texts
from pipeline.verify.xmltext import attributes, joined, local, remark, spread

_DATA = re.compile(r"data:([\w/+.;=-]*?)(;base64)?,([^\"'\s)<>]+)")
#: A declaration that is neither a remark nor the one of HTML.
_DECLARED = re.compile(r"<!(?!--|doctype html>)", re.IGNORECASE)
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{24,}={0,2}")


def look(data: bytes, links: tuple[str, ...] = ()) -> Look:
    """Everything in a web page. Raises CouldNotVerify when it is not UTF-8 or not HTML."""
    try:
        source = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        raise CouldNotVerify("the page is not UTF-8.") from fault
    if "\0" in source:
        raise CouldNotVerify("the page is not HTML that every reader reads to its end.")
    seen = Look()
    seen.texts.extend(raw_texts("the file's bytes", data))
    try:
        root = html.document_fromstring(source)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as fault:
        raise CouldNotVerify("the page is not HTML that can be read.") from fault
    seen.texts.append(Text("the page", joined(root), whole=True))
    seen.texts.append(Text("the page", joined(root, " "), whole=True))
    seen.texts.extend(spread("the page", root))
    seen.texts.extend(web_seen.texts("the page", root))
    if _DECLARED.search(source):
        seen.strange("the page", "a document type with words of its own")
    for element in root.iter():
        _element(seen, element, links)
    for outside in (*root.itersiblings(preceding=True), *root.itersiblings()):
        _element(seen, outside, links)
    for packed in _packed(source):
        seen.texts.extend(raw_texts("packed data", packed))
        if packed.startswith((b"\x89PNG", b"\xff\xd8")):
            for why in odd_in_image(packed):
                seen.strange("packed data", why)
    return seen


def _element(seen: Look, element: etree._Element, links: tuple[str, ...]) -> None:
    tag = local(element)
    if tag == "style":
        seen.styles.append(element.text or "")
    if not tag:
        seen.texts.append(Text("a comment", remark(element)))
        seen.strange("the page", "a comment")
        return
    place = tag if web_rules.known(tag) else "an element"
    if tag in {
        "script",
        "style",
        "title",
        "p",
        "td",
        "th",
        "li",
        "a",
        "h1",
        "h2",
        "h3",
        "h4",
        "text",
    }:
        seen.texts.append(Text(place, joined(element)))
    if tag == "meta" and web_rules.is_own_policy(element):
        return
    for name, value in attributes(element):
        seen.texts.append(Text(f"{place}, an attribute", value))
        seen.texts.append(Text(f"{place}, an attribute", name))
    for why in web_rules.odd_in(element, links):
        seen.strange(place, why)
    for what in web_rules.unread_in(element):
        packed = _DATA.fullmatch(element.get("src", "")) if tag == "img" else None
        picture = next(_unpacked(packed[3]), b"") if packed and packed[2] else b""
        seen.unreadable(place, what, picture)


def _packed(source: str) -> Iterator[bytes]:
    """Bytes packed into the page as base64."""
    for found in _DATA.finditer(source):
        if found[2]:
            yield from _unpacked(found[3])
    for run in _BASE64.finditer(source):
        yield from _unpacked(run[0])


def _unpacked(text: str) -> Iterator[bytes]:
    try:
        yield base64.b64decode(
            text + "=" * (-len(text) % 4), altchars=b"-_" if re.search("[-_]", text) else None
        )
    except (binascii.Error, ValueError):
        return


#: Attributes that a screen reader speaks.
_SPOKEN = frozenset({"alt", "title", "aria-label"})


#: Elements that begin a line of their own, or a cell.
_OWN_LINE = frozenset("p li td th tr h1 h2 h3 h4 h5 h6 div section caption figcaption".split())


class _Words(HTMLParser):
    """A second reading by another parser: words and attributes in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.words.append("\n" if tag in _OWN_LINE else " ")
        self.words.extend(f" {value} " for name, value in attrs if value and name in _SPOKEN)

    def handle_comment(self, data: str) -> None:
        self.words.append(data)


def second_reading(data: bytes) -> str:
    """The page's words by Python's own parser."""
    parser = _Words()
    parser.feed(data.decode("utf-8"))
    parser.close()
    return "".join(parser.words)
