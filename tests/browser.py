"""A real headless Chromium, driven over its own pipe: no driver, no port, no network.

Tests that need it take the ``browser`` fixture of ``tests/conftest.py`` or call ``start`` and
skip with a reason where no Chromium is installed.
"""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
#: WCAG 2.2 AA and the levels below it, as axe names them.
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


class Browser:
    """One page of one browser. Answers are waited for; nothing waits longer than ``patience``."""

    def __init__(self, process: subprocess.Popen[bytes], to: int, fro: int) -> None:
        self._process, self._to, self._fro = process, to, fro
        self._number, self._rest, self.messages = 0, b"", []
        self._page = ""
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        self._page = self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.send(f"{domain}.enable")

    def send(self, method: str, **params: object) -> dict:
        """One command of the browser's protocol and its answer."""
        self._number += 1
        command = {"id": self._number, "method": method, "params": params}
        if self._page:
            command["sessionId"] = self._page
        os.write(self._to, json.dumps(command).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._number:
                assert "error" not in answer, f"{method}: {answer['error']}"
                return answer["result"]
            self.messages.append(answer)

    def _next(self, patience: float = 60) -> dict:
        until = time.monotonic() + patience
        while b"\0" not in self._rest:
            ready, _, _ = select.select([self._fro], [], [], max(until - time.monotonic(), 0))
            assert ready, "the browser does not answer"
            piece = os.read(self._fro, 1 << 20)
            assert piece, "the browser has gone"
            self._rest += piece
        message, _, self._rest = self._rest.partition(b"\0")
        return json.loads(message)

    def open(self, path: Path, width: int = 1400, height: int = 1000, **media: str) -> None:
        """Open a file from disk. ``media``: prefers_color_scheme="dark", forced_colors="active"."""
        self.send("Emulation.setDeviceMetricsOverride", width=width, height=height,
                  deviceScaleFactor=1, mobile=False)  # fmt: skip
        features = [{"name": name.replace("_", "-"), "value": value} for name, value in media.items()]  # fmt: skip
        self.send("Emulation.setEmulatedMedia", features=features)
        self.messages.clear()
        self.send("Page.navigate", url=path.as_uri())
        self.wait("document.readyState === 'complete'")

    def run(self, script: str) -> object:
        """The value of an expression; a promise is waited for."""
        answer = self.send("Runtime.evaluate", expression=script, returnByValue=True,
                           awaitPromise=True, userGesture=True)  # fmt: skip
        assert "exceptionDetails" not in answer, answer.get("exceptionDetails")
        return answer["result"].get("value")

    def wait(self, script: str, patience: float = 30) -> None:
        """Until an expression is true."""
        until = time.monotonic() + patience
        while not self.run(script):
            assert time.monotonic() < until, f"never true: {script}"
            time.sleep(0.02)

    def press(self, key: str, code: str = "") -> None:
        """One key, as a hand would."""
        text = {"text": key} if len(key) == 1 else {"text": "\r"} if key == "Enter" else {}
        for kind in ("keyDown", "keyUp"):
            self.send("Input.dispatchKeyEvent", type=kind, key=key, code=code or key,
                      windowsVirtualKeyCode={"Enter": 13, "Tab": 9, "Escape": 27}.get(key, 0),
                      **(text if kind == "keyDown" else {}))  # fmt: skip

    def picture(self, path: Path) -> Path:
        """What the page looks like."""
        data = self.send("Page.captureScreenshot", format="png")["data"]
        path.write_bytes(base64.b64decode(data))
        return path

    def troubles(self) -> list[str]:
        """What the console complains of, script errors, and anything asked of the network."""
        said = []
        for message in self.messages:
            params = message.get("params", {})
            kind = message.get("method")
            if kind == "Log.entryAdded":
                said.append(params["entry"]["text"])
            elif kind == "Runtime.exceptionThrown":
                details = params["exceptionDetails"]
                said.append(details.get("exception", {}).get("description", details["text"]))
            elif kind == "Network.requestWillBeSent":
                url = params["request"]["url"]
                if not url.startswith(("file:", "data:", "blob:", "about:")):
                    said.append(f"asked for {url}")
        return said

    def axe(self) -> list[str]:
        """What axe-core finds against WCAG 2.2 AA: rule and the elements it is about."""
        self.run(axe_source() + "; 0")
        found = self.run(
            f"axe.run(document, {{runOnly: {json.dumps(WCAG)}}}).then(r => r.violations.map("
            "v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).join(', ')))"
        )
        return list(found)  # type: ignore[call-overload]


def axe_source() -> str:
    """The axe-core script, from where npm puts it; skips the test where it is not installed."""
    roots = [os.environ.get("AXE_CORE", ""), "node_modules/axe-core", "/usr/share/nodejs/axe-core",
             "/usr/lib/node_modules/axe-core", "/usr/local/lib/node_modules/axe-core"]  # fmt: skip
    for root in filter(None, roots):
        path = Path(root) / "axe.min.js"
        if path.exists():
            return path.read_text("utf-8")
    pytest.skip("axe-core is not installed (npm install axe-core, or AXE_CORE=its folder)")


def executable() -> str | None:
    """Where Chromium is, or None."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


@contextmanager
def start(folder: Path) -> Iterator[Browser]:
    """A browser with a profile of its own under ``folder``; skips where none is installed."""
    program = executable()
    if program is None:
        pytest.skip("no Chromium is installed")
    if os.name == "nt":
        pytest.skip("the browser's pipe is not driven on Windows")
    down, up = os.pipe(), os.pipe()
    arguments = [
        program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
        "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-default-apps", "--remote-debugging-pipe", f"--user-data-dir={folder}",
        "--lang=en-GB", "--hide-scrollbars",
    ]  # fmt: skip

    def place_pipes() -> None:
        # The protocol is read from 3 and written to 4.
        os.dup2(down[0], 10)
        os.dup2(up[1], 11)
        os.dup2(10, 3)
        os.dup2(11, 4)

    process = subprocess.Popen(arguments, preexec_fn=place_pipes, close_fds=False,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
    os.close(down[0])
    os.close(up[1])
    try:
        yield Browser(process, down[1], up[0])
    finally:
        os.close(down[1])
        os.close(up[0])
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
