"""Take an edited Word copy of the overview report back into ``report/*.md``.

``compare`` reads and decides nothing is written; ``take_over`` writes. What cannot be placed
stops it; what two people changed alike in one place is put in the table for a person to settle.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from lxml import etree

from pipeline.adopt_report.body import elements
from pipeline.adopt_report.census import balance, received
from pipeline.adopt_report.chapters import Base, Writer, Written, base_of
from pipeline.adopt_report.comments import (
    ACCEPT,
    COMMENTS,
    REFUSE,
    Row,
    Rows,
    book,
    read_comments,
    together,
)
from pipeline.adopt_report.copy import Copy, boxes, open_copy
from pipeline.adopt_report.merge3 import merge3
from pipeline.adopt_report.pieces import Element
from pipeline.adopt_report.placing import Placed, in_chapters, is_contents, is_cover
from pipeline.adopt_report.texts import kept_text
from pipeline.adopt_report.tracked import Tracked, formatting, settle, tracked
from pipeline.errors import BadCase
from pipeline.files import private_folder, sha256, write_whole
from pipeline.model import Register
from pipeline.prose_files import Prose, read_prose
from pipeline.prose_pieces import fingerprint, pieces, read_origin
from pipeline.word_copy import note_edited, read_note_mark, w

#: What to do with a tracked change nobody has decided about.
LEAVE = "leave"
CHOICES = (LEAVE, ACCEPT, REFUSE)


@dataclass(frozen=True, slots=True)
class Adoption:
    """What taking a copy over would do, or did.

    ``before`` and ``after`` are the chapters that change, front lines left out; ``rows`` the whole
    table of comments with what the copy adds; ``left_alone`` counts chapters the copy has not.
    """

    before: tuple[Prose, ...] = field(repr=False)
    after: tuple[Prose, ...] = field(repr=False)
    rows: tuple[Row, ...] = field(repr=False)
    added: int = 0
    tracked: int = 0
    decided: int = 0
    both: int = 0
    outside: int = 0
    formatting: int = 0
    left_alone: int = 0
    removed: int = 0

    def lines(self) -> tuple[str, ...]:
        """What it comes to, in counts: no words of the draft or of a reader."""
        told = [
            (len(self.after), "Chapters changed"),
            (self.removed, "Paragraphs, lists and tables the copy no longer has"),
            (self.added, "New rows in decisions/comments.xlsx"),
            (self.tracked - self.decided, "Tracked changes left for a decision there"),
            (self.decided, "Tracked changes accepted or refused"),
            (self.both, "Places changed here and in the copy; ours stand, theirs are in the table"),
            (self.outside, "Edits to parts the program writes; they are in the table"),
            (self.formatting, "Changes of formatting alone, taken as they are"),
            (self.left_alone, "Chapters not in the copy, left as they are"),
        ]
        found = tuple(f"{what}: {count}." for count, what in told if count)
        return found or ("The copy says nothing that the chapters do not say.",)


def compare(
    folder: Path,
    data: bytes,
    register: Register,
    *,
    texts: Path,
    changes: str = LEAVE,
) -> Adoption:
    """What the copy would change in ``report/``. Writes nothing.

    ``texts`` is the folder where builds keep the texts they printed; ``changes`` says what becomes
    of tracked changes that the table of comments does not decide.

    Raises BadCase when the file is not a copy of this draft, when a chapter it was built from is
    not known any more, or when words of it could not be placed.
    """
    copy = open_copy(data)
    came = [received(copy.body), *(received(note) for note in copy.notes.values())]
    table = read_comments(folder)
    places = _places(copy)
    rows = Rows(fingerprint(sha256(data)), places)
    decided = {row.ref: row.decision for row in table if row.decision in (ACCEPT, REFUSE)}
    found = _settle(copy, rows, decided, changes)
    rows.comments(copy)
    beside = boxes(copy)
    for anchor, words in beside:
        rows.other("text box", words, anchor)
    all_elements = elements(copy)
    chapters = {fingerprint(prose.name)[:6]: prose for prose in _printed(folder)}
    placed, outside = in_chapters(all_elements, list(chapters))
    bases = _bases(placed, chapters, texts)
    written = _write(copy, placed, bases, _names(register))
    moved_aside = _outside(rows, outside)
    _notes(copy, rows)
    taken_out = [_gone(change, decided, changes) for change in found]
    balance(
        sum(came, start=type(came[0])()),
        (line.text for element in all_elements for line in element.all_lines()),
        (words for _, words in beside),
        taken_out,
        ("".join(t.text or "" for t in note.iter(w("t"))) for note in copy.notes.values()),
    )
    before, after, both = _merged(chapters, bases, written, rows)
    return Adoption(
        before,
        after,
        together(table, rows.found),
        added=len({row.ref for row in rows.found} - {row.ref for row in table}),
        tracked=len({change.ref for change in found}),
        decided=len({c.ref for c in found if _decision(c, decided, changes) != LEAVE}),
        both=both,
        outside=moved_aside,
        formatting=formatting(open_copy(data).body),
        left_alone=len(chapters.keys() - bases.keys()),
        removed=_removed(placed, bases),
    )


def take_over(folder: Path, adoption: Adoption, *, head: str = "") -> None:
    """Write what ``compare`` found: the table of comments first, then each chapter, whole or not.

    Front lines of a chapter stay as they are. Raises CouldNotWrite.
    """
    if adoption.rows:
        private_folder((folder / COMMENTS).parent)
        write_whole(folder / COMMENTS, book(adoption.rows, head))
    for prose, was in zip(adoption.after, adoption.before, strict=True):
        path = folder / "report" / f"{prose.name}.md"
        raw = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        front = raw[: len(raw) - len(was.text)]
        write_whole(path, (front + prose.text).encode())


# ---------------------------------------------------------------- what came


def _printed(folder: Path) -> list[Prose]:
    return [p for p in read_prose(folder) if p.front.get("use", "report") == "report"]


def _names(register: Register) -> Mapping[str, str]:
    """What each mention of the register is printed as, by how it is typed."""
    found = {}
    for entry in register.entries:
        found[f"{{{{{entry.key}}}}}"] = entry.name
        found[f"{{{{{entry.key}:first}}}}"] = entry.name.split()[0]
    return found


def _places(copy: Copy) -> dict[etree._Element, tuple[str, str]]:
    """Chapter and printed number of each paragraph and table, before any change is settled."""
    found: dict[etree._Element, tuple[str, str]] = {}
    chapter = number = ""
    for node in copy.body.iter(w("p"), w("tbl")):
        style = node.find(f"{w('pPr')}/{w('pStyle')}")
        name = style.get(w("val"), "") if style is not None else ""
        if name.casefold() == "heading1":
            chapter = "".join(t.text or "" for t in node.iter(w("t")))
        found[node] = (chapter, number)
    for element, node in _numbered(copy):
        number = element or number
        # A list, a quotation or a table has no number of its own: it is found after one that has.
        in_table = next(node.iterancestors(w("tc")), None) is not None
        beside = "table after" if in_table else "after"
        found[node] = (found[node][0], element or (number and f"{beside} {number}"))
    return found


def _numbered(copy: Copy) -> list[tuple[str, etree._Element]]:
    counts: list[int] = []
    found = []
    for node in copy.body.iter(w("p")):
        held = node.find(f"{w('pPr')}/{w('numPr')}")
        style = node.find(f"{w('pPr')}/{w('pStyle')}")
        name = style.get(w("val"), "").casefold() if style is not None else ""
        if held is None or not (name.startswith("heading") or name == "numberedtext"):
            found.append(("", node))
            continue
        level = held.find(w("ilvl"))
        depth = int(level.get(w("val"), "0")) if level is not None else 0
        del counts[depth + 1 :]
        counts += [0] * (depth + 1 - len(counts))
        counts[depth] += 1
        found.append((".".join(map(str, counts)), node))
    return found


def _settle(copy: Copy, rows: Rows, decided: Mapping[str, str], otherwise: str) -> list[Tracked]:
    """Tell every tracked change and settle it in the XML; in notes too."""
    found = []
    for root in (copy.body, *copy.notes.values()):
        changes = tracked(root)
        for change in changes:
            decision = _decision(change, decided, otherwise)
            rows.change(change, "" if decision == LEAVE else decision)
        settle(root, changes, lambda c: _decision(c, decided, otherwise) == ACCEPT)
        found += changes
    return found


def _decision(change: Tracked, decided: Mapping[str, str], otherwise: str) -> str:
    return decided.get(change.ref, otherwise)


def _gone(change: Tracked, decided: Mapping[str, str], otherwise: str) -> str:
    """The words a change takes out of the copy, as it was decided."""
    return change.was if _decision(change, decided, otherwise) == ACCEPT else change.now


# ---------------------------------------------------------------- chapters


def _bases(placed: Sequence[Placed], chapters: Mapping[str, Prose], texts: Path) -> dict[str, Base]:
    """The text each chapter of the copy was printed from."""
    printed = {one.origin.file: one.origin.text for one in placed if one.origin}
    if not printed:
        raise BadCase(
            "This Word file has none of the marks of a draft built here: either it is another "
            "document, or the program that saved it dropped them. Edit a copy in Word itself. (What "
            "an agency sent back is not adopted: it goes into returns/, in the agency's folder.)"
        )
    found = {}
    for number, (file, text) in enumerate(printed.items(), start=1):
        prose = chapters.get(file)
        if prose is None:
            raise BadCase(
                f"Chapter {number} of the copy is no longer in report/. Put its file back, or "
                "build a new draft."
            )
        base = prose.text if fingerprint(prose.text) == text else kept_text(texts, file, text)
        if base is None:
            raise BadCase(
                f"Chapter {number} has changed in report/ since this copy was built, and the text "
                "it was built from is not kept. Nothing was taken over."
            )
        found[file] = base_of(prose.name, base)
    return found


def _removed(placed: Sequence[Placed], bases: Mapping[str, Base]) -> int:
    """How many blocks of the chapters have nothing left of them in the copy."""
    there = {
        read
        for one in placed
        for mark in one.element.marks
        if (read := read_origin(mark.origin)) is not None
    }
    shown = sum(not piece.breaks for base in bases.values() for piece in base.pieces)
    return shown - len(there)


def _write(
    copy: Copy, placed: Sequence[Placed], bases: Mapping[str, Base], names: Mapping[str, str]
) -> dict[str, Written]:
    return {
        file: Writer(copy, base, file, names, bases).write(
            [one for one in placed if one.chapter == file]
        )
        for file, base in bases.items()
    }


def _merged(
    chapters: Mapping[str, Prose],
    bases: Mapping[str, Base],
    written: Mapping[str, Written],
    rows: Rows,
) -> tuple[tuple[Prose, ...], tuple[Prose, ...], int]:
    """The chapters that change, before and after, and how many places both sides changed."""
    before: list[Prose] = []
    after: list[Prose] = []
    both = 0
    for file, prose in chapters.items():
        if file not in bases:
            continue
        text = written[file].text
        if prose.text != bases[file].text:
            text, clashes = _three_way(prose, bases[file], text)
            both += len(clashes)
            for theirs in clashes:
                rows.other("changed here and in the copy", theirs, None, prose.name)
        if text != prose.text:
            before.append(prose)
            after.append(replace(prose, text=text))
    return tuple(before), tuple(after), both


def _three_way(prose: Prose, base: Base, theirs: str) -> tuple[str, list[str]]:
    """Our chapter with what the copy changed, and what the copy says where we changed it too."""
    if theirs == base.text:
        return prose.text, []
    cut: Callable[[str], list[str]] = _cut
    stretches = merge3(cut(base.text), cut(prose.text), cut(theirs))
    blocks = [block for stretch in stretches for block in stretch.blocks]
    clashes = ["\n\n".join(s.theirs) for s in stretches if s.theirs is not None]
    return "\n\n".join(blocks) + "\n", [words for words in clashes if words.strip()]


def _cut(text: str) -> list[str]:
    """A chapter's blocks and the definitions of its notes, in order."""
    lines = text.split("\n")
    found: list[str] = []
    at = 0
    for piece in pieces(text):
        found += _between(lines[at : piece.start])
        found.append("\n".join(lines[piece.start : piece.end]))
        at = piece.end
    return found + _between(lines[at:])


def _between(lines: Sequence[str]) -> list[str]:
    words = "\n".join(lines).strip("\n")
    return [words] if words.strip() else []


# ---------------------------------------------------------------- what is not in the chapters


def _outside(rows: Rows, outside: Sequence[Element]) -> int:
    """Tell what a reader wrote in parts the program writes; give how many places."""
    count = 0
    for element in outside:
        if is_contents(element) or is_cover(element) or (element.marks and not element.edited):
            continue
        kind = (
            "edit to a part the program writes"
            if element.marks
            else "added to a part the program writes"
        )
        rows.other(kind, element.text.strip(), None)
        count += 1
    return count


def _notes(copy: Copy, rows: Rows) -> None:
    """Tell where a reader changed the words of a note that the program writes."""
    for note in copy.notes.values():
        mark = read_note_mark(note)
        if mark and mark.reference and note_edited(note):
            words = "".join(t.text or "" for t in note.iter(w("t"))).strip()
            rows.other("edit to a note the program writes", words, None)


__all__ = ["CHOICES", "LEAVE", "Adoption", "compare", "take_over"]
