"""Characters no reader of a page can see, made visible or taken out, and counted.

Control characters break Word and Excel files when they are written; hidden characters break the
search for a child's name. Both are put right in the working copy only, and said so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz.distance import Hamming

#: What a control character or half a character becomes (BAD_INPUTS A28).
REMOVED = "[control character removed]"

_BREAKS = str.maketrans({"\x0b": "\n", "\x0c": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"})
_BREAK = re.compile("[\x0b\x0c\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
# Zero-width spaces and marks of writing direction. The joiners U+200C and U+200D stay: emoji and
# several scripts are spelt with them.
_HIDDEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_ANY = re.compile(f"{_BREAK.pattern}|{_CONTROL.pattern}|{_HIDDEN.pattern}")

# Spaces outside ASCII, as bytes of UTF-8: no-break, thin, ideographic and their like.
_WIDE_SPACE = re.compile(b"\xc2\xa0|\xe1\x9a\x80|\xe2\x80[\x80-\x8a\xaf]|\xe2\x81\x9f|\xe3\x80\x80")
_PLAIN = bytes([9, 10, 13, *range(0x20, 0x7F)])
_SPACES = bytes.maketrans(
    bytes(range(256)), bytes(0x20 if byte in b" \t\n\r\x0b\x0c" else 0x78 for byte in range(256))
)
# The same of ASCII, with zero for what nobody could see.
_SEEN = bytes.maketrans(
    bytes(range(256)),
    bytes(_SPACES[byte] if byte in _PLAIN else 0 for byte in range(256)),
)


def has_unseen(text: str) -> bool:
    """True when ``clean`` would change the text. Fast on megabytes of ordinary text."""
    try:
        return _has_unseen(text.encode())
    except UnicodeEncodeError:
        return True


def _has_unseen(data: bytes) -> bool:
    # What is left after plain ASCII is little, and UTF-8 never matches across two characters.
    rare = data.translate(None, _PLAIN)
    return bool(rare) and _ANY.search(rare.decode()) is not None


def clean(text: str) -> tuple[str, int, int]:
    """The text as it can be shown, and how many control and how many hidden characters went."""
    if _ANY.search(text) is None:
        return text, 0, 0
    text, control = _CONTROL.subn(REMOVED, text.translate(_BREAKS))
    text, hidden = _HIDDEN.subn("", text)
    return text, control, hidden


def cleaned(text: str) -> str:
    """The text as it can be shown."""
    return clean(text)[0]


def words(text: str) -> list[str]:
    """The words of a text: what stands between spaces, tabs and line ends, and nothing cleverer.

    Reader and census both use this one definition.
    """
    return text.split()


def count_words(text: str) -> int:
    """How many ``words`` a text has, at the speed of memory."""
    return _count_words(f" {text} ".encode("utf-8", "replace"))


def _count_words(data: bytes) -> int:
    if _WIDE_SPACE.search(data.translate(None, _PLAIN)):
        data = _WIDE_SPACE.sub(b" ", data)
    return _words_in(data.translate(_SPACES))


def _words_in(seen: bytes) -> int:
    """How many words stand in bytes of two kinds, spaces and others, with a space at either end.

    Each word has two edges, where a byte is unlike the next. To hold the bytes against themselves
    one place on finds them several times as fast as a search for each beginning.
    """
    return Hamming.distance(seen[:-1], seen[1:]) // 2


def look_over(texts: Sequence[str]) -> int | None:
    """How many words the texts have; None when ``clean`` would change one of them."""
    words_found = 0
    for at in range(0, len(texts), _AT_ONCE):
        count = _look_over(texts[at : at + _AT_ONCE])
        if count is None:
            return None
        words_found += count
    return words_found


#: Texts looked over at once: few enough to stay in the processor's own memory.
_AT_ONCE = 1_000


def _look_over(texts: Sequence[str]) -> int | None:
    text = " " + "\n".join(texts) + " "
    if text.isascii():
        # Almost free to ask, and then one pass over the text does for both.
        seen = text.encode().translate(_SEEN)
        return None if b"\x00" in seen else _words_in(seen)
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return None
    return None if _has_unseen(data) else _count_words(data)


_ENTITY = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(amp|lt|gt|quot|apos));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


def unescaped(text: str) -> str:
    """Text of an XML part as its reader sees it: the five entities and numbered characters."""
    return _ENTITY.sub(_character, text) if "&" in text else text


def _character(match: re.Match[str]) -> str:
    if match[3]:
        return _NAMED[match[3]]
    number = int(match[1], 16) if match[1] else int(match[2])
    return chr(number) if number <= 0x10FFFF else match[0]
