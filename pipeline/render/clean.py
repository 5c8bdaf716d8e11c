"""Make every string safe to print: what cannot be printed is shown, never dropped."""

from __future__ import annotations

import re

#: What XML cannot hold, and so neither Word nor Excel: most control characters, halves of a
#: surrogate pair, and the two code points that are no character. (Tab and newline stay.)
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_NEWLINES = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def shown(match: re.Match[str]) -> str:
    """A character by its number, as ``[U+0007]``."""
    return f"[U+{ord(match[0]):04X}]"


def clean(text: str) -> str:
    """Words as they can be printed: line ends as newlines, unprintables by their number."""
    if text.isprintable():
        return text
    return _UNPRINTABLE.sub(shown, _NEWLINES.sub("\n", text))


def escape(text: str) -> str:
    """Cleaned words for XML or HTML, in element text or in a double-quoted attribute."""
    if not text.isprintable():
        text = clean(text)
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text.replace('"', "&quot;") if '"' in text else text


__all__ = ["clean", "escape", "shown"]
