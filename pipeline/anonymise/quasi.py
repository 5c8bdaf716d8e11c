"""What tells of a person without naming one: kept, generalised or removed, as the policy says.

A category the policy does not list is removed: nothing passes because nobody thought of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from pipeline.anonymise import quasi_terms as terms
from pipeline.anonymise.spans_of_time import WORDED, about, part_of_day

KEEP, GENERALISE, REMOVE = "keep", "generalise", "remove"


@dataclass(frozen=True, slots=True)
class Choice:
    """What is done with a category, and why an officer chose so."""

    do: str
    reason: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Detail:
    """A quasi-identifier in a text: ``[start:end]`` of a category, and its general form."""

    start: int
    end: int
    category: str
    general: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Finder:
    category: str
    pattern: re.Pattern[str]
    general: Callable[[re.Match[str]], str]


def _any(phrases: tuple[str, ...]) -> str:
    listed = "|".join(re.escape(phrase).replace("'", "['’]") for phrase in phrases)
    return rf"\b(?:{listed})\b"


_NUMBER = rf"(?:\d{{1,3}}|{'|'.join(WORDED)})"
_ORDINAL = r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}(?:nd|rd|th))"
_LIST = r"(?:(?:,\s*|,?\s+and\s+|\s*/\s*)(?:{0}))*"


def _finder(
    category: str, pattern: str, general: str | Callable[[re.Match[str]], str], flags: int = 0
) -> _Finder:
    said = general if callable(general) else (lambda _: general)
    return _Finder(category, re.compile(pattern, flags), said)


#: (below this age, what is said)
_AGES = ((1, "a baby"), (5, "under five"), (11, "of primary school age"), (18, "a teenager"))
_DECADES = (
    "late teens",
    "twenties",
    "thirties",
    "forties",
    "fifties",
    "sixties",
    "seventies",
    "eighties",
)


def _years(found: re.Match[str]) -> str:
    number = WORDED.get(found["years"].lower()) or int(found["years"])
    for below, words in _AGES:
        if number < below:
            return words
    return f"in their {_DECADES[min(number // 10, 8) - 1]}"


#: A court's or a tribunal's day: its lists are public, and a month can be enough to find it.
_HEARING = (
    r"\b(?:hearing|trial|tribunal|inquest|court|sentenced|convicted|acquitted|pleaded guilty|pleaded not guilty)"
    r"(?P<detail> (?:was (?:held|heard) )?(?:on|in|of|for) (?:the )?(?:\d{1,2}(?:st|nd|rd|th)?(?: of)? )?"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?:,? (?P<year>(?:19|20)\d\d))?| (?:on )?\d{1,2}[/.-]\d{1,2}[/.-](?P<year2>(?:19|20)?\d\d))\b"
)


def _heard(found: re.Match[str]) -> str:
    year = found["year"] or found["year2"] or ""
    return f" in {year if len(year) != 2 else '20' + year}" if year else ""


_SPOKEN = re.compile(
    r"\b(?:speak|spoke|spoken|speaks|speaking|in|learn\w*|understand\w*|understood|read|reads)\s$",
    re.I,
)


def _nation(found: re.Match[str]) -> str:
    language = _SPOKEN.search(found.string[: found.start()])
    return "another language" if language else "from another country"


_KIN = (
    r"father|mother|dad|mum|parents?|stepfather|stepmother|partner|boyfriend|girlfriend|uncle|aunt|grandfather|"
    r"grandmother|carer|guardian|brother|sister|husband|wife"
)
_NATION = "|".join(word.capitalize() for word in terms.NATIONALITIES)
#: In order: what is found first holds its place.
_FINDERS: tuple[_Finder, ...] = (
    _finder("hearing", _HEARING, _heard, re.I),
    _finder("siblings", rf"\b(?:the )?(?:{_ORDINAL}|youngest|oldest|eldest|middle|only)(?: of| child (?:in|of)(?: a)?(?: (?:family|sibling group) of)?)(?: the)? {_NUMBER}(?: (?:children|siblings|brothers|sisters))?\b", "one of several children", re.I),
    _finder("siblings", rf"\b(?:one of {_NUMBER} (?:children|siblings)|(?:family|sibling group) of {_NUMBER})\b", "one of several children", re.I),
    _finder("siblings", rf"\b{_NUMBER} (?=(?:older |younger |half[- ]|step[- ]|other |full )*(?:siblings|brothers|sisters|half-siblings|half[- ]sisters|half[- ]brothers)\b)", "several ", re.I),
    _finder("siblings", r"\b(?:twin|triplet)s?\b", "sibling", re.I),
    _finder("age", rf"\b(?:aged?|age of) (?P<years>{_NUMBER})\b(?! (?:to|and|or|-) )", _years, re.I),
    _finder("age", rf"\b(?P<years>{_NUMBER})[ -]year[s]?[ -]old\b", lambda found: _years(found).removeprefix("a "), re.I),
    _finder("ethnicity", f"{_any(terms.ETHNICITIES)}{_LIST.format(_any(terms.ETHNICITIES))}", "from a minority ethnic background"),
    _finder("nationality", rf"\b(?:{_NATION})\b{_LIST.format(_NATION)}", _nation),
    _finder("nationality", rf"\b(?:(?:in|from|to) )?{_any(terms.COUNTRIES)}", lambda found: "abroad" if found[0].lower().startswith(("in ", "to ")) else "from abroad" if found[0].lower().startswith("from ") else "another country"),
    _finder("religion", f"{_any(terms.FAITHS)}{_LIST.format(_any(terms.FAITHS))}", "of faith"),
    _finder("religion", r"\b(?:mosques?|gurdwaras?|synagogues?|mandirs?|chapels?|churche?s?|temples?|madrasas?)\b", lambda found: "places of worship" if found[0].lower().endswith("s") else "place of worship", re.I),
    _finder("religion", r"\b(?:imams?|vicars?|priests?|rabbis?|pastors?)\b", lambda found: "faith leaders" if found[0].lower().endswith("s") else "faith leader", re.I),
    _finder("condition", rf"{_any(terms.CONDITIONS)}|\b(?:[A-Z][a-z]+['’]?s? )(?:syndrome|disease)\b", "a serious health condition", re.I),
    _finder("occupation", rf"(?<=\bas )an? {_any(terms.OCCUPATIONS)}|(?<=\ba )(?:retired |former |trainee )?{_any(terms.OCCUPATIONS)}(?= by (?:trade|profession))", "an employee", re.I),
    _finder("occupation", rf"\b(?:{_KIN})(?:,? [\w'’-]+){{0,3}},? (?:is|was|had been|has been) (?P<detail>an? (?:retired |former |trainee )?{_any(terms.OCCUPATIONS)})", "an employee", re.I),
    _finder("occupation", rf"\b(?:is|was|had been|has been) (?P<detail>an? (?:retired |former |trainee )?(?!{_any(terms.OF_SERVICES)}){_any(terms.OCCUPATIONS)})", "an employee", re.I),
    _finder("place", rf"\b(?:in|on|at|near|to) an? (?:(?:small|remote|tiny|rural|quiet|coastal|nearby|local) )*{_any(terms.SETTINGS)}", lambda found: f"{found[0].split()[0]} the area" if found[0].lower().split()[0] in {"in", "near", "to"} else "in the area", re.I),
    _finder("sentence", rf"\b(?:life imprisonment|(?:a (?:minimum )?(?:sentence|term) of )?{_NUMBER}(?: and a half)? years['’]?(?: and \w+ months['’]?)?(?: in prison| imprisonment| custody))", "a prison sentence", re.I),
    _finder("holiday", _any(terms.SPECIAL_DAYS), "a public holiday", re.I),
    _finder("birthday", rf"\bon (?P<whose>his|her|their|\w+['’]s) (?P<which>(?:{_ORDINAL}|first|\d+(?:st)) )?birthday\b", lambda found: f"around {found['whose']} {found['which'] or ''}birthday", re.I),
    _finder("interval", rf"\b(?P<n>{_NUMBER}) (?P<unit>days?|weeks?)(?P<rest> (?:later|earlier|before|after(?:wards)?|old|previously))\b", about, re.I),
    _finder("time", r"\b(?:at |by |around |about |approximately )?(?:[01]?\d|2[0-3])[:.][0-5]\d(?:\s?(?:am|pm|hrs|hours))?\b(?![\d%])|\b(?:at |around |about )?(?:1[0-2]|[1-9])(?:\.[0-5]\d)?\s?(?:am|pm)\b|\b(?:[01]\d|2[0-3])[0-5]\d\s?(?:hrs|hours)\b", part_of_day, re.I),
)  # fmt: skip

#: Every category the finder knows, with what it is called and what is done when a partnership's
#: profile and the case file say nothing.
CATEGORIES = {
    "siblings": "the number and order of brothers and sisters",
    "age": "exact ages",
    "ethnicity": "ethnicity",
    "nationality": "nationality, language and country",
    "religion": "religion",
    "condition": "rare conditions and diagnoses",
    "occupation": "occupations of the family",
    "place": "kinds of place where few families live",
    "hearing": "days and months of hearings, trials, tribunals and inquests",
    "sentence": "sentences of a court",
    "holiday": "days of the year that everybody knows the date of",
    "birthday": "birthdays",
    "interval": "intervals in days and weeks",
    "time": "times of day",
}


#: A capital after it makes it part of a name ("Polish Saturday School"), for the hunt to find;
#: another word of its own kind does not ("a Bangladeshi Muslim woman").
_PROPER_NAME = re.compile(r"[ -][A-Z][a-z]")
_OF_A_KIND = re.compile(
    rf"[ -](?:(?:{_NATION})\b|{_any(terms.FAITHS)}|{_any(terms.ETHNICITIES)})(?![ -][A-Z][a-z])"
)


def _part_of_name(text: str, end: int) -> bool:
    return bool(_PROPER_NAME.match(text, end)) and not _OF_A_KIND.match(text, end)


def find(text: str) -> Iterator[Detail]:
    """Every quasi-identifier in ``text``, in order of category, none overlapping."""
    held: set[int] = set()
    for finder in _FINDERS:
        for match in finder.pattern.finditer(text):
            told = "detail" in finder.pattern.groupindex and match["detail"] is not None
            start, end = match.span("detail" if told else 0)
            span = range(start, end)
            if held.isdisjoint(span) and not _part_of_name(text, end):
                held.update(span)
                yield Detail(start, end, finder.category, finder.general(match))


def replaced(
    text: str, detail: Detail, choices: Mapping[str, Choice]
) -> tuple[int, int, str] | None:
    """(start, end, new words) for a detail under the policy, or None where it is kept."""
    choice = choices.get(detail.category, Choice(REMOVE))
    if choice.do == KEEP:
        return None
    written = text[detail.start : detail.end]
    if choice.do == GENERALISE:
        return None if detail.general == written else _generalised(text, detail)
    return _without(text, detail)


#: Categories that are said by an adjective, which a sentence can do without.
_ADJECTIVES = frozenset({"ethnicity", "nationality", "religion", "age"})
#: What is said of a country says nothing that its removal would hide.
_PLACELESS = frozenset({"abroad", "from abroad", "another country", "another language"})
#: General forms that are nouns already.
_NOUNS = frozenset({"place of worship", "places of worship", "faith leader", "faith leaders"})
_FUNCTION = (
    r"(?:and|or|but|in|on|at|to|by|of|for|from|with|is|was|are|were|has|had|who|which|that|when|while|as|"
    r"did|does|do|came|said|told|lived|lives|moved|not|will|would|could|can|may|might|if|because|about|after|before)"
)
_NOUN_AFTER = re.compile(rf"\s+(?=[a-z])(?!{_FUNCTION}\b)")
#: One noun and no more: "a Polish man who", not "a Polish support worker".
_ONE_NOUN = re.compile(
    rf"\s+(?!{_FUNCTION}\b)(?P<noun>[a-z]+(?:-[a-z]+)?)(?=[.,;:!?)'’\"”]|\s+{_FUNCTION}\b|\s*$)"
)
#: What an adjective becomes before more than one noun.
_BEFORE_NOUNS = {"ethnicity": "minority ethnic", "nationality": "overseas", "religion": "religious"}
_OF_SPEECH = re.compile(
    r"\s+(?:interpreters?|translators?|speakers?|lessons?|translations?|words?)\b|-speaking\b"
)
_ARTICLE = re.compile(r"\b([Aa])n?(\s+)$")
#: Before these words an adjective is what the sentence says: without it, it says something else.
_PREDICATE = re.compile(
    r"\b(?:is|was|are|were|be|been|being|as|because|am)\s+(?:(?:an?|the|not)\s+)*$", re.IGNORECASE
)


def _an(article: re.Match[str] | None, words: str) -> str:
    """The article that fits the words, where there was one."""
    return f"{article[1]}{'n' if words[:1] in 'aeio' else ''} " if article else ""


def _generalised(text: str, detail: Detail) -> tuple[int, int, str]:
    """The detail's general form; an adjective's goes behind the noun it stands before."""
    after = _ONE_NOUN.match(text, detail.end)
    article = _ARTICLE.search(text[: detail.start])
    start = article.start() if article else detail.start
    if detail.category not in _BEFORE_NOUNS or detail.general in _PLACELESS | _NOUNS:
        return detail.start, detail.end, detail.general
    if spoken := _OF_SPEECH.match(text, detail.end):
        if spoken[0].startswith("-"):
            return start, detail.end, f"{_an(article, 'o')}other-language"
        noun = spoken[0].strip()
        return start, spoken.end(), f"{_an(article, noun)}{noun}"
    if after:
        return start, after.end(), f"{_an(article, after['noun'])}{after['noun']} {detail.general}"
    if _NOUN_AFTER.match(text, detail.end) or _OF_A_KIND.match(text, detail.end):
        words = _BEFORE_NOUNS[detail.category]
        return start, detail.end, f"{_an(article, words)}{words}"
    return detail.start, detail.end, detail.general


def _without(text: str, detail: Detail) -> tuple[int, int, str]:
    """The sentence without the detail: an adjective goes, anything else leaves a remark.

    An adjective that is what the sentence says ("because he is a Black man") leaves a remark
    too: dropped in silence, the sentence would say something nobody wrote.
    """
    remark = f"[{detail.general if detail.general in _NOUNS else detail.category} removed]"
    if detail.category == "hearing":
        return detail.start, detail.end, ""
    after = _NOUN_AFTER.match(text, detail.end)
    before = _ARTICLE.search(text[: detail.start])
    if detail.category in _ADJECTIVES and after:
        if _PREDICATE.search(text[: detail.start]):
            start = before.start() if before else detail.start
            return start, detail.end, f"{_an(before, detail.category)}{remark}"
        if not before:
            return detail.start, after.end(), ""
        return before.start(), after.end(), _an(before, text[after.end() : after.end() + 1])
    if detail.general in _PLACELESS:
        return detail.start, detail.end, detail.general
    return detail.start, detail.end, remark
