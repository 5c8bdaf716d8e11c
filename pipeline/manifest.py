"""What went in, what came out, by content hash: enough to repeat a build and to know it is current.

Never times of files: a return replaced by one with an older date must still be noticed. File
names under ``returns/`` can name a child, so the manifest knows them as agency and file number;
the names stand in ``restricted/received.json``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipeline import __version__
from pipeline.errors import CouldNotWrite
from pipeline.files import move, read_once, sha256, tree, write_whole

ROOT = Path(__file__).resolve().parent.parent
CODE = ("pipeline", "schemas", "templates", "requirements.lock")
#: What people and systems drop beside the inputs that is not an input.
IGNORED = (".DS_Store", "Thumbs.db", "desktop.ini")


def fingerprint(parts: Iterable[tuple[str, str]]) -> str:
    """One hash for many named hashes, whatever their order."""
    return sha256("\n".join(f"{name} {value}" for name, value in sorted(parts)).encode())


def hashes(folder: Path) -> dict[str, str]:
    """The SHA-256 of every input below the folder, by its path from there.

    A file that cannot be read is recorded as such: the reader reports it, and when it becomes
    readable the build is out of date.
    """
    found = {}
    for path in tree(folder):
        if path.name in IGNORED:
            continue
        name = path.relative_to(folder).as_posix()
        try:
            found[name] = sha256(read_once(path))
        except OSError:
            found[name] = "unreadable"
    return found


def code_version() -> str:
    """The fingerprint of the program, its schemas and templates: a change means a new build."""
    parts = []
    for name in CODE:
        place = ROOT / name
        paths = tree(place) if place.is_dir() else [place]
        parts += [
            (path.relative_to(ROOT).as_posix(), sha256(path.read_bytes()))
            for path in paths
            if path.suffix != ".pyc" and path.is_file()
        ]
    return fingerprint(parts)


def numbered(inputs: Mapping[str, str]) -> dict[str, str]:
    """The inputs with each return and supplied paper named by number instead of its file name."""
    named: dict[str, str] = {}
    counts: dict[str, int] = {}
    for path, value in sorted(inputs.items()):
        parts = path.split("/")
        if parts[0] == "returns" and len(parts) > 2:
            counts[parts[1]] = counts.get(parts[1], 0) + 1
            path = f"returns/{parts[1]}/file {counts[parts[1]]}"
        elif parts[0] == "papers":
            counts["papers/"] = counts.get("papers/", 0) + 1
            path = f"papers/file {counts['papers/']}"
        named[path] = value
    return named


@dataclass(frozen=True, slots=True)
class Manifest:
    """``inputs`` and ``outputs`` by path; ``counts`` of events, problems and pages."""

    inputs: Mapping[str, str]
    code: str
    outputs: Mapping[str, str] = field(default_factory=dict)
    counts: Mapping[str, object] = field(default_factory=dict)

    @property
    def recipe(self) -> str:
        """What decides the outputs: every input and the program."""
        return fingerprint([*self.inputs.items(), ("code", self.code)])

    def write(self, path: Path) -> None:
        """Write the manifest, readable by people and programs."""
        content = {
            "program": {"name": "cspr", "version": __version__, "code": self.code},
            "recipe": self.recipe,
            "inputs": dict(sorted(self.inputs.items())),
            "outputs": dict(sorted(self.outputs.items())),
            "counts": dict(self.counts),
        }
        text = json.dumps(content, indent=2, ensure_ascii=False, sort_keys=False)
        write_whole(path, f"{text}\n".encode())


def read(path: Path) -> Manifest | None:
    """The manifest of the last build, or None where there is none that can be read."""
    try:
        content = json.loads(path.read_text("utf-8"))
        return Manifest(
            inputs=content["inputs"],
            code=content["program"]["code"],
            outputs=content["outputs"],
            counts=content["counts"],
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def settle(now: Path, following: Path) -> None:
    """After a run that was killed, let the manifest stand whose build stands.

    ``following`` is written before a build is swapped in and renamed to ``now`` after. Where it
    was left behind, the two are held against the documents beside them: an edit made since then
    is an edit of the build that stands.
    """
    fresh = read(following)
    if fresh is not None:
        last = read(now)
        beside = now.parent
        if last is None or len(changed(fresh.outputs, beside)) < len(changed(last.outputs, beside)):
            move(following, now)
            return
    following.unlink(missing_ok=True)


def changed(outputs: Mapping[str, str], folder: Path) -> dict[str, str]:
    """Outputs that are no longer as they were built: path -> "missing" or "edited"."""
    found = {}
    for name, value in outputs.items():
        try:
            now = sha256((folder / name).read_bytes())
        except FileNotFoundError:
            found[name] = "missing"
            continue
        except OSError as fault:
            raise CouldNotWrite(
                "A document of the last build cannot be read; close it and run this again.",
                private=str(folder / name),
            ) from fault
        if now != value:
            found[name] = "edited"
    return found
