"""Walks a PDF: every object, every stream decoded, drawn text joined, older revisions too."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pikepdf

from pipeline.errors import CouldNotVerify
from pipeline.verify import pdf_rules
from pipeline.verify.images import odd_in_image
from pipeline.verify.looks import Look
from pipeline.verify.packed import unpacked
from pipeline.verify.pdf_bytes import odd_between_objects
from pipeline.verify.pdftext import Drawing, Fonts, drawn
from pipeline.verify.search import Text, raw_texts
from pipeline.verify.specimen import specimen

_LANGUAGE = re.compile("\x1b[^\x1b]{0,8}\x1b")
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)


def look(data: bytes, links: tuple[str, ...] = ()) -> Look:
    """Everything in a PDF. Raises CouldNotVerify where an object cannot be read."""
    seen = Look()
    try:
        with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf:
            if pdf.is_encrypted:
                raise CouldNotVerify("the file is encrypted.")
            if pdf.get_warnings():
                raise CouldNotVerify("the file is damaged, so what it holds is not certain.")
            _objects(seen, pdf, links)
            fonts: Fonts = {}
            for number, page in enumerate(pdf.pages, 1):
                _page(seen, f"page {number}", drawn(page, fonts))
            seen.specimen = specimen(pdf, [(each.font, each.letters) for each in fonts.values()])
    except (
        pikepdf.PdfError,
        pikepdf.PasswordError,
        ValueError,
        TypeError,
        RecursionError,
    ) as fault:
        raise CouldNotVerify("the file is not a PDF that can be read whole.") from fault
    # Last, since what is said twice is searched once, at the place that is named first.
    _revisions(seen, data)
    seen.texts.extend(raw_texts("the file's bytes", data))
    return seen


def _revisions(seen: Look, data: bytes) -> None:
    """What a saved-over PDF still holds: every stream in the bytes, whoever points at it."""
    if data.count(b"%%EOF") != 1:
        seen.strange("the file's bytes", "more than one revision")
    tail = data[data.rfind(b"%%EOF") + 5 :]
    if tail.strip():
        seen.strange("the file's bytes", "bytes after the end")
    if not data.startswith(b"%PDF-"):
        seen.strange("the file's bytes", "bytes before the beginning")
    for why in odd_between_objects(data):
        seen.strange("the file's bytes", why)
    for number, found in enumerate(_STREAM.finditer(data), 1):
        place = f"stream {number}"
        for body in (found[1], *unpacked(found[1])):
            strings = b"".join(_literals(body)).decode("latin-1")
            if strings:
                # Codes of unknown fonts look like letters: only long names are believed.
                seen.texts.append(Text(place, strings, raw=True))


def _literals(body: bytes) -> Iterator[bytes]:
    """The strings of a content stream run together, whatever its font."""
    for found in re.finditer(rb"\(((?:[^()\\]|\\.)*)\)|<([0-9A-Fa-f\s]+)>", body):
        if found[1] is not None:
            yield re.sub(rb"\\([()\\])", rb"\1", found[1])
        else:
            digits = re.sub(rb"\s", b"", found[2])
            yield bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())


def _objects(seen: Look, pdf: pikepdf.Pdf, links: tuple[str, ...]) -> None:
    for number, item in enumerate(pdf.objects, 1):
        place = f"object {number}"
        for text in _strings(item, 0):
            seen.texts.append(Text(place, text))
        for why in pdf_rules.odd_in(item, links):
            seen.strange(place, why)
        for what in pdf_rules.unread_in(item):
            seen.unreadable(place, what)
        if isinstance(item, pikepdf.Stream):
            _stream(seen, place, item)
    for text in _strings(pdf.trailer, 0):
        seen.texts.append(Text("trailer", text))
    for name in pdf.trailer.get("/ID", pikepdf.Array()):
        seen.texts.append(Text("trailer", bytes(name).decode("latin-1"), raw=True))
    for why in pdf_rules.odd_in_trailer(pdf):
        seen.strange("trailer", why)
    if pdf_rules.unreached(pdf):
        seen.strange("the file's objects", "objects that nothing points at")


def _page(seen: Look, place: str, drawing: Drawing) -> None:
    joined, apart = "".join(drawing.pieces), " ".join(drawing.pieces)
    # Whole: the end of one line and the start of the next may look like one word.
    seen.texts.extend(Text(place, text, whole=True) for text in (joined, apart))
    seen.texts.extend(Text(place, text) for text in drawing.extra)
    for why in drawing.odd:
        seen.strange(place, why)
    for what in drawing.unread:
        seen.unreadable(place, what)


def _stream(seen: Look, place: str, stream: pikepdf.Stream) -> None:
    try:
        body = stream.read_bytes()
    except pikepdf.PdfError:
        body = stream.read_raw_bytes()
        if body.startswith(b"\xff\xd8"):
            for why in odd_in_image(body):
                seen.strange(place, why)
        else:
            raise
    seen.texts.extend(raw_texts(place, body))
    if stream.get("/Type") == "/Metadata":
        seen.texts.append(Text(place, re.sub(r"<[^>]*>", " ", body.decode("utf-8", "replace"))))
        for why in pdf_rules.odd_in_metadata(body):
            seen.strange(place, why)


def _strings(item: object, depth: int) -> Iterator[str]:
    """Every string in an object, and every name that is not one of the format's own words."""
    if depth > 60:
        raise CouldNotVerify("the file's objects are nested too deep to be checked.")
    if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
        held = item.stream_dict if isinstance(item, pikepdf.Stream) else item
        for key, value in held.items():
            if not pdf_rules.own_word(key):
                yield key[1:]
            if not getattr(value, "is_indirect", False) and not _fingerprint(key, value):
                yield from _strings(value, depth + 1)
    elif isinstance(item, pikepdf.Array):
        for value in item:
            if not getattr(value, "is_indirect", False):
                yield from _strings(value, depth + 1)
    elif isinstance(item, pikepdf.String):
        yield str(item)
        if "\x1b" in str(item):  # the mark of a language, which no reader shows
            yield _LANGUAGE.sub("", str(item))
        yield bytes(item).decode("latin-1")
    elif isinstance(item, pikepdf.Name) and not pdf_rules.own_word(str(item)):
        yield str(item)[1:]


def _fingerprint(key: str, value: object) -> bool:
    """Whether an entry is the file's name for itself: two hashes of sixteen bytes, no words."""
    return (
        key == "/ID"
        and isinstance(value, pikepdf.Array)
        and len(value) == 2
        and all(isinstance(part, pikepdf.String) and len(bytes(part)) == 16 for part in value)
    )
