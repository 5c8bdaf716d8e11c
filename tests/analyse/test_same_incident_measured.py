"""How often accounts of one incident are found, and near misses taken for one, is measured."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta

from pipeline.analyse.same_incident import rule
from pipeline.model import Event, Register
from tests.analyse import invented
from tests.analyse.house import TEMPLATES
from tests.analyse.spec import SPECS, Events, event, tables

PAIRS = tables((SPECS / "same-incident-pairs.md").read_text("utf-8"))[0]
#: Pairs stand so far apart that none can be taken for another's.
APART = timedelta(days=14)


def _told() -> Events:
    found: list[Event] = []
    for number, pair in enumerate(PAIRS):
        day = date(2021, 1, 4) + APART * number
        later = day + timedelta(days=int(pair["after"]))
        found += [
            event(id=f"{pair['first']}-{number:03}", date=day.isoformat(), time=pair["time"],
                  event=pair["account"]),
            event(id=f"{pair['second']}-{number:03}", date=later.isoformat(), time=pair["at"],
                  event=pair["its account"]),
        ]  # fmt: skip
    return Events(tuple(sorted(found, key=lambda one: (one.when.earliest, one.time))))


def _measured() -> tuple[int, int]:
    found = {int(one.about[0][-3:]) for one in rule(_told(), invented.case(), Register())}
    right = sum(PAIRS[number]["one"] == "yes" for number in found)
    return right, len(found) - right


def test_half_the_pairs_of_one_incident_are_found_and_few_near_misses_with_them() -> None:
    right, wrong = _measured()
    assert [pair["one"] for pair in PAIRS].count("yes") == 30
    assert len(PAIRS) == 64
    assert right >= 15
    assert wrong <= 7


def test_the_profile_states_what_its_likeness_finds_as_measured() -> None:
    profile = tomllib.loads((TEMPLATES / "_shared" / "profile.toml").read_text("utf-8"))
    source = profile["analyse"]["same_incident"]["like"]["source"]
    right, wrong = _measured()
    assert f"{right} of 30 pairs of one incident found, {wrong} of 34 near misses" in source
