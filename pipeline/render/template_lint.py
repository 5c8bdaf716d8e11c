"""A partnership's Word template looked over before it is filled.

Says every fault at once and where it stands, in the words of someone with the template open in
Word. (docxtpl alone prints nothing for an unknown name, deletes text beside a ``{%p`` tag, and
runs whatever an expression says.)
"""

from __future__ import annotations

import difflib
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, meta
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree

from pipeline.errors import CouldNotWrite, TemplateFault
from pipeline.render import xml
from pipeline.render.word_package import unpack
from pipeline.render.word_text import WORD

_W = f"{{{WORD}}}"

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
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_LOOSE = re.compile(r"\{[\{%#]|[\}%#]\}|\{\s+[\{%]|[\}%]\s+\}")
_STATEMENT = re.compile(r"\{%-?\s*(?P<whole>p|tr|tc|r)?\s+?(?P<words>.*?)\s*-?%\}", re.DOTALL)
_TYPED = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")
#: What Word makes of a hyphen or dots inside a tag, and what a tag cannot hold.
_AUTOCORRECTED = re.compile("[\u2013\u2014\u2026\u00a0\u00ad\u200b]")
_CHANGES = {"ins": "a tracked insertion", "del": "a tracked deletion", "moveTo": "a tracked move"}
_PARTS = re.compile(r"word/(document|header\d*|footer\d*)\.xml")


