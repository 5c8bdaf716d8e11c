"""The form on which an officer records which version of a return stands."""

from __future__ import annotations

import json
from collections.abc import Sequence

from pipeline.versions import Difference

HEAD = """\
# Which version of a return stands. Under each [[stands]] take the # away before the file that
# stands, and before the day; fill in who decided. Save it as versions.toml in the review's folder
# decisions/, or add it to the one that is there.
"""


def version_form(differences: Sequence[Difference]) -> str:
    """The lines of ``decisions/versions.toml`` for every return that waits; "" where none does.

    ``differences`` are pairs of versions; more than two versions of a return are one entry.
    """
    waiting = [one for one in differences if not one.decided]
    entries: list[tuple[str, dict[str, str]]] = []
    for one in waiting:
        files = {one.first_sha256: one.first, one.second_sha256: one.second}
        known = next((held for _, held in entries if held.keys() & files.keys()), None)
        if known is None:
            entries.append((one.agency, files))
        else:
            known.update(files)
    return HEAD + "".join(_entry(*each) for each in entries) if entries else ""


def _entry(agency: str, files: dict[str, str]) -> str:
    # A file's name as one line of text whatever it holds: it stands in a comment.
    choices = [
        f'# sha256 = "{sha256[:12]}"  # {json.dumps(name)}' for sha256, name in files.items()
    ]
    lines = (
        "\n[[stands]]",
        f"agency = {json.dumps(agency)}",
        *choices,
        'decided_by = ""',
        "# decided_on = 2026-01-31",
        'reason = ""',
    )
    return "\n".join(lines) + "\n"
