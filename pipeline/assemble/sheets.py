"""Lists people fill in as workbooks, before they have a format; ``render.lists`` writes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from pipeline.practice_lists import CONTACTS, CORRECTED, FEEDBACK, NATIONAL, PRACTITIONERS, STATES

_WIDE = frozenset(
    "comment answer about agreed becomes reason support place recommendation action measure "
    "evidence impact progress learning".split()
)
_YES_NO = ("yes", "no", "not known")


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column: heading, width in letters, kind (text, date), options of a drop-down, help."""

    title: str
    width: float = 14
    kind: str = "text"
    options: tuple[str, ...] = ()
    help: str = ""


@dataclass(frozen=True, slots=True)
class ListSheet:
    """One sheet to be filled in and read back. ``blank`` empty rows stand ready at its end."""

    name: str
    columns: tuple[ListColumn, ...]
    rows: Sequence[Sequence[str | date | None]] = field(default=(), repr=False)
    intro: tuple[str, ...] = field(default=(), repr=False)
    blank: int = 0


def blank_lists() -> Mapping[str, ListSheet]:
    """The empty lists of a practice review, by the name of their file under ``inputs/``."""
    return {
        "practitioners": ListSheet(
            "Practitioners",
            columns(PRACTITIONERS),
            intro=(
                "Practitioners and line managers",
                "Only those with direct operational involvement in the period.",
            ),
            blank=60,
        ),
        "contacts": ListSheet(
            "Contacts",
            columns(CONTACTS),
            intro=("Conversations, visits and letters", "One row for each."),
            blank=60,
        ),
        "feedback": ListSheet(
            "Feedback",
            columns(FEEDBACK),
            intro=(
                "Comments and accuracy queries",
                "An agreed correction names the event, the field and the new words.",
            ),
            blank=60,
        ),
        "national-learning": ListSheet(
            "National learning",
            columns(NATIONAL),
            intro=(
                "Learning of national reviews",
                "What it means here, and which line of the action plan answers it.",
            ),
            blank=40,
        ),
    }


def columns(headings: Sequence[str]) -> tuple[ListColumn, ...]:
    """The columns of one of our lists, with what may be typed in each."""
    return tuple(_column(heading) for heading in headings)


def _column(heading: str) -> ListColumn:
    options: tuple[str, ...] = ()
    if heading in (
        "direct",
        "witness",
        "coming",
        "seen contribution",
        "released",
        "agreed",
        "bears on us",
    ):
        options = _YES_NO
    elif heading == "state":
        options = STATES
    elif heading == "field":
        options = CORRECTED
    elif heading == "kind":
        options = ("family", "practitioner", "other")
    kind = "date" if heading in _DAYS else "text"
    return ListColumn(
        heading, 36 if heading in _WIDE else 16, kind, options, _HELP.get(heading, "")
    )


_DAYS = frozenset(
    ("on", "due", "done on", "invited on", "involved from", "involved to", "decided on",
     "accuracy checked on", "checked on")
)  # fmt: skip
_HELP = {
    "direct": "Did this person work with the family in the period?",
    "witness": "Is or may this person be a witness for the police?",
    "seen contribution": "Has this person seen what the agency gave to the review?",
    "event": "The number of the event in the chronology, such as police-0042.",
    "becomes": "The new words or date. What stood there stays visible.",
    "state": "How it stands today.",
    "evidence": "What shows that it has been done.",
    "impact": "What difference it has made to children, and how you know.",
}
