"""The child process: reads one file after another from its parent's bytes, and nothing else.

A question is 8 bytes of length, a JSON header, 8 bytes of length, the file's bytes; an answer is
8 bytes of length, JSON, and one byte that says whether the child goes on. Standard output belongs
to the answers alone.
"""

from __future__ import annotations

import gc
import json
import os
import struct
import sys
from typing import BinaryIO

from pipeline.read.limits import allow_seconds, set_limits
from pipeline.read.readers import READERS, Reader, read_bytes
from pipeline.read.reading import Reading
from pipeline.read.wire import encode

GOES_ON, ENDS = b"+", b"."
_LENGTH = struct.Struct(">Q")


def serve(readers: dict[str, Reader] = READERS) -> None:
    """Answer questions until the parent closes the pipe."""
    # Everything a file leaves behind is freed by its last use; what is not, after each file.
    gc.disable()
    answers = os.fdopen(os.dup(1), "wb")
    # A library that prints must not talk into an answer.
    os.dup2(2, 1)
    _send(answers, json.dumps({"missing limits": set_limits()}).encode(), ends=False)
    # The collector need not look through what stays for good.
    gc.freeze()
    while (header := _take(sys.stdin.buffer)) is not None:
        data = _take(sys.stdin.buffer)
        if data is None:
            return
        allow_seconds()
        answer, ends = _answer(data, str(json.loads(header)["name"]), readers)
        _send(answers, answer, ends=ends)
        if ends:
            return
        # The parent has its answer, and this one time until the next question.
        del data, answer
        gc.collect()


def _answer(data: bytes, name: str, readers: dict[str, Reader]) -> tuple[bytes, bool]:
    """The answer, and whether this child should end: after running out of memory it is unsure."""
    try:
        reading, refused = read_bytes(data, name, readers)
        return encode(reading, refused=refused), False
    except MemoryError:
        return _failed("reader-memory", ""), True
    except BaseException as fault:  # noqa: BLE001 - the boundary: a fault in any parser, also a panic in one written in Rust, costs this file and no other
        return _failed("reader-fault", type(fault).__name__), True


def _failed(code: str, found: str) -> bytes:
    reading = Reading("unknown")
    reading.problem(code, found=found)
    return encode(reading, refused=True)


def _take(source: BinaryIO) -> bytes | None:
    length = source.read(_LENGTH.size)
    if len(length) < _LENGTH.size:
        return None
    size = _LENGTH.unpack(length)[0]
    data = source.read(size)
    return data if len(data) == size else None


def _send(answers: BinaryIO, answer: bytes, *, ends: bool) -> None:
    answers.write(_LENGTH.pack(len(answer)))
    answers.write(answer)
    answers.write(ENDS if ends else GOES_ON)
    answers.flush()


if __name__ == "__main__":
    serve()
