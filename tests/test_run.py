"""The street from end to end: what a build makes, when it does nothing, what it never loses."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import shutil
import stat
from pathlib import Path

import pytest

from pipeline import cli, manifest, run
from pipeline.errors import BadCase, Blocked, CouldNotWrite, Exit
from pipeline.private_notes import outputs_of
from tests import small_review

PROMISED = (
    "chronology.csv chronology.json chronology.docx chronology.xlsx chronology.pdf chronology.html "
    "combined-summary.docx combined-summary.pdf overview-report.docx overview-report.pdf "
    "meeting-pack.pdf meeting-pack.docx problems.json problems.md"
).split()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small review with its first build; tests that change it take a copy."""
    folder = small_review.make(tmp_path_factory.mktemp("built") / "inputs" / "small")
    assert run.build(folder).code == Exit.DONE
    return folder


@pytest.fixture
def again(built: Path, tmp_path: Path) -> Path:
    """A copy of the built review, outputs and all."""
    shutil.copytree(built.parent.parent, tmp_path / "copy")
    return tmp_path / "copy" / "inputs" / "small"


def _hashes(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }


@pytest.mark.requirement("L34", "L67")
def test_a_build_makes_every_document_under_its_fixed_name(built: Path) -> None:
    restricted = outputs_of(built) / "restricted"
    made = {path.name for path in restricted.iterdir()}
    assert set(PROMISED) <= made
    assert all((restricted / name).stat().st_size for name in PROMISED)


@pytest.mark.requirement("L67")
def test_every_event_received_is_in_the_chronology_once(built: Path) -> None:
    text = (outputs_of(built) / "restricted" / "chronology.csv").read_text("utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    assert [(row["event_id"], row["date_from"], row["precision"]) for row in rows] == [
        ("police-0002", "2025-03-01", "month"),
        ("gp-0001", "2025-03-14", "day"),  # no time stands before any time of its day
        ("police-0001", "2025-03-14", "minute"),
        ("gp-0002", "2025-09-02", "day"),
        ("police-0003", "", "unknown"),
    ]


@pytest.mark.skipif(os.name != "posix", reason="file modes are of POSIX systems")
def test_what_is_built_is_for_its_owner_alone(built: Path) -> None:
    for path in outputs_of(built).rglob("*"):
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600), path.name


def test_with_nothing_changed_nothing_is_done(again: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in outputs_of(again).rglob("*")}
    outcome = run.build(again)
    assert outcome.lines == ("Nothing has changed since the last build.",)
    now = {path: path.stat().st_mtime_ns for path in outputs_of(again).rglob("*")}
    changed = {path.name for path in now if before.get(path) != now[path]}
    assert changed <= {"small", ".lock"}  # the lock comes and goes


def test_a_changed_return_with_an_older_date_is_still_noticed(again: Path) -> None:
    place = again / "returns" / "police" / "return.csv"
    old = place.stat().st_mtime - 1_000_000
    place.write_text(small_review.POLICE + "01/05/2025,,Log,One event more.,None\n", "utf-8")
    os.utime(place, (old, old))
    outcome = run.build(again)
    assert outcome.lines[0].startswith("6 events")


def test_two_builds_in_two_places_are_the_same_to_the_byte(built: Path, tmp_path: Path) -> None:
    other = small_review.make(tmp_path / "elsewhere" / "inputs" / "small")
    run.build(other)
    assert _hashes(outputs_of(other)) == _hashes(outputs_of(built))


def test_a_document_edited_after_the_build_is_kept_when_it_is_built_again(again: Path) -> None:
    edited = outputs_of(again) / "restricted" / "overview-report.docx"
    edited.write_bytes(b"an hour of the lead reviewer's work")
    outcome = run.build(again)
    assert any("edited/" in line for line in outcome.lines)
    (kept,) = (outputs_of(again) / "edited").iterdir()
    assert kept.read_bytes() == b"an hour of the lead reviewer's work"
    assert edited.read_bytes()[:2] == b"PK"


def test_a_document_deleted_after_the_build_is_made_again(again: Path) -> None:
    gone = outputs_of(again) / "restricted" / "chronology.csv"
    gone.unlink()
    run.build(again)
    assert gone.exists()


