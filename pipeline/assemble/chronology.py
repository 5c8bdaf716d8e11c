"""The multi-agency chronology as a document: a row an event, a table a year, words as written."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.analyse.ages import ages_of, children
from pipeline.analyse.timeline import Chronology, exact
from pipeline.assemble.agencies import Sign, signs
from pipeline.assemble.chronology_columns import Columns, columns
from pipeline.assemble.chronology_dates import UNDATED, date_lines
from pipeline.assemble.chronology_front import front
from pipeline.assemble.findings import finding_blocks, footnotes
from pipeline.case import Case
from pipeline.document import (
    Block,
    Callout,
    Document,
    Footnote,
    Inline,
    PageBreak,
    Span,
    Table,
    TableCell,
    TableRow,
    heading,
    paragraph,
    plain,
    replace,
    words,
)  # fmt: skip
from pipeline.model import Event, EventDate, Finding, InformationReport, Register
from pipeline.problems import Problem

#: How the words of agencies become inline content: plain, or with people and places marked, so
#: that a rendering may print the words as written or the pseudonyms. Switching edits no text.
Mark = Callable[[str], tuple[Inline, ...]]

#: Columns of the agency's that stand under its account, by the words they are introduced with:
#: those that tell of the child a line each, those that say where a row comes from in one line.
TELLING: Mapping[str, str] = {"child_seen": "Child seen", "impact": "Impact"}
FILED: Mapping[str, str] = {
    "department": "Service", "about": "About", "rating": "Rating", "category": "Category",
    "recorded_by": "Recorded by", "source": "Source",
}  # fmt: skip
BESIDE: Mapping[str, str] = {**TELLING, **FILED}
#: What is longer than this stands in a line of its own.
SHORT = 60


@dataclass(frozen=True, slots=True)
class _Page:
    """What every row needs to be written."""

    columns: Columns
    signs: Mapping[str, Sign]
    ages: Mapping[str, tuple[tuple[Inline, ...], ...]]
    notes: Mapping[str, Sequence[Footnote]]
    mark: Mark
    files: bool


def chronology(
    merged: Chronology, findings: Sequence[Finding], case: Case, register: Register, *,
    problems: Sequence[Problem] = (), reports: Sequence[InformationReport] = (),
    figures: Sequence[Block] = (), mark: Mark = words, marking: str = "", extract: str = "",
    files: bool | None = None, heard: Collection[str] = (),
    numbers: Mapping[str, int] | None = None, only: Collection[str] = (), note: str = "",
) -> Document:  # fmt: skip
    """The chronology as a landscape document: front page, contents by year, rows, findings.

    Every event of ``merged`` is one row whose anchor is its event id, in merged order, with its
    words as typed. ``mark`` says how anybody's words are put: as typed, with names marked, or
    under pseudonyms (``views.pseudonyms``). ``extract`` says in words which view this is, when it
    is not the whole; ``heard`` then names every agency whose events the whole has, so that none
    is said not to have replied, ``only`` the agencies it is confined to, if it is, and ``numbers``
    what its events are numbered in the whole, by event id. ``note`` says in words what else a
    reader must know of the whole. With ``figures`` the findings have theirs too. The names of
    agencies' files may name a child: unless ``files`` says otherwise they stand only where words
    stand as typed.
    """
    held = signs(case, (event.agency for event in merged.events))
    if mark is not words:
        case, findings, held = _put(mark, case, findings, held)
    page = _Page(
        columns=columns(merged.events),
        signs=held,
        ages=_ages(merged, findings, case, register, mark),
        notes=footnotes(findings, merged),
        mark=mark,
        files=mark is words if files is None else files,
    )
    opening = list(
        front(
            merged.events,
            case,
            page.signs,
            problems,
            reports,
            extract,
            heard,
            only,
            apart=bool(figures),
        )
    )
    if note:
        opening.insert(2, Callout("note", "How this copy is written", (paragraph(note),)))
    blocks: list[Block] = [
        *opening,
        *figures,
        *_years(merged.events, page, numbers or {}),
        PageBreak(),
        *finding_blocks(
            findings,
            merged,
            page.signs,
            case,
            register,
            mark,
            extract=bool(extract),
            months=bool(figures),
        ),
    ]
    return Document(
        kind="chronology",
        title="Multi-agency chronology",
        subtitle=extract or note or case.title,
        blocks=tuple(blocks),
        reference=case.reference,
        marking=marking,
        landscape=True,
        cover=True,
    )


def _put(
    mark: Mark, case: Case, findings: Sequence[Finding], held: Mapping[str, Sign]
) -> tuple[Case, tuple[Finding, ...], Mapping[str, Sign]]:
    """What the program says itself, put as the agencies' words are: names of agencies too."""

    def put(text: str) -> str:
        return plain(mark(text))

    return (
        replace(case, title=put(case.title), scope_reason=put(case.scope_reason)),
        tuple(replace(one, title=put(one.title), detail=put(one.detail)) for one in findings),
        {
            key: replace(sign, name=put(sign.name), short=put(sign.short))
            for key, sign in held.items()
        },
    )


# ---------------------------------------------------------------- the rows


def _years(events: Sequence[Event], page: _Page, numbers: Mapping[str, int]) -> Iterable[Block]:
    yield heading(1, "Chronology", "chronology")
    if not events:
        yield paragraph("No event stands here.")
    numbered = ((numbers.get(e.event_id, place), e) for place, e in enumerate(events, start=1))
    for year, group in groupby(numbered, key=lambda pair: _year(pair[1].when)):
        yield heading(2, year, f"year-{year}" if year != UNDATED else "year-unknown")
        rows = tuple(_row(number, event, page) for number, event in group)
        yield Table(page.columns.titles, rows, widths=page.columns.widths)


