"""A public copy that somebody edited in Word: what was changed, and where to change it instead.

Such a copy is never published and never taken over: its words have nobody's real names, so they
cannot go back into ``report/`` as they stand. What was changed is shown paragraph by paragraph,
with the line of the report that it comes from; the copies are then made again and proved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from pipeline.adopt_report.body import elements
from pipeline.adopt_report.copy import open_copy
from pipeline.adopt_report.pieces import Element
from pipeline.assemble import drafts
from pipeline.assemble.drafts import Change
from pipeline.assemble.review import Review
from pipeline.decided import Decision
from pipeline.document import Document
from pipeline.errors import BadCase
from pipeline.prose_files import Prose
from pipeline.public_text import anonymised, confidential, publication_policy
from pipeline.render.word import word

#: The share of a copy's paragraphs that stand in ours, from which it is one of ours.
OURS = 0.5
#: How like a paragraph of the report must be (of 100) to be the one that was made anonymous.
LIKE = 60
_SIGNS = re.compile(r"[*_#>`\\\[\]^]+|\(#[^)]*\)")


@dataclass(frozen=True, slots=True)
class Edited:
    """One public document, by its file's name without the ending, as made and as edited."""

    name: str
    made: Prose = field(repr=False)
    edited: Prose = field(repr=False)

    def changes(self) -> tuple[Change, ...]:
        """What differs, in reading order."""
        return drafts.changes([self.made], [self.edited])


def edited_copy(data: bytes, review: Review, decisions: Sequence[Decision]) -> Edited | None:
    """The public document that a Word file was made from; None for any other file.

    It is compared with the public copy as it would be made now, so ``held/`` may be gone.
    """
    try:
        copy = elements(open_copy(data))
    except BadCase:
        return None
    if any(each.marks for each in copy):  # a draft, which has its own way back
        return None
    theirs = _paragraphs(copy)
    policy = publication_policy(review, decisions)
    best: tuple[float, str, list[str]] = (0.0, "", [])
    for name, public in anonymised(confidential(review), review, policy).items():
        made = word(public.document, review.profile.folders, publication=True)
        ours = _paragraphs(elements(open_copy(made)))
        best = max(best, (_share(theirs, ours), name, ours))
    share, name, ours = best
    return Edited(name, _prose(name, ours), _prose(name, theirs)) if share >= OURS else None


def comparison(found: Edited, review: Review) -> Document:
    """Every changed paragraph as it was made and as it was edited, for the restricted folder."""
    return drafts.comparison(review, [found.made], [found.edited], ("as made", "as edited"))


def lines(found: Edited, chapters: Sequence[Prose], review: str) -> Iterator[str]:
    """What to do, with the chapter and line of every change and no word of any."""
    changes = found.changes()
    if not changes:
        yield (
            f"This is the public copy {found.name}.docx, with no word changed. Nothing to take over."
        )
        return
    yield (
        f"This is an edited public copy of {found.name}.docx: {len(changes)} "
        f"{'paragraph differs' if len(changes) == 1 else 'paragraphs differ'}. It is not taken over "
        "and cannot be published: make each change in the text that the copies are made from."
    )
    where = places(chapters)
    for number, change in enumerate(changes, 1):
        what = "new" if not change.was else "changed" if change.now else "removed"
        yield f"  {number}. {what}: {_told(change, where)}"
    yield f"Then run cspr publish {review}: the copies are made again, and proved."


def places(chapters: Sequence[Prose]) -> dict[tuple[int, int], str]:
    """(chapter's number, line of its file) -> the words of each paragraph of the report."""
    found = {}
    for number, chapter in enumerate(chapters, 1):
        line = chapter.first_line
        for part in re.split(r"(\n\s*\n)", chapter.text):
            if part.strip():
                start = line + len(part) - len(part.lstrip("\n"))
                found[number, start] = _bare(part)
            line += part.count("\n")
    return found


def _told(change: Change, where: Mapping[tuple[int, int], str]) -> str:
    if not change.was:
        return "put it where it belongs"
    best = process.extractOne(
        _bare(change.was), where, scorer=fuzz.token_sort_ratio, score_cutoff=LIKE
    )
    if best is None:
        return "not of report/: it comes from the case, a list or the program"
    chapter, line = best[2]
    return f"report/, chapter {chapter}, line {line}"


def _bare(words: str) -> str:
    return " ".join(_SIGNS.sub(" ", words).split()).lower()


def _prose(name: str, paragraphs: Sequence[str]) -> Prose:
    return Prose(name, "\n\n".join(paragraphs))


def _share(theirs: Sequence[str], ours: Sequence[str]) -> float:
    known = set(ours)
    return sum(one in known for one in theirs) / len(theirs) if theirs else 0.0


def _paragraphs(copy: Sequence[Element]) -> list[str]:
    return [said for each in copy for said in _words(each) if said]


def _words(element: Element) -> Iterator[str]:
    for line in element.all_lines():
        yield " ".join(line.text.split())
