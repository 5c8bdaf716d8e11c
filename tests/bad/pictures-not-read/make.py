"""A Word file with a picture of a page."""

from tests.office import docx, para


def make() -> bytes:
    picture = (
        '<w:p><w:r><w:drawing><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"/>'
        "</w:drawing></w:r></w:p>"
    )
    return docx(para("See below") + picture)
