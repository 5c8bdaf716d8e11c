"""Takes words and numbers apart at their joints, and puts together what was set apart.

Each expression begins with a sign that is rare in words, so that a search skips from one such sign
to the next: every text of every file comes through here.
"""

from __future__ import annotations

import re

_NUMBER_GAP = re.compile(
    r"[\s.()\[\]{}/_,\-](?<=\d[\s.()\[\]{}/_,\-])[\s.()\[\]{}/_,\-]{0,2}(?=\d)"
)
#: A capital after a small letter, a figure after a letter; a figure before a letter.
_BEFORE = re.compile(r"[A-Z\d](?:(?<=[a-z][A-Z])|(?<=[A-Za-z]\d))")
_AFTER = re.compile(r"\d(?=[A-Za-z])")
_SEAMS = str.maketrans(dict.fromkeys("_.+#@/\\~=&%?:;|-", " "))
#: Letters set apart; more of them where any sign may stand between.
_APART = re.compile(
    r"(?<![^\W_])(?:[^\W\d_](?:[\W_]{1,3}[^\W\d_]){4,}|[^\W\d_](?:[\s._*/-]{1,3}[^\W\d_]){2,})(?![^\W_])"
)
#: Three letters that each stand alone: where none do, no letters are set apart.
_ALONE = re.compile(rb" a {1,3}a {1,3}a")
#: Each byte as a letter, a figure or a sign.
_CLASSES = bytes(
    97 if chr(code).isalpha() else 48 if chr(code).isdigit() else 32 for code in range(128)
).ljust(256)


class _Bare(dict[int, int | None]):
    """Leaves out what is no letter and no figure; fills itself as ``str.translate`` asks."""

    def __missing__(self, code: int) -> int | None:
        self[code] = left = code if chr(code).isalnum() else None
        return left


_BARE = _Bare()


def bare(text: str) -> str:
    """The letters and figures of a text."""
    return text.translate(_BARE)


def closed_up(text: str) -> str:
    """The text with its numbers' gaps closed: ``01632 960 001`` as ``01632960001``."""
    return _NUMBER_GAP.sub("", text)


def taken_apart(text: str) -> str:
    """The text with a space at every joint of a handle or a file's name: ``ZebQuill_2016``."""
    # Functions, since before Python 3.12 a pattern of groups is slower than they are.
    begun = _BEFORE.sub(lambda sign: f" {sign[0]}", text.translate(_SEAMS))
    apart = _AFTER.sub(lambda figure: f"{figure[0]} ", begun)
    return text if apart == text else " ".join(apart.split())


def put_together(text: str) -> str:
    """The text with letters that were set apart put together: ``Z e b e d e e``."""
    if text.isascii() and not _ALONE.search(b" " + text.encode().translate(_CLASSES)):
        return text
    return _APART.sub(lambda run: bare(run[0]), text)
