"""Statements of fact that nothing in their paragraph traces to the evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.assemble.chapters import printed
from pipeline.assemble.editor.draft import Draft, Passage
from pipeline.assemble.editor.language import sentences
from pipeline.assemble.editor.remarks import Lists, Remark
from pipeline.words import short

_PAST = re.compile(
    r"\b(was|were|had|did|said|told|asked|saw|went|rang|wrote|came|took|gave|held|made|met|knew"
    r"|felt|left|found|kept|thought|heard|began|drew|hid|hurt|hit|\w{3,}ed)\b"
)
_QUOTED = re.compile(r"[“\"][^”\"]{12,}[”\"]")
_ASKS = re.compile(r"recommendation\b", re.IGNORECASE)


def unreferenced(draft: Draft, lists: Lists) -> Iterator[Remark]:  # noqa: ARG001 - every rule takes both
    """Paragraphs that tell a dated or quoted fact, or what a person did, without any reference.

    A chapter whose front matter says ``evidence: no`` (method, thanks) is not looked at, nor is
    what stands under a recommendation.
    """
    chapters = _without_evidence(draft)
    for passage in draft.prose():
        if passage.kind == "cell" or passage.chapter in chapters or _ASKS.match(passage.section):
            continue
        if any(pointer.kind != "kloe" for pointer in passage.pointers):
            continue
        if told := _fact(passage):
            yield Remark("unreferenced", passage, short(told, 120), "Add the event or the report.")


def _without_evidence(draft: Draft) -> set[int]:
    kept = enumerate(printed(draft.review), start=1)
    return {number for number, prose in kept if prose.front.get("evidence") in ("no", "false")}


def _fact(passage: Passage) -> str:
    """The first sentence that tells a fact; "" where none does."""
    for sentence in sentences(passage.text):
        here = range(sentence.start, sentence.end)
        dated = any(said.start in here for said in passage.days)
        named = any(held.start in here for held in passage.named)
        past = bool(_PAST.search(sentence.text))
        if past and (dated or named or _QUOTED.search(sentence.text)):
            return sentence.text
    return ""
