"""Opens zip packages byte by byte: every entry, every comment, every gap between entries.

Nothing is trusted because a library did not mention it. A package that cannot be accounted for
to the last byte cannot be verified.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass, field

from pipeline.errors import CouldNotVerify
from pipeline.verify.zip_bytes import account, local_head, packed_slack

DEEPEST = 5
LARGEST = 400_000_000
_STAMP = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Member:
    """One entry of a zip package, unpacked; ``remarks`` is whatever is written about it besides."""

    name: str = field(repr=False)
    data: bytes = field(repr=False)
    odd: tuple[str, ...] = ()
    remarks: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Package:
    """A zip package: its members, the bytes that belong to none, and what is odd about it."""

    members: tuple[Member, ...]
    loose: bytes = field(repr=False, default=b"")
    odd: tuple[str, ...] = ()


def is_zip(data: bytes) -> bool:
    """Whether the bytes begin as a zip package does."""
    return data[:4] in {b"PK\x03\x04", b"PK\x05\x06"}


def opened(place: str, data: bytes) -> Package:
    """Unpack every entry. Raises CouldNotVerify when it cannot be done whole."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        infos = archive.infolist()
    except (zipfile.BadZipFile, struct.error, ValueError, NotImplementedError) as fault:
        raise CouldNotVerify(f"{place} is not a package that can be opened.") from fault
    names = [info.filename for info in infos]
    if len({name.lower() for name in names}) != len(names):
        raise CouldNotVerify(f"{place} holds two parts of one name.")
    if sum(info.file_size for info in infos) > LARGEST:
        raise CouldNotVerify(f"{place} unpacks to more than can be checked.")
    try:
        members = tuple(_member(place, archive, info, data) for info in infos)
        accounted = account(infos, data)
    except (struct.error, zlib.error) as fault:
        raise CouldNotVerify(f"{place} is not a package that can be read to its end.") from fault
    odd = list(accounted.odd)
    if archive.comment:
        odd.append("a comment on the package")
    if accounted.loose.strip(b"\0"):
        odd.append("bytes that belong to no part")
    return Package(members, accounted.loose + archive.comment, tuple(odd))


def _member(place: str, archive: zipfile.ZipFile, info: zipfile.ZipInfo, data: bytes) -> Member:
    if info.flag_bits & 0x41:
        raise CouldNotVerify(f"{place} is encrypted.")
    try:
        content = archive.read(info)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        OSError,
    ) as fault:
        raise CouldNotVerify(f"{place} holds a part that cannot be unpacked.") from fault
    odd = []
    if info.comment:
        odd.append("a comment on a part")
    extra = info.extra + _local_extra(info, data)
    if extra:
        odd.append("an extra field on a part")
    if info.date_time != _STAMP:
        odd.append("a date on a part")
    if info.create_system or info.external_attr or info.internal_attr or info.volume:
        odd.append("the mark of a machine on a part")
    slack = packed_slack(info, data)
    if slack:
        odd.append("bytes after a part's content")
    remarks = b"\n".join((info.comment, extra, slack))
    return Member(info.filename, content, tuple(odd), remarks)


def _local_extra(info: zipfile.ZipInfo, data: bytes) -> bytes:
    head = local_head(info, data)
    return data[head.content - head.extra : head.content]
