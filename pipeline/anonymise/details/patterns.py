"""Finds what takes a whole phrase to tell: family order, court days, sentences, clock times.

Each pattern has the words of which a text with such a detail has one, and is tried around them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.anonymise import ages
from pipeline.anonymise.details import words_origin as origin
from pipeline.anonymise.details.rules import words
from pipeline.anonymise.spans_of_time import WORDED, about, part_of_day

#: Stands for every number, in figures and in words; for "03.12" and "7pm"; for "2nd".
NUMBER, CLOCK, ORDINAL = "#", "#clock", "#th"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A way of telling a detail. ``general`` says it less exactly, or None where it is none."""

    category: str
    pattern: re.Pattern[str]
    general: Callable[[re.Match[str]], str | None]
    #: Words in small letters around which it is tried; ``NUMBER`` for numbers.
    needs: frozenset[str]
    #: How many characters before and after its word a pattern is tried.
    reach: tuple[int, int] = (60, 70)


def _any(listed: tuple[str, ...]) -> str:
    said = "|".join(re.escape(phrase).replace("'", "['’]") for phrase in listed)
    return rf"\b(?:{said})\b"


_NUMBER = rf"(?:\d{{1,3}}|{'|'.join(WORDED)})"
_ORDINAL = r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}(?:nd|rd|th))"
_ORDINALS = "second third fourth fifth sixth seventh eighth ninth tenth"


#: The groups of a pattern that are the detail itself, where they are not the whole of it.
TOLD = ("detail", "shade")


def _pattern(
    category: str,
    pattern: str,
    general: str | Callable[[re.Match[str]], str | None],
    needs: str,
    flags: int = re.IGNORECASE,
    reach: tuple[int, int] = (60, 70),
) -> Pattern:
    said = general if callable(general) else (lambda _: general)
    return Pattern(category, re.compile(pattern, flags), said, words(needs), reach)


