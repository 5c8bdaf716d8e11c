"""Headings of reports against the table of sections in ``tests/spec/report-sections.md``."""

from __future__ import annotations

import pytest

from pipeline import schema
from pipeline.normalise.headings import Synonyms
from pipeline.normalise.report import Sections
from tests.norm.specs import sections
from tests.norm.test_layouts import CASE, PROFILE

(TOLD,) = sections("report-sections.md")
KNOWN = Sections(Synonyms.of(PROFILE.report_synonyms), CASE.key_lines)


@pytest.mark.requirement("L68")
@pytest.mark.parametrize("row", TOLD.tables[0], ids=lambda row: row["heading"])
def test_a_heading_of_a_report_is_the_section_the_table_says(row: dict[str, str]) -> None:
    named = KNOWN.find(row["heading"])
    assert (named.name if named else "") == row["section"]
    assert str((named.key_line if named else None) or "") == row["key line"]


def test_every_section_of_the_synonym_table_is_one_of_the_schema() -> None:
    of_schema = set(schema.load("information-report")["properties"]["sections"]["properties"])
    mine = {name for name in PROFILE.report_synonyms if not name.startswith("field-")}
    assert mine <= of_schema
    assert {row["section"] for row in TOLD.tables[0] if "field-" not in row["section"]} - {
        ""
    } <= mine
