"""Words compared as people compare them: blind to case, curly quotes, dashes and odd spaces.

Only for comparing. What an agency typed is never replaced by what these functions give.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

#: Characters that show nothing and can hide inside a word: soft hyphen, zero-width and
#: direction marks, the byte-order mark.
INVISIBLE = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")

_DASHES = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_SINGLE = re.compile("[\u2018\u2019\u201a\u201b\u2032\u02bc`\u00b4]")
_DOUBLE = re.compile("[\u201c-\u201f\u2033\u00ab\u00bb]")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_COUNTED = re.compile(r"^(?:(?:column|col)\s)?\(?(?:\d{1,2}|[a-h])[.):]\s+")
_PATTERN = re.compile(r"\bdd?\W?mm?m?\W?yy(?:yy)?\b|\bhh\W?mm\b|\b24\W?(?:hr|hour)s?(?: clock)?\b")
_GUIDANCE = re.compile(
    r"\s+-\s+|:\s|\.\s|;\s|,?\s+(?:please|e\.?g\.?|i\.?e\.?|including|such as)\b"
)
#: Where a program joined two words: eventDate.
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NOT_WORD = re.compile(r"[^0-9a-z]+")
_DIGITS = re.compile(r"(\d+)")


def level(text: str) -> str:
    """One spelling for each dash, quote and space; nothing invisible; case kept."""
    if text.isascii():  # nothing to unify but the grave accent, and most text is
        return " ".join(text.replace("`", "'").split())
    text = INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    text = _DASHES.sub("-", text)
    text = _DOUBLE.sub('"', _SINGLE.sub("'", text))
    return " ".join(text.split())


def fold(text: str) -> str:
    """``level`` and blind to case: the key under which two spellings are one text."""
    return level(text).casefold()


@lru_cache(maxsize=4_096)  # headings are compared with every row
def key(text: str) -> str:
    """Letters and digits only, words apart by one space: ``Source(s) of info.`` -> ``sources of info``."""
    text = fold(text).replace("(s)", "s").replace("'", "")
    return _NOT_WORD.sub(" ", text).strip()


def heading_keys(text: str, *, guided: bool = True) -> tuple[str, ...]:
    """The keys a heading may be known by, the most literal first.

    The whole heading; without what stands in brackets; its first line alone; without a number
    before it, a pattern (dd/mm/yyyy) or guidance after it. "2. Event - please use full
    sentences" so is still the event. ``guided`` false leaves guidance on the same line in place.
    """
    first = text.strip().split("\n", 1)[0]
    shapes = [text, _BRACKETS.sub(" ", text), first, _BRACKETS.sub(" ", first)]
    bare = _PATTERN.sub(" ", _COUNTED.sub("", fold(shapes[-1])))
    if _CAMEL.search(first):
        shapes.append(_CAMEL.sub(" ", first))
    shapes += [bare, _GUIDANCE.split(bare, maxsplit=1)[0]] if guided else [bare]
    return tuple(dict.fromkeys(found for shape in shapes if (found := key(shape))))


def count(text: str) -> int:
    """How many words, as anything between spaces."""
    return len(text.split())


def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """A key that sorts ``Table 2`` before ``Table 10``."""
    parts = _DIGITS.split(fold(text))
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts if part)


def short(text: str, limit: int = 80) -> str:
    """The text on one line, at most ``limit`` characters, an ellipsis where it was cut."""
    line = " ".join(text.split())
    return line if len(line) <= limit else f"{line[: limit - 1]}…"
