"""What tells of a person without naming one: kept, generalised or removed, as the policy says.

A category the policy does not list is removed: nothing passes because nobody thought of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from pipeline.anonymise import ages
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
    general: Callable[[re.Match[str]], str | None]
    #: Words in small letters of which a text with such a detail has one.
    needs: tuple[str, ...] = ()


def _either_case(first: re.Match[str]) -> str:
    """A first word that many write small: "white British"."""
    return f"(?:{first[1]}|{first[1].lower()})\\ "


def _any(phrases: tuple[str, ...]) -> str:
    listed = "|".join(
        re.sub(r"^(White|Black|Mixed)\\ ", _either_case, re.escape(phrase).replace("'", "['’]"))
        for phrase in phrases
    )
    return rf"\b(?:{listed})\b"


_NUMBER = rf"(?:\d{{1,3}}|{'|'.join(WORDED)})"
_ORDINAL = r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}(?:nd|rd|th))"
_LIST = r"(?:(?:,\s*|,?\s+and\s+|\s*/\s*)(?:{0}))*"


def _finder(
    category: str,
    pattern: str,
    general: str | Callable[[re.Match[str]], str | None],
    flags: int = 0,
) -> _Finder:
    said = general if callable(general) else (lambda _: general)
    return _Finder(category, re.compile(pattern, flags), said)


#: A court's or a tribunal's day: its lists are public, and a month can be enough to find it.
_HEARING = (
    r"\b(?:hearings?|trial|tribunal|inquest|court|judgment|sentenced|convicted|acquitted|pleaded guilty|pleaded not guilty)"
    r"(?: (?:was|were|is|had been|has been|took place|sat|opened|began|started|concluded|ended|resumed|held|heard|"
    r"listed|adjourned|fixed|due|scheduled|set|handed down|given|dates?|again|before a jury|to|and|place|from|:))*"
    r"(?P<detail> (?:on|in|of|for|between|from|until|to|by|:) (?:the )?(?:\d{1,2}(?:st|nd|rd|th)?"
    r"(?:(?:\s?[-–—]\s?|,? and |, | to |, and )(?:the )?\d{1,2}(?:st|nd|rd|th)?)*(?: of)? )?"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?:,? (?P<year>(?:19|20)\d\d))?| (?:on )?\d{1,2}[/.-]\d{1,2}[/.-](?P<year2>(?:19|20)?\d\d))\b"
)


def _heard(found: re.Match[str]) -> str:
    year = found["year"] or found["year2"] or ""
    return f" in {year if len(year) != 2 else '20' + year}" if year else ""


#: What somebody works as that is no occupation, or is that of those who work with families.
_NO_JOB = re.compile(
    r"\b(?:team|group|pair|unit|partnership|whole|part|barrier|deterrent|trigger|tool|single|framework|prompt|guide|"
    r"social worker|support worker|health visitor|midwife|practitioner|manager|reviewer|chair|lead|panel|advocate|"
    r"psychologist|psychiatrist|paediatrician|therapist|counsellor|coordinator|result|consequence|matter|way|rule)$"
)


def _job(found: re.Match[str]) -> str | None:
    return None if _NO_JOB.search(found["job"]) else "an employee"


def _children(found: re.Match[str]) -> str | None:
    """How many children somebody has: "has five children", but "all five children" without."""
    if found["detail"].lower().startswith(("a ", "one ", "1 ")):
        return None
    if found["of"].lower() == "all ":
        return "the "
    return "several " if re.match(r"ha|of|with|incl", found["of"], re.I) else ""


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
    _finder("siblings", rf"\b(?P<of>(?:has|have|had|having|of|with|all|the|his|her|their|these|those|her own|whose|includ(?:es|ed|ing)) )(?P<detail>{_NUMBER} (?=(?:(?:other|older|younger|adult|small|young|further|more|surviving|birth|biological|dependent|of (?:his|her|their)) )*(?:children|sons|daughters|grandchildren)\b))", _children, re.I),
    _finder("siblings", rf"\b(?:the )?(?:youngest|oldest|eldest|{_ORDINAL}) of (?:his|her|their|the) {_NUMBER} (?:children|siblings|sons|daughters)\b", "one of several children", re.I),
    _finder("siblings", r"\b(?:an only|the only) (?:child|son|daughter)\b", "a child", re.I),
    _finder("siblings", r"\b(?:his|her|their|whose) (?P<detail>(?:youngest|oldest|eldest|middle|second[- ]eldest) )(?=(?:child|son|daughter|brother|sister|sibling)\b)", "", re.I),
    _finder("siblings", rf"\b(?:his|her|their|the mother['’]s|the father['’]s|the couple['’]s|the family['’]s) (?P<detail>{_ORDINAL} )(?=(?:child|baby|son|daughter|pregnancy)\b)", "", re.I),
    _finder("siblings", rf"\bthe {_ORDINAL} child (?=of (?:his|her|their|the)\b)", "a child ", re.I),
    _finder("siblings", r"\b(?:twin|triplet)s?\b", "sibling", re.I),
    *(_Finder("age", each.pattern, each.general, each.needs) for each in ages.FINDERS),
    _finder("ethnicity", f"{_any(terms.ETHNICITIES)}{_LIST.format(_any(terms.ETHNICITIES))}", "from a minority ethnic background"),
    _finder("nationality", rf"\b(?:{_NATION})\b{_LIST.format(_NATION)}", _nation),
    _finder("nationality", rf"\b(?:(?:in|from|to) )?{_any(terms.COUNTRIES)}", lambda found: "abroad" if found[0].lower().startswith(("in ", "to ")) else "from abroad" if found[0].lower().startswith("from ") else "another country"),
    _finder("religion", f"{_any(terms.FAITHS)}{_LIST.format(_any(terms.FAITHS))}", "of faith"),
    _finder("religion", r"\b(?:mosques?|gurdwaras?|synagogues?|mandirs?|chapels?|churche?s?|temples?|madrasas?)\b", lambda found: "places of worship" if found[0].lower().endswith("s") else "place of worship", re.I),
    _finder("religion", r"\b(?:imams?|vicars?|priests?|rabbis?|pastors?)\b", lambda found: "faith leaders" if found[0].lower().endswith("s") else "faith leader", re.I),
    _finder("condition", rf"{_any(terms.CONDITIONS)}|\b(?:[A-Z][a-z]+['’]?s? )(?:syndrome|disease)\b", "a serious health condition", re.I),
    _finder("occupation", rf"(?<=\bas )an? {_any(terms.OCCUPATIONS)}|(?<=\ba )(?:retired |former |trainee )?{_any(terms.OCCUPATIONS)}(?= by (?:trade|profession))", "an employee", re.I),
    _finder("occupation", r"\b(?:works?|worked|working|employed|employment|trained|training|qualified|job|career|living)(?: (?:part[- ]time|full[- ]time|locally|nights))? as (?P<detail>an? (?P<job>[a-z]+(?:[ -][a-z]+){0,2}?))(?=[.,;:)]|$| (?:and|but|or|in|at|for|on|with|who|until|when|while|before|since|from|near|by|to)\b)", _job),
    _finder("occupation", rf"\b(?:{_KIN})(?:,? [\w'’-]+){{0,3}},? (?:is|was|had been|has been) (?P<detail>an? (?:retired |former |trainee )?{_any(terms.OCCUPATIONS)})", "an employee", re.I),
    _finder("occupation", rf"\b(?:{_KIN})(?: [A-Z]\w*)?, (?P<detail>an? (?:[a-z]+ )?{_any(terms.OCCUPATIONS)})(?=[,.;])", "an employee", re.I),
    _finder("occupation", r"\b(?:is|was|had been|has been) (?P<detail>an? retired [a-z]+(?: [a-z]+)?)(?=[.,;:)]|$| (?:and|but|who|from|with|in)\b)", "retired", re.I),
    _finder("occupation", r"\b(?:serv(?:ed|es|ing)|enlisted|was|is|career|joined) (?P<detail>(?:in )?the (?:British )?(?:army|navy|raf|royal navy|royal air force|royal marines|marines|armed forces|military|forces|territorial army))\b", "in employment", re.I),
    _finder("occupation", rf"\b(?:is|was|had been|has been) (?P<detail>an? (?:retired |former |trainee )?(?!{_any(terms.OF_SERVICES)}){_any(terms.OCCUPATIONS)})", "an employee", re.I),
    _finder("place", rf"\b(?:in|on|at|near|to) an? (?:(?:small|remote|tiny|rural|quiet|coastal|nearby|local) )*{_any(terms.SETTINGS)}", lambda found: f"{found[0].split()[0]} the area" if found[0].lower().split()[0] in {"in", "near", "to"} else "in the area", re.I),
    _finder("sentence", rf"\b(?:life imprisonment|(?:a )?life sentence|(?:a (?:minimum )?(?:sentence|term) of )?{_NUMBER}(?: and a half)? (?:years|months)['’]?(?: and \w+ months['’]?)?(?: in prison| imprisonment| custody| in custody| in a young offender institution| detention))", "a prison sentence", re.I),
    _finder("sentence", rf"\b(?:an? )?{_NUMBER}[ -](?:years?|months?|weeks?)['’]?[ -](?:(?:prison|custodial|suspended|extended|community|jail) )?(?:sentence|term|imprisonment)\b", "a sentence", re.I),
    _finder("sentence", rf"\b(?:tariff|minimum term|prison term|custodial term|prison sentence) of (?P<detail>{_NUMBER} (?:years|months)(?:['’]?,? (?:and )?{_NUMBER} months)?)\b", "some years", re.I),
    _finder("sentence", rf"\bsentenced to (?P<detail>{_NUMBER} (?:years|months|weeks)(?:['’]?,? (?:and )?{_NUMBER} (?:months|weeks))?)\b", "a sentence", re.I),
    _finder("holiday", _any(terms.SPECIAL_DAYS), "a public holiday", re.I),
    _finder("birthday", rf"\bon (?P<whose>his|her|their|\w+['’]s) (?P<which>(?:{_ORDINAL}|first|\d+(?:st)) )?birthday\b", lambda found: f"around {found['whose']} {found['which'] or ''}birthday", re.I),
    _finder("interval", rf"\b(?P<n>{_NUMBER}) (?P<unit>days?|weeks?)(?P<rest> (?:later|earlier|before|after(?:wards)?|old|previously)|['’]? (?:pregnant|(?:of )?gestation|into (?:the|her|a) pregnancy))\b", about, re.I),
    _finder("interval", rf"\bborn (?:\w+ )?(?P<detail>at {_NUMBER}(?:[ +]+\d)? weeks)\b(?! of age| old)", "before term", re.I),
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


#: What has no name for a capital to be part of: "the 14-year-old Leicester boy".
_NAMELESS = frozenset({"age", "hearing", "interval", "time", "siblings", "sentence", "birthday"})


def _part_of_name(text: str, end: int) -> bool:
    return bool(_PROPER_NAME.match(text, end)) and not _OF_A_KIND.match(text, end)


def find(text: str, only: str = "") -> Iterator[Detail]:
    """Every quasi-identifier in ``text``, in order of category, none overlapping.

    ``only`` names one category to look for.
    """
    held: set[int] = set()
    lowered = text.lower()
    for finder in _FINDERS:
        if only and finder.category != only:
            continue
        if finder.needs and not any(word in lowered for word in finder.needs):
            continue
        for match in finder.pattern.finditer(text):
            told = "detail" in finder.pattern.groupindex and match["detail"] is not None
            start, end = match.span("detail" if told else 0)
            span = range(start, end)
            named = finder.category not in _NAMELESS and _part_of_name(text, end)
            if named or not held.isdisjoint(span):
                continue
            general = finder.general(match)
            if general is not None:
                held.update(span)
                yield Detail(start, end, finder.category, general)


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
    r"(?:he|she|they|it|we|and|or|but|in|on|at|to|by|of|for|from|with|is|was|are|were|has|had|who|which|that|when|while|as|"
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
    if detail.category == "age":
        return _aged(text, detail, start, article)
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


def _aged(
    text: str, detail: Detail, start: int, article: re.Match[str] | None
) -> tuple[int, int, str]:
    """An age with the article it needs, and a baby said once: "a 10-month-old baby"."""
    if detail.general == "baby" and (twice := re.match(r"[ -](?=baby\b)", text[detail.end :])):
        return start, detail.end + twice.end(), _an(article, "baby")
    return start, detail.end, f"{_an(article, detail.general)}{detail.general}"


def _without(text: str, detail: Detail) -> tuple[int, int, str]:
    """The sentence without the detail: an adjective goes, anything else leaves a remark.

    An adjective that is what the sentence says ("because he is a Black man") leaves a remark
    too: dropped in silence, the sentence would say something nobody wrote.
    """
    remark = f"[{detail.general if detail.general in _NOUNS else detail.category} removed]"
    if detail.category == "hearing":
        return detail.start, detail.end, ""
    if detail.category == "siblings" and text[detail.start : detail.end].endswith(" "):
        # A number before its noun: "has three older brothers".
        return detail.start, detail.end, "" if detail.general == "several " else detail.general
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
