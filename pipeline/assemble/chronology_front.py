"""The first pages of the chronology: what it holds, what is missing, how to read it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from pipeline.analyse import turned_off
from pipeline.analyse.timeline import day, plural
from pipeline.assemble.agencies import Sign, departments, folded
from pipeline.assemble.event_days import first_and_last
from pipeline.case import Case
from pipeline.document import (
    Block,
    Callout,
    Contents,
    Items,
    PageBreak,
    Table,
    TableCell,
    TableRow,
    cell,
    heading,
    paragraph,
)  # fmt: skip
from pipeline.model import Event, InformationReport
from pipeline.problems import Problem, Severity


def front(
    events: Sequence[Event], case: Case, signed: Mapping[str, Sign], problems: Sequence[Problem],
    reports: Sequence[InformationReport], extract: str, heard: Collection[str],
    only: Collection[str] = (), *, apart: bool = False,
) -> Iterable[Block]:  # fmt: skip
    """What is included, who has not replied, how many problems, what was not looked for, legend.

    An extract confined to some agencies, ``only``, tells of those alone; any other says of what
    is missing and of problems that they are the whole chronology's. With figures to come the
    contents, which are longer then, stand ``apart`` on a page of their own.
    """
    yield heading(1, "What this chronology holds", "about")
    yield paragraph(
        f"{plural(len(events), 'event')} recorded by "
        f"{plural(len({event.agency for event in events}), 'agency', 'agencies')}, each agency’s "
        f"words as it wrote them.{_changes(events)}{_scope(case)}",
        "lead",
    )
    if extract:
        yield Callout("note", "This is an extract", (paragraph(extract),))
    here = {event.agency for event in events}
    shown = {key: sign for key, sign in signed.items() if key in here} if extract else signed
    if events or not extract:
        yield _included(events, case, shown, reports, extract=bool(extract))
    asked = {key: sign for key, sign in signed.items() if not only or key in only}
    yield from _missing(here | set(heard), case, asked, reports)
    own = [problem for problem in problems if not only or problem.locator.agency in only]
    if own:
        yield _problems(own, whole=bool(extract) and not only)
    yield from _off(case)
    yield heading(2, "How to read it", "legend")
    yield Items(tuple((item,) for item in _legend(extract=bool(extract))))
    if apart:
        yield PageBreak()
    yield heading(1, "Contents by year", "contents")
    yield Contents(depth=2)


def _changes(events: Sequence[Event]) -> str:
    """How many are changes in organisations, which the counts of findings leave out."""
    changes = sum(event.kind != "event" for event in events)
    if not changes:
        return ""
    are = "is a change in an organisation" if changes == 1 else "are changes in organisations"
    return f" {changes} of them {are}."


def _scope(case: Case) -> str:
    if case.scope_from is None or case.scope_to is None:
        return ""
    reason = f" {case.scope_reason}" if case.scope_reason else ""
    return f" The scoping period runs from {day(case.scope_from)} to {day(case.scope_to)}.{reason}"


def _included(
    events: Sequence[Event], case: Case, signed: Mapping[str, Sign],
    reports: Sequence[InformationReport], *, extract: bool,
) -> Table:  # fmt: skip
    held = departments(case, events, signed)
    why = _why_none(case, reports)
    rows = []
    for key, sign in signed.items():
        own = [event for event in events if event.agency == key]
        name = sign.name if own or key not in why else f"{sign.name} ({why[key]})"
        rows.append(_counted(cell(sign.code, shade=sign.shade, header=True), name, own))
        for folded_, (_, department) in held[key].items():
            of = [event for event in own if folded(event.department) == folded_]
            if extract and not of:
                continue
            rows.append(_counted(cell(""), f"– {department}", of))
        unnamed = [event for event in own if not event.department]
        if held[key] and unnamed:
            rows.append(_counted(cell(""), "– department not named", unnamed))
    return Table(
        ("Sign", "Agency", "Events", "First", "Last"), tuple(rows),
        caption="What of each agency’s stands in this extract" if extract
        else "Agencies asked, and what each contributed", widths=(0.1, 0.45, 0.1, 0.17, 0.18),
        anchor=f"agencies-{case.name}",
    )  # fmt: skip


def _why_none(case: Case, reports: Sequence[InformationReport]) -> Mapping[str, str]:
    """By agency, why none of its events may stand here, where that is known."""
    told = {"factual-summary": "a factual summary", "information-report": "a report"}
    found = {}
    for agency in case.agencies:
        if "chronology" not in agency.asked:
            asked = [told[kind] for kind in agency.asked if kind in told]
            only = (
                f"asked for {' and '.join(asked)} only" if asked else "not asked for a chronology"
            )
            found[agency.key] = only
    nil = {one.agency for one in reports if one.kind == "nil-return"}
    return {**found, **dict.fromkeys(nil, "replied that it holds no records")}


def _counted(first: TableCell, name: str, own: Sequence[Event]) -> TableRow:
    """A row with how many events somebody recorded, and the first and last of their days."""
    first_day, last_day = first_and_last(own) or ("–", "–")
    return TableRow((
        first,
        cell(name),
        cell(str(len(own))),
        cell(first_day),
        cell(last_day),
    ))  # fmt: skip


def _missing(
    heard: AbstractSet[str], case: Case, signed: Mapping[str, Sign],
    reports: Sequence[InformationReport],
) -> Iterable[Callout]:  # fmt: skip
    nil = {report.agency for report in reports if report.kind == "nil-return"} - heard
    answered = {report.agency for report in reports} - heard - nil
    asked = [a.key for a in case.agencies if "chronology" in a.asked and a.key in signed]
    silent = [key for key in asked if key not in heard | nil | answered]
    for kind, title, keys in (
        ("missing", "Asked for a chronology and not replied", silent),
        ("missing", "Replied without a chronology", [k for k in asked if k in answered]),
        ("note", "Replied that they hold no records", [k for k in signed if k in nil]),
    ):
        if keys:
            names = tuple((paragraph(signed[key].name),) for key in keys)
            yield Callout(kind, title, (Items(names),))


def _problems(problems: Sequence[Problem], *, whole: bool) -> Callout:
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
    of = "all the returns of the whole chronology" if whole else "the returns"
    title = f"{plural(len(problems), 'problem')} found in {of}"
    after = paragraph("Each stands in the problems list with its place and what to do.")
    return Callout("warning", title, (Items(lines), after))


def _off(case: Case) -> Iterable[Callout]:
    off = turned_off(case)
    if off:
        lines = tuple((paragraph(f"{title}: {reason}"),) for title, reason in off.items())
        yield Callout("note", "Not looked for in this review", (Items(lines),))


def _legend(*, extract: bool) -> Iterable[Block]:
    numbered = " Each has the number it has in the whole chronology." if extract else ""
    yield paragraph(
        f"Events stand in order of the earliest day their date allows, then by time.{numbered} The "
        "date is printed as the agency wrote it."
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
