"""A Word file whose template stands on another computer."""

from tests.office import docx, para, relations


def make() -> bytes:
    links = relations(("rId1", "attachedTemplate", "http://templates.example/normal.dotm"))
    return docx(para("Chronology"), {"word/_rels/settings.xml.rels": links})
