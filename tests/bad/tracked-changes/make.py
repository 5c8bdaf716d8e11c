"""A Word file with an insertion and a deletion."""

from tests.office import docx


def make() -> bytes:
    changed = (
        '<w:p><w:r><w:t xml:space="preserve">Seen </w:t></w:r><w:ins w:id="1" w:author="A"><w:r>'
        '<w:t>alone</w:t></w:r></w:ins><w:del w:id="2" w:author="A"><w:r>'
        "<w:delText>with mother</w:delText></w:r></w:del></w:p>"
    )
    return docx(changed)
