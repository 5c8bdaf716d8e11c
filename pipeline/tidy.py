"""``make clean``: remove what can be built again, and nothing that cannot.

Published copies, the audit log, documents that somebody edited after a build and everything under
``inputs/`` (decisions above all) stay. Standard library only: it must work without ``.venv``.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

#: What a build makes anew. Everything else in a review's outputs stays.
BUILT = ("restricted", "held", "manifest.json", ".lock", ".lock-holder")
LEFT = (".old-*", ".new-*", ".part-*", ".work-*")


def tidy(outputs: Path) -> list[str]:
    """Remove what was built below one review's outputs; gives the names removed."""
    doomed = [outputs / name for name in BUILT]
    for pattern in LEFT:
        doomed += sorted(outputs.glob(pattern))
    removed = []
    for path in doomed:
        if path.is_dir():
            shutil.rmtree(path)
        elif path.exists():
            path.unlink()
        else:
            continue
        removed.append(path.name)
    return removed


def main(reviews: list[str]) -> int:
    """Tidy the reviews named (``inputs/<review>``), or all of them."""
    outputs = Path("outputs")
    names = [Path(name).name for name in reviews]
    folders = [outputs / name for name in names] if names else sorted(outputs.glob("*/"))
    for folder in folders:
        if folder.is_dir() and tidy(folder):
            sys.stdout.write(f"{folder.name}: cleaned; published copies and decisions stay.\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
