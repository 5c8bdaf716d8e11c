"""A file that Windows leaves in folders of pictures."""

from pathlib import Path


def fill(returns: Path) -> None:
    (returns / "police").mkdir()
    (returns / "police" / "Thumbs.db").write_bytes(b"\xd0\xcf\x11\xe0")
