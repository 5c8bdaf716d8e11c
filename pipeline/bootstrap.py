"""Make ``.venv`` ready: the locked versions, from the package index alone, no root, no apt.

Runs on the machine's own Python before anything is installed, so it imports the standard
library only. Uses ``uv`` when it is there and ``venv`` with ``pip`` when it is not; the one lock
file serves both. Does nothing when the environment already holds what the lock file asks.
"""

from __future__ import annotations

import hashlib
import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "installed.sha256"


def wanted() -> str:
    """The fingerprint of what the environment should hold."""
    recipe = LOCK.read_bytes() + (ROOT / "pyproject.toml").read_bytes()
    return hashlib.sha256(recipe + str(ROOT).encode() + sys.version.encode()).hexdigest()


def python() -> Path:
    """The environment's own Python, on Windows too."""
    windows = VENV / "Scripts" / "python.exe"
    return windows if sys.platform == "win32" else VENV / "bin" / "python"


def missing() -> str:
    """What this machine lacks, in a sentence with the remedy, or "" when nothing."""
    if sys.version_info < OLDEST:
        found = ".".join(map(str, sys.version_info[:3]))
        return (
            f"Python {OLDEST[0]}.{OLDEST[1]} or later is needed and this is {found}. "
            "Install a newer Python, or name one: make PYTHON=python3.12"
        )
    if not shutil.which("uv") and importlib.util.find_spec("ensurepip") is None:
        return (
            "This Python cannot make virtual environments (its venv module is incomplete). "
            "On Debian or Ubuntu ask for the package python3-venv; on Windows and macOS the "
            "Python of python.org has it."
        )
    return ""


def install() -> None:
    """Build the environment afresh. Raises CalledProcessError when a step fails."""
    uv = shutil.which("uv")
    shutil.rmtree(VENV, ignore_errors=True)
    if uv:
        subprocess.run([uv, "venv", "--quiet", "--python", sys.executable, str(VENV)], check=True)
        pip = [uv, "pip", "install", "--quiet", "--python", str(python())]
    else:
        subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)
        pip = [str(python()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "-r", str(LOCK)], check=True, cwd=ROOT)
    # compat: a plain path entry; the default finder would add a fifth to every start-up.
    itself = ["--no-deps", "--no-build-isolation", "--config-settings", "editable_mode=compat"]
    itself += ["-e", str(ROOT)]
    subprocess.run([*pip, *itself], check=True, cwd=ROOT)


def main() -> int:
    """Make the environment ready; 0 when it is, 12 when this machine lacks something."""
    if lack := missing():
        sys.stderr.write(f"{lack}\n")
        return 12
    fingerprint = wanted()
    if STAMP.exists() and STAMP.read_text() == fingerprint and python().exists():
        return 0
    sys.stderr.write("Setting up: installing the locked packages into .venv (about a minute).\n")
    try:
        install()
    except subprocess.CalledProcessError as fault:
        sys.stderr.write(
            "Setting up did not finish: a package could not be fetched or installed (see above). "
            "Check the network connection to the package index and run make again.\n"
        )
        return fault.returncode or 12
    STAMP.write_text(fingerprint)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
