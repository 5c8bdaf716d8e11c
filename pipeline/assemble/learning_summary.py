"""The learning summary: a page or two for practitioners, drawn from the report's own words.

What happened, what was learned, good practice, recommendations: the opening of each chapter or
section that says it meets them. Evidence notes stay in the report.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.assemble.chapters import Chapter, chapters_of
from pipeline.assemble.references import References
from pipeline.assemble.review import Review, text
from pipeline.document import (
    Block,
    Document,
    Footnote,
    Heading,
    Inline,
    Items,
    Link,
    Mention,
    Paragraph,
    Span,
    heading,
    paragraph,
    plain,
    replace,
)

#: A paragraph shorter than this leads into something and says little by itself.
LEAST = 80
#: How many words make two pages of Word, lists and headings among them.
WORDS = 850


@dataclass(frozen=True, slots=True)
class Measure:
    """How much is given: paragraphs of an opening, sentences of a finding, good practices."""

    paragraphs: int = 2
    sentences: int = 2
    practices: int = 6


#: From much to little: the first that keeps to two pages is taken.
MEASURES = (
    Measure(), Measure(practices=4), Measure(1, 2, 4), Measure(1, 1, 4), Measure(1, 1, 2),
)  # fmt: skip


_SENTENCE = re.compile(r"(?<=[.!?])[\"”’']?\s+(?=[\"“‘']?[A-Z])")

QUESTIONS = (
    "Which of this could happen here?",
    "What will we do differently, from when, and who will make sure?",
    "How will we know that it has made a difference to a child?",
)


def learning_summary(review: Review) -> Document:
    """The summary as a document; a heading with nothing under it is left out."""
    chapters = chapters_of(review, References(review))
    tried = (_drawn(chapters, measure) for measure in MEASURES)
    blocks = next((held for held in tried if _length(held) <= WORDS), None)
    if blocks is None:
        blocks = _drawn(chapters, MEASURES[-1])
    report = review.table("report")
    title = text(report, "title") or review.case.title
    return Document(
        kind="learning-summary",
        title=f"Learning summary: {title}",
        subtitle=text(report, "subtitle"),
        reference=review.case.reference,
        marking=review.profile.marking,
        blocks=blocks,
    )


# ---------------------------------------------------------------- what is drawn from where


def _drawn(chapters: Sequence[Chapter], measure: Measure) -> tuple[Block, ...]:
    """The whole summary, by one measure."""
    sections: tuple[tuple[str, Callable[[Sequence[Chapter]], tuple[Block, ...]]], ...] = (
        ("What happened", _opening("overview", measure.paragraphs)),
        ("What daily life was like", _opening("voice", 1)),
        ("What we learned", _findings(measure.sentences)),
        ("What worked", _good_practice(measure)),
        ("What must happen now", _recommendations),
    )
    blocks: list[Block] = [paragraph("For practitioners and those who manage them.", "lead")]
    for name, fill in sections:
        if held := fill(chapters):
            blocks += [heading(1, name), *held]
    blocks += [heading(1, "Talk about it in your team")]
    blocks += [Items(tuple((paragraph(question),) for question in QUESTIONS))]
    return tuple(blocks)


def _length(blocks: Sequence[Block]) -> int:
    """The words of paragraphs, headings and lists."""
    count = 0
    for block in blocks:
        if isinstance(block, Paragraph | Heading):
            count += len(plain(block.content).split())
        elif isinstance(block, Items):
            count += sum(_length(item) for item in block.items)
    return count


def _opening(key: str, count: int) -> Callable[[Sequence[Chapter]], tuple[Block, ...]]:
    """The first paragraphs that say something, of the first chapter that meets ``key``."""

    def fill(chapters: Sequence[Chapter]) -> tuple[Block, ...]:
        for chapter in chapters:
            if key in chapter.meets:
                told = list(_telling(chapter.blocks))[:count]
                return tuple(Paragraph(content) for content in told)
        return ()

    return fill


def _findings(count: int) -> Callable[[Sequence[Chapter]], tuple[Block, ...]]:
    """Each section of the chapters on decisions and joint working: its title, then its opening."""
    wanted = {"decisions", "joint_working", "general"}

    def fill(chapters: Sequence[Chapter]) -> tuple[Block, ...]:
        items = [
            (Paragraph((*_bold(title), _pause(title), *_first_sentences(blocks, count))),)
            for chapter in chapters
            if chapter.meets & wanted
            for title, blocks in _sections(chapter)
        ]
        return (Items(tuple(items)),) if items else ()

    return fill


def _good_practice(measure: Measure) -> Callable[[Sequence[Chapter]], tuple[Block, ...]]:
    """The first of the list, or else the opening, of the chapter on good practice."""

    def fill(chapters: Sequence[Chapter]) -> tuple[Block, ...]:
        for chapter in chapters:
            if "good_practice" in chapter.meets:
                for block in chapter.blocks:
                    if isinstance(block, Items):
                        kept = block.items[: measure.practices]
                        return (Items(tuple(tuple(map(_bare, item)) for item in kept)),)
                told = list(_telling(chapter.blocks))[: measure.paragraphs]
                return tuple(map(Paragraph, told))
        return ()

    return fill


def _recommendations(chapters: Sequence[Chapter]) -> tuple[Block, ...]:
    """Each recommendation's title and what it asks for first; the rest stands in the report."""
    items = []
    for chapter in chapters:
        for title, blocks in _sections(chapter):
            if plain(title).casefold().startswith("recommendation"):
                lead = (*_bold(title), _pause(title), *_first_sentences(blocks, 1))
                items.append((Paragraph(lead),))
    return (Items(tuple(items)),) if items else ()


