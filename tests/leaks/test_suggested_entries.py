"""Names in the report that the register lacks are proposed to a person, and never added by themselves."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pipeline import suggesting
from pipeline.anonymise.residual import Remaining
from pipeline.anonymise.suggest import suggestions
from pipeline.errors import BadCase
from pipeline.private_notes import outputs_of
from pipeline.register import read_register
from tests import small_review

FOUND = (
    Remaining("#1", "name", "Orla Brannock", 3, ("She met Orla Brannock in the hall.",)),
    Remaining("#2", "name", "Brannock", 2, ("Miss Brannock said so.",)),
    Remaining(
        "#3", "organisation", "Acornia Lane Nursery", 5, ("At Acornia Lane Nursery he ate.",)
    ),
    Remaining("#4", "name", "Wexcombia", 1, ("They moved to Wexcombia.",)),
    Remaining("#5", "handle", "@orla_b", 1, ("She wrote as @orla_b.",)),
    Remaining("#6", "date", "4 March", 1, ("On 4 March.",)),
)


def test_each_name_is_proposed_once_with_its_kind_and_a_key_nobody_has() -> None:
    made = suggestions(FOUND, ["nursery-1", "person-1"], {"orla"})
    assert [(each.key, each.kind, each.name, each.times) for each in made] == [
        ("nursery-2", "organisation", "Acornia Lane Nursery", 5),
        ("person-2", "person", "Orla Brannock", 3),
        ("place-1", "place", "Wexcombia", 1),
        ("other-1", "other", "@orla_b", 1),
    ]
    assert made[1].note == "also written: Brannock"
    assert "contacts in the register" in made[3].note
    assert made[1].where == FOUND[0].contexts


def test_a_proposal_never_shows_its_name_in_a_message() -> None:
    assert "Brannock" not in repr(suggestions(FOUND, []))


@pytest.fixture(scope="module")
def review(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = small_review.make(tmp_path_factory.mktemp("suggest") / "inputs" / "small")
    chapter = folder / "report" / "01-introduction.md"
    chapter.write_text(
        chapter.read_text("utf-8") + "\nHis aunt, Orlaith Brannockson, was told. She rang twice.\n",
        "utf-8",
    )
    return folder


def _rows(folder: Path) -> list[dict[str, str]]:
    path = outputs_of(folder) / "restricted" / "register-suggestions.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_what_an_officer_accepts_joins_the_register_and_nothing_else_does(review: Path) -> None:
    before = read_register(review)
    said = " ".join(suggesting.suggest(review).lines)
    assert "Nothing was added" in said
    assert "Brannock" not in said
    rows = _rows(review)
    found = next(row for row in rows if "Brannockson" in row["name"])
    assert (found["accept"], found["pseudonym"], found["kind"]) == ("", "", "person")
    assert "was told" in found["where"]

    place = review / "decisions" / "register-additions.csv"

    def save(**changes: str) -> None:
        with place.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(found))
            writer.writeheader()
            writer.writerows([{**found, **changes}, *(row for row in rows if row is not found)])

    save()
    assert read_register(review) == before  # a worksheet nobody has accepted changes nothing
    save(accept="yes")
    with pytest.raises(BadCase) as stop:
        read_register(review)
    for wanted in ("give a pseudonym", "say who decided", "say on which day"):
        assert wanted in stop.value.sentence
    assert "Brannock" not in stop.value.sentence
    done = {"accept": "yes", "pseudonym": "Aunt 1", "by": "Olive Officer", "on": "2026-02-20"}
    save(**done, key="child-1")
    with pytest.raises(BadCase, match="child-1 is in the register already"):
        read_register(review)
    save(**done)
    added = read_register(review).entries[len(before) :]
    assert [(entry.key, entry.pseudonym) for entry in added] == [(found["key"], "Aunt 1")]
    suggesting.suggest(review)
    assert not any("Brannockson" in row["name"] for row in _rows(review))
