"""A child whose reader of plain text does the harm that the text asks for."""

from __future__ import annotations

import ctypes
import os
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path

from pipeline.read.child import serve
from pipeline.read.plain import read_plain
from pipeline.read.readers import READERS
from pipeline.read.reading import Reading


def eat_memory(_: Reading) -> None:
    hoard = [bytes(50_000_000) for _ in range(1_000)]
    raise AssertionError(len(hoard))


def name_somebody(_: Reading) -> None:
    raise LookupError("a name that must not be shown: Zebedee")


def answer_rubbish(_: Reading) -> None:
    # The answers stand on a copy of standard output: the next free number after the usual three.
    message = b'{"kind": 7}'
    os.write(3, len(message).to_bytes(8, "big") + message + b"+")
    os._exit(0)


def talk(_: Reading) -> None:
    print("Zebedee says hello")
    sys.stdout.flush()


def call_home_behind(_: Reading) -> None:
    if ctypes.CDLL(None).socket(2, 1, 0) < 0:
        raise PermissionError("the system said no")


def write_behind(_: Reading) -> None:
    # As a library in another language would: Python's own watch sees nothing of it.
    place = ctypes.CDLL(None).creat(b"stolen.txt", 0o600)
    ctypes.CDLL(None).write(place, bytes(1_000_000), 1_000_000)
    raise OSError("the system said no")


HARMS: dict[str, Callable[[Reading], object]] = {
    "hang": lambda _: time.sleep(600),
    "die": lambda _: os.abort(),
    "leave": lambda _: os._exit(0),
    "eat memory": eat_memory,
    "raise": name_somebody,
    "answer rubbish": answer_rubbish,
    "print": talk,
    "call home": lambda _: socket.create_connection(("127.0.0.1", 9), timeout=1),
    "call home behind Python's back": call_home_behind,
    "write a file": lambda _: Path("stolen.txt").write_bytes(bytes(1_000_000)),
    "write behind Python's back": write_behind,
    "claim too much": lambda reading: reading.block("paragraph", "never received these words"),
}


def harm(data: bytes, reading: Reading) -> None:
    """Come to the harm that the file names, then read it."""
    HARMS.get(data.decode().strip(), lambda _: None)(reading)
    read_plain(data, reading)


if __name__ == "__main__":
    serve({**READERS, "txt": harm})
