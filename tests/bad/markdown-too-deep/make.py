"""A line that keeps a parser busy for half a minute."""


def make() -> bytes:
    return b"# Report\n\n" + b"[" * 50_000 + b"\n"
