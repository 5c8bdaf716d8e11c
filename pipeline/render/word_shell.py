"""The shell of a Word document: a template a partnership edits, filled by docxtpl.

Only the few words of the page furniture go through docxtpl. What agencies wrote never does:
the body is put in afterwards, at the paragraph that holds ``{{ body }}``.
"""

from __future__ import annotations

import copy
import hashlib
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import TemplateError
from lxml import etree

from pipeline.document import Document
from pipeline.errors import TemplateFault
from pipeline.render import xml
from pipeline.render.clean import clean
from pipeline.render.template_lint import check_template, environment
from pipeline.render.word_body import Page
from pipeline.render.word_package import unpack
from pipeline.render.word_text import WORD

_W = f"{{{WORD}}}"
#: Marks of editing sessions, which tell who worked where.
_SESSIONS = re.compile(rb'\s(?:w:rsid\w*|w14:paraId|w14:textId)="[^"]*"')
_PROOFING = re.compile(rb"<w:proofErr [^>]*/>|<w:lastRenderedPageBreak/>")
#: What a shell may hold and we keep; everything else Word adds is left behind.
_KEPT = re.compile(
    r"word/(?:document|styles|numbering|header\d*|footer\d*|theme/theme\d*)\.xml"
    r"|word/media/[A-Za-z0-9_.-]+\.(?:png|jpe?g)"
    r"|word/_rels/(?:document|header\d*|footer\d*)\.xml\.rels"
)


@dataclass(slots=True)
class Shell:
    """A filled shell: its parts, the two halves of the document around the body, and its page."""

    parts: dict[str, bytes] = field(repr=False)
    before: str = field(repr=False)
    after: str = field(repr=False)
    page: Page


def find_template(kind: str, folders: Sequence[Path]) -> Path:
    """``<kind>.docx`` from the nearest folder that has one, else ``document.docx``."""
    for name in (f"{kind}.docx", "document.docx"):
        for folder in folders:
            if (folder / name).is_file():
                return folder / name
    raise TemplateFault(
        f"There is no Word template {kind}.docx or document.docx in the partnership's folder "
        "under templates/ or in templates/_shared/."
    )


def shell(document: Document, template: Path) -> Shell:
    """Fill a template with the document's title, reference and marking.

    Raises TemplateFault, naming the place in Word, where the template has a fault.
    """
    data = template.read_bytes()
    check_template(data, template.name)
    # Nobody can write this in a title: it depends on the title.
    marker = "body-" + hashlib.sha256(data + document.title.encode("utf-8", "replace")).hexdigest()
    filled = unpack(_filled(document, data, marker, template.name))
    parts = {
        name: _PROOFING.sub(b"", _SESSIONS.sub(b"", part)) if name.endswith(".xml") else part
        for name, part in filled.items()
        if _KEPT.fullmatch(name)
    }
    root = xml.parse(parts["word/document.xml"])
    before, after, section = _around(root, marker, template.name)
    return Shell(parts, before, after, _page(section, template.name))


def _filled(document: Document, data: bytes, marker: str, name: str) -> bytes:
    context = {
        "title": clean(document.title),
        "subtitle": clean(document.subtitle),
        "reference": clean(document.reference),
        "marking": clean(document.marking),
        "language": document.language,
        "cover": document.cover,
        "body": marker,
    }
    template = DocxTemplate(io.BytesIO(data))
    out = io.BytesIO()
    try:
        template.render(context, environment(), autoescape=True)
        template.save(out)
    except (TemplateError, ValueError, KeyError, etree.XMLSyntaxError) as fault:
        raise TemplateFault(
            f"The template {name} cannot be filled. Open it in Word and look at its {{{{ tags }}}}.",
            private=str(fault),
        ) from fault
    return out.getvalue()


def _around(root: Any, marker: str, name: str) -> tuple[str, str, Any]:
    """The text of the document before and after the marker's paragraph, and its last section."""
    body = root.find(f"{_W}body")
    places = [one for one in body.iterchildren(f"{_W}p") if "".join(one.itertext()) == marker]
    sections = body.findall(f"{_W}sectPr")
    if len(places) != 1 or len(sections) != 1:
        raise TemplateFault(f"The template {name} has no place for the body, or no page set-up.")
    section = sections[0]
    body.remove(section)
    body.replace(places[0], etree.Comment(marker))
    before, after = xml.text(root).split(f"<!--{marker}-->")
    return before, after, section


def _page(section: Any, name: str) -> Page:
    size = section.find(f"{_W}pgSz")
    margins = section.find(f"{_W}pgMar")
    if size is None or margins is None:
        raise TemplateFault(f"The template {name} gives no page size or no margins.")
    short, long = sorted(int(size.get(f"{_W}{side}", "0")) for side in ("w", "h"))
    sides = sum(int(margins.get(f"{_W}{side}", "0")) for side in ("left", "right"))
    if short - sides < 2000:
        raise TemplateFault(f"The template {name} leaves less than 35 mm for words.")
    return Page(
        _section(section, short, long),
        _section(section, long, short, "landscape"),
        short - sides,
        long - sides,
    )


def _section(section: Any, wide: int, high: int, way: str = "") -> str:
    made = copy.deepcopy(section)
    size = made.find(f"{_W}pgSz")
    size.attrib.clear()
    size.set(f"{_W}w", str(wide))
    size.set(f"{_W}h", str(high))
    if way:
        size.set(f"{_W}orient", way)
    # The names are declared at the top of the document already.
    return re.sub(r'\sxmlns:\w+="[^"]*"', "", xml.text(made))
