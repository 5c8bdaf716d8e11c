"""The words of one paragraph of a Word file: what it says now, and what stands beside that.

Tracked insertions are read and deletions set aside; of two drawings of the same thing for new and
old programs the first with words is read; an element nobody knows is walked through, never skipped.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from pipeline.read.word_names import VAL, is_on, local, other, w
from pipeline.read.word_numbers import Numbers
from pipeline.read.word_styles import PLAIN, Look
from pipeline.read.word_symbols import TICKED, UNTICKED, symbol

HIDDEN = "hidden text in the agency's file"

_T, _R, _RPR, _PPR = w("t"), w("r"), w("rPr"), w("pPr")
_DELETED = {w("del"), w("moveFrom")}
_INSERTED = {w("ins"), w("moveTo")}
_SKIPPED = {
    _PPR, w("sdtPr"), w("sdtEndPr"), w("tblPr"), w("tblGrid"), w("tcPr"), w("trPr"), w("sectPr"),
    w("customXmlPr"), w("smartTagPr"), w("fldData"), w("bookmarkStart"), w("bookmarkEnd"),
    w("proofErr"), w("lastRenderedPageBreak"), w("annotationRef"), w("footnoteRef"),
    w("endnoteRef"), w("separator"), w("continuationSeparator"), other("m", "ctrlPr"),
}  # fmt: skip
_BREAKS = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "\u2011",
    w("softHyphen"): "",
    other("a", "br"): "\n",
}
_BOX = w("txbxContent")
_CHOICE = {other("mc", "Choice"), other("mc", "Fallback")}
COMMAND = re.compile(r"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|LINK)\b", re.IGNORECASE)


@dataclass(slots=True)
class Passage:
    """One paragraph taken apart. Each list is joined without spaces: Word cuts words anywhere."""

    shown: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    prompts: list[str] = field(default_factory=list)
    copies: list[str] = field(default_factory=list)
    guides: list[str] = field(default_factory=list)
    boxes: list[tuple[etree._Element, bool]] = field(default_factory=list)
    drawn: list[tuple[str, bool]] = field(default_factory=list)
    marks: dict[str, None] = field(default_factory=dict)
    bold: bool = False
    plain: bool = False

    @property
    def text(self) -> str:
        """What the paragraph says now."""
        return "".join(self.shown)


@dataclass(slots=True)
class Story:
    """What is known of the whole file while its paragraphs are read."""

    looks: dict[str, Look] = field(default_factory=dict)
    may_hide: bool = False
    notes: dict[tuple[str, str], int] = field(default_factory=dict)
    counted: Counter[str] = field(default_factory=Counter)
    inserted: int = 0
    removed: int = 0
    hidden: int = 0
    pictures: int = 0
    commands: list[str] = field(default_factory=list)
    objects: int = 0
    numbers: Numbers = field(default_factory=Numbers)

    def note_number(self, kind: str, key: str) -> int:
        """The number readers see: notes count from 1 in the order of their references."""
        if (kind, key) not in self.notes:
            self.counted[kind] += 1
            self.notes[kind, key] = self.counted[kind]
        return self.notes[kind, key]


def passage(story: Story, paragraph: etree._Element) -> Passage:
    """Take one paragraph apart."""
    found = Passage()
    _walk(story, found, paragraph, found.shown)
    if len(found.codes) and COMMAND.search("".join(found.codes)):
        story.commands.append("".join(found.codes).strip())
    return found


def _walk(story: Story, found: Passage, parent: etree._Element, into: list[str]) -> None:
    for child in parent:
        tag = child.tag
        if tag == _R:
            _run(story, found, child, into)
        elif tag not in _SKIPPED:
            _inline(story, found, child, into)


def _inline(story: Story, found: Passage, child: etree._Element, into: list[str]) -> None:
    tag = child.tag
    if tag in _DELETED:
        story.removed += 1
        _walk(story, found, child, into if into is found.copies else found.deleted)
    elif tag in _INSERTED:
        story.inserted += 1
        _walk(story, found, child, into)
    elif tag in _OTHERS:
        _OTHERS[tag](story, found, child, into)
    elif tag in _BREAKS:
        into.append(_BREAKS[tag])
    elif local(tag) == "t":
        # Formulas and drawings have a text element of their own.
        into.append(child.text or "")
    else:
        _walk(story, found, child, into)


def _run(story: Story, found: Passage, run: etree._Element, into: list[str]) -> None:
    properties = None
    for child in run:
        tag = child.tag
        if tag == _T:
            into.append(child.text or "")
        elif tag == _RPR:
            properties = child
        elif tag in _BREAKS:
            into.append(_BREAKS[tag])
        elif tag not in _SKIPPED:
            _inline(story, found, child, into)
    if properties is None:
        found.plain = True
        return
    _look(story, found, run, properties)


def _look(story: Story, found: Passage, run: etree._Element, properties: etree._Element) -> None:
    text = run.findtext(_T)
    if not text or not text.strip():
        return
    bold = properties.find(w("b"))
    if bold is not None and is_on(bold.get(VAL)):
        found.bold = True
    else:
        found.plain = True
    if story.may_hide and _is_hidden(story, properties):
        story.hidden += 1
        found.marks[HIDDEN] = None


def _is_hidden(story: Story, properties: etree._Element) -> bool:
    mark = properties.find(w("vanish"))
    if mark is not None:
        return is_on(mark.get(VAL))
    style = properties.find(w("rStyle"))
    return style is not None and story.looks.get(style.get(VAL, ""), PLAIN).hidden


# ---------------------------------------------------------------- elements with a rule of their own

Rule = Callable[[Story, Passage, etree._Element, list[str]], None]


def _deleted_text(_: Story, found: Passage, child: etree._Element, into: list[str]) -> None:
    (into if into is found.copies else found.deleted).append(child.text or "")


def _code(_: Story, found: Passage, child: etree._Element, into: list[str]) -> None:
    (into if into is found.copies else found.codes).append(child.text or "")


def _simple_field(story: Story, found: Passage, child: etree._Element, into: list[str]) -> None:
    code = child.get(w("instr"), "")
    if COMMAND.search(code):
        story.commands.append(code.strip())
    _walk(story, found, child, into)


def _symbol(_: Story, __: Passage, child: etree._Element, into: list[str]) -> None:
    into.append(symbol(child.get(w("font"), ""), child.get(w("char"), "")))


def _control(story: Story, found: Passage, child: etree._Element, into: list[str]) -> None:
    properties, content = child.find(w("sdtPr")), child.find(w("sdtContent"))
    if is_prompt(properties) and into is found.shown:
        into = found.prompts
    # (What stands in a control without its frame is walked all the same.)
    _walk(story, found, child if content is None else content, into)


def _guide(story: Story, found: Passage, child: etree._Element, into: list[str]) -> None:
    """How a word is said, in small letters over it; the word itself stands in the text."""
    _walk(story, found, child, found.guides if into is found.shown else into)


def is_prompt(properties: etree._Element | None) -> bool:
    """True for a content control that still shows "Click here to enter text"."""
    mark = properties.find(w("showingPlcHdr")) if properties is not None else None
    return mark is not None and is_on(mark.get(VAL))


def _form_field(_: Story, __: Passage, child: etree._Element, into: list[str]) -> None:
    """An old form field keeps a tick or a choice outside the text."""
    data = child.find(w("ffData"))
    box = data.find(w("checkBox")) if data is not None else None
    if box is not None:
        mark = box.find(w("checked"))
        mark = box.find(w("default")) if mark is None else mark
        into.append(TICKED if mark is not None and is_on(mark.get(VAL)) else UNTICKED)
    choice = data.find(w("ddList")) if data is not None else None
    if choice is not None:
        into.append(_chosen(choice))


def _chosen(choice: etree._Element) -> str:
    entries = [entry.get(VAL, "") for entry in choice.iterchildren(w("listEntry"))]
    result = choice.find(w("result"))
    picked = result.get(VAL, "0") if result is not None else "0"
    number = int(picked) if picked.isdecimal() else 0
    return entries[number] if number < len(entries) else ""


def _note(kind: str) -> Rule:
    def see(story: Story, found: Passage, child: etree._Element, _: list[str]) -> None:
        number = story.note_number(kind, child.get(w("id"), ""))
        found.marks[f"see {kind} {number}"] = None

    return see


def _alternatives(story: Story, found: Passage, child: etree._Element, into: list[str]) -> None:
    used = False
    for branch in child:
        if branch.tag in _CHOICE:
            _walk(story, found, branch, found.copies if used else into)
            used = used or has_words(branch)


def has_words(element: etree._Element) -> bool:
    """True when any text stands inside the element, deleted text included."""
    return any(
        (inner.text or "").strip()
        for inner in element.iter()
        if local(inner.tag) in {"t", "delText"}
    )


def _box(_: Story, found: Passage, child: etree._Element, into: list[str]) -> None:
    found.boxes.append((child, into is found.copies))


def _drawn(_: Story, found: Passage, child: etree._Element, into: list[str]) -> None:
    """Words drawn along a line, as in a heading of WordArt or a watermark."""
    found.drawn.append((child.get("string", ""), into is found.copies))


def _picture(story: Story, _: Passage, __: etree._Element, ___: list[str]) -> None:
    story.pictures += 1


def _object(story: Story, found: Passage, child: etree._Element, into: list[str]) -> None:
    story.objects += 1
    _walk(story, found, child, into)


_OTHERS: dict[object, Rule] = {
    w("delText"): _deleted_text,
    w("instrText"): _code,
    w("delInstrText"): _code,
    w("fldSimple"): _simple_field,
    w("sym"): _symbol,
    w("sdt"): _control,
    w("rt"): _guide,
    w("fldChar"): _form_field,
    w("footnoteReference"): _note("footnote"),
    w("endnoteReference"): _note("endnote"),
    w("commentReference"): _note("comment"),
    other("mc", "AlternateContent"): _alternatives,
    _BOX: _box,
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic": _picture,
    "{urn:schemas-microsoft-com:vml}imagedata": _picture,
    w("contentPart"): _picture,
    "{urn:schemas-microsoft-com:vml}textpath": _drawn,
    w("object"): _object,
}
