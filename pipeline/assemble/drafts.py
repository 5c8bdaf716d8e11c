"""Versions of the report: who has which draft, who must still approve, what changed between two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher

from pipeline.assemble.engagement import addressed_as
from pipeline.assemble.furniture import paper, table
from pipeline.assemble.letters import Recipient, letter
from pipeline.assemble.review import Review, sublist, text
from pipeline.assemble.wording import day, plural
from pipeline.document import (
    Block,
    Callout,
    Document,
    Inline,
    Items,
    Span,
    Table,
    TableCell,
    TableRow,
    cell,
    heading,
    paragraph,
)
from pipeline.prose_files import Prose

#: Readers who are several people.
_GROUPS = ("panel", "oversight group", "final approval", "practitioners")
_PIECES = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True)
class Change:
    """One paragraph that is not the same in two drafts.

    ``was`` is "" for a new one, ``now`` for a removed one; ``moved`` when the same words stand
    elsewhere in the other draft.
    """

    chapter: str
    was: str = field(repr=False)
    now: str = field(repr=False)
    moved: bool = False


# ---------------------------------------------------------------- who has which


def day_of_draft(review: Review) -> date | None:
    """The day of the draft of this build.

    As the case gives it, else the first day it went to anyone, else the day the papers were
    prepared; None where they were prepared before the practice review began.
    """
    report = review.table("report")
    on, now = report.get("drafted"), text(report, "draft")
    if isinstance(on, date):
        return on
    sent = [
        when
        for held in sublist(review.table("review"), "drafts")
        if text(held, "draft") == now and isinstance(when := held.get("on"), date)
    ]
    if sent:
        return min(sent)
    return prepared_since(review)


def prepared_since(review: Review) -> date | None:
    """The day the papers were prepared; None where that was before the practice review began."""
    prepared, begun = review.case.dates.get("prepared"), review.case.dates.get("initiated")
    return None if prepared and begun and prepared < begun else prepared


def draft_register(review: Review) -> Document:
    """Which draft went to whom, what came back, and the approvals in the profile's order."""
    blocks: list[Block] = [heading(1, "Drafts", "drafts"), *_sent(review)]
    blocks += [heading(1, "Approvals", "approvals"), *_approvals(review)]
    return paper(review, "draft-register", "Drafts and approvals", blocks)


def _sent(review: Review) -> Iterator[Block]:
    now = text(review.table("report"), "draft")
    if now:
        yield paragraph(f"The draft of this build is {now}.", "lead")
    rows = []
    for held in sublist(review.table("review"), "drafts"):
        comments = sum(
            one.draft == text(held, "draft") and one.reader == text(held, "to")
            for one in review.lists.feedback
        )
        rows.append(
            (
                text(held, "draft"),
                text(held, "to"),
                text(held, "as"),
                _on(held.get("on")),
                _on(held.get("due")),
                _on(held.get("back_on")) or "not back yet",
                str(comments or ""),
            )
        )
    if rows:
        header = ("Draft", "To", "As", "Sent on", "Due", "Back on", "Comments")
        yield table(header, rows, "Who has which draft", (0.08, 0.24, 0.14, 0.15, 0.15, 0.14, 0.1))
    else:
        yield paragraph("No draft is recorded as sent ([[review.drafts]] in case.toml).", "note")


def _on(found: object) -> str:
    return day(found) if isinstance(found, date) else ""


def _approvals(review: Review) -> Iterator[Block]:
    """The steps of the profile in order; a later approval without the earlier is pointed out."""
    given: dict[str, date] = {}
    for held in sublist(review.table("review"), "approvals"):
        on = held.get("on")
        wanted = text(held, "document").casefold().replace("-", " ")
        if isinstance(on, date) and wanted in ("final report", "overview report", "report"):
            given[text(held, "group")] = on
    rows = []
    early: list[str] = []
    waiting = False
    last: date | None = None
    for _, step in review.profile.rows("approvals", "final_report"):
        group = str(step["group"])
        name = review.profile.word(group)
        on = given.get(group) or given.get(name)
        if on and (waiting or (last and on < last)):
            early.append(f"{name} is recorded before the step ahead of it.")
        waiting = waiting or on is None
        last = on or last
        rows.append((name, str(step["act"]), day(on, unknown="not yet"), str(step["source"])))
    header = ("Group", "Step", "On", "Source")
    yield table(header, rows, "Approval of the report", (0.3, 0.3, 0.16, 0.24))
    if early:
        items = tuple((paragraph(line),) for line in early)
        yield Callout("warning", "Out of order", (Items(items),))


