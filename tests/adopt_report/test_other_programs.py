"""A copy that another office program has saved again comes back all the same."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.adopt_report.desk import Desk, desk, edited
from tests.adopt_report.test_adopt_report import TRACKED, WHAT, WHY

OFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed here")


@pytest.fixture
def held(tmp_path: Path) -> Desk:
    return desk(tmp_path, _01_what=WHAT, _02_why=WHY)


def saved_again(data: bytes, folder: Path) -> bytes:
    """The file as LibreOffice saves it."""
    (folder / "in").mkdir()
    (folder / "in" / "draft.docx").write_bytes(data)
    assert OFFICE is not None
    subprocess.run(
        [OFFICE, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to",
         "docx:MS Word 2007 XML", "--outdir", str(folder / "out"), str(folder / "in" / "draft.docx")],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return (folder / "out" / "draft.docx").read_bytes()


def test_an_unedited_copy_saved_by_another_program_changes_no_letter(
    held: Desk, tmp_path: Path
) -> None:
    found = held.compare(saved_again(held.build(), tmp_path))
    assert found.after == ()
    assert found.rows == ()


def test_tracked_changes_and_comments_saved_by_another_program_are_told(
    held: Desk, tmp_path: Path
) -> None:
    comment = lambda e: e.comment("officers saw", "Which officers?", "Police")  # noqa: E731
    data = edited(held.build(), *TRACKED, comment)
    ours, theirs = held.compare(data), held.compare(saved_again(data, tmp_path))
    assert theirs.after == ()
    told = [(row.reader, row.kind, row.words.strip()) for row in theirs.rows]
    assert told == [(row.reader, row.kind, row.words.strip()) for row in ours.rows]


def test_edits_saved_by_another_program_are_taken_over(held: Desk, tmp_path: Path) -> None:
    data = edited(
        held.build(),
        lambda e: e.say("officers saw", "two officers saw"),
        lambda e: e.after("It made sense then.", "A new paragraph."),
    )
    held.adopt(saved_again(data, tmp_path))
    assert "On 1 May 2024 two officers saw *Robin* at home.[@event:police-0001]" in held.chapter(
        "-01-what"
    )
    assert "It made sense then.\n\nA new paragraph.\n\nSo it was done." in held.chapter("-02-why")


def test_a_heading_after_a_removed_paragraph_stays_a_heading(held: Desk, tmp_path: Path) -> None:
    """LibreOffice gives it the removed paragraph's style."""
    data = edited(held.build(), lambda e: e.drop_paragraph("Last words of the chapter."))
    saved = saved_again(data, tmp_path)
    assert held.compare(saved).after == ()
    held.adopt(saved, changes="accept")
    assert held.chapter("-02-why") == WHY
    assert "Last words" not in held.chapter("-01-what")
