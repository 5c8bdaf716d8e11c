"""Questions in Word as content controls, and the answers read back from them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import Any

from lxml import etree

from pipeline.document import FormField
from pipeline.errors import CouldNotWrite
from pipeline.render import xml
from pipeline.render.clean import escape
from pipeline.render.word_text import WORD, paragraph, words

_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_W = f"{{{WORD}}}"
_EMPTY = {
    "text": "Click or tap here to answer.",
    "choice": "Choose an answer.",
    "date": "Choose a date.",
}
#: Letters of an answer; "" for those that stand in the element.
_LETTERS = {
    f"{_W}t": "", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "\t", f"{_W}noBreakHyphen": "\u2011",
}  # fmt: skip
#: Tracked away, and codes that are not words.
_GONE = {f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "rPr", "pPr")}
_BOXES = {True: "\u2612", False: "\u2610"}


def field_xml(field: FormField, number: int) -> str:
    """The label, the help and a content control with the field's tag."""
    helped = paragraph("Note", words(field.help)) if field.help else ""
    if field.kind == "tick":
        control = _control(field, number, _tick(field), words(_BOXES[bool(field.value)]))
        return paragraph("Label", control + words(f" {field.label}")) + helped
    empty = not field.value
    shown = field.value or _EMPTY.get(field.kind, _EMPTY["text"])
    look = '<w:rStyle w:val="PlaceholderText"/>' if empty else ""
    body = paragraph("Field", words(shown, look))
    return (
        paragraph("Label", words(field.label))
        + helped
        + _control(field, number, _KINDS.get(field.kind, _text)(field), body, empty=empty)
    )


def cell_control(field: FormField, number: int) -> str:
    """A date or a choice for an empty cell, in its paragraph. What is typed instead is kept."""
    kind = _date(field) if field.kind == "date" else _listed(field, "comboBox")
    shown = words("Choose or type", '<w:rStyle w:val="PlaceholderText"/>')
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{escape(field.label[:64])}"/><w:id w:val="{number}"/><w:showingPlcHdr/>{kind}'
        f"</w:sdtPr><w:sdtContent>{shown}</w:sdtContent></w:sdt>"
    )


def _control(field: FormField, number: int, kind: str, body: str, *, empty: bool = False) -> str:
    waiting = "<w:showingPlcHdr/>" if empty else ""
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{escape(field.label[:64])}"/>'
        f'<w:tag w:val="{escape(field.tag)}"/><w:id w:val="{number}"/>{waiting}{kind}</w:sdtPr>'
        f"<w:sdtContent>{body}</w:sdtContent></w:sdt>"
    )


def _text(_: FormField) -> str:
    return '<w:text w:multiLine="1"/>'


def _choice(field: FormField) -> str:
    return _listed(field, "dropDownList")


def _listed(field: FormField, kind: str) -> str:
    options = "".join(
        f'<w:listItem w:displayText="{escape(option)}" w:value="{escape(option)}"/>'
        for option in dict.fromkeys(field.options)
    )
    return f"<w:{kind}>{options}</w:{kind}>"


def _date(_: FormField) -> str:
    return (
        '<w:date><w:dateFormat w:val="d MMMM yyyy"/><w:lid w:val="en-GB"/>'
        '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>'
    )


def _tick(field: FormField) -> str:
    return (
        f'<w14:checkbox xmlns:w14="{_W14}"><w14:checked w14:val="{int(bool(field.value))}"/>'
        '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
    )


_KINDS = {"choice": _choice, "date": _date, "text": _text}


def answers(data: bytes, form: Sequence[FormField] = ()) -> dict[str, str]:
    """The answers in a Word file we made, by tag, "" where nobody has answered.

    A tick is "yes" or "". ``form`` are the questions it was made with: older LibreOffice drops
    the tags when it saves, and then its controls are known by their order, if every one is there
    and each is of its question's kind. The caller has put the file through the reader's
    preflight: this looks at our own controls only. Raises CouldNotWrite where the file is no
    Word document.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            root = xml.parse(package.read("word/document.xml"))
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError) as fault:
        raise CouldNotWrite("The file is not a Word document, so no answers were read.") from fault
    found: dict[str, str] = {}
    for control in root.iter(f"{_W}sdt"):
        tag = control.find(f"{_W}sdtPr/{_W}tag")
        if tag is not None:
            found[tag.get(f"{_W}val", "")] = _answer(control)
    return found or _in_order(root, form)


def _in_order(root: Any, form: Sequence[FormField]) -> dict[str, str]:
    """The answers of a form whose controls have lost their tags; none unless all are there."""
    controls = [
        control
        for control in root.iter(f"{_W}sdt")
        if control.find(f"{_W}sdtPr/{_W}docPartObj") is None
    ]
    if len(controls) != len(form) or not all(map(_made_for, controls, form)):
        return {}
    return {field.tag: _answer(control) for field, control in zip(form, controls, strict=True)}


def _made_for(control: Any, field: FormField) -> bool:
    """True for a control of a question's kind that offers its choices and bears no other's name."""
    properties = control.find(f"{_W}sdtPr")
    offered = [one.get(f"{_W}value") for one in properties.iter(f"{_W}listItem")]
    named = properties.find(f"{_W}alias")
    name = "" if named is None else named.get(f"{_W}val", "")
    return (
        (properties.find(f"{_W}date") is not None) == (field.kind == "date")
        and (properties.find(f"{{{_W14}}}checkbox") is not None) == (field.kind == "tick")
        and offered == (list(dict.fromkeys(field.options)) if field.kind == "choice" else [])
        and name in ("", field.label[:64])
    )


def _answer(control: Any) -> str:
    properties = control.find(f"{_W}sdtPr")
    ticked = properties.find(f"{{{_W14}}}checkbox/{{{_W14}}}checked")
    if ticked is not None:
        return "yes" if ticked.get(f"{{{_W14}}}val") in {"1", "true"} else ""
    if properties.find(f"{_W}showingPlcHdr") is not None:
        return ""
    content = control.find(f"{_W}sdtContent")
    paragraphs = list(content.iter(f"{_W}p")) or [content]
    said = "\n".join(_words(one) for one in paragraphs).strip()
    return "" if said in _EMPTY.values() else said  # the mark of a prompt may be lost on the way


def _words(element: Any) -> str:
    """What a paragraph says now: what was deleted, or moved from here to elsewhere, is gone."""
    if element.tag in _GONE:
        return ""
    if element.tag in _LETTERS:
        return _LETTERS[element.tag] or element.text or ""
    return "".join(map(_words, element.iterchildren(f"{_W}*")))
