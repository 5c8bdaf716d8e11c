"""Who knew what, and since when: the view that guards against hindsight (LLR 8.11.4).

An agency knows what it recorded itself, and what another agency's row says it was told. What
was said and written down by nobody is not here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from pipeline.analyse.key_lines import bears_on
from pipeline.analyse.phrases import AnyCase, Phrases, parts
from pipeline.analyse.services import Services
from pipeline.analyse.settings import phrases
from pipeline.analyse.timeline import Chronology, day, exact, happenings, plural
from pipeline.case import Case
from pipeline.model import Event, Finding, KeyLine, Register

#: Whoever stands before these did the telling: "Police rang at 10.20".
_RANG = AnyCase(r"\b(?:rang|called|phoned|telephoned|wrote|e-?mailed)\b")

#: How an agency knows of an event.
OWN, TOLD, MAY = "own record", "told", "may have known"


def rule(chronology: Chronology, case: Case, register: Register) -> tuple[Finding, ...]:
    """First, for each key line, who first recorded it and when; then each telling of another.

    ``data`` of the first: ``first``, by agency, ``(ISO date, event id)`` of its first event
    bearing on the key line, from the latest day the event's date may mean. Of the others:
    ``told``, agencies that the row says were told or met; ``heard``, agencies it says told it.
    """
    del register
    services = Services(case)
    lines = bears_on(chronology, case)
    found = [_first(line, lines[line.number], services) for line in case.key_lines]
    search = Phrases({kind: phrases(case, "known_by", kind) for kind in ("told", "heard", "met")})
    found += [_telling(event, search, services) for event in happenings(chronology)]
    return tuple(finding for finding in found if finding is not None)


def known(
    chronology: Chronology, findings: Iterable[Finding], on: date
) -> Mapping[str, Mapping[str, str]]:
    """By agency, by event id, how it knew of each event by the end of a day.

    ``own record`` and ``told`` from the latest day the event's date may mean; ``may have known``
    when the date may be on or before the day, or may be after it. Undated events are not known.
    """
    told = {
        finding.about[0]: finding.data for finding in findings
        if finding.rule == "known_by" and "told" in finding.data
    }  # fmt: skip
    found: dict[str, dict[str, str]] = {}
    for event in happenings(chronology):
        earliest, latest = event.when.earliest, event.when.latest or event.when.earliest
        if earliest is None or latest is None or earliest > on:
            continue
        others = told.get(event.event_id, {})
        found.setdefault(event.agency, {})[event.event_id] = OWN if latest <= on else MAY
        for name in ("told", "heard"):
            agencies = others.get(name, ())
            for agency in agencies if isinstance(agencies, tuple) else ():
                found.setdefault(agency, {}).setdefault(
                    event.event_id, TOLD if latest <= on else MAY
                )
    return found


def _first(line: KeyLine, events: tuple[Event, ...], services: Services) -> Finding | None:
    first: dict[str, tuple[date, Event]] = {}
    for event in events:
        latest = event.when.latest
        if latest is not None and (event.agency not in first or latest < first[event.agency][0]):
            first[event.agency] = (latest, event)
    if not first:
        return None
    order = sorted(first, key=lambda agency: (first[agency][0], agency))
    told = "; ".join(f"{services.name(agency)}, {_since(*first[agency])}" for agency in order)
    return Finding(
        rule="known_by",
        title=f"Who first recorded key line {line.number}",
        detail=f"{told}.",
        about=tuple(first[agency][1].event_id for agency in order),
        agencies=tuple(order),
        key_line=line.number,
        data={"first": {
            agency: (first[agency][0].isoformat(), first[agency][1].event_id) for agency in order
        }},
    )  # fmt: skip


def _since(latest: date, event: Event) -> str:
    """The day of an event; where it is not certain, the last it may be, which nobody recorded."""
    return day(latest) if exact(event.when) else f"by {day(latest)}"


def _telling(event: Event, search: Phrases, services: Services) -> Finding | None:
    told: dict[str, None] = {}
    heard: dict[str, None] = {}
    for text in (event.event, event.outcome):
        spoken = dict(search.by_sentence(text))
        if not spoken:
            continue
        # Whoever is named in the account of a meeting is taken to have been told there.
        met = any("met" in kinds for kinds in spoken.values())
        for part in parts(text) if met else spoken:
            named = services.named(part)
            if not named:
                continue
            rang = _RANG.search(part)
            before = services.named(part[: rang.start()]) if rang else ()
            heard.update(dict.fromkeys(key for key in before if key != event.agency))
            (heard if "heard" in spoken.get(part, ()) else told).update(
                dict.fromkeys(key for key in named if key != event.agency)
            )
    told = {key: None for key in told if key not in heard}
    if not told and not heard:
        return None
    return Finding(
        rule="known_by",
        title=_title(event.agency, told, heard, services),
        detail=_detail(told, heard, services),
        about=(event.event_id,),
        agencies=(event.agency, *told, *heard),
        data={"told": tuple(told), "heard": tuple(heard)},
    )


def _title(agency: str, told: Collection[str], heard: Collection[str], services: Services) -> str:
    """Who told whom, in a line: several together by their number."""
    parts = [
        f"{words} {services.name(next(iter(keys))) if len(keys) == 1 else plural(len(keys), 'agency', 'agencies')}"
        for words, keys in (("told or met", told), ("heard from", heard))
        if keys
    ]
    return f"{services.name(agency)} {' and '.join(parts)}"


def _detail(told: Iterable[str], heard: Iterable[str], services: Services) -> str:
    parts = [
        f"{words}: {', '.join(names)}."
        for words, keys in (("Names as told or met", told), ("Names as having told it", heard))
        if (names := [services.name(key) for key in keys])
    ]
    return " ".join(parts)
