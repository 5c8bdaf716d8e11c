"""How the tests work the page: open it, set a control as a person would, see what it shows."""

from __future__ import annotations

import json
from pathlib import Path

from pipeline.render.page import chronology_page
from tests import browser as chromium


def open_page(browser: chromium.Browser, tmp_path: Path, content: dict, **media: str) -> None:
    path = tmp_path / "chronology.html"
    path.write_bytes(chronology_page(content))
    browser.open(path, **media)
    browser.wait("document.documentElement.dataset.ready === 'yes'")
    settle(browser)


def settle(browser: chromium.Browser) -> None:
    browser.run("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def set_control(browser: chromium.Browser, name: str, value: object) -> None:
    """Set one control as a person would: its value or tick, then its event."""
    kind = "checked" if isinstance(value, bool) else "value"
    browser.run(
        f"(() => {{ const c = document.getElementById({name!r}); c.{kind} = {json.dumps(value)};"
        "for (const e of ['input', 'change']) c.dispatchEvent(new Event(e, {bubbles: true})); })()"
    )
    if name == "words":
        browser.run("new Promise(done => setTimeout(done, 200))")
    settle(browser)


def shown_ids(browser: chromium.Browser) -> list[str]:
    said = browser.run(
        "[...document.querySelectorAll('#rows th p:first-child')].map(p => p.textContent)"
    )
    return [words.partition(": ")[2] for words in said]  # type: ignore[attr-defined]
