"""The same file saved under two names."""

from pathlib import Path


def fill(returns: Path) -> None:
    (returns / "police").mkdir()
    for name in ("chronology.csv", "chronology (1).csv"):
        (returns / "police" / name).write_text("Date,Event\n01/05/2024,Visit\n", encoding="utf-8")