def draft_letters(review: Review) -> Mapping[str, Document]:
    """The letter that carries a draft to each reader it is recorded as sent to, by number.

    Only for the draft of this build; the program drafts and people send.
    """
    now = text(review.table("report"), "draft")
    found = {}
    for number, held in enumerate(sublist(review.table("review"), "drafts"), start=1):
        if text(held, "draft") == now and not held.get("back_on"):
            found[f"draft-{now}-{number}"] = _draft_letter(review, now, held)
    return found


def _draft_letter(review: Review, now: str, held: Mapping[str, object]) -> Document:
    """The letter bears the day on which the draft goes; a family gets one in its own words."""
    on, kind = held.get("on"), text(held, "as")
    sent = on if isinstance(on, date) else None
    fill = {
        "advice": now, "due": _on(held.get("due")), "contact": text(review.table("family"), "contact"),
    }  # fmt: skip
    if kind == "family":
        to = Recipient(addressed_as(review, text(held, "to")))
        return letter(review, "draft_family", to, fill, sent)
    if kind in _GROUPS:
        fill["recipient"] = "colleagues"
    return letter(review, "draft_comments", Recipient(text(held, "to")), fill, sent)


# ---------------------------------------------------------------- what changed


def changes(before: Sequence[Prose], after: Sequence[Prose]) -> tuple[Change, ...]:
    """Every paragraph that differs between two drafts, chapter by chapter, in reading order.

    Chapters are the same by their file's name. Nothing is left out: joined, the paragraphs told
    here and those that are equal are both drafts whole.
    """
    old = {held.name: _paragraphs(held.text) for held in before}
    new = {held.name: _paragraphs(held.text) for held in after}
    names = list(dict.fromkeys([*new, *old]))
    found = [
        change
        for name in names
        for change in _of_chapter(name, old.get(name, []), new.get(name, []))
    ]
    gone = {change.was for change in found if not change.now}
    come = {change.now for change in found if not change.was}
    both = gone & come
    return tuple(
        Change(
            one.chapter,
            one.was,
            one.now,
            moved=(one.was or one.now) in both and not (one.was and one.now),
        )
        for one in found
    )


def _paragraphs(text_: str) -> list[str]:
    return [part.strip() for part in re.split(r"\n\s*\n", text_) if part.strip()]


def _of_chapter(name: str, old: list[str], new: list[str]) -> Iterator[Change]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            continue
        yield from _paired(name, old[i1:i2], new[j1:j2])


def _paired(name: str, old: list[str], new: list[str]) -> Iterator[Change]:
    """Paragraphs of one place: likest with likest in order, the rest as removed or new."""
    left = list(old)
    for now in new:
        likes = [
            (SequenceMatcher(None, was.split(), now.split(), autojunk=False).ratio(), -place)
            for place, was in enumerate(left)
        ]
        best = max(likes, default=(0.0, 0))
        if best[0] >= 0.5:
            for was in left[: -best[1]]:
                yield Change(name, was, "")
            yield Change(name, left[-best[1]], now)
            del left[: -best[1] + 1]
        else:
            yield Change(name, "", now)
    for was in left:
        yield Change(name, was, "")


def comparison(
    review: Review, before: Sequence[Prose], after: Sequence[Prose], names: tuple[str, str]
) -> Document:
    """A readable comparison of two drafts; ``names`` are their numbers."""
    found = changes(before, after)
    blocks: list[Block] = [
        paragraph(
            f"{plural(len(found), 'paragraph').capitalize()} differ between draft {names[0]} and "
            f"draft {names[1]}. Words taken out are in italics, words put in are bold.",
            "lead",
        )
    ]
    for chapter in dict.fromkeys(change.chapter for change in found):
        rows = tuple(_row(change) for change in found if change.chapter == chapter)
        blocks.append(heading(1, chapter))
        header = ("What", f"Draft {names[0]}", f"Draft {names[1]}")
        blocks.append(Table(header, rows, f"Changes in {chapter}", (0.12, 0.44, 0.44)))
    title = f"Draft {names[0]} and draft {names[1]} compared"
    return paper(review, "draft-comparison", title, blocks, landscape=True)


def _row(change: Change) -> TableRow:
    what = (
        "moved"
        if change.moved
        else "new"
        if not change.was
        else "changed"
        if change.now
        else "removed"
    )
    was, now = _marked(change.was, change.now)
    return TableRow((cell(what.capitalize(), header=True), TableCell((was,)), TableCell((now,))))


def _marked(was: str, now: str) -> tuple[tuple[Inline, ...], tuple[Inline, ...]]:
    """Both texts with the words that differ marked."""
    old, new = _PIECES.findall(was), _PIECES.findall(now)
    left: list[Inline] = []
    right: list[Inline] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        same = tag == "equal"
        if i2 > i1:
            left.append(Span("".join(old[i1:i2]), italic=not same and bool(now)))
        if j2 > j1:
            right.append(Span("".join(new[j1:j2]), bold=not same and bool(was)))
    return tuple(left), tuple(right)
