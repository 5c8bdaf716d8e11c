"""The form on which an officer records which version of a return stands."""

from __future__ import annotations

import tomllib

from pipeline.assemble.version_form import version_form
from pipeline.schema import check
from pipeline.versions import Difference


def _pair(agency: str, first: str, second: str, **more: str) -> Difference:
    return Difference(
        agency, f"{first}.xlsx", f"{second}.xlsx", first * 64, second * 64, same=3, **more
    )


def test_a_return_in_two_versions_is_decided_by_taking_two_signs_away() -> None:
    form = version_form([_pair("police", "a", "b")])
    assert '"a.xlsx"' in form
    taken = form.replace(f'# sha256 = "{"b" * 12}"', f'sha256 = "{"b" * 12}"')
    taken = taken.replace("# decided_on", "decided_on").replace(
        'decided_by = ""', 'decided_by = "Ann Officer"'
    )
    entry = tomllib.loads(taken)
    written = {**entry["stands"][0], "decided_on": str(entry["stands"][0]["decided_on"])}
    assert not list(check("versions", {"stands": [written]}))
    assert written["sha256"] == "b" * 12


def test_as_it_is_written_the_form_decides_nothing() -> None:
    (entry,) = tomllib.loads(version_form([_pair("police", "a", "b")]))["stands"]
    assert "sha256" not in entry
    assert list(check("versions", {"stands": [entry]}))


def test_three_versions_of_one_return_are_one_question_and_two_returns_are_two() -> None:
    form = version_form([_pair("gp", "a", "b"), _pair("gp", "b", "c"), _pair("gp", "d", "e")])
    assert [len(part.split("# sha256")) - 1 for part in form.split("[[stands]]\n")[1:]] == [3, 2]


def test_what_is_decided_is_not_asked_again() -> None:
    assert version_form([_pair("gp", "a", "b", decided="Ann Officer, 2 April 2026")]) == ""


def test_a_file_s_name_adds_no_line_to_the_form() -> None:
    strange = Difference("gp", 'a\n[[stands]]\nagency = "x"', "b", "a" * 64, "b" * 64)
    assert len(tomllib.loads(version_form([strange]))["stands"]) == 1
