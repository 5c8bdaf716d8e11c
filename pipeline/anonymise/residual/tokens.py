"""Words of a text as the hunt sees them: what they are without their endings, where they stand."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

_LETTER = re.compile(r"[^\W\d_]")
_CORE = re.compile(r"[\w#@£](?:.*\w)?", re.DOTALL)
_OWNER = re.compile(r"(?:['’]s|(?<=s)['’])$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?:;][\"'”’)\]]*$")
_BULLET = re.compile(r"[\W\d_]*[.!?:)]|\W+")
_INITIALS = re.compile(r"[A-Z](?:\.[A-Z]){0,3}")
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
    quiet: bool  # in small letters, and a word that is no name


class Token(NamedTuple):
    """One chunk between spaces. ``base`` has no possessive and no punctuation at its edges.

    ``first``: it begins a sentence, a quotation or a list item. ``joined``: nothing but a space
    stands between it and the token before. ``clean``: no punctuation follows. ``capital``: its
    first letter is one; ``shouted``: all of two or more are. ``quiet``: in small letters and a
    word that is no name.
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
    quiet: bool


def initial(token: Token) -> bool:
    """Whether a word is somebody's initial or initials: "J.", "J.B", but no article."""
    return (token.shouted and "." in token.base) or (
        len(token.base) == 1 and token.capital and token.base not in "AI"
    )


#: A chunk without a letter: a bullet or a paragraph number, or any other figure or sign.
_BARE = {
    bullet: Shape(0, 0, "", "", False, False, False, False, False, bullet, False, False, True)
    for bullet in (True, False)
}


def _shape(raw: str, quiet: Callable[[str], bool]) -> Shape:
    if not _LETTER.search(raw):
        return _BARE[bool(_BULLET.fullmatch(raw))]
    core = _CORE.search(raw)
    if core is None or not any(char.isalpha() for char in core[0]):
        return _BARE[bool(_BULLET.fullmatch(raw))]
    base = _OWNER.sub("", core[0])
    tail = raw[core.end() :]
    stopped = tail[:1] == "." and bool(base.lower() in _STOPPED or _INITIALS.fullmatch(base))
    ends = not stopped and bool(_SENTENCE_END.search(tail))
    lead = raw[: core.start()]
    lower = base.replace("’", "'").lower()
    return Shape(
        core.start(), len(core[0]), base, lower, base != core[0],
        bool(lead), bool(lead.strip(_BRACKETS)), ends,
        not tail or (stopped and tail == "."), False,
        base[:1].isupper(), len(base) > 1 and base.isupper() and base[0].isalpha(),
        not base[:1].isupper() and quiet(lower),
    )  # fmt: skip


def tokens(text: str, shapes: dict[str, Shape], quiet: Callable[[str], bool]) -> list[Token]:
    """Every chunk that holds a letter, in order.

    ``shapes`` remembers chunks met before; ``quiet`` says whether a word in small letters is one
    that names nobody.
    """
    first, clean, end = True, False, 0
    many_lines = "\n" in text
    made: list[Token] = []
    for raw in text.split():
        before, start = end, text.index(raw, end)
        end = start + len(raw)
        shape = shapes.get(raw)
        if shape is None:
            shape = shapes[raw] = _shape(raw, quiet)
        if many_lines and before and "\n" in text[before:start]:
            first, clean = True, False
        if not shape.length:
            # A bullet or a paragraph number leaves the sentence's beginning where it was.
            first, clean = first or shape.bullet, False
            continue
        made.append(
            tuple.__new__(
                Token,
                (
                    start + shape.offset, shape.base, shape.lower, first or shape.quoted,
                    clean and not shape.lead, shape.owner, shape.clean, shape.capital,
                    shape.shouted, shape.quiet,
                ),
            )
        )  # fmt: skip
        first, clean = shape.ends, shape.clean
    return made
