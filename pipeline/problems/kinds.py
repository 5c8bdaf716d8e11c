"""What an entry of the catalogue says: the shape that every kind of problem has."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
