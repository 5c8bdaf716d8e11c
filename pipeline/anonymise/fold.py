"""One spelling for every way of writing the same letters, and the way back to what was written.

Names are matched on folded text and replaced in the original, so each folded character remembers
which characters it came from. Nothing here knows what a name is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

#: Letters of other alphabets and letter-like signs that a reader takes for a Latin letter.
LOOK_ALIKES = str.maketrans(
    {
        # Cyrillic
        "а": "a", "в": "b", "с": "c", "ԁ": "d", "е": "e", "ѐ": "e", "ё": "e", "һ": "h", "і": "i",
        "ї": "i", "ј": "j", "к": "k", "ӏ": "l", "м": "m", "о": "o", "р": "p", "ԛ": "q", "г": "r",
        "ѕ": "s", "т": "t", "у": "y", "ү": "y", "х": "x", "ѵ": "v", "ԝ": "w", "ѡ": "w", "н": "h",
        "п": "n", "з": "3", "ь": "b",
        # Greek
        "α": "a", "β": "b", "ε": "e", "η": "n", "ι": "i", "κ": "k", "μ": "m", "ν": "v", "ο": "o",
        "ρ": "p", "σ": "o", "τ": "t", "υ": "u", "χ": "x", "γ": "y", "ζ": "z", "ϲ": "c", "ϳ": "j",
        # Armenian, Cherokee and phonetic letters drawn like Latin ones
        "օ": "o", "ս": "u", "հ": "h", "ո": "n", "ց": "g", "ա": "w", "ɑ": "a", "ɡ": "g", "ɩ": "i",
        "ı": "i", "ȷ": "j", "ʟ": "l", "ɴ": "n", "ʀ": "r", "ʏ": "y", "ᴀ": "a", "ʙ": "b", "ᴄ": "c",
        "ᴅ": "d", "ᴇ": "e", "ꜰ": "f", "ɢ": "g", "ʜ": "h", "ɪ": "i", "ᴊ": "j", "ᴋ": "k", "ᴍ": "m",
        "ᴏ": "o", "ᴘ": "p", "ꜱ": "s", "ᴛ": "t", "ᴜ": "u", "ᴠ": "v", "ᴡ": "w", "ᴢ": "z",
        # Latin letters that Unicode does not take apart
        "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ß": "ss", "æ": "ae",
        "œ": "oe", "þ": "th", "ŋ": "ng", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ƴ": "y", "ɛ": "e", "ɔ": "o",
    }
)  # fmt: skip
#: Stands where something is settled already: no name goes across it.
NOTHING = "\0"
_APOSTROPHES = frozenset("'’‘ʼʻ`´′ʹˈ‛＇ʾʿꞌ")
_DASHES = frozenset("-‐‑‒–—―−﹘﹣－⁃")
#: Words hidden from the eye: they join what they stand between.
_UNSEEN = frozenset("\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u3164\uffa0\u2800")


def letters(char: str) -> str:
    """The folded form of one character: zero, one or more plain lower-case characters."""
    if char in _APOSTROPHES:
        return "'"
    if char in _DASHES:
        return "-"
    if char == NOTHING:
        return char
    if char.isspace():
        return " "
    category = unicodedata.category(char)
    if char in _UNSEEN or category in {"Cf", "Mn", "Me"}:
        return ""
    if category == "Cc":
        return " "
    plain = unicodedata.normalize("NFKD", char)
    plain = "".join(part for part in plain if not unicodedata.combining(part))
    return plain.casefold().translate(LOOK_ALIKES).translate(LOOK_ALIKES)


_PLAIN = {chr(code): letters(chr(code)) for code in range(128)}


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text, and for each folded character the original place it came from.

    ``places[i]`` is the index in the original of folded character ``i``; the original slice of
    folded ``[a:b]`` is ``original(a, b)``.
    """

    text: str = field(repr=False)
    places: Sequence[int] = field(repr=False)

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The original slice that folded ``[start:end]`` was made from."""
        return self.places[start], self.places[end - 1] + 1


def fold(text: str) -> Folded:
    """Fold ``text``: case, diacritics, look-alikes, dashes, apostrophes, spaces, unseen signs.

    Runs of spaces become one, so that a name broken over lines stays one name.
    """
    out: list[str] = []
    places: list[int] = []
    cache = _PLAIN
    spaced = False
    for index, char in enumerate(text):
        plain = cache.get(char)
        if plain is None:
            plain = cache[char] = letters(char)
        if plain == " ":
            if spaced:
                continue
            spaced = True
        elif plain:
            spaced = False
        for part in plain:
            out.append(part)
            places.append(index)
    return Folded("".join(out), places)


def folded(text: str) -> str:
    """The folded form of ``text`` alone."""
    return fold(text).text.strip()


#: Single letters set apart ("J a n e", "J.A.N.E", "j-a-n-e"), three or more of them.
_SPELLED = re.compile(r"(?<![a-z0-9])[a-z](?:[ ._*/-]{1,3}[a-z]){2,}(?![a-z0-9])")
#: Groups of digits and letters with separators, as numbers and phones are written.
_GROUPS = re.compile(r"(?<=[0-9a-z])[ .()/_-]{1,3}(?=[0-9])|(?<=[0-9])[ .()/_-]{1,3}(?=[a-z])")


def drop(source: Folded, doomed: Sequence[tuple[int, int]]) -> Folded:
    """The same text without the given slices, which stand in order and do not overlap."""
    kept: list[str] = []
    places: list[int] = []
    at = 0
    for start, end in doomed:
        kept.append(source.text[at:start])
        places.extend(source.places[at:start])
        at = end
    kept.append(source.text[at:])
    places.extend(source.places[at:])
    return Folded("".join(kept), places)


def unspelled(source: Folded) -> Folded:
    """The text with letters that were set apart put together again."""
    doomed: list[tuple[int, int]] = []
    for run in _SPELLED.finditer(source.text):
        doomed.extend(
            (run.start() + gap.start(), run.start() + gap.end())
            for gap in re.finditer(r"[^a-z]+", run[0])
        )
    return drop(source, doomed)


def ungrouped(source: Folded) -> Folded:
    """The text with the separators inside numbers taken out."""
    return drop(source, [gap.span() for gap in _GROUPS.finditer(source.text)])
