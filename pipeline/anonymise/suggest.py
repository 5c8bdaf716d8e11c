"""Proposes register entries for names and places a text holds and the register does not.

Proposals only: what is in the register is decided by a person, who completes the worksheet.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.anonymise.residual import Remaining

#: Kinds of find that are somebody or some place; numbers and handles belong to an entry.
_NAMED = frozenset({"name", "organisation"})
_BELONGS = {"number": "numbers", "code": "numbers", "handle": "contacts"}
_TITLED = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|PC|DC|DS|DI|Sgt|Sister|Nurse|Rev|Cllr)\.?\s+"
_SAYS = r"\s+(?:said|told|asked|rang|called|came|met|saw|wrote|was seen|felt|thought|wanted|agreed|visited)\b"
_AT = r"\b(?:in|at|near|to|from|around|outside|of)\s+"
#: (last word of a name, kind, role): what an organisation or a place is, by its own words.
_BODIES: tuple[tuple[str, str, str], ...] = (
    (r"(?:primary|junior|infants?|high|grammar|secondary|special)?\s*(?:school|academy|college)", "organisation", "school"),
    (r"(?:nursery|pre-?school|playgroup|kindergarten)", "organisation", "nursery"),
    (r"(?:hospital|infirmary)", "organisation", "hospital"),
    (r"(?:surgery|practice|medical centre|health centre)", "organisation", "gp surgery"),
    (r"(?:court)", "organisation", "court"),
    (r"(?:church|chapel|mosque|temple|synagogue|gurdwara)", "organisation", "place of worship"),
    (r"(?:centre|club|trust|service|services|homes|housing|association|project|team|charity)", "organisation", "service"),
    (r"(?:street|road|avenue|close|drive|lane|crescent|terrace|gardens|square|grove|row|way)", "place", "address"),
    (r"(?:park|green|estate|village|town|bridge|beach|farm)", "place", "place"),
)  # fmt: skip
#: How a key begins, by kind, where no role says more.
_PREFIX = {"person": "person", "place": "place", "organisation": "organisation", "other": "other"}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One entry proposed. ``where`` are the first places as written, ``times`` how often."""

    key: str
    kind: str
    role: str
    name: str = field(repr=False)
    note: str = field(default="", repr=False)
    times: int = 1
    where: tuple[str, ...] = field(default=(), repr=False)

    def row(self) -> tuple[str, ...]:
        """As the worksheet has it: nothing accepted, no pseudonym yet."""
        return (
            "", self.key, self.kind, self.role, self.name, "", "", "", "", "", "", self.note,
            str(self.times), "\n".join(self.where), "", "",
        )  # fmt: skip


def suggestions(
    remaining: Sequence[Remaining],
    keys: Collection[str],
    forenames: Collection[str] = frozenset(),
) -> tuple[Suggestion, ...]:
    """An entry for each name, the most frequent first; keys nobody has yet.

    ``forenames`` are in lower case. A name that is a part of a longer one ("Brannock" beside "Orla
    Brannock") is proposed with it, as a form of that name.
    """
    named = [each for each in remaining if each.kind in _NAMED]
    whole = [each for each in named if not _inside(each, named)]
    used = set(keys)
    made = []
    for each in sorted(whole, key=lambda one: (-one.times, one.string)):
        kind, role = _kind(each, forenames)
        forms = [other.string for other in named if _part_of(other.string, each.string)]
        made.append(
            Suggestion(
                _key(role if kind == "organisation" else "", kind, used), kind, role, each.string,
                f"also written: {'; '.join(forms)}" if forms else "", each.times, each.contexts,
            )
        )  # fmt: skip
    return (*made, *_belonging(remaining, used))


def _belonging(remaining: Sequence[Remaining], used: set[str]) -> Iterator[Suggestion]:
    """Numbers, codes and handles: most belong under somebody who has an entry."""
    for each in remaining:
        if each.kind in _BELONGS:
            note = f"if it is somebody's, put it under their {_BELONGS[each.kind]} in the register"
            key = _key("", "other", used)
            yield Suggestion(key, "other", each.kind, each.string, note, each.times, each.contexts)


def _inside(each: Remaining, others: Sequence[Remaining]) -> bool:
    return any(_part_of(each.string, other.string) for other in others)


def _part_of(part: str, whole: str) -> bool:
    """Whether the words of one name are some of the other's."""
    short, long = part.casefold().split(), whole.casefold().split()
    return len(short) < len(long) and set(short) <= set(long)


def _kind(each: Remaining, forenames: Collection[str]) -> tuple[str, str]:
    """(kind, role) by the name's own words, then by what stands around it."""
    for words, kind, role in _BODIES:
        if re.search(rf"\b{words}$", each.string, re.IGNORECASE):
            return kind, role
    if each.kind == "organisation":
        return "organisation", ""
    name = re.escape(each.string)
    first = each.string.split()[0].casefold()
    around = " ".join(each.contexts)
    if re.search(rf"\b{_TITLED}{name}|{name}{_SAYS}|{name}['’]s\b", around) or first in forenames:
        return "person", ""
    if re.search(rf"{_AT}{name}", around):
        return "place", ""
    return "person", ""


def _key(role: str, kind: str, used: set[str]) -> str:
    """The next key of its kind that nobody has: school-2, person-1."""
    stem = re.sub(r"[^a-z0-9]+", "-", role.casefold()).strip("-") or _PREFIX[kind]
    number = 1
    while f"{stem}-{number}" in used:
        number += 1
    used.add(f"{stem}-{number}")
    return f"{stem}-{number}"
