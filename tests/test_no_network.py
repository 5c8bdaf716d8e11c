"""After it is installed the program needs no network: no process of a run opens a socket."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

#: Loaded by every Python a run starts: notes the start, and every use of a socket with its kind.
WATCH = """
import os, sys
_place = os.environ["WATCHED"]
def _note(line):
    with open(_place, "a", encoding="utf-8") as stream:
        stream.write(line + "\\n")
_note("started")
def _hook(event, arguments):
    if event.startswith("socket.") and event != "socket.gethostname":
        _note(event)
sys.addaudithook(_hook)
"""


def _watched(root: Path, tmp_path: Path, *arguments: str) -> tuple[list[str], str]:
    (tmp_path / "watch").mkdir()
    (tmp_path / "watch" / "sitecustomize.py").write_text(WATCH, "utf-8")
    notes = tmp_path / "notes.txt"
    ran = subprocess.run(
        [sys.executable, *arguments],
        cwd=tmp_path,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(tmp_path / "watch"), str(root)]),
            "WATCHED": str(notes),
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return notes.read_text("utf-8").splitlines(), ran.stdout + ran.stderr


def test_a_build_and_a_publication_open_no_socket(small: Path, root: Path, tmp_path: Path) -> None:
    notes, printed = _watched(root, tmp_path, "-m", "pipeline", "publish", str(small))
    assert "held/" in printed, printed
    assert notes.count("started") >= 1
    assert set(notes) == {"started"}


def test_the_watch_of_this_test_sees_a_socket(root: Path, tmp_path: Path) -> None:
    notes, _ = _watched(root, tmp_path, "-c", "import socket; socket.socket().close()")
    assert "socket.__new__" in notes
