"""Recommendations that are not specific, owned, dated or measured (LLR 9.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.assemble.drafts import day_of_draft
from pipeline.assemble.editor.draft import Draft, Passage
from pipeline.assemble.editor.patterns import PLAIN, search
from pipeline.assemble.editor.remarks import Lists, Remark, texts
from pipeline.assemble.recommendations import Recommendation, recommendations
from pipeline.assemble.wording import day, listed

_NOBODY = re.compile(
    r"\b(all|every|each) (agenc|partner|organisation|service)|\beveryone\b|\bpartners\b(?!hip)"
    r"|\bto be (agreed|confirmed|decided)\b|\btbc\b"
    r"|\b(whoever|whichever|someone|somebody|anyone|anybody|the (relevant|appropriate|right))\b"
    r"|^(?:the )?(?:safeguarding )?(?:partnership|board|panel|partners|agencies|services)\W*$",
    re.IGNORECASE,
)
#: What comes before the thing a recommendation asks somebody to do.
_ASKING = (
    "(should|must|will|shall|needs to|need to|ought to|is to|are to|required to|asked to) "
    "(also |all |each |then |now |be asked to |be required to |jointly |continue to |actively |)"
)
_NOT_YET = re.compile(r"\b(tbc|to be (agreed|confirmed|decided|determined|developed))\b", re.I)


def unspecific(draft: Draft, lists: Lists) -> Iterator[Remark]:
    """What each recommendation lacks; and a report with a recommendation nobody can follow."""
    asks, anywhere = _searches(lists)
    prepared = day_of_draft(draft.review)
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
        if _NOT_YET.search(found.measure):
            yield _remark(passage, found, f"“{found.measure}” is no measure yet.")
        if told := _vague(found, asks, anywhere):
            yield _remark(passage, found, f"“{told}”: say what will be done, and seen to be done.")


def _searches(lists: Lists) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    """The search for vague asking, and the search for words that take back what was asked."""
    vague = texts(lists, "recommendations", "vague")
    anywhere = texts(lists, "recommendations", "anywhere")
    asks = (*(_ASKING + entry for entry in vague), *(f"^{entry}" for entry in vague))
    return search(asks) if asks else None, search(anywhere) if anywhere else None


def _vague(
    found: Recommendation, asks: re.Pattern[str] | None, anywhere: re.Pattern[str] | None
) -> str:
    """The vague words a recommendation rests on: the first thing it asks, or what takes it back."""
    first = " ".join(found.words[:1]).translate(PLAIN)
    for text in (found.title.translate(PLAIN), first):
        if asks and (hit := asks.search(text)):
            return text[hit.start() : hit.end()].strip()
    for text in map(str, (found.title, *found.words)):
        if anywhere and (hit := anywhere.search(text.translate(PLAIN))):
            return text[hit.start() : hit.end()]
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
