"""Finds how much and how many: sums, measures, lengths of time, counts."""

from __future__ import annotations

import re

from pipeline.anonymise.details import grammar_words as grammar
from pipeline.anonymise.details import words_time as time
from pipeline.anonymise.details.laid import Laid
from pipeline.anonymise.details.rules import Hit, Rule, words

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_DATE = re.compile(
    r"\d{1,2}(?:st|nd|rd|th)|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{4}-\d\d-\d\d|\d{1,2}[:.]\d\d(?:am|pm)?|\d{1,2}(?:am|pm)|\d{4}[/-]\d{2,4}"
)
_ATTACHED = re.compile(r"(?<=\d)(?:[a-z]+|%)$|-[a-z]+(?:-[a-z]+)*$")
#: What a number after it is the number of, not how many.
_NUMBERED = words(
    "paragraph paragraphs para section sections article articles rule rules part parts chapter no nos number numbers page pages "
    "schedule appendix annex class category stage tier level act protocol regulation order volume band step grade recommendation finding "
    "figure table route room cell line box item year child sibling ward unit form key clause footnote case type day week month version phase"
)
_SYMBOLS = ("£", "$", "€")


def _reach(laid: Laid, at: int) -> int:
    """The last word of a number: "two hundred and six", "14 to 24", "a year and a half"."""
    last = at
    while last + 1 < len(laid) and (laid.joined[last + 1] or _ranged(laid, last)):
        step = last + 1
        word = laid.low[step]
        if word in grammar.NUMBERS or (word[0].isdigit() and not _DATE.fullmatch(word)):
            last = step
        elif word == "and" and laid.low[step + 1 : step + 3] in (["a", "half"], ["a", "quarter"]):
            last = step + 2
        elif (
            word in {"and", "to", "or", "point"}
            and step + 1 < len(laid)
            and laid.joined[step + 1]
            and (laid.low[step + 1] in grammar.NUMBERS or laid.low[step + 1][0].isdigit())
        ):
            last = step + 1
        else:
            break
    return last


def _ranged(laid: Laid, last: int) -> bool:
    return laid.text[laid.end[last] : laid.start[last + 1]] in {
        "–",
        "-",
        "/",
        " – ",
        " - ",
        " £",
        " x ",
    }


def number(laid: Laid, at: int) -> Hit | None:
    """A number and what it is of, with what makes it less than exact: "at least thirty yards"."""
    hit = _number(laid, at)
    first = at
    while hit and first and laid.joined[first] and laid.low[first - 1] in grammar.HEDGES:
        first -= 1
    if not hit or hit[0] < laid.start[at]:
        return hit
    if laid.before(first) == "of" and laid.low[max(0, first - 2)] == "period":
        first = max(0, first - 2 - (laid.before(first - 2) in {"a", "the"}))
    if laid.before(first) in {"at", "more", "less", "fewer"} and laid.low[first] in {
        "least",
        "most",
    }:
        first -= 1
    return laid.start[first], *hit[1:]


def _number(laid: Laid, at: int) -> Hit | None:
    if (
        at
        and laid.joined[at]
        and (laid.low[at - 1] in grammar.NUMBERS or laid.low[at - 1][0].isdigit())
    ):
        return None  # a part of the number before
    last = _reach(laid, at)
    before = laid.text[max(0, laid.start[at] - 1) : laid.start[at]]
    if before in _SYMBOLS or laid.before(at) in time.CURRENCIES:
        start = laid.start[at] - 1 if before in _SYMBOLS else laid.start[at - 1]
        return start, laid.end[_per(laid, _thousands(laid, last))], "money", "a sum of money"
    if _numbering(laid, at) or _of_age(laid, at):
        return None
    return _in_units(laid, at, last) or _counted(laid, at, last)


def _thousands(laid: Laid, last: int) -> int:
    return last + 1 if laid.next(last) in {"million", "billion", "thousand"} else last


