"""A made-up practice review, small enough to read whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from pipeline.assemble.review import Review
from pipeline.case import Agency, Case, Member
from pipeline.document import Document, Table, inlines, plain, walk
from pipeline.model import (
    Entry,
    InformationReport,
    KeyLine,
    Locator,
    Register,
    ReportSection,
)
from pipeline.practice_lists import PracticeLists
from pipeline.profile import read_profile
from pipeline.prose_files import Prose
from tests.analyse.spec import event

ROOT = Path(__file__).resolve().parent.parent.parent
PROFILE = read_profile(ROOT / "templates", "llr")

REPORT = """\
# What happened

## One visit

On 1 May 2024 officers saw Robin.[@event:police-0001] This bears on [@kloe:1].

## Recommendation 1: One record of a child's words

Children's social care should keep one record of what each child has said.

- Owner: Head of Service
- By: 30 October 2026
- Measure: a sample of thirty files

## Recommendation 2: A place to send concerns

Each agency should name one.

- Owner: Head of Safeguarding
- By: 31 July 2026
- Measure: a test four times a year
"""


def section(key: str, words: str, title: str = "", line: int | None = None) -> ReportSection:
    parts = tuple(part for part in words.split("\n") if part)
    return ReportSection(key, title or key.capitalize(), parts, line, Locator(part="paragraph 7"))


def report(agency: str, *sections: ReportSection, **fields: str) -> InformationReport:
    return InformationReport(agency, "information-report", sections, tuple(fields.items()))


def review(**more) -> Review:
    settings = {
        "report": {"draft": "0.2"},
        "request": {"signed_by": "A. N. Officer", "signed_role": "Business manager"},
        **more.pop("settings", {}),
    }
    case = Case(
        name="made-up",
        reference="MADE-UP-1",
        partnership="llr",
        title="A made-up review",
        child="child-1",
        dates={"prepared": date(2026, 9, 1), "initiated": date(2026, 4, 2)},
        scope_from=date(2024, 1, 1),
        scope_to=date(2025, 1, 1),
        scope_reason="From the first worry to the day he was hurt",
        key_lines=(
            KeyLine(1, "Daily life", "What was daily life like?"),
            KeyLine(2, "Fathers", "Was his father asked?", version=2),
        ),
        agencies=(
            Agency("police", "Made-Up Police", "Police", "police", ("information-report",)),
            Agency("gp", "Made-Up Surgery", "GP", "", ("information-report",), contact="Dr X"),
            Agency("fire", "Made-Up Fire Service", "Fire", "", ("factual-summary",)),
        ),
        members=(
            Member("Dr R. Eviewer", "lead reviewer", direct_involvement=False),
            Member("C. Hair", "chair", "police", "Superintendent"),
        ),
        settings=settings,
    )
    base = Review(
        case=case,
        register=Register(
            (
                Entry("child-1", "person", "Robin Made-Up", "Child A", "child", aliases=("Robin",)),
                Entry("mother-1", "person", "Jo Made-Up", "Mother", "mother"),
            )
        ),
        profile=PROFILE,
        events=(
            event(
                id="police-0001", date="2024-05-01", event="Officers saw Robin at home.",
                outcome="No further action", analysis="A referral was expected.", source="CAD 1",
            ),
            event(id="gp-0001", date="2024-06-02", event="Robin was not brought."),
        ),
        reports=(
            report(
                "police",
                section("analysis", "Officers did not ask where he slept.", "Key line 1", 1),
                section("involvement", "One visit on 1 May 2024."),
                section("single-agency-learning", "Ask about the child."),
                section("good-practice", "An officer bought milk."),
                section("actions", "A prompt was added in June."),
                author="Insp. A",
            ),
        ),
        prose=(Prose("01-what", REPORT),),
    )  # fmt: skip
    lists = more.pop("lists", {})
    return replace(base, lists=PracticeLists(**lists), **more)


def words_of(document: Document) -> str:
    """Every word a reader sees, blocks and cells by line."""
    lines = [document.title]
    for block in walk(document.blocks):
        lines += [plain(content) for content in inlines(block)]
        if isinstance(block, Table):
            lines += [*block.header, block.caption]
        lines.append(getattr(block, "title", ""))
    return "\n".join(lines)
