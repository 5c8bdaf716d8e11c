"""A Word file with a sentence formatted as hidden."""

from tests.office import docx, para


def make() -> bytes:
    return docx(para("Seen at home. ") + para("Not to be shared.", run="<w:vanish/>"))
