"""The example review under each partnership: what differs, differs; what is shared, is the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.assemble.combined_summary import combined_summary
from pipeline.assemble.meeting_pack import meeting_pack
from pipeline.assemble.other_packs import advisor_pack
from pipeline.assemble.overview_report import overview_report
from pipeline.assemble.request import request_papers
from pipeline.assemble.review import Review
from pipeline.rapid_review import after_meeting, practitioners_packs, read_only_the_case
from tests.case.invented_case import PROFILES, profile, said

ROOT = Path(__file__).resolve().parents[2]

#: Words that only one partnership uses; nobody else's papers may hold them.
OWN = {
    "llr": ("Case Review Panel", "Reflective Learning Workshop"),
    "essex": ("CSPR Sub-committee", "Agency Involvement Summary", "CSPR Project Officer"),
    "sscp": ("SSCP Executive", "Partnership Development and Engagement Officer"),
    "staffordshire": ("Partnership Business Co-ordinator",),
    "kent": ("KSCMP", "Rapid Review Panel"),
}


@pytest.fixture(scope="module")
def example() -> Review:
    return read_only_the_case(ROOT / "inputs" / "example-review")


def _papers(review: Review) -> str:
    documents = [combined_summary(review), meeting_pack(review), overview_report(review)]
    decided = {**review.case.answers, "decision.answer": "local review"}
    review = replace(review, case=replace(review.case, answers=decided))
    assert after_meeting(review)
    documents += [*after_meeting(review).values(), *practitioners_packs(review).values()]
    documents.append(advisor_pack(review))
    for agency in review.case.agencies:
        documents += request_papers(review, agency).values()
    return "\n".join(said(document) + document.title for document in documents)


@pytest.mark.requirement("L1")
@pytest.mark.parametrize("key", PROFILES)
def test_each_partnerships_papers_are_in_its_own_words(example: Review, key: str) -> None:
    words = _papers(replace(example, profile=profile(key)))
    for word in OWN[key]:
        if key in ("sscp", "llr") and word in ("Case Review Panel",):
            continue  # both name a panel so
        assert word in words, word
    for other, theirs in OWN.items():
        for word in theirs:
            if other != key and not (key == "sscp" and word == "Case Review Panel"):
                assert word not in words, f"{word} is {other}'s"
    assert "{" not in words


def test_the_facts_are_the_same_under_every_profile(example: Review) -> None:
    names = [entry.name for entry in example.family()]
    for key in PROFILES:
        words = said(combined_summary(replace(example, profile=profile(key))))
        assert all(name in words for name in names)
