"""Comments and undecided changes of every reader in one table, with an answer column.

``decisions/comments.xlsx``: a row a comment or change. Answers and decisions already given stay;
a comment that comes back in another copy is not told twice.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

from lxml import etree

from pipeline.adopt_report.copy import Copy
from pipeline.adopt_report.tracked import Tracked
from pipeline.render.workbook import Column, Sheet, workbook
from pipeline.tables import read_tables
from pipeline.word_copy import w
from pipeline.words import short

COMMENTS = Path("decisions") / "comments.xlsx"
ACCEPT, REFUSE = "accept", "refuse"

_PARAGRAPH_ID = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"


@dataclass(frozen=True, slots=True)
class Row:
    """One comment or change. ``about`` are the draft's words it stands at.

    ``kind``: comment, or what a tracked change does, or why words of the copy are not in the
    chapters. ``decision`` is accept, refuse or "".
    """

    ref: str
    copy: str = ""
    reader: str = field(default="", repr=False)
    on: str = ""
    chapter: str = field(default="", repr=False)
    place: str = ""
    kind: str = "comment"
    about: str = field(default="", repr=False)
    words: str = field(default="", repr=False)
    answer: str = field(default="", repr=False)
    decision: str = ""


HEADINGS = tuple(one.name for one in fields(Row))
_WIDTHS = {"about": 40, "words": 50, "answer": 40, "reader": 20, "chapter": 24}


def read_comments(folder: Path) -> tuple[Row, ...]:
    """The table as it stands; empty before the first copy was taken over. Raises BadCase."""
    path = folder / COMMENTS
    if not path.exists():
        return ()
    sheet = read_tables(path, HEADINGS)[0]
    rows = [Row(**{name: row[name] for name in HEADINGS}) for row in sheet.rows]
    return tuple(replace(row, decision=row.decision.casefold()) for row in rows if row.ref)


def book(rows: Sequence[Row], head: str = "") -> bytes:
    """The table as a workbook."""
    columns = tuple(
        Column(
            name,
            _WIDTHS.get(name, 12),
            options=(ACCEPT, REFUSE) if name == "decision" else (),
            help=_HELP.get(name, ""),
        )
        for name in HEADINGS
    )
    values = [[getattr(row, name) for name in HEADINGS] for row in rows]
    intro = (
        "Comments and changes of every reader",
        "Answer comments here. For a change write accept or refuse, and take the copy over again.",
    )
    return workbook([Sheet("Comments", columns, values, intro=intro)], title="Comments", head=head)


_HELP = {
    "decision": "For a tracked change: accept or refuse. Then take the same copy over again.",
    "answer": "What the lead reviewer answers to the reader.",
}


def together(before: Sequence[Row], found: Sequence[Row]) -> tuple[Row, ...]:
    """The table with what a copy adds; answers and decisions already given stay."""
    held = {row.ref: row for row in before}
    for row in found:
        old = held.get(row.ref)
        held[row.ref] = replace(row, answer=old.answer, decision=old.decision) if old else row
    return tuple(held.values())


# ---------------------------------------------------------------- rows


@dataclass(slots=True)
class Rows:
    """Makes the rows of one copy; gives each its own reference."""

    copy_name: str
    places: Mapping[etree._Element, tuple[str, str]]
    found: list[Row] = field(default_factory=list)

    def add(self, row: Row) -> None:
        """Add a row; a second one alike gets a number of its own."""
        known = {held.ref for held in self.found}
        ref, count = row.ref, 2
        while ref in known:
            ref, count = f"{row.ref}-{count}", count + 1
        self.found.append(replace(row, ref=ref, copy=self.copy_name))

    def change(self, change: Tracked, decision: str) -> None:
        """A tracked change and what was decided about it; a move is told once."""
        if any(row.ref == change.ref for row in self.found) and change.kind.startswith("moved"):
            return
        chapter, place = self._place(change.at)
        about = short(_stood(change.at), 160) if change.at is not None else ""
        told = " → ".join(part for part in (change.was.strip(), change.now.strip()) if part)
        row = Row(
            change.ref, "", change.reader, change.on, chapter, place, change.kind, about, told,
            decision=decision,
        )  # fmt: skip
        self.add(row)

    def comments(self, copy: Copy) -> None:
        """Every comment with the words it stands at."""
        if copy.comments is None:
            return
        about = dict(_ranges(copy.body))
        # Many programs give a comment's paragraphs no id: then no comment answers another.
        begun = {
            held: comment for comment in copy.comments.iter(w("comment")) for held in _ids(comment)
        }
        for comment in copy.comments.iter(w("comment")):
            number = comment.get(w("id"), "")
            ids = _ids(comment)
            parents = (begun.get(copy.answers.get(held, "")) for held in sorted(ids))
            parent = next((held for held in parents if held is not None), None)
            node, words = about.get(number, (None, ""))
            if node is None and parent is not None:
                node, words = about.get(parent.get(w("id"), ""), (None, ""))
            chapter, place = self._place(node)
            said = "\n".join(filter(None, (_said(p) for p in comment.iter(w("p")))))
            reader = _reader(comment)
            kind = "comment" if parent is None else f"answer to {_reader(parent)}"
            kind += ", marked as done" if ids & copy.done else ""
            self.add(
                Row(
                    reference("C", reader, said, words), "", reader, comment.get(w("date"), "")[:10],
                    chapter, place, kind, short(words, 300), said,
                )
            )  # fmt: skip

    def other(self, kind: str, words: str, node: etree._Element | None, about: str = "") -> None:
        """Words of the copy that do not go into the chapters, and why."""
        chapter, place = self._place(node)
        ref = reference("W", kind, words)
        self.add(Row(ref, "", "", "", chapter, place, kind, short(about, 160), words))

    def _place(self, node: etree._Element | None) -> tuple[str, str]:
        while node is not None:
            if node in self.places:
                return self.places[node]
            node = node.getparent()
        return "", ""


def _ids(comment: etree._Element) -> set[str]:
    """The ids of a comment's paragraphs, by which Word keeps its threads."""
    return {held for p in comment.iter(w("p")) if (held := p.get(_PARAGRAPH_ID, ""))}


