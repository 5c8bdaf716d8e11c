"""The table of strings that the sheets of a workbook share, from its raw XML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.read.cleaning import unescaped
from pipeline.read.reading import Refused

#: Any prefix of an element's name.
PREFIX = rb"(?:[\w.-]+:)?"
#: A piece of text.
TEXT = re.compile(rb"<" + PREFIX + rb"t(?:\s[^>]*)?>([^<]*)</")
#: Reading aids of East Asian text, which are no words of the cell.
PHONETIC = re.compile(rb"<" + PREFIX + rb"rPh\b.*?</" + PREFIX + rb"rPh>", re.DOTALL)

_ITEM = re.compile(rb"<" + PREFIX + rb"si(?=[\s/>])[^>]*>")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SPACED = re.compile(rb"<" + PREFIX + rb"t>(?:\s|[^<]*\s</)")


@dataclass(frozen=True, slots=True)
class Strings:
    """The shared strings in order; ``loose`` are those the library would not read word for word."""

    texts: list[str] = field(default_factory=list)
    loose: frozenset[int] = frozenset()

    def of(self, indexes: Sequence[int]) -> list[str]:
        """The strings with these indexes. Raises Refused where there is no such string."""
        try:
            return [self.texts[index] for index in indexes]
        except IndexError:
            raise Refused("file-damaged", "a shared string that is not there") from None


def decoded(text: str) -> str:
    """Excel's own escapes for characters XML cannot carry, such as _x000B_ (BAD_INPUTS A29)."""
    if "_x" not in text:
        return text
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)


def is_loose(item: bytes) -> bool:
    """True where a piece of a text begins or ends with spaces that are not marked to be kept.

    The library takes such spaces away and so glues the words of two pieces.
    """
    return _SPACED.search(item) is not None


def scan_strings(part: bytes) -> Strings:
    """The shared strings of a part in plain UTF-8, without the reading aids of East Asian text."""
    texts = _usual(part)
    if texts is not None:
        return Strings(texts)
    if b"rPh" in part:
        part = PHONETIC.sub(b"", part)
    items = _ITEM.split(part)[1:]
    pieces: list[list[bytes]] = list(map(TEXT.findall, items))
    whole = [texts[0] if len(texts) == 1 else b"".join(texts) for texts in pieces]
    loose = (at for at, texts in enumerate(pieces) if len(texts) > 1 and is_loose(items[at]))
    return Strings(characters(whole), frozenset(loose))


def _usual(part: bytes) -> list[str] | None:
    """The strings of a part without formatted text; None for any other."""
    begin, end = part.find(b"<si><t"), part.rfind(b"</t></si>")
    if begin < 0 or end < begin:
        return None
    body = part[begin:end].replace(b'<t xml:space="preserve">', b"<t>")
    body = body.replace(b"</t></si><si><t>", b"\x00")
    # A tag that is left belongs to formatted text, a reading aid or something unusual.
    if body.count(b"<") != 2 or not body.startswith(b"<si><t>"):
        return None
    if part.find(b"<si", end) > 0 or part.rfind(b"<si", 0, begin) > 0:
        return None
    return _characters(body[len(b"<si><t>") :])


def characters(raw: Sequence[bytes]) -> list[str]:
    """The texts as a reader sees them: entities and Excel's own escapes replaced."""
    return _characters(b"\x00".join(raw)) if raw else []


def _characters(whole: bytes) -> list[str]:
    """The same of texts parted by zero bytes, which stand in no XML text."""
    text = whole.decode("utf-8", "replace")
    found = text.split("\x00")
    if "&" in text or "_" in text:
        found = [decoded(unescaped(one)) if "&" in one or "_" in one else one for one in found]
    return found
