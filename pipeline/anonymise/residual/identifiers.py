"""Finds the numbers by which people in the United Kingdom are known, with their check digits.

A number whose check digits fit is named by its kind; any other long number or code is found all
the same, because a mistyped number still points at somebody.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipeline.anonymise.residual.found import Found


@dataclass(frozen=True, slots=True)
class Identifier:
    """One kind of identifier: how it is written, and whether its check digits fit."""

    name: str
    pattern: re.Pattern[str]
    check: Callable[[str], bool] = lambda _: True


def _digits(text: str) -> list[int]:
    return [int(char) for char in text if char.isdigit()]


def nhs(text: str) -> bool:
    """NHS number: ten digits, modulus 11 (also Scotland's CHI and Northern Ireland's H&C)."""
    digits = _digits(text)
    if len(digits) != 10 or len(set(digits)) == 1:
        return False
    rest = (
        11
        - sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    )
    return rest % 11 == digits[9] and rest != 10


def luhn(text: str) -> bool:
    """Cards and IMEI: the sum with every second digit doubled is a multiple of ten."""
    digits = _digits(text)
    total = sum(
        digit if at % 2 == 0 else sum(divmod(digit * 2, 10))
        for at, digit in enumerate(reversed(digits))
    )
    return len(digits) > 11 and total % 10 == 0


def utr(text: str) -> bool:
    """Unique Taxpayer Reference: the first digit checks the other nine."""
    digits = _digits(text)
    if len(digits) != 10:
        return False
    total = sum(
        digit * weight
        for digit, weight in zip(digits[1:], (6, 7, 8, 9, 10, 5, 4, 3, 2), strict=True)
    )
    return "21987654321"[total % 11] == str(digits[0])


_UPN = "ABCDEFGHJKLMNPQRTUVWXYZ"


def upn(text: str) -> bool:
    """Unique Pupil Number: a check letter, then twelve digits (the last may be a letter)."""
    plain = re.sub(r"\W", "", text).upper()
    values = [
        _UPN.index(char) if char in _UPN else int(char) if char.isdigit() else 0
        for char in plain[1:]
    ]
    return (
        _UPN[sum(value * weight for value, weight in zip(values, range(2, 14), strict=False)) % 23]
        == plain[0]
    )


def uln(text: str) -> bool:
    """Unique Learner Number: ten digits, the last of them a check."""
    digits = _digits(text)
    rest = sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return len(digits) == 10 and rest != 0 and 10 - rest == digits[9]


def iban(text: str) -> bool:
    """International bank account number: modulus 97 is 1."""
    plain = re.sub(r"\W", "", text).upper()
    moved = plain[4:] + plain[:4]
    return int("".join(str(int(char, 36)) for char in moved)) % 97 == 1


def pnc(text: str) -> bool:
    """Police National Computer ID: year, number, check letter."""
    found = re.fullmatch(r"(?:19|20)?(\d\d)/(\d{1,7})([A-Z])", text.upper().replace(" ", ""))
    if not found:
        return False
    return "ZABCDEFGHJKLMNPQRTUVWXY"[int(found[1] + found[2].zfill(7)) % 23] == found[3]


def _kind(
    name: str, pattern: str, check: Callable[[str], bool] | None = None, *, capitals: bool = False
) -> Identifier:
    """A kind from its pattern; ``capitals``: in small letters it would be ordinary words."""
    compiled = re.compile(
        rf"(?<!\w)(?<!\d/)(?:{pattern})(?![\w/])", 0 if capitals else re.IGNORECASE
    )
    return Identifier(name, compiled, check) if check else Identifier(name, compiled)


_SEP = r"[ .\-]?"
#: Twenty and more kinds. The first that fits a place names it.
KINDS: tuple[Identifier, ...] = (
    _kind("NHS number", rf"\d{{3}}{_SEP}\d{{3}}{_SEP}\d{{4}}", nhs),
    _kind("Unique Learner Number", r"\d{10}", uln),
    _kind("Unique Taxpayer Reference", rf"\d{{5}}{_SEP}\d{{5}}", utr),
    _kind("Unique Pupil Number", r"[A-HJ-NP-RT-Z]\d{11}[\dA-Z]", upn),
    _kind("National Insurance number", rf"(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]{_SEP}\d\d{_SEP}\d\d{_SEP}\d\d{_SEP}[A-D]"),
    _kind("driving licence", r"[A-Z9]{5}\d[0156]\d(?:[0-2]\d|3[01])\d[A-Z9]{2}[A-Z0-9][A-Z]{2}(?: ?\d\d)?"),
    _kind("passport", r"\d{9}|[A-Z]\d{8}"),
    _kind("Police National Computer ID", r"(?:19|20)?\d\d/\d{1,7}[A-Z]", pnc),
    _kind("Criminal Records Office number", r"(?:SF)?\d{1,6}/\d\d[A-Z]"),
    _kind("crime reference", r"\d{2}/\d{3,7}/\d{2}|[A-Z]{1,4}[/-]?\d{5,10}[/-]\d{2,4}|[A-Z]{1,3}/\d{3,7}/\d{2,4}"),
    _kind("incident log", r"(?:CAD|log|incident|STORM)(?: (?:number|no\.?|ref(?:erence)?\.?))?:? ?\d{1,6}(?: of | ?[-/] ?)\d{1,2}[./ ]?(?:\d{1,2}|[A-Z]{3,9})[./ ]?\d{0,4}"),
    _kind("prison number", r"[A-Z]\d{4}[A-Z]{2}"),
    _kind("court case", r"[A-Z]{2}\d{2}[CPDFZ]\d{5}|\[\d{4}\] (?:EWFC|EWHC|EWCA|UKSC|UKUT|EWCOP)[\w ()]*\d+|[A-Z]\d{7,8}"),
    _kind("Home Office reference", r"[A-Z]\d{6,7}(?:/\d)?|\d{4}-\d{4}-\d{4}-\d{4}|(?:ARC|ACD|BRP)[ /]?\w{5,12}"),
    _kind("General Medical Council number", r"(?:GMC|GPhC|GDC)(?: (?:number|no\.?))?:? ?\d{5,7}"),
    _kind("nursing PIN", r"\d{2}[A-L]\d{4}[A-Z]"),
    _kind("Social Work England number", r"SW\d{4,6}"),
    _kind("Ofsted number", r"(?:EY|SC|VC)?\d{6}|2\d{6}"),
    _kind("vehicle registration", r"[A-Z]{2}\d{2} ?[A-Z]{3}|[A-Z]\d{1,3} ?[A-Z]{3}|[A-Z]{3} ?\d{1,3}[A-Z]", capitals=True),
    _kind("postcode", r"(?:GIR ?0AA|[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d(?:\d|[A-Z])?|\d[A-HJKPSTUW]) ?\d[ABD-HJLNP-UW-Z]{2})"),
    _kind("phone", r"(?:\+|00)44[ .\-]?(?:\(0\))?[\d .\-]{9,14}\d|\(?0\d{2,5}\)?[ .\-]?\d{3,4}[ .\-]?\d{3,6}|0\d{3} ?\d{3} ?\d{4}"),
    _kind("bank account", r"\d{2}[- ]\d{2}[- ]\d{2}(?:[ ,]+(?:account )?\d{8})?"),
    _kind("IBAN", r"GB\d{2} ?[A-Z]{4}(?: ?\d){14}", iban),
    _kind("card number", r"\d{4}(?:[ -]?\d{4}){2}[ -]?\d{1,7}", luhn),
    _kind("IMEI", r"\d{15}", luhn),
    _kind("IP address", r"(?:\d{1,3}\.){3}\d{1,3}|(?:[0-9A-F]{1,4}:){4,7}[0-9A-F]{1,4}|(?:[0-9A-F]{1,4}:){1,7}(?::[0-9A-F]{1,4}){1,6}"),
    _kind("grid reference", r"[HJNOST][A-Z] ?\d{3,5} ?\d{3,5}|-?\d{1,2}\.\d{4,}, ?-?\d{1,3}\.\d{4,}", capitals=True),
    _kind("three words", r"///\w+\.\w+\.\w+|(?:what3words|w3w):? \w+\.\w+\.\w+"),
)  # fmt: skip


#: Kinds with spaces in them, which no general pattern sees whole, each with what every one of them
#: has: looked for first, because it begins with a digit and so costs next to nothing.
_HINTS = {
    "incident log": r"CAD|cad|Cad|LOG|log|Log|INCIDENT|incident|Incident|STORM|Storm|storm",
    "vehicle registration": r"[0-9][A-Z]|[0-9] [A-Z]{3}|[A-Z] ?[0-9]",
    "postcode": r"[0-9][A-Za-z]{2}(?!\w)",
    "National Insurance number": r"[0-9][0-9][ .\-]?[0-9][0-9][ .\-]?[0-9][0-9][ .\-]?[A-Da-d](?!\w)",
    "driving licence": r"[0-9]{5,6}[A-Za-z9]{2}",
    "court case": r"[0-9]{5}|[0-9]\] ",
    "phone": r"[0-9](?:[ .()\-]{0,2}[0-9]){8}",
    "bank account": r"[0-9][0-9][- ][0-9][0-9][- ][0-9][0-9]",
    "IBAN": r"[Gg][Bb][0-9][0-9]",
    "grid reference": r"[0-9]{3} ?[0-9]{3}|\.[0-9]{4}",
    "prison number": r"[0-9]{4}[A-Za-z]{2}",
    "IP address": r"::",
}
_SPACED = tuple(
    (re.compile(_HINTS[kind.name]), kind.pattern) for kind in KINDS if kind.name in _HINTS
)
_THREE_WORDS = next(kind.pattern for kind in KINDS if kind.name == "three words")
#: Any number of six digits and more, closed or in groups. It begins with what can be searched for
#: at once, and looks back from there, because that is fast; so do the next ones.
_NUMBER = re.compile(r"[+\d](?<![\w£$€.,][+\d])(?<!\d/[+\d])(?:[ \-/.]?\d){5,}(?![\w%])")
#: Any closed code: letters and digits, with strokes, dots, colons and hyphens inside.
_CODE = re.compile(
    r"[A-Za-z0-9](?<![\w@#£$€.,][A-Za-z0-9])(?:(?<=\d)|(?=[A-Za-z/.:\-]*\d))"
    r"[A-Za-z0-9]*(?:[-/.:][A-Za-z0-9]+)*(?![\w@%])"
)
#: The same with letters of any alphabet: "krystynadomańska99".
_FOREIGN_CODE = re.compile(
    r"(?<![\w@#£$€.,])(?=[^\W\d_]*[A-Za-z/.:\-]*\d)[^\W_]+(?:[-/.:][^\W_]+)*(?![\w@%])"
)
#: A number of three digits and more, and the word before it that makes it somebody's.
_SHORT_NUMBER = re.compile(r"[ :#](\d{3,})(?!\w)")
_CALLED = re.compile(
    r"\b(?:case|reference|ref|number|no|collar|warrant|badge|pin|id|registration|reg|account|claim|log|"
    r"crime|incident|CAD|STORM|PC|DC|DS|PS|PCSO|WPC|sgt|ext|extension|URN|LAS|LCS|Mosaic|EMIS|RiO|hospital number|MRN)\b\.?[ :#]{1,3}(?:is |was |number |no\.? )?$",
    re.IGNORECASE,
)
#: The words of that expression, asked first because it is fast.
_CALLS = frozenset(
    "case reference ref number no collar warrant badge pin id registration reg account claim log crime "
    "incident cad storm pc dc ds ps pcso wpc sgt ext extension urn las lcs mosaic emis rio mrn".split()
)
_LETTERS = re.compile("[a-z]+")
_LONGEST_CALL = 40
#: A bus or a tram by which a place is told: "the 47A bus", "route X12".
_RIDES = ("bus", "Bus", "BUS", "tram", "Tram", "route", "Route")
_ROUTE = re.compile(
    r"\b(?:the|number|no\.?)\s+([A-Z]?\d{1,3}[A-Z]?)\s+(?:bus|tram|route)\b(?!\s+(?!(?:was|is|has|goes|does)\b)(?:\w+s|pass|ticket|fare|stop|ride|trip|journey)\b)"
    r"|\b(?:bus|tram|route)\s+(?:number\s+|no\.?\s+)?([A-Z]?\d{1,3}[A-Z]?)(?![\w%])(?!\s+(?:times|minutes|hours|days|weeks|miles))",
    re.IGNORECASE,
)
#: Letters and digits together that are words of the field and no codes.
_PLAIN_CODE = re.compile(
    r"(?:\d+(?:st|nd|rd|th|s|m|cm|mm|km|kg|g|mg|mcg|ml|am|pm|hrs?|h|mins?|x|k|yrs?|%)|[ap]\d|s\d{1,3}|ks\d|y\d{1,2}|p\d{1,3}"
    r"|year\d{1,2}|\d+(?:ppm|mmol|mmhg|bpm|kcal|lbs?|oz|ft|in|wks?|yrs|days?|hours?|cl|dl|mph|gb)|covid-?19|h1n1|a\d{1,2}|m\d{1,2}|t\d|v\d(?:\.\d)*|mp[34]|3d|4g|5g|g[78]|b12|f\d|q[1-4]|\d+-\w+|\w+-\d{1,2}"
    r"|(?:19|20)\d\ds|\d{1,2}[a-c]|[a-d]\d{1,2}|24/7|1to1|\d+(?:st|nd|rd|th)?-\w+|\d+[x×]\d+"
    r"|\d+[.:]\d+(?:am|pm|kg|g|ml|mg|cm|m|km|th)|\d+(?:mg|ml|mcg)/\w+|\d{1,3}/[a-z]+|[a-z]+/\d{1,2}|\d{1,2}(?:\.\d{1,3})*[a-z]?"
    r"|[A-Za-z]+(?:-[A-Za-z]+)*-\d{1,4}|s\.?\d{1,3}[a-z]?)",
    re.IGNORECASE,
)  # fmt: skip
_TIMES = re.compile(r"\d{1,2}[.:]\d\d(?:[-–/]\d{1,2}[.:]\d\d)?(?:am|pm|hrs)?", re.IGNORECASE)
#: An entry of a log by its number and day, and a day whose parts stand apart: "20 - 11 - 1980".
_LOGGED = re.compile(
    r"(?<![\w/.])\d{2,6} of \d{1,2}([./-])\d{1,2}\1\d{2,4}(?!\w)"
    r"|(?<![\w/.])\d{1,2} ([./-]) \d{1,2} \2 (?:19|20)?\d\d(?![\w%])"
)
_DIVIDED = re.compile(r"\d (?:[./-]|of) \d")
#: How high and how low a heart's pressure is: "118/76".
_PRESSURE = re.compile(r"(?:[89]\d|1\d\d|2[0-2]\d)/(?:[3-9]\d|1[0-3]\d)")
_YEARS = re.compile(r"(?:19|20)\d\d[ \-/–](?:(?:19|20)\d\d|\d\d)")


def worded(text: str) -> bool:
    """Whether a text may hold an identifier without a digit: a place in three words."""
    return "///" in text or "3words" in text or "w3w" in text


def find(text: str) -> Iterator[Found]:
    """Every identifier in ``text``: of a known kind, or any long number or code."""
    if worded(text):
        for match in _THREE_WORDS.finditer(text):
            yield Found(match.start(), match.end(), "number", match[0])
    for pattern in [pattern for hint, pattern in _SPACED if hint.search(text)]:
        for match in pattern.finditer(text):
            yield Found(match.start(), match.end(), "number", match[0])
    for match in _NUMBER.finditer(text):
        if not _YEARS.fullmatch(match[0]) and not _TIMES.fullmatch(match[0]):
            yield Found(match.start(), match.end(), "number", match[0])
    yield from _called(text)
    for match in (_CODE if text.isascii() else _FOREIGN_CODE).finditer(text):
        if _is_code(match[0]):
            yield Found(match.start(), match.end(), "code", match[0])


def _called(text: str) -> Iterator[Found]:
    """Short numbers that the words around them make somebody's: a log's entry, a collar, a bus."""
    for match in _LOGGED.finditer(text) if _DIVIDED.search(text) else ():
        yield Found(match.start(), match.end(), "number", match[0])
    for match in _SHORT_NUMBER.finditer(text):
        before = text[max(0, match.start(1) - _LONGEST_CALL) : match.start(1)]
        called = not _CALLS.isdisjoint(_LETTERS.findall(before.lower())[-3:])
        if called and _CALLED.search(before):
            yield Found(match.start(1), match.end(1), "number", match[1])
    for match in _ROUTE.finditer(text) if any(ride in text for ride in _RIDES) else ():
        at = match.lastindex or 0
        yield Found(match.start(at), match.end(at), "code", match[at])


def _is_code(word: str) -> bool:
    """Whether letters, digits and signs run together are a reference and no word of the field."""
    if word.isdigit():
        return len(word) > 5
    digits = sum(map(str.isdigit, word))
    if not digits or len(word) < 4 or _YEARS.fullmatch(word) or _TIMES.fullmatch(word):
        return False
    if not any(map(str.isalpha, word)):
        if _PRESSURE.fullmatch(word):
            return False
        return digits > 4 and ("/" in word or word.count(":") > 1 or word.count(".") == 3)
    return not _PLAIN_CODE.fullmatch(word)


def named(text: str) -> str:
    """What kind of identifier a number is, or "" when its check digits fit none."""
    for kind in KINDS:
        if kind.pattern.fullmatch(text) and kind.check(text):
            return kind.name
    return ""
