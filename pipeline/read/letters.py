"""A balance by letters, for kinds whose markup cuts words: Markdown, web pages, RTF, PDF.

Letters and digits are compared one by one, in any order; words are counted as they are shown.
"""

from __future__ import annotations

from collections import Counter

from pipeline.model import Census
from pipeline.read.cleaning import REMOVED, cleaned, count_words
from pipeline.read.reading import Reading

_MOST_NAMED = 20


def letters_in(text: str) -> Counter[str]:
    """Every letter and digit, with how often it stands there."""
    # The remark that stands for a control character is none of the file's letters.
    found = Counter(cleaned(text).replace(REMOVED, ""))
    return Counter({char: count for char, count in found.items() if char.isalnum()})


def balance_letters(reading: Reading, raw: str, most: str = "") -> Census:
    """Balance what was read against ``raw``, the file's text by a way of its own.

    ``most`` is the text at its longest, where signs such as ``&amp;`` may stand for themselves.
    """
    reading.make_visible()
    shown = "\n".join(reading.shown_texts())
    aside = "\n".join(text for _, text, _ in reading.aside)
    told, got = letters_in(raw), letters_in(f"{shown}\n{aside}")
    missing = tuple(
        f"the letter {char}, {count} times" for char, count in sorted((told - got).items())
    )
    invented = got - (letters_in(most) if most else told)
    n_shown, n_aside = count_words(shown), count_words(aside)
    n_typed = sum(reading.typed_cells().values())
    received = n_shown + n_aside + n_typed - (1 if invented else 0)
    return Census(max(received, 0), n_shown + n_typed, n_aside, missing[:_MOST_NAMED])
