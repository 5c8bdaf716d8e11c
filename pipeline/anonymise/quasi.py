"""What tells of a person without naming one: kept, generalised or removed, as the policy says.

A category the policy does not list is removed: nothing passes because nobody thought of it. How a
detail is found and how it is said less exactly is in ``details``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pipeline.anonymise.details import combined, wording
from pipeline.anonymise.details.detail import Detail
from pipeline.anonymise.details.kinds import CATEGORIES

KEEP, GENERALISE, REMOVE = "keep", "generalise", "remove"


@dataclass(frozen=True, slots=True)
class Choice:
    """What is done with a category, and why an officer chose so."""

    do: str
    reason: str = field(default="", repr=False)


def find(text: str, only: str = "") -> Iterator[Detail]:
    """Every quasi-identifier in ``text``, none overlapping, the surest first.

    ``only`` names one category whose whole phrases to look for ("hearing").
    """
    return combined.of_category(text, only) if only else combined.details(text)


def replaced(
    text: str, detail: Detail, choices: Mapping[str, Choice]
) -> tuple[int, int, str] | None:
    """(start, end, new words) for a detail under the policy, or None where it is kept."""
    choice = choices.get(detail.category, Choice(REMOVE))
    if choice.do == KEEP:
        return None
    if choice.do == GENERALISE:
        written = text[detail.start : detail.end]
        return None if detail.general == written else wording.generalised(text, detail)
    return wording.without(text, detail)


__all__ = ["CATEGORIES", "GENERALISE", "KEEP", "REMOVE", "Choice", "Detail", "find", "replaced"]
