"""Ids that stay with their events when an agency corrects its return.

The ledger (``decisions/event-ids.csv``) only grows. It holds no words of an event, only
fingerprints, each with the number of the way in which it was made: a line made in an older way is
compared with fingerprints made in that way (``prints.WAYS``), so that ids outlive a better sketch.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from pipeline.merge.prints import WAYS, Print, likeness
from pipeline.model import Event
from pipeline.words import natural

#: How much of two wordings must be the same for one to be the other, corrected.
ALIKE = 0.5
#: The same, where neither the date nor the place agrees with it.
MUCH_ALIKE = 0.85
#: Words below which a text is too short to be known again by itself.
TELLING = 5

#: Stands with an event that another version of its agency's return tells differently.
VARIANT = "told differently in another version of the return: a decision is needed"


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One line of the ledger: an id, its agency, and the fingerprint of what it stands for."""

    event_id: str
    agency: str
    fingerprint: str = field(repr=False)


def number(
    events: Iterable[Event], ledger: Sequence[LedgerRow] = ()
) -> tuple[tuple[Event, ...], tuple[LedgerRow, ...]]:
    """Give every event its id: the one it had, or a new one. The order of ``events`` is kept.

    Returns the events and the lines to add to the ledger. Known again is, in this order: the same
    date and words; the same words; the same date and words much alike; the same place and words
    alike. Each id is given once, so a row inserted by the agency gets a new one.
    """
    listed = list(events)
    by_agency: dict[str, list[int]] = defaultdict(list)
    for position, event in enumerate(listed):
        by_agency[event.agency].append(position)
    held: dict[str, list[LedgerRow]] = defaultdict(list)
    for row in ledger:
        held[row.agency].append(row)
    ids = [""] * len(listed)
    added: list[LedgerRow] = []
    for agency in sorted(by_agency):
        places = sorted(by_agency[agency], key=lambda at: _standing(listed[at]))
        given, fresh = _number_agency(agency, [listed[at] for at in places], held[agency])
        for at, event_id in zip(places, given, strict=True):
            ids[at] = event_id
        added.extend(fresh)
    numbered = tuple(
        replace(event, event_id=event_id) for event, event_id in zip(listed, ids, strict=True)
    )
    return numbered, tuple(added)


def match(
    now: Sequence[Print], before: Sequence[Print], owners: Sequence[str] = ()
) -> dict[int, int]:
    """Which of ``now`` is which of ``before``, by position; each owner is used once.

    ``owners`` says to whom each of ``before`` belongs (an id may have several fingerprints, the
    older first); without it each stands for itself.
    """
    holders = owners or [str(old) for old in range(len(before))]
    by_owner: dict[str, list[int]] = defaultdict(list)
    for old, owner in enumerate(holders):
        by_owner[owner].append(old)
    latest = {olds[-1] for olds in by_owner.values()}
    rank = {owner: at for at, owner in enumerate(by_owner)}
    found: dict[int, int] = {}
    free = dict.fromkeys(range(len(before)))

    def take(at: int, old: int) -> None:
        found[at] = old
        for other in by_owner[holders[old]]:
            free.pop(other, None)

    for parts in (("day", "text", "place"), ("day", "text")):
        for among in (latest, set(range(len(before)))):  # as last seen, then as ever seen
            index = _index(before, (old for old in free if old in among), parts)
            for at, own in enumerate(now):
                olds = [] if at in found else index.get(_parts(own, parts), [])
                still = [old for old in olds if old in free]
                if still:  # of two owners the one that was there first
                    take(at, min(still, key=lambda old: rank[holders[old]]))
    for at, old in _alike(now, before, found, free):
        if at not in found and old in free:
            take(at, old)
    return found


# ---------------------------------------------------------------- within one agency


