"""What is said instead of an age: a stage of life, in the grammar of the sentence it stands in.

Takes the matches of ``ages`` and gives words, or None where the number is nobody's age.
"""

from __future__ import annotations

import re

from pipeline.anonymise.spans_of_time import COUNTED, approximately

_COUNTS = "|".join(
    word.replace(" ", "[- ]") for word in sorted(COUNTED, key=lambda word: (-len(word), word))
)
COUNT = rf"(?:\d{{1,3}}(?:\.5|[½¼¾])?|{_COUNTS})(?:[- ]and[- ]an?[- ](?:half|quarter))?"
#: Words after which somebody has not reached the age yet.
NOT_YET = (
    r"nearly|almost|approaching|rising|not yet|not quite|coming up to|getting on for|soon to be|"
    r"(?:very )?shortly to be|just under"
)
_GENERAL = re.compile(
    r"\b(?:under|over|below|above|beyond|up to|between|than|least|most|minimum|maximum|legal)(?: the| an?)?\s+$",
    re.IGNORECASE,
)

#: Eleven is no teenager; adolescence is 10 to 19 (WHO), so it is true of all who are past primary school.
#: (below this age in years, predicate, several of them, before a noun, as a time of life)
_STAGES = (
    (1, "a baby", "babies", "baby", "infancy"),
    (5, "under five", "under five", "very young", "early childhood"),
    (11, "of primary school age", "of primary school age", "primary-school-age", "primary school age"),
    (18, "an adolescent", "adolescents", "adolescent", "adolescence"),
)  # fmt: skip
_DECADES = (
    "late teens", "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties",
)  # fmt: skip
_MONTHS = {"y": 12.0, "m": 1.0, "w": 0.23, "d": 0.033}
_PART = re.compile(
    rf"(?P<n>{COUNT})(?:[- ]?(?P<unit>years?|yrs?|months?|mths?|weeks?|wks?|days?))?",
    re.IGNORECASE,
)


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
    early = re.search(rf"\b(?:{NOT_YET})\b", found[0][: found.start("ages") - found.start()], re.I)
    return [max(0.0, months - (1 if early else 0)) for months in _ages(found["ages"])]


def _before(found: re.Match[str]) -> str:
    """What stands shortly before a match."""
    return found.string[max(0, found.start() - 40) : found.start()]


def _is_general(found: re.Match[str]) -> bool:
    return bool(_GENERAL.search(_before(found)))


def is_of(found: re.Match[str]) -> str | None:
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


def aged(found: re.Match[str]) -> str | None:
    """What "aged 34" says of somebody, or where it does not stand apart, the time of life it was."""
    noun = _NOUN.match(found.string, found.end())
    if noun and found[0][:4].lower() == "age ":  # "the age 16 assessment"
        return None
    said = is_of(found)
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


def of_time(found: re.Match[str]) -> str | None:
    """A time of life: "at the age of 17" as "in adolescence"."""
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


def old(found: re.Match[str]) -> str | None:
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
        return {"a baby": "baby", "under five": "young child", "an adolescent": "adolescent"}.get(
            stages[0][0], "child" if stages[0][0].startswith("of") else "adult"
        )
    return None if weeks else is_of(found)


KIN = (
    "mother father mum mummy mam dad daddy parent stepfather stepmother partner boyfriend girlfriend uncle aunt "
    "auntie grandfather grandmother grandad gran nan nana carer guardian brother sister half-brother half-sister "
    "half-sibling stepbrother stepsister husband wife sibling son daughter child baby boy girl twin infant toddler "
    "man woman male female youth teenager cousin niece nephew friend neighbour victim perpetrator defendant "
    "appellant applicant respondent lodger babysitter lad"
)
SEVERAL = "children|girls|boys|twins|brothers|sisters|siblings"
_PERSONS = frozenset((KIN + " children he she they who i you we").split())
#: Capitalised words that count something other than years of life.
_NO_PERSONS = frozenset(
    "It This That There Here What Which Total Number Score Level Tier Average Median Mean Rate Target Centile Weight "
    "Stage Grade Attendance Result Figure Table Recommendation Finding Section Step Risk Severity Answer Count Part "
    "Temperature Page Paragraph Phase Band Day Year Week Month Option Item Rank Outcome Height Length Price Cost".split()
)


#: After an age that has lost sight of whose it is: "The mother, a chef, was 23 when they met."
_MET = re.compile(r" when (?:he|she|they|we|I)\b")


def of_person(found: re.Match[str]) -> str | None:
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
    return is_of(found)


def reached(found: re.Match[str]) -> str:
    """Says "turned 18" as "reached their late teens"."""
    verb = {"d": "reached", "s": "reaches", "g": "reaching"}[found["turned"][-1].lower()]
    return f"{verb} {_stage(_ages(found['ages'])[0])[3]}"


def at(found: re.Match[str]) -> str:
    """Says "at 17" as "in adolescence"."""
    return _in_time(_stage(_ages(found["ages"])[0])[3])


_PARENT = re.compile(
    r"(?:father|mother|parent|mum|dad|uncle|aunt|grandmother|grandfather)\b", re.IGNORECASE
)


def of_years(found: re.Match[str]) -> str | None:
    """Says "a girl of 13" as "a girl in adolescence"; "a father of six" has six children."""
    if _PARENT.match(found[0]) and _ages(found["ages"])[0] < 15 * 12:
        return None
    return f" {_in_time(_stage(_ages(found['ages'])[0])[3])}"


def than(found: re.Match[str]) -> str:
    """How much older one is than another is left out."""
    return found["elder"] or {"junior": "younger", "senior": "older"}[found["than"].lower()]


_NO_NAMES = _NO_PERSONS | frozenset(
    "After For In Over Within About Some Nearly Almost Until During Every Only Just Another Around Approximately Last "
    "Next Past First At By From Since Under Than Lasting And Or But To Of With On Up".split()
)


def of_name(found: re.Match[str]) -> str | None:
    """What "MY, 22 months" says: an age after a name or initials, with its unit."""
    return None if re.match(r"[A-Za-z]+", found[0])[0] in _NO_NAMES else is_of(found)  # type: ignore[index]


def in_decade(found: re.Match[str]) -> str:
    """A decade without its half: "in her early twenties" as "in her twenties"."""
    decade = found["decade"].lower()
    number = re.match(r"(\d)0", decade)
    words = _DECADES[int(number[1]) - 1] if number else decade
    return f"in {found['whose']} {words}"
