"""The typefaces that ship with the program: never the machine's, so pages are the same everywhere."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import ttf_opensans
import typst

from pipeline.errors import ToolMissing

FOLDER = Path(ttf_opensans.__file__).parent / "ttf"


@cache
def fonts() -> typst.Fonts:
    """Open Sans, and behind it the faces inside the typesetter itself."""
    found = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FOLDER)]
    )
    if "Open Sans" not in found.families():
        raise ToolMissing(
            "The typeface Open Sans is not installed. Run `make` again to set the program up."
        )
    return found
