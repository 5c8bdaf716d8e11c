"""Sentences, paragraphs and sections longer than a reader can hold; sections hard to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.assemble.editor.draft import Draft, Passage
from pipeline.assemble.editor.language import measure, sentences, words
from pipeline.assemble.editor.remarks import Lists, Remark, limit
from pipeline.words import short


def long_sentences(draft: Draft, lists: Lists) -> Iterator[Remark]:
    """Sentences and paragraphs over the partnership's limits, counted in words."""
    most, whole = limit(lists, "sentence_words", 30), limit(lists, "paragraph_words", 180)
    for passage in draft.prose():
        for sentence in sentences(passage.text):
            count = len(words(sentence.text))
            if count > most:
                advice = f"{count} words. Say it in two sentences."
                yield Remark("sentences", passage, short(sentence.text, 120), advice)
        count = len(words(passage.text))
        if count > whole:
            advice = f"A paragraph of {count} words. Divide it."
            yield Remark("sentences", passage, short(passage.text, 60), advice)


def long_sections(draft: Draft, lists: Lists) -> Iterator[Remark]:
    """Sections over the partnership's limit, counted in words."""
    most = limit(lists, "section_words", 1200)
    for first, held in draft.sections():
        count = sum(len(words(passage.text)) for passage in held)
        if count > most:
            yield Remark("sections", first, first.section, f"{count} words. Shorten or divide it.")


def hard_reading(draft: Draft, lists: Lists) -> Iterator[Remark]:
    """Sections whose reading age is over the partnership's limit, and dense paragraphs in others."""
    oldest, enough = limit(lists, "reading_age", 15), limit(lists, "reading_words", 60)
    for first, held in draft.sections():
        found = measure([passage.text for passage in held])
        if found.words >= enough and found.age > oldest:
            advice = (
                f"Reading age {found.age:g}: {found.per_sentence:g} words a sentence. "
                "Shorter sentences and shorter words."
            )
            yield Remark("reading_age", first, first.section, advice)
        else:
            yield from _dense(held, lists)


def _dense(held: Sequence[Passage], lists: Lists) -> Iterator[Remark]:
    """Paragraphs far harder than the section around them, which its average hides."""
    oldest, enough = limit(lists, "dense_age", 20), limit(lists, "dense_words", 30)
    for passage in held:
        found = measure([passage.text])
        if found.sentences > 1 and found.words >= enough and found.age > oldest:
            advice = f"Reading age {found.age:g} in this paragraph. Shorter and plainer words."
            yield Remark("reading_age", passage, short(passage.text, 60), advice)
