"""What no register entry can say: strange labels, exact days, markings, two labels a person."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from pipeline.verify.letters import plain
from pipeline.verify.numbers import in_figures

_LABEL = re.compile(
    r"(?<![A-Za-z])(?:Child|Baby|Sibling|Half[- ]Sibling|Adult|Mother|Father|Family|Young Person|Subject|Infant)"
    r" (?:[A-Z]{1,2}\d?|\d{1,2}[A-Z]?)\b(?! (?:and|&|or) (?:over|under))"
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_EXACT = re.compile(
    rf"(?<![\w./])(?<![A-Za-z]-)(?:{_DAY} ?(?:st|nd|rd|th)?(?: day)?(?: of)?[ -]?{_MONTH}\.?,?[ -]?(?:(?:19|20)\d\d|\'?\d\d)"
    rf"|{_MONTH} (?:the )?{_DAY}(?:st|nd|rd|th)?,? (?:19|20)\d\d"
    rf"|{_DAY}[./-](?:0?[1-9]|1[0-2])[./-](?:19|20)\d\d"
    rf"|{_DAY}/(?:0?[1-9]|1[0-2])/\d\d"
    rf"|(?:19|20)\d\d[-/.](?:0?[1-9]|1[0-2])[-/.]{_DAY})(?![\w])",
    re.IGNORECASE,
)
_NAMED = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
#: A day without its year: what was in the press that week finds it.
_YEARLESS = re.compile(
    rf"(?<![\w./-])(?:(?:on|by|until|from|since|before|after|of|the|{_WEEKDAY},?) {_DAY}(?:st|nd|rd|th)?(?: of)? {_NAMED}"
    rf"|{_DAY}(?:st|nd|rd|th)(?: of)? {_NAMED}|{_WEEKDAY},? {_NAMED} {_DAY}(?:st|nd|rd|th)?"
    rf"|{_NAMED} (?:the )?{_DAY}(?:st|nd|rd|th))(?![\w-])"
)
#: A day that everybody can name, with its year, and the edge of a year.
_KNOWN = re.compile(
    r"\b(?:(?:New Year['’]?s|Christmas|Xmas|Boxing|Valentine['’]?s|Easter) (?:Day|Eve|Sunday|Monday)|Boxing Day|Hallowe['’]?en|(?:Bonfire|Guy Fawkes) Night"
    r"|Good Friday|Palm Sunday|Maundy Thursday|Shrove Tuesday|Ash Wednesday),? (?:of |in )?(?:19|20)\d\d\b"
    r"|\b(?:first|opening|last|final|closing|early) (?:few )?(?:seconds?|minutes?|moments?|hours?|day|night|morning|evening) of "
    rf"(?:{_NAMED} )?(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_MARKING = re.compile(
    r"\b(?:CONFIDENTIAL|OFFICIAL[- ]+SENSITIVE|RESTRICTED|NOT FOR PUBLICATION|NOT FOR CIRCULATION"
    r"|PROTECT[- ]+PERSONAL|PRIVATE AND CONFIDENTIAL|DRAFT)\b"
    r"|\b(?:Private and Confidential|Strictly Confidential|Not for (?:publication|circulation)|Official[- ]Sensitive)\b"
)


def words_of(text: str) -> str:
    """The text with its disguises off and its spaces single."""
    return " ".join(plain(text).split())


def strange_labels(text: str, labels: Collection[str]) -> Iterator[str]:
    """Labels of people that this review has not given: another review's, or a second one."""
    own = {words_of(label).lower() for label in labels}
    for found in _LABEL.finditer(text):
        if found[0].lower() not in own:
            yield found[0]


def exact_dates(text: str) -> Iterator[str]:
    """Days given exactly, in figures or in words, with their year or without."""
    for told in dict.fromkeys((text, in_figures(text))):
        for form in (_EXACT, _YEARLESS, _KNOWN):
            for found in form.finditer(told):
                yield found[0]


def markings(text: str, own: Collection[str]) -> Iterator[str]:
    """Protective markings, and the confidential copy's own reference and marking."""
    for found in _MARKING.finditer(text):
        yield found[0]
    low = text.lower()
    for words in own:
        plainly = words_of(words).lower()
        if plainly and plainly in low:
            yield words
