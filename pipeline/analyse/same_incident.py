"""Likely accounts of one incident by several agencies: near in time, like in text.

A suggestion for the lead reviewer, side by side. Nothing is merged: two agencies recording
one visit stay two events.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.analyse.accounts import additions, disagreements, minutes
from pipeline.analyse.likeness import Words, like, prepared, stems, weights
from pipeline.analyse.people import People
from pipeline.analyse.settings import number
from pipeline.analyse.timeline import Chronology, dated, exact, happenings, plural
from pipeline.case import Case
from pipeline.model import Event, Finding, Register

#: An event wider than this is compared only with events that name the same span.
NARROW = timedelta(days=7)
#: Above this many events in the days around, only those sharing an uncommon word are compared,
#: so that the work grows with the number of events and not with its square.
BUSY = 60
#: Of a busy window: so many uncommon words an event, so many of the nearest events a word.
RARE_WORDS, NEAREST = 6, 10


@dataclass(frozen=True, slots=True)
class _Account:
    """One event, its span, and its words ready to be compared."""

    event: Event
    first: date
    last: date
    words: Words
    minutes: int | None


@dataclass(frozen=True, slots=True)
class _Limits:
    days_apart: int
    minutes_apart: int
    same_day: int
    later: int
    same_time: int


def rule(chronology: Chronology, case: Case, register: Register) -> tuple[Finding, ...]:
    """One finding for each group of events that may be accounts of one incident.

    Each group holds at least two agencies, or two departments of one. ``about`` are the
    accounts in chronology order. ``data``: ``likeness`` (0-100, the strongest pair);
    ``adds``, by event id, the parts of its words no other account has, as ``(field, start,
    end)``; ``disagree``, by what about (``date``, ``time``, ``people``, ``decision``), what
    each event says, by event id.
    """
    limits = _Limits(*(
        number(case, "same_incident", name)
        for name in ("days_apart", "minutes_apart", "like", "like_later", "like_at_the_time")
    ))  # fmt: skip
    accounts_, weigh = _prepare(happenings(chronology))
    pairs = sorted(
        ((score, a, b) for a, b, score in _pairs(accounts_, weigh, limits)),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    groups = _groups(accounts_, pairs, timedelta(days=limits.days_apart))
    people = People(register)
    differs = number(case, "same_incident", "time_differs_minutes")
    return tuple(
        _finding([accounts_[n].event for n in members], score, people, differs)
        for members, score in groups
    )


def _prepare(events: Sequence[Event]) -> tuple[list[_Account], dict[str, float]]:
    spans = dated(events)
    held = [stems(f"{event.event} {event.outcome}") for _, _, event in spans]
    weigh = weights(held)
    return [
        _Account(event, first, last, words, minutes(event.time))
        for (first, last, event), words in zip(spans, prepared(held, weigh), strict=True)
    ], weigh


def _pairs(
    all_: Sequence[_Account], weigh: dict[str, float], limits: _Limits
) -> Iterator[tuple[int, int, float]]:
    """Every pair near in time and alike enough, as places in ``all_``, with its likeness."""
    for a, b in _candidates(all_, weigh, limits.days_apart):
        one, other = all_[a], all_[b]
        if not _may_pair(one.event, other.event):
            continue
        needed = _needed(one, other, limits)
        if needed is not None:
            score = like(one.words, other.words, weigh, needed)
            if score:
                yield a, b, score


def _candidates(
    all_: Sequence[_Account], weigh: dict[str, float], days_apart: int
) -> Iterator[tuple[int, int]]:
    """Pairs whose spans come within ``days_apart`` of each other, blocked by date."""
    reach = timedelta(days=days_apart) + NARROW
    start = 0
    postings: dict[str, list[int]] = {}
    same_span: dict[tuple[date, date], list[int]] = {}
    for here, account in enumerate(all_):
        if account.last - account.first > NARROW:
            others = same_span.setdefault((account.first, account.last), [])
            yield from ((before, here) for before in others[-BUSY:])
            others.append(here)
            continue
        while all_[start].first < account.first - reach:
            start += 1
        rare = account.words.rarest(weigh, RARE_WORDS)
        if here - start <= BUSY:
            yield from ((before, here) for before in range(start, here))
        else:
            near = {n for word in rare for n in postings.get(word, ())[-NEAREST:] if n >= start}
            yield from ((before, here) for before in sorted(near))
        for word in rare:
            postings.setdefault(word, []).append(here)


def _may_pair(one: Event, other: Event) -> bool:
    if one.agency != other.agency:
        return True
    return bool(one.department and other.department and one.department != other.department)


def _needed(one: _Account, other: _Account, limits: _Limits) -> int | None:
    """How alike two accounts must be to be one incident, or None when they are too far apart."""
    wide = one.last - one.first > NARROW, other.last - other.first > NARROW
    if any(wide):
        return limits.later if (one.first, one.last) == (other.first, other.last) else None
    apart = max((other.first - one.last).days, (one.first - other.last).days, 0)
    if apart > limits.days_apart:
        return None
    days = exact(one.event.when), exact(other.event.when)
    if None in days or days[0] != days[1]:
        return limits.later
    if one.minutes is None or other.minutes is None:
        return limits.same_day
    near = abs(one.minutes - other.minutes) <= limits.minutes_apart
    return limits.same_time if near else limits.later


def _groups(
    all_: Sequence[_Account], pairs: Sequence[tuple[float, int, int]], reach: timedelta
) -> list[tuple[list[int], float]]:
    """Pairs joined into groups, strongest first, none spreading over more days than ``reach``."""
    group_of: dict[int, int] = {}
    members: dict[int, list[int]] = {}
    best: dict[int, float] = {}
    for score, a, b in pairs:
        one, other = group_of.get(a, a), group_of.get(b, b)
        if one == other:
            continue
        joined = sorted(members.get(one, [one]) + members.get(other, [other]))
        firsts = [all_[n].first for n in joined]
        lasts = [min(all_[n].last, all_[n].first + NARROW) for n in joined]
        if max(firsts) - min(lasts) > reach:
            continue
        best[one] = max(score, best.get(one, 0.0), best.get(other, 0.0))
        members[one] = joined
        for n in joined:
            group_of[n] = one
        if other in members and other != one:
            del members[other]
    return [(members[g], best[g]) for g in sorted(members, key=lambda g: members[g])]


def _finding(events: list[Event], score: float, people: People, differs: int) -> Finding:
    agencies = tuple(dict.fromkeys(event.agency for event in events))
    disagree = disagreements(events, people, differs)
    detail = f"{plural(len(events), 'account')}, near in time and alike in words."
    if disagree:
        about = " and ".join(", ".join(disagree).rsplit(", ", 1))
        detail += f" They differ about: {about}."
    return Finding(
        rule="same_incident",
        title="May be accounts of one incident",
        detail=detail,
        about=tuple(event.event_id for event in events),
        agencies=agencies,
        data={
            "likeness": round(score),
            "adds": additions(events),
            "disagree": disagree,
        },
    )
