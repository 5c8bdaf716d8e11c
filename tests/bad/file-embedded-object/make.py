"""A Word file with a workbook put inside."""

from tests.office import docx, para


def make() -> bytes:
    return docx(para("See the workbook"), {"word/embeddings/Sheet1.xlsx": b"PK" * 500})
