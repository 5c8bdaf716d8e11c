"""Ways in which somebody's name, number or day may be written so that a search misses it."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date

from pipeline.model import Entry, Register

Mutation = Callable[[str, random.Random], str]
MONTHS = (
    "January February March April May June July August September October November December".split()
)
_ALIKE = dict(zip("aceiopsxyABCEHIKMOPSTXY", "асеіорѕхуАВСЕНІКМОРЅТХУ", strict=True))
_UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\u180e"


def _scatter(text: str, rng: random.Random, signs: str) -> str:
    return "".join(char + (rng.choice(signs) if rng.random() < 0.5 else "") for char in text)


def _slip(text: str, rng: random.Random) -> str:
    """One slip of the fingers in one word long enough to be known by."""
    words = text.split(" ")
    at = max(range(len(words)), key=lambda each: len(words[each]))
    word = words[at]
    place = rng.randrange(1, len(word) - 1)
    how = rng.randrange(4)
    if how == 0:
        word = word[:place] + word[place + 1 :]
    elif how == 1:
        word = word[:place] + rng.choice("bdgklmz") + word[place:]
    elif how == 2:
        word = word[:place] + rng.choice("bdgklmz") + word[place + 1 :]
    else:
        word = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    words[at] = word
    return " ".join(words)


#: For a full name of two words and more.
NAMES: dict[str, Mutation] = {
    "plain": lambda t, r: t,
    "upper": lambda t, r: t.upper(),
    "lower": lambda t, r: t.lower(),
    "mixed": lambda t, r: "".join(r.choice((c.upper(), c.lower())) for c in t),
    "unseen": lambda t, r: _scatter(t, r, _UNSEEN),
    "combining": lambda t, r: _scatter(t, r, "\u0301\u0308\u0327"),
    "alike": lambda t, r: "".join(_ALIKE.get(c, c) if r.random() < 0.6 else c for c in t),
    "full-width": lambda t, r: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in t),
    "bold-letters": lambda t, r: "".join(
        chr(0x1D5D4 + ord(c) - 65)
        if "A" <= c <= "Z"
        else chr(0x1D5EE + ord(c) - 97)
        if "a" <= c <= "z"
        else c
        for c in t
    ),
    "spaced": lambda t, r: "  ".join(" ".join(word) for word in t.split()),
    "dotted": lambda t, r: "  ".join(".".join(word) for word in t.split()),
    "odd-spaces": lambda t, r: t.replace(" ", r.choice("\u00a0\u2003\u202f\t\n")),
    "turned": lambda t, r: " ".join(reversed(t.split(" ", 1))),
    "comma": lambda t, r: ", ".join(reversed(t.split(" ", 1))),
    "initial": lambda t, r: f"{t[0]}. {t.split(' ', 1)[1]}",
    "first-only": lambda t, r: t.split()[0],
    "last-only": lambda t, r: t.split(" ", 1)[1],
    "joined": lambda t, r: t.replace(" ", ""),
    "hashtag": lambda t, r: "#JusticeFor" + t.replace(" ", ""),
    "underscores": lambda t, r: t.replace(" ", "_").lower(),
    "e-mail": lambda t, r: t.replace(" ", ".").lower() + "@mail.example",
    "file-name": lambda t, r: t.replace(" ", "-") + "_final2.docx",
    "possessive": lambda t, r: t + r.choice(("'s", "’s", "s")),
    "titled": lambda t, r: r.choice(("Mr ", "Miss ", "Dr ")) + t.split(" ", 1)[1],
    "slip": _slip,
}


def number(text: str, rng: random.Random) -> str:
    """A number with other separators."""
    digits = [char for char in text if char.isalnum()]
    return "".join(
        char + (rng.choice("  -./") if rng.random() < 0.3 and at < len(digits) - 1 else "")
        for at, char in enumerate(digits)
    )


def day(when: date, rng: random.Random) -> str:
    """A day in one of the ways people write it."""
    month = MONTHS[when.month - 1]
    return rng.choice(
        (
            f"{when.day} {month} {when.year}", f"{when.day:02d}/{when.month:02d}/{when.year}",
            f"{when.day}.{when.month}.{when:%y}", when.isoformat(), f"{month} {when.day}, {when.year}",
            f"{when.day} {month[:3]} {when.year}", f"{when.day}-{month[:3]}-{when:%y}",
        )
    )  # fmt: skip


def identifiers(register: Register, rng: random.Random) -> Iterator[tuple[str, str, str]]:
    """(register key, mutation, text) without end."""
    people = [entry for entry in register.entries if not entry.public]
    while True:
        entry = rng.choice(people)
        how = rng.random()
        if how < 0.1 and entry.numbers:
            yield entry.key, "number", number(rng.choice(entry.numbers)[1], rng)
        elif how < 0.15 and entry.born:
            yield entry.key, "day", day(entry.born, rng)
        elif how < 0.2 and entry.contacts:
            yield entry.key, "contact", rng.choice(entry.contacts)
        elif how < 0.25 and entry.addresses:
            yield (
                entry.key,
                "postcode",
                entry.addresses[0].rsplit(" ", 2)[-2]
                + rng.choice(("", " "))
                + entry.addresses[0].rsplit(" ", 1)[-1],
            )
        elif entry.kind == "person":
            name = rng.choice([name for name in entry.names if " " in name])
            mutation = rng.choice(sorted(NAMES))
            yield entry.key, mutation, NAMES[mutation](name, rng)
        else:
            yield entry.key, "plain", entry.name


def long_register() -> Register:
    """Twenty invented people with names that are no words."""
    firsts = "Zebedee Maelona Osgood Wilhelmina Ffraid Tegwedd Oluwapelumi Swietoslawa Rokeyanur Jubayer Cadwgan Perpetua".split()
    lasts = "Quillington Pretendwr-Tybiedig O'Fictional Makebelieve Szczesny Oyinlola Bhattachar Pendrell Notanamewicz Inventsson".split()
    rng = random.Random(7)
    entries = [
        Entry(
            f"person-{at}", "person", f"{first} {rng.choice(lasts)}", f"Person {at}",
            born=date(1950 + rng.randrange(70), rng.randrange(1, 13), rng.randrange(1, 29)),
            numbers=(("NHS", f"999 {rng.randrange(100, 999)} {rng.randrange(1000, 9999)}"),),
            contacts=(f"01632 960{rng.randrange(100, 999)}", f"{first.lower()}{at}@mail.example"),
            addresses=(f"{at} Larchmere Close, Inventon, ZZ{at % 9 + 1} {at % 9}QX",),
        )
        for at, first in enumerate(firsts, 1)
    ]  # fmt: skip
    return Register(tuple(entries))
