"""The quality of each agency's chronology: what the panel can rely on and what to ask for more of.

Of level of information and insight (LLR 6.2.2, 8.7.1), of every service area (Essex, authors)
and of the child's voice (Staffordshire 7). It counts; it marks nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from pipeline.analyse.people import people_of
from pipeline.analyse.phrases import Phrases, parts
from pipeline.analyse.settings import phrases
from pipeline.analyse.subject import Subject
from pipeline.analyse.timeline import Chronology, by_agency, exact, happenings, plural
from pipeline.case import Case
from pipeline.model import Event, Finding, Register

#: What is counted, by the words it is printed with.
MEASURES: Mapping[str, str] = {
    "exact_date": "a certain day", "source": "a source", "outcome": "an outcome",
    "analysis": "analysis", "expected_practice": "expected practice answered",
    "voice": "the child’s voice or whether the child was seen",
}  # fmt: skip


def rule(chronology: Chronology, case: Case, register: Register) -> tuple[Finding, ...]:
    """One finding for each agency with events, and for each asked for a chronology without any.

    ``data``: ``events``, how many; each of ``MEASURES``, how many of them have it;
    ``no_event_from``, the agency's departments named in the case that recorded nothing.
    """
    measures = _measures(case, register)
    events = by_agency(happenings(chronology))
    asked = [agency.key for agency in case.agencies if "chronology" in agency.asked]
    order = dict.fromkeys((*(agency.key for agency in case.agencies), *events))
    return tuple(
        _finding(agency, events.get(agency, ()), measures, _departments(case, agency))
        for agency in order
        if agency in events or agency in asked
    )


def _measures(case: Case, register: Register) -> Mapping[str, Callable[[Event], bool]]:
    subject = Subject(people_of(register), case, register)
    voice = Phrases({"voice": phrases(case, "return_quality", "voice")})

    def heard(event: Event) -> bool:
        if event.child_seen.strip() or event.impact.strip():
            return True
        texts = (event.event, event.outcome, event.analysis)
        if not any(map(voice.hits, texts)):
            return False
        row = parts(*texts)
        return any(
            voice.hits(words) and subject.sentence(row, place, event)
            for place, words in enumerate(row)
        )

    return {
        "exact_date": lambda event: exact(event.when) is not None,
        "source": lambda event: bool(event.source.strip()),
        "outcome": lambda event: bool(event.outcome.strip()),
        "analysis": lambda event: bool(event.analysis.strip()),
        "expected_practice": lambda event: bool(event.expected_practice.strip()),
        "voice": heard,
    }


def _departments(case: Case, agency: str) -> tuple[str, ...]:
    return next((asked.departments for asked in case.agencies if asked.key == agency), ())


def _finding(
    agency: str, events: Sequence[Event], measures: Mapping[str, Callable[[Event], bool]],
    departments: Sequence[str],
) -> Finding:  # fmt: skip
    counts = {name: sum(map(has, events)) for name, has in measures.items()}
    heard_from = {event.department.strip().lower() for event in events}
    silent = tuple(name for name in departments if name.strip().lower() not in heard_from)
    if not events:
        return Finding(
            "return_quality", "No events from this agency", "A chronology was asked for.",
            agencies=(agency,), data={"events": 0, **counts, "no_event_from": silent},
        )  # fmt: skip
    given = "; ".join(f"{words}: {counts[name]}" for name, words in MEASURES.items())
    detail = f"Of {plural(len(events), 'event')} these have – {given}."
    if silent:
        detail += f" No event is marked as from: {', '.join(silent)}."
    return Finding(
        rule="return_quality",
        title=f"{plural(len(events), 'event')} from this agency",
        detail=detail,
        agencies=(agency,),
        data={"events": len(events), **counts, "no_event_from": silent},
    )
