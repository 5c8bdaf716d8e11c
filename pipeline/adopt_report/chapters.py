"""From the paragraphs of an edited copy to the chapters' Markdown.

A block all of whose paragraphs stand where they stood, unedited, keeps its own lines. Everything
else is written anew from what the copy says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.adopt_report.copy import Copy
from pipeline.adopt_report.pieces import Line, Run
from pipeline.adopt_report.placing import Placed
from pipeline.adopt_report.runs import note_runs
from pipeline.document import (
    Block,
    Footnote,
    Heading,
    Inline,
    Items,
    Link,
    Mention,
    Paragraph,
    Span,
    Table,
    TableCell,
    TableRow,
    plain,
)
from pipeline.markdown import REFERENCE, blocks, inline
from pipeline.prose_pieces import NOTE, Origin, Piece, notes_of, pieces
from pipeline.word_copy import read_note_mark, typed_mark


@dataclass(frozen=True, slots=True)
class Base:
    """A chapter as it stood when the copy was built, cut into its blocks."""

    name: str
    text: str = field(repr=False)
    pieces: tuple[Piece, ...] = field(repr=False)
    notes: Mapping[str, str] = field(repr=False)


def base_of(name: str, text: str) -> Base:
    """The chapter of this file name with this text, front lines left out."""
    return Base(name, text, pieces(text), notes_of(text))


@dataclass(slots=True)
class Written:
    """A chapter as the copy has it: blocks in order, the text, and the notes it needs.

    ``kept`` gives for each block the number of the base's block it still is, or None.
    """

    blocks: list[str] = field(default_factory=list, repr=False)
    kept: list[int | None] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict, repr=False)
    text: str = field(default="", repr=False)


@dataclass(slots=True)
class Writer:
    """Writes one chapter. ``names`` give for each ``{{key}}`` what it was printed as."""

    copy: Copy
    base: Base
    fingerprint: str
    names: Mapping[str, str]
    bases: Mapping[str, Base]
    made: Written = field(default_factory=Written)

    def write(self, placed: Sequence[Placed]) -> Written:
        """The chapter as the copy has it."""
        waiting: list[Placed] = []
        for group in self._groups(placed):
            kept = self._kept(group)
            if kept is None:
                waiting += group
                continue
            self._new(waiting)
            waiting = []
            self._add([self.base.pieces[kept].text], kept)
        self._new(waiting)
        self.made.text = self._text()
        return self.made

    def _groups(self, placed: Sequence[Placed]) -> Iterator[list[Placed]]:
        """Elements side by side that came from one block."""
        held: list[Placed] = []
        for one in placed:
            if held and not (one.origin and one.origin == held[-1].origin):
                yield held
                held = []
            held.append(one)
        if held:
            yield held

    def _kept(self, group: Sequence[Placed]) -> int | None:
        """The block of the base a group still is, whole and unedited; None otherwise."""
        origin = group[0].origin
        if origin is None or origin.file != self.fingerprint:
            return None
        marks = [one.element.marks[0] for one in group]
        whole = [mark.at for mark in marks] == list(range(marks[0].of))
        if origin.block >= len(self.base.pieces) or origin.block in self.made.kept:
            return None
        edited = any(one.element.edited or len(one.element.marks) > 1 for one in group)
        if not whole or (edited and not self._only_restyled(group, origin)):
            return None
        return origin.block

    def _only_restyled(self, group: Sequence[Placed], origin: Origin) -> bool:
        """True for a heading with its own words that took the style of a removed paragraph."""
        typed = self.base.pieces[origin.block].text
        said = "".join(one.element.text for one in group)
        return (
            typed.startswith("#")
            and all(one.element.after_removal for one in group)
            and _letters(typed) == _letters(said)
        )

    def _new(self, group: Sequence[Placed]) -> None:
        if group:
            made = blocks(list(self._blocks(group)), lambda note: self._label(note))
            self._add(made, None)

    def _add(self, texts: Sequence[str], kept: int | None) -> None:
        for text in texts:
            self.made.blocks.append(text)
            self.made.kept.append(kept)

    # ------------------------------------------------------------ the text

    def _text(self) -> str:
        """The blocks with what stood between them, where the same two still follow one another."""
        held, base = self.made, self.base
        shown = [number for number, piece in enumerate(base.pieces) if not piece.breaks]
        if held.kept == shown and not held.notes:
            return base.text
        lines = base.text.split("\n")
        text = ""
        last: int | None = -1
        for block, kept in zip(held.blocks, held.kept, strict=True):
            text += self._gap(lines, last, kept, shown) + block
            last = kept
        ending = "\n"
        if last is not None and shown and last == shown[-1]:
            ending = "\n" + "\n".join(lines[base.pieces[last].end :])
        return self._with_notes((text + ending).rstrip("\n") + "\n" if text else ending)

    def _gap(
        self, lines: Sequence[str], last: int | None, kept: int | None, shown: Sequence[int]
    ) -> str:
        """What stands before a block: as it was typed, or one blank line, a rule kept."""
        base = self.base
        if kept is not None and last is not None:
            before = shown[shown.index(kept) - 1] if shown.index(kept) else -1
            if before == last:
                start = base.pieces[last].end if last >= 0 else 0
                between = lines[start : base.pieces[kept].start]
                return ("\n" if last >= 0 else "") + "".join(f"{line}\n" for line in between)
        ruled = kept is not None and kept > 0 and base.pieces[kept - 1].breaks
        start_of_all = last == -1
        return ("" if start_of_all else "\n\n") + ("---\n\n" if ruled else "")

    def _with_notes(self, text: str) -> str:
        """The text with the definition of every note it refers to, new words in their place."""
        for label, words in self.made.notes.items():
            defined = [hit for hit in NOTE.finditer(text) if hit[1] == label]
            line = f"[^{label}]: {words}"
            if defined:
                text = text[: defined[0].start()] + line + text[defined[0].end() :]
            else:
                text = f"{text.rstrip()}\n\n{line}\n"
        there = notes_of(text)
        for label, words in self.base.notes.items():
            if label not in there and f"[^{label}]" in text:
                text = f"{text.rstrip()}\n\n[^{label}]: {words}\n"
        return text

    # ------------------------------------------------------------ from the copy to blocks

    def _blocks(self, group: Sequence[Placed]) -> Iterator[Block]:
        items: list[tuple[Line, tuple[Inline, ...]]] = []
        for one in group:
            for line in one.element.lines:
                content = self._inlines(line.runs, one)
                if line.level is not None and not line.style.startswith("heading"):
                    items.append((line, content))
                    continue
                yield from _lists(items)
                items = []
                yield _block(line, content)
            if one.element.table:
                yield from _lists(items)
                items = []
                yield self._table(one)
        yield from _lists(items)

    def _table(self, one: Placed) -> Table:
        rows = one.element.cells
        width = max(len(row) for row in rows)
        made = [
            TableRow(
                tuple(
                    TableCell(tuple(self._inlines(line.runs, one) for line in cell)) for cell in row
                )
            )
            for row in rows
        ]
        first = [" ".join(plain(c) for c in cell.content) for cell in made[0].cells]
        return Table(tuple(first + [""] * (width - len(first))), tuple(made[1:]))

    def _inlines(self, runs: Sequence[Run], one: Placed) -> tuple[Inline, ...]:
        return tuple(self._inline(run, one) for run in runs if run.text or run.typed or run.note)

    def _inline(self, run: Run, one: Placed) -> Inline:
        if run.note:
            return self._note(run, one)
        if run.typed and self._printed_as(run.typed) == " ".join(run.text.split()):
            return Mention(run.text, "", run.bold, run.italic, typed=run.typed)
        if run.link:
            return Link(run.text, run.link)
        return Span(run.text, run.bold, run.italic)

    def _printed_as(self, typed: str) -> str:
        """The words a reference was printed as: a reader may have changed them."""
        if typed.startswith("[@kloe:"):
            return f"key line of enquiry {typed[7:-1]}"
        return self.names.get("".join(typed.split()), "")

    # ------------------------------------------------------------ notes

    def _note(self, run: Run, one: Placed) -> Inline:
        typed = run.typed or self._typed(run)
        if REFERENCE.fullmatch(typed):
            return Footnote((), typed=typed)
        content = self._inlines(note_runs(self.copy, run.note), one)
        own = one.origin is not None and one.origin.file == self.fingerprint
        if typed.startswith("[^") and own:
            label = typed[2:-1]
            if not self._same_note(label, plain(content)):
                self.made.notes[label] = inline(content, self._label).replace("\n", " ")
            return Footnote(content, typed=typed)
        return Footnote(content)

    def _typed(self, run: Run) -> str:
        """What was typed for a note, where the program that saved the copy dropped its tag.

        The note's own bookmark has a sign of it, and the copy was printed from these chapters.
        """
        note = self.copy.notes.get(run.note)
        mark = read_note_mark(note) if note is not None else None
        if mark is None:
            return ""
        if not mark.reference:
            known = [f"[^{label}]" for label in self.base.notes]
        else:
            known = [
                hit[0] for base in self.bases.values() for hit in REFERENCE.finditer(base.text)
            ]
        return next((typed for typed in known if typed_mark(typed) == mark.typed), "")

    def _same_note(self, label: str, printed: str) -> bool:
        """True where a printed note still says what was typed; references print as anything."""
        typed = self.base.notes.get(label)
        if typed is None:
            return False
        parts = [_letters(part) for part in REFERENCE.split(typed)]
        pattern = ".*".join(map(re.escape, parts))
        return re.fullmatch(pattern, _letters(printed), re.DOTALL) is not None

    def _label(self, note: Footnote) -> str:
        """The name of a note of the author's own: one that says the same, else the next number."""
        said = plain(note.content)
        known = {**self.base.notes, **self.made.notes}
        for label in known:
            if label in self.base.notes and label not in self.made.notes:
                if self._same_note(label, said):
                    return label
            elif _letters(known[label]) == _letters(said):
                return label
        number = 1
        while str(number) in known:
            number += 1
        self.made.notes[str(number)] = inline(note.content, self._label).replace("\n", " ").strip()
        return str(number)


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _block(line: Line, content: tuple[Inline, ...]) -> Block:
    if line.style.startswith("heading") and line.style[7:].isdigit():
        return Heading(int(line.style[7:]), content)
    return Paragraph(content, style="quote" if line.style in ("quote", "intensequote") else "body")


def _lists(items: Sequence[tuple[Line, tuple[Inline, ...]]]) -> Iterator[Block]:
    """Paragraphs of lists as lists, deeper levels inside the item before them."""
    at = 0
    while at < len(items):
        level, ordered = items[at][0].level or 0, items[at][0].ordered
        made: list[tuple[Block, ...]] = []
        while at < len(items) and (items[at][0].level or 0) >= level:
            line, content = items[at]
            if line.goes_on and made:
                made[-1] = (*made[-1], Paragraph(content))
                at += 1
                continue
            if (line.level or 0) > level:
                end = at
                while end < len(items) and (items[end][0].level or 0) > level:
                    end += 1
                inner = tuple(_lists(items[at:end]))
                made[-1] = (*made[-1], *inner)
                at = end
                continue
            if line.ordered != ordered:
                break
            made.append((Paragraph(content),))
            at += 1
        yield Items(tuple(made), ordered=ordered)
