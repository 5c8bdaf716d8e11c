"""Every letter of the copy is accounted for, or the copy is refused.

Counted from the XML before anything is decided, by code that does not share the reader's walk.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from lxml import etree

from pipeline.errors import BadCase


def received(root: etree._Element) -> Counter[str]:
    """The letters and digits of a part: text and deleted text, of two drawings of it the first."""
    found: Counter[str] = Counter()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        name = str(node.tag).rpartition("}")[2]
        if name == "Fallback":
            continue
        if name in ("t", "delText"):
            found.update(letters(node.text or ""))
        waiting += list(node)
    return found


def letters(text: str) -> list[str]:
    """What is counted of some words."""
    return [letter for letter in text if letter.isalnum()]


def balance(came: Counter[str], *shown: Iterable[str]) -> None:
    """Hold what came against what is shown, set aside or told to be taken out.

    Raises BadCase, with the words' count and none of the words, when something is missing.
    """
    held: Counter[str] = Counter()
    for texts in shown:
        for text in texts:
            held.update(letters(text))
    missing = came - held
    if missing:
        raise BadCase(
            f"The copy was not taken over: {sum(missing.values())} letters of it could not be "
            "placed. Accept or refuse its changes in Word, save it and try again."
        )
