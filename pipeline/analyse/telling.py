"""One event's account made ready to be set beside another's: what it tells of, whom, from whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.analyse.accounts import minutes
from pipeline.analyse.incident_words import CALLED, HEARD, KINDS
from pipeline.analyse.likeness import stems
from pipeline.analyse.people import people_of
from pipeline.analyse.phrases import Hit, Phrases, with_endings
from pipeline.analyse.services import known_as
from pipeline.analyse.timeline import exact
from pipeline.analyse.vocabulary import SERVICES
from pipeline.case import Case
from pipeline.model import Event, Register

#: Letters after "letter from", "told by" in which the service it came from is named.
NEAR = 18
#: Phrases after which the one who told is named.
_BY = ("from", "by")

_CLOCK = re.compile(r"\b([01]?\d|2[0-3])(?:[:.]([0-5]\d)|([0-5]\d) ?(?:hrs|hours|h))\b", re.I)
#: A number somebody gave a call, a crime or a case: at least four figures, and no year.
_NUMBER = re.compile(r"\b(?=[\w/-]*\d{4})(?!(?:19|20)\d\d\b)[A-Za-z]{0,5}[-/]?\d[\d/-]{3,}\b")
#: Every service we have words for. No kind of event has a service's name.
_SERVICES: Mapping[str, object] = {**SERVICES, **CALLED}
_FIGURES = re.compile(r"\d{4}")
_FIGURE = re.compile(r"\d")
_NOBODY: frozenset[str] = frozenset()
_NO_TIME: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Told:
    """What one account tells, as far as words alone can say.

    ``first`` and ``last`` are days as ``date.toordinal`` counts them; ``said`` are stems,
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
        self._own: dict[str, frozenset[str]] = {}
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
        hits = self._phrases.hits(text)
        filed = {hit.kind for hit in hits}
        kinds, services = filed & self._kinds.keys(), filed & self._services.keys()
        meant, sure = self._by_surname(text)
        named = self._people.in_event(event) | sure
        own = self._services_of(event.agency)
        heard = "heard" in filed
        said = stems(text)
        return Told(
            event=event, first=first.toordinal(), last=last.toordinal(),
            certain=exact(event.when) is not None, minutes=minutes(event.time),
            said=said, words=said if said.isdisjoint(self.names) else said - self.names,
            kinds=frozenset(kinds), people=named,
            children=named & self._children, adults=named - self._children,
            meant=named | meant, services=frozenset(services),
            heard_of=frozenset(_heard_of(hits)) if heard else _NOBODY, own=own, heard=heard,
            clock=_clock(text), numbers=_numbers(text, event.source),
            kind_bits=sum(map(self._kinds.__getitem__, kinds)),
            service_bits=sum(map(self._services.__getitem__, services)),
            own_bits=sum(map(self._services.__getitem__, own)),
        )  # fmt: skip

    def _by_surname(self, text: str) -> tuple[frozenset[str], frozenset[str]]:
        """Everybody a surname in the text may mean; those whose surname is nobody else's."""
        # Where a row holds none, a plain look is about twice as fast as the pattern.
        if not any(form in text for form in self._forms):
            return _NOBODY, _NOBODY
        found = {word.lower() for word in self._large.findall(text)}
        meant = [self._surnames[word] for word in found]
        return _NOBODY.union(*meant), _NOBODY.union(*(own for own in meant if len(own) == 1))

    def _services_of(self, agency: str) -> frozenset[str]:
        if agency not in self._own:
            self._own[agency] = known_as(f"{agency} {self._known.get(agency, '')}", _SERVICES)
        return self._own[agency]


def _heard_of(hits: Sequence[Hit]) -> Iterable[str]:
    """Services named just after "from" or "by": it was they who told."""
    reach = -1
    for hit in hits:
        if hit.kind == "heard" and hit.phrase.endswith(_BY):
            reach = hit.end + NEAR
        elif hit.kind in _SERVICES and hit.start <= reach:
            yield hit.kind


def _clock(text: str) -> frozenset[int]:
    if not _FIGURE.search(text):
        return _NO_TIME
    return frozenset(
        int(found[1]) * 60 + int(found[2] or found[3]) for found in _CLOCK.finditer(text)
    )


def _numbers(*texts: str) -> frozenset[str]:
    return frozenset(
        found[0].lower()
        for text in texts
        if _FIGURES.search(text)
        for found in _NUMBER.finditer(text)
    )


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
