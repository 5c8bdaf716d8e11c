"""References that point at nothing: evidence, notes, people, paragraphs, recommendations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.assemble.editor.draft import Draft, Passage
from pipeline.assemble.editor.language import sentences
from pipeline.assemble.editor.remarks import Lists, Remark
from pipeline.assemble.recommendations import recommendations
from pipeline.words import short

_NOTE = re.compile(r"\[\^[^\]\s]+\]")
#: A reference typed so that nothing could read it.
_HALF_TYPED = re.compile(
    r"\[@[^\]]{0,60}\]?|\[(?:event|report|kloe):[^\]]{1,60}\]|\{\{[^}]{0,60}\}*"
)
_PARAGRAPH = re.compile(r"\bparagraphs? (\d+(?:\.\d+)+)", re.IGNORECASE)
_RECOMMENDATION = re.compile(r"\brecommendation (\d+[a-z]?)\b", re.IGNORECASE)
#: A paragraph number of somebody else's document.
_ELSEWHERE = re.compile(r"\b(Working Together|guidance|Act|policy|procedure|regulation)", re.I)


def dead_references(draft: Draft, lists: Lists) -> Iterator[Remark]:  # noqa: ARG001 - every rule takes both
    """Every reference of a passage that resolves to nothing in this review or this draft."""
    numbers = {passage.number for passage in draft.passages if passage.number}
    asked = {found.number for found in recommendations(draft.review)}
    for passage in draft.passages:
        for pointer in passage.pointers:
            if pointer.kind == "lost":
                advice = f"{pointer.target} points at nothing. Correct or remove it."
                yield Remark("references", passage, _around(passage, pointer.at), advice)
        for hit in _NOTE.finditer(passage.text):
            yield Remark(
                "references", passage, hit[0], "There is no such note. Write or remove it."
            )
        for hit in _HALF_TYPED.finditer(passage.text):
            yield Remark("references", passage, hit[0], "It cannot be read as a reference.")
        if passage.kind == "heading":
            continue
        yield from _numbered(passage, numbers, asked)


def _numbered(passage: Passage, numbers: set[str], asked: set[str]) -> Iterator[Remark]:
    """Mentions of paragraphs and recommendations of this draft that it does not have."""
    for hit in _PARAGRAPH.finditer(passage.text):
        if hit[1] not in numbers and not _ELSEWHERE.search(_around(passage, hit.start())):
            yield Remark("references", passage, hit[0], "This draft has no such paragraph.")
    for hit in _RECOMMENDATION.finditer(passage.text):
        if asked and hit[1] not in asked:
            yield Remark("references", passage, hit[0], "This draft has no such recommendation.")


def _around(passage: Passage, at: int) -> str:
    """The sentence that ends or stands at a place."""
    held = [sentence.text for sentence in sentences(passage.text) if sentence.start <= at]
    return short(held[-1], 160) if held else passage.text
