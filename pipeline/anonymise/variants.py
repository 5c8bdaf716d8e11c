"""Every way a report may write a register entry, in folded letters.

The forms are what substitution looks for. The publication gate has variants of its own, made by
other code: a form forgotten here is found there.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from pipeline.anonymise.fold import folded
from pipeline.anonymise.nicknames import short_forms
from pipeline.model import Entry, Register

#: Words before a name that are no part of it.
TITLES = frozenset(
    "mr mrs ms miss mx master dr doctor prof professor rev revd reverend fr father sr sister br "
    "sir dame lady lord pc dc ds di dci ps sgt sergeant insp inspector det detective constable "
    "wpc nurse midwife judge hhj dj ndt cllr councillor imam rabbi pastor".split()
)
#: Small words inside a surname; alone they mean nothing.
PARTICLES = frozenset(
    "van von der den de la le du da dos al el bin ibn bint ap ab ferch of st".split()
)
#: What people are to each other; in "Baby Hope" only the second word is a name.
KIN = frozenset(
    "baby child boy girl mum mummy mam mama mother dad daddy papa father nan nana nanna nanny gran "
    "granny grandma grandad grandpa grandmother grandfather aunt auntie aunty uncle cousin brother "
    "sister little big old young the his her their and or of".split()
)
#: What an institution is, as against what it is called: the short form leaves these out.
INSTITUTION = frozenset(
    ["the", "of", "and", "at", "in", "for", "on", "school", "primary", "secondary", "infant", "infants", "junior", "nursery", "academy", "college", "high", "grammar", "pre-school", "preschool", "playgroup", "c", "e", "c.e.", "ce", "rc", "church", "england", "catholic", "roman", "voluntary", "aided", "controlled", "community", "hospital", "infirmary", "hospice", "general", "royal", "university", "district", "nhs", "trust", "foundation", "surgery", "practice", "medical", "centre", "center", "health", "clinic", "ward", "house", "lodge", "court", "care", "home", "children's", "childrens", "family", "hub", "library", "park", "leisure", "club", "ltd", "limited", "plc", "llp", "cic", "service", "services", "team", "project", "charity", "association", "council", "borough", "county", "city", "town", "road", "street", "avenue", "lane", "close", "drive", "way", "crescent", "grove", "place", "terrace", "gardens", "walk", "rise", "hill", "view", "mews", "square", "row", "green"]
)  # fmt: skip
#: Two-letter initials that everybody reads as something else; undotted they are left alone
#: unless the register lists them.
ABBREVIATIONS = frozenset(
    "ad ae am as at be bp by ca cc ce ch ci co cp cv dc de di do ds dv ed eg eh er et ex fc fm "
    "gb gp hb he hi hr hv id ie if in ip is it la le lo ma me mh ml mp mr ms mw my na ni no np "
    "ok on op or ot pa pc pe ph pm ps pt qa re rn sc se sn so st sw ta tb to tv uk un up us vs "
    "we".split()
)


@dataclass(frozen=True, slots=True)
class Form:
    """One way of writing one entry.

    ``text`` is folded. ``kind`` is full, part, initials, joined, number, contact, address, short
    or keep (a public entry, left as it is). ``capital`` asks for a capital letter in the
    original, because the letters are also an ordinary word.
    """

    text: str = field(repr=False)
    key: str
    kind: str
    capital: bool = False


def respelled(token: str) -> set[str]:
    """A name's spellings with its hyphens and apostrophes kept, spaced and left out."""
    forms = {token}
    for sign in "-'":
        for form in tuple(forms):
            if sign in form:
                forms |= {form.replace(sign, " "), form.replace(sign, "")}
    return {" ".join(form.split()) for form in forms}


def name_tokens(name: str) -> list[str]:
    """The folded words of a person's name in order, titles left out, "Surname, First" turned."""
    if name.count(",") == 1:
        last, first = name.split(",")
        name = f"{first} {last}"
    tokens = folded(re.sub(r"[.,\"“”()]", " ", name)).split()
    while len(tokens) > 1 and tokens[0] in TITLES:
        tokens.pop(0)
    return tokens


def _surname(tokens: list[str]) -> tuple[list[str], str]:
    """Forenames, and the surname with its particles ("van der Berg")."""
    at = len(tokens) - 1
    while at > 1 and tokens[at - 1] in PARTICLES:
        at -= 1
    return tokens[:at], " ".join(tokens[at:])


