"""Findings that are read best beside the events they point at: one builder a rule, in ``VIEWS``.

Side by side: what each account of one incident alone says. Who saw the child, and who was told.
Who told whom, a line for each two agencies.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from pipeline.analyse.timeline import plural
from pipeline.assemble.agencies import Sign
from pipeline.assemble.finding_tables import Mark, agencies
from pipeline.document import (
    Block,
    Inline,
    Link,
    Span,
    Table,
    TableCell,
    TableRow,
    cell,
    paragraph,
    words,
)  # fmt: skip
from pipeline.model import Event, Finding, Register

#: An event list longer than this in one cell is cut short, and says so.
MOST_LINKS = 12
#: Sightings listed one by one; of more, the latest.
MOST_SIGHTINGS = 100

#: What accounts may disagree about, in the order it is printed.
ABOUT = {"date": "date", "time": "time", "people": "names", "decision": "decided"}
#: How a sighting is printed, and where it was read.
SEEN = {"alone": "seen alone", "seen": "seen"}
BASIS = {"column": "its column", "words": "its words"}


@dataclass(frozen=True, slots=True)
class Held:
    """What a view may look up: the events by id, every finding, names and signs."""

    events: Mapping[str, Event]
    findings: Sequence[Finding]
    signs: Mapping[str, Sign]
    register: Register
    mark: Mark

    def name(self, agency: str) -> str:
        """An agency's short name."""
        return self.signs[agency].short if agency in self.signs else agency

    def written(self, event_id: str) -> str:
        """An event's date and time as its agency wrote them, a time within the date once."""
        event = self.events[event_id]
        day, time = event.when.as_written, event.time_as_written
        return ", ".join(part for part in (day, "" if time in day else time) if part)


View = Callable[[Sequence[Finding], Held], Iterator[Block]]


def links(event_ids: Sequence[str], most: int = MOST_LINKS) -> tuple[Inline, ...]:
    """Event ids as links to their rows, divided by commas; cut short with a count when many."""
    found: list[Inline] = []
    for event_id in event_ids[:most]:
        found += [Span(", ")] if found else []
        found.append(Link(event_id, f"#{event_id}"))
    if len(event_ids) > most:
        found.append(Span(f" and {len(event_ids) - most} more"))
    return tuple(found)


# ---------------------------------------------------------------- accounts side by side


def same_incident(findings: Sequence[Finding], held: Held) -> Iterator[Block]:
    """A band an incident, and under it a row an account: what it alone says, where they differ."""
    rows: list[TableRow] = []
    for number, finding in enumerate(findings, start=1):
        told = [event_id for event_id in finding.about if event_id in held.events]
        lead = f"{number}  {', '.join(dict.fromkeys(held.name(a) for a in finding.agencies))}: "
        rows.append(TableRow(
            (TableCell((words(lead + finding.detail),), span=4),), band=True,
        ))  # fmt: skip
        rows += [_account(finding, event_id, held) for event_id in told]
    yield paragraph(
        "Rows of several agencies that may tell of one incident. Beside each stands what no other "
        "of them says. Only people can say whether they are the same incident."
    )
    yield Table(
        ("Account", "When, as written", "Only here", "Where the accounts differ"), tuple(rows),
        widths=(0.17, 0.15, 0.4, 0.28),
    )  # fmt: skip


def _account(finding: Finding, event_id: str, held: Held) -> TableRow:
    event = held.events[event_id]
    adds = finding.data.get("adds")
    own = adds.get(event_id, ()) if isinstance(adds, Mapping) else ()
    only = tuple(
        held.mark(str(getattr(event, field))[start:end].lstrip('"”’ ').rstrip())
        for field, start, end in _joined(own)
    )
    return TableRow((
        TableCell((links((event_id,)), words(held.name(event.agency))), header=True),
        cell(held.written(event_id)),
        TableCell(only or (words("–"),)),
        TableCell(tuple(_differs(finding, event_id, held)) or (words("–"),)),
    ))  # fmt: skip


