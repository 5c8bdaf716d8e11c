"""The numbers and words the rules go by: choices of a review, not of the program.

A partnership's profile may hold a table ``[analyse.<rule>]`` and a case file may hold its own;
the case speaks last, then the profile, then the values below. Words a case or profile gives are
added to those of ``vocabulary``; numbers take the place of those below.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from difflib import get_close_matches

from pipeline.analyse.vocabulary import WORDS
from pipeline.case import Case
from pipeline.errors import BadCase
from pipeline.profile import Profile

#: What each rule goes by where neither the profile nor the case says otherwise. None of these
#: is guidance: they say where a reader's eye is worth having, and are printed with the findings.
NUMBERS: Mapping[str, Mapping[str, int]] = {
    "gaps": {
        "whole_days": 28,  # a month in which no agency recorded anything
        "agency_days": 90,  # a school term in which one agency recorded nothing
        "widest_days": 31,  # a wider span ("2023") proves contact on no particular day
    },
    "same_incident": {
        "days_apart": 2,  # written up the next day, or over a weekend
        "minutes_apart": 90,  # two clocks and a journey
        "like": 42,  # of 100, on the same day
        "like_later": 55,  # of 100, on a day near it
        "like_at_the_time": 30,  # of 100, when the times agree too
        "time_differs_minutes": 15,  # two accounts disagree about the time
    },
    "last_seen": {
        "seen_days": 42,  # six weeks
        "alone_days": 90,
    },
    "missed_appointments": {
        "in_a_row": 2,
        "row_days": 183,  # one missed half a year after another is not in a row with it
        "together": 3,  # missed appointments of several agencies ...
        "days_between": 28,  # ... each at most so many days after the one before
    },
    "referrals": {
        "receipt_days": 10,  # until another agency records that it came
        "answer_days": 42,  # after which no recorded answer is worth asking about
    },
}


def with_profile(case: Case, profile: Profile | None) -> Case:
    """The case, with the profile's ``[analyse]`` table under its own. The case file wins."""
    if profile is None or "analyse" not in profile.tables:
        return case
    merged: dict[str, object] = dict(profile.tables["analyse"])
    for name, table in case.settings.get("analyse", {}).items():
        below = merged.get(name)
        if isinstance(table, Mapping) and isinstance(below, Mapping):
            merged[name] = {**below, **table}
        else:
            merged[name] = table
    return replace(case, settings={**case.settings, "analyse": merged})


def number(case: Case, rule: str, name: str) -> int:
    """A whole number a rule goes by.

    Raises:
        BadCase: the case or profile gives something that is not a whole number of 0 or more.
    """
    value = _set(case, rule, name)
    if value is None:
        return NUMBERS[rule][name]
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise BadCase(f"[analyse.{rule}] {name} must be a whole number of 0 or more.")
    return value


def phrases(case: Case, rule: str, name: str) -> tuple[str, ...]:
    """The words a rule looks for: those of ``vocabulary``, and any the case or profile adds.

    Raises:
        BadCase: the case or profile gives something that is not a list of words.
    """
    default = WORDS[rule][name]
    value = _set(case, rule, name)
    if value is None:
        return default
    if not isinstance(value, list | tuple) or not all(isinstance(word, str) for word in value):
        raise BadCase(f"[analyse.{rule}] {name} must be a list of words.")
    return tuple(dict.fromkeys((*default, *value)))


def turned_off(case: Case, rules: Mapping[str, object]) -> Mapping[str, str]:
    """The rules this review has turned off, with the reason that is printed.

    Raises:
        BadCase: a name that is no rule (the nearest is named), or no reason given.
    """
    off = case.settings.get("analyse", {}).get("off", {})
    if not isinstance(off, Mapping):
        raise BadCase('[analyse.off] must hold lines such as: gaps = "the reason".')
    for name, reason in off.items():
        if name not in rules:
            near = get_close_matches(str(name), list(rules), n=1)
            hint = f" Did you mean {near[0]}?" if near else ""
            raise BadCase(f"[analyse.off] names no rule {name!r}.{hint}")
        if not isinstance(reason, str) or not reason.strip():
            raise BadCase(f"[analyse.off] {name} needs the reason that will be printed.")
    return {name: str(off[name]) for name in rules if name in off}


def _set(case: Case, rule: str, name: str) -> object:
    """What the case (and the profile under it) says, or None."""
    table = case.settings.get("analyse", {}).get(rule, {})
    return table.get(name) if isinstance(table, Mapping) else None
