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

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree

from pipeline.document import Document
from pipeline.errors import TemplateFault
from pipeline.render.clean import clean
from pipeline.render.word_body import Page
from pipeline.render.word_package import unpack
from pipeline.render.word_text import WORD

_W = f"{{{WORD}}}"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
#: Marks of editing sessions, which tell who worked where.
_SESSIONS = re.compile(rb'\s(?:w:rsid\w*|w14:paraId|w14:textId)="[^"]*"')
#: What a shell may hold and we keep; everything else Word adds is left behind.
_KEPT = re.compile(r"word/(?:document|styles|numbering|header\d*|footer\d*|theme/theme\d*)\.xml"
                   r"|word/media/[A-Za-z0-9_.-]+\.(?:png|jpe?g)"
                   r"|word/_rels/(?:document|header\d*|footer\d*)\.xml\.rels")  # fmt: skip

#: Every name a template may use, and what it prints.
VARIABLES = {
    "title": "the document's title",
    "subtitle": "its subtitle, or nothing",
    "reference": "the review's reference, or nothing",
    "marking": "the protective marking, or nothing",
    "language": "the language, as en-GB",
    "cover": "true where the document has a title page",
    "body": "the document itself; alone in its paragraph",
}


@dataclass(slots=True)
class Shell:
    """A filled shell: its parts, the two halves of the document around the body, and its page."""

    parts: dict[str, bytes] = field(repr=False)
    before: str = field(repr=False)
    after: str = field(repr=False)
    page: Page


def environment() -> SandboxedEnvironment:
    """The one Jinja environment there is: sandboxed, escaping, strict about unknown names."""
    made = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    made.globals.clear()  # a template has the names of VARIABLES and no others
    return made


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
    """Fill a template with the document's title, reference and marking."""
    data = template.read_bytes()
    marker = "body-" + hashlib.sha256(data + document.title.encode("utf-8", "replace")).hexdigest()
    parts = unpack(_filled(document, data, marker, template.name))
    parts = {
        name: _SESSIONS.sub(b"", part) for name, part in parts.items() if _KEPT.fullmatch(name)
    }
    root = etree.fromstring(parts["word/document.xml"], _PARSER)
    before, after, section = _around(root, marker, template.name)
    return Shell(parts, before, after, _page(section))


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
        raise TemplateFault(f"The template {name} cannot be filled: {fault}.") from fault
    return out.getvalue()


def _around(root: etree._Element, marker: str, name: str) -> tuple[str, str, etree._Element]:
    body = root.find(f"{_W}body")
    places = [
        paragraph
        for paragraph in body.iterchildren(f"{_W}p")
        if "".join(paragraph.itertext(f"{_W}t")).strip() == marker
    ]
    if len(places) != 1:
        raise TemplateFault(
            f"The template {name} needs {{{{ body }}}} alone in one paragraph of its own, "
            f"outside any table; it has {len(places)}."
        )
    sections = body.findall(f"{_W}sectPr")
    if len(sections) != 1:
        raise TemplateFault(f"The template {name} has no page set-up at its end.")
    section = copy.deepcopy(sections[0])
    body.remove(sections[0])
    place = places[0]
    mark = etree.Comment(marker)
    body.replace(place, mark)
    text = etree.tostring(root, encoding="unicode")
    before, after = text.split(f"<!--{marker}-->")
    return before, after, section


def _page(section: etree._Element) -> Page:
    size = section.find(f"{_W}pgSz")
    margins = section.find(f"{_W}pgMar")
    if size is None or margins is None:
        raise TemplateFault("The template's page set-up gives no size or margins.")
    short, long = sorted(int(size.get(f"{_W}{side}", "0")) for side in ("w", "h"))
    sides = sum(int(margins.get(f"{_W}{side}", "0")) for side in ("left", "right"))
    return Page(
        _section(section, short, long, ""),
        _section(section, long, short, "landscape"),
        short - sides,
        long - sides,
    )


def _section(section: etree._Element, wide: int, high: int, way: str) -> str:
    made = copy.deepcopy(section)
    size = made.find(f"{_W}pgSz")
    size.attrib.clear()
    size.set(f"{_W}w", str(wide))
    size.set(f"{_W}h", str(high))
    if way:
        size.set(f"{_W}orient", way)
    text = etree.tostring(made, encoding="unicode")
    # The names are declared at the top of the document already.
    return re.sub(r'\sxmlns:\w+="[^"]*"', "", text)
