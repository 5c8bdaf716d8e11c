"""The numbers and words the rules go by: choices of a review, not of the program.

The numbers stand in ``templates/_shared/profile.toml`` under ``[analyse.<rule>]``, each with the
reason for it; a partnership's profile may hold others, and a case file may hold its own, which
speaks last. Words a case or profile gives are added to those of ``vocabulary``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from difflib import get_close_matches

from pipeline.analyse.vocabulary import WORDS
from pipeline.case import Case
from pipeline.errors import BadCase
from pipeline.profile import Profile


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
        BadCase: neither the case nor the profile under it (``with_profile``) gives it, or what
            is given is not a whole number of 0 or more.
    """
    value = _set(case, rule, name)
    if value is None:
        raise BadCase(f"[analyse.{rule}] {name} stands in no profile and not in the case file.")
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
        BadCase: a name that is no rule (the nearest is named), or no reason given; "off" among
            the settings of a rule, which would turn nothing off.
    """
    said = case.settings.get("analyse", {})
    for name in rules:
        own = said.get(name)
        if isinstance(own, Mapping) and "off" in own:
            raise BadCase(
                f"[analyse.{name}] off turns nothing off. Write under [analyse.off]: "
                f'{name} = "the reason".'
            )
    off = said.get("off", {})
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
    """What the case (and the profile under it, which adds its source) says, or None."""
    table = case.settings.get("analyse", {}).get(rule, {})
    value = table.get(name) if isinstance(table, Mapping) else None
    return value.get("value") if isinstance(value, Mapping) else value
