"""Edits that say a date less exactly, and keep the sentence around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.anonymise import dates, grammar
from pipeline.anonymise.dates import DatePolicy
from pipeline.anonymise.edits import Edit
from pipeline.anonymise.spans_of_time import OF_A_MONTH
from pipeline.model import EventDate, Precision

_DAYS_BEFORE = re.compile(
    r"(?<![\w/.-])(?:(?:the\s+)?(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\s*(?:,|,?\s*(?:and|&|or)\b)\s*)+(?:the\s+)?$"
)


def of_span(text: str, start: int, end: int, when: EventDate, allowed: DatePolicy) -> Edit | None:
    """A marked date by its meaning, however its agency wrote it ("07/??/25")."""
    if when.earliest is None:
        return Edit(start, end, dates.NOT_GIVEN, "date")
    # "3, 5 and 9 April": only the last is a date by itself.
    days = _DAYS_BEFORE.search(text[:start])
    start = days.start() if days and when.precision is Precision.DAY else start
    policy = allowed.precision
    plain = all(each.grain != "day" for each in dates.find(text[start:end]))
    worded = {Precision.SEASON, Precision.TERM}
    if when.precision in worded and policy in {"month-year", "season"} and plain:
        return None
    grain = {Precision.MONTH: "month", Precision.YEAR: "year"}.get(when.precision, "day")
    first = dates.Found(
        start, end, grain, when.earliest.year, when.earliest.month, when.earliest.day
    )
    if grain != "day" and re.search(r"\d", text[start:end]) and not dates.find(text[start:end]):
        if grain == "year" and policy in {"month-year", "season", "year"}:
            return Edit(start, end, str(when.earliest.year), "date")
        first = replace(first, grain="day")
    last = when.latest or when.earliest
    until = dates.Found(start, end, grain, last.year, last.month, last.day)
    words = dates.generalised(until, allowed)
    made = of_date(text, first, allowed)
    if made is None or grain != "day" or dates.is_phrase(allowed):
        return made
    if words is None or made.text.endswith(words) or grammar.capitalised(words) in made.text:
        return made
    return replace(made, text=f"{made.text} to {words}")


def of_date(text: str, found: dates.Found, allowed: DatePolicy) -> Edit | None:
    """A date found in a text, said as the policy allows, with what stands before it made to fit."""
    words = dates.generalised(found, allowed)
    if words is None:
        return None
    written = text[found.start : found.end]
    spanned = bool(re.search(r"\d\D*(?:-|–|—|to|and|&)\D*\d", written)) and found.grain == "day"
    before = text[max(0, found.start - 24) : found.start]
    if words == dates.NOT_GIVEN:
        fitted = grammar.before_no_date(before)
    else:
        phrase = dates.is_phrase(allowed)
        fitted = grammar.before_date(before, phrase=phrase, spanned=spanned)
    bare = words == dates.NOT_GIVEN or not dates.is_phrase(allowed)
    stands = text[: found.start], text[found.end :]
    if (
        bare
        and fitted == before
        and (
            grammar.wants_preposition(before, stands[1])
            or grammar.opens_with_when(written, *stands)
        )
    ):
        words = f"{'on' if words == dates.NOT_GIVEN else 'in'} {words}"
    if fitted == before and (the := grammar.keeps_its_article(written, text[found.end :])):
        words = the + words
    start = found.start - len(before)
    if grammar.starts_sentence(text[:start] + fitted):
        words = grammar.capitalised(words)
    common = _shared_start(before, fitted)
    return Edit(start + common, found.end, fitted[common:] + words, "date")


def timed(text: str, edits: Sequence[Edit]) -> list[Edit]:
    """A time of day beside the date it was on: "at 20:10 on 4 May" -> "one evening in May"."""
    out = list(edits)
    for at, edit in enumerate(out):
        said = OF_A_MONTH.get(edit.text[:1].lower() + edit.text[1:])
        before, after = out[at - 1] if at else None, out[at + 1] if at + 1 < len(out) else None
        beside = (
            after and after.rule == "date" and _BESIDE.fullmatch(text[edit.end : after.start])
        ) or (before and before.rule == "date" and _BESIDE.fullmatch(text[before.end : edit.start]))
        if said and beside:
            capital = edit.text[:1].isupper()
            out[at] = replace(edit, text=grammar.capitalised(said) if capital else said)
    return out


#: What may stand between a time and its date: the date's own "on" is kept where it fits what follows.
_BESIDE = re.compile(r",?\s+(?:o|(?:i|on|in)\s+)?")
_AND = re.compile(r"\s*(?:,|,?\s*(?:and|or|&))\s*")


def joined(text: str, edits: Sequence[Edit]) -> list[Edit]:
    """Days in a row that become one month are said once: "4, 6 and 9 March" -> "March"."""
    out: list[Edit] = []
    for edit in edits:
        last = out[-1] if out else None
        if (
            last
            and last.rule == edit.rule == "date"
            and _AND.fullmatch(text[last.end : edit.start])
            and f"{_noun(edit.text)} ".startswith(f"{_noun(last.text)} ")
        ):
            words = last.text + _noun(edit.text).removeprefix(_noun(last.text))
            out[-1] = Edit(last.start, edit.end, words, "date")
        else:
            out.append(edit)
    return out


def _noun(words: str) -> str:
    return words.removeprefix("in ").removeprefix("In ")


def _shared_start(one: str, two: str) -> int:
    at = 0
    while at < min(len(one), len(two)) and one[at] == two[at]:
        at += 1
    return at
