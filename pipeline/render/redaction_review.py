"""The officer's reading copy of an anonymised report: one confidential page, offline.

What the report said goes in as data and is only ever shown as text; the page's own script and
style are all that its content security policy lets through.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from pathlib import Path

from pipeline.manifest import ROOT
from pipeline.render.page import as_data, policy

FOLDER = ROOT / "templates" / "_shared" / "redaction-review"


def redaction_review(content: Mapping[str, object], folder: Path = FOLDER) -> bytes:
    """One HTML file in UTF-8, the same bytes for the same content.

    ``content`` is what ``anonymise.comparison.comparison`` gives.
    """
    script = (folder / "page.js").read_text("utf-8")
    style = "\n" + (folder / "page.css").read_text("utf-8")
    filled = {
        "policy": escape(policy(script, style)),
        "title": escape(f"{content.get('reference', '')} Redaction review"),
        "style": style,
        "script": script,
        "data": as_data(content),
    }
    page = (folder / "page.html").read_text("utf-8")
    # One pass, so that words that look like a place are not filled again.
    return re.sub(rf"\{{({'|'.join(filled)})\}}", lambda place: filled[place[1]], page).encode()
