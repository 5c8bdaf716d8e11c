"""A warning about people, and the profile's rule that it rests on."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.assemble.review import Review
from pipeline.profile import Sourced


@dataclass(frozen=True, slots=True)
class Warned:
    """One warning. ``words`` may name a person; ``public`` names nobody and may be printed.

    ``agency``: the key of the agency it is about, where the same may be said of several.
    """

    rule: str
    words: str = field(repr=False)
    public: str = ""
    source: str = ""
    agency: str = ""


def rule_of(review: Review, table: str, key: str) -> Sourced | None:
    """The profile's value for a rule; None where it has none."""
    try:
        return review.profile.get(table, key)
    except KeyError:
        return None


def texts_of(rule: Sourced | None) -> tuple[str, ...]:
    """The rule's value as a list of texts."""
    value = rule.value if rule else ()
    return tuple(str(held) for held in value) if isinstance(value, list | tuple) else ()


def source_of(rule: Sourced | None) -> str:
    """The paragraph a rule comes from."""
    return rule.source if rule else ""
