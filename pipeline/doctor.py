"""What ``cspr doctor`` looks at: this machine, its packages, fonts, templates and folders."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import platform
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
#: Folders that copy what is in them to somebody else's computer.
SYNCED = ("onedrive", "dropbox", "icloud", "google drive", "googledrive")
SPACE = 500_000_000  # bytes: some hundred builds of an ordinary review


@dataclass(frozen=True, slots=True)
class Examined:
    """One thing looked at. ``needed`` is false where the program works without it."""

    what: str
    well: bool
    remedy: str = ""
    needed: bool = True


def examine() -> list[Examined]:
    """Look at everything and say how it is; the remedy stands with whatever is not well."""
    found: list[Examined] = []
    for look in LOOKS:
        found += look()
    return [one if not one.well else Examined(one.what, one.well) for one in found]


def _python() -> Iterator[Examined]:
    version = platform.python_version()
    yield Examined(
        f"Python {version}", sys.version_info >= (3, 11), "Python 3.11 or later is needed."
    )


def _packages() -> Iterator[Examined]:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    wanted = dict(re.findall(r"^([\w.-]+)==([\w.+-]+)(?: \\|$)", lock, re.MULTILINE))
    wrong = []
    for name, version in wanted.items():
        try:
            if importlib.metadata.version(name) != version:
                wrong.append(name)
        except importlib.metadata.PackageNotFoundError:
            wrong.append(name)
    yield Examined(
        f"{len(wanted) - len(wrong)} of {len(wanted)} packages as locked",
        not wrong,
        f"Run make again. Not as locked: {', '.join(wrong)}.",
    )


def _fonts() -> Iterator[Examined]:
    try:
        files = importlib.metadata.files("ttf-opensans") or []
    except importlib.metadata.PackageNotFoundError:
        files = []
    fonts = [name for name in files if name.suffix == ".ttf"]
    yield Examined(f"typeface: {len(fonts)} fonts", bool(fonts), "Run make again.")


def _templates() -> Iterator[Examined]:
    for folder in sorted((ROOT / "templates").iterdir()):
        if folder.is_dir():
            yield Examined(
                f"partnership {folder.name}",
                (folder / "profile.toml").is_file(),
                f"templates/{folder.name} has no profile.toml.",
            )


def _folders() -> Iterator[Examined]:
    outputs = Path("outputs")
    yield Examined(
        "outputs/ can be written",
        os.access(outputs if outputs.exists() else Path(), os.W_OK),
        "Ask IT for a folder of your own, or move the project to one.",
    )
    free = shutil.disk_usage(Path()).free
    yield Examined(f"{free // 1_000_000:,} MB of disk free", free > SPACE, "Free some space.")
    here = str(Path.cwd()).lower()
    yield Examined(
        "the folder is not copied to a cloud by the machine",
        not any(name in here for name in SYNCED),
        "This folder is synced: what is in it leaves the machine, and files can be missing until "
        "they are downloaded. Move the project to a folder that is not synced.",
        needed=False,
    )


def _limits() -> Iterator[Examined]:
    yield Examined(
        "limits on memory and time of the readers",
        importlib.util.find_spec("resource") is not None,
        "This system has no resource limits: a hostile file is stopped by time only.",
        needed=False,
    )
    yield Examined(
        "files are made for this user alone",
        os.name == "posix",
        "This system has no file modes: keep the project in a folder only you can open.",
        needed=False,
    )


LOOKS: tuple[Callable[[], Iterator[Examined]], ...] = (
    _python,
    _packages,
    _fonts,
    _templates,
    _folders,
    _limits,
)
