"""Dates, ages and agencies that disagree with the record a sentence points at.

Only what the sentence itself says is held against what it points at. One date that fits is
enough: a sentence may tell of two days and give the source of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from pipeline.assemble.editor.draft import Draft, Named, Passage, Said
from pipeline.assemble.editor.language import Sentence, sentences
from pipeline.assemble.editor.remarks import Lists, Remark, phrases
from pipeline.assemble.wording import as_told, listed
from pipeline.model import Entry, Event
from pipeline.words import short

_NUMBERS = (
    "nought one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty"
).split()
_COUNT = rf"(?P<n>\d{{1,2}}|{'|'.join(_NUMBERS)})"
_AGE = re.compile(
    rf"\b(?:aged?|who was|who is|turned|at the age of) {_COUNT}(?P<unit> (?:month|week)s?)?\b"
    rf"(?! (?:hour|day|minute|time|occasion|children|of|to|calls)\w*)"
    rf"|\b{_COUNT.replace('<n>', '<m>')}[- ](?P<old>year|month|week)s?[- ]old\b",
    re.IGNORECASE,
)


def disagreements(draft: Draft, lists: Lists) -> Iterator[Remark]:
    """Every sentence whose date, age or agency its references or the register contradict."""
    events = {event.event_id: event for event in draft.review.events}
    born = {entry.key: entry for entry in draft.review.register.entries if entry.born}
    names = _agency_names(draft, lists)
    for passage in draft.prose():
        for sentence in sentences(passage.text):
            held = _events(passage, sentence, events)
            said = _said(passage, sentence)
            yield from _dates(passage, sentence, held, said)
            yield from _ages(passage, sentence, held, said, born)
            yield from _agencies(draft, passage, sentence, held, names)


def _events(passage: Passage, sentence: Sentence, events: Mapping[str, Event]) -> list[Event]:
    return [
        events[pointer.target]
        for pointer in passage.pointers
        if pointer.kind == "event"
        and sentence.start < pointer.at <= sentence.end
        and pointer.target in events
    ]


def _said(passage: Passage, sentence: Sentence) -> list[Said]:
    return [said for said in passage.days if sentence.start <= said.start < sentence.end]


def _remark(passage: Passage, sentence: Sentence, advice: str) -> Remark:
    return Remark("disagreements", passage, short(sentence.text, 160), advice)


def _dates(
    passage: Passage, sentence: Sentence, events: Sequence[Event], said: Sequence[Said]
) -> Iterator[Remark]:
    if not said:
        return
    for event in events:
        first, last = event.when.earliest, event.when.latest
        if first and last and not any(day.meets(first, last) for day in said):
            words = listed((passage.text[day.start : day.end] for day in said), "or")
            record = f"event {event.event_id} is dated {as_told(event.when)}"
            yield _remark(passage, sentence, f"The sentence says {words}; {record}.")


def _ages(
    passage: Passage,
    sentence: Sentence,
    events: Sequence[Event],
    said: Sequence[Said],
    born: Mapping[str, Entry],
) -> Iterator[Remark]:
    spans = [(day.earliest, day.latest) for day in said] or [
        (event.when.earliest, event.when.latest)
        for event in events
        if event.when.earliest and event.when.latest
    ]
    if not spans:
        return
    for hit in _AGE.finditer(passage.text, sentence.start, sentence.end):
        whose = _whose(passage, sentence, hit.start())
        entry = born.get(whose.key) if whose else None
        if entry is None or entry.born is None:
            continue
        count = hit["n"] or hit["m"]
        years = _number(count)
        unit = (hit["unit"] or hit["old"] or "year").strip().casefold().rstrip("s")
        ages = [(_age(entry.born, a, unit), _age(entry.born, b, unit)) for a, b in spans]
        if not any(low <= years <= high for low, high in ages):
            low, high = ages[0]
            right = f"{low}" if low == high else f"{low} or {high}"
            advice = f"The sentence says {count}; by the register it was {right} ({unit}s)."
            yield _remark(passage, sentence, advice)


def _whose(passage: Passage, sentence: Sentence, at: int) -> Named | None:
    """The person named last before the age, else first after it, in the sentence."""
    here = [named for named in passage.named if sentence.start <= named.start < sentence.end]
    before = [named for named in here if named.start < at]
    return before[-1] if before else next(iter(here), None)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _NUMBERS.index(text.casefold())


def _age(born: date, on: date, unit: str) -> int:
    if unit == "week":
        return (on - born).days // 7
    months = (on.year - born.year) * 12 + on.month - born.month - (on.day < born.day)
    return months if unit == "month" else months // 12


# ---------------------------------------------------------------- agencies


def _agency_names(draft: Draft, lists: Lists) -> Mapping[str, re.Pattern[str]]:
    """For each agency asked, what a report calls it: its names, and the words of the list."""
    found: dict[str, re.Pattern[str]] = {}
    everyday = phrases(lists, "agencies")
    for agency in draft.review.case.agencies:
        known = {agency.name, agency.short, agency.key.replace("-", " ")} - {""}
        about = f"{agency.key} {agency.name}".casefold()
        known |= {words for words, part in everyday.items() if part.casefold() in about}
        either = "|".join(re.escape(name) for name in sorted(known, key=len, reverse=True))
        found[agency.key] = re.compile(rf"\b(?:{either})(?:s|’s|'s)?\b", re.IGNORECASE)
    return found


def _agencies(
    draft: Draft,
    passage: Passage,
    sentence: Sentence,
    events: Sequence[Event],
    names: Mapping[str, re.Pattern[str]],
) -> Iterator[Remark]:
    cited = {event.agency for event in events}
    if not cited:
        return
    named = {key for key, search in names.items() if search.search(sentence.text)}
    if named and not named & cited:
        said, record = (
            listed(draft.review.label(key) for key in sorted(held)) for held in (named, cited)
        )
        advice = f"The sentence names {said}; the record is from {record}. Is it the right source?"
        yield _remark(passage, sentence, advice)