def test_one_unreadable_file_never_stops_the_pack(again: Path) -> None:
    (again / "returns" / "school").mkdir()
    (again / "returns" / "school" / "return.docx").write_bytes(b"PK\x03\x04 torn off")
    outcome = run.build(again)
    assert outcome.code == Exit.DONE
    restricted = outputs_of(again) / "restricted"
    problems = json.loads((restricted / "problems.json").read_text("utf-8"))
    assert any(
        problem["agency"] == "school" and problem["severity"] == "blocks" for problem in problems
    )
    assert (restricted / "meeting-pack.pdf").exists()
    (again / "report" / "03-more.md").write_text("# More\n\nWords.\n", "utf-8")
    with pytest.raises(Blocked) as stop:
        run.build(again, strict=True)
    assert stop.value.code == Exit.BLOCKED
    assert run.check(again).code == Exit.BLOCKED
    run.build(again)
    with pytest.raises(Blocked):
        run.build(again, strict=True)  # nothing has changed, and the problem still blocks


def test_a_check_after_a_new_return_counts_nothing_as_edited_by_hand(again: Path) -> None:
    (again / "returns" / "school").mkdir()
    (again / "returns" / "school" / "return.docx").write_bytes(b"PK\x03\x04 torn off")
    run.check(again)
    outcome = run.build(again)
    assert not any("edited" in line for line in outcome.lines)
    assert not (outputs_of(again) / "edited").exists()


def test_a_missing_signature_never_hides_that_another_review_stopped() -> None:
    for stopped in (Exit.LEAK, Exit.UNVERIFIED, Exit.CASE):
        assert cli._worse(Exit.UNSIGNED, stopped) is stopped
        assert cli._worse(stopped, Exit.UNSIGNED) is stopped
    assert cli._worse(Exit.CASE, Exit.LEAK) is Exit.LEAK
    assert cli._worse(Exit.DONE, Exit.UNSIGNED) is Exit.UNSIGNED


def test_a_list_of_faults_is_printed_as_a_list() -> None:
    printed = cli._wrapped("case.toml has 2 faults:\n  - one\n  - two")
    assert [line.strip() for line in printed.splitlines()] == [
        "case.toml has 2 faults:",
        "- one",
        "- two",
    ]


def test_an_event_keeps_its_id_when_a_corrected_return_has_more_rows(again: Path) -> None:
    lines = small_review.POLICE.splitlines(keepends=True)
    inserted = [lines[0], "01/02/2025,,Log,An earlier event after all.,None\n", *lines[1:]]
    (again / "returns" / "police" / "return.csv").write_text("".join(inserted), "utf-8")
    run.build(again)
    text = (outputs_of(again) / "restricted" / "chronology.csv").read_text("utf-8")
    ids = {row["event"][:12]: row["event_id"] for row in csv.DictReader(text.splitlines())}
    assert ids["Officers cal"] == "police-0001"
    assert ids["A neighbour "] == "police-0003"
    assert ids["An earlier e"] == "police-0004"


def test_a_build_that_fails_leaves_the_previous_one_standing(
    again: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline import pack

    before = _hashes(outputs_of(again) / "restricted")
    (again / "report" / "03-more.md").write_text("# More\n\nWords.\n", "utf-8")

    def fails(*_arguments: object, **_named: object) -> bytes:
        raise MemoryError

    monkeypatch.setattr(pack, "pdf", fails)
    with pytest.raises(MemoryError):
        run.build(again)
    assert _hashes(outputs_of(again) / "restricted") == before
    monkeypatch.undo()
    assert run.build(again).code == Exit.DONE
    assert not list(outputs_of(again).glob(".new-*"))


def test_the_manifest_holds_every_output_by_its_content(built: Path) -> None:
    outputs = outputs_of(built)
    record = manifest.read(outputs / "manifest.json")
    assert record
    made = {
        path.relative_to(outputs).as_posix()
        for path in (outputs / "restricted").rglob("*")
        if path.is_file()
    }
    assert set(record.outputs) == made
    assert manifest.changed(record.outputs, outputs) == {}


def test_a_child_whom_the_register_has_not_is_refused_with_the_nearest_key(small: Path) -> None:
    case = small / "case.toml"
    case.write_text(case.read_text("utf-8").replace('"child-1"', '"child-9"'), "utf-8")
    with pytest.raises(BadCase, match="Did you mean 'child-1'") as stop:
        run.check(small)
    assert stop.value.code == Exit.CASE


def test_a_chosen_key_event_that_is_in_no_return_is_named(small: Path) -> None:
    case = small / "case.toml"
    case.write_text(case.read_text("utf-8") + '\n[report]\nkey_events = ["police-9999"]\n', "utf-8")
    assert any("police-9999" in line for line in run.check(small).lines)


def test_a_file_where_the_outputs_should_be_is_said_and_is_no_bug(small: Path) -> None:
    outputs_of(small).parent.mkdir(parents=True)
    outputs_of(small).write_text("in the way", "utf-8")
    with pytest.raises(CouldNotWrite, match="stands where the folder should be") as stop:
        run.build(small)
    assert stop.value.code == Exit.WRITE
