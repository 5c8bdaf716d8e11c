"""Proves the search before it is believed: documents made here, holding every form of everybody.

A Word file, a PDF and a web page are written in memory with every needle of the register, split
as programs split words. The same walk that clears a publication copy must find every one of them.
"""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Iterator, Sequence

import pikepdf

from pipeline.verify.needles import Needle

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    'officeDocument" Target="word/document.xml"/></Relationships>'
)


def written(needle: Needle) -> str:
    """A needle as an author would write it: with a capital where it is only seen with one."""
    return needle.text[:1].upper() + needle.text[1:] if needle.mode == "capital" else needle.text


#: Forms a paragraph, kept apart by a sign no form holds; letters a run, so that most forms stand
#: in two.
_TOGETHER = 20
_BETWEEN = " ^ "
_RUN = 24


def _paragraphs(lines: Sequence[str]) -> Iterator[list[str]]:
    """The lines in paragraphs, each cut into runs at no particular place, as programs do."""
    for start in range(0, len(lines), _TOGETHER):
        words = _BETWEEN.join(lines[start : start + _TOGETHER])
        yield [words[at : at + _RUN] for at in range(0, len(words), _RUN)]


def word(lines: Sequence[str]) -> bytes:
    """A Word file of the lines, split over runs as Word splits them."""
    paragraphs = []
    for pieces in _paragraphs(lines):
        runs = "".join(
            f'<w:r><w:t xml:space="preserve">{html.escape(piece)}</w:t></w:r>' for piece in pieces
        )
        paragraphs.append(f"<w:p>{runs}</w:p>")
    body = f'<w:document xmlns:w="{_W}"><w:body>{"".join(paragraphs)}</w:body></w:document>'
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (
            ("[Content_Types].xml", _TYPES),
            ("_rels/.rels", _RELS),
            ("word/document.xml", body),
        ):
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)
    return target.getvalue()


#: Codes are UTF-16 letters and the table says so, so that any alphabet can be hidden.
_TABLE = b"1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange"


def pdf(lines: Sequence[str]) -> bytes:
    """A PDF of 60 paragraphs a page, each drawn in fragments."""
    made = pikepdf.new()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type0,
        BaseFont=pikepdf.Name.Control,
        ToUnicode=made.make_stream(_TABLE),
    )
    shared = made.make_indirect(font)
    paragraphs = list(_paragraphs(lines))
    for start in range(0, max(len(paragraphs), 1), 60):
        drawn = []
        for row, pieces in enumerate(paragraphs[start : start + 60]):
            shown = " -20 ".join(f"<{piece.encode('utf-16-be').hex()}>" for piece in pieces)
            drawn.append(f"BT /F 8 Tf 20 {820 - row * 13} Td [{shown}] TJ ET")
        page = made.add_blank_page(page_size=(595, 842))
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=shared))
        page.obj.Contents = made.make_stream("\n".join(drawn).encode())
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def web(lines: Sequence[str]) -> bytes:
    """A web page of the lines, split by elements."""
    paragraphs = "".join(
        "<p>"
        + "".join(
            f"<b>{html.escape(piece)}</b>" if turn % 2 else html.escape(piece)
            for turn, piece in enumerate(pieces)
        )
        + "</p>\n"
        for pieces in _paragraphs(lines)
    )
    return (
        f"<!doctype html><html lang='en'><title>c</title><body>{paragraphs}</body></html>".encode()
    )


MAKERS = {"docx": word, "pdf": pdf, "html": web}
