"""The example review goes all the way to copies that wait for two signatures."""

from __future__ import annotations

from pathlib import Path

from pipeline import run
from pipeline.outcome import Exit


def test_the_copies_of_the_example_are_cleared_and_wait_for_two_people(example: Path) -> None:
    """Every string in it is decided: what the hunt comes to doubt next would hold it back."""
    assert run.publish(example).code == Exit.UNSIGNED
    outputs = example.parent.parent / "outputs" / example.name
    assert len([*(outputs / "held").iterdir()]) == 9
    assert not (outputs / "publication").exists() or not [*(outputs / "publication").iterdir()]
