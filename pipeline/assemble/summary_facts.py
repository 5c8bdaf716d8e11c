"""Section 1 of the combined summary: the facts, collated from the agencies' replies.

Headings and their order are the profile's. An agency's words stand as written and under its
name; what nobody has answered is said to be unanswered, so that the meeting sees the hole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from pipeline.analyse import RULES, turned_off
from pipeline.assemble.chronology_dates import meaning
from pipeline.assemble.event_days import first_and_last
from pipeline.assemble.returns import ASKED, returns
from pipeline.assemble.review import Review, subtable, text
from pipeline.assemble.wording import age, as_told, dated, listed, plural
from pipeline.dates import exact
from pipeline.document import (
    Block,
    Callout,
    Dated,
    Inline,
    Items,
    Link,
    Mention,
    Paragraph,
    Span,
    Table,
    TableCell,
    TableRow,
    cell,
    heading,
    paragraph,
    words,
)
from pipeline.model import Entry, Event, Finding

#: Paragraphs all shorter than this were items of a list.
LISTED = 160

#: The days of the case printed among the basic facts, by their name in the case file.
DAYS = {
    "incident": "Incident",
    "aware": "Local authority aware",
    "notification": "Notified to the National Panel",
    "referral": "Referral received",
    "meeting": "Meeting",
}


def section_one(review: Review, *, linked: bool = False) -> tuple[Block, ...]:
    """Section 1 under the profile's headings.

    ``linked``: event numbers link to their rows, for a pack that holds the chronology.
    """
    blocks: list[Block] = [heading(1, "Section 1: the facts", "section-1")]
    for key, section in review.profile.rows("sections"):
        blocks.append(heading(2, str(section["title"]), f"section-1-{key.replace('_', '-')}"))
        own = text(subtable(review.table("rapid_review"), "sections"), key)
        found = [*([paragraph(own)] if own else []), *_filled(review, key, section, linked)]
        blocks += found or [paragraph("No agency’s reply speaks of this yet.", "note")]
    return tuple(blocks)


def _filled(
    review: Review, key: str, section: Mapping[str, object], linked: bool
) -> Iterator[Block]:
    fill = _FILLED.get(key)
    if fill:
        yield from fill(review, section, linked)
    reports = section.get("reports", ())
    if isinstance(reports, list | tuple) and key != "agencies":
        yield from _from_reports(review, [str(name) for name in reports])


# ---------------------------------------------------------------- what needs a table


def _basic_facts(review: Review, _section: Mapping[str, object], _linked: bool) -> Iterator[Block]:
    case, child = review.case, review.child()
    rows = [_row("Reference", words(case.reference))]
    if child:
        rows.append(_row("Child", (Mention(child.name, child.key),)))
        rows.append(_row("Date of birth", (dated(child.born),)))
        if old := age(child.born, case.dates.get("incident")):
            rows.append(_row("Age at the incident", words(old)))
        if child.died:
            rows.append(_row("Date of death", (dated(child.died),)))
    for name, label in DAYS.items():
        if name in case.dates:
            rows.append(_row(label, (dated(case.dates[name]),)))
    if case.scope_from or case.scope_to:
        period: tuple[Inline, ...] = (dated(case.scope_from), Span(" to "), dated(case.scope_to))
        rows.append(_row("Period looked at", period))
    yield Table(("Fact", "What is known"), tuple(rows), widths=(0.32, 0.68))


def _row(label: str, content: tuple[Inline, ...]) -> TableRow:
    return TableRow((cell(label, header=True), TableCell((content,))))


def _family(review: Review, _section: Mapping[str, object], _linked: bool) -> Iterator[Block]:
    people = review.family()
    if not people:
        return
    incident = review.case.dates.get("incident")
    rows = tuple(
        TableRow(
            (
                TableCell(((Mention(entry.name, entry.key),),), header=True),
                cell(entry.role.capitalize()),
                TableCell(((dated(entry.born),),)),
                TableCell((_age_then(entry, incident),)),
                TableCell((_relationships(review, entry),)),
            )
        )
        for entry in people
    )
    header = ("Name", "Part", "Born", "Age at the incident", "Relationships")
    yield Table(header, rows, "Family and household", (0.24, 0.18, 0.18, 0.14, 0.26))


def _age_then(entry: Entry, incident: date | None) -> tuple[Inline, ...]:
    """The age on the day of the incident; of somebody who had died by then, the day they died."""
    if entry.died and (incident is None or entry.died < incident):
        return (Span("died "), dated(entry.died))
    return words(age(entry.born, incident))


def _relationships(review: Review, entry: Entry) -> tuple[Inline, ...]:
    found: list[Inline] = []
    for relation in entry.relationships:
        note = f" ({relation.note})" if relation.note else ""
        name = review.register[relation.of].name
        found += [Span(f"{'; ' if found else ''}{relation.kind} of "), Mention(name, relation.of)]
        found += words(note) if note else ()
    return tuple(found)


def _agencies(review: Review, section: Mapping[str, object], _linked: bool) -> Iterator[Block]:
    rows = []
    for held in returns(review):
        between = first_and_last(review.events_of(held.agency.key))
        period = " to ".join(dict.fromkeys(between or ()))
        events = plural(held.events, "event") if held.events else ""
        rows.append(
            TableRow(
                (
                    cell(held.agency.name, header=True),
                    cell(listed(ASKED.get(name, name) for name in held.agency.asked).capitalize()),
                    cell(held.state.capitalize(), shade="met" if held.complete else "late"),
                    cell(events),
                    cell(period),
                )
            )
        )
    header = ("Agency", "Asked for", "Return", "Events", "Period of its events")
    yield Table(header, tuple(rows), "Agencies asked", (0.28, 0.24, 0.14, 0.12, 0.22))
    yield from _assurances(review)
    sections = section.get("reports", ())
    wanted = [str(name) for name in sections] if isinstance(sections, list | tuple) else []
    for agency in review.case.agencies:
        said = tuple(_agency_words(review, agency.key, wanted))
        if said:
            yield heading(3, agency.name, f"agency-{agency.key}")
            yield from said


#: What each agency confirms about its records: field of its reply, and heading.
ASSURED = {
    "records_secured": "Records secured",
    "records_place": "Where they are held",
    "records_person": "Nominated person",
    "alert": "Alert placed on records",
}


def _assurances(review: Review) -> Iterator[Block]:
    """Who has secured records and placed alerts (LLR 4.3.5; Staffordshire, Responsibilities 3).

    An agency that holds nothing has nothing to secure.
    """
    rows = []
    for agency in review.case.agencies:
        given = {
            key: next((r.field(key) for r in review.reports_of(agency.key) if r.field(key)), "")
            for key in ASSURED
        }
        nil = any(report.kind == "nil-return" for report in review.reports_of(agency.key))
        lacking = cell("No records held") if nil else cell("Not confirmed", shade="warn")
        told = (cell(given[key]) if given[key] else lacking for key in ASSURED)
        rows.append(TableRow((cell(agency.label, header=True), *told)))
    header = ("Agency", *ASSURED.values())
    yield Table(
        header, tuple(rows), "Records secured and alerts placed", (0.24, 0.18, 0.2, 0.2, 0.18)
    )


def _key_events(review: Review, section: Mapping[str, object], linked: bool) -> Iterator[Block]:
    chosen = chosen_events(review)
    if chosen:
        yield events_table(review, chosen, "", linked=linked, plain_days=True)
        return
    incident, days = review.case.dates.get("incident"), section.get("days")
    if incident is None or not isinstance(days, int):
        yield paragraph("No key events are chosen yet.", "note")
        return
    start = incident - timedelta(days=days)
    near = [
        event
        for event in review.events
        if event.when.latest
        and event.when.earliest
        and event.when.latest >= start
        and event.when.earliest <= incident
    ]
    if near:
        note = f"The events of the {days} days up to the incident. The whole is in the chronology."
        yield paragraph(note, "note")
        yield events_table(
            review, near, "Events up to the incident", linked=linked, plain_days=True
        )
    else:
        yield paragraph(f"No event of the {days} days up to the incident is recorded.", "note")


def chosen_events(review: Review) -> list[Event]:
    """The key events chosen in ``case.toml``, in merged order."""
    chosen = review.table("report").get("key_events", ())
    wanted = set(chosen) if isinstance(chosen, list | tuple) else set()
    return [event for event in review.events if event.event_id in wanted]


def events_table(
    review: Review,
    events: Sequence[Event],
    caption: str,
    *,
    linked: bool = False,
    plain_days: bool = False,
    numbered: bool = True,
) -> Table:
    """Events with number, date as written, agency and account; outcomes under the account.

    ``plain_days`` puts the plain day beneath one that was written otherwise; a publication
    copy, which generalises both, would say the same twice, and has no numbers of the
    confidential chronology (``numbered``).
    """
    rows = tuple(
        TableRow(
            (
                *((TableCell((_number(event, linked),), header=True),) if numbered else ()),
                TableCell(_told_date(event, plain_days=plain_days), header=not numbered),
                cell(review.label(event.agency)),
                TableCell(tuple(words(part) for part in (event.event, event.outcome) if part)),
            )
        )
        for event in events
    )
    if not numbered:
        return Table(("Date", *_TOLD), rows, caption, (0.2, 0.2, 0.6))
    # An id broken over two lines is not found by who searches for it.
    ids = min(
        max(_NARROWEST_ID, _ID_LETTER * max((len(e.event_id) for e in events), default=0)), 0.3
    )
    return Table(("Event", "Date", *_TOLD), rows, caption, (ids, 0.14, 0.14, 0.72 - ids))


#: Of the width of an upright page: the narrowest column of ids, and what a letter of one takes.
_NARROWEST_ID, _ID_LETTER = 0.16, 0.0118


_TOLD = ("Agency", "What is recorded")


def _told_date(event: Event, *, plain_days: bool) -> tuple[tuple[Inline, ...], ...]:
    """The date as written, then the plain day where one certain day was written otherwise."""
    when = event.when
    told: tuple[Inline, ...] = (Dated(as_told(when), when),)
    other = when.as_written and exact(when) and not when.uncertain and any(meaning(when))
    if not (plain_days and other):
        return (told,)
    return told, (dated(when.earliest),)


def _number(event: Event, linked: bool) -> tuple[Inline, ...]:
    if linked:
        return (Link(event.event_id, f"#{event.event_id}"),)
    return words(event.event_id)


def _agreed(review: Review, _section: Mapping[str, object], linked: bool) -> Iterator[Block]:
    if off := _off(review, "same_incident"):
        yield off
        return
    by_id = {event.event_id: event for event in review.events}
    shared = [finding for finding in review.findings if finding.rule == "same_incident"]
    differing = [finding for finding in shared if finding.data.get("disagree")]
    if not shared:
        yield paragraph("No incident was found that more than one agency tells of.", "note")
        return
    yield paragraph(
        f"{plural(len(shared), 'incident')} may be told of by more than one agency. "
        f"{_how_many_differ(len(shared), len(differing))} Whether the accounts are of one incident "
        "is for the meeting to say."
    )
    for finding in differing:
        events = [by_id[number] for number in finding.about if number in by_id]
        table = events_table(
            review, events, _accounts_title(review, finding), linked=linked, plain_days=True
        )
        yield Callout("warning", finding.title, (paragraph(finding.detail), table))


def _how_many_differ(shared: int, differing: int) -> str:
    if not differing:
        return "The accounts agree in what they say."
    if differing == shared:
        return "The accounts differ, as set out here."
    return (
        f"In {shared - differing} the accounts agree in what they say; in {differing} they differ, "
        "as set out here."
    )


def _voice(review: Review, _section: Mapping[str, object], _linked: bool) -> Iterator[Block]:
    """When the child was last recorded as seen, and as seen alone."""
    if off := _off(review, "last_seen"):
        yield off
    for finding in review.findings:
        alone = finding.data.get("how") == "seen alone"
        if finding.rule == "last_seen" and ("on" in finding.data or alone):
            if finding.detail:
                content = (Span(f"{finding.title}: ", bold=True), Span(finding.detail))
                yield Paragraph(content)
            else:
                yield paragraph(f"{finding.title}.")


def _off(review: Review, rule: str) -> Paragraph | None:
    """That a rule was not looked for, and why: its silence is then no answer."""
    title = RULES[rule].title
    reason = turned_off(review.case).get(title, "")
    return (
        paragraph(f"{title}: not looked for in this review. {reason}", "note") if reason else None
    )


def _accounts_title(review: Review, finding: Finding) -> str:
    return f"Accounts of {listed(review.label(agency) for agency in finding.agencies)}"


_FILLED: Mapping[str, Callable[[Review, Mapping[str, object], bool], Iterator[Block]]] = {
    "basic_facts": _basic_facts,
    "family": _family,
    "agencies": _agencies,
    "key_events": _key_events,
    "agreed": _agreed,
    "voice": _voice,
}


# ---------------------------------------------------------------- agencies' own words


def _from_reports(review: Review, sections: Sequence[str]) -> Iterator[Block]:
    """What each agency's replies and reports say under these sections, agency by agency."""
    for agency in review.case.agencies:
        said = tuple(_agency_words(review, agency.key, sections))
        if said:
            yield paragraph(agency.name, "label")
            yield from said


def _agency_words(review: Review, agency: str, sections: Sequence[str]) -> Iterator[Block]:
    """An agency's paragraphs under these sections; several short ones in a row are a list again."""
    for report in review.reports_of(agency):
        for name in sections:
            for section in report.section(name):
                said = [line.strip() for line in section.paragraphs]
                yield from _as_list([line for line in said if line])


def _as_list(said: Sequence[str]) -> Iterator[Block]:
    if len(said) > 2 and max(map(len, said)) < LISTED:
        yield Items(tuple((paragraph(line),) for line in said))
    else:
        yield from map(paragraph, said)
