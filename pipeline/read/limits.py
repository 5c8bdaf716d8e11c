"""Limits on a child that parses agencies' files: memory, processor time, files, network.

Each is set where the system has it; what is missing is said once, plainly, never silently.
"""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path
from types import ModuleType

from pipeline.read.no_network import give_up_sockets

try:
    resource: ModuleType | None = importlib.import_module("resource")
except ImportError:  # Windows has none
    resource = None

MEMORY = 1_500_000_000
SECONDS = 60
#: A reader writes no files; pandoc will not start where it could not write a few bytes.
LARGEST_FILE = 4_096

#: What Python's libraries report before they do it, and a reader never has cause to do.
_FORBIDDEN = {
    "socket.__new__", "socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto",
    "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate",
    "os.chmod", "os.chown", "os.system", "os.exec", "os.startfile", "webbrowser.open",
}  # fmt: skip
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class NotAllowed(Exception):
    """Something in the child tried to reach a network, change a file or start a program."""


def set_limits() -> list[str]:
    """Set every limit this system has; returns the names of those it has not."""
    missing = [] if give_up_sockets() else ["network"]
    sys.addaudithook(_watch)
    if resource is None:
        return [*missing, "memory", "processor time", "files"]
    for name, what, most in (
        ("memory", resource.RLIMIT_AS, MEMORY),
        ("core files", resource.RLIMIT_CORE, 0),
        ("files", resource.RLIMIT_FSIZE, LARGEST_FILE),
    ):
        try:
            resource.setrlimit(what, (most, most))
        except (ValueError, OSError):
            missing.append(name)
    return missing


def allow_seconds(seconds: int = SECONDS) -> None:
    """Allow so much more processor time; the next file gets as much again."""
    if resource is None:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime) + 1
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (spent + seconds, hard))


def _watch(event: str, details: tuple[object, ...]) -> None:
    if event in _FORBIDDEN:
        raise NotAllowed(event)
    if event == "open" and isinstance(details[2], int) and details[2] & _WRITING:
        # A number is a pipe that is open already; the null device is nobody's file.
        if not isinstance(details[0], int) and details[0] != os.devnull:
            raise NotAllowed(event)
    elif event == "subprocess.Popen" and not Path(str(details[0])).name.startswith("pandoc"):
        raise NotAllowed(event)
