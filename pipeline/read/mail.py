"""E-mails as files (.eml): what was written, and each attachment handed back to be read by itself."""

from __future__ import annotations

import email
import email.header
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage, Message

from pipeline.read.letters import balance_letters
from pipeline.read.plain import read_paragraphs
from pipeline.read.reading import Reading
from pipeline.read.web import read_html, text_of_html

_TEXTS = ("text/plain", "text/html")
_HEADERS = ("Subject", "From", "To", "Cc", "Date")


def read_mail(data: bytes, reading: Reading) -> None:
    """Read a mail: its headers as fields, its text, and its attachments for another reader."""
    mail = email.message_from_bytes(data, policy=email.policy.default)
    for name in _HEADERS:
        value = _said(mail, name)
        if value:
            reading.block("field", value, label=name)
            reading.properties.append((name.lower(), value))
    plain, page = _body(mail, "plain"), _body(mail, "html")
    read_bodies(reading, plain, page)
    for part in mail.iter_attachments():
        _attachment(reading, part)
    reading.census = balance_letters(reading, _census(data))


def _said(mail: EmailMessage, name: str) -> str:
    """A header's words. The date as it was written: the library writes "5 Aug" as "05 Aug"."""
    if name == "Date":
        raw = {key.casefold(): value for key, value in mail.raw_items()}
        return " ".join(str(raw.get("date", "")).split())
    return str(mail.get(name, ""))


def read_bodies(reading: Reading, plain: str, page: str) -> None:
    """Read the text of a mail once; the web page where it holds tables, else the plain text."""
    if page and (not plain.strip() or "<table" in page.lower()):
        read_html(page, reading)
        reading.set_aside("fallback", plain)
    else:
        read_paragraphs(plain, reading)
        reading.set_aside("fallback", text_of_html(page))


def _body(mail: EmailMessage, kind: str) -> str:
    part = mail.get_body((kind,))
    if part is None:
        return ""
    return _content(part)


def _content(part: Message) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    try:
        return data.decode(part.get_content_charset("utf-8"))
    except (LookupError, ValueError):
        return data.decode("cp1252", "replace")


def _attachment(reading: Reading, part: EmailMessage) -> None:
    name, kind = part.get_filename(), part.get_content_type()
    inline = part.get_content_disposition() != "attachment"
    if kind == "message/rfc822":
        inner = part.get_content()
        reading.attachments.append((name or "forwarded mail.eml", bytes(inner)))
    elif name is None and inline and kind in _TEXTS:
        text = _content(part)
        plain, page = ("", text) if kind == "text/html" else (text, "")
        read_bodies(reading, plain, page)
    elif kind.startswith("image/") and part.get("Content-ID"):
        # A logo in the signature is no return.
        reading.problem("pictures-not-read", found=name or kind)
    else:
        payload = part.get_payload(decode=True)
        data = payload if isinstance(payload, bytes) else b""
        reading.attachments.append((name or f"attachment {len(reading.attachments) + 1}", data))


def _census(data: bytes) -> str:
    """Every text of the mail by the library's older way, part by part."""
    mail = email.message_from_bytes(data, policy=email.policy.compat32)
    return "\n".join([*(_header(mail, name) for name in _HEADERS), *_texts(mail)])


def _texts(part: Message) -> Iterator[str]:
    kind = part.get_content_type()
    if kind == "message/rfc822":
        return
    if part.is_multipart():
        for inner in part.get_payload():
            if isinstance(inner, Message):
                yield from _texts(inner)
    elif kind in _TEXTS and not part.get_filename() and _disposition(part) != "attachment":
        text = _content(part)
        yield text_of_html(text) if kind == "text/html" else text


def _disposition(part: Message) -> str:
    return str(part.get("Content-Disposition", "")).split(";", maxsplit=1)[0].strip().lower()


def _header(mail: Message, name: str) -> str:
    value = mail.get(name)
    if value is None:
        return ""
    return str(email.header.make_header(email.header.decode_header(str(value))))
