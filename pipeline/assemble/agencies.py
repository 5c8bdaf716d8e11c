"""How agencies are told apart on paper: a short sign that prints in black and white, and a shade."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import count

from pipeline.case import Case
from pipeline.model import Event


@dataclass(frozen=True, slots=True)
class Sign:
    """An agency's number in the review's order, its name, and letters no other agency has."""

    key: str
    number: int
    code: str
    name: str
    short: str

    @property
    def shade(self) -> str:
        """The role of the shade behind its cells."""
        return f"agency-{self.number}"


def signs(case: Case, present: Iterable[str] = ()) -> Mapping[str, Sign]:
    """A sign for each agency asked, in the case's order, then for any other that replied."""
    names = {agency.key: (agency.name, agency.short) for agency in case.agencies}
    for key in sorted(set(present) - set(names)):
        names[key] = (key.replace("-", " ").replace("_", " ").capitalize(), "")
    taken: set[str] = set()
    found: dict[str, Sign] = {}
    for number, (key, (name, short)) in enumerate(names.items(), start=1):
        code = next(code for code in _codes(short or name, number) if code not in taken)
        taken.add(code)
        found[key] = Sign(key, number, code, name, short or name)
    return found


def departments(
    case: Case, events: Iterable[Event], signed: Iterable[str]
) -> Mapping[str, Mapping[str, tuple[int, str]]]:
    """By agency, its departments by their folded name: number and name as first written.

    Those of the case file in its order, then any other that a row names, in order of the
    alphabet, so that the order of replies changes nothing.
    """
    asked = {agency.key: agency.departments for agency in case.agencies}
    written: dict[str, set[str]] = {}
    for event in events:
        if event.department:
            written.setdefault(event.agency, set()).add(event.department)
    found: dict[str, dict[str, tuple[int, str]]] = {}
    for key in signed:
        held = found.setdefault(key, {})
        for name in (*asked.get(key, ()), *sorted(written.get(key, ()))):
            held.setdefault(folded(name), (len(held), name))
    return found


def folded(name: str) -> str:
    """A department's name as two spellings of it agree: without capitals and spare spaces."""
    return " ".join(name.casefold().split())


def _codes(name: str, number: int) -> Iterable[str]:
    """Letters to try: an abbreviation as it stands, initials, first letters, then numbered."""
    words = re.findall(r"[A-Za-z0-9]+", name)
    telling = [word for word in words if word.lower() not in {"and", "of", "the", "for", "s"}]
    joined = "".join(telling).upper()
    if len(words) == 1 and words[0].isupper() and len(words[0]) <= 5:
        yield words[0]
    if len(telling) > 1:
        yield "".join(word[0] for word in telling)[:4].upper()
    if joined:
        yield joined[:3]
        yield from (joined[:2] + letter for letter in joined[3:])
    yield f"A{number}"
    yield from (f"A{number}-{n}" for n in count(2))
