"""Returns in a folder of no agency, and packages torn off after their first bytes."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.assemble.combined_summary import missing
from pipeline.assemble.query_letter import asks_agency
from pipeline.assemble.returns import outside
from pipeline.assemble.review import Review
from pipeline.document import inlines, plain, walk
from pipeline.problems import Severity
from pipeline.read import read_returns
from pipeline.read.readers import read_bytes
from tests.norm.test_layouts import CASE, PROFILE, REGISTER

KEYS = ("police", "school")


def said(review: Review) -> str:
    blocks = missing(review)
    return "\n".join(plain(part) for held in walk(blocks) for part in inlines(held))


def review_of(returns: Path) -> Review:
    results = read_returns(returns, KEYS)
    problems = tuple(problem for result in results for problem in result.problems)
    files = Counter(result.agency for result in results)
    return Review(CASE, REGISTER, PROFILE, problems=problems, files=files)


def test_files_in_a_folder_of_no_agency_stop_the_pack_and_the_cover_says_so(
    tmp_path: Path,
) -> None:
    (tmp_path / "polise").mkdir()
    (tmp_path / "polise" / "a.csv").write_text("Date,Event\n01/05/2024,Seen\n", encoding="utf-8")
    review = review_of(tmp_path)
    (problem,) = (p for p in review.problems if p.code == "file-not-in-agency-folder")
    assert problem.severity is Severity.BLOCKS
    assert "returns/police/" in problem.expected
    line = "Files lie in returns/polise, which no agency of case.toml has."
    assert line in said(review)
    assert "Should it be returns/police/" in said(review)
    assert line in outside(review, named=False)[0]


def test_the_terminal_shows_no_name_of_a_folder_that_is_like_no_agency(tmp_path: Path) -> None:
    (tmp_path / "Quillfeather papers").mkdir()
    (tmp_path / "Quillfeather papers" / "a.txt").write_text("One.", encoding="utf-8")
    (tmp_path / "Quillfeather.txt").write_text("Two.", encoding="utf-8")
    review = review_of(tmp_path)
    assert "returns/Quillfeather papers" in said(review)
    assert len(outside(review, named=False)) == 2
    assert "Quillfeather" not in " ".join(outside(review, named=False))


def test_an_empty_folder_of_no_agency_leaves_nothing_out(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    assert outside(review_of(tmp_path)) == ()


def test_the_cover_tells_of_stray_files_when_every_agency_has_replied(tmp_path: Path) -> None:
    (tmp_path / "gp").mkdir()
    (tmp_path / "gp" / "a.txt").write_text("One.", encoding="utf-8")
    review = review_of(tmp_path)
    assert "returns/gp" in said(replace(review, case=replace(CASE, agencies=())))


@pytest.mark.parametrize("name", ["return.docx", "return.DOCX", "sheet.xlsx", "a.odt", "a.ods"])
def test_a_torn_package_is_incomplete_and_its_agency_is_asked_for_it_again(name: str) -> None:
    reading, refused = read_bytes(b"PK\x03\x04garbage", name)
    (problem,) = reading.problems
    assert (refused, problem.code) == (True, "file-truncated")
    assert "incomplete or damaged" in problem.kind.explanation
    assert asks_agency(problem)


def test_a_torn_zip_folder_is_a_zip_folder() -> None:
    reading, _ = read_bytes(b"PK\x03\x04garbage", "all.zip")
    assert [problem.code for problem in reading.problems] == ["file-zip"]
