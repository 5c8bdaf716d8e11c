"""Likely accounts of one incident by several agencies: what speaks for it, added up and printed.

A suggestion for the lead reviewer, side by side. Nothing is merged: two agencies recording
one visit stay two events.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from pipeline.analyse.accounts import additions, disagreements
from pipeline.analyse.people import People, people_of
from pipeline.analyse.reasons import because
from pipeline.analyse.settings import number
from pipeline.analyse.telling import Reader, Told
from pipeline.analyse.timeline import Chronology, dated, happenings, plural
from pipeline.analyse.weighing import ONE_JOURNEY, Points, Weighing, minutes_apart
from pipeline.case import Case
from pipeline.model import Event, Finding, Register

#: An event wider than so many days is compared with those that name the same span and, up to so
#: many, with the nearest days in it that share an uncommon word.
NARROW, WIDEST = 7, 92
#: Above this many events in the days around, only those sharing an uncommon word are compared,
#: so that the work grows with the number of events and not with its square.
BUSY = 30
#: Of a busy window: so many uncommon words an event, so many of the nearest events a word.
RARE_WORDS, NEAREST = 6, 5
#: More accounts than this are a busy day, not one incident.
MOST_ACCOUNTS = 12


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two accounts, as places in the list of them, and their points."""

    points: float
    one: int
    other: int


@dataclass(frozen=True, slots=True)
class _Group:
    """Accounts taken for one incident, and the pairs by which they were joined, strongest first."""

    members: list[int]
    joined_by: tuple[_Pair, ...]


def rule(chronology: Chronology, case: Case, register: Register) -> tuple[Finding, ...]:
    """One finding for each group of events that may be accounts of one incident.

    Each group holds at least two agencies, or two departments of one. ``about`` are the
    accounts in chronology order. ``data``: ``points`` (of the strongest pair, see ``weighing``);
    ``because``, for each pair that joined one more account, ``(id, id, points, reasons)``;
    ``adds``, by event id, the parts of its words no other account has, as ``(field, start,
    end)``; ``disagree``, by what about (``date``, ``time``, ``people``, ``decision``), what
    each event says, by event id.
    """
    reader = Reader(case, register)
    told = [reader.read(event) for _, _, event in dated(happenings(chronology))]
    weighing = Weighing(told, Points.of(case))
    reach = _Reach(number(case, "same_incident", "days_apart"),
                   number(case, "same_incident", "days_until_told"))  # fmt: skip
    pairs = sorted(_pairs(told, weighing, reach), key=lambda p: (-p.points, p.one, p.other))
    differs = number(case, "same_incident", "time_differs_minutes")
    people = people_of(register)
    return tuple(
        _finding(told, group, weighing, people, differs, register)
        for group in _groups(told, pairs, reach)
    )


@dataclass(frozen=True, slots=True)
class _Reach:
    """Days from one account to another of one incident; to one by somebody who was told of it."""

    days: int
    told: int


def _pairs(told: Sequence[Told], weighing: Weighing, reach: _Reach) -> Iterator[_Pair]:
    """Every pair near in time with points enough."""
    for here, near in _candidates(told, weighing, reach):
        account = told[here]
        near = [before for before in near if _may_pair(told[before].event, account.event)]
        for place in weighing.may_reach(account, [told[before] for before in near]):
            before = near[place]
            if points := weighing.points(told[before], account):
                yield _Pair(points, before, here)


def _candidates(
    told: Sequence[Told], weighing: Weighing, reach: _Reach
) -> Iterator[tuple[int, list[int]]]:
    """Each account, blocked by date: its place, and those before it that may be near enough."""
    until: dict[int, list[int]] = {}  # accounts of a day or a few, by their last day
    wide: dict[tuple[int, int], list[int]] = {}
    postings: dict[int | str, list[int]] = {}
    seasons: dict[int | str, list[int]] = {}  # the same, of accounts of a month or a season
    for here, account in enumerate(told):
        rare = _rare(account, weighing)
        if account.last - account.first > NARROW:
            others = wide.setdefault((account.first, account.last), [])
            yield here, others[-BUSY:]
            others.append(here)
            if account.last - account.first <= WIDEST:
                for word in rare:
                    seasons.setdefault(word, []).append(here)
            continue
        earliest, far = account.first - reach.days, account.first - reach.told
        # None that began before this one ends later than so many days after it begins.
        days = [until[day] for day in range(earliest, account.first + NARROW + 1) if day in until]
        busy = sum(map(len, days)) > BUSY
        sharing = _sharing(rare, postings) if account.heard or busy else set()
        if busy:
            near = [n for n in sharing if told[n].last >= earliest]
        else:
            near = list(chain.from_iterable(days))
        if account.heard:
            near += (n for n in sharing if far <= told[n].last < earliest)
        if seasons:
            near += (n for n in _sharing(rare, seasons) if told[n].last >= account.first)
        yield here, near
        for word in rare:
            postings.setdefault(word, []).append(here)
        until.setdefault(account.last, []).append(here)


