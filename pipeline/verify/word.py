"""Walks a Word file: every part, element, attribute and byte, nested packages too.

Sees the places of text that a reader of Word never shows. What is not on the allow-list of
``word_rules`` is odd, whether or not it holds a name.
"""

from __future__ import annotations

import io

import olefile

from pipeline.errors import CouldNotVerify
from pipeline.verify import word_rules, word_seen
from pipeline.verify.containers import DEEPEST, Member, is_zip, opened
from pipeline.verify.images import odd_in_image
from pipeline.verify.looks import Look
from pipeline.verify.search import Text, raw_texts
from pipeline.verify.word_names import FORMAT_WORDS
from pipeline.verify.xmltext import parsed, texts

_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")


def look(data: bytes, links: tuple[str, ...] = ()) -> Look:
    """Everything in a Word file. Raises CouldNotVerify where a byte cannot be accounted for."""
    seen = Look()
    seen.texts.extend(raw_texts("the file's bytes", data))
    _package(seen, "", data, links, depth=1)
    names = {text.place for text in seen.texts}
    if "word/document.xml" not in names:
        raise CouldNotVerify("the file has no word/document.xml, so it is not a Word document.")
    return seen


def _package(seen: Look, inside: str, data: bytes, links: tuple[str, ...], depth: int) -> None:
    if depth > DEEPEST:
        raise CouldNotVerify("packages are nested too deep to be checked.")
    package = opened(inside or "the file", data)
    for why in package.odd:
        seen.strange(inside or "the package", why)
    if package.loose:
        seen.texts.extend(raw_texts(inside or "the package", package.loose))
    for number, member in enumerate(package.members, 1):
        known = not inside and word_rules.known(member.name)
        place = member.name if known else f"{inside}part {number}"
        if not known:
            seen.strange(place, "a part that is not on the list")
        for why in member.odd:
            seen.strange(place, why)
        seen.texts.append(Text(f"the name of {place}", member.name))
        seen.texts.append(Text(f"a remark on {place}", member.remarks.decode("latin-1")))
        _member(seen, place, member, links, depth)


def _member(seen: Look, place: str, member: Member, links: tuple[str, ...], depth: int) -> None:
    data = member.data
    seen.texts.extend(raw_texts(place, data))
    if member.name.endswith((".xml", ".rels", ".vml", ".svg")):
        root = parsed(place, data)
        seen.texts.extend(texts(place, root, FORMAT_WORDS))
        seen.texts.extend(word_seen.texts(place, root))
        for why in word_rules.odd_in_xml(member.name, root, links):
            seen.strange(place, why)
        if word_seen.hidden_letters(root):
            seen.strange(place, "a style of letters that nobody sees")
        for what in word_rules.unread_in_xml(root):
            seen.unreadable(place, what)
    elif is_zip(data):
        _package(seen, f"{place}/", data, links, depth + 1)
    elif data.startswith(olefile.MAGIC):
        _compound(seen, place, data, links, depth + 1)
    elif data.startswith(_IMAGES):
        seen.unreadable(place, "a picture", data)
        for why in odd_in_image(data):
            seen.strange(place, why)
    elif data:
        seen.unreadable(place, "a picture, a typeface or other content that no reader knows")
        seen.strange(place, "content that no reader knows")


def _compound(seen: Look, place: str, data: bytes, links: tuple[str, ...], depth: int) -> None:
    """The streams of an old Office container, which may hold a package of their own."""
    if depth > DEEPEST:
        raise CouldNotVerify("packages are nested too deep to be checked.")
    seen.strange(place, "an embedded object")
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            for path in container.listdir():
                stream = container.openstream(path).read()
                seen.texts.append(Text(place, "/".join(path)))
                seen.texts.extend(raw_texts(place, stream))
                if is_zip(stream):
                    _package(seen, f"{place}/", stream, links, depth + 1)
    except (OSError, ValueError, IndexError) as fault:
        raise CouldNotVerify(f"{place} is an embedded object that cannot be read.") from fault
