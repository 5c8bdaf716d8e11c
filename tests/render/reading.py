"""Files read back for the tests, by code that shares nothing with what wrote them."""

from __future__ import annotations

import io
import re
import zipfile
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts(data: bytes) -> dict[str, bytes]:
    """Every part of a zip package."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def rebuilt(data: bytes, **changed: str | bytes | None) -> bytes:
    """A package with parts replaced or, for None, left out. Names: word/document.xml as word_document_xml."""
    out = io.BytesIO()
    known = parts(data)
    wanted = {re.sub(r"\W", "_", name): name for name in known}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, held in known.items():
            body: str | bytes | None = held
            for key, new in changed.items():
                if wanted.get(key) == name:
                    body = new
            if body is not None:
                package.writestr(name, body)
    return out.getvalue()


def word_xml(data: bytes, name: str = "word/document.xml") -> ET.Element:
    """A part of a Word file, parsed."""
    return ET.fromstring(parts(data)[name])


def word_text(data: bytes) -> str:
    """The words of every part of a Word file, paragraph by paragraph."""
    lines = []
    for name, part in sorted(parts(data).items()):
        if re.fullmatch(r"word/(document|footnotes|header\d*|footer\d*)\.xml", name):
            lines += [
                "".join(_printed(element) for element in paragraph.iter())
                for paragraph in ET.fromstring(part).iter(f"{W}p")
            ]
    return "\n".join(lines)


def _printed(element: ET.Element) -> str:
    return {f"{W}t": element.text or "", f"{W}br": "\n", f"{W}tab": "\t"}.get(element.tag, "")


def styles_used(data: bytes) -> list[str]:
    """The paragraph styles of the body in order."""
    return [style.get(f"{W}val", "") for style in word_xml(data).iter(f"{W}pStyle")]


class Page(HTMLParser):
    """A web page: its elements with attributes, and its words without the style sheet."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self._silent = False
        self.feed(data.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._silent = tag == "style"

    def handle_endtag(self, tag: str) -> None:
        self._silent = False

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.words.append(data)

    @property
    def text(self) -> str:
        return "".join(self.words)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]