_BY = time.UNITS_OF_TIME | time.UNITS | words("annum head person child")


def _per(laid: Laid, last: int) -> int:
    """The last word of what a sum or a measure is by: "a month", "per litre"."""
    by = laid.next(last) in {"a", "an", "per"} and laid.next(last + 1) in _BY
    return last + 2 if by else last


def _unit(laid: Laid, last: int) -> tuple[str, int]:
    """The unit of a number and the word it stands in: "5kg", "5 kg", "a 24-hour"."""
    attached = _ATTACHED.search(laid.low[last]) if laid.low[last][0].isdigit() else None
    if attached and attached[0] not in {"st", "nd", "rd", "th"}:
        return attached[0].strip("-").split("-")[0], last
    return laid.next(last).removesuffix("'s"), last + 1


def _in_units(laid: Laid, at: int, last: int) -> Hit | None:
    """A sum, a measure or a length of time by its unit."""
    start, end = laid.start[at], laid.end[last]
    sign = laid.text[end : end + 1]
    if sign and sign in "%£$€":
        return (
            start,
            end + 1,
            *(("measure", "a share") if sign == "%" else ("money", "a sum of money")),
        )
    unit, place = _unit(laid, last)
    if unit in {"thirds", "quarters", "fifths"}:
        return start, laid.end[place], "measure", "a share"
    if unit in time.CURRENCIES:
        return start, laid.end[_per(laid, place)], "money", "a sum of money"
    if last + 2 < len(laid) and laid.joined[last + 1] and laid.low[last + 2] in time.CURRENCIES:
        return start, laid.end[last + 2], "money", "a sum of money"  # "Polish zlotys"
    if unit in time.UNITS:
        wide = unit in {"square", "cubic", "sq", "per"} and place + 1 < len(laid)
        return start, laid.end[_per(laid, place + wide)], "measure", "an amount"
    if unit in time.UNITS_OF_TIME:
        return _lasting(laid, at, place, unit)
    return None


def _counted(laid: Laid, at: int, last: int) -> Hit | None:
    """How many of something there were."""
    word = laid.low[at]
    if _YEAR.fullmatch(word) or _DATE.fullmatch(word) or (word in {"one", "1", "0"} and last == at):
        return None
    if word in _RUNG and (laid.before(at) in _RINGS or laid.next(at) in _CALLS):
        return None
    if laid.next(last) in time.MONTHS or laid.before(at) in time.MONTHS:
        return None  # a day that dates have found
    if word[0].isdigit() and (word.startswith("0") or len(word) > 9):
        return None  # a reference
    if laid.next(last) in {"times", "occasions"}:
        return laid.start[at], laid.end[last + 1], "count", "several times"
    return laid.start[at], laid.end[last], "count", "several"


#: Numbers everybody rings.
_RUNG = words("999 101 111 112 119 141 159")
_RINGS = words(
    "ring rings rang rung ringing call calls called calling dial dials dialled dialling phone phones phoned phoning on to via through the a an by nhs"
)
_CALLS = words(
    "call calls caller callers operator operators handler handlers line service recording log"
)


_OF_AGES = words("of and to or between under over about nearly from above below the")


def _of_age(laid: Laid, at: int) -> bool:
    """Whether it is an age in general, which ages have left: "under the age of 18"."""
    place = at
    while place and (laid.low[place - 1] in _OF_AGES or laid.low[place - 1][0].isdigit()):
        place -= 1
    if place and laid.low[place - 1] in {"age", "aged", "ages"}:
        return True
    after = laid.low[at + 1 : at + 4]
    return after[:2] in (["of", "age"], ["years", "old"], ["year", "old"]) or after == [
        "years",
        "of",
        "age",
    ]


