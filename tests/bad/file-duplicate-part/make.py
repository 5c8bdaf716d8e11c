"""Two parts of one name: two programs would read two texts."""

import warnings

from tests.office import content_types, document, package, para, relations


def make() -> bytes:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return package(
            [
                (
                    "[Content_Types].xml",
                    content_types("word/document.xml", "wordprocessingml.document"),
                ),
                ("_rels/.rels", relations(("rId1", "officeDocument", "word/document.xml"))),
                ("word/document.xml", document(para("No concerns"))),
                ("word/document.xml", document(para("Three concerns"))),
            ]
        )
