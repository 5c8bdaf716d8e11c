"""A document in the format of Word 97."""

from tests.office import ole


def make() -> bytes:
    return ole({"WordDocument": b"\xec\xa5", "1Table": b""})