def _joined(parts: Sequence[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Parts that follow each other as one: "01.07.25" is no three sentences."""
    found: list[tuple[str, int, int]] = []
    for field, start, end in parts:
        if found and found[-1][0] == field and start - found[-1][2] <= 1:
            found[-1] = (field, found[-1][1], end)
        else:
            found.append((field, start, end))
    return found


def _differs(finding: Finding, event_id: str, held: Held) -> Iterator[tuple[Inline, ...]]:
    disagree = finding.data.get("disagree")
    if not isinstance(disagree, Mapping):
        return
    names = {entry.key: entry.name for entry in held.register.entries}
    for about, lead in ABOUT.items():
        told = disagree.get(about)
        # An account that says nothing of it does not differ.
        if isinstance(told, Mapping) and event_id in told:
            said = told[event_id]
            parts = [said] if isinstance(said, str) else [names.get(key, key) for key in said]
            yield (Span(f"{lead}: ", italic=True), *held.mark(", ".join(parts)))


# ---------------------------------------------------------------- seen, and seen alone


def last_seen(findings: Sequence[Finding], held: Held) -> Iterator[Block]:
    """Every sighting with who else was told of it, then the last ones and the times without."""
    record = next((one for one in findings if "record" in one.data), None)
    if record is not None:
        yield paragraph(record.detail)
        yield from _sightings(record, held)
    rest = [finding for finding in findings if finding is not record]
    rows = tuple(
        TableRow((
            cell(finding.title, header=True),
            cell(finding.detail),
            TableCell((links([i for i in finding.about if i in held.events]) or words("–"),)),
        ))
        for finding in rest
    )  # fmt: skip
    if rows:
        yield Table(("Seen, and not seen", "In words", "Events"), rows, widths=(0.25, 0.45, 0.3))


def _sightings(record: Finding, held: Held) -> Iterator[Block]:
    how, basis = record.data["record"], record.data.get("basis")
    if not (isinstance(how, Mapping) and isinstance(basis, Mapping)):
        return
    seen = [i for i in record.about if how.get(i) in SEEN and i in held.events]
    rows = tuple(
        TableRow((
            cell(held.written(event_id), header=True),
            TableCell((words(SEEN[str(how[event_id])], bold=how[event_id] == "alone"),)),
            TableCell((links((event_id,)),)),
            cell(held.name(held.events[event_id].agency)),
            cell(BASIS.get(str(basis.get(event_id)), "")),
            TableCell(_also_known(event_id, held)),
        ))
        for event_id in seen[-MOST_SIGHTINGS:]
    )  # fmt: skip
    more = len(seen) - len(rows)
    caption = "Every row that records the child as seen"
    if more:
        caption = f"The last {len(rows)} rows that record the child as seen; {more} are earlier"
    if rows:
        yield Table(
            ("When, as written", "How", "Event", "Agency", "Read from", "Who else knew, by the rows"),
            rows, caption=caption, widths=(0.16, 0.1, 0.2, 0.15, 0.14, 0.25),
        )  # fmt: skip


def _also_known(event_id: str, held: Held) -> tuple[tuple[Inline, ...], ...]:
    """Agencies that the row says were told, or that have an account of their own."""
    lines: list[tuple[Inline, ...]] = []
    own = held.events[event_id].agency
    for finding in held.findings:
        if event_id not in finding.about:
            continue
        if finding.rule == "known_by" and "told" in finding.data:
            others = [key for key in finding.agencies if key != own]
            if others:
                lines.append(words(", ".join(held.name(key) for key in others)))
        elif finding.rule == "same_incident":
            other = [i for i in finding.about if i in held.events and held.events[i].agency != own]
            lines += [
                (Span(f"{held.name(held.events[i].agency)}: own account "), *links((i,)))
                for i in other
            ]
    return tuple(lines) or (words("no row shows it"),)


# ---------------------------------------------------------------- who told whom


def known_by(findings: Sequence[Finding], held: Held) -> Iterator[Block]:
    """Who first recorded each key line; then, for each two agencies, the rows that tell of a telling."""
    firsts = [finding for finding in findings if "first" in finding.data]
    if firsts:
        rows = tuple(
            TableRow((
                cell(finding.title, header=True),
                cell(finding.detail),
                TableCell((links([i for i in finding.about if i in held.events]),)),
            ))
            for finding in firsts
        )  # fmt: skip
        yield Table(("Key line", "First recorded by", "Events"), rows, widths=(0.2, 0.45, 0.35))
    pairs: dict[tuple[str, str, str], list[str]] = {}
    for finding in findings:
        for name in ("told", "heard"):
            others = finding.data.get(name, ())
            for other in others if isinstance(others, tuple) else ():
                key = (finding.agencies[0], name, str(other))
                pairs.setdefault(key, []).extend(i for i in finding.about if i in held.events)
    if pairs:
        yield Table(
            ("Whose rows say so", "That it", "Rows", "First and last, as written", "Events"),
            tuple(_pair(key, pairs[key], held) for key in _in_order(pairs, held)),
            caption="Who told whom, as the rows have it",
            widths=(0.18, 0.22, 0.07, 0.2, 0.33),
        )  # fmt: skip


def _in_order(
    pairs: Mapping[tuple[str, str, str], object], held: Held
) -> list[tuple[str, str, str]]:
    order = {key: place for place, key in enumerate(held.signs)}
    last = len(order)
    return sorted(pairs, key=lambda k: (order.get(k[0], last), k[1] != "told", order.get(k[2], last), k))  # fmt: skip


def _pair(key: tuple[str, str, str], rows: Sequence[str], held: Held) -> TableRow:
    agency, how, other = key
    said = f"told or met {held.name(other)}" if how == "told" else f"heard from {held.name(other)}"
    when = dict.fromkeys(chain([held.written(rows[0])], [held.written(rows[-1])]))
    return TableRow((
        cell(held.name(agency), header=True),
        cell(said),
        cell(str(len(rows))),
        cell(" to ".join(when)),
        TableCell((links(rows),)),
    ))  # fmt: skip


# ---------------------------------------------------------------- short lists


def out_of_scope(findings: Sequence[Finding], held: Held) -> Iterator[Block]:
    """A line for what they have in common, not one for each event."""
    together: dict[str, list[str]] = {}
    for finding in findings:
        together.setdefault(finding.detail, []).extend(finding.about)
    rows = tuple(
        TableRow((
            cell(detail, header=True),
            cell(plural(len(ids), "event")),
            TableCell((links([i for i in ids if i in held.events]) or words("–"),)),
        ))
        for detail, ids in together.items()
    )  # fmt: skip
    yield Table(("Outside the period", "Events", "Which"), rows, widths=(0.45, 0.1, 0.45))


def same_day(findings: Sequence[Finding], held: Held) -> Iterator[Block]:
    """Day, agencies and events."""
    rows = tuple(
        TableRow((
            cell(finding.title, header=True),
            cell(agencies(finding, held.signs)),
            TableCell((links([i for i in finding.about if i in held.events]) or words("–"),)),
        ))
        for finding in findings
    )  # fmt: skip
    yield Table(("Day", "Agencies", "Events"), rows, widths=(0.25, 0.2, 0.55))


#: By rule.
VIEWS: Mapping[str, View] = {
    "same_incident": same_incident, "last_seen": last_seen, "known_by": known_by,
    "out_of_scope": out_of_scope, "same_day": same_day,
}  # fmt: skip
