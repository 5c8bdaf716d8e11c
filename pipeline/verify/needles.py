"""What must not be in a publication copy: every form of every register entry, made afresh here.

Made by other rules than substitution uses, on purpose: what one forgets the other finds.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import product

from pipeline.model import Entry, Register
from pipeline.verify.letters import plain

_TITLE = re.compile(
    r"^(?:(?:mr|mrs|ms|miss|mx|dr|doctor|prof|professor|rev|revd|reverend|fr|father|sr|sister|sir|"
    r"dame|lady|lord|pc|dc|ds|di|dci|ps|sgt|insp|cllr|judge|hhj|master|nurse|midwife)\.?\s+)+"
)
_KIN = set(
    "baby child boy girl mum mummy mam mama mother dad daddy papa father nan nana nanna nanny gran "
    "granny grandma grandad grandpa grandmother grandfather aunt auntie aunty uncle cousin brother "
    "sister little big old young his her their or".split()
)
_SMALL = {"van", "von", "der", "den", "de", "la", "le", "du", "da", "dos", "al", "el", "bin", "ibn",
          "ap", "ab", "ferch", "of", "the", "and", "st", "saint", "at", "in", "on"}  # fmt: skip
_GENERIC = set(
    "school primary secondary infant infants junior nursery academy college high grammar "
    "preschool playgroup ce rc church england catholic roman aided controlled community "
    "hospital infirmary hospice general royal university district nhs trust foundation surgery "
    "practice medical centre center health clinic ward house lodge court care home childrens "
    "children's family hub library park leisure club ltd limited plc service services team "
    "council borough county city town road street avenue lane close drive way crescent grove "
    "place terrace gardens walk rise hill view mews square row green station".split()
)
#: Two letters that everybody reads as an ordinary abbreviation.
_EVERYDAY = set(
    "ad ae am as at be bp by ca cc ce ch ci co cp cv dc de di do ds dv ed eg eh er et ex fc fm "
    "gb gp hb he hi hr hv id ie if in ip is it la le lo ma me mh ml mp mr ms mw my na ni no np "
    "ok on op or ot pa pc pe ph pm ps pt qa re rn sc se sn so st sw ta tb to tv uk un up us vs "
    "we".split()
)
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_WORKBOOKS = date(1899, 12, 30)
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii".split()


_DOTTED = re.compile(r"[a-z](?:['-][a-z])*")


@dataclass(frozen=True, slots=True)
class Needle:
    """One form of one entry, in lower case.

    ``mode``: word (a whole word, any case), capital (a whole word begun with a capital), tight
    (letters run together, anywhere) or digits (a number closed up).
    """

    text: str = field(repr=False)
    key: str
    mode: str = "word"


def _low(text: str) -> str:
    return " ".join(plain(text).lower().split())


def _spellings(word: str) -> set[str]:
    pieces = re.split(r"[-']", word)
    found = {word, " ".join(pieces), "".join(pieces)}
    if len(pieces) < 4:
        found |= {
            "".join(part for pair in zip(pieces, (*signs, ""), strict=True) for part in pair)
            for signs in product(("", " ", "-", "'"), repeat=len(pieces) - 1)
        }
    return {" ".join(form.split()) for form in found}


def _named(name: str) -> list[str]:
    if name.count(",") == 1:
        name = " ".join(reversed(name.split(",")))
    low = re.sub(r"[.,\"“”()]", " ", _low(name))
    return _TITLE.sub("", " ".join(low.split()) + " ").split() or low.split()


def _person(entry: Entry) -> Iterator[tuple[str, str]]:
    for name in entry.names:
        words = _named(name)
        if not words:
            continue
        yield " ".join(words), "word"
        if len(words) == 1:
            continue
        yield from _full(words, entry)
        for word in words:
            for piece in (word, *word.split("-")):
                if len(piece) > 1 and piece not in _SMALL | _KIN and not _DOTTED.fullmatch(piece):
                    yield piece, "part"
    given = {_named(name)[0] for name in (entry.name, *entry.aliases) if len(_named(name)) > 1}
    family = {_named(name)[-1] for name in (entry.name, *entry.aliases) if len(_named(name)) > 1}
    pets = {_low(name) for name in entry.nicknames if " " not in name.strip()} - {"", *_KIN}
    for one in given | pets:
        for last in family:
            yield from _full([one, last], entry)
    for letters in entry.initials:
        yield _low(letters), "capital"


def _full(words: list[str], entry: Entry) -> Iterator[tuple[str, str]]:
    first, last, middle = words[0], words[-1], words[1:-1]
    a, z = first[0], last[0]
    yield f"{first} {last}", "word"
    yield f"{last} {first}", "word"
    yield f"{last}, {first}", "word"
    yield f"{last}, {' '.join([first, *middle])}", "word"
    for text in (f"{a} {last}", f"{a}. {last}", f"{a}.{last}", f"{last}, {a}", f"{last} {a}"):
        yield text, "word"
    for text in (f"{first} {z}", f"{first} {z}."):
        yield text, "capital"
    tight = (re.sub(r"[\W_]", "", first), re.sub(r"[\W_]", "", last))
    for text in (
        "".join(tight),
        "".join(reversed(tight)),
        "".join(re.sub(r"[\W_]", "", word) for word in words),
    ):
        if len(text) > 7:
            yield text, "tight"
    for text in ("".join(tight), "".join(reversed(tight)), a + tight[1], tight[1] + a):
        if len(text) > 4:
            yield text, "word"
    letters = [word[0] for word in words if word not in _SMALL]
    for group in {tuple(letters), (a, z)}:
        yield ".".join(group), "capital"
        yield ". ".join(group), "capital"
        bare = "".join(group)
        if (
            len(bare) > 2
            or bare not in _EVERYDAY
            or bare in {_low(each) for each in entry.initials}
        ):
            yield bare, "capital"
            yield " ".join(group), "capital"


def _place(entry: Entry) -> Iterator[tuple[str, str]]:
    for name in entry.names:
        words = re.sub(r"[.,]", " ", _low(name)).split()
        if words[:1] == ["the"]:
            words = words[1:]
        if not words:
            continue
        yield " ".join(words), "word"
        yield _low(name), "word"
        while len(words) > 1 and words[-1] in _GENERIC:
            words = words[:-1]
            yield " ".join(words), "part"
        own = [word for word in words if word not in _GENERIC | _SMALL]
        if len(own) == 1 and len(own[0]) > 4:
            yield own[0], "part"
    for letters in entry.initials:
        yield _low(letters), "capital"


def _address(text: str) -> Iterator[tuple[str, str]]:
    low = _low(text)
    for postcode in re.finditer(r"\b([a-z]{1,2}\d[a-z\d]?)\s*(\d[a-z]{2})\b", low):
        for one, nought in product("1li", "0o"):  # a figure typed as the letter it looks like
            yield (postcode[1] + postcode[2]).replace("1", one).replace("0", nought), "tight"
        yield f"{postcode[1]} {postcode[2]}", "word"
        yield postcode[1] + postcode[2], "word"
        low = low.replace(postcode[0], " ")
    for part in re.split(r"[,;\n]", low):
        words = part.split()
        bare = list(words)
        while bare and (
            any(char.isdigit() for char in bare[0])
            or bare[0] in {"flat", "unit", "room", "apartment"}
        ):
            bare = bare[1:]
        for group in (words, bare):
            text = " ".join(group)
            if len(text) > 3 and any(word not in _GENERIC for word in bare):
                yield text, "part"


def _contact(text: str) -> Iterator[tuple[str, str]]:
    low = _low(text)
    digits = re.sub(r"\D", "", low)
    if len(digits) > 6 and not re.search(r"[a-z]{3}", low):
        yield re.sub(r"^(?:0044|44)?0?", "", digits), "digits"
        return
    low = low.split(": ")[-1]
    yield low, "word"
    name = low.strip("@#").split("@")[0]
    if len(name) > 3:
        yield name, "word"
        if len(re.sub(r"[\W_]", "", name)) > 7:
            yield re.sub(r"[\W_]", "", name), "tight"


def _number(text: str) -> Iterator[tuple[str, str]]:
    bare = re.sub(r"[\W_]", "", _low(text))
    if bare.isdigit() and len(bare) > 4:
        yield bare, "digits"
        if len(bare) == 10:  # without its check digit
            yield bare[:-1], "digits"
    elif len(bare) > 5:
        yield bare, "tight"
    if len(bare) > 3:
        yield _low(text), "word"
        yield bare, "word"


def _dated(day: date) -> Iterator[tuple[str, str]]:
    """A day of a person's life, written every usual way."""
    month = _MONTHS[day.month - 1]
    suffix = "th" if 10 < day.day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    years = (f"{day.year}", f"{day.year % 100:02d}")
    number, padded, year = f"{day.day}", f"{day.day:02d}", years[0]
    for name in {month, month[:3], "sept" if day.month == 9 else month}:
        for said in (number, number + suffix):
            for text in (f"{said} {name} {year}", f"{said} of {name} {year}", f"{said} day of {name} {year}",
                         f"{said} {name}, {year}", f"{said} of {name}, {year}", f"{name} {said} {year}",
                         f"{name} {said}, {year}", f"{said}-{name}-{year}", f"{said}{name}{year}",
                         f"{said} {name} '{years[1]}", f"{said} of {name} '{years[1]}",
                         f"{name} {said}, '{years[1]}", f"{said} {name} {years[1]}"):  # fmt: skip
                yield text, "day"
        for text in (f"{padded} {name} {year}", f"{padded}-{name}-{year}", f"{padded}{name}{year}"):
            yield text, "day"
        for said in {number, padded}:
            yield f"{said}-{name}-{years[1]}", "day"
            yield f"{said}{name}{years[1]}", "day"
    for number, count, year in product(
        {f"{day.day}", f"{day.day:02d}"}, {f"{day.month}", f"{day.month:02d}"}, years
    ):
        for sign in "/.- ":
            yield sign.join((number, count, year)), "date"
    yield f"{day.day}.{_ROMAN[day.month - 1]}.{years[0]}", "date"
    yield day.isoformat(), "date"
    yield day.isoformat().replace("-", ""), "date"
    yield day.isoformat().replace("-", "/"), "date"
    yield f"{day:%d%m%Y}", "date"
    yield str((day - _WORKBOOKS).days), "date"  # as a workbook counts the days


