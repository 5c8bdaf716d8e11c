"""Key themes for analysis: few, and each tied to key lines, events and report passages (LLR 8.8).

They are named in ``report/``: each heading of a file that says ``use: themes`` in front, with the
references under it; else in ``case.toml`` (``[[review.themes]]``); else the sections of the
report that say which key line they answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.assemble.editor.draft import Passage, Pointer, draft
from pipeline.assemble.evidence import sources
from pipeline.assemble.furniture import paper
from pipeline.assemble.review import Review, sublist, text
from pipeline.assemble.summary_facts import events_table
from pipeline.assemble.wording import listed
from pipeline.document import (
    Block,
    Document,
    Items,
    Paragraph,
    Span,
    Table,
    TableCell,
    TableRow,
    cell,
    heading,
    paragraph,
    words,
)
from pipeline.model import Event

_QUESTION = re.compile(r"Question:\s*(.+)", re.DOTALL)
#: Key lines named after the last sentence: the paper lists them by themselves.
_TRAILING = re.compile(r"(?:[\s(,;]*\bkey line of enquiry \d+[\s),;]*)+\.?$")
#: More themes than this are no longer few.
MANY = 7


@dataclass(frozen=True, slots=True)
class Theme:
    """One key theme. ``reports`` are ``agency`` or ``agency#section`` as typed in a reference."""

    title: str = field(repr=False)
    about: tuple[str, ...] = field(default=(), repr=False)
    key_lines: tuple[int, ...] = ()
    events: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    questions: tuple[str, ...] = field(default=(), repr=False)
    place: str = ""  # where the report takes it up


def themes(review: Review) -> tuple[Theme, ...]:
    """The key themes, in the order in which they are named."""
    papers = tuple(held for held in review.prose if held.front.get("use") == "themes")
    if papers:
        own = replace(review, prose=tuple(replace(held, front={}) for held in papers))
        return tuple(theme for theme in _sections(own, placed=False) if theme.title)
    named = tuple(_of_case(row) for row in sublist(review.table("review"), "themes"))
    return named or tuple(theme for theme in _sections(review, placed=True) if theme.key_lines)


def _of_case(row: object) -> Theme:
    held = row if isinstance(row, dict) else {}

    def texts(key: str) -> tuple[str, ...]:
        found = held.get(key, [])
        return tuple(str(value) for value in found) if isinstance(found, list) else ()

    lines = held.get("key_lines", [])
    return Theme(
        text(held, "title"),
        (text(held, "about"),) if text(held, "about") else (),
        tuple(int(n) for n in lines if isinstance(n, int)) if isinstance(lines, list) else (),
        texts("events"),
        texts("reports"),
        texts("questions"),
    )


def _sections(review: Review, *, placed: bool) -> Iterator[Theme]:
    """Each section with the references under its heading."""
    passages = draft(review).passages
    for count, passage in enumerate(passages):
        if passage.kind != "heading":
            continue
        under = []
        for later in passages[count + 1 :]:
            if later.kind == "heading":
                break
            under.append(later)
        if under:
            yield _theme(passage, under, placed=placed)


def _theme(head: Passage, under: Sequence[Passage], *, placed: bool) -> Theme:
    pointers = [pointer for passage in under for pointer in passage.pointers]
    questions = [found[1] for passage in under if (found := _QUESTION.fullmatch(passage.text))]
    texts = (_TRAILING.sub("", p.text) for p in under if not _QUESTION.fullmatch(p.text))
    about = [text_ for text_ in texts if text_]
    return Theme(
        head.text,
        tuple(about[:1] if placed else about),
        tuple(int(target) for target in _targets(pointers, "kloe") if target.isdigit()),
        _targets(pointers, "event"),
        _targets(pointers, "report"),
        tuple(questions),
        head.number if placed else "",
    )


def _targets(pointers: Sequence[Pointer], kind: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(held.target for held in pointers if held.kind == kind))


# ---------------------------------------------------------------- the paper


def themes_paper(review: Review) -> Document:
    """The key themes for the panel and the workshop, with the evidence each rests on."""
    found = themes(review)
    blocks: list[Block] = [
        paragraph(
            "Key themes for analysis. They are few, and meant to be of use beyond this case.",
            "lead",
        )
    ]
    if not found:
        blocks.append(paragraph("No theme has been named yet.", "note"))
    if len(found) > MANY:
        blocks.append(paragraph(f"There are {len(found)}: consider fewer.", "note"))
    for number, theme in enumerate(found, start=1):
        blocks.append(heading(1, f"Theme {number}: {theme.title}", f"theme-{number}"))
        blocks += theme_blocks(review, theme)
    return paper(review, "themes-paper", "Key themes for analysis", blocks)


def theme_blocks(review: Review, theme: Theme) -> Iterator[Block]:
    """What a theme is about, what it bears on and what it rests on."""
    yield from (paragraph(part) for part in theme.about)
    lines = {line.number: line.title for line in review.case.key_lines}
    bears = listed(f"{number} ({lines[number]})" for number in theme.key_lines if number in lines)
    if bears:
        yield Paragraph((Span("Key lines of enquiry: ", bold=True), Span(f"{bears}.")))
    if theme.place:
        yield Paragraph((Span("Taken up in the draft: ", bold=True), Span(f"{theme.place}.")))
    events = _events(review, theme)
    if events:
        yield events_table(review, events, f"Events: {theme.title}")
    if passages := tuple(_passages(review, theme)):
        header = ("Report", "Where", "What it says")
        yield Table(header, passages, f"Reports: {theme.title}", (0.2, 0.2, 0.6))
    if theme.questions:
        yield paragraph("To talk about", "label")
        yield Items(tuple((paragraph(question),) for question in theme.questions))


def _events(review: Review, theme: Theme) -> list[Event]:
    wanted = set(theme.events)
    return [event for event in review.events if event.event_id in wanted]


def _passages(review: Review, theme: Theme) -> Iterator[TableRow]:
    for target in theme.reports:
        found = list(sources(review, Pointer(0, "report", target)))
        if "#" not in target:
            found = [held for held in found if _bears(review, held.where, theme)]
        for held in found:
            content = tuple(words(part) for part in held.words)
            yield TableRow((cell(held.name, header=True), cell(held.where), TableCell(content)))


def _bears(review: Review, where: str, theme: Theme) -> bool:
    """Of a whole report, the sections whose title names one of the theme's key lines."""
    titles = [line.title for line in review.case.key_lines if line.number in theme.key_lines]
    named = [f"key line {number}" for number in theme.key_lines]
    return any(name.casefold() in where.casefold() for name in (*titles, *named))
