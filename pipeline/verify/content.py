"""A fingerprint of what a file says, the same on any machine.

Compression differs between machines, so a package is hashed member by member.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping

from pipeline.errors import CouldNotVerify


def content_sha256(data: bytes) -> str:
    """Of a zip package the hash of its members' names and hashes; of any other file its own."""
    if data[:4] != b"PK\x03\x04":
        return hashlib.sha256(data).hexdigest()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            lines = [
                f"{info.filename}\0{hashlib.sha256(archive.read(info)).hexdigest()}\n"
                for info in sorted(archive.infolist(), key=lambda info: info.filename)
            ]
    except (zipfile.BadZipFile, OSError, RuntimeError) as fault:
        raise CouldNotVerify("A package cannot be opened to be fingerprinted.") from fault
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def content_of_all(files: Mapping[str, bytes]) -> str:
    """One fingerprint of several files by name, which sign-offs are bound to."""
    lines = [f"{name}\0{content_sha256(data)}\n" for name, data in sorted(files.items())]
    return hashlib.sha256("".join(lines).encode()).hexdigest()
