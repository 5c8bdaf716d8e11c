"""Findings: what a lead reviewer would mark in the margin. They point at events, alter none.

One rule a file. A rule is a pure function ``rule(chronology, case, register)`` that gives
findings; it reads nothing else, decides nothing, and does not know who will print it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pipeline.analyse.ages import rule as ages
from pipeline.analyse.gaps import rule as gaps
from pipeline.analyse.intervals import rule as intervals
from pipeline.analyse.key_lines import rule as key_lines
from pipeline.analyse.known_by import rule as known_by
from pipeline.analyse.last_seen import rule as last_seen
from pipeline.analyse.missed_appointments import rule as missed_appointments
from pipeline.analyse.named import rule as named
from pipeline.analyse.out_of_scope import rule as out_of_scope
from pipeline.analyse.referrals import rule as referrals
from pipeline.analyse.return_quality import rule as return_quality
from pipeline.analyse.same_day import rule as same_day
from pipeline.analyse.same_incident import rule as same_incident
from pipeline.analyse.settings import turned_off as _turned_off
from pipeline.analyse.settings import with_profile
from pipeline.analyse.timeline import Chronology
from pipeline.case import Case
from pipeline.model import Finding, Register
from pipeline.profile import Profile


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule and the heading its findings are printed under."""

    title: str
    look: Callable[[Chronology, Case, Register], tuple[Finding, ...]]


#: Every rule, in the order in which findings are printed.
RULES: Mapping[str, Rule] = {
    "last_seen": Rule("When the child was seen, and seen alone", last_seen),
    "same_incident": Rule("Possible accounts of one incident", same_incident),
    "referrals": Rule("Referrals and what came of them", referrals),
    "missed_appointments": Rule("Missed appointments in a row", missed_appointments),
    "gaps": Rule("Gaps in the records", gaps),
    "key_lines": Rule("Coverage of the key lines of enquiry", key_lines),
    "known_by": Rule("Who knew, and since when", known_by),
    "out_of_scope": Rule("Outside the scoping period", out_of_scope),
    "same_day": Rule("Days on which several agencies recorded something", same_day),
    "intervals": Rule("Intervals between events", intervals),
    "ages": Rule("Ages at each event", ages),
    "named": Rule("Who is named where", named),
    "return_quality": Rule("What each return gives", return_quality),
}


def findings(
    chronology: Chronology, case: Case, register: Register, profile: Profile | None = None
) -> tuple[Finding, ...]:
    """What every rule that is not turned off finds, in the order of ``RULES``.

    Raises:
        BadCase: a setting under ``[analyse]`` that names no rule or is not of its kind.
    """
    case = with_profile(case, profile)
    off = _turned_off(case, RULES)
    return tuple(
        finding
        for name, rule in RULES.items()
        if name not in off
        for finding in rule.look(chronology, case, register)
    )


def turned_off(case: Case, profile: Profile | None = None) -> Mapping[str, str]:
    """Rules not looked for, by their printed title, with the reason that must be printed."""
    off = _turned_off(with_profile(case, profile), RULES)
    return {RULES[name].title: reason for name, reason in off.items()}