def _pairs(first: str, last: str) -> Iterator[tuple[str, str]]:
    f, s = first[0], last[0]
    for text in (
        f"{first} {last}", f"{last} {first}", f"{last}, {first}", f"{last},{first}",
        f"{first}, {last}",
    ):  # fmt: skip
        yield text, "full"
    for text in (
        f"{f} {last}", f"{f}. {last}", f"{f}.{last}", f"{last} {f}", f"{last}, {f}",
        f"{last},{f}", f"{first} {s}", f"{first} {s}.",
    ):  # fmt: skip
        yield text, "part"
    joined = (first.replace(" ", ""), last.replace(" ", ""))
    for one, two in (joined, joined[::-1], (f, joined[1]), (joined[1], f), (joined[0], s)):
        for sign in ("", ".", "_", "-"):
            if sign or len(one + two) > 3:
                yield f"{one}{sign}{two}", "joined"


def _initials(tokens: list[str], listed: Collection[str]) -> Iterator[str]:
    letters = [token[0] for token in tokens if token not in PARTICLES]
    groups = [letters, [letters[0], letters[-1]]] if len(letters) > 1 else []
    for group in groups:
        yield from (". ".join(group) + ".", ".".join(group) + ".", ".".join(group))
        bare = "".join(group)
        if len(group) > 2 or bare in listed or bare not in ABBREVIATIONS:
            yield from (bare, " ".join(group))


_NO_NAMES = PARTICLES | TITLES | KIN
#: Single letters in a row: "O-P" in "Efa O-P".
_LETTERS = re.compile(r"[a-z](?:['-][a-z])*")


def person_forms(entry: Entry) -> Iterator[tuple[str, str]]:
    """(folded text, kind) of every way of writing a person's names."""
    listed = {folded(value) for value in entry.initials}
    for value in listed:
        yield value, "initials"
    for name in (entry.name, *entry.aliases, *entry.nicknames):
        tokens = name_tokens(name)
        yield " ".join(tokens), "full" if len(tokens) > 1 else "part"
        if len(tokens) > 1:
            yield from ((piece, "part") for token in tokens for piece in _pieces(token))
            yield from _whole(tokens, entry)
            yield from ((text, "initials") for text in _initials(tokens, listed))


def _pieces(token: str) -> Iterator[str]:
    """A word of a name and the parts of a double name, where they can stand for a person."""
    for piece in {token, *token.split("-")}:
        if len(piece.strip("'")) > 1 and piece not in _NO_NAMES and not _LETTERS.fullmatch(piece):
            yield piece


def _whole(tokens: list[str], entry: Entry) -> Iterator[tuple[str, str]]:
    """Forename and surname together, every way round, with short forms of the forename."""
    forenames, last = _surname(tokens)
    yield last, "part"
    yield f"{last} {' '.join(forenames)}", "full"
    yield f"{last}, {' '.join(forenames)}", "full"
    if len(forenames) > 1:
        yield " ".join(forenames), "full"
    firsts = {forenames[0], *short_forms(forenames[0])}
    firsts |= {folded(nick) for nick in entry.nicknames if " " not in nick.strip()}
    lasts = {last, *(piece for piece in last.split("-") if len(piece) > 1)}
    for first in sorted(first for first in firsts if len(first) > 1 and first not in KIN):
        if first not in TITLES:
            yield first, "part"
        for one in sorted(lasts):
            yield from _pairs(first, one)


def place_forms(entry: Entry) -> Iterator[tuple[str, str]]:
    """(folded text, kind) of a place or organisation: whole, without "the", and short."""
    for text, kind in _place_forms(entry):
        yield text, kind
        if text.startswith(_SAINT):  # "St. Aidric's", "Saint Aidric's"
            rest = text.split(" ", 1)[1]
            yield from ((f"{saint}{rest}", kind) for saint in _SAINTS)


_SAINT, _SAINTS = ("st ", "saint "), ("st ", "st. ", "saint ")


def _place_forms(entry: Entry) -> Iterator[tuple[str, str]]:
    for name in (entry.name, *entry.aliases, *entry.nicknames):
        whole = folded(name).replace(",", " ").replace(".", "")
        words = whole.split()
        if not words:
            continue
        yield " ".join(words), "full"
        yield folded(name), "full"
        if words[0] == "the":
            yield " ".join(words[1:]), "full"
        short = words[1:] if words[0] == "the" else list(words)
        while len(short) > 1 and short[-1] in INSTITUTION:
            short.pop()
            yield " ".join(short), "short"
        own = [word for word in short if word not in INSTITUTION and word != "st"]
        if len(short) > 1 and len(own) == 1 and len(own[0]) > 4:
            yield own[0], "short"
    for initials in entry.initials:
        yield folded(initials), "initials"


_POSTCODE = re.compile(r"\b([a-z]{1,2}\d[a-z\d]?)\s*(\d[a-z]{2})\b")


