"""A Word file with a field that starts a program."""

from tests.office import docx


def make() -> bytes:
    code = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDEAUTO c:\\\\x.exe "y"</w:instrText></w:r>'
    return docx(f'<w:p>{code}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>')
