"""A form we send, filled in by an agency, comes back through the reader as what it is."""

from __future__ import annotations

import io
import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import docx
import openpyxl
import pytest

from pipeline.assemble.combined_summary import combined_summary
from pipeline.assemble.request import request_papers
from pipeline.assemble.review import Review
from pipeline.document import Block, Document, FormField, Table, cell
from pipeline.model import InformationReport
from pipeline.normalise import normalise
from pipeline.normalise.headings import Synonyms
from pipeline.rapid_review import chronology_workbook
from pipeline.read.returns import read_returns
from pipeline.render.word import word
from pipeline.render.word_text import WORD
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


#: What an agency writes under each heading of the chronology template, row by row.
WRITTEN = {
    "date": "0{}/03/2024", "time": "09:0{}", "event": "Home visit number {}.", "source": "Record {}",
    "outcome": "Plan {}", "analysis": "Thought {}",
}  # fmt: skip


def _filled_in(data: bytes, order: random.Random, synonyms: Synonyms) -> bytes:
    """The Word template with its columns in another order and three rows written in."""
    paper = docx.Document(io.BytesIO(data))
    for table in paper.tables:
        places = list(range(len(table.columns)))
        order.shuffle(places)
        for row in table.rows:
            cells = [cell._tc for cell in row.cells]
            for place in places:
                row._tr.append(cells[place])
        for at, row in enumerate(table.rows[1:4], start=1):
            for head, box in zip(table.rows[0].cells, row.cells, strict=True):
                known = synonyms.find(head.text)
                box.text = WRITTEN.get(known.name if known else "", "{}").format(at)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def _sheet_filled_in(data: bytes, order: random.Random, synonyms: Synonyms) -> bytes:
    """The Excel template with its columns in another order, real dates, and a row left blank."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    page = book["Chronology"]
    heads = [box.value for box in page[1]]
    order.shuffle(heads)
    for column, head in enumerate(heads, start=1):
        page.cell(1, column).value = head
        known = synonyms.find(str(head))
        for at, row in enumerate((2, 3, 5), start=1):
            words = WRITTEN.get(known.name if known else "", "{}").format(at)
            named = known.name if known else ""
            value = {"date": date(2024, 3, at), "time": time(9, at)}.get(named, words)
            page.cell(row, column).value = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("seed", range(4))
def test_the_chronology_workbook_comes_back_without_a_problem_in_any_order_of_columns(
    seed: int, tmp_path: Path
) -> None:
    held = review(tmp_path)
    blank = chronology_workbook(held)
    filled = _sheet_filled_in(blank, random.Random(seed), Synonyms.of(held.profile.synonyms))
    place = tmp_path / "returns" / "police"
    place.mkdir(parents=True)
    (place / "chronology.xlsx").write_bytes(filled)
    (result,) = read_returns(tmp_path / "returns", ["police"])
    assert result.submission is not None
    made = normalise(result.submission, held.case, held.register, held.profile)
    assert [(str(e.when.earliest), e.time, e.event, e.outcome) for e in made.events] == [
        (f"2024-03-0{n}", f"09:0{n}", f"Home visit number {n}.", f"Plan {n}") for n in (1, 2, 3)
    ]
    assert [problem.code for problem in (*result.problems, *made.problems)] == []
    assert "form-prompt" in {held.reason for held in result.submission.aside}


@pytest.mark.parametrize("seed", range(3))
def test_the_chronology_template_comes_back_without_a_problem_in_any_order_of_columns(
    seed: int, tmp_path: Path
) -> None:
    held = review(tmp_path)
    agency = next(one for one in held.case.agencies if "chronology" in one.asked)
    blank = word(request_papers(held, agency)["chronology-template"], held.profile.folders)
    synonyms = Synonyms.of(held.profile.synonyms)
    place = tmp_path / "returns" / agency.key
    place.mkdir(parents=True)
    filled = _filled_in(blank, random.Random(seed), synonyms)
    (place / "chronology.docx").write_bytes(filled)
    (result,) = read_returns(tmp_path / "returns", [agency.key])
    assert result.submission is not None
    made = normalise(result.submission, held.case, held.register, held.profile)
    told = [event for event in made.events if event.kind == "event"]
    assert [(str(e.when.earliest), e.time, e.event, e.outcome) for e in told] == [
        (f"2024-03-0{n}", f"09:0{n}", f"Home visit number {n}.", f"Plan {n}") for n in (1, 2, 3)
    ]
    assert len(made.events) > len(told)  # the changes in the organisation
    assert [problem.code for problem in (*result.problems, *made.problems)] == []
    assert {held.reason for held in made.aside} == {"heading", "template"}


def _chosen(data: bytes, answers: Mapping[str, str]) -> bytes:
    """The Word template with a row answered through its controls, as Word writes a choice."""
    paper = docx.Document(io.BytesIO(data))
    row = paper.tables[0].rows[1]
    for head, box in zip(paper.tables[0].rows[0].cells, row.cells, strict=True):
        words = answers.get(head.text, "")
        control = box._tc.find(f".//{{{WORD}}}sdt")
        if control is None:
            box.text = words
            continue
        properties = control.find(f"{{{WORD}}}sdtPr")
        properties.remove(properties.find(f"{{{WORD}}}showingPlcHdr"))
        (said,) = control.iter(f"{{{WORD}}}t")
        said.text = words
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def test_what_is_chosen_in_the_chronology_template_comes_back_as_it_was_chosen(
    tmp_path: Path,
) -> None:
    held = review(tmp_path)
    agency = next(one for one in held.case.agencies if "chronology" in one.asked)
    blank = word(request_papers(held, agency)["chronology-template"], held.profile.folders)
    written = {
        "Date": "3 March 2024", "Significant event": "Home visit.",
        "Was the child seen/spoken to?": "Yes, alone",
    }  # fmt: skip
    place = tmp_path / "returns" / agency.key
    place.mkdir(parents=True)
    (place / "chronology.docx").write_bytes(_chosen(blank, written))
    (result,) = read_returns(tmp_path / "returns", [agency.key])
    assert result.submission is not None
    made = normalise(result.submission, held.case, held.register, held.profile)
    (event,) = (event for event in made.events if event.kind == "event")
    assert (str(event.when.earliest), event.child_seen) == ("2024-03-03", "Yes, alone")
    assert [problem.code for problem in (*result.problems, *made.problems)] == []
    assert "form-prompt" in {held.reason for held in result.submission.aside}


def test_the_chronology_templates_offer_dates_and_choices_and_forbid_no_other_words(
    tmp_path: Path,
) -> None:
    held = review(tmp_path)
    agency = next(one for one in held.case.agencies if "chronology" in one.asked)
    paper = request_papers(held, agency)["chronology-template"]
    offered = docx.Document(io.BytesIO(word(paper, held.profile.folders))).tables[0].rows[1]
    kinds = [
        (control.find(f".//{{{WORD}}}date") is not None, control.find(f".//{{{WORD}}}comboBox") is not None)
        for control in offered._tr.iter(f"{{{WORD}}}sdt")
    ]  # fmt: skip
    assert kinds == [(True, False), (False, True), (False, True)]
    page = openpyxl.load_workbook(io.BytesIO(chronology_workbook(held)))["Chronology"]
    rules = {str(rule.type): rule for rule in page.data_validations.dataValidation}
    assert rules["date"].errorStyle == "warning"
    assert "Yes, alone" in rules["list"].formula1 or "Not known" in rules["list"].formula1
    assert not rules["list"].showErrorMessage


def test_a_prompt_that_another_program_made_words_is_no_answer_and_is_listed(
    tmp_path: Path,
) -> None:
    held = review(tmp_path)
    agency = next(one for one in held.case.agencies if "chronology" in one.asked)
    place = tmp_path / "returns" / agency.key
    place.mkdir(parents=True)
    (place / "chronology.csv").write_text(
        "Date,Significant event,Child seen\n03/03/2024,Home visit.,Choose or type\n"
        "Choose or type,,Choose or type\n",
        encoding="utf-8",
    )
    (result,) = read_returns(tmp_path / "returns", [agency.key])
    assert result.submission is not None
    made = normalise(result.submission, held.case, held.register, held.profile)
    (event,) = made.events
    assert (event.event, event.child_seen) == ("Home visit.", "")
    assert [(held.reason, held.text) for held in made.aside if "Choose" in held.text] == [
        ("template", "Choose or type"), ("template", "Choose or type | Choose or type"),
    ]  # fmt: skip
    assert made.problems == ()
