"""What a PDF for the public may hold, by the names in its objects."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

#: Names that carry actions, attachments, forms, layers, private data or people's marks.
_REFUSED = frozenset(
    "/JavaScript /JS /EmbeddedFiles /EmbeddedFile /EF /Filespec /AF /AcroForm /Fields /XFA "
    "/Launch /OpenAction /AA /OCProperties /OCG /OCGs /PieceInfo /Thumb /Collection /RichMedia "
    "/Movie /Sound /3D /Perms /SigFlags /Popup /FreeText /Redact /Stamp /Highlight "
    "/FileAttachment /Ink /PageLabels-none /SpiderInfo /Legal /Threads /GoToR /GoToE "
    "/SubmitForm /ImportData".split()
)
_INFO = frozenset({"/Title", "/Creator", "/Producer", "/CreationDate", "/ModDate", "/Trapped"})


def odd_in(item: object, links: tuple[str, ...]) -> Iterator[str]:
    """What in an object is not allowed, in words that quote nothing of it."""
    if isinstance(item, pikepdf.Stream | pikepdf.Dictionary):
        held = item.stream_dict if isinstance(item, pikepdf.Stream) else item
        for key, value in held.items():
            if key in _REFUSED:
                yield f"the entry {key[1:]}"
            if isinstance(value, pikepdf.Name) and str(value) in _REFUSED:
                yield f"the kind {str(value)[1:]}"
            if key == "/URI" and not str(value).startswith(links or ("\0",)):
                yield "a link out of the file that is not on the list"
            if not getattr(value, "is_indirect", False):
                yield from odd_in(value, links)
    elif isinstance(item, pikepdf.Array):
        for value in item:
            if not getattr(value, "is_indirect", False):
                yield from odd_in(value, links)


def odd_in_trailer(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Properties beyond title and what the writer says of itself."""
    if "/Prev" in pdf.trailer:
        yield "an older revision"
    info = pdf.trailer.get("/Info", pikepdf.Dictionary())
    if any(key not in _INFO for key in info):
        yield "a property that is not on the list"
