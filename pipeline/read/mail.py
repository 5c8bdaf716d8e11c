"""E-mails as files (.eml): what was written, and each attachment handed back to be read by itself."""

from __future__ import annotations

import binascii
import email
import email.errors
import email.header
import email.policy
import re
from collections.abc import Iterator
from email.message import Message

from pipeline.read.letters import balance_letters
from pipeline.read.plain import read_paragraphs
from pipeline.read.reading import Reading, Refused
from pipeline.read.web import read_html, text_of_html

_TEXTS = ("text/plain", "text/html")
_HEADERS = ("Subject", "From", "To", "Cc", "Date")
#: Names for parts that came without one, so that their reader knows them.
_SUFFIXES = {"text/csv": ".csv", "text/rtf": ".rtf", "application/rtf": ".rtf",
             "text/calendar": ".txt", "text/markdown": ".md"}  # fmt: skip
#: What the library finds wrong when a mail was cut short, or its letters overwritten.
_BROKEN = {
    "StartBoundaryNotFoundDefect", "CloseBoundaryNotFoundDefect", "NoBoundaryInMultipartDefect",
    "InvalidBase64CharactersDefect", "InvalidBase64LengthDefect",
}  # fmt: skip


def read_mail(data: bytes, reading: Reading) -> None:
    """Read a mail: its headers as fields, its text, and its attachments for another reader."""
    try:
        mail = email.message_from_bytes(data, policy=email.policy.compat32)
        for name in _HEADERS:
            for value in _headers(mail, name):
                reading.block("field", value, label=name)
                reading.properties.append((name.lower(), value))
        parts = _Parts(reading)
        parts.read(mail)
        told = "\n".join(_census(mail))
    except RecursionError:
        raise Refused("file-damaged", "mails inside mails past all measure") from None
    if parts.broken:
        reading.problem("mail-broken")
    reading.census = balance_letters(reading, told)


def _headers(mail: Message, name: str) -> list[str]:
    """What the headers of one name say; the date as it was written."""
    raw = [value for key, value in mail.raw_items() if key.casefold() == name.casefold()]
    return [said for said in map(_said, map(str, raw)) if said]


def _said(raw: str) -> str:
    """A header's words; letters in an encoding nobody knows are taken as Windows writes them."""
    raw = re.sub(r"\r?\n(?=[ \t])", "", raw)
    if "=?" not in raw:
        return " ".join(_text(raw.encode("utf-8", "surrogateescape")).split())
    try:
        pieces = email.header.decode_header(raw)
    except (email.errors.HeaderParseError, binascii.Error, ValueError):
        return " ".join(raw.split())
    words = [
        piece if isinstance(piece, str) else _text(piece, charset or "utf-8")
        for piece, charset in pieces
    ]
    return " ".join("".join(words).split())


def _text(data: bytes, charset: str = "utf-8") -> str:
    try:
        text = data.decode(charset)
    except (LookupError, ValueError):
        return data.decode("cp1252", "replace")
    # (Some codecs of Python make no text.)
    return text if isinstance(text, str) else data.decode("cp1252", "replace")


def read_bodies(reading: Reading, plain: str, page: str) -> None:
    """Read the text of a mail once; the web page where it holds tables, else the plain text."""
    if page and (not plain.strip() or "<table" in page.lower()):
        read_html(page, reading)
        reading.set_aside("fallback", plain)
    else:
        read_paragraphs(plain, reading)
        reading.set_aside("fallback", text_of_html(page))


def _content(part: Message) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    return _text(data, str(part.get_content_charset("utf-8")))


def _is_text(part: Message) -> bool:
    """True for a part that is the mail's own text, and no attachment."""
    own = part.get_content_type() in _TEXTS and not part.get_filename()
    return own and _disposition(part) != "attachment"


def _disposition(part: Message) -> str:
    return str(part.get("Content-Disposition", "")).split(";", maxsplit=1)[0].strip().lower()


def _loose(part: Message) -> list[str]:
    """Words of a part with parts that stand in none of them."""
    inside = part.get_payload()
    whole = inside if isinstance(inside, str) else ""
    if _is_report(part):
        whole = "\n\n".join(map(_report, _parts(part)))
    return [text for text in (part.preamble, whole, part.epilogue) if text and text.strip()]


