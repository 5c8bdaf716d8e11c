"""What an event says of the child being seen: the agency's own column first, then its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.analyse.people import people_of
from pipeline.analyse.phrases import AnyCase, parts
from pipeline.analyse.subject import Subject
from pipeline.analyse.timeline import Chronology, happenings
from pipeline.case import Case
from pipeline.model import Event, Register

ALONE, SEEN, NOT_SEEN = "alone", "seen", "not seen"
STRENGTH = ("", NOT_SEEN, SEEN, ALONE)

#: Where it stands: in the column for it, or in the account.
COLUMN, WORDS = "column", "words"

_ALONE = AnyCase(
    r"\b(?:alone|individually|separately|one[- ]to[- ]one|on (?:his|her|their) own)\b",
)
_NOT_ALONE = AnyCase(
    r"\b(?:not|never|without being|wasn['’]t|isn['’]t|nor|rather than)\b[^,]{0,25}"
    r"\b(?:alone|individually|separately|on (?:his|her|their) own)\b",
)
#: Somebody saw: whom, stands after it. Somebody was seen: who, stands before it.
_ACTIVE = r"saw|spoke (?:to|with)|met with|talked (?:to|with)|visited and saw"
_PASSIVE = r"seen|observed|examined|weighed|checked over|spoken (?:to|with)"
_SAW = AnyCase(rf"\b(?:(?P<active>{_ACTIVE})|{_PASSIVE})\b")
#: The kind of entry a practice's system gives a consultation in the room with the patient.
_IN_THE_ROOM = AnyCase(
    r"\b(?:surgery|clinic|face[- ]to[- ]face|in[- ]person)\s+(?:consultation|examination)\b",
)
_GROWN = r"(?:mother|mum|mam|mo|father|dad|parents?|carers?|grand\w+|nan)"
_OF_THE_GROWN = AnyCase(rf"\b{_GROWN}\b")
#: The patient was not in it: by telephone, or somebody came about the patient.
_NOT_IN_THE_ROOM = AnyCase(
    r"\b(?:tele\w*|phone[ds]?|tel|video|remote(?:ly)?|virtual|online|e-?consult\w*|letter|results?"
    r"|dna|wnb|did not attend|not (?:brought|attended|present|seen)|cancelled|without|absence"
    r"|on behalf of|proxy)\b"
    rf"|\b{_GROWN}\s+(?:\w+ly\s+)?(?:attended|came|in|here|rang|called|seen|spoken|requested|requesting|asked|asking"
    r"|alone|only)\b(?!\W+with\b)",
)
#: So many letters after "saw" say whom.
_WHOM = 60
#: Before the word, in its own sentence: nobody was seen, or not then.
_NOT_NOW = AnyCase(
    r"\b(?:not|never|no|unable|without|cannot|couldn['’]t|didn['’]t|wasn['’]t|weren['’]t"
    r"|hasn['’]t|refused|declined|if|should|must|will|would|to be|needs?|plan(?:ned)?|request(?:ed)?"
    r"|asked (?:that|for|to)|last|previously|had been|hoped|arrange[ds]?|until)\b(?:\W+\w+){0,5}\W*$",
)
_REFUSED = AnyCase(r"\b(?:not|never|unable|without|refused|cannot|\w+n['’]t)\b")
_YES = AnyCase(r"^\W*(?:y|yes|seen|true|✓|✔)\b")
_NO = AnyCase(r"^\W*(?:n|no|not|none|nil|false|unseen|n/k|never)\b|\bnot (?:been )?seen\b")
#: In the column for it, words of the child that say the child was elsewhere or asleep.
_ELSEWHERE = AnyCase(
    r"\b(?:at (?:nursery|school|his|her|their|grand\w*|nan\w*|dad\w*|home with|the)|away|out|absent"
    r"|said to|reported|asleep|in bed|upstairs|elsewhere|not|no|never)\b",
)
_WITH = AnyCase(r"\bnot alone\b|\bseen with\b|\bwith (?:mother|mum|mo|father|dad|parents?)\b")
_CLAUSES = re.compile(r"[^.;\n]+")
#: An agency that writes this says the contact was not about the child.
_NOT_APPLICABLE = AnyCase(r"^\W*(?:n/?a|not applicable)\b")
_NO_ANSWER = AnyCase(r"^\W*(?:not (?:known|recorded|stated)|unknown)\b")


@dataclass(frozen=True, slots=True)
class Sight:
    """What one event says: ``how`` is alone, seen or not seen; ``basis`` column or words."""

    how: str
    basis: str


def sights(chronology: Chronology, case: Case, register: Register) -> Mapping[str, Sight]:
    """By event id, what each event says of the subject child being seen; silent ones left out."""
    subject = Subject(people_of(register), case, register)
    found = ((event, sight(event, subject)) for event in happenings(chronology))
    return {event.event_id: said for event, said in found if said is not None}


def sight(event: Event, subject: Subject) -> Sight | None:
    """What one event says. Where column and words differ, the column stands.

    A plain "Yes" in the column becomes "alone" when the account says so.
    """
    if _NOT_APPLICABLE.search(event.child_seen):
        return None
    column = _column(event, subject)
    if column == NOT_SEEN:
        return Sight(NOT_SEEN, COLUMN)
    words = _words(event, subject) or _consulted(event, subject)
    if column is None or (column == SEEN and words == ALONE):
        return Sight(words, WORDS) if words else None
    return Sight(column, COLUMN)


def _strongest(said: Iterable[str]) -> str:
    """Seen alone before seen, seen before not seen, anything before nothing."""
    return max(said, key=STRENGTH.index, default="")


def _column(event: Event, subject: Subject) -> str | None:
    """What the column for it says, clause by clause: "Efa seen; Tomos at nursery"."""
    said = event.child_seen.strip()
    if not said or _NO_ANSWER.search(said):
        return None
    return (
        _strongest(_clause(found.group(), event, subject) for found in _CLAUSES.finditer(said))
        or None
    )


def _clause(words: str, event: Event, subject: Subject) -> str:
    spoken_of = subject.speaks_of(words, event)
    if subject.of_another_child(words, event) or (spoken_of is not True and not subject.row(event)):
        return ""
    if _NO.search(words):
        return SEEN if _WITH.search(words) else NOT_SEEN
    saw = _SAW.search(words)
    if saw and subject.speaks_of(words[: saw.start()], event) is False:
        return ""  # "mother seen alone" in the child's column
    told = saw or _YES.search(words) or _ALONE.search(words)
    if told:
        return ALONE if _ALONE.search(words) and not _NOT_ALONE.search(words) else SEEN
    # "Tomos in the garden, digging": whoever wrote it saw him.
    return SEEN if spoken_of and not _ELSEWHERE.search(words) else ""


def _words(event: Event, subject: Subject) -> str:
    """The strongest thing the account says of the child being seen, or ""."""
    if not (_SAW.search(event.event) or _SAW.search(event.outcome)):
        return ""
    row = parts(event.event, event.outcome)
    return _strongest(_sentence(row, place, event, subject) for place in range(len(row)))


def _consulted(event: Event, subject: Subject) -> str:
    """Seen, where an agency's columns say that the child was the patient in the room."""
    if not _IN_THE_ROOM.search(event.category) or _OF_THE_GROWN.search(event.about):
        return ""
    if not subject.speaks_of(event.about, event):
        return ""
    away = _NOT_IN_THE_ROOM.search(f"{event.category} \n {event.event}")
    return "" if away or subject.of_another_child(event.event, event) else SEEN


def _sentence(row: Sequence[str], place: int, event: Event, subject: Subject) -> str:
    words = row[place]
    told = ""
    for saw in _SAW.finditer(words):
        who = _who(words, saw, event, subject)
        if who is None:
            # "Zeb has a cough. Dr Bell saw him alone.": the worker who saw is not whom he saw.
            doer = bool(place) and subject.worker_saw_one_like(words, saw.span("active"))
            who = subject.sentence(row, place - doer, event)
        if not who:
            continue
        if not _NOT_NOW.search(words[: saw.start()]):
            told = SEEN
        elif not told and _REFUSED.search(words[: saw.start()]):
            told = NOT_SEEN
    if told == SEEN and _ALONE.search(words) and not _NOT_ALONE.search(words):
        return ALONE
    return told


def _who(words: str, saw: re.Match[str], event: Event, subject: Subject) -> bool | None:
    """Whether it is the child that this verb says was seen; None where it does not say."""
    if saw["active"]:
        return subject.speaks_of(words[saw.end() : saw.end() + _WHOM], event)
    return subject.speaks_of(words[: saw.start()], event)
