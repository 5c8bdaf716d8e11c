"""Plain text: paragraphs parted by blank lines."""

from __future__ import annotations

import re

from pipeline.read.decoding import decode
from pipeline.read.reading import Reading, balance

_GAP = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


def read_plain(data: bytes, reading: Reading) -> None:
    """Read a text file into paragraphs, lines kept."""
    text = decode(data, reading)
    read_paragraphs(text, reading)
    reading.census = balance(reading, [("the file", [text])])


def read_paragraphs(text: str, reading: Reading) -> None:
    """Read text into paragraphs with the line each begins on."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    at, line = 0, 1
    for gap in [*_GAP.finditer(text), None]:
        end = gap.start() if gap else len(text)
        reading.block("paragraph", text[at:end].strip("\n"), part=f"line {line}")
        if gap:
            line += text.count("\n", at, gap.end())
            at = gap.end()
