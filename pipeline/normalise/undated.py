"""Words before a paragraph that say when and give no day: "Aged 6 weeks:", "The next day -".

A paragraph that begins so is not of the day of the paragraph above, and no day is made up for
it: it is an event of its own whose date the agency is asked for.
"""

from __future__ import annotations

import re

from pipeline.dates import DAYS, MONTHS
from pipeline.words import fold

#: Words that place an event in time when a number or an order stands with them.
_MEASURES = frozenset(
    """day days night nights week weeks wk wks month months year years yr yrs weekend weekends term
    hour hours holiday holidays half-term gestation age aged old school""".split()
)
#: Words that place an event in time by themselves.
_NAMED = frozenset(
    {*DAYS, *MONTHS, *(name[:3] for name in (*DAYS, *MONTHS)), "tues", "thur", "thurs", "sept"}
    | set("eve easter christmas xmas spring summer autumn winter birth weekend half-term".split())
)
#: Words that say which: after another day, not of it.
_ORDERS = frozenset(
    """next following previous later after before earlier first second third last one two three
    four five six seven eight nine ten few several couple early mid late""".split()
)
_BETWEEN = frozenset(
    """the a an of on in at over during between and or to from until by since around about approx
    approximately circa some time sometime bank prior that this same her his their year's new
    morning afternoon evening""".split()
)
#: Of the day above after all.
_SAME = re.compile(
    r"^(?:later )?(?:that|the same|same|this) (?:day|night|morning|afternoon|evening)$"
)
_HEAD = re.compile(
    r"^(.{2,60}?)(?:\s*:(?=\s|$)|\s+[-\u2010-\u2015]\s+|\s*[\u2013\u2014]\s*|\s*\t)\s*(?=\S)"
)
_TOKEN = re.compile(r"t\s?\+\s?\d+|\d+(?:st|nd|rd|th)?|[^\W\d]+(?:['-][^\W\d]+)*|\+")
_NUMBER = re.compile(r"\d+(?:st|nd|rd|th)?$")
_COUNTED = re.compile(r"t ?\+ ?\d+$")


def undated_head(text: str) -> tuple[str, str] | None:
    """The words that say when without saying the day, and those after the sign; None for others."""
    found = _HEAD.match(text.strip())
    if found is None or not says_when(found[1]):
        return None
    return found[1].strip(), text.strip()[found.end() :]


def says_when(words: str) -> bool:
    """True for words that do nothing but place something in time, on another day than the last."""
    head = fold(words).strip(" .:-")
    tokens = _TOKEN.findall(head)
    if not tokens or _SAME.match(head) or not all(map(_known, tokens)):
        return False
    named = any(token in _NAMED or _COUNTED.match(token) for token in tokens)
    measured = any(token in _MEASURES for token in tokens)
    which = any(_NUMBER.match(token) or token in _ORDERS for token in tokens)
    another = not {"next", "following"}.isdisjoint(tokens)
    return named or another or (measured and which)


def _known(token: str) -> bool:
    words = _MEASURES | _NAMED | _ORDERS | _BETWEEN
    return bool(token in words or _NUMBER.match(token) or _COUNTED.match(token))
