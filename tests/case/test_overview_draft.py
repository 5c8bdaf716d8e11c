"""The draft overview report: prose, references, and where each required content is met."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipeline.assemble.overview_report import overview_report, prose_faults
from pipeline.assemble.summary_facts import events_table
from pipeline.document import (
    Block,
    Dated,
    Footnote,
    Heading,
    Items,
    Link,
    Mention,
    Paragraph,
    Table,
    inlines,
    plain,
    walk,
)
from pipeline.model import InformationReport, ReportSection
from pipeline.prose_files import Prose, read_prose
from pipeline.render.widths import ems
from tests.case.invented_case import CASE, event, review, said

EVENTS = (
    event("police-0001", date(2025, 3, 4), "Called to the home."),
    event("council-0001", date(2025, 4, 1), "Referral received."),
)
REPORT = InformationReport(
    "police",
    "information-report",
    (
        ReportSection("analysis", "Analysis", ("It made sense then.",)),
        ReportSection("single-agency-learning", "Learning", ("Record who was in the room.",)),
    ),
)


def _blocks(folder: Path, text: str, case: str = CASE, **front: str) -> tuple[Block, ...]:
    held = review(
        folder, text=case, events=EVENTS, reports=(REPORT,), prose=(Prose("01", text, front),)
    )
    return overview_report(held).blocks


def _inline(blocks: tuple[Block, ...], kind: type) -> list[object]:
    return [
        part
        for block in walk(blocks)
        for content in inlines(block)
        for part in content
        if isinstance(part, kind)
    ]


def test_prose_becomes_numbered_paragraphs_lists_tables_quotes_and_notes(tmp_path: Path) -> None:
    text = (
        "# What happened\n\nOne *two* **three**.[^n]\n\n- a\n- b\n\n1. c\n\n> said\n\n"
        "| A | B |\n|---|---|\n| 1 | 2 |\n\n[^n]: The note.\n"
    )
    blocks = _blocks(tmp_path, text)
    heading = next(
        b for b in blocks if isinstance(b, Heading) and plain(b.content) == "What happened"
    )
    assert (heading.level, heading.numbered, heading.anchor) == (1, True, "what-happened")
    at = blocks.index(heading)
    first, bullets, ordered, quote, table = blocks[at + 1 : at + 6]
    assert isinstance(first, Paragraph)
    assert first.numbered
    assert plain(first.content) == "One two three. [The note.]"
    assert isinstance(bullets, Items)
    assert len(bullets.items) == 2
    assert isinstance(ordered, Items)
    assert ordered.ordered
    assert isinstance(quote, Paragraph)
    assert (quote.style, quote.numbered) == ("quote", False)
    assert isinstance(table, Table)
    assert table.header == ("A", "B")


def test_html_is_printed_as_typed_and_never_obeyed(tmp_path: Path) -> None:
    text = "# A\n\n<script>alert(1)</script> and <b>bold</b> [x](javascript:alert(1))\n"
    words = said(_blocks(tmp_path, text))
    assert "<script>alert(1)</script>" in words
    assert "<b>bold</b>" in words
    links = [link.target for link in _inline(_blocks(tmp_path, text), Link)]  # type: ignore[attr-defined]
    assert not [target for target in links if target.startswith("javascript")]


@pytest.mark.parametrize(
    "target", ["file:///etc/x", "notes.docx", "ftp://host.example/x", "//host/x"]
)
def test_a_link_to_another_computer_or_file_is_words_not_a_link(
    tmp_path: Path, target: str
) -> None:
    blocks = _blocks(tmp_path, f"# A\n\nSee [the note]({target}) there.\n")
    assert target not in [link.target for link in _inline(blocks, Link)]  # type: ignore[attr-defined]
    assert "the note" in said(blocks)


def test_references_become_notes_and_links_and_mentions_names(tmp_path: Path) -> None:
    text = (
        "# A\n\n{{child-1}} and {{mother-1:first}} were seen.[@event:police-0001] "
        "See [@kloe:1].[@report:police#analysis]\n"
    )
    blocks = _blocks(tmp_path, text)
    names = {(part.text, part.key) for part in _inline(blocks, Mention)}  # type: ignore[attr-defined]
    assert {("Linnet Quagmire", "child-1"), ("Wren", "mother-1")} <= names
    notes = [plain(note.content) for note in _inline(blocks, Footnote)]  # type: ignore[attr-defined]
    assert notes == [
        "Police, 4 March 2025, event police-0001.",
        "Police, information report, analysis.",
    ]
    note = _inline(blocks, Footnote)[0]
    assert isinstance(note, Footnote)
    assert any(isinstance(part, Dated) for part in note.content)
    assert "#key-line-1" in [link.target for link in _inline(blocks, Link)]  # type: ignore[attr-defined]


def test_an_event_chosen_as_a_key_event_is_linked_to_its_row(tmp_path: Path) -> None:
    case = CASE + '\n[report]\nkey_events = ["police-0001"]\n'
    blocks = _blocks(tmp_path, "# A\n\nSeen.[@event:police-0001]\n", case)
    note = _inline(blocks, Footnote)[0]
    assert isinstance(note, Footnote)
    assert [part.target for part in note.content if isinstance(part, Link)] == ["#police-0001"]
    rows = [row.anchor for b in blocks if isinstance(b, Table) for row in b.rows if row.anchor]
    assert rows == ["police-0001"]


@pytest.mark.parametrize("agency", ["gp", "police", "health-visiting", "children-social-care"])
def test_the_column_of_ids_is_as_wide_as_its_longest_id(tmp_path: Path, agency: str) -> None:
    told = [replace(one, event_id=f"{agency}-{n:04}") for n, one in enumerate(EVENTS)]
    table = events_table(review(tmp_path), told, "Key events")
    assert sum(table.widths) == pytest.approx(1)
    # An upright page's text is 165 mm wide, of which a cell's margins take 3; letters of 9 points.
    room = (table.widths[0] * 165 - 3) / (9 * 0.3528)
    assert ems(f"{agency}-0001") <= room


def test_what_points_at_nothing_is_shown_and_told(tmp_path: Path) -> None:
    text = "# A\n\n{{nobody-1}} [@event:police-9999] [@kloe:7] [@what:x]\n"
    words = said(_blocks(tmp_path, text))
    assert words.count("[not found: ") == 4
    assert "References that point at nothing" in words
    held = review(tmp_path, prose=(Prose("01", text),))
    assert len(prose_faults(held)) == 4
    assert "police-9999" in prose_faults(held)[1].sentence()


@pytest.mark.requirement("L77", "E23")
def test_the_front_sheet_says_where_each_required_content_is_met(tmp_path: Path) -> None:
    text = "# What happened\n\nx\n\n# Good practice\n\ny\n"
    words = said(_blocks(tmp_path, text))
    lines = words.splitlines()
    at = lines.index("Examples of good practice")
    assert lines[at + 1] == "Good practice"
    assert lines[lines.index("Why relevant decisions were taken") + 1] == "Not found in this draft"
    told = said(
        _blocks(tmp_path, "# An odd heading\n\nx\n", meets="decisions, general")
    ).splitlines()
    assert told[told.index("Why relevant decisions were taken") + 1] == "An odd heading"
    source = lines[at + 2]
    assert source == "LLR 9.1.2"


@pytest.mark.requirement("L62")
def test_each_reason_for_a_family_members_non_involvement_is_in_the_report(tmp_path: Path) -> None:
    case = CASE + (
        '\n[[family.members]]\nkey = "mother-1"\ninvolved = false\nreason = "Advised to wait."\n'
        '\n[[family.members]]\nkey = "child-1"\ninvolved = false\n'
    )
    words = said(_blocks(tmp_path, "# A\n", case))
    assert "Advised to wait." in words
    assert "Reason to be recorded (LLR 7.4.2)" in words


@pytest.mark.requirement("L86")
def test_the_reviewers_name_the_agencies_and_their_learning_are_in_the_report(
    tmp_path: Path,
) -> None:
    words = said(_blocks(tmp_path, "# A\n"))
    assert "Independent Reviewer: Dr Thistle Farraday" in words
    assert "Agencies that took part" in words
    assert "Record who was in the room." in words
    assert "Inventshire Police" in words


def test_the_front_sheet_is_no_part_of_the_finished_report(tmp_path: Path) -> None:
    held = review(tmp_path, events=EVENTS, prose=(Prose("01", "# A\n\nx {{nobody}}\n"),))
    words = said(overview_report(held, draft=False))
    assert "Front sheet" not in words
    assert "Evidence still missing" not in words


def test_the_whole_chronology_is_never_in_the_report(tmp_path: Path) -> None:
    words = said(_blocks(tmp_path, "# A\n"))
    assert "Called to the home." not in words
    assert "Referral received." not in words


def test_no_two_headings_share_an_anchor(tmp_path: Path) -> None:
    blocks = _blocks(tmp_path, "# Learning\n\n## Learning\n\n# Key events\n\n## Learning\n")
    anchors = [b.anchor for b in walk(blocks) if isinstance(b, Heading)]
    assert len(set(anchors)) == len(anchors)


def test_chapters_are_read_in_the_order_of_their_names_with_their_first_lines(
    tmp_path: Path,
) -> None:
    (tmp_path / "report").mkdir()
    (tmp_path / "report" / "02-b.md").write_text("# B\n", encoding="utf-8")
    (tmp_path / "report" / "01-a.md").write_text(
        "---\ntitle: First\nmeets: overview, method\n---\n# A\n", encoding="utf-8"
    )
    first, second = read_prose(tmp_path)
    assert (first.name, first.front["meets"], first.first_line) == ("01-a", "overview, method", 5)
    assert first.text == "# A\n"
    assert (second.name, second.text) == ("02-b", "# B\n")
