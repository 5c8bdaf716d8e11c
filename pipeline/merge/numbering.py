"""Ids that stay with their events when an agency corrects its return.

The ledger (``decisions/event-ids.csv``) only grows. It holds no words of an event: a fingerprint
is made of one-way sums, and a sketch by which two wordings can be told to be much alike.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from pipeline.model import Event
from pipeline.words import fold, natural

#: How much of two wordings must be the same for one to be the other, corrected.
ALIKE = 0.5
#: The same, where neither the date nor the place agrees with it.
MUCH_ALIKE = 0.85
#: Words below which a text is too short to be known again by itself.
TELLING = 5

#: Stands with an event that another version of its agency's return tells differently.
VARIANT = "told differently in another version of the return: a decision is needed"

_WORD = re.compile(r"\w+")
_HASHES = 128
_AT_ONCE = 128
_MOST = np.iinfo(np.uint32).max


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One line of the ledger: an id, its agency, and the fingerprint of what it stands for."""

    event_id: str
    agency: str
    fingerprint: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Print:
    """A fingerprint taken apart: sums of the date, the place, the text, and the text's sketch."""

    day: str
    place: str
    text: str
    sketch: str

    @property
    def whole(self) -> str:
        """As the ledger keeps it."""
        return f"{self.day}:{self.place}:{self.text}:{self.sketch}"

    @classmethod
    def of(cls, fingerprint: str) -> Print:
        """From a line of the ledger; a line in another form matches nothing."""
        parts = fingerprint.split(":")
        return cls(*parts) if len(parts) == 4 else cls("", "", "", "")


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


def likeness(one: str, other: str) -> float:
    """The share of words two sketches have in common, from 0 to 1, to about a twentieth."""
    if not one or len(one) != len(other):
        return 0.0
    same = sum(a == b for a, b in zip(one, other, strict=True)) / len(one)
    return max(0.0, (same - 1 / 16) / (1 - 1 / 16))  # one in sixteen is alike by chance


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
    now = prints(events)
    settled = [at for at, event in enumerate(events) if VARIANT not in event.marks]
    variants = [at for at, event in enumerate(events) if VARIANT in event.marks]
    ids: dict[int, str] = {}
    fresh: list[LedgerRow] = []
    _give(agency, now, settled, ledger, ids, fresh)
    if variants:
        twins = match([now[at] for at in variants], [now[at] for at in settled])
        known = {row.event_id for row in ledger}
        _give(agency, now, variants, ledger, ids, fresh)
        for own, twin in twins.items():
            at, other = variants[own], ids[settled[twin]]
            if ids[at] not in known:  # should this version come to stand, it takes its twin's id
                fresh.append(LedgerRow(other, agency, now[at].whole))
    return [ids[at] for at in range(len(events))], fresh


def _give(
    agency: str,
    now: list[Print],
    places: list[int],
    ledger: list[LedgerRow],
    ids: dict[int, str],
    fresh: list[LedgerRow],
) -> None:
    """Number the events at these places; ids already given in this run are not given again."""
    given = set(ids.values())
    open_rows = [row for row in ledger if row.event_id not in given]
    before = [Print.of(row.fingerprint) for row in open_rows]
    matched = match([now[at] for at in places], before, [row.event_id for row in open_rows])
    seen = {(row.event_id, row.fingerprint) for row in ledger}
    highest = max((_figure(row.event_id) for row in (*ledger, *fresh)), default=0)
    for turn, at in enumerate(places):
        if turn in matched:
            ids[at] = open_rows[matched[turn]].event_id
        else:
            highest += 1
            ids[at] = f"{agency}-{highest:04}"
        if (ids[at], now[at].whole) not in seen:
            fresh.append(LedgerRow(ids[at], agency, now[at].whole))


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


# ---------------------------------------------------------------- fingerprints


def prints(events: Sequence[Event]) -> list[Print]:
    """The fingerprint of each event, in order."""
    texts = [_bare(event.event) for event in events]
    return [
        Print(
            _sum(f"{_bare(event.when.as_written) or _days(event)}|{event.time}"),
            _sum(f"{fold(event.locator.sheet)}|{fold(event.sequence) or event.locator.row}"),
            _sum(text),
            sketch,
        )
        for event, text, sketch in zip(events, texts, _sketches(texts), strict=True)
    ]


def _bare(text: str) -> str:
    """The words alone, of any script: case and punctuation are no difference."""
    return " ".join(_WORD.findall(fold(text)))


def _days(event: Event) -> str:
    return f"{event.when.earliest}/{event.when.latest}"


def _sum(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _sketches(texts: Sequence[str]) -> list[str]:
    """128 figures a text, of which two texts share as many as they share words (min-hash)."""
    vocabulary: dict[str, int] = {}
    chosen = [
        [vocabulary.setdefault(word, len(vocabulary)) for word in set(text.split())]
        for text in texts
    ]
    sums = b"".join(
        hashlib.shake_128(word.encode("utf-8", "surrogatepass")).digest(4 * _HASHES)
        for word in vocabulary
    )
    # one row more than there are words, greater than all: a text without words takes only this
    spread = np.full((len(vocabulary) + 1, _HASHES), _MOST, np.uint32)
    spread[:-1] = np.frombuffer(sums, "<u4").reshape(-1, _HASHES)
    sketches: list[str] = []
    for start in range(0, len(chosen), _AT_ONCE):
        some = [words or [len(vocabulary)] for words in chosen[start : start + _AT_ONCE]]
        firsts = np.cumsum([0, *map(len, some[:-1])])
        least = np.minimum.reduceat(spread[[word for words in some for word in words]], firsts)
        figures = (least % 16).astype(np.uint8).reshape(len(some), -1, 2)
        pairs = figures[:, :, 0] * 16 + figures[:, :, 1]
        sketches += [row.tobytes().hex() for row in pairs]
    return [sketch if words else "" for sketch, words in zip(sketches, chosen, strict=True)]
