"""A form we send, filled in by an agency, comes back through the reader as what it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.assemble.combined_summary import combined_summary
from pipeline.assemble.request import request_papers
from pipeline.assemble.review import Review
from pipeline.document import Block, Document, FormField, Table, cell
from pipeline.model import InformationReport
from pipeline.normalise import normalise
from pipeline.read.returns import read_returns
from pipeline.render.word import word
from tests.case.invented_case import review, said


def _filled(document: Document) -> Document:
    """The form with "ANSWER <question>" in every place."""
    blocks: list[Block] = []
    for block in document.blocks:
        if isinstance(block, FormField):
            blocks.append(replace(block, value=f"ANSWER {block.tag}"))
        elif isinstance(block, Table):
            rows = tuple(
                replace(row, cells=(row.cells[0], cell(f"ANSWER {row.anchor}")))
                for row in block.rows
            )
            blocks.append(replace(block, rows=rows))
        else:
            blocks.append(block)
    return replace(document, blocks=tuple(blocks))


def _back(folder: Path, agency: str, paper: str) -> tuple[Review, InformationReport]:
    held = review(folder)
    document = _filled(request_papers(held, held.case.agency(agency))[paper])
    place = folder / "returns" / agency
    place.mkdir(parents=True)
    (place / "reply.docx").write_bytes(word(document, held.profile.folders))
    (result,) = read_returns(folder / "returns", [agency])
    assert result.submission is not None
    made = normalise(result.submission, held.case, held.register, held.profile)
    (report,) = made.reports
    return replace(held, reports=(report,)), report


@pytest.mark.requirement("L28", "L31", "S3", "L16", "S9", "S5", "S13")
def test_a_reply_template_comes_back_as_a_reply_filed_by_question(tmp_path: Path) -> None:
    held, report = _back(tmp_path, "council", "reply-template")
    assert report.kind == "reply"
    for field in ("author", "role", "records_secured", "records_place", "records_person", "alert"):
        assert report.field(field) == f"ANSWER {field}", field
    for key, question in {
        "family": "family",
        "involvement": "involvement",
        "analysis": "analysis",
        "voice": "voice",
        "identity": "identity",
        "good-practice": "good_practice",
        "safety": "safety",
        "single-agency-learning": "learning",
        "actions": "actions",
        "practitioners": "practitioners",
        "parallel": "parallel",
    }.items():
        words = [line for section in report.section(key) for line in section.paragraphs]
        assert f"ANSWER reply.{question}" in words, key
    summary = said(combined_summary(held))
    assert "ANSWER reply.safety" in summary
    assert "ANSWER alert" in summary
    assert "Not confirmed" in summary  # the other agencies
    assert "Is anyone not safe now" not in summary  # our own prompt is nobody's answer


@pytest.mark.requirement("L68", "L69", "E37", "E40")
@pytest.mark.parametrize(
    ("agency", "paper", "kind", "sections"),
    [
        (
            "police",
            "information-report-template",
            "information-report",
            {"context", "method", "involvement", "analysis", "voice", "good-practice",
             "single-agency-learning", "system-learning", "actions", "practitioners"},
        ),
        ("gp", "factual-summary-template", "factual-summary", {"involvement", "voice", "actions"}),
    ],
)  # fmt: skip
def test_each_template_comes_back_as_what_was_asked_for(
    tmp_path: Path, agency: str, paper: str, kind: str, sections: set[str]
) -> None:
    _, report = _back(tmp_path, agency, paper)
    assert report.kind == kind
    answered = {
        section.key
        for section in report.sections
        if any("ANSWER" in line for line in section.paragraphs)
    }
    assert sections <= answered
    if agency == "police":
        by_line = [s for s in report.section("analysis") if s.key_line == 1]
        assert any("ANSWER information_report.kloe-1" in s.paragraphs for s in by_line)
