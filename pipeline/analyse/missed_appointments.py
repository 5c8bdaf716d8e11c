"""Missed appointments in a row: "was not brought", did not attend, cancelled, no access."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from pipeline.analyse.people import people_of
from pipeline.analyse.phrases import AnyCase, Phrases
from pipeline.analyse.services import Services
from pipeline.analyse.settings import number, phrases
from pipeline.analyse.timeline import Chronology, dated, day_said, exact, happenings, plural
from pipeline.case import Case
from pipeline.model import Event, Finding, Register

#: How an appointment was missed, as settings name it and as it is printed.
KINDS: Mapping[str, str] = {
    "not_brought": "was not brought", "not_attended": "did not attend", "cancelled": "cancelled",
    "no_access": "no access",
}  # fmt: skip
#: Whose appointment it was: a child is not brought, an adult does not attend.
CHILDREN, ADULTS = "children", "adults"
_OF_ADULTS = AnyCase(
    r"\b(?:mo|mum|mam|mother|mgm|fo|dad|father|parents?|partner|step-?(?:father|mother)|ante-?natal|"
    r"post-?natal|maternity|supervision|unpaid work|herself|himself)\b"
)  # fmt: skip
_FOR_ADULTS = AnyCase(r"probation|housing|homes|landlord|domestic|substance|drug|alcohol|adult")
#: Access to a home for work on it tells nothing of anybody's appointment.
_REPAIR = AnyCase(r"\b(?:repairs?|gas|boiler|contractors?|engineer|joiner|plumber|electric\w*)\b")
#: Nor does a call that nobody was given an appointment for.
_UNASKED = AnyCase(
    r"\b(?:attendance officers?|education welfare|ewo|welfare check|safe and well|unannounced"
    r"|attempts? to (?:see|speak|disclose|tell|serve|arrest|locate))\b"
)  # fmt: skip
#: A sentence that tells what would follow, not what happened.
_SUPPOSED = AnyCase(r"\b(?:if|should|in case|unless|when)\b")
#: What appointments are offered for, by how their words begin.
OFFERED: Mapping[str, str] = {
    "hearing": r"audiolog|hearing", "teeth": r"dental|dentist", "speech": r"speech|salt\b|slt\b",
    "eyes": r"ophthalm|orthopt|optic|eye clinic", "paediatrics": r"paediatric|community paed",
    "immunisation": r"immunis|vaccin|mmr\b", "mind": r"camhs|psycholog|psychiatr",
    "movement": r"physio|occupational therap", "diet": r"dietit|dietic",
}  # fmt: skip


def rule(chronology: Chronology, case: Case, register: Register) -> tuple[Finding, ...]:
    """Runs of missed appointments, first by agency, then over several agencies together.

    The children's appointments and the adults' make runs of their own, and only the children's
    are looked at over several agencies. A run of one agency has at least ``in_a_row`` missed appointments with none kept between
    them, each at most ``row_days`` after the one before; other events of the agency do not break
    it. A letter that tells of an appointment with somebody else is not counted, nor what the police
    record: they offer no appointments. A run over agencies has at least ``together``, of two
    agencies or more, each within ``days_between`` of the one before; one appointment that two
    agencies record is counted once (``same_appointment``), and both rows stand in ``about``.
    ``data``: ``scope`` ("agency" or "several"), ``whose`` ("children" or "adults"), ``kinds``, by
    event id, ``from``, ``to``.
    """
    looked_for = (*KINDS, "kept", "lookalike", "reported")
    search = Phrases({kind: phrases(case, "missed_appointments", kind) for kind in looked_for})
    services = Services(case)
    told = [
        (first, event, _kind(event, search)) for first, _, event in dated(happenings(chronology))
        if not services.is_police(event.agency)
    ]  # fmt: skip
    kinds = {event.event_id: kind for _, event, kind in told if kind}
    whose = _Whose(case, register)
    in_a_row, most = (number(case, "missed_appointments", n) for n in ("in_a_row", "row_days"))
    by_date: dict[tuple[str, str], list[tuple[date, Event]]] = {}
    for first, event, kind in told:
        if kind:
            by_date.setdefault((event.agency, whose.of(event, kind)), []).append((first, event))
    found = [
        _finding(run, kinds, "agency", key[1])
        for key in sorted(by_date, key=lambda key: (key[0], key[1] != CHILDREN))
        for kept_apart in _runs(by_date[key], kinds)
        for run in _together(kept_apart, most)
        if len(run) >= in_a_row
    ]
    missed = [
        (first, event)
        for first, event, kind in told
        if kind in KINDS and whose.of(event, kind) == CHILDREN
    ]
    found += [
        _finding(group, kinds, "several", CHILDREN, len(once))
        for group in _together(missed, number(case, "missed_appointments", "days_between"))
        if len(once := whose.once(group)) >= number(case, "missed_appointments", "together")
        and len({event.agency for event in once}) > 1
    ]
    return tuple(found)


def _kind(event: Event, search: Phrases) -> str:
    """How this event's appointment was missed, "kept" when it was, "" when it was none."""
    kinds: set[str] = set()
    for text in (event.event, event.outcome):
        for words, said in search.by_sentence(text):
            if "reported" in said:
                return ""
            if "no_access" in said and (_REPAIR.search(words) or _UNASKED.search(words)):
                continue
            if not _SUPPOSED.search(words):
                kinds |= said
    return next((kind for kind in (*KINDS, "kept") if kind in kinds), "")


