"""One extract of the chronology by itself, without a whole build."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from pipeline import cli, manifest, run
from pipeline.errors import Exit, Usage
from pipeline.manifest import Manifest
from pipeline.private_notes import outputs_of
from tests import small_review

FORMATS = {"csv", "json", "xlsx", "html", "docx", "pdf"}


@pytest.fixture(scope="module")
def review(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = small_review.make(tmp_path_factory.mktemp("views") / "inputs" / "small")
    case = folder / "case.toml"
    case.write_text(case.read_text("utf-8") + '\n[views.spring]\nfrom = 2025-03-01\nto = 2025-05-31\n', "utf-8")  # fmt: skip
    return folder


def _rows(folder: Path, name: str) -> list[dict[str, str]]:
    text = (folder / f"{name}.csv").read_text("utf-8-sig")
    return list(csv.DictReader(text.splitlines()))


def test_a_view_is_made_in_every_format_and_nothing_else_is(review: Path) -> None:
    assert run.build_view(review, "spring").code == Exit.DONE
    restricted = outputs_of(review) / "restricted"
    assert {path.name for path in restricted.iterdir()} == {"views"}
    made = {path.suffix[1:] for path in (restricted / "views").iterdir()}
    assert made == FORMATS
    rows = _rows(restricted / "views", "spring")
    assert rows
    assert all(row["date_to"] >= "2025-03-01" and row["date_from"] <= "2025-05-31" for row in rows)


def test_an_agency_has_a_chronology_of_its_own(review: Path) -> None:
    run.build_view(review, "police")
    rows = _rows(outputs_of(review) / "restricted" / "views", "police")
    assert {row["agency"] for row in rows} == {"police"}


def test_an_agencys_workbook_lists_the_files_of_that_agency_alone(review: Path) -> None:
    run.build_view(review, "police")
    book = load_workbook(outputs_of(review) / "restricted" / "views" / "police.xlsx")
    _, *listed = book["Sources"].iter_rows(values_only=True)
    assert {agency for agency, *_ in listed} == {"Inventshire Police"}
    assert all(count > 0 for _, _, count, _ in listed)
    assert all(remark.startswith("in the whole chronology: ") for *_, remark in listed)


def test_a_view_that_is_none_is_refused_and_makes_nothing(review: Path) -> None:
    with pytest.raises(Usage):
        run.build_view(review, "autumn")
    assert not list((outputs_of(review) / "restricted").rglob("autumn*"))


def test_an_edited_view_is_kept_and_the_last_build_remembers_the_new_one(review: Path) -> None:
    outputs = outputs_of(review)
    run.build_view(review, "spring")
    edited = outputs / "restricted" / "views" / "spring.docx"
    recorded = {"restricted/views/spring.docx": "0" * 64}
    Manifest({}, "code", recorded).write(outputs / "manifest.json")
    edited.write_bytes(b"the officer's own copy")
    outcome = run.build_view(review, "spring")
    assert [path.read_bytes() for path in (outputs / "edited").iterdir()] == [b"the officer's own copy"]  # fmt: skip
    assert "kept" in " ".join(outcome.lines)
    held = json.loads((outputs / "manifest.json").read_text("utf-8"))
    assert manifest.changed(held["outputs"], outputs) == {}


def test_the_verb_takes_the_view(review: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["build", "--view", "autumn", "--quiet", str(review)]) == Exit.USAGE
    assert "no view of that name" in capsys.readouterr().err