def _year(when: EventDate) -> str:
    return str(when.earliest.year) if when.earliest else UNDATED


def _row(number: int, event: Event, page: _Page) -> TableRow:
    if event.kind != "event":
        return _band(number, event, page)
    sign = page.signs[event.agency]
    cells: tuple[TableCell, ...] = (
        TableCell((words(str(number)),), header=True),
        TableCell(date_lines(event), shade="uncertain" if exact(event.when) is None else ""),
        TableCell(page.ages.get(event.event_id, ((),))),
        TableCell((words(sign.code, bold=True), words(sign.short)), shade=sign.shade),
        TableCell((words(event.event_id, bold=True), *_account(event, page))),
        TableCell(_paragraphs(event.outcome, page.mark)),
    )
    if page.columns.analysis:
        cells += (TableCell(tuple(_analysis(event, page.mark))),)
    return TableRow(cells, anchor=event.event_id)


def _band(number: int, event: Event, page: _Page) -> TableRow:
    """An organisational change (LLR 8.4.1) across the page, beside the events of its time."""
    sign = page.signs[event.agency]
    lead = (
        Span(f"{number}  {event.event_id}  ", bold=True),
        *date_lines(event)[0],
        Span(f"  {sign.code} {sign.short}, organisational change: ", bold=True),
        *page.mark(event.event),
        *page.notes.get(event.event_id, ()),
    )
    rest = [
        (Span("Outcome: ", italic=True), *page.mark(event.outcome)) if event.outcome else (),
        *_analysis(event, page.mark, named=True),
        *_beside(event, page),
    ]
    content = (lead, *date_lines(event)[1:], *(part for part in rest if part))
    return TableRow(
        (TableCell(content, span=len(page.columns.titles)),), anchor=event.event_id, band=True
    )


def _account(event: Event, page: _Page) -> Iterable[tuple[Inline, ...]]:
    told = _paragraphs(event.event, page.mark)
    notes = page.notes.get(event.event_id, ())
    yield from told[:-1]
    yield (*told[-1], *notes)
    if not page.columns.analysis:
        yield from _analysis(event, page.mark, named=True)
    yield from _beside(event, page)


def _origin(event: Event, page: _Page) -> Iterable[tuple[Inline, ...]]:
    """Where the event stands in its agency's return, and what was remarked in reading it."""
    file = event.locator.file if page.files else ""
    where = ", ".join(part for part in (file, event.locator.place()) if part)
    if where:
        yield _slanted(page.mark(f"From {where}"))
    yield from (_slanted(page.mark(remark)) for remark in event.marks)


def _beside(event: Event, page: _Page) -> Iterable[tuple[Inline, ...]]:
    """What the agency gave beside its account: long texts a line each, short ones together.

    Where the event comes from ends the last line.
    """
    mark = page.mark
    given = [(label, getattr(event, name), name in FILED) for name, label in BESIDE.items()]
    given += [(label, text, True) for label, text in event.extra]
    together = []
    for label, text, short in given:
        if not text:
            continue
        line = (*_slanted(mark(f"{label}: ")), *mark(text))
        if short and len(text) <= SHORT and "\n" not in text:
            together.append(line)
        else:
            yield line
    together += _origin(event, page)
    if together:
        yield _in_a_line(together)


def _in_a_line(parts: Sequence[tuple[Inline, ...]]) -> tuple[Inline, ...]:
    """Several remarks in one line, told apart."""
    found: list[Inline] = list(parts[0])
    for part in parts[1:]:
        found += (Span(" · "), *part)
    return tuple(found)


def _slanted(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    return tuple(replace(part, italic=True) if isinstance(part, Span) else part for part in content)


def _analysis(event: Event, mark: Mark, *, named: bool = False) -> Iterable[tuple[Inline, ...]]:
    """What the agency thinks of it now; ``named`` where no column says what it is."""
    if event.analysis:
        first, *rest = _paragraphs(event.analysis, mark)
        yield (Span("Analysis: ", italic=True), *first) if named else first
        yield from rest
    if event.expected_practice:
        yield (Span("Expected practice: ", italic=True), *mark(event.expected_practice))


def _paragraphs(text: str, mark: Mark) -> tuple[tuple[Inline, ...], ...]:
    """A blank line starts a paragraph; a single line break stays one."""
    return tuple(mark(part) for part in text.split("\n\n")) or ((),)


def _ages(
    merged: Chronology, findings: Sequence[Finding], case: Case, register: Register, mark: Mark
) -> Mapping[str, tuple[tuple[Inline, ...], ...]]:
    """By event id, the child's age, then the age of each sibling whom the event names."""
    naming = {
        str(finding.data["person"]): frozenset(finding.about)
        for finding in findings
        if finding.rule == "named"
    }
    found: dict[str, tuple[tuple[Inline, ...], ...]] = {}
    for person in children(case, register):
        subject = person.key == case.child
        for event_id, age in ages_of(person, merged).items():
            if subject:
                line: tuple[Inline, ...] = words(age)
            elif event_id in naming.get(person.key, ()):
                line = (*mark(person.name.split(" ")[0]), Span(f": {age}"))
            else:
                continue
            found[event_id] = (*found.get(event_id, ()), line)
    return found
