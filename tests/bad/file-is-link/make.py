"""A link to a file of the machine, put among the returns."""

from pathlib import Path


def fill(returns: Path) -> None:
    (returns / "police").mkdir()
    (returns / "secret.txt").write_text("the machine's own", encoding="utf-8")
    (returns / "police" / "police.csv").symlink_to(returns / "secret.txt")
