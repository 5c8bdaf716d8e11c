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

from pipeline.anonymise.spans_of_time import COUNTED, approximately

_COUNTS = "|".join(
    word.replace(" ", "[- ]") for word in sorted(COUNTED, key=lambda word: (-len(word), word))
)
_COUNT = rf"(?:\d{{1,3}}(?:\.5|[½¼¾])?|{_COUNTS})(?:[- ]and[- ]an?[- ](?:half|quarter))?"
_UNIT = r"(?:years?|yrs?|months?|mths?|weeks?|wks?|days?)['’]?"
_MORE = rf"(?:,? and |,? ){_COUNT}[- ]?(?:months?|weeks?|days?)"
#: An age with its unit, and an age that may have none.
_FULL = rf"{_COUNT}[- ]?{_UNIT}(?:{_MORE})*"
_ANY = rf"{_COUNT}(?:[- ]?{_UNIT}(?:{_MORE})*)?"
_LISTED = rf"{_ANY}(?:(?:,? and|,? or|,| &|/)\s*{_ANY})*"
#: Words after which somebody has not reached the age yet.
_NOT_YET = (
    r"nearly|almost|approaching|rising|not yet|not quite|coming up to|getting on for|soon to be|"
    r"(?:very )?shortly to be|just under"
)
_HEDGE = (
    rf"(?:(?:now|then|still|only|just|barely|about|around|approximately|roughly|some|just over|"
    rf"a little over|{_NOT_YET})\s+)*"
)
#: What makes an age a range, a rule or a share: of nobody in particular.
_ALONE = (
    rf"(?![\w½¼¾%+]|\s?[-–—]\s?\d|[.,]\d|\s+(?:to|until)\s+(?:{_COUNT})\b|"
    r"\s+(?:years\s+)?(?:and|or)\s+(?:over|under|above|below|older|younger|upwards|more|less)\b|"
    r"\s+(?:per\s?cent|percent)\b)"
)
#: What follows an age that is said with no unit.
_FOLLOWS = (
    r"(?=\s*(?:[.,](?!\d)|[;:)!?'’\"”]|$)|\s+[-–—]\s|\s+(?:and|but|or|so|when|while|with|before|after|during|"
    r"because|whose|he|she|they|who|by then|at (?:the|that|this)|on (?:his|her|their)|in (?:january|february|march|april|may|june|july|"
    r"august|september|october|november|december|the (?:spring|summer|autumn|winter)))\b)"
)
_GENERAL = re.compile(
    r"\b(?:under|over|below|above|beyond|up to|between|than|least|most|minimum|maximum|legal)(?: the| an?)?\s+$",
    re.IGNORECASE,
)