def _lasting(laid: Laid, at: int, unit_at: int, unit: str) -> Hit:
    """A length of time with its parts: "four years, two months and a week"."""
    last = unit_at
    while True:
        step = last + 1
        gap = laid.text[laid.end[last] : laid.start[step]] if step < len(laid) else ""
        place = step + 1 if laid.at(step) == "and" else step
        if step >= len(laid) or gap.strip(" '’") not in {"", ","}:
            break
        if (
            laid.at(place) in {"a", "an"}
            and laid.at(place + 1)
            in time.UNITS_OF_TIME
            | {
                "half",
                "quarter",
            }
        ) or (
            (laid.at(place) in grammar.NUMBERS or laid.at(place)[:1].isdigit())
            and laid.at(place + 1) in time.UNITS_OF_TIME
        ):
            last = place + 1
        else:
            break
    start = laid.start[at]
    return start, laid.end[last], "duration", f"some {unit if unit.endswith('s') else unit + 's'}"


def _numbering(laid: Laid, at: int) -> bool:
    """Whether the number is one of a paragraph, a section or a page."""
    if laid.low[at] in grammar.NUMBERS and not laid.low[at][0].isdigit():
        return laid.before(at) in _NUMBERED - {"no"}
    start, end = laid.start[at], laid.end[at]
    before, after = laid.text[:start], laid.text[end : end + 2]
    if laid.before(at) in _NUMBERED or laid.low[at].startswith("+"):
        return True
    first = (
        not before
        or before.endswith("\n")
        or (before.endswith(("[", "(")) and after[:1] in {"]", ")"})
    )
    return first and after[:1] in {".", "]", ")"}


def half(laid: Laid, at: int) -> Hit | None:
    """Half of a length of time: "half a day", "half an hour"."""
    if laid.next(at) in {"a", "an"} and laid.next(at + 1) in time.UNITS_OF_TIME:
        return laid.start[at], laid.end[at + 2], "duration", "some time"
    if laid.next(at) in {"a", "an"} and laid.next(at + 1) in time.UNITS:
        return laid.start[at], laid.end[at + 2], "measure", "an amount"
    return None


def hyphened(laid: Laid, at: int) -> Hit | None:
    """A number and its unit as one word: "a ten-minute hearing", "three-bedroom"."""
    unit = laid.low[at].split("-")[1]
    if laid.low[at].endswith("-old"):
        return None
    if unit in time.UNITS_OF_TIME:
        return (
            laid.start[at],
            laid.end[at],
            "duration",
            "short" if unit in {"minute", "hour"} else "long",
        )
    return (laid.start[at], laid.end[at], "measure", "large") if unit in time.UNITS else None


def frequency(laid: Laid, at: int) -> Hit | None:
    """How often: "twice", "once" where it is a number."""
    word = laid.low[at]
    if (
        word == "once"
        and laid.text[laid.end[at] : laid.end[at] + 1] not in {".", ",", ";"}
        and laid.next(at) not in {"in", "a", "every", "per"}
    ):
        return None
    return (
        laid.start[at],
        laid.end[at],
        "count",
        "more than once" if word != "once" else "at some time",
    )


def stretch(laid: Laid, at: int) -> Hit | None:
    """A length of time with "a": "a fortnight", "an hour and ten minutes"."""
    unit = laid.next(at)
    if unit not in time.UNITS_OF_TIME or unit in {"day", "night", "second", "term", "season"}:
        return None
    hit = _lasting(laid, at, at + 1, unit)
    return (
        hit
        if hit[1] > laid.end[at + 1]
        or unit in {"fortnight", "decade"}
        or laid.before(at) in {"for", "over", "within", "after"}
        else None
    )


RULES: dict[str, tuple[Rule, ...]] = {
    **dict.fromkeys(grammar.NUMBERS, (number,)),
    **dict.fromkeys(("half", "quarter"), (half,)),
    **dict.fromkeys(("twice", "once", "thrice"), (frequency,)),
    **dict.fromkeys(("a", "an"), (stretch,)),
}
