"""Ages as people write them, found in text and said less exactly.

Judgments and reviews write an age in many ways: "aged 9 and 12", "23 years of age", "a
14-month-old", "who is twenty-nine", "rising five", "turned 18", "at 17 she", "in his thirties".
Each becomes a stage of life. Words that speak of an age in general ("under the age of 18",
"children aged 0 to 5") tell of nobody and stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.anonymise.ages_said import (
    COUNT,
    KIN,
    NOT_YET,
    SEVERAL,
    aged,
    at,
    in_decade,
    is_of,
    of_name,
    of_person,
    of_time,
    of_years,
    old,
    reached,
    than,
)

_UNIT = r"(?:years?|yrs?|months?|mths?|weeks?|wks?|days?)['’]?"
_MORE = rf"(?:,? and |,? ){COUNT}[- ]?(?:months?|weeks?|days?)"
#: An age with its unit, and an age that may have none.
_FULL = rf"{COUNT}[- ]?{_UNIT}(?:{_MORE})*"
_ANY = rf"{COUNT}(?:[- ]?{_UNIT}(?:{_MORE})*)?"
_LISTED = rf"{_ANY}(?:(?:,? and|,? or|,| &|/)\s*{_ANY})*"
_HEDGE = (
    rf"(?:(?:now|then|still|only|just|barely|about|around|approximately|roughly|some|just over|"
    rf"a little over|{NOT_YET})\s+)*"
)
#: What makes an age a range, a rule or a share: of nobody in particular.
_ALONE = (
    rf"(?![\w½¼¾%+]|\s?[-–—]\s?\d|[.,]\d|\s+(?:to|until)\s+(?:{COUNT})\b|"
    r"\s+(?:years\s+)?(?:and|or)\s+(?:over|under|above|below|older|younger|upwards|more|less)\b|"
    r"\s+(?:per\s?cent|percent)\b)"
)
#: What follows an age that is said with no unit.
_FOLLOWS = (
    r"(?=\s*(?:[.,](?!\d)|[;:)!?'’\"”]|$)|\s+[-–—]\s|\s+(?:and|but|or|so|when|while|with|before|after|during|"
    r"because|whose|he|she|they|who|by then|at (?:the|that|this)|on (?:his|her|their)|in (?:january|february|march|april|may|june|july|"
    r"august|september|october|november|december|the (?:spring|summer|autumn|winter)))\b)"
)


@dataclass(frozen=True, slots=True)
class AgeFinder:
    """A way of writing an age. ``general`` says it less exactly, or None where it is no age.

    ``needs`` are words in small letters around which such an age is looked for; marks that begin
    with # stand for a number by what is before it: #be a form of "be", #of "of", #at "at",
    #comma a comma, #bracket a bracket, #name a capital.
    """

    pattern: re.Pattern[str]
    general: Callable[[re.Match[str]], str | None]
    needs: tuple[str, ...]


def _finder(pattern: str, general: Callable[[re.Match[str]], str | None], *needs: str) -> AgeFinder:
    return AgeFinder(re.compile(pattern, re.IGNORECASE), general, needs)


_TENS_WORDS = (
    "teens twenties thirties forties fifties sixties seventies eighties nineties 20s 30s 40s 50s 60s 70s 80s 90s "
    "20's 30's 40's 50's 60's 70's 80's 90's"
).split()
_TENS = "teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|[2-9]0['’]?s"
#: The letter or number of a label: "Child B was six".
_LABEL = r"(?: (?:(?-i:[A-Z])|\d{1,2}))?"
_BE = r"(?:is|was|are|were|be|being|became|had been|has been|will be|would be|(?:is|was) (?:now|then))"
#: In order: what is found first holds its place.
FINDERS = (
    _finder(rf"\b(?P<when>at|by|from|until|till|since|before|after) (?:the )?age {_HEDGE}(?P<ages>{_LISTED})(?:\s+old\b)?{_ALONE}", of_time, "age"),
    _finder(rf"\b(?:now |then )?age[sd]?\s+{_HEDGE}(?:between )?(?P<ages>{_LISTED})(?:\s+old\b)?{_ALONE}", aged, "age", "aged", "ages"),
    _finder(rf"\b(?:(?P<when>at|by|from|until|till|since|before|after|around|about) )?(?:the |an |his |her )?ages? of {_HEDGE}(?P<ages>{_LISTED})(?:\s+old\b)?{_ALONE}", of_time, "age", "ages"),
    _finder(rf"\b{_HEDGE}(?P<ages>{_FULL})(?P<by>[- ]?)old\b", old, "old"),
    _finder(rf"\b{_HEDGE}(?P<ages>{_FULL}) of age\b", is_of, "age"),
    _finder(rf"\bin (?P<whose>his|her|their|your|my) (?:(?:very )?(?:early|mid|late|middle)(?:[- ]to[- ](?:mid|late))?[- ])?(?P<decade>{_TENS})\b", in_decade, *_TENS_WORDS),
    _finder(rf"\b(?P<turned>turn(?:ed|s|ing)) (?P<ages>{COUNT})(?:{_FOLLOWS}|(?=\s+(?:that|this|last|next|in|on|just)\b))", reached, "turned", "turns", "turning"),
    _finder(rf"\b(?P<subject>[^\W\d_][\w'’-]*){_LABEL},?\s(?:who\s)?{_BE}\s(?P<detail>{_HEDGE}(?P<ages>{_LISTED})){_FOLLOWS}", of_person, "#be"),
    _finder(rf"\b(?P<subject>{'|'.join(KIN.split())}|{SEVERAL}){_LABEL},\s(?P<detail>{_HEDGE}(?P<ages>{_LISTED}))(?=,(?!\d))", of_person, "#comma"),
    _finder(rf"\b(?P<subject>{'|'.join(KIN.split())})s?{_LABEL} \((?P<detail>{_HEDGE}(?P<ages>{_LISTED}))\)", of_person, "#bracket"),
    _finder(rf"\b(?:{'|'.join(KIN.split())})(?P<detail> of (?:about |around )?(?P<ages>{COUNT}(?: (?:days|weeks|months|years))?)){_FOLLOWS}", of_years, "#of"),
    _finder(rf"\b(?P<detail>{COUNT} years (?:(?:his|her|their) (?P<than>junior|senior)|(?P<elder>older|younger)))\b", than, "junior", "senior", "older", "younger"),
    _finder(rf"(?<=, )now (?P<ages>{COUNT})(?=[,.;)](?!\d))", is_of, "now"),
    _finder(rf"\b{_HEDGE}(?:rising|very shortly to be|shortly to be|approaching) (?P<ages>{COUNT}){_FOLLOWS}", is_of, "rising", "shortly", "approaching"),
    _finder(rf"\bat (?P<ages>{COUNT})(?=,? (?:he|she|they)\b)", at, "#at"),
    _finder(rf"\b(?-i:[A-Z]{{1,3}}|[A-Z][a-z]+)(?:,|:| -| –)? \(?(?P<detail>{_HEDGE}(?P<ages>{_FULL}))(?=[.,;:)](?!\d)|\s*$|\s+(?:and|is|was|has|had|lives|lived)\b)", of_name, "#name", "#comma", "#bracket"),
)  # fmt: skip