def address_forms(address: str) -> Iterator[tuple[str, str]]:
    """(folded text, kind) of an address: whole, street with and without number, postcode."""
    text = folded(address)
    for outward, inward in _POSTCODE.findall(text):
        yield f"{outward} {inward}", "address"
        yield f"{outward}{inward}", "address"
    text = _POSTCODE.sub(" ", text)
    parts = [" ".join(part.split()) for part in re.split(r"[,;\n]", text)]
    parts = [part for part in parts if part]
    for upto in range(2, len(parts) + 1):
        yield " ".join(parts[:upto]), "address"
        yield ", ".join(parts[:upto]), "address"
    for part in parts:
        bare = re.sub(r"^(?:flat|apartment|unit|room)?\s*\d+\s*[a-z]?\s+", "", part)
        if any(char.isalpha() for char in bare) and len(bare) > 3:
            yield part, "address"
            yield bare, "address"
            if bare != part:
                yield f"{part[: -len(bare)].strip()}, {bare}", "address"
            for long, short in STREETS:
                if bare.endswith(" " + long):
                    yield part[: -len(long)] + short, "address"
                    yield bare[: -len(long)] + short, "address"
                    if bare != part:
                        said = f"{part[: -len(bare)].strip()}, {bare[: -len(long)]}{short}"
                        yield said, "address"
                    yield part[: -len(long)] + short + ".", "address"


#: Street words and how they are cut short.
STREETS = (
    ("street", "st"), ("road", "rd"), ("avenue", "ave"), ("avenue", "av"), ("close", "cl"),
    ("drive", "dr"), ("lane", "ln"), ("crescent", "cres"), ("court", "ct"), ("place", "pl"),
    ("terrace", "terr"), ("gardens", "gdns"), ("square", "sq"), ("grove", "gr"),
)  # fmt: skip


def number_forms(value: str) -> Iterator[tuple[str, str]]:
    """(folded text, kind) of a reference number, its separators left out too."""
    text = folded(value)
    bare = re.sub(r"[^a-z0-9]", "", text)
    if len(bare) > 3:
        yield bare, "number"
    if len(text) > 3:
        yield text, "number"


def contact_forms(contact: str) -> Iterator[tuple[str, str]]:
    """(folded text, kind) of a phone, an e-mail address or a social-media handle."""
    text = folded(
        re.sub(r"^\s*(?:tel|phone|mobile|e-?mail|handle|[a-z]+)\s*:\s+", "", contact, flags=re.I)
    )
    digits = re.sub(r"\D", "", text)
    if len(digits) > 6 and not re.search(r"[a-z]", text):
        local = digits.removeprefix("0044").removeprefix("44").removeprefix("0")
        for prefix in ("", "0", "44", "440", "0044", "00440"):
            yield prefix + local, "contact"
            yield "+" + prefix + local, "contact"
        return
    yield text, "contact"
    if "@" in text:
        name = text.strip("@").split("@")[0]
        if len(name) > 3:
            yield name, "contact"
    elif len(text.lstrip("#")) > 3:
        yield text.lstrip("#"), "contact"


def entry_forms(entry: Entry) -> Iterator[tuple[str, str]]:
    """(folded text, kind) of everything the register says of an entry."""
    yield from person_forms(entry) if entry.kind == "person" else place_forms(entry)
    for address in entry.addresses:
        yield from address_forms(address)
    if entry.role == "address":
        yield from address_forms(entry.name)
    for _, number in entry.numbers:
        yield from number_forms(number)
    for contact in entry.contacts:
        yield from contact_forms(contact)


def forms(register: Register, ordinary: Collection[str] = frozenset()) -> tuple[Form, ...]:
    """Every form of every entry, one mapping: the register's order settles who comes first.

    ``ordinary`` are folded English words; a single-word form among them is only matched where
    it is written with a capital. Words of pseudonyms are never forms.
    """
    labels = {folded(entry.pseudonym) for entry in register.entries if entry.pseudonym}
    found: dict[tuple[str, str], Form] = {}
    for entry in register.entries:
        for text, kind in _spelled(entry):
            if len(text) < 2 or text in labels:
                continue
            if entry.public:
                kind = "keep"
            form = Form(text, entry.key, kind, _needs_capital(text, kind, ordinary))
            found.setdefault((text, entry.key), form)
    return tuple(found.values())


def _spelled(entry: Entry) -> Iterator[tuple[str, str]]:
    """An entry's forms with their spellings and plurals; of a public entry only its own names."""
    for text, kind in entry_forms(entry):
        if entry.public and kind not in {"full", "initials"}:
            continue
        spellings = respelled(text) if kind in {"full", "part", "short"} else {text}
        for spelling in sorted(spellings):
            yield spelling, kind
            if entry.kind == "person" and kind in {"full", "part"} and len(spelling) > 3:
                yield spelling + "s", "plural"
                yield spelling + "es", "plural"


def _needs_capital(text: str, kind: str, ordinary: Collection[str]) -> bool:
    """Whether the letters are too common to be believed in lower case."""
    if kind in {"number", "contact", "address"}:
        return False
    return kind == "initials" or len(text) < 4 or text in ordinary
