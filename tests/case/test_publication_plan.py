"""The publication and media plan begins when the final draft is endorsed, and says what it lacks."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.assemble.improvements import improvements_statement
from pipeline.assemble.notifications import notifications
from pipeline.assemble.people import warnings
from pipeline.assemble.presentation import pages, presentation
from pipeline.assemble.publication_letters import publication_letters
from pipeline.assemble.publication_plan import publication_plan
from pipeline.document import Heading, Items, PageBreak, heading, paragraph, plain
from pipeline.practice_review import papers
from tests.case.invented_case import CASE, review, said

ENDORSED = CASE.replace("[dates]\n", "[dates]\nendorsed = 2026-08-20\npublication = 2026-09-24\n")
PLANNED = (
    ENDORSED
    + """
[publication]
media_contact = "Quentin Blott, 01632 960123"

[[publication.leads]]
agency = "police"
strategic = "Ch Supt Nib"
communications = "Ivy Vellum"

[[publication.leads]]
agency = "council"
strategic = "Una Margin"
"""
)


@pytest.mark.requirement("L82")
def test_the_plan_begins_when_the_oversight_group_endorses_the_final_draft(tmp_path: Path) -> None:
    assert not publication_plan(review(tmp_path))
    approved = CASE + (
        '\n[[review.approvals]]\ndocument = "final report"\ngroup = "oversight_group"\n'
        "on = 2026-08-20\n"
    )
    held = review(tmp_path, text=approved)
    assert "practice-review/publication-plan" in papers(held, ())
    words = said(publication_plan(held)["publication-plan"])
    assert "Begun on 20 August 2026, when the Case Review Group endorsed" in words
    assert "(LLR 10.2.1)" in words
    found = {one.key: one for one in notifications(review(tmp_path, text=ENDORSED))}
    assert found["plan"].open


@pytest.mark.requirement("L82")
def test_each_agency_names_a_strategic_and_a_communications_lead(tmp_path: Path) -> None:
    held = review(tmp_path, text=PLANNED)
    words = said(publication_plan(held)["publication-plan"])
    for line in ("Ch Supt Nib", "Ivy Vellum", "Una Margin", "24 September 2026"):
        assert line in words
    lacking = {one.agency: one.public for one in warnings(held) if one.rule == "leads"}
    assert lacking == {
        "council": "no communications lead for publication is named",
        "gp": "no strategic or communications lead for publication is named",
    }
    assert not [one for one in warnings(review(tmp_path)) if one.rule == "leads"]


@pytest.mark.requirement("L84")
def test_journalists_are_sent_to_one_contact(tmp_path: Path) -> None:
    held = review(tmp_path, text=PLANNED)
    assert "Quentin Blott, 01632 960123." in said(publication_plan(held)["publication-plan"])
    letter = said(publication_letters(held)["practice-review/publication/practitioners"])
    assert "question from a journalist to Quentin Blott, 01632 960123." in letter
    assert not [one for one in warnings(held) if one.rule == "media contact"]
    (without,) = [
        one for one in warnings(review(tmp_path, text=ENDORSED)) if one.rule == "media contact"
    ]
    assert (without.source, "central contact" in without.public) == ("LLR 10.4.1", True)


@pytest.mark.requirement("K11")
def test_a_report_stays_unpublished_only_on_a_ground_the_profile_gives(tmp_path: Path) -> None:
    bare = CASE + "\n[publication]\npublish = false\n"
    (told,) = [one for one in warnings(review(tmp_path, "kent", text=bare)) if one.rule == "ground"]
    assert "another child" in told.words
    assert "being identified" in told.words
    assert told.source == "Kent, Who sees it"
    given = review(tmp_path, "kent", text=bare + 'ground = "harm"\nreason = "A sister."\n')
    assert not [one for one in warnings(given) if one.rule == "ground"]
    assert "it would harm the child, another child" in said(improvements_statement(given))
    assert not [
        one
        for one in warnings(review(tmp_path, "kent", text=bare.replace("false", "true")))
        if one.rule == "ground"
    ]


@pytest.mark.requirement("E24")
def test_the_presentation_says_what_the_summary_says_a_few_points_to_a_page(tmp_path: Path) -> None:
    made = presentation(review(tmp_path, "essex"))
    assert made.landscape
    assert "What will we do differently" in said(made)
    points = Items(tuple((paragraph(f"Point {number}."),) for number in range(1, 8)))
    found = list(pages((paragraph("Lead."), heading(1, "One"), points, heading(1, "Two"))))
    shown = [[len(b.items) for b in found if isinstance(b, Items)], found.count(PageBreak())]
    assert shown == [[3, 3, 1], 3]
    assert [plain(b.content) for b in found if isinstance(b, Heading)] == [
        "One", "One (continued)", "One (continued)", "Two",
    ]  # fmt: skip
    assert "Point 7." in said(tuple(found))
