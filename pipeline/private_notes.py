"""Where what may name somebody is written when a run stops: a private file, never the terminal."""

from __future__ import annotations

from pathlib import Path

from pipeline.files import write_whole


def outputs_of(review: Path) -> Path:
    """The outputs of a review: ``outputs/<review>`` beside the ``inputs`` it stands in."""
    inputs = review.resolve().parent
    return inputs.parent / "outputs" / review.resolve().name


def keep(review: Path | None, name: str, text: str) -> Path:
    """Write a note for people with the right to know, and give its place for the message."""
    folder = Path("outputs") if review is None else outputs_of(review) / "restricted"
    write_whole(folder / name, f"{text}\n".encode())
    return (folder if review is None else Path("outputs") / review.name / "restricted") / name