def _entry(entry: Entry) -> Iterator[tuple[str, str]]:
    yield from _person(entry) if entry.kind == "person" else _place(entry)
    if entry.role == "address":
        yield from _address(entry.name)
    for address in entry.addresses:
        yield from _address(address)
    for contact in entry.contacts:
        yield from _contact(contact)
    for _, number in entry.numbers:
        yield from _number(number)
    if entry.kind == "person":
        for day in (entry.born, entry.died, *(day for _, day in entry.dates)):
            if day is not None:
                yield from _dated(day)


def needles(register: Register, ordinary: Collection[str] = frozenset()) -> tuple[Needle, ...]:
    """Every form of every entry that is not public, each (form, key, mode) once.

    ``ordinary``: English words in lower case. A name that is one is looked for with a capital.
    """
    found: dict[Needle, None] = {}
    for entry in register.entries:
        if entry.public:
            continue
        for text, kind in _entry(entry):
            for form in _spellings(text) if kind in {"word", "part"} and len(text) < 40 else {text}:
                if len(form) > 1:
                    found[Needle(form, entry.key, _mode(form, kind, ordinary))] = None
    return tuple(found)


def _mode(form: str, kind: str, ordinary: Collection[str]) -> str:
    if kind in {"tight", "digits", "capital", "date"}:
        return kind
    return "capital" if form in ordinary or len(form) < 4 else "word"


def name_words(register: Register) -> Iterator[tuple[str, str]]:
    """(word, key) of every single word of a name, for near spellings."""
    for entry in register.entries:
        if entry.public:
            continue
        for name in entry.names:
            for word in _named(name) if entry.kind == "person" else _low(name).split():
                for piece in {word, *word.split("-")}:
                    if len(piece) > 2 and piece.isalpha() and piece not in _SMALL | _KIN | _GENERIC:
                        yield piece, entry.key


def public_names(register: Register) -> tuple[str, ...]:
    """Names that may appear, because an officer recorded that they are public."""
    return tuple(
        dict.fromkeys(
            _low(name) for entry in register.entries if entry.public for name in entry.names
        )
    )


def labels(register: Register) -> dict[str, str]:
    """Register key -> the label that stands for it in the publication copy."""
    return {entry.key: entry.pseudonym for entry in register.entries if entry.pseudonym}
