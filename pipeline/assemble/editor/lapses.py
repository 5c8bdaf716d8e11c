"""How long after another event a sentence says something was, held against the records' days.

"Two weeks later" is told loosely: half as long or twice as long is called wrong, and only where
it fits no event that the section has cited before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.assemble.editor.ages import COUNT, number
from pipeline.assemble.editor.draft import Draft, Passage
from pipeline.assemble.editor.language import Sentence, sentences
from pipeline.assemble.editor.remarks import Remark
from pipeline.assemble.wording import MONTHS, plural
from pipeline.model import Event
from pipeline.words import short

_LATER = re.compile(
    rf"\b(?P<count>an?|{COUNT}) (?P<unit>day|week|fortnight|month|year)s? (?:later|after (?:this|that))\b",
    re.IGNORECASE,
)
#: What shows that a sentence tells of another day.
_A_DAY = re.compile(
    rf"\b(?:{'|'.join(MONTHS)}|(?:mon|tues|wednes|thurs|fri|satur|sun)day|spring|summer|autumn"
    rf"|winter|christmas|easter|next|following|then)\b",
    re.IGNORECASE,
)
_DAYS = {"day": 1.0, "week": 7.0, "fortnight": 14.0, "month": 30.4, "year": 365.25}


def lapses(draft: Draft) -> Iterator[Remark]:
    """Every sentence with a reference whose "later" fits no event cited before it in its section."""
    events = {event.event_id: event for event in draft.review.events}
    place = ""
    before: list[Event] = []
    for passage in draft.prose():
        here = f"{passage.chapter}\x1f{passage.section}"
        if here != place:
            place, before = here, []
        for sentence in sentences(passage.text):
            held = _cited(passage, sentence, events)
            told = _LATER.search(passage.text, sentence.start, sentence.end)
            if told and len(held) == 1 and before:
                yield from _told(passage, sentence, told, held[0], before)
            if not held and (told or _dated(passage, sentence)):
                before = []  # what is told next may follow on this, whose record is not named
            before = [*before, *held]


def _cited(passage: Passage, sentence: Sentence, events: Mapping[str, Event]) -> list[Event]:
    """The events a sentence points at whose day is known to the day."""
    return [
        event
        for pointer in passage.pointers
        if pointer.kind == "event" and sentence.start < pointer.at <= sentence.end
        if (event := events.get(pointer.target)) and event.when.earliest == event.when.latest
        if event.when.earliest
    ]


def _dated(passage: Passage, sentence: Sentence) -> bool:
    return _A_DAY.search(passage.text, sentence.start, sentence.end) is not None


def _told(
    passage: Passage,
    sentence: Sentence,
    told: re.Match[str],
    event: Event,
    before: Sequence[Event],
) -> Iterator[Remark]:
    count = 1 if told["count"].casefold() in ("a", "an") else number(told["count"])
    wanted = count * _DAYS[told["unit"].casefold()]
    gaps = [_apart(one, event) for one in before]
    if any(wanted / 2 <= gap <= wanted * 2 or abs(gap - wanted) <= 1 for gap in gaps):
        return
    last = before[-1].event_id
    advice = f"The sentence says {told[0]}; the record is {plural(gaps[-1], 'day')} from {last}."
    yield Remark("disagreements", passage, short(sentence.text, 160), advice)


def _apart(one: Event, other: Event) -> int:
    if one.when.earliest is None or other.when.earliest is None:
        return 0
    return abs((other.when.earliest - one.when.earliest).days)