def environment() -> SandboxedEnvironment:
    """The one Jinja environment there is: sandboxed, escaping, strict about unknown names."""
    made = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    made.globals.clear()  # a template has the names it is given and no others
    return made


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: where it stands in Word, and what is wrong."""

    place: str
    what: str = field(repr=False)

    def __str__(self) -> str:
        return f"{self.place}: {self.what}"


def check_template(data: bytes, name: str) -> None:
    """Raise TemplateFault with every fault of a template; give nothing for a good one."""
    faults = template_faults(data)
    if faults:
        listed = "\n".join(f"  {fault}" for fault in faults)
        raise TemplateFault(f"The template {name} needs putting right in Word:\n{listed}")


@lru_cache(maxsize=32)
def template_faults(data: bytes) -> tuple[Fault, ...]:
    """Every fault of a template, in the order of its parts. One template serves many documents."""
    try:
        parts = unpack(data)
    except (CouldNotWrite, zipfile.LargeZipFile):
        return (Fault("the file", "it is not a Word document (.docx), or it is damaged"),)
    if "word/document.xml" not in parts:
        return (Fault("the file", "it is not a Word document (.docx)"),)
    return tuple(_faults(parts))


def _faults(parts: dict[str, bytes]) -> Iterator[Fault]:
    for name in sorted(parts):
        if name.endswith("vbaProject.bin"):
            yield Fault("the file", "it holds macros: save it as a Word document (.docx)")
        if name.endswith(".rels") and b'TargetMode="External"' in parts[name]:
            yield from _outside(parts[name])
        if _PARTS.fullmatch(name):
            try:
                root = xml.parse(parts[name], bare=True)
            except etree.XMLSyntaxError:
                yield Fault(_called(name), "it is damaged; copy its words into a new document")
                continue
            yield from _part(root, name)


def _outside(links: bytes) -> Iterator[Fault]:
    for link in xml.parse(links):
        kind = link.get("Type", "").rpartition("/")[2]
        if link.get("TargetMode") == "External" and kind != "hyperlink":
            yield Fault("the file", f"it is linked to something outside it ({kind}); put it inside")


def _part(root: Any, name: str) -> Iterator[Fault]:
    places = list(_paragraphs(root, name))
    for place, paragraph, text in places:
        yield from _paragraph(place, paragraph, text)
    yield from _pairs(places)
    for tag, called in _CHANGES.items():
        if root.find(f".//{_W}{tag}") is not None:
            yield Fault(_called(name), f"it holds {called}: accept or reject all changes")
    if root.find(f".//{_W}commentReference") is not None:
        yield Fault(_called(name), "it holds a comment: delete all comments")
    if name == "word/document.xml":
        yield from _marker(root, places)


def _called(name: str) -> str:
    return {"d": "the body", "h": "the header", "f": "the footer"}[name.removeprefix("word/")[0]]


def _paragraphs(root: Any, name: str) -> Iterator[tuple[str, Any, str]]:
    """Each paragraph with its place as someone in Word would look for it, and its words."""
    tables = list(root.iter(f"{_W}tbl"))
    count = 0
    for paragraph in root.iter(f"{_W}p"):
        row = next(paragraph.iterancestors(f"{_W}tr"), None)
        if row is None:
            count += 1
            place = f"{_called(name)}, paragraph {count}"
        else:
            table = next(row.iterancestors(f"{_W}tbl"))
            number = list(table.iter(f"{_W}tr")).index(row) + 1
            place = f"{_called(name)}, table {tables.index(table) + 1}, row {number}"
        yield place, paragraph, "".join(piece.text or "" for piece in paragraph.iter(f"{_W}t"))


def _paragraph(place: str, paragraph: Any, text: str) -> Iterator[Fault]:
    for tag in _TAG.findall(text):
        yield from _tag(place, tag, paragraph, text)
    rest = _TAG.sub("", text)
    if _LOOSE.search(rest):
        yield Fault(
            place, f"a tag is not closed, or has a space between its brackets: {_short(text)}"
        )


def _tag(place: str, tag: str, paragraph: Any, text: str) -> Iterator[Fault]:
    if tag.startswith("{#"):
        return
    if _AUTOCORRECTED.search(tag):
        yield Fault(place, f"Word has changed a character inside {_short(tag)}: type the tag again")
        return
    if tag.startswith("{{"):
        yield from _names(place, tag, tag.translate(_TYPED))
        return
    match = _STATEMENT.fullmatch(tag.translate(_TYPED))
    words = match["words"] if match else ""
    keyword = words.partition(" ")[0]
    if match is None or keyword not in {"if", "elif", "else", "endif"}:
        yield Fault(
            place, f"{_short(tag)} is not a tag a template can use: only if, else and endif"
        )
        return
    if keyword in {"if", "elif"}:
        condition = words.partition(" ")[2]
        yield from _names(place, tag, f"{{% if {condition} %}}{{% endif %}}")
    yield from _beside(place, tag, match["whole"], paragraph, text)


def _beside(place: str, tag: str, whole: str | None, paragraph: Any, text: str) -> Iterator[Fault]:
    """Text beside a tag that stands for a whole paragraph or row would be deleted."""
    around = text
    if whole in {"tr", "tc"}:
        holder = next(paragraph.iterancestors(f"{_W}{whole}"), None)
        if holder is None:
            yield Fault(place, f"{_short(tag)} stands outside a table")
            return
        around = "".join(piece.text or "" for piece in holder.iter(f"{_W}t"))
    if whole in {"p", "tr", "tc"} and _TAG.sub("", around).strip():
        thing = {"p": "paragraph", "tr": "row", "tc": "cell"}[whole]
        yield Fault(
            place, f"{_short(tag)} must be alone in its {thing}; the words beside it would be lost"
        )


def _names(place: str, tag: str, source: str) -> Iterator[Fault]:
    try:
        used = meta.find_undeclared_variables(environment().parse(source))
    except TemplateSyntaxError:
        yield Fault(place, f"{_short(tag)} cannot be understood")
        return
    inside = source.strip("{}% ").removeprefix("if ").strip()
    for name in sorted(used - set(VARIABLES)):
        close = difflib.get_close_matches(name, VARIABLES, 1, 0.6)
        hint = f"; did you mean {close[0]}?" if close else f"; there are {', '.join(VARIABLES)}"
        yield Fault(place, f"there is no {name!r}{hint}")
    if "body" in used and source.startswith("{{") and inside != "body":
        yield Fault(place, "write {{ body }} and nothing else between the brackets")


def _pairs(places: list[tuple[str, Any, str]]) -> Iterator[Fault]:
    """Each ``if`` has its ``endif`` in the same part."""
    waiting: list[str] = []
    for place, _, text in places:
        for tag in _TAG.findall(text):
            match = _STATEMENT.fullmatch(tag.translate(_TYPED))
            keyword = match["words"].partition(" ")[0] if match else ""
            if keyword == "if":
                waiting.append(place)
            elif keyword == "endif":
                if not waiting:
                    yield Fault(place, "an endif without an if before it")
                else:
                    waiting.pop()
            elif keyword in {"else", "elif"} and not waiting:
                yield Fault(place, f"an {keyword} without an if before it")
    for place in waiting:
        yield Fault(place, "an if without an endif after it")


def _marker(root: Any, places: list[tuple[str, Any, str]]) -> Iterator[Fault]:
    """``{{ body }}``: once, alone in a paragraph of the body that stands in no table."""
    body = root.find(f"{_W}body")
    holding = [
        (place, paragraph, text)
        for place, paragraph, text in places
        if re.search(r"\{\{\s*body\s*\}\}", text)
    ]
    if not holding:
        yield Fault(
            "the body", "{{ body }} is missing: put it alone in a paragraph where the document goes"
        )
    for place, paragraph, text in holding[:1]:
        if not re.fullmatch(r"\s*\{\{\s*body\s*\}\}\s*", text):
            yield Fault(place, "{{ body }} must be alone in its paragraph")
        elif paragraph.getparent() is not body:
            yield Fault(
                place, "{{ body }} cannot stand in a table, a text box or a content control"
            )
    for place, _, _ in holding[1:]:
        yield Fault(place, "{{ body }} stands a second time")
    if body is None or body.find(f"{_W}sectPr") is None:
        yield Fault("the body", "it has no page set-up; start from templates/_shared/document.docx")


def _short(text: str) -> str:
    words = " ".join(text.split())
    return f"“{words if len(words) <= 60 else words[:59] + '…'}”"
