"""The chronology as one web page to explore: offline, with nothing fetched and nothing kept.

The page's own small script and style sheet stand in ``templates/_shared/page/``; their hashes
are all that its content security policy lets through. What agencies wrote goes in as data and
is only ever shown as text.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from html import escape
from pathlib import Path

from pipeline.manifest import ROOT

FOLDER = ROOT / "templates" / "_shared" / "page"
#: In the order in which they are read; each knows those before it.
SCRIPTS = (
    "1-events.js", "2-filter.js", "3-table.js", "4-timeline.js", "5-questions.js", "6-start.js",
)  # fmt: skip


def chronology_page(content: Mapping[str, object], folder: Path = FOLDER) -> bytes:
    """One HTML file in UTF-8, the same bytes for the same content.

    ``content`` is what ``assemble.explorer.explorer`` gives. Opened from disk it needs no
    network; it stores nothing, not even in the address.
    """
    parts = [(folder / name).read_text("utf-8") for name in SCRIPTS]
    script = '\n(() => {\n"use strict";\n' + "\n".join(parts) + "})();\n"
    style = "\n" + (folder / "page.css").read_text("utf-8")
    page = (folder / "page.html").read_text("utf-8")
    title = f"{content.get('reference', '')} Multi-agency chronology"
    filled = {
        "policy": escape(policy(script, style)),
        "title": escape(title),
        "style": style,
        "script": script,
        "data": as_data(content),
    }
    # One pass, so that words that look like a place are not filled again.
    return re.sub(rf"\{{({'|'.join(filled)})\}}", lambda place: filled[place[1]], page).encode(
        "utf-8", "replace"
    )


def policy(script: str, style: str) -> str:
    """A policy under which this script and this style work, and nothing else: no net, no frames."""
    return (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def as_data(content: Mapping[str, object]) -> str:
    """The content as JSON that cannot end its element, whatever anybody wrote.

    Only ASCII is left, so that a damaged character cannot stop the page from being written.
    """
    text = json.dumps(content, ensure_ascii=True, separators=(",", ":"), sort_keys=False)
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
