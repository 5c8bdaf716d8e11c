"""A Word file in which one byte of the text has changed on its way."""

from tests.office import docx, para


def make() -> bytes:
    data = bytearray(docx(para("Home visit by the health visitor")))
    at = data.index(b"word/document.xml") + 60
    data[at] ^= 0xFF
    return bytes(data)
