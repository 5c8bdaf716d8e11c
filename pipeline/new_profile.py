"""Start a partnership's own profile: a folder under ``templates/`` with a file to fill in."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.errors import Usage
from pipeline.files import write_whole
from pipeline.profile import SHARED, read_profile


def start_profile(templates: Path, key: str) -> tuple[str, ...]:
    """Make ``templates/<key>/profile.toml``; gives the next steps.

    The profile is valid as it stands: it says nothing yet that the shared one does not. Raises
    Usage for a name that could not be a folder on every machine, or that is taken.
    """
    if not re.fullmatch(r"[a-z][a-z0-9-]{1,38}[a-z0-9]", key):
        raise Usage(
            "A partnership's key is 3 to 40 small letters, digits and hyphens: inventshire."
        )
    folder = templates / key
    if folder.exists():
        raise Usage(f"templates/{key} is there already, and was not touched.")
    text = (templates / SHARED / "new-profile.toml").read_text("utf-8")
    folder.mkdir()
    write_whole(folder / "profile.toml", text.replace("{{ partnership }}", key).encode())
    read_profile(templates, key)
    return (
        f"templates/{key}/profile.toml is ready, and works as it stands.",
        "1. Put in what your guidance says otherwise, each value with its paragraph.",
        "2. Headings of your agencies' chronologies go into headings.toml beside it.",
        "3. Word templates of your own (document.docx, letter.docx) and logo.png go beside it too.",
        f'4. Name it in a case file: partnership = "{key}".',
    )
