"""A detail found in a text. A value: it decides nothing."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Detail:
    """A quasi-identifier in a text: ``[start:end]`` of a category, and its general form."""

    start: int
    end: int
    category: str
    general: str = field(repr=False)
