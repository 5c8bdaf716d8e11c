"""Words of a text as the hunt sees them: what they are without their endings, where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_CHUNK = re.compile(r"\S+")
_CORE = re.compile(r"[\w#@£](?:.*\w)?", re.DOTALL)
_OWNER = re.compile(r"(?:['’]s|(?<=s)['’])$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?:;][\"'”’)\]]*$")
_BULLET = re.compile(r"[\W\d_]*[.!?:)]|\W+")
#: Signs that open something without beginning a sentence.
_BRACKETS = "([-–—*"
#: Abbreviations whose full stop ends no sentence.
_STOPPED = frozenset(
    "mr mrs ms dr prof rev st no nos vs etc e.g i.e eg ie approx para fig vol insp sgt".split()
)


class Shape(NamedTuple):
    """What a chunk is, wherever it stands: worked out once a chunk."""

    offset: int
    length: int
    base: str
    lower: str
    owner: bool
    lead: bool  # something stands before the word: a quote, a bracket
    quoted: bool  # what stands before it is a quotation mark
    ends: bool  # a sentence ends here
    clean: bool  # nothing stands after the word
    bullet: bool  # no letters: a bullet or a paragraph number
    capital: bool
    shouted: bool


class Token(NamedTuple):
    """One chunk between spaces. ``base`` has no possessive and no punctuation at its edges.

    ``first``: it begins a sentence, a quotation or a list item. ``joined``: nothing but a space
    stands between it and the token before. ``clean``: no punctuation follows. ``capital``: its
    first letter is one; ``shouted``: all of two or more are.
    """

    start: int
    base: str
    lower: str
    first: bool
    joined: bool
    owner: bool
    clean: bool
    capital: bool
    shouted: bool


def _shape(raw: str) -> Shape:
    core = _CORE.search(raw)
    if core is None or not any(char.isalpha() for char in core[0]):
        bullet = bool(_BULLET.fullmatch(raw))
        return Shape(0, 0, "", "", False, False, False, False, False, bullet, False, False)
    base = _OWNER.sub("", core[0])
    tail = raw[core.end() :]
    ends = bool(_SENTENCE_END.search(tail)) and not (
        tail.startswith(".") and (base.lower() in _STOPPED or (len(base) == 1 and base.isupper()))
    )
    lead = raw[: core.start()]
    return Shape(
        core.start(), len(core[0]), base, base.replace("’", "'").lower(), base != core[0],
        bool(lead), bool(lead.strip(_BRACKETS)), ends, not tail, False,
        base[:1].isupper(), len(base) > 1 and base.isupper() and base[0].isalpha(),
    )  # fmt: skip


class Tokeniser:
    """Cuts texts into tokens, remembering chunks it has met."""

    def __init__(self) -> None:
        self._shapes: dict[str, Shape] = {}

    def tokens(self, text: str) -> Iterator[Token]:
        """Every chunk that holds a letter, in order."""
        first, clean, before = True, False, 0
        shapes = self._shapes
        for chunk in _CHUNK.finditer(text):
            raw = chunk[0]
            shape = shapes.get(raw)
            if shape is None:
                shape = shapes[raw] = _shape(raw)
            start = chunk.start()
            if before and "\n" in text[before:start]:
                first, clean = True, False
            before = chunk.end()
            if not shape.length:
                # A bullet or a paragraph number leaves the sentence's beginning where it was.
                first, clean = first or shape.bullet, False
                continue
            yield Token(
                start + shape.offset, shape.base, shape.lower, first or shape.quoted,
                clean and not shape.lead, shape.owner, shape.clean, shape.capital, shape.shouted,
            )  # fmt: skip
            first, clean = shape.ends, shape.clean