def _reader(comment: etree._Element) -> str:
    return comment.get(w("author"), "").strip() or "not named"


def reference(letter: str, *words: str) -> str:
    """A short name that is the same for the same words."""
    said = "\x1f".join(words)
    return f"{letter}-{hashlib.sha256(said.encode()).hexdigest()[:8]}"


def _ranges(body: etree._Element) -> Iterator[tuple[str, tuple[etree._Element, str]]]:
    """For each comment the paragraph it begins in and the words it stands at."""
    open_: dict[str, list[str]] = {}
    starts: dict[str, etree._Element] = {}
    for node in body.iter():
        number = node.get(w("id"), "")
        if node.tag == w("commentRangeStart"):
            open_[number], starts[number] = [], node
        elif node.tag == w("commentRangeEnd") and number in open_:
            yield number, (starts[number], " ".join("".join(open_.pop(number)).split()))
        elif node.tag == w("commentReference") and number not in starts:
            paragraph = next(node.iterancestors(w("p")), None)
            yield number, (node, _said(paragraph) if paragraph is not None else "")
        elif node.tag in (w("t"), w("delText")):
            for words in open_.values():
                words.append(node.text or "")
        elif node.tag == w("p"):
            for words in open_.values():
                words.append(" ")


def _said(paragraph: etree._Element) -> str:
    return "".join(t.text or "" for t in paragraph.iter(w("t"), w("delText")))


def _stood(paragraph: etree._Element) -> str:
    """The words of a paragraph before its changes; those put in where there were none."""
    new = (w("ins"), w("moveTo"))
    held = (
        text.text or ""
        for text in paragraph.iter(w("t"), w("delText"))
        if not any(outer.tag in new for outer in text.iterancestors())
    )
    return "".join(held).strip() or _said(paragraph)
