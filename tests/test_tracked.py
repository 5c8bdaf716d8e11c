"""What git may hold: the invented example and nothing else of any review."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

#: Mailboxes of national bodies, which profiles may give; every other address is invented.
NATIONAL = {"education.gov.uk", "ofsted.gov.uk", "nspcc.org.uk"}


def _tracked(root: Path) -> list[str]:
    if not (root / ".git").exists():
        pytest.skip("not a git checkout, so nothing is tracked")
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=root, capture_output=True, check=True
    ).stdout.decode()
    return [name for name in listed.split("\0") if name]


def test_nothing_but_the_example_is_tracked_under_inputs_and_outputs(root: Path) -> None:
    beyond = [
        name
        for name in _tracked(root)
        if name.startswith(("inputs/", "outputs/"))
        and not name.startswith("inputs/example-review/")
        and name != "outputs/.gitkeep"
    ]
    assert not beyond


@pytest.mark.parametrize(
    "place", ["inputs/real-review/case.toml", "outputs/real-review/manifest.json"]
)
def test_git_ignores_a_real_review(root: Path, place: str) -> None:
    _tracked(root)
    assert (
        subprocess.run(["git", "check-ignore", "-q", place], cwd=root, check=False).returncode == 0
    )


def test_no_live_address_stands_in_the_project(root: Path) -> None:
    address = re.compile(r"[\w.+-]+@((?:[\w-]+\.)+[a-z]{2,})", re.IGNORECASE)
    found = []
    for name in _tracked(root):
        path = root / name
        if path.suffix not in {".py", ".toml", ".md", ".csv", ".json", ".txt", ".html", ".js"}:
            continue
        for match in address.finditer(path.read_text("utf-8", errors="replace")):
            domain = match[1].lower()
            if domain.endswith(
                (".example", "example.com", "example.org", "example.net", ".invalid", ".test")
            ):
                continue
            if domain in NATIONAL and name.startswith("templates/"):
                continue
            found.append(f"{name}: {domain}")
    assert not found, found
