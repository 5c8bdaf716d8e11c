"""A workbook that Excel has encrypted."""

from tests.office import ole


def make() -> bytes:
    return ole({"EncryptedPackage": b"\x00" * 64, "EncryptionInfo": b"\x04\x00"})
