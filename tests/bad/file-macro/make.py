"""A Word file with a program in it."""

from tests.office import docx, para


def make() -> bytes:
    return docx(para("Chronology"), {"word/vbaProject.bin": b"\x00"})
