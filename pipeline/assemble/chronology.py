"""The multi-agency chronology as a document: a row an event, a table a year, words as written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.analyse import turned_off
from pipeline.analyse.ages import ages_of, children
from pipeline.analyse.timeline import Chronology, day, exact, plural
from pipeline.assemble.agencies import Sign, signs
from pipeline.assemble.findings import finding_blocks, footnotes
from pipeline.case import Case
from pipeline.document import (
    Block,
    Callout,
    Contents,
    Dated,
    Document,
    Footnote,
    Inline,
    Items,
    PageBreak,
    Span,
    Table,
    TableCell,
    TableRow,
    cell,
    heading,
    paragraph,
    words,
)  # fmt: skip
from pipeline.model import Event, EventDate, Finding, InformationReport, Precision, Register
from pipeline.problems import Problem, Severity

#: How the words of agencies become inline content: plain, or with people and places marked, so
#: that a rendering may print the words as written or the pseudonyms. Switching edits no text.
Mark = Callable[[str], tuple[Inline, ...]]

HEADER = (
    "No. and event", "Date", "Child’s age", "Agency", "Event", "Outcome",
    "Analysis and expected practice",
)  # fmt: skip
WIDTHS = (0.07, 0.1, 0.07, 0.09, 0.35, 0.15, 0.17)

#: Columns of the agency's that stand under its account, by the words they are introduced with.
BESIDE: Mapping[str, str] = {
    "department": "Service", "about": "About", "child_seen": "Child seen", "impact": "Impact",
    "rating": "Rating", "category": "Category", "recorded_by": "Recorded by", "source": "Source",
}  # fmt: skip

UNDATED = "Date to be confirmed"


@dataclass(frozen=True, slots=True)
class _Page:
    """What every row needs to be written."""

    signs: Mapping[str, Sign]
    ages: Mapping[str, str]
    notes: Mapping[str, Sequence[Footnote]]
    mark: Mark


def chronology(
    merged: Chronology, findings: Sequence[Finding], case: Case, register: Register, *,
    problems: Sequence[Problem] = (), reports: Sequence[InformationReport] = (),
    figures: Sequence[Block] = (), mark: Mark = words, marking: str = "", extract: str = "",
) -> Document:  # fmt: skip
    """The chronology as a landscape document: front page, contents by year, rows, findings.

    Every event of ``merged`` is one row whose anchor is its event id, in merged order, with its
    words as typed. ``extract`` says in words which view this is, when it is not the whole.
    """
    page = _Page(
        signs=signs(case, (event.agency for event in merged.events)),
        ages=_child_ages(merged, case, register),
        notes=footnotes(findings, merged),
        mark=mark,
    )
    blocks: list[Block] = [
        *_front(merged, case, page.signs, problems, reports, extract),
        *figures,
        *_years(merged.events, page),
        PageBreak(),
        *finding_blocks(findings, merged, page.signs),
    ]
    return Document(
        kind="chronology",
        title="Multi-agency chronology",
        subtitle=extract or case.title,
        blocks=tuple(blocks),
        reference=case.reference,
        marking=marking,
        landscape=True,
        cover=True,
    )


# ---------------------------------------------------------------- the front page


def _front(
    merged: Chronology, case: Case, signed: Mapping[str, Sign], problems: Sequence[Problem],
    reports: Sequence[InformationReport], extract: str,
) -> Iterable[Block]:  # fmt: skip
    events = merged.events
    yield heading(1, "What this chronology holds", "about")
    yield paragraph(
        f"{plural(len(events), 'event')} recorded by "
        f"{plural(len({event.agency for event in events}), 'agency', 'agencies')}, each agency’s "
        f"words as it wrote them.{_scope(case)}",
        "lead",
    )
    if extract:
        yield Callout("note", "This is an extract", (paragraph(extract),))
    yield _included(events, case, signed)
    yield from _missing(events, case, signed, reports)
    if problems:
        yield _problems(problems)
    yield from _off(case)
    yield heading(2, "How to read it", "legend")
    yield Items(tuple((item,) for item in _legend()))
    yield heading(1, "Contents by year", "contents")
    yield Contents(depth=2)


def _scope(case: Case) -> str:
    if case.scope_from is None or case.scope_to is None:
        return ""
    reason = f" {case.scope_reason}" if case.scope_reason else ""
    return f" The scoping period runs from {day(case.scope_from)} to {day(case.scope_to)}.{reason}"


def _included(events: Sequence[Event], case: Case, signed: Mapping[str, Sign]) -> Table:
    rows = []
    for key, sign in signed.items():
        own = [event for event in events if event.agency == key]
        firsts = [event.when.earliest for event in own if event.when.earliest]
        lasts = [event.when.latest for event in own if event.when.latest]
        rows.append(TableRow((
            cell(sign.code, shade=sign.shade, header=True),
            cell(sign.name),
            cell(str(len(own))),
            cell(day(min(firsts)) if firsts else "–"),
            cell(day(max(lasts)) if lasts else "–"),
        )))  # fmt: skip
    return Table(
        ("Sign", "Agency", "Events", "First", "Last"), tuple(rows),
        caption="Agencies asked, and what each contributed", widths=(0.1, 0.45, 0.1, 0.17, 0.18),
        anchor=f"agencies-{case.name}",
    )  # fmt: skip


def _missing(
    events: Sequence[Event], case: Case, signed: Mapping[str, Sign],
    reports: Sequence[InformationReport],
) -> Iterable[Callout]:  # fmt: skip
    heard = {event.agency for event in events}
    nil = {report.agency for report in reports if report.kind == "nil-return"} - heard
    answered = {report.agency for report in reports} - heard - nil
    asked = [agency.key for agency in case.agencies if "chronology" in agency.asked]
    silent = [key for key in asked if key not in heard | nil | answered]
    for kind, title, keys in (
        ("missing", "Asked for a chronology and not replied", silent),
        ("missing", "Replied without a chronology", [k for k in asked if k in answered]),
        ("note", "Replied that they hold no records", [k for k in signed if k in nil]),
    ):
        if keys:
            names = tuple((paragraph(signed[key].name),) for key in keys)
            yield Callout(kind, title, (Items(names),))


def _problems(problems: Sequence[Problem]) -> Callout:
    counts = {
        Severity.BLOCKS: "kept words out of this chronology until put right",
        Severity.ASKS: "put to the agency as a question; the event is shown meanwhile",
        Severity.NOTE: "noted; nothing needs doing",
    }
    lines = tuple(
        (paragraph(f"{count}: {meaning}"),)
        for severity, meaning in counts.items()
        if (count := sum(problem.severity == severity for problem in problems))
    )
    title = f"{plural(len(problems), 'problem')} found in the returns"
    after = paragraph("Each stands in the problems list with its place and what to do.")
    return Callout("warning", title, (Items(lines), after))


def _off(case: Case) -> Iterable[Callout]:
    off = turned_off(case)
    if off:
        lines = tuple((paragraph(f"{title}: {reason}"),) for title, reason in off.items())
        yield Callout("note", "Not looked for in this review", (Items(lines),))


def _legend() -> Iterable[Block]:
    yield paragraph(
        "Events stand in order of the earliest day their date allows, then by time. The date is "
        "printed as the agency wrote it."
    )
    yield paragraph(
        "Where a date is uncertain or wider than a day, the days it may mean stand beneath it; "
        "the earliest is used for the order only and is nobody’s record."
    )
    yield paragraph(
        "Events whose date could not be read stand last, marked for confirmation by the agency."
    )
    yield paragraph("Each agency has letters of its own, printed with its name in every row.")
    yield paragraph(
        "A footnote is something found by comparing rows. It points at events; it changes none."
    )


# ---------------------------------------------------------------- the rows


def _years(events: Sequence[Event], page: _Page) -> Iterable[Block]:
    yield heading(1, "Chronology", "chronology")
    numbered = enumerate(events, start=1)
    for year, group in groupby(numbered, key=lambda pair: _year(pair[1].when)):
        yield heading(2, year, f"year-{year}" if year != UNDATED else "year-unknown")
        rows = tuple(_row(number, event, page) for number, event in group)
        yield Table(HEADER, rows, caption=f"Events of {year}" if year.isdigit() else year,
                    widths=WIDTHS)  # fmt: skip


def _year(when: EventDate) -> str:
    return str(when.earliest.year) if when.earliest else UNDATED


def _row(number: int, event: Event, page: _Page) -> TableRow:
    if event.kind != "event":
        return _band(number, event, page)
    sign = page.signs[event.agency]
    return TableRow(
        (
            TableCell((words(str(number), bold=True), words(event.event_id)), header=True),
            TableCell(_date(event), shade="uncertain" if _unsure(event.when) else ""),
            cell(page.ages.get(event.event_id, "")),
            TableCell((words(sign.code, bold=True), words(sign.short)), shade=sign.shade),
            TableCell(tuple(_account(event, page))),
            TableCell(_paragraphs(event.outcome, page.mark)),
            TableCell(tuple(_analysis(event, page.mark))),
        ),
        anchor=event.event_id,
    )


def _band(number: int, event: Event, page: _Page) -> TableRow:
    """An organisational change (LLR 8.4.1) across the page, beside the events of its time."""
    sign = page.signs[event.agency]
    lead = (
        Span(f"{number}  {event.event_id}  ", bold=True),
        *_date(event)[0],
        Span(f"  {sign.code} {sign.short}, organisational change: ", bold=True),
        *page.mark(event.event),
        *page.notes.get(event.event_id, ()),
    )
    rest = [
        (Span("Outcome: ", italic=True), *page.mark(event.outcome)) if event.outcome else (),
        *_beside(event, page.mark),
        *_analysis(event, page.mark),
    ]
    content = (lead, *_date(event)[1:], *(part for part in rest if part))
    return TableRow((TableCell(content, span=len(HEADER)),), anchor=event.event_id, band=True)


def _unsure(when: EventDate) -> bool:
    return exact(when) is None


def _date(event: Event) -> tuple[tuple[Inline, ...], ...]:
    """The date as written, then the days it may mean where that is not one certain day."""
    when = event.when
    written = when.as_written or "No date given"
    time = event.time_as_written or event.time
    first: tuple[Inline, ...] = (Dated(written, when),)
    if time and time not in written:
        first += (Span(f", {time}"),)
    if event.time_to and event.time_to not in written + time:
        first += (Span(f" to {event.time_to}"),)
    return (first, *((Span(line, italic=True),) for line in meaning(when)))


def meaning(when: EventDate) -> Iterable[str]:
    """What stands beneath a date as written: the days it may mean, or the plain form of the day."""
    if when.earliest is None or when.latest is None:
        yield UNDATED
    elif when.precision is Precision.RANGE and not when.uncertain:
        yield f"{day(when.earliest)} to {day(when.latest)}"
    elif when.earliest == when.latest:
        if when.uncertain:
            yield f"uncertain; read as {day(when.earliest)}"
        elif not _plain_day(when):
            yield day(when.earliest)
    else:
        width = when.precision.value
        told = "uncertain" if when.uncertain else f"{width} only" if width != "range" else "a range"
        yield f"{told}: between {day(when.earliest)} and {day(when.latest)}"


def _plain_day(when: EventDate) -> bool:
    """True when the words themselves hold the day, month and four-figure year."""
    on = when.earliest
    if on is None:
        return False
    forms = (f"{on.day:02d}/{on.month:02d}/{on.year}", f"{on.day}/{on.month}/{on.year}", day(on))
    return any(form in when.as_written for form in forms)


def _account(event: Event, page: _Page) -> Iterable[tuple[Inline, ...]]:
    told = _paragraphs(event.event, page.mark)
    notes = page.notes.get(event.event_id, ())
    yield from told[:-1]
    yield (*told[-1], *notes)
    yield from _beside(event, page.mark)
    where = ", ".join(part for part in (event.locator.file, event.locator.place()) if part)
    if where:
        yield (Span(f"From {where}", italic=True),)
    for remark in event.marks:
        yield (Span(remark, italic=True),)


def _beside(event: Event, mark: Mark) -> Iterable[tuple[Inline, ...]]:
    for name, label in BESIDE.items():
        if text := getattr(event, name):
            yield (Span(f"{label}: ", italic=True), *mark(text))
    for label, text in event.extra:
        if text:
            yield (Span(f"{label}: ", italic=True), *mark(text))


def _analysis(event: Event, mark: Mark) -> Iterable[tuple[Inline, ...]]:
    if event.analysis:
        yield from _paragraphs(event.analysis, mark)
    if event.expected_practice:
        yield (Span("Expected practice: ", italic=True), *mark(event.expected_practice))


def _paragraphs(text: str, mark: Mark) -> tuple[tuple[Inline, ...], ...]:
    """A blank line starts a paragraph; a single line break stays one."""
    return tuple(mark(part) for part in text.split("\n\n")) or ((),)


def _child_ages(merged: Chronology, case: Case, register: Register) -> Mapping[str, str]:
    first = next(iter(children(case, register)), None)
    return ages_of(first, merged) if first is not None and first.key == case.child else {}
