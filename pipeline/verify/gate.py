"""Asks every judge about every file, after proving that they see."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.errors import CouldNotVerify, LeakFound
from pipeline.model import Clearance, Register
from pipeline.verify import control, second
from pipeline.verify.consistent import exact_dates, markings, strange_labels, words_of
from pipeline.verify.content import content_sha256
from pipeline.verify.kinds import WALKERS, kind_of
from pipeline.verify.looks import Look
from pipeline.verify.needles import labels
from pipeline.verify.search import Searcher, Sighting, Text, gathered

JUDGES = ("bytes", "list", "second reading", "consistency")
#: How many sightings a sentence names before it counts the rest.
NAMED = 12


@dataclass(frozen=True, slots=True)
class Question:
    """What the gate is asked, besides the files.

    ``shown`` are register keys that substitution replaced: the restricted copy must show them
    all. ``links`` are prefixes a link may have. ``marks`` are the confidential copy's reference
    and marking. ``accepted`` are strings a person decided may stay. ``ordinary`` are English
    words in lower case. ``secret`` keys the hashes of what is not in the register.
    """

    register: Register = field(repr=False)
    shown: frozenset[str] = frozenset()
    links: tuple[str, ...] = ()
    marks: tuple[str, ...] = field(default=(), repr=False)
    accepted: frozenset[str] = field(default=frozenset(), repr=False)
    ordinary: Collection[str] = field(default=frozenset(), repr=False)
    secret: bytes = field(default=b"", repr=False)
    judges: tuple[str, ...] = JUDGES


def verify(
    publication: Mapping[str, bytes], restricted: Mapping[str, bytes], question: Question
) -> tuple[Clearance, ...]:
    """Clear every publication file, or stop.

    ``publication`` and ``restricted`` are file names and bytes; names must identify nobody.
    Raises LeakFound (exit 20) when anybody is seen, with register keys and places, and
    CouldNotVerify (exit 21) when a file cannot be searched whole, holds something that is not on
    the list, or when the controls are not found out.
    """
    if not publication:
        raise CouldNotVerify("There is no publication copy to check.")
    if not len(question.register):
        raise CouldNotVerify("The register is empty, so nobody could be looked for.")
    searcher = Searcher(question.register, question.ordinary)
    kinds = {name: _kind(name, data) for name, data in publication.items()}
    _controls(searcher, sorted(set(kinds.values())))
    _restricted_shows(searcher, restricted, question)
    return tuple(
        _cleared(name, kinds[name], publication[name], searcher, question)
        for name in sorted(publication)
    )


def _kind(name: str, data: bytes) -> str:
    try:
        return kind_of(data)
    except CouldNotVerify as fault:
        raise CouldNotVerify(f"{name} could not be checked: {fault.sentence}") from fault


def _walked(name: str, kind: str, data: bytes, links: tuple[str, ...]) -> Look:
    try:
        return WALKERS[kind](data, links)
    except CouldNotVerify as fault:
        raise CouldNotVerify(
            f"{name} could not be checked: {fault.sentence} Nothing has been published."
        ) from fault


def _controls(searcher: Searcher, kinds: Sequence[str]) -> None:
    """Every form of every entry, hidden in a file of each kind, must be found."""
    for kind in kinds:
        lines = [control.written(needle) for needle in searcher.needles]
        look = _walked("the control", kind, control.MAKERS[kind](lines), ())
        found = {(needle.key, needle.text) for needle, _ in searcher.found(look.texts)}
        missed = {
            needle.key for needle in searcher.needles if (needle.key, needle.text) not in found
        }
        if missed or not searcher.needles:
            raise CouldNotVerify(
                f"The search did not find every form in its {kind} control "
                f"({_listed(missed)}), so nothing it says can be believed. Nothing has been published."
            )


def _restricted_shows(
    searcher: Searcher, restricted: Mapping[str, bytes], question: Question
) -> None:
    """The confidential copy must show its people to the same search."""
    if not restricted:
        raise CouldNotVerify("There is no confidential copy to prove the search on.")
    seen: set[str] = set()
    for name, data in sorted(restricted.items()):
        look = _walked(name, _kind(name, data), data, ())
        keys = {key for key, _ in searcher.keys(look.texts)}
        if not keys:
            raise CouldNotVerify(f"The search found nobody in {name}, the confidential copy.")
        seen |= keys
    if missed := question.shown - seen:
        raise CouldNotVerify(
            f"The search did not see {_listed(missed)} in the confidential copy, "
            "where substitution found them. Nothing has been published."
        )


def _cleared(
    name: str, kind: str, data: bytes, searcher: Searcher, question: Question
) -> Clearance:
    look = _walked(name, kind, data, question.links)
    sightings: set[Sighting] = set()
    if "bytes" in question.judges:
        sightings |= {Sighting(key, place, "bytes") for key, place in searcher.keys(look.texts)}
    unread, reading = None, None
    if "second reading" in question.judges:
        try:
            reading = second.reading(kind, data, look)
        except CouldNotVerify as fault:
            unread = fault  # a leak that was seen is told first
        else:
            keys = searcher.keys([reading])
            sightings |= {Sighting(key, place, "second reading") for key, place in keys}
    if "consistency" in question.judges:
        sightings |= set(_consistency(look, reading, question))
    if sightings:
        raise LeakFound(
            f"{name} still identifies people: {_seen(sightings)}. Nothing has been published."
        )
    if unread:
        raise CouldNotVerify(
            f"{name} could not be checked: {unread.sentence} Nothing has been published."
        ) from unread
    if look.odd and "list" in question.judges:
        where = "; ".join(f"{odd.place}: {odd.why}" for odd in sorted(look.odd)[:NAMED])
        raise CouldNotVerify(
            f"{name} holds what a publication copy may not: {where}. Nothing has been published."
        )
    return Clearance(name, hashlib.sha256(data).hexdigest(), content_sha256(data), question.judges)


def _consistency(look: Look, reading: Text | None, question: Question) -> list[Sighting]:
    own = tuple(labels(question.register).values())
    texts = [text for text in look.texts if not text.raw and not text.whole] + (
        [reading] if reading else []
    )
    found: list[Sighting] = []
    for text in gathered([*texts, *([reading] if reading else [])]):
        words = words_of(text.text)
        for why, strings in (
            ("a label this review did not give", strange_labels(words, own)),
            ("an exact date", exact_dates(words)),
            ("a marking of the confidential copy", markings(words, question.marks)),
        ):
            found.extend(
                Sighting(hashed(string, question.secret), text.place, "consistency", why)
                for string in strings
                if string not in question.accepted
            )
    return found


def hashed(string: str, secret: bytes) -> str:
    """A short keyed hash that stands for a string nobody may read in a log."""
    return "#" + hmac.new(secret, words_of(string).lower().encode(), "sha256").hexdigest()[:12]


def _seen(sightings: set[Sighting]) -> str:
    lines = dict.fromkeys(
        f"{each.key} in {each.place}" + (f" ({each.why})" if each.why else "")
        for each in sorted(sightings)
    )
    more = len(lines) - NAMED
    return "; ".join(list(lines)[:NAMED]) + (f"; and {more} more" if more > 0 else "")


def _listed(keys: Collection[str]) -> str:
    listed = sorted(keys)
    more = f" and {len(listed) - NAMED} more" if len(listed) > NAMED else ""
    return ", ".join(listed[:NAMED]) + more
