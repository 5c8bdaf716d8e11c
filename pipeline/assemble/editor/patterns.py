"""How an entry of ``editor.toml`` is written, and how it is searched for.

An entry is words. Five signs make one entry stand for many: ``(a|b)`` is one of these, ``(a |)``
with or without, ``*`` at the end of a word is any ending, ``+`` is any one word, and ``...`` is up
to eight words of the same sentence. ``^`` in front asks for the beginning of a sentence. An entry whose signs make no
sense is taken letter by letter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

#: Written quotes and hyphens to typed ones, letter for letter, so that places stay the same.
PLAIN = str.maketrans("’‘‐‑", "''--")
_SIGN = re.compile(r"\s*\.\.\.\s*|[()|*+\s]|[^()|*+\s.]+|\.")
_GAP = r"[ ,]+(?:[\w'-]+[ ,]+){0,8}?"
_BEGIN = r"(?:^|(?<=[.?!] )|(?<=[.?!]['\")] ))"
_MEANS = {"(": "(?:", ")": ")", "|": "|", "*": r"[\w'-]*", "+": r"[\w'-]+"}


@cache
def search(entries: tuple[str, ...]) -> re.Pattern[str]:
    """One search for all entries, whole words in any case, the longest entry first.

    The name of the group that matched is ``e`` and the entry's number in ``entries``.
    """
    order = sorted(range(len(entries)), key=lambda number: (-len(entries[number]), number))
    either = "|".join(f"(?P<e{number}>{_compiled(entries[number])})" for number in order)
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.IGNORECASE)


def entry_of(hit: re.Match[str], entries: Sequence[str]) -> str:
    """The entry that a match of ``search(entries)`` was found by."""
    return entries[int((hit.lastgroup or "e0")[1:])]


def _compiled(entry: str) -> str:
    plain = entry.translate(PLAIN)
    begin, plain = (_BEGIN, plain[1:]) if plain.startswith("^") else ("", plain)
    written = begin + "".join(map(_sign, _SIGN.findall(plain)))
    try:
        re.compile(written)
    except re.error:
        return re.escape(plain)
    return written


def _sign(sign: str) -> str:
    if sign.strip() == "...":
        return _GAP
    if sign.isspace():
        return r"\s+"
    return _MEANS.get(sign) or re.escape(sign)
