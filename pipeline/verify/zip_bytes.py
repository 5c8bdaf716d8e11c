"""Accounts for every byte of a zip package: each stands in a part, in the index, or is loose.

What a part is called and how it is packed is told twice, before the part and in the index. A
reader believes one of them, so that the other is a place to hide.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field

_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_CENTRAL = struct.Struct("<4sHHHHHHIIIHHHHHII")
_END = struct.Struct("<4sHHHHIIH")
_SIZES_FOLLOW = 0x08


@dataclass(frozen=True, slots=True)
class LocalHead:
    """The words before a part: where its content begins, and what is said of it."""

    content: int
    extra: int
    told: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Accounted:
    """The bytes that belong to nothing, and what is odd about the rest."""

    loose: bytes = field(repr=False)
    odd: tuple[str, ...]


def local_head(info: zipfile.ZipInfo, data: bytes) -> LocalHead:
    """What stands before a part."""
    fields = _LOCAL.unpack_from(data, info.header_offset)
    name, extra = fields[9], fields[10]
    return LocalHead(info.header_offset + _LOCAL.size + name + extra, extra, fields[1:9])


def packed_slack(info: zipfile.ZipInfo, data: bytes) -> bytes:
    """Bytes of a part after the end of what is packed in it."""
    if info.compress_type != zipfile.ZIP_DEFLATED:
        return b""
    start = local_head(info, data).content
    opener = zlib.decompressobj(-15)
    opener.decompress(data[start : start + info.compress_size])
    return opener.unused_data


def account(infos: Sequence[zipfile.ZipInfo], data: bytes) -> Accounted:
    """Walk the package from its first byte to its last."""
    loose, odd, at = [], [], 0
    for info in sorted(infos, key=lambda each: each.header_offset):
        if info.header_offset < at:
            odd.append("parts that lie over each other")
        loose.append(data[at : info.header_offset])
        at = _end_of(info, data)
    loose_index, told, at = _index(infos, data, at)
    loose += loose_index
    end = data.find(b"PK\x05\x06", at)
    loose.append(data[at:end])
    comment = _END.unpack_from(data, end)[7]
    loose.append(data[end + _END.size + comment :])
    odd += told
    if any(info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} for info in infos):
        odd.append("a part packed in an unusual way")
    return Accounted(b"".join(loose), tuple(dict.fromkeys(odd)))


def _end_of(info: zipfile.ZipInfo, data: bytes) -> int:
    end = local_head(info, data).content + info.compress_size
    if info.flag_bits & _SIZES_FOLLOW:
        end += 16 if data[end : end + 4] == b"PK\x07\x08" else 12
    return end


def _index(
    infos: Sequence[zipfile.ZipInfo], data: bytes, at: int
) -> tuple[list[bytes], list[str], int]:
    """Loose bytes before the index, what it says otherwise than the parts, and where it ends."""
    start = data.find(b"PK\x01\x02", at)
    loose, odd = [data[at:start]], []
    at = start
    for info in infos:
        fields = _CENTRAL.unpack_from(data, at)
        told = (fields[2], *fields[3:10])
        head = local_head(info, data).told
        # Sizes that follow the part stand before it as noughts.
        same = 5 if info.flag_bits & _SIZES_FOLLOW else 8
        if told[:same] != head[:same]:
            odd.append("a part described in two ways")
        at += _CENTRAL.size + sum(fields[10:13])
    return loose, odd, at
