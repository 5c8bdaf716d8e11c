"""What every test shares: the project's folder, and copies of the example review to work on."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from tests import small_review

# The same examples on every machine, and no failure because a machine is busy.
settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """A fresh copy of the example review, in an ``inputs/`` of its own."""
    folder = tmp_path / "inputs" / "example-review"
    shutil.copytree(ROOT / "inputs" / "example-review", folder)
    return folder


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A fresh small review, in an ``inputs/`` of its own."""
    return small_review.make(tmp_path / "inputs" / "small")
