"""Asks every judge about every file, after proving that they see."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from pipeline.errors import CouldNotVerify, LeakFound
from pipeline.model import Clearance, Register
from pipeline.verify import placed, second, signs, specimen
from pipeline.verify.consistent import exact_dates, markings, strange_labels, words_of
from pipeline.verify.content import content_sha256
from pipeline.verify.findings import NAMED, Sighting, hashed, listed, told
from pipeline.verify.kinds import kind_of, named_kind, walked
from pipeline.verify.looks import Look, Odd
from pipeline.verify.near import NearSearch
from pipeline.verify.needles import labels, public_names
from pipeline.verify.proof import NOTHING, prove_on_controls, prove_on_restricted
from pipeline.verify.search import Searcher, Text, gathered

JUDGES = ("bytes", "list", "second reading", "consistency")


@dataclass(frozen=True, slots=True)
class Question:
    """What the gate is asked, besides the files.

    ``shown`` are register keys that substitution replaced: the restricted copy must show them
    all. ``links`` are prefixes a link may have. ``marks`` are the confidential copy's reference
    and marking. ``accepted`` are strings a person decided may stay. ``ordinary`` are English
    words in lower case, which no slip makes of a name; ``common`` those met so often that a name
    that is one of them is seen only with a capital. ``secret`` keys the hashes of what is not in the register. ``judges``
    are all four; fewer give a clearance that cannot be published on. ``pictures`` are the hashes
    (SHA-256) of the pictures that people know: a partnership's own, of its templates. ``styles`` are the style sheets a
    page may have, word for word; None where any may stand that says nothing odd.
    """

    register: Register = field(repr=False)
    shown: frozenset[str] = frozenset()
    links: tuple[str, ...] = ()
    marks: tuple[str, ...] = field(default=(), repr=False)
    accepted: frozenset[str] = field(default=frozenset(), repr=False)
    ordinary: Collection[str] = field(default=frozenset(), repr=False)
    common: Collection[str] = field(default=frozenset(), repr=False)
    secret: bytes = field(default=b"", repr=False)
    judges: tuple[str, ...] = JUDGES
    pictures: frozenset[str] = frozenset()
    styles: tuple[str, ...] | None = None


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
    gate = Gate(question)
    gate.named(publication)
    kinds = {named_kind(name, data) for name, data in publication.items() if data.strip()}
    gate.prove(kinds, restricted)
    return tuple(gate.cleared(name, publication[name]) for name in sorted(publication))


class Gate:
    """The judges, ready for any number of files once they have been proven."""

    def __init__(self, question: Question) -> None:
        if not len(question.register):
            raise CouldNotVerify("The register is empty, so nobody could be looked for.")
        self.question = question
        self.searcher = Searcher(question.register, question.common or question.ordinary)
        allowed = (*public_names(question.register), *labels(question.register).values())
        self.near = NearSearch(
            question.register, question.ordinary, (*allowed, *sorted(question.accepted))
        )
        self.proven: frozenset[str] = frozenset()

    def prove(self, kinds: Collection[str], restricted: Mapping[str, bytes]) -> None:
        """Try the search on controls of these kinds and on the confidential copies."""
        prove_on_controls(self.searcher, kinds)
        prove_on_restricted(self.searcher, restricted, self.question.shown)
        self.proven = frozenset(kinds)

    def named(self, names: Collection[str]) -> None:
        """Raises LeakFound when a file's own name identifies somebody."""
        keys = {key for key, _ in self.searcher.keys([Text("names", "\n".join(names))])}
        if keys:
            raise LeakFound(f"A file's name identifies people: {listed(keys)}. {NOTHING}")

    def cleared(self, name: str, data: bytes) -> Clearance:
        """A clearance by every judge asked, or a stop; only after the controls were found out."""
        look = walked(name, data, self.question.links)
        kind = kind_of(data)
        if kind not in self.proven:
            raise CouldNotVerify(f"The search was not tried on a {kind} control. {NOTHING}")
        judges = self.question.judges
        sightings = set(self._bytes(look)) if "bytes" in judges else set()
        reading, unread = (
            self._second(kind, data, look) if "second reading" in judges else (None, None)
        )
        if reading:
            sightings |= set(self._read(reading))
        if kind == "pdf" and "second reading" in judges:
            sightings |= set(self._placed(data))
        if "consistency" in judges:
            sightings |= set(self._consistency(look, reading))
        if sightings:
            raise LeakFound(f"{name} still identifies people: {told(sightings)}. {NOTHING}")
        if unread:
            raise CouldNotVerify(
                f"{name} could not be checked: {unread.sentence} {NOTHING}"
            ) from unread
        if self.question.styles is not None and set(look.styles) - set(self.question.styles):
            look.strange("style", "a style sheet that is not ours")
        for text in look.texts:
            if not text.raw and signs.unseen(text.text):
                look.strange(text.place, "signs that nobody sees")
        if seen_only := self._unread(look, reading):
            raise CouldNotVerify(
                f"{name} was not read whole; no search can read {_told(seen_only)}. Look at each: "
                f"only a copy without it can be cleared. {NOTHING}"
            )
        if look.odd and "list" in judges:
            raise CouldNotVerify(
                f"{name} holds what a publication copy may not: {_told(look.odd)}. {NOTHING}"
            )
        return Clearance(name, hashlib.sha256(data).hexdigest(), content_sha256(data), judges)

    def _unread(self, look: Look, reading: Text | None) -> list[Odd]:
        """What people see and no judge can read, whichever are asked."""
        known = self.question.pictures
        found = [Odd(each.place, each.what) for each in look.unread if each.sha256 not in known]
        if look.specimen is not None and specimen.lies(look.specimen):
            found.append(Odd("a typeface", "letters that look like others than they say they are"))
        if signs.drawn(reading.text if reading else ""):
            found.append(Odd("the words as read", "a picture made of signs"))
        return found

    # ------------------------------------------------------------ judges

    def _bytes(self, look: Look) -> Iterator[Sighting]:
        for key, place in self.searcher.keys(look.texts):
            yield Sighting(key, place, "bytes")
        for key, place in self.near.keys(each for each in look.texts if not each.whole):
            yield Sighting(key, place, "bytes", "a near spelling")

    def _read(self, reading: Text) -> Iterator[Sighting]:
        for key, place in self.searcher.keys([reading]):
            yield Sighting(key, place, "second reading")
        for key, place in self.near.keys([reading]):
            yield Sighting(key, place, "second reading", "a near spelling")

    def _placed(self, data: bytes) -> Iterator[Sighting]:
        for key, place in self.searcher.keys(placed.texts(data)):
            yield Sighting(key, place, "second reading")

    @staticmethod
    def _second(kind: str, data: bytes, look: Look) -> tuple[Text | None, CouldNotVerify | None]:
        """The second reading, or why there is none: a leak that was seen is told first."""
        try:
            return second.reading(kind, data, look), None
        except CouldNotVerify as fault:
            return None, fault

    def _consistency(self, look: Look, reading: Text | None) -> Iterator[Sighting]:
        own = tuple(labels(self.question.register).values())
        for text in gathered([*_sentences(look, reading), *_lines(look, reading)]):
            words = words_of(text.text)
            for why, strings in (
                ("a label this review did not give", strange_labels(words, own)),
                ("an exact date", exact_dates(words)),
                ("a marking of the confidential copy", markings(words, self.question.marks)),
            ):
                for string in strings:
                    if string not in self.question.accepted:
                        key = hashed(string, self.question.secret)
                        yield Sighting(key, text.place, "consistency", why)


def _told(found: Collection[Odd]) -> str:
    """``word/media/image1.png: a picture; ...``, the first of them."""
    more = len(found) - NAMED
    first = "; ".join(f"{each.place}: {each.why}" for each in sorted(found)[:NAMED])
    return first + (f"; and {more} more" if more > 0 else "")


def _sentences(look: Look, reading: Text | None) -> Iterator[Text]:
    """Texts in which words stand beside each other as a reader sees them.

    A PDF's pages only where no second reader has put their broken lines together.
    """
    for text in look.texts:
        if not text.raw and (not text.whole or (reading is None and _is_page(text))):
            yield text


def _lines(look: Look, reading: Text | None) -> Iterator[Text]:
    """A second reading: a PDF's whole, for its lines are broken; others' by the line and cell.

    In a cell beside a number a month is no date.
    """
    if reading is None:
        return
    if any(_is_page(text) for text in look.texts):
        yield reading
        return
    for line in re.split(r"\n|\s{2,}", reading.text):
        yield Text(reading.place, line)


def _is_page(text: Text) -> bool:
    return text.place.startswith("page ")
