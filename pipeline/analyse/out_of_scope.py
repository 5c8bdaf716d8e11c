"""Events outside the scoping period (LLR 5.2.1). Shown and flagged, never dropped."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.analyse.timeline import Chronology, dated, day
from pipeline.case import Case
from pipeline.model import Event, Finding, Register


def rule(chronology: Chronology, case: Case, register: Register) -> tuple[Finding, ...]:
    """One finding for each dated event wholly or partly outside the scoping period.

    An event is partly outside when its span crosses an end of the period: "early 2023" with a
    period from 1 March 2023. Events without a readable date are not judged.
    ``data``: ``where`` is "before", "after" or "partly"; ``days`` how far outside it lies.
    """
    del register
    return tuple(_findings(chronology, case.scope_from or date.min, case.scope_to or date.max))


def _findings(chronology: Chronology, start: date, end: date) -> Iterator[Finding]:
    for earliest, latest, event in dated(chronology.events):
        if latest < start:
            yield _finding(event, "before", f"before {day(start)}", (start - latest).days)
        elif earliest > end:
            yield _finding(event, "after", f"after {day(end)}", (earliest - end).days)
        elif earliest < start:
            yield _finding(event, "partly", f"partly before {day(start)}", 0)
        elif latest > end:
            yield _finding(event, "partly", f"partly after {day(end)}", 0)


def _finding(event: Event, where: str, words: str, days: int) -> Finding:
    return Finding(
        rule="out_of_scope",
        title=f"{'Partly outside' if where == 'partly' else 'Outside'} the scoping period",
        detail=f"This event is {words}. It is kept in its place in the chronology.",
        about=(event.event_id,),
        agencies=(event.agency,),
        data={"where": where, "days": days},
    )
