"""Coverage of each key line of enquiry (LLR 5.3.1): which events bear on it, by agency and month."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter

from pipeline.analyse.phrases import Phrases, with_endings
from pipeline.analyse.timeline import EXACT, Chronology, happenings, month, plural
from pipeline.case import Case
from pipeline.model import Event, Finding, KeyLine, Precision, Register

#: Columns an agency may say it in.
COLUMNS = ("event", "outcome", "analysis", "impact", "category", "expected_practice")
#: An agency that files its events under key lines says which.
_FILED = re.compile(r"\b(?:key ?lines?|kloes?|kl)\b\D{0,15}(\d+)", re.IGNORECASE)
#: An event counts in a month when its words name no more than that.
IN_A_MONTH = EXACT | {Precision.WEEK, Precision.MONTH}


def rule(chronology: Chronology, case: Case, register: Register) -> tuple[Finding, ...]:
    """One finding for each key line, in their order.

    An event bears on a key line when its words hold one of the line's terms (with common
    endings), or its category names the line's number. ``data``: ``number``; ``months``, by
    agency, by month ("2024-05"), how many; ``no_month``, by agency, how many have a wider date;
    ``silent``, the agencies asked that recorded nothing bearing on it.
    """
    del register
    bearing = bears_on(chronology, case)
    return tuple(_finding(line, bearing[line.number], case) for line in case.key_lines)


def bears_on(chronology: Chronology, case: Case) -> Mapping[int, tuple[Event, ...]]:
    """By the number of each key line, the events that bear on it, in merged order."""
    lines = lines_of(case.key_lines)
    found: dict[int, list[Event]] = {line.number: [] for line in case.key_lines}
    columns = attrgetter(*COLUMNS)
    for event in happenings(chronology):
        numbers = set(_FILED.findall(event.category)) if event.category else set()
        numbers.update(*(lines.in_text(text) for text in columns(event) if text))
        for line in case.key_lines:
            if str(line.number) in numbers:
                found[line.number].append(event)
    return {number: tuple(events) for number, events in found.items()}


class Lines:
    """The terms of the key lines, ready to be looked for; each text is looked at once."""

    def __init__(self, lines: Iterable[KeyLine]) -> None:
        self._search = Phrases({str(line.number): with_endings(line.terms) for line in lines})
        self._found: dict[str, frozenset[str]] = {}

    def in_text(self, text: str) -> frozenset[str]:
        """Numbers of the key lines a text bears on."""
        found = self._found.get(text)
        if found is None:
            found = self._found[text] = self._search.kinds(text)
        return found


@lru_cache(maxsize=2)
def lines_of(lines: tuple[KeyLine, ...]) -> Lines:
    """The key lines, made ready once for everybody who asks what bears on them."""
    return Lines(lines)


def _finding(line: KeyLine, events: Sequence[Event], case: Case) -> Finding:
    months: dict[str, dict[str, int]] = {}
    no_month: dict[str, int] = {}
    for event in events:
        when = event.when
        if when.earliest is not None and when.precision in IN_A_MONTH:
            own = months.setdefault(event.agency, {})
            own[month(when.earliest)] = own.get(month(when.earliest), 0) + 1
        else:
            no_month[event.agency] = no_month.get(event.agency, 0) + 1
    agencies = tuple(dict.fromkeys(event.agency for event in events))
    silent = tuple(
        agency.key
        for agency in case.agencies
        if "chronology" in agency.asked and agency.key not in agencies
    )
    told = f"{plural(len(events), 'event')} of {plural(len(agencies), 'agency', 'agencies')}."
    if silent:
        told += f" Nothing bearing on it in the returns of {plural(len(silent), 'agency', 'agencies')} asked."  # fmt: skip
    return Finding(
        rule="key_lines",
        title=f"Key line {line.number}: {line.title}" if events else f"Key line {line.number} has no event: {line.title}",
        detail=told,
        about=tuple(event.event_id for event in events),
        agencies=agencies,
        key_line=line.number,
        data={"number": line.number, "months": months, "no_month": no_month, "silent": silent},
    )  # fmt: skip
