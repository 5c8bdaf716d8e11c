"""What authors say of their independence where they say who they are."""

from __future__ import annotations

import re

from pipeline.words import fold

#: Involvement, supervision or its absence: whichever it is, it answers the question.
_SAYS = re.compile(
    r"\bindependen(?:t|ce|tly)\b|\bimpartial"
    r"|\b(?:no|not|never|any|nor|without|direct|previous|prior)\b[^.;]{0,60}"
    r"\b(?:involve(?:d|ment)|contact with|dealings|connection|responsib\w+|knowledge of)\b"
    r"|\b(?:not|never)\b[^.;]{0,40}\b(?:met|known?|knew|work(?:ed)? with|seen|treated|manage[sd]?"
    r"|supervise[sd]?|line[- ]manage[sd]?)\b"
    r"|\bi (?:have |had |was |am |also )*(?:been )?(?:the )?(?:line[- ])?(?:manage[dr]|supervis(?:ed|or)|involved)\b"
    r"|\bline[- ]manag(?:ed?|er of|ement)\b"
)
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")


def independence_told(text: str) -> str:
    """The sentences about the author's own part in the case, as written; "" where there are none."""
    told = [part.strip() for part in _SENTENCE.split(text) if _SAYS.search(fold(part))]
    return " ".join(dict.fromkeys(told))
