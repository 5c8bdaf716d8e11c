"""The phrases that are known by themselves, each with its kind and its general form."""

from __future__ import annotations

import re

from pipeline.anonymise.details import words_deeds as deeds
from pipeline.anonymise.details import words_health as health
from pipeline.anonymise.details import words_origin as origin
from pipeline.anonymise.details import words_people as people
from pipeline.anonymise.details import words_things as things
from pipeline.anonymise.details import words_time as time
from pipeline.anonymise.details import words_work as work
from pipeline.anonymise.details.phrases import Phrases
from pipeline.anonymise.details.rules import phrases

_SPOKEN = re.compile(
    r"\b(?:speak|spoke|spoken|speaks|speaking|in|learn\w*|understand\w*|understood|read|reads)\s$",
    re.IGNORECASE,
)


def _nation(text: str, start: int, _end: int) -> str:
    return (
        "another language"
        if _SPOKEN.search(text[max(0, start - 16) : start])
        else "from another country"
    )


def _as_written(text: str, start: int, end: int) -> str:
    return text[start:end]


def _immigrant(text: str, start: int, end: int) -> str:
    return (
        "people from abroad"
        if text[end - 1] == "s" or text.endswith("children", start, end)
        else "a person from abroad"
    )


def _capitalised(listed: tuple[str, ...]) -> list[str]:
    return ["-".join(part.capitalize() for part in word.split("-")) for word in listed]


class _Known(Phrases):
    """Every known phrase; ``adjectives`` are the words of origin and faith."""

    def __init__(self) -> None:
        super().__init__()
        # Known phrases are of any part of speech: what is said instead of many stands in brackets.
        nations = _capitalised(origin.NATIONALITIES)
        self.add("ethnicity", origin.ETHNICITIES, "from a minority ethnic background", cased=True)
        self.add(
            "ethnicity",
            (
                "white British",
                "white Irish",
                "white European",
                "black British",
                "black African",
                "black Caribbean",
            ),
            "from a minority ethnic background",
            cased=True,
        )
        self.add("nationality", nations, _nation, cased=True)
        self.add("nationality", _capitalised(origin.PEOPLES), "from another country", cased=True)
        for lead, said in (
            ("in ", "abroad"),
            ("to ", "abroad"),
            ("from ", "from abroad"),
            ("", "another country"),
        ):
            self.add(
                "nationality", [lead + country for country in origin.COUNTRIES], said, cased=True
            )
        self.add("religion", origin.FAITHS, "of faith", cased=True)
        self.add("role", phrases(deeds.ROLE_PHRASES), "professional")
        self.add("record", phrases(deeds.RECORD_PHRASES), "[record]")
        self.add("religion", phrases(people.FAITH_ROLES), "faith leader")
        self.add("circumstance", phrases(people.FAITH_DOINGS), "[circumstance]")
        self.add("condition", origin.CONDITIONS, "a serious health condition")
        self.add("religion", origin.FESTIVALS, "a religious festival", cased=True)
        self.add("holiday", origin.SPECIAL_DAYS, "a public holiday")
        self.add("place", origin.REGIONS, "another part of the country", cased=True)
        self.add("setting", origin.HOME, "the country", cased=True)
        self.add("season", phrases(time.TIME_PHRASES), _as_written)
        self.add("season", phrases(time.PERIODS), "a time of year", cased=True)
        self.add("immigration", phrases(people.IMMIGRATION_PHRASES), "an immigration status")
        self.add("circumstance", phrases(people.IMMIGRATION_DOINGS), "[circumstance]")
        self.add("immigration", phrases(people.IMMIGRANT_PHRASES), _immigrant)
        self.add("orientation", phrases(people.ORIENTATION_PHRASES), "of a sexual orientation")
        self.add("politics", phrases(people.POLITICS_PHRASES), "[politics]")
        self.add("relationship", phrases(people.RELATIONSHIP_PHRASES), "[relationship]")
        self.add("health", phrases(health.HEALTH_PHRASES), "[health]")
        self.add("appearance", phrases(people.APPEARANCE_PHRASES), "[appearance]")
        self.add("education", phrases(people.EDUCATION_PHRASES), "[education]")
        self.add("distinction", phrases(people.DISTINCTION_PHRASES), "[distinction]")
        self.add("circumstance", phrases(work.OCCUPATION_PHRASES), "[circumstance]")
        self.add("circumstance", phrases(people.SITUATION_PHRASES), "[circumstance]")
        self.add("court", phrases(things.COURT_PHRASES), "the court", cased=True)
        self.add("institution", phrases(things.INSTITUTION_PHRASES), "[institution]")
        self.add("setting", phrases(things.SETTING_PHRASES), "[setting]")
        self.add("belonging", phrases(things.MAKES), "a vehicle", cased=True)
        self.add("event", phrases(things.EVENT_PHRASES), "[event]", cased=True)
        self.settle()
        self.adjectives = frozenset(
            word.lower()
            for word in (*nations, *origin.PEOPLES, *origin.FAITHS, *origin.ETHNICITIES)
        )


KNOWN = _Known()
