"""An independent count of the words of a Word file, from the bytes of its parts.

Shares nothing with the reader's walk: a scan over the tags, with a small stack for what changes
the way words join (a text box interrupts a paragraph; deleted words are not the neighbours of
kept ones). Names of elements are compared without their prefix.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import chain

from lxml import etree

from pipeline.read.cleaning import unescaped
from pipeline.read.package import has_instruction, has_markup_declaration
from pipeline.read.word_symbols import TICKED, UNTICKED, symbol

_FRAME = rb"p|oMathPara|oMath|del|moveFrom|rt|sdt|AlternateContent|Choice|Fallback"
# One match a tag that matters: a closing frame, or an opening tag with the text after it.
_TAG = re.compile(
    rb"<(?:/(?:[\w.-]+:)?(" + _FRAME + rb")\s*>"
    rb"|(?:[\w.-]+:)?(t|p|v|pt|delText|instrText|delInstrText|tab|ptab|br|cr|noBreakHyphen|del"
    rb"|oMathPara|oMath|moveFrom|rt|sdt|showingPlcHdr|AlternateContent|Choice|Fallback|sym|checkBox"
    rb"|ddList|textpath)"
    rb"(?=[\s/>])([^>]*)>([^<]*))"
)
_FRAMES = frozenset(_FRAME.split(b"|"))
_FORMULAS = {b"oMathPara", b"oMath"}
_TEXTS = {b"t", b"v", b"pt", b"delText", b"instrText", b"delInstrText"}
_GLUE = {b"tab": "\t", b"ptab": "\t", b"br": "\n", b"cr": "\n", b"noBreakHyphen": "\u2011"}
_OFF = re.compile(rb"""val\s*=\s*["'](?:0|false|off|none)["']""", re.IGNORECASE)
_VALUE = re.compile(rb"""(?:[\w.-]+:)?val\s*=\s*["']([^"']*)["']""")
_FONT = re.compile(rb"""(?:[\w.-]+:)?font\s*=\s*["']([^"']*)["']""")
_DRAWN = re.compile(rb"""\sstring\s*=\s*["']([^"']*)["']""")
_CHAR = re.compile(rb"""(?:[\w.-]+:)?char\s*=\s*["']([^"']*)["']""")


def received(parts: Mapping[str, bytes], names: Collection[str]) -> list[tuple[str, list[str]]]:
    """The texts of each named part, one a paragraph and kind of text, in no promised order."""
    found = []
    for name in sorted(names):
        part = _plain_xml(parts[name])
        lines = _simple(part)
        found.append((name, _Scan(part).texts() if lines is None else lines))
    return found


_DESCRIBED = re.compile(
    rb"""<(?:[\w.-]+:)?(?:docPr|cNvPr|v:[a-z]+)(?=\s)((?:[^>"']|"[^"]*"|'[^']*')*)>"""
)
_DESCRIPTION = re.compile(rb"""\s(?:descr|title|alt)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


def described(parts: Mapping[str, bytes], names: Collection[str]) -> list[str]:
    """The words that describe pictures to those who cannot see them, once in each part."""
    found: list[str] = []
    for name in sorted(names):
        part = parts[name]
        # The marks stand before a part in UTF-16, in which no sign is found as it stands.
        if part[:2] not in _UTF_16 and not any(sign in part for sign in _HAS_PICTURE):
            continue
        told = [
            unescaped((one or other).decode("utf-8", "replace"))
            for about in _DESCRIBED.findall(_plain_xml(part))
            for one, other in _DESCRIPTION.findall(about)
        ]
        found += dict.fromkeys(told)
    return found


#: A part with none of these holds no picture.
_HAS_PICTURE = (b"docPr", b"cNvPr", b"<v:")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


#: Elements that change the way words join, and words that are not shown; "@" is the usual prefix.
#: The last is a text of another vocabulary, such as a formula's, or one that ends in an odd way.
_SPECIAL = (
    rb":(?:del|moveFrom|ruby|rt|sdt|AlternateContent|txbxContent|instrText|sym|checkBox|ddList"
    rb"|noBreakHyphen|ptab|textpath|oMath|v[\s/>]|t(?<!<@:t)[\s/>])"
)
#: What ends a line, or parts words as a line's end does.
_LINE = rb"</@:p\s*>|<@:(?:tab|br|cr)[\s/>]"
_PREFIX = re.compile(rb"""xmlns:([\w.-]+)=["'][^"']*/wordprocessingml/(?:2006/)?main["']""")


def _simple(part: bytes) -> list[str] | None:
    """The lines of a part in which nothing interrupts a paragraph; None for any other part.

    The part is cut where texts end: each piece is the tags since the last text, and a text.
    Pieces whose tags are alike are many, and their tags are looked at once.
    """
    named = _PREFIX.search(part[:10_000])
    if not named:
        return None
    prefix = named[1]
    pieces = part.split(b"</" + prefix + b":t>")
    last = pieces.pop()
    begins = [piece.rfind(b">") + 1 for piece in pieces]
    tags = [piece[:at] for piece, at in zip(pieces, begins, strict=True)]
    texts = [piece[at:] for piece, at in zip(pieces, begins, strict=True)]
    alike = set(tags)
    opened = all(_opens_text(some, prefix) for some in alike)
    alike.add(last)
    seen = b"".join(alike)
    if (
        not opened
        or seen.count(b"<") != seen.count(b">")
        or re.search(_SPECIAL.replace(b"@", re.escape(prefix)), seen)
    ):
        return None
    line = re.compile(_LINE.replace(b"@", re.escape(prefix)))
    lines = {some: b"\n" if line.search(some) else b"" for some in alike}
    joined = b"".join(chain.from_iterable(zip(map(lines.__getitem__, tags), texts, strict=True)))
    return unescaped((joined + lines[last]).decode("utf-8", "replace")).split("\n")


def _opens_text(tags: bytes, prefix: bytes) -> bool:
    """True when the last of the tags begins a text."""
    tag = tags[tags.rfind(b"<") + 1 : -1]
    return tag == prefix + b":t" or (tag.startswith(prefix + b":t ") and tag[-1:] != b"/")


def _plain_xml(part: bytes) -> bytes:
    """UTF-8 without comments, instructions and character sections, which a scan would misread."""
    mark = part.find(b"?>") + 2 if part[:64].lstrip(b"\xef\xbb\xbf")[:5] == b"<?xml" else 0
    odd = has_markup_declaration(part) or has_instruction(part, mark)
    # A sign that ends a tag may stand in a text or an attribute; written anew, it never does.
    odd = odd or part.count(b"<") != part.count(b">")
    if odd or part[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"encoding" in _not_utf8(part):
        parser = etree.XMLParser(remove_comments=True, remove_pis=True, resolve_entities=False)
        return bytes(etree.tostring(etree.fromstring(part, parser), encoding="utf-8"))
    return part


def _not_utf8(part: bytes) -> bytes:
    head = (
        part[: part.find(b"?>") + 1] if part[:64].lstrip(b"\xef\xbb\xbf")[:5] == b"<?xml" else b""
    )
    return b"" if re.search(rb"""encoding\s*=\s*["']utf-?8["']""", head, re.IGNORECASE) else head


#: Inside a paragraph, what takes words out of what it says now; the stronger holds.
_STRENGTH = {"": 0, "guide": 1, "prompt": 1, "del": 2, "copy": 3}


@dataclass(slots=True)
class _Frame:
    """An open element, and what to go back to when it closes."""

    name: bytes
    context: str
    streams: dict[str, list[str]]
    begins: bool
    words: bool = False


class _Scan:
    """One scan over one part. ``context`` is "" for words shown, else why they are not.

    Words of one paragraph and one kind are joined as they stand; a paragraph inside a paragraph
    (in a text box) starts anew.
    """

    def __init__(self, part: bytes) -> None:
        self.part = part
        self.context = ""
        self.streams: dict[str, list[str]] = {}
        self.depth = 0
        self.found: list[str] = []
        self.frames: list[_Frame] = []

    def texts(self) -> list[str]:
        for match in _TAG.finditer(self.part):
            closed, opened, attributes, text = match.groups()
            if closed is not None:
                self._close(closed)
            elif opened in _TEXTS:
                if text and not attributes.endswith(b"/"):
                    self._text(opened, unescaped(text.decode("utf-8", "replace")))
            elif opened in _FRAMES:
                if not attributes.endswith(b"/"):
                    self._open(opened)
            else:
                self._other(opened, attributes, match.end())
        self._flush()
        return self.found

    def _text(self, name: bytes, text: str) -> None:
        if name in {b"v", b"pt"}:
            self.found.append(text)
        elif name in {b"t", b"delText"}:
            self._put(self._stronger("del") if name == b"delText" else self.context, text)
            if text.strip():
                self._seen()
        else:
            self._put("copy" if self.context == "copy" else "code", text)

    def _stronger(self, context: str) -> str:
        return max(self.context, context, key=_STRENGTH.__getitem__)

    def _put(self, stream: str, text: str) -> None:
        if self.depth:
            self.streams.setdefault(stream, []).append(text)
        else:
            self.found.append(text)

    def _seen(self) -> None:
        for frame in self.frames:
            if frame.name == b"AlternateContent":
                frame.words = True

    def _open(self, name: bytes) -> None:
        # A formula stands in a paragraph, or between paragraphs as one of its own.
        begins = name == b"p" or (not self.depth and name in _FORMULAS)
        self.frames.append(_Frame(name, self.context, self.streams, begins))
        if begins:
            self.streams, self.context = {}, ""
            self.depth += 1
        elif not self.depth:
            return
        elif name in {b"del", b"moveFrom"}:
            self.context = self._stronger("del")
        elif name == b"rt":
            self.context = self._stronger("guide")
        elif name in {b"Choice", b"Fallback"} and len(self.frames) > 1 and self.frames[-2].words:
            self.context = "copy"

    def _close(self, name: bytes) -> None:
        while self.frames:
            frame = self.frames.pop()
            if frame.begins:
                self._flush()
                self.depth -= 1
                self.streams = frame.streams
            self.context = frame.context
            if frame.name == name:
                return

    def _flush(self) -> None:
        for pieces in self.streams.values():
            self.found.append("".join(pieces))
        self.streams = {}

    def _other(self, name: bytes, attributes: bytes, end: int) -> None:
        if name in _GLUE:
            self._put(self.context, _GLUE[name])
        elif name == b"showingPlcHdr":
            if self.depth and not _OFF.search(attributes):
                self.context = self._stronger("prompt")
        elif name == b"sym":
            font, code = _FONT.search(attributes), _CHAR.search(attributes)
            self._put(self.context, symbol(_string(font), _string(code)))
        elif name == b"textpath":
            self.found.append(_string(_DRAWN.search(attributes)))
        elif name == b"checkBox":
            self._put(self.context, self._tick(end))
        elif name == b"ddList":
            self._put(self.context, self._choice(end))

    def _tick(self, end: int) -> str:
        inside = self.part[end : self.part.find(b"checkBox>", end)]
        states = {
            name: not _OFF.search(attributes)
            for name, attributes in re.findall(
                rb"<(?:[\w.-]+:)?(checked|default)\b([^>]*)>", inside
            )
        }
        return TICKED if states.get(b"checked", states.get(b"default", False)) else UNTICKED

    def _choice(self, end: int) -> str:
        inside = self.part[end : self.part.find(b"ddList>", end)]
        entries = re.findall(rb"<(?:[\w.-]+:)?listEntry\b([^>]*)>", inside)
        result = re.search(rb"<(?:[\w.-]+:)?result\b([^>]*)>", inside)
        picked = _string(_VALUE.search(result.group(1))) if result else "0"
        number = int(picked) if picked.isdecimal() else 0
        return _string(_VALUE.search(entries[number])) if number < len(entries) else ""


def _string(match: re.Match[bytes] | None) -> str:
    return unescaped(match.group(1).decode("utf-8", "replace")) if match else ""
