"""Set one piece of a document, alone in its process: source on standard input, PDF on output.

Run as a script, so that a piece costs its own memory only and gives it back. It imports
nothing of the program but the typesetter.
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


def typeset(source: str, faces: Any, *, checked: bool = False, tags: bool = True) -> bytes:
    """PDF of one piece. ``checked`` holds it to PDF/UA-1 while it is made."""
    made = typst.compile(
        source.encode(),
        font_paths=faces,
        pdf_standards=["ua-1"] if checked else [],
        timestamp=_EPOCH,
        pdf_tags=tags,
    )
    if not isinstance(made, bytes):
        raise TypeError("a piece is one PDF")
    return made


def main() -> int:
    """Read a job, write a PDF; a fault goes to standard error as one line."""
    job = json.load(sys.stdin.buffer)
    try:
        made = typeset(job["source"], fonts(job["fonts"]))
    except typst.TypstError as fault:
        sys.stderr.write(fault.message)
        return 1
    sys.stdout.buffer.write(made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
