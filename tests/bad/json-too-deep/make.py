"""A list in a list in a list, and so on."""


def make() -> bytes:
    return b"[" * 100_000 + b"]" * 100_000
