"""Three hundred kilobytes that unpack to three hundred."""

from tests.office import docx, para


def make() -> bytes:
    return docx(para("Chronology"), {"word/media/image1.png": b"\x00" * 310_000_000})
