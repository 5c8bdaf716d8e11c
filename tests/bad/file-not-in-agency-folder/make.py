"""A return saved beside the agencies' folders."""

from pathlib import Path


def fill(returns: Path) -> None:
    (returns / "police.csv").write_text("Date,Event\n01/05/2024,Home visit\n", encoding="utf-8")
