"""The texts of a workbook as its reader takes them from XML of the usual form.

The census (``sheet_strings``) puts these texts together again and sees that they are the part, or
has a reading of its own. A part in another form is left to the library.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import is_not

from lxml import etree

from pipeline.read.excel_walk import pieces
from pipeline.read.sheet_census import is_plain_utf8

_WHOLE = re.compile(r'<si><t(?: xml:space="preserve")?+>([^<]*+)</t></si>')
_TAGS, _KEPT = "<si><t></t></si>", ' xml:space="preserve"'
#: A shared string that is a whole text, or whatever else it is.
_ITEM = re.compile(rf"{_WHOLE.pattern}|(<si>.*?</si>)", re.DOTALL)
_ENTITY = re.compile(r"&(?:(?:amp|lt|gt|quot|apos);|#([0-9]{1,7});|#x([0-9A-Fa-f]{1,6});)?")
#: Spaces at an end of a text that are not marked to be kept: the library takes them away.
_LOOSE_END = re.compile(r"<t>(?:[ \t\n]|[^<]*[ \t\n]</t>)")


def plain_text(part: bytes, root: str) -> str | None:
    """A part as text; None where a scan could misread it.

    So it is for another encoding, comments, instructions, character sections and entities that no
    parser knows, and for line ends that a parser would alter.
    """
    if not is_plain_utf8(part):
        return None
    try:
        text = part.decode()
    except UnicodeDecodeError:
        return None
    begin = text.find(f"<{root}", 0, 2_000)
    if begin < 0 or text.find("\r", begin) >= 0:
        return None
    return None if "&" in text and not _knows_entities(text) else text


def _knows_entities(text: str) -> bool:
    """True where every entity is one of the five or a numbered character that exists."""
    for match in _ENTITY.finditer(text):
        if match[1] or match[2]:
            number = int(match[1]) if match[1] else int(match[2], 16)
            if not (0 < number < 0xD800 or 0xE000 <= number <= 0x10FFFF):
                return False
        elif match[0] == "&":
            return False
    return True


def has_loose_ends(texts: Sequence[str], whole: str) -> bool:
    """True where texts cut from a part may end in spaces that are not marked to be kept."""
    # A text without spaces at its ends is given back itself.
    if not any(map(is_not, texts, map(str.strip, texts))):
        return False
    return _LOOSE_END.search(whole) is not None


def raw_texts(part: bytes | None) -> list[str] | None:
    """The shared strings in order as they are written, entities and all, without reading aids.

    None where they are not of the usual form.
    """
    if part is None:
        return []
    text = plain_text(part, "sst")
    if text is None:
        return None
    # All that stands between the first tag and the last.
    begin, end = text.find(">", text.find("<sst")) + 1, text.rfind("</sst>")
    texts: list[str] | None = _WHOLE.findall(text)
    if texts is not None and not _is_all(texts, text, begin, end):
        texts = _items(text[begin:end])
    return None if texts is None or has_loose_ends(texts, text) else texts


def _is_all(texts: Sequence[str], whole: str, begin: int, end: int) -> bool:
    """True where these texts and their tags are as long as the part: nothing stands between."""
    left = end - begin - sum(map(len, texts)) - len(_TAGS) * len(texts)
    return left == 0 or (left > 0 and left == len(_KEPT) * whole.count(_KEPT, begin, end))


def _items(body: str) -> list[str] | None:
    """The shared strings one by one, formatted ones too; None where anything stands between."""
    found = _ITEM.split(body)
    if any(found[::3]):
        return None
    try:
        return [
            _joined(more) if more else text
            for text, more in zip(found[1::3], found[2::3], strict=True)
        ]
    except etree.XMLSyntaxError:
        return None


def _joined(item: str) -> str:
    text = "".join(pieces(etree.fromstring(item)))
    # What follows replaces entities, so they are put back.
    return text.replace("&", "&amp;")
