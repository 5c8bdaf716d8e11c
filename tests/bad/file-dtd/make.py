"""A Word file that declares an entity in order to read a file of ours."""

from tests.office import document, docx, para


def make() -> bytes:
    hostile = document(para("Hello ")).replace(
        "<w:document", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>\n<w:document', 1
    )
    return docx("", {"word/document.xml": hostile})
