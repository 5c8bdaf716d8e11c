"""What could be put together of the public text, and how few people it fits."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.anonymise.remains import Fact, facts
from pipeline.assemble.jigsaw import Estimate, Said, estimate, gather, jigsaw
from pipeline.decided import INTRUDER_CHECKS
from pipeline.document import Document, Table, paragraph, walk
from tests.case.invented_case import CASE, PEOPLE, review, said

CHILD = next(entry for entry in PEOPLE.entries if entry.key == "child-1")


def public(*lines: str) -> dict[str, Document]:
    return {"report": Document("report", "A report", tuple(map(paragraph, lines)))}


@pytest.mark.parametrize(
    ("text", "category", "inferred"),
    [
        ("The boy was seen.", "sex", False), ("He was seen.", "sex", True),
        ("The child, aged five, was seen.", "age", False), ("The child was in Year 2.", "age", True),
        ("The family is Polish.", "nationality", False), ("They are Muslim.", "religion", False),
        ("They are Black British.", "ethnicity", False), ("Child A has cystic fibrosis.", "condition", False),
        ("Child A has two half sisters.", "family shape", False), ("He died in a fire.", "cause", False),
        ("In May 2024 they moved.", "month", False), ("On 4 May 2024 they moved.", "day", False),
        ("There was a trial.", "proceedings", False), ("They lived on a farm.", "place", False),
        ("A petition was signed.", "unusual", False),
        ("They said “nobody ever came back to us”.", "quotation", False),
    ],
)  # fmt: skip
def test_each_kind_of_fact_that_remains_is_found(text: str, category: str, inferred: bool) -> None:
    assert (category, inferred) in {(fact.category, fact.inferred) for fact in facts(text)}


def test_a_plain_sentence_tells_nothing() -> None:
    assert not list(facts("The agencies met and agreed what to do."))


def test_facts_are_of_the_person_the_paragraph_names_and_else_of_the_child(tmp_path: Path) -> None:
    held = review(tmp_path)
    told = gather(held, public(f"{CHILD.pseudonym} has cystic fibrosis.", "There was a trial."))
    of_child = {each.fact.category for each in told[CHILD]}
    assert {"condition", "proceedings"} <= of_child
    others = [entry for entry in told if entry.key != CHILD.key]
    assert all(not told[entry] for entry in others)


def test_the_estimate_multiplies_the_base_by_each_share_once() -> None:
    told = [
        Said(Fact(kind, "x"), "report", 1, "x") for kind in ("sex", "sex", "condition", "strange")
    ]
    found = estimate(told, 1000, {"sex": 0.5, "condition": 0.01})
    assert found == Estimate(1000, (("sex", 0.5), ("condition", 0.01)))
    assert found.people == 5


@pytest.mark.parametrize(("people", "red"), [(9.99, True), (10.0, False), (0.2, True)])
def test_below_ten_is_red(people: float, red: bool) -> None:
    assert Estimate(people, ()).red is red


def shades(document: Document) -> list[str]:
    tables = [block for block in walk(document.blocks) if isinstance(block, Table)]
    return [cell.shade for row in tables[0].rows for cell in row.cells if cell.shade]


def test_the_report_says_red_and_what_to_do_about_it(tmp_path: Path) -> None:
    held = review(tmp_path)
    rare = public(f"{CHILD.pseudonym}, a boy aged five with cystic fibrosis, died in a fire.")
    found = jigsaw(held, rare)
    assert "Red: fewer than ten people fit." in said(found)
    assert "Generalise or remove" in said(found)
    assert shades(found) == ["warn"]
    assert not shades(jigsaw(held, public("The agencies met.")))


def test_figures_that_are_not_the_areas_own_are_to_be_supplied(tmp_path: Path) -> None:
    told = said(jigsaw(review(tmp_path), public("x")))
    assert "These figures are the house's own and not your area's: base" in told
    own = CASE + '[publication]\npopulation = 51234\npopulation_source = "ONS mid-2025"\n'
    told = said(jigsaw(review(tmp_path, text=own), public("x")))
    assert "not your area's: base" not in told
    assert "51,234" in told
    assert "ONS mid-2025" in told
    told = said(
        jigsaw(review(tmp_path, text=CASE + "[publication]\npopulation = 9\n"), public("x"))
    )
    assert "source to be recorded" in told


def test_what_an_earlier_release_told_is_set_beside_what_this_one_hides(tmp_path: Path) -> None:
    more = (
        '[[publication.releases]]\ntitle = "Inquest"\non = 2026-05-01\ntells = ["cause", "day"]\n'
    )
    told = said(jigsaw(review(tmp_path, text=CASE + more), public("He died in a fire.")))
    assert "Inquest" in told
    assert "None is recorded" not in told
    assert "cause\nday" in told  # told there and here; told there, hidden here
    assert "None is recorded" in said(jigsaw(review(tmp_path), public("x")))


def test_every_check_of_the_motivated_intruder_stands_in_the_report(tmp_path: Path) -> None:
    told = said(jigsaw(review(tmp_path), public("x")))
    assert all(words in told for words in INTRUDER_CHECKS.values())


def test_the_report_is_confidential_and_names_people_by_their_label(tmp_path: Path) -> None:
    found = jigsaw(review(tmp_path), public(f"{CHILD.pseudonym} is a boy."))
    assert found.marking
    assert CHILD.name not in said(found)