def _number_agency(
    agency: str, events: list[Event], ledger: list[LedgerRow]
) -> tuple[list[str], list[LedgerRow]]:
    run = _Run(agency, events, ledger)
    settled = [at for at, event in enumerate(events) if VARIANT not in event.marks]
    variants = [at for at, event in enumerate(events) if VARIANT in event.marks]
    run.give(settled)
    if variants:
        now = run.made(max(WAYS))
        twins = match([now[at] for at in variants], [now[at] for at in settled])
        known = {row.event_id for row in ledger}
        run.give(variants)
        for own, twin in twins.items():
            at, other = variants[own], run.ids[settled[twin]]
            if (
                run.ids[at] not in known
            ):  # should this version come to stand, it takes its twin's id
                run.fresh.append(LedgerRow(other, agency, now[at].whole))
    return [run.ids[at] for at in range(len(events))], run.fresh


@dataclass(slots=True)
class _Run:
    """One agency being numbered: its events, its lines of the ledger, and what was given."""

    agency: str
    events: list[Event] = field(repr=False)
    ledger: list[LedgerRow] = field(repr=False)
    ids: dict[int, str] = field(default_factory=dict)
    fresh: list[LedgerRow] = field(default_factory=list, repr=False)
    _made: dict[int, list[Print]] = field(default_factory=dict, repr=False)

    def made(self, way: int) -> list[Print]:
        """The events' fingerprints in one way, made when first asked for."""
        if way not in self._made:
            self._made[way] = WAYS[way](self.events)
        return self._made[way]

    def give(self, places: list[int]) -> None:
        """Number the events at these places; ids already given in this run are not given again."""
        for way in sorted(WAYS, reverse=True):
            self._known_again([at for at in places if at not in self.ids], way)
        seen = {(row.event_id, Print.of(row.fingerprint).whole) for row in self.ledger}
        highest = max((_figure(row.event_id) for row in (*self.ledger, *self.fresh)), default=0)
        now = self.made(max(WAYS))
        for at in places:
            if at not in self.ids:
                highest += 1
                self.ids[at] = f"{self.agency}-{highest:04}"
            if (self.ids[at], now[at].whole) not in seen:
                self.fresh.append(LedgerRow(self.ids[at], self.agency, now[at].whole))

    def _known_again(self, places: list[int], way: int) -> None:
        """Give the events at these places the ids of the ledger's lines made in one way."""
        given = set(self.ids.values())
        before = [
            (row.event_id, print_)
            for row in self.ledger
            if row.event_id not in given and (print_ := Print.of(row.fingerprint)).way == way
        ]
        if not before or not places:
            return
        now = self.made(way)
        owners = [owner for owner, _ in before]
        matched = match([now[at] for at in places], [print_ for _, print_ in before], owners)
        for turn, old in matched.items():
            self.ids[places[turn]] = owners[old]


def _standing(event: Event) -> tuple[object, ...]:
    place = event.locator
    words = (event.event, event.when.as_written, event.time, event.source, event.outcome)
    sheet = natural(place.sheet)
    return place.file, place.table, sheet, place.row or 0, place.part, *words, event.extra


def _figure(event_id: str) -> int:
    figure = event_id.rsplit("-", 1)[-1]
    return int(figure) if figure.isdecimal() else 0


def _parts(own: Print, parts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(getattr(own, part) for part in parts)


def _index(
    before: Sequence[Print], free: Iterable[int], parts: tuple[str, ...]
) -> dict[tuple[str, ...], list[int]]:
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for old in free:
        index[_parts(before[old], parts)].append(old)
    return index


def _alike(
    now: Sequence[Print], before: Sequence[Print], found: dict[int, int], free: Iterable[int]
) -> list[tuple[int, int]]:
    """Pairs that may be one event, corrected, the surest first.

    Only pairs with the same text, date or place are looked at, so the work grows with the
    number of events and not with its square.
    """
    pairs: dict[tuple[int, int], tuple[float, ...]] = {}
    for part, least in (("text", 0.0), ("day", ALIKE), ("place", ALIKE)):
        index = _index(before, free, (part,))
        for at, own in enumerate(now):
            if at in found:
                continue
            for old in index.get(_parts(own, (part,)), [])[:200]:
                close = likeness(own.sketch, before[old].sketch)
                same_text = own.text == before[old].text
                if close >= least or same_text:
                    agree = (own.day == before[old].day) + (own.place == before[old].place)
                    pairs[at, old] = (-float(same_text), -close - agree / 4, abs(at - old))
    return sorted(pairs, key=lambda pair: (pairs[pair], pair))
