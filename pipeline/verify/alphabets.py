"""Names written by ear in Cyrillic and Greek letters, as a reader of English would spell them."""

from __future__ import annotations

import re
from collections.abc import Iterator

_WORD = re.compile(r"[\u0400-\u045f]{3,}|[\u0370-\u03ff\u1f00-\u1fff]{3,}")
_PAIRS = {
    "μπ": "b",
    "ντ": "d",
    "γκ": "g",
    "γγ": "ng",
    "ου": "u",
    "дж": "j",
    "кс": "x",
    "кв": "qu",
    "куи": "qui",
}
_LETTERS = {
    **dict(zip("абвгдезийклмнопрстуфыэії", "abvgdeziiklmnoprstufyeii", strict=True)),
    "ж": "zh", "х": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ь": "", "ю": "yu",
    "я": "ya", "ё": "yo", "є": "ye", "ґ": "g", "ў": "w", "ј": "j",
    **dict(zip("αβγδεζηικλμνξοπρσςτυφω", "avgdeziiklmnxoprsstyfo", strict=True)),
    "θ": "th", "χ": "ch", "ψ": "ps",
}  # fmt: skip


def by_ear(text: str) -> Iterator[str]:
    """Every word of another alphabet in the letters of ours, by its sound."""
    if text.isascii():
        return
    bare = "".join(_ACCENTS.get(sign, sign) for sign in text.lower())
    for found in _WORD.finditer(bare):
        word = found[0]
        for pair, said in _PAIRS.items():
            word = word.replace(pair, said)
        yield "".join(_LETTERS.get(sign, sign) for sign in word)


_ACCENTS = dict(zip("άέήίόύώϊϋΐΰ", "αεηιουωιυιυ", strict=True))
