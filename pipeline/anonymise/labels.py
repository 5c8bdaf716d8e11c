"""Whether the register's labels are fit to be published: who they stand for, and what they tell.

Faults are told by register keys, never by a name or a label. What a review chose on purpose
(labels in order of birth, a label that another review has too) stands with its reason in
``[publication.labels]`` of the case file.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from pipeline.model import Entry, Register

_LETTER = re.compile(r"\b([A-Z])\b\.?$")
_NUMBERED = re.compile(r"^(?P<stem>.*\D)\s*(?P<number>\d{1,2})$")
_YOUNG = re.compile(r"^(?:child|baby|(?:half|step)?[- ]?(?:sibling|brother|sister))s?$")
#: Fewer labels than these are in order by chance half of the time.
_AN_ORDER = 3


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the review chose on purpose, each with its reason; "" where it did not."""

    order: str = field(default="", repr=False)
    elsewhere: str = field(default="", repr=False)
    two_labels: str = field(default="", repr=False)


def chosen(settings: Mapping[str, object]) -> Chosen:
    """``[publication.labels]`` of the case file."""
    table = settings.get("labels", {})
    said = table if isinstance(table, Mapping) else {}
    return Chosen(*(str(said.get(key, "")).strip() for key in ("order", "elsewhere", "two_labels")))


def label_faults(
    register: Register, reasons: Chosen | None = None, elsewhere: Collection[str] = ()
) -> tuple[str, ...]:
    """What must be put right before anything is published, by key.

    A label stands for one person, and a person has one; it is nobody's real name and no child's
    real initial ("Child B" must not be Ben); the labels of one family do not follow the order of
    birth or of the alphabet; none is another review's (``elsewhere``).
    """
    reasons = reasons or Chosen()
    entries = register.entries
    return (
        *_missing(entries),
        *_shared(entries),
        *_telling(entries),
        *(() if reasons.two_labels else _two_labels(entries)),
        *(() if reasons.order else _ordered(entries)),
        *(() if reasons.elsewhere else _others(entries, elsewhere)),
    )


def _missing(entries: Iterable[Entry]) -> Iterator[str]:
    for entry in entries:
        if not entry.pseudonym and not entry.public:
            yield f"{entry.key} has no pseudonym and is not marked public"


def _shared(entries: Iterable[Entry]) -> Iterator[str]:
    by_label: dict[str, list[str]] = defaultdict(list)
    for entry in entries:
        if entry.pseudonym:
            by_label[" ".join(entry.pseudonym.casefold().split())].append(entry.key)
    for keys in by_label.values():
        if len(keys) > 1:
            yield f"{', '.join(keys)} have the same pseudonym; a label stands for one entry"


# ---------------------------------------------------------------- names and initials


def _telling(entries: Sequence[Entry]) -> Iterator[str]:
    names = {name.casefold(): entry.key for entry in entries for name in _name_parts(entry)}
    children = [entry for entry in entries if _young(entry)]
    for entry in entries:
        if entry.public or not entry.pseudonym or entry.kind != "person":
            continue
        whose = [names[word] for word in entry.pseudonym.casefold().split() if word in names]
        if whose:
            yield f"the pseudonym of {entry.key} is part of the real name of {whose[0]}"
        letter = _letter(entry)
        if letter and letter in _first_letters(entry):
            yield f"the pseudonym of {entry.key} is the real initial"
        elif letter:
            yield from (
                f"the pseudonym of {entry.key} is the real initial of {child.key}, whom readers "
                "will take it for"
                for child in children
                if child.key != entry.key and child.name.strip()[:1].upper() == letter
            )


def _name_parts(entry: Entry) -> Iterator[str]:
    if entry.kind == "person":
        for name in entry.names:
            yield from (part for part in name.split() if len(part) > 2)


def _first_letters(entry: Entry) -> set[str]:
    words = [word for name in entry.names for word in name.split()]
    return {word[0].upper() for word in words if word}


def _letter(entry: Entry) -> str:
    found = _LETTER.search(entry.pseudonym.strip())
    return found[1] if found else ""


def _young(entry: Entry) -> bool:
    return entry.kind == "person" and bool(_YOUNG.match(entry.role.strip()))


# ---------------------------------------------------------------- one label a person


