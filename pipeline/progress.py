"""How a run tells a person how far it is: names of stages and counts, never content."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told of each stage as it begins and of each step of it that is done."""

    def stage(self, name: str, total: int = 0) -> None:
        """A stage begins, with so many steps if that is known."""

    def step(self) -> None:
        """One step of the stage is done."""


class Silent:
    """Progress for nobody."""

    def stage(self, name: str, total: int = 0) -> None:
        """Say nothing."""

    def step(self) -> None:
        """Say nothing."""