# ---------------------------------------------------------------- words


def _sections(chapter: Chapter) -> Iterator[tuple[tuple[Inline, ...], tuple[Block, ...]]]:
    """The sections of a chapter at its second level: title and what stands under it."""
    title: tuple[Inline, ...] = ()
    held: list[Block] = []
    for block in chapter.blocks:
        if isinstance(block, Heading) and block.level <= 2:
            if title:
                yield title, tuple(held)
            title, held = (block.content, []) if block.level == 2 else ((), [])
        else:
            held.append(block)
    if title:
        yield title, tuple(held)


def _telling(blocks: Sequence[Block]) -> Iterator[tuple[Inline, ...]]:
    """The words of each paragraph that says something of its own, without notes."""
    for block in blocks:
        if isinstance(block, Paragraph) and block.style == "body":
            content = _without_notes(block.content)
            if len(plain(content)) >= LEAST:
                yield content


def _without_notes(content: Sequence[Inline]) -> tuple[Inline, ...]:
    """The words without evidence notes, and without a sentence that points at a key line."""
    kept: list[Inline] = []
    skipping = False
    for part in content:
        if isinstance(part, Footnote):
            continue
        if isinstance(part, Link) and part.target.startswith("#"):
            kept, skipping = _up_to_sentence(kept), True
            continue
        if skipping and isinstance(part, Span):
            ended = re.search(r"[.!?]\s*", part.text)
            if ended is None:
                continue
            part, skipping = replace(part, text=part.text[ended.end() :]), False
        if not skipping:
            kept.append(part)
    return tuple(part for part in kept if part.text)  # type: ignore[union-attr]


def _up_to_sentence(kept: list[Inline]) -> list[Inline]:
    """What stands before the sentence now being written."""
    for at in range(len(kept) - 1, -1, -1):
        part = kept[at]
        if isinstance(part, Span):
            ends = [found.end() for found in re.finditer(r"[.!?]\s", part.text)]
            if ends:
                return [*kept[:at], replace(part, text=part.text[: ends[-1]])]
    return []


def _first_sentences(blocks: Sequence[Block], count: int) -> tuple[Inline, ...]:
    """The first sentences of a section, names and days still marked."""
    told = next(_telling(blocks), ())
    kept: list[Inline] = []
    for part in told:
        if not isinstance(part, Span):
            kept.append(part)
            continue
        ends = [found.start() for found in _SENTENCE.finditer(part.text)]
        if len(ends) >= count:
            return (*kept, replace(part, text=part.text[: ends[count - 1]]))
        count -= len(ends)
        kept.append(part)
    return tuple(kept)


def _bold(content: Sequence[Inline]) -> tuple[Inline, ...]:
    return tuple(
        replace(part, bold=True) if isinstance(part, Span | Mention) else part
        for part in _without_notes(content)
    )


def _pause(title: Sequence[Inline]) -> Span:
    return Span(" " if plain(tuple(title)).rstrip().endswith(("?", "!", ".")) else ". ")


def _bare(block: Block) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, content=_without_notes(block.content), numbered=False)
    return block
