"""What kind of return a file is, by the words it uses of itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.words import count, fold

_KINDS = (
    ("factual-summary", re.compile(r"factual summary|summary of facts")),
    (
        "information-report",
        re.compile(
            r"information report|individual management review|internal management review|\bimr\b"
            r"|agency (?:involvement summary|report)|independent agency|single agency report"
            r"|agency review report"
        ),
    ),
    (
        "reply",
        re.compile(
            r"information request|reply template|rapid review (?:reply|return|information|request)"
            r"|request for information|initial (?:scoping|information)|scoping (?:form|return)"
        ),
    ),
)
_NIL = re.compile(
    r"\bnil return\b|\bno (?:known |recorded |direct |previous |relevant )*"
    r"(?:involvement|contacts?|records?|information|trace|knowledge|dealings)\b"
    r"|\bnot (?:been |previously )*known to\b|\bnothing (?:to report|known|recorded)\b"
    r"|\b(?:does|do|did) not (?:hold|have) any\b|\bholds? no (?:records?|information)\b"
    r"|\b(?:has|have|had) (?:had )?no (?:involvement|records?|contact|information|dealings)\b"
    r"|\bunable to trace\b|\bunknown to (?:this|our|the) (?:service|agency|trust|organisation)\b"
)
#: A nil return is short; a report that says "no contact in May" is not one.
NIL_WORDS = 220


def is_nil(text: str) -> bool:
    """True for a short return that says the agency knew nothing of the family."""
    return 0 < count(text) <= NIL_WORDS and bool(_NIL.search(fold(text)))


def kind_named(texts: Sequence[str]) -> str:
    """The kind of return that titles, headings and the file's name give; "" when none does."""
    for text in texts:
        for kind, pattern in _KINDS:
            if pattern.search(fold(text).replace("_", " ").replace("-", " ")):
                return kind
    return ""


def kind_asked(asked: Sequence[str], *, analysed: bool) -> str:
    """The kind of report by what was asked and what it holds."""
    wanted = [kind for kind in asked if kind in {"information-report", "factual-summary", "reply"}]
    if len(wanted) == 1:
        return wanted[0]
    if "factual-summary" in wanted and not analysed:
        return "factual-summary"
    return wanted[0] if wanted else ("information-report" if analysed else "reply")
