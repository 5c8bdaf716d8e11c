"""Somebody has the police chronology open in Word."""

from pathlib import Path


def fill(returns: Path) -> None:
    (returns / "police").mkdir()
    (returns / "police" / "~$ronology.docx").write_bytes(b"\x05A Person" + b"\x00" * 100)
