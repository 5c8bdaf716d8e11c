"""Missed appointments in a row: "was not brought", did not attend, cancelled, no access."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from pipeline.analyse.people import People
from pipeline.analyse.phrases import Phrases
from pipeline.analyse.settings import number, phrases
from pipeline.analyse.timeline import Chronology, dated, day, happenings, plural
from pipeline.case import Case
from pipeline.model import Event, Finding, Register

#: How an appointment was missed, as settings name it and as it is printed.
KINDS: Mapping[str, str] = {
    "not_brought": "was not brought", "not_attended": "did not attend", "cancelled": "cancelled",
    "no_access": "no access",
}  # fmt: skip
#: A sentence that tells what would follow, not what happened.
#: Whose appointment it was: a child is not brought, an adult does not attend.
CHILDREN, ADULTS = "children", "adults"
_OF_ADULTS = re.compile(
    r"\b(?:mo|mum|mam|mother|mgm|fo|dad|father|parents?|partner|step-?(?:father|mother)|ante-?natal|"
    r"post-?natal|maternity|supervision|unpaid work|herself|himself)\b", re.IGNORECASE
)  # fmt: skip
_FOR_ADULTS = re.compile(
    r"probation|housing|homes|landlord|domestic|substance|drug|alcohol|adult", re.IGNORECASE
)
#: Access to a home for work on it tells nothing of anybody's appointment.
_REPAIR = re.compile(
    r"\b(?:repairs?|gas|boiler|contractors?|engineer|joiner|plumber|electric\w*)\b", re.IGNORECASE
)
_SUPPOSED = re.compile(r"\b(?:if|should|in case|unless|when)\b", re.IGNORECASE)


def rule(chronology: Chronology, case: Case, register: Register) -> tuple[Finding, ...]:
    """Runs of missed appointments, first by agency, then over several agencies together.

    The children's appointments and the adults' make runs of their own, and only the children's
    are looked at over several agencies. A run of one agency has at least ``in_a_row`` missed appointments with none kept between
    them, each at most ``row_days`` after the one before; other events of the agency do not break
    it. A letter that tells of an appointment with somebody else is not counted. A run over agencies has at least
    ``together``, of two agencies or more, each within ``days_between`` of the one before.
    ``data``: ``scope`` ("agency" or "several"), ``whose`` ("children" or "adults"), ``kinds``, by
    event id, ``from``, ``to``.
    """
    looked_for = (*KINDS, "kept", "lookalike", "reported")
    search = Phrases({kind: phrases(case, "missed_appointments", kind) for kind in looked_for})
    told = [
        (first, event, _kind(event, search)) for first, _, event in dated(happenings(chronology))
    ]
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
        _finding(group, kinds, "several", CHILDREN)
        for group in _together(missed, number(case, "missed_appointments", "days_between"))
        if len(group) >= number(case, "missed_appointments", "together")
        and len({event.agency for event in group}) > 1
    ]
    return tuple(found)


def _kind(event: Event, search: Phrases) -> str:
    """How this event's appointment was missed, "kept" when it was, "" when it was none."""
    kinds: set[str] = set()
    for text in (event.event, event.outcome):
        for words, said in search.by_sentence(text):
            if "reported" in said:
                return ""
            if "no_access" in said and _REPAIR.search(words):
                continue
            if not _SUPPOSED.search(words):
                kinds |= said
    return next((kind for kind in (*KINDS, "kept") if kind in kinds), "")


class _Whose:
    """Tells whose appointment an event is about, as far as its words and its agency say."""

    def __init__(self, case: Case, register: Register) -> None:
        self._people = People(register)
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


def _finding(events: Sequence[Event], kinds: Mapping[str, str], scope: str, whose: str) -> Finding:
    first, last = events[0].when.earliest, events[-1].when.earliest
    if first is None or last is None:
        raise ValueError("an undated event cannot stand in a run")
    how = dict.fromkeys(KINDS[kinds[event.event_id]] for event in events)
    agencies = tuple(dict.fromkeys(event.agency for event in events))
    when = f"From {day(first)} to {day(last)}" if first < last else f"All on {day(first)}"
    over = f" over {plural(len(agencies), 'agency', 'agencies')}" if scope == "several" else ""
    what = "missed appointments" if whose == CHILDREN else "missed appointments of adults"
    days = {(event.when.earliest, event.agency) for event in events}
    twice = scope == "several" and len({day_ for day_, _ in days}) < len(days)
    return Finding(
        rule="missed_appointments",
        title=f"{len(events)} {what} in a row{over}",
        detail=f"{when}: {', '.join(how)}."
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
