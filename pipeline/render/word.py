"""A document as a Word file: a partnership's shell around a body built as one string."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.document import Document
from pipeline.render.clean import escape
from pipeline.render.word_body import Body
from pipeline.render.word_package import HEAD, OFFICE, PACKAGE, WORDML, core, pack
from pipeline.render.word_parts import content_types, footnotes, numbering, relationships
from pipeline.render.word_shell import Shell, find_template, shell


def word(document: Document, folders: Sequence[Path], *, publication: bool = False) -> bytes:
    """The document as .docx, the same bytes for the same model on any machine.

    ``folders`` are the template folders, nearest first. ``publication`` keeps to what a public
    copy may hold: pictures as pixels, no field but PAGE and NUMPAGES. Raises TemplateFault where
    the template cannot be filled and CouldNotWrite where the result fails our Word lint.
    """
    filled = shell(document, find_template(document.kind, folders))
    body = Body(document, filled.page, publication=publication)
    text = body.build()
    parts = _parts(document, filled, body, text, folders)
    return pack(parts)


def _parts(
    document: Document, filled: Shell, body: Body, text: str, folders: Sequence[Path]
) -> dict[str, bytes]:
    parts = dict(filled.parts)
    parts["word/document.xml"] = f"{HEAD}{filled.before}{text}{filled.after}".encode()
    parts["word/numbering.xml"] = numbering(parts.get("word/numbering.xml"), body.lists)
    parts["word/settings.xml"] = _settings(bool(body.writer.notes), document.language)
    parts["docProps/core.xml"] = core(escape(document.title), escape(document.language)).encode()
    if body.writer.notes:
        parts["word/footnotes.xml"] = footnotes(body.writer.notes)
    for name, picture in body.media.items():
        parts[f"word/media/{name}"] = picture
    parts["word/_rels/document.xml.rels"] = relationships(filled.parts, body)
    parts["_rels/.rels"] = _package_rels()
    parts["[Content_Types].xml"] = content_types(parts)
    return parts


def _settings(notes: bool, language: str) -> bytes:
    separators = (
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        if notes
        else ""
    )
    return (
        f'{HEAD}<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f'<w:defaultTabStop w:val="720"/>{separators}<w:compat><w:compatSetting '
        'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        f'</w:compat><w:themeFontLang w:val="{escape(language)}"/></w:settings>'
    ).encode()


def _package_rels() -> bytes:
    return (
        f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" '
        'Target="docProps/core.xml"/></Relationships>'
    ).encode()


__all__ = ["WORDML", "word"]
