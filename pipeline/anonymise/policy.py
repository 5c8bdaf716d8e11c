"""What a publication copy may say: one policy a report, each choice with its recorded reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from pipeline.anonymise import neutral
from pipeline.anonymise.dates import DatePolicy
from pipeline.anonymise.quasi import GENERALISE, REMOVE, Choice
from pipeline.case import Case
from pipeline.errors import BadCase
from pipeline.model import Register

MONTH_AND_YEAR = DatePolicy()
#: What is said of a person the register gives no label for.
UNNAMED = {
    "person": "[name removed]",
    "place": "[place removed]",
    "organisation": "[organisation removed]",
    "other": "[detail removed]",
}
#: What is said of a person's numbers, contacts and addresses, whoever's they are.
REMARKS = {
    "number": "[number removed]",
    "contact": "[contact removed]",
    "address": "[address removed]",
}


@dataclass(frozen=True, slots=True)
class Policy:
    """How a report is made fit for the public.

    ``reference`` is the public reference, "" for none. ``links`` are the addresses a publication
    copy may link to, as prefixes.
    ``restricted`` are words of the confidential copy (its reference and marking) that must go.
    ``details`` says what is done with each kind of quasi-identifier; a kind it lacks is removed.
    ``altered`` are strings a person decided to change, each with its new words. ``neutral`` says
    whose sex the text hides: register keys, "children" or "everybody".
    """

    dates: DatePolicy = MONTH_AND_YEAR
    reference: str = ""
    marking: str = ""
    links: tuple[str, ...] = ()
    family: str = "the family"
    restricted: tuple[str, ...] = field(default=(), repr=False)
    details: Mapping[str, Choice] = field(default_factory=dict)
    altered: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    neutral: tuple[str, ...] = ()

    @property
    def choices(self) -> Mapping[str, Choice]:
        """``details``, with seasons and months said no more exactly than the report's dates are."""
        coarser = _SEASONS_UNDER.get(self.dates.precision)
        if coarser is None or self.details.get("season", Choice(REMOVE)).do == REMOVE:
            return self.details
        return {**self.details, "season": Choice(coarser, "as the report's dates")}


#: What is done with a month without a year and with a season where dates are said by less.
_SEASONS_UNDER = {
    "season": GENERALISE,
    "year": REMOVE,
    "age": REMOVE,
    "relative": REMOVE,
    "remove": REMOVE,
}


def from_case(
    case: Case,
    register: Register,
    marking: str = "",
    defaults: Mapping[str, object] | None = None,
    altered: tuple[tuple[str, str], ...] = (),
) -> Policy:
    """The policy of ``[publication]`` in the case file. Raises BadCase on a word it has not.

    ``dates``: month-year (when absent), season, year, age, relative or remove. ``relative_to``
    names one of the case's dates (incident when absent), ``relative_label`` what the report
    calls it. ``defaults`` is the profile's table of details; ``[publication.details]`` stands
    over it.
    """
    settings = case.settings.get("publication", {})
    precision = str(settings.get("dates", "month-year"))
    child = next((entry for entry in register.entries if entry.key == case.child), None)
    links = settings.get("links", ())
    hidden = neutral.policy_of(settings.get("neutral"), [entry.key for entry in register.entries])
    if hidden is None:
        raise BadCase(
            '[publication] neutral is not understood. Write true, "children" or "everybody", or '
            "a list of keys of the register."
        )
    return Policy(
        dates=DatePolicy(
            precision=precision,
            born=child.born if child else None,
            event=_date(case, str(settings.get("relative_to", "incident"))),
            label=str(settings.get("relative_label", "the incident")),
            child=(child.pseudonym if child else "") or "the child",
        ),
        reference=str(settings.get("reference", "")),
        links=tuple(str(link) for link in links) if isinstance(links, list | tuple) else (),
        restricted=restricted_words(case, marking),
        details=_details(settings.get("details"), defaults or {}),
        altered=altered,
        neutral=hidden,
    )


def _details(chosen: object, defaults: Mapping[str, object]) -> dict[str, Choice]:
    """What is done with each kind of detail, the case file over the profile."""
    made = {
        name: Choice(str(row["value"]), str(row.get("source", "")))
        for name, row in defaults.items()
        if isinstance(row, Mapping)
    }
    for name, row in chosen.items() if isinstance(chosen, Mapping) else ():
        made[str(name)] = Choice(str(row["do"]), str(row["reason"]))
    return made


def restricted_words(case: Case, marking: str = "") -> tuple[str, ...]:
    """Words of the confidential copy that may not stand in a public one: reference, marking.

    A case reference that the policy gives as the public one may stay.
    """
    public = str(case.settings.get("publication", {}).get("reference", ""))
    return tuple(word for word in (case.reference, marking) if word and word != public)


def _date(case: Case, name: str) -> date | None:
    return case.dates.get(name)