def _is_report(part: Message) -> bool:
    """True for a report on a delivery, whose parts are nothing but headers."""
    kind = part.get_content_type()
    return kind.startswith("message/") and kind != "message/rfc822"


def _report(part: Message) -> str:
    inside = part.get_payload()
    lines = [f"{name}: {_said(str(value))}" for name, value in part.raw_items()]
    return "\n".join([*lines, inside if isinstance(inside, str) else ""])


class _Parts:
    """Reads part after part of one mail."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.broken = False
        self.done: set[int] = set()

    def read(self, part: Message) -> None:
        """Read a part, and the parts inside it."""
        kind = part.get_content_type()
        if id(part) in self.done:
            return
        if kind == "message/rfc822" and part.is_multipart():
            self._forwarded(part)
        elif part.is_multipart() or part.get_content_maintype() == "multipart":
            self._inside(part, kind)
        elif _is_text(part):
            text = _content(part)
            plain, page = ("", text) if kind == "text/html" else (text, "")
            read_bodies(self.reading, plain, page)
        else:
            self._attachment(part, kind)
        self.broken |= any(type(defect).__name__ in _BROKEN for defect in part.defects)

    def _inside(self, part: Message, kind: str) -> None:
        if kind == "multipart/alternative":
            self._alternative(part)
        for text in _loose(part):
            if text in {part.preamble, part.epilogue}:
                self.reading.set_aside("behind-the-page", text)
            else:
                # Nothing says where its parts begin: all of it is taken as text.
                read_paragraphs(text, self.reading)
        for inner in () if _is_report(part) else _parts(part):
            self.read(inner)

    def _alternative(self, part: Message) -> None:
        """The text and the web page of which a reader sees one."""
        leaves = [inner for inner in _leaves(part) if _is_text(inner)]
        plain, page = (
            next((inner for inner in leaves if inner.get_content_type() == kind), None)
            for kind in _TEXTS
        )
        pair = [inner for inner in (plain, page) if inner is not None]
        read_bodies(self.reading, *("" if one is None else _content(one) for one in (plain, page)))
        self.done |= set(map(id, pair))
        self.broken |= any(
            type(defect).__name__ in _BROKEN for inner in pair for defect in inner.defects
        )

    def _forwarded(self, part: Message) -> None:
        for inner in _parts(part):
            name = _said(part.get_filename() or "") or "forwarded mail.eml"
            try:
                data = inner.as_bytes()
            except (LookupError, ValueError, TypeError):
                self.reading.problem("attachment-not-read", found=name)
            else:
                self.reading.attachments.append((name, data))

    def _attachment(self, part: Message, kind: str) -> None:
        name = _said(part.get_filename() or "")
        if kind.startswith("image/") and part.get("Content-ID"):
            # A logo in the signature is no return.
            self.reading.problem("pictures-not-read", found=name or kind)
            return
        payload = part.get_payload(decode=True)
        data = payload if isinstance(payload, bytes) else b""
        count = len(self.reading.attachments) + 1
        name = name or f"attachment {count}{_SUFFIXES.get(kind, '')}"
        self.reading.attachments.append((name, data))


def _parts(part: Message) -> list[Message]:
    inside = part.get_payload()
    return (
        [inner for inner in inside if isinstance(inner, Message)]
        if isinstance(inside, list)
        else []
    )


def _leaves(part: Message) -> Iterator[Message]:
    """The parts inside a part, but for mails inside the mail."""
    if part.get_content_maintype() == "multipart":
        for inner in _parts(part):
            yield from _leaves(inner)
    else:
        yield part


def _census(mail: Message) -> Iterator[str]:
    """Every text of the mail, part by part."""
    for name in _HEADERS:
        yield from _headers(mail, name)
    yield from _texts(mail)


def _texts(part: Message) -> Iterator[str]:
    kind = part.get_content_type()
    if kind == "message/rfc822" and part.is_multipart():
        return
    if part.is_multipart() or part.get_content_maintype() == "multipart":
        yield from _loose(part)
        for inner in () if _is_report(part) else _parts(part):
            yield from _texts(inner)
    elif _is_text(part):
        text = _content(part)
        yield text_of_html(text) if kind == "text/html" else text
