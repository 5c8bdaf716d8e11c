"""Tells a stranger who shares a surname from the person in the register.

"Carys Prosser" is not Owen Prosser, and "Mrs Prosser" is not a man. Such words are no longer
anybody's label: they are taken out, and a person decides whom they mean.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from pipeline.anonymise.fold import folded
from pipeline.anonymise.nicknames import short_forms
from pipeline.anonymise.variants import KIN, TITLES
from pipeline.model import Entry

_FEMALE = frozenset("mrs ms miss lady dame".split())
_MALE = frozenset("mr sir lord".split())
_TITLE = re.compile(rf"^(?P<title>{'|'.join(sorted(TITLES, key=len, reverse=True))})\.?\s", re.I)
#: Capitalised words just before a name, with the title they may have.
_BEFORE = re.compile(r"(?:\b[A-Z][\w'’-]*\.?[ \u00a0])+$")
_WORD = re.compile(r"[A-Z][\w'’-]*\.?")


def stranger(
    text: str,
    start: int,
    end: int,
    entries: Sequence[Entry],
    ordinary: Collection[str],
    forenames: Collection[str],
) -> int | None:
    """Where the words begin of somebody who is none of ``entries``; None where they may be.

    ``text[start:end]`` is the surname of people in the register, with its title. ``ordinary``
    and ``forenames`` are English words and first names in small letters.
    """
    written = folded(text[start:end])
    title = _TITLE.match(written)
    if title and all(_contradicts(title["title"], entry) for entry in entries):
        return start
    if title or not all(_surname_of(entry, written) for entry in entries):
        return None
    return _other_first_name(text, start, entries, ordinary, forenames)


def _contradicts(title: str, entry: Entry) -> bool:
    """Whether a title is not of the sex the register gives, by its sex or else its title."""
    own = folded(entry.title).strip(".")
    sex = entry.sex[:1].lower() or ("f" if own in _FEMALE else "m" if own in _MALE else "")
    return (title in _FEMALE and sex == "m") or (title in _MALE and sex == "f")


def _parts(entry: Entry) -> list[list[str]]:
    """The words of each name of an entry, titles left out."""
    names = [[word for word in folded(name).split() if word.strip(".") not in TITLES] for name in entry.names]  # fmt: skip
    return [name for name in names if name]


def _surname_of(entry: Entry, written: str) -> bool:
    """Whether the words are the surname of somebody whose first name the register knows too."""
    bare = re.sub(r"(?:'s|s')$", "", written).strip()
    return any(len(name) > 1 and name[-1] == bare for name in _parts(entry))


def _first_names(entry: Entry) -> set[str]:
    """First names, nicknames and short forms of an entry, and the letters they begin with."""
    known = {word for name in _parts(entry) for word in (name[:-1] if len(name) > 1 else name)}
    known |= {short for word in tuple(known) for short in short_forms(word)}
    return known | {word[0] for word in known}


def first_names(entries: Iterable[Entry]) -> frozenset[str]:
    """First names of the people in a register: before another's surname they are a stranger's."""
    people = (entry for entry in entries if entry.kind == "person")
    return frozenset(name[0] for entry in people for name in _parts(entry) if len(name) > 1)


def _other_first_name(
    text: str,
    start: int,
    entries: Sequence[Entry],
    ordinary: Collection[str],
    forenames: Collection[str],
) -> int | None:
    before = _BEFORE.search(text[:start])
    if not before:
        return None
    known = {name for entry in entries for name in _first_names(entry)}
    begins: int | None = None
    for word in reversed(list(_WORD.finditer(before[0]))):
        plain = folded(word[0]).rstrip(".")
        if plain in known:
            return None  # "Owen Rhys Prosser"
        if plain in TITLES:
            return None if begins is None else before.start() + word.start()
        initial = word[0].endswith(".") and len(plain) == 1
        name = plain in forenames or (plain not in ordinary and not word[0].isupper())
        if plain in KIN or not (initial or name):
            break
        begins = before.start() + word.start()
    return begins
