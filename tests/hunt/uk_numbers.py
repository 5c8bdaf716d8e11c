"""Identifiers of the United Kingdom, made with their check digits and written in many ways.

The check digits are worked out here from their published rules, by code of its own, so that a
wrong rule in ``pipeline.anonymise.residual.identifiers`` cannot agree with itself.
"""

from __future__ import annotations

import random
import string
from collections.abc import Callable, Iterator

LETTERS = string.ascii_uppercase
Maker = Callable[[random.Random], str]


def _digits(rng: random.Random, count: int, first: str = string.digits) -> str:
    return rng.choice(first) + "".join(rng.choice(string.digits) for _ in range(count - 1))


def _some(rng: random.Random, letters: str, count: int) -> str:
    return "".join(rng.choice(letters) for _ in range(count))


def _spaced(rng: random.Random, number: str, *sizes: int) -> str:
    separator = rng.choice(("", " ", "-", " "))
    parts, at = [], 0
    for size in sizes:
        parts.append(number[at : at + size])
        at += size
    return separator.join(parts)


def mod11(body: str) -> str:
    """NHS, CHI and H&C numbers: weights ten to two; ten has no digit and is not issued."""
    rest = 11 - sum(int(digit) * (10 - at) for at, digit in enumerate(body)) % 11
    return "" if rest == 10 else str(rest % 11)


def _nhs(rng: random.Random) -> str:
    while True:
        body = _digits(rng, 9, "4679")
        if mod11(body):
            return _spaced(rng, body + mod11(body), 3, 3, 4)


def _chi(rng: random.Random) -> str:
    while True:
        body = f"{rng.randint(1, 28):02}{rng.randint(1, 12):02}{rng.randint(0, 99):02}{rng.randint(0, 999):03}"
        if mod11(body):
            return _spaced(rng, body + mod11(body), 6, 4)


def _ni(rng: random.Random) -> str:
    while True:
        prefix = rng.choice("ABCEGHJKLMNOPRSTWXYZ") + rng.choice("ABCEGHJKLMNPRSTWXYZ")
        if prefix not in {"BG", "GB", "NK", "KN", "TN", "NT", "ZZ"}:
            written = _spaced(rng, prefix + _digits(rng, 6) + rng.choice("ABCD"), 2, 2, 2, 2, 1)
            return rng.choice((written, written.lower()))


def upn_letter(rest: str) -> str:
    """Unique Pupil Number: weights two to thirteen, remainder by 23."""
    total = sum(int(digit) * weight for digit, weight in zip(rest, range(2, 14), strict=True))
    return "ABCDEFGHJKLMNPQRTUVWXYZ"[total % 23]


def _upn(rng: random.Random) -> str:
    rest = _digits(rng, 12)
    return upn_letter(rest) + rest


def uln_digit(body: str) -> str:
    """Unique Learner Number: ten less the remainder by 11 of the sum weighted ten to two."""
    rest = sum(int(digit) * (10 - at) for at, digit in enumerate(body)) % 11
    return "" if rest == 0 else str(10 - rest)


def _uln(rng: random.Random) -> str:
    while True:
        body = _digits(rng, 9, "123456789")
        if uln_digit(body):
            return body + uln_digit(body)


def utr_digit(rest: str) -> str:
    """Unique Taxpayer Reference: the check digit stands first."""
    total = sum(
        int(digit) * weight
        for digit, weight in zip(rest, (6, 7, 8, 9, 10, 5, 4, 3, 2), strict=True)
    )
    return str((11 - total % 11) % 11 % 10 if total % 11 > 1 else (2, 1)[total % 11])


def _utr(rng: random.Random) -> str:
    rest = _digits(rng, 9)
    return _spaced(rng, utr_digit(rest) + rest, 5, 5)


def _postcode(rng: random.Random) -> str:
    area = rng.choice(("A9", "A99", "AA9", "AA99", "A9A", "AA9A"))
    outward = "".join(
        rng.choice("BLMNS" if at == 0 else "ABCDEH") if char == "A" else rng.choice("123456789")
        for at, char in enumerate(area)
    )
    inward = rng.choice(string.digits) + _some(rng, "ABDEFGHJLNPQRSTUWXYZ", 2)
    return rng.choice((f"{outward} {inward}", outward + inward, f"{outward} {inward}".lower()))


def _phone(rng: random.Random) -> str:
    last = _digits(rng, 3)
    return rng.choice(
        (
            f"01632 960{last}", f"(01632) 960{last}", f"01632-960-{last}", f"+44 1632 960{last}",
            f"+44 (0)1632 960 {last}", f"07700 900{last}", f"07700900{last}", f"+447700900{last}",
            f"020 7946 0{last}", f"0044 7700 900 {last}", f"0808 157 0{last}", f"07700 900 {last}",
        )
    )  # fmt: skip


