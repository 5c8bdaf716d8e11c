"""What a verb has to say when it is done: lines that name nobody, and an exit code."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.errors import Exit


@dataclass(frozen=True, slots=True)
class Outcome:
    """Lines for the terminal and the exit code."""

    lines: tuple[str, ...]
    code: Exit = Exit.DONE
