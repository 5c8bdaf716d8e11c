"""A kill, a full disk, a second build: what stood before stands afterwards."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline import tidy
from pipeline.errors import Busy, CouldNotWrite, Exit
from pipeline.files import new_folder, only_one, read_once, swap_in, sweep, tree, write_whole

posix = pytest.mark.skipif(os.name != "posix", reason="file modes and signals are of POSIX systems")


def test_a_file_is_written_whole_and_for_its_owner_alone(tmp_path: Path) -> None:
    place = write_whole(tmp_path / "restricted" / "report.docx", b"words")
    assert place.read_bytes() == b"words"
    if os.name == "posix":
        assert stat.S_IMODE(place.stat().st_mode) == 0o600
        assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700
    assert [path.name for path in place.parent.iterdir()] == ["report.docx"]


def test_a_full_disk_leaves_the_previous_version_and_no_stump(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = write_whole(tmp_path / "report.docx", b"the version of yesterday")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(
        CouldNotWrite, match="no space left on device.*previous version is untouched"
    ) as stop:
        write_whole(place, b"today")
    assert stop.value.code == Exit.WRITE
    assert place.read_bytes() == b"the version of yesterday"
    assert [path.name for path in tmp_path.iterdir()] == ["report.docx"]
    assert "report.docx" not in stop.value.sentence


def test_a_file_open_in_word_on_windows_is_said_plainly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = write_whole(tmp_path / "report.docx", b"old")

    def in_use(_self: Path, _target: Path) -> Path:
        raise PermissionError(13, "The process cannot access the file")

    monkeypatch.setattr(Path, "replace", in_use)
    with pytest.raises(CouldNotWrite, match="open in another program"):
        write_whole(place, b"new")
    assert place.read_bytes() == b"old"


KILLED = """
import sys
from pathlib import Path
from pipeline.files import write_whole
place = Path(sys.argv[1])
print("started", flush=True)
turn = 0
while True:
    turn += 1
    write_whole(place, (b"%08d" % turn) * 50_000)
"""


@posix
def test_a_kill_in_the_middle_of_a_write_leaves_one_whole_version(
    tmp_path: Path, root: Path
) -> None:
    place = tmp_path / "chronology.csv"
    for turn in range(5):
        writer = subprocess.Popen(
            [sys.executable, "-c", KILLED, str(place)], stdout=subprocess.PIPE, cwd=root
        )
        assert writer.stdout
        writer.stdout.readline()
        time.sleep(0.05 + turn * 0.013)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        found = place.read_bytes()
        assert len(found) == 400_000
        assert found == found[:8] * 50_000
    sweep(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["chronology.csv"]


def test_a_finished_folder_takes_the_place_of_the_old_one_whole(tmp_path: Path) -> None:
    place = tmp_path / "restricted"
    write_whole(place / "gone-with-the-old-build.txt", b"old")
    fresh = new_folder(place)
    write_whole(fresh / "chronology.csv", b"new")
    swap_in(fresh, place)
    assert [path.name for path in place.iterdir()] == ["chronology.csv"]
    assert [path.name for path in tmp_path.iterdir()] == ["restricted"]


def test_when_the_new_folder_cannot_take_the_place_the_old_one_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "restricted"
    write_whole(place / "chronology.csv", b"old")
    fresh = new_folder(place)
    real = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self == fresh:
            raise PermissionError(13, "in use")
        return real(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(CouldNotWrite, match="previous build is untouched"):
        swap_in(fresh, place)
    assert (place / "chronology.csv").read_bytes() == b"old"


def test_a_run_killed_between_two_renames_is_put_right_by_the_next(tmp_path: Path) -> None:
    write_whole(tmp_path / ".old-restricted" / "chronology.csv", b"old")
    write_whole(tmp_path / ".new-restricted-x" / "chronology.csv", b"half")
    sweep(tmp_path)
    assert (tmp_path / "restricted" / "chronology.csv").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["restricted"]


def test_a_second_build_of_one_review_is_told_who_is_at_it(tmp_path: Path, root: Path) -> None:
    waits = "import sys,time; from pathlib import Path; from pipeline.files import only_one\n"
    waits += "with only_one(Path(sys.argv[1]), 'review'): print('in', flush=True); time.sleep(60)"
    other = subprocess.Popen(
        [sys.executable, "-c", waits, str(tmp_path)], stdout=subprocess.PIPE, cwd=root
    )
    assert other.stdout
    other.stdout.readline()
    try:
        with (
            pytest.raises(Busy, match=r"started at \d\d:\d\d by ") as stop,
            only_one(tmp_path, "review"),
        ):
            pytest.fail("two builds at once")
        assert stop.value.code == Exit.BUSY
    finally:
        other.kill()
        other.wait()
        other.stdout.close()
    with only_one(tmp_path, "review"):
        pass


@posix
def test_a_link_in_the_inbox_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("not a return")
    link = tmp_path / "police.csv"
    link.symlink_to(secret)
    with pytest.raises(OSError, match="symbolic|levels|links"):
        read_once(link)
    assert read_once(secret) == b"not a return"


def test_cleaning_keeps_what_cannot_be_built_again(tmp_path: Path) -> None:
    kept = ("publication/report.pdf", "audit.jsonl", "edited/overview-report.docx")
    for name in (*kept, "restricted/chronology.csv", "held/report.pdf", "manifest.json"):
        write_whole(tmp_path / name, b"x")
    tidy.tidy(tmp_path)
    assert tuple(path.relative_to(tmp_path).as_posix() for path in tree(tmp_path)) == (
        "audit.jsonl",
        "edited/overview-report.docx",
        "publication/report.pdf",
    )
    shutil.rmtree(tmp_path)
