"""Recommendations that are not specific, owned, dated or measured (LLR 9.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.assemble.editor.draft import Draft, Passage
from pipeline.assemble.editor.remarks import Lists, Remark
from pipeline.assemble.recommendations import Recommendation, recommendations
from pipeline.assemble.wording import day, listed

_NOBODY = re.compile(
    r"\b(all|every|each) (agenc|partner|organisation|service)|\beveryone\b|\bpartners\b(?!hip)"
    r"|\bto be (agreed|confirmed|decided)\b|\btbc\b",
    re.IGNORECASE,
)


def unspecific(draft: Draft, lists: Lists) -> Iterator[Remark]:
    """What each recommendation lacks; and a report with a recommendation nobody can follow."""
    vague = lists.get("recommendations", {}).get("vague", [])
    words = [str(word) for word in vague] if isinstance(vague, list) else []
    prepared = draft.review.case.dates.get("prepared")
    for found in recommendations(draft.review):
        passage = _passage(draft, found)
        missing = [
            name
            for name, there in (
                ("an owner", found.owner), ("a date", found.by), ("a measure", found.measure)
            )
            if not there
        ]  # fmt: skip
        if missing:
            yield _remark(passage, found, f"Has no {listed(m.split()[1] for m in missing)}.")
        if found.by and found.due is None:
            advice = f"“{found.by}” is not a day. Give day, month and year."
            yield _remark(passage, found, advice)
        if found.due and prepared and found.due <= prepared:
            yield _remark(passage, found, f"{day(found.due)} is already past. Give a day to come.")
        if found.owner and _NOBODY.search(found.owner):
            advice = f"“{found.owner}” is nobody in particular. Name one post that answers for it."
            yield _remark(passage, found, advice)
        if told := _vague(found, words):
            yield _remark(passage, found, f"“{told}”: say what will be done, and seen to be done.")


def _vague(found: Recommendation, words: list[str]) -> str:
    """A vague word the recommendation rests on: the first thing it asks somebody to do."""
    first = " ".join((found.title, *found.words[:1]))
    for word in sorted(words, key=len, reverse=True):
        if re.search(rf"\b(?:should|must|to|will)\s+{re.escape(word)}\b", first, re.IGNORECASE):
            return word
        if re.match(rf"{re.escape(word)}\b", found.title, re.IGNORECASE):
            return word
    return ""


def _passage(draft: Draft, found: Recommendation) -> Passage:
    wanted = f"recommendation {found.number}"
    for passage in draft.passages:
        here = passage.kind == "heading" and passage.chapter == found.chapter
        if here and passage.text.casefold().startswith(wanted):
            return passage
    return draft.passages[0]


def _remark(passage: Passage, found: Recommendation, advice: str) -> Remark:
    return Remark("recommendations", passage, f"{found.number}. {found.title}", advice)
