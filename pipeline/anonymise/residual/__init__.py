"""The residual hunt: what remains in a publication text that nobody has registered or decided."""

from __future__ import annotations

from pipeline.anonymise.residual.decide import accepted, altered, check_decided, rows, waiting
from pipeline.anonymise.residual.hunt import Remaining, hunt
from pipeline.anonymise.residual.vocabulary import Words

__all__ = [
    "Remaining", "Words", "accepted", "altered", "check_decided", "hunt", "rows", "waiting",
]  # fmt: skip
