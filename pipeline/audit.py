"""A chain of what was done with publication copies: acts and fingerprints, never content.

Each line holds the hash of the line before, so that no line can be changed, taken out or put in
without breaking the chain. The head is printed in the release.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from pipeline.errors import CouldNotVerify
from pipeline.files import write_whole

#: What can be written in the log, and the sentence for each.
ACTS = {
    "held": "Cleared copies were put in held/.",
    "refused": "A copy was refused and nothing was put in held/.",
    "signed": "A sign-off was counted.",
    "void": "A sign-off no longer fits the content and does not count.",
    "released": "Cleared and signed copies were moved to publication/.",
    "withdrawn": "An earlier publication was set aside.",
}
START = "0" * 64


@dataclass(frozen=True, slots=True)
class Line:
    """One act. ``when`` is an ISO date or time; ``content`` the fingerprint it concerns."""

    number: int
    when: str
    act: str
    content: str
    previous: str
    hash: str = ""

    def sealed(self) -> Line:
        """The line with its own hash."""
        body = "\0".join((str(self.number), self.when, self.act, self.content, self.previous))
        return Line(
            self.number, self.when, self.act, self.content, self.previous,
            hashlib.sha256(body.encode()).hexdigest(),
        )  # fmt: skip


def read(path: Path) -> tuple[Line, ...]:
    """The log's lines, their chain checked. Raises CouldNotVerify where it is broken."""
    if not path.exists():
        return ()
    try:
        lines = tuple(
            Line(**json.loads(text)) for text in path.read_text("utf-8").splitlines() if text
        )
    except (ValueError, TypeError, OSError) as fault:
        raise CouldNotVerify(
            "The audit log cannot be read, so nothing can be published."
        ) from fault
    before = START
    for number, line in enumerate(lines, 1):
        if line.previous != before or line.number != number or line.sealed() != line:
            raise CouldNotVerify(
                f"The audit log was changed at line {number}, so nothing can be published."
            )
        before = line.hash
    return lines


def head(lines: Sequence[Line]) -> str:
    """The hash of the last line; zeros for an empty log."""
    return lines[-1].hash if lines else START


def append(path: Path, when: str, act: str, content: str) -> str:
    """Add an act to the log, whole or not at all, and return the new head."""
    if act not in ACTS:
        raise KeyError(act)
    lines = read(path)
    line = Line(len(lines) + 1, when, act, content, head(lines)).sealed()
    text = "".join(json.dumps(asdict(each), sort_keys=True) + "\n" for each in (*lines, line))
    write_whole(path, text.encode())
    return line.hash
