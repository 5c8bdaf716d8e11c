"""Out to Word and home again: what was edited there is in the chapters, and in the next build."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from pipeline import run
from pipeline.errors import BadCase
from pipeline.private_notes import outputs_of


def _edited(data: bytes, old: str, new: str) -> bytes:
    """The Word file with words changed in its text, as an editor would."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as was, zipfile.ZipFile(made, "w") as now:
        for member in was.infolist():
            content = was.read(member)
            if member.filename == "word/document.xml":
                assert content.count(old.encode()) == 1
                content = content.replace(old.encode(), new.encode())
            now.writestr(member.filename, content)
    return made.getvalue()


@pytest.mark.requirement("E33", "P16")
def test_words_changed_in_word_come_home_and_into_the_next_build(
    small: Path, tmp_path: Path
) -> None:
    run.build(small)
    report = outputs_of(small) / "restricted" / "overview-report.docx"
    copy = tmp_path / "edited by the panel.docx"
    copy.write_bytes(
        _edited(report.read_bytes(), "This report looks at how", "This review asks how")
    )
    told = " ".join(run.adopt(copy, small).lines)
    assert "panel" not in told
    text = (small / "report" / "01-introduction.md").read_text("utf-8")
    assert "This review asks how Pretend Primary School" in text
    assert "{{child-1}} was three" in text  # what nobody edited is as it was typed
    assert (outputs_of(small) / "restricted" / "status" / "adopted-changes.docx").exists()
    run.build(small)
    with zipfile.ZipFile(report) as made:
        assert "This review asks how" in made.read("word/document.xml").decode()


def test_a_copy_nobody_edited_changes_nothing(small: Path, tmp_path: Path) -> None:
    run.build(small)
    before = {path.name: path.read_bytes() for path in (small / "report").iterdir()}
    copy = tmp_path / "copy.docx"
    copy.write_bytes((outputs_of(small) / "restricted" / "overview-report.docx").read_bytes())
    run.adopt(copy, small)
    assert {path.name: path.read_bytes() for path in (small / "report").iterdir()} == before


def test_a_word_file_that_is_no_paper_of_ours_is_refused(small: Path, tmp_path: Path) -> None:
    run.build(small)
    other = tmp_path / "other.docx"
    other.write_bytes((outputs_of(small) / "restricted" / "chronology.docx").read_bytes())
    with pytest.raises(BadCase):
        run.adopt(other, small)