def _two_labels(entries: Sequence[Entry]) -> Iterator[str]:
    """Two entries that look like one person under two labels."""
    people = [entry for entry in entries if entry.kind == "person" and not entry.public]
    for one, two in combinations(people, 2):
        why = _one_person(one, two)
        if why and one.pseudonym != two.pseudonym:
            yield (
                f"{one.key} and {two.key} look like one person under two labels ({why}); make them "
                "one entry, or give the reason as two_labels in [publication.labels]"
            )


def _one_person(one: Entry, two: Entry) -> str:
    """Why two entries can be one person, "" where they cannot: twins and namesakes are two."""
    apart = one.born and two.born and one.born != two.born
    if _numbers(one) & _numbers(two):
        return "the same number"
    if not apart and _full_names(one) & _full_names(two):
        return "the same full name"
    if one.born and one.born == two.born and _forenames(one) & _forenames(two):
        return "the same day of birth and a forename in common"
    return ""


def _numbers(entry: Entry) -> set[tuple[str, str]]:
    found = (
        (kind.casefold(), re.sub(r"\W", "", value).casefold()) for kind, value in entry.numbers
    )
    return {(kind, value) for kind, value in found if len(value) > 5}


def _full_names(entry: Entry) -> set[str]:
    names = (" ".join(name.casefold().split()) for name in entry.names)
    return {name for name in names if len(name.split()) > 1}


def _forenames(entry: Entry) -> set[str]:
    return {name.split()[0].casefold() for name in entry.names if name.split()}


# ---------------------------------------------------------------- order


def _ordered(entries: Sequence[Entry]) -> Iterator[str]:
    """Labels of one family that rise or fall with birth, or with the real names."""
    series: dict[str, list[tuple[Entry, str]]] = defaultdict(list)
    for entry in entries:
        if _young(entry) and entry.pseudonym:
            stem, place = _place(entry)
            if place:
                series[stem].append((entry, place))
    for family in series.values():
        by_birth = [(entry.born, place) for entry, place in family if entry.born]
        by_name = [(entry.name.casefold(), place) for entry, place in family]
        for order, pairs in (("birth", by_birth), ("the alphabet of the real names", by_name)):
            if _in_order(pairs):
                yield _order_fault(order, family)


def _place(entry: Entry) -> tuple[str, str]:
    """The series a label belongs to and its place there: letters are one series, numbers several."""
    if letter := _letter(entry):
        return "letters", letter
    found = _NUMBERED.match(entry.pseudonym.strip())
    return (found["stem"].strip().casefold(), found["number"].zfill(2)) if found else ("", "")


def _in_order(pairs: Iterable[tuple[date | str, str]]) -> bool:
    labels = [label for _, label in sorted(pairs, key=lambda pair: (str(pair[0]), pair[1]))]
    if len(labels) < _AN_ORDER or len(set(labels)) < len(labels):
        return False
    return labels in (sorted(labels), sorted(labels, reverse=True))


def _order_fault(order: str, family: Sequence[tuple[Entry, str]]) -> str:
    keys = ", ".join(entry.key for entry, _ in family)
    return (
        f"the labels of {keys} follow the order of {order}; issue them in another order, or give "
        "the reason as order in [publication.labels]"
    )


# ---------------------------------------------------------------- other reviews


def distinctive(labels: Iterable[str], ordinary: Collection[str]) -> frozenset[str]:
    """The labels by which one review's child is told from another's: Child G, or a name given.

    Mother, GP 1 and School 2 stand in every report and tell of none.
    """
    kept = set()
    for label in labels:
        words = re.findall(r"[^\W\d_]+", label)
        strange = [word for word in words if word.istitle() and word.casefold() not in ordinary]
        if _LETTER.search(label.strip()) or strange:
            kept.add(" ".join(label.split()))
    return frozenset(kept)


def _others(entries: Sequence[Entry], elsewhere: Collection[str]) -> Iterator[str]:
    known = {label.casefold() for label in elsewhere}
    for entry in entries:
        if entry.kind == "person" and " ".join(entry.pseudonym.casefold().split()) in known:
            yield (
                f"the pseudonym of {entry.key} stands in another review for somebody else; give "
                "another, or the reason as elsewhere in [publication.labels]"
            )


def strays(
    text: str, elsewhere: Collection[str], own: Collection[str]
) -> Iterator[tuple[int, str]]:
    """(place, words) of other reviews' labels in a text, as written."""
    mine = {label.casefold() for label in own}
    for label in sorted(elsewhere):
        if label.casefold() in mine:
            continue
        words = r"\s+".join(map(re.escape, label.split()))
        for found in re.finditer(rf"(?<!\w){words}(?!\w)", text):
            yield found.start(), found[0]
