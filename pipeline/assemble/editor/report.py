"""The editor's report on a draft: remarks by rule with their places, measures and a glossary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.assemble.editor import RULES, draft, glossary, lists_of, remarks
from pipeline.assemble.editor.draft import Draft, Passage
from pipeline.assemble.editor.language import measure
from pipeline.assemble.editor.remarks import Lists, Remark, told
from pipeline.assemble.furniture import NO_CHAPTER
from pipeline.assemble.mentions import Marker, marked
from pipeline.assemble.review import Review, text
from pipeline.assemble.wording import plural, sentence
from pipeline.document import Block, Callout, Document, Table, TableRow, cell, heading, paragraph


def editor_report(review: Review) -> Document:
    """The editor's report on the draft overview report, for the lead reviewer.

    It points at places and changes nothing; a remark may be right and the sentence right too.
    """
    held, lists = draft(review), lists_of(review)
    found = remarks(review)
    number = text(review.table("report"), "draft")
    blocks: list[Block] = [
        paragraph(
            "What a careful editor would ask about this draft. Nothing has been changed: each "
            "remark names its place, the words, and something to consider.",
            "lead",
        ),
        *([] if held.passages else [Callout("note", NO_CHAPTER, (paragraph(_UNREAD),))]),
        heading(1, "At a glance", "editor-counts"),
        _counts(found, lists, read=bool(held.passages)),
    ]
    for rule in RULES:
        blocks += _of_rule(rule, [remark for remark in found if remark.rule == rule], lists)
    blocks += _measures(held)
    blocks += _glossary(held, lists)
    return Document(
        kind="editor-report",
        title=f"Editor’s report on draft {number}" if number else "Editor’s report on the draft",
        subtitle=review.case.title,
        reference=review.case.reference,
        marking=review.profile.marking,
        blocks=marked(blocks, Marker(review.register)),
    )


_UNREAD = "There was nothing to read. What follows is what a draft will be read for."


def _counts(found: Sequence[Remark], lists: Lists, *, read: bool) -> Table:
    none = "none" if read else "not read"
    rows = []
    for rule in RULES:
        title, why, source = told(lists, rule)
        count = sum(remark.rule == rule for remark in found)
        rows.append(
            TableRow((cell(title, header=True), cell(str(count or none)), cell(why), cell(source)))
        )
    header = ("What was looked for", "Remarks", "Why", "Source")
    return Table(header, tuple(rows), "Remarks by kind", (0.3, 0.1, 0.34, 0.26))


def _of_rule(rule: str, found: Sequence[Remark], lists: Lists) -> Iterator[Block]:
    if not found:
        return
    title, why, _ = told(lists, rule)
    yield heading(1, title, f"editor-{rule.replace('_', '-')}")
    yield paragraph(sentence(why), "note")
    rows = tuple(
        TableRow(
            (
                cell(_place(remark.passage), header=True),
                cell(remark.passage.section),
                cell(remark.words),
                cell(remark.advice),
            )
        )
        for remark in found
    )
    header = ("Paragraph", "Section", "Words", "To consider")
    yield Table(header, rows, f"{title}: {plural(len(found), 'remark')}", (0.12, 0.22, 0.37, 0.29))


def _place(passage: Passage) -> str:
    """The printed number; where there is none, what it is and its count in the section."""
    return passage.number or f"{passage.kind} {passage.place}".capitalize()


def _measures(held: Draft) -> Iterator[Block]:
    rows = []
    for first, passages in held.sections():
        found = measure([passage.text for passage in passages])
        rows.append(
            TableRow(
                (
                    cell(first.section, header=True),
                    cell(str(found.words)),
                    cell(f"{found.per_sentence:g}"),
                    cell(f"{found.age:g}" if found.words >= 30 else "too short to say"),
                )
            )
        )
    if rows:
        yield heading(1, "Length and reading age", "editor-measures")
        yield paragraph(
            "Reading age is the Flesch-Kincaid grade plus five years. It counts words and "
            "syllables and knows nothing of sense.",
            "note",
        )
        header = ("Section", "Words", "Words a sentence", "Reading age")
        yield Table(header, tuple(rows), "Measures by section", (0.52, 0.14, 0.18, 0.16))


def _glossary(held: Draft, lists: Lists) -> Iterator[Block]:
    terms = glossary(held, lists)
    if not terms:
        return
    yield heading(1, "Glossary, from first uses", "editor-glossary")
    rows = tuple(
        TableRow(
            (
                cell(term.short, header=True),
                cell(term.meaning or "Not explained in the draft"),
                cell(term.first.where()),
                cell("yes" if term.explained else "no", shade="met" if term.explained else "late"),
            )
        )
        for term in terms
    )
    header = ("Short form", "Meaning", "First used", "Explained there")
    yield Table(header, rows, "Short forms", (0.16, 0.5, 0.18, 0.16))
