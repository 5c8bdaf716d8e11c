"""Keeps a sentence a sentence when its words change: possessives, articles, capitals, "on"."""

from __future__ import annotations

import re

_AN = re.compile(r"\b([Aa])n?(\s+)$")
_SOUND_AN = re.compile(r"^(?:[aeio]|u(?!ni|se|k)|hour|honest|heir)", re.IGNORECASE)
_LETTER_AN = re.compile(r"^[AEFHILMNORSX](?:[A-Z]|\b)(?![a-z])")
_SENTENCE_END = re.compile(r"(?:^|[.!?:]['\"”’)]?\s+|\n\s*)['\"“‘(]?$")


def starts_sentence(before: str) -> bool:
    """Whether what follows ``before`` begins a sentence."""
    return bool(_SENTENCE_END.search(before))


def capitalised(text: str) -> str:
    """The text with its first letter a capital."""
    return text[:1].upper() + text[1:]


def article(before: str, replacement: str) -> str | None:
    """The text before with "a" or "an" made right for the replacement; None if it is right."""
    found = _AN.search(before)
    if not found:
        return None
    vowel = bool(_SOUND_AN.match(replacement) or _LETTER_AN.match(replacement))
    wanted = found[1] + ("n" if vowel else "") + found[2]
    return None if found[0] == wanted else before[: found.start()] + wanted


def possessive(replacement: str) -> str:
    """Whose it is: Child A's. A name that ends in s takes one too, as speech does."""
    return replacement + "'s"


#: What may stand before a date and must fit what the date becomes.
_ON = re.compile(r"\b(on|On|ON)(\s+)(?:or (?:about|around)\s+)?(?:the\s+)?$")
_IN = re.compile(r"\b(in|In|during|During)(\s+)(?:the\s+)?$")
_BETWEEN = re.compile(r"\b([Bb]etween|[Ff]rom)(\s+)$")


def before_date(before: str, *, phrase: bool, spanned: bool) -> str:
    """What stands before a date, made to fit: "on 4 March" -> "in March".

    ``phrase``: the new text carries its own preposition. ``spanned``: one text replaced two days
    ("between 4 and 6 March").
    """
    found = _ON.search(before) or (_BETWEEN.search(before) if spanned else None)
    if phrase and not found:
        found = _IN.search(before)
    if not found:
        return before
    word = "" if phrase else ("In" if found[1][0].isupper() else "in") + found[2]
    return before[: found.start()] + word


def before_no_date(before: str) -> str:
    """What stands before a date that is not given: "in March" -> "on a date not given"."""
    found = _IN.search(before) or _BETWEEN.search(before)
    if not found:
        return before
    return before[: found.start()] + ("On" if found[1][0].isupper() else "on") + found[2]
