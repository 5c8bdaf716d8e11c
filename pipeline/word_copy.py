"""How a Word copy of the draft says where its paragraphs come from, and whether they were edited.

Every paragraph and table of the body has a bookmark whose name gives its origin, its count within
its block and a sign of its words as they were printed. What an author typed for a reference
stands in the tag of a content control around its place.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#: Word allows 64 letters in the tag of a content control and 40 in a bookmark's name.
LONGEST_TAG = 64
_OFF = {"0", "false", "off", "none"}
_NAME = re.compile(
    r"(?P<origin>(?:md|own)_[0-9a-f_]+)_(?P<at>[0-9a-f]{3})(?P<of>[0-9a-f]{3})_(?P<sign>[0-9a-f]{8})"
    r"(?:_Copy_\d+)?"
)


#: Some programs number bookmarks they think they have copied.
_NOTE = re.compile(
    r"note(?P<kind>[ra])_[0-9a-f]{4,}_(?P<typed>[0-9a-f]{8})_(?P<sign>[0-9a-f]{8})(?:_Copy_\d+)?"
)


def w(name: str) -> str:
    """The full name of a WordprocessingML element or attribute."""
    return f"{{{_MAIN}}}{name}"


VAL = w("val")


@dataclass(frozen=True, slots=True)
class Mark:
    """What a bookmark says: the block's origin, which of its parts this is, the sign of its words."""

    origin: str
    at: int
    of: int
    sign: str

    def name(self) -> str:
        """The bookmark's name, at most 40 letters, digits and underscores."""
        return f"{self.origin}_{self.at:03x}{self.of:03x}_{self.sign}"


def read_mark(name: str) -> Mark | None:
    """The mark a bookmark's name gives; None for any other bookmark."""
    found = _NAME.fullmatch(name)
    if not found:
        return None
    return Mark(found["origin"], int(found["at"], 16), int(found["of"], 16), found["sign"])


@dataclass(frozen=True, slots=True)
class NoteMark:
    """What the bookmark in a printed note says.

    ``reference``: it stands for a reference to the evidence and the program wrote its words;
    ``typed`` and ``sign`` are fingerprints of what was typed for it and of its words.
    """

    reference: bool
    typed: str
    sign: str


def note_mark(number: int, typed: str, words: str) -> str:
    """The name of the bookmark in a note that stands for something typed."""
    kind = "r" if typed.startswith("[@") else "a"
    return f"note{kind}_{number:04x}_{typed_mark(typed)}_{_letters(words)}"


def typed_mark(typed: str) -> str:
    """Eight letters for what an author typed."""
    return hashlib.sha256(typed.encode("utf-8", "replace")).hexdigest()[:8]


def read_note_mark(note: etree._Element) -> NoteMark | None:
    """What a note's bookmark says; None for a note a reader put in."""
    for start in note.iter(w("bookmarkStart")):
        found = _NOTE.fullmatch(start.get(w("name"), ""))
        if found:
            return NoteMark(found["kind"] == "r", found["typed"], found["sign"])
    return None


def note_edited(note: etree._Element) -> bool:
    """True where the words of a note with such a bookmark are no longer those printed."""
    mark = read_note_mark(note)
    words = "".join(t.text or "" for t in note.iter(w("t")))
    return mark is not None and mark.sign != _letters(words)


def _letters(words: str) -> str:
    said = "".join(letter for letter in words if letter.isalnum())
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:8]


def own(number: int) -> str:
    """The origin of a block that the program itself writes, by its count in the document."""
    return f"own_{number:04x}"


def sign(element: etree._Element, notes: Mapping[str, etree._Element]) -> str:
    """Eight letters for a paragraph's or table's words, emphasis, kind and notes.

    Blind to how Word cuts runs and to spaces beside each other. ``notes`` are the footnotes of
    the file by their id. The same for a file just made and one that Word has saved again.
    """
    said = "".join(_said(element, notes))
    said = re.sub(r"([\ue000-\ue0ff])\1*", r"\1", said)
    return hashlib.sha256(" ".join(said.split()).encode("utf-8", "replace")).hexdigest()[:8]


def style(paragraph: etree._Element) -> str:
    """The paragraph's style in small letters, "normal" where it names none."""
    found = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return found.get(VAL, "").casefold() if found is not None else "normal"


def shape(paragraph: etree._Element) -> str:
    """What a paragraph is in the prose: a heading of a level, a quotation, an item, or text."""
    name = style(paragraph)
    if re.fullmatch(r"heading\d", name) or name == "quote":
        return name
    if not name.startswith("list"):
        return "text"
    level = paragraph.find(f"{w('pPr')}/{w('numPr')}/{w('ilvl')}")
    return f"{name} {level.get(VAL) if level is not None else 'on'}"


def emphasis(run: etree._Element) -> tuple[bool, bool]:
    """Whether a run is bold and whether it is italic, by itself or by a character style."""
    properties = run.find(w("rPr"))
    if properties is None:
        return False, False
    style = properties.find(w("rStyle"))
    named = style.get(VAL, "").casefold() if style is not None else ""
    bold = _on(properties.find(w("b")), named in ("strong", "intenseemphasis"))
    italic = _on(properties.find(w("i")), named in ("emphasis", "intenseemphasis"))
    return bold, italic


def _on(switch: etree._Element | None, otherwise: bool) -> bool:
    if switch is None:
        return otherwise
    return switch.get(VAL, "true").lower() not in _OFF


_LOOK = {
    (False, False): "\ue000",
    (True, False): "\ue001",
    (False, True): "\ue002",
    (True, True): "\ue003",
}


def _said(element: etree._Element, notes: Mapping[str, etree._Element]) -> Iterator[str]:
    look = ""
    for inner in element.iter():
        if inner.tag == w("p"):
            yield f"\n\ue010{shape(inner)}\n"
            look = ""
        elif inner.tag == w("tc"):
            yield "\ue011"
        elif inner.tag == w("t"):
            run = inner.getparent()
            text = inner.text or ""
            now = _LOOK[emphasis(run)] if run is not None and text.strip() else look
            if now != look:
                yield now
                look = now
            yield text
        elif inner.tag in _SPACES:
            yield " "
        elif inner.tag == w("footnoteReference"):
            note = notes.get(inner.get(w("id"), ""))
            mark = read_note_mark(note) if note is not None else None
            yield f"\ue012{mark.typed if mark else ''}"
            if note is not None and not (mark and mark.reference):
                yield "".join(t.text or "" for t in note.iter(w("t")))
            yield "\ue013"


_SPACES = {w("br"), w("cr"), w("tab"), w("noBreakHyphen")}
