"""Statements of fact that nothing in their paragraph traces to the evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.assemble.chapters import printed
from pipeline.assemble.editor.draft import Draft, Passage
from pipeline.assemble.editor.language import Sentence, sentences
from pipeline.assemble.editor.patterns import PLAIN, search
from pipeline.assemble.editor.remarks import Lists, Remark, phrases, texts
from pipeline.words import short

_PAST = re.compile(
    r"\b(was|were|had|did|said|told|asked|saw|went|rang|wrote|came|took|gave|held|made|met|knew"
    r"|felt|left|found|kept|thought|heard|began|drew|hid|hurt|hit|slept|ate|drank|bit|bought"
    r"|brought|caught|fell|fled|fought|got|grew|led|lent|lay|lived|lost|paid|put|ran|sat|sent|sang"
    r"|shook|spoke|spent|stood|taught|threw|understood|woke|wore|\w{3,}ed)\b"
)
#: What might be, or ought to be, is no statement of fact.
_NOT_FACT = re.compile(
    r"\b(?:(?i:would|should|could|might|must|if|whether|will|imagine|suppose)|may)\b|\?$"
)
_QUOTED = re.compile(r"[“\"][^”\"]{12,}[”\"]")


@dataclass(frozen=True, slots=True)
class _Looked:
    """What shows a fact, and what excuses one."""

    people: re.Pattern[str] = field(repr=False)
    process: re.Pattern[str] | None = field(default=None, repr=False)
    sections: re.Pattern[str] | None = field(default=None, repr=False)


def unreferenced(draft: Draft, lists: Lists) -> Iterator[Remark]:
    """Paragraphs that tell a fact without any reference, or a dated one after the last reference.

    A fact is what somebody did, or what is dated or quoted.
    A chapter whose front matter says ``evidence: no`` (method, thanks) is not looked at, nor is a
    section whose heading shows that it tells of the review itself, nor a sentence that does.
    """
    chapters, looked = _without_evidence(draft), _looked(draft, lists)
    for passage in draft.prose():
        if passage.kind == "cell" or passage.chapter in chapters:
            continue
        if looked.sections and looked.sections.search(passage.section.translate(PLAIN)):
            continue
        places = [pointer.at for pointer in passage.pointers if pointer.kind != "kloe"]
        told = _trailing(passage, max(places), looked) if places else _fact(passage, looked)
        if told:
            yield Remark("unreferenced", passage, short(told, 120), "Add the event or the report.")


def _looked(draft: Draft, lists: Lists) -> _Looked:
    agencies = [agency.label for agency in draft.review.case.agencies]
    people = (*texts(lists, "unreferenced", "people"), *phrases(lists, "agencies"), *agencies)
    process = texts(lists, "unreferenced", "process")
    sections = texts(lists, "unreferenced", "sections")
    return _Looked(
        search(people or ("he", "she")),
        search(process) if process else None,
        search(sections) if sections else None,
    )


def _without_evidence(draft: Draft) -> set[int]:
    kept = enumerate(printed(draft.review), start=1)
    return {number for number, prose in kept if prose.front.get("evidence") in ("no", "false")}


def _fact(passage: Passage, looked: _Looked) -> str:
    """The first sentence that tells a fact; "" where none does."""
    for sentence in _statements(passage, looked):
        if (
            _dated(passage, sentence)
            or _QUOTED.search(sentence.text)
            or _peopled(passage, sentence, looked)
        ):
            return sentence.text
    return ""


def _trailing(passage: Passage, last: int, looked: _Looked) -> str:
    """The first dated fact of which all stands after the last reference."""
    for sentence in _statements(passage, looked):
        if sentence.start >= last and _dated(passage, sentence):
            return sentence.text
    return ""


def _statements(passage: Passage, looked: _Looked) -> Sequence[Sentence]:
    """The sentences that say what was, and not how the review was done or what should be."""
    return [
        sentence
        for sentence in sentences(passage.text)
        if _PAST.search(sentence.text)
        and not _NOT_FACT.search(sentence.text)
        and not (looked.process and looked.process.search(sentence.text.translate(PLAIN)))
    ]


def _dated(passage: Passage, sentence: Sentence) -> bool:
    return any(sentence.start <= said.start < sentence.end for said in passage.days)


def _peopled(passage: Passage, sentence: Sentence, looked: _Looked) -> bool:
    named = any(sentence.start <= held.start < sentence.end for held in passage.named)
    return named or bool(looked.people.search(sentence.text.translate(PLAIN)))
