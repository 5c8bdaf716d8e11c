"""Large parts of a package are inflated whole, and refused where they are not what was told."""

from __future__ import annotations

import io
import random
import zipfile
import zlib
from collections.abc import Callable

import pytest

from pipeline.read import package
from pipeline.read.package import open_package
from pipeline.read.reading import Refused

NAME = "xl/worksheets/sheet1.xml"
CHANCE = random.Random(5)
PART = b"<worksheet>%s</worksheet>" % CHANCE.randbytes(600_000).hex().encode()


def zipped(name: str = NAME) -> bytearray:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        info = zipfile.ZipInfo(name)
        info.compress_type, info.extra = zipfile.ZIP_DEFLATED, b"\xfe\xca\x02\x00ab"
        archive.writestr(info, PART)
    return bytearray(out.getvalue())


def put(data: bytearray, after: int, number: int) -> bytearray:
    """The directory's entry with a number of four bytes changed."""
    at = data.rfind(b"PK\x01\x02") + after
    data[at : at + 4] = number.to_bytes(4, "little")
    return data


def told(after: int) -> int:
    data = zipped()
    at = data.rfind(b"PK\x01\x02") + after
    return int.from_bytes(data[at : at + 4], "little")


CRC, PACKED, SIZE = 16, 20, 24


def test_a_large_part_is_read_whole_without_asking_the_library(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert len(PART) > package._LARGE
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda *_: pytest.fail("asked"))
    assert open_package(bytes(zipped())).parts[NAME] == PART


@pytest.mark.parametrize(
    "harm",
    [
        lambda data: put(data, CRC, told(CRC) ^ 1),
        lambda data: put(data, SIZE, told(SIZE) - 1),
        lambda data: put(data, PACKED, told(PACKED) // 2),
        lambda data: data[:60] + bytes([data[60] ^ 0xFF]) + data[61:],
        lambda data: data[:200_000] + bytes([data[200_000] ^ 0x10]) + data[200_001:],
        lambda data: data.replace(b"sheet1", b"sheet2", 1),
    ],
)
def test_a_large_part_that_is_not_as_told_is_refused_as_the_library_would(
    harm: Callable[[bytearray], bytearray],
) -> None:
    data = bytes(harm(zipped()))
    with pytest.raises((zipfile.BadZipFile, zlib.error, EOFError)):
        zipfile.ZipFile(io.BytesIO(data)).read(NAME)
    with pytest.raises(Refused) as refused:
        open_package(data)
    assert refused.value.code == "file-damaged"
