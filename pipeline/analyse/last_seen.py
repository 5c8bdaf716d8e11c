"""When the child was last recorded as seen, and as seen alone, at any date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from pipeline.analyse.gaps import Gap, gaps
from pipeline.analyse.seen import ALONE, SEEN, Sight, sights
from pipeline.analyse.settings import number
from pipeline.analyse.timeline import Chronology, dated, day, day_said, happenings, plural
from pipeline.case import Case
from pipeline.model import Event, Finding, Register

#: What is asked, in order: the kinds of sight that answer it and the words for it.
ASKED = ((frozenset({ALONE, SEEN}), "seen", "seen_days"), (frozenset({ALONE}), "seen alone", "alone_days"))  # fmt: skip


def rule(chronology: Chronology, case: Case, register: Register) -> tuple[Finding, ...]:
    """The last sighting, the last alone, and each long time without one.

    The first finding holds the whole record in ``data``: ``record``, by event id,
    "alone", "seen" or "not seen", and ``basis``, by event id, "column" (the agency's own column
    for it) or "words" (its account says so): from it the answer at any date is read. The others
    hold ``how`` ("seen" or "seen alone") and, for a time without, ``from``, ``to`` and ``days``.
    A sighting whose date is not one certain day counts from its latest day.
    """
    found = sights(chronology, case, register)
    events = happenings(chronology)
    if not events:
        return ()
    return (
        _record(events, found),
        *(
            finding
            for kinds, words, setting in ASKED
            for finding in _asked(
                events, found, kinds, words, number(case, "last_seen", setting), case
            )
        ),
    )


def last_seen(
    chronology: Chronology, found: Mapping[str, Sight], on: date, *, alone: bool = False
) -> Event | None:
    """The latest event up to and on a day that records the child as seen (``alone``: as seen alone).

    An event is counted from the latest day its date may mean: "May 2024" is not yet a sighting
    on 12 May.
    """
    kinds = {ALONE} if alone else {ALONE, SEEN}
    spans = [
        (latest, place, event)
        for place, (_, latest, event) in enumerate(dated(happenings(chronology)))
        if event.event_id in found and found[event.event_id].how in kinds and latest <= on
    ]
    return max(spans, key=lambda span: span[:2])[2] if spans else None


def _record(events: Sequence[Event], found: Mapping[str, Sight]) -> Finding:
    about = [event for event in events if event.event_id in found]
    counts = {how: sum(s.how == how for s in found.values()) for how in (ALONE, SEEN)}
    total = counts[ALONE] + counts[SEEN]
    return Finding(
        rule="last_seen",
        title="Record of the child being seen",
        detail=f"{plural(total, 'event')} {'records' if total == 1 else 'record'} the child as "
        f"seen, {counts[ALONE]} of them alone. Read from the column for it where an agency has "
        "one, else from its words; a row that only tells what the child did is not counted. Look before relying on it.",
        about=tuple(event.event_id for event in about),
        agencies=tuple(dict.fromkeys(event.agency for event in about)),
        data={
            "record": {event.event_id: found[event.event_id].how for event in about},
            "basis": {event.event_id: found[event.event_id].basis for event in about},
        },
    )


def _before_the_end(on: date, case: Case) -> str:
    if case.scope_to is None:
        return ""
    if on == case.scope_to:
        return ", the last day of the scoping period"
    return f", {plural((case.scope_to - on).days, 'day')} before the end of the scoping period"


def _wider(spans: Iterable[tuple[date, date, Event]], gap: Gap) -> str:
    """That sightings whose date is wider than a day, or unsure, may fall in the days between."""
    within = sum(
        event.when.earliest is not None and event.when.earliest <= gap.last and latest > gap.last
        for _, latest, event in spans
    )
    return f" {plural(within, 'event')} with a wider date may fall within it." if within else ""


def _asked(
    events: Sequence[Event], found: Mapping[str, Sight], kinds: frozenset[str], words: str,
    least: int, case: Case,
) -> Iterator[Finding]:  # fmt: skip
    spans = [
        (latest, latest, event)
        for _, latest, event in dated(events)
        if event.event_id in found and found[event.event_id].how in kinds
        and (case.scope_to is None or latest <= case.scope_to)
    ]  # fmt: skip
    spans.sort(key=lambda span: span[0])
    if not spans:
        yield Finding(
            "last_seen", f"No row was found that records the child as {words}", data={"how": words}
        )
        return
    on, _, last = spans[-1]
    until = _before_the_end(on, case)
    one = last.when.earliest == last.when.latest
    when = day_said(last.when) if one else f"By {day(on)}"
    yield Finding(
        "last_seen", f"Last recorded as {words}", f"{when}{until}.", (last.event_id,),
        (last.agency,), data={"how": words, "on": on.isoformat()},
    )  # fmt: skip
    for gap in gaps(spans, None, case.scope_to):
        if gap.days >= least:
            sides = [side for side in (gap.before, gap.after) if side is not None]
            yield Finding(
                "last_seen", f"{plural(gap.days, 'day')} not recorded as {words}",
                f"No event from {day(gap.first)} to {day(gap.last)} records the child as {words}."
                f"{_wider(spans, gap)}",
                tuple(side.event_id for side in sides),
                data={"how": words, "from": gap.first.isoformat(), "to": gap.last.isoformat(),
                      "days": gap.days},
            )  # fmt: skip
