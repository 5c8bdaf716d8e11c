"""The letters round publication: sent, deposited, practitioners and family told, and tracked."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.assemble.notifications import notifications
from pipeline.assemble.publication_letters import publication_letters
from tests.case.invented_case import CASE, review, said

DAY = "[dates]\npublication = 2026-09-24\ncompleted = 2026-09-01\n"
FAMILY = """
[family]
contact = "Ada Quill"

[[family.members]]
key = "child-1"
involved = true

[[family.members]]
key = "nobody-9"
involved = true
"""


def case(more: str = "") -> str:
    return CASE.replace("[dates]\n", DAY) + FAMILY + more


@pytest.mark.requirement("L83", "L85", "K13")
def test_everybody_who_must_hear_of_publication_has_a_letter(tmp_path: Path) -> None:
    made = publication_letters(review(tmp_path, text=case("[publication]\npublish = true\n")))
    names = {name.removeprefix("practice-review/publication/") for name in made}
    assert names == {
        "full-report-1", "full-report-2", "full-report-3", "repository", "practitioners", "family-child-1",
    }  # fmt: skip
    told = {name.rpartition("/")[2]: said(document) for name, document in made.items()}
    assert "24 September 2026" in told["full-report-1"]
    assert "Ofsted" in told["full-report-2"]
    assert "until at least 24 September 2027" in told["repository"]
    assert "NSPCC" in told["repository"]
    assert "Ada Quill will ask you when" in told["family-child-1"]
    assert "who can be with you on that day" in told["family-child-1"]
    assert "at least seven working days after you receive it" in told["full-report-1"]
    assert "You see it before the public does" in told["practitioners"]
    assert "press office" in told["practitioners"]


def test_nothing_is_drafted_before_there_is_a_day_or_a_finished_report(tmp_path: Path) -> None:
    assert not publication_letters(review(tmp_path))


@pytest.mark.requirement("K12")
def test_a_report_that_is_not_published_is_deposited_without_a_name(tmp_path: Path) -> None:
    more = '[publication]\npublish = false\nreason = "It could harm a child."\n'
    made = publication_letters(review(tmp_path, text=case(more)))
    names = {name.rpartition("/")[2] for name in made}
    assert names == {"full-report-1", "full-report-2", "full-report-3", "repository"}
    assert "must not be shown with the name" in said(made["practice-review/publication/repository"])


def test_a_profile_that_does_not_allow_it_deposits_nothing(tmp_path: Path) -> None:
    held = review(tmp_path, text=case("[publication]\npublish = false\n"))
    held.profile.tables["deposit"]["anonymous"]["value"] = "no"  # type: ignore[index]
    try:
        names = {name.rpartition("/")[2] for name in publication_letters(held)}
    finally:
        held.profile.tables["deposit"]["anonymous"]["value"] = "yes"  # type: ignore[index]
    assert "repository" not in names


def test_what_must_still_be_told_is_tracked(tmp_path: Path) -> None:
    kept = {one.key: one for one in notifications(review(tmp_path, text=case()))}
    assert kept["practitioners_told"].open
    assert kept["family_told"].open
    text = case().replace("[dates]\n", "[dates]\nfamily_told = 2026-09-10\n")
    kept = {one.key: one for one in notifications(review(tmp_path, text=text))}
    assert not kept["family_told"].open
