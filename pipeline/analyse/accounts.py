"""Several accounts of one incident side by side: what each adds and where they disagree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.analyse.likeness import stems
from pipeline.analyse.people import People
from pipeline.analyse.phrases import Phrases, sentences
from pipeline.analyse.timeline import dated
from pipeline.analyse.vocabulary import DECISIONS, UNDECIDED
from pipeline.model import Event

#: A part of an account is an addition when under this share of its telling words stand elsewhere.
NEW = 0.5

_DECISIONS = Phrases({**DECISIONS, "undecided": UNDECIDED})


def minutes(time: str) -> int | None:
    """Minutes after midnight of "HH:MM", None for ""."""
    return int(time[:2]) * 60 + int(time[3:5]) if time else None


def additions(
    events: Sequence[Event], held: Sequence[frozenset[str]]
) -> Mapping[str, tuple[tuple[str, int, int], ...]]:
    """By event id, the parts of its words that no other account has, as (field, start, end).

    ``held`` are the telling words of each account, as ``likeness.stems`` gives them.
    """
    found: dict[str, tuple[tuple[str, int, int], ...]] = {}
    for here, event in enumerate(events):
        others = frozenset().union(*(held[n] for n in range(len(events)) if n != here))
        if new := tuple(_new(event, others)):
            found[event.event_id] = new
    return found


def _new(event: Event, others: frozenset[str]) -> Iterator[tuple[str, int, int]]:
    for field, text in (("event", event.event), ("outcome", event.outcome)):
        for start, end in _whole(text):
            own = stems(text[start:end])
            if own and len(own & others) < NEW * len(own):
                yield field, start, end


def _whole(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a text, none cut at the stop of a time or a number: "rung 1.45pm"."""
    began = -1
    for start, end in sentences(text):
        began = start if began < 0 else began
        if not (text[end - 1] == "." and text[end : end + 1].isalnum()):
            yield began, end
            began = -1


def disagreements(
    events: Sequence[Event], people: People, differs: int
) -> Mapping[str, Mapping[str, object]]:
    """What the accounts say differently, by what about; only where two of them do differ.

    ``date``: each event's words, where two spans share no day. ``time``: where two times are
    more than ``differs`` minutes apart. ``people``: register keys each account names, where an
    account that names somebody leaves out someone another names; nobody whom a surname or
    "the children" in one of them may mean. ``decision``: kinds of decision each records,
    where two that record one share none.
    """
    found: dict[str, Mapping[str, object]] = {}
    if _dates_differ(events):
        found["date"] = {event.event_id: event.when.as_written for event in events}
    times = {e.event_id: m for e in events if (m := minutes(e.time)) is not None}
    if times and max(times.values()) - min(times.values()) > differs:
        found["time"] = {e.event_id: e.time for e in events if e.time}
    said = _named(events, people)
    if len(said) > 1 and len(set(said.values())) > 1:
        found["people"] = said
    decided = {event.event_id: decisions(event) for event in events}
    told = {key: kinds for key, kinds in decided.items() if kinds}
    if any(not set(a) & set(b) for a in told.values() for b in told.values()):
        found["decision"] = told
    return found


def _named(events: Sequence[Event], people: People) -> Mapping[str, tuple[str, ...]]:
    """By event id, whom each account that names somebody names, but for those left open by one.

    What an account leaves open it does not leave out: "PRITCHARD" may be any of three. Nothing
    where all that name somebody name the same.
    """
    named = {event.event_id: sure for event in events if (sure := people.in_event(event))}
    if len(set(named.values())) < 2:
        return {}
    left_open = frozenset().union(
        *(people.may_mean(e) - named[e.event_id] for e in events if e.event_id in named)
    )
    told = {key: tuple(sorted(sure - left_open)) for key, sure in named.items()}
    return {key: names for key, names in told.items() if names}


def decisions(event: Event) -> tuple[str, ...]:
    """The kinds of decision an event's words record, in the order of ``DECISIONS``."""
    kinds = _DECISIONS.kinds(event.event) | _DECISIONS.kinds(event.outcome)
    return tuple(kind for kind in DECISIONS if kind in kinds)


def _dates_differ(events: Sequence[Event]) -> bool:
    spans = dated(events)
    return max(span[0] for span in spans) > min(span[1] for span in spans)
