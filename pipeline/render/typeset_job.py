"""Typeset one piece of a document: source in, PDF out.

Run as a script, a piece has a process of its own, costs its own memory only and gives it back.
The job is one line of JSON on standard input, with the source after it: words travel by pipe,
never in an argument that others on the machine can read.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import typst

_EPOCH = 315_532_800  # 1980-01-01


def fonts(folder: str) -> Any:
    """The typefaces of the program and none of the machine's."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[folder])


def typeset(source: str, faces: Any, *, checked: bool = False) -> bytes:
    """PDF of one piece. ``checked`` holds it to PDF/UA-1 while it is made.

    Raises typst.TypstError where the source cannot be set.
    """
    made = typst.compile(
        source.encode(),
        font_paths=faces,
        pdf_standards=["ua-1"] if checked else [],
        timestamp=_EPOCH,
    )
    if not isinstance(made, bytes):
        raise TypeError("a piece is one PDF")
    return made


def main() -> int:
    """Do one job; a fault of the typesetter goes to standard error as one line."""
    job = json.loads(sys.stdin.buffer.readline())
    source = sys.stdin.buffer.read().decode()
    try:
        made = typeset(source, fonts(job["fonts"]))
    except typst.TypstError as fault:
        sys.stderr.write(str(fault))
        return 1
    sys.stdout.buffer.write(made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
