"""How wide words surely are at most, in ems of the shipped typeface's bold cut.

The typesetter breaks a line after any hyphen. An id or a name broken there is not found again:
readers of PDF take a hyphen at a line's end for one that the layout put in. So words with
hyphens stay whole where they fit, and only what fits nowhere is broken.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

#: Letters by the width of the widest among them in Open Sans Bold, measured from its tables.
_CLASSES = (
    (0.34, "'.:!,;ijlIJ-[]()"),
    (0.49, 'f{}_/\\tr"?z'),
    (0.61, "sc^*FS|ELgvy$+0123456789<=>~xTZea`"),
    (0.68, "okYPbdpqC#VhnuRKXB"),
    (0.82, "AGD&UHOQN"),
)
_WIDTHS = {ord(letter): width for width, letters in _CLASSES for letter in letters}
#: Of any other letter: none is wider.
WIDEST = 1.0

_JOINTS = re.compile(r"(?<=[-/_.@:,;=&?+|\\])(?=\S)")
_HYPHENED = re.compile(r"\S*\w-\w\S*")


def ems(word: str) -> float:
    """How wide a word is at most."""
    return sum(_WIDTHS.get(ord(letter), WIDEST) for letter in word)


def parts(line: str, room: float) -> Iterator[tuple[str, bool]]:
    """A line in pieces, each with whether it must stay whole; between two, the line may end.

    Only words wider than ``room`` are cut, at their joints where they have any, else anywhere.
    Joined, the pieces are the line.
    """
    least = max(1, int(room / WIDEST))
    pattern = rf"\S*\w-\w\S*|\S{{{least + 1},}}" if "-" in line else rf"\S{{{least + 1},}}"
    reached = 0
    for match in re.finditer(pattern, line):
        word = match[0]
        fits = ems(word) <= room
        if fits and not _HYPHENED.fullmatch(word):
            continue
        if match.start() > reached:
            yield line[reached : match.start()], False
        if fits:
            yield word, True
        else:
            yield from ((piece, False) for piece in _cut(word, room))
        reached = match.end()
    if reached < len(line) or not line:
        yield line[reached:], False


def _cut(word: str, room: float) -> Iterator[str]:
    for joint in _JOINTS.split(word):
        piece, wide = "", 0.0
        for letter in joint:
            # A mark stays with the letter it stands over.
            more = 0.0 if unicodedata.combining(letter) else _WIDTHS.get(ord(letter), WIDEST)
            if more and piece and wide + more > room:
                yield piece
                piece, wide = "", 0.0
            piece += letter
            wide += more
        yield piece
