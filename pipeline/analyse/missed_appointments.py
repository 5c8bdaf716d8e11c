"""Missed appointments in a row: "was not brought", did not attend, cancelled, no access."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

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
_SUPPOSED = re.compile(r"\b(?:if|should|in case|unless|when)\b", re.IGNORECASE)


def rule(chronology: Chronology, case: Case, register: Register) -> tuple[Finding, ...]:
    """Runs of missed appointments, first by agency, then over several agencies together.

    A run of one agency has at least ``in_a_row`` missed appointments with none kept between
    them, each at most ``row_days`` after the one before; other events of the agency do not break
    it. A letter that tells of an appointment with somebody else is not counted. A run over agencies has at least
    ``together``, of two agencies or more, each within ``days_between`` of the one before.
    ``data``: ``scope`` ("agency" or "several"), ``kinds``, by event id, ``from``, ``to``.
    """
    del register
    looked_for = (*KINDS, "kept", "lookalike", "reported")
    search = Phrases({kind: phrases(case, "missed_appointments", kind) for kind in looked_for})
    told = [
        (first, event, _kind(event, search)) for first, _, event in dated(happenings(chronology))
    ]
    kinds = {event.event_id: kind for _, event, kind in told if kind}
    in_a_row, most = (number(case, "missed_appointments", n) for n in ("in_a_row", "row_days"))
    by_date: dict[str, list[tuple[date, Event]]] = {}
    for first, event, kind in told:
        if kind:
            by_date.setdefault(event.agency, []).append((first, event))
    found = [
        _finding(run, kinds, "agency")
        for agency in sorted(by_date)
        for kept_apart in _runs(by_date[agency], kinds)
        for run in _together(kept_apart, most)
        if len(run) >= in_a_row
    ]
    missed = [(first, event) for first, event, kind in told if kind in KINDS]
    found += [
        _finding(group, kinds, "several")
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
            if not _SUPPOSED.search(words):
                kinds |= said
    return next((kind for kind in (*KINDS, "kept") if kind in kinds), "")


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


def _finding(events: Sequence[Event], kinds: Mapping[str, str], scope: str) -> Finding:
    first, last = events[0].when.earliest, events[-1].when.earliest
    if first is None or last is None:
        raise ValueError("an undated event cannot stand in a run")
    how = dict.fromkeys(KINDS[kinds[event.event_id]] for event in events)
    agencies = tuple(dict.fromkeys(event.agency for event in events))
    when = f"From {day(first)} to {day(last)}" if first < last else f"All on {day(first)}"
    over = f" over {plural(len(agencies), 'agency', 'agencies')}" if scope == "several" else ""
    return Finding(
        rule="missed_appointments",
        title=f"{len(events)} missed appointments in a row{over}",
        detail=f"{when}: {', '.join(how)}.",
        about=tuple(event.event_id for event in events),
        agencies=agencies,
        data={
            "scope": scope,
            "kinds": {event.event_id: KINDS[kinds[event.event_id]] for event in events},
            "from": first.isoformat(),
            "to": last.isoformat(),
        },
    )
