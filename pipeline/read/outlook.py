"""Outlook messages (.msg): headers, text and attachments, from the streams of their container."""

from __future__ import annotations

import io
import struct

import olefile

from pipeline.read.letters import balance_letters
from pipeline.read.mail import read_bodies
from pipeline.read.outlook_rich import unpacked
from pipeline.read.reading import Reading, Refused
from pipeline.read.web import text_of_html

#: Property numbers of MS-OXPROPS that a reader of a message sees.
_SUBJECT, _SENDER, _SENDER_MAIL, _TO, _CC = "0037", "0C1A", "0C1F", "0E04", "0E03"
_BODY, _PAGE, _RICH = "1000", "1013", "1009"
_LONG_NAME, _SHORT_NAME, _DATA = "3707", "3704", "3701"
_UNICODE, _BYTES, _BINARY = "001F", "001E", "0102"
_HEADERS = (("Subject", _SUBJECT), ("From", _SENDER), ("From", _SENDER_MAIL), ("To", _TO),
            ("Cc", _CC))  # fmt: skip


def read_msg(data: bytes, reading: Reading) -> None:
    """Read an Outlook message; its attachments are handed back to be read by themselves."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as message:
            raw = _Message(message, reading).read()
    except (OSError, ValueError, IndexError, struct.error):
        raise Refused("file-damaged") from None
    reading.census = balance_letters(reading, "\n".join(raw))


class _Message:
    """One open message."""

    def __init__(self, message: olefile.OleFileIO, reading: Reading) -> None:
        self.message, self.reading = message, reading
        self.codec = "cp1252"

    def read(self) -> list[str]:
        """Read everything; the texts that were found, for the census."""
        raw = []
        for label, number in _HEADERS:
            value = self._text("", number)
            if value.strip():
                self.reading.block("field", value, label=label)
                raw.append(value)
        plain, page = self._text("", _BODY), self._page()
        read_bodies(self.reading, plain, page)
        raw += [plain, text_of_html(page)]
        if not plain.strip() and not page.strip() and self._exists("", _RICH, _BINARY):
            # Read by the reader of Rich Text, as a file of its own with a balance of its own.
            text = unpacked(self._stream("", _RICH, _BINARY))
            self.reading.attachments.append(("text of the message.rtf", text))
        folders = sorted({entry[0] for entry in self.message.listdir() if len(entry) > 1})
        for folder in folders:
            if folder.startswith("__attach_version1.0"):
                self._attachment(folder)
        return raw

    def _attachment(self, folder: str) -> None:
        count = len(self.reading.attachments) + 1
        name = self._text(folder, _LONG_NAME) or self._text(folder, _SHORT_NAME)
        name = name or f"attachment {count}"
        if self._exists(folder, _DATA, _BINARY):
            self.reading.attachments.append((name, self._stream(folder, _DATA, _BINARY)))
        else:
            self.reading.problem("attachment-not-read", found=name)

    def _page(self) -> str:
        if self._exists("", _PAGE, _BINARY):
            data = self._stream("", _PAGE, _BINARY)
            try:
                return data.decode()
            except UnicodeDecodeError:
                return data.decode("cp1252", "replace")
        return self._text("", _PAGE)

    def _text(self, folder: str, number: str) -> str:
        if self._exists(folder, number, _UNICODE):
            return (
                self._stream(folder, number, _UNICODE).decode("utf-16-le", "replace").rstrip("\0")
            )
        if self._exists(folder, number, _BYTES):
            return self._stream(folder, number, _BYTES).decode(self.codec, "replace").rstrip("\0")
        return ""

    def _path(self, folder: str, number: str, kind: str) -> str:
        name = f"__substg1.0_{number}{kind}"
        return f"{folder}/{name}" if folder else name

    def _exists(self, folder: str, number: str, kind: str) -> bool:
        return bool(self.message.exists(self._path(folder, number, kind)))

    def _stream(self, folder: str, number: str, kind: str) -> bytes:
        return bytes(self.message.openstream(self._path(folder, number, kind)).read())
