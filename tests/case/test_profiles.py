"""Profiles: five partnerships as data, every value with its paragraph, faults told by key."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.errors import BadCase, Exit, Usage
from pipeline.new_profile import start_profile
from pipeline.profile import Profile, Sourced, read_profile, with_columns
from tests.case.invented_case import PROFILES, TEMPLATES, profile
from tests.case.tables import sections

TABLES = dict(sections("profiles.md"))


def _words(title: str) -> list[dict[str, str]]:
    return TABLES[title][0]


@pytest.mark.requirement("L1")
@pytest.mark.parametrize("row", _words("Words"), ids=PROFILES)
def test_each_partnership_has_its_own_words(row: dict[str, str]) -> None:
    found = profile(row.pop("profile"))
    assert {key: found.words[key] for key in row} == row


@pytest.mark.requirement("L1")
@pytest.mark.parametrize("row", _words("Events and returns"), ids=PROFILES)
def test_each_partnership_names_its_events_and_returns(row: dict[str, str]) -> None:
    found = profile(row.pop("profile"))
    assert {key: found.words[key] for key in row} == row


@pytest.mark.requirement("L80", "P1", "E22")
@pytest.mark.parametrize(
    "row", _words("Who approves the final report, in which order"), ids=PROFILES
)
def test_approvals_stand_in_the_partnerships_order(row: dict[str, str]) -> None:
    found = profile(row["profile"])
    groups = [found.word(step["group"]) for _, step in found.rows("approvals", "final_report")]
    assert ", ".join(groups) == row["order"]


@pytest.mark.parametrize("key", ["_shared", *PROFILES])
def test_every_value_carries_the_paragraph_it_comes_from(key: str) -> None:
    found = profile(key)
    places = [place for name, table in found.tables.items() for place in _unsourced(table, name)]
    assert not places


def _unsourced(value: object, place: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        telling = {"value", "question", "item", "act", "email", "offset", "label", "body"}
        if telling & set(value) and not value.get("source"):
            yield place
        for key, held in value.items():
            yield from _unsourced(held, f"{place}.{key}")
    elif isinstance(value, list):
        for number, held in enumerate(value):
            yield from _unsourced(held, f"{place}.{number}")


def test_sscp_is_never_given_a_county() -> None:
    words = (TEMPLATES / "sscp" / "profile.toml").read_text("utf-8").casefold()
    shown = repr(profile("sscp").tables).casefold()
    for county in (
        "surrey",
        "somerset",
        "suffolk",
        "shropshire",
        "sussex",
        "solihull",
        "sheffield",
    ):
        assert county not in words
        assert county not in shown


def test_essex_does_not_inherit_the_short_form_of_another_groups_name() -> None:
    assert profile("essex").words["oversight_group_short"] == "Sub-committee"
    assert profile("kent").words["oversight_group_short"] == "Rapid Review Panel"


def test_shared_stands_alone() -> None:
    assert profile("_shared").key == "_shared"
    assert profile("_shared").folders == (TEMPLATES / "_shared",)
    assert profile("llr").folders == (TEMPLATES / "llr", TEMPLATES / "_shared")


def _own(tmp_path: Path, text: str) -> Profile:
    (tmp_path / "_shared").mkdir()
    shared = (TEMPLATES / "_shared" / "profile.toml").read_text("utf-8")
    (tmp_path / "_shared" / "profile.toml").write_text(shared, encoding="utf-8")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "profile.toml").write_text(text, encoding="utf-8")
    return read_profile(tmp_path, "mine")


@pytest.mark.requirement("L1")
def test_a_partnership_makes_its_own_with_a_few_lines(tmp_path: Path) -> None:
    found = _own(
        tmp_path,
        'name = "Inventshire"\n[quorum]\npartners = { value = 1, source = "Ours, 2" }\n'
        '[clocks.to_panel]\noffset = 12\nsource = "Ours, 3"\n',
    )
    assert found.name == "Inventshire"
    assert found.get("quorum", "partners").value == 1
    assert found.get("quorum", "representatives").value == 0
    clock = dict(found.rows("clocks"))["to_panel"]
    assert (clock["offset"], clock["unit"], clock["from"]) == (12, "working days", "notification")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[clocs]\n", "Did you mean clocks?"),
        ("[clocks.to_panel]\noffset = 12\n", "clocks, to_panel, source: is missing"),
        ("[quorum]\npartners = { value = 1 }\n", "source: is missing"),
        ('[quorum]\npartners = { value = "two", source = "x" }\n', "should be a whole number"),
        (
            '[letters.reminder]\nbody = ["Reply by {dew}."]\nsource = "x"\n',
            "nothing fills the place {dew}. Did you mean due?",
        ),
    ],
)
def test_a_fault_in_a_profile_is_told_by_key(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(BadCase) as stop:
        _own(tmp_path, text)
    assert told in stop.value.sentence
    assert "templates/mine/profile.toml" in stop.value.sentence


def test_an_unknown_partnership_is_told_with_the_nearest() -> None:
    with pytest.raises(BadCase, match="Did you mean essex"):
        read_profile(TEMPLATES, "esex")


def test_headings_are_added_to_by_partnership_and_review_and_none_is_lost(tmp_path: Path) -> None:
    for name in ("_shared", "mine"):
        (tmp_path / name).mkdir()
    shared = (TEMPLATES / "_shared" / "profile.toml").read_text("utf-8")
    (tmp_path / "_shared" / "profile.toml").write_text(shared, encoding="utf-8")
    for name, heading in (("_shared", "Event"), ("mine", "Goings-on")):
        text = f'[synonyms]\nevent = ["{heading}"]\ndate = ["Date"]\n'
        (tmp_path / name / "headings.toml").write_text(text, encoding="utf-8")
    found = with_columns(read_profile(tmp_path, "mine"), {"Narrative box": "event"})
    assert found.synonyms == {"event": ("Event", "Goings-on", "Narrative box"), "date": ("Date",)}
    with pytest.raises(BadCase, match="Did you mean event"):
        with_columns(found, {"Narrative box": "evnt"})


def test_the_national_mailboxes_are_to_be_confirmed_before_sending() -> None:
    for key in PROFILES:
        for name, address in profile(key).rows("addresses"):
            if address.get("email"):
                assert address["note"] == "confirm before sending", name


@pytest.mark.requirement("L1")
def test_a_new_profile_works_as_it_stands_and_is_checked_when_filled_in(tmp_path: Path) -> None:
    (tmp_path / "_shared").mkdir()
    for name in ("profile.toml", "new-profile.toml"):
        text = (TEMPLATES / "_shared" / name).read_text("utf-8")
        (tmp_path / "_shared" / name).write_text(text, encoding="utf-8")
    lines = start_profile(tmp_path, "inventshire")
    assert "templates/inventshire/profile.toml is ready" in lines[0]
    assert read_profile(tmp_path, "inventshire").name == "inventshire"
    path = tmp_path / "inventshire" / "profile.toml"
    # Every example in the file is right once its # is taken away.
    filled = re.sub(r"^# (?=[a-z_]+ = |\[)", "", path.read_text("utf-8"), flags=re.MULTILINE)
    path.write_text(filled, encoding="utf-8")
    found = read_profile(tmp_path, "inventshire")
    assert found.get("quorum", "representatives") == Sourced(3, "OUR 2.1")
    assert found.word("final_approval") == "Executive"
    with pytest.raises(Usage, match="there already"):
        start_profile(tmp_path, "inventshire")
    with pytest.raises(Usage, match="small letters"):
        start_profile(tmp_path, "../elsewhere")


def test_a_partnership_starts_its_own_profile_from_the_command_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shutil.copytree(TEMPLATES / "_shared", tmp_path / "templates" / "_shared")
    monkeypatch.setattr("pipeline.run.ROOT", tmp_path)
    assert main(["new", "--profile", "inventshire"]) == Exit.DONE
    assert read_profile(tmp_path / "templates", "inventshire").key == "inventshire"
    assert main(["new", "--profile", "inventshire"]) == Exit.USAGE  # taken, and not touched
    assert main(["new"]) == Exit.USAGE
    assert main(["new", "a-review", "--profile", "inventshire"]) == Exit.USAGE
