"""Names of the elements of a Word file, and the one spelling of its two dialects."""

from __future__ import annotations

W_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W_MAIN.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
    b"http://purl.oclc.org/ooxml/officeDocument/math": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/math"
    ),
    b"http://purl.oclc.org/ooxml/drawingml/main": (
        b"http://schemas.openxmlformats.org/drawingml/2006/main"
    ),
    b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": (
        b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    ),
}
_OTHER = {
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
}


def one_dialect(part: bytes) -> bytes:
    """The part with Strict namespaces written as the usual ones."""
    if b"purl.oclc.org/ooxml" in part:
        for strict, usual in _STRICT.items():
            part = part.replace(b'"' + strict + b'"', b'"' + usual + b'"')
            part = part.replace(b"'" + strict + b"'", b"'" + usual + b"'")
    return part


def w(name: str) -> str:
    """The full name of a WordprocessingML element or attribute."""
    return f"{{{W_MAIN}}}{name}"


def other(prefix: str, name: str) -> str:
    """The full name of an element or attribute of the other vocabularies."""
    return f"{{{_OTHER[prefix]}}}{name}"


def local(tag: object) -> str:
    """The name without its vocabulary; "" for comments and instructions."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


VAL = w("val")
_OFF = {"0", "false", "off", "none"}


def is_on(value: str | None) -> bool:
    """True for a Word switch that is present and not turned off."""
    return value is None or value.lower() not in _OFF
