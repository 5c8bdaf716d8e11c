"""Dates, ages and agencies that disagree with the record a sentence points at.

Only what the sentence itself says is held against what it points at. One date that fits is
enough: a sentence may tell of two days and give the source of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.assemble.editor.ages import aged
from pipeline.assemble.editor.draft import Draft, Passage, Said
from pipeline.assemble.editor.language import Sentence, sentences
from pipeline.assemble.editor.lapses import lapses
from pipeline.assemble.editor.people_called import Called
from pipeline.assemble.editor.remarks import Lists, Remark, phrases
from pipeline.assemble.wording import MONTHS, as_told, listed
from pipeline.model import Event
from pipeline.words import short

_MONTHS = "|".join(MONTHS)
#: A day or a month without its year: "on 6 March", "in March".
_NO_YEAR = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<of>{_MONTHS})|[Ii]n (?P<month>{_MONTHS}))"
    rf"(?!,? (?:19|20)\d\d)\b"
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = re.compile(rf"\b({'|'.join(_WEEKDAYS)}),? (?:the )?$")
#: What shows that an agency named is the one that acted: a verb after it, or "by" before it.
_ACTED = (
    r"(?: [\w'’-]+){0,2}? (?:was|were|had|has|did|said|told|asked|saw|went|rang|wrote|came|took|gave"
    r"|held|made|met|knew|felt|left|found|kept|thought|heard|began|sent|spoke|brought|chose|drove"
    r"|never|also|\w{2,}ed)\b"
)
#: The one somebody turned to: "rang the hospital", "wrote to the school".
_TURNED_TO = (
    r"\b(?:rang|phoned|telephoned|told|informed|contacted|asked|e-mailed|emailed|consulted"
    r"|(?:wrote|spoke|turned|passed on|reported|referred (?:\w+ )?) ?to) (?:the |a |an |its |their )?"
)
_BY = r"\bby (?:the |a |an |his |her |their |its )?(?:[\w'’-]+ )?"


def disagreements(draft: Draft, lists: Lists) -> Iterator[Remark]:
    """Every sentence whose date, lapse, age or agency its references or the register contradict."""
    found = [*_sentences(draft, lists), *lapses(draft)]
    yield from sorted(found, key=lambda remark: remark.passage.order)


def _sentences(draft: Draft, lists: Lists) -> Iterator[Remark]:
    events = {event.event_id: event for event in draft.review.events}
    called = Called(draft.review.register)
    names = _agency_names(draft, lists)
    for passage in draft.prose():
        for sentence in sentences(passage.text):
            held = _events(passage, sentence, events)
            said = _said(passage, sentence)
            yield from _weekdays(passage, sentence, said)
            yield from _dates(passage, sentence, held, said)
            for advice in aged(passage, sentence, _spans(held, said), called):
                yield _remark(passage, sentence, advice)
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


def _spans(events: Sequence[Event], said: Sequence[Said]) -> list[Said]:
    """The days a sentence speaks of: those it gives, else those of what it points at."""
    return list(said) or [
        Said(0, 0, event.when.earliest, event.when.latest)
        for event in events
        if event.when.earliest and event.when.latest
    ]


def _remark(passage: Passage, sentence: Sentence, advice: str) -> Remark:
    return Remark("disagreements", passage, short(sentence.text, 160), advice)


# ---------------------------------------------------------------- dates


def _weekdays(passage: Passage, sentence: Sentence, said: Sequence[Said]) -> Iterator[Remark]:
    """A day of the week that the date did not fall on."""
    for day in said:
        if day.earliest != day.latest:
            continue
        words = passage.text[day.start : day.end]
        before = _WEEKDAY.search(passage.text[sentence.start : day.start] + words.split()[0] + " ")
        right = _WEEKDAYS[day.earliest.weekday()]
        if before and before[1] != right:
            yield _remark(passage, sentence, f"{words} was a {right}.")


def _dates(
    passage: Passage, sentence: Sentence, events: Sequence[Event], said: Sequence[Said]
) -> Iterator[Remark]:
    loose = [] if said else list(_NO_YEAR.finditer(passage.text, sentence.start, sentence.end))
    if not said and not loose:
        return
    words = [passage.text[day.start : day.end] for day in said] or [hit[0] for hit in loose]
    for event in events:
        first, last = event.when.earliest, event.when.latest
        if first is None or last is None:
            continue
        fits = any(day.meets(first, last) for day in said) or any(_falls(h, event) for h in loose)
        if not fits and not any(_told_there(one, event) for one in words):
            record = f"event {event.event_id} is dated {as_told(event.when)}"
            yield _remark(passage, sentence, f"The sentence says {listed(words, 'or')}; {record}.")


def _falls(hit: re.Match[str], event: Event) -> bool:
    """True when a day or a month without a year can be a day of the event."""
    first, last = event.when.earliest, event.when.latest
    if first is None or last is None or (last - first).days > 300:
        return True
    month = MONTHS.index(hit["of"] or hit["month"]) + 1
    months = (last.year - first.year) * 12 + last.month - first.month
    if month not in {(first.month - 1 + step) % 12 + 1 for step in range(months + 1)}:
        return False
    return first != last or not hit["day"] or int(hit["day"]) == first.day


def _told_there(words: str, event: Event) -> bool:
    """True where the record's own words give that day: a visit booked, a letter's date."""
    held = f"{event.event} {event.outcome}"
    day = re.match(rf"(?:On |on |In |in )?(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ({_MONTHS})", words)
    if day is None:
        return words.removeprefix("In ").removeprefix("in ") in held
    number, month = int(day[1]), MONTHS.index(day[2]) + 1
    return bool(
        re.search(rf"\b0?{number}(?:st|nd|rd|th)?(?: of)? {day[2][:3]}", held)
        or re.search(rf"\b0?{number}[/.-]0?{month}\b", held)
    )


# ---------------------------------------------------------------- agencies


def _agency_names(draft: Draft, lists: Lists) -> Mapping[str, tuple[re.Pattern[str], ...]]:
    """For each agency asked: what a report calls it, and what shows that it acted or was turned to."""
    found: dict[str, tuple[re.Pattern[str], ...]] = {}
    everyday = phrases(lists, "agencies")
    for agency in draft.review.case.agencies:
        known = {agency.name, agency.short, agency.key.replace("-", " ")} - {""}
        about = f"{agency.key} {agency.name}".casefold()
        known |= {
            words
            for words, part in everyday.items()
            if any(one in about for one in part.casefold().split("|"))
        }
        either = "|".join(re.escape(name) for name in sorted(known, key=len, reverse=True))
        name = rf"\b(?:{either})(?:s|’s|'s)?\b"
        found[agency.key] = (
            re.compile(name, re.IGNORECASE),
            re.compile(rf"{name}{_ACTED}|{_BY}{name}|{_TURNED_TO}{name}", re.IGNORECASE),
        )
    return found


def _named(text: str, names: Mapping[str, tuple[re.Pattern[str], ...]]) -> set[str]:
    """The agencies a sentence names; of two names in one place the longer: "housing officers"."""
    hits = [(hit.span(), key) for key, (name, _) in names.items() for hit in name.finditer(text)]
    return {
        key
        for (start, end), key in hits
        if not any(a <= start and end <= b and b - a > end - start for (a, b), _ in hits)
    }


def _agencies(
    draft: Draft,
    passage: Passage,
    sentence: Sentence,
    events: Sequence[Event],
    names: Mapping[str, tuple[re.Pattern[str], ...]],
) -> Iterator[Remark]:
    """A sentence in which an agency acts, and whose source neither is its record nor names it."""
    cited = {event.agency for event in events}
    record = " ".join(f"{event.event} {event.outcome} {event.source}" for event in events)
    named = _named(sentence.text, names)
    acted = {
        key
        for key, (name, acting) in names.items()
        if key in named and acting.search(sentence.text) and not name.search(record)
    }
    if cited and acted and not named & cited:
        said, right = (
            listed(draft.review.label(key) for key in sorted(held)) for held in (acted, cited)
        )
        advice = f"The sentence names {said}; the record is from {right}. Is it the right source?"
        yield _remark(passage, sentence, advice)
