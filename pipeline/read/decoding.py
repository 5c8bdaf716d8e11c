"""Bytes of a text file to text: its mark, else UTF-8, else Windows-1252, and say which.

Detectors that guess are wrong on more than half of short Windows-1252 samples; this rule is
right on all of them (BAD_INPUTS 33).
"""

from __future__ import annotations

import codecs
import re

from pipeline.read.reading import Reading

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SAMPLES = 5
#: A word with the sign that stands for bytes which are no letter. Bounded: a word without an end
#: is looked through once and not from each of its letters.
_LOST = re.compile('[^\\s,;"\ufffd]{0,60}\ufffd[^\\s,;"]{0,60}')
# What UTF-8 looks like when a program has read it as Windows-1252: a lead byte, then others.
_TWICE = re.compile("[ÂÃÄÅâãäåæçèéêëìíîïðñòóôõö][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{1,3}")


def decode(data: bytes, reading: Reading) -> str:
    """The text, with a note in ``reading`` where it was not UTF-8."""
    text, name = decoded(data)
    if name != "UTF-8":
        found = name
        # a mark says which encoding it is; only where one was found to fit is there any doubt
        if not data.startswith(_UTF16_MARKS) and (unusual := _unusual(text)):
            found = f"{name}; please check: {unusual}"
        reading.problem("encoding-not-utf8", found=found)
    if "\ufffd" in text and (lost := _LOST.findall(text)):
        reading.problem("letters-lost", found=" ".join(lost[:_SAMPLES]))
    twice = sorted({match for match in _TWICE.findall(text) if _mended(match)})
    if twice:
        found, mended = twice[0], _mended(twice[0])
        reading.problem("letters-garbled", found=found, expected=f"perhaps “{mended}”")
    return text


def decoded(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding."""
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return data.decode(codec, "replace"), name
    if unmarked := unmarked_utf16(data):
        return data.decode(unmarked, "replace"), "UTF-16"
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), "Windows-1252"


def unmarked_utf16(data: bytes) -> str:
    """The codec of UTF-16 text without a mark; "" for anything else."""
    head = data[:4000]
    if len(head) < 8 or b"\x00" not in head:
        return ""
    half = len(head) // 2
    if head[1::2].count(0) > 0.6 * half and head[::2].count(0) < 0.05 * half:
        return "utf-16-le"
    if head[::2].count(0) > 0.6 * half and head[1::2].count(0) < 0.05 * half:
        return "utf-16-be"
    return ""


def _unusual(text: str) -> str:
    return " ".join(
        list(dict.fromkeys(char for char in text if 0x7F < ord(char) != 0xFFFD))[:_SAMPLES]
    )


def _mended(text: str) -> str:
    try:
        return text.encode("cp1252").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return ""
