"""One file in the folders of two agencies."""

from pathlib import Path


def fill(returns: Path) -> None:
    for agency in ("police", "gp"):
        (returns / agency).mkdir()
        file = returns / agency / "chronology.csv"
        file.write_text("Date,Event\n01/05/2024,Visit\n", encoding="utf-8")