def _mail(rng: random.Random) -> str:
    name = _some(rng, string.ascii_lowercase, 6)
    return rng.choice(
        (
            f"{name}@family.example", f"{name}.{_some(rng, 'abcdef', 4)}@post.example.org.uk",
            f"{name} at post dot example", f"{name}{_digits(rng, 2)}@school.sch.uk",
        )
    )  # fmt: skip


def _handle(rng: random.Random) -> str:
    name = _some(rng, string.ascii_lowercase, 5)
    return rng.choice((f"@{name}_{_digits(rng, 2)}", f"@{name}.official", f"#justicefor{name}"))


def _vehicle(rng: random.Random) -> str:
    letters = "ABCDEFGHJKLMNOPRSTUVWXY"
    return rng.choice(
        (
            f"{_some(rng, letters, 2)}{_digits(rng, 2)} {_some(rng, letters, 3)}",
            f"{_some(rng, letters, 2)}{_digits(rng, 2)}{_some(rng, letters, 3)}",
            f"{rng.choice(letters)}{_digits(rng, 3, '123456789')} {_some(rng, letters, 3)}",
            f"{_some(rng, letters, 3)} {_digits(rng, 3, '123456789')}{rng.choice(letters)}",
        )
    )


def _licence(rng: random.Random) -> str:
    surname = (_some(rng, LETTERS, rng.randint(3, 5)) + "99999")[:5]
    month = rng.randint(1, 12) + rng.choice((0, 50))
    born = f"{rng.randint(0, 9)}{month:02}{rng.randint(1, 28):02}{rng.randint(0, 9)}"
    tail = f"{rng.choice(LETTERS)}{rng.choice(LETTERS + '9')}{rng.choice(string.digits)}{_some(rng, LETTERS, 2)}"
    return surname + born + tail + rng.choice(("", " " + _digits(rng, 2)))


def pnc_letter(year: str, number: str) -> str:
    """Police National Computer ID: the remainder by 23 of year and seven-figure number."""
    return "ZABCDEFGHJKLMNPQRTUVWXY"[int(year[-2:] + number.zfill(7)) % 23]


def _pnc(rng: random.Random) -> str:
    year, number = f"{rng.randint(1995, 2025)}", _digits(rng, rng.randint(4, 7), "123456789")
    return f"{rng.choice((year, year[-2:]))}/{number}{pnc_letter(year, number)}"


def luhn_digit(body: str) -> str:
    """Cards and IMEI: every second digit doubled from the right."""
    total = 0
    for at, digit in enumerate(reversed(body)):
        value = int(digit) * (2 if at % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)


def _card(rng: random.Random) -> str:
    body = _digits(rng, 15, "45")
    return _spaced(rng, body + luhn_digit(body), 4, 4, 4, 4)


def _imei(rng: random.Random) -> str:
    body = "35" + _digits(rng, 12)
    return body + luhn_digit(body)


def _iban(rng: random.Random) -> str:
    account = _some(rng, LETTERS, 4) + _digits(rng, 14)
    number = int("".join(str(int(char, 36)) for char in account + "GB00"))
    whole = f"GB{98 - number % 97:02}{account}"
    return rng.choice((whole, " ".join(whole[at : at + 4] for at in range(0, 22, 4))))


def _date(rng: random.Random) -> str:
    day, month, year = rng.randint(1, 28), rng.randint(1, 12), rng.randint(1960, 2025)
    name = "January February March April May June July August September October November December".split()[
        month - 1
    ]
    return rng.choice(
        (
            f"{day:02}/{month:02}/{year}", f"{day}.{month}.{year % 100:02}", f"{year}-{month:02}-{day:02}",
            f"{day} {name} {year}", f"{day}th {name[:3]} {year}", f"{name} {day}, {year}", f"the {day}th of {name}",
        )
    )  # fmt: skip


def _place(rng: random.Random) -> str:
    return rng.choice(
        (
            f"{_some(rng, 'NST', 1)}{_some(rng, 'DEJKY', 1)} {_digits(rng, 3)} {_digits(rng, 3)}",
            f"52.{_digits(rng, 5)}, -1.{_digits(rng, 5)}", "///filled.count.soap", "///gate.lamp.river",
        )
    )  # fmt: skip


def _web(rng: random.Random) -> str:
    name = _some(rng, string.ascii_lowercase, 7)
    return rng.choice(
        (
            f"https://www.{name}.example/post/{_digits(rng, 4)}",
            f"www.{name}.co.uk",
            f"{name}.org.uk/news",
        )
    )


def _ip(rng: random.Random) -> str:
    four = ".".join(str(rng.randint(1, 254)) for _ in range(4))
    return rng.choice((four, ":".join(_some(rng, "0123456789abcdef", 4) for _ in range(8))))


def _of(*forms: Maker) -> Maker:
    return lambda rng: rng.choice(forms)(rng)


