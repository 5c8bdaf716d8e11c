"""One problem at one place of an agency's return."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.model import Locator
from pipeline.problems.catalogue import CATALOGUE
from pipeline.problems.kinds import Kind, Severity


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
