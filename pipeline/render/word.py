"""A document as a Word file: a partnership's shell around a body written as one string."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.document import Document
from pipeline.errors import TemplateFault
from pipeline.render.clean import clean, escape
from pipeline.render.lint import prove
from pipeline.render.word_body import Body
from pipeline.render.word_package import HEAD, Part, core, pack, part, unpack
from pipeline.render.word_parts import (
    STYLES,
    complete,
    content_types,
    footnotes,
    note_relationships,
    numbering,
    package_relationships,
    relationships,
    settings,
    style_names,
)
from pipeline.render.word_shell import Shell, find_template, shell


def word(document: Document, folders: Sequence[Path], *, publication: bool = False) -> bytes:
    """The document as .docx, the same bytes for the same model on any machine.

    ``folders`` are the template folders, nearest first. ``publication`` keeps to what a public
    copy may hold: pictures as pixels, no field but PAGE and NUMPAGES. Raises TemplateFault where
    the template cannot be filled, CouldNotWrite where the file, read again, breaks our Word lint
    or lacks a row or a paragraph of the model.
    """
    filled = shell(document, find_template(document.kind, folders))
    text = Part()
    text.write(f"{HEAD}{filled.before}")
    body = Body(document, filled.page, text.write, publication=publication)
    body.write()
    text.write(filled.after)
    parts = {name: part(data) for name, data in _parts(document, filled, body, folders).items()}
    parts["word/document.xml"] = text.close()
    for name, data in body.pictures.media.items():
        parts[f"word/media/{name}"] = part(data, stored=name.endswith(".png"))
    parts["[Content_Types].xml"] = part(content_types(parts))
    made = pack(parts)
    prove(made, document, publication=publication)
    return made


def _parts(
    document: Document, filled: Shell, body: Body, folders: Sequence[Path]
) -> dict[str, bytes]:
    """Every part but the document itself and its pictures."""
    parts = dict(filled.parts)
    language = escape(document.language)
    parts["word/styles.xml"] = _styles(parts["word/styles.xml"], folders, document.language)
    parts["word/numbering.xml"] = numbering(parts.get("word/numbering.xml"), body.lists)
    parts["word/settings.xml"] = settings(notes=bool(body.writer.notes), language=language)
    title = clean(document.title).replace("\n", " ")
    parts["docProps/core.xml"] = core(escape(title), language).encode()
    if body.writer.notes:
        parts["word/footnotes.xml"] = footnotes(body.writer.notes)
        if body.writer.links:
            parts["word/_rels/footnotes.xml.rels"] = note_relationships(body)
    parts["word/_rels/document.xml.rels"] = relationships(filled.parts, body)
    parts["_rels/.rels"] = package_relationships()
    del parts["word/document.xml"]
    return parts


def _styles(styles: bytes, folders: Sequence[Path], language: str) -> bytes:
    """The template's styles; where it lacks some, those of the last folder's own template."""
    ours = styles
    if missing := STYLES - style_names(styles):
        shared = folders[-1] / "document.docx"
        if not shared.is_file():
            raise TemplateFault(
                f"The template lacks the styles {', '.join(sorted(missing))}, and there is no "
                "templates/_shared/document.docx to take them from."
            )
        ours = unpack(shared.read_bytes())["word/styles.xml"]
    return complete(styles, ours, language)
