"""Every moment at which a kill could come: what stands on the disk between two touches of it."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.files import NEW

TOUCHES = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "shutil.rmtree"}
#: What a run may leave lying about until the next one sweeps it up; ``.lock`` says nothing.
LOCKS = (".lock", ".lock-holder")

Moment = tuple[tuple[str, str], ...]


class Watch:
    """Keeps each different state of a workplace that a run passes through."""

    def __init__(self, place: Path, keep: Path) -> None:
        self.place = place
        self.keep = keep
        self.moments: dict[Moment, Path] = {}
        self._on = False
        sys.addaudithook(self._hook)

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Keep every moment of what runs inside, the first and the last too."""
        self._on = True
        try:
            yield
        finally:
            self._on = False
        self._moment()

    def _hook(self, event: str, arguments: tuple[object, ...]) -> None:
        if not self._on or event not in TOUCHES:
            return
        if event == "open" and not (isinstance(arguments[2], int) and arguments[2] & os.O_WRONLY):
            return
        where = str(arguments[0])
        # Inside a folder that is still being filled nothing else changes.
        if not where.startswith(str(self.place)) or (NEW in where and event != "os.rename"):
            return
        self._on = False
        self._moment()
        self._on = True

    def _moment(self) -> None:
        moment = state(self.place)
        if moment not in self.moments:
            copy = self.keep / f"{len(self.moments):04}"
            # The log alone is written to in place; all else is replaced whole, and can be linked.
            shutil.copytree(
                self.place,
                copy,
                copy_function=lambda one, other: (
                    shutil.copy2(one, other) if one.endswith(".log") else os.link(one, other)
                ),
                ignore=shutil.ignore_patterns(f"{NEW}*"),
            )
            self.moments[moment] = copy


def state(place: Path) -> Moment:
    """Every file that counts, by path, with its hash."""
    return tuple(
        (path.relative_to(place).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest())
        for path in sorted(place.rglob("*"))
        if path.is_file() and path.name not in LOCKS and NEW not in str(path)
    )
