"""Views: named extracts of the chronology, and the same chronology under pseudonyms.

A view chooses events and keeps their ids; it changes none. Pseudonyms are put in where the
document is made, beside the words as typed, so that either view comes from the same events.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from pipeline.analyse.key_lines import bears_on
from pipeline.analyse.people import People
from pipeline.analyse.seen import ALONE, SEEN
from pipeline.analyse.timeline import Chronology, day, plural
from pipeline.anonymise.match import Matcher
from pipeline.assemble.agencies import folded
from pipeline.case import Case
from pipeline.document import Inline, Span
from pipeline.errors import BadCase
from pipeline.model import Event, Finding, Register

#: Finds people and places: (start, end, register keys it may mean) in a text.
Finds = Callable[[str], Iterable[tuple[int, int, tuple[str, ...]]]]


@dataclass(frozen=True, slots=True)
class View:
    """One named extract of ``case.toml`` ([views.<name>]). What is empty chooses nothing out."""

    name: str
    title: str = ""
    person: str = ""
    agencies: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    key_line: int | None = None
    first: date | None = None
    last: date | None = None
    key_events: bool = False
    category: str = ""


@dataclass(frozen=True, slots=True)
class Extract:
    """The events of a view, in merged order, with the findings that are about them alone.

    ``numbers`` are the places of its events in the whole chronology, by event id, from 1.
    """

    view: View
    events: tuple[Event, ...] = field(repr=False)
    findings: tuple[Finding, ...] = field(repr=False)
    words: str = field(default="", repr=False)
    numbers: Mapping[str, int] = field(default_factory=dict, repr=False)

    @property
    def only(self) -> frozenset[str]:
        """The agencies that the view is confined to, by key; empty where it is to none."""
        if self.view.departments:
            return frozenset(event.agency for event in self.events)
        return frozenset(self.view.agencies)


def views(case: Case) -> tuple[View, ...]:
    """Every view the case file defines, in its order.

    Raises:
        BadCase: a view asks for an agency, key line or day that is none.
    """
    return tuple(_view(name, table, case) for name, table in case.settings.get("views", {}).items())


def named(case: Case, name: str) -> View | None:
    """The view of that name, or else the whole chronology of the agency with that key.

    An agency's own holds its departments, merged, and nobody else's events.
    """
    for view in views(case):
        if view.name == name:
            return view
    asked = (agency for agency in case.agencies if agency.key == name)
    return next((View(name, title=agency.name, agencies=(name,)) for agency in asked), None)


def extract(
    merged: Chronology, findings: Sequence[Finding], view: View, case: Case, register: Register
) -> Extract:
    """The events that a view chooses.

    Every condition of the view must be met. A span is in a period when any of its days is; an
    undated event is in none. Departments are found however they are spelt in capitals and spaces.
    ``key_events`` are those of ``[report]``. Ages stay; the record of
    the child being seen stands for the view's own events and says so.

    Raises:
        BadCase: the view asks for a person whom the register has not.
    """
    if view.person and view.person not in {entry.key for entry in register.entries}:
        raise BadCase(
            f"[views.{view.name}] asks for the person {view.person}, whom the register has not."
        )
    chooses = _chooser(merged, view, case, register)
    chosen = tuple(event for event in merged.events if chooses(event))
    held = {event.event_id for event in chosen}
    about = tuple(kept for f in findings if (kept := _within(f, held)) is not None)
    places = {event.event_id: number for number, event in enumerate(merged.events, start=1)}
    numbers = {event_id: place for event_id, place in places.items() if event_id in held}
    return Extract(view, chosen, about, in_words(view, case, register), numbers)


def _within(finding: Finding, held: Collection[str]) -> Finding | None:
    """What a finding says of these events; None where it is about others too, or about none."""
    record = finding.data.get("record")
    if finding.rule == "last_seen" and isinstance(record, Mapping):
        own = {event_id: how for event_id, how in record.items() if event_id in held}
        alone = sum(how == ALONE for how in own.values())
        seen = alone + sum(how == SEEN for how in own.values())
        told = f"{plural(seen, 'event')} of this extract {'records' if seen == 1 else 'record'}"
        return replace(
            finding,
            detail=f"{told} the child as seen, {alone} of them alone. The whole chronology may "
            "tell of others. Look before relying on it.",
            about=tuple(event_id for event_id in finding.about if event_id in own),
            data=dict(finding.data) | {"record": own},
        )
    if finding.rule == "ages":
        return finding
    return finding if finding.about and set(held).issuperset(finding.about) else None


def key_events(case: Case) -> tuple[str, ...]:
    """The events chosen for the overview report, by id."""
    chosen = case.settings.get("report", {}).get("key_events", ())
    return tuple(str(key) for key in chosen) if isinstance(chosen, list | tuple) else ()


def in_words(view: View, case: Case, register: Register) -> str:
    """What a view holds, as printed on its front page. People stand by pseudonym."""
    parts = []
    if view.person:
        named = next((e.pseudonym or e.key for e in register.entries if e.key == view.person), view.person)  # fmt: skip
        parts.append(f"naming {named}")
    if view.agencies:
        names = [agency.name for agency in case.agencies if agency.key in view.agencies]
        parts.append(f"of {', '.join(names)}")
    if view.departments:
        parts.append(f"of the department {' or '.join(view.departments)}")
    if view.key_line is not None:
        title = next((k.title for k in case.key_lines if k.number == view.key_line), "")
        parts.append(f"bearing on key line {view.key_line}, {title}")
    if view.category:
        parts.append(f"filed under {view.category}")
    if view.first:
        parts.append(f"from {day(view.first)}")
    if view.last:
        parts.append(f"to {day(view.last)}")
    what = "Key events" if view.key_events else "Events"
    told = " ".join((what, *parts))
    return f"{view.title}: {told[0].lower()}{told[1:]}" if view.title else told


# ---------------------------------------------------------------- pseudonyms


def finder(register: Register) -> Finds:
    """Finds everyone and everything of the register, in every spelling the gate looks for."""
    matcher = Matcher(register)
    return lambda text: ((hit.start, hit.end, hit.keys) for hit in matcher.find(text))


def pseudonyms(register: Register, finds: Finds) -> Callable[[str], tuple[Inline, ...]]:
    """How words become inline content under pseudonyms, for ``chronology(..., mark=...)``.

    A name that may mean two people of the register stands as "one or the other". For people who
    may know the names: nothing here proves that nobody is left, which only the gate does.
    """
    labels = {entry.key: entry.pseudonym or entry.key for entry in register.entries}

    def mark(text: str) -> tuple[Inline, ...]:
        found: list[Inline] = []
        reached = 0
        for start, end, keys in finds(text):
            if start > reached:
                found.append(Span(text[reached:start]))
            found.append(Span(" or ".join(labels.get(key, key) for key in keys)))
            reached = end
        if reached < len(text) or not found:
            found.append(Span(text[reached:]))
        return tuple(found)

    return mark


# ---------------------------------------------------------------- choosing


def _chooser(
    merged: Chronology, view: View, case: Case, register: Register
) -> Callable[[Event], bool]:
    people = People(register) if view.person else None
    bearing: Collection[str] = ()
    if view.key_line is not None:
        bearing = {event.event_id for event in bears_on(merged, case)[view.key_line]}
    chosen = frozenset(key_events(case))
    asked = frozenset(map(folded, view.departments))

    def chooses(event: Event) -> bool:
        return (
            (people is None or view.person in people.in_event(event))
            and (not view.agencies or event.agency in view.agencies)
            and (not asked or folded(event.department) in asked)
            and (view.key_line is None or event.event_id in bearing)
            and (not view.key_events or event.event_id in chosen)
            and (not view.category or event.category.casefold() == view.category.casefold())
            and _in_period(event, view)
        )

    return chooses


def _in_period(event: Event, view: View) -> bool:
    earliest, latest = event.when.earliest, event.when.latest or event.when.earliest
    if view.first is None and view.last is None:
        return True
    if earliest is None or latest is None:
        return False
    return (view.first is None or latest >= view.first) and (
        view.last is None or earliest <= view.last
    )


def _view(name: str, table: object, case: Case) -> View:
    if not isinstance(table, Mapping):
        raise BadCase(f"[views.{name}] must be a table.")
    agencies = table.get("agencies", ())
    view = View(
        name=name, title=str(table.get("title", "")), person=str(table.get("person", "")),
        agencies=tuple(agencies) if isinstance(agencies, list | tuple) else (str(agencies),),
        departments=tuple(table.get("departments", ())),
        key_line=table.get("key_line"), first=table.get("from"), last=table.get("to"),
        key_events=bool(table.get("key_events", False)), category=str(table.get("category", "")),
    )  # fmt: skip
    known = {agency.key for agency in case.agencies}
    for key in view.agencies:
        if key not in known:
            raise BadCase(f"[views.{name}] asks for the agency {key}, which the case has not.")
    if view.key_line is not None and view.key_line not in {k.number for k in case.key_lines}:
        raise BadCase(f"[views.{name}] asks for key line {view.key_line}, which the case has not.")
    return view