def _sharing(rare: Sequence[int | str], postings: Mapping[int | str, list[int]]) -> set[int]:
    """The nearest earlier accounts that share one of the words."""
    return {n for word in rare for n in postings.get(word, ())[-NEAREST:]}


def _rare(account: Told, weighing: Weighing) -> list[int | str]:
    """By what an account is looked up in a busy week: ranks of its rarest words, and its minute."""
    rank = weighing.rank
    words: list[int | str] = [*sorted([rank[w] for w in account.words if w in rank])[:RARE_WORDS]]
    return words if account.at is None else [*words, f"at {account.at}"]


def _may_pair(one: Event, other: Event) -> bool:
    if one.agency != other.agency:
        return True
    return bool(one.department and other.department and one.department != other.department)


def _groups(told: Sequence[Told], pairs: Sequence[_Pair], reach: _Reach) -> list[_Group]:
    """Pairs joined into groups, strongest first, none spreading over more days than ``reach``.

    Two groups are joined when at least two thirds of the accounts across them that could pair do,
    and one agency's rows among them are of one hour or two: one account like another like a third
    does not make one incident of a whole day.
    """
    alike = {(pair.one, pair.other) for pair in pairs}
    group_of: dict[int, int] = {}
    groups: dict[int, _Group] = {}
    for pair in pairs:
        a, b = group_of.get(pair.one, pair.one), group_of.get(pair.other, pair.other)
        if a == b:
            continue
        one, other = groups.get(a, _Group([a], ())), groups.get(b, _Group([b], ()))
        joined = sorted(one.members + other.members)
        if not _one_incident(told, one.members, other.members, alike, reach):
            continue
        groups[a] = _Group(joined, tuple(sorted(
            (*one.joined_by, *other.joined_by, pair), key=lambda p: (-p.points, p.one, p.other)
        )))  # fmt: skip
        group_of.update(dict.fromkeys(joined, a))
        groups.pop(b, None)
    return sorted(groups.values(), key=lambda group: group.members)


def _one_incident(
    told: Sequence[Told], one: list[int], other: list[int], alike: set[tuple[int, int]],
    reach: _Reach,
) -> bool:  # fmt: skip
    """Whether two groups may be one: few enough, near enough, and like each other across."""
    if len(one) + len(other) > MOST_ACCOUNTS:
        return False
    joined = [told[n] for n in chain(one, other)]
    first = min(account.last for account in joined)
    # Who was told may write it down later; what happened happened within the fewer days.
    witnesses = [a.first for a in joined if not a.heard]
    if max(a.first for a in joined) - first > reach.told:
        return False
    if len(joined) > 2 and witnesses and max(witnesses) - first > reach.days:
        return False
    across = [
        (min(x, y), max(x, y))
        for x in one
        for y in other
        if _may_pair(told[x].event, told[y].event)
    ]
    if any(_another_row(told[x], told[y]) for x in one for y in other):
        return False
    return 3 * sum(pair in alike for pair in across) >= 2 * len(across)


def _another_row(one: Told, other: Told) -> bool:
    """Whether two rows of one agency are of two events: another day, or more than two hours on."""
    if one.event.agency != other.event.agency or _may_pair(one.event, other.event):
        return False
    apart = minutes_apart(one, other)
    return one.first != other.first or (apart is not None and apart > ONE_JOURNEY)


def _finding(
    told: Sequence[Told], group: _Group, weighing: Weighing, people: People, differs: int,
    register: Register,
) -> Finding:  # fmt: skip
    events = [told[n].event for n in group.members]
    reasons = tuple(
        (
            told[pair.one].event.event_id, told[pair.other].event.event_id, round(pair.points),
            because(told[pair.one], told[pair.other], weighing, register),
        )
        for pair in group.joined_by
    )  # fmt: skip
    disagree = disagreements(events, people, differs)
    return Finding(
        rule="same_incident",
        title="May be accounts of one incident",
        detail=_detail(len(events), reasons, tuple(disagree)),
        about=tuple(event.event_id for event in events),
        agencies=tuple(dict.fromkeys(event.agency for event in events)),
        data={
            "points": reasons[0][2],
            "because": reasons,
            "adds": additions(events, [told[n].said for n in group.members]),
            "disagree": disagree,
        },
    )


def _detail(
    count: int, reasons: Sequence[tuple[str, str, int, Sequence[str]]], differ: Sequence[str]
) -> str:
    lead = f"{plural(count, 'account')}."
    if count == 2:
        why = f"Set side by side because: {'; '.join(reasons[0][3])}."
    else:
        why = " ".join(f"{a} and {b}: {'; '.join(said)}." for a, b, _, said in reasons)
        why = f"Set side by side because: {why}"
    if not differ:
        return f"{lead} {why}"
    about = " and ".join(", ".join(differ).rsplit(", ", 1))
    return f"{lead} {why} They differ about: {about}."