#: Kind -> how one is made. Where a kind has no check digit, the pattern is all there is.
KINDS: dict[str, Maker] = {
    "NHS number": _nhs,
    "CHI and H&C number": _chi,
    "National Insurance number": _ni,
    "Unique Pupil Number": _upn,
    "Unique Learner Number": _uln,
    "Unique Reference Number of a school": lambda rng: f"URN {_digits(rng, 6, '1')}",
    "Unique Taxpayer Reference": _utr,
    "postcode": _postcode,
    "phone": _phone,
    "e-mail": _mail,
    "handle": _handle,
    "vehicle registration": _vehicle,
    "driving licence": _licence,
    "passport": lambda rng: rng.choice(("", LETTERS[rng.randrange(26)])) + _digits(rng, 9)[:9],
    "crime reference": _of(
        lambda rng: f"{_digits(rng, 2)}/{_digits(rng, 6)}/{_digits(rng, 2)}",
        lambda rng: f"{_digits(rng, 2)}{_digits(rng, 10)}",
        lambda rng: f"CR/{_digits(rng, 6)}/{_digits(rng, 2)}",
        lambda rng: f"{_digits(rng, 10)}/{rng.choice(LETTERS)}",
    ),
    "incident log": _of(
        lambda rng: f"CAD {_digits(rng, 4, '123456789')}/{_digits(rng, 2)}MAR{_digits(rng, 2)}",
        lambda rng: f"log {_digits(rng, 3, '123456789')} of {rng.randint(1, 28)}/{rng.randint(1, 12)}/{_digits(rng, 2)}",
        lambda rng: f"incident {_digits(rng, 4, '123456789')}-{rng.randint(10, 28)}0325",
    ),
    "court case number": _of(
        lambda rng: f"{_some(rng, LETTERS, 2)}{_digits(rng, 2)}{rng.choice('CPDFZ')}{_digits(rng, 5)}",
        lambda rng: f"[20{_digits(rng, 2)}] EWFC {_digits(rng, 2, '123456789')} (B)",
        lambda rng: f"T20{_digits(rng, 6)}",
    ),
    "Police National Computer ID": _pnc,
    "Criminal Records Office number": lambda rng: f"{_digits(rng, 6)}/{_digits(rng, 2)}{rng.choice(LETTERS)}",
    "prison number": lambda rng: f"A{_digits(rng, 4)}{_some(rng, 'ABCDEFGHJK', 2)}",
    "Home Office reference": _of(
        lambda rng: f"{rng.choice(LETTERS)}{_digits(rng, 7)}",
        lambda rng: f"{rng.choice(LETTERS)}{_digits(rng, 7)}/2",
        lambda rng: "-".join(_digits(rng, 4) for _ in range(4)),
    ),
    "sort code and account": _of(
        lambda rng: "-".join(_digits(rng, 2) for _ in range(3)),
        lambda rng: f"{'-'.join(_digits(rng, 2) for _ in range(3))} {_digits(rng, 8)}",
        lambda rng: f"account number {_digits(rng, 8)}",
    ),
    "IBAN": _iban,
    "card number": _card,
    "IMEI": _imei,
    "council tax and property reference": _of(
        lambda rng: f"UPRN {_digits(rng, 12, '1')}",
        lambda rng: f"council tax account {_digits(rng, 9)}",
        lambda rng: f"tenancy {_digits(rng, 4)}-{_digits(rng, 6)}",
    ),
    "social-care system number": _of(
        lambda rng: f"Mosaic ID {_digits(rng, 6)}",
        lambda rng: f"LCS {_digits(rng, 7)}",
        lambda rng: f"case number {_digits(rng, 5)}",
        lambda rng: f"P{_digits(rng, 7)}",
    ),
    "registration of a professional": _of(
        lambda rng: f"SW{_digits(rng, 5)}",
        lambda rng: f"GMC {_digits(rng, 7)}",
        lambda rng: f"{_digits(rng, 2)}{rng.choice('ABCDEFGHIJKL')}{_digits(rng, 4)}{rng.choice('EOSW')}",
        lambda rng: f"collar number {_digits(rng, 4)}",
    ),
    "date": _date,
    "web address": _web,
    "IP address": _ip,
    "place on a map": _place,
}  # fmt: skip

CARRIERS = (
    "The number given on the form was {}.", "{} was written in the margin.", "Ref: {}", "(see {})",
    "The officer recorded {} and closed the log.", "Her details ({}) were passed to the duty team.",
    "It was checked against {}, which matched.", "The referral quoted {}; nobody queried it.",
    "According to the file, {} belonged to the father.", "Message left about {} - no reply.",
    "Mother's record\t{}\tchecked", "“{}” was found on a card in the kitchen.",
)  # fmt: skip


def written(seed: int, each: int) -> Iterator[tuple[str, str, str]]:
    """(kind, identifier, sentence), ``each`` of every kind."""
    rng = random.Random(seed)
    for kind, make in KINDS.items():
        for _ in range(each):
            number = make(rng)
            yield kind, number, rng.choice(CARRIERS).format(number)
