"""The lead reviewer's prose, ``report/*.md``, as it was typed. What it means is ``assemble``'s.

The files are chapters in the order of their names. A file may begin with a block of ``name:
value`` lines between two lines of three hyphens: ``title``, ``meets`` (the required contents it
meets, divided by commas), ``numbered`` (no, for a foreword), ``evidence`` (no, for a chapter that
tells no facts) and ``use`` (``themes`` for the key themes, which are no chapter of the report).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.errors import BadCase

_FENCE = "---"


@dataclass(frozen=True, slots=True)
class Prose:
    """One file of prose. ``name`` is its name without the ending; ``front`` its first lines.

    ``first_line`` is the line of the file at which ``text`` begins, for messages.
    """

    name: str
    text: str = field(repr=False)
    front: Mapping[str, str] = field(default_factory=dict, repr=False)
    first_line: int = 1


def read_prose(folder: Path) -> tuple[Prose, ...]:
    """Every chapter of ``inputs/<review>/report``, in the order of the files' names.

    Raises BadCase when a file is not UTF-8 text.
    """
    paths = sorted((folder / "report").glob("*.md"), key=lambda path: path.name)
    kept = [path for path in paths if not path.name.startswith(".")]
    return tuple(_prose(path, number) for number, path in enumerate(kept, start=1))


def _prose(path: Path, number: int) -> Prose:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadCase(
            f"Chapter {number} in report/ is not saved as UTF-8 text. Save it again."
        ) from None
    except OSError as fault:
        raise BadCase(f"Chapter {number} in report/ cannot be opened ({fault.strerror}).") from None
    lines = text.replace("\r\n", "\n").split("\n")
    if lines[0].strip() != _FENCE or _FENCE not in (line.strip() for line in lines[1:]):
        return Prose(path.stem, "\n".join(lines))
    end = next(n for n, line in enumerate(lines[1:], start=1) if line.strip() == _FENCE)
    front = dict(_named(line) for line in lines[1:end] if ":" in line)
    return Prose(path.stem, "\n".join(lines[end + 1 :]), front, end + 2)


def _named(line: str) -> tuple[str, str]:
    name, _, value = line.partition(":")
    return name.strip().casefold(), value.strip().strip("\"'[]")
