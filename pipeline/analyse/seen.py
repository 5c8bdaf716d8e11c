"""What an event says of the child being seen: the agency's own column first, then its words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.analyse.people import People, Subject
from pipeline.analyse.timeline import Chronology, happenings
from pipeline.case import Case
from pipeline.model import Event, Register

ALONE, SEEN, NOT_SEEN = "alone", "seen", "not seen"

#: Where it stands: in the column for it, or in the account.
COLUMN, WORDS = "column", "words"

_ALONE = re.compile(
    r"\b(?:alone|individually|separately|one[- ]to[- ]one|on (?:his|her|their) own)\b",
    re.IGNORECASE,
)
_NOT_ALONE = re.compile(
    r"\b(?:not|never|without being|wasn['’]t|isn['’]t|nor|rather than)\b[^,]{0,25}"
    r"\b(?:alone|individually|separately|on (?:his|her|their) own)\b",
    re.IGNORECASE,
)
_SAW = re.compile(
    r"\b(?:seen|saw|observed|examined|weighed|spoke (?:to|with)|spoken (?:to|with)|met with"
    r"|talked (?:to|with))\b",
    re.IGNORECASE,
)
#: Before the word, in its own sentence: nobody was seen, or not then.
_NOT_NOW = re.compile(
    r"\b(?:not|never|no|unable|without|cannot|couldn['’]t|didn['’]t|wasn['’]t|weren['’]t"
    r"|hasn['’]t|refused|declined|if|should|must|will|would|to be|needs?|plan(?:ned)?|request(?:ed)?"
    r"|asked (?:that|for|to)|last|previously|had been|hoped|arrange[ds]?|until)\b(?:\W+\w+){0,5}\W*$",
    re.IGNORECASE,
)
_YES = re.compile(r"^\W*(?:y|yes|seen|true|✓|✔)\b", re.IGNORECASE)
_NO = re.compile(
    r"^\W*(?:n|no|not|none|nil|false|unseen|n/k|never)\b|\bnot (?:been )?seen\b", re.IGNORECASE
)
_NO_ANSWER = re.compile(
    r"^\W*(?:n/?a|not (?:applicable|known|recorded|stated)|unknown)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Sight:
    """What one event says: ``how`` is alone, seen or not seen; ``basis`` column or words."""

    how: str
    basis: str


def sights(chronology: Chronology, case: Case, register: Register) -> Mapping[str, Sight]:
    """By event id, what each event says of the subject child being seen; silent ones left out."""
    subject = Subject(People(register), case.child)
    found = ((event, sight(event, subject)) for event in happenings(chronology))
    return {event.event_id: said for event, said in found if said is not None}


def sight(event: Event, subject: Subject) -> Sight | None:
    """What one event says. Where column and words differ, the column stands.

    A plain "Yes" in the column becomes "alone" when the account says so.
    """
    column = _column(event, subject)
    words = _words(event, subject)
    if column is None:
        return Sight(words, WORDS) if words else None
    if column == SEEN and words == ALONE:
        return Sight(ALONE, WORDS)
    return Sight(column, COLUMN)


def _column(event: Event, subject: Subject) -> str | None:
    said = event.child_seen.strip()
    if not said or _NO_ANSWER.search(said) or not subject.of(event, said):
        return None
    if _NO.search(said):
        # "Not alone", "No - seen with mother": seen all the same.
        with_others = re.search(r"\bnot alone\b|\bseen with\b|\bwith (?:mother|mum|father|dad|parent)", said, re.IGNORECASE)  # fmt: skip
        return SEEN if with_others else NOT_SEEN
    if _ALONE.search(said) and not _NOT_ALONE.search(said):
        return ALONE
    return SEEN if _YES.search(said) or _SAW.search(said) else None


def _words(event: Event, subject: Subject) -> str:
    """The strongest thing the account says of the child being seen, or ""."""
    told = ""
    for text in (event.event, event.outcome):
        if not _SAW.search(text):
            continue
        for start, end in subject.sentences(event, text):
            said = _sentence(text[start:end])
            if said == ALONE:
                return ALONE
            told = SEEN if SEEN in (told, said) else said or told
    return told


def _sentence(words: str) -> str:
    told = ""
    for saw in _SAW.finditer(words):
        if _NOT_NOW.search(words[: saw.start()]):
            told = told or (NOT_SEEN if re.search(r"\b(?:not|never|unable|without|refused|n['’]t)\b", words[: saw.end()], re.IGNORECASE) else "")  # fmt: skip
        else:
            told = SEEN
    if told == SEEN and _ALONE.search(words) and not _NOT_ALONE.search(words):
        return ALONE
    return told
