"""Likely accounts of one incident by several agencies: near in time, like in text.

A suggestion for the lead reviewer, side by side. Nothing is merged: two agencies recording
one visit stay two events.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from pipeline.analyse.accounts import additions, disagreements, minutes
from pipeline.analyse.likeness import Words, counts, like, prepared, stems, weights
from pipeline.analyse.people import People
from pipeline.analyse.settings import number
from pipeline.analyse.timeline import Chronology, dated, exact, happenings, plural
from pipeline.case import Case
from pipeline.model import Event, Finding, Register

#: An event wider than so many days is compared only with events that name the same span.
NARROW = 7
#: Above this many events in the days around, only those sharing an uncommon word are compared,
#: so that the work grows with the number of events and not with its square.
BUSY = 30
#: Of a busy window: so many uncommon words an event, so many of the nearest events a word.
RARE_WORDS, NEAREST = 6, 5
#: More accounts than this are a busy day, not one incident.
MOST_ACCOUNTS = 12
#: What agreement on the minute is worth against likeness, of 100.
SAME_MINUTE = 30


@dataclass(frozen=True, slots=True)
class _Account:
    """One event, its span, and its words ready to be compared."""

    event: Event
    first: int  # days, as date.toordinal counts them
    last: int
    words: Words
    minutes: int | None
    certain: bool  # that it was this one day
    wide: bool  # too wide to be compared with single days


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
        key=lambda pair: (-_rank(accounts_, *pair), pair[1], pair[2]),
    )
    groups = _groups(accounts_, pairs, limits.days_apart)
    people = People(register)
    differs = number(case, "same_incident", "time_differs_minutes")
    return tuple(
        _finding([accounts_[n] for n in members], score, people, differs)
        for members, score in groups
    )


def _prepare(events: Sequence[Event]) -> tuple[list[_Account], dict[str, float]]:
    spans = dated(events)
    held = [stems(f"{event.event} {event.outcome}") for _, _, event in spans]
    stand = counts(held)
    weigh = weights(stand, len(held))
    return [
        _Account(
            event,
            first.toordinal(),
            last.toordinal(),
            words,
            minutes(event.time),
            exact(event.when) is not None,
            (last - first).days > NARROW,
        )
        for (first, last, event), words in zip(
            spans, prepared(held, stand, weigh, RARE_WORDS), strict=True
        )
    ], weigh


def _pairs(
    all_: Sequence[_Account], weigh: dict[str, float], limits: _Limits
) -> Iterator[tuple[int, int, float]]:
    """Every pair near in time and alike enough, as places in ``all_``, with its likeness."""
    for a, b in _candidates(all_, limits.days_apart):
        one, other = all_[a], all_[b]
        if not _may_pair(one.event, other.event):
            continue
        needed = _needed(one, other, limits)
        if needed is not None:
            score = like(one.words, other.words, weigh, needed)
            if score:
                yield a, b, score


def _candidates(all_: Sequence[_Account], days_apart: int) -> Iterator[tuple[int, int]]:
    """Pairs that may be near enough, blocked by date: each account with those before it."""
    on_day: dict[int, list[int]] = {}  # accounts of one day
    periods: list[int] = []  # accounts of a few days that may still reach
    wide: dict[tuple[int, int], list[int]] = {}
    postings: dict[str, list[int]] = {}
    for here, account in enumerate(all_):
        if account.wide:
            others = wide.setdefault((account.first, account.last), [])
            yield from ((before, here) for before in others[-BUSY:])
            others.append(here)
            continue
        earliest = account.first - days_apart
        periods = [n for n in periods if all_[n].last >= earliest]
        days = [on_day.get(day, ()) for day in range(earliest, account.first + 1)]
        if len(periods) + sum(map(len, days)) > BUSY:
            sharing = {n for word in account.words.rare for n in postings.get(word, ())[-NEAREST:]}
            near = [n for n in sharing if all_[n].last >= earliest]
        else:
            near = [*periods, *chain.from_iterable(days)]
        yield from ((before, here) for before in near)
        for word in account.words.rare:
            postings.setdefault(word, []).append(here)
        if account.first == account.last:
            on_day.setdefault(account.first, []).append(here)
        else:
            periods.append(here)


def _may_pair(one: Event, other: Event) -> bool:
    if one.agency != other.agency:
        return True
    return bool(one.department and other.department and one.department != other.department)


def _needed(one: _Account, other: _Account, limits: _Limits) -> int | None:
    """How alike two accounts must be to be one incident, or None when they are too far apart."""
    if one.wide or other.wide:
        return limits.later if (one.first, one.last) == (other.first, other.last) else None
    if other.first - one.last > limits.days_apart or one.first - other.last > limits.days_apart:
        return None
    if not (one.certain and other.certain and one.first == other.first):
        return limits.later
    if one.minutes is None or other.minutes is None:
        return limits.same_day
    near = abs(one.minutes - other.minutes) <= limits.minutes_apart
    return limits.same_time if near else limits.later


def _rank(all_: Sequence[_Account], score: float, a: int, b: int) -> float:
    """How soon a pair is joined: likeness, and before others those that agree on the minute."""
    one, other = all_[a].minutes, all_[b].minutes
    same = one is not None and one == other and all_[a].first == all_[b].first
    return score + (SAME_MINUTE if same else 0)


def _groups(
    all_: Sequence[_Account], pairs: Sequence[tuple[float, int, int]], reach: int
) -> list[tuple[list[int], float]]:
    """Pairs joined into groups, strongest first, none spreading over more days than ``reach``.

    Two groups are joined when at least half of the accounts across them that could pair do: one
    account like another like a third does not make one incident of a whole day.
    """
    alike = {(a, b) for _, a, b in pairs}
    group_of: dict[int, int] = {}
    members: dict[int, list[int]] = {}
    best: dict[int, float] = {}
    for score, a, b in pairs:
        one, other = group_of.get(a, a), group_of.get(b, b)
        if one == other:
            continue
        joined = sorted(members.get(one, [one]) + members.get(other, [other]))
        if len(joined) > MOST_ACCOUNTS:
            continue
        lasts = (min(all_[n].last, all_[n].first + NARROW) for n in joined)
        if max(all_[n].first for n in joined) - min(lasts) > reach:
            continue
        across = [
            (min(x, y), max(x, y))
            for x in members.get(one, [one])
            for y in members.get(other, [other])
            if _may_pair(all_[x].event, all_[y].event)
        ]
        if 2 * sum(pair in alike for pair in across) < len(across):
            continue
        best[one] = max(score, best.get(one, 0.0), best.get(other, 0.0))
        members[one] = joined
        group_of.update(dict.fromkeys(joined, one))
        members.pop(other, None)
    return [(members[g], best[g]) for g in sorted(members, key=lambda g: members[g])]


def _finding(told: list[_Account], score: float, people: People, differs: int) -> Finding:
    events = [account.event for account in told]
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
            "adds": additions(events, [account.words.stems for account in told]),
            "disagree": disagree,
        },
    )
