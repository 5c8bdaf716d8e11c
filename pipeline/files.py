"""Files written whole or not at all, folders swapped in, one build a review at a time.

A full disk, a kill or a file open in Word leaves what stood before untouched. Files are made
0600 and folders 0700 where the system knows modes; on Windows the folder's own permissions hold.
"""

from __future__ import annotations

import contextlib
import getpass
import hashlib
import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import filelock

from pipeline.errors import Busy, CouldNotWrite

PART = ".part-"
OLD = ".old-"
NEW = ".new-"


def private_folder(folder: Path) -> Path:
    """Make the folder (and its parents) for this user alone, and return it.

    Raises CouldNotWrite (14), where a file of that name stands in the way as well.
    """
    if not folder.is_dir():
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as fault:
            raise CouldNotWrite(
                f"A folder could not be made: {_why(fault)}.", private=str(folder)
            ) from fault
        with contextlib.suppress(OSError):
            folder.chmod(0o700)
    return folder


def _sync(folder: Path) -> None:
    """Make a rename last through a power cut, where the system can (not on Windows)."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _why(fault: OSError) -> str:
    if isinstance(fault, FileExistsError):
        return "a file of that name stands where the folder should be: move it away"
    if isinstance(fault, PermissionError):
        return "it may be open in another program: close it there and run this again"
    return f"{(fault.strerror or 'the system refused').lower()}: free some space or ask IT"


def write_whole(path: Path, data: bytes) -> Path:
    """Write ``data`` to ``path``, whole or not at all; the old file stands until the new is safe.

    Raises CouldNotWrite (exit 14) when the disk is full, read-only, or the file is open elsewhere.
    """
    temporary = ""
    try:
        private_folder(path.parent)
        handle, temporary = tempfile.mkstemp(prefix=PART, dir=path.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).replace(path)
        _sync(path.parent)
    except OSError as fault:
        if temporary:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()
        raise CouldNotWrite(
            f"A file could not be saved: {_why(fault)}. The previous version is untouched.",
            private=str(path),
        ) from fault
    return path


def move(path: Path, place: Path) -> None:
    """Rename a whole file to another name, over what stands there. Raises CouldNotWrite (14)."""
    try:
        path.replace(place)
        _sync(place.parent)
    except OSError as fault:
        raise CouldNotWrite(
            f"A file could not be put in place: {_why(fault)}.", private=str(place)
        ) from fault


def new_folder(place: Path) -> Path:
    """A fresh private folder beside ``place``, to be filled and then handed to ``swap_in``."""
    try:
        private_folder(place.parent)
        return Path(tempfile.mkdtemp(prefix=f"{NEW}{place.name}-", dir=place.parent))
    except OSError as fault:
        raise CouldNotWrite(f"Nothing could be saved: {_why(fault)}.") from fault


def swap_in(folder: Path, place: Path) -> None:
    """Put ``folder`` where ``place`` is; readers see the old one or the new one, never a mix.

    When the new folder cannot take the place, the old one is put back (CouldNotWrite).
    """
    aside = place.parent / f"{OLD}{place.name}"
    try:
        if aside.exists():
            shutil.rmtree(aside)
        if place.exists():
            place.rename(aside)
        try:
            folder.rename(place)
        except OSError:
            if aside.exists():
                aside.rename(place)
            raise
        _sync(place.parent)
    except OSError as fault:
        shutil.rmtree(folder, ignore_errors=True)
        raise CouldNotWrite(
            f"The finished folder could not be put in place: {_why(fault)}. "
            "The previous build is untouched.",
            private=str(place),
        ) from fault
    shutil.rmtree(aside, ignore_errors=True)


def sweep(folder: Path) -> None:
    """Clear what a killed run left: half-written parts go, a folder set aside comes back.

    Call it only while holding the review's lock.
    """
    for left in folder.glob(f"{OLD}*"):
        place = left.with_name(left.name.removeprefix(OLD))
        if place.exists():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.rename(place)
    for left in folder.glob(f"{NEW}*"):
        shutil.rmtree(left, ignore_errors=True)
    sweep_parts(folder)


def sweep_parts(folder: Path) -> None:
    """Clear half-written files from a folder that only this program writes in."""
    for left in folder.rglob(f"{PART}*"):
        left.unlink(missing_ok=True)


@contextlib.contextmanager
def only_one(folder: Path, what: str) -> Iterator[None]:
    """Hold the review's lock. Raises Busy (exit 15) with who holds it and since when."""
    private_folder(folder)
    lock = filelock.FileLock(folder / ".lock", mode=0o600)
    note = folder / ".lock-holder"
    try:
        lock.acquire(blocking=False)
    except filelock.Timeout as taken:
        holder = ""
        with contextlib.suppress(OSError):
            holder = f" It was {note.read_text('utf-8').strip()}."
        raise Busy(f"Another run on {what} is under way.{holder} Wait until it ends.") from taken
    try:
        started = datetime.now().astimezone().strftime("%H:%M")
        with contextlib.suppress(OSError, KeyError, ImportError):
            write_whole(note, f"started at {started} by {getpass.getuser()}\n".encode())
        sweep(folder)
        yield
    finally:
        with contextlib.suppress(OSError):
            note.unlink(missing_ok=True)
        lock.release()


def read_once(path: Path) -> bytes:
    """The file's bytes, read once; a link or anything but a plain file raises OSError."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags)
    with os.fdopen(handle, "rb") as stream:
        if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
            raise OSError(f"not a plain file: {path.suffix}")
        return stream.read()


def sha256(data: bytes) -> str:
    """The SHA-256 of the bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def tree(folder: Path) -> list[Path]:
    """Every plain file below the folder, sorted by its path from there; links are not followed."""
    found = []
    for base, folders, names in os.walk(folder, followlinks=False):
        folders.sort()
        found += [Path(base) / name for name in names]
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())