#: A court's or a tribunal's day: its lists are public, and a month can be enough to find it.
_HEARING = (
    r"\b(?:hearings?|trial|tribunal|inquest|court|judgment|sentenced|convicted|acquitted|pleaded guilty|pleaded not guilty|adjourned|relisted|re-listed)"
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


def _children(found: re.Match[str]) -> str:
    """How many children somebody has: "has five children", but "all five children" without."""
    if found["of"].lower() == "all ":
        return "the "
    return "several " if re.match(r"ha|of|with|incl", found["of"], re.IGNORECASE) else ""


def _in_the_area(found: re.Match[str]) -> str:
    first = found[0].split()[0].lower()
    return f"{first} the area" if first in {"in", "near", "to"} else "in the area"


#: What a family can be "of" that is no number of people.
_NO_HEADS = "language|culture|faith|generation|nation|countrie|name|home|house|bedroom|room|part|side|religion|nationalitie"


def _numbered(found: re.Match[str]) -> str:
    """A family by its number: what it is stays, the number goes."""
    whose = found[0].split()[0].lower()
    if whose == "one":
        return "one of several children"
    of = found[0].split()[-1].lower()
    said = "sibling group" if whose == "sibling" else "family"
    return said if of not in _CHILDREN else f"{said} of several {of}"


_CHILDREN = frozenset("children siblings brothers sisters sons daughters boys girls".split())


def _twins(found: re.Match[str]) -> str:
    """A twin as one of the children: "twin sisters" as sisters, "the twins" as the siblings."""
    return found["whom"].strip() if found["whom"] else "siblings" if found["many"] else "sibling"


_SIBLINGS = "siblings sisters brothers half-siblings half-sisters half-brothers"
_OFFSPRING = "children sons daughters grandchildren"
_DESCENT = r"(?:descent|origins?|heritage|extraction|ancestry|parentage|background|ethnicity|ethnic origin|ethnic group|appearance|stock|nationality|blood|roots|community)"
_NATION = "|".join(word.capitalize() for word in origin.NATIONALITIES)
_SHADE = rf"(?:(?:white|black) (?:{_NATION})|black|white|brown|asian|arab)"
_PEOPLE = "man|men|woman|women|boy|boys|girl|girls|child|children|person|people|male|female|employee|family|families|pupil|youth|teenager|student|officer|worker|neighbour"
_SENTENCES = "imprisonment prison custody custodial detention sentence sentences sentenced term tariff institution"
#: In order: what is found first holds its place.
PATTERNS: tuple[Pattern, ...] = (
    _pattern("hearing", _HEARING, _heard, "hearing hearings trial tribunal inquest court judgment sentenced convicted acquitted pleaded adjourned relisted re-listed", reach=(0, 150)),
    _pattern("siblings", rf"\b(?:the )?(?:{_ORDINAL}|youngest|oldest|eldest|elder|older|younger|middle|only|one)(?: of| child (?:in|of)(?: a)?(?: (?:family|sibling group) of)?| (?:son|daughter|boy|girl) of)(?: the)? {_NUMBER}(?: (?:children|siblings|brothers|sisters|sons|daughters|boys|girls))?\b", "one of several children", f"youngest oldest eldest elder older younger middle only {_ORDINALS} one {ORDINAL}"),
    _pattern("siblings", rf"\b(?:one of {_NUMBER} (?:children|siblings)|(?:family|sibling group) of {_NUMBER}(?: (?:children|siblings|brothers|sisters|sons|daughters|boys|girls|people))?(?! (?:{_NO_HEADS})s\b))\b", _numbered, "siblings children family group"),
    _pattern("siblings", rf"\b{_NUMBER} (?=(?:older |younger |half[- ]|step[- ]|other |full )*(?:siblings|brothers|sisters|half-siblings|half[- ]sisters|half[- ]brothers)\b)", "several ", _SIBLINGS),
    _pattern("siblings", rf"\b(?P<of>(?:has|have|had|having|of|with|all|the|his|her|their|these|those|her own|whose|includ(?:es|ed|ing)) )(?P<detail>{_NUMBER} (?=(?:(?:other|older|younger|adult|small|young|further|more|surviving|birth|biological|dependent|of (?:his|her|their)) )*(?:children|sons|daughters|grandchildren)\b))", _children, _OFFSPRING),
    _pattern("siblings", rf"\b(?:the )?(?:youngest|oldest|eldest|{_ORDINAL}) of (?:his|her|their|the) {_NUMBER} (?:children|siblings|sons|daughters)\b", "one of several children", _OFFSPRING + " siblings"),
    _pattern("siblings", rf"\b(?:father|mother|mum|dad|parents?|grandmother|grandfather|grandparents)(?P<detail> of {_NUMBER})\b(?! (?:years|months|weeks))", " of several children", "father mother mum dad parent parents grandmother grandfather grandparents", reach=(0, 24)),
    _pattern("siblings", r"\bone of (?:the )?(?:twins|triplets|quadruplets)\b", "one of several children", "twins triplets quadruplets"),
    _pattern("siblings", rf"\b[Tt]here (?:are|were|have been|was) (?:only |now |then )?(?P<detail>{_NUMBER}) (?=(?:(?:young|other|small|dependent) )*children (?:in|of|at) the (?:family|home|household|house|marriage|flat)\b)", "several", "there"),
    _pattern("siblings", r"\b(?:an only|the only) (?:child|son|daughter)\b", "a child", "only"),
    _pattern("siblings", r"\b(?:his|her|their|whose) (?P<detail>(?:youngest|oldest|eldest|middle|second[- ]eldest) )(?=(?:child|son|daughter|brother|sister|sibling|boy|girl)\b)", "", "youngest oldest eldest middle"),
    _pattern("siblings", rf"\b(?:his|her|their|the mother['’]s|the father['’]s|the couple['’]s|the family['’]s) (?P<detail>{_ORDINAL} )(?=(?:child|baby|son|daughter|pregnancy)\b)", "", _ORDINALS + f" {ORDINAL}"),
    _pattern("siblings", rf"\bthe {_ORDINAL} child (?=of (?:his|her|their|the)\b)", "a child ", "child"),
    _pattern("siblings", r"\b(?:twin|triplet|quadruplet)(?P<many>s?)\b(?P<whom> (?:brother|sister|sibling|boy|girl|son|daughter|babies|baby)s?\b)?", _twins, "twin twins triplet triplets quadruplet quadruplets", reach=(0, 18)),
    *(Pattern("age", each.pattern, each.general, frozenset(each.needs)) for each in ages.FINDERS),
    _pattern("education", r"\b(?:in )?(?:Year|year|Yr|Y|Class|Form|Grade|Primary) ?(?:1[0-3]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen)\b(?! ?(?:of|months?|weeks?|plan|order|drugs?))", "at school", "year yr y y1 y2 y3 y4 y5 y6 y7 y8 y9 y10 y11 y12 y13", 0),
    _pattern("ethnicity", rf"\b(?:of|from) (?:an? )?(?:mixed |dual )?(?:(?:{_NATION}|[A-Z][a-z]+(?:-[A-Z][a-z]+)?|black|white|mixed|minority)(?:,? (?:and|or) |[ -]|, ))+(?:ethnic |tribal )?{_DESCENT}\b", "from a minority ethnic background", "descent origin origins heritage extraction ancestry parentage background ethnicity group appearance stock nationality blood roots community", 0),
    _pattern("ethnicity", rf"\b(?:(?:is|am|as|be|was|are|were|being) (?:only |the only )?(?P<detail>{_SHADE}\b)(?=[.,;)]| (?:and|or)\b)|(?P<a>[Aa]n?|[Tt]he|this|that|young|only|was|were|are) (?P<shade>{_SHADE})(?= (?:{_PEOPLE})\b))", "from a minority ethnic background", "black white brown asian arab", 0, (16, 20)),
    _pattern("religion", r"\b(?:Church of (?:England|Scotland|Ireland)|Church in Wales|Church-of-England|C of E)\b(?<!the Church of England)", "of a faith", "church c", 0, (4, 24)),
    _pattern("religion", r"\bthe Church of England\b(?! [a-z]+ )", "a faith", "church", 0, (8, 24)),
    _pattern("religion", r"\b(?:mosques?|gurdwaras?|synagogues?|mandirs?|chapels?|churche?s?|temples?|madrasas?)\b", lambda found: "places of worship" if found[0].lower().endswith("s") else "place of worship", "mosque mosques gurdwara gurdwaras synagogue synagogues mandir mandirs chapel chapels church churches temple temples madrasa madrasas", reach=(0, 0)),
    _pattern("religion", r"\b(?:imams?|vicars?|priests?|rabbis?|pastors?)\b", lambda found: "faith leaders" if found[0].lower().endswith("s") else "faith leader", "imam imams vicar vicars priest priests rabbi rabbis pastor pastors", reach=(0, 0)),
    _pattern("condition", r"\b(?:[A-Z][a-z]+['’]?s? )(?:[Ss]yndrome|[Dd]isease)\b", "a serious health condition", "syndrome disease", 0),
    _pattern("occupation", r"\b(?:is|was|had been|has been) (?P<detail>an? retired [a-z]+(?: [a-z]+)?)(?=[.,;:)]|$| (?:and|but|who|from|with|in)\b)", "retired", "retired"),
    _pattern("occupation", r"\b(?:serv(?:ed|es|ing)|enlisted|was|is|career|joined) (?P<detail>(?:in )?the (?:British )?(?:army|navy|raf|royal navy|royal air force|royal marines|marines|armed forces|military|forces|territorial army))\b", "in the forces", "army navy raf marines forces military"),
    _pattern("place", rf"\b(?:in|on|at|near|to) an? (?:(?:small|remote|tiny|rural|quiet|coastal|nearby|local) )*{_any(origin.SETTINGS)}", _in_the_area, "village hamlet island seaside market university mining fishing caravan traveller travellers' farm smallholding army military barracks air houseboat narrowboat commune monastery boarding pub hotel bed"),
    _pattern("place", r"\b(?:(?:in|from|to|near) )?(?:the )?(?:(?:north|south|east|west|mid|central)(?:[- ]?(?:east|west))?(?:ern)?) (?:of )?[A-Z][a-z]+\b", lambda found: f"{found[0].split()[0]} the area" if found[0].split()[0].lower() in {"in", "from", "to", "near"} else "the area", "north south east west central north-east north-west south-east south-west northern southern eastern western", 0),
    _pattern("sentence", rf"\b(?:life imprisonment|(?:a )?(?:life sentence|whole life order)|(?:a (?:minimum )?(?:sentence|term) of )?{_NUMBER}(?: and a half)? (?:years|months)['’]?(?: and \w+ months['’]?)?(?: in prison| imprisonment| custody| in custody| in a young offender institution| detention))", "a prison sentence", _SENTENCES + " life"),
    _pattern("sentence", rf"\b(?:an? )?{_NUMBER}[ -](?:years?|months?|weeks?|days?)['’]?[ -](?:(?:immediate|administrative|prison|custodial|suspended|extended|community|jail) )?(?:sentence|term|imprisonment|custody|detention)\b", "a sentence", _SENTENCES),
    _pattern("sentence", r"\b(?:an? )?(?:extended |suspended |determinate |indeterminate |custodial |community )(?:sentences?|order)(?: of (?:between )?[\w -]{3,30}?(?:years|months|weeks|hours))?\b", "a sentence", _SENTENCES + " order"),
    _pattern("sentence", rf"\ba (?:minimum )?(?:sentence|term|total) of (?P<detail>{_NUMBER} (?:years|months|weeks)(?:['’]?,? (?:and )?{_NUMBER} months)?)\b", "some years", "sentence term total"),
    _pattern("sentence", rf"\b(?:tariff|minimum term|prison term|custodial term|prison sentence) of (?P<detail>{_NUMBER} (?:years|months)(?:['’]?,? (?:and )?{_NUMBER} months)?)\b", "some years", _SENTENCES),
    _pattern("sentence", rf"\b(?:jailed|imprisoned|locked up|sent (?:down|to (?:prison|jail))) for (?P<detail>{_NUMBER} (?:years|months|weeks)(?:['’]?,? (?:and )?{_NUMBER} (?:months|weeks))?)\b", "some time", "jailed imprisoned locked sent", reach=(0, 50)),
    _pattern("sentence", rf"\bsentenced to (?P<detail>{_NUMBER} (?:years|months|weeks)(?:['’]?,? (?:and )?{_NUMBER} (?:months|weeks))?)\b", "a sentence", "sentenced"),
    _pattern("measure", rf"\b(?:(?:on|below|above|at|under|near|beneath) )?(?:between )?the (?:\d+(?:\.\d+)?(?:st|nd|rd|th)?|first|{_ORDINAL}|ninth|twenty-fifth|fiftieth|seventy-fifth|ninety-first|ninety-eighth)(?: (?:and|or|to) the (?:\d+(?:\.\d+)?(?:st|nd|rd|th)?|{_ORDINAL}))? (?:per)?centiles?(?: for \w+)?\b", "at a stage of growth", "centile centiles percentile percentiles"),
    _pattern("measure", rf"\b(?:an? )?(?:(?:full-scale|mini-mental|verbal|overall|vacancy|absence|total) )*(?:score|IQ|caseload|rate|ratio) (?:state score )?(?:was |is )?of {_NUMBER}(?:\.\d+)?(?: per cent|%)?(?: out of {_NUMBER})?\b", "an amount", "score iq caseload rate ratio"),
    _pattern("birthday", rf"\bon (?P<whose>his|her|their|\w+['’]s) (?P<which>(?:{_ORDINAL}|first|\d+(?:st)) )?birthday\b", lambda found: f"around {found['whose']} {found['which'] or ''}birthday", "birthday"),
    _pattern("interval", rf"\b(?P<n>{_NUMBER}) (?P<unit>days?|weeks?)(?P<rest> (?:later|earlier|before|after(?:wards)?|old|previously)|['’]? (?:pregnant|(?:of )?gestation|into (?:the|her|a) pregnancy))\b", about, "later earlier before after afterwards old previously pregnant gestation pregnancy"),
    _pattern("interval", rf"\bborn (?:\w+ )?(?P<detail>at {_NUMBER}(?:[ +]+\d)? weeks)\b(?! of age| old)", "before term", "born"),
    _pattern("time", r"(?<![£$€\d.:])\b(?:(?:at |by )?(?:around |about |approximately |roughly |just after |just before )?)(?:[01]?\d|2[0-3])[:.][0-5]\d(?:\s?(?:am|pm|a\.m\.|p\.m\.|hrs|hours)(?!\w))?(?: in the (?:morning|afternoon|evening)| at night)?(?![\d%\w]|[.:]\d)|\b(?:(?:at |by )?(?:around |about |approximately |roughly |just after |just before )?)(?:1[0-2]|[1-9])(?:[.:][0-5]\d)?\s?(?:am\b|pm\b|[ap]\.m\.)|\b(?:[01]\d|2[0-3])[0-5]\d\s?(?:hrs|hours)\b", part_of_day, f"{CLOCK} am pm m hrs hours", reach=(30, 24)),
)  # fmt: skip
