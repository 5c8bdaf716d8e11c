"""A part whose name climbs out of the file."""

from tests.office import docx, para


def make() -> bytes:
    return docx(para("Chronology"), {"../../outside.xml": "<x/>"})
