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

_BEGIN, _END = "<si><t>", "</t></si>"
_KEPT, _PLAIN = b'<t xml:space="preserve">', b"<t>"
#: Texts put together at once: few enough to stay in the processor's own memory.
_AT_ONCE = 1_000
_ITEM = re.compile(rb"<" + PREFIX + rb"si(?=[\s/>])[^>]*>")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SPACED = re.compile(rb"<" + PREFIX + rb"t>(?:\s|[^<]*\s</)")


@dataclass(frozen=True, slots=True)
class Strings:
    """The shared strings in order; ``loose`` are those the library would not read word for word.

    ``believed`` where the texts a reader took were seen to be the whole table.
    """

    texts: list[str] = field(default_factory=list)
    loose: frozenset[int] = frozenset()
    believed: bool = False

    def of(self, indexes: Sequence[int]) -> list[str]:
        """The strings with these indexes. Raises Refused where there is no such string."""
        try:
            return list(map(self.texts.__getitem__, indexes))
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


def scan_strings(part: bytes, read: Sequence[str] | None = None) -> Strings:
    """The shared strings of a part in plain UTF-8, without the reading aids of East Asian text.

    ``read`` are the texts as a reader took them, entities and all. They are believed where, put
    together again, they are the part byte for byte; else the part is read here by itself.
    """
    if read and _is_made_of(part, read):
        escaped = b"&" in part or b"_" in part
        return Strings(shown(list(read), escaped=escaped), believed=True)
    texts = _usual(part)
    if texts is not None:
        return Strings(texts)
    if b"rPh" in part:
        part = PHONETIC.sub(b"", part)
    items = _ITEM.split(part)[1:]
    pieces: list[list[bytes]] = list(map(TEXT.findall, items))
    whole = [texts[0] if len(texts) == 1 else b"".join(texts) for texts in pieces]
    loose = (at for at, texts in enumerate(pieces) if len(texts) > 1 and is_loose(items[at]))
    return Strings(shown([text.decode("utf-8", "replace") for text in whole]), frozenset(loose))


def _is_made_of(part: bytes, texts: Sequence[str]) -> bool:
    """True where a part holds these texts in this order, and nothing beside them."""
    begin = part.find(b"<si>")
    head = part[: max(begin, 0)].rstrip()
    last = head.rfind(b"<")
    # Nothing before the first, and after the last the end of the table.
    if not (last >= 0 and head.startswith(b"<sst", last) and head.endswith(b">")):
        return False
    end = _end_of(part, begin, texts)
    if end is None and _KEPT in part:
        part = part.replace(_KEPT, _PLAIN)
        end = _end_of(part, begin, texts)
    return end is not None and part[end:].strip() == b"</sst>"


def _end_of(part: bytes, at: int, texts: Sequence[str]) -> int | None:
    """Where the last of these texts ends in a part where the first begins; None for other texts."""
    for first in range(0, len(texts), _AT_ONCE):
        some = texts[first : first + _AT_ONCE]
        piece = (_BEGIN + f"{_END}{_BEGIN}".join(some) + _END).encode("utf-8", "replace")
        # A tag more than those put in stands within a text.
        if piece.count(b"<") != 4 * len(some) or not part.startswith(piece, at):
            return None
        at += len(piece)
    return at


def _usual(part: bytes) -> list[str] | None:
    """The strings of a part without formatted text; None for any other."""
    text = part.decode("utf-8", "replace")
    if 'preserve"' in text:
        text = text.replace('<t xml:space="preserve">', "<t>")
    found = text.split(f"{_END}{_BEGIN}")
    tags = text.count("<") - 4 * (len(found) - 1)
    head, begin, found[0] = found[0].rpartition(_BEGIN)
    found[-1], end, tail = found[-1].partition(_END)
    # A tag that is left belongs to formatted text, a reading aid or something unusual.
    if not (begin and end) or tags != head.count("<") + 4 + tail.count("<"):
        return None
    return None if "<si" in head or "<si" in tail else shown(found, escaped=is_escaped(text))


def is_escaped(text: str) -> bool:
    """True where a part may hold entities or Excel's own escapes."""
    return "&" in text or "_" in text


def shown(texts: list[str], *, escaped: bool = True) -> list[str]:
    """The texts as a reader sees them: entities and Excel's own escapes replaced."""
    if not escaped:
        return texts
    return [decoded(unescaped(text)) if is_escaped(text) else text for text in texts]
