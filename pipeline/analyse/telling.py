"""One event's account made ready to be set beside another's: what it tells of, whom, from whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.analyse.accounts import minutes
from pipeline.analyse.incident_words import CALLED, ELSE, HEARD, KINDS
from pipeline.analyse.likeness import stems
from pipeline.analyse.people import people_of
from pipeline.analyse.phrases import Hit, Phrases, with_endings
from pipeline.analyse.services import known_as
from pipeline.analyse.timeline import exact
from pipeline.analyse.vocabulary import SERVICES
from pipeline.case import Case
from pipeline.model import Event, Register

DAY = 24 * 60
#: Letters after "letter from", "told by" in which the service it came from is named.
NEAR = 18
#: Phrases after which the one who told is named.
_BY = ("from", "by")

_CLOCK = re.compile(r"\b([01]?\d|2[0-3])(?:[:.]([0-5]\d)|([0-5]\d) ?(?:hrs|hours|h))\b", re.I)
#: A number somebody gave a call, a crime or a case: at least four figures, and no year.
_NUMBER = re.compile(r"\b(?=[\w/-]*\d{4})(?!(?:19|20)\d\d\b)[A-Za-z]{0,5}[-/]?\d[\d/-]{3,}\b")
#: Every service we have words for. No kind of event has a service's name.
_SERVICES: Mapping[str, object] = {**SERVICES, **CALLED}
#: What every such time and every such number holds.
_FIGURES = re.compile(r"\d[\d:.]\d")
_AGAIN = Phrases({kind: with_endings(KINDS[kind]) for kind in ELSE})
_NOBODY: frozenset[str] = frozenset()
_NONE: frozenset[str] = frozenset()
_NO_TIME: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Told:
    """What one account tells, as far as words alone can say.

    ``first`` and ``last`` are days as ``date.toordinal`` counts them; ``minutes`` those after
    midnight, ``at`` the same counted from day 0, where the day is certain; ``said`` are stems,
    ``words`` those that are no name of the family;
    ``people`` register keys named for certain, divided into ``children`` of the family and
    ``adults``; ``meant`` those and any a surname may mean;
    ``services`` those it names, ``heard_of`` those it says it heard from, ``own`` its agency's
    (all as keys of SERVICES and CALLED); ``heard`` whether it tells of what somebody else told;
    ``clock`` minutes after midnight of times in its text; ``numbers`` call and crime numbers.
    """

    event: Event
    first: int
    last: int
    certain: bool
    minutes: int | None
    at: int | None
    said: frozenset[str]
    words: frozenset[str]
    kinds: frozenset[str]
    people: frozenset[str]
    children: frozenset[str]
    adults: frozenset[str]
    meant: frozenset[str]
    services: frozenset[str]
    heard_of: frozenset[str]
    own: frozenset[str]
    heard: bool
    clock: frozenset[int]
    numbers: frozenset[str]
    kind_bits: int  # ``kinds`` once more, a bit a kind
    service_bits: int
    own_bits: int


class Reader:
    """Reads events as accounts of something that happened to the family."""

    def __init__(self, case: Case, register: Register) -> None:
        self._people = people_of(register)
        self._surnames = _surnames(register)
        self._forms = _forms(self._surnames)
        self._large = re.compile(rf"\b(?:{'|'.join(map(re.escape, self._forms)) or '(?!)'})\b")
        self._children = frozenset(
            entry.key for entry in register.entries
            if entry.kind == "person" and (entry.role == "child" or "sibling" in entry.role)
        )  # fmt: skip
        kinds = {kind: with_endings(words) for kind, words in KINDS.items()}
        services = {key: (*SERVICES.get(key, ()), *CALLED.get(key, ())) for key in _SERVICES}
        self._kinds = {kind: 1 << bit for bit, kind in enumerate(kinds)}
        self._services = {key: 1 << bit for bit, key in enumerate(services)}
        self._phrases = Phrases({**kinds, **services, "heard": HEARD})
        known = {agency.key: agency.name for agency in case.agencies}
        self._known = known
        self._own: dict[str, tuple[frozenset[str], int]] = {}
        self._numbers: dict[str, frozenset[str]] = {}  # by source: few, and written again and again
        #: Words that are nothing but the family's names tell no more than whom a row is about.
        self.names = frozenset().union(
            *(stems(form) for entry in register.entries if entry.kind == "person" for form in entry.names)
        ) if len(register) else frozenset()  # fmt: skip

    def read(self, event: Event) -> Told:
        """The account of an event whose date could be read."""
        first, last = event.when.earliest, event.when.latest or event.when.earliest
        assert first is not None
        assert last is not None
        text = f"{event.event} \n {event.outcome}" if event.outcome else event.event
        day, clock = exact(event.when), minutes(event.time)
        hits = self._phrases.hits(text)
        filed = {hit.kind for hit in hits}
        kinds, services = filed & self._kinds.keys(), filed & self._services.keys()
        if not kinds.isdisjoint(ELSE):
            kinds = {kind for kind in kinds if kind not in ELSE or _still(kind, text)}
        meant, sure = self._by_surname(text)
        named = self._people.in_event(event) | sure
        own, own_bits = self._services_of(event.agency)
        heard = "heard" in filed
        said = stems(text)
        figures = _FIGURES.search(text)
        return Told(
            event=event, first=first.toordinal(), last=last.toordinal(),
            certain=day is not None, minutes=clock,
            at=None if day is None or clock is None else day.toordinal() * DAY + clock,
            said=said, words=said if said.isdisjoint(self.names) else said - self.names,
            kinds=frozenset(kinds), people=named,
            children=named & self._children, adults=named - self._children,
            meant=named | meant, services=frozenset(services),
            heard_of=frozenset(_heard_of(hits)) if heard else _NOBODY, own=own, heard=heard,
            clock=_clock(text) if figures else _NO_TIME,
            numbers=self._numbers_in(text if figures else "", event.source),
            kind_bits=sum(map(self._kinds.__getitem__, kinds)),
            service_bits=sum(map(self._services.__getitem__, services)),
            own_bits=own_bits,
        )  # fmt: skip

    def _by_surname(self, text: str) -> tuple[frozenset[str], frozenset[str]]:
        """Everybody a surname in the text may mean; those whose surname is nobody else's."""
        # Where a row holds none, a plain look is far faster than the pattern.
        for form in self._forms:
            if form in text:
                break
        else:
            return _NOBODY, _NOBODY
        found = {word.lower() for word in self._large.findall(text)}
        meant = [self._surnames[word] for word in found]
        return _NOBODY.union(*meant), _NOBODY.union(*(own for own in meant if len(own) == 1))

    def _numbers_in(self, text: str, source: str) -> frozenset[str]:
        if source not in self._numbers:
            self._numbers[source] = _numbers(source)
        return _numbers(text) | self._numbers[source]

    def _services_of(self, agency: str) -> tuple[frozenset[str], int]:
        """What services an agency is, and the same as bits."""
        if agency not in self._own:
            own = known_as(f"{agency} {self._known.get(agency, '')}", _SERVICES)
            self._own[agency] = own, sum(map(self._services.__getitem__, own))
        return self._own[agency]


