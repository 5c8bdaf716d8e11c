"""The columns of the chronology's table: the agencies' own words decide which, and how wide."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.model import Event

#: Analysis has a column of its own where there is at least this much of it beside the accounts.
#: The column is 43 hundredths as wide as theirs: with less, more than half of it stands empty on
#: every page, and the accounts run on in a narrow one.
_ENOUGH = 0.2


@dataclass(frozen=True, slots=True)
class Columns:
    """The titles of a table of events and their shares of its width.

    Without ``analysis`` an agency's analysis stands under its account, by name.
    """

    titles: tuple[str, ...]
    widths: tuple[float, ...]
    analysis: bool


def columns(events: Iterable[Event]) -> Columns:
    """The columns for these events: the analysis in one of its own, or under the accounts."""
    told = given = 0
    for event in events:
        told += len(event.event)
        given += len(event.analysis) + len(event.expected_practice)
    if given and given >= told * _ENOUGH:
        return Columns(
            ("No.", "Date", "Ages", "Agency", "Event", "Outcome", "Analysis and expected practice"),
            (0.04, 0.1, 0.085, 0.09, 0.375, 0.15, 0.16),
            analysis=True,
        )
    account = "Event and any analysis" if given else "Event"
    return Columns(
        ("No.", "Date", "Ages", "Agency", account, "Outcome"),
        (0.035, 0.11, 0.105, 0.09, 0.5, 0.16),
        analysis=False,
    )
