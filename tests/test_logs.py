"""Nothing printed names anybody: not the terminal, not an error, at any verbosity."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

ENVIRONMENT = {**os.environ, "PYTHONUTF8": "1"}
#: Forms that are words of the language or of the trade as well: they would be found everywhere.
PLAIN = {"child", "hope", "mother", "father", "police", "school", "street", "road", "hospital"}


def _cspr(root: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pipeline", *arguments],
        cwd=cwd,
        env={**ENVIRONMENT, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def _secrets(review: Path) -> set[str]:
    """Everything of the register and every file name an agency chose, in small letters."""
    sheet = openpyxl.load_workbook(review / "register.xlsx").worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    headings = [str(cell or "").lower() for cell in rows[0]]
    wanted = [
        headings.index(name) for name in ("name", "aliases", "nicknames", "addresses", "contacts")
    ]
    found: set[str] = set()
    for row in rows[1:]:
        for column in wanted:
            for words in str(row[column] or "").split(";"):
                found.add(words.strip().lower())
    people = [row for row in rows[1:] if row[headings.index("kind")] == "person"]
    for row in people:
        name = str(row[headings.index("name")] or "")
        found |= {part.lower() for part in re.findall(r"[^\W\d_]{4,}", name)}
    found |= {path.name.lower() for path in (review / "returns").rglob("*") if path.is_file()}
    return {words for words in found if len(words) > 3 and words not in PLAIN}


def _told(review: Path, printed: str) -> list[str]:
    low = printed.lower()
    return sorted(
        secret
        for secret in _secrets(review)
        if re.search(rf"(?<!\w){re.escape(secret)}(?!\w)", low)
    )


def test_the_search_of_this_test_finds_a_name_when_there_is_one(example: Path) -> None:
    sheet = openpyxl.load_workbook(example / "register.xlsx").worksheets[0]
    name = str(sheet["E2"].value)
    assert _told(example, f"error: {name} was not found")


@pytest.mark.parametrize("verb", ["check", "build", "publish"])
def test_a_run_names_nobody(verb: str, example: Path, root: Path) -> None:
    # damage one file as well, so that errors are printed too
    broken = example / "returns" / "police" / "Cerys Pritchard damaged.docx"
    broken.write_bytes(b"PK\x03\x04 this is not a Word file")
    ran = _cspr(root, verb, str(example), cwd=example.parent.parent)
    assert ran.returncode in (0, 11, 22, 23), ran.stderr
    assert "event" in ran.stdout or verb == "publish"
    assert not _told(example, ran.stdout + ran.stderr)


def test_a_wrong_case_file_and_a_wrong_register_name_nobody(example: Path, root: Path) -> None:
    book = openpyxl.load_workbook(example / "register.xlsx")
    book.worksheets[0]["A3"].value = book.worksheets[0]["A2"].value  # the same key twice
    book.save(example / "register.xlsx")
    ran = _cspr(root, "check", str(example), cwd=example.parent.parent)
    assert ran.returncode == 10
    assert not _told(example, ran.stdout + ran.stderr)
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize(
    "typed",
    [
        ("verify", "Cerys Pritchard.docx", "--review", "example-review"),
        ("verify", "Cerys", "Pritchard.docx", "--review", "example-review"),
        ("adopt", "Cerys Pritchard.docx", "--review", "example-review"),
        ("adopt", "pyproject.toml", "Cerys", "Pritchard.docx", "--review", "example-review"),
    ],
)
def test_a_file_that_is_not_there_is_not_named_back(typed: tuple[str, ...], root: Path) -> None:
    ran = _cspr(root, *typed, cwd=root)
    assert ran.returncode == 2
    assert "quotation marks" in " ".join(ran.stderr.split())
    assert "Pritchard" not in ran.stdout + ran.stderr
    assert "Cerys" not in ran.stdout + ran.stderr


def test_the_manifest_names_no_file_of_an_agency(example: Path, root: Path) -> None:
    ran = _cspr(root, "build", str(example), cwd=example.parent.parent)
    assert ran.returncode == 0, ran.stderr
    outputs = example.parent.parent / "outputs" / example.name
    manifest = (outputs / "manifest.json").read_text("utf-8")
    assert not _told(example, manifest)
    inputs = json.loads(manifest)["inputs"]
    assert "returns/police/file 1" in inputs
    with (outputs / "restricted" / "chronology.csv").open(encoding="utf-8", newline="") as stream:
        files = {row["file"] for row in csv.DictReader(stream)}
    assert files <= {path.name for path in (example / "returns").rglob("*")}
