"""Tells what is written by signs, not letters: a banner of hashes, or a code of unseen spaces."""

from __future__ import annotations

import re

#: Blocks, boxes, circles, cells of braille and the signs with which people draw letters.
_SIGN = re.compile("[#*@%█-▟■-◿⬛⬜⠁-⣿]")
_SPACE = re.compile(r"\s")
#: How many signs make a line of a picture, what share of it, and how many lines make one.
_SIGNS, _SHARE, _LINES = 2, 0.8, 4
#: Signs nobody sees, and spaces of several kinds, so many together that they may be a code.
_UNSEEN = re.compile(
    "[\u00ad\u180e\u200b-\u200f\u2060-\u2064\ufeff]{4}"
    "|(?=[ ]*[\u00a0\u2000-\u200a\u202f\u205f\u3000])[ \u00a0\u2000-\u200a\u202f\u205f\u3000]{8}"
)


def unseen(text: str) -> bool:
    """Whether signs that nobody sees stand together, as no writer of English needs them."""
    return not text.isascii() and bool(_UNSEEN.search(text))


def drawn(text: str) -> bool:
    """Whether some lines one below another, but for empty ones, are of such signs."""
    together = 0
    for line in text.splitlines():
        bare = _SPACE.sub("", line)
        if not bare:
            continue
        signs = len(_SIGN.findall(bare))
        together = together + 1 if signs >= _SIGNS and signs >= _SHARE * len(bare) else 0
        if together == _LINES:
            return True
    return False
