"""Opens zip packages byte by byte: every entry, every comment, every gap between entries.

Nothing is trusted because a library did not mention it. A package that cannot be accounted for
to the last byte cannot be verified.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.errors import CouldNotVerify

DEEPEST = 5
LARGEST = 400_000_000
_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_STAMP = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Member:
    """One entry of a zip package, unpacked; ``remarks`` are its comment and extra fields."""

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
    members = tuple(_member(place, archive, info, data) for info in infos)
    loose = b"".join(_loose(infos, data, archive))
    odd = []
    if archive.comment:
        odd.append("a comment on the package")
    if infos and min(info.header_offset for info in infos) != 0:
        odd.append("bytes before the first part")
    if loose.strip(b"\0"):
        odd.append("bytes that belong to no part")
    return Package(members, loose + archive.comment, tuple(odd))


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
    return Member(info.filename, content, tuple(odd), info.comment + b"\n" + extra)


def _local_extra(info: zipfile.ZipInfo, data: bytes) -> bytes:
    start = info.header_offset
    fields = _LOCAL.unpack_from(data, start)
    name_length, extra_length = fields[9], fields[10]
    begin = start + _LOCAL.size + name_length
    return data[begin : begin + extra_length]


def _loose(infos: list[zipfile.ZipInfo], data: bytes, archive: zipfile.ZipFile) -> Iterator[bytes]:
    """Bytes between entries, before the first and after the end record."""
    spans = []
    for info in infos:
        fields = _LOCAL.unpack_from(data, info.header_offset)
        end = info.header_offset + _LOCAL.size + fields[9] + fields[10] + info.compress_size
        if info.flag_bits & 0x08:  # sizes follow the data
            end += 16 if data[end : end + 4] == b"PK\x07\x08" else 12
        spans.append((info.header_offset, end))
    at = 0
    for start, end in sorted(spans):
        if start > at:
            yield data[at:start]
        at = max(at, end)
    directory = archive.start_dir
    if directory > at:
        yield data[at:directory]
    tail = data.rfind(b"PK\x05\x06")
    if tail >= 0:
        yield data[tail + 22 + len(archive.comment) :]
