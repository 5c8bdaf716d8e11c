"""The chronology as one value for the page that explores it: events, findings, who and when.

Plain dicts, lists, words and numbers, ready to be written as JSON. Events are named by their
place in merged order, agencies and people by their place in their lists, so that 5,000 events
stay small. Words stand as typed; where a name stands in them is said beside them, so that the
page can show pseudonyms without a letter being changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from pipeline.analyse import RULES, turned_off
from pipeline.analyse.timeline import Chronology, day, exact
from pipeline.assemble.agencies import Sign, departments, folded, signs
from pipeline.assemble.chronology import BESIDE
from pipeline.assemble.chronology_dates import meaning
from pipeline.case import Case
from pipeline.model import Event, Finding, Register

#: Finds people and places: (start, end, register keys it may mean) in a text.
Finds = Callable[[str], Iterable[tuple[int, int, tuple[str, ...]]]]

#: Findings that the page shows in their own way, or that would stand at nearly every event.
NOT_LISTED = frozenset({"ages", "named", "intervals", "return_quality"})

#: Fields of an event by the letter they have in the data.
TEXTS: Mapping[str, str] = {
    "e": "event",
    "o": "outcome",
    "n": "analysis",
    "x": "expected_practice",
    "c": "category",
    "s": "source",
}


def _nobody(_text: str) -> Iterable[tuple[int, int, tuple[str, ...]]]:
    return ()


def explorer(
    merged: Chronology,
    findings: Sequence[Finding],
    case: Case,
    register: Register,
    *,
    finds: Finds = _nobody,
    key_events: Sequence[str] = (),
    marking: str = "",
    prepared: str = "",
    extract: str = "",
    numbers: Mapping[str, int] | None = None,
) -> dict[str, Any]:
    """Everything the page shows, as JSON would hold it.

    ``finds`` says where people and places stand in a text; without it the page offers no
    pseudonyms. ``key_events`` are the events chosen so far; ``extract`` says in words which view
    this is, when it is not the whole; ``numbers`` are then those of its events in the whole.
    """
    signed = signs(case, (event.agency for event in merged.events))
    places = {event.event_id: place for place, event in enumerate(merged.events)}
    agencies = {key: place for place, key in enumerate(signed)}
    named = _Named(register, finds)
    services = departments(case, merged.events, signed)
    counted = numbers or {}
    off = turned_off(case)
    events = [_event(event, agencies, services[event.agency], named) for event in merged.events]
    return {
        "reference": case.reference,
        "title": case.title,
        "marking": marking,
        "prepared": prepared,
        "extract": extract,
        "scope": [_iso(case.scope_from), _iso(case.scope_to)],
        "incident": _iso(case.dates.get("incident")),
        "agencies": [_agency(sign, services[key], named) for key, sign in signed.items()],
        "keyLines": [
            {"number": k.number, "title": k.title, "question": k.question} for k in case.key_lines
        ],
        "rules": {name: rule.title for name, rule in RULES.items() if name not in NOT_LISTED},
        "off": dict(off),
        "idle": {name: off[rule.title] for name, rule in RULES.items() if rule.title in off},
        "keyEvents": [key for key in key_events if key in places],
        "events": events,
        "numbers": [counted.get(e.event_id, n) for n, e in enumerate(merged.events, start=1)]
        if counted
        else [],
        "findings": [
            _finding(finding, places, agencies, named)
            for finding in findings
            if finding.rule not in NOT_LISTED
        ],
        "seen": _seen(findings, places),
        "told": _told(findings, places, agencies),
        "ages": _ages(findings, merged.events, named),
        "namedIn": {
            str(named.place(str(finding.data["person"]))): [places[i] for i in finding.about]
            for finding in findings
            if finding.rule == "named"
        },
        "people": named.people,
    }


class _Named:
    """People and places of the register that the data mentions, numbered as they come."""

    def __init__(self, register: Register, finds: Finds) -> None:
        self._entries = {entry.key: entry for entry in register.entries}
        self._finds = finds
        self._places: dict[str, int] = {}
        self.people: list[dict[str, object]] = []

    def place(self, key: str) -> int:
        """The number of an entry in ``people``."""
        if key not in self._places:
            self._places[key] = len(self.people)
            entry = self._entries.get(key)
            name, label = (entry.name, entry.pseudonym or key) if entry else (key, key)
            kind = entry.kind if entry else "person"
            self.people.append({"key": key, "name": name, "label": label, "kind": kind})
        return self._places[key]

    def mentions(self, text: str) -> list[list[int]]:
        """Where people stand in a text: start, end, then the numbers of those it may mean."""
        return [
            [start, end, *(self.place(key) for key in keys)]
            for start, end, keys in self._finds(text)
        ]


def _agency(
    sign: Sign, departments_: Mapping[str, tuple[int, str]], named: _Named
) -> dict[str, object]:
    return {
        "departments": [[name, named.mentions(name)] for _, name in departments_.values()],
        "key": sign.key,
        "code": sign.code,
        "name": sign.short,
        "full": sign.name,
        "number": sign.number,
    }


def _event(
    event: Event,
    agencies: Mapping[str, int],
    departments_: Mapping[str, tuple[int, str]],
    named: _Named,
) -> dict[str, Any]:
    """One event; what is empty is left out."""
    when = event.when
    time = event.time_as_written or event.time
    if event.time_to and event.time_to not in time:
        time += f" to {event.time_to}"
    beside = [
        (label, getattr(event, name))
        for name, label in BESIDE.items()
        if name not in TEXTS.values() and name != "department"
    ]
    held: dict[str, Any] = {
        "i": event.event_id,
        "f": _iso(when.earliest),
        "l": _iso(when.latest or when.earliest),
        "p": when.precision.value,
        "d": when.as_written or "No date given",
        "m": "; ".join(meaning(when)),
        "v": int(exact(when) is not None),
        "t": "" if time and time in when.as_written else time,
        "k": int(event.kind != "event"),
        "r": [[label, text] for label, text in (*beside, *event.extra) if text],
        "w": ", ".join(part for part in (event.locator.file, event.locator.place()) if part),
        "z": list(event.marks),
    }
    mentions: dict[str, list[list[int]]] = {}
    for letter, name in TEXTS.items():
        held[letter] = text = getattr(event, name)
        if found := named.mentions(text) if text else []:
            mentions[letter] = found
    for place, (_, text) in enumerate(held["r"]):
        if found := named.mentions(text):
            mentions[f"r{place}"] = found
    held["q"] = mentions
    kept = {key: value for key, value in held.items() if value not in ("", [], {}, 0)}
    # An agency's and a department's number may be 0, which is not nothing.
    kept["a"] = agencies[event.agency]
    if event.department:
        kept["g"] = departments_[folded(event.department)][0]
    return kept


def _finding(
    finding: Finding, places: Mapping[str, int], agencies: Mapping[str, int], named: _Named
) -> dict[str, Any]:
    held: dict[str, Any] = {
        "r": finding.rule,
        "t": finding.title,
        "d": finding.detail,
        "e": [places[event_id] for event_id in finding.about if event_id in places],
        "a": [agencies[key] for key in finding.agencies if key in agencies],
    }
    if finding.key_line is not None:
        held["k"] = finding.key_line
    if finding.rule == "same_incident":
        held["adds"] = _by_place(finding.data.get("adds"), places)
        disagree = finding.data.get("disagree")
        if isinstance(disagree, Mapping):
            held["disagree"] = {
                about: {
                    place: [named.place(key) for key in said] if about == "people" else said
                    for place, said in _by_place(told, places).items()
                }
                for about, told in disagree.items()
            }
    return held


def _seen(findings: Iterable[Finding], places: Mapping[str, int]) -> dict[str, list[str]]:
    """By event, how the child was recorded as seen and where it says so."""
    for finding in findings:
        if finding.rule == "last_seen" and "record" in finding.data:
            record = _by_place(finding.data["record"], places)
            basis = _by_place(finding.data.get("basis"), places)
            return {place: [how, basis.get(place, "")] for place, how in record.items()}
    return {}


def _told(
    findings: Iterable[Finding], places: Mapping[str, int], agencies: Mapping[str, int]
) -> dict[str, list[list[int]]]:
    """By event, agencies its row says were told, and agencies it says told it."""
    found: dict[str, list[list[int]]] = {}
    for finding in findings:
        if finding.rule == "known_by" and "told" in finding.data:
            sides = []
            for name in ("told", "heard"):
                keys = finding.data.get(name)
                sides.append([agencies[k] for k in keys] if isinstance(keys, tuple) else [])
            found[str(places[finding.about[0]])] = sides
    return found


def _ages(
    findings: Iterable[Finding], events: Sequence[Event], named: _Named
) -> dict[str, list[Any]]:
    """Children by number, the different ages in words, and by event which age each child has."""
    words: dict[str, int] = {"": 0}
    children: list[int] = []
    columns: list[list[int]] = []
    for finding in findings:
        ages = finding.data.get("ages")
        if finding.rule == "ages" and isinstance(ages, Mapping):
            children.append(named.place(str(finding.data["person"])))
            columns.append(
                [words.setdefault(ages.get(event.event_id, ""), len(words)) for event in events]
            )
    return {"children": children, "words": list(words), "of": columns}


def _by_place(told: object, places: Mapping[str, int]) -> dict[str, Any]:
    if not isinstance(told, Mapping):
        return {}
    return {str(places[key]): value for key, value in told.items() if key in places}


def _iso(value: date | None) -> str:
    return value.isoformat() if value else ""


def prepared_on(case: Case) -> str:
    """The day the page says it was prepared on; the program never reads the clock for it."""
    on = case.dates.get("prepared")
    return day(on) if on else ""
