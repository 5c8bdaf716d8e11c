"""The words of a paragraph of an edited Word copy, by their look, with its notes and links."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from pipeline.adopt_report.copy import Copy
from pipeline.adopt_report.pieces import Run
from pipeline.markdown import REFERENCE
from pipeline.read.word_symbols import symbol
from pipeline.word_copy import VAL, emphasis, w

_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_BOX = w("txbxContent")
_ALTERNATES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"


def joined(runs: Iterator[Run]) -> Iterator[Run]:
    """Runs of one look side by side as one."""
    held: Run | None = None
    for run in runs:
        alike = (
            held is not None
            and not (run.typed or run.note or held.typed or held.note)
            and (run.bold, run.italic, run.link) == (held.bold, held.italic, held.link)
        )
        if alike and held is not None:
            held = Run(held.text + run.text, run.bold, run.italic, link=run.link)
            continue
        if held is not None:
            yield held
        held = run
    if held is not None:
        yield held


@dataclass(slots=True)
class Runs:
    """The runs of one paragraph."""

    copy: Copy

    def of(self, parent: etree._Element, **look: Any) -> Iterator[Run]:
        """Every run in order. ``look``: link or typed of what is around them."""
        for child in parent:
            if child.tag == w("r"):
                yield from self._run(child, **look)
            elif child.tag == w("hyperlink"):
                address = self.copy.links.get(child.get(_R_ID, ""), "")
                yield from self.of(child, **({**look, "link": address} if address else look))
            elif child.tag == w("sdt"):
                yield from self._control(child, **look)
            elif child.tag == _ALTERNATES:
                yield from self.of(child[0], **look) if len(child) else ()
            elif child.tag not in (w("pPr"), _BOX):
                yield from self.of(child, **look)

    def _control(self, control: etree._Element, **look: Any) -> Iterator[Run]:
        content = control.find(w("sdtContent"))
        if content is None:
            return
        tag = control.find(f"{w('sdtPr')}/{w('tag')}")
        typed = tag.get(VAL, "") if tag is not None else ""
        if not (REFERENCE.fullmatch(typed) or typed.startswith("[^")):
            yield from self.of(content, **look)
            return
        inner = list(self.of(content, **look))
        if any(run.note for run in inner):
            for run in inner:
                yield Run(typed=typed, note=run.note) if run.note else run
            return
        yield Run("".join(run.text for run in inner), *first_look(inner), typed=typed)

    def _run(self, run: etree._Element, **look: Any) -> Iterator[Run]:
        bold, italic = emphasis(run)
        link = str(look.get("link", ""))
        for child in run:
            text = _text(child)
            if text:
                yield Run(text, bold, italic, link=link)
            elif child.tag == w("footnoteReference"):
                yield Run(note=child.get(w("id"), ""))
            elif child.tag == w("endnoteReference"):
                yield Run(note="e" + child.get(w("id"), ""))
            elif child.tag == _ALTERNATES:
                yield from self.of(child[0], **look) if len(child) else ()


def first_look(runs: list[Run]) -> tuple[bool, bool]:
    """Bold and italic of the first words."""
    return (runs[0].bold, runs[0].italic) if runs else (False, False)


def _text(child: etree._Element) -> str:
    if child.tag == w("t"):
        return child.text or ""
    if child.tag in (w("br"), w("cr")):
        return "" if child.get(w("type")) in ("page", "column") else "\n"
    if child.tag in (w("tab"), w("ptab")):
        return " "
    if child.tag == w("noBreakHyphen"):
        return "\u2011"
    if child.tag == w("sym"):
        return symbol(child.get(w("font"), ""), child.get(w("char"), ""))
    return ""


def note_runs(copy: Copy, number: str) -> tuple[Run, ...]:
    """The runs of a note, its paragraphs divided by a space."""
    note = copy.notes.get(number)
    if note is None:
        return ()
    runs: list[Run] = []
    for paragraph in note.iter(w("p")):
        if runs:
            runs.append(Run(" "))
        runs += Runs(copy).of(paragraph)
    return tuple(joined(iter(runs)))
