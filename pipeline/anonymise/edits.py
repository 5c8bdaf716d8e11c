"""Changes to a run of text: what becomes what, why, and how they are applied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Edit:
    """Original ``[start:end]`` becomes ``text``. ``rule`` says why, ``key`` about whom."""

    start: int
    end: int
    text: str = field(repr=False)
    rule: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Substitution:
    """One line of the ledger: what was changed, where and why. Stays under ``restricted/``."""

    block: int
    rule: str
    key: str
    before: str = field(repr=False)
    after: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Passage:
    """One run of text as it was, with every edit made to it, in order. Stays confidential."""

    block: int
    text: str = field(repr=False)
    edits: tuple[Edit, ...] = field(default=(), repr=False)


def clear(edit: Edit, edits: Sequence[Edit]) -> bool:
    """Whether an edit overlaps none of the others."""
    return all(edit.end <= other.start or edit.start >= other.end for other in edits)


def applied(text: str, edits: Sequence[Edit]) -> str:
    """The text after its edits."""
    return sliced(text, 0, len(text), edits)


def sliced(words: str, at: int, end: int, edits: Sequence[Edit]) -> str:
    """The part ``[at:end]`` of a run after its edits; an edit's text goes where it starts."""
    out: list[str] = []
    here = at
    for edit in edits:
        if edit.start > here:
            out.append(words[here - at : edit.start - at])
        if at <= edit.start < end:
            out.append(edit.text)
        here = max(here, min(edit.end, end))
    out.append(words[here - at : end - at])
    return "".join(out)
