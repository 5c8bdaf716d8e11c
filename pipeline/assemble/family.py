"""The family as the register tells it: generations, couples, and whose child is whose.

Drawn by ``genogram``. Relationships are read in the words the register uses; those that say
nothing of descent or partnership ("neighbour of child-1") are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.case import Case
from pipeline.model import Entry, Register, Relationship

PARENT = re.compile(r"\b(?:mother|father|parent)\b")
CHILD = re.compile(r"\b(?:son|daughter|child)\b")
PARTNER = re.compile(
    r"\b(?:partner|wife|husband|spouse|married|separated|divorced|boyfriend|girlfriend|fianc\w+)\b"
)
MARRIED = re.compile(r"\b(?:wife|husband|spouse|married)\b")
DIVORCED = re.compile(r"(?<!not )(?<!never )\bdivorced\b")
ENDED = re.compile(r"\b(?:former|ex|separated|divorced|estranged)\b")
#: How a child came to a parent otherwise than by birth, and the word beside the line.
NOT_BY_BIRTH = {"step": "step", "foster": "foster", "adopt": "adopted"}
_OTHERWISE = re.compile(r"\b(step|foster|adopt)")
_SIBLING = re.compile(r"\b(?:sister|brother|sibling|twin)\b")
_NOT_FULL = re.compile(r"\b(?:half|in[- ]law|god)|\b(?:step|foster|adopt)")
#: How many generations above the child someone of this kind stands, when only that is told.
GENERATIONS: Sequence[tuple[re.Pattern[str], int]] = (
    (re.compile(r"great[- ]grand(?:mother|father|parent)"), 3),
    (re.compile(r"great[- ](?:aunt|uncle)|grand(?:mother|father|parent)"), 2),
    (re.compile(r"\b(?:aunt|uncle)\b"), 1),
    (re.compile(r"\b(?:sister|brother|sibling|twin|cousin)\b"), 0),
    (re.compile(r"\b(?:niece|nephew)\b"), -1),
    (re.compile(r"grand(?:son|daughter|child)"), -2),
)
#: A note such as "2018 to 2023" tells that it ended.
_SPAN = re.compile(r"\b(?:to|until|-|–)\s*\d{4}")
#: So does a note such as "separated in 2021"; "not divorced" and the like are left to the reader.
_PARTED = re.compile(r"(?<!not )(?<!never )\b(?:separated|divorced)\b")


@dataclass(frozen=True, slots=True)
class Union:
    """Two people who are or were together, or who have a child together (``known`` false)."""

    one: str
    other: str
    known: bool = False
    married: bool = False
    ended: bool = False
    divorced: bool = False
    note: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Family:
    """People by key with their generation (0 is the child's, 1 the parents'), and their ties.

    ``parents`` are by child; ``not_by_birth`` holds, by child and parent, how the child came where
    it was otherwise. ``siblings`` are pairs told to be brothers or sisters of whom the register
    names no parent in common.
    """

    people: Mapping[str, Entry] = field(repr=False)
    generation: Mapping[str, int]
    parents: Mapping[str, tuple[str, ...]]
    not_by_birth: Mapping[tuple[str, str], str]
    siblings: tuple[tuple[str, str], ...]
    unions: tuple[Union, ...]
    household: frozenset[str]
    child: str


def family(case: Case, register: Register) -> Family:
    """Everyone whom relationships tie to the child, directly or through others."""
    people = {entry.key: entry for entry in register.entries if entry.kind == "person"}
    ties = [
        (entry.key, relation)
        for entry in people.values()
        for relation in entry.relationships
        if relation.of in people
    ]
    parents, not_by_birth = _parents(ties)
    birth = {
        child: tuple(key for key in own if (child, key) not in not_by_birth)
        for child, own in parents.items()
    }
    unions = _unions(ties, birth)
    generation = _generations(case.child, ties, parents, unions)
    held = {key: people[key] for key in people if key in generation}
    return Family(
        people=held,
        generation={key: generation[key] for key in held},
        parents={key: tuple(p for p in own if p in held) for key, own in parents.items() if key in held},
        not_by_birth=not_by_birth,
        siblings=_siblings(ties, parents, generation),
        unions=tuple(u for u in unions if u.one in held and u.other in held),
        household=_household(case.child, held),
        child=case.child,
    )  # fmt: skip


def _parents(
    ties: Iterable[tuple[str, Relationship]],
) -> tuple[dict[str, tuple[str, ...]], dict[tuple[str, str], str]]:
    found: dict[str, list[str]] = {}
    otherwise: dict[tuple[str, str], str] = {}
    for key, relation in ties:
        kind = relation.kind.casefold()
        if "grand" in kind or "god" in kind:
            continue
        parent, child = (key, relation.of) if PARENT.search(kind) else (relation.of, key)
        if PARENT.search(kind) or CHILD.search(kind):
            if parent not in found.setdefault(child, []):
                found[child].append(parent)
            if came := _OTHERWISE.search(kind):
                otherwise[child, parent] = NOT_BY_BIRTH[came[1]]
    return {key: tuple(own) for key, own in found.items()}, otherwise


def _siblings(
    ties: Iterable[tuple[str, Relationship]],
    parents: Mapping[str, tuple[str, ...]],
    generation: Mapping[str, int],
) -> tuple[tuple[str, str], ...]:
    found: dict[tuple[str, str], None] = {}
    for key, relation in ties:
        kind, other = relation.kind.casefold(), relation.of
        if key == other or generation.get(key, 0) != generation.get(other, 1):
            continue
        told = _SIBLING.search(kind) and not _NOT_FULL.search(kind)
        if told and not set(parents.get(key, ())) & set(parents.get(other, ())):
            found[min(key, other), max(key, other)] = None
    return tuple(found)


def _unions(
    ties: Iterable[tuple[str, Relationship]], parents: Mapping[str, tuple[str, ...]]
) -> list[Union]:
    found: dict[frozenset[str], Union] = {}
    for key, relation in ties:
        kind = relation.kind.casefold()
        note = relation.note.casefold()
        pair = frozenset((key, relation.of))
        if PARTNER.search(kind) and len(pair) == 2 and pair not in found:
            found[pair] = Union(
                key, relation.of, known=True, married=bool(MARRIED.search(kind)),
                ended=bool(ENDED.search(kind) or _SPAN.search(note) or _PARTED.search(note)),
                divorced=bool(DIVORCED.search(f"{kind} {note}")), note=relation.note,
            )  # fmt: skip
    for own in parents.values():
        if len(own) == 2 and frozenset(own) not in found:
            found[frozenset(own)] = Union(own[0], own[1])
    return list(found.values())


def _generations(
    child: str, ties: Sequence[tuple[str, Relationship]],
    parents: Mapping[str, tuple[str, ...]], unions: Sequence[Union],
) -> dict[str, int]:  # fmt: skip
    """Generations above the child, told by ties, the nearest ties first."""
    steps: dict[str, list[tuple[str, int]]] = {}

    def tie(one: str, other: str, up: int) -> None:
        steps.setdefault(one, []).append((other, up))
        steps.setdefault(other, []).append((one, -up))

    for own, of in parents.items():
        for parent in of:
            tie(own, parent, 1)
    for union in unions:
        tie(union.one, union.other, 0)
    for key, relation in ties:
        kind = relation.kind.casefold()
        if not (PARTNER.search(kind) or key in parents.get(relation.of, ())):
            up = next((up for told, up in GENERATIONS if told.search(kind)), None)
            if up is not None:
                tie(relation.of, key, up)
    found = {child: 0}
    waiting = [child]
    while waiting:
        here = waiting.pop(0)
        for other, up in steps.get(here, ()):
            if other not in found:
                found[other] = found[here] + up
                waiting.append(other)
    return found if len(found) > 1 else {}


def _household(child: str, people: Mapping[str, Entry]) -> frozenset[str]:
    """Those whose first address in the register is the child's first."""

    def home(entry: Entry) -> str:
        return re.sub(r"\W+", " ", entry.addresses[0]).casefold().strip() if entry.addresses else ""

    if child not in people or not home(people[child]):
        return frozenset()
    return frozenset(key for key, entry in people.items() if home(entry) == home(people[child]))