#: (below this age in years, predicate, several of them, before a noun, as a time of life)
_STAGES = (
    (1, "a baby", "babies", "baby", "infancy"),
    (5, "under five", "under five", "very young", "early childhood"),
    (11, "of primary school age", "of primary school age", "primary-school-age", "primary school age"),
    (18, "a teenager", "teenagers", "teenage", "their teens"),
)  # fmt: skip
_DECADES = (
    "late teens", "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties",
)  # fmt: skip
_MONTHS = {"y": 12.0, "m": 1.0, "w": 0.23, "d": 0.033}
_PART = re.compile(
    rf"(?P<n>{_COUNT})(?:[- ]?(?P<unit>years?|yrs?|months?|mths?|weeks?|wks?|days?))?",
    re.IGNORECASE,
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


def _number(words: str) -> float:
    words = words.lower().replace("-", " ")
    part = 0.5 if re.search(r"half|½|\.5", words) else 0.25 if re.search(r"quarter|¼", words) else 0
    digits = re.match(r"\d+", words)
    name = re.split(r" and an? ", words)[0]
    return (int(digits[0]) if digits else COUNTED[name]) + part


def _ages(words: str) -> list[float]:
    """The ages in months of a list: "9 and 12" two, "four years and ten months" one."""
    ages: list[float] = []
    larger = ""
    for found in _PART.finditer(words):
        unit = (found["unit"] or "y")[0].lower()
        months = _number(found["n"]) * _MONTHS[unit]
        if larger and found["unit"] and "ymwd".index(unit) > "ymwd".index(larger) and months < 12:
            ages[-1] += months
        else:
            ages.append(months)
        larger = unit if found["unit"] else ""
    return ages


def _stage(months: float) -> tuple[str, str, str, str]:
    """A time of life as (predicate, several, before a noun, a time)."""
    years = months / 12
    for below, *words in _STAGES:
        if years < below:
            one, several, before, time = words
            return one, several, before, time
    decade = f"their {_DECADES[min(int(years) // 10, 8) - 1]}"
    return f"in {decade}", f"in {decade}", "adult", decade


def _hedged(found: re.Match[str]) -> list[float]:
    """The ages of a match; one not reached yet is of the time before."""
    early = re.search(rf"\b(?:{_NOT_YET})\b", found[0][: found.start("ages") - found.start()], re.I)
    return [max(0.0, months - (1 if early else 0)) for months in _ages(found["ages"])]


def _before(found: re.Match[str]) -> str:
    """What stands shortly before a match."""
    return found.string[max(0, found.start() - 40) : found.start()]


def _is_general(found: re.Match[str]) -> bool:
    return bool(_GENERAL.search(_before(found)))


def _is(found: re.Match[str]) -> str | None:
    """What somebody is: "aged 34" as "in their thirties"."""
    if _is_general(found):
        return None
    ages = _hedged(found)
    exact = _exact(found["ages"], ages)
    if exact:
        return f"aged {exact}" if found[0].lower().startswith("age") else exact
    stages = [_stage(months) for months in ages]
    if len(stages) > 1:
        times = [stage[0] for stage in stages]
        return _together([one if times.count(one) == 1 else several for one, several, *_ in stages])
    return stages[0][0]


def _together(said: list[str]) -> str:
    *first, last = dict.fromkeys(said)
    return f"{', '.join(first)} and {last}" if first else last


#: Before "aged" where what follows is said of somebody as an adjective is: "the child, aged nine,".
_APART = re.compile(
    r"(?:[,(;:–—-]\s*|\b(?:is|was|are|were|be|and|being|now|then|both|all|children|we|hers)\s+|^\s*)$"
)


def _aged(found: re.Match[str]) -> str | None:
    """What "aged 34" says of somebody, or where it does not stand apart, the time of life it was."""
    noun = _NOUN.match(found.string, found.end())
    if noun and found[0][:4].lower() == "age ":  # "the age 16 assessment"
        return None
    said = _is(found)
    if said is None or said.startswith("aged") or _APART.search(_before(found)):
        return said
    return _together([_in_time(_stage(months)[3]) for months in _hedged(found)])


def _in_time(time: str) -> str:
    return f"at {time}" if time.endswith("age") else f"in {time}"


def _exact(words: str, ages: list[float]) -> str:
    """A baby's weeks or days, which a review of a baby needs, rounded; "" for an older age."""
    if len(ages) == 1 and ages[0] < 12 and re.search(r"w(?:ee)?ks?|days?", words):
        return approximately(round(ages[0] * 30.4))
    return ""


def _of_time(found: re.Match[str]) -> str | None:
    """A time of life: "at the age of 17" as "in their teens"."""
    if _is_general(found) or re.search(
        r"\b(?:under|over|below|above|to|between)\s+$", _before(found)
    ):
        return None
    ages = _hedged(found)
    preposition = (found["when"] or "").strip().lower()
    if exact := _exact(found["ages"], ages):
        return f"{preposition or 'the'} age of {exact}".replace("at age", "at the age")
    time = " and ".join(dict.fromkeys(_stage(months)[3] for months in ages))
    if preposition == "at":
        return _in_time(time)
    return f"{preposition} {time}".strip()


#: A noun after an age that makes it the age of a thing.
_THING = re.compile(
    r"[ -](?:bruis|fractur|injur|scar|burn|wound|lesion|haemat|haemorrh|bleed|referral|plan|assessment|review|"
    r"polic|photo|report|record|house|car|relationship|case|law|system|check|vaccin|immunis|appointment|"
    r"development|programme|project|contract|sentence|order|tenanc|debt|marriage)"
)
_FUNCTION = (
    r"(?:and|or|but|in|on|at|to|by|of|for|from|with|is|was|are|were|has|had|who|which|that|when|while|as|did|"
    r"not|will|would|could|can|may|if|because|about|after|before|until|since|then|came|said|told|lived)\b"
)
_NOUN = re.compile(rf"[ -](?!{_FUNCTION})(?P<noun>[A-Za-z][\w'’-]*)", re.ASCII)


def _old(found: re.Match[str]) -> str | None:
    """An age before a noun ("a 14-year-old boy"), for a person ("a 14-year-old") or of one."""
    if _is_general(found) or _THING.match(found.string, found.end()):
        return None
    noun = _NOUN.match(found.string, found.end())
    named = re.search(r"\b(?:an?|the|his|her|their|this|that|one|whose|another)\s+$", _before(found), re.I)  # fmt: skip
    stages = [_stage(months) for months in _hedged(found)]
    weeks = re.search(r"week|wk|day", found["ages"], re.I)
    if noun and (named or "-" in found[0] or found["by"] == ""):
        newborn = weeks and _ages(found["ages"])[0] < 1
        return "newborn" if newborn else stages[0][2]
    if noun and weeks:
        return None
    if named and not noun:
        return {"a baby": "baby", "under five": "young child", "a teenager": "teenager"}.get(
            stages[0][0], "child" if stages[0][0].startswith("of") else "adult"
        )
    return None if weeks else _is(found)


_KIN = (
    "mother father mum mummy mam dad daddy parent stepfather stepmother partner boyfriend girlfriend uncle aunt "
    "auntie grandfather grandmother grandad gran nan nana carer guardian brother sister half-brother half-sister "
    "half-sibling stepbrother stepsister husband wife sibling son daughter child baby boy girl twin infant toddler "
    "man woman male female youth teenager cousin niece nephew friend neighbour victim perpetrator defendant "
    "appellant applicant respondent lodger babysitter lad"
)
_SEVERAL = "children|girls|boys|twins|brothers|sisters|siblings"
_PERSONS = frozenset((_KIN + " children he she they who i you we").split())
#: Capitalised words that count something other than years of life.
_NO_PERSONS = frozenset(
    "It This That There Here What Which Total Number Score Level Tier Average Median Mean Rate Target Centile Weight "
    "Stage Grade Attendance Result Figure Table Recommendation Finding Section Step Risk Severity Answer Count Part "
    "Temperature Page Paragraph Phase Band Day Year Week Month Option Item Rank Outcome Height Length Price Cost".split()
)


#: After an age that has lost sight of whose it is: "The mother, a chef, was 23 when they met."
_MET = re.compile(r" when (?:he|she|they|we|I)\b")


def _of_person(found: re.Match[str]) -> str | None:
    """What "she was fifteen" says: an age only where the sentence speaks of a person."""
    subject = found["subject"]
    person = subject.lower().removesuffix("s") in _PERSONS or subject.lower() in _PERSONS
    said_before = found["detail"] != found["ages"] and subject.lower() in {"and", "but"}
    person = (
        person
        or said_before
        or bool(re.search(r"\bwho\s", found[0]) or _MET.match(found.string, found.end()))
    )
    capital = subject[:1].isupper() and subject not in _NO_PERSONS
    if not (person or capital):
        return None
    bare = re.fullmatch(r"one|1", found["ages"].strip(), re.IGNORECASE)
    if bare and found["detail"] == found["ages"]:
        return None
    return _is(found)


def _reached(found: re.Match[str]) -> str:
    """Says "turned 18" as "reached their late teens"."""
    verb = {"d": "reached", "s": "reaches", "g": "reaching"}[found["turned"][-1].lower()]
    return f"{verb} {_stage(_ages(found['ages'])[0])[3]}"


def _at(found: re.Match[str]) -> str:
    """Says "at 17" as "in their teens"."""
    return _in_time(_stage(_ages(found["ages"])[0])[3])


_PARENT = re.compile(
    r"(?:father|mother|parent|mum|dad|uncle|aunt|grandmother|grandfather)\b", re.IGNORECASE
)


def _of_years(found: re.Match[str]) -> str | None:
    """Says "a girl of 13" as "a girl in their teens"; "a father of six" has six children."""
    if _PARENT.match(found[0]) and _ages(found["ages"])[0] < 15 * 12:
        return None
    return f" {_in_time(_stage(_ages(found['ages'])[0])[3])}"


def _than(found: re.Match[str]) -> str:
    """How much older one is than another is left out."""
    return found["elder"] or {"junior": "younger", "senior": "older"}[found["than"].lower()]


_NO_NAMES = _NO_PERSONS | frozenset(
    "After For In Over Within About Some Nearly Almost Until During Every Only Just Another Around Approximately Last "
    "Next Past First At By From Since Under Than Lasting And Or But To Of With On Up".split()
)


def _of_name(found: re.Match[str]) -> str | None:
    """What "MY, 22 months" says: an age after a name or initials, with its unit."""
    return None if re.match(r"[A-Za-z]+", found[0])[0] in _NO_NAMES else _is(found)  # type: ignore[index]


def _in_decade(found: re.Match[str]) -> str:
    """A decade without its half: "in her early twenties" as "in her twenties"."""
    decade = found["decade"].lower()
    number = re.match(r"(\d)0", decade)
    words = _DECADES[int(number[1]) - 1] if number else decade
    return f"in {found['whose']} {words}"


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
    _finder(rf"\b(?P<when>at|by|from|until|till|since|before|after) (?:the )?age {_HEDGE}(?P<ages>{_LISTED})(?:\s+old\b)?{_ALONE}", _of_time, "age"),
    _finder(rf"\b(?:now |then )?age[sd]?\s+{_HEDGE}(?:between )?(?P<ages>{_LISTED})(?:\s+old\b)?{_ALONE}", _aged, "age", "aged", "ages"),
    _finder(rf"\b(?:(?P<when>at|by|from|until|till|since|before|after|around|about) )?(?:the |an |his |her )?ages? of {_HEDGE}(?P<ages>{_LISTED})(?:\s+old\b)?{_ALONE}", _of_time, "age", "ages"),
    _finder(rf"\b{_HEDGE}(?P<ages>{_FULL})(?P<by>[- ]?)old\b", _old, "old"),
    _finder(rf"\b{_HEDGE}(?P<ages>{_FULL}) of age\b", _is, "age"),
    _finder(rf"\bin (?P<whose>his|her|their|your|my) (?:(?:very )?(?:early|mid|late|middle)(?:[- ]to[- ](?:mid|late))?[- ])?(?P<decade>{_TENS})\b", _in_decade, *_TENS_WORDS),
    _finder(rf"\b(?P<turned>turn(?:ed|s|ing)) (?P<ages>{_COUNT})(?:{_FOLLOWS}|(?=\s+(?:that|this|last|next|in|on|just)\b))", _reached, "turned", "turns", "turning"),
    _finder(rf"\b(?P<subject>[^\W\d_][\w'’-]*){_LABEL},?\s(?:who\s)?{_BE}\s(?P<detail>{_HEDGE}(?P<ages>{_LISTED})){_FOLLOWS}", _of_person, "#be"),
    _finder(rf"\b(?P<subject>{'|'.join(_KIN.split())}|{_SEVERAL}){_LABEL},\s(?P<detail>{_HEDGE}(?P<ages>{_LISTED}))(?=,(?!\d))", _of_person, "#comma"),
    _finder(rf"\b(?P<subject>{'|'.join(_KIN.split())})s?{_LABEL} \((?P<detail>{_HEDGE}(?P<ages>{_LISTED}))\)", _of_person, "#bracket"),
    _finder(rf"\b(?:{'|'.join(_KIN.split())})(?P<detail> of (?:about |around )?(?P<ages>{_COUNT}(?: (?:days|weeks|months|years))?)){_FOLLOWS}", _of_years, "#of"),
    _finder(rf"\b(?P<detail>{_COUNT} years (?:(?:his|her|their) (?P<than>junior|senior)|(?P<elder>older|younger)))\b", _than, "junior", "senior", "older", "younger"),
    _finder(rf"(?<=, )now (?P<ages>{_COUNT})(?=[,.;)](?!\d))", _is, "now"),
    _finder(rf"\b{_HEDGE}(?:rising|very shortly to be|shortly to be|approaching) (?P<ages>{_COUNT}){_FOLLOWS}", _is, "rising", "shortly", "approaching"),
    _finder(rf"\bat (?P<ages>{_COUNT})(?=,? (?:he|she|they)\b)", _at, "#at"),
    _finder(rf"\b(?-i:[A-Z]{{1,3}}|[A-Z][a-z]+)(?:,|:| -| –)? \(?(?P<detail>{_HEDGE}(?P<ages>{_FULL}))(?=[.,;:)](?!\d)|\s*$|\s+(?:and|is|was|has|had|lives|lived)\b)", _of_name, "#name", "#comma", "#bracket"),
)  # fmt: skip
