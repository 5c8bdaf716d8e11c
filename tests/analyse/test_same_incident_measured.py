"""How often accounts of one incident are found, and near misses taken for one, is measured."""

from __future__ import annotations

import re
import tomllib
from datetime import date, timedelta
from functools import cache

import pytest

from pipeline.analyse.likeness import stem, stems
from pipeline.analyse.same_incident import rule
from pipeline.analyse.telling import Reader
from pipeline.analyse.weighing import Points, Weighing
from pipeline.model import Finding, Register
from tests.analyse import invented
from tests.analyse.house import TEMPLATES
from tests.analyse.spec import SPECS, Events, event, register_of, tables

#: Pairs stand so far apart that none can be taken for another's.
APART = timedelta(days=14)

Pairs = list[dict[str, str]]

#: Two rows that share a kind of event and little more than a time, which one of them quotes.
TIMES = tuple(
    event(id=f"{agency}-{number}", date=f"2024-{number:02}-01", time=time, event=told)
    for number in range(1, 10)
    for agency, time, told in (
        ("police", "21:40", "Fire at the flats opposite, two pumps there."),
        ("housing", "", "Tenant says there was smoke at 21.40 and nobody slept."),
    )
)


def _pairs(name: str) -> Pairs:
    return tables((SPECS / name).read_text("utf-8"))[0]


FIRST = _pairs("same-incident-pairs.md")
SECOND = _pairs("same-incident-second-pairs.md")
TRUE = [pair for pair in SECOND if pair["one"] == "yes"]
NEAR = [pair for pair in SECOND if pair["one"] == "no"]
#: Those the weights were set by, and those they were only measured on.
TUNED, HELD_OUT = TRUE[::2] + NEAR[::2], TRUE[1::2] + NEAR[1::2]
FAMILY = register_of((SPECS / "same-incident-second-pairs.md").read_text("utf-8"))


def _told(pairs: Pairs) -> Events:
    found = []
    for number, pair in enumerate(pairs):
        day = date(2021, 1, 4) + APART * number
        later = "/".join(
            (day + timedelta(days=int(days))).isoformat() for days in pair["after"].split("..")
        )
        found += [
            event(id=f"{pair['first']}-{number:03}", date=day.isoformat(), time=pair["time"],
                  event=pair["account"]),
            event(id=f"{pair['second']}-{number:03}", date=later, time=pair["at"],
                  event=pair["its account"]),
        ]  # fmt: skip
    return Events(tuple(sorted(found, key=lambda one: (one.when.earliest, one.time))))


@cache
def _findings(name: str) -> tuple[Finding, ...]:
    pairs, register = {
        "first": (FIRST, Register()), "tuned": (TUNED, FAMILY), "held out": (HELD_OUT, FAMILY),
    }[name]  # fmt: skip
    return rule(_told(pairs), invented.case(), register)


def _measured(name: str, pairs: Pairs) -> tuple[int, int]:
    found = {int(one.about[0][-3:]) for one in _findings(name)}
    right = sum(pairs[number]["one"] == "yes" for number in found)
    return right, len(found) - right


def test_of_pairs_never_used_to_set_a_weight_six_in_seven_are_found_and_few_near_misses() -> None:
    right, wrong = _measured("held out", HELD_OUT)
    assert (len(TRUE), len(NEAR)) == (80, 92)
    assert right >= 0.85 * 40
    assert wrong <= 0.05 * 46


def test_no_account_is_joined_with_one_of_another_fortnight() -> None:
    for name in ("first", "tuned", "held out"):
        for finding in _findings(name):
            assert len({event_id[-3:] for event_id in finding.about}) == 1


def test_the_profile_states_what_its_points_find_as_measured() -> None:
    profile = tomllib.loads((TEMPLATES / "_shared" / "profile.toml").read_text("utf-8"))
    source = profile["analyse"]["same_incident"]["points"]["source"]
    right, wrong = _measured("held out", HELD_OUT)
    assert f"{right} of 40 pairs of one incident found, {wrong} of 46 near misses" in source
    right, wrong = _measured("tuned", TUNED)
    assert f"{right} of 40 and {wrong} of 46" in source
    right, wrong = _measured("first", FIRST)
    assert f"{right} of 30 and {wrong} of 34" in source


def test_every_pair_joined_says_why_and_no_reason_quotes_a_name() -> None:
    names = {form for entry in FAMILY.entries for form in entry.name.split()}
    names |= {"Mockery", "Dummy", "Fable", "Astra", "Travelodge"}
    for finding in _findings("held out"):
        for one, other, points, reasons in finding.data["because"]:
            assert points >= 60
            assert reasons
            said = "; ".join(reasons)
            assert said in finding.detail
            assert not names & set(re.findall(r"\w+", said)), said
            assert {one, other} <= set(finding.about)


def test_a_name_nobody_registered_is_not_quoted_as_a_reason() -> None:
    rows = [
        event(id=f"{agency}-1", date="2024-05-01", event=f"Seen with Quillington, {what}")
        for agency, what in (("police", "scorched kettle"), ("fire", "kettle scorched"))
    ]
    (finding,) = rule(Events(tuple(rows)), invented.case(), Register())
    assert "“kettle”" in finding.detail
    assert "uillington" not in finding.detail


@pytest.mark.parametrize("name", ["held out", "close calls", "of times in words"])
def test_a_pair_passed_over_early_would_not_have_reached_the_points(name: str) -> None:
    rows = {
        "held out": lambda: _told(HELD_OUT).events,
        "close calls": lambda: _told(_pairs("same-incident-close-calls.md")).events,
        "of times in words": lambda: TIMES,
    }[name]()
    reader = Reader(invented.case(), FAMILY)
    told = [reader.read(one) for one in rows]
    needed = Points.of(invented.case())
    weighing = Weighing(told, needed)
    reached = 0
    for here, account in enumerate(told):
        may = set(weighing.may_reach(account, told[:here]))
        assert len(may) < max(here, 20) / 2
        for place, other in enumerate(told[:here]):
            signs = weighing.signs(other, account)
            total = sum(worth * sign for worth, sign in zip(needed.worth, signs, strict=True))
            if total >= needed.needed:
                reached += 1
                assert place in may
                assert weighing.points(other, account) >= total
    assert reached


def test_an_account_has_the_same_words_in_typewriter_and_in_printers_letters() -> None:
    plain = "Mother's friend said BRUISED at the A&E, wasn't brought #2"
    for printed in (
        plain.replace("'", "’"),
        plain.replace(" ", "\xa0"),
        plain.replace(",", " – £"),
    ):
        assert stems(printed) == stems(plain)
        assert stem("mother") in stems(printed)


def test_of_close_calls_made_to_deceive_two_thirds_are_told_apart() -> None:
    pairs = _pairs("same-incident-close-calls.md")
    found = {int(one.about[0][-3:]) for one in rule(_told(pairs), invented.case(), FAMILY)}
    right = sum(pairs[number]["one"] == "yes" for number in found)
    assert right >= 10  # of 14
    assert len(found) - right <= 8  # of 25
