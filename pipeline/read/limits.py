"""Limits on a child that parses agencies' files: memory, processor time, files, network.

Each is set where the system has it; what is missing is said once, plainly, never silently.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType

try:
    resource: ModuleType | None = importlib.import_module("resource")
except ImportError:  # Windows has none
    resource = None

MEMORY = 1_500_000_000
SECONDS = 60
#: A reader writes no files; pandoc will not start where it could not write a few bytes.
LARGEST_FILE = 4_096


class NetworkRefused(Exception):
    """Something in the child tried to reach a network."""


def set_limits() -> list[str]:
    """Set every limit this system has; returns the names of those it has not."""
    sys.addaudithook(_no_network)
    if resource is None:
        return ["memory", "processor time", "files"]
    missing = []
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


def _no_network(event: str, _: object) -> None:
    if event in {"socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto"}:
        raise NetworkRefused(event)
