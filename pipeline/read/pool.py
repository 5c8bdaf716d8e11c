"""A few child processes that read agencies' files, each replaced when one comes to harm.

A child that hangs, dies, eats memory or answers rubbish costs the file it was reading and no
other.
"""

from __future__ import annotations

import json
import os
import struct
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pipeline

#: Wall-clock time for one file; the slowest of 3,581 real ones took under ten seconds.
SECONDS = 120.0
#: Longest answer taken from a child.
MOST_ANSWER = 500_000_000

_LENGTH = struct.Struct(">Q")
_GOES_ON = b"+"
_KEPT = ("PATH", "SYSTEMROOT", "TEMP", "TMP")
_COMMAND = (sys.executable, "-X", "utf8", "-B", "-s", "-m", "pipeline.read.child")

#: Memory is taken in larger pieces and kept for the next file: giving back and asking for each
#: part of a workbook anew costs a tenth of its reading. (Known to glibc; others pass it over.)
_ROOM = {
    "MALLOC_TOP_PAD_": "33554432",
    "MALLOC_MMAP_THRESHOLD_": "33554432",
    "MALLOC_TRIM_THRESHOLD_": "134217728",
}


class ChildFailed(Exception):
    """A child gave no answer. ``code`` is the problem's code."""

    def __init__(self, code: str, found: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.found = found


class Child:
    """One child process."""

    def __init__(self, command: Sequence[str], seconds: float) -> None:
        self._seconds = seconds
        self._late = False
        self.goes_on = True
        self._process = subprocess.Popen(
            list(command),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )
        hello = self._exchange()
        try:
            self.missing_limits = tuple(map(str, json.loads(hello)["missing limits"]))
        except (ValueError, KeyError, TypeError):
            raise ChildFailed("reader-rubbish") from None

    def ask(self, name: str, data: bytes) -> bytes:
        """Send one file; the answer's bytes. After ChildFailed the child is of no more use."""
        return self._exchange(json.dumps({"name": name}).encode(), data)

    def close(self) -> None:
        """End the child, whatever it is doing."""
        self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:
                    # Closing flushes; there is nobody left to read it.
                    continue
        self._process.wait()

    def _exchange(self, *messages: bytes) -> bytes:
        timer = threading.Timer(self._seconds, self._too_late)
        timer.daemon = True
        timer.start()
        try:
            for message in messages:
                self._put(message)
            return self._take()
        except OSError:
            raise ChildFailed("reader-timeout" if self._late else "reader-died") from None
        finally:
            timer.cancel()

    def _too_late(self) -> None:
        self._late = True
        self._process.kill()

    def _put(self, message: bytes) -> None:
        stdin = self._process.stdin
        if stdin is not None:
            stdin.write(_LENGTH.pack(len(message)))
            stdin.write(message)
            stdin.flush()

    def _take(self) -> bytes:
        stdout = self._process.stdout
        length = stdout.read(_LENGTH.size) if stdout is not None else b""
        if stdout is None or len(length) < _LENGTH.size:
            raise OSError("the child is gone")
        size = _LENGTH.unpack(length)[0]
        if size > MOST_ANSWER:
            raise ChildFailed("reader-rubbish", "an answer past all measure")
        answer, sign = stdout.read(size), stdout.read(1)
        if len(answer) < size or not sign:
            raise OSError("the child went while it answered")
        self.goes_on = sign == _GOES_ON
        return answer


def _environment() -> dict[str, str]:
    """What a child needs to start; nothing of the person's surroundings."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    kept["PYTHONPATH"] = str(Path(pipeline.__file__).resolve().parents[1])
    # One thread a child: the pool already uses the cores.
    kept["OMP_NUM_THREADS"] = "1"
    return kept | _ROOM


class Pool:
    """Children for as many threads as ask; use it in a ``with`` statement."""

    def __init__(self, command: Sequence[str] = _COMMAND, seconds: float = SECONDS) -> None:
        self._command, self._seconds = tuple(command), seconds
        self._idle: list[Child] = []
        self._lock = threading.Lock()
        self.missing_limits: tuple[str, ...] = ()

    def ask(self, name: str, data: bytes) -> bytes:
        """Have one file read. Raises ChildFailed."""
        child, fresh = self._take()
        try:
            answer = child.ask(name, data)
        except ChildFailed as failure:
            child.close()
            if fresh or failure.code != "reader-died":
                raise
            # A child that had read other files may have died of them: this file gets its own.
            return self._ask_fresh(name, data)
        self._keep(child)
        return answer

    def _ask_fresh(self, name: str, data: bytes) -> bytes:
        child = self._start()
        try:
            answer = child.ask(name, data)
        except ChildFailed:
            child.close()
            raise
        self._keep(child)
        return answer

    def _keep(self, child: Child) -> None:
        if child.goes_on:
            with self._lock:
                self._idle.append(child)
        else:
            child.close()

    def discard_idle(self) -> None:
        """End the children that wait: one of them answered rubbish."""
        with self._lock:
            idle, self._idle = self._idle, []
        for child in idle:
            child.close()

    def _take(self) -> tuple[Child, bool]:
        with self._lock:
            if self._idle:
                return self._idle.pop(), False
        return self._start(), True

    def _start(self) -> Child:
        child = Child(self._command, self._seconds)
        self.missing_limits = child.missing_limits
        return child

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.discard_idle()
