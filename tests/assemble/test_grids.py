"""Figures of counts carry their numbers, and the numbers are right."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from pipeline import analyse
from pipeline.assemble.grids import contacts_by_month, key_line_coverage, key_line_months
from pipeline.case import Agency
from pipeline.document import Figure, plain
from pipeline.model import Register
from tests.analyse import invented
from tests.analyse.spec import Events, event

ROWS = Events((
    event(id="gp-1", date="2024-05-01", event="cold house"),
    event(id="gp-2", date="2024-05-09", event="cold"),
    event(id="gp-3", date="2024-06", event="hungry"),
    event(id="gp-4", date="2024", event="cold all year"),
    event(id="school-1", date="2024-05-02", event="well"),
    event(id="school-2", date="2024-05-02", event="merged", kind="organisational change"),
))  # fmt: skip


def _numbers(figure: Figure) -> list[str]:
    texts = [e.text or "" for e in ET.fromstring(figure.svg) if e.tag.endswith("text")]
    return [text for text in texts if text.isdigit() and len(text) < 4]


def _table(figure: Figure) -> dict[str, dict[str, str]]:
    assert figure.data is not None
    return {
        plain(row.cells[0].content[0]): dict(zip(
            figure.data.header[1:], (plain(c.content[0]) for c in row.cells[1:]), strict=True
        ))
        for row in figure.data.rows
    }  # fmt: skip


def test_contacts_are_counted_by_month_and_wider_dates_apart() -> None:
    figure = contacts_by_month(ROWS, invented.case())
    assert sorted(_numbers(figure)) == ["1", "1", "1", "2"]
    gp = _table(figure)["Sample Street Surgery"]
    assert (gp["Q2 2024"], gp["Wider"], gp["All"]) == ("3", "1", "4")
    assert "Sample Street Surgery: 3 events, most in May 2024 (2), 1 with a date wider" in figure.alternative  # fmt: skip


def test_coverage_counts_events_of_each_agency_on_each_key_line() -> None:
    case = invented.case()
    found = analyse.findings(ROWS, case, Register())
    figure = key_line_coverage(found, case)
    assert figure is not None
    table = _table(figure)
    assert table["1  Recognition of neglect"]["SSS"] == "4"
    assert table["1  Recognition of neglect"]["SPS"] == "0"
    assert _numbers(figure) == ["4", *"00000"]
    months = key_line_months(next(f for f in found if f.rule == "key_lines"), case)
    assert sorted(_numbers(months)) == ["1", "2"]


def test_an_agency_that_sent_nothing_is_told_from_one_whose_events_bear_on_nothing() -> None:
    case = invented.case(agencies=(
        Agency("gp", "Sample Surgery", "GP", asked=("chronology",)),
        Agency("school", "Specimen School", "School", asked=("chronology",)),
        Agency("camhs", "Sample CAMHS", "CAMHS", asked=("chronology",)),
    ))  # fmt: skip
    figure = key_line_coverage(analyse.findings(ROWS, case, Register()), case)
    assert figure is not None
    row = _table(figure)["1  Recognition of neglect"]
    assert (row["GP"], row["SCH"], row["CAMHS"]) == ("4", "0", "–")
    assert "1  Recognition of neglect: none from 1 agency;" in figure.alternative
    assert figure.alternative.endswith("No events were received from CAMHS.")
    assert "– no events received from this agency" in figure.svg


def test_without_key_lines_there_is_no_grid() -> None:
    assert key_line_coverage((), invented.case()) is None
