"""Check that a typeset piece shows every row, and pack it for the whole document.

Run as a script, in a process of its own, as ``typeset_job`` is.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path

import pypdfium2

if __name__ == "__main__":  # alone in its process: the program is three folders up
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from pipeline.render.pdf_objects import Packed, pack

#: A hyphen at the end of a line is read back as none.
_SPACES = re.compile(r"[\s\u200b\u00ad\ufffe\x02-]+")


def lost(data: bytes, ids: Sequence[str]) -> int:
    """How many of the ids are not among the words on the pages of a PDF, in this order.

    Only what stands within a page counts: a row laid out below its edge is still in the file,
    and still tagged.
    """
    text = printed(data) if ids else ""
    place = 0
    missing = 0
    for one in ids:
        found = text.find(_SPACES.sub("", one), place)
        if found < 0:
            missing += 1
        else:
            place = found
    return missing


def printed(data: bytes) -> str:
    """The words that stand within the pages of a PDF, in reading order, without spaces."""
    file = pypdfium2.PdfDocument(data)
    pieces = []
    try:
        for number in range(len(file)):
            page = file[number]
            text = page.get_textpage()
            pieces.append(_SPACES.sub("", text.get_text_bounded()))
            text.close()
            page.close()
    finally:
        file.close()
    return "".join(pieces)


def main() -> int:
    """One line of JSON and the piece on standard input; the entries and the bytes on output."""
    job = json.loads(sys.stdin.buffer.readline())
    data = sys.stdin.buffer.read()
    missing = lost(data, job["ids"])
    made: Packed = pack(data, job["offset"], job["roots"], set(job["stop"]))
    answer = {"lost": missing, "entries": made.entries}
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + made.data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
