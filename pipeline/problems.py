"""Every problem an agency's words can raise: one catalogue, one shape, one voice.

A Problem never stops anything by itself and never hides another. What was found and file names
stand only in restricted files; the terminal gets ``Problem.public()``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from pipeline.model import Locator


class Severity(StrEnum):
    """How much a problem matters.

    ``blocks`` keeps words out of the chronology until put right; ``asks`` needs an answer;
    ``note`` needs nothing.
    """

    BLOCKS = "blocks"
    ASKS = "asks"
    NOTE = "note"


class Owner(StrEnum):
    """Who can put it right."""

    AGENCY = "agency"
    OFFICER = "officer"
    US = "the people who look after this program"


@dataclass(frozen=True, slots=True)
class Kind:
    """One entry of the catalogue, shown by ``cspr explain CODE``."""

    code: str
    severity: Severity
    owner: Owner
    title: str
    explanation: str
    expected: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem at one place. ``found`` is at most 80 characters of what stands there."""

    code: str
    locator: Locator
    found: str = field(default="", repr=False)
    expected: str = ""
    remedy: str = ""
    severity: Severity | None = None

    def __post_init__(self) -> None:
        if self.code not in CATALOGUE:
            raise KeyError(f"no problem code {self.code!r} in the catalogue")
        kind = CATALOGUE[self.code]
        if len(self.found) > 80:
            object.__setattr__(self, "found", self.found[:79] + "…")
        for name in ("expected", "remedy", "severity"):
            if not getattr(self, name):
                object.__setattr__(self, name, getattr(kind, name))

    @property
    def kind(self) -> Kind:
        """The catalogue's entry."""
        return CATALOGUE[self.code]

    def public(self, number: int | None = None) -> str:
        """A line that names nobody: agency, file number, row, code and remedy."""
        where = [self.locator.agency or "review"]
        if number is not None:
            where.append(f"file {number}")
        if self.locator.row is not None:
            where.append(f"row {self.locator.row}")
        return f"{', '.join(where)}: {self.code}. {self.kind.remedy}"


#: Why words received may stand outside the chronology and the reports.
SET_ASIDE: dict[str, str] = {
    "title": "title block above the table",
    "heading": "heading row",
    "repeated-heading": "heading row repeated on a later page",
    "period": "year or month row inside the table",
    "contributor-note": "contributor's note row, not an event",
    "key-sheet": "key or guidance sheet, not events",
    "empty-row": "row with nothing in it but a number",
    "deleted": "deleted by the agency with tracked changes",
    "page-furniture": "page header or footer",
    "field-code": "field instruction behind a shown result",
    "fallback": "second copy of the same drawing for old programs",
    "metadata": "description of the file, not its text",
    "template": "instructions of a blank template",
    "duplicate-file": "the same file received twice",
    "superseded": "an earlier version of a return that a later one replaces",
    "unreadable": "could not be read; see the problems",
    "number-format": "a number or date shown in the agency's format",
    "comment": "a reviewer's comment in the margin",
    "text-outside": "text around the tables of a chronology",
}


def _kinds(*kinds: Kind) -> dict[str, Kind]:
    found = {kind.code: kind for kind in kinds}
    if len(found) != len(kinds):
        raise ValueError("a problem code is used twice")
    return found


CATALOGUE: dict[str, Kind] = _kinds(
    # -- the file itself (raised by read) ------------------------------------------------------
    Kind(
        "file-empty",
        Severity.BLOCKS,
        Owner.AGENCY,
        "The file is empty",
        "The file holds no bytes. It may not have finished uploading.",
        "a file with the agency's return in it",
        "Ask the agency to send the file again.",
    ),
    # -- the table (raised by normalise) -------------------------------------------------------
    # -- dates and times (raised by normalise) -------------------------------------------------
    # -- reports (raised by normalise) ---------------------------------------------------------
    # -- the return as a whole (raised by validate and normalise) ------------------------------
)
