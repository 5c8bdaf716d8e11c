"""Which characters the shipped typefaces can print; the rest are printed by their number.

Asked of the typesetter itself, one unusual character at a time, because it alone knows which
of its faces it falls back on. Never dropped: ``[U+4E2D]`` stands where a character has no glyph.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache

import typst

from pipeline.document import (
    Callout,
    Document,
    Figure,
    Footnote,
    FormField,
    Inline,
    Part,
    walk,
)
from pipeline.render.clean import clean
from pipeline.render.fonts import fonts
from pipeline.render.outline import contents, tables
from pipeline.render.typeset_job import typeset

#: Latin letters with their marks, punctuation and money: Open Sans has every one of them.
_USUAL = re.compile(
    "[\t\n\x20-\x7e\xa0-\xac\xae-\u017f\u2010-\u2015\u2018-\u201e\u2020-\u2022\u2026\u20ac]+"
)

#: Marks that combine with the letter before, and signs that cannot be seen.
_JOINED = frozenset({"Mn", "Mc", "Me", "Cf"})


@cache
def printable(letter: str) -> bool:
    """True when the typesetter can show this character in one of its typefaces."""
    source = (
        '#set document(title: "t")\n#set text(font: "Open Sans", lang: "en")\n'
        f'#"\\u{{{ord(letter):x}}}"'
    )
    try:
        typeset(source, fonts(), checked=True)
    except typst.TypstError:
        return False
    return True


def unprintable(document: Document) -> Counter[str]:
    """Every character of a document that has no glyph, with how often it stands there."""
    counts: Counter[str] = Counter()
    for text in texts(document):
        if text.isascii():
            continue
        for letter in _USUAL.sub("", clean(text)):
            counts[letter] += 1
    return Counter({letter: count for letter, count in counts.items() if not printable(letter)})


def shown_instead(document: Document) -> dict[str, str]:
    """For each character without a glyph, what is printed in its place."""
    return {letter: f"[U+{ord(letter):04X}]" for letter in sorted(unprintable(document))}


def running_words(text: str) -> str:
    """Words for a running head: one line of letters that stand alone.

    A mark over a letter and an invisible sign need an explanation in the tags, which a running
    head, being no part of the text, does not have; they are shown by their number.
    """
    line = " ".join(unicodedata.normalize("NFC", clean(text)).split())
    return "".join(
        f"[U+{ord(letter):04X}]" if unicodedata.category(letter) in _JOINED else letter
        for letter in line
    )


def texts(document: Document) -> Iterator[str]:
    """Every string of a document that is printed."""
    yield from (document.title, document.subtitle, document.reference, document.marking)
    for content in contents(document):
        yield from _inline(content)
    for table in tables(document):
        yield table.caption
        yield from table.header
    for block in walk(document.blocks):
        if isinstance(block, Figure):
            yield from (block.caption, block.svg, block.alternative)
        elif isinstance(block, FormField):
            yield from (block.label, block.help, block.value, *block.options)
        elif isinstance(block, Callout | Part):
            yield block.title


def _inline(content: tuple[Inline, ...]) -> Iterator[str]:
    for part in content:
        if isinstance(part, Footnote):
            yield from _inline(part.content)
        else:
            yield part.text
