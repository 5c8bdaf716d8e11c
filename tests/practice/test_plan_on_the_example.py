"""The example's recommendations, from the report to the worksheet, the overdue list and back."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from pathlib import Path

import pytest

from pipeline import gather, run
from pipeline.assemble.action_plan import plan_sheet
from pipeline.assemble.sheets import ListSheet
from pipeline.progress import Silent
from pipeline.render.lists import list_book

#: After the second recommendation was due, and before the others are.
AUGUST = date(2026, 8, 15)


@pytest.mark.requirement("L81", "L90", "S10", "S12", "P9")
def test_a_recommendation_is_followed_to_the_overdue_list_and_back(example: Path) -> None:
    told = run.status(example, on=AUGUST).lines
    assert [line for line in told if "Action plan" in line] == [
        "Action plan R2: overdue by 10 working days (on track)."
    ]
    assert "Due before 15 August 2026 and not finished" in _printed(example)

    _return(example, "R2", state="done", evidence="Joint audit of ten closures, 12 August 2026",
            impact="Two plans stayed open", **{"done on": date(2026, 8, 12)})  # fmt: skip
    assert not [line for line in run.status(example, on=AUGUST).lines if "Action plan" in line]
    printed = _printed(example)
    assert "Joint audit of ten closures, 12 August 2026" in printed
    assert "Nothing was due before 15 August 2026" in printed


def _return(folder: Path, ref: str, **answers: object) -> None:
    """The worksheet as a build writes it, with one row filled in, put back where it is read."""
    review = gather.gather(folder, Silent()).review
    sheet = plan_sheet(review)
    headings = [column.title for column in sheet.columns]
    rows = [list(row) for row in sheet.rows]
    row = next(row for row in rows if row[headings.index("ref")] == ref)
    for heading, answer in answers.items():
        row[headings.index(heading)] = answer
    filled = ListSheet(sheet.name, sheet.columns, rows, sheet.intro, sheet.blank)
    (folder / "action-plan.xlsx").write_bytes(list_book([filled], title="Action plan"))


def _printed(folder: Path) -> str:
    """The words of the action plan that ``cspr status`` wrote."""
    place = folder.parent.parent / "outputs" / folder.name / "restricted" / "status"
    with zipfile.ZipFile(place / "action-plan.docx") as archive:
        return re.sub(r"<[^>]+>", "", archive.read("word/document.xml").decode())
