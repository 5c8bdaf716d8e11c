"""The dates of a whole column: in which order do their figures stand?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.words import fold


@dataclass(frozen=True, slots=True)
class Orders:
    """How the figures of a column of dates stand: only day first, only month first, or either."""

    day_first: int = 0
    month_first: int = 0
    either: int = 0


_FIGURES = re.compile(r"(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(?:\d{4}|\d{2})\b")


def orders(texts: Iterable[str]) -> Orders:
    """Count the orders in which a column's all-figure dates can be read."""
    counts = {"day": 0, "month": 0, "either": 0}
    for text in texts:
        if match := _FIGURES.search(fold(text)):
            first, second = int(match[1]), int(match[2])
            if first > 12 >= second:
                counts["day"] += 1
            elif second > 12 >= first:
                counts["month"] += 1
            elif first <= 12 and second <= 12 and first != second:
                counts["either"] += 1
    return Orders(counts["day"], counts["month"], counts["either"])
