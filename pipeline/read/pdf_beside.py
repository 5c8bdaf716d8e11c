"""What a PDF holds besides its pages' text: comments, form fields, attachments, its properties."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf

from pipeline.read.reading import Reading


def beside(data: bytes, reading: Reading) -> list[str]:
    """Comments, form fields and attachments, which are no part of a page's text."""
    raw: list[str] = []
    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            for number, page in enumerate(document.pages, start=1):
                for text in _comments(page):
                    reading.block("note", text, part=f"comment on page {number}")
                    raw.append(text)
            for name in [*document.attachments, *_hung_on(document)]:
                reading.problem("file-embedded-object", found=str(name))
            for name, value in _fields(document):
                reading.block("field", value, label=name)
                raw.append(value)
            reading.properties += [
                (str(key).removeprefix("/").lower(), str(value))
                for key, value in document.docinfo.items()
            ]
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError):
        # pdfium repairs more than pikepdf does; the text of the pages is already read.
        reading.problem("pictures-not-read", found="comments and attachments of the PDF")
    return raw


def _hung_on(document: pikepdf.Pdf) -> Iterator[str]:
    """Files hung on a page as a note, and forms that only another program shows."""
    for page in document.pages:
        for note in page.get("/Annots", []):
            if note.get("/Subtype") == "/FileAttachment":
                file = note.get("/FS")
                name = file
                if isinstance(file, pikepdf.Dictionary):
                    name = file.get("/UF", file.get("/F"))
                yield str(name or "a file without a name")
    form = document.Root.get("/AcroForm")
    if form is not None and "/XFA" in form:
        yield "a form that only Adobe Reader shows"


def _comments(page: pikepdf.Page) -> Iterator[str]:
    for note in page.get("/Annots", []):
        if note.get("/Subtype") not in {"/Link", "/Widget", "/Popup"} and "/Contents" in note:
            text = str(note["/Contents"])
            if text.strip():
                yield text


def _fields(document: pikepdf.Pdf) -> Iterator[tuple[str, str]]:
    form = document.Root.get("/AcroForm")
    waiting = list(form.get("/Fields", [])) if form is not None else []
    seen = 0
    while waiting and seen < 5_000:
        field, seen = waiting.pop(0), seen + 1
        waiting += list(field.get("/Kids", []))
        value = field.get("/V")
        if value is not None and str(value).strip():
            yield str(field.get("/T", "")), _value(value)


def _value(value: pikepdf.Object) -> str:
    """What stands in a field; of a list, everything that was picked."""
    if isinstance(value, pikepdf.Array):
        return ", ".join(map(str, value))
    return str(value).removeprefix("/")