def _still(kind: str, text: str) -> bool:
    """Whether a text is of a kind still, once words of something else are taken out of it."""
    left, taken = ELSE[kind].subn(" ", text)
    return not taken or kind in _AGAIN.kinds(left)


def _heard_of(hits: Sequence[Hit]) -> Iterable[str]:
    """Services named just after "from" or "by": it was they who told."""
    reach = -1
    for hit in hits:
        if hit.kind == "heard" and hit.phrase.endswith(_BY):
            reach = hit.end + NEAR
        elif hit.kind in _SERVICES and hit.start <= reach:
            yield hit.kind


def _clock(text: str) -> frozenset[int]:
    return frozenset(
        int(found[1]) * 60 + int(found[2] or found[3]) for found in _CLOCK.finditer(text)
    )


def _numbers(text: str) -> frozenset[str]:
    return frozenset(found[0].lower() for found in _NUMBER.finditer(text)) if text else _NONE


def _forms(surnames: Iterable[str]) -> tuple[str, ...]:
    """The surnames as a name and in capitals: a sample is no Sample."""
    return tuple(form for name in sorted(surnames) for form in (name.title(), name.upper()) if name)


def _surnames(register: Register) -> dict[str, frozenset[str]]:
    """By surname in small letters, everybody it may mean: police write it alone."""
    found: dict[str, frozenset[str]] = {}
    for entry in register.entries:
        if entry.kind == "person":
            surname = entry.name.rpartition(" ")[2].lower()
            found[surname] = found.get(surname, frozenset()) | {entry.key}
    return found
