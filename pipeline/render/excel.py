"""The chronology as a workbook: events to sort and filter, findings, sources, one long list."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import time

from pipeline.case import Case
from pipeline.model import Event, EventDate, Finding
from pipeline.render.data import Events, record
from pipeline.render.excel_found import COLUMNS as FOUND
from pipeline.render.excel_found import found_beside
from pipeline.render.finding_words import of_this_event
from pipeline.render.workbook import LONGEST, Cell, Column, Jump, Sheet, split, workbook

_EVENTS = (
    Column("Event id", 26), Column("No.", 6, "number"), Column("Agency", 18),
    Column("Date from", 12, "date"), Column("Date to", 12, "date"), Column("Precision", 11), Column("Uncertain", 10),
    Column("Date as written", 18), Column("Time", 8, "time"), Column("Time to", 8, "time"),
    Column("Time as written", 12), Column("Source", 20), Column("Event", 70), Column("Outcome", 40),
    Column("Analysis", 40), Column("Expected practice", 18), Column("Category", 16),
    Column("Child seen", 14), Column("Recorded by", 18), Column("About", 16), Column("Impact", 20),
    Column("Rating", 10), Column("Department", 16), Column("Kind", 12), Column("Remarks", 30),
)  # fmt: skip
#: What every chronology shows, used or not; of the rest only what some agency filled in.
_ALWAYS = 17
#: What is printed, up to the analysis: more would be too small to read on one sheet's width.
_PRINTED = 15
_LAST = (Column("File", 24), Column("Place in the file", 24))
_MEASURES = (
    "event", "outcome", "analysis", "expected_practice", "category", "source", "child_seen",
    "recorded_by", "about", "impact", "rating",
)  # fmt: skip


def chronology_book(
    chronology: Events,
    findings: Sequence[Finding],
    case: Case,
    *,
    marking: str = "",
    sources: Sequence[tuple[str, str, str]] = (),
    off: Mapping[str, str] | None = None,
    key_events: Collection[str] = (),
    numbers: Mapping[str, int] | None = None,
) -> bytes:
    """The chronology workbook: sheets Events, Findings, Sources and Long.

    Dates are real dates, to the earliest and latest day they may mean, with how exactly they are
    known and the words as written beside them; the words decide. Each finding leads to its
    events, a row an event, with what the finding says of that event alone; what can be asked of
    every event (age, seen, told, key lines, key event) stands beside it too, headed as found.
    ``sources`` are (agency key, file name, what became of it); without them the files the events
    name are listed. ``off`` are rules turned off, each with its reason. Events are numbered as in
    Word, PDF and page; of an extract, ``numbers`` are those of the whole, by event id. Long has one row for each
    thing each event says, for pivot tables.
    """
    events = chronology.events
    names = {agency.key: agency.name for agency in case.agencies}
    others = sorted({heading for event in events for heading, _ in event.extra})
    shorts = {a.key: a.short or a.name for a in case.agencies}
    beside = found_beside(findings, case, shorts, key_events)
    nothing: list[Cell] = [""] * len(FOUND)
    counted = {e.event_id: n for n, e in enumerate(events, start=1)} | dict(numbers or {})
    rows = [
        [
            *_event(event, counted[event.event_id], names, others),
            *beside.get(event.event_id, nothing),
        ]
        for event in events
    ]
    places = _places(rows)
    columns = (*_EVENTS, *(Column(heading, 24) for heading in others), *_LAST, *FOUND)
    kept = [
        place
        for place in range(len(columns))
        if place < _ALWAYS or any(row[place] not in {"", None} for row in rows)
    ]
    found = _findings(findings, events, shorts, places)
    idle = [
        [None, rule, "Turned off for this review", reason, *[""] * 3, None, *[""] * 3]
        for rule, reason in (off or {}).items()
    ]
    sheets = (
        Sheet(
            "Events",
            tuple(columns[place] for place in kept),
            [[row[place] for place in kept] for row in rows],
            frozen=1,
            fitted=True,
            printed=_PRINTED,
        ),
        replace(found, rows=[*found.rows, *idle]),
        _sources(events, names, sources),
        _long(events, names),
    )
    head = "  ".join(filter(None, (case.reference, marking)))
    return workbook(sheets, title=f"{case.reference} multi-agency chronology".strip(), head=head)


def _event(event: Event, number: int, names: dict[str, str], others: Sequence[str]) -> list[Cell]:
    row = record(event)
    extra: dict[str, str] = {}
    for heading, text in event.extra:
        extra[heading] = f"{extra[heading]}\n{text}" if heading in extra else text
    when = event.when
    return [
        event.event_id, number, names.get(event.agency, event.agency), when.earliest, when.latest,
        str(when.precision), "yes" if when.uncertain else "no", when.as_written,
        clock(event.time), clock(event.time_to), event.time_as_written, event.source, event.event,
        event.outcome, event.analysis, event.expected_practice, event.category, event.child_seen,
        event.recorded_by, event.about, event.impact, event.rating, event.department, event.kind,
        "; ".join(event.marks), *(extra.get(heading, "") for heading in others),
        event.locator.file, str(row["place"]),
    ]  # fmt: skip


def clock(text: str) -> time | str:
    """``HH:MM`` as a time Excel can sort; any other words as they are ("24:00")."""
    try:
        return time.fromisoformat(text) if len(text) == 5 else text
    except ValueError:
        return text


def _places(rows: Sequence[Sequence[Cell]]) -> list[int]:
    """The sheet row (from 1, below the heading) each event begins on, long words counted."""
    found = []
    row = 2
    for values in rows:
        found.append(row)
        row += max(
            (
                len(split(value))
                for value in values
                if isinstance(value, str) and len(value) > LONGEST
            ),
            default=1,
        )
    return found


def _findings(
    findings: Sequence[Finding], events: Sequence[Event], names: dict[str, str], places: list[int]
) -> Sheet:
    """A row for each event a finding points at, each whole: a filter takes none of it away."""
    where = {event.event_id: place for event, place in zip(events, places, strict=True)}
    told = {event.event_id: event for event in events}
    rows: list[list[Cell]] = []
    for number, finding in enumerate(findings, start=1):
        agencies = "; ".join(names.get(key, key) for key in finding.agencies)
        line = "" if finding.key_line is None else str(finding.key_line)
        rule = finding.rule.replace("_", " ")
        for event_id in finding.about or ("",):
            about: list[Cell] = [event_id, None, "", "", ""]
            if (event := told.get(event_id)) is not None:
                about = [
                    Jump(event_id, "Events", where[event_id]), event.when.earliest,
                    event.when.as_written, names.get(event.agency, event.agency),
                    of_this_event(finding, event_id, names),
                ]  # fmt: skip
            rows.append([number, rule, finding.title, finding.detail, line, agencies, *about])
    columns = (
        Column("Finding", 9, "number"), Column("Rule", 20), Column("What was found", 40),
        Column("Detail", 60), Column("Key line", 9), Column("Agencies", 30), Column("Event", 26),
        Column("Date from", 12, "date"), Column("Date as written", 18), Column("Whose event", 18),
        Column("Of this event", 40),
    )  # fmt: skip
    return Sheet("Findings", columns, rows, fitted=True)


def _sources(
    events: Sequence[Event], names: dict[str, str], sources: Sequence[tuple[str, str, str]]
) -> Sheet:
    counts: dict[tuple[str, str], int] = {}
    for event in events:
        key = (event.agency, event.locator.file)
        counts[key] = counts.get(key, 0) + 1
    listed = list(sources) or [(agency, file, "") for agency, file in counts]
    rows: list[list[Cell]] = [
        [names.get(agency, agency), file, counts.get((agency, file), 0), remark]
        for agency, file, remark in listed
    ]
    columns = (
        Column("Agency", 30), Column("File", 44), Column("Events", 9, "number"), Column("Remark", 60)
    )  # fmt: skip
    return Sheet("Sources", columns, rows, fitted=True)


def _long(events: Sequence[Event], names: dict[str, str]) -> Sheet:
    rows: list[list[Cell]] = []
    for event in events:
        agency = names.get(event.agency, event.agency)
        month, year = _month_and_year(event.when)
        said = [(name.replace("_", " ").capitalize(), getattr(event, name)) for name in _MEASURES]
        for name, text in (*said, *event.extra):
            if text:
                rows.append(
                    [
                        event.event_id,
                        agency,
                        event.department,
                        event.when.earliest,
                        year,
                        month,
                        name,
                        text,
                        event.kind,
                        str(event.when.precision),
                    ]
                )
    columns = (
        Column("Event id", 26), Column("Agency", 18), Column("Department", 18),
        Column("Date from", 12, "date"), Column("Year", 7, "number"), Column("Month", 9), Column("What", 18), Column("Words", 80),
        Column("Kind", 12), Column("Precision", 11),
    )  # fmt: skip
    return Sheet("Long", columns, rows, fitted=True)


def _month_and_year(when: EventDate) -> tuple[str, int | None]:
    """The month and the year an event is counted in; nothing where its date may be of two."""
    first, last = when.earliest, when.latest or when.earliest
    if first is None or last is None:
        return "", None
    same_year = first.year == last.year
    same_month = same_year and first.month == last.month
    return (first.strftime("%Y-%m") if same_month else ""), (first.year if same_year else None)