class _Whose:
    """Tells whose appointment an event is about, as far as its words and its agency say."""

    def __init__(self, case: Case, register: Register) -> None:
        self._people = people_of(register)
        self._children = {
            entry.key
            for entry in register.entries
            if entry.key == case.child or "sibling" in entry.role
        }
        self._staff = {entry.key for entry in register.entries if entry.role == "professional"}
        self._for_adults = {
            agency.key for agency in case.agencies
            if _FOR_ADULTS.search(f"{agency.key} {agency.name}")
        }  # fmt: skip

    def of(self, event: Event, kind: str) -> str:
        """Children's, unless an adult's service recorded it or only adults are told of."""
        if kind in {"not_brought", "cancelled"}:
            return CHILDREN
        if event.agency in self._for_adults:
            return ADULTS
        named = self._people.in_event(event)
        if named & self._children:
            return CHILDREN
        grown = named - self._staff or _OF_ADULTS.search(f"{event.event} {event.outcome}")
        return ADULTS if grown else CHILDREN

    def once(self, events: Sequence[Event]) -> list[Event]:
        """One row of each appointment, the first of those that record it."""
        kept: list[Event] = []
        by_day: dict[date | None, list[Event]] = {}
        for event in events:
            day = by_day.setdefault(exact(event.when), [])
            if not any(self._same(event, other) for other in day):
                kept.append(event)
                day.append(event)
        return kept

    def _same(self, one: Event, other: Event) -> bool:
        if not same_appointment(one, other):
            return False
        who = [self._people.in_event(event) & self._children for event in (one, other)]
        return not (all(who) and who[0].isdisjoint(who[1]))


def same_appointment(one: Event, other: Event) -> bool:
    """Rows of two agencies on one certain day, at one time or naming one service, are one."""
    on = exact(one.when)
    if one.agency == other.agency or on is None or on != exact(other.when):
        return False
    here, there = _services(one), _services(other)
    if one.time and other.time:
        return one.time == other.time and not (here and there and here.isdisjoint(there))
    return bool(here & there)


def _services(event: Event) -> frozenset[str]:
    said = f"{event.agency} {event.department} {event.event}".lower()
    return frozenset(key for key, words in OFFERED.items() if re.search(rf"\b(?:{words})", said))


def _runs(
    events: Sequence[tuple[date, Event]], kinds: Mapping[str, str]
) -> Iterator[list[tuple[date, Event]]]:
    """Missed appointments between two that were kept."""
    run: list[tuple[date, Event]] = []
    for on, event in events:
        if kinds[event.event_id] == "kept":
            yield run
            run = []
        else:
            run.append((on, event))
    yield run


def _together(missed: Sequence[tuple[date, Event]], most: int) -> Iterator[list[Event]]:
    """Missed appointments each at most so many days after the one before."""
    group: list[Event] = []
    before: date | None = None
    for on, event in missed:
        if before is not None and (on - before).days > most:
            yield group
            group = []
        group.append(event)
        before = on
    yield group


def _finding(
    events: Sequence[Event], kinds: Mapping[str, str], scope: str, whose: str, count: int = 0
) -> Finding:
    """A run; ``count`` appointments, where that is fewer than the rows that record them."""
    count = count or len(events)
    first, last = events[0].when.earliest, events[-1].when.earliest
    if first is None or last is None:
        raise ValueError("an undated event cannot stand in a run")
    how = dict.fromkeys(KINDS[kinds[event.event_id]] for event in events)
    agencies = tuple(dict.fromkeys(event.agency for event in events))
    ends = [day_said(event.when) for event in (events[0], events[-1])]
    when = f"From {ends[0]} to {ends[1]}" if first < last else f"All on {ends[0]}"
    over = f" over {plural(len(agencies), 'agency', 'agencies')}" if scope == "several" else ""
    what = "missed appointments" if whose == CHILDREN else "missed appointments of adults"
    days = {(event.when.earliest, event.agency) for event in events}
    fewer = len(events) - count
    one = f" {plural(fewer, 'row')} of another agency not counted again: the same appointment."
    one = one if fewer else ""
    twice = not fewer and scope == "several" and len({day_ for day_, _ in days}) < len(days)
    return Finding(
        rule="missed_appointments",
        title=f"{count} {what} in a row{over}",
        detail=f"{when}: {', '.join(how)}.{one}"
        + (" Rows of two agencies on one day may be one appointment." if twice else ""),
        about=tuple(event.event_id for event in events),
        agencies=agencies,
        data={
            "scope": scope,
            "whose": whose,
            "kinds": {event.event_id: KINDS[kinds[event.event_id]] for event in events},
            "from": first.isoformat(),
            "to": last.isoformat(),
        },
    )
