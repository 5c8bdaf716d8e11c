"""A Word file whose end never arrived."""

from tests.office import docx, para


def make() -> bytes:
    return docx(para("Chronology " * 400))[:-300]
