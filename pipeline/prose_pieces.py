"""A chapter's Markdown cut into its blocks, each with the lines it was typed on.

One cut for the draft that is built and for the Word copy that comes back, so that both count the
same blocks.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

#: A note of the author's own: ``[^name]: words``, going on in indented lines.
NOTE = re.compile(r"^\[\^([^\]\s]+)\]:[ \t]+(.*(?:\n(?:[ \t]+\S.*))*)", re.MULTILINE)


def parser() -> MarkdownIt:
    """Markdown with tables and without HTML: a tag is printed as it was typed."""
    return MarkdownIt("commonmark", {"html": False}).enable(["table"])


def notes_of(text: str) -> dict[str, str]:
    """The author's own notes by name, each on one line."""
    return {found[1]: " ".join(found[2].split()) for found in NOTE.finditer(text)}


def tokens_of(text: str) -> list[Token]:
    """The tokens of a chapter, its notes taken out and their lines left empty."""
    return parser().parse(_without_notes(text))


def _without_notes(text: str) -> str:
    return NOTE.sub(lambda found: "\n" * found[0].count("\n"), text)


@dataclass(frozen=True, slots=True)
class Piece:
    """One block at the top level: its lines counted from 0, ``end`` not among them.

    ``text`` is without the notes that may be typed among its lines.
    """

    start: int
    end: int
    text: str = field(repr=False)
    breaks: bool = False  # a rule: a page break, which shows nothing


def pieces(text: str) -> tuple[Piece, ...]:
    """The blocks of a chapter in order. Notes and blank lines stand between them."""
    lines = _without_notes(text).split("\n")
    found = []
    for token in tokens_of(text):
        if token.level == 0 and token.nesting >= 0 and token.map:
            start, end = token.map
            while end > start and not lines[end - 1].strip():
                end -= 1
            found.append(Piece(start, end, "\n".join(lines[start:end]), token.type == "hr"))
    return tuple(found)


def fingerprint(text: str) -> str:
    """Eight letters that stand for a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


@dataclass(frozen=True, slots=True)
class Origin:
    """Which block of which chapter a printed block is, by name, text and count from 0.

    Written as a bookmark's name: ``md_<file>_<text>_<block>``.
    """

    file: str
    text: str
    block: int

    def name(self) -> str:
        """At most 24 letters, digits and underscores."""
        return f"md_{self.file}_{self.text}_{self.block:04x}"


def origin(name: str, text: str, block: int) -> Origin:
    """The origin of a block of the chapter with this file name and text."""
    return Origin(fingerprint(name)[:6], fingerprint(text), block)


def read_origin(name: str) -> Origin | None:
    """The origin a bookmark's name gives; None for any other name."""
    found = re.fullmatch(r"md_([0-9a-f]{6})_([0-9a-f]{8})_([0-9a-f]{4})", name)
    return Origin(found[1], found[2], int(found[3], 16)) if found else None


Notes = Mapping[str, str]
