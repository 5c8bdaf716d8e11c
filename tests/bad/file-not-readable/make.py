"""Something that has a file's name and cannot be read as one."""

import os
from pathlib import Path


def fill(returns: Path) -> None:
    (returns / "police").mkdir()
    if not hasattr(os, "mkfifo"):
        raise OSError("no named pipes on this system")
    os.mkfifo(returns / "police" / "police.docx")
