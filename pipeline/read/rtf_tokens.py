"""Rich Text taken apart: control words, groups and text, with the state that each text stands in."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.read.reading import Refused

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])"
    rb"|([^\\{}\r\n]+)|[\r\n]+",
    re.DOTALL,
)
_CODECS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "cp950",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257",
    204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
_CHARACTERS = {
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ", "zwj": "",
    "zwnj": "", "ltrmark": "", "rtlmark": "",
}  # fmt: skip
#: Words at the head of a file that name the letters it was written in.
_PAGES = {10000: "mac_roman", 65001: "utf-8"}
_ALPHABETS = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
#: More characters than any program writes beside one that old programs do not know.
_MOST_BESIDE = 20
_SIGNS = {b"~": "\u00a0", b"_": "\u2011", b"-": "", b"\\": "\\", b"{": "{", b"}": "}"}

#: Groups whose text is not the document's, and what becomes of it: "" is not text at all.
DESTINATIONS = {
    "fonttbl": "", "colortbl": "", "stylesheet": "", "listtable": "", "listoverridetable": "",
    "rsidtbl": "", "pict": "", "objdata": "", "themedata": "", "colorschememapping": "",
    "datastore": "", "xmlnstbl": "", "latentstyles": "", "generator": "", "filetbl": "",
    "revtbl": "", "bkmkstart": "", "bkmkend": "", "datafield": "", "formfield": "", "sp": "",
    "nonshppict": "", "blipuid": "", "pgptbl": "", "nonesttables": "", "objclass": "",
    "objname": "", "wgrffmtfilter": "", "mmathPr": "", "passwordhash": "", "atnref": "",
    "atrfstart": "", "atrfend": "", "atndate": "", "userprops": "", "falt": "", "panose": "",
    "info": "metadata", "fldinst": "field-code", "atnid": "metadata", "atnauthor": "metadata",
    "header": "page-furniture", "headerl": "page-furniture", "headerr": "page-furniture",
    "headerf": "page-furniture", "footer": "page-furniture", "footerl": "page-furniture",
    "footerr": "page-furniture", "footerf": "page-furniture", "listtext": "list-number",
    "pntext": "list-number", "footnote": "footnote", "annotation": "comment",
    "shptxt": "text box", "dptxbxtext": "text box", "shprslt": "fallback",
}  # fmt: skip
#: Marked as skippable by older programs, and still text that people see.
_READ_ANYWAY = {"shpinst", "shptxt", "shppict", "footnote", "annotation", "fldinst", "fldrslt",
                "listtext", "pntext", "atnid", "atnauthor", "nesttableprops", "do",
                "moMath", "moMathPara"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class State:
    """What holds for the text inside one group."""

    destination: str = "body"
    hidden: bool = False
    deleted: bool = False
    inserted: bool = False
    bold: bool = False
    codec: str = "cp1252"
    fallback: int = 1  # characters that follow \u for programs that do not know it


@dataclass(frozen=True, slots=True)
class Piece:
    """Text, a control word with its number, or "{" and "}" for the groups."""

    word: str
    text: str
    number: int | None
    state: State


class _Scan:
    """One scan over a file; keeps the state of every open group."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.state = State()
        self.stack: list[State] = []
        self.fonts: dict[int, str] = {}
        self.font = 0
        self.raw = bytearray()
        self.skip = 0
        self.starred = False
        self.cut = False

    def pieces(self) -> Iterator[Piece]:
        at = 0
        while at < len(self.data):
            found = _TOKEN.match(self.data, at)
            if found is None:
                at += 1
                continue
            at = found.end()
            word, number, code, sign, brace, plain = found.groups()
            if word is not None:
                amount = int(number) if number else None
                if word == b"bin":
                    at += max(amount or 0, 0)
                    self.cut = at > len(self.data)
                yield from self._word(word.decode("ascii"), amount)
            elif code is not None:
                self._byte(bytes([int(code, 16)]))
            elif sign is not None:
                yield from self._sign(sign)
            elif brace is not None:
                yield from self._group(brace)
            elif plain is not None:
                self._byte(plain)
        yield from self._flush()
        if self.cut or self.stack:
            raise Refused("file-truncated")

    def _byte(self, data: bytes) -> None:
        cut = min(self.skip, len(data))
        self.skip -= cut
        self.raw += data[cut:]

    def _flush(self) -> Iterator[Piece]:
        if self.raw:
            text = self.raw.decode(self.state.codec, "replace")
            self.raw = bytearray()
            yield Piece("", text, None, self.state)

    def _group(self, brace: bytes) -> Iterator[Piece]:
        yield from self._flush()
        self.skip = 0
        if brace == b"{":
            self.stack.append(self.state)
            yield Piece("{", "", None, self.state)
        else:
            before, self.state = self.state, self.stack.pop() if self.stack else State()
            yield Piece("}", "", None, before)

    def _sign(self, sign: bytes) -> Iterator[Piece]:
        yield from self._flush()
        if sign == b"*":
            self.starred = True
        elif sign in b"\r\n":
            yield Piece("par", "", None, self.state)
        elif sign in _SIGNS:
            yield Piece("", _SIGNS[sign], None, self.state)

    def _word(self, word: str, number: int | None) -> Iterator[Piece]:
        yield from self._flush()
        starred, self.starred = self.starred, False
        if word in DESTINATIONS or (starred and word not in _READ_ANYWAY):
            self._enter(word)
        elif word == "u" and number is not None:
            yield Piece("", chr(number % 65536), None, self.state)
            self.skip = self.state.fallback
            return
        elif word in _CHARACTERS:
            yield Piece("", _CHARACTERS[word], None, self.state)
        else:
            self._change(word, number)
        yield Piece(word, "", number, self.state)

    def _enter(self, word: str) -> None:
        outer, kind = self.state.destination, DESTINATIONS.get(word, "")
        # Nothing inside a group that is no text becomes text again.
        keeps = outer in {"page-furniture", "metadata", "fallback"} and kind not in {
            "",
            "field-code",
        }
        if outer and not keeps:
            self.state = replace(self.state, destination=kind)

    def _change(self, word: str, number: int | None) -> None:
        on = number != 0
        if word == "v":
            self.state = replace(self.state, hidden=on)
        elif word == "deleted":
            self.state = replace(self.state, deleted=on)
        elif word == "revised":
            self.state = replace(self.state, inserted=on)
        elif word == "b":
            self.state = replace(self.state, bold=on)
        elif word == "plain":
            self.state = replace(
                self.state, hidden=False, bold=False, deleted=False, inserted=False
            )
        elif word == "uc" and number is not None:
            self.state = replace(self.state, fallback=min(max(number, 0), _MOST_BESIDE))
        elif word in _ALPHABETS:
            self.state = replace(self.state, codec=_ALPHABETS[word])
        elif word == "ansicpg" and number:
            self.state = replace(self.state, codec=_known(number))
        elif word == "f" and number is not None:
            self.font = number
            codec = self.fonts.get(number)
            if codec:
                self.state = replace(self.state, codec=codec)
        elif word == "fcharset" and number:
            self.fonts[self.font] = _CODECS.get(number, "cp1252")


def _known(number: int) -> str:
    """The codec of a code page; that of Windows where nobody knows the page."""
    codec = _PAGES.get(number, f"cp{number}")
    try:
        # (Asked to decode nothing, Python does not look for the codec.)
        return codecs.lookup(codec).name
    except LookupError:
        return "cp1252"


def pieces(data: bytes) -> Iterator[Piece]:
    """The pieces of a Rich Text file, in order. Raises Refused where its end is missing."""
    return _Scan(data).pieces()
