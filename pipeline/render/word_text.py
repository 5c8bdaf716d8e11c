"""Words, links and notes as WordprocessingML, written as strings for speed.

Builders take cleaned model values and give XML; nothing is parsed on the way.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from html import unescape

from pipeline.document import Dated, Footnote, Inline, Link, Mention, Span
from pipeline.render.clean import clean, escape
from pipeline.word_copy import LONGEST_TAG, note_mark

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACE = '<w:t xml:space="preserve">'
#: Numbers of content controls around references start past any that a form has.
_FIRST_CONTROL = 100_000
_OTHER = re.compile(r"[^A-Za-z0-9_]")
_WORDS = re.compile(r"<w:t[^>]*>([^<]*)</w:t>")
_BREAKS = re.compile("([\n\t])")


def words(text: str, properties: str = "") -> str:
    """One run, with line breaks and tabs as Word has them; "" for no words."""
    if not text:
        return ""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    if text.isprintable():
        return f"<w:r>{look}{SPACE}{escape(text)}</w:t></w:r>"
    pieces = []
    for piece in _BREAKS.split(clean(text)):
        if piece == "\n":
            pieces.append("<w:br/>")
        elif piece == "\t":
            pieces.append("<w:tab/>")
        elif piece:
            pieces.append(f"{SPACE}{escape(piece)}</w:t>")
    return f"<w:r>{look}{''.join(pieces)}</w:r>"


def emphasis(*, bold: bool, italic: bool) -> str:
    """Run properties, in the order the schema asks."""
    return ("<w:b/><w:bCs/>" if bold else "") + ("<w:i/><w:iCs/>" if italic else "")


def _look(part: Span | Dated | Mention, extra: str) -> str:
    """The run properties of a part, each once, though a whole heading cell be bold."""
    bold = part.bold and "<w:b/>" not in extra
    return extra + emphasis(bold=bold, italic=part.italic)


def paragraph(style: str, runs: str, properties: str = "") -> str:
    """One paragraph. ``properties`` follow the style in schema order."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs}</w:p>'


@dataclass(slots=True)
class Marks:
    """Bookmarks and the links to them. Word allows 40 letters, digits and underscores."""

    known: frozenset[str]
    _names: dict[str, str] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)
    _made: set[str] = field(default_factory=set)
    _count: int = 0

    def name(self, anchor: str) -> str:
        """The bookmark's name for an anchor: the same every time, never another's."""
        found = self._names.get(anchor)
        if found is None:
            found = anchor.replace("-", "_")  # an event's id
            if not (found.isascii() and found.isidentifier()):
                found = _OTHER.sub("_", anchor)
            if not found[:1].isalpha():
                found = "a_" + found
            if len(found) > 40 or found.lower() in self._taken:
                found = f"{found[:27]}_{hashlib.sha256(anchor.encode('utf-8', 'replace')).hexdigest()[:12]}"
            self._names[anchor] = found
            self._taken.add(found.lower())
        return found

    def around(self, anchor: str, runs: str) -> str:
        """Runs with a bookmark around them; a second use of one anchor adds none."""
        if not anchor or anchor in self._made:
            return runs
        self._made.add(anchor)
        return self.named(self.name(anchor), runs)

    def named(self, name: str, runs: str) -> str:
        """Runs with a bookmark of just this name around them."""
        self._count += 1
        return (
            f'<w:bookmarkStart w:id="{self._count}" w:name="{name}"/>{runs}'
            f'<w:bookmarkEnd w:id="{self._count}"/>'
        )


def words_in(runs: str) -> str:
    """The words of some runs, as a reader sees them."""
    return unescape("".join(_WORDS.findall(runs)))


def allowed(target: str) -> bool:
    """True for an address a link may lead to outside the document: https or mailto."""
    return target.startswith(("https://", "mailto:")) and target.isprintable() and " " not in target


@dataclass(slots=True)
class Writer:
    """Turns inline content into runs; keeps the footnotes and outside links it meets.

    ``cell_notes``, where it is a list, takes the notes of a table's cell as paragraphs.
    """

    marks: Marks
    links: dict[str, str] = field(default_factory=dict)  # address -> relationship id
    notes: list[str] = field(default_factory=list)
    cell_notes: list[str] | None = None
    carries: bool = False  # tags each reference with what its author typed
    _controls: int = 0
    _beside: int = 0

    def next_control(self) -> int:
        """The number of one more content control, no other's of the part."""
        self._controls += 1
        return _FIRST_CONTROL + self._controls

    def runs(self, content: tuple[Inline, ...], extra: str = "") -> str:
        """Every part of a paragraph's content as runs. ``extra``: properties for all of them."""
        pieces = []
        for part in content:
            if isinstance(part, Footnote):
                pieces.append(self._typed(part.typed, self._note(part)))
            elif isinstance(part, Link):
                pieces.append(self._typed(part.typed, self._link(part, extra)))
            elif isinstance(part, Mention) and part.typed:
                pieces.append(self._typed(part.typed, words(part.text, _look(part, extra))))
            elif part.bold or part.italic or extra:
                pieces.append(words(part.text, _look(part, extra)))
            else:
                pieces.append(words(part.text))
        return "".join(pieces)

    def _typed(self, typed: str, runs: str) -> str:
        """Runs in a content control whose tag holds what the author typed for them."""
        if not (self.carries and typed and runs) or len(typed) > LONGEST_TAG:
            return runs
        number = self.next_control()
        tag = f'<w:sdtPr><w:tag w:val="{escape(typed)}"/><w:id w:val="{number}"/></w:sdtPr>'
        return f"<w:sdt>{tag}<w:sdtContent>{runs}</w:sdtContent></w:sdt>"

    def _link(self, link: Link, extra: str) -> str:
        if link.target.startswith("#"):
            anchor = link.target[1:]
            if anchor not in self.marks.known:
                return words(link.text, extra)
            where = f'w:anchor="{self.marks.name(anchor)}"'
        elif allowed(link.target):
            address = self.links.setdefault(link.target, f"rIdLink{len(self.links) + 1}")
            where = f'r:id="{address}"'
        else:
            return words(link.text, extra)
        runs = words(link.text, f'<w:rStyle w:val="Hyperlink"/>{extra}')
        return f'<w:hyperlink {where} w:history="1">{runs}</w:hyperlink>'

    def _note(self, note: Footnote) -> str:
        if self.cell_notes is not None and not self.carries:
            return self._cell_note(note, self.cell_notes)
        self.notes.append("")
        number = len(self.notes)
        mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
        runs = self.runs(tuple(part for part in note.content if not isinstance(part, Footnote)))
        if self.carries and note.typed:
            runs = self.marks.named(note_mark(number, note.typed, words_in(runs)), runs)
        self.notes[number - 1] = (
            f'<w:footnote w:id="{number}">'
            f"{paragraph('FootnoteText', mark + words(' ') + runs)}</w:footnote>"
        )
        return (
            '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
            f'<w:footnoteReference w:id="{number}"/></w:r>'
        )

    def _cell_note(self, note: Footnote, kept: list[str]) -> str:
        """A note of a table stands at the end of its cell, as it does in the PDF.

        At the foot of the page it would be away from its row when the row is moved or copied,
        and LibreOffice leaves pages nearly empty around footnotes of a table (measured: 84 pages
        for what takes 71).
        """
        self._beside += 1
        look = '<w:rStyle w:val="FootnoteReference"/>'
        number = words(str(self._beside), look)
        runs = self.runs(tuple(part for part in note.content if not isinstance(part, Footnote)))
        kept.append(paragraph("FootnoteText", number + words(" ") + runs))
        return number
